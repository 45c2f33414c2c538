//! What most kinds are made of: numbers as they are drawn and as they are printed.

use super::palette::{Palette, Token};

/// A number and how it is printed.
#[derive(Clone, Debug, PartialEq)]
pub struct Number {
    /// The number.
    pub value: f64,
    /// The number as printed, as the record words it; each kind says whether with its unit.
    pub text: String,
}

/// A number of something.
#[derive(Clone, Debug, PartialEq)]
pub struct Amount {
    /// What it is an amount of.
    pub label: String,
    /// How much.
    pub value: f64,
    /// The number as printed, as the record words it; each kind says whether with its unit.
    pub text: String,
    /// Whether the title speaks of it: drawn in the accent colour.
    pub highlight: bool,
}

impl Amount {
    /// The colour of its mark: the accent if the title speaks of it, or of none of those beside it.
    pub(super) fn mark(&self, beside: &[Self]) -> Token {
        if self.highlight || beside.iter().all(|amount| !amount.highlight) { Token::C1 } else { Token::Context }
    }

    /// The colour of its number: that of its mark if the title speaks of it.
    pub(super) fn ink(&self, palette: &Palette) -> Token {
        if self.highlight { palette.text_in(Token::C1) } else { Token::Ink }
    }
}
