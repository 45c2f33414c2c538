//! From nodes to fields: a small typed decoder that collects findings.
//!
//! A reader opens a mapping with [`Fields::open`], asks for each field that its record knows, and closes it with
//! [`Fields::finish`], which reports every key that nobody asked for. Nothing stops at the first mistake: a field that
//! cannot be read is absent, and the others are read.

use std::cell::{Cell, RefCell};

use indexmap::IndexMap;

use super::chinese;
use super::node::{Entry, Node, Value};
use super::syntax::{FULL_WIDTH_BRACKETS, bracket_hint, no_colon};
use crate::diagnostic::{Diagnostic, Message, codes, did_you_mean};
use crate::message;
use crate::source::{Span, Spanned};

/// So many findings of one file are shown: more than anybody mends in one go.
const MOST_FINDINGS: usize = 100;

/// The findings of one file, in the order in which they were made. Of very many only the first are kept.
#[derive(Debug, Default)]
pub(crate) struct Findings {
    kept: RefCell<Vec<Diagnostic>>,
    left_out: Cell<usize>,
}

impl Findings {
    /// Adds a finding.
    pub fn push(&self, diagnostic: Diagnostic) {
        if !self.is_one_too_many() {
            self.kept.borrow_mut().push(diagnostic);
        }
    }

    /// Whether there are enough findings already; counts one that is left out. For findings that are costly to word.
    pub fn is_one_too_many(&self) -> bool {
        let full = self.kept.borrow().len() >= MOST_FINDINGS;
        if full {
            self.left_out.set(self.left_out.get() + 1);
        }
        full
    }

    /// The findings, with one that says how many are left out.
    pub fn into_vec(self, path: &str) -> Vec<Diagnostic> {
        let mut findings = self.kept.into_inner();
        let left_out = self.left_out.get();
        if left_out > 0 {
            findings.push(
                Diagnostic::error_in(
                    codes::YAML_LIMITS,
                    path,
                    message!(
                        "这个文件还有{left_out}处问题没有列出",
                        "{left_out} further findings in this file are not shown",
                        left_out = left_out
                    ),
                )
                .with_hint(message!("先改好列出的问题，再检查一遍", "mend those that are shown, and check again")),
            );
        }
        findings
    }
}

/// A mapping that is being read field by field.
pub(crate) struct Fields<'n> {
    findings: &'n Findings,
    /// What the mapping is, for messages: 图表, "a chart".
    what: Message,
    /// Where to point when something is missing.
    owner: Span,
    entries: &'n [Entry],
    known: Vec<&'static str>,
    missing: Vec<(&'static str, Diagnostic)>,
}

impl<'n> Fields<'n> {
    /// Opens a mapping. `example` shows how the mapping is written.
    pub fn open(node: &'n Node, what: Message, owner: Span, example: &str, findings: &'n Findings) -> Option<Self> {
        let entries = match &node.value {
            Value::Map(entries) => entries.as_slice(),
            _ => {
                let found = node.kind();
                let span = if matches!(node.value, Value::Nothing) { owner } else { node.span };
                let diagnostic = Diagnostic::error(
                    codes::WRONG_TYPE,
                    span,
                    message!(
                        "{what}应该是一组“名称: 值”，这里是{found}",
                        "{en} must be a mapping, found {found_en}",
                        en = what.en,
                        what = what.zh,
                        found_en = found.en,
                        found = found.zh
                    ),
                );
                findings.push(diagnostic.with_hint(for_example(example)));
                return None;
            }
        };
        Some(Self { findings, what, owner, entries, known: Vec::new(), missing: Vec::new() })
    }

    /// Points to another place when something is missing.
    pub fn pointing_at(mut self, owner: Span) -> Self {
        self.owner = owner;
        self
    }

