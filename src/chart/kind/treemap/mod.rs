//! A treemap: parts of a whole by area.

mod squarify;

use plotters_backend::text_anchor::HPos;

use self::squarify::{Rect, squarify};
use crate::chart::amount::Amount;
use crate::chart::key::Key;
use crate::chart::layout::{Block, NARROW, Type, px, render, width};
use crate::chart::mark::{Mark, Shape};
use crate::chart::palette::Token;
use crate::chart::refusal::{Refusal, adds_up, amount};
use crate::chart::{Canvas, Drawing};

/// Parts that sum to a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct Treemap {
    parts: Vec<Amount>,
}

impl Treemap {
    /// A treemap of a whole and its parts, which are set from the largest to the smallest and printed with their unit.
    ///
    /// # Errors
    ///
    /// A part is no amount, or the parts do not sum to the whole, up to the rounding of floating-point numbers.
    pub fn new(whole: f64, mut parts: Vec<Amount>) -> Result<Self, Refusal> {
        for (at, part) in parts.iter().enumerate() {
            amount(part.value, at)?;
        }
        adds_up(0, parts.iter().map(|part| part.value), whole)?;
        parts.sort_by(|one, other| other.value.total_cmp(&one.value));
        Ok(Self { parts })
    }

    /// The parts from the largest to the smallest.
    #[must_use]
    pub fn parts(&self) -> &[Amount] {
        &self.parts
    }
}

/// Blank between two tiles, and between a tile's edge and its text.
const SEAM: i32 = px(2);
const PAD: i32 = px(9);

/// Most lines of a label in a tile.
const LINES: usize = 3;

/// What stands in a tile.
enum Words<'t> {
    /// Label and value.
    All(Block<'t>, Block<'t>),
    /// The number of its entry in the key.
    Number(String),
    /// Nothing: too small even for a number.
    None,
}

/// One tile, laid out.
struct Tile<'t> {
    part: &'t Amount,
    /// Left, upper, right and lower edge.
    edges: [i32; 4],
    token: Token,
    ink: Option<Token>,
    words: Words<'t>,
}

/// Draws a treemap. Words that do not fit into their tile are listed below, with a number that stands in the tile.
pub(super) fn draw(chart: &Treemap, canvas: &Canvas) -> Drawing {
    let full = width(canvas);
    let any = chart.parts.iter().any(|part| part.highlight);
    let sum: f64 = chart.parts.iter().map(|part| part.value).sum();
    let tall = match (sum > 0.0, full < NARROW) {
        (false, _) => 0,
        (_, true) => full,
        (_, false) => (full * 9 / 20).min(px(440)),
    };
    let values: Vec<f64> = chart.parts.iter().map(|part| part.value).collect();
    let rects = squarify(&values, Rect { x: 0.0, y: 0.0, w: f64::from(full + SEAM), h: f64::from(tall + SEAM) });
    let mut tiles: Vec<Tile> = Vec::with_capacity(rects.len());
    let (mut listed, mut numbered): (Vec<(Option<usize>, String)>, usize) = (Vec::new(), 0);
    for ((i, part), rect) in chart.parts.iter().enumerate().zip(&rects) {
        let whole = |at: f64| (at / 10.0).round() as i32 * 10;
        let (left, top) = (whole(rect.x), whole(rect.y));
        let edges = [left, top, whole(rect.x + rect.w) - SEAM, whole(rect.y + rect.h) - SEAM];
        let token = if part.highlight || (!any && i == 0) { Token::C1 } else { Token::Context };
        let ink = canvas.palette.text_on(token);
        let words = match ink {
            Some(_) => words(part, edges, numbered + 1, canvas),
            None => Words::None,
        };
        let entry = || format!("{} {}", part.label, part.text).trim().to_owned();
        match &words {
            Words::All(..) => {}
            Words::Number(_) => {
                numbered += 1;
                listed.push((Some(numbered), entry()));
            }
            Words::None => listed.push((None, entry())),
        }
        tiles.push(Tile { part, edges, token, ink, words });
    }
    listed.sort_by_key(|(number, _)| number.is_none());
    let key = Key::new(listed.iter().map(|(number, words)| (*number, words.as_str())), full, canvas);
    let below = if tall > 0 { tall + px(12) } else { 0 };
    let height = if key.height > 0 { below + key.height } else { tall.max(px(12)) };

    render(canvas, height, |pen| {
        for tile in &tiles {
            let [left, top, right, bottom] = tile.edges;
            if right <= left || bottom <= top {
                continue;
            }
            let ink = tile.ink.unwrap_or(Token::Ink);
            pen.group(&format!("{}：{}", tile.part.label, tile.part.text), ink, || {
                pen.mark(&Mark::new((left, top), (right, bottom), Shape::BAR, tile.token));
                match &tile.words {
                    Words::All(label, text) => {
                        pen.block(label, (left + PAD, top + px(6)), HPos::Left, ink, false);
                        pen.block(text, (left + PAD, top + px(6) + label.height()), HPos::Left, ink, false);
                    }
                    Words::Number(number) => {
                        let middle = (i32::midpoint(left, right), i32::midpoint(top, bottom));
                        pen.text(number, Type::STRONG, middle, HPos::Center, ink, false);
                    }
                    Words::None => {}
                }
            });
        }
        key.draw(pen, (0, below));
    })
}

/// What fits into a tile.
fn words<'t>(part: &'t Amount, [left, top, right, bottom]: [i32; 4], number: usize, canvas: &Canvas) -> Words<'t> {
    let (wide, tall) = (right - left - 2 * PAD, bottom - top - px(12));
    let label = Block::new(&part.label, Type::label(part.highlight), wide, canvas);
    let large = if part.highlight { Type::FIGURE_STRONG } else { Type::FIGURE };
    for kind in [large, Type::NOTE] {
        let text = Block::new(&part.text, kind, wide, canvas);
        // A large figure wants air around it.
        let air = if kind == Type::NOTE { 0 } else { px(24) };
        let fits = label.width.max(text.width) <= wide && label.height() + text.height() + air <= tall;
        if fits
            && label.lines() <= LINES
            && text.lines() <= 1
            && wide >= px(39).min(Type::LABEL.width(&part.label, canvas))
        {
            return Words::All(label, text);
        }
    }
    let number = number.to_string();
    match Type::STRONG.width(&number, canvas) + px(4) <= right - left && Type::STRONG.line() + px(2) <= bottom - top {
        true => Words::Number(number),
        false => Words::None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn part(value: f64) -> Amount {
        Amount { label: String::new(), value, text: String::new(), highlight: false }
    }

    #[test]
    fn parts_sum_to_their_whole() {
        let gifts = || [30.0, 218.1, 163.5, 115.0, 107.9, 40.0].map(part).to_vec();
        let sorted = Treemap::new(674.5, gifts()).map(|chart| chart.parts().first().map(|part| part.value));
        assert_eq!(sorted, Ok(Some(218.1)));
        assert!(matches!(Treemap::new(680.0, gifts()), Err(Refusal::Sum { whole: 680.0, .. })));
        assert!(matches!(Treemap::new(f64::NAN, gifts()), Err(Refusal::Sum { .. })));
        assert_eq!(Treemap::new(-1.0, vec![part(-1.0)]), Err(Refusal::NoAmount(0)));
        assert!(Treemap::new(0.0, Vec::new()).is_ok());
    }
}
