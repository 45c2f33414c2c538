//! One run of text: a paragraph, a heading, a cell. Parser events go in, inlines come out.

use std::ops::Range;

use super::findings::Findings;
use super::prepare::{HELPER, Prepared, control_character};
use super::reference::{Found, Reference, find_references};
use super::report;
use super::spacing::{Class, Gap, class};
use super::text::{Piece, Text};
use crate::diagnostic::Diagnostic;
use crate::document::{EmbedName, Inline, Name};
use crate::source::{Span, is_forbidden, is_invisible};

/// What encloses other inlines.
#[derive(Clone, Debug)]
pub(super) enum Mark {
    Strong,
    Emphasis,
    Strikethrough,
    Link {
        target: String,
        title: Option<String>,
    },
    /// Something that was refused; what it holds stays.
    Nothing,
}

/// A piece of a run.
enum Token {
    Open(Mark),
    Close,
    Text(Text),
    SoftBreak(Range<usize>),
    HardBreak,
    /// Spaces and line breaks, by the index of their [`Gap`] and their place in the prepared source.
    Gap(usize, Range<usize>),
    Code {
        text: String,
        span: Span,
    },
    Figure(Name),
    Embed {
        embed: EmbedName,
        range: Range<usize>,
    },
    Footnote(usize),
}

/// What a finished run is.
pub(super) enum Run {
    /// Running text.
    Inlines(Vec<Inline<Name>>),
    /// Blocks asked for by name, each alone on its line, with their places in the prepared source.
    Embeds(Vec<(EmbedName, Range<usize>)>),
}

/// Collects the events of one run.
#[derive(Default)]
pub(super) struct Collector {
    tokens: Vec<Token>,
    /// End of the last text in the prepared source.
    last: usize,
}

impl Collector {
    pub(super) fn open(&mut self, mark: Mark) {
        self.tokens.push(Token::Open(mark));
    }

    pub(super) fn close(&mut self) {
        self.tokens.push(Token::Close);
    }

    pub(super) fn soft_break(&mut self, range: Range<usize>) {
        self.tokens.push(Token::SoftBreak(range));
    }

    pub(super) fn hard_break(&mut self) {
        self.tokens.push(Token::HardBreak);
    }

    pub(super) fn footnote(&mut self, id: usize) {
        self.tokens.push(Token::Footnote(id));
    }

    pub(super) fn code(&mut self, text: String, span: Span) {
        if !text.is_empty() {
            self.tokens.push(Token::Code { text, span });
        }
    }

    /// Adds text of the parser. `literal` is for text that must not be looked into, such as refused HTML.
    pub(super) fn text(
        &mut self,
        prepared: &Prepared,
        words: &str,
        range: Range<usize>,
        literal: bool,
        findings: &mut Findings,
    ) {
        if !matches!(self.tokens.last(), Some(Token::Text(_))) {
            self.tokens.push(Token::Text(Text::default()));
        }
        let Some(Token::Text(text)) = self.tokens.last_mut() else { return };
        if prepared.text.get(range.clone()) != Some(words) {
            // Decoded from an entity: without a place of its own for each character.
            let clean = clean(words, prepared.source_range(range.clone()), findings);
            text.pieces.push(Piece { at: text.text.len(), source: range.clone(), escaped: true, verbatim: false });
            text.text.push_str(&clean);
            self.last = range.end;
            return;
        }
        // A backslash that is not itself part of the text before is an escape.
        let mut escaped = self.last != range.start
            && range.start.checked_sub(1).and_then(|at| prepared.text.as_bytes().get(at)) == Some(&b'\\');
        let mut at = range.start;
        for words in words.split(HELPER) {
            if !words.is_empty() {
                let source = at..at + words.len();
                let piece = Piece { at: text.text.len(), source, escaped: escaped || literal, verbatim: !literal };
                text.pieces.push(piece);
                text.text.push_str(words);
                escaped = false;
            }
            at += words.len() + HELPER.len_utf8();
        }
        self.last = range.end;
    }

    /// Makes inlines of what was collected.
    pub(super) fn finish(mut self, prepared: &Prepared, findings: &mut Findings) -> Run {
        self.report_marks(prepared, findings);
        self.resolve_references(prepared, findings);
        if let Some(embeds) = self.embeds() {
            return Run::Embeds(embeds);
        }
        for token in &self.tokens {
            if let Token::Embed { range, .. } = token {
                findings.add(prepared.source_range(range.clone()), report::not_alone);
            }
        }
        let (tokens, spaces) = part_at_gaps(self.tokens);
        Run::Inlines(nest(tokens, &spaces, |range| findings.span(prepared.source_range(range))))
    }