    /// The findings that this reader adds to.
    pub fn findings(&self) -> &'n Findings {
        self.findings
    }

    /// Where the mapping belongs: its name, for findings.
    pub fn owner(&self) -> Span {
        self.owner
    }

    /// The entry of a field, if it is there with a value.
    pub fn entry(&mut self, name: &'static str) -> Option<&'n Entry> {
        if !self.known.contains(&name) {
            self.known.push(name);
        }
        let entry = self.entries.iter().find(|entry| entry.key.value == name)?;
        (!is_empty(&entry.value)).then_some(entry)
    }

    /// The entry of a field that must be there; `example` shows how it is written.
    pub fn required(&mut self, name: &'static str, example: &str) -> Option<&'n Entry> {
        if let Some(entry) = self.entry(name) {
            return Some(entry);
        }
        let (what, en) = (self.what.zh.clone(), self.what.en.clone());
        let diagnostic = match self.entries.iter().find(|entry| entry.key.value == name) {
            Some(entry) => {
                let said = message!("{name} 是空的", "`{name}` is empty", name = name);
                Diagnostic::error(codes::MISSING_FIELD, entry.key.span, said).with_hint(message!(
                    "填上内容，例如 {example}（以 # 开头的值要放在引号里，否则会当成注释）",
                    "fill it in, as in: {example} (quote a value that begins with #, or it is a comment)",
                    example = example
                ))
            }
            None => {
                let said = message!("{what}缺少 {name}", "{en} has no `{name}`", what = what, name = name, en = en);
                Diagnostic::error(codes::MISSING_FIELD, self.owner, said).with_hint(message!(
                    "补上它，例如 {example}",
                    "add it, as in: {example}",
                    example = example
                ))
            }
        };
        self.missing.push((name, diagnostic));
        None
    }

    /// A text that may be absent.
    pub fn text(&mut self, name: &'static str, example: &str) -> Option<Spanned<String>> {
        let entry = self.entry(name)?;
        self.entry_text(name, entry, example)
    }

    /// A text that must be there.
    pub fn required_text(&mut self, name: &'static str, example: &str) -> Option<Spanned<String>> {
        let entry = self.required(name, example)?;
        self.entry_text(name, entry, example)
    }

    fn entry_text(&self, name: &str, entry: &Entry, example: &str) -> Option<Spanned<String>> {
        text(&entry.value, name, example, self.findings)
    }

    /// A list of texts; empty where the field is absent.
    pub fn texts(&mut self, name: &'static str, example: &str) -> Vec<Spanned<String>> {
        let Some(entry) = self.entry(name) else { return Vec::new() };
        texts(&entry.value, name, example, self.findings)
    }

    /// A list of names of figures, events and the like.
    pub fn names(&mut self, name: &'static str, example: &str) -> Vec<Spanned<String>> {
        let Some(entry) = self.entry(name) else { return Vec::new() };
        names(&entry.value, name, example, self.findings)
    }

    /// One name of a figure, event or the like.
    pub fn name(&mut self, name: &'static str, example: &str) -> Option<Spanned<String>> {
        let text = self.text(name, example)?;
        is_name(&text, self.findings).then_some(text)
    }

    /// A list of mappings; empty where the field is absent.
    pub fn list(&mut self, name: &'static str, example: &str) -> &'n [Node] {
        let Some(entry) = self.entry(name) else { return &[] };
        items(&entry.value, name, example, self.findings)
    }

    /// The entries of a mapping whose keys are free, in the order of the file.
    pub fn pairs(&mut self, name: &'static str, example: &str) -> &'n [Entry] {
        let Some(entry) = self.entry(name) else { return &[] };
        match &entry.value.value {
            Value::Map(entries) => entries,
            _ => {
                wrong_type(&entry.value, name, &message!("一组“名称: 值”", "a mapping"), example, self.findings);
                &[]
            }
        }
    }

    /// A mapping of free keys to texts, in the order of the file.
    pub fn text_pairs(&mut self, name: &'static str, example: &str) -> Vec<(Spanned<String>, Spanned<String>)> {
        let findings = self.findings;
        let pairs = self.pairs(name, example).iter();
        pairs
            .filter_map(|Entry { key, value }| {
                if is_empty(value) {
                    let label = &key.value;
                    findings.push(
                        Diagnostic::error(
                            codes::MISSING_FIELD,
                            key.span,
                            message!("“{label}”后面没有内容", "there is nothing behind \"{label}\"", label = label),
                        )
                        .with_hint(message!("填上内容，或删去这一行", "fill it in, or delete the line")),
                    );
                    return None;
                }
                Some((key.clone(), text(value, &key.value, example, findings)?))
            })
            .collect()
    }

    /// Records by name. What cannot be read is left out, and its name is noted in `unreadable`: the name of the record, or
    /// of the whole section.
    pub fn named<T>(
        &mut self,
        name: &'static str,
        example: &str,
        unreadable: &mut std::collections::BTreeSet<String>,
        mut read: impl FnMut(&Spanned<String>, &'n Node) -> Option<T>,
    ) -> IndexMap<String, T> {
        let mut records = IndexMap::new();
        if self.entry(name).is_some_and(|entry| !matches!(entry.value.value, Value::Map(_))) {
            unreadable.insert(name.to_owned());
        }
        for Entry { key, value } in self.pairs(name, example) {
            is_name(key, self.findings);
            match read(key, value) {
                Some(record) => {
                    records.insert(key.value.clone(), record);
                }
                None => {
                    unreadable.insert(key.value.clone());
                }
            }
        }
        records
    }

    /// One of a list of words.
    pub fn word<T: Copy>(&mut self, name: &'static str, words: &[(&'static str, T)]) -> Option<Spanned<T>> {
        let entry = self.entry(name)?;
        word(name, entry, words, self.findings)
    }

    /// One of a list of words, which must be there.
    pub fn required_word<T: Copy>(&mut self, name: &'static str, words: &[(&'static str, T)]) -> Option<Spanned<T>> {
        let example = format!("{name}: {}", words.first().map_or("", |(word, _)| word));
        let entry = self.required(name, &example)?;
        word(name, entry, words, self.findings)
    }

    /// Reports the keys that nobody asked for, and what is missing.
    ///
    /// A key that looks like a mistyped name of a missing field is reported once, as unknown. Gives the names of the fields
    /// that were meant by such keys.
    pub fn finish(mut self) -> Vec<&'static str> {
        let mut mistyped = Vec::new();
        for Entry { key, .. } in self.entries {
            if self.known.contains(&key.value.as_str()) || self.findings.is_one_too_many() {
                continue;
            }
            let known = || self.known.iter().copied();
            // `value 53个`: the colon is missing.
            let first = key.split([' ', '\u{3000}']).next().unwrap_or("");
            if let Some(field) = known().find(|name| *name == first) {
                let range = key.span.range();
                let end = range.start + first.len();
                let place = Span::new(key.span.file, end..(end + 1).min(range.end));
                self.findings.push(no_colon(place, first));
                self.missing.retain(|(name, _)| *name != field);
                mistyped.push(field);
                continue;
            }
            let meant = did_you_mean(&key.value, known()).or_else(|| chinese::field(&key.value, known()));
            if let Some(meant) = meant.and_then(|meant| known().find(|name| *name == meant)) {
                self.missing.retain(|(name, _)| *name != meant);
                mistyped.push(meant);
            }
            self.findings.push(self.unknown(key, meant));
        }
        for (_, diagnostic) in self.missing {
            self.findings.push(diagnostic);
        }
        mistyped
    }

    fn unknown(&self, key: &Spanned<String>, meant: Option<&str>) -> Diagnostic {
        let (name, what, en) = (&key.value, &self.what.zh, &self.what.en);
        let diagnostic = Diagnostic::error(
            codes::UNKNOWN_FIELD,
            key.span,
            message!("{what}没有“{name}”这个字段", "{en} has no field `{name}`", what = what, name = name, en = en),
        );
        let (zh, en) = (self.known.join("、"), self.known.join(", "));
        let fields = message!("可用的字段：{zh}", "fields: {en}", zh = zh, en = en);
        diagnostic.with_hint(meant_or(meant, fields))
    }
}

