//! The fonts of a theme and the characters that they have.

use std::collections::BTreeSet;
use std::sync::Arc;

use ttf_parser::{Face, name_id};

use crate::diagnostic::Message;
use crate::message;

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

impl FontRole {
    /// All roles with the word that `theme.yaml` uses.
    pub const WORDS: [(&str, Self); 5] = [
        ("song", Self::Song),
        ("song-bold", Self::SongBold),
        ("hei", Self::Hei),
        ("hei-bold", Self::HeiBold),
        ("kai", Self::Kai),
    ];

    /// The word that `theme.yaml` uses.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, role)| *role == self).map_or("", |(word, _)| word)
    }
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

/// First bytes of a font collection.
const COLLECTION: &[u8] = b"ttcf";

impl Font {
    /// Reads a font file.
    ///
    /// # Errors
    /// Why the file cannot be used: it is no font, a collection, a variable font, has no TrueType outlines, no family
    /// name or no table of characters.
    pub(super) fn read(role: FontRole, path: String, bytes: &Arc<Vec<u8>>) -> Result<Self, Message> {
        if bytes.starts_with(COLLECTION) {
            return Err(message!("这是字体合集（TTC），要拆成单个字体", "this is a font collection (TTC)"));
        }
        let face = Face::parse(bytes, 0).map_err(|error| {
            message!("不是能用的字体文件（{error}）", "this is no usable font: {error}", error = error)
        })?;
        if face.is_variable() {
            return Err(message!(
                "这是可变字体，要导出成固定字重的字体",
                "this is a variable font; export a static instance"
            ));
        }
        if face.tables().glyf.is_none() {
            return Err(message!(
                "这个字体没有 TrueType 轮廓（多半是 CFF 的 .otf），网页和 PDF 用不了",
                "the font has no TrueType outlines (it is probably a CFF font)"
            ));
        }
        let family = name(&face, name_id::TYPOGRAPHIC_FAMILY).or_else(|| name(&face, name_id::FAMILY));
        let family = family.ok_or_else(|| message!("字体文件里没有字体名", "the font does not state its family"))?;
        let coverage = coverage(&face);
        if coverage.is_empty() {
            return Err(message!("字体文件里没有字符表", "the font has no table of Unicode characters"));
        }
        let weight = face.weight().to_number();
        Ok(Self { role, family, weight, path, bytes: Arc::clone(bytes), coverage: Arc::new(coverage) })
    }
}

/// A name of the font: in English where it has it, so that the same font has one name on every machine.
fn name(face: &Face, id: u16) -> Option<String> {
    const ENGLISH_OF_THE_UNITED_STATES: u16 = 0x0409;
    let names = || face.names().into_iter().filter(move |name| name.name_id == id);
    let english =
        names().filter(|name| name.language_id == ENGLISH_OF_THE_UNITED_STATES).find_map(|name| name.to_string());
    english.or_else(|| names().find_map(|name| name.to_string())).filter(|name| !name.trim().is_empty())
}

/// The characters with a glyph of their own.
fn coverage(face: &Face) -> BTreeSet<char> {
    let mut points = Vec::new();
    for table in face.tables().cmap.iter().flat_map(|cmap| cmap.subtables).filter(|table| table.is_unicode()) {
        table.codepoints(|point| points.push(point));
    }
    points.into_iter().filter_map(char::from_u32).filter(|c| face.glyph_index(*c).is_some_and(|id| id.0 != 0)).collect()
}
