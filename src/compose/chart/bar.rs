//! Bars, lollipops and dots: one row a figure or a line of a table.

use super::{Settled, amounts, baseline, reference};
use crate::chart::{AmountRow, Bar, Baseline, Chart, Dot, Reference};
use crate::corpus::{Table, table};
use crate::record::{AxisStart, Case, PositionSpec, Sort, TableSpec};

/// Settles a bar chart.
pub(super) fn settle<'a>(case: &'a Case, spec: &'a TableSpec) -> Option<Settled<'a>> {
    settled(case, spec, "条形图", |unit, rows, reference| Chart::Bar(Bar { unit, rows, reference }))
}

/// Settles a lollipop chart.
pub(super) fn lollipop<'a>(case: &'a Case, spec: &'a TableSpec) -> Option<Settled<'a>> {
    let baseline = Baseline::Zero;
    settled(case, spec, "棒棒糖图", |unit, rows, reference| Chart::Dot(Dot { unit, baseline, rows, reference }))
}

/// Settles a dot chart.
pub(super) fn dot<'a>(case: &'a Case, spec: &'a PositionSpec) -> Option<Settled<'a>> {
    let start = spec.baseline.unwrap_or(AxisStart::Fitted);
    let baseline = baseline(Some(start), std::iter::empty());
    settled(case, &spec.table, "点图", |unit, rows, reference| Chart::Dot(Dot { unit, baseline, rows, reference }))
}

/// Settles rows of one value each, given how their chart is made of its unit, its rows and its reference.
fn settled<'a>(
    case: &'a Case,
    spec: &'a TableSpec,
    kind: &str,
    chart: impl FnOnce(String, Vec<AmountRow>, Option<Reference>) -> Chart,
) -> Option<Settled<'a>> {
    let table = table(case, spec, Sort::Value);
    let like = table.data().next()?;
    let unit = like.quantity.unit_text();
    let mut rows = amounts(&table);
    // The title of a chart that speaks of no row speaks of the first.
    if let Some(first) = rows.first_mut().filter(|_| spec.highlight.is_none()) {
        first.amount.highlight = true;
    }
    let chart = chart(unit.clone(), rows, reference(case, spec, like));
    Some(with_gaps(Settled::of_table(chart, kind, unit, &table), &table).held_against(case, spec))
}

/// Says which rows have no value and are not drawn.
fn with_gaps<'a>(mut settled: Settled<'a>, table: &Table) -> Settled<'a> {
    let missing: Vec<&str> = table.rows.iter().filter(|row| row.cell(0).is_none()).map(|row| row.label).collect();
    match missing.as_slice() {
        [] => {}
        few if few.len() <= 3 => settled.remarks.push(format!("{}的数未载明", few.join("、"))),
        [first, ..] => settled.remarks.push(format!("{first}等{}项的数未载明，没有画出", missing.len())),
    }
    settled
}
