//! `unit-unexpected` (R10): a figure that is not in the unit of its indicator, or far from what the indicator usually is.
//!
//! A slip of one word changes a number by a factor: 每月 for 每年, 元 for 万元. An indicator of the register says in which unit
//! its figures come (`unit: 每人每年`) and between which values (`least`, `most`); a figure with `indicator:` is held against both.
//! A wording that leaves the 每… out is not asked about, for the indicator's entry supplies it.
//!
//! An editor checks the wording against the source. Where the source says so, the figure stays and `accept: { unit-unexpected: 理由 }`
//! tells the reader of the proof; where the expectation is wrong, the entry in `content/registers/indicators.yaml` is mended.

use super::super::Context;
use super::super::sum::bounds;
use super::super::view::own_figures;
use crate::diagnostic::{Diagnostic, Message};
use crate::message;
use crate::quantity::{Quantity, Unit};
use crate::record::{Case, Figure, Indicator};
use crate::source::Span;

pub(super) fn check(context: &Context, case: &Case, diagnostics: &mut Vec<Diagnostic>) {
    for figure in own_figures(case) {
        let Some(name) = &figure.indicator else { continue };
        // An unknown indicator has its finding.
        let Some(indicator) = context.corpus.registers.indicators.get(name.as_str()) else { continue };
        if let Some((said, place)) = unit(figure, indicator).or_else(|| band(figure, indicator)) {
            diagnostics.push(
                Diagnostic::warning("unit-unexpected", figure.quantity.span, said)
                    .with_other(place, message!("指标在这里", "the indicator is here"))
                    .with_hint(message!(
                        "核对原文的单位和数值；原文如此的照录，写 accept: {{ unit-unexpected: 理由 }}；是指标写得不对的，改指标",
                        "check unit and value; accept: {{ unit-unexpected: reason }} where the source says so, or mend the indicator"
                    )),
            );
        }
    }
}

fn unit(figure: &Figure, indicator: &Indicator) -> Option<(Message, Span)> {
    let expected = indicator.unit.as_ref()?;
    let (given, wanted) = (&figure.quantity.wording, &expected.value);
    let fits = match unit_of(wanted) {
        Some((unit, names_what)) => fits(&figure.quantity.unit, &unit, names_what),
        None => given.contains(wanted.as_str()),
    };
    let name = &indicator.entry.name.value;
    (!fits).then(|| {
        let said =
            message!("“{name}”一般按“{wanted}”计，这里写的是{given}", "`{name}` comes in {wanted}, this says {given}");
        (said, expected.span)
    })
}

/// The unit that a text names: 元, 元/人/月, 每人每年, 每村万元. The second is whether it says what is counted, and not only for what.
fn unit_of(text: &str) -> Option<(Unit, bool)> {
    let ends = || text.char_indices().map(|(at, _)| at).chain([text.len()]);
    let with_one = ends().find_map(|at| Quantity::parse(&format!("{}1{}", &text[..at], &text[at..])).ok());
    let for_what = || Quantity::parse(&format!("{text}1元")).ok();
    with_one.map(|quantity| (quantity.unit, true)).or_else(|| for_what().map(|quantity| (quantity.unit, false)))
}

fn fits(given: &Unit, wanted: &Unit, names_what: bool) -> bool {
    let sorted = |unit: &Unit| {
        let mut per = unit.per.clone();
        per.sort();
        per
    };
    let same_for = given.per.is_empty() || sorted(given) == sorted(wanted);
    same_for && (!names_what || given.dimension == wanted.dimension)
}

fn band(figure: &Figure, indicator: &Indicator) -> Option<(Message, Span)> {
    let given = &figure.quantity;
    let (low, high) = bounds(given);
    let name = &indicator.entry.name.value;
    let w = &given.wording;
    if let Some(least) = &indicator.least
        && given.unit.dimension == least.unit.dimension
        && matches!((high, bounds(least).0), (Some(high), Some(least)) if high < least)
    {
        let said = message!(
            "“{name}”一般不少于{l}，这里写的是{w}",
            "`{name}` is {l} or more, this says {w}",
            l = least.wording
        );
        return Some((said, least.span));
    }
    let most = indicator.most.as_ref()?;
    let is_over = given.unit.dimension == most.unit.dimension
        && matches!((low, bounds(most).1), (Some(low), Some(most)) if low > most);
    is_over.then(|| {
        let said = message!(
            "“{name}”一般不多于{m}，这里写的是{w}",
            "`{name}` is {m} at most, this says {w}",
            m = most.wording
        );
        (said, most.span)
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::case_with;

    fn said(value: &str, indicator: &str) -> Vec<String> {
        let text = format!(
            "figures: {{ a: {{ label: 标准, value: {value}, indicator: i, period: 2018, source: \"report#1\" }} }}"
        );
        case_with(&text, &[("indicators", &format!("i: {{ name: 医保补助, {indicator} }}"))]).said("unit-unexpected")
    }

    #[test]
    fn a_figure_is_in_the_unit_of_its_indicator() {
        assert_eq!(said("每人每月510元", "unit: 每人每年"), ["“医保补助”一般按“每人每年”计，这里写的是每人每月510元"]);
        assert!(said("每人每年510元", "unit: 每人每年").is_empty());
        assert!(said("510元/人/年", "unit: 每人每年").is_empty());
        assert!(said("超过20万元", "unit: 每村").is_empty(), "the entry supplies what the wording leaves out");
        assert!(said("510元", "unit: 元").is_empty());
        assert!(said("51万元", "unit: 元").is_empty(), "the scale is no unit");
        assert_eq!(said("510人", "unit: 元").len(), 1);
        assert_eq!(said("每人510元", "unit: 元").len(), 1);
        assert!(said("30%", "unit: \"%\"").is_empty());
    }

    #[test]
    fn a_figure_is_within_what_is_to_be_expected() {
        assert_eq!(said("5100元", "least: 100元, most: 1000元"), ["“医保补助”一般不多于1000元，这里写的是5100元"]);
        assert_eq!(said("51元", "least: 100元, most: 1000元"), ["“医保补助”一般不少于100元，这里写的是51元"]);
        assert!(said("510元", "least: 100元, most: 1000元").is_empty());
        assert!(said("超过510元", "least: 100元, most: 1000元").is_empty());
    }

    #[test]
    fn an_answer_closes_it() {
        let text = "figures: { a: { label: 标准, value: 5元, indicator: i, period: 2018, source: \"report#1\", accept: { unit-unexpected: 原文如此 } } }";
        let found = case_with(text, &[("indicators", "i: { name: 补助, unit: 人 }")]);
        assert_eq!((found.of("unit-unexpected").len(), found.answered("unit-unexpected").len()), (0, 1));
    }
}
