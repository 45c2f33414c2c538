//! Puts what the names of a draft stand for in their place.

use std::ops::Range;

use crate::document::{Block, Document, Draft, Embed, EmbedName, FigureMention, Inline, Name};
use crate::source::Span;

/// Answers the names of a draft.
pub(super) trait Answers {
    /// The figure of a name, as running text shows it.
    fn mention(&mut self, name: &str) -> Option<FigureMention>;

    /// The figures that typed numbers of a text equal, each with its place in the text.
    fn numbers(&mut self, text: &str) -> Vec<(Range<usize>, FigureMention)>;

    /// The block of a name.
    fn embed(&mut self, embed: &EmbedName) -> Option<Embed>;

    /// The lines of the record that a name stands for.
    fn record(&mut self, name: &str) -> Option<String>;
}

/// Resolves a document, in reading order.
pub(super) fn document(draft: &Draft, answers: &mut impl Answers) -> Document {
    Document {
        blocks: blocks(&draft.blocks, answers),
        footnotes: draft.footnotes.iter().map(|note| blocks(note, answers)).collect(),
    }
}

fn blocks(drafted: &[Block<Name, EmbedName>], answers: &mut impl Answers) -> Vec<Block> {
    drafted.iter().map(|drafted| block(drafted, answers)).collect()
}

fn block(drafted: &Block<Name, EmbedName>, answers: &mut impl Answers) -> Block {
    match drafted {
        Block::Heading { level, id, content, span } => {
            Block::Heading { level: *level, id: id.clone(), content: run(content, answers, false), span: *span }
        }
        Block::Paragraph { content, span } => Block::Paragraph { content: inlines(content, answers), span: *span },
        Block::List { start, items, span } => {
            Block::List { start: *start, items: items.iter().map(|item| blocks(item, answers)).collect(), span: *span }
        }
        Block::Quote { blocks: inner, span } => Block::Quote { blocks: blocks(inner, answers), span: *span },
        Block::Code { language, text, span } => {
            Block::Code { language: language.clone(), text: text.clone(), span: *span }
        }
        Block::Table { columns, head, rows, span } => Block::Table {
            columns: columns.clone(),
            head: head.iter().map(|cell| inlines(cell, answers)).collect(),
            rows: rows.iter().map(|row| row.iter().map(|cell| inlines(cell, answers)).collect()).collect(),
            span: *span,
        },
        Block::Rule { span } => Block::Rule { span: *span },
        Block::Embed { embed, span } => {
            let answer = match embed {
                EmbedName::Record(name) => answers.record(&name.name).map(|text| Block::Code {
                    language: Some("yaml".to_owned()),
                    text,
                    span: *span,
                }),
                embed => answers.embed(embed).map(|embed| Block::Embed { embed, span: *span }),
            };
            answer.unwrap_or_else(|| Block::Paragraph {
                content: vec![Inline::Text { text: embed.as_written(), span: *span }],
                span: *span,
            })
        }
    }
}

/// Resolves running text.
pub(super) fn inlines(drafted: &[Inline<Name>], answers: &mut impl Answers) -> Vec<Inline> {
    run(drafted, answers, true)
}

/// Resolves a run of text. Typed numbers become figures where `linked`: not in headings and within links, which lead elsewhere.
fn run(drafted: &[Inline<Name>], answers: &mut impl Answers, linked: bool) -> Vec<Inline> {
    drafted.iter().flat_map(|drafted| inline(drafted, answers, linked)).collect()
}

fn inline(drafted: &Inline<Name>, answers: &mut impl Answers, linked: bool) -> Vec<Inline> {
    vec![match drafted {
        Inline::Text { text, span } if linked => return numbers(text, *span, answers),
        Inline::Text { text, span } => Inline::Text { text: text.clone(), span: *span },
        Inline::Figure(name) => match answers.mention(&name.name) {
            Some(mention) => Inline::Figure(mention),
            None => Inline::Text { text: format!("{{{{{}}}}}", name.name), span: name.span },
        },
        Inline::Strong(content) => Inline::Strong(run(content, answers, linked)),
        Inline::Emphasis(content) => Inline::Emphasis(run(content, answers, linked)),
        Inline::Strikethrough(content) => Inline::Strikethrough(run(content, answers, linked)),
        Inline::Code { text, span } => Inline::Code { text: text.clone(), span: *span },
        Inline::Link { target, title, content } => {
            Inline::Link { target: target.clone(), title: title.clone(), content: run(content, answers, false) }
        }
        Inline::Page { path, content } => Inline::Page { path: path.clone(), content: run(content, answers, false) },
        Inline::LineBreak => Inline::LineBreak,
        Inline::Footnote(number) => Inline::Footnote(*number),
    }]
}

/// A text with its typed numbers as the figures that they equal.
fn numbers(text: &str, span: Span, answers: &mut impl Answers) -> Vec<Inline> {
    let mut pieces = Vec::new();
    let mut at = 0;
    for (range, mention) in answers.numbers(text) {
        if at < range.start {
            pieces.push(Inline::Text { text: text[at..range.start].to_owned(), span });
        }
        at = range.end;
        pieces.push(Inline::Figure(mention));
    }
    if at < text.len() || pieces.is_empty() {
        pieces.push(Inline::Text { text: text[at..].to_owned(), span });
    }
    pieces
}
