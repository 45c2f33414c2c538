//! From YAML text to a tree of nodes with places.
//!
//! serde-saphyr parses; its [`Spanned`](serde_yaml::Spanned) and [`Tagged`](serde_yaml::Tagged) give the place and the
//! tag of every node. Numbers and booleans do not exist here: a plain value is the text that stands in the file, so that
//! `1.50`, `012` and `no` reach the record as the office wrote them.

use std::collections::BTreeMap;
use std::ops::Range;

use super::decode::Findings;
use super::fold::join_chinese;
use super::limits;
use super::node::{Entry, Node, Text as NodeText, Value};
use super::raw::{self, Raw, RawValue};
use super::syntax;
use super::text::{self, Text};
use crate::diagnostic::{Diagnostic, codes};
use crate::message;
use crate::source::{FileId, SourceFile, Span, Spanned};

/// Reads a file as YAML. Gives nothing when it cannot be parsed; what is wrong is in the findings.
pub(crate) fn parse(source: &SourceFile, file: FileId, findings: &Findings) -> Option<Node> {
    let text = text::read(source, file, findings)?;
    if let Some(wide) = syntax::wide_indentation(&text) {
        findings.push(wide);
        return None;
    }
    match raw::parse(&text.text) {
        Ok(raw) => {
            let mut tree = Tree { text: &text, findings };
            let node = tree.node(raw);
            if matches!(node.value, Value::Nothing) {
                findings.push(empty(source));
                return None;
            }
            // One line without a colon that YAML sees: `标题：案例`.
            if let Value::Text(written) = &node.value
                && let Some(colon) = syntax::key_without_space(&written.text)
            {
                let full_width = written.text[colon.clone()].starts_with('：');
                findings.push(syntax::colon_missing(node.part(colon), full_width));
                return None;
            }
            Some(node)
        }
        // Nothing but comments and blank lines is reported by the parser as an unexpected end.
        Err(_) if is_blank(&text.text) => {
            findings.push(empty(source));
            None
        }
        Err(error) => {
            findings.push(syntax::explain(&text, &error));
            None
        }
    }
}

fn is_blank(text: &str) -> bool {
    text.lines().all(|line| line.trim().is_empty() || line.trim_start().starts_with('#') || line.trim() == "---")
}

fn empty(source: &SourceFile) -> Diagnostic {
    Diagnostic::error_in(codes::YAML_SYNTAX, source.path.clone(), message!("文件是空的", "the file is empty"))
        .with_hint(message!(
            "照着手册“内容怎么写”一页的例子填写；以 # 开头的行是注释，不算内容",
            "fill it in after the example in the manual; lines that begin with # are comments"
        ))
}

/// Fields of records that are written on one line. Behind a comma they begin the next field, even without their colon.
const FIELDS: [&str; 31] = [
    "label",
    "value",
    "period",
    "scope",
    "nature",
    "money",
    "of",
    "part-of",
    "sum",
    "derived",
    "source",
    "note",
    "date",
    "group",
    "file",
    "caption",
    "alt",
    "credit",
    "place",
    "rights",
    "consent",
    "kind",
    "title",
    "figure",
    "rest",
    "figures",
    "total",
    "phrase",
    "means",
    "authors",
    "publisher",
];

/// Turns what the parser gave into nodes, and reports what the parser lets through.
struct Tree<'a> {
    text: &'a Text<'a>,
    findings: &'a Findings,
}

