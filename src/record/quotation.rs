//! Quotations: somebody's words.

use super::{Accept, FigureSource, Period};
use crate::source::{Span, Spanned};

/// One quotation of a case.
#[derive(Clone, Debug)]
pub struct Quotation {
    /// Name within the case; `{{quote:name}}` places it.
    pub name: Spanned<String>,
    /// The words, without quotation marks.
    pub text: Spanned<String>,
    /// Who said it.
    pub speaker: Option<Spanned<String>>,
    /// In which office.
    pub role: Option<Spanned<String>>,
    /// When.
    pub date: Option<Spanned<Period>>,
    /// How it is quoted.
    pub form: QuotationForm,
    /// Where it stands.
    pub source: Option<FigureSource>,
    /// A remark.
    pub note: Option<Spanned<String>>,
    /// Findings that are answered.
    pub accept: Accept,
    /// Place of the whole entry.
    pub span: Span,
}

/// How words are quoted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum QuotationForm {
    /// 直接: as they were said, between quotation marks
    #[default]
    Direct,
    /// 间接: what was said in the source's words, without quotation marks
    Indirect,
    /// 短语: a phrase or slogan
    Phrase,
}

impl QuotationForm {
    /// The words of a record.
    pub const WORDS: [(&str, Self); 3] = [("直接", Self::Direct), ("间接", Self::Indirect), ("短语", Self::Phrase)];
}
