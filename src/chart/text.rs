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

impl Face {
    /// Reads the advance widths of a TrueType font.
    ///
    /// # Errors
    /// The bytes are no font that can be parsed.
    pub fn load(family: impl Into<String>, weight: u16, bytes: &[u8]) -> Result<Self, ttf_parser::FaceParsingError> {
        ttf_parser::Face::parse(bytes, 0)?;
        Ok(Self { family: family.into(), weight, advances: Arc::default() })
    }
}

/// The two faces of charts.
#[derive(Clone, Debug)]
pub struct Faces {
    /// For labels and values.
    pub regular: Face,
    /// For what is highlighted.
    pub bold: Face,
}
