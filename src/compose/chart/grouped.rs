//! Grouped bars: one row a line of a table, one series a column.

use super::{Settled, note_of, number, reference};
use crate::chart::{Chart, Grouped, GroupedRow, Number};
use crate::corpus::table;
use crate::record::{Case, NOT_STATED, Sort, TableSpec};

/// Settles grouped bars.
pub(super) fn settle<'a>(case: &'a Case, spec: &'a TableSpec) -> Option<Settled<'a>> {
    let table = table(case, spec, Sort::Value);
    let like = table.data().next()?;
    let unit = like.quantity.unit_text();
    let rows = table.rows.iter().map(|row| GroupedRow {
        label: row.label.to_owned(),
        values: row.cells.iter().map(|cell| cell.map_or_else(missing, |datum| number(datum, like))).collect(),
        note: note_of(row.annotation),
    });
    let chart = Grouped {
        unit: unit.clone(),
        series: table.columns.clone(),
        rows: rows.collect(),
        reference: reference(case, spec, like),
    };
    Some(Settled::of_table(Chart::Grouped(chart), "分组条形图", unit, &table).held_against(case, spec))
}

/// What stands in place of a bar of which nothing is known.
fn missing() -> Number {
    Number { value: 0.0, text: NOT_STATED.to_owned() }
}
