//! What writes documents: the HTML so far, and what the page around it offers.

use crate::document::{Block, ChartFigure, Document, Photo};

/// Writes blocks and inlines of one page as HTML.
///
/// The methods live where their subject is: `inline.rs`, `blocks.rs`, `embeds.rs`.
pub struct Writer<'a> {
    /// The HTML so far.
    pub(super) out: String,
    /// Leads from the page to the root of the site: `../../`, or nothing.
    pub(super) root: &'a str,
    /// Whether the page has a figure table that figures in the text can point to.
    pub(super) figure_table: bool,
    /// Whether the data and pictures of its charts are published beside the page.
    pub(super) files: bool,
    /// Tables so far, for their names.
    pub(super) tables: usize,
    /// How often each footnote was referred to so far.
    pub(super) footnote_marks: Vec<usize>,
    /// Charts met so far: their data is published beside the page.
    pub(super) charts: Vec<&'a ChartFigure>,
    /// Photographs met so far: they are published too.
    pub(super) photos: Vec<&'a Photo>,
}

impl<'a> Writer<'a> {
    /// A writer for a page below `root`.
    #[must_use]
    pub fn new(root: &'a str, figure_table: bool) -> Self {
        Self {
            out: String::new(),
            root,
            figure_table,
            files: true,
            tables: 0,
            footnote_marks: Vec::new(),
            charts: Vec::new(),
            photos: Vec::new(),
        }
    }

    /// The same for a page whose charts have their files elsewhere.
    #[must_use]
    pub fn without_files(self) -> Self {
        Self { files: false, ..self }
    }

    /// Writes a document with its footnotes.
    pub fn document(&mut self, document: &'a Document) {
        self.footnote_marks = vec![0; document.footnotes.len()];
        self.blocks(&document.blocks);
        self.footnotes(&document.footnotes);
    }

    /// Writes a document and takes what was written in two pieces: the paragraphs before anything else are returned, what
    /// follows them stays. Without a heading there is no opening: all of the text follows.
    pub fn opening(&mut self, document: &'a Document) -> String {
        self.footnote_marks = vec![0; document.footnotes.len()];
        let blocks = &document.blocks;
        let opens = blocks.iter().any(|block| matches!(block, Block::Heading { .. }));
        let end = blocks.iter().position(|block| !matches!(block, Block::Paragraph { .. })).filter(|_| opens);
        let (opening, rest) = blocks.split_at(end.unwrap_or(0));
        self.blocks(opening);
        let opening = self.take();
        self.blocks(rest);
        self.footnotes(&document.footnotes);
        opening
    }

    /// Takes what was written, and starts again.
    pub fn take(&mut self) -> String {
        std::mem::take(&mut self.out)
    }

    /// Writes blocks one after the other.
    pub(super) fn blocks(&mut self, blocks: &'a [Block]) {
        for block in blocks {
            self.block(block);
        }
    }
}
