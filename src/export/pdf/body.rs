//! Document tree in, typst code out: every block and inline becomes a call of a theme's function.

use std::collections::BTreeSet;

use super::cited::Cited;
use super::code::Code;
use super::joiner::{Joiner, join_ending};
use super::links::{Links, anchor};
use super::order::{Piece, announces, is_picture, starts_picture};
use super::pictures::{Picture, picture_path, write_chart, write_photo};
use crate::document::{Alignment, Block, Document, Embed, FigureMention, Inline, Tile};

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

    /// Inlines as one value.
    pub fn words(&mut self, code: &mut Code, content: &[Inline]) {
        code.call("words", |code| self.inlines(code, content, Some(&mut Joiner::default())));
    }

    /// Inlines as one value, with the last two characters kept on one line.
    pub(super) fn sentence(&mut self, code: &mut Code, content: &[Inline]) {
        code.call("words", |code| self.running(code, content));
    }

    /// The words of a paragraph as arguments, with the last two characters kept on one line.
    fn running(&mut self, code: &mut Code, content: &[Inline]) {
        let mut joiner = Joiner::default();
        match content.split_last() {
            Some((Inline::Text { text, .. }, before)) => {
                self.inlines(code, before, Some(&mut joiner));
                let marked = joiner.mark(text);
                write_text(code, &join_ending(&marked));
            }
            Some((last, before)) => {
                self.inlines(code, before, Some(&mut joiner));
                self.inline(code, &with_joined_ending(last), Some(&mut joiner));
            }
            None => {}
        }
    }

    /// Inlines as arguments.
    fn inlines(&mut self, code: &mut Code, content: &[Inline], mut joiner: Option<&mut Joiner>) {
        for inline in content {
            self.inline(code, inline, joiner.as_deref_mut());
        }
    }

    fn inline(&mut self, code: &mut Code, inline: &Inline, joiner: Option<&mut Joiner>) {
        match inline {
            Inline::Text { text, .. } => match joiner {
                Some(joiner) => write_text(code, &joiner.mark(text)),
                None => write_text(code, text),
            },
            Inline::Figure(mention) => self.mention(code, mention, joiner),
            Inline::Strong(content) => self.styled(code, "bold", content, joiner),
            Inline::Emphasis(content) => self.styled(code, "stress", content, joiner),
            Inline::Strikethrough(content) => self.styled(code, "struck", content, joiner),
            Inline::Code { text, .. } => {
                joiner.into_iter().for_each(Joiner::reset);
                code.argument(|code| code.call("literal", |code| code.string(text)));
            }
            Inline::Link { target, content, .. } => match self.links.resolve(target).filter(|_| !self.in_link) {
                Some((function, address)) => code.argument(|code| {
                    code.call(function, |code| {
                        code.argument(|code| code.string(&address));
                        self.linked(|body| body.inlines(code, content, joiner));
                    });
                }),
                None => self.inlines(code, content, joiner),
            },
            // A document of its own leads to the pages of the site where they have an address; the words stand without.
            Inline::Page { path, content } => match self.links.page(path).filter(|_| !self.in_link) {
                Some((function, address)) => code.argument(|code| {
                    code.call(function, |code| {
                        code.argument(|code| code.string(&address));
                        self.linked(|body| body.inlines(code, content, joiner));
                    });
                }),
                None => self.inlines(code, content, joiner),
            },
            Inline::LineBreak => {
                joiner.into_iter().for_each(Joiner::reset);
                code.argument(|code| code.raw("linebreak()"));
            }
            Inline::Footnote(number) => {
                joiner.into_iter().for_each(Joiner::reset);
                self.footnote(code, *number);
            }
        }
    }

    /// Writes what becomes part of a link.
    fn linked(&mut self, write: impl FnOnce(&mut Self)) {
        let outside = std::mem::replace(&mut self.in_link, true);
        write(self);
        self.in_link = outside;
    }

    fn styled(&mut self, code: &mut Code, function: &str, content: &[Inline], joiner: Option<&mut Joiner>) {
        code.argument(|code| code.call(function, |code| self.inlines(code, content, joiner)));
    }

    fn mention(&mut self, code: &mut Code, mention: &FigureMention, joiner: Option<&mut Joiner>) {
        let wording = match joiner {
            Some(joiner) => joiner.mark_figure(&mention.wording),
            None => mention.wording.clone(),
        };
        code.argument(|code| {
            code.call("mention", |code| {
                let row = self.rows.contains(mention.name.as_str()).then_some(mention.name.as_str());
                code.named_optional("figure", row.filter(|_| !self.in_link));
                code.argument(|code| code.string(&wording));
            });
        });
    }

    /// The first reference carries the note; later ones repeat its mark.
    fn footnote(&mut self, code: &mut Code, number: usize) {
        let document = self.document;
        let Some(blocks) = number.checked_sub(1).and_then(|index| document.footnotes.get(index)) else { return };
        code.argument(|code| {
            if self.noted.insert(number) {
                code.call("note", |code| {
                    code.argument(|code| code.raw(number));
                    code.argument(|code| self.blocks(code, blocks));
                });
            } else {
                code.call("note-again", |code| code.raw(number));
            }
        });
    }
}

