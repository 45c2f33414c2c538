//! Shorthands for the tests of this folder.
#![expect(clippy::unwrap_used, reason = "a test may fail")]

use std::sync::Arc;

use super::writer::Writer;
use crate::document::{Block, Document, Inline};
use crate::source::{SourceFile, Sources, Span};

/// A place, where a test needs one and does not look at it.
pub fn span() -> Span {
    let sources = Sources::new(vec![SourceFile { path: "a.md".into(), bytes: Arc::new(Vec::new()) }]);
    Span::new(sources.find("a.md").unwrap().0, 0..0)
}

/// Characters.
pub fn text(text: &str) -> Inline {
    Inline::Text { text: text.into(), span: span() }
}

/// A paragraph of characters.
pub fn paragraph(words: &str) -> Block {
    Block::Paragraph { content: vec![text(words)], span: span() }
}

/// What a writer at `../../` on a page with a figure table writes.
pub fn html(write: impl FnOnce(&mut Writer)) -> String {
    let mut writer = Writer::new("../../", true);
    write(&mut writer);
    writer.take()
}

/// The HTML of blocks without footnotes.
pub fn blocks(blocks: Vec<Block>) -> String {
    let document = Document { blocks, footnotes: Vec::new() };
    let mut writer = Writer::new("../../", true);
    writer.document(&document);
    writer.take()
}
