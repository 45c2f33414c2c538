//! `rate-mismatch` (R04): a rate that is not what its two numbers make. `rate-base` (R06): a rate over 100% that does not say of
//! what, or two shares of one thing that do not.
//!
//! A figure with `of:` and `numerator:` is divided again. The words of the three wordings decide (超过, 近, 多), and so does
//! their rounding: 70.9% stands for anything from 70.85% to 70.95%, 1.14亿元 for anything from 1.135亿元 to 1.145亿元. The same
//! is done for `rate`, `arrived` and `committed` of funds. Two rates side by side that rest on different bases are the
//! commonest way to mislead with true numbers.
//!
//! An editor checks the three numbers, or the base: is the rate a share of another whole? A rate over 100% is right where
//! more came than was due, and a reader who is not told what was due takes it for a mistake: `of:` names it. Where the source
//! says so and gives no base, `accept: { rate-base: 理由 }`; where its own arithmetic is off, `accept: { rate-mismatch: 理由 }`.

use rust_decimal::Decimal;

use super::super::sum::is_rounded;
use super::super::verdict::{self, Extent, Verdict};
use super::super::view::own_figures;
use crate::corpus::datum;
use crate::diagnostic::Diagnostic;
use crate::message;
use crate::quantity::{Dimension, Quantity};
use crate::record::{Case, Figure, Section};
use crate::source::Span;

pub(super) fn check(case: &Case, diagnostics: &mut Vec<Diagnostic>) {
    for figure in own_figures(case) {
        recompute(case, figure, diagnostics);
        if figure.of.is_none() && !is_growth(&figure.label) && !is_growth(figure.quote.as_ref().map_or("", |q| q)) {
            base(&figure.quantity, figure.quantity.span, diagnostics);
        }
    }
    beside(case, diagnostics);
    for item in case.items.get(&Section::Fund).into_iter().flatten().map(|(_, item)| item) {
        let cell = |key: &str| datum(case, item.value(key)?);
        let (Some(rate), Some(arrived), Some(committed)) = (cell("rate"), cell("arrived"), cell("committed")) else {
            continue;
        };
        // A rate that is a figure with its two numbers is held against them there.
        if rate.figure.is_none_or(|figure| figure.numerator.is_none()) {
            let places = [rate.span, arrived.span, committed.span];
            divide(rate.quantity, arrived.quantity, committed.quantity, places, diagnostics);
        }
    }
}

fn recompute(case: &Case, figure: &Figure, diagnostics: &mut Vec<Diagnostic>) {
    let Some(numerator) = &figure.numerator else { return };
    let Some(of) = &figure.of else {
        diagnostics.push(
            Diagnostic::warning(
                "rate-mismatch",
                numerator.span,
                message!(
                    "写了分子，没有写分母，算不出这个比率",
                    "the rate has a numerator and no denominator: it cannot be worked out"
                ),
            )
            .with_hint(message!("用 of: 写上分母的数据名", "name the denominator with `of:`")),
        );
        return;
    };
    let (Some(part), Some(whole)) = (case.figures.get(numerator.as_str()), case.figures.get(of.as_str())) else {
        return; // An unknown name has its finding.
    };
    let places = [figure.quantity.span, part.quantity.span, whole.quantity.span];
    divide(&figure.quantity, &part.quantity, &whole.quantity, places, diagnostics);
}

