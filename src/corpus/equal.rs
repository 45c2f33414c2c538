//! The figures of a case that a number of its text may be.

use rust_decimal::Decimal;

use crate::quantity::{Dimension, Quantity, Sense};
use crate::record::{Case, Figure};

/// The figures that a typed number equals: as large, bounded alike and in a comparable unit. Figures that tell the same of the
/// same are one.
pub(super) fn equal<'a>(case: &'a Case, number: &Quantity) -> Vec<&'a Figure> {
    let is_equal = |quantity: &Quantity| {
        quantity.wording == number.wording
            || (quantity.comparable(number)
                && quantity.base_value() == number.base_value()
                && (&quantity.low, &quantity.high) == (&number.low, &number.high))
    };
    let mut found: Vec<&Figure> = Vec::new();
    for figure in case.figures.values().filter(|figure| is_equal(&figure.quantity)) {
        if !found.iter().any(|other| is_same(other, figure)) {
            found.push(figure);
        }
    }
    found
}

/// Whether two figures tell of the same thing, place and time.
fn is_same(one: &Figure, other: &Figure) -> bool {
    let scope = |figure: &Figure| figure.scope.as_ref().map(|scope| scope.value.clone());
    let period = |figure: &Figure| figure.period.as_ref().map(|period| period.value.clone());
    one.label.value == other.label.value && scope(one) == scope(other) && period(one) == period(other)
}

/// The rates that a rate in 汉字 rounds: 七成多 is 70.9%, 近两成 18.5%, 不到百分之五 4.8%.
pub(super) fn rounded_to<'a>(case: &'a Case, number: &Quantity) -> Vec<&'a Figure> {
    if number.unit.dimension != Dimension::Share || number.upper.is_some() {
        return Vec::new();
    }
    let value = number.base_value();
    // One 成, or one of a hundred; 九成五 is as exact as the latter.
    let step = if number.number.is_integer() {
        value.checked_div(number.number).unwrap_or(Decimal::ONE)
    } else {
        Decimal::ONE
    };
    let half = step / Decimal::TWO;
    let bounded = |above: bool| {
        let senses: &[Sense] =
            if above { &[Sense::Over, Sense::Plus, Sense::AtLeast] } else { &[Sense::Under, Sense::Nearly] };
        number.qualifiers.iter().any(|qualifier| senses.contains(&qualifier.sense))
    };
    let (low, high) = match (bounded(true), bounded(false)) {
        (true, false) => (value, value.saturating_add(step)),
        (false, true) => (value.saturating_sub(step), value),
        _ => (value.saturating_sub(half), value.saturating_add(half)),
    };
    shares(case).into_iter().filter(|(_, share)| (low..=high).contains(share)).map(|(figure, _)| figure).collect()
}

/// The rates that a fraction may stand for, in percent: 66.7% for 三分之二.
pub(super) fn near(case: &Case, percent: Decimal) -> Vec<&Figure> {
    let is_near = |share: Decimal| share.saturating_sub(percent).abs() <= Decimal::TWO;
    shares(case).into_iter().filter(|(_, share)| is_near(*share)).map(|(figure, _)| figure).collect()
}

/// The rates of a case in percent: those that are figures, and of a figure that is part of another, how much of it it is.
fn shares(case: &Case) -> Vec<(&Figure, Decimal)> {
    let stated = case.figures.values().filter(|figure| figure.quantity.unit.dimension == Dimension::Share);
    let mut shares: Vec<(&Figure, Decimal)> = stated.map(|figure| (figure, figure.quantity.base_value())).collect();
    shares.extend(case.figures.values().filter_map(|part| Some((part, share(part, whole(case, part)?)?))));
    shares
}

/// The figure that another one is a part of.
#[must_use]
pub fn whole<'a>(case: &'a Case, part: &Figure) -> Option<&'a Figure> {
    let named = part.part_of.as_ref().and_then(|name| case.figures.get(name.as_str()));
    named.or_else(|| case.figures.values().find(|total| total.sum.iter().any(|name| name.value == part.name.value)))
}

/// How much of a whole a part is, in percent.
fn share(part: &Figure, whole: &Figure) -> Option<Decimal> {
    if !part.quantity.comparable(&whole.quantity) {
        return None;
    }
    let (part, whole) = (part.quantity.base_value(), whole.quantity.base_value());
    part.checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole).filter(|share| *share <= Decimal::ONE_HUNDRED)
}
