//! Bars, lollipops and dots: one row a figure or a line of a table.

use super::{Settled, amounts, baseline};
use crate::chart::{Amount, Bar, Baseline, Chart, Dot};
use crate::corpus::{Table, table};
use crate::record::{AxisStart, Case, PositionSpec, Sort, TableSpec};

/// Settles a bar chart.
pub(super) fn settle<'a>(case: &'a Case, spec: &'a TableSpec) -> Option<Settled<'a>> {
    let (table, unit, rows) = rows(case, spec)?;
    let chart = Chart::Bar(Bar { unit: unit.clone(), rows });
    Some(with_gaps(Settled::of_table(chart, "条形图", unit, &table), &table))
}

/// Settles a lollipop chart.
pub(super) fn lollipop<'a>(case: &'a Case, spec: &'a TableSpec) -> Option<Settled<'a>> {
    let (table, unit, rows) = rows(case, spec)?;
    let chart = Chart::Dot(Dot { unit: unit.clone(), baseline: Baseline::Zero, rows });
    Some(with_gaps(Settled::of_table(chart, "棒棒糖图", unit, &table), &table))
}

/// Settles a dot chart.
pub(super) fn dot<'a>(case: &'a Case, spec: &'a PositionSpec) -> Option<Settled<'a>> {
    let (table, unit, rows) = rows(case, &spec.table)?;
    let start = spec.baseline.unwrap_or(AxisStart::Fitted);
    let baseline = baseline(Some(start), std::iter::empty());
    let chart = Chart::Dot(Dot { unit: unit.clone(), baseline, rows });
    Some(with_gaps(Settled::of_table(chart, "点图", unit, &table), &table))
}

/// The table, its unit and its rows as amounts.
fn rows<'a>(case: &'a Case, spec: &'a TableSpec) -> Option<(Table<'a>, String, Vec<Amount>)> {
    let table = table(case, spec, Sort::Value);
    let unit = table.data().next()?.quantity.unit_text();
    let mut rows = amounts(&table);
    // The title of a chart that speaks of no row speaks of the first.
    if let Some(first) = rows.first_mut().filter(|_| spec.highlight.is_none()) {
        first.highlight = true;
    }
    Some((table, unit, rows))
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