/// Holds a rate against a division; places are those of the rate, the numerator and the denominator.
fn divide(rate: &Quantity, part: &Quantity, whole: &Quantity, places: [Span; 3], diagnostics: &mut Vec<Diagnostic>) {
    if unit_of(rate).is_none() {
        return;
    }
    let (r, p, w) = (&rate.wording, &part.wording, &whole.wording);
    let said = if divisible(part, whole) {
        if verdict(rate, part, whole) != Some(Verdict::Fails) {
            return;
        }
        let Some(made) = made(rate, part, whole) else { return };
        message!("{p}除以{w}得{made}，写的是{r}", "{p} of {w} make {made}, the rate says {r}")
    } else {
        message!("{p}与{w}的单位不同，相除得不出{r}", "{p} and {w} are in different units and make no {r}")
    };
    diagnostics.push(
        Diagnostic::warning("rate-mismatch", places[0], said)
            .with_other(places[1], message!("分子在这里", "the numerator is here"))
            .with_other(places[2], message!("分母在这里", "the denominator is here"))
            .with_hint(message!(
                "核对三个数，也核对分母是不是这一个；原文的算法如此，写 accept: {{ rate-mismatch: 理由 }}",
                "check the three numbers, and whether this is the base; accept: {{ rate-mismatch: reason }} where the source has it so"
            )),
    );
}

/// Whether a rate can be made of two numbers: counts of things may have different measure words, 12家 of 15个.
fn divisible(part: &Quantity, whole: &Quantity) -> bool {
    let counted = |quantity: &Quantity| matches!(quantity.unit.dimension, Dimension::Count(_));
    part.comparable(whole) || (counted(part) && counted(whole))
}

/// One whole in the unit of a rate: 100 (%), 1 (倍). None where it is no rate.
fn unit_of(rate: &Quantity) -> Option<Decimal> {
    match rate.unit.dimension {
        Dimension::Share => Some(Decimal::ONE_HUNDRED),
        Dimension::Multiple => Some(Decimal::ONE),
        _ => None,
    }
}

/// Whether a rate is what its two numbers make, each as it is worded and rounded; none where they cannot be divided.
pub(in crate::check) fn verdict(rate: &Quantity, part: &Quantity, whole: &Quantity) -> Option<Verdict> {
    if !divisible(part, whole) || whole.base_value().is_zero() {
        return None;
    }
    let one = unit_of(rate)?;
    let one = Extent { low: Some(one), high: Some(one) };
    let room = |quantity: &Quantity| if is_rounded(quantity) { quantity.rounding() } else { Decimal::ZERO };
    let rounded = |quantity: &Quantity| Extent::of(quantity).widened(room(quantity));
    let exact = Extent::of(part).over(Extent::of(whole)).times(one);
    let widest = rounded(part).over(rounded(whole)).times(one);
    if verdict::equal(widest, Extent::of(rate), rate.rounding()) == Verdict::Fails {
        return Some(Verdict::Fails);
    }
    // What the rounding of the two numbers adds.
    let more = |wide: Option<Decimal>, exact: Option<Decimal>| {
        wide.zip(exact).map_or(Decimal::ZERO, |(wide, exact)| wide.saturating_sub(exact).abs())
    };
    let added = more(widest.low, exact.low).max(more(widest.high, exact.high));
    Some(match verdict::equal(exact, Extent::of(rate), rate.rounding().saturating_add(added)) {
        Verdict::Holds => Verdict::Holds,
        Verdict::Fails | Verdict::Open => Verdict::Open,
    })
}

/// What two numbers make, in the unit of the rate and to its last digit, at least one.
pub(in crate::check) fn made(rate: &Quantity, part: &Quantity, whole: &Quantity) -> Option<String> {
    let share = part.base_value().checked_div(whole.base_value())?.checked_mul(unit_of(rate)?)?;
    Some(rate.format_like(share, rate.number.scale().max(1)))
}

