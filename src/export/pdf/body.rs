//! Document tree in, typst code out: every block and inline becomes a call of a theme's function.

mod inlines;

use std::collections::BTreeSet;

pub(super) use self::inlines::write_sentence;
use self::inlines::{first_char, is_opening};
use super::cited::Cited;
use super::code::Code;
use super::links::{Links, anchor};
use super::order::{Piece, announces, is_picture, starts_picture};
use super::pictures::{Picture, picture_path, write_chart, write_photo};
use crate::document::{Alignment, Block, Document, Embed, Tile};

/// Writes the blocks of one document.
pub struct BodyWriter<'a> {
    document: &'a Document,
    /// Figures that the figure table has a row for.
    rows: &'a BTreeSet<&'a str>,
    links: Links<'a>,
    /// Where the whole document is about; a mechanism of the same place does not repeat it.
    pub place: &'a [String],
    /// The document's own list of sources.
    pub cited: Cited,
    /// Footnotes that were set already.
    noted: BTreeSet<usize>,
    /// Whether what is written becomes part of a link, or is copied into one: no link may stand inside another.
    in_link: bool,
    /// Pictures so far, each at the path `/picture/<index>`.
    pub pictures: Vec<Picture>,
    /// Charts, photographs and mechanisms so far.
    movable: usize,
    /// The pieces that the document was written in.
    pub pieces: Vec<Piece>,
    /// Whether pictures stay where they are, so that the paragraph before one stays with it.
    pub kept_together: bool,
}

impl<'a> BodyWriter<'a> {
    /// Prepares to write a document. `folder` is that of its page on the site, `cases/guanyun/`, and `site` the absolute
    /// address of the site, if it has one.
    #[must_use]
    pub fn new(document: &'a Document, rows: &'a BTreeSet<&'a str>, folder: &str, site: Option<&str>) -> Self {
        Self {
            document,
            rows,
            links: Links::new(document, folder, site),
            place: &[],
            cited: Cited::default(),
            noted: BTreeSet::new(),
            in_link: false,
            pictures: Vec::new(),
            movable: 0,
            pieces: Vec::new(),
            kept_together: false,
        }
    }

    /// An array of the document's blocks.
    pub fn document(&mut self, code: &mut Code) {
        let blocks = &self.document.blocks;
        code.raw("(");
        for (index, block) in blocks.iter().enumerate() {
            let next = blocks.get(index + 1);
            let is_announced = index.checked_sub(1).and_then(|before| blocks.get(before)).is_some_and(announces);
            // A picture that does not fit may let the text after it go first. To see whether it did fit, a mark is set
            // where it was due: before the headings right above it, which would move along with it.
            if !self.kept_together && !is_announced && starts_picture(blocks, index) {
                code.newline();
                code.argument(|code| code.call("before", |code| code.raw(self.movable)));
                self.pieces.push(Piece::Due(self.movable));
            }
            code.newline();
            let is_followed = next.is_some_and(|next| {
                announces(block) || (self.kept_together && is_paragraph(block) && is_picture(next))
            });
            self.pieces.push(match block {
                block if is_picture(block) => Piece::Picture(self.movable),
                Block::Paragraph { .. } | Block::List { .. } if !is_followed => Piece::Words,
                _ => Piece::Fixed,
            });
            code.argument(|code| match is_followed {
                true => code.call("kept", |code| code.argument(|code| self.block(code, block))),
                false => self.block(code, block),
            });
        }
        code.raw(")");
    }

    fn blocks(&mut self, code: &mut Code, blocks: &[Block]) {
        code.array(blocks, |code, block| self.block(code, block));
    }

