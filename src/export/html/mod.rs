//! The website: tera frames, blocks written by us.

use super::Artifact;
use crate::compose::Publication;
use crate::diagnostic::Diagnostic;
use crate::theme::Theme;

/// Makes the website.
///
/// # Errors
/// What is wrong with the theme's templates.
pub fn export(publication: &Publication, theme: &Theme) -> Result<Vec<Artifact>, Vec<Diagnostic>> {
    let _ = (publication, theme);
    todo!()
}
