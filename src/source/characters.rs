//! Characters that have no place in content: what nobody can see and what turns text around.

/// Whether a character must not stand in content, in names of files or in paths of artifacts.
///
/// These are the control characters other than tab and line ends, the bidirectional controls that can make a line
/// read differently from what it holds (Unicode Technical Report 36), the line and paragraph separators, and the
/// noncharacters, which Unicode reserves for use inside programs.
#[must_use]
pub fn is_forbidden(c: char) -> bool {
    match c {
        '\t' | '\n' | '\r' => false,
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{2028}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => true,
        '\u{FDD0}'..='\u{FDEF}' => true,
        _ => c.is_control() || (c as u32) & 0xFFFE == 0xFFFE,
    }
}

/// Whether a character takes no room and means nothing between 汉字: left behind by web pages and word processors.
#[must_use]
pub fn is_invisible(c: char) -> bool {
    matches!(c, '\u{AD}' | '\u{200B}' | '\u{2060}' | '\u{FEFF}')
}

/// The name of a character for messages: `U+202E`.
#[must_use]
pub fn code_point(c: char) -> String {
    format!("U+{:04X}", c as u32)
}

/// A name or path for messages, with what cannot be seen written as `U+202E`.
#[must_use]
pub fn visible(name: &str) -> String {
    let mut shown = String::with_capacity(name.len());
    for c in name.chars() {
        if is_forbidden(c) || is_invisible(c) || matches!(c, '\t' | '\n' | '\r') {
            shown.push_str(&format!("<{}>", code_point(c)));
        } else {
            shown.push(c);
        }
    }
    shown
}

/// Full-width letters, digits and signs as ASCII, the spellings of a dash and of a tilde as one each.
#[must_use]
pub fn half_width(c: char) -> char {
    match c {
        '\u{FF01}'..='\u{FF5E}' => char::from_u32(u32::from(c) - 0xFEE0).unwrap_or(c),
        '–' | '―' => '—',
        '〜' | '∼' => '~',
        _ => c,
    }
}

#[cfg(test)]
mod tests {
    use super::{is_forbidden, visible};

    #[test]
    fn controls_and_direction_marks_are_forbidden_and_text_is_not() {
        for c in ['\0', '\u{1B}', '\u{7F}', '\u{85}', '\u{202E}', '\u{2066}', '\u{FDD0}', '\u{FFFE}', '\u{10FFFF}'] {
            assert!(is_forbidden(c), "{c:?}");
        }
        for c in ['\t', '\n', 'a', '汉', '。', '“', '—', '\u{3000}', '\u{E000}', '😀', '\u{200D}'] {
            assert!(!is_forbidden(c), "{c:?}");
        }
    }

    #[test]
    fn hidden_characters_are_spelt_out() {
        assert_eq!(visible("a\u{202E}b\n"), "a<U+202E>b<U+000A>");
    }
}
