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
    /// Reads the advance widths of a TrueType font, in parts of the em.
    ///
    /// # Errors
    /// The bytes are no font that can be parsed.
    pub fn load(family: impl Into<String>, weight: u16, bytes: &[u8]) -> Result<Self, ttf_parser::FaceParsingError> {
        let font = ttf_parser::Face::parse(bytes, 0)?;
        let mut advances = std::collections::HashMap::new();
        for table in font.tables().cmap.iter().flat_map(|cmap| cmap.subtables).filter(|table| table.is_unicode()) {
            table.codepoints(|point| {
                let advance =
                    char::from_u32(point).and_then(|c| Some((c, font.glyph_hor_advance(font.glyph_index(c)?)?)));
                advances.extend(advance.map(|(c, advance)| (c, f32::from(advance) / f32::from(font.units_per_em()))));
            });
        }
        Ok(Self { family: family.into(), weight, advances: Arc::new(advances) })
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
