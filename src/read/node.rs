//! A YAML file as a tree of texts, lists and mappings, every part with its place.

use std::ops::Range;

use super::decode::Findings;
use super::yaml;
use crate::diagnostic::Message;
use crate::message;
use crate::source::{FileId, Sources, Span, Spanned};

/// A value and where it stands.
#[derive(Clone, Debug)]
pub(crate) struct Node {
    /// What it is.
    pub value: Value,
    /// From its first character to its last, quotation marks and brackets included.
    pub span: Span,
}

/// What a node is.
#[derive(Clone, Debug)]
pub(crate) enum Value {
    /// Nothing: `title:` with nothing behind the colon, or `~`.
    Nothing,
    /// A text. All plain values are texts: `2018`, `1.50`, `no`, `012` are what they look like.
    Text(Text),
    /// A list.
    List(Vec<Node>),
    /// A mapping in the order of the file; of equal keys only the first.
    Map(Vec<Entry>),
}

/// A text of a YAML file.
#[derive(Clone, Debug)]
pub(crate) struct Text {
    /// What it says, quotation marks and escapes resolved.
    pub text: String,
    /// Whether every byte of the text stands at the same distance from the start of the node's place.
    pub verbatim: bool,
    /// The first comma of a text between braces, where YAML ends the value: `{ value: 8,743万元 }`.
    pub comma: Option<Span>,
}

impl Text {
    /// A text that stands in the file as it is.
    pub fn verbatim(text: String) -> Self {
        Self { text, verbatim: true, comma: None }
    }
}

/// One line of a mapping.
#[derive(Clone, Debug)]
pub(crate) struct Entry {
    /// The key.
    pub key: Spanned<String>,
    /// The value.
    pub value: Node,
}

impl Node {
    /// What the node is, for "found …".
    pub fn kind(&self) -> Message {
        match &self.value {
            Value::Nothing => message!("空白", "nothing"),
            Value::Text(_) => message!("一段文字", "a text"),
            Value::List(_) => message!("一个列表", "a list"),
            Value::Map(_) => message!("一组“名称: 值”", "a mapping"),
        }
    }

    /// The place of a part of the node's text: exact where the text stands in the file as it is, else the whole node.
    pub fn part(&self, range: Range<usize>) -> Span {
        match &self.value {
            Value::Text(text) if text.verbatim => {
                let start = self.span.range().start;
                Span::new(self.span.file, start + range.start..start + range.end.min(text.text.len()))
            }
            _ => self.span,
        }
    }
}

/// All texts of a YAML file, keys included, in the order of the file; none where the file cannot be parsed.
#[must_use]
pub fn scalars(sources: &Sources, file: FileId) -> Vec<Spanned<String>> {
    let mut texts = Vec::new();
    if let Some(node) = yaml::parse(sources.get(file), file, &Findings::default()) {
        collect(node, &mut texts);
    }
    texts
}

fn collect(node: Node, texts: &mut Vec<Spanned<String>>) {
    match node.value {
        Value::Nothing => {}
        Value::Text(text) => texts.push(Spanned::new(text.text, node.span)),
        Value::List(items) => items.into_iter().for_each(|item| collect(item, texts)),
        Value::Map(entries) => {
            for Entry { key, value } in entries {
                texts.push(key);
                collect(value, texts);
            }
        }
    }
}
