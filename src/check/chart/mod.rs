//! `chart-units`, `chart-kinds`, `chart-parts`, `chart-count`, `chart-bins`, `chart-empty`: a chart that would compare what cannot be compared.
//!
//! The marks of a chart share an axis, so their figures share a unit, a nature and a kind of money: a result never
//! stands beside a target, money that arrived never beside money that was promised. The parts of a whole are parts of
//! that whole, fill it and do not exceed it; `rest: true` stands for what is left.

mod count;
mod distribution;
mod parts;
mod share;
mod subset;
mod sum;
mod table;
mod times;
mod values;
mod wishes;

use super::{Context, diagram};
use crate::corpus::CaseEntry;
use crate::diagnostic::Diagnostic;
use crate::message;
use crate::record::ChartKind;

pub(super) fn check(_: &Context, entry: &CaseEntry, diagnostics: &mut Vec<Diagnostic>) {
    let case = &entry.case;
    for chart in case.charts.values() {
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
            ChartKind::Share(share) => share::check(case, chart, share, diagnostics),
            ChartKind::Waterfall(waterfall) => sum::waterfall(case, chart, waterfall, diagnostics),
            ChartKind::Treemap(sum) => sum::treemap(case, chart, sum, diagnostics),
            ChartKind::Funnel(table) => parts::funnel(case, chart, table, diagnostics),
            ChartKind::Nested(nested) => parts::nested(case, chart, nested, diagnostics),
            ChartKind::Waffle(table) => count::waffle(case, chart, table, diagnostics),
            ChartKind::Pictogram(pictogram) => count::pictogram(case, chart, pictogram, diagnostics),
            ChartKind::Histogram(histogram) => distribution::histogram(case, chart, histogram, diagnostics),
            ChartKind::Strip(strip) => distribution::strip(case, chart, strip, diagnostics),
            ChartKind::Scatter(scatter) => distribution::scatter(case, chart, scatter, diagnostics),
            ChartKind::Heatmap(table) => distribution::heatmap(case, chart, table, diagnostics),
            ChartKind::Timeline(_) if case.events.is_empty() => diagnostics.push(
                Diagnostic::error(
                    "chart-empty",
                    chart.name.span,
                    message!("案例里没有事件可画", "the case has no events to draw"),
                )
                .with_hint(message!("在 case.yaml 里加上 events:", "add `events:` to case.yaml")),
            ),
            ChartKind::Timeline(_) => {}
            ChartKind::Diagram(diagram) => {
                diagram::check(&entry.case, chart.name.span, chart.source.as_ref(), diagram, diagnostics);
            }
        }
    }
}
