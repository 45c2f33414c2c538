//! Bars: one row a figure or a line of a table.

use super::{Settled, length, value_text};
use crate::chart::{Bar, BarRow, Chart};
use crate::corpus::table;
use crate::record::{Case, Sort, TableSpec};

/// Settles a bar chart.
pub(super) fn settle<'a>(case: &'a Case, spec: &'a TableSpec) -> Option<Settled<'a>> {
    let table = table(case, spec, Sort::Value);
    let first = table.data().next()?;
    let unit = first.quantity.unit_text();
    let none_is_meant = !table.rows.iter().any(|row| row.highlight);
    let rows = table.rows.iter().enumerate().filter_map(|(index, row)| {
        let datum = row.cell(0)?;
        Some(BarRow {
            label: row.label.to_owned(),
            value: length(datum.quantity.base_value()),
            text: value_text(datum, first),
            highlight: row.highlight || (none_is_meant && index == 0),
        })
    });
    let chart = Chart::Bar(Bar { unit: unit.clone(), rows: rows.collect() });
    Some(Settled::of_table(chart, "条形图", unit, &table))
}
