//! Document tree in, typst code out: every block and inline becomes a call of a theme's function.

use std::collections::BTreeSet;

use super::code::Code;
use super::joiner::{Joiner, join_ending};
use crate::document::{Alignment, Block, ChartFigure, Document, Embed, FigureMention, Inline, Photo, Tile};

/// A picture that the code refers to by the path of a virtual file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picture {
    /// A drawing, as SVG.
    Drawing(String),
    /// A photograph's file.
    Photo(std::sync::Arc<Vec<u8>>),
}

/// Writes the blocks of one document.
pub struct BodyWriter<'a> {
    document: &'a Document,
    /// Figures that the figure table has a row for.
    rows: &'a BTreeSet<&'a str>,
    /// Anchors that a link within the document may point to.
    anchors: BTreeSet<&'a str>,
    /// Absolute address of the case's own page, which relative links start from.
    page: Option<String>,
    /// Footnotes that were set already.
    noted: BTreeSet<usize>,
    /// Pictures so far, each at the path `/picture/<index>`.
    pub pictures: Vec<Picture>,
}

impl<'a> BodyWriter<'a> {
    /// Prepares to write a document. `page` is the absolute address of the case's page, if the site has one.
    #[must_use]
    pub fn new(document: &'a Document, rows: &'a BTreeSet<&'a str>, page: Option<String>) -> Self {
        let mut anchors = BTreeSet::new();
        collect_anchors(&document.blocks, &mut anchors);
        Self { document, rows, anchors, page, noted: BTreeSet::new(), pictures: Vec::new() }
    }