/// What wraps words, with their last two characters kept on one line.
fn with_joined_ending(inline: &Inline) -> Inline {
    let mut inline = inline.clone();
    match &mut inline {
        Inline::Text { text, .. } => *text = join_ending(text),
        Inline::Strong(content)
        | Inline::Emphasis(content)
        | Inline::Strikethrough(content)
        | Inline::Link { content, .. }
        | Inline::Page { content, .. } => {
            if let Some(last) = content.last_mut() {
                *last = with_joined_ending(last);
            }
        }
        Inline::Figure(_) | Inline::Code { .. } | Inline::LineBreak | Inline::Footnote(_) => {}
    }
    inline
}

fn is_paragraph(block: &Block) -> bool {
    matches!(block, Block::Paragraph { .. })
}

/// A text as one value, with the last two characters kept on one line.
pub(super) fn write_sentence(code: &mut Code, text: &str) {
    code.call("words", |code| write_text(code, &join_ending(&Joiner::default().mark(text))));
}

/// Text as arguments. A dash (——) becomes a box of two ems, since the line breaker would take it apart.
fn write_text(code: &mut Code, text: &str) {
    for (index, piece) in text.split("——").enumerate() {
        if index > 0 {
            code.argument(|code| code.raw("dash()"));
        }
        if !piece.is_empty() {
            code.argument(|code| code.string(piece));
        }
    }
}

fn alignment(alignment: Alignment) -> &'static str {
    match alignment {
        Alignment::Natural => "auto",
        Alignment::Left => "left",
        Alignment::Center => "center",
        Alignment::Right => "right",
    }
}

/// The first character that a run of inlines prints.
fn first_char(content: &[Inline]) -> Option<char> {
    content.iter().find_map(|inline| match inline {
        Inline::Text { text, .. } | Inline::Code { text, .. } => text.chars().next(),
        Inline::Figure(mention) => mention.wording.chars().next(),
        Inline::Strong(content) | Inline::Emphasis(content) | Inline::Strikethrough(content) => first_char(content),
        Inline::Link { content, .. } | Inline::Page { content, .. } => first_char(content),
        Inline::LineBreak | Inline::Footnote(_) => None,
    })
}

/// Full-width opening punctuation, whose left half is blank.
fn is_opening(c: char) -> bool {
    matches!(c, '“' | '‘' | '（' | '《' | '〈' | '「' | '『' | '【' | '〔' | '［' | '｛')
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Photo;
    use crate::export::pdf::links::LONGEST_ADDRESS;
    use crate::export::pdf::sample::{paragraph, span};

    fn written(document: &Document) -> String {
        let rows = BTreeSet::from(["projects"]);
        let mut code = Code::default();
        BodyWriter::new(document, &rows, "cases/x/", Some("https://example.org/a/")).document(&mut code);
        code.finish()
    }

    fn one(content: Vec<Inline>) -> String {
        written(&Document { blocks: vec![paragraph(content)], footnotes: vec![vec![paragraph(vec![text("注")])]] })
    }

    fn text(text: &str) -> Inline {
        Inline::Text { text: text.to_owned(), span: span() }
    }

    fn link(target: &str, content: Vec<Inline>) -> Inline {
        Inline::Link { target: target.to_owned(), title: None, content }
    }

    fn mention(name: &str) -> Inline {
        let own = str::to_owned;
        Inline::Figure(FigureMention {
            name: own(name),
            label: own(""),
            wording: own("百分之十二点五"),
            source: own(""),
            link: None,
        })
    }

    #[test]
    fn a_dash_and_an_opening_quotation_mark_are_told_to_the_theme() {
        let code = one(vec![text("“好”——不坏")]);
        assert!(code.contains("paragraph(opening: true, \"“好”\", dash(), \"不\u{2060}坏\", )"), "{code}");
    }

    #[test]
    fn what_is_wrapped_keeps_its_last_two_characters_too() {
        let page = Inline::Page { path: "places/x/index.html".to_owned(), content: vec![text("帮扶工作队")] };
        assert!(one(vec![page]).contains("\"帮扶工作\u{2060}队\""));
        assert!(one(vec![Inline::Strong(vec![text("五签字")]), text("。")]).contains("\"五签字\""));
    }

    #[test]
    fn a_figure_leads_to_its_row_unless_it_has_none_or_stands_in_a_link() {
        assert!(one(vec![mention("projects")]).contains("mention(figure: \"projects\""));
        assert!(one(vec![mention("unknown")]).contains("mention(figure: none"));
        let code = one(vec![link("https://example.org", vec![mention("projects")]), mention("projects")]);
        assert!(code.contains("web(\"https://example.org\", mention(figure: none"), "{code}");
        assert!(code.contains("), mention(figure: \"projects\""), "{code}");
    }

    #[test]
    fn a_footnote_is_set_once_and_its_mark_repeated() {
        let code = one(vec![Inline::Footnote(1), Inline::Footnote(1), Inline::Footnote(2), Inline::Footnote(0)]);
        assert_eq!(code.matches("note(1, (").count(), 1, "{code}");
        assert_eq!(code.matches("note-again(1)").count(), 1, "{code}");
        assert!(!code.contains("(2") && !code.contains("(0"), "{code}");
    }

    #[test]
    fn links_that_lead_nowhere_from_a_pdf_keep_their_words() {
        assert!(one(vec![link("#nowhere", vec![text("那里")])]).contains("paragraph(\"那\u{2060}里\", )"));
        let long = format!("https://{}", "x".repeat(LONGEST_ADDRESS));
        assert!(!one(vec![link(&long, vec![text("那里")])]).contains("web("));
    }

    #[test]
    fn the_place_of_a_picture_is_marked_before_its_headings() {
        let heading = Block::Heading { level: 2, id: "h".to_owned(), content: vec![text("题")], span: span() };
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
