//! Puts what the names of a draft stand for in their place.

use crate::document::{Block, Document, Draft, Embed, EmbedName, FigureMention, Inline, Name};

/// Answers the names of a draft.
pub(super) trait Answers {
    /// The figure of a name, as running text shows it.
    fn mention(&mut self, name: &str) -> Option<FigureMention>;

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
            Block::Heading { level: *level, id: id.clone(), content: inlines(content, answers), span: *span }
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
    drafted.iter().map(|drafted| inline(drafted, answers)).collect()
}

fn inline(drafted: &Inline<Name>, answers: &mut impl Answers) -> Inline {
    match drafted {
        Inline::Text { text, span } => Inline::Text { text: text.clone(), span: *span },
        Inline::Figure(name) => match answers.mention(&name.name) {
            Some(mention) => Inline::Figure(mention),
            None => Inline::Text { text: format!("{{{{{}}}}}", name.name), span: name.span },
        },
        Inline::Strong(content) => Inline::Strong(inlines(content, answers)),
        Inline::Emphasis(content) => Inline::Emphasis(inlines(content, answers)),
        Inline::Strikethrough(content) => Inline::Strikethrough(inlines(content, answers)),
        Inline::Code { text, span } => Inline::Code { text: text.clone(), span: *span },
        Inline::Link { target, title, content } => {
            Inline::Link { target: target.clone(), title: title.clone(), content: inlines(content, answers) }
        }
        Inline::Page { path, content } => Inline::Page { path: path.clone(), content: inlines(content, answers) },
        Inline::LineBreak => Inline::LineBreak,
        Inline::Footnote(number) => Inline::Footnote(*number),
    }
}
