//! A pairing ladder: who is paired with whom on each level, from the top down.

use plotters_backend::text_anchor::HPos;

use crate::chart::amount::Number;
use crate::chart::layout::{Block, NARROW, Pen, Type, finite, px, render, width};
use crate::chart::mark::{Mark, Shape};
use crate::chart::outline::Band;
use crate::chart::palette::Token;
use crate::chart::{Canvas, Drawing};

/// Two sides and the levels on which they are paired.
#[derive(Clone, Debug, PartialEq)]
pub struct Ladder {
    /// Name of the left side: 张家港（江苏）.
    pub left: String,
    /// Name of the right side.
    pub right: String,
    /// The levels, from the highest down.
    pub rungs: Vec<LadderRung>,
}

/// One level.
#[derive(Clone, Debug, PartialEq)]
pub struct LadderRung {
    /// Name of the level: 镇级.
    pub label: String,
    /// How many take part at the left, printed with what is counted (10个镇（区）); heights are in proportion to it on all levels.
    pub left: Number,
    /// How many take part at the right.
    pub right: Number,
    /// Whether the title speaks of it: drawn in the accent colour.
    pub highlight: bool,
}

/// Width of the bars at the ends of a band.
const BAR: i32 = px(8);

/// Blank between a bar and the words beside it.
const BESIDE: i32 = px(8);

/// Height of the largest side, on a desktop and on a phone.
const TALLEST: (i32, i32) = (px(84), px(72));

/// Draws a ladder: words at both ends of the bands, or above them on a phone.
pub(super) fn draw(chart: &Ladder, canvas: &Canvas) -> Drawing {
    if chart.rungs.is_empty() {
        return render(canvas, px(12), |_| ());
    }
    if width(canvas) < NARROW { narrow(chart, canvas) } else { wide(chart, canvas) }
}

/// Heights of the two ends of a rung.
fn ends(chart: &Ladder, rung: &LadderRung, tallest: i32) -> (i32, i32) {
    let value = |side: &Number| finite(side.value).max(0.0);
    let largest = chart.rungs.iter().flat_map(|rung| [value(&rung.left), value(&rung.right)]).fold(0.0, f64::max);
    let tall = |side: &Number| match value(side) {
        some if some > 0.0 => ((some / largest * f64::from(tallest)).round() as i32).max(px(1)),
        _ => 0,
    };
    (tall(&rung.left), tall(&rung.right))
}

/// Colour of a rung: the accent for those that the title speaks of, or for all if it speaks of none.
fn token(chart: &Ladder, rung: &LadderRung) -> Token {
    if rung.highlight || chart.rungs.iter().all(|rung| !rung.highlight) { Token::C1 } else { Token::Context }
}

fn title(chart: &Ladder, rung: &LadderRung) -> String {
    format!("{}：{}{}，{}{}", rung.label, chart.left, rung.left.text, chart.right, rung.right.text)
}

/// Draws the bars of a rung and the band between them, around a height.
fn rung_marks(pen: &Pen, (left, right): (i32, i32), middle: i32, (one, other): (i32, i32), token: Token) {
    let edge = |tall: i32| (middle - tall / 2, middle - tall / 2 + tall);
    let ((a, b), (c, d)) = (edge(one), edge(other));
    if one > 0 && other > 0 {
        let (from, to) = (left + BAR, right - BAR);
        let fifth = (to - from) / 5;
        pen.band(&Band { left: (from, a, b), right: (to, c, d), bend: (from + fifth, to - fifth), token });
    }
    for (x, top, bottom) in [(left, a, b), (right - BAR, c, d)] {
        if top < bottom {
            pen.mark(&Mark::new((x, top), (x + BAR, bottom), Shape::BAR, token));
        }
    }
}

