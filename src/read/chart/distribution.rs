//! Charts of distributions and of two measures.

use super::super::decode::Fields;
use super::super::node::{Entry, Value};
use super::super::value::{is_empty, items};
use super::table::{Shape, cell, quantity, table, table_of};
use crate::diagnostic::{Diagnostic, codes};
use crate::message;
use crate::record::{Cell, Columns, Data, HistogramSpec, Row, ScatterSpec, StripSpec};
use crate::source::{Span, Spanned};

const BINS: &str = "bins: { 20万元以下: 3个, 20万～30万元: 5个, 30万元以上: 2个 }";
const MEASURE: &str = "measure: 村集体收入";
const COUNTED: &str = "counted: 个村";

/// Reads a histogram: of values, or of bins that the record counts itself.
pub(super) fn histogram(fields: &mut Fields) -> Option<HistogramSpec> {
    let has_bins = fields.entry("bins").is_some();
    let is_file = fields.entry("data").is_some();
    let (table, bins) = if has_bins {
        for other in ["figures", "rows", "data"] {
            let Some(entry) = fields.entry(other) else { continue };
            fields.findings().push(
                Diagnostic::error(
                    codes::WRONG_TYPE,
                    entry.key.span,
                    message!(
                        "已经写了 bins（分好的组），不再写 {other}",
                        "there are `bins` already, and no need for `{other}`"
                    ),
                )
                .with_hint(message!(
                    "bins 是已经数好的各组；figures、rows、data 是一个一个的数，由程序分组",
                    "`bins` are counted; the values of `figures`, `rows` or `data` are counted into bins by casebook"
                )),
            );
        }
        fields.entry("column");
        let (data, bins) = bins(fields).unzip();
        (table_of(fields, Shape::One, data, Some(Columns::One(None))), bins)
    } else {
        (table(fields, Shape::One), None)
    };
    let measure = if is_file { fields.text("measure", MEASURE) } else { fields.required_text("measure", MEASURE) };
    let counted = fields.text("counted", COUNTED);
    Some(HistogramSpec { table: table?, bins, measure, counted })
}

fn bins(fields: &mut Fields) -> Option<(Data, Vec<Spanned<crate::quantity::Quantity>>)> {
    let findings = fields.findings();
    let entries = fields.pairs("bins", BINS);
    let mut rows = Vec::new();
    let mut bins = Vec::new();
    for Entry { key, value } in entries {
        // The whole label is marked: a key has no places of its characters.
        let bin = quantity(key, |_| key.span, findings);
        let count = if is_empty(value) {
            findings.push(
                Diagnostic::error(
                    codes::MISSING_FIELD,
                    key.span,
                    message!("“{bin}”后面没有数", "there is no count behind \"{bin}\"", bin = key.value),
                )
                .with_hint(message!(
                    "写这一组有几个；没有就写 0个",
                    "write how many are in the bin; 0个 where there is none"
                )),
            );
            None
        } else {
            cell(value, &key.value, findings)
        };
        let (Some(bin), Some(count)) = (bin, count) else { continue };
        let span = Span { end: value.span.end.max(key.span.end), ..key.span };
        rows.push(Row { label: key.clone(), cells: vec![Some(count)], span });
        bins.push(Spanned::new(bin, key.span));
    }
    (!rows.is_empty() && rows.len() == entries.len()).then_some((Data::Rows(rows), bins))
}

/// Reads a strip plot: one row of dots, or one for each column.
pub(super) fn strip(fields: &mut Fields) -> Option<StripSpec> {
    let shape = if fields.entry("columns").is_some() { Shape::Headed(1) } else { Shape::One };
    if let Shape::Headed(_) = shape {
        fields.entry("figures");
        fields.entry("column");
    }
    let table = table(fields, shape);
    let means = means(fields, shape);
    let counted = fields.text("counted", COUNTED);
    Some(StripSpec { table: table?, means: means?, counted })
}

/// One mean, or a list with one for each column. None where one of them cannot be read.
fn means(fields: &mut Fields, shape: Shape) -> Option<Vec<Option<Cell>>> {
    let findings = fields.findings();
    let Some(entry) = fields.entry("mean") else { return Some(Vec::new()) };
    let nodes = match (&entry.value.value, shape) {
        (Value::List(_), _) | (_, Shape::Headed(_)) => {
            items(&entry.value, "mean", "mean: [18.5万元, 37万元]", findings)
        }
        _ => std::slice::from_ref(&entry.value),
    };
    let mut means = Vec::new();
    let mut readable = !nodes.is_empty();
    for node in nodes {
        let mean = if is_empty(node) { None } else { Some(cell(node, "mean", findings)) };
        readable &= !matches!(mean, Some(None));
        means.push(mean.flatten());
    }
    readable.then_some(means)
}

/// Reads a scatter plot.
pub(super) fn scatter(fields: &mut Fields) -> Option<ScatterSpec> {
    let table = table(fields, Shape::Roles(&ScatterSpec::ROLES));
    let is_file = fields.entry("data").is_some();
    let mut words = |name, example: &str| match is_file {
        true => (true, fields.text(name, example)),
        false => {
            let words = fields.required_text(name, example);
            (words.is_some(), words)
        }
    };
    let (x, y) = (words("x", "x: 采购量"), words("y", "y: 金额"));
    let named = fields.texts("named", "named: [岗东村, 大东村]");
    (x.0 && y.0).then_some(())?;
    Some(ScatterSpec { table: table?, x: x.1, y: y.1, named })
}
