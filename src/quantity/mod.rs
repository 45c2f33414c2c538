//! Numbers as written: grammar, units, bounds, arithmetic.

use rust_decimal::Decimal;

/// A number as a source words it, parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The wording, with spaces removed: 超过4.4亿元.
    pub wording: String,
    /// The number as written, before its scale: 4.4.
    pub number: Decimal,
    /// The second number of a range, in the base unit of the first: 60万～200万元.
    pub upper: Option<Decimal>,
}

/// Why a wording is no quantity.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct QuantityError {
    /// Byte range of what could not be read.
    pub range: std::ops::Range<usize>,
    /// What is wrong.
    pub message: crate::diagnostic::Message,
}

impl Quantity {
    /// Reads a wording.
    ///
    /// # Errors
    /// Where the wording stops being a quantity, and why.
    pub fn parse(wording: &str) -> Result<Self, QuantityError> {
        let _ = wording;
        todo!()
    }
}
