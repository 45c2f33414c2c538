//! Readers: one source file in, one record and its diagnostics out.

use crate::diagnostic::Parsed;
use crate::record::{Case, Site};
use crate::source::{FileId, Sources};

/// Reads a `case.yaml`. Gives no record when the file is no YAML mapping or lacks what every case needs.
#[must_use]
pub fn case(sources: &Sources, file: FileId) -> Parsed<Option<Case>> {
    let _ = (sources, file);
    todo!()
}

/// Reads `site.yaml`.
#[must_use]
pub fn site(sources: &Sources, file: FileId) -> Parsed<Option<Site>> {
    let _ = (sources, file);
    todo!()
}
