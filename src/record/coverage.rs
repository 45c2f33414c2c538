//! Coverage: which records carry what the source documents describe (`content/coverage.yaml`).

use indexmap::IndexMap;

use super::FigureSource;
use crate::source::{Span, Spanned};

/// What the sources describe, and where it is recorded.
#[derive(Clone, Debug, Default)]
pub struct Coverage {
    /// The entries, by number.
    pub entries: IndexMap<String, CoverageEntry>,
    /// Numbers of the sources that stay out of the records, with the reasons.
    pub omitted: Vec<Omission>,
}

/// One thing that a source describes.
#[derive(Clone, Debug)]
pub struct CoverageEntry {
    /// Its number.
    pub id: Spanned<String>,
    /// What it is called.
    pub title: Spanned<String>,
    /// Where it stands.
    pub source: Option<FigureSource>,
    /// The records that carry it: `register/id`, `case/section` or `case/section/name`.
    pub records: Vec<Spanned<String>>,
    /// A remark.
    pub note: Option<Spanned<String>>,
}

/// A number of a source that stays out of the records.
#[derive(Clone, Debug)]
pub struct Omission {
    /// Where it stands.
    pub source: FigureSource,
    /// The number with its words.
    pub words: Spanned<String>,
    /// Why it stays out.
    pub reason: Spanned<String>,
    /// Place of the whole entry.
    pub span: Span,
}
