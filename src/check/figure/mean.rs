//! `distribution` (R07): a mean that its own distribution does not allow.
//!
//! A mean lies between the least and the most value, and times the number of values it makes their total. No source can
//! rightly say anything else, so this is an error. A figure with `distribution: { least, most, count, total }` is held
//! against all that it names, with the words of each (超过, 近, 多) and the rounding of the mean.
//!
//! An editor looks for the number that was mistyped, or that counts for others than the mean does. Where the source itself is
//! wrong, `accept: { distribution: 理由 }`.

use rust_decimal::Decimal;

use super::super::verdict::{self, Extent, Verdict};
use super::super::view::own_figures;
use crate::diagnostic::{Diagnostic, Message};
use crate::message;
use crate::quantity::Quantity;
use crate::record::{Case, Distribution, Figure};
use crate::source::Spanned;

pub(super) fn check(case: &Case, diagnostics: &mut Vec<Diagnostic>) {
    for mean in own_figures(case) {
        if let Some(distribution) = &mean.distribution {
            ends(case, mean, distribution, diagnostics);
            total(case, mean, distribution, diagnostics);
        }
    }
}

fn named<'a>(case: &'a Case, name: Option<&Spanned<String>>) -> Option<&'a Figure> {
    case.figures.get(name?.as_str())
}

fn ends(case: &Case, mean: &Figure, distribution: &Distribution, diagnostics: &mut Vec<Diagnostic>) {
    let (least, most) = (named(case, distribution.least.as_ref()), named(case, distribution.most.as_ref()));
    for (end, is_least) in [(least, true), (most, false)] {
        let Some(end) = end else { continue };
        let (m, e) = (&mean.quantity.wording, &end.quantity.wording);
        if mean.quantity.unit.dimension != end.quantity.unit.dimension {
            report(
                mean,
                end,
                message!("平均数{m}与{e}的单位不同，不能比较", "the mean {m} and {e} have different units"),
                diagnostics,
            );
            continue;
        }
        let (small, large) = if is_least { (end, mean) } else { (mean, end) };
        if verdict_of_ends(&small.quantity, &large.quantity) == Some(Verdict::Fails) {
            let said = if is_least {
                message!("平均数{m}小于最小的{e}", "the mean {m} is below the least value {e}")
            } else {
                message!("平均数{m}大于最大的{e}", "the mean {m} is above the greatest value {e}")
            };
            report(mean, end, said, diagnostics);
        }
    }
}

/// Whether one of a mean and its end is at most the other; none where they are in different units.
pub(in crate::check) fn verdict_of_ends(small: &Quantity, large: &Quantity) -> Option<Verdict> {
    let is_alike = small.unit.dimension == large.unit.dimension;
    is_alike.then(|| verdict::at_most(Extent::of(small), Extent::of(large)))
}

/// Whether a mean times the number of values makes their total; none where the total is in another unit.
pub(in crate::check) fn verdict_of_total(mean: &Quantity, count: &Quantity, total: &Quantity) -> Option<Verdict> {
    // A mean in another unit than the total, as 户 and 万元, is another distribution.
    (mean.unit.dimension == total.unit.dimension).then(|| {
        let made = Extent::of(mean).times(Extent::of(count));
        let room = |many: Option<Decimal>| many.and_then(|many| mean.rounding().checked_mul(many)).unwrap_or_default();
        let room = total.rounding().saturating_add(room(Extent::of(count).high));
        verdict::equal(made, Extent::of(total), room)
    })
}

fn total(case: &Case, mean: &Figure, distribution: &Distribution, diagnostics: &mut Vec<Diagnostic>) {
    let count = named(case, distribution.count.as_ref());
    let (Some(count), Some(total)) = (count, named(case, distribution.total.as_ref())) else { return };
    if verdict_of_total(&mean.quantity, &count.quantity, &total.quantity) != Some(Verdict::Fails) {
        return;
    }
    let Some(made) = mean.quantity.base_value().checked_mul(count.quantity.base_value()) else { return };
    let made = total.quantity.format_like(made, total.quantity.number.scale());
    let (m, c, t) = (&mean.quantity.wording, &count.quantity.wording, &total.quantity.wording);
    report(
        mean,
        total,
        message!("平均{m}，{c}合计约{made}，总数写的是{t}", "a mean of {m} for {c} makes {made}, the total says {t}"),
        diagnostics,
    );
}

fn report(mean: &Figure, other: &Figure, said: Message, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.push(
        Diagnostic::error("distribution", mean.quantity.span, said)
            .with_other(other.quantity.span, message!("另一个数在这里", "the other number is here"))
            .with_hint(message!(
                "核对原文：是否抄错，或者两个数说的不是同一批对象；原文如此，写 accept: {{ distribution: 理由 }}",
                "check the source: is one mistyped, or do they count for different things? accept: {{ distribution: reason }} where it says so"
            )),
    );
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::case;

    fn mean(mean: &str, least: &str, most: &str, count: &str, total: &str) -> Vec<String> {
        let line = |name: &str, value: &str, rest: &str| {
            format!("  {name}: {{ label: {name}, value: {value}, period: 2018, source: \"report#1\"{rest} }}\n")
        };
        let text = format!(
            "figures:\n{}{}{}{}{}",
            line("m", mean, ", distribution: { least: a, most: z, count: n, total: t }"),
            line("a", least, ""),
            line("z", most, ""),
            line("n", count, ""),
            line("t", total, "")
        );
        case(&text).said("distribution")
    }

    #[test]
    fn a_mean_lies_between_its_ends_and_makes_the_total() {
        assert!(mean("37万元", "超过20万元", "超过100万元", "26个", "962万元").is_empty());
        assert!(mean("37万元", "超过20万元", "超过100万元", "26个", "970万元").is_empty(), "the mean is rounded");
        assert_eq!(mean("37万元", "40万元", "100万元", "26个", "962万元"), ["平均数37万元小于最小的40万元"]);
        assert_eq!(mean("137万元", "20万元", "100万元", "26个", "3562万元"), ["平均数137万元大于最大的100万元"]);
        assert_eq!(
            mean("37万元", "20万元", "100万元", "26个", "2000万元"),
            ["平均37万元，26个合计约962万元，总数写的是2000万元"]
        );
        assert!(mean("137万元", "20万元", "超过100万元", "26个", "3562万元").is_empty());
        assert_eq!(mean("37万元", "20个", "100万元", "26个", "962万元").len(), 1);
    }

    #[test]
    fn an_answer_closes_it() {
        let found = case(
            "figures:\n  m: { label: 均, value: 9元, period: 2018, source: \"report#1\", distribution: { most: z }, accept: { distribution: 原文如此 } }\n  \
             z: { label: 高, value: 8元, period: 2018, source: \"report#1\" }",
        );
        assert_eq!((found.of("distribution").len(), found.answered("distribution").len()), (0, 1));
    }
}