/// "Did you mean", followed by what there is to choose from.
pub(super) fn meant_or(meant: Option<&str>, choice: Message) -> Message {
    match meant {
        None => choice,
        Some(meant) => {
            let (zh, en) = (choice.zh, choice.en);
            message!("是不是 {meant}？{zh}", "did you mean `{meant}`? {en}", meant = meant, zh = zh, en = en)
        }
    }
}

fn for_example(example: &str) -> Message {
    message!("例如 {example}", "for example: {example}", example = example)
}

/// Whether there is nothing in a value, or nothing but space.
fn is_empty(node: &Node) -> bool {
    match &node.value {
        Value::Nothing => true,
        Value::Text(text) => text.text.trim().is_empty(),
        Value::List(_) | Value::Map(_) => false,
    }
}

pub(super) fn wrong_type(node: &Node, name: &str, wanted: &Message, example: &str, findings: &Findings) {
    // `{{name}}` without quotation marks has its finding.
    if matches!(&node.value, Value::Text(text) if text.verbatim && text.text.starts_with("{{")) {
        return;
    }
    let found = node.kind();
    let hint = typed_wrong(node).unwrap_or_else(|| for_example(example));
    let diagnostic = Diagnostic::error(
        codes::WRONG_TYPE,
        node.span,
        message!(
            "{name} 应该是{wanted}，这里是{found}",
            "`{name}` must be {wanted_en}, found {found_en}",
            name = name,
            wanted_en = wanted.en,
            wanted = wanted.zh,
            found_en = found.en,
            found = found.zh
        ),
    );
    findings.push(diagnostic.with_hint(hint));
}

/// What to do about a list that was typed as none: `-甲` without a space, `【甲】` in full-width brackets.
fn typed_wrong(node: &Node) -> Option<Message> {
    let Value::Text(text) = &node.value else { return None };
    if text.text.starts_with(FULL_WIDTH_BRACKETS) {
        return Some(bracket_hint());
    }
    text.text.starts_with(['-', '－', '—', '·', '•']).then(|| {
        message!(
            "列表的每一行以英文减号“-”开头，后面空一格：- projects",
            "every line of a list begins with a plain hyphen and a space: - projects"
        )
    })
}

