//! Nested proportion: a part drawn inside of its whole.

use plotters::coord::types::RangedCoordf64;
use plotters_backend::text_anchor::HPos;

use crate::chart::layout::{Block, NARROW, Pen, Place, Row, Type, px, render, width, with_unit};
use crate::chart::legend::Legend;
use crate::chart::mark::{Mark, Shape, put};
use crate::chart::palette::{TINT, Token};
use crate::chart::refusal::{Refusal, amount};
use crate::chart::{Canvas, Drawing};

/// Wholes, each with one part inside.
#[derive(Clone, Debug, PartialEq)]
pub struct Nested {
    form: NestedForm,
    rows: Vec<NestedRow>,
}

/// How a part lies in its whole.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum NestedForm {
    /// A bar inside of a bar; every whole has the full width, since wholes may be in different units.
    Bars,
    /// A square in the corner of a square: the shares of the areas are those of the values.
    Squares,
}

/// One whole and its part.
#[derive(Clone, Debug, PartialEq)]
pub struct NestedRow {
    /// All: 帮扶对象, 16875户.
    pub whole: NestedAmount,
    /// What lies inside: 建档立卡户, 1510户.
    pub part: NestedAmount,
    /// The share as printed: 占8.9%; empty where it is not stated.
    pub share: String,
}

/// A value with its words.
#[derive(Clone, Debug, PartialEq)]
pub struct NestedAmount {
    /// What it counts.
    pub label: String,
    /// How much; not below zero.
    pub value: f64,
    /// The number as printed, without the unit.
    pub text: String,
    /// The unit: 户.
    pub unit: String,
}

impl Nested {
    /// Wholes and parts, drawn in a form.
    ///
    /// # Errors
    ///
    /// A value is no amount, a part is larger than its whole, or in another unit.
    pub fn new(form: NestedForm, rows: Vec<NestedRow>) -> Result<Self, Refusal> {
        for (at, row) in rows.iter().enumerate() {
            let (whole, part) = (amount(row.whole.value, at)?, amount(row.part.value, at)?);
            if row.whole.unit.trim() != row.part.unit.trim() {
                return Err(Refusal::OtherUnit(at));
            }
            if part > whole {
                return Err(Refusal::Exceeds(at));
            }
        }
        Ok(Self { form, rows })
    }

    /// The wholes, from the first to the last.
    #[must_use]
    pub fn rows(&self) -> &[NestedRow] {
        &self.rows
    }
}

/// A whole; its rim makes it stand out from paper.
const WHOLE: Shape = Shape::Tint { percent: TINT, radius: 0, rim: true };

/// Thickness of a whole as a bar, and the blank around the part in it.
const BAR: i32 = px(44);
const INSET: i32 = px(6);

/// Blank between an edge and the text beside it.
const PAD: i32 = px(8);

/// Edge of a whole as a square.
const SQUARE: i32 = px(148);

/// Blank between a square and its words.
const BESIDE: i32 = px(16);

/// Draws parts inside of their wholes.
pub(super) fn draw(chart: &Nested, canvas: &Canvas) -> Drawing {
    match chart.form {
        NestedForm::Bars => bars(chart, canvas),
        NestedForm::Squares => squares(chart, canvas),
    }
}

/// The share that a part has of its whole, 0 to 1.
fn fraction(row: &NestedRow) -> f64 {
    if row.whole.value > 0.0 { row.part.value / row.whole.value } else { 0.0 }
}

fn value(amount: &NestedAmount) -> String {
    with_unit(&amount.text, &amount.unit, true)
}

fn words(row: &NestedRow) -> String {
    let part = format!("{} {}", row.part.label, value(&row.part));
    [part.trim(), &row.share].into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join("，")
}

fn title(row: &NestedRow) -> String {
    let share = if row.share.is_empty() { String::new() } else { format!("，{}", row.share) };
    let (whole, part) = (&row.whole, &row.part);
    format!("{} {}，其中{} {}{share}", whole.label, value(whole), part.label, value(part))
}

