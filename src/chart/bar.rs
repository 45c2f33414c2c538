//! Horizontal bars of one measure, starting at zero.

use super::{Canvas, Drawing};

/// Bars of one measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// The unit, printed after the first value: 对.
    pub unit: String,
    /// The rows from top to bottom.
    pub rows: Vec<BarRow>,
}

/// One bar.
#[derive(Clone, Debug, PartialEq)]
pub struct BarRow {
    /// What it is.
    pub label: String,
    /// Length; never negative.
    pub value: f64,
    /// The number as printed, without the unit.
    pub text: String,
    /// Whether the title speaks of it: drawn in the accent colour.
    pub highlight: bool,
}

/// Draws bar.
pub(super) fn draw(chart: &Bar, canvas: &Canvas) -> Drawing {
    let _ = (chart, canvas);
    todo!()
}