/// Shares of one subject at one time, none of which says of what it is a share: 产业项目占比70.9% (of the money) and 30.5% (of
/// the projects).
fn beside(case: &Case, diagnostics: &mut Vec<Diagnostic>) {
    let shares: Vec<(&str, &Figure)> = own_figures(case)
        .filter(|figure| figure.quantity.unit.dimension == Dimension::Share && figure.of.is_none())
        .filter_map(|figure| Some((subject(&figure.label)?, figure)))
        .collect();
    for (index, (subject, share)) in shares.iter().enumerate() {
        let is_beside = |other: &Figure| {
            let told = |figure: &Figure| {
                let time = figure.period.as_ref().map(|period| period.printed());
                let words = [&figure.scope, &figure.place, &figure.indicator];
                (time, words.map(|word| word.as_ref().map(|word| word.value.clone())), figure.nature)
            };
            told(share) == told(other) && share.quantity.base_value() != other.quantity.base_value()
        };
        let first = shares[..index]
            .iter()
            .find(|(other, figure)| (other.starts_with(subject) || subject.starts_with(other)) && is_beside(figure));
        let Some((_, first)) = first else { continue };
        let (here, there) = (&share.quantity.wording, &first.quantity.wording);
        diagnostics.push(
            Diagnostic::warning(
                "rate-base",
                share.quantity.span,
                message!(
                    "“{subject}”的比率一处是{there}，一处是{here}，都没有写是什么的百分比",
                    "`{subject}` is {there} and {here}, and neither says of what"
                ),
            )
            .with_other(first.quantity.span, message!("另一处在这里", "the other one is here"))
            .with_hint(message!(
                "用 of: 各写上作分母的数据；原文没有给出的，写 accept: {{ rate-base: 理由 }}",
                "name the base of each with `of:`; where the source gives none, accept: {{ rate-base: reason }}"
            )),
        );
    }
}

/// What a share is a share for: 产业项目 of 产业项目占比. None where the label speaks of no share.
fn subject(label: &str) -> Option<&str> {
    let cut = ["占比", "所占", "比例", "比重", "份额", "占"].iter().filter_map(|word| label.find(word)).min()?;
    Some(&label[..cut]).filter(|subject| !subject.is_empty())
}

/// A rate of growth has its base in the time before, which nobody misses.
fn is_growth(text: &str) -> bool {
    ["增长", "增幅", "增加", "上升", "上涨", "提高", "涨幅", "翻"].iter().any(|word| text.contains(word))
}