    fn block(&mut self, code: &mut Code, block: &Block) {
        match block {
            Block::Heading { level, id, content, .. } => code.call("section", |code| {
                code.argument(|code| code.raw(level));
                code.argument(|code| code.string(&anchor(id)));
                // No joiners and no links: the words also become bookmarks and lines of the contents.
                self.linked(|body| body.inlines(code, content, None));
            }),
            Block::Paragraph { content, .. } => code.call("paragraph", |code| {
                if first_char(content).is_some_and(is_opening) {
                    code.named("opening", |code| code.raw(true));
                }
                self.running(code, content);
            }),
            Block::List { start, items, .. } => match start {
                None => code.call("bullets", |code| self.items(code, items)),
                Some(start) => code.call("numbered", |code| {
                    code.argument(|code| code.raw(start));
                    self.items(code, items);
                }),
            },
            Block::Quote { blocks, .. } => code.call("quotation", |code| self.blocks(code, blocks)),
            Block::Code { text, .. } => code.call("listing", |code| code.lines(text)),
            Block::Table { columns, head, rows, .. } => code.call("data-table", |code| {
                code.named("columns", |code| code.array(columns, |code, column| code.raw(alignment(*column))));
                code.named("head", |code| code.array(head, |code, cell| self.words(code, cell)));
                code.named("rows", |code| {
                    code.array(rows, |code, row| code.array(row, |code, cell| self.words(code, cell)));
                });
            }),
            Block::Rule { .. } => code.raw("divider()"),
            Block::Embed { embed, .. } => match embed {
                Embed::Chart(chart) => {
                    let sources: Vec<String> = chart.sources.iter().map(|source| self.cited.short(source)).collect();
                    self.embed(code, Picture::Drawing(chart.print.svg.clone()), |code, path| {
                        write_chart(code, chart, &sources, path);
                    });
                }
                Embed::Photo(photo) => self.embed(code, Picture::Photo(photo.bytes.clone()), |code, path| {
                    write_photo(code, photo, path);
                }),
                Embed::Plate(plate) => self.plate(code, plate),
                Embed::Ledger(ledger) => self.ledger(code, ledger),
                Embed::Cards(cards) => self.cards(code, cards),
                Embed::Quotation(quotation) => self.quotation(code, quotation),
                Embed::Tiles(tiles) => code.call("tiles", |code| {
                    tiles.iter().for_each(|tile| code.argument(|code| self.tile(code, tile)));
                }),
            },
        }
    }

    fn items(&mut self, code: &mut Code, items: &[Vec<Block>]) {
        for item in items {
            code.argument(|code| self.blocks(code, item));
        }
    }

    /// A picture with a mark by which its place on paper is found.
    fn embed(&mut self, code: &mut Code, picture: Picture, write: impl FnOnce(&mut Code, &str)) {
        let path = self.add_picture(picture);
        code.call("embed", |code| {
            let index = self.next_movable();
            code.argument(|code| code.raw(index));
            code.argument(|code| write(code, &path));
        });
    }

    /// Keeps a picture for the document and gives its path.
    pub(super) fn add_picture(&mut self, picture: Picture) -> String {
        self.pictures.push(picture);
        picture_path(self.pictures.len() - 1)
    }

    /// The number of one more picture.
    pub(super) fn next_movable(&mut self) -> usize {
        self.movable += 1;
        self.movable - 1
    }

    /// Tiles, figures set large, as dictionaries.
    pub fn tile(&self, code: &mut Code, tile: &Tile) {
        code.dictionary(|code| {
            let row = self.rows.contains(tile.name.as_str()).then_some(tile.name.as_str());
            code.named_optional("figure", row);
            code.named_string("label", &tile.label);
            code.named_string("before", &tile.before);
            code.named_string("number", &tile.number);
            code.named_string("after", &tile.after);
            code.named_string("detail", &tile.context);
        });
    }
}

fn is_paragraph(block: &Block) -> bool {
    matches!(block, Block::Paragraph { .. })
}

fn alignment(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::Natural => "auto",
        Alignment::Left => "left",
        Alignment::Center => "center",
        Alignment::Right => "right",
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Inline, Photo};
    use crate::export::pdf::sample::span;

    pub(super) fn written(document: &Document) -> String {
        let rows = BTreeSet::from(["projects"]);
        let mut code = Code::default();
        BodyWriter::new(document, &rows, "cases/x/", Some("https://example.org/a/")).document(&mut code);
        code.finish()
    }

    #[test]
    fn the_place_of_a_picture_is_marked_before_its_headings() {
        let title = Inline::Text { text: "题".to_owned(), span: span() };
        let heading = Block::Heading { level: 2, id: "h".to_owned(), content: vec![title], span: span() };
        let photo = Block::Embed {
            embed: Embed::Photo(Photo {
                id: "p".to_owned(),
                path: String::new(),
                file: String::new(),
                bytes: std::sync::Arc::default(),
                width: 4,
                height: 3,
                caption: String::new(),
                alt: String::new(),
                credit: String::new(),
            }),
            span: span(),
        };
        let blocks = vec![heading, photo.clone(), photo];
        let code = written(&Document { blocks, footnotes: Vec::new() });
        let order: Vec<usize> = ["before(0)", "section(", "embed(0", "before(1)", "embed(1"]
            .iter()
            .filter_map(|part| code.find(part))
            .collect();
        assert!(order.len() == 5 && order.is_sorted(), "{code}");
        assert!(code.contains("width: 3.00pt, height: 2.25pt"), "{code}");
    }
}