/// Where the words on a part stand.
enum Words<'t> {
    /// Inside of the part.
    Part(Block<'t>, Token),
    /// Inside of the whole, after the part.
    Whole(Block<'t>, Token),
    /// Below the bar, with a swatch.
    Below(Legend<'t>),
}

/// One bar, laid out.
struct Line<'t> {
    row: &'t NestedRow,
    label: Block<'t>,
    amount: Block<'t>,
    words: Words<'t>,
    end: i32,
    at: Row,
}

fn bars(chart: &Nested, canvas: &Canvas) -> Drawing {
    let full = width(canvas);
    let amounts: Vec<(String, String)> = chart.rows.iter().map(|row| (value(&row.whole), words(row))).collect();
    let column = chart
        .rows
        .iter()
        .zip(&amounts)
        .flat_map(|(row, (whole, _))| [(row.whole.label.as_str(), Type::STRONG), (whole.as_str(), Type::LABEL)])
        .map(|(text, kind)| Block::new(text, kind, full * 3 / 10, canvas).width)
        .max()
        .unwrap_or(0);
    let (place, left) = if full < NARROW { (Place::Above, 0) } else { (Place::Beside(column), column + px(12)) };
    let limit = if place == Place::Above { full } else { column };
    let (inner, muted) = (full - left - 2 * INSET, canvas.palette.text_in(Token::Muted));

    let mut bottom = 0;
    let mut lines: Vec<Line> = Vec::with_capacity(chart.rows.len());
    for (row, (amount, words)) in chart.rows.iter().zip(&amounts) {
        let label = Block::new(&row.whole.label, Type::STRONG, limit, canvas);
        let amount = Block::new(amount, Type::LABEL, limit, canvas);
        let end = left + INSET + (fraction(row) * f64::from(inner)).round() as i32;
        let set = |limit: i32| Block::new(words, Type::STRONG, limit, canvas);
        let fits = |block: &Block, room: i32| block.height() <= Type::STRONG.line() && block.width <= room - 2 * PAD;
        let (line, tint) = (set(inner), canvas.palette.text_on_tint(Token::Context, TINT));
        let words = match (tint, canvas.palette.text_on(Token::C1)) {
            (Some(ink), _) if fits(&line, full - INSET - end) => Words::Whole(line, ink),
            (_, Some(ink)) if fits(&line, end - left - INSET) => Words::Part(line, ink),
            _ => Words::Below(Legend::new(std::iter::once((words.as_str(), Token::C1)), full - left, canvas)),
        };
        let inline = label.width + PAD + amount.width <= limit
            && label.height().max(amount.height()) <= Type::STRONG.line()
            && place == Place::Above;
        let tall = if inline { label.height() } else { label.height() + amount.height() };
        let mut at = Row::new(bottom, place, tall, BAR, 0);
        if let Words::Below(legend) = &words {
            at.end = at.end.max(at.bottom + px(5) + legend.height);
        }
        bottom = at.end + px(16);
        lines.push(Line { row, label, amount, words, end, at });
    }
    let height = lines.last().map_or(px(12), |line| line.at.end) + px(2);

    render(canvas, height, |pen| {
        let plot = pen.plot::<RangedCoordf64>(0.0..1.0, left + INSET..full - INSET);
        for line in &lines {
            let at = &line.at;
            let (x, side) = if let Place::Beside(column) = place { (column, HPos::Right) } else { (0, HPos::Left) };
            pen.block(&line.label, (x, at.label), side, Token::Ink, false);
            let tall = line.label.height() + line.amount.height();
            if place == Place::Above && at.top - at.label < tall {
                pen.block(&line.amount, (line.label.width + PAD, at.label), HPos::Left, muted, false);
            } else {
                pen.block(&line.amount, (x, at.label + line.label.height()), side, muted, false);
            }
            let group = match &line.words {
                Words::Part(_, ink) | Words::Whole(_, ink) => *ink,
                Words::Below(_) => Token::Ink,
            };
            pen.group(&title(line.row), group, || {
                if line.row.whole.value > 0.0 {
                    pen.mark(&Mark::new((left, at.top), (full, at.bottom), WHOLE, Token::Context));
                }
                if line.row.part.value > 0.0 {
                    let (from, to) = ((0.0, at.top + INSET), (fraction(line.row), at.bottom - INSET));
                    put(&plot, &Mark::new(from, to, Shape::BAR, Token::C1));
                }
                line.draw_words(pen, left);
            });
        }
    })
}

impl Line<'_> {
    fn draw_words(&self, pen: &Pen, left: i32) {
        let top = |block: &Block| self.at.middle() - block.height() / 2;
        match &self.words {
            Words::Part(block, ink) => pen.block(block, (left + INSET + PAD, top(block)), HPos::Left, *ink, false),
            Words::Whole(block, ink) => pen.block(block, (self.end + PAD, top(block)), HPos::Left, *ink, false),
            Words::Below(legend) => legend.draw(pen, (left, self.at.bottom + px(5))),
        }
    }
}

