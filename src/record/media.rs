//! Photographs and other media of a case.

use crate::source::{Span, Spanned};

/// One photograph or drawing.
#[derive(Clone, Debug)]
pub struct Media {
    /// Name within the case; `{{photo:name}}` places it.
    pub name: Spanned<String>,
    /// File in the case's `media/` folder.
    pub file: Spanned<String>,
    /// Caption as printed.
    pub caption: Spanned<String>,
    /// What the picture shows, for readers who do not see it.
    pub alt: Spanned<String>,
    /// Who took it, as to be credited.
    pub credit: Option<Spanned<String>>,
    /// Where it was taken.
    pub place: Option<Spanned<String>>,
    /// Who holds the rights and on what terms it is used.
    pub rights: Option<Spanned<String>>,
    /// How the people shown gave their consent.
    pub consent: Option<Spanned<String>>,
    /// Findings that are answered.
    pub accept: super::Accept,
    /// Place of the whole entry.
    pub span: Span,
}
