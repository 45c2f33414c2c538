//! An event: something dated that a timeline can show.

use super::Period;
use crate::source::{Span, Spanned};

/// One dated event of a case.
#[derive(Clone, Debug)]
pub struct Event {
    /// Name within the case.
    pub name: Spanned<String>,
    /// What happened, in a few words.
    pub label: Spanned<String>,
    /// When: a day, month or year is a point; an interval is a bar; an interval without an end goes on.
    pub date: Spanned<Period>,
    /// Group (row heading) on a timeline: 驻村干部, 消费帮扶 …
    pub group: Option<Spanned<String>>,
    /// Name of the source document, with lines.
    pub source: Option<super::FigureSource>,
    /// The words of the source.
    pub quote: Option<Spanned<String>>,
    /// Findings that are answered.
    pub accept: super::Accept,
    /// Place of the whole entry.
    pub span: Span,
}
