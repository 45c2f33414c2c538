//! What diagrams of words share: texts stacked in a box, boxes, arrows.

use plotters_backend::text_anchor::HPos;

use super::Canvas;
use super::layout::{Block, Pen, Type, px};
use super::mark::{Mark, Shape, Way};
use super::palette::{TEXT_CONTRAST, TINT, Token};

/// Blank between the rim of a box and the text inside of it.
pub(super) const PAD: i32 = px(12);

/// Radius of the corners of boxes.
pub(super) const ROUND: i32 = px(4);

/// Texts set one below the other.
#[derive(Default)]
pub(super) struct Stack<'t> {
    items: Vec<(Block<'t>, Token, i32)>,
}

impl<'t> Stack<'t> {
    /// Adds a text below the others, `gap` away from them; an empty text adds nothing.
    pub(super) fn add(&mut self, text: &'t str, kind: Type, token: Token, gap: i32, limit: i32, canvas: &Canvas) {
        let block = Block::new(text, kind, limit, canvas);
        if block.lines() > 0 {
            let gap = if self.items.is_empty() { 0 } else { gap };
            self.items.push((block, token, gap));
        }
    }

    /// Height of all texts.
    pub(super) fn height(&self) -> i32 {
        self.items.iter().map(|(block, _, gap)| block.height() + gap).sum()
    }

    /// Width of the widest line.
    pub(super) fn width(&self) -> i32 {
        self.items.iter().map(|(block, ..)| block.width).max().unwrap_or(0)
    }

    /// Number of lines of the text with most of them.
    pub(super) fn most_lines(&self) -> usize {
        self.items.iter().map(|(block, ..)| block.lines()).max().unwrap_or(0)
    }

    /// Sets the texts from their top.
    pub(super) fn draw(&self, pen: &Pen, (x, top): (i32, i32), side: HPos, halo: bool) {
        let mut top = top;
        for (block, token, gap) in &self.items {
            top += gap;
            pen.block(block, (x, top), side, *token, halo);
            top += block.height();
        }
    }
}

/// What a box is filled with, and the colour of text on it.
///
/// A highlighted box wears the accent; the others its pale form, or only a rim where ink is not readable on that.
pub(super) fn ground(highlight: bool, canvas: &Canvas) -> (Shape, Token, Token) {
    if highlight && let Some(text) = canvas.palette.text_on(Token::C1) {
        return (Shape::Bar { radius: ROUND, inset: (0, 0) }, Token::C1, text);
    }
    (pale(Token::C1, canvas), Token::C1, Token::Ink)
}

/// A box in the pale form of a colour, or with a rim of it where ink is not readable on that form.
pub(super) fn pale(token: Token, canvas: &Canvas) -> Shape {
    if canvas.palette.contrast_on_tint(Token::Ink, token, TINT) >= TEXT_CONTRAST {
        Shape::Tint { percent: TINT, radius: ROUND, rim: false }
    } else {
        Shape::Frame { radius: ROUND, dashed: false }
    }
}

/// Draws a box.
pub(super) fn boxed(pen: &Pen, (left, top): (i32, i32), (right, bottom): (i32, i32), shape: Shape, token: Token) {
    pen.mark(&Mark::new((left, top), (right, bottom), shape, token));
}

/// Length and half width of the head of an arrow.
const HEAD: (i32, i32) = (px(8), px(6));

/// Draws the head of an arrow that ends at a point.
pub(super) fn head(pen: &Pen, (x, y): (i32, i32), way: Way, token: Token) {
    let (long, half) = HEAD;
    let (from, to) = match way {
        Way::Right => ((x - long, y - half), (x, y + half)),
        Way::Left => ((x, y - half), (x + long, y + half)),
        Way::Down => ((x - half, y - long), (x + half, y)),
        Way::Up => ((x - half, y), (x + half, y + long)),
    };
    pen.mark(&Mark::new(from, to, Shape::Head(way), token));
}

/// Draws an arrow along an axis: a shaft of two pixels and a head.
pub(super) fn arrow(pen: &Pen, from: (i32, i32), to: (i32, i32), token: Token) {
    let (half, cut) = (px(1), HEAD.0 - px(1));
    let level = from.1 == to.1;
    let way = match level {
        true if to.0 >= from.0 => Way::Right,
        true => Way::Left,
        false if to.1 >= from.1 => Way::Down,
        false => Way::Up,
    };
    let end = match way {
        Way::Right => (to.0 - cut, to.1),
        Way::Left => (to.0 + cut, to.1),
        Way::Down => (to.0, to.1 - cut),
        Way::Up => (to.0, to.1 + cut),
    };
    let (one, other) = if level {
        ((from.0, from.1 - half), (end.0, end.1 + half))
    } else {
        ((from.0 - half, from.1), (end.0 + half, end.1))
    };
    pen.mark(&Mark::new(one, other, Shape::BAR, token));
    head(pen, to, way, token);
}
