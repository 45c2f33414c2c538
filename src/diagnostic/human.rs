//! Findings for people: file, line, the line itself, a caret and a hint.

use super::{Diagnostic, Language};
use crate::source::Sources;

/// Renders findings for a terminal, each followed by an empty line.
#[must_use]
pub fn render_human(diagnostics: &[Diagnostic], sources: &Sources, language: Language, color: bool) -> String {
    let _ = (diagnostics, sources, language, color);
    todo!()
}
