//! The words of a document: as plain text, counted, and found again in their file.

use std::ops::Range;

use super::{Block, Document, FigureMention, Inline};

/// The characters of inlines without their marks. `figure` gives the words of a figure; footnote marks have none.
#[must_use]
pub fn plain_text<F>(inlines: &[Inline<F>], figure: impl Fn(&F) -> String + Copy) -> String {
    let mut words = String::new();
    for inline in inlines {
        match inline {
            Inline::Text { text, .. } | Inline::Code { text, .. } => words.push_str(text),
            Inline::Figure(name) => words.push_str(&figure(name)),
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Strikethrough(content)
            | Inline::Link { content, .. }
            | Inline::Page { content, .. } => words.push_str(&plain_text(content, figure)),
            Inline::LineBreak => words.push(' '),
            Inline::Footnote(_) => {}
        }
    }
    words
}

/// Whether a character is a 汉字: the unified ideographs of Unicode with their extensions, and 〇.
#[must_use]
pub const fn is_han(c: char) -> bool {
    matches!(c,
        '\u{3007}' | '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}'
        | '\u{20000}'..='\u{2FA1F}' | '\u{30000}'..='\u{3347F}')
}

/// The number of 汉字 in the running text of a document: headings, paragraphs, lists, quotations, tables and footnotes,
/// with figures as they are worded; not charts, pictures and code.
#[must_use]
pub fn han_count<E>(document: &Document<FigureMention, E>) -> usize {
    in_blocks(&document.blocks) + document.footnotes.iter().map(|blocks| in_blocks(blocks)).sum::<usize>()
}

fn in_blocks<E>(blocks: &[Block<FigureMention, E>]) -> usize {
    blocks
        .iter()
        .map(|block| match block {
            Block::Heading { content, .. } | Block::Paragraph { content, .. } => in_inlines(content),
            Block::List { items, .. } => items.iter().map(|item| in_blocks(item)).sum(),
            Block::Quote { blocks, .. } => in_blocks(blocks),
            Block::Table { head, rows, .. } => {
                head.iter().chain(rows.iter().flatten()).map(|cell| in_inlines(cell)).sum()
            }
            Block::Code { .. } | Block::Rule { .. } | Block::Embed { .. } => 0,
        })
        .sum()
}

fn in_inlines(inlines: &[Inline]) -> usize {
    plain_text(inlines, |figure| figure.wording.clone()).chars().filter(|&c| is_han(c)).count()
}

/// Finds the bytes of the source that parts of a text came from, in one pass for parts in their order.
///
/// The text of an [`Inline::Text`] leaves out of its source what is not text: line breaks, escapes, marks of quotation at
/// the start of a line. `source` is what its span covers; the results are relative to that. Characters written as entities
/// have no place of their own, and the result is then the nearest that has one.
#[derive(Clone, Debug)]
pub struct Locator<'a> {
    source: &'a str,
    text: &'a str,
    /// The bytes of the source and of the text that were passed.
    passed: (usize, usize),
}

impl<'a> Locator<'a> {
    /// Begins at the start of both.
    #[must_use]
    pub fn new(source: &'a str, text: &'a str) -> Self {
        Self { source, text, passed: (0, 0) }
    }

    /// Where a part of the text stands in the source. A part before the last one takes a pass of its own.
    pub fn find(&mut self, part: Range<usize>) -> Range<usize> {
        if part.start < self.passed.1 {
            self.passed = (0, 0);
        }
        let mut place = None::<Range<usize>>;
        let (from, end) = (self.passed.1, part.end.max(part.start + 1));
        for (at, wanted) in self.text[from..].char_indices().map(|(at, c)| (from + at, c)) {
            if at >= end {
                break;
            }
            self.passed.1 = at + wanted.len_utf8();
            let Some(ahead) = self.source[self.passed.0..].find(wanted) else { continue };
            let found = self.passed.0 + ahead;
            self.passed.0 = found + wanted.len_utf8();
            if at >= part.start {
                place = Some(place.map_or(found..self.passed.0, |place| place.start..self.passed.0));
            }
        }
        place.unwrap_or(0..self.source.len())
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn parts_of_a_joined_text_are_found_in_the_source() {
        let source = "两年来共\n> 174 个项目，\\*投资1.5亿元";
        let text = "两年来共174个项目，*投资1.5亿元";
        for part in ["174个", "项目", "1.5亿元", "*投"] {
            let at = text.find(part).unwrap();
            let found = &source[Locator::new(source, text).find(at..at + part.len())];
            assert_eq!(found.replace(' ', ""), part);
        }
        assert_eq!(Locator::new("汉&amp;字", "汉&字").find(4..7), 8..11);
        let mut locator = Locator::new("甲 1\n> 乙 1", "甲1乙1");
        assert_eq!([3..4, 7..8, 3..4].map(|part| locator.find(part)), [4..5, 12..13, 4..5]);
    }

    #[test]
    fn han_are_counted_and_nothing_else() {
        assert_eq!("第〇次GDP增长，𠮷野家。".chars().filter(|&c| is_han(c)).count(), 8);
    }
}
