//! What comes out when numbers are held against each other as they are worded.
//!
//! Every rule of arithmetic asks one of two questions: is a number what others make, or is one number at most another. Words
//! (超过, 近, 多, 约) and rounding leave room, so that there are three answers. The rule reports the one that fails, and the
//! proofreader's sheet prints whichever it is.

use std::ops::Bound;

use rust_decimal::Decimal;

use crate::quantity::Quantity;

/// What a comparison came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// The numbers agree, whatever their words leave open.
    Holds,
    /// The numbers cannot all be true.
    Fails,
    /// The words leave it open.
    Open,
}

/// The least and the most that a number can be, in its base unit; none where it is open.
#[derive(Clone, Copy, Debug)]
pub(super) struct Extent {
    pub low: Option<Decimal>,
    pub high: Option<Decimal>,
}

impl Extent {
    /// What the words of a quantity allow, without rounding.
    pub fn of(quantity: &Quantity) -> Self {
        let end = |bound: Bound<Decimal>| match bound {
            Bound::Included(value) | Bound::Excluded(value) => Some(value),
            Bound::Unbounded => None,
        };
        Self { low: end(quantity.low), high: end(quantity.high) }
    }

    /// With room on both sides.
    pub fn widened(self, room: Decimal) -> Self {
        Self {
            low: self.low.map(|low| low.saturating_sub(room)),
            high: self.high.map(|high| high.saturating_add(room)),
        }
    }

    /// What the sum of several can be; none at an end where one of them is open.
    pub fn sum(parts: impl Iterator<Item = Self> + Clone) -> Self {
        let add = |sum: Decimal, end: Option<Decimal>| sum.checked_add(end?);
        Self {
            low: parts.clone().map(|part| part.low).try_fold(Decimal::ZERO, add),
            high: parts.map(|part| part.high).try_fold(Decimal::ZERO, add),
        }
    }

    /// What the product of two numbers that are not below zero can be.
    pub fn times(self, other: Self) -> Self {
        let product = |one: Option<Decimal>, other: Option<Decimal>| one?.checked_mul(other?);
        Self { low: product(self.low, other.low), high: product(self.high, other.high) }
    }

    /// What the quotient of two numbers that are not below zero can be.
    pub fn over(self, whole: Self) -> Self {
        let quotient = |part: Option<Decimal>, whole: Option<Decimal>| part?.checked_div(whole?);
        Self { low: quotient(self.low, whole.high), high: quotient(self.high, whole.low) }
    }

    fn is_above(self, other: Self) -> bool {
        matches!((self.low, other.high), (Some(low), Some(high)) if low > high)
    }

    fn is_within(self, other: Self) -> bool {
        let from = other.low.is_none() || matches!((self.low, other.low), (Some(own), Some(end)) if own >= end);
        from && (other.high.is_none() || matches!((self.high, other.high), (Some(own), Some(end)) if own <= end))
    }

    fn is_open(self) -> bool {
        self.low.is_none() && self.high.is_none()
    }
}

/// Whether a number that was worked out is the one that is stated, with so much room for rounding.
pub(super) fn equal(made: Extent, stated: Extent, room: Decimal) -> Verdict {
    let stated = stated.widened(room);
    if made.is_above(stated) || stated.is_above(made) {
        Verdict::Fails
    } else if made.is_within(stated) && !stated.is_open() {
        Verdict::Holds
    } else {
        Verdict::Open
    }
}

/// Whether one number is at most another.
pub(super) fn at_most(small: Extent, large: Extent) -> Verdict {
    if small.is_above(large) {
        Verdict::Fails
    } else if matches!((small.high, large.low), (Some(high), Some(low)) if high <= low) {
        Verdict::Holds
    } else {
        Verdict::Open
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

    use super::*;

    fn extent(wording: &str) -> Extent {
        Extent::of(&Quantity::parse(wording).unwrap())
    }

    #[test]
    fn words_leave_it_open_whether_two_numbers_are_equal() {
        let held = |made: &str, stated: &str| equal(extent(made), extent(stated), Decimal::ZERO);
        assert_eq!(held("30个", "30个"), Verdict::Holds);
        assert_eq!(held("30个", "31个"), Verdict::Fails);
        assert_eq!(held("30个", "超过20个"), Verdict::Holds);
        assert_eq!(held("超过20个", "30个"), Verdict::Open);
        assert_eq!(held("超过30个", "20个"), Verdict::Fails);
        assert_eq!(held("约30个", "30个"), Verdict::Open);
        assert_eq!(held("30个", "约30个"), Verdict::Open);
        assert_eq!(equal(extent("30个"), extent("31个"), Decimal::ONE), Verdict::Holds);
    }

    #[test]
    fn words_leave_it_open_which_number_is_greater() {
        let held = |small: &str, large: &str| at_most(extent(small), extent(large));
        assert_eq!(held("30个", "30个"), Verdict::Holds);
        assert_eq!(held("31个", "30个"), Verdict::Fails);
        assert_eq!(held("39个", "超过30个"), Verdict::Open);
        assert_eq!(held("39个", "超过40个"), Verdict::Holds);
        assert_eq!(held("约39个", "30个"), Verdict::Open);
    }
}
