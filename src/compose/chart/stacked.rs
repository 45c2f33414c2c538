//! Stacked bars: one row a whole, one part a column.

use rust_decimal::Decimal;

use super::{Settled, length, number};
use crate::chart::{Chart, Number, Stacked, StackedRow};
use crate::corpus::{Datum, TableRow, datum, table};
use crate::record::{Case, Sort, StackedSpec};

/// Settles stacked bars.
pub(super) fn settle<'a>(case: &'a Case, spec: &'a StackedSpec) -> Option<Settled<'a>> {
    let mut table = table(case, &spec.table, Sort::Given);
    let like = table.data().next()?;
    let unit = like.quantity.unit_text();
    if spec.table.sort.unwrap_or(Sort::Value) == Sort::Value {
        table.rows.sort_by_key(|row| std::cmp::Reverse(sum(row)));
    }
    let stated = |row: &TableRow| {
        let total = spec.totals.iter().find(|(label, _)| label.value == row.label);
        total.and_then(|(_, total)| datum(case, total))
    };
    let totals: Vec<Option<Datum>> = table.rows.iter().map(stated).collect();
    let total = |row: &TableRow, stated: &Option<Datum>| Number {
        // What the parts leave open is their total's to settle; the bar ends where they end.
        value: length(like.quantity.units(sum(row))),
        text: stated.map_or_else(|| worked_out(row, like), |total| number(total, like).text),
    };
    let rows = table.rows.iter().zip(&totals).map(|(row, stated)| StackedRow {
        label: row.label.to_owned(),
        parts: row.cells.iter().flatten().map(|part| number(*part, like)).collect(),
        total: total(row, stated),
    });
    let chart = Stacked::new(unit.clone(), table.columns.clone(), rows.collect()).ok()?;
    let words: Vec<String> = chart.rows().iter().map(|row| row.total.text.clone()).collect();
    let mut settled = Settled::of_table(Chart::Stacked(chart), "堆叠条形图", unit.clone(), &table);
    settled.table.head.push("合计".to_owned());
    for ((row, text), stated) in settled.table.rows.iter_mut().zip(words).zip(&totals) {
        row.push(stated.map_or_else(|| format!("{text}{unit}"), |total| total.quantity.wording.clone()));
    }
    settled.figures.extend(totals.iter().flatten().filter_map(|total| total.figure));
    let without: Vec<&str> =
        table.rows.iter().zip(&totals).filter(|(_, total)| total.is_none()).map(|(row, _)| row.label).collect();
    if without.len() == totals.len() {
        settled.remarks.push("合计为推算".to_owned());
    } else if !without.is_empty() {
        settled.remarks.push(format!("{}的合计为推算", without.join("、")));
    }
    Some(settled)
}

/// The sum of a row, in the base unit.
fn sum(row: &TableRow) -> Decimal {
    let parts = row.cells.iter().flatten().map(|part| part.quantity.base_value());
    parts.fold(Decimal::ZERO, |sum, part| sum.checked_add(part).unwrap_or(sum))
}

/// A total that no source states; 约 where a part is not exact.
fn worked_out(row: &TableRow, like: Datum) -> String {
    let exact = row.cells.iter().flatten().all(|part| part.quantity.is_exact());
    format!("{}{}", if exact { "" } else { "约" }, like.quantity.number_like(sum(row)))
}
