//! Markdown in, document tree out.

use crate::diagnostic::Parsed;
use crate::document::{Draft, Inline, Name};
use crate::source::{FileId, Sources, Spanned};

/// Reads a narrative.
#[must_use]
pub fn read(sources: &Sources, file: FileId) -> Parsed<Draft> {
    let _ = (sources, file);
    todo!()
}

/// Splits a short text of a record at its `{{name}}` references.
#[must_use]
pub fn read_inline(text: &Spanned<String>) -> Vec<Inline<Name>> {
    let _ = text;
    todo!()
}
