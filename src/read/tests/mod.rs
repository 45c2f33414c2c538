//! Tests of the readers: whole files in, records and findings out.

#![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod broken;
mod content;
mod hostile;
mod manual;

use std::sync::Arc;

use super::decode::Findings;
use super::node::{Node, Value};
use crate::diagnostic::{Diagnostic, Language, Parsed, Place, render_human};
use crate::record::{Case, Site};
use crate::source::{FileId, SourceFile, Sources};

const CASE: &str = "content/cases/guanyun/case.yaml";

fn sources(path: &str, bytes: &[u8]) -> (Sources, FileId) {
    let sources = Sources::new(vec![SourceFile { path: path.into(), bytes: Arc::new(bytes.to_vec()) }]);
    let (id, _) = sources.find(path).unwrap();
    (sources, id)
}

fn case(text: &str) -> (Sources, Parsed<Option<Case>>) {
    let (sources, id) = sources(CASE, text.as_bytes());
    let parsed = super::case(&sources, id);
    (sources, parsed)
}

fn site(text: &str) -> (Sources, Parsed<Option<Site>>) {
    let (sources, id) = sources("content/site.yaml", text.as_bytes());
    let parsed = super::site(&sources, id);
    (sources, parsed)
}

/// The line of a finding, counted from 1; 0 for a finding about the whole file.
fn line(diagnostic: &Diagnostic, sources: &Sources) -> usize {
    match diagnostic.place {
        Place::Path(_) => 0,
        Place::Span(span) => {
            let before = &sources.get(span.file).bytes[..span.range().start];
            before.iter().filter(|byte| **byte == b'\n').count() + 1
        }
    }
}

/// Code, line and marked text of every finding.
fn found(diagnostics: &[Diagnostic], sources: &Sources) -> Vec<(&'static str, usize, String)> {
    diagnostics
        .iter()
        .map(|diagnostic| {
            let marked = match diagnostic.place {
                Place::Path(_) => String::new(),
                Place::Span(span) => String::from_utf8_lossy(&sources.get(span.file).bytes[span.range()]).into_owned(),
            };
            (diagnostic.code, line(diagnostic, sources), marked)
        })
        .collect()
}

fn rendered(diagnostics: &[Diagnostic], sources: &Sources) -> String {
    render_human(diagnostics, sources, Language::Chinese, false)
}

/// Parses a text as YAML and gives its tree.
fn tree(text: &str) -> (Sources, Option<Node>, Vec<Diagnostic>) {
    let (sources, id) = sources("a.yaml", text.as_bytes());
    let findings = Findings::default();
    let node = super::parse(sources.get(id), id, &findings);
    (sources, node, findings.into_vec("a.yaml"))
}

/// All texts of a tree, keys included, with what stands in the file at their place.
fn texts(node: &Node, sources: &Sources, out: &mut Vec<(String, String)>) {
    let slice =
        |span: crate::source::Span| String::from_utf8(sources.get(span.file).bytes[span.range()].to_vec()).unwrap();
    match &node.value {
        Value::Nothing => {}
        Value::Text(text) => out.push((text.text.clone(), slice(node.span))),
        Value::List(items) => items.iter().for_each(|item| texts(item, sources, out)),
        Value::Map(entries) => {
            for entry in entries {
                out.push((entry.key.value.clone(), slice(entry.key.span)));
                texts(&entry.value, sources, out);
            }
        }
    }
}
