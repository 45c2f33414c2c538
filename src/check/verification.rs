//! How a figure was checked, in words for the proofreader.
//!
//! The rules report what is wrong. This says what was held against what and came out right, so that a proofreader knows
//! which numbers the tool has worked out again and which only the source can confirm.

use super::figure::{cumulative, mean, rate};
use super::verdict::Verdict;
use super::{subset, sum};
use crate::quantity::Quantity;
use crate::record::{Case, Figure};

/// What was worked out about a figure, one sentence each; nothing where only the source can confirm it. The verdicts are those of
/// the rules.
#[must_use]
pub fn verifications(case: &Case, figure: &Figure) -> Vec<String> {
    let find = |name: &str| case.figures.get(name);
    let all = |names: &[crate::source::Spanned<String>]| -> Option<Vec<&Quantity>> {
        let found = names.iter().map(|name| Some(&find(name)?.quantity.value));
        found.collect::<Option<Vec<_>>>().filter(|found| !found.is_empty())
    };
    let value = &figure.quantity.value;
    let mut said = Vec::new();
    if let Some(parts) = all(&figure.sum)
        && let Some(verdict) = sum::verdict(value, &parts)
    {
        let wordings: Vec<&str> = parts.iter().map(|part| part.wording.as_str()).collect();
        said.push(format!("分项之和{}：{}", outcome(verdict), wordings.join("＋")));
    }
    if let Some(whole) = figure.part_of.as_ref().and_then(|name| find(name))
        && let Some(verdict) = subset::verdict(value, &whole.quantity)
    {
        let whole = &whole.quantity.wording;
        said.push(match verdict {
            Verdict::Holds => format!("其中数不超过总数{whole}"),
            Verdict::Fails => format!("其中数超过总数{whole}"),
            Verdict::Open => format!("其中数与总数{whole}没有矛盾，谁大不能断定"),
        });
    }
    let fraction =
        figure.numerator.as_ref().and_then(|name| find(name)).zip(figure.of.as_ref().and_then(|name| find(name)));
    if let Some((part, whole)) = fraction
        && let Some(verdict) = rate::verdict(value, &part.quantity, &whole.quantity)
        && let Some(made) = rate::made(value, &part.quantity, &whole.quantity)
    {
        let (part, whole) = (&part.quantity.wording, &whole.quantity.wording);
        said.push(format!("比率{}：{part}÷{whole}＝{made}", outcome(verdict)));
    }
    if let Some(distribution) = &figure.distribution {
        let named =
            |name: &Option<crate::source::Spanned<String>>| Some(&find(name.as_ref()?.as_str())?.quantity.value);
        let ends = [
            named(&distribution.least).and_then(|least| mean::verdict_of_ends(least, value)),
            named(&distribution.most).and_then(|most| mean::verdict_of_ends(value, most)),
        ];
        if let Some(verdict) = ends.into_iter().flatten().reduce(worse) {
            said.push(format!("平均数在最低与最高之间：{}", outcome(verdict)));
        }
        if let Some((count, total)) = named(&distribution.count).zip(named(&distribution.total))
            && let Some(verdict) = mean::verdict_of_total(value, count, total)
        {
            said.push(format!("平均数乘以个数，与总数{}：{}", total.wording, outcome(verdict)));
        }
    }
    if let Some(earlier) = all(&figure.includes)
        && let Some(verdict) = cumulative::verdict(value, &earlier)
    {
        said.push(format!("累计数不小于前期各数之和：{}", outcome(verdict)));
    }
    for total in case.figures.values().filter(|total| total.sum.contains(&figure.name)) {
        said.push(format!("计入{}{}", total.label.value, total.quantity.wording));
    }
    for part in case.figures.values().filter(|part| part.part_of.as_ref() == Some(&figure.name)) {
        said.push(format!("含{}{}", part.label.value, part.quantity.wording));
    }
    said
}

fn outcome(verdict: Verdict) -> &'static str {
    match verdict {
        Verdict::Holds => "相符",
        Verdict::Fails => "不符",
        // 约, 超过 and the like leave it open.
        Verdict::Open => "没有矛盾（措辞不确切，不能断定）",
    }
}

/// The less good one of two verdicts.
fn worse(one: Verdict, other: Verdict) -> Verdict {
    match (one, other) {
        (Verdict::Fails, _) | (_, Verdict::Fails) => Verdict::Fails,
        (Verdict::Open, _) | (_, Verdict::Open) => Verdict::Open,
        _ => Verdict::Holds,
    }
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
    fn what_is_said_is_what_the_rules_find() {
        let said_of = |rate: &str, part: &str, whole: &str| {
            let figures = format!(
                "  part: {{ label: 甲, value: {part} }}\n  all: {{ label: 乙, value: {whole} }}\n  \
                 rate: {{ label: 占比, value: {rate}, of: all, numerator: part }}\n"
            );
            said(&figures, "rate")
        };
        assert_eq!(said_of("两倍", "20个", "10个"), ["比率相符：20个÷10个＝2.0倍"]);
        assert_eq!(said_of("超过50%", "39个", "75个"), ["比率相符：39个÷75个＝52.0%"]);
        assert_eq!(said_of("超过60%", "39个", "75个"), ["比率不符：39个÷75个＝52.0%"]);
        assert_eq!(said_of("80%", "12家", "15个"), ["比率相符：12家÷15个＝80.0%"]);
        assert_eq!(said_of("18.97%", "1.14亿元", "6.01亿元"), ["比率相符：1.14亿元÷6.01亿元＝18.97%"]);
        assert_eq!(
            said_of("90%", "约20万元", "25万元"),
            ["比率没有矛盾（措辞不确切，不能断定）：约20万元÷25万元＝80.0%"]
        );
        assert!(said_of("50%", "10人", "20人次").is_empty(), "what cannot be compared has its finding");
        let later = "  a: { label: 甲, value: 39个 }\n  b: { label: 乙, value: 超过30个, includes: [a] }\n";
        assert_eq!(said(later, "b"), ["累计数不小于前期各数之和：没有矛盾（措辞不确切，不能断定）"]);
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