fn base(rate: &Quantity, place: Span, diagnostics: &mut Vec<Diagnostic>) {
    let is_over = rate.unit.dimension == Dimension::Share && rate.base_value() > Decimal::ONE_HUNDRED;
    if is_over {
        diagnostics.push(
            Diagnostic::warning(
                "rate-base",
                place,
                message!(
                    "{w}超过100%，没有写是什么的百分比",
                    "{w} is over 100%, and does not say of what",
                    w = rate.wording
                ),
            )
            .with_hint(message!(
                "用 of: 写上作分母的数据；原文没有给出基数的，写 accept: {{ rate-base: 理由 }}",
                "name the base with `of:`; where the source gives none, accept: {{ rate-base: reason }}"
            )),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::case;

    fn rate(rate: &str, part: &str, whole: &str) -> Vec<String> {
        let line = |name: &str, value: &str, rest: &str| {
            format!("  {name}: {{ label: {name}, value: {value}, period: 2018, source: \"report#1\"{rest} }}\n")
        };
        let text = format!(
            "figures:\n{}{}{}",
            line("r", rate, ", of: w, numerator: p"),
            line("p", part, ""),
            line("w", whole, "")
        );
        case(&text).said("rate-mismatch")
    }

    #[test]
    fn a_rate_is_worked_out_again_with_its_rounding() {
        assert!(rate("70.9%", "1.0962亿元", "1.5463亿元").is_empty());
        assert_eq!(rate("71.9%", "10962万元", "15463万元"), ["10962万元除以15463万元得70.9%，写的是71.9%"]);
        assert!(rate("52%", "39个", "75个").is_empty());
        assert!(rate("17.7%", "33名", "186名").is_empty());
        assert_eq!(rate("18.7%", "33名", "186名").len(), 1);
        assert!(rate("18.97%", "1.14亿元", "6.01亿元").is_empty(), "both are rounded to a hundredth");
        assert!(rate("两倍", "20个", "10个").is_empty());
        assert_eq!(rate("三倍", "20个", "10个").len(), 1);
    }

    #[test]
    fn words_around_the_numbers_are_heeded() {
        assert!(rate("超过50%", "39个", "75个").is_empty());
        assert_eq!(rate("超过60%", "39个", "75个").len(), 1);
        assert!(rate("90%", "20多万元", "25万元").is_empty());
        assert_eq!(rate("70%", "20多万元", "25万元").len(), 1);
        assert!(rate("1%", "约20万元", "25万元").is_empty(), "about leaves it open");
    }

    #[test]
    fn only_like_is_divided_by_like() {
        assert_eq!(rate("50%", "10人", "20人次"), ["10人与20人次的单位不同，相除得不出50%"]);
        assert!(rate("80%", "12家", "15个").is_empty());
    }

    #[test]
    fn an_answer_closes_it_and_a_denominator_is_asked_for() {
        let text = "figures:\n  p: { label: 甲, value: 1个, period: 2018, source: \"report#1\" }\n  \
                    w: { label: 乙, value: 4个, period: 2018, source: \"report#1\" }\n  \
                    r: { label: 率, value: 30%, of: w, numerator: p, period: 2018, source: \"report#1\", accept: { rate-mismatch: 原文如此 } }\n  \
                    s: { label: 率, value: 25%, numerator: p, period: 2018, source: \"report#1\" }";
        let found = case(text);
        assert_eq!(found.answered("rate-mismatch"), ["30%"]);
        assert_eq!(found.said("rate-mismatch"), ["写了分子，没有写分母，算不出这个比率"]);
    }

    #[test]
    fn funds_are_divided_too() {
        let fund = |rate: &str| {
            case(&format!("funds: {{ rear: {{ label: 后方, committed: 100万元, arrived: 209万元, rate: {rate} }} }}"))
        };
        assert!(fund("209%").of("rate-mismatch").is_empty());
        assert_eq!(fund("203%").of("rate-mismatch"), ["203%"]);
    }

    #[test]
    fn shares_side_by_side_have_a_base() {
        let two = |label: &str, rest: &str| {
            case(&format!(
                "defaults: {{ period: 2018, source: \"report#1\" }}\nfigures:\n  a: {{ label: 产业项目占比, value: 70.9% }}\n  \
                 b: {{ label: {label}, value: 30.5%{rest} }}\n  c: {{ label: 项目, value: 174个 }}"
            ))
        };
        assert_eq!(
            two("产业项目占比", "").said("rate-base"),
            ["“产业项目”的比率一处是70.9%，一处是30.5%，都没有写是什么的百分比"]
        );
        assert!(two("产业项目占比", "").of("same-indicator").is_empty(), "asked about once");
        assert_eq!(two("产业项目个数占比", "").of("rate-base"), ["30.5%"]);
        assert!(two("产业项目占比", ", of: c").of("rate-base").is_empty());
        assert!(two("产业项目占比", ", period: 2019").of("rate-base").is_empty());
        assert!(two("民生项目占比", "").of("rate-base").is_empty());
        assert!(two("贫困发生率", "").of("rate-base").is_empty());
    }

    #[test]
    fn a_rate_over_a_hundred_has_a_base() {
        let figure = |label: &str, value: &str, rest: &str| {
            case(&format!(
                "figures:\n  a: {{ label: {label}, value: {value}, period: 2018, source: \"report#1\"{rest} }}\n  \
                 b: {{ label: 应到位, value: 10万元, period: 2018, source: \"report#1\" }}"
            ))
        };
        assert_eq!(figure("到位率", "209.2%", "").of("rate-base"), ["209.2%"]);
        assert!(figure("到位率", "209.2%", ", of: b").of("rate-base").is_empty());
        assert!(figure("到位率", "100%", "").of("rate-base").is_empty());
        assert!(figure("收入增长", "150%", "").of("rate-base").is_empty());
        assert_eq!(figure("到位率", "209.2%", ", accept: { rate-base: 原文未列 }").answered("rate-base"), ["209.2%"]);
    }
}
