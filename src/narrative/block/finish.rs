//! The end of a run of text or of a block: what was collected becomes part of the tree.

use std::ops::Range;

use super::{Kind, Open, Reader};
use crate::document::{Block, EmbedName, Inline, Name, plain_text};
use crate::narrative::heading::Heading;
use crate::narrative::inline::Run;
use crate::narrative::{report, table};
use crate::source::Spanned;

impl Reader<'_> {
    /// The byte range in the file, without the line break that ends a block.
    pub(super) fn trimmed(&self, range: Range<usize>) -> Range<usize> {
        let words = self.prepared.text.get(range.clone()).unwrap_or_default().trim_end();
        self.prepared.source_range(range.start..range.start + words.len())
    }

    pub(super) fn push(&mut self, block: Block<Name, EmbedName>) {
        if let Some(open) = self.open.last_mut() {
            open.blocks.push(block);
        }
    }

    /// The inlines of the run that is open, and its place. Blocks asked for by name are reported: they are not allowed here.
    pub(super) fn inlines(&mut self) -> (Vec<Inline<Name>>, Range<usize>) {
        let Some((collector, place)) = self.run.take() else { return (Vec::new(), 0..0) };
        match collector.finish(self.prepared, self.findings) {
            Run::Inlines(inlines) => (inlines, place),
            Run::Embeds(embeds) => {
                for (_, range) in embeds {
                    let range = self.prepared.source_range(range);
                    self.findings.add(range, report::embed_within);
                }
                (Vec::new(), place)
            }
        }
    }

    /// Ends a paragraph, if there is one.
    pub(super) fn finish_run(&mut self) {
        let Some((collector, place)) = self.run.take() else { return };
        let words = self.prepared.text.get(place.clone()).unwrap_or_default();
        if let Some(mistake) = report::missed_heading(words) {
            let start = self.prepared.source_range(place.clone()).start;
            self.findings.add(start..start + mistake.len(), |span| report::heading_without_space(span, mistake));
        }
        if let Some(start) = report::missed_table(words) {
            let row = words[start..].lines().next().unwrap_or("").trim_end().len();
            let range = self.prepared.source_range(place.start + start..place.start + start + row);
            self.findings.add(range, report::table_without_rule);
        }
        match collector.finish(self.prepared, self.findings) {
            Run::Embeds(embeds) => {
                for (embed, range) in embeds {
                    let range = self.prepared.source_range(range);
                    if self.open.len() == 1 {
                        let span = self.findings.span(range);
                        self.push(Block::Embed { embed, span });
                    } else {
                        self.findings.add(range, report::embed_within);
                    }
                }
            }
            Run::Inlines(content) if content.is_empty() => {}
            Run::Inlines(content) => {
                let span = self.findings.span(self.trimmed(place));
                self.push(Block::Paragraph { content, span });
            }
        }
    }

    pub(super) fn finish_heading(&mut self, marks: u8) {
        let (content, place) = self.inlines();
        let words = self.prepared.text.get(place.clone()).unwrap_or_default();
        let underlined = !words.trim_start().starts_with('#');
        let place = self.trimmed(place);
        let span = self.findings.span(place.clone());
        if content.is_empty() {
            return self.findings.add(place, report::empty_heading);
        }
        if underlined {
            self.findings.add(place.clone(), report::underlined_heading);
        }
        if self.open.len() > 1 {
            self.findings.add(place.clone(), report::heading_within);
        }
        match self.headings.add(marks, &content, place, self.findings) {
            Heading::Title => self.title = Some(Spanned::new(plain_text(&content, |name| name.name.clone()), span)),
            Heading::Section(level, id) => self.push(Block::Heading { level, id, content, span }),
        }
    }

    pub(super) fn finish_block(&mut self) {
        self.finish_run();
        if self.open.len() < 2 {
            return;
        }
        let Some(Open { kind, place, blocks }) = self.open.pop() else { return };
        let trimmed = self.trimmed(place.clone());
        let span = self.findings.span(trimmed.clone());
        match kind {
            Kind::Document => {}
            Kind::Quote => self.push(Block::Quote { blocks, span }),
            Kind::List { start, items } => self.push(Block::List { start, items, span }),
            Kind::Item => {
                if let Some(Open { kind: Kind::List { items, .. }, .. }) = self.open.last_mut() {
                    items.push(blocks);
                }
            }
            Kind::Footnote(id) => {
                let words = self.prepared.text.get(place.clone()).unwrap_or_default();
                let label = words
                    .find("]:")
                    .map_or(trimmed, |end| self.prepared.source_range(place.start..place.start + end + 1));
                self.footnotes.define(id, label, blocks, self.findings);
            }
            Kind::Table(table) => self.push(table::finish(table, span)),
            Kind::Verbatim { text, .. } if text.trim().is_empty() => {}
            Kind::Verbatim { language, mut text, is_code: true } => {
                if !text.ends_with('\n') {
                    text.push('\n');
                }
                self.push(Block::Code { language, text, span });
            }
            Kind::Verbatim { text, .. } => {
                let text = text.trim_end().to_owned();
                self.push(Block::Paragraph { content: vec![Inline::Text { text, span }], span });
            }
        }
    }
}
