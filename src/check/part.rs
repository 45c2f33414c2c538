//! `part-kinds` (R08, R09) and `part-period`: a part that is not of the sort, or not of the time, of what contains it.
//! `parts-exceed` (R03): parts of one whole that are together more than it.
//!
//! What a figure with `part-of:` counts is counted in its whole, so that both are of one nature (实绩, 计划 …) and one kind of money,
//! and the part lies in the time of the whole. The time is asked of the parts of a `sum:` too. A whole as of a day holds all that
//! came before. Parts that are together more than their whole overlap, or one of them is no part.
//!
//! An editor mends nature, money or period, or deletes `part-of:`. Where parts do overlap or a source counts so,
//! `accept: { parts-exceed: 理由 }` on the whole, or `accept: { part-period: 理由 }` on the figure that names the other.

use super::Context;
use super::sum::{self, kinds_add_up};
use super::verdict::Verdict;
use super::view::own_figures;
use crate::corpus::CaseEntry;
use crate::diagnostic::Diagnostic;
use crate::message;
use crate::quantity::Quantity;
use crate::record::{Case, Figure, Period, PeriodSpan};
use crate::source::Spanned;

pub(super) fn check(_: &Context, entry: &CaseEntry, diagnostics: &mut Vec<Diagnostic>) {
    let case = &entry.case;
    for figure in own_figures(case) {
        if let Some((name, whole)) = named(case, figure.part_of.as_ref()) {
            kinds(figure, name, whole, diagnostics);
            time(figure, whole, name, diagnostics);
        }
        for name in &figure.sum {
            if let Some((name, part)) = named(case, Some(name)) {
                time(part, figure, name, diagnostics);
            }
        }
        together(case, figure, diagnostics);
    }
}

fn named<'a>(case: &'a Case, name: Option<&'a Spanned<String>>) -> Option<(&'a Spanned<String>, &'a Figure)> {
    let name = name?;
    Some((name, case.figures.get(name.as_str())?))
}

fn kinds(part: &Figure, name: &Spanned<String>, whole: &Figure, diagnostics: &mut Vec<Diagnostic>) {
    let (small, large) = (&part.quantity.wording, &whole.quantity.wording);
    let said = if part.nature != whole.nature {
        let (one, other) = (part.nature.word(), whole.nature.word());
        message!("{small}是{one}，包含它的{large}是{other}", "{small} is {one}, the whole {large} is {other}")
    } else if part.money.is_some()
        && whole.money.is_some()
        && !kinds_add_up(whole.money.as_deref(), part.money.as_deref())
    {
        let kind = |figure: &Figure| figure.money.as_ref().map_or_else(String::new, |money| money.0.clone());
        message!(
            "{small}是{one}，包含它的{large}是{other}",
            "{small} is {one}, the whole {large} is {other}",
            one = kind(part),
            other = kind(whole)
        )
    } else {
        return;
    };
    diagnostics.push(
        Diagnostic::error("part-kinds", name.span, said)
            .with_other(whole.quantity.span, message!("整体在这里", "the whole is here"))
            .with_hint(message!(
                "核对性质（nature）和资金类别（money）；不是它的一部分的，删去 part-of:",
                "check `nature` and `money`; delete `part-of:` where it is no part"
            )),
    );
}

/// The least difference of two times, in years: an hour.
const HOUR: f64 = 1e-4;

/// Whether a time goes beyond another; what is not resolved does not.
fn is_outside(part: &Period, whole: &Period) -> bool {
    let begins_before = match whole.span {
        // As of a day: all that came before is in it.
        Some(PeriodSpan::During(date)) if date.day.is_some() => false,
        _ => {
            matches!((part.start_year_fraction(), whole.start_year_fraction()), (Some(part), Some(whole)) if part < whole - HOUR)
        }
    };
    begins_before
        || matches!((part.end_year_fraction(), whole.end_year_fraction()), (Some(part), Some(whole)) if part > whole + HOUR)
}

fn time(part: &Figure, whole: &Figure, place: &Spanned<String>, diagnostics: &mut Vec<Diagnostic>) {
    let (Some(small), Some(large)) = (&part.period, &whole.period) else { return };
    if !is_outside(small, large) {
        return;
    }
    let (small, large) = (small.printed(), large.printed());
    let (p, w) = (&part.quantity.wording, &whole.quantity.wording);
    diagnostics.push(
        Diagnostic::warning(
            "part-period",
            place.span,
            message!(
                "{p}是{small}的，包含它的{w}是{large}的",
                "{p} is of {small}, and {w}, which contains it, of {large}"
            ),
        )
        .with_hint(message!(
            "核对两条的 period:；部分的时间要在整体的时间之内；原文就是这样算的，写 accept: {{ part-period: 理由 }}",
            "check both `period:`; a part lies in the time of its whole; where the source counts so, accept: {{ part-period: reason }}"
        )),
    );
}

