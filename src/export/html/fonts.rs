//! Web fonts: subsets of the theme's fonts with just the characters that the site shows.

use std::collections::BTreeSet;
use std::sync::Arc;

use read_fonts::collections::IntSet;
use read_fonts::types::{GlyphId, NameId, Tag};
use read_fonts::{FontRef, ReadError};
use skera::{DEFAULT_DROP_TABLES, Plan, SubsetFlags};
use ttf2woff2::BrotliQuality;

use super::faces::Characters;
use crate::diagnostic::Diagnostic;
use crate::export::{Artifact, Content, Deferred};
use crate::message;
use crate::theme::{Font, FontRole, Theme};

/// Changes when the way of making a subset changes, so that cached ones are made again.
pub const RECIPE: &str = "casebook web font 1, skera 0.9.0, ttf2woff2 0.14.1";

/// Layout features that are kept: punctuation that closes up, half-width forms, kerning of Latin letters.
const FEATURES: [&[u8; 4]; 3] = [b"chws", b"halt", b"kern"];

/// One subset, planned but not made.
pub struct WebFont {
    /// What it is for.
    pub role: FontRole,
    /// Path below the output folder; its hash changes with the contents.
    pub path: String,
    /// Hash of everything that the file depends on.
    key: blake3::Hash,
    /// The whole font.
    bytes: Arc<Vec<u8>>,
    /// The font's own path, for messages.
    source: String,
    /// The characters to keep.
    characters: BTreeSet<char>,
}

/// Plans the subsets. Fonts that no page needs are left out.
///
/// A character that the font of its role lacks goes to the first of the theme's fonts that has it; the style sheet names
/// those last in every list of families.
#[must_use]
pub fn plan(theme: &Theme, characters: &Characters) -> Vec<WebFont> {
    let mut wanted: Vec<BTreeSet<char>> = vec![BTreeSet::new(); theme.fonts.len()];
    for (role, set) in characters {
        for character in set {
            let own = theme.fonts.iter().position(|font| font.role == *role && font.coverage.contains(character));
            if let Some(at) = own.or_else(|| theme.fonts.iter().position(|font| font.coverage.contains(character))) {
                wanted[at].insert(*character);
            }
        }
    }
    let planned = theme.fonts.iter().zip(wanted).filter(|(_, characters)| !characters.is_empty());
    planned.map(|(font, characters)| web_font(theme, font, characters)).collect()
}

fn web_font(theme: &Theme, font: &Font, characters: BTreeSet<char>) -> WebFont {
    let mut hasher = blake3::Hasher::new();
    hasher.update(RECIPE.as_bytes());
    hasher.update(blake3::hash(&font.bytes).as_bytes());
    for character in &characters {
        hasher.update(&u32::from(*character).to_le_bytes());
    }
    let key = hasher.finalize();
    WebFont {
        role: font.role,
        path: format!("assets/fonts/{}-{}.woff2", name(font.role), &key.to_hex()[..8]),
        key,
        bytes: Arc::clone(&font.bytes),
        source: format!("themes/{}/{}", theme.name, font.path),
        characters,
    }
}

/// Name of a role in file names.
#[must_use]
pub fn name(role: FontRole) -> &'static str {
    match role {
        FontRole::Song => "song",
        FontRole::SongBold => "song-bold",
        FontRole::Hei => "hei",
        FontRole::HeiBold => "hei-bold",
        FontRole::Kai => "kai",
    }
}

impl WebFont {
    /// The file, made when the cache does not have it.
    #[must_use]
    pub fn into_artifact(self) -> Artifact {
        let Self { path, key, bytes, source, characters, .. } = self;
        let make = move || {
            contained(|| subset(&bytes, &characters))
                .and_then(|font| ttf2woff2::encode(&font, BrotliQuality::default()).map_err(|error| error.to_string()))
                .map_err(|reason| vec![unusable(&source, &reason)])
        };
        Artifact { path, content: Content::Deferred(Deferred { key, make: Box::new(make) }) }
    }
}

fn unusable(path: &str, reason: &str) -> Diagnostic {
    Diagnostic::error_in(
        "font-subset",
        path,
        message!(
            "无法从这个字体制作网页字体：{reason}",
            "cannot make a web font from this font: {reason}",
            reason = reason
        ),
    )
    .with_hint(message!(
        "主题的字体须为静态 TrueType 字体（.ttf，含 glyf 表）。",
        "the fonts of a theme must be static TrueType fonts (.ttf with a glyf table)"
    ))
}

/// Runs the subsetter, which panics at some faults of a font, so that such a font is a finding and not the end.
fn contained<T>(make: impl FnOnce() -> Result<T, String>) -> Result<T, String> {
    let caught = std::panic::catch_unwind(std::panic::AssertUnwindSafe(make));
    caught.unwrap_or_else(|_| Err("damaged font".to_owned()))
}

