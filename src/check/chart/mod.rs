//! `chart-units`, `chart-kinds`, `chart-parts`, `chart-empty`: a chart that would compare what cannot be compared.
//!
//! The marks of a chart share an axis, so their figures share a unit, a nature and a kind of money: a result never
//! stands beside a target, money that arrived never beside money that was promised. The parts of a whole are parts of
//! that whole, fill it and do not exceed it; `rest: true` stands for what is left.

use rust_decimal::Decimal;

mod table;
mod times;
mod values;
mod wishes;

use super::Context;
use crate::corpus::CaseEntry;
use crate::diagnostic::Diagnostic;
use crate::message;
use crate::quantity::Dimension;
use crate::record::{Case, ChartKind, ChartSpec, Figure, PartValue, ShareRow, ShareSpec, WaterfallSpec};
use crate::source::Spanned;

pub(super) fn check(_: &Context, entry: &CaseEntry, diagnostics: &mut Vec<Diagnostic>) {
    for chart in entry.case.charts.values() {
        let case = &entry.case;
        wishes::check(chart, diagnostics);
        match &chart.kind {
            ChartKind::Bar(spec) | ChartKind::Lollipop(spec) => values::bars(case, chart, spec, diagnostics),
            ChartKind::Dot(spec) => values::dot(case, chart, spec, diagnostics),
            ChartKind::Grouped(spec) => values::grouped(case, chart, spec, diagnostics),
            ChartKind::Stacked(spec) => values::stacked(case, chart, spec, diagnostics),
            ChartKind::Range(spec) => values::range(case, chart, spec, diagnostics),
            ChartKind::Bullet(spec) => values::bullet(case, chart, spec, diagnostics),
            ChartKind::Line(spec) => times::line(case, chart, spec, diagnostics),
            ChartKind::Area(spec) => times::area(case, chart, spec, diagnostics),
            ChartKind::Step(spec) => times::step(case, chart, spec, diagnostics),
            ChartKind::Slope(spec) => times::slope(case, chart, spec, diagnostics),
            ChartKind::Multiples(spec) => times::multiples(case, chart, spec, diagnostics),
            ChartKind::Share(share) => shares(&entry.case, chart, share, diagnostics),
            ChartKind::Waterfall(waterfall) => steps(&entry.case, waterfall, diagnostics),
            ChartKind::Timeline(_) if entry.case.events.is_empty() => diagnostics.push(
                Diagnostic::error(
                    "chart-empty",
                    chart.name.span,
                    message!("案例里没有事件可画", "the case has no events to draw"),
                )
                .with_hint(message!("在 case.yaml 里加上 events:", "add `events:` to case.yaml")),
            ),
            ChartKind::Timeline(_) => {}
        }
    }
}

/// Names that refine a chart are names of figures that the chart shows.
fn listed<'a>(
    names: impl Iterator<Item = &'a Spanned<String>>,
    figures: &[Spanned<String>],
    diagnostics: &mut Vec<Diagnostic>,
) {
    let known: Vec<&str> = figures.iter().map(|name| name.as_str()).collect();
    let (zh, en) = (known.join("、"), known.join(", "));
    for name in names.filter(|name| !figures.contains(name)) {
        diagnostics.push(
            Diagnostic::error(
                "chart-parts",
                name.span,
                message!("“{name}”不在这张图里", "the chart does not show `{name}`", name = name.value),
            )
            .with_hint(message!("图里有：{zh}", "it shows: {en}")),
        );
    }
}

fn steps(case: &Case, spec: &WaterfallSpec, diagnostics: &mut Vec<Diagnostic>) {
    let Some(total) = case.figures.get(spec.total.as_str()) else { return };
    if total.sum.is_empty() {
        diagnostics.push(
            Diagnostic::error(
                "chart-parts",
                spec.total.span,
                message!(
                    "“{name}”没有写明由哪些数相加而成",
                    "`{name}` does not say what it is the sum of",
                    name = spec.total.value
                ),
            )
            .with_other(total.name.span, message!("在这里加上 sum: [ … ]", "add `sum: [ … ]` here"))
            .with_hint(message!(
                "瀑布图画的是合计怎样由各部分组成",
                "a waterfall shows how a total is made up of its parts"
            )),
        );
    }
    listed(spec.groups.iter().flat_map(|(_, names)| names), &total.sum, diagnostics);
    listed(spec.labels.iter().map(|(name, _)| name), &total.sum, diagnostics);
}

