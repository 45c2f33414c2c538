//! The events of the parser in, blocks out.

mod finish;

use std::ops::Range;

use pulldown_cmark::{CodeBlockKind, Event, LinkType, Options, Parser, Tag, TagEnd};

use super::findings::Findings;
use super::footnote::Footnotes;
use super::heading::{Headings, TopHeading};
use super::inline::{Collector, Mark, clean};
use super::link::check_target;
use super::prepare::Prepared;
use super::report;
use super::table::Table;
use crate::document::{Block, EmbedName, Name};
use crate::source::Spanned;

/// Blocks within blocks, and marks within marks, that a reader can follow. What goes deeper is an attack or a mistake,
/// and would exhaust the stack of everybody who walks the tree.
const DEEPEST: usize = 24;

type Blocks = Vec<Block<Name, EmbedName>>;

/// What was read.
pub(super) struct Content {
    pub(super) title: Option<Spanned<String>>,
    pub(super) blocks: Blocks,
    pub(super) footnotes: Vec<Blocks>,
}

/// A block that is not finished, with the blocks in it.
struct Open {
    kind: Kind,
    place: Range<usize>,
    blocks: Blocks,
}

enum Kind {
    Document,
    Quote,
    List {
        start: Option<u64>,
        items: Vec<Blocks>,
    },
    Item,
    Footnote(usize),
    Table(Table),
    /// Text taken as it stands: code, or HTML that was refused.
    Verbatim {
        language: Option<String>,
        text: String,
        is_code: bool,
    },
}

/// Reads one file's events.
struct Reader<'a> {
    prepared: &'a Prepared,
    findings: &'a mut Findings,
    headings: Headings,
    footnotes: Footnotes,
    title: Option<Spanned<String>>,
    open: Vec<Open>,
    /// The run of text that events are added to, and where it began.
    run: Option<(Collector, Range<usize>)>,
    marks: usize,
    /// Tags of HTML that were refused and not closed so far.
    html_tags: usize,
}

/// Parses a prepared text.
pub(super) fn read_blocks(prepared: &Prepared, top: TopHeading, findings: &mut Findings) -> Content {
    let options = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_YAML_STYLE_METADATA_BLOCKS;
    let mut reader = Reader {
        prepared,
        findings,
        headings: Headings::new(top),
        footnotes: Footnotes::default(),
        title: None,
        open: vec![Open { kind: Kind::Document, place: 0..prepared.text.len(), blocks: Vec::new() }],
        run: None,
        marks: 0,
        html_tags: 0,
    };
    for (event, range) in Parser::new_ext(&prepared.text, options).into_offset_iter() {
        if reader.open.len() + reader.marks > DEEPEST {
            let place = prepared.source_range(range);
            reader.findings.add(place, report::too_deep);
            break;
        }
        reader.take(event, range);
    }
    let title = reader.title.take();
    let mut blocks = reader.open.into_iter().next().map(|document| document.blocks).unwrap_or_default();
    let footnotes = reader.footnotes.number(&mut blocks, reader.findings);
    Content { title, blocks, footnotes }
}

