//! A document that figures are taken from.

use crate::source::{Span, Spanned};

/// One source document of a case.
#[derive(Clone, Debug)]
pub struct SourceDocument {
    /// Name within the case.
    pub name: Spanned<String>,
    /// Title as cited.
    pub title: Spanned<String>,
    /// Authors, in order.
    pub authors: Vec<Spanned<String>>,
    /// Office of the authors.
    pub affiliation: Option<Spanned<String>>,
    /// Kind of document: 工作总结, 署名文章, 报纸专版 …
    pub kind: Option<Spanned<String>>,
    /// Date as far as it is known. Absent means that the document does not state one (未载明).
    pub date: Option<Spanned<super::Period>>,
    /// Publisher or periodical.
    pub publisher: Option<Spanned<String>>,
    /// File of its text, where the office keeps it; the numbers of the text can be held against the records.
    pub file: Option<Spanned<String>>,
    /// What a reader of the document should know.
    pub note: Option<Spanned<String>>,
    /// Findings that are answered.
    pub accept: super::Accept,
    /// Place of the whole entry.
    pub span: Span,
}
