//! How a figure was checked, in words for the proofreader.
//!
//! The rules report what is wrong. This says what was held against what and came out right, so that a proofreader knows
//! which numbers the tool has worked out again and which only the source can confirm.

use rust_decimal::Decimal;

use super::sum::{bounds, is_possible};
use crate::quantity::Quantity;
use crate::record::{Case, Figure};

/// What was worked out about a figure, one sentence each; nothing where only the source can confirm it.
#[must_use]
pub fn verifications(case: &Case, figure: &Figure) -> Vec<String> {
    let find = |name: &str| case.figures.get(name);
    let mut said = Vec::new();
    if !figure.sum.is_empty() {
        let parts: Option<Vec<&Figure>> = figure.sum.iter().map(|name| find(name)).collect();
        if let Some(parts) = parts {
            let quantities: Vec<&Quantity> = parts.iter().map(|part| &part.quantity.value).collect();
            let wordings: Vec<&str> = quantities.iter().map(|quantity| quantity.wording.as_str()).collect();
            let fits = is_possible(&figure.quantity, &quantities);
            said.push(format!("分项之和{}：{}", outcome(fits), wordings.join("＋")));
        }
    }
    if let Some(whole) = figure.part_of.as_ref().and_then(|name| find(name)) {
        let fits = !matches!(
            (bounds(&figure.quantity).0, bounds(&whole.quantity).1),
            (Some(least), Some(most)) if least > most
        );
        said.push(format!("其中数{}总数{}", if fits { "不超过" } else { "超过" }, whole.quantity.wording));
    }
    let fraction =
        figure.numerator.as_ref().and_then(|name| find(name)).zip(figure.of.as_ref().and_then(|name| find(name)));
    if let Some((part, whole)) = fraction
        && let Some(share) = percent(&part.quantity, &whole.quantity)
    {
        let decimals = figure.quantity.number.scale();
        let made = share.round_dp_with_strategy(decimals, rust_decimal::RoundingStrategy::MidpointAwayFromZero);
        let fits = (share - figure.quantity.base_value()).abs() <= Decimal::new(5, decimals + 1);
        let (part, whole) = (&part.quantity.wording, &whole.quantity.wording);
        said.push(format!("比率{}：{part}÷{whole}＝{made}%", outcome(fits)));
    }
    if let Some(distribution) = &figure.distribution {
        let value = |name: &Option<crate::source::Spanned<String>>| Some(find(name.as_ref()?)?.quantity.base_value());
        let (least, most) = (value(&distribution.least), value(&distribution.most));
        if least.is_some() || most.is_some() {
            let mean = figure.quantity.base_value();
            let fits = least.is_none_or(|least| least <= mean) && most.is_none_or(|most| mean <= most);
            said.push(format!("平均数在最低与最高之间：{}", outcome(fits)));
        }
    }
    if !figure.includes.is_empty() {
        let earlier: Decimal =
            figure.includes.iter().filter_map(|name| find(name)).map(|part| part.quantity.base_value()).sum();
        said.push(format!("累计数不小于前期各数之和：{}", outcome(earlier <= figure.quantity.base_value())));
    }
    for total in case.figures.values().filter(|total| total.sum.contains(&figure.name)) {
        said.push(format!("计入{}{}", total.label.value, total.quantity.wording));
    }
    for part in case.figures.values().filter(|part| part.part_of.as_ref() == Some(&figure.name)) {
        said.push(format!("含{}{}", part.label.value, part.quantity.wording));
    }
    said
}

fn outcome(fits: bool) -> &'static str {
    if fits { "相符" } else { "不符" }
}

/// One quantity as per cent of another, where their units allow it.
fn percent(part: &Quantity, whole: &Quantity) -> Option<Decimal> {
    if !part.comparable(whole) {
        return None;
    }
    let percent = part.base_value().checked_mul(Decimal::ONE_HUNDRED)?.checked_div(whole.base_value())?;
    // A tiny whole makes a percentage that nothing can be reckoned with.
    (percent.abs() < Decimal::from(u32::MAX)).then_some(percent)
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

    use super::verifications;
    use crate::check::testing::corpus;

    /// What is said of a figure of a record.
    fn said(figures: &str, name: &str) -> Vec<String> {
        let corpus = corpus(&format!("defaults: {{ source: \"report#1\", period: 2018 }}\nfigures:\n{figures}"));
        let case = &corpus.cases[0].case;
        verifications(case, case.figures.get(name).unwrap())
    }

    #[test]
    fn totals_are_added_up_again() {
        let parts = "  a: { label: 甲, value: 3个 }\n  b: { label: 乙, value: 4个 }\n";
        let fits = format!("{parts}  all: {{ label: 合计, value: 7个, sum: [a, b] }}\n");
        assert_eq!(said(&fits, "all"), ["分项之和相符：3个＋4个"]);
        assert_eq!(said(&fits, "a"), ["计入合计7个"]);
        let not = format!("{parts}  all: {{ label: 合计, value: 8个, sum: [a, b] }}\n");
        assert_eq!(said(&not, "all"), ["分项之和不符：3个＋4个"]);
    }

    #[test]
    fn rates_are_worked_out_again_to_their_own_digits() {
        let rate = |value: &str| {
            format!(
                "  part: {{ label: 产业项目, value: 53个, part-of: all }}\n  all: {{ label: 项目, value: 174个 }}\n  \
                 rate: {{ label: 占比, value: {value}, of: all, numerator: part }}\n"
            )
        };
        assert_eq!(said(&rate("30.5%"), "rate"), ["比率相符：53个÷174个＝30.5%"]);
        assert_eq!(said(&rate("31.5%"), "rate"), ["比率不符：53个÷174个＝30.5%"]);
        assert_eq!(said(&rate("30%"), "part"), ["其中数不超过总数174个"]);
        assert_eq!(said(&rate("30%"), "all"), ["含产业项目53个"]);
    }

    #[test]
    fn means_and_cumulative_values_are_held_against_their_parts() {
        let mean = "  low: { label: 最低, value: 20万元, money: 收入 }\n  high: { label: 最高, value: 100万元, money: 收入 }\n  \
                    mean: { label: 平均, value: 37万元, money: 收入, distribution: { least: low, most: high } }\n";
        assert_eq!(said(mean, "mean"), ["平均数在最低与最高之间：相符"]);
        assert_eq!(said(&mean.replace("37", "137"), "mean"), ["平均数在最低与最高之间：不符"]);
        let sold = "  a: { label: 上半年, value: 1350斤 }\n  b: { label: 全年, value: 3520斤, includes: [a] }\n";
        assert_eq!(said(sold, "b"), ["累计数不小于前期各数之和：相符"]);
        assert_eq!(said(&sold.replace("1350", "8660"), "b"), ["累计数不小于前期各数之和：不符"]);
    }
}
