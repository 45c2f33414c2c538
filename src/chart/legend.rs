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
    /// The series that the names single out, where they do.
    series: Vec<usize>,
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
        Self { items, series: Vec::new(), height }
    }

    /// Makes the names keys of series, given in the names' order.
    pub(super) fn keyed(self, series: impl IntoIterator<Item = usize>) -> Self {
        Self { series: series.into_iter().take(self.items.len()).collect(), ..self }
    }

    /// Draws the legend from its top left corner.
    pub(super) fn draw(&self, pen: &Pen, at: (i32, i32)) {
        self.draw_with(pen, at, |_, place, token| swatch(pen, place, token));
    }

    /// Draws the legend with swatches of the caller's, who is given the number of the name and the middle of the left edge.
    pub(super) fn draw_with(&self, pen: &Pen, (left, top): (i32, i32), swatch: impl Fn(usize, (i32, i32), Token)) {
        for (i, (x, y, block, token)) in self.items.iter().enumerate() {
            let item = || {
                swatch(i, (left + x, top + y + Type::NOTE.line() / 2), *token);
                pen.block(block, (left + x + SWATCH_STEP, top + y), HPos::Left, Token::Ink, false);
            };
            match self.series.get(i) {
                Some(series) => pen.key(*series, item),
                None => item(),
            }
        }
    }
}

/// Draws a swatch, given the middle of its left edge.
pub(super) fn swatch(pen: &Pen, (x, middle): (i32, i32), token: Token) {
    let half = SWATCH / 2;
    let shape = Shape::Bar { radius: px(2), inset: (0, 0) };
    pen.mark(&Mark::new((x, middle - half), (x + SWATCH, middle + half), shape, token));
}

/// The names of the parts above the first row.
pub(super) enum Header<'t> {
    /// Two names, each above its own segment.
    Direct([(&'t str, i32); 2]),
    /// Names with swatches.
    Swatches(Legend<'t>),
}

impl<'t> Header<'t> {
    /// Sets the names of parts; `seam` is where the first part of the first row ends.
    pub(super) fn new(
        parts: &'t [String],
        seam: Option<i32>,
        (left, right): (i32, i32),
        tokens: &[Token],
        canvas: &Canvas,
    ) -> Self {
        let names = parts.iter().map(String::as_str);
        let swatches =
            || Self::Swatches(Legend::new(names.zip(tokens.iter().copied()), right - left, canvas).keyed(0..));
        let ([one, other], Some(seam)) = (parts, seam) else { return swatches() };
        let (first, second) = (Type::STRONG.width(one, canvas), Type::LABEL.width(other, canvas));
        let x = seam.min(right - second);
        let apart = left + first + px(10) <= x;
        if apart && seam > left && seam < right { Self::Direct([(one, left), (other, x)]) } else { swatches() }
    }

    /// Height with the blank below.
    pub(super) fn height(&self) -> i32 {
        match self {
            Self::Direct(_) => Type::STRONG.line() + px(5),
            Self::Swatches(legend) if legend.height == 0 => 0,
            Self::Swatches(legend) => legend.height + px(8),
        }
    }

    /// Draws the names; swatches stand at the very top, names of their own at `top`.
    pub(super) fn draw(&self, pen: &Pen, (left, top): (i32, i32), canvas: &Canvas) {
        match self {
            Self::Direct([(one, x), (other, next)]) => {
                let middle = top + Type::STRONG.line() / 2;
                let [first, second] = [Token::C1, Token::Muted].map(|token| canvas.palette.text_in(token));
                pen.key(0, || pen.text(one, Type::STRONG, (*x, middle), HPos::Left, first, false));
                pen.key(1, || pen.text(other, Type::LABEL, (*next, middle), HPos::Left, second, false));
            }
            Self::Swatches(legend) => legend.draw(pen, (left, 0)),
        }
    }
}
