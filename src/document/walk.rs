//! Walks over document trees, for rules that look at every name or every character of a text.

use super::{Block, Document, Inline};

/// One thing in a document tree that a rule may look at.
#[derive(Debug)]
pub enum Item<'a, F, E> {
    /// A piece of running text with its place.
    Text(&'a str, crate::source::Span),
    /// A figure in running text.
    Figure(&'a F),
    /// A block that the record supplies.
    Embed(&'a E),
}

/// Visits every text, figure and embed of a document: its blocks in reading order, then its footnotes.
pub fn visit_document<'a, F: 'a, E: 'a>(document: &'a Document<F, E>, visit: &mut impl FnMut(Item<'a, F, E>)) {
    visit_blocks(&document.blocks, visit);
    for note in &document.footnotes {
        visit_blocks(note, visit);
    }
}

/// Visits every text, figure and embed below some blocks, in reading order.
pub fn visit_blocks<'a, F: 'a, E: 'a>(blocks: &'a [Block<F, E>], visit: &mut impl FnMut(Item<'a, F, E>)) {
    for block in blocks {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content, .. } => visit_inlines(content, visit),
            Block::List { items, .. } => {
                for item in items {
                    visit_blocks(item, visit);
                }
            }
            Block::Quote { blocks, .. } => visit_blocks(blocks, visit),
            Block::Code { text, span, .. } => visit(Item::Text(text, *span)),
            Block::Table { head, rows, .. } => {
                for cell in head.iter().chain(rows.iter().flatten()) {
                    visit_inlines(cell, visit);
                }
            }
            Block::Rule { .. } => {}
            Block::Embed { embed, .. } => visit(Item::Embed(embed)),
        }
    }
}

/// Visits every text and figure of some inlines, in reading order.
pub fn visit_inlines<'a, F: 'a, E: 'a>(inlines: &'a [Inline<F>], visit: &mut impl FnMut(Item<'a, F, E>)) {
    for inline in inlines {
        match inline {
            Inline::Text { text, span } | Inline::Code { text, span } => visit(Item::Text(text, *span)),
            Inline::Figure(figure) => visit(Item::Figure(figure)),
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Strikethrough(content)
            | Inline::Link { content, .. }
            | Inline::Page { content, .. } => visit_inlines(content, visit),
            Inline::LineBreak | Inline::Footnote(_) => {}
        }
    }
}