/// Several parts of one whole are together at most the whole, unless they overlap.
fn together(case: &Case, whole: &Figure, diagnostics: &mut Vec<Diagnostic>) {
    let is_part =
        |part: &&Figure| part.part_of.as_ref() == Some(&whole.name) && part.quantity.comparable(&whole.quantity);
    let parts: Vec<&Figure> = case.figures.values().filter(is_part).collect();
    let quantities: Vec<&Quantity> = parts.iter().map(|part| &part.quantity.value).collect();
    if parts.len() < 2 || sum::verdict_of_some(&whole.quantity, &quantities) != Verdict::Fails {
        return;
    }
    let (made, w) = (sum::made(&whole.quantity, &quantities), &whole.quantity.wording);
    let mut finding = Diagnostic::warning(
        "parts-exceed",
        whole.quantity.span,
        message!("其中各数相加是{made}，大于总数{w}", "its parts are {made} together, more than the whole {w}"),
    );
    for part in parts {
        let word = &part.quantity.wording;
        finding = finding.with_other(part.quantity.span, message!("{word}", "{word}"));
    }
    diagnostics.push(finding.with_hint(message!(
        "核对各数，看有没有不在其中的；各部分有重叠的，写 accept: {{ parts-exceed: 理由 }}",
        "check each: is one no part of it? where the parts overlap, accept: {{ parts-exceed: reason }}"
    )));
}

#[cfg(test)]
mod tests {
    use super::super::testing::case;

    fn figures(whole: &str, part: &str, relation: &str) -> String {
        format!(
            "figures:\n  a: {{ label: 甲, source: \"report#1\", {part}{relation} }}\n  w: {{ label: 乙, source: \"report#1\", {whole} }}"
        )
    }

    #[test]
    fn a_part_is_of_the_sort_of_its_whole() {
        let said = |whole: &str, part: &str| {
            let of = |rest: &str, value: &str| format!("value: {value}, period: 2018{rest}");
            case(&figures(&of(whole, "30万元"), &of(part, "10万元"), ", part-of: w")).said("part-kinds")
        };
        assert_eq!(said(", money: 财政拨款", ", money: 捐款"), ["10万元是捐款，包含它的30万元是财政拨款"]);
        assert_eq!(said("", ", nature: 计划"), ["10万元是计划，包含它的30万元是实绩"]);
        assert!(said(", money: 捐款捐物", ", money: 捐款").is_empty());
        assert!(said("", ", money: 捐款").is_empty(), "what is not said is not held against it");
    }

    #[test]
    fn a_part_lies_in_the_time_of_its_whole() {
        let fires = |whole: &str, part: &str| {
            let of = |period: &str, value: &str| format!("value: {value}, period: {period}");
            !case(&figures(&of(whole, "30个"), &of(part, "10个"), ", part-of: w")).of("part-period").is_empty()
        };
        assert!(fires("2018", "2019") && fires("2018", "2018/2019"));
        for (whole, part) in [
            ("2018/2019", "2018"),
            ("2018", "2018-05"),
            ("2019-12-31", "2018"),
            ("../2018", "2017"),
            ("2018", "未载明"),
        ] {
            assert!(!fires(whole, part), "{part} in {whole}");
        }
        let sum = "defaults: { source: \"report#1\" }\nfigures:\n  a: { label: 甲, value: 10个, period: 2017 }\n  \
                   w: { label: 乙, value: 10个, period: 2018, sum: [a] }";
        assert_eq!(case(sum).of("part-period"), ["a"]);
    }

    #[test]
    fn parts_are_together_at_most_their_whole() {
        let text = |second: &str, rest: &str| {
            format!(
                "defaults: {{ period: 2018, source: \"report#1\" }}\nfigures:\n  a: {{ label: 甲, value: 20个, part-of: w }}\n  \
                 b: {{ label: 乙, value: {second}, part-of: w }}\n  w: {{ label: 丙, value: 30个{rest} }}"
            )
        };
        assert!(case(&text("10个", "")).of("parts-exceed").is_empty());
        assert_eq!(case(&text("15个", "")).said("parts-exceed"), ["其中各数相加是35个，大于总数30个"]);
        assert_eq!(case(&text("15个", ", accept: { parts-exceed: 有重叠 }")).answered("parts-exceed"), ["30个"]);
    }
}
