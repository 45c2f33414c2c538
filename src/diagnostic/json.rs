//! Findings for programs: one JSON object a line.

use super::{Diagnostic, Language};
use crate::source::Sources;

/// Renders findings as JSON, one object a line.
#[must_use]
pub fn render_json(diagnostics: &[Diagnostic], sources: &Sources, language: Language) -> String {
    let _ = (diagnostics, sources, language);
    todo!()
}
