//! How large a quantity is: its limits, and what it is of another.

use std::ops::Bound;

use rust_decimal::Decimal;

use super::{Dimension, Quantity};

/// The least and the most that a quantity can be, in its base unit; none where it is open.
#[must_use]
pub fn bounds(quantity: &Quantity) -> (Option<Decimal>, Option<Decimal>) {
    let end = |bound: Bound<Decimal>| match bound {
        Bound::Included(value) | Bound::Excluded(value) => Some(value),
        Bound::Unbounded => None,
    };
    (end(quantity.low), end(quantity.high))
}

/// Larger fractions are all alike: far too large.
const MOST: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);

/// How large a part is of its whole: from its own percentage, or by division in one unit.
#[must_use]
pub fn fraction_of(part: &Quantity, whole: &Quantity) -> Option<Decimal> {
    let is_share = |quantity: &Quantity| quantity.unit.dimension == Dimension::Share;
    if is_share(part) && !is_share(whole) {
        part.number.checked_div(Decimal::ONE_HUNDRED)
    } else if part.comparable(whole) {
        // A tiny whole makes a fraction that nothing can be reckoned with.
        let fraction = part.base_value().checked_div(whole.base_value())?;
        Some(fraction.clamp(-MOST, MOST))
    } else {
        None
    }
}