    /// Reports marks that the parser left in the text.
    fn report_marks(&self, prepared: &Prepared, findings: &mut Findings) {
        let mut open = None;
        for token in &self.tokens {
            let Token::Text(text) = token else { continue };
            let wide = text.text.find("＊＊").filter(|at| !text.is_literal(*at));
            if let Some(at) = wide {
                let place = prepared.source_range(text.source(at..at + "＊＊".len()));
                findings.add(place, report::full_width_mark);
            }
            let mut at = 0;
            while let Some(offset) = text.text[at..].find(['*', '~', '_', '[']) {
                let start = at + offset;
                let mark = text.text[start..].chars().next().unwrap_or('*');
                let run = text.text[start..].bytes().take_while(|&byte| byte == mark as u8);
                let length = run.enumerate().take_while(|&(index, _)| !text.is_literal(start + index)).count();
                at = start + length.max(1);
                let place = || prepared.source_range(text.source(start..at));
                match (mark, length) {
                    ('*', 2..) | ('~' | '_', 2) => {
                        // The other half of a pair that a space keeps apart says nothing new.
                        if open != Some((mark, length)) {
                            findings.add(place(), |span| report::literal_mark(span, mark));
                            open = Some((mark, length));
                        } else {
                            open = None;
                        }
                    }
                    ('[', 1) => {
                        if let Some(label) = footnote_label(&text.text[at..]) {
                            let range = prepared.source_range(text.source(start..at + label.len() + 2));
                            findings.add(range, |span| report::undefined_footnote(span, label));
                        }
                    }
                    _ => {}
                }
            }
        }
    }

    /// Splits texts at their references.
    fn resolve_references(&mut self, prepared: &Prepared, findings: &mut Findings) {
        let mut tokens = Vec::with_capacity(self.tokens.len());
        for token in self.tokens.drain(..) {
            let Token::Text(text) = token else {
                tokens.push(token);
                continue;
            };
            let mut at = 0;
            for Found { range, reference } in find_references(&text.text, |at| text.is_literal(at)) {
                let name = |place: Range<usize>, findings: &Findings| Name {
                    name: text.text[place.clone()].to_owned(),
                    span: findings.span(prepared.source_range(text.source(place))),
                };
                let token = match reference {
                    Ok(Reference::Figure(place)) => Token::Figure(name(place, findings)),
                    Ok(block) => {
                        let names = |places: Vec<Range<usize>>| {
                            places.into_iter().map(|place| name(place, findings)).collect::<Vec<_>>()
                        };
                        let embed = match block {
                            Reference::Chart(place) => EmbedName::Chart(name(place, findings)),
                            Reference::Photo(place) | Reference::Figure(place) => {
                                EmbedName::Photo(name(place, findings))
                            }
                            Reference::Record(place) => EmbedName::Record(name(place, findings)),
                            Reference::Mechanism(place) => EmbedName::Mechanism(name(place, findings)),
                            Reference::Quote(place) => EmbedName::Quote(name(place, findings)),
                            Reference::Ledger(place) => EmbedName::Ledger(name(place, findings)),
                            Reference::Cards(place) => EmbedName::Cards(name(place, findings)),
                            Reference::Tiles(places) => EmbedName::Tiles(names(places)),
                            Reference::Money(places) => EmbedName::Money(names(places)),
                        };
                        Token::Embed { embed, range: text.source(range.clone()) }
                    }
                    Err(mistake) => {
                        findings.add(prepared.source_range(text.source(mistake.range)), |span| {
                            Diagnostic::error("reference-syntax", span, mistake.message).with_hint(mistake.hint)
                        });
                        continue;
                    }
                };
                if at < range.start {
                    tokens.push(Token::Text(text.part(at..range.start)));
                }
                tokens.push(token);
                at = range.end;
            }
            if at < text.text.len() {
                tokens.push(Token::Text(text.part(at..text.text.len())));
            }
        }
        self.tokens = tokens;
    }

    /// The blocks, if the run is nothing but blocks, each on its own line.
    fn embeds(&self) -> Option<Vec<(EmbedName, Range<usize>)>> {
        let mut embeds = Vec::new();
        let mut line_is_free = true;
        for token in &self.tokens {
            match token {
                Token::Embed { embed, range } if line_is_free => {
                    embeds.push((embed.clone(), range.clone()));
                    line_is_free = false;
                }
                Token::SoftBreak(_) | Token::HardBreak => line_is_free = true,
                Token::Text(text) if text.text.trim().is_empty() => {}
                _ => return None,
            }
        }
        (!embeds.is_empty()).then_some(embeds)
    }
}

/// Text without the helper and without characters that an entity smuggled in.
pub(super) fn clean(words: &str, source: Range<usize>, findings: &mut Findings) -> String {
    for c in words.chars().filter(|&c| is_forbidden(c) && c != HELPER) {
        findings.add(source.clone(), |span| control_character(span, c));
    }
    words.chars().filter(|&c| !is_forbidden(c) && !is_invisible(c)).collect()
}

/// The label of what follows `[`, if that is the mark of a footnote.
fn footnote_label(rest: &str) -> Option<&str> {
    let rest = rest.strip_prefix('^')?;
    let (end, _) = rest.char_indices().take(100).find(|&(_, c)| c == ']')?;
    (end > 0).then(|| &rest[..end])
}

