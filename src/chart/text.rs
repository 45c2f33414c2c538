//! Text as charts need it: measured in the theme's fonts.

use std::fmt;
use std::sync::Arc;

/// Marks that fill half of their square, so that they look indented at the edge of a column.
const HALF_FILLED: &str = "（）《》〈〉「」『』【】“”‘’、，。：；！？";

/// Marks "no glyph" in the table of advances.
const MISSING: u16 = u16::MAX;

/// Blank that any glyph keeps at the edge of its square, as a part of the em.
const USUAL_BLANK: f64 = 0.1;

/// Advance widths of one font.
#[derive(Clone, Debug)]
pub struct Face {
    /// Family name, for the drawing.
    pub family: String,
    /// CSS weight.
    pub weight: u16,
    metrics: Arc<Metrics>,
}

/// What is read from a font file.
#[derive(Debug)]
struct Metrics {
    /// Font units to the em.
    units: f64,
    /// Advance in font units by code point.
    advances: Vec<u16>,
    /// Blank at the left and right of the half-filled marks, as a part of the em; sorted by character.
    blanks: Vec<(char, f64, f64)>,
}

/// The two faces of charts.
#[derive(Clone, Debug)]
pub struct Faces {
    /// For labels and values.
    pub regular: Face,
    /// For what is highlighted.
    pub bold: Face,
}

/// Why a font file cannot be measured.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct FaceError(ttf_parser::FaceParsingError);

impl fmt::Display for FaceError {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}", self.0)
    }
}

impl std::error::Error for FaceError {}

impl Face {
    /// Reads the advance widths of a TrueType font.
    ///
    /// # Errors
    ///
    /// The bytes are no font that can be parsed.
    pub fn load(family: impl Into<String>, weight: u16, bytes: &[u8]) -> Result<Self, FaceError> {
        let font = ttf_parser::Face::parse(bytes, 0).map_err(FaceError)?;
        let mut advances = Vec::new();
        for table in font.tables().cmap.iter().flat_map(|cmap| cmap.subtables).filter(|table| table.is_unicode()) {
            table.codepoints(|point| {
                let Some(advance) = char::from_u32(point)
                    .and_then(|c| font.glyph_index(c))
                    .and_then(|glyph| font.glyph_hor_advance(glyph))
                else {
                    return;
                };
                let place = point as usize;
                if advances.len() <= place {
                    advances.resize(place + 1, MISSING);
                }
                advances[place] = advance;
            });
        }
        let units = f64::from(font.units_per_em());
        let mut blanks: Vec<_> = HALF_FILLED
            .chars()
            .filter_map(|c| {
                let glyph = font.glyph_index(c)?;
                let (advance, ink) = (font.glyph_hor_advance(glyph)?, font.glyph_bounding_box(glyph)?);
                let right = f64::from(advance) - f64::from(ink.x_max);
                Some((c, f64::from(ink.x_min) / units, right / units))
            })
            .collect();
        blanks.sort_by_key(|(c, ..)| *c);
        Ok(Self { family: family.into(), weight, metrics: Arc::new(Metrics { units, advances, blanks }) })
    }

    /// Advance width of a character, as a part of the em.
    ///
    /// A character without a glyph counts as the fallback fonts of browsers would set it: a full em, half of it for ASCII.
    #[must_use]
    pub fn advance(&self, c: char) -> f64 {
        match self.metrics.advances.get(c as usize) {
            Some(&advance) if advance != MISSING => f64::from(advance) / self.metrics.units,
            _ if c.is_control() => 0.0,
            _ if c.is_ascii() => 0.5,
            _ => 1.0,
        }
    }

    /// Width of a text in pixels at a size in pixels; without kerning.
    #[must_use]
    pub fn width(&self, text: &str, size: f64) -> f64 {
        text.chars().map(|c| self.advance(c)).sum::<f64>() * size
    }

    /// How far the first glyph stands in from the left, beyond what any glyph does; as a part of the em.
    pub(super) fn blank_before(&self, text: &str) -> f64 {
        text.chars().next().and_then(|c| self.blanks(c)).map_or(0.0, |(left, _)| (left - USUAL_BLANK).max(0.0))
    }

    /// How far the last glyph stands in from the right, beyond what any glyph does; as a part of the em.
    pub(super) fn blank_after(&self, text: &str) -> f64 {
        text.chars().next_back().and_then(|c| self.blanks(c)).map_or(0.0, |(_, right)| (right - USUAL_BLANK).max(0.0))
    }

    fn blanks(&self, c: char) -> Option<(f64, f64)> {
        let blanks = &self.metrics.blanks;
        let place = blanks.binary_search_by_key(&c, |(mark, ..)| *mark).ok()?;
        blanks.get(place).map(|(_, left, right)| (*left, *right))
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn regular() -> Face {
        Face::load("Noto Sans SC", 400, include_bytes!("../../themes/banxin/fonts/NotoSansSC-Regular.ttf")).unwrap()
    }

    #[test]
    fn hanzi_fill_the_em_and_digits_do_not() {
        let face = regular();
        assert!((face.width("结对帮扶", 20.0) - 80.0).abs() < 1e-9);
        let digits = face.width("1035", 20.0);
        assert!((40.0..50.0).contains(&digits), "{digits}");
        assert!((face.width("11", 20.0) - face.width("00", 20.0)).abs() < 1e-9, "figures of one width");
    }

    #[test]
    fn a_bracket_leaves_blank_at_its_outer_side() {
        let face = regular();
        assert!(face.blank_after("村（社区）") > 0.3);
        assert!(face.blank_before("（社区）") > 0.3);
        assert!(face.blank_before("村（社区）").abs() < 1e-9);
        assert!(face.blank_after("").abs() < 1e-9);
    }

    #[test]
    fn bytes_that_are_no_font_are_refused() {
        assert!(Face::load("No", 400, b"not a font at all").is_err());
    }
}