    /// An array of the document's blocks.
    pub fn document(&mut self, code: &mut Code) {
        let blocks = &self.document.blocks;
        code.raw("(");
        for (index, block) in blocks.iter().enumerate() {
            // A picture that does not fit may leave its place to the text that follows. To see whether it did, a mark is
            // set where it was due: before the headings right above it, which would move along with it.
            if starts_picture(blocks, index) {
                code.newline();
                code.argument(|code| code.call("before", |code| code.raw(self.pictures.len())));
            }
            code.newline();
            code.argument(|code| self.block(code, block));
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
                code.argument(|code| code.string(id));
                // No joiners: the words also become bookmarks and lines of the contents.
                self.inlines(code, content, None);
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
                Embed::Chart(chart) => self.embed(code, Picture::Drawing(chart.print.svg.clone()), |code, path| {
                    write_chart(code, chart, path);
                }),
                Embed::Photo(photo) => self.embed(code, Picture::Photo(photo.bytes.clone()), |code, path| {
                    write_photo(code, photo, path);
                }),
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

    /// A picture, placed in the text or, where it did not fit, wherever the page has room for it.
    fn embed(&mut self, code: &mut Code, picture: Picture, write: impl FnOnce(&mut Code, &str)) {
        let index = self.pictures.len();
        self.pictures.push(picture);
        code.call("embed", |code| {
            code.argument(|code| code.raw(index));
            code.named("float", |code| code.raw(format_args!("floats.contains({index})")));
            code.argument(|code| write(code, &picture_path(index)));
        });
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

    /// The words of a paragraph as arguments, with the last two characters kept on one line.
    fn running(&mut self, code: &mut Code, content: &[Inline]) {
        let mut joiner = Joiner::default();
        match content.split_last() {
            Some((Inline::Text { text, .. }, before)) => {
                self.inlines(code, before, Some(&mut joiner));
                let marked = joiner.mark(text);
                write_text(code, &join_ending(&marked));
            }
            _ => self.inlines(code, content, Some(&mut joiner)),
        }
    }

    /// Inlines as arguments.
    fn inlines(&mut self, code: &mut Code, content: &[Inline], mut joiner: Option<&mut Joiner>) {
        for inline in content {
            self.inline(code, inline, joiner.as_deref_mut());
        }
    }

    fn inline(&mut self, code: &mut Code, inline: &Inline, mut joiner: Option<&mut Joiner>) {
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
            Inline::Link { target, content, .. } => match self.resolve(target) {
                Some(Target::Web(address)) => code.argument(|code| {
                    code.call("web", |code| {
                        code.argument(|code| code.string(&address));
                        self.inlines(code, content, joiner);
                    });
                }),
                Some(Target::Anchor(anchor)) => code.argument(|code| {
                    code.call("within", |code| {
                        code.argument(|code| code.string(&anchor));
                        self.inlines(code, content, joiner);
                    });
                }),
                None => self.inlines(code, content, joiner),
            },
            Inline::LineBreak => {
                joiner.into_iter().for_each(Joiner::reset);
                code.argument(|code| code.raw("linebreak()"));
            }
            Inline::Footnote(number) => {
                if let Some(joiner) = joiner.as_deref_mut() {
                    joiner.reset();
                }
                self.footnote(code, *number);
            }
        }
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
                code.named_optional("figure", row);
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

    /// What a link points to from a PDF, which may lie in any folder: an absolute address or a place in the document.
    fn resolve(&self, target: &str) -> Option<Target> {
        if let Some(anchor) = target.strip_prefix('#') {
            return self.anchors.contains(anchor).then(|| Target::Anchor(anchor.to_owned()));
        }
        if ["https:", "http:", "mailto:"].iter().any(|scheme| target.starts_with(scheme)) {
            return (target.len() <= LONGEST_ADDRESS).then(|| Target::Web(target.to_owned()));
        }
        self.page.as_deref().map(|page| Target::Web(join_address(page, target)))
    }
}

/// Addresses longer than this are refused by typst; the words of the link stay.
const LONGEST_ADDRESS: usize = 8000;

enum Target {
    Web(String),
    Anchor(String),
}

/// Path of the virtual file of a picture. There is no ending: typst looks at the bytes of a photograph, whatever its
/// name says.
#[must_use]
pub fn picture_path(index: usize) -> String {
    format!("/picture/{index}")
}

fn write_chart(code: &mut Code, chart: &ChartFigure, path: &str) {
    code.call("chart", |code| {
        code.named_string("id", &chart.id);
        code.named("number", |code| code.raw(chart.number));
        code.named_string("title", &chart.title);
        code.named_string("subtitle", &chart.subtitle);
        code.named_optional("note", chart.note.as_deref());
        code.named("sources", |code| code.array(&chart.sources, |code, source| code.string(source)));
        code.named_string("alt", &chart.alt);
        write_size(code, chart.print.width, chart.print.height);
        code.argument(|code| code.string(path));
    });
}

fn write_photo(code: &mut Code, photo: &Photo, path: &str) {
    code.call("photo", |code| {
        code.named_string("id", &photo.id);
        code.named_string("caption", &photo.caption);
        code.named_string("credit", &photo.credit);
        code.named_string("alt", &photo.alt);
        write_size(code, f64::from(photo.width), f64::from(photo.height));
        code.argument(|code| code.string(path));
    });
}

/// Width and height, given in CSS pixels, as lengths: 96 pixels are 72 points.
fn write_size(code: &mut Code, width: f64, height: f64) {
    code.named("width", |code| code.raw(format_args!("{:.2}pt", width * 0.75)));
    code.named("height", |code| code.raw(format_args!("{:.2}pt", height * 0.75)));
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

/// Whether a picture stands at `index`, or a run of headings that ends in one.
fn starts_picture(blocks: &[Block], index: usize) -> bool {
    let is_heading = |block: &Block| matches!(block, Block::Heading { .. });
    let is_picture = |block: &Block| matches!(block, Block::Embed { embed: Embed::Chart(_) | Embed::Photo(_), .. });
    let follows_heading = index.checked_sub(1).and_then(|before| blocks.get(before)).is_some_and(is_heading);
    !follows_heading && blocks[index..].iter().find(|block| !is_heading(block)).is_some_and(is_picture)
}

fn collect_anchors<'a>(blocks: &'a [Block], anchors: &mut BTreeSet<&'a str>) {
    for block in blocks {
        match block {
            Block::Heading { id, .. } => {
                anchors.insert(id);
            }
            Block::Embed { embed: Embed::Chart(chart), .. } => {
                anchors.insert(&chart.id);
            }
            Block::Embed { embed: Embed::Photo(photo), .. } => {
                anchors.insert(&photo.id);
            }
            Block::List { items, .. } => items.iter().for_each(|item| collect_anchors(item, anchors)),
            Block::Quote { blocks, .. } => collect_anchors(blocks, anchors),
            _ => {}
        }
    }
}

/// The first character that a run of inlines prints.
fn first_char(content: &[Inline]) -> Option<char> {
    content.iter().find_map(|inline| match inline {
        Inline::Text { text, .. } | Inline::Code { text, .. } => text.chars().next(),
        Inline::Figure(mention) => mention.wording.chars().next(),
        Inline::Strong(content) | Inline::Emphasis(content) | Inline::Strikethrough(content) => first_char(content),
        Inline::Link { content, .. } => first_char(content),
        Inline::LineBreak | Inline::Footnote(_) => None,
    })
}

/// Full-width opening punctuation, whose left half is blank.
fn is_opening(c: char) -> bool {
    matches!(c, '“' | '‘' | '（' | '《' | '〈' | '「' | '『' | '【' | '〔' | '［' | '｛')
}

/// Joins a relative address to that of a page.
fn join_address(page: &str, relative: &str) -> String {
    let scheme_end = page.find("://").map_or(0, |at| at + 3);
    let root_end = page[scheme_end..].find('/').map_or(page.len(), |at| scheme_end + at);
    let (root, path) = page.split_at(root_end);
    let (relative, tail) = relative.split_at(relative.find(['?', '#']).unwrap_or(relative.len()));
    let mut folders: Vec<&str> = match relative.starts_with('/') {
        true => Vec::new(),
        false => path.split('/').filter(|part| !part.is_empty()).collect(),
    };
    if !relative.starts_with('/') && !path.ends_with('/') {
        folders.pop();
    }
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(folders.pop()),
            part => folders.push(part),
        }
    }
    let end = if folders.is_empty() || relative.ends_with('/') || relative.is_empty() { "/" } else { "" };
    let joined = if folders.is_empty() { String::new() } else { format!("/{}", folders.join("/")) };
    format!("{root}{joined}{end}{tail}")
}