/// The font with only the glyphs of some characters.
fn subset(bytes: &[u8], characters: &BTreeSet<char>) -> Result<Vec<u8>, String> {
    let font = FontRef::new(bytes).map_err(|error: ReadError| error.to_string())?;
    let unicodes: IntSet<u32> = characters.iter().map(|character| u32::from(*character)).collect();
    let drop_tables: IntSet<Tag> =
        DEFAULT_DROP_TABLES.iter().copied().chain([Tag::new(b"BASE"), Tag::new(b"STAT")]).collect();
    let features: IntSet<Tag> = FEATURES.iter().map(|feature| Tag::new(feature)).collect();
    // Copyright, names, and the licence with its address: a subset is a copy too.
    let names: IntSet<NameId> = [0, 1, 2, 3, 4, 5, 6, 13, 14].into_iter().map(NameId::from).collect();
    let languages: IntSet<u16> = [0x0409].into_iter().collect();
    let plan = Plan::new(
        &IntSet::<GlyphId>::empty(),
        &unicodes,
        &font,
        SubsetFlags::SUBSET_FLAGS_NO_HINTING | SubsetFlags::SUBSET_FLAGS_NO_BIDI_CLOSURE,
        &drop_tables,
        &IntSet::<Tag>::all(),
        &features,
        &names,
        &languages,
    );
    skera::subset_font(&font, &plan).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test may fail")]

    use super::*;
    use crate::export::html::testing::theme;

    /// The characters that a font has glyphs for.
    fn coverage(font: &[u8]) -> BTreeSet<char> {
        let face = ttf_parser::Face::parse(font, 0).unwrap();
        let mut characters = BTreeSet::new();
        for table in face.tables().cmap.unwrap().subtables.into_iter().filter(|table| table.is_unicode()) {
            table.codepoints(|point| {
                characters.extend(char::from_u32(point).filter(|c| face.glyph_index(*c).is_some()))
            });
        }
        characters
    }

    #[test]
    fn a_subset_has_exactly_the_characters_asked_for() {
        let asked: BTreeSet<char> = "灌云县，（2019年）“承担”fi—".chars().collect();
        for font in &theme().fonts {
            let made = subset(&font.bytes, &asked).unwrap();
            assert_eq!(coverage(&made), asked, "{}", font.path);
            assert!(made.len() < 40_000, "{} is {} bytes", font.path, made.len());
            let licence = ttf_parser::Face::parse(&made, 0).unwrap().names().into_iter().any(|name| name.name_id == 13);
            assert!(licence, "{} lost its licence", font.path);
        }
    }

    #[test]
    fn files_are_named_after_what_goes_into_them() {
        let theme = theme();
        let of = |text: &str| {
            let characters = Characters::from([(FontRole::Hei, text.chars().collect())]);
            plan(&theme, &characters).into_iter().map(|font| font.path).collect::<Vec<_>>()
        };
        assert_eq!(of("甲乙"), of("乙甲"));
        assert_ne!(of("甲"), of("乙"));
        assert_eq!(of(""), Vec::<String>::new());
        assert!(of("甲")[0].starts_with("assets/fonts/hei-") && of("甲")[0].ends_with(".woff2"));
    }

    #[test]
    fn a_character_that_a_font_lacks_goes_to_one_that_has_it() {
        let theme = theme();
        let only_elsewhere = |role| {
            let own = theme.fonts.iter().find(|font| font.role == role).unwrap();
            theme.fonts.iter().flat_map(|font| font.coverage.iter()).find(|c| !own.coverage.contains(c)).copied()
        };
        let Some(rare) = only_elsewhere(FontRole::Kai) else { return };
        let characters = Characters::from([(FontRole::Kai, BTreeSet::from([rare]))]);
        let planned = plan(&theme, &characters);
        assert_eq!(planned.len(), 1);
        assert_ne!(planned[0].role, FontRole::Kai);
    }

    #[test]
    fn a_damaged_font_is_reported_and_does_not_end_the_build() {
        let mut font = theme().fonts.swap_remove(0);
        let mut bytes = subset(&font.bytes, &BTreeSet::from(['灌', '云'])).unwrap();
        let at = bytes.windows(4).position(|tag| tag == b"loca").unwrap();
        bytes[at] = b'?';
        font.bytes = Arc::new(bytes);
        let planned = web_font(&theme(), &font, BTreeSet::from(['灌']));
        let Content::Deferred(deferred) = planned.into_artifact().content else { panic!("made at once") };
        let found = (deferred.make)().unwrap_err();
        assert_eq!(found[0].code, "font-subset");
        assert_eq!(
            found[0].place,
            crate::diagnostic::Place::Path("themes/banxin/fonts/NotoSerifSC-Regular.ttf".into())
        );
    }

    #[test]
    fn what_is_no_font_is_reported() {
        let error = subset(b"no font", &BTreeSet::from(['a'])).unwrap_err();
        assert!(!error.is_empty());
    }
}
