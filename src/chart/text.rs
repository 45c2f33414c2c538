//! Text as charts need it: measured, broken into lines.

use std::sync::Arc;

/// Advance widths of one font.
#[derive(Clone, Debug)]
pub struct Face {
    /// Family name, for the drawing.
    pub family: String,
    /// CSS weight.
    pub weight: u16,
    advances: Arc<std::collections::HashMap<char, f32>>,
}

/// The two faces of charts.
#[derive(Clone, Debug)]
pub struct Faces {
    /// For labels and values.
    pub regular: Face,
    /// For what is highlighted.
    pub bold: Face,
}
