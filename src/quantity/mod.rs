//! Numbers as written: grammar, units, bounds, arithmetic.
//!
//! A [`Quantity`] keeps the wording of its source and what the wording says: 超过4.4亿元 is the number 4.4 in the scale 亿
//! and the unit 元, greater than 440,000,000 元. Display uses the wording; arithmetic uses the base value and the bounds.
//! All numbers are exact decimals.

mod declared;
mod error;
mod extent;
mod grammar;
mod measures;
mod number;
mod personal;
mod qualifier;
mod scan;
mod text;
mod unit;

use std::fmt;
use std::ops::{Bound, Range};

use rust_decimal::{Decimal, RoundingStrategy};

pub use declared::{Declared, declared};
pub use error::QuantityError;
pub use extent::{bounds, fraction_of};
pub use number::Scale;
pub use personal::{Personal, personal};
pub use qualifier::{Doubt, Qualifier, Sense};
pub use scan::{Found, FoundKind, Spoken, scan};
pub use unit::{Dimension, Unit};

/// A number as a source words it, parsed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Quantity {
    /// The wording, with spaces removed: 超过4.4亿元.
    pub wording: String,
    /// The number as written, before its scale: 4.4.
    pub number: Decimal,
    /// The second number of a range, in the scale of the first: 200 for 60万～200万元.
    pub upper: Option<Decimal>,
    /// The scale of the number: 亿.
    pub scale: Scale,
    /// What is counted or measured: 元, and what it is for: 每人每月.
    pub unit: Unit,
    /// Words that bound the number or say how it was counted, in the order of writing.
    pub qualifiers: Vec<Qualifier>,
    /// What the number is at least, in the base unit. A number without bounding words is its own bound on both sides;
    /// 约 and contradictory words give no bounds.
    pub low: Bound<Decimal>,
    /// What the number is at most, in the base unit.
    pub high: Bound<Decimal>,
    base: Decimal,
    digits: Range<usize>,
    doubts: Vec<Doubt>,
}

/// A wording in three parts, for a tile that sets the number large.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Parts<'a> {
    /// Words before the number: 超过, 每人每月.
    pub before: &'a str,
    /// From the first to the last digit: 4.4, 60万～200.
    pub number: &'a str,
    /// Scale, unit and words behind it: 亿元, 多万元, %以上.
    pub after: &'a str,
}

impl Quantity {
    /// Reads a wording.
    ///
    /// # Errors
    /// Where the wording stops being a quantity, why, and what to do about it.
    pub fn parse(wording: &str) -> Result<Self, QuantityError> {
        grammar::parse(wording)
    }

    /// The number in the base unit of its dimension: 440000000 (元) for 超过4.4亿元; the first number of a range.
    #[must_use]
    pub fn base_value(&self) -> Decimal {
        self.base
    }

    /// Whether the wording states one number and leaves no room around it.
    #[must_use]
    pub fn is_exact(&self) -> bool {
        self.low == Bound::Included(self.base) && self.high == Bound::Included(self.base)
    }

    /// The wording cut before and behind its number.
    #[must_use]
    pub fn parts(&self) -> Parts<'_> {
        let (before, rest) = self.wording.split_at(self.digits.start);
        let (number, after) = rest.split_at(self.digits.len());
        Parts { before, number, after }
    }

    /// Whether both count or measure the same kind of thing, for the same thing and time, so that they can share a sum,
    /// a comparison or an axis as far as their units go.
    #[must_use]
    pub fn comparable(&self, other: &Self) -> bool {
        self.unit.comparable(&other.unit)
    }

    /// Writes a value that was worked out, given in the base unit, in the scale and unit of this quantity: 106000000 like
    /// 1.5亿元 with two decimals is 1.06亿元. Rounds half away from zero (四舍五入).
    #[must_use]
    pub fn format_like(&self, base: Decimal, decimals: u32) -> String {
        let divided = self.scale.factor().checked_mul(self.unit.factor).and_then(|one| base.checked_div(one));
        // Only numbers near the end of what a decimal holds do not fit a smaller unit; the base unit is as true.
        let (value, scale, unit) = match divided {
            Some(value) => (value, self.scale.word(), self.unit.after()),
            None => (base, "", self.unit.dimension.base_symbol().to_owned()),
        };
        let mut value = value.round_dp_with_strategy(decimals, RoundingStrategy::MidpointAwayFromZero);
        value.rescale(decimals);
        format!("{}{value}{scale}{unit}", self.unit.before())
    }

    /// Scale and unit as the subtitle of a chart names them: 万元, 对, 元/人/月.
    #[must_use]
    pub fn unit_text(&self) -> String {
        let per: String = self.unit.per.iter().map(|word| format!("/{word}")).collect();
        format!("{}{}{per}", self.scale.word(), self.unit.symbol)
    }

    /// The wording in the scale and unit of another quantity, without naming them, for a chart that names them elsewhere:
    /// 超过4.4, 20多, 135. A number in another scale is converted; a wording with words behind its unit (95%以上) stays whole.
    #[must_use]
    pub fn bare_like(&self, like: &Self) -> String {
        let parts = self.parts();
        let per = self.unit.before();
        let unit = format!("{}{}", self.scale.word(), self.unit.after());
        // 411万（人）: an editor's brackets around the unit.
        let after: String = parts.after.chars().filter(|c| !"（）()".contains(*c)).collect();
        let (Some(inside), true) = (after.strip_suffix(&unit), parts.before.contains(&per)) else {
            return self.wording.clone();
        };
        let before = parts.before.replacen(&per, "", 1);
        if self.unit_text() == like.unit_text() {
            format!("{before}{}{inside}", parts.number)
        } else {
            let upper = self.upper_value().map(|upper| format!("～{}", like.number_like(upper)));
            format!("{before}{}{}{inside}", like.number_like(self.base), upper.unwrap_or_default())
        }
    }

    /// The second number of a range in the base unit of its dimension: 2000000 (元) for 60万～200万元.
    #[must_use]
    pub fn upper_value(&self) -> Option<Decimal> {
        let one = self.scale.factor().checked_mul(self.unit.factor)?;
        self.upper?.checked_mul(one)
    }

    /// A base value in the scale and unit of this quantity: 15000 for 150000000 (元) like 1.5万元. The base value itself where that
    /// is more than a decimal holds.
    #[must_use]
    pub fn units(&self, base: Decimal) -> Decimal {
        let one = self.scale.factor().checked_mul(self.unit.factor);
        one.and_then(|one| base.checked_div(one)).unwrap_or(base)
    }

    /// Writes a base value as a bare number in the scale and unit of this quantity, with at most two decimals: 8743.11
    /// like 万元.
    #[must_use]
    pub fn number_like(&self, base: Decimal) -> String {
        self.units(base).round_dp_with_strategy(2, RoundingStrategy::MidpointAwayFromZero).normalize().to_string()
    }

    /// Half of the last digit as printed, in the base unit: what rounding explains. 0.05 (%) for 70.9%, 5000 (元) for 37万元.
    #[must_use]
    pub fn rounding(&self) -> Decimal {
        let one = self.scale.factor().checked_mul(self.unit.factor);
        one.and_then(|one| one.checked_mul(Decimal::new(5, self.number.scale() + 1))).unwrap_or_default()
    }

    /// What an editor should look at: contradictory or repeated qualifiers, a misplaced 多, 人（次）, a lost scale.
    #[must_use]
    pub fn doubts(&self) -> &[Doubt] {
        &self.doubts
    }
}

impl fmt::Display for Quantity {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.wording)
    }
}

#[cfg(test)]
mod tests;
