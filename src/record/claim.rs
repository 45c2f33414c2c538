//! Claims: first, last, all, ranks and honours. They need evidence, or are told as somebody's words.

use super::{Accept, FigureSource};
use crate::source::{Span, Spanned};

/// One claim of a case.
#[derive(Clone, Debug)]
pub struct Claim {
    /// Name within the case.
    pub name: Spanned<String>,
    /// The claim in few words: 全国首个东西部扶贫协作办事处.
    pub text: Spanned<String>,
    /// What is claimed.
    pub form: Spanned<ClaimType>,
    /// Among whom: of all of which places, firms, people.
    pub universe: Option<Spanned<String>>,
    /// The figure that it rests on.
    pub figure: Option<Spanned<String>>,
    /// What it rests on otherwise.
    pub evidence: Option<Spanned<String>>,
    /// Where it stands.
    pub source: Option<FigureSource>,
    /// The words of the source.
    pub quote: Option<Spanned<String>>,
    /// A remark.
    pub note: Option<Spanned<String>>,
    /// Findings that are answered.
    pub accept: Accept,
    /// Place of the whole entry.
    pub span: Span,
}

/// What a claim claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClaimType {
    /// 首创: to be the first
    First,
    /// 最后: to be the last
    Last,
    /// 全部: to hold for all
    Universal,
    /// 名次: a rank
    Rank,
    /// 荣誉: an honour
    Honour,
}

impl ClaimType {
    /// The words of a record.
    pub const WORDS: [(&str, Self); 5] = [
        ("首创", Self::First),
        ("最后", Self::Last),
        ("全部", Self::Universal),
        ("名次", Self::Rank),
        ("荣誉", Self::Honour),
    ];

    /// The word of a record.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, form)| *form == self).map_or("", |(word, _)| word)
    }
}
