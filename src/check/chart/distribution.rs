//! Distributions and two measures: histograms, strip plots, scatter plots and heat maps.

use rust_decimal::Decimal;

use super::super::sum::bounds;
use super::count::counted;
use super::table;
use crate::corpus::{Datum, Table, datum};
use crate::diagnostic::{Diagnostic, Message};
use crate::message;
use crate::quantity::Quantity;
use crate::record::{Case, ChartSpec, HistogramSpec, ScatterSpec, StripSpec, TableSpec};
use crate::source::Spanned;

pub(super) fn histogram(case: &Case, chart: &ChartSpec, spec: &HistogramSpec, diagnostics: &mut Vec<Diagnostic>) {
    let table = table::rows(case, chart, &spec.table, diagnostics);
    table::one_axis(table.data(), diagnostics);
    let Some(quantities) = &spec.bins else {
        table::single(table.data(), diagnostics);
        return;
    };
    for count in table.data() {
        counted(count, u32::MAX, &message!("写确切的整数，例如 5个", "write a whole number, such as 5个"), diagnostics);
    }
    bins(quantities, diagnostics);
}

/// Bins follow each other without gaps and are of one width; only the first and the last may be open.
fn bins(bins: &[Spanned<Quantity>], diagnostics: &mut Vec<Diagnostic>) {
    let mut report = |bin: &Spanned<Quantity>, said: Message| {
        diagnostics.push(Diagnostic::error("chart-bins", bin.span, said).with_hint(message!(
            "各组首尾相接、组距相同，例如 20万元以下、20万～30万元、30万～40万元、40万元以上；组距不同的用 bar",
            "bins touch and are of one width, such as 20万元以下, 20万～30万元, 30万元以上; draw others as `bar`"
        )));
    };
    if let [only] = bins {
        report(only, message!("只有一组，看不出分布", "one bin shows no distribution"));
    }
    let mut width: Option<Decimal> = None;
    let mut before: Option<&Spanned<Quantity>> = None;
    for (at, bin) in bins.iter().enumerate() {
        let word = &bin.wording;
        let (from, to) = bounds(bin);
        // A bin that is open above has its finding.
        let touches = before.is_none_or(|before| {
            before.comparable(bin) && bounds(before).1.is_none_or(|end| from.is_none() || from == Some(end))
        });
        let said = match (from, to) {
            (None, None) => message!("“{word}”没有确切的起止", "\"{word}\" has no clear ends"),
            (Some(from), Some(to)) if from >= to => {
                message!("“{word}”是一个数，不是一段", "\"{word}\" is a number and no stretch")
            }
            (None, _) if at > 0 => message!("只有第一组可以写“……以下”", "only the first bin may be open below"),
            (_, None) if at + 1 < bins.len() => {
                message!("只有最后一组可以写“……以上”", "only the last bin may be open above")
            }
            _ if !touches => {
                message!("“{word}”没有接着上一组", "\"{word}\" does not start where the bin before it ends")
            }
            (Some(from), Some(to)) => {
                let this = to - from;
                before = Some(bin);
                if *width.get_or_insert(this) == this {
                    continue;
                }
                message!("“{word}”的组距和前面的不同", "\"{word}\" is of another width than those before it")
            }
            _ => {
                before = Some(bin);
                continue;
            }
        };
        before = Some(bin);
        report(bin, said);
    }
}

pub(super) fn strip(case: &Case, chart: &ChartSpec, spec: &StripSpec, diagnostics: &mut Vec<Diagnostic>) {
    let table = table::rows(case, chart, &spec.table, diagnostics);
    let means: Vec<Option<Datum>> = spec.means.iter().map(|mean| datum(case, mean.as_ref()?)).collect();
    let all = || table.data().chain(means.iter().copied().flatten());
    table::one_axis(all(), diagnostics);
    table::single(all(), diagnostics);
    let columns = table.columns.len();
    if !means.is_empty() && means.len() != columns {
        let (found, span) =
            (means.len(), spec.means.iter().flatten().next().map_or(chart.name.span, |mean| mean.span()));
        diagnostics.push(
            Diagnostic::error(
                "chart-parts",
                span,
                message!("有{columns}列，mean 却写了{found}个数", "there are {columns} columns, but {found} means"),
            )
            .with_hint(message!(
                "每列一个平均数：mean: [18.5万元, 37万元]；原文没有的写 ~",
                "give one for each column, as in [18.5万元, 37万元]; write ~ where the source states none"
            )),
        );
        return;
    }
    for (column, mean) in means.iter().enumerate() {
        let Some(mean) = mean else { continue };
        within(*mean, &table, column, diagnostics);
    }
}

/// A mean lies between the smallest and the largest of its values, where all of them are known.
fn within(mean: Datum, table: &Table, column: usize, diagnostics: &mut Vec<Diagnostic>) {
    let values: Option<Vec<Datum>> = table.rows.iter().map(|row| row.cell(column)).collect();
    let Some(values) = values.filter(|values| values.iter().all(|datum| datum.quantity.comparable(mean.quantity)))
    else {
        return;
    };
    let value = |datum: &Datum| datum.quantity.base_value();
    let low = values.iter().min_by_key(|datum| value(datum));
    let high = values.iter().max_by_key(|datum| value(datum));
    let (Some(low), Some(high)) = (low, high) else { return };
    let outside = |end: &Datum, beyond: bool| beyond && end.quantity.is_exact() && mean.quantity.is_exact();
    let side = if outside(low, value(&mean) < value(low)) {
        low
    } else if outside(high, value(&mean) > value(high)) {
        high
    } else {
        return;
    };
    let (stated, end) = (&mean.quantity.wording, &side.quantity.wording);
    diagnostics.push(
        Diagnostic::error(
            "chart-parts",
            mean.span,
            message!(
                "平均数{stated}不在最小和最大的数之间",
                "the mean {stated} is not between the smallest and the largest value"
            ),
        )
        .with_other(side.span, message!("{end}", "{end}"))
        .with_hint(message!(
            "核对平均数和各行的数，看是否漏了几行",
            "check the mean and the values: are some rows missing?"
        )),
    );
}

pub(super) fn scatter(case: &Case, chart: &ChartSpec, spec: &ScatterSpec, diagnostics: &mut Vec<Diagnostic>) {
    let table = table::rows(case, chart, &spec.table, diagnostics);
    for column in 0..ScatterSpec::ROLES.len() {
        table::one_axis(table.rows.iter().filter_map(|row| row.cell(column)), diagnostics);
    }
    table::single(table.data(), diagnostics);
    table::shown(spec.named.iter(), &table, diagnostics);
}

pub(super) fn heatmap(case: &Case, chart: &ChartSpec, spec: &TableSpec, diagnostics: &mut Vec<Diagnostic>) {
    let table = table::rows(case, chart, spec, diagnostics);
    table::one_axis(table.data(), diagnostics);
    table::single(table.data(), diagnostics);
}
