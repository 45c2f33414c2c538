//! From nodes to fields: a small typed decoder that collects findings.
//!
//! A reader opens a mapping with [`Fields::open`], asks for each field that its record knows, and closes it with
//! [`Fields::finish`], which reports every key that nobody asked for. Nothing stops at the first mistake: a field that
//! cannot be read is absent, and the others are read.

use std::cell::{Cell, RefCell};

use indexmap::IndexMap;

use super::chinese;
use super::node::{Entry, Node, Value};
use super::slip::no_colon;
use super::value::{for_example, is_empty, is_name, items, meant_or, names, text, texts, word, wrong_type};
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

    /// Whether there is a finding of a code.
    pub fn has(&self, code: &str) -> bool {
        self.kept.borrow().iter().any(|finding| finding.code == code)
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

    /// A list of texts, or one text in place of a list; empty where the field is absent.
    pub fn texts_or_one(&mut self, name: &'static str, example: &str) -> Vec<Spanned<String>> {
        match self.entry(name) {
            Some(entry) if matches!(entry.value.value, Value::Text(_)) => {
                self.entry_text(name, entry, example).into_iter().collect()
            }
            _ => self.texts(name, example),
        }
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

    /// A mapping of names of figures to texts, in the order of the file. What is no name is reported and left out.
    pub fn named_texts(&mut self, name: &'static str, example: &str) -> Vec<(Spanned<String>, Spanned<String>)> {
        let findings = self.findings;
        self.text_pairs(name, example).into_iter().filter(|(name, _)| is_name(name, findings)).collect()
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