impl Tree<'_> {
    fn node(&mut self, raw: Raw) -> Node {
        let place = raw.referenced.span();
        let start = place.byte_offset().map_or(0, to_usize).min(self.text.text.len());
        let end = (start + place.byte_len().map_or(0, to_usize)).min(self.text.text.len());
        let serde_yaml::Tagged(value, tag) = raw.value;
        if let Some(tag) = tag {
            self.findings.push(self.tagged(start..end, &tag));
        }
        match value {
            RawValue::Nothing => Node { value: Value::Nothing, span: self.text.span(start..end) },
            RawValue::Plain => self.plain(start..end, None),
            RawValue::Text(text) => match Style::of(&self.text.text, start) {
                Style::Plain => self.plain(start..end, Some(text)),
                style => self.quoted(start..end, text, style),
            },
            RawValue::List(items) => {
                let mut items: Vec<Node> = items.into_iter().map(|item| self.node(item)).collect();
                let end = self.end_of_container(start, items.last());
                if self.text.text[start..].starts_with('[') {
                    items = items.into_iter().flat_map(|item| self.split_at_commas(item)).collect();
                }
                Node { value: Value::List(items), span: self.text.span(start..end) }
            }
            RawValue::Map(_) if self.text.text[start..].starts_with("{{") => self.braces(start),
            RawValue::Map(entries) => {
                let entries = self.map(entries);
                let end = self.end_of_container(start, entries.last().map(|entry| &entry.value));
                Node { value: Value::Map(entries), span: self.text.span(start..end) }
            }
        }
    }

    /// `{{name}}` without quotation marks is a mapping in a mapping. It is reported, and read as it was meant.
    fn braces(&self, start: usize) -> Node {
        let text = &self.text.text;
        let line = text[start..].find('\n').map_or(text.len(), |at| start + at);
        let end = text[start..line].find("}}").map_or(start + 2, |at| start + at + 2);
        let span = self.text.span(start..end);
        self.findings.push(
            Diagnostic::error(
                codes::YAML_SYNTAX,
                span,
                message!(
                    "以“{{{{”开头的值要放在引号里",
                    "a value that begins with \"{{{{\" belongs in quotation marks"
                ),
            )
            .with_hint(syntax::quote_hint()),
        );
        Node { value: Value::Text(NodeText::verbatim(text[start..end].to_owned())), span }
    }

    /// The items of `[甲，乙]`: a full-width comma separates nothing for YAML. It is reported, and the list is read as it
    /// was meant.
    fn split_at_commas(&self, item: Node) -> Vec<Node> {
        let Value::Text(NodeText { text, verbatim: true, .. }) = &item.value else { return vec![item] };
        let Some(first) = text.find('，') else { return vec![item] };
        self.findings.push(syntax::full_width_comma(item.part(first..first + '，'.len_utf8())));
        let mut offset = 0;
        let mut items = Vec::new();
        for part in text.split('，') {
            let start = offset + (part.len() - part.trim_start().len());
            offset += part.len() + '，'.len_utf8();
            let part = part.trim().to_owned();
            let span = item.part(start..start + part.len());
            items.push(Node { value: Value::Text(NodeText::verbatim(part)), span });
        }
        items
    }

    /// A plain value: the text of the file, unless it goes over several lines.
    fn plain(&mut self, range: Range<usize>, folded: Option<String>) -> Node {
        let slice = &self.text.text[range.clone()];
        // Ideographic and no-break spaces are no white space for YAML, and never meant.
        let trimmed = slice.trim();
        let start = range.start + (slice.len() - slice.trim_start().len());
        let range = start..start + trimmed.len();
        let several_lines = trimmed.contains(['\n', '\r']);
        let text = match folded {
            Some(folded) if several_lines => {
                self.check_continuation(range.clone());
                join_chinese(folded.trim(), trimmed)
            }
            _ => trimmed.to_owned(),
        };
        self.check_comment(range.end);
        let span = self.text.span(range);
        Node { value: Value::Text(NodeText { text, verbatim: !several_lines, comma: None }), span }
    }

    fn quoted(&mut self, range: Range<usize>, text: String, style: Style) -> Node {
        let slice = &self.text.text[range.clone()];
        let (text, range) = match style {
            Style::Block { folded } => {
                let text = text.trim_end_matches(['\n', ' ']).to_owned();
                let text = if folded { join_chinese(&text, slice) } else { text };
                (text, range.start..range.start + slice.trim_end().len())
            }
            _ if slice.contains(['\n', '\r']) => (join_chinese(&text, slice), range),
            _ => (text, range),
        };
        if style == Style::Quoted {
            self.check_comment(range.end);
        }
        let span = self.text.span(range);
        // Escapes can make characters that the file itself does not hold.
        for c in text.chars() {
            if let Some(name) = text::unseen(c)
                && !slice.contains(c)
            {
                self.findings.push(text::control_character(span, c, &name));
            }
        }
        Node { value: Value::Text(NodeText { text, verbatim: false, comma: None }), span }
    }

    fn map(&mut self, raw: Vec<(Raw, Raw)>) -> Vec<Entry> {
        let mut entries: Vec<Entry> = Vec::with_capacity(raw.len());
        let mut seen: BTreeMap<String, usize> = BTreeMap::new();
        for (key, value) in raw {
            let key = self.node(key);
            let value = self.node(value);
            if !matches!(key.value, Value::Text(_)) {
                self.findings.push(Self::bad_key(&key));
                continue;
            }
            if let Some(last) = entries.last_mut()
                && self.glue(last, &key, &value)
            {
                continue;
            }
            let Some((name, span, value)) = self.split_key(key, value) else { continue };
            if let Some(first) = seen.get(&name) {
                let first = &mut entries[*first];
                self.findings.push(duplicate(&name, span, first.key.span));
                // `figures:` written twice: what the second holds is there, and asking for it is no further mistake.
                if let (Value::Map(first), Value::Map(more)) = (&mut first.value.value, value.value) {
                    for entry in more {
                        if first.iter().all(|known| known.key.value != entry.key.value) {
                            first.push(entry);
                        }
                    }
                }
                continue;
            }
            seen.insert(name.clone(), entries.len());
            entries.push(Entry { key: Spanned::new(name, span), value });
        }
        entries
    }

    /// Puts a text between braces together again that YAML parts at its commas: `{ value: 8,743万元, note: 含甲, 乙 }`. Who
    /// reads it as a text reports the comma.
    fn glue(&self, last: &mut Entry, key: &Node, value: &Node) -> bool {
        let (Value::Text(before), Value::Text(bare)) = (&last.value.value, &key.value) else { return false };
        let whole = last.value.span.range().start..key.span.range().end;
        let base = self.text.base;
        let Some(words) = self.text.text.get(whole.start - base..whole.end - base) else { return false };
        let Some(gap) = words.get(before.text.len()..words.len().saturating_sub(bare.text.len())) else { return false };
        let bare_key = matches!(value.value, Value::Nothing)
            && bare.verbatim
            && !self.text.text[whole.end - base..].trim_start().starts_with(':')
            && syntax::key_without_space(&bare.text).is_none()
            && !FIELDS.contains(&bare.text.split([' ', '\u{3000}']).next().unwrap_or(""));
        if !(bare_key && before.verbatim && gap.trim() == "," && !words.contains(['\n', '\r'])) {
            return false;
        }
        let comma = before.comma.unwrap_or_else(|| {
            let at = before.text.len() + gap.find(',').unwrap_or(0);
            self.text.span(whole.start - base + at..whole.start - base + at + 1)
        });
        let text = NodeText { text: words.to_owned(), verbatim: true, comma: Some(comma) };
        last.value = Node { value: Value::Text(text), span: self.text.span(whole.start - base..whole.end - base) };
        true
    }

    /// Name, place and value of an entry. Where YAML did not see the colon (`{ label：甲, value:1 }`), that is reported,
    /// and the entry is read as it was meant, so that nothing seems to be missing besides.
    fn split_key(&self, key: Node, value: Node) -> Option<(String, Span, Node)> {
        let Value::Text(NodeText { text, verbatim, .. }) = &key.value else { return None };
        let colon = syntax::key_without_space(text).filter(|_| *verbatim);
        let rest = colon.as_ref().map_or("", |colon| &text[colon.end..]);
        let nothing = matches!(value.value, Value::Nothing);
        let Some(colon) = colon.filter(|_| nothing || rest.starts_with(['{', '[', '"', '\''])) else {
            return Some((text.clone(), key.span, value));
        };
        self.findings.push(syntax::colon_missing(key.part(colon.clone()), text[colon.clone()].starts_with('：')));
        // The value was torn apart at its own colon; what is left of it says nothing.
        nothing.then(|| {
            let rest = rest.trim().to_owned();
            let span = key.part(text.len() - rest.len()..text.len());
            let value = if rest.is_empty() { Value::Nothing } else { Value::Text(NodeText::verbatim(rest)) };
            (text[..colon.start].to_owned(), key.part(0..colon.start), Node { value, span })
        })
    }

    fn bad_key(key: &Node) -> Diagnostic {
        Diagnostic::error(
            codes::WRONG_TYPE,
            key.span,
            message!("冒号前面应该是一个名称", "there must be a name before the colon"),
        )
        .with_hint(message!("写成“名称: 值”的样子，例如 title: 标题", "write `name: value`, as in `title: …`"))
    }

    fn tagged(&self, range: Range<usize>, tag: &str) -> Diagnostic {
        let before = self.text.text[..range.start].trim_end();
        let start = before.rfind(|c: char| c.is_whitespace()).map_or(0, |at| at + 1);
        let written = before[start..].find('!').map_or(range, |at| start + at..before.len());
        let tag = self.text.text.get(written.clone()).filter(|tag| tag.starts_with('!')).unwrap_or(tag);
        limits::tag(self.text.span(written.clone()), tag)
    }

    /// A comment right behind a value that looks like a part of it: `source: report #23`, `title: 评为 #1`. YAML drops it
    /// in silence. A comment that is meant as one has a space after its sign.
    fn check_comment(&self, end: usize) {
        let text = &self.text.text;
        let rest = text[end..].split(['\n', '\r']).next().unwrap_or("");
        if let Some(lost) = syntax::lost_comment(rest) {
            self.findings.push(syntax::comment_lost(self.text.span(end + lost.start..end + lost.end)));
        }
    }

    /// A line that goes on from the line above, though it looks like a line of its own: the indentation is wrong, and
    /// YAML would glue the two together in silence.
    fn check_continuation(&self, range: Range<usize>) {
        let slice = &self.text.text[range.clone()];
        let mut offset = 0;
        for (index, line) in slice.split_inclusive('\n').enumerate() {
            let content = line.trim();
            let at = range.start + offset + (line.len() - line.trim_start().len());
            if index > 0 && (content.starts_with("- ") || syntax::key_without_space(content).is_some()) {
                let diagnostic = Diagnostic::error(
                    codes::YAML_SYNTAX,
                    self.text.span(at..at + content.len()),
                    message!(
                        "这一行因为缩进不对，被当成了上一行的后半句",
                        "this line is read as the rest of the line above"
                    ),
                );
                let hint = if content.starts_with("- ") {
                    message!(
                        "同一个列表的各行，“-”要上下对齐",
                        "align the dashes of one list, each on a line of its own"
                    )
                } else {
                    syntax::colon_hint()
                };
                self.findings.push(diagnostic.with_hint(hint));
                return;
            }
            offset += line.len();
        }
    }

    /// Where a list or mapping ends: behind its last value, or behind its bracket.
    fn end_of_container(&self, start: usize, last: Option<&Node>) -> usize {
        let text = &self.text.text;
        let end = last.map_or(start, |node| node.span.range().end.saturating_sub(self.text.base)).max(start);
        let closing = match text.as_bytes().get(start) {
            Some(b'[') => ']',
            Some(b'{') => '}',
            _ => return end,
        };
        let from = if last.is_none() { start + 1 } else { end };
        text[from..].find(closing).map_or(end, |at| from + at + 1)
    }
}

