//! `same-indicator` (R27): two figures that measure the same, of the same, for the same time, and say different things.
//!
//! 21 towns here and 22 there: readers who see both trust neither. The rule compares all figures, of all cases, that name the same
//! `indicator` or, without one, have the same label and kind of money, and the same scope (or place), nature and time, and reports the second where both cannot be true; the
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
use crate::quantity::{Dimension, Quantity, Sense};
use crate::record::{Case, Distribution, Figure, Nature, Period};

/// What a figure measures: an indicator, or what its label says.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Measures<'a> {
    Indicator(&'a str),
    Label { label: &'a str, money: Option<&'a str>, base: Option<&'a str> },
}

/// What two figures share that ought to be one.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
struct Key<'a> {
    measures: Measures<'a>,
    of: &'a str,
    time: String,
    nature: Nature,
}

pub(super) fn check(context: &Context, diagnostics: &mut Vec<Diagnostic>) {
    let mut groups: BTreeMap<Key, Vec<Stands>> = BTreeMap::new();
    for case in context.corpus.cases.iter().map(|entry| &entry.case) {
        for figure in own_figures(case) {
            let Some(time) = figure.period.as_ref().and_then(|period| time(figure, period)) else { continue };
            let of = figure.counts_for(case);
            let measures = match &figure.indicator {
                Some(indicator) => Measures::Indicator(indicator),
                // Two rates without their base are asked about as such.
                None if figure.quantity.unit.dimension == Dimension::Share && figure.of.is_none() => continue,
                None => Measures::Label {
                    label: &figure.label,
                    money: figure.money.as_ref().map(|money| money.0.as_str()),
                    base: figure.of.as_ref().map(|of| of.as_str()),
                },
            };
            let key = Key { measures, of, time, nature: figure.nature };
            let others = groups.entry(key).or_default();
            let own = Stands { case, figure };
            let first = others
                .iter()
                .find(|other| !related(own, **other, others) && differ(&figure.quantity, &other.figure.quantity));
            if let Some(first) = first {
                report(figure, first.figure, diagnostics);
            }
            others.push(own);
        }
    }
}

/// A figure with the case that states it: names are those of the case.
#[derive(Clone, Copy)]
struct Stands<'a> {
    case: &'a Case,
    figure: &'a Figure,
}

impl Stands<'_> {
    /// Whether a name in this figure's case is that of another figure; one from the main case is that of the main case.
    fn means(self, name: &str, other: Self) -> bool {
        self.case.figures.get(name).is_some_and(|figure| figure.span == other.figure.span)
    }
}

/// A time that can be compared: resolved, or in the same words of the same document.
fn time(figure: &Figure, period: &Period) -> Option<String> {
    if let Some(span) = period.span {
        return Some(span.to_string());
    }
    let document = figure.source.as_ref()?.document.as_str();
    // Two numbers whose time is not stated are told apart by nothing but their indicator.
    (period.phrase.is_some() || figure.indicator.is_some()).then(|| format!("{document} {}", period.printed()))
}

/// Whether two figures of one case are told apart by what one says of the other: mean and ends, part and whole.
fn related(figure: Stands, other: Stands, all: &[Stands]) -> bool {
    let names = |a: Stands, b: Stands| a.figure.relations().any(|name| a.means(name, b));
    let of_one_mean = |mean: &Stands| {
        let named = |one: Stands| {
            mean.figure.distribution.iter().flat_map(Distribution::figures).any(|name| mean.means(name, one))
        };
        named(figure) && named(other)
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
    names(figure, other)
        || names(other, figure)
        || all.iter().any(of_one_mean)
        || kind(figure.figure) != kind(other.figure)
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
    fn one_label_is_one_thing_without_an_indicator() {
        let two = |second: &str| {
            let text = format!(
                "defaults: {{ period: 2018, source: \"report#1\" }}\nfigures:\n  a: {{ label: 村干部, value: 22人 }}\n  \
                 b: {{ label: 村干部, value: {second} }}"
            );
            case_with(&text, &[])
        };
        assert_eq!(two("21人").said("same-indicator"), ["“村干部”这里是21人，另一处是22人"]);
        for told in ["22人", "21人, scope: 大东村", "21人, period: 2019", "21人, part-of: a", "21户"] {
            assert!(two(told).of("same-indicator").is_empty(), "{told}");
        }
    }

    #[test]
    fn a_name_is_that_of_its_own_case() {
        let (one, two) = (
            figure("22个", ""),
            figure("21个", ", part-of: towns").replace(
                "figures: { towns:",
                "figures: { towns: { label: 别的, value: 30个, period: 2018, source: \"report#1\" }, other:",
            ),
        );
        let found = project(&[(CASE, &one), ("content/cases/two/case.yaml", &two), REGISTER]);
        assert_eq!(found.of("same-indicator"), ["21个"], "towns of the other case is another figure");
    }

    #[test]
    fn ends_and_mean_are_three_values() {
        let text = "defaults: { period: 2018, source: \"report#1\", scope: 各村 }\nfigures:\n  a: { label: 收入, value: 超过20万元, indicator: i }\n  \
                    z: { label: 收入（最高）, value: 超过100万元, indicator: i }\n  m: { label: 收入（平均）, value: 37万元, indicator: i, distribution: { least: a, most: z } }";
        assert!(case_with(text, &[("indicators", "i: { name: 收入 }")]).of("same-indicator").is_empty());
    }
}
