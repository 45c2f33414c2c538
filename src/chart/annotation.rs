//! What stands beside values: a few words on a row, and a line that all values are held against.

use plotters_backend::text_anchor::HPos;

use super::Canvas;
use super::amount::Amount;
use super::layout::{Block, Pen, Type, px, width};
use super::mark::{Mark, Shape};
use super::palette::Token;

/// A value that all others of a chart are held against: a mean, a standard.
#[derive(Clone, Debug, PartialEq)]
pub struct Reference {
    /// Where its line stands, in the unit of the chart.
    pub value: f64,
    /// What it is, and its number as printed: 全省平均 320.
    pub text: String,
}

/// A row of bars or dots: an amount, and a few words on it.
#[derive(Clone, Debug, PartialEq)]
pub struct AmountRow {
    /// What is drawn.
    pub amount: Amount,
    /// Words behind the number; may be empty.
    pub note: String,
}

impl From<Amount> for AmountRow {
    fn from(amount: Amount) -> Self {
        Self { amount, note: String::new() }
    }
}

impl AmountRow {
    /// The colour of its mark: the accent if the title speaks of it, or of none of those beside it.
    pub(super) fn mark(&self, beside: &[Self]) -> Token {
        let any = beside.iter().any(|row| row.amount.highlight);
        if self.amount.highlight || !any { Token::C1 } else { Token::Context }
    }
}

/// Blank between a value and the words behind it.
const NOTE_GAP: i32 = px(8);

/// A value and the words on it: behind it where both have room on a line, else below.
pub(super) struct Tail<'t> {
    value: Block<'t>,
    note: Block<'t>,
    behind: bool,
}

impl<'t> Tail<'t> {
    /// Sets a value and its words in a column of a width.
    pub(super) fn new((value, kind): (&'t str, Type), note: &'t str, limit: i32, canvas: &Canvas) -> Self {
        let value = Block::new(value, kind, limit, canvas);
        let note = Block::new(note, Type::NOTE, limit, canvas);
        let behind = value.lines() <= 1 && note.lines() <= 1 && value.width + NOTE_GAP + note.width <= limit;
        Self { value, note, behind }
    }

    /// Width of both.
    pub(super) fn width(&self) -> i32 {
        match self.note.width {
            0 => self.value.width,
            note if self.behind => self.value.width + NOTE_GAP + note,
            note => self.value.width.max(note),
        }
    }

    /// Height of both.
    pub(super) fn height(&self) -> i32 {
        let (value, note) = (self.value.height(), self.note.height());
        if self.behind { value.max(note) } else { value + note }
    }

    /// What both fill, for lines that make way.
    pub(super) fn obstacle(&self, (x, middle): (i32, i32)) -> Obstacle {
        ((x, self.width()), (middle - self.height() / 2, self.height()))
    }

    /// Sets both, `x` being their left edge and `middle` the middle of their height.
    pub(super) fn draw(&self, pen: &Pen, (x, middle): (i32, i32), ink: Token, halo: bool, canvas: &Canvas) {
        let top = middle - self.height() / 2;
        pen.block(&self.value, (x, top), HPos::Left, ink, halo);
        let muted = canvas.palette.text_in(Token::Muted);
        let at = if self.behind {
            (x + self.value.width + NOTE_GAP, middle - self.note.height() / 2)
        } else {
            (x, top + self.value.height())
        };
        pen.block(&self.note, at, HPos::Left, muted, halo);
    }
}

/// A reference that stands upright across rows, with its words above.
pub(super) struct Upright<'t> {
    text: Block<'t>,
    there: bool,
}

/// Blank between the words of a reference and its line.
const HEAD_GAP: i32 = px(3);

/// Blank between the line and a text that it makes way for.
const WAY: i32 = px(4);

/// What a line may meet: left edge and width, top and height of a text.
pub(super) type Obstacle = ((i32, i32), (i32, i32));

impl<'t> Upright<'t> {
    pub(super) fn new(reference: Option<&'t Reference>, canvas: &Canvas) -> Self {
        let text = reference.map_or("", |reference| reference.text.as_str());
        Self { text: Block::new(text, Type::NOTE, width(canvas), canvas), there: reference.is_some() }
    }

    /// Height of the words above the rows; nothing without a reference.
    pub(super) fn height(&self) -> i32 {
        if self.there { self.text.height() + HEAD_GAP } else { 0 }
    }

    /// Draws the words from a height on, and the line below them down to another. The line makes way for texts; marks that are
    /// drawn later hide it.
    pub(super) fn draw(
        &self,
        pen: &Pen,
        x: i32,
        (top, bottom): (i32, i32),
        texts: impl IntoIterator<Item = Obstacle>,
        canvas: &Canvas,
    ) {
        if !self.there {
            return;
        }
        let left = (x - self.text.width / 2).min(width(canvas) - self.text.width).max(0);
        pen.block(&self.text, (left, top), HPos::Left, canvas.palette.text_in(Token::Muted), false);
        let meets = |((left, width), (_, height)): &Obstacle| {
            *width > 0 && *height > 0 && (left - WAY..=left + width + WAY).contains(&x)
        };
        let mut gaps: Vec<(i32, i32)> =
            texts.into_iter().filter(meets).map(|(_, (top, height))| (top, top + height)).collect();
        gaps.sort_unstable();
        let mut from = top + self.height();
        for (above, below) in gaps.into_iter().chain([(bottom, bottom)]) {
            // A stub between two texts would look like a mark.
            if above > from + px(4) {
                self.over(pen, x, (from, above.min(bottom)));
            }
            from = from.max(below);
        }
    }

    /// Draws a part of the line again, over a mark.
    pub(super) fn over(&self, pen: &Pen, x: i32, (top, bottom): (i32, i32)) {
        if self.there {
            pen.mark(&Mark::new((x, top), (x, bottom), Shape::Line, Token::Ink));
        }
    }
}
