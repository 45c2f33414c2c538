//! Ranges: the lowest, the mean and the highest of something in each row.

use std::ops::Bound;

use rust_decimal::Decimal;

use super::{Settled, baseline, length, note_of, number, scaled, value_text};
use crate::chart::{Chart, Range, RangeBound, RangeEnd, RangeRow};
use crate::corpus::{Datum, TableRow, table};
use crate::quantity::Quantity;
use crate::record::{Case, RangeSpec, Sort};

/// Settles ranges.
pub(super) fn settle<'a>(case: &'a Case, spec: &'a RangeSpec) -> Option<Settled<'a>> {
    let mut table = table(case, &spec.positions.table, Sort::Given);
    let like = table.data().next()?;
    let unit = like.quantity.unit_text();
    if spec.positions.table.sort == Some(Sort::Value) {
        table.rows.sort_by_key(|row| std::cmp::Reverse(row_values(row).last().copied()));
    }
    let rows = table.rows.iter().map(|row| range_row(row, like)).collect();
    let values = table.rows.iter().flat_map(row_values).map(length);
    let start = baseline(spec.positions.baseline, values);
    let mut names = ["最低", "平均", "最高"].map(ToOwned::to_owned);
    for (name, word) in names.iter_mut().zip(&spec.words) {
        name.clone_from(&word.value);
    }
    // The columns of the data that some row fills, under the words of the chart.
    let kept: Vec<usize> = (0..4).filter(|role| table.rows.iter().any(|row| row.cell(*role).is_some())).collect();
    let heads = [names[0].clone(), names[1].clone(), names[2].clone(), "范围".to_owned()];
    table.columns = kept.iter().filter_map(|role| heads.get(*role).cloned()).collect();
    for row in &mut table.rows {
        row.cells = kept.iter().map(|role| row.cell(*role)).collect();
    }
    let chart = Range::new(unit.clone(), names, start, rows).ok()?;
    Some(Settled::of_table(Chart::Range(chart), "范围图", unit, &table))
}

fn range_row(row: &TableRow, like: Datum) -> RangeRow {
    let [low, mean, high, span] = [0, 1, 2, 3].map(|role| row.cell(role));
    let both = span.and_then(|datum| ends_of(datum.quantity, like));
    let (from, to) = both.map_or((None, None), |(from, to)| (Some(from), Some(to)));
    RangeRow {
        label: row.label.to_owned(),
        low: low.map(|datum| end(datum, like)).or(from),
        mean: mean.map(|datum| number(datum, like)),
        high: high.map(|datum| end(datum, like)).or(to),
        note: note_of(row.annotation),
    }
}

/// The values of a row in the base unit, in the order of its roles.
fn row_values(row: &TableRow) -> Vec<Decimal> {
    let upper = row.cell(3).and_then(|span| span.quantity.upper_value());
    row.cells.iter().flatten().map(|datum| datum.quantity.base_value()).chain(upper).collect()
}

fn end(datum: Datum, like: Datum) -> RangeEnd {
    let quantity = datum.quantity;
    RangeEnd { value: scaled(quantity, like.quantity), text: value_text(datum, like), bound: bound(quantity) }
}

/// What a wording says of the end that it states: 超过20万元 is above it, 不足20万元 below it.
fn bound(quantity: &Quantity) -> RangeBound {
    let is = |bound: Bound<Decimal>| match bound {
        Bound::Included(value) | Bound::Excluded(value) => value == quantity.base_value(),
        Bound::Unbounded => false,
    };
    match (is(quantity.low), is(quantity.high)) {
        (true, false) => RangeBound::Above,
        (false, true) => RangeBound::Below,
        _ => RangeBound::Exact,
    }
}

/// Both ends of a range that is one wording: 60万～200万元.
fn ends_of(quantity: &Quantity, like: Datum) -> Option<(RangeEnd, RangeEnd)> {
    let end = |base: Decimal, open: bool, bound: RangeBound| RangeEnd {
        value: length(like.quantity.units(base)),
        text: like.quantity.number_like(base),
        bound: if open { bound } else { RangeBound::Exact },
    };
    let upper = quantity.upper_value()?;
    let (less, more) = (quantity.low == Bound::Unbounded, quantity.high == Bound::Unbounded);
    // 约 leaves both ends open, and neither more than the other.
    let open = less != more;
    Some((end(quantity.base_value(), open && less, RangeBound::Below), end(upper, open && more, RangeBound::Above)))
}
