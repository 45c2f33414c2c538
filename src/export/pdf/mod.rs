//! Typeset PDFs by typst, one a case.

use super::Artifact;
use crate::compose::Publication;
use crate::diagnostic::Diagnostic;
use crate::theme::Theme;

/// Makes one PDF a case, deferred.
///
/// # Errors
/// What is wrong with the theme.
pub fn export(publication: &Publication, theme: &Theme) -> Result<Vec<Artifact>, Vec<Diagnostic>> {
    let _ = (publication, theme);
    todo!()
}