/// A node as a text.
pub(super) fn text(node: &Node, name: &str, example: &str, findings: &Findings) -> Option<Spanned<String>> {
    match &node.value {
        Value::Text(text) => {
            if let Some(comma) = text.comma {
                findings.push(comma_in_text(comma));
            }
            Some(Spanned::new(text.text.clone(), node.span))
        }
        _ => {
            wrong_type(node, name, &message!("一段文字", "a text"), example, findings);
            None
        }
    }
}

/// The finding about a comma that ends a text between braces.
fn comma_in_text(comma: Span) -> Diagnostic {
    Diagnostic::error(
        codes::YAML_SYNTAX,
        comma,
        message!(
            "花括号里，英文逗号会把这段文字断开",
            "between braces a comma ends the text"
        ),
    )
    .with_hint(message!(
        "把整段文字放在引号里，或改用中文逗号；数字不写千分位逗号；如果后面是另一个字段，补上冒号和值",
        "put the text into quotation marks; write numbers without grouping; if another field follows, give it a colon and a value"
    ))
}

fn items<'n>(node: &'n Node, name: &str, example: &str, findings: &Findings) -> &'n [Node] {
    match &node.value {
        Value::List(items) => items,
        _ => {
            wrong_type(node, name, &message!("一个列表", "a list"), example, findings);
            &[]
        }
    }
}

/// A node as a list of texts; empty items are left out.
pub(super) fn texts(node: &Node, name: &str, example: &str, findings: &Findings) -> Vec<Spanned<String>> {
    let items = items(node, name, example, findings).iter();
    items.filter(|item| !is_empty(item)).filter_map(|item| text(item, name, example, findings)).collect()
}

/// A node as a list of names. What is no name is reported and stays in the list: without it a sum would seem to be wrong.
pub(super) fn names(node: &Node, name: &str, example: &str, findings: &Findings) -> Vec<Spanned<String>> {
    let names = texts(node, name, example, findings);
    for name in &names {
        is_name(name, findings);
    }
    names
}

fn word<T: Copy>(
    name: &'static str,
    entry: &Entry,
    words: &[(&'static str, T)],
    findings: &Findings,
) -> Option<Spanned<T>> {
    let example = format!("{name}: {}", words.first().map_or("", |(word, _)| word));
    let written = text(&entry.value, name, &example, findings)?;
    if matches!(&entry.value.value, Value::Text(text) if text.comma.is_some()) {
        return None;
    }
    if let Some((_, value)) = words.iter().find(|(word, _)| *word == written.value) {
        return Some(Spanned::new(*value, written.span));
    }
    let list: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
    let meant = did_you_mean(&written, list.iter().copied()).or_else(|| chinese::word(&written, list.iter().copied()));
    let (word, zh, en) = (&written.value, list.join("、"), list.join(", "));
    let diagnostic = Diagnostic::error(
        codes::UNKNOWN_WORD,
        written.span,
        message!("{name} 不能写“{word}”", "`{name}` cannot be \"{word}\"", name = name, word = word),
    );
    findings.push(diagnostic.with_hint(meant_or(meant, message!("可以写：{zh}", "one of: {en}", zh = zh, en = en))));
    None
}

/// Whether a text has the form of a name: lower-case letters, digits and hyphens, beginning with a letter.
#[must_use]
pub(crate) fn is_legal_name(name: &str) -> bool {
    let ends_well = !name.ends_with('-') && name.starts_with(|c: char| c.is_ascii_lowercase());
    ends_well && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// Whether a text is a name as figures, sources, charts, events and media have it; reports it where it is not.
pub(super) fn is_name(name: &Spanned<String>, findings: &Findings) -> bool {
    let legal = is_legal_name(name);
    if !legal {
        let word = &name.value;
        let hint = if word.contains(['，', '、', '；', ',']) {
            message!(
                "多个名称之间用英文逗号“,”加空格隔开，例如 [projects, investment]",
                "separate names by a comma and a space, as in [projects, investment]"
            )
        } else {
            message!(
                "名称用小写英文字母、数字和连字符，以字母开头，例如 gift-roads；它不会印出来",
                "use lower-case letters, digits and hyphens, beginning with a letter, as in gift-roads; it is never printed"
            )
        };
        findings.push(
            Diagnostic::error(
                codes::NAME_SYNTAX,
                name.span,
                message!("“{word}”不能作名称", "\"{word}\" is no name", word = word),
            )
            .with_hint(hint),
        );
    }
    legal
}
