//! Ladders, pairs and chains.

use rust_decimal::Decimal;

use super::super::alike::{Together, alike};
use super::{data, highlighted, no_more_than, twice};
use crate::diagnostic::Diagnostic;
use crate::message;
use crate::quantity::{Dimension, Quantity};
use crate::record::{Case, ChainSpec, LadderSpec, PairsSpec};
use crate::source::Span;

/// Most levels of a ladder.
const RUNGS: usize = 12;
/// Most members of one side of a matrix.
const MEMBERS: usize = 60;
/// Most steps of a chain.
const STEPS: usize = 9;

/// The ends of a ladder are counts of something on one scale.
pub(super) fn ladder(case: &Case, spec: &LadderSpec, diagnostics: &mut Vec<Diagnostic>) {
    highlighted(spec.highlight.as_ref(), spec.rungs.iter().map(|rung| rung.label.as_str()), diagnostics);
    no_more_than(RUNGS, spec.rungs.len(), spec.left.span, diagnostics);
    for rung in spec.rungs.iter().filter(|rung| rung.left.is_none() && rung.right.is_none()) {
        diagnostics.push(
            Diagnostic::error(
                "chart-empty",
                rung.span,
                message!("“{label}”两边都没有数", "`{label}` has a number on neither side", label = rung.label.value),
            )
            .with_hint(message!("至少写一边的数，或者删去这一级", "give one of them, or leave the level out")),
        );
    }
    let sides = spec.rungs.iter().flat_map(|rung| [&rung.left, &rung.right]).flatten();
    let Some(values) = data(case, sides.map(|count| &count.cell)) else { return };
    let any_unit = values.iter().any(|value| is_count(value.quantity));
    for value in values.iter().filter(|value| any_unit && !is_count(value.quantity)) {
        diagnostics.push(
            Diagnostic::error(
                "chart-units",
                value.span,
                message!("{v}不是个数，画不上阶梯", "{v} is no count of things", v = value.quantity.wording),
            )
            .with_hint(message!(
                "阶梯图的两端按个数画，只写镇、村、校、户、人这样的个数；钱和长度另画一张 bar",
                "the ends of a ladder are counts of towns, schools, households; draw money and lengths as `bar`"
            )),
        );
    }
    if alike(values.iter().copied(), if any_unit { Together::AsCounts } else { Together::InProportion }, diagnostics) {
        for value in values.iter().filter(|value| value.quantity.base_value() < Decimal::ZERO) {
            diagnostics.push(
                Diagnostic::error(
                    "chart-parts",
                    value.span,
                    message!("{v}小于零，画不出来", "{v} is below zero and has no height", v = value.quantity.wording),
                )
                .with_hint(message!("核对这个数", "check the value")),
            );
        }
    }
}

/// Whether a number counts things, so that 10个镇 and 62校 stand on one scale.
fn is_count(quantity: &Quantity) -> bool {
    let counts = matches!(
        quantity.unit.dimension,
        Dimension::Count(_)
            | Dimension::People
            | Dimension::PersonTimes
            | Dimension::PeopleOrTimes
            | Dimension::Households
            | Dimension::HouseholdTimes
    );
    counts && quantity.unit.per.is_empty()
}

/// A pair is given once, and who is said to be in none is in none.
pub(super) fn pairs(place: Span, spec: &PairsSpec, diagnostics: &mut Vec<Diagnostic>) {
    for (index, (left, right)) in spec.pairs.iter().enumerate() {
        let first = spec.pairs[..index].iter().find(|(other, partner)| other == left && partner == right);
        if let Some((_, first)) = first {
            twice(first.span, right, diagnostics);
        }
    }
    for (side, unpaired) in spec.unpaired.iter().enumerate() {
        for (index, member) in unpaired.iter().enumerate() {
            let paired = spec.pairs.iter().map(|(left, right)| if side == 0 { left } else { right });
            if let Some(pair) = paired.into_iter().find(|paired| *paired == member) {
                diagnostics.push(
                    Diagnostic::error(
                        "chart-parts",
                        member.span,
                        message!(
                            "“{name}”写作没有结对，上面却有它的结对",
                            "`{name}` is listed as unpaired, but it is in a pair",
                            name = member.value
                        ),
                    )
                    .with_other(pair.span, message!("它的结对在这里", "the pair is here"))
                    .with_hint(message!("删去其中一处", "delete one of the two")),
                );
            } else if let Some(first) = unpaired[..index].iter().find(|first| *first == member) {
                twice(first.span, member, diagnostics);
            }
        }
        no_more_than(MEMBERS, spec.members(side).len(), place, diagnostics);
    }
}

/// A chain has steps that follow each other.
pub(super) fn chain(case: &Case, place: Span, spec: &ChainSpec, diagnostics: &mut Vec<Diagnostic>) {
    let figures = spec.steps.iter().filter_map(|step| step.value.as_ref()?.cell.figure());
    let labels = figures.clone().filter_map(|name| Some(case.figures.get(name.as_str())?.label.as_str()));
    let own = spec.steps.iter().filter_map(|step| Some(step.label.as_ref()?.as_str()));
    let known = own.chain(figures.map(|name| name.as_str())).chain(labels);
    highlighted(spec.highlight.as_ref(), known, diagnostics);
    no_more_than(STEPS, spec.steps.len(), place, diagnostics);
    if let [only] = spec.steps.as_slice() {
        diagnostics.push(
            Diagnostic::error("chart-empty", only.span, message!("流程只有一步", "the chain has a single step"))
                .with_hint(message!("至少写两步", "give two steps or more")),
        );
    }
}
