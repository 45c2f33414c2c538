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
        let wrong = |range| QuantityError { range, message: crate::message!("不是数", "no number") };
        let start = wording.find(|c: char| c.is_ascii_digit()).ok_or_else(|| wrong(0..wording.len()))?;
        let rest = &wording[start..];
        let end = start + rest.find(|c: char| !c.is_ascii_digit() && c != '.').unwrap_or(rest.len());
        let number = wording[start..end].parse().map_err(|_| wrong(start..end))?;
        if let Some(at) = wording.find('?') {
            return Err(wrong(at..at + 1));
        }
        Ok(Self { wording: wording.to_owned(), number, upper: None })
    }
}