fn wide(chart: &Ladder, canvas: &Canvas) -> Drawing {
    let full = width(canvas);
    let kind = |rung: &LadderRung| Type::label(rung.highlight);
    let names: Vec<_> =
        chart.rungs.iter().map(|rung| Block::new(&rung.label, Type::STRONG, full * 3 / 20, canvas)).collect();
    let cap = full * 27 / 100;
    let lefts: Vec<_> = chart.rungs.iter().map(|rung| Block::new(&rung.left.text, kind(rung), cap, canvas)).collect();
    let rights: Vec<_> = chart.rungs.iter().map(|rung| Block::new(&rung.right.text, kind(rung), cap, canvas)).collect();
    let heads =
        (Block::new(&chart.left, Type::STRONG, cap, canvas), Block::new(&chart.right, Type::STRONG, cap, canvas));
    let widest = |blocks: &[Block], head: &Block| blocks.iter().map(|block| block.width).fold(head.width, i32::max);
    let column = names.iter().map(|name| name.width).max().unwrap_or(0);
    let left = column + px(20) + widest(&lefts, &heads.0) + BESIDE;
    let right = full - widest(&rights, &heads.1) - BESIDE;

    let top = match heads.0.height().max(heads.1.height()) {
        0 => 0,
        tall => tall + px(10),
    };
    let mut bottom = top;
    let mut middles = Vec::with_capacity(chart.rungs.len());
    for (i, rung) in chart.rungs.iter().enumerate() {
        let (one, other) = ends(chart, rung, TALLEST.0);
        let words = [&names, &lefts, &rights].into_iter().filter_map(|blocks| blocks.get(i)).map(Block::height);
        let tall = words.fold(one.max(other), i32::max);
        middles.push(bottom + tall / 2);
        bottom += tall + px(16);
    }
    let height = bottom - px(16) + px(2);

    render(canvas, height, |pen| {
        pen.block(&heads.0, (left - BESIDE, 0), HPos::Right, Token::Ink, false);
        pen.block(&heads.1, (right + BESIDE, 0), HPos::Left, Token::Ink, false);
        for (i, rung) in chart.rungs.iter().enumerate() {
            let (Some(name), Some(one), Some(other), Some(middle)) =
                (names.get(i), lefts.get(i), rights.get(i), middles.get(i))
            else {
                continue;
            };
            pen.group(&title(chart, rung), Token::Ink, || {
                rung_marks(pen, (left, right), *middle, ends(chart, rung, TALLEST.0), token(chart, rung));
                pen.block(name, (0, middle - name.height() / 2), HPos::Left, Token::Ink, false);
                pen.block(one, (left - BESIDE, middle - one.height() / 2), HPos::Right, Token::Ink, false);
                pen.block(other, (right + BESIDE, middle - other.height() / 2), HPos::Left, Token::Ink, false);
            });
        }
    })
}

fn narrow(chart: &Ladder, canvas: &Canvas) -> Drawing {
    let full = width(canvas);
    let gap = px(12);
    let half = (full - gap) / 2;
    let kind = |rung: &LadderRung| Type::label(rung.highlight);
    let one_line = chart.rungs.iter().all(|rung| {
        let name = Type::STRONG.width(&rung.label, canvas) + px(10);
        let words = [&rung.left, &rung.right].map(|side| kind(rung).width(&side.text, canvas));
        name + words[0] + gap + words[1] <= full
    });
    let heads = [&chart.left, &chart.right].map(|name| Block::new(name, Type::STRONG, half, canvas));
    let blocks: Vec<_> = chart
        .rungs
        .iter()
        .map(|rung| {
            let name = Block::new(&rung.label, Type::STRONG, full, canvas);
            let limit = if one_line { full } else { half };
            let [left, right] = [&rung.left, &rung.right].map(|side| Block::new(&side.text, kind(rung), limit, canvas));
            (name, left, right)
        })
        .collect();
    let mut bottom = match heads[0].height().max(heads[1].height()) {
        0 => 0,
        tall => tall + px(12),
    };
    // For each rung: top of its name, top of its words, top of its marks.
    let mut places = Vec::with_capacity(blocks.len());
    for (rung, (name, left, right)) in chart.rungs.iter().zip(&blocks) {
        let words = bottom + if one_line { 0 } else { name.height() };
        let marks = words + left.height().max(right.height()).max(if one_line { name.height() } else { 0 }) + px(3);
        let (one, other) = ends(chart, rung, TALLEST.1);
        places.push((bottom, words, marks));
        bottom = marks + one.max(other).max(px(1)) + px(16);
    }
    let height = bottom - px(16) + px(2);

    render(canvas, height, |pen| {
        pen.block(&heads[0], (0, 0), HPos::Left, Token::Ink, false);
        pen.block(&heads[1], (full, 0), HPos::Right, Token::Ink, false);
        for ((rung, (name, left, right)), (top, words, marks)) in chart.rungs.iter().zip(&blocks).zip(&places) {
            let (one, other) = ends(chart, rung, TALLEST.1);
            pen.group(&title(chart, rung), Token::Ink, || {
                pen.block(name, (0, *top), HPos::Left, Token::Ink, false);
                let indent = if one_line { name.width + px(10) } else { 0 };
                pen.block(left, (indent, *words), HPos::Left, Token::Ink, false);
                pen.block(right, (full, *words), HPos::Right, Token::Ink, false);
                rung_marks(pen, (0, full), marks + one.max(other) / 2, (one, other), token(chart, rung));
            });
        }
    })
}
