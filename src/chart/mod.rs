//! Charts: typed data in, SVG out.
//!
//! A [`Chart`] holds values, labels and wordings that were settled before; it knows nothing of records. [`draw`] lays it
//! out for one width and draws it with plotters on a backend of our own, with every text measured in the theme's font.
//! Title, subtitle, note and source stand outside of the drawing, in the words of the edition; a [`sheet`] has them inside.

mod amount;
mod annotation;
mod axis;
mod backend;
mod diagram;
mod inherit;
mod key;
mod kind;
mod layout;
mod legend;
mod mark;
mod outline;
mod palette;
mod refusal;
mod sector;
mod sheet;
mod spots;
mod svg;
mod symbols;
mod text;
mod wrap;

#[cfg(test)]
mod tests;

pub use amount::{Amount, Number};
pub use annotation::{AmountRow, Reference};
pub use axis::Baseline;
pub use kind::*;
pub use palette::{Palette, TEXT_CONTRAST, TINT, Token};
pub use refusal::Refusal;
pub use sheet::{SheetWords, sheet};
pub use symbols::Symbol;
pub use text::{Face, FaceError, Faces};

/// A finished drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// The `<svg>` element, without an XML declaration; no ids that two drawings could share.
    pub svg: String,
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// Where the texts stand, for tests of overlap and of the canvas' bounds.
    pub texts: Vec<TextBox>,
}

/// A text in a drawing and the box that its glyphs fill.
#[derive(Clone, Debug, PartialEq)]
pub struct TextBox {
    /// The characters.
    pub text: String,
    /// Left edge in pixels.
    pub left: f64,
    /// Top edge in pixels.
    pub top: f64,
    /// Right edge in pixels.
    pub right: f64,
    /// Bottom edge in pixels.
    pub bottom: f64,
}

/// What drawing needs besides the chart.
#[derive(Clone, Copy, Debug)]
pub struct Canvas<'a> {
    /// Width in CSS pixels; 280 or more.
    pub width: f64,
    /// The theme's fonts for charts.
    pub faces: &'a Faces,
    /// The theme's colours.
    pub palette: &'a Palette,
    /// What the chart shows, for `aria-label`.
    pub label: &'a str,
    /// Names that a line break must not split.
    pub names: &'a [String],
}

/// Lays a chart out for a width and draws it.
#[must_use]
pub fn draw(chart: &Chart, canvas: &Canvas) -> Drawing {
    kind::draw(chart, canvas)
}
