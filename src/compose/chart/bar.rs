//! Bars: one row a figure or a line of a table.

use super::{Settled, amounts};
use crate::chart::{Bar, Chart};
use crate::corpus::table;
use crate::record::{Case, Sort, TableSpec};

/// Settles a bar chart.
pub(super) fn settle<'a>(case: &'a Case, spec: &'a TableSpec) -> Option<Settled<'a>> {
    let table = table(case, spec, Sort::Value);
    let unit = table.data().next()?.quantity.unit_text();
    let mut rows = amounts(&table);
    // The title of a chart that speaks of no row speaks of the first.
    if let Some(first) = rows.first_mut().filter(|_| spec.highlight.is_none()) {
        first.highlight = true;
    }
    let chart = Chart::Bar(Bar { unit: unit.clone(), rows });
    Some(Settled::of_table(chart, "条形图", unit, &table))
}
