//! Shares that a chart prints and no source states.

use rust_decimal::{Decimal, RoundingStrategy};

use crate::quantity::Quantity;

/// A share that was worked out.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Percent {
    /// The number as printed: 17.7%.
    text: String,
    /// What stands before it: 约, where it is rounded or one of the two numbers is; 不到 and 超过 where rounding would make nothing
    /// or all of it; else nothing.
    word: &'static str,
}

impl Percent {
    /// The share of each part in its whole, all with the same number of decimals: one where any of them has one. None where a
    /// whole is nothing.
    pub fn of(pairs: &[(&Quantity, &Quantity)]) -> Vec<Option<Self>> {
        let fraction = |(part, whole): &(&Quantity, &Quantity)| part.base_value().checked_div(whole.base_value());
        let fractions: Vec<Option<Decimal>> = pairs.iter().map(fraction).collect();
        let places = u32::from(fractions.iter().flatten().any(|fraction| needs_decimal(*fraction)));
        let percent = |((part, whole), fraction): (&(&Quantity, &Quantity), &Option<Decimal>)| {
            let fraction = (*fraction)?;
            let printed = rounded(fraction, places);
            let is_exact = part.is_exact()
                && whole.is_exact()
                && printed.checked_mul(whole.base_value()) == part.base_value().checked_mul(Decimal::ONE_HUNDRED);
            let last = Decimal::new(1, places);
            let (text, word) = if is_exact {
                (printed, "")
            } else if printed.is_zero() && !fraction.is_zero() {
                (last, "不到")
            } else if printed == Decimal::ONE_HUNDRED && fraction < Decimal::ONE {
                (Decimal::ONE_HUNDRED - last, "超过")
            } else {
                (printed, "约")
            };
            Some(Self { text: format!("{text}%"), word })
        };
        pairs.iter().zip(&fractions).map(percent).collect()
    }

    /// For a table: 约17.7%.
    pub fn short(&self) -> String {
        format!("{}{}", self.word, self.text)
    }

    /// For a sentence: 约占上一步的17.7%. `whole` may be empty.
    pub fn words(&self, whole: &str) -> String {
        let of = if whole.is_empty() { "" } else { "的" };
        match self.word {
            "约" => format!("约占{whole}{of}{}", self.text),
            "" => format!("占{whole}{of}{}", self.text),
            word => format!("占{whole}{word}{}", self.text),
        }
    }
}

/// Whether a percentage has a decimal, rounded to one.
pub(super) fn needs_decimal(fraction: Decimal) -> bool {
    !rounded(fraction, 1).fract().is_zero()
}

/// A fraction in hundredths with a number of decimals, halves away from zero.
pub(super) fn rounded(fraction: Decimal, places: u32) -> Decimal {
    // A tiny whole makes a fraction that no percentage can be made of; the rules object to it.
    let percent = fraction.checked_mul(Decimal::ONE_HUNDRED).unwrap_or(fraction);
    let mut percent = percent.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    percent.rescale(places);
    percent
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn percentages_keep_the_decimals_that_they_are_given() {
        let text =
            |part: i64, whole: i64, places| rounded(Decimal::from(part) / Decimal::from(whole), places).to_string();
        assert_eq!([text(12, 75, 1), text(11, 62, 1), text(39, 75, 0)], ["16.0", "17.7", "52"]);
    }

    #[test]
    fn what_is_rounded_says_so() {
        let worked_out = |pairs: &[(&str, &str)]| -> Vec<String> {
            let read: Vec<(Quantity, Quantity)> = pairs
                .iter()
                .map(|(part, whole)| (Quantity::parse(part).unwrap(), Quantity::parse(whole).unwrap()))
                .collect();
            let pairs: Vec<_> = read.iter().map(|(part, whole)| (part, whole)).collect();
            Percent::of(&pairs).into_iter().map(|percent| percent.unwrap().words("上一步")).collect()
        };
        assert_eq!(worked_out(&[("39个", "75个")]), ["占上一步的52%"]);
        assert_eq!(worked_out(&[("33名", "186名"), ("93名", "186名")]), ["约占上一步的17.7%", "占上一步的50.0%"]);
        assert_eq!(worked_out(&[("20多名", "200名")]), ["约占上一步的10%"]);
        assert_eq!(worked_out(&[("1人", "77150人"), ("77149人", "77150人")]), ["占上一步不到1%", "占上一步超过99%"]);
    }
}
