//! Words that have no room beside their marks, listed below the drawing with the numbers that stand there instead.

use plotters_backend::text_anchor::HPos;

use super::Canvas;
use super::layout::{Block, Pen, Type, px};
use super::palette::Token;

/// Gap between two entries on a line, and between a number and its words.
const GAP: i32 = px(20);
const STEP: i32 = px(6);

/// Entries in their places, relative to the key's top left corner.
pub(super) struct Key<'t> {
    entries: Vec<(i32, i32, String, Block<'t>)>,
    /// Height of all lines.
    pub(super) height: i32,
}

impl<'t> Key<'t> {
    /// Sets entries into lines of a width; the number is missing where the mark has no room for one either.
    pub(super) fn new(entries: impl Iterator<Item = (Option<usize>, &'t str)>, limit: i32, canvas: &Canvas) -> Self {
        let (mut set, mut x, mut top, mut height) = (Vec::new(), 0, 0, 0);
        for (number, words) in entries {
            let number = number.map(|number| number.to_string()).unwrap_or_default();
            let before = if number.is_empty() { 0 } else { Type::STRONG.width(&number, canvas) + STEP };
            let block = Block::new(words, Type::NOTE, limit - before, canvas);
            if x > 0 && x + before + block.width > limit {
                (x, top) = (0, height);
            }
            height = height.max(top + block.height().max(Type::STRONG.line()) + px(3));
            let right = x + before + block.width + GAP;
            set.push((x, top, number, block));
            x = right;
        }
        Self { entries: set, height }
    }

    /// Draws the key from its top left corner.
    pub(super) fn draw(&self, pen: &Pen, (left, top): (i32, i32)) {
        for (x, y, number, block) in &self.entries {
            let before = if number.is_empty() { 0 } else { pen.width(number, Type::STRONG) + STEP };
            let at = (left + x, top + y + Type::STRONG.line() / 2);
            pen.text(number, Type::STRONG, at, HPos::Left, Token::Ink, false);
            let lift = (Type::STRONG.line() - Type::NOTE.line()) / 2;
            pen.block(block, (left + x + before, top + y + lift), HPos::Left, Token::Ink, false);
        }
    }
}
