//! `same-indicator` (R27): two figures that measure the same, of the same, for the same time, and say different things.
//!
//! 21 towns here and 22 there: readers who see both trust neither. The rule compares all figures, of all cases, that name the same
//! `indicator`, have the same scope (or place) and nature and the same time, and reports the second where both cannot be true; the
//! words of each (超过, 约, 多) are heeded. Figures that belong together as least, most and mean, as part and whole are left alone, and
//! so is what a sub-case has from its main case, which is one figure.
//!
//! An editor finds out which is right, or what tells them apart, and writes that into `scope:` or `period:`. Where two sources
//! disagree, both stay, and `accept: { same-indicator: 理由 }` says so.

use std::collections::BTreeMap;

use super::super::Context;
use super::super::sum::bounds;
use super::super::view::own_figures;
use crate::diagnostic::Diagnostic;
use crate::message;
use crate::quantity::{Quantity, Sense};
use crate::record::{Distribution, Figure, Nature, Period};

/// What two figures share that ought to be one.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key<'a> {
    indicator: &'a str,
    of: &'a str,
    time: String,
    nature: Nature,
}

pub(super) fn check(context: &Context, diagnostics: &mut Vec<Diagnostic>) {
    let mut groups: BTreeMap<Key, Vec<&Figure>> = BTreeMap::new();
    for case in context.corpus.cases.iter().map(|entry| &entry.case) {
        for figure in own_figures(case) {
            let Some(indicator) = &figure.indicator else { continue };
            let Some(time) = figure.period.as_ref().and_then(|period| time(figure, period)) else { continue };
            let of = figure.counts_for(case);
            let key = Key { indicator, of, time, nature: figure.nature };
            let others = groups.entry(key).or_default();
            let first = others
                .iter()
                .find(|other| !related(figure, other, others) && differ(&figure.quantity, &other.quantity));
            if let Some(first) = first {
                report(figure, first, diagnostics);
            }
            others.push(figure);
        }
    }
}

/// A time that can be compared: resolved, or in the same words of the same document.
fn time(figure: &Figure, period: &Period) -> Option<String> {
    if let Some(span) = period.span {
        return Some(span.to_string());
    }
    let document = figure.source.as_ref()?.document.as_str();
    Some(format!("{document} {}", period.printed()))
}

/// Whether two figures of one case are told apart by what one says of the other: mean and ends, part and whole.
fn related(figure: &Figure, other: &Figure, all: &[&Figure]) -> bool {
    let names = |a: &Figure, b: &Figure| a.relations().any(|name| *name == b.name);
    let of_one_mean = |mean: &&Figure| {
        let named: Vec<&str> =
            mean.distribution.iter().flat_map(Distribution::figures).map(|name| name.as_str()).collect();
        named.contains(&figure.name.as_str()) && named.contains(&other.name.as_str())
    };
    let kind = |figure: &Figure| {
        let senses = [Sense::Highest, Sense::Lowest, Sense::Average];
        let words = [("最高", 0), ("最低", 1), ("最大", 0), ("最小", 1), ("平均", 2), ("均", 2)];
        let qualified = figure
            .quantity
            .qualifiers
            .iter()
            .find_map(|qualifier| senses.iter().position(|sense| *sense == qualifier.sense));
        qualified.or_else(|| words.iter().find(|(word, _)| figure.label.contains(word)).map(|(_, kind)| *kind))
    };
    names(figure, other) || names(other, figure) || all.iter().any(of_one_mean) || kind(figure) != kind(other)
}

/// Whether two wordings cannot both be true.
fn differ(one: &Quantity, other: &Quantity) -> bool {
    if !one.comparable(other) {
        return false; // R10 has the unit.
    }
    let above =
        |a: &Quantity, b: &Quantity| matches!((bounds(a).0, bounds(b).1), (Some(low), Some(high)) if low > high);
    above(one, other) || above(other, one)
}

fn report(figure: &Figure, first: &Figure, diagnostics: &mut Vec<Diagnostic>) {
    let (here, there) = (&figure.quantity.wording, &first.quantity.wording);
    diagnostics.push(
        Diagnostic::warning(
            "same-indicator",
            figure.quantity.span,
            message!(
                "“{label}”这里是{here}，另一处是{there}",
                "`{label}` is {here} here and {there} elsewhere",
                label = figure.label.value
            ),
        )
        .with_other(first.quantity.span, message!("另一处在这里", "the other one"))
        .with_hint(message!(
            "查清哪个对，或者用 scope:、period: 写明两处的口径有什么不同；两份来源说法不一的，写 accept: {{ same-indicator: 理由 }}",
            "find out which is right, or tell them apart by `scope:` or `period:`; where two sources disagree, accept: {{ same-indicator: reason }}"
        )),
    );
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{CASE, case_with, headed, project};

    const REGISTER: (&str, &str) = ("content/registers/indicators.yaml", "towns: { name: 乡镇数 }\n");

    fn figure(value: &str, rest: &str) -> String {
        headed(&format!(
            "figures: {{ towns: {{ label: 乡镇, value: {value}, scope: 沿河县, indicator: towns, period: 2018, source: \"report#1\"{rest} }} }}"
        ))
    }

    #[test]
    fn one_thing_has_one_value_in_all_cases() {
        let two = |second: &str, rest: &str| {
            let (one, two) = (figure("22个", ""), figure(second, rest));
            project(&[(CASE, &one), ("content/cases/two/case.yaml", &two), REGISTER])
        };
        assert_eq!(two("21个", "").said("same-indicator"), ["“乡镇”这里是21个，另一处是22个"]);
        assert!(two("22个", "").of("same-indicator").is_empty());
        assert!(two("20多个", "").of("same-indicator").is_empty());
        assert!(two("21个", ", nature: 计划").of("same-indicator").is_empty());
        let (one, other) = (figure("22个", ""), figure("21个", "").replace("2018", "2019"));
        assert!(
            project(&[(CASE, &one), ("content/cases/two/case.yaml", &other), REGISTER]).of("same-indicator").is_empty()
        );
        assert_eq!(two("21个", ", accept: { same-indicator: 两处来源不同 }").answered("same-indicator"), ["21个"]);
    }

    #[test]
    fn ends_and_mean_are_three_values() {
        let text = "defaults: { period: 2018, source: \"report#1\", scope: 各村 }\nfigures:\n  a: { label: 收入, value: 超过20万元, indicator: i }\n  \
                    z: { label: 收入（最高）, value: 超过100万元, indicator: i }\n  m: { label: 收入（平均）, value: 37万元, indicator: i, distribution: { least: a, most: z } }";
        assert!(case_with(text, &[("indicators", "i: { name: 收入 }")]).of("same-indicator").is_empty());
    }
}
