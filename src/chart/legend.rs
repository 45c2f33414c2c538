//! Names with a swatch of their colour, set in lines like words of a text.

use plotters_backend::text_anchor::HPos;

use super::Canvas;
use super::layout::{Block, Pen, Type, px};
use super::mark::{Mark, Shape};
use super::palette::Token;

/// Edge of a swatch.
pub(super) const SWATCH: i32 = px(10);

/// From the left edge of a swatch to its text.
pub(super) const SWATCH_STEP: i32 = px(16);

/// Gap between two names on a line.
const GAP: i32 = px(18);

/// Names in their places, relative to the legend's top left corner.
pub(super) struct Legend<'t> {
    items: Vec<(i32, i32, Block<'t>, Token)>,
    /// Height of all lines.
    pub(super) height: i32,
}

impl<'t> Legend<'t> {
    /// Sets names into lines of a width.
    pub(super) fn new(names: impl Iterator<Item = (&'t str, Token)>, limit: i32, canvas: &Canvas) -> Self {
        let mut items: Vec<(i32, i32, Block, Token)> = Vec::new();
        let (mut x, mut top, mut height) = (0, 0, 0);
        for (name, token) in names {
            let block = Block::new(name, Type::NOTE, limit - SWATCH_STEP, canvas);
            if x > 0 && x + SWATCH_STEP + block.width > limit {
                (x, top) = (0, height);
            }
            height = height.max(top + block.height() + px(2));
            let right = x + SWATCH_STEP + block.width + GAP;
            items.push((x, top, block, token));
            x = right;
        }
        Self { items, height }
    }

    /// Draws the legend from its top left corner.
    pub(super) fn draw(&self, pen: &Pen, (left, top): (i32, i32)) {
        for (x, y, block, token) in &self.items {
            swatch(pen, (left + x, top + y + Type::NOTE.line() / 2), *token);
            pen.block(block, (left + x + SWATCH_STEP, top + y), HPos::Left, Token::Ink, false);
        }
    }
}

/// Draws a swatch, given the middle of its left edge.
pub(super) fn swatch(pen: &Pen, (x, middle): (i32, i32), token: Token) {
    let half = SWATCH / 2;
    let shape = Shape::Bar { radius: px(2), inset: (0, 0) };
    pen.mark(&Mark::new((x, middle - half), (x + SWATCH, middle + half), shape, token));
}
