//! The document tree: blocks and inlines, the same for every edition.
//!
//! The tree exists in two states, which its parameters tell apart. As *drafted* by the reader of narratives it holds
//! names: `{{investment}}` is an [`Inline::Figure`] of a [`Name`], `{{chart:gifts}}` an [`Block::Embed`] of an
//! [`EmbedName`]. As *composed* it holds what the names stand for. An exporter only ever sees the composed state.

mod block;
mod embed;
mod text;
mod walk;

pub use block::{Card, CardStyle, Cards, Column, Group, Ledger, Line, Plate, QuotationBlock};
pub use embed::{ChartFigure, DataTable, Embed, EmbedName, FigureMention, Name, Photo, Tile};
pub use text::{Locator, han_count, is_han, plain_text};
pub use walk::{Item, visit_blocks, visit_document, visit_inlines};

use crate::source::Span;

/// A document as a narrative drafts it, with names in place of figures and blocks.
pub type Draft = Document<Name, EmbedName>;

/// A run of blocks with its footnotes.
#[derive(Clone, Debug, PartialEq)]
pub struct Document<F = FigureMention, E = Embed> {
    /// The blocks in reading order.
    pub blocks: Vec<Block<F, E>>,
    /// Footnotes in the order of their first reference; footnote *n* is at index *n* − 1.
    pub footnotes: Vec<Vec<Block<F, E>>>,
}

/// One block.
#[derive(Clone, Debug, PartialEq)]
pub enum Block<F = FigureMention, E = Embed> {
    /// A heading. Level 1 is the first level below the title of the page.
    Heading {
        /// 1 to 5.
        level: u8,
        /// Anchor, unique in the document.
        id: String,
        /// The words.
        content: Vec<Inline<F>>,
        /// Where it was read.
        span: Span,
    },
    /// A paragraph.
    Paragraph {
        /// The words.
        content: Vec<Inline<F>>,
        /// Where it was read.
        span: Span,
    },
    /// A list.
    List {
        /// Number of the first item; none for a bulleted list.
        start: Option<u64>,
        /// The items.
        items: Vec<Vec<Block<F, E>>>,
        /// Where it was read.
        span: Span,
    },
    /// A quotation set off from the text.
    Quote {
        /// What is quoted.
        blocks: Vec<Block<F, E>>,
        /// Where it was read.
        span: Span,
    },
    /// Text set as it stands.
    Code {
        /// Language named after the fence.
        language: Option<String>,
        /// The text, ending in a line break.
        text: String,
        /// Where it was read.
        span: Span,
    },
    /// A table.
    Table {
        /// Alignment of each column.
        columns: Vec<Alignment>,
        /// Cells of the head row.
        head: Vec<Vec<Inline<F>>>,
        /// Cells of the body rows.
        rows: Vec<Vec<Vec<Inline<F>>>>,
        /// Where it was read.
        span: Span,
    },
    /// A break between passages.
    Rule {
        /// Where it was read.
        span: Span,
    },
    /// Something that the record supplies: a chart, tiles, a photograph.
    Embed {
        /// What it is.
        embed: E,
        /// Where it was asked for.
        span: Span,
    },
}

/// A piece of running text.
#[derive(Clone, Debug, PartialEq)]
pub enum Inline<F = FigureMention> {
    /// Characters.
    Text {
        /// The characters, with source line breaks joined the Chinese way.
        text: String,
        /// Where they were read.
        span: Span,
    },
    /// A figure of the record.
    Figure(F),
    /// Strong importance (重点).
    Strong(Vec<Inline<F>>),
    /// Emphasis.
    Emphasis(Vec<Inline<F>>),
    /// Struck-out text.
    Strikethrough(Vec<Inline<F>>),
    /// Text set as it stands.
    Code {
        /// The characters.
        text: String,
        /// Where they were read.
        span: Span,
    },
    /// A link whose scheme was checked.
    Link {
        /// `https:`, `http:`, `mailto:`, or relative.
        target: String,
        /// Title, if any.
        title: Option<String>,
        /// The words.
        content: Vec<Inline<F>>,
    },
    /// A link to another page of the publication.
    Page {
        /// Path from the root of the site, with an anchor where there is one: `places/guanyun/index.html`.
        path: String,
        /// The words.
        content: Vec<Inline<F>>,
    },
    /// A forced line break.
    LineBreak,
    /// A reference to the footnote of this number.
    Footnote(usize),
}

/// Alignment of a table's column.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Alignment {
    /// As the edition sets text.
    Natural,
    /// To the left.
    Left,
    /// Centred.
    Center,
    /// To the right.
    Right,
}