/// How a text is written.
#[derive(Clone, Copy, PartialEq)]
enum Style {
    Plain,
    Quoted,
    Block { folded: bool },
}

impl Style {
    /// The style of the text that begins at an offset. The parser does not tell: but a block text begins below the line
    /// that ends with `|` or `>`, and only a quoted one begins with a quotation mark.
    fn of(text: &str, start: usize) -> Self {
        let before = text[..start].trim_end_matches([' ', '\t']);
        if before.ends_with(['\n', '\r']) {
            let header = before.trim_end().rsplit(['\n', '\r']).next().unwrap_or("");
            let header = header.split(" #").next().unwrap_or("").trim_end();
            let sign = header.trim_end_matches(|c: char| c == '-' || c == '+' || c.is_ascii_digit());
            let alone = |sign: &str| sign.is_empty() || sign.ends_with([' ', '\t', ':']);
            if sign.strip_suffix('|').is_some_and(alone) {
                return Self::Block { folded: false };
            }
            if sign.strip_suffix('>').is_some_and(alone) {
                return Self::Block { folded: true };
            }
        }
        if text[start..].starts_with(['"', '\'']) { Self::Quoted } else { Self::Plain }
    }
}

fn duplicate(name: &str, second: Span, first: Span) -> Diagnostic {
    Diagnostic::error(
        codes::DUPLICATE_KEY,
        second,
        message!("“{name}”写了两次", "\"{name}\" stands twice", name = name),
    )
    .with_label(message!("这里又写了一次", "and again here"))
    .with_other(first, message!("第一次写在这里", "first here"))
    .with_hint(message!("删去其中一处，或改成别的名称", "delete one of the two, or give it another name"))
}

fn to_usize(n: u64) -> usize {
    usize::try_from(n).unwrap_or(usize::MAX)
}