/// Takes the spaces and line breaks out of the texts, and tells of each gap whether a space stays.
fn part_at_gaps(tokens: Vec<Token>) -> (Vec<Token>, Vec<bool>) {
    let mut parted = Vec::with_capacity(tokens.len());
    let mut classes = vec![Class::Edge];
    let mut gaps: Vec<Gap> = Vec::new();
    // Whether the last visible thing is followed by a gap, and whether by a mark's beginning or end.
    let (mut in_gap, mut boundary) = (false, false);
    for token in tokens {
        match token {
            Token::Text(text) => {
                let mut at = 0;
                while at < text.text.len() {
                    let rest = &text.text[at..];
                    // Full-width spaces at the start of a line are an indent by hand; elsewhere they are meant.
                    let starts_line = classes.last() == Some(&Class::Edge);
                    let is_space = |c: char| c.is_ascii_whitespace() || (c == '\u{3000}' && starts_line);
                    let word = rest.trim_start_matches(is_space);
                    if word.len() < rest.len() {
                        let end = at + rest.len() - word.len();
                        if !in_gap {
                            parted.push(Token::Gap(gaps.len(), text.source(at..end)));
                            gaps.push(Gap { at: classes.len(), line_break: false, boundary });
                        }
                        (in_gap, at) = (true, end);
                        continue;
                    }
                    let end = at + rest.find(|c: char| c.is_ascii_whitespace()).unwrap_or(rest.len());
                    classes.extend(text.text[at..end].chars().map(class));
                    parted.push(Token::Text(text.part(at..end)));
                    (in_gap, boundary, at) = (false, false, end);
                }
            }
            Token::SoftBreak(range) => {
                if in_gap && let Some(gap) = gaps.last_mut() {
                    gap.line_break = true;
                } else {
                    parted.push(Token::Gap(gaps.len(), range));
                    gaps.push(Gap { at: classes.len(), line_break: true, boundary });
                    in_gap = true;
                }
            }
            Token::Open(_) | Token::Close => {
                boundary = true;
                if in_gap && let Some(gap) = gaps.last_mut() {
                    gap.boundary = true;
                }
                parted.push(token);
            }
            _ => {
                match &token {
                    Token::HardBreak => classes.push(Class::Edge),
                    Token::Code { text, .. } => {
                        classes.extend(text.chars().take(1).chain(text.chars().next_back()).map(class));
                    }
                    _ => classes.push(Class::Word),
                }
                (in_gap, boundary) = (false, false);
                parted.push(token);
            }
        }
    }
    classes.push(Class::Edge);
    let spaces = gaps.iter().map(|gap| gap.keeps_space(&classes)).collect();
    (parted, spaces)
}

/// Makes inlines of tokens.
fn nest(tokens: Vec<Token>, spaces: &[bool], span: impl Fn(Range<usize>) -> Span) -> Vec<Inline<Name>> {
    let mut outer: Vec<(Mark, Vec<Inline<Name>>)> = Vec::new();
    let mut current = Vec::new();
    for token in tokens {
        match token {
            Token::Open(mark) => outer.push((mark, std::mem::take(&mut current))),
            Token::Close => {
                if let Some((mark, around)) = outer.pop() {
                    let inner = std::mem::replace(&mut current, around);
                    enclose(mark, inner, &mut current);
                }
            }
            Token::Text(text) => push_text(&mut current, &text.text, span(text.source(0..text.text.len()))),
            Token::Gap(index, range) if spaces.get(index) == Some(&true) => push_text(&mut current, " ", span(range)),
            Token::HardBreak => current.push(Inline::LineBreak),
            Token::Code { text, span } => current.push(Inline::Code { text, span }),
            Token::Figure(name) => current.push(Inline::Figure(name)),
            Token::Footnote(id) => current.push(Inline::Footnote(id)),
            // What was reported is left out, and so are gaps that Chinese does not have.
            Token::Gap(..) | Token::SoftBreak(_) | Token::Embed { .. } => {}
        }
    }
    current
}

/// Adds characters, to the text before them where there is one.
fn push_text(inlines: &mut Vec<Inline<Name>>, words: &str, place: Span) {
    if let Some(Inline::Text { text, span }) = inlines.last_mut() {
        text.push_str(words);
        span.end = place.end;
    } else {
        inlines.push(Inline::Text { text: words.to_owned(), span: place });
    }
}

fn enclose(mark: Mark, inner: Vec<Inline<Name>>, around: &mut Vec<Inline<Name>>) {
    if inner.is_empty() {
        return;
    }
    around.push(match mark {
        Mark::Strong => Inline::Strong(inner),
        Mark::Emphasis => Inline::Emphasis(inner),
        Mark::Strikethrough => Inline::Strikethrough(inner),
        Mark::Link { target, title } => Inline::Link { target, title, content: inner },
        Mark::Nothing => return around.extend(inner),
    });
}
