//! Parts of a total: waterfalls and treemaps.

use rust_decimal::Decimal;

use super::{Settled, length, value_text};
use crate::chart::{Amount, Chart, Treemap, Waterfall, WaterfallStep};
use crate::corpus::{Datum, Table, datum, table};
use crate::record::{Case, Sort, SumSpec, WaterfallSpec};

const TOTAL: &str = "合计";

/// Settles a waterfall.
pub(super) fn waterfall<'a>(case: &'a Case, spec: &'a WaterfallSpec) -> Option<Settled<'a>> {
    let total = datum(case, &spec.sum.total)?;
    let table = table(case, &spec.sum.parts, Sort::Value);
    let mut steps = Vec::new();
    for row in &table.rows {
        let part = row.cell(0)?;
        let in_group =
            |(_, names): &(_, Vec<crate::source::Spanned<String>>)| names.iter().any(|name| row.is_meant(name));
        steps.push(WaterfallStep {
            label: row.label.to_owned(),
            value: length(part.quantity.base_value()),
            text: signed(&value_text(part, total), part.quantity.base_value()),
            group: spec.groups.iter().position(in_group).unwrap_or_default(),
        });
    }
    // What is there at first, and has something taken away from it right after, is no addition; what is left is no sum of parts.
    let starts = spec.groups.is_empty() && steps.get(1).is_some_and(|second| second.value < 0.0);
    let mut total_label = TOTAL.to_owned();
    if let Some(first) = steps.first_mut().filter(|first| starts && first.value > 0.0) {
        first.text = first.text.trim_start_matches('+').to_owned();
        total_label = total.figure.map_or("结余".to_owned(), |figure| figure.label.value.clone());
    }
    let chart = Chart::Waterfall(Waterfall {
        groups: spec.groups.iter().map(|(name, _)| name.value.clone()).collect(),
        // A total that is worded as 超过 or 约 is as long as what it is made of.
        total: length(table.data().map(|part| part.quantity.base_value()).sum()),
        steps,
        total_label,
        // The one value that states the unit.
        total_text: total.quantity.wording.clone(),
    });
    Some(with_total(chart, "瀑布图", total.quantity.unit_text(), &table, total))
}

/// Settles a treemap.
pub(super) fn treemap<'a>(case: &'a Case, spec: &'a SumSpec) -> Option<Settled<'a>> {
    let total = datum(case, &spec.total)?;
    let table = table(case, &spec.parts, Sort::Value);
    let mut parts = Vec::new();
    for row in &table.rows {
        let part = row.cell(0)?;
        parts.push(Amount {
            label: row.label.to_owned(),
            value: length(part.quantity.base_value()),
            text: part.quantity.wording.clone(),
            highlight: row.highlight,
        });
    }
    let whole = parts.iter().map(|part| part.value).sum();
    let chart = Chart::Treemap(Treemap::new(whole, parts).ok()?);
    Some(with_total(chart, "矩形树图", String::new(), &table, total))
}

/// A chart of a table whose total follows its parts.
fn with_total<'a>(chart: Chart, kind: &str, unit: String, table: &Table<'a>, total: Datum<'a>) -> Settled<'a> {
    let mut settled = Settled::of_table(chart, kind, unit, table);
    let wording = total.quantity.wording.clone();
    settled.description = format!("{}，{TOTAL}{wording}。", settled.description.trim_end_matches('。'));
    settled.table.rows.push(vec![TOTAL.to_owned(), wording]);
    settled.figures.extend(total.figure);
    settled
}

/// A number with its sign: +218.1, −12.
fn signed(text: &str, value: Decimal) -> String {
    if value.is_sign_negative() && !value.is_zero() {
        // The minus sign of typesetters, whatever the record writes.
        let bare = text.replacen(['-', '负', '−', '－'], "", 1);
        format!("−{bare}")
    } else if value.is_zero() {
        text.to_owned()
    } else {
        format!("+{}", text.trim_start_matches('+'))
    }
}
