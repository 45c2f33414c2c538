//! Spaces and line breaks of the source, as Chinese sets them.
//!
//! Chinese has no spaces between words: a line break of the source inside a paragraph stands for nothing, and a space
//! between 汉字 and digits or Latin letters is left to the typesetter (W3C, Requirements for Chinese Text Layout). Western
//! words keep theirs.

/// What a character is to its neighbours across a gap.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Class {
    /// The edge of a paragraph, or a forced line break.
    Edge,
    /// 汉字 and other characters set in a full square.
    Han,
    /// Full-width punctuation.
    FullMark,
    /// Quotation marks, dashes and dots that Chinese and Western text share; their neighbours decide.
    SharedMark,
    /// Letters, digits and the signs that belong to numbers; also figures and footnote marks.
    Word,
    /// Western punctuation.
    Mark,
}

/// The class of a character.
pub(super) fn class(c: char) -> Class {
    match c {
        '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205E}' | '\u{B7}' if !matches!(c, '‰' | '′' | '″') => {
            Class::SharedMark
        }
        '\u{3005}' | '\u{3007}' | '\u{3021}'..='\u{3029}' => Class::Han,
        '\u{3000}'..='\u{303F}' | '\u{FE10}'..='\u{FE1F}' | '\u{FE30}'..='\u{FE6F}' => Class::FullMark,
        '\u{FF10}'..='\u{FF19}' | '\u{FF21}'..='\u{FF3A}' | '\u{FF41}'..='\u{FF5A}' => Class::Han,
        '\u{FF00}'..='\u{FF65}' | '\u{FFE0}'..='\u{FFE6}' => Class::FullMark,
        '\u{2E80}'..='\u{2FDF}' | '\u{3040}'..='\u{A4CF}' | '\u{F900}'..='\u{FAFF}' | '\u{20000}'..='\u{3FFFF}' => {
            Class::Han
        }
        '%' | '‰' | '°' | '℃' | '′' | '″' | '$' | '€' | '£' | '¥' | '±' | '+' | '-' | '−' => {
            Class::Word
        }
        _ if c.is_alphanumeric() => Class::Word,
        _ => Class::Mark,
    }
}

/// A run of spaces and line breaks between two visible characters.
#[derive(Clone, Copy, Debug)]
pub(super) struct Gap {
    /// Number of visible characters before it.
    pub(super) at: usize,
    /// Whether a line of the source ends in it.
    pub(super) line_break: bool,
    /// Whether emphasis or a link begins or ends at it.
    pub(super) boundary: bool,
}

impl Gap {
    /// Whether a space is left of the gap, given the classes of all visible characters of the paragraph.
    pub(super) fn keeps_space(self, classes: &[Class]) -> bool {
        let before = side(classes[..self.at].iter().rev());
        let after = side(classes[self.at..].iter());
        let chinese = |class| matches!(class, Class::Han | Class::FullMark);
        match (before, after) {
            (Class::Edge, _) | (_, Class::Edge) => false,
            _ if self.line_break => !chinese(before) && !chinese(after),
            (Class::FullMark, _) | (_, Class::FullMark) => false,
            (Class::Han, Class::Word) | (Class::Word, Class::Han) => false,
            // 这是 **重点** 内容: the spaces are there for the sake of the asterisks.
            (Class::Han, Class::Han) => !self.boundary,
            _ => true,
        }
    }
}

/// The class of the nearest character; a shared mark is full-width where the text beyond it is Chinese.
fn side<'a>(classes: impl Iterator<Item = &'a Class>) -> Class {
    let mut shared = false;
    // Further than this no reader looks either, and a flood of quotation marks stays cheap.
    for &class in classes.take(16) {
        match class {
            Class::SharedMark => shared = true,
            Class::Han | Class::FullMark if shared => return Class::FullMark,
            _ if shared => return Class::Mark,
            _ => return class,
        }
    }
    if shared { Class::Mark } else { Class::Edge }
}
