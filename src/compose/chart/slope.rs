//! Slopes: one line a row, one point a column.

use super::{Settled, note_of, number};
use crate::chart::{Chart, Slope, SlopeLine};
use crate::corpus::table;
use crate::record::{Case, Sort, TableSpec};

/// Settles slopes.
pub(super) fn settle<'a>(case: &'a Case, spec: &'a TableSpec) -> Option<Settled<'a>> {
    let table = table(case, spec, Sort::Given);
    let like = table.data().next()?;
    let unit = like.quantity.unit_text();
    let lines = table.rows.iter().map(|row| SlopeLine {
        label: row.label.to_owned(),
        values: row.cells.iter().flatten().map(|datum| number(*datum, like)).collect(),
        highlight: row.highlight,
        note: note_of(row.annotation),
    });
    let chart = Slope::new(unit.clone(), table.columns.clone(), lines.collect()).ok()?;
    Some(Settled::of_table(Chart::Slope(chart), "坡度图", unit, &table))
}
