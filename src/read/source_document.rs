//! Source documents.

use super::accept::accept;
use super::decode::{Fields, Findings};
use super::figure::entry_span;
use super::node::Node;
use crate::message;
use crate::record::SourceDocument;
use crate::source::Spanned;

const EXAMPLE: &str = "team-report: { title: 驻县帮扶工作队工作总结, kind: 工作总结 }";

/// Reads one document of `sources`.
pub(super) fn source_document(name: &Spanned<String>, node: &Node, findings: &Findings) -> Option<SourceDocument> {
    let word = &name.value;
    let what = message!("来源 {word} ", "source `{word}`", word = word);
    let mut fields = Fields::open(node, what, name.span, EXAMPLE, findings)?;
    let title = fields.required_text("title", "title: 驻县帮扶工作队工作总结");
    let authors = fields.texts("authors", "authors: [张三, 李四]");
    let affiliation = fields.text("affiliation", "affiliation: 江苏省委驻灌云县帮扶工作队");
    let kind = fields.text("kind", "kind: 工作总结");
    let date = fields.period("date");
    let publisher = fields.text("publisher", "publisher: 新华日报");
    let file = fields.text("file", "file: report.txt");
    let note = fields.text("note", "note: 原件未标日期");
    let accept = accept(&mut fields);
    fields.finish();
    Some(SourceDocument {
        name: name.clone(),
        title: title?,
        authors,
        affiliation,
        kind,
        date,
        publisher,
        file,
        note,
        accept,
        span: entry_span(name, node),
    })
}