/// One square, laid out, with its words at its right: those on the whole at the top, those on the part at the bottom.
struct Tile<'t> {
    row: &'t NestedRow,
    label: Block<'t>,
    amount: Block<'t>,
    part: Legend<'t>,
    at: (i32, i32),
}

impl Tile<'_> {
    fn head(&self) -> i32 {
        self.label.height() + self.amount.height()
    }

    fn height(&self) -> i32 {
        SQUARE.max(self.head() + px(10) + self.part.height)
    }

    fn draw(&self, pen: &Pen, muted: Token) {
        let (x, top) = self.at;
        let (beside, bottom) = (x + SQUARE + BESIDE, top + SQUARE);
        pen.block(&self.label, (beside, top), HPos::Left, Token::Ink, false);
        pen.block(&self.amount, (beside, top + self.label.height()), HPos::Left, muted, false);
        pen.group(&title(self.row), Token::Ink, || {
            if self.row.whole.value > 0.0 {
                pen.mark(&Mark::new((x, top), (x + SQUARE, bottom), WHOLE, Token::Context));
            }
            let edge = (fraction(self.row).sqrt() * f64::from(SQUARE)).round() as i32;
            if edge > 0 {
                pen.mark(&Mark::new((x, bottom - edge), (x + edge, bottom), Shape::BAR, Token::C1));
            }
            self.part.draw(pen, (beside, top + self.height() - self.part.height));
        });
    }
}

fn squares(chart: &Nested, canvas: &Canvas) -> Drawing {
    let full = width(canvas);
    let amounts: Vec<(String, String)> = chart.rows.iter().map(|row| (value(&row.whole), words(row))).collect();
    let gap = px(28);
    let in_line = ((full + gap) / (SQUARE + BESIDE + px(150) + gap)).max(1);
    let step = (full + gap) / in_line;
    let limit = step - gap - SQUARE - BESIDE;
    let (mut tiles, mut bottom): (Vec<Tile>, i32) = (Vec::with_capacity(chart.rows.len()), 0);
    let chunk = usize::try_from(in_line).unwrap_or(1);
    for (rows, amounts) in chart.rows.chunks(chunk).zip(amounts.chunks(chunk)) {
        let mut tall = 0;
        for ((row, (amount, words)), i) in rows.iter().zip(amounts).zip(0..) {
            let label = Block::new(&row.whole.label, Type::STRONG, limit, canvas);
            let amount = Block::new(amount, Type::LABEL, limit, canvas);
            let part = Legend::new(std::iter::once((words.as_str(), Token::C1)), limit, canvas);
            let tile = Tile { row, label, amount, part, at: (i * step, bottom) };
            tall = tall.max(tile.height());
            tiles.push(tile);
        }
        bottom += tall + px(24);
    }
    let height = (bottom - px(24)).max(px(12)) + px(2);
    let muted = canvas.palette.text_in(Token::Muted);
    render(canvas, height, |pen| tiles.iter().for_each(|tile| tile.draw(pen, muted)))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(whole: (f64, &str), part: (f64, &str)) -> NestedRow {
        let amount = |(value, unit): (f64, &str)| NestedAmount {
            label: "户".to_owned(),
            value,
            text: String::new(),
            unit: unit.to_owned(),
        };
        NestedRow { whole: amount(whole), part: amount(part), share: String::new() }
    }

    #[test]
    fn a_part_lies_in_its_whole() {
        let new = |row| Nested::new(NestedForm::Bars, vec![row]).map(|_| ());
        assert_eq!(new(row((16_875.0, "户"), (1_510.0, "户"))), Ok(()));
        assert_eq!(new(row((1_510.0, "户"), (1_510.0, "户"))), Ok(()));
        assert_eq!(new(row((1_510.0, "户"), (16_875.0, "户"))), Err(Refusal::Exceeds(0)));
        assert_eq!(new(row((77_150.0, "人"), (1_510.0, "户"))), Err(Refusal::OtherUnit(0)));
        assert_eq!(new(row((f64::NAN, "人"), (1.0, "人"))), Err(Refusal::NoAmount(0)));
    }

    #[test]
    fn shares_of_nothing_are_nothing() {
        assert!(fraction(&row((0.0, "户"), (0.0, "户"))).abs() < f64::EPSILON);
    }
}
