//! Which characters a page sets in which face.
//!
//! A theme states the face of a text by a class (`song`, `hei`, `kai`; `mono` for none of the theme's fonts), and its
//! weight by the element (`h1` to `h6`, `strong`, `b`, `thead`). So the finished HTML tells which web font needs which
//! characters. In drawings, text is 黑, bold from a `font-weight` of 600.

use std::collections::{BTreeMap, BTreeSet};

use crate::theme::FontRole;

/// Characters by the font that sets them.
pub type Characters = BTreeMap<FontRole, BTreeSet<char>>;

/// Punctuation that 楷 takes from 宋: its own quotation marks are as narrow as Latin ones, and space between two marks closes
/// up only where both are of one font.
pub const BORROWED: &str = "‘’“”，。、；：？！（）《》";

/// The face of an element, inherited by what is in it.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Face {
    Song,
    Hei,
    Kai,
    /// Set in a font of the reader's system.
    System,
}

/// What an open element says about its text.
#[derive(Clone, Copy)]
struct Style {
    face: Face,
    bold: bool,
    /// Whether the text is shown at all.
    shown: bool,
}

/// Adds the characters of one page.
///
/// Reads HTML as the templates and writers of this program produce it: every element but the void ones is closed, and
/// attribute values are quoted. Other markup is read too, only less exactly.
pub fn collect(html: &str, characters: &mut Characters) {
    let mut open: Vec<(&str, Style)> = Vec::new();
    let mut style = Style { face: Face::Hei, bold: false, shown: true };
    let mut rest = html;
    while !rest.is_empty() {
        let Some(markup) = rest.strip_prefix('<') else {
            let end = rest.find('<').unwrap_or(rest.len());
            add(&rest[..end], style, characters);
            rest = &rest[end..];
            continue;
        };
        let end = tag_end(markup);
        let tag = &markup[..end];
        rest = markup.get(end + 1..).unwrap_or("");
        if let Some(name) = tag.strip_prefix('/') {
            if let Some(at) = open.iter().rposition(|(open, _)| *open == name.trim()) {
                style = open[at].1;
                open.truncate(at);
            }
        } else if tag.starts_with(|c: char| c.is_ascii_alphabetic()) {
            let name = tag.split(|c: char| c.is_whitespace() || c == '/').next().unwrap_or(tag);
            if is_void(name) || tag.ends_with('/') {
                continue;
            }
            open.push((name, style));
            style = styled(style, name, tag);
            // The title of a mark is set where a pointer asks for it.
            style.shown |= name == "title" && open.iter().any(|(name, _)| *name == "svg");
            if name == "ol" {
                // The numbers before the items are made by the browser.
                add("0123456789.", style, characters);
            }
            if matches!(name, "script" | "style") {
                // Nothing in these is markup before their own end tag.
                let close = format!("</{name}");
                rest = &rest[rest.find(&close).unwrap_or(rest.len())..];
            }
        }
    }
}

/// Offset of the `>` that ends a tag, or of the end of the text. A `>` in a quoted value does not end it.
fn tag_end(tag: &str) -> usize {
    let mut quote = None;
    // What is looked for is ASCII, which is part of no other character.
    for (index, byte) in tag.bytes().enumerate() {
        match (quote, byte) {
            (None, b'>') => return index,
            (None, b'"' | b'\'') => quote = Some(byte),
            (Some(open), _) if open == byte => quote = None,
            _ => {}
        }
    }
    tag.len()
}

fn is_void(name: &str) -> bool {
    matches!(
        name,
        "area"
            | "base"
            | "br"
            | "col"
            | "embed"
            | "hr"
            | "img"
            | "input"
            | "link"
            | "meta"
            | "source"
            | "track"
            | "wbr"
    )
}

fn styled(mut style: Style, name: &str, tag: &str) -> Style {
    match name {
        "title" | "script" | "style" | "desc" => style.shown = false,
        "h1" | "h2" | "h3" | "h4" | "h5" | "h6" | "strong" | "b" | "thead" => style.bold = true,
        "svg" => style = Style { face: Face::Hei, bold: false, ..style },
        _ => {}
    }
    for class in attribute(tag, "class").unwrap_or("").split_ascii_whitespace() {
        match class {
            "song" => style.face = Face::Song,
            "hei" => style.face = Face::Hei,
            "kai" => style.face = Face::Kai,
            "mono" => style.face = Face::System,
            _ => {}
        }
    }
    if let Some(weight) = attribute(tag, "font-weight") {
        style.bold = weight == "bold" || weight.parse::<u16>().is_ok_and(|weight| weight >= 600);
    }
    style
}