fn shares(case: &Case, chart: &ChartSpec, spec: &ShareSpec, diagnostics: &mut Vec<Diagnostic>) {
    let Some(first) = spec.rows.first() else {
        diagnostics.push(Diagnostic::error(
            "chart-empty",
            chart.name.span,
            message!("图里没有一行数据", "the chart has no rows"),
        ));
        return;
    };
    for row in &spec.rows {
        let names = |row: &ShareRow| row.parts.iter().map(|part| part.label.value.clone()).collect::<Vec<_>>();
        if names(row) != names(first) {
            diagnostics.push(
                Diagnostic::error(
                    "chart-parts",
                    row.label.span,
                    message!("各行的组成部分要相同、顺序要一致", "every row lists the same parts in the same order"),
                )
                .with_other(first.label.span, message!("第一行在这里", "the first row is here")),
            );
        }
        whole_and_parts(case, row, diagnostics);
    }
}

/// The parts of a row fill their whole and do not exceed it.
fn whole_and_parts(case: &Case, row: &ShareRow, diagnostics: &mut Vec<Diagnostic>) {
    let Some(whole) = case.figures.get(row.whole.as_str()) else { return };
    let mut sum = Decimal::ZERO;
    let mut rests = 0;
    for part in &row.parts {
        match &part.value {
            PartValue::Rest => rests += 1,
            PartValue::Figure(name) => {
                let Some(figure) = case.figures.get(name.as_str()) else { return };
                let Some(fraction) = fraction_of(figure, whole) else {
                    diagnostics.push(
                        Diagnostic::error(
                            "chart-units",
                            name.span,
                            message!(
                                "{part}不是{whole}的一部分：单位不同",
                                "{part} is no part of {whole}: the units differ",
                                part = figure.quantity.wording,
                                whole = whole.quantity.wording
                            ),
                        )
                        .with_hint(message!(
                            "部分要与整体同单位，或者是占整体的百分比（%）",
                            "a part is in the unit of its whole, or a share of it in %"
                        )),
                    );
                    return;
                };
                sum += fraction;
            }
        }
    }
    let problem = if rests > 1 {
        message!("只能有一个部分写 rest: true", "only one part can be the rest")
    } else if sum > Decimal::ONE + tolerance(row) || (rests == 1 && sum >= Decimal::ONE) {
        message!("各部分合起来超过了整体", "the parts are more than the whole")
    } else if rests == 0 && sum < Decimal::ONE - tolerance(row) {
        message!("各部分合起来不足整体", "the parts are less than the whole")
    } else {
        return;
    };
    diagnostics.push(Diagnostic::error("chart-parts", row.label.span, problem).with_hint(message!(
        "核对各部分；余下的部分可以写成 {{ label: 其他, rest: true }}",
        "check the parts; what is left can be written as {{ label: 其他, rest: true }}"
    )));
}

/// Half a per mille a part: what rounding to one decimal of a percentage explains.
fn tolerance(row: &ShareRow) -> Decimal {
    Decimal::new(5, 4) * Decimal::from(row.parts.len())
}

/// How large a part is of its whole: from its own percentage, or by division in one unit.
pub(crate) fn fraction_of(part: &Figure, whole: &Figure) -> Option<Decimal> {
    if is_share(part) && !is_share(whole) {
        part.quantity.number.checked_div(Decimal::ONE_HUNDRED)
    } else if part.quantity.comparable(&whole.quantity) {
        part.quantity.base_value().checked_div(whole.quantity.base_value())
    } else {
        None
    }
}

fn is_share(figure: &Figure) -> bool {
    figure.quantity.unit.dimension == Dimension::Share
}
