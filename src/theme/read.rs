//! Reads a theme's folder.

use super::Theme;
use crate::diagnostic::Parsed;
use crate::source::{Sources, Span};

/// Reads `themes/<name>/`. `asked` is where the site names the theme.
#[must_use]
pub fn read(sources: &Sources, name: &str, asked: Option<Span>) -> Parsed<Option<Theme>> {
    let _ = (sources, name, asked);
    todo!()
}
