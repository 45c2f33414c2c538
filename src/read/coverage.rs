//! `coverage.yaml`.

use super::decode::{Fields, Findings};
use super::figure::source;
use super::node::Entry;
use super::yaml;
use crate::diagnostic::Parsed;
use crate::message;
use crate::record::{Coverage, CoverageEntry, Omission};
use crate::source::{FileId, Sources, Span};

const ENTRIES: &str = "entries: { \"01\": { title: 三上三下, records: [guanyun/mechanisms/review] } }";
const OMITTED: &str = "omitted: [ { source: \"report#129\", words: 三上三下, reason: 机制名称，不是计数 } ]";

/// Reads a file of the coverage.
#[must_use]
pub fn coverage(sources: &Sources, file: FileId) -> Parsed<Coverage> {
    let findings = Findings::default();
    let value = read(sources, file, &findings).unwrap_or_default();
    Parsed { value, diagnostics: findings.into_vec(&sources.get(file).path) }
}

fn read(sources: &Sources, file: FileId, findings: &Findings) -> Option<Coverage> {
    let root = yaml::parse(sources.get(file), file, findings)?;
    let start = Span { end: root.span.start, ..root.span };
    let mut fields = Fields::open(&root, message!("覆盖清单", "the coverage"), start, ENTRIES, findings)?;
    let mut coverage = Coverage::default();
    for Entry { key, value } in fields.pairs("entries", ENTRIES) {
        let word = &key.value;
        let what = message!("清单里的 {word} ", "the entry `{word}`", word = word);
        let Some(mut fields) = Fields::open(value, what, key.span, ENTRIES, findings) else { continue };
        let title = fields.required_text("title", "title: 三上三下");
        let source = source(&mut fields);
        fields.required("records", "records: [guanyun/mechanisms/review]");
        let records = fields.texts("records", "records: [guanyun/mechanisms/review]");
        let note = fields.text("note", "note: 各轮的内容原文未载明");
        fields.finish();
        let Some(title) = title else { continue };
        coverage.entries.insert(key.value.clone(), CoverageEntry { id: key.clone(), title, source, records, note });
    }
    for node in fields.list("omitted", OMITTED) {
        let what = message!("omitted 里的一条", "an entry of `omitted`");
        let Some(mut fields) = Fields::open(node, what, node.span, OMITTED, findings) else { continue };
        fields.required("source", "source: \"report#129\"");
        let source = source(&mut fields);
        let words = fields.required_text("words", "words: 三上三下");
        let reason = fields.required_text("reason", "reason: 机制名称，不是计数");
        fields.finish();
        if let (Some(source), Some(words), Some(reason)) = (source, words, reason) {
            coverage.omitted.push(Omission { source, words, reason, span: node.span });
        }
    }
    fields.finish();
    Some(coverage)
}
