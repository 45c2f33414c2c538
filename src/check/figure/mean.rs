//! `distribution` (R07): a mean that its own distribution does not allow.
//!
//! A mean lies between the least and the most value, and times the number of values it makes their total. No source can
//! rightly say anything else, so this is an error. A figure with `distribution: { least, most, count, total }` is held
//! against all that it names, with the words of each (超过, 近, 多) and the rounding of the mean.
//!
//! An editor looks for the number that was mistyped, or that counts for others than the mean does. Where the source itself is
//! wrong, `accept: { distribution: 理由 }`.

use rust_decimal::Decimal;

use super::super::sum::bounds;
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
        if exceeds(&small.quantity, &large.quantity) {
            let said = if is_least {
                message!("平均数{m}小于最小的{e}", "the mean {m} is below the least value {e}")
            } else {
                message!("平均数{m}大于最大的{e}", "the mean {m} is above the greatest value {e}")
            };
            report(mean, end, said, diagnostics);
        }
    }
}

/// Whether a quantity is greater than another whatever their wordings leave open.
fn exceeds(small: &Quantity, large: &Quantity) -> bool {
    matches!((bounds(small).0, bounds(large).1), (Some(low), Some(high)) if low > high)
}

fn total(case: &Case, mean: &Figure, distribution: &Distribution, diagnostics: &mut Vec<Diagnostic>) {
    let count = named(case, distribution.count.as_ref());
    let (Some(count), Some(total)) = (count, named(case, distribution.total.as_ref())) else { return };
    if mean.quantity.unit.dimension != total.quantity.unit.dimension {
        return; // A mean in another unit than the total, as 户 and 万元, is another distribution.
    }
    let (low, high) = bounds(&mean.quantity);
    let slack = mean.quantity.rounding();
    let ((few, many), (least, most)) = (bounds(&count.quantity), bounds(&total.quantity));
    let times = |mean: Option<Decimal>, count: Option<Decimal>| mean?.checked_mul(count?);
    let (made_low, made_high) = (times(low.map(|low| low - slack), few), times(high.map(|high| high + slack), many));
    let room = total.quantity.rounding();
    let too_much = matches!((made_low, most), (Some(made), Some(most)) if made - room > most);
    let too_little = matches!((made_high, least), (Some(made), Some(least)) if made < least - room);
    if !(too_much || too_little) {
        return;
    }
    let Some(made) = times(Some(mean.quantity.base_value()), Some(count.quantity.base_value())) else { return };
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
