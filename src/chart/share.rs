//! 100 % stacked bars: how wholes are divided.

use super::{Canvas, Drawing};

/// Rows that each fill the width.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// Names of the parts, the same in every row, in drawing order; the first takes the accent.
    pub parts: Vec<String>,
    /// The rows from top to bottom.
    pub rows: Vec<ShareRow>,
}

/// One whole and its parts.
#[derive(Clone, Debug, PartialEq)]
pub struct ShareRow {
    /// What is divided: 项目数量.
    pub label: String,
    /// The whole as printed: 共174个.
    pub whole: String,
    /// The parts, as many as the chart names.
    pub parts: Vec<SharePart>,
}

/// One part of a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct SharePart {
    /// Fraction of the whole, 0 to 1; the fractions of a row sum to 1.
    pub fraction: f64,
    /// The share as printed: 30.5%.
    pub percent: String,
    /// The amount as printed: 53个, 约1.06亿元; empty where there is none.
    pub amount: String,
}

/// Draws share.
pub(super) fn draw(chart: &Share, canvas: &Canvas) -> Drawing {
    let _ = (chart, canvas);
    todo!()
}
