//! Footnotes: definitions by label, numbers by first reference.

use std::collections::BTreeMap;
use std::ops::Range;

use super::findings::Findings;
use crate::diagnostic::Diagnostic;
use crate::document::{Block, EmbedName, Inline, Name};
use crate::message;

type Blocks = Vec<Block<Name, EmbedName>>;

/// The footnotes of one file while it is read. Until numbers are given, [`Inline::Footnote`] holds an id from here.
#[derive(Default)]
pub(super) struct Footnotes {
    ids: BTreeMap<String, usize>,
    labels: Vec<Label>,
}

struct Label {
    label: String,
    definition: Option<(Range<usize>, Blocks)>,
}

impl Footnotes {
    /// The id of a label. Labels are the same that differ in case only, as the parser has it.
    pub(super) fn id(&mut self, label: &str) -> usize {
        let key = label.to_lowercase();
        let next = self.labels.len();
        let id = *self.ids.entry(key).or_insert(next);
        if id == next {
            self.labels.push(Label { label: label.to_owned(), definition: None });
        }
        id
    }

    /// Keeps a definition; a second one of the same label is reported.
    pub(super) fn define(&mut self, id: usize, place: Range<usize>, blocks: Blocks, findings: &mut Findings) {
        let Some(Label { label, definition }) = self.labels.get_mut(id) else { return };
        if let Some((first, _)) = definition {
            let first = findings.span(first.clone());
            findings.add(place, |span| {
                Diagnostic::error(
                    "footnote",
                    span,
                    message!("脚注“{label}”写了两次", "the footnote \"{label}\" is defined twice", label = label),
                )
                .with_other(first, message!("第一次在这里", "first defined here"))
                .with_hint(message!("删去一处，或换一个标号", "delete one, or give it another label"))
            });
        } else {
            *definition = Some((place, blocks));
        }
    }

    /// Numbers the references in the order in which they are met, first those of the text, then those within footnotes,
    /// and gives the footnotes in that order.
    pub(super) fn number(mut self, blocks: &mut Blocks, findings: &mut Findings) -> Vec<Blocks> {
        let mut numbers: Vec<Option<usize>> = vec![None; self.labels.len()];
        let mut order = Vec::new();
        let mut give = |id: &mut usize, order: &mut Vec<usize>| {
            if let Some(number) = numbers.get_mut(*id) {
                *id = *number.get_or_insert_with(|| {
                    order.push(*id);
                    order.len()
                });
            }
        };
        for_each_reference(blocks, &mut |id| give(id, &mut order));
        let mut footnotes = Vec::new();
        while let Some(&id) = order.get(footnotes.len()) {
            let mut body = self.labels.get_mut(id).and_then(|label| label.definition.take()).unwrap_or_default().1;
            for_each_reference(&mut body, &mut |id| give(id, &mut order));
            footnotes.push(body);
        }
        for Label { label, definition } in &self.labels {
            if let Some((place, _)) = definition {
                findings.add(place.clone(), |span| {
                    Diagnostic::error(
                        "footnote",
                        span,
                        message!(
                            "正文没有引用脚注“{label}”，它不会印出来",
                            "nothing refers to the footnote \"{label}\", so it would not be printed",
                            label = label
                        ),
                    )
                    .with_hint(message!(
                        "在正文相应处写[^{label}]，或删去这条脚注",
                        "write [^{label}] where it belongs, or delete it",
                        label = label
                    ))
                });
            }
        }
        footnotes
    }
}

fn for_each_reference(blocks: &mut [Block<Name, EmbedName>], act: &mut impl FnMut(&mut usize)) {
    for block in blocks {
        match block {
            Block::Heading { content, .. } | Block::Paragraph { content, .. } => in_inlines(content, act),
            Block::List { items, .. } => items.iter_mut().for_each(|item| for_each_reference(item, act)),
            Block::Quote { blocks, .. } => for_each_reference(blocks, act),
            Block::Table { head, rows, .. } => {
                head.iter_mut().chain(rows.iter_mut().flatten()).for_each(|cell| in_inlines(cell, act));
            }
            Block::Code { .. } | Block::Rule { .. } | Block::Embed { .. } => {}
        }
    }
}

fn in_inlines(inlines: &mut [Inline<Name>], act: &mut impl FnMut(&mut usize)) {
    for inline in inlines {
        match inline {
            Inline::Footnote(id) => act(id),
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Strikethrough(content)
            | Inline::Link { content, .. }
            | Inline::Page { content, .. } => in_inlines(content, act),
            Inline::Text { .. } | Inline::Figure(_) | Inline::Code { .. } | Inline::LineBreak => {}
        }
    }
}