impl Reader<'_> {
    fn take(&mut self, event: Event<'_>, range: Range<usize>) {
        match event {
            Event::Start(tag) => self.start(tag, range),
            Event::End(tag) => self.end(tag, range),
            Event::Text(words) => match self.open.last_mut() {
                Some(Open { kind: Kind::Verbatim { text, .. }, .. }) => {
                    let place = self.prepared.source_range(range);
                    text.push_str(&clean(&words, place, self.findings));
                }
                _ => self.text(&words, range, false),
            },
            Event::Code(words) => {
                let place = self.prepared.source_range(range.clone());
                let words = clean(&words, place.clone(), self.findings);
                let span = self.findings.span(place);
                self.run(range).code(words, span);
            }
            Event::Html(words) => match self.open.last_mut() {
                Some(Open { kind: Kind::Verbatim { text, .. }, .. }) => {
                    let place = self.prepared.source_range(range);
                    text.push_str(&clean(&words, place, self.findings));
                }
                _ => self.text(&words, range, true),
            },
            Event::InlineHtml(words) => {
                let place = self.prepared.source_range(range.clone());
                // The end of what was opened before says nothing new.
                if !words.starts_with("</") {
                    self.html_tags += 1;
                    self.findings.add(place, |span| report::raw_html(span, &words));
                } else if self.html_tags == 0 {
                    self.findings.add(place, |span| report::raw_html(span, &words));
                } else {
                    self.html_tags -= 1;
                }
                self.text(&words, range, true);
            }
            Event::FootnoteReference(label) => {
                let place = self.prepared.source_range(range.clone());
                let id = self.footnotes.id(&clean(&label, place, self.findings));
                self.run(range).footnote(id);
            }
            Event::SoftBreak => self.run(range.clone()).soft_break(range),
            Event::HardBreak => self.run(range).hard_break(),
            Event::Rule => {
                self.finish_run();
                let span = self.findings.span(self.trimmed(range));
                self.push(Block::Rule { span });
            }
            // Off in the options; as text they would at least not be lost.
            Event::InlineMath(words) | Event::DisplayMath(words) => self.text(&words, range, true),
            Event::TaskListMarker(_) => {}
        }
    }

    fn start(&mut self, tag: Tag<'_>, range: Range<usize>) {
        match tag {
            Tag::Strong => self.mark(Mark::Strong, range),
            Tag::Emphasis => {
                let bytes = self.prepared.text.as_bytes();
                let digit = |at: Option<usize>| at.and_then(|at| bytes.get(at)).is_some_and(u8::is_ascii_digit);
                if digit(range.start.checked_sub(1)) && digit(range.start.checked_add(1)) {
                    let place = self.prepared.source_range(range.start..range.start + 1);
                    self.findings.add(place, report::times_sign);
                }
                self.mark(Mark::Emphasis, range);
            }
            Tag::Strikethrough => self.mark(Mark::Strikethrough, range),
            Tag::Superscript | Tag::Subscript => self.mark(Mark::Nothing, range),
            Tag::Link { link_type, dest_url, title, .. } => {
                let mark = self.link(link_type, &dest_url, &title, range.clone());
                self.mark(mark, range);
            }
            Tag::Image { .. } => {
                let place = self.prepared.source_range(range.clone());
                self.findings.add(place, report::inline_image);
                self.mark(Mark::Nothing, range);
            }
            Tag::Paragraph | Tag::Heading { .. } | Tag::TableCell => {
                self.finish_run();
                self.run = Some((Collector::default(), range));
            }
            Tag::TableHead | Tag::TableRow => {
                let row = self.prepared.text.get(range.clone()).unwrap_or_default();
                let place = self.trimmed(range);
                if let Some(Open { kind: Kind::Table(table), .. }) = self.open.last_mut() {
                    table.start_row(row, place, self.findings);
                }
            }
            Tag::BlockQuote(_) => self.begin(Kind::Quote, range),
            Tag::List(start) => self.begin(Kind::List { start, items: Vec::new() }, range),
            Tag::Item => self.begin(Kind::Item, range),
            Tag::FootnoteDefinition(label) => {
                let id = self.footnotes.id(&clean(&label, self.prepared.source_range(range.clone()), self.findings));
                self.begin(Kind::Footnote(id), range);
            }
            Tag::Table(columns) => {
                let place = self.trimmed(range.clone());
                let table = Table::new(&columns, place, self.findings);
                self.begin(Kind::Table(table), range);
            }
            Tag::CodeBlock(kind) => {
                let language = match &kind {
                    CodeBlockKind::Fenced(info) => language(info),
                    CodeBlockKind::Indented => {
                        let place = self.trimmed(range.clone());
                        let words = self.prepared.text.get(range.clone()).unwrap_or_default();
                        if words.chars().any(crate::document::is_han) {
                            self.findings.add(place, report::indented_text);
                        }
                        None
                    }
                };
                self.begin(Kind::Verbatim { language, text: String::new(), is_code: true }, range);
            }
            Tag::HtmlBlock => {
                let place = self.trimmed(range.clone());
                let words = self.prepared.text.get(range.clone()).unwrap_or_default();
                self.findings.add(place, |span| report::raw_html(span, words));
                self.begin(Kind::Verbatim { language: None, text: String::new(), is_code: false }, range);
            }
            Tag::MetadataBlock(_) => {
                let place = self.trimmed(range.clone());
                self.findings.add(place, report::front_matter);
                self.begin(Kind::Verbatim { language: None, text: String::new(), is_code: false }, range);
            }
            // Off in the options.
            Tag::DefinitionList | Tag::DefinitionListTitle | Tag::DefinitionListDefinition => {
                self.begin(Kind::Quote, range);
            }
        }
    }

    fn end(&mut self, tag: TagEnd, range: Range<usize>) {
        match tag {
            TagEnd::Strong
            | TagEnd::Emphasis
            | TagEnd::Strikethrough
            | TagEnd::Superscript
            | TagEnd::Subscript
            | TagEnd::Link
            | TagEnd::Image => {
                self.marks = self.marks.saturating_sub(1);
                self.run(range).close();
            }
            TagEnd::Paragraph => self.finish_run(),
            TagEnd::Heading(level) => self.finish_heading(level as u8),
            TagEnd::TableCell => {
                let cell = self.inlines().0;
                if let Some(Open { kind: Kind::Table(table), .. }) = self.open.last_mut() {
                    table.add_cell(cell);
                }
            }
            TagEnd::TableHead | TagEnd::TableRow => {}
            _ => self.finish_block(),
        }
    }

    fn begin(&mut self, kind: Kind, place: Range<usize>) {
        self.finish_run();
        self.open.push(Open { kind, place, blocks: Vec::new() });
    }

    fn mark(&mut self, mark: Mark, range: Range<usize>) {
        self.marks += 1;
        self.run(range).open(mark);
    }

    /// The run of text that is open. In a list without empty lines nothing announces it.
    fn run(&mut self, range: Range<usize>) -> &mut Collector {
        let (collector, place) = self.run.get_or_insert_with(|| (Collector::default(), range.clone()));
        place.end = place.end.max(range.end);
        collector
    }

    fn text(&mut self, words: &str, range: Range<usize>, literal: bool) {
        let (collector, place) = self.run.get_or_insert_with(|| (Collector::default(), range.clone()));
        place.end = place.end.max(range.end);
        collector.text(self.prepared, words, range, literal, self.findings);
    }

    fn link(&mut self, kind: LinkType, target: &str, title: &str, range: Range<usize>) -> Mark {
        let place = self.prepared.source_range(range);
        let address = clean(target, place.clone(), self.findings);
        let address = if kind == LinkType::Email { format!("mailto:{address}") } else { address };
        let title = clean(title, place.clone(), self.findings);
        match check_target(&address) {
            Ok(target) => Mark::Link { target, title: (!title.is_empty()).then_some(title) },
            Err((message, hint)) => {
                self.findings.add(place, |span| {
                    crate::diagnostic::Diagnostic::error("link-scheme", span, message).with_hint(hint)
                });
                Mark::Nothing
            }
        }
    }
}

/// The language named after a fence, where it is the name of one.
fn language(info: &str) -> Option<String> {
    let word = info.split_whitespace().next()?;
    let good = word.len() <= 32 && word.bytes().all(|b| b.is_ascii_alphanumeric() || b"+#-_.".contains(&b));
    good.then(|| word.to_owned())
}
