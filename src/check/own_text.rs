//! The running text that a case says in its own words, paragraph by paragraph, for rules that look for words in it.
//!
//! Between quotation marks, and in block quotes, somebody else speaks: a rule over our own words leaves those out, a rule over
//! quotations looks at nothing else.

use std::ops::Range;

use crate::corpus::CaseEntry;
use crate::document::{Block, Inline};
use crate::source::{Sources, Span, Spanned};

/// What stands in a paragraph for a figure or another thing that is no text.
const THING: char = '\u{FFFC}';

/// A paragraph as one text, with the places of its pieces.
#[derive(Debug, Default)]
pub(super) struct Paragraph {
    /// The text; a figure in it is one character that no rule looks for.
    pub text: String,
    /// Where each piece begins in the text, and in its file.
    pieces: Vec<(usize, Span)>,
}

impl Paragraph {
    /// A text of a record.
    pub(super) fn of(words: &Spanned<String>) -> Self {
        Self { text: words.value.clone(), pieces: vec![(0, words.span)] }
    }

    /// What stands between quotation marks, the outermost ones, without the marks. A mark that is not closed quotes nothing.
    pub(super) fn quoted(&self) -> Vec<Range<usize>> {
        let mut found = Vec::new();
        let mut open: Vec<(char, usize)> = Vec::new();
        for (at, c) in self.text.char_indices() {
            match c {
                '“' | '‘' | '「' | '『' | '《' => open.push((c, at + c.len_utf8())),
                '”' | '’' | '」' | '』' | '》' => {
                    let begins = match c {
                        '”' => '“',
                        '’' => '‘',
                        '」' => '「',
                        '』' => '『',
                        _ => '《',
                    };
                    if let Some(index) = open.iter().rposition(|(mark, _)| *mark == begins) {
                        let start = open[index].1;
                        open.truncate(index);
                        found.retain(|range: &Range<usize>| range.start < start);
                        found.push(start..at);
                    }
                }
                _ => {}
            }
        }
        found
    }

    /// The sentence around a place.
    pub(super) fn sentence(&self, around: &Range<usize>) -> &str {
        let ends = ['。', '！', '？', '；', '\n'];
        let start = self.text[..around.start].rmatch_indices(ends).next().map_or(0, |(at, mark)| at + mark.len());
        let end = self.text[around.end..].find(ends).map_or(self.text.len(), |at| around.end + at);
        self.text.get(start..end).unwrap_or(&self.text)
    }

    /// Where a part of the text stands in its file: the part itself where it stands there as it is, else the piece that it is in.
    pub(super) fn spot(&self, sources: &Sources, part: &Range<usize>) -> Option<Span> {
        let index = self.pieces.iter().rposition(|(start, _)| *start <= part.start)?;
        let (start, span) = self.pieces[index];
        let word = self.text.get(part.clone())?;
        let earlier = self.text.get(start..part.start)?.matches(word).count();
        let raw = sources.get(span.file).bytes.get(span.range()).and_then(|bytes| std::str::from_utf8(bytes).ok());
        let at = raw.and_then(|raw| raw.match_indices(word).nth(earlier)).map(|(at, _)| span.range().start + at);
        Some(at.map_or(span, |at| Span::new(span.file, at..at + word.len())))
    }

    fn push<F>(&mut self, inlines: &[Inline<F>]) {
        for inline in inlines {
            match inline {
                Inline::Text { text, span } => {
                    self.pieces.push((self.text.len(), *span));
                    self.text.push_str(text);
                }
                Inline::Strong(content)
                | Inline::Emphasis(content)
                | Inline::Strikethrough(content)
                | Inline::Link { content, .. }
                | Inline::Page { content, .. } => self.push(content),
                Inline::Figure(_) | Inline::Code { .. } => self.text.push(THING),
                Inline::LineBreak => self.text.push('\n'),
                Inline::Footnote(_) => {}
            }
        }
    }
}

/// The paragraphs, headings and cells of a narrative with its footnotes, without block quotes.
pub(super) fn narrative(entry: &CaseEntry) -> Vec<Paragraph> {
    let mut found = Vec::new();
    blocks(&entry.narrative.blocks, &mut found);
    for note in &entry.narrative.footnotes {
        blocks(note, &mut found);
    }
    found
}

fn blocks<F, E>(all: &[Block<F, E>], found: &mut Vec<Paragraph>) {
    let mut add = |inlines: &[Inline<F>]| {
        let mut paragraph = Paragraph::default();
        paragraph.push(inlines);
        if !paragraph.pieces.is_empty() {
            found.push(paragraph);
        }
    };
    for block in all {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content, .. } => add(content),
            Block::Table { head, rows, .. } => head.iter().chain(rows.iter().flatten()).for_each(|cell| add(cell)),
            Block::List { .. }
            | Block::Quote { .. }
            | Block::Code { .. }
            | Block::Rule { .. }
            | Block::Embed { .. } => {}
        }
    }
    for block in all {
        if let Block::List { items, .. } = block {
            items.iter().for_each(|item| blocks(item, found));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::Paragraph;

    fn paragraph(text: &str) -> Paragraph {
        Paragraph { text: text.to_owned(), ..Paragraph::default() }
    }

    #[test]
    fn the_outermost_marks_quote() {
        let text = "他说：“先‘跑’市场，再“签”协议。”后来“好”。未完“";
        let paragraph = paragraph(text);
        let quoted: Vec<&str> = paragraph.quoted().into_iter().map(|range| &text[range]).collect();
        assert_eq!(quoted, ["先‘跑’市场，再“签”协议。", "好"]);
    }

    #[test]
    fn a_sentence_goes_from_stop_to_stop() {
        let text = "前一句。村民说：“好”，就走了。后一句。";
        let at = text.find('好').unwrap_or(0);
        assert_eq!(paragraph(text).sentence(&(at..at + 3)), "村民说：“好”，就走了");
        assert_eq!(paragraph("好").sentence(&(0..3)), "好");
    }
}
