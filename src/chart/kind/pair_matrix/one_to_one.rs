//! Pairs of which each member has one only: two columns of names with arrows between them.

use plotters_backend::text_anchor::HPos;

use super::PairMatrix;
use crate::chart::diagram::{arrow, boxed, pale};
use crate::chart::layout::{Block, Type, px, render, width};
use crate::chart::palette::Token;
use crate::chart::{Canvas, Drawing};

/// Blank between the rim of a box and its words, at the sides and above.
const PAD: (i32, i32) = (px(12), px(6));

/// Room for an arrow with the blank around it, and its length.
const ARROW: (i32, i32) = (px(44), px(28));

/// Blank between two pairs, and below the headings.
const GAP: (i32, i32) = (px(8), px(6));

/// Draws each pair on a line, in columns as wide as their names need.
pub(super) fn draw(chart: &PairMatrix, canvas: &Canvas) -> Drawing {
    let half = (width(canvas) - ARROW.0) / 2;
    let limit = half - 2 * PAD.0;
    let heads = [&chart.rows.head, &chart.columns.head].map(|head| Block::new(head, Type::NOTE, limit, canvas));
    let block = |name: &'_ String| -> i32 { Block::new(name, Type::LABEL, limit, canvas).width };
    let widest = |members: &[String], head: &Block| members.iter().map(block).fold(head.width, i32::max) + 2 * PAD.0;
    let left = widest(&chart.rows.members, &heads[0]);
    let right = widest(&chart.columns.members, &heads[1]);
    let second = left + ARROW.0;
    let mut bottom = match heads[0].height().max(heads[1].height()) {
        0 => 0,
        tall => tall + GAP.1,
    };
    let lines: Vec<(&str, Block, &str, Block, i32, i32)> = chart
        .pairs
        .iter()
        .filter_map(|(row, column)| {
            let (one, other) = (chart.rows.members.get(*row)?, chart.columns.members.get(*column)?);
            let [from, to] = [one, other].map(|name| Block::new(name, Type::LABEL, limit, canvas));
            let (top, end) = (bottom, bottom + from.height().max(to.height()) + 2 * PAD.1);
            bottom = end + GAP.0;
            Some((one.as_str(), from, other.as_str(), to, top, end))
        })
        .collect();
    let height = lines.last().map_or(px(12), |(.., end)| *end);

    render(canvas, height, |pen| {
        let muted = canvas.palette.text_in(Token::Muted);
        for (x, head) in [(PAD.0, &heads[0]), (second + PAD.0, &heads[1])] {
            pen.block(head, (x, 0), HPos::Left, muted, false);
        }
        for (one, from, other, to, top, end) in &lines {
            let middle = i32::midpoint(*top, *end);
            pen.group(&format!("{one}：{other}"), Token::Ink, || {
                boxed(pen, (0, *top), (left, *end), pale(Token::Context, canvas), Token::Context);
                boxed(pen, (second, *top), (second + right, *end), pale(Token::C1, canvas), Token::C1);
                pen.block(from, (PAD.0, middle - from.height() / 2), HPos::Left, Token::Ink, false);
                pen.block(to, (second + PAD.0, middle - to.height() / 2), HPos::Left, Token::Ink, false);
                let start = left + (ARROW.0 - ARROW.1) / 2;
                arrow(pen, (start, middle), (start + ARROW.1, middle), Token::Context);
            });
        }
    })
}