/// The value of an attribute of a tag.
fn attribute<'a>(tag: &'a str, name: &str) -> Option<&'a str> {
    let mut rest = tag;
    while let Some(at) = rest.find(name) {
        let before = rest[..at].chars().next_back();
        rest = &rest[at + name.len()..];
        if before.is_some_and(char::is_whitespace)
            && let Some(value) = rest.strip_prefix("=\"")
        {
            return value.split('"').next();
        }
    }
    None
}

fn add(text: &str, style: Style, characters: &mut Characters) {
    let role = match style {
        Style { shown: false, .. } | Style { face: Face::System, .. } => return,
        Style { face: Face::Song, bold: false, .. } => FontRole::Song,
        Style { face: Face::Song, bold: true, .. } => FontRole::SongBold,
        Style { face: Face::Hei, bold: false, .. } => FontRole::Hei,
        Style { face: Face::Hei, bold: true, .. } => FontRole::HeiBold,
        Style { face: Face::Kai, .. } => FontRole::Kai,
    };
    let mut borrowed = BTreeSet::new();
    let set = characters.entry(role).or_default();
    let mut rest = text;
    while let Some(character) = rest.chars().next() {
        let (character, length) = entity(rest).unwrap_or((character, character.len_utf8()));
        // Space is needed for its width; line breaks are shown as space.
        if !character.is_control() && role == FontRole::Kai && BORROWED.contains(character) {
            borrowed.insert(character);
        } else if !character.is_control() {
            set.insert(character);
        } else if character.is_ascii_whitespace() {
            set.insert(' ');
        }
        rest = &rest[length..];
    }
    if !borrowed.is_empty() {
        characters.entry(FontRole::Song).or_default().extend(borrowed);
    }
}

/// The character reference at the start of a text, and its length.
fn entity(text: &str) -> Option<(char, usize)> {
    let body = text.strip_prefix('&')?;
    let end = body.find(';').filter(|end| *end <= 8)?;
    let name = &body[..end];
    let character = match name {
        "amp" => '&',
        "lt" => '<',
        "gt" => '>',
        "quot" => '"',
        "apos" => '\'',
        "nbsp" => '\u{a0}',
        _ => {
            let number = name.strip_prefix('#')?;
            let code = match number.strip_prefix(['x', 'X']) {
                Some(hex) => u32::from_str_radix(hex, 16),
                None => number.parse(),
            };
            char::from_u32(code.ok()?)?
        }
    };
    Some((character, end + 2))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(html: &str, role: FontRole) -> String {
        let mut characters = Characters::new();
        collect(html, &mut characters);
        characters.get(&role).into_iter().flatten().collect()
    }

    const PAGE: &str = "<!doctype html><html><head><title>题</title><style>p>b{}</style></head>\
        <body class=\"hei\"><h1 class=\"song\">标</h1>签<p class=\"lead kai\" title=\"a>b\">楷<strong class=\"hei\">重</strong>体<br>\
        </p><div class=\"song\">文&amp;<thead><tr><th>头</th></tr></thead><tbody><tr><th>行</th></tr></tbody><svg><title>悬</title><text font-weight=\"700\">粗<tspan>笔</tspan></text>\
        <text>细</text></svg>尾<code class=\"mono\">码</code></div></body></html>";

    #[test]
    fn every_text_goes_to_the_font_that_sets_it() {
        assert_eq!(of(PAGE, FontRole::Song), "&尾文行");
        assert_eq!(of(PAGE, FontRole::SongBold), "头标");
        assert_eq!(of(PAGE, FontRole::Hei), "悬签细");
        assert_eq!(of(PAGE, FontRole::HeiBold), "笔粗重");
        assert_eq!(of(PAGE, FontRole::Kai), "体楷");
    }

    #[test]
    fn punctuation_of_kai_is_set_in_song() {
        let html = "<p class=\"kai\">“摘帽”。</p>";
        assert_eq!((of(html, FontRole::Kai).as_str(), of(html, FontRole::Song).as_str()), ("帽摘", "“”。"));
    }

    #[test]
    fn references_count_as_what_they_stand_for() {
        assert_eq!(of("&#27721;&#x5b57;&lt;&bogus &", FontRole::Hei), " &<bgosu字汉");
    }

    #[test]
    fn numbers_of_lists_need_digits() {
        assert_eq!(of("<ol class=\"song\"><li>项</li></ol>", FontRole::Song), ".0123456789项");
        assert_eq!(of("<ul class=\"song\"><li>项</li></ul>", FontRole::Song), "项");
    }

    #[test]
    fn broken_markup_is_read_to_its_end() {
        for html in ["<", "<p", "</", "<p class=\"", "<script>甲", "</b></b>", "<p/>乙", "< 丙"] {
            let _ = of(html, FontRole::Hei);
        }
        assert_eq!(of("<p/>乙", FontRole::Hei), "乙");
    }
}
