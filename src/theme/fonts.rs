//! The fonts of a theme and the characters that they have.

use std::collections::BTreeSet;
use std::sync::Arc;

/// What a font is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum FontRole {
    /// 宋: running text.
    Song,
    /// 小标宋: titles and headings.
    SongBold,
    /// 黑: labels, figures, charts.
    Hei,
    /// 黑, bold: strong text and emphasised labels.
    HeiBold,
    /// 楷: quotations, notes.
    Kai,
}

/// One font file of a theme.
#[derive(Clone, Debug)]
pub struct Font {
    /// What it is for.
    pub role: FontRole,
    /// Family name as the font file states it, for typst and SVG.
    pub family: String,
    /// CSS weight, 100 to 900.
    pub weight: u16,
    /// Path below the theme's folder.
    pub path: String,
    /// The file, a static TrueType font.
    pub bytes: Arc<Vec<u8>>,
    /// The characters that it has glyphs for.
    pub coverage: Arc<BTreeSet<char>>,
}
