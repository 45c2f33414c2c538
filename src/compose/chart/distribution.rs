//! Distributions and two measures: histograms, strip plots, scatter plots and heat maps.

use rust_decimal::prelude::ToPrimitive;

use super::{Settled, scaled, value_text};
use crate::chart::{
    Amount, Chart, Heatmap, HeatmapCell, HeatmapRow, Histogram, HistogramBin, Scatter, ScatterAxis, ScatterPoint,
    Strip, StripRow,
};
use crate::corpus::{Datum, Table, TableRow, datum, file_heads, table};
use crate::document::DataTable;
use crate::quantity::{Quantity, Sense, bounds};
use crate::record::{Case, HistogramSpec, ScatterSpec, Sort, StripSpec, TableSpec};
use crate::source::Spanned;

/// Most points of a scatter plot that are all named, and most that its description tells one by one.
const FEW: usize = 12;

/// Settles a histogram.
pub(super) fn histogram<'a>(case: &'a Case, spec: &'a HistogramSpec) -> Option<Settled<'a>> {
    let table = table(case, &spec.table, Sort::Given);
    let first = table.data().next()?;
    let head = file_heads(case, &spec.table).into_iter().flatten().next();
    let measure = spec.measure.as_ref().map(|measure| measure.value.as_str()).or(head)?;
    let unit = first.quantity.unit_text();
    let (chart, counted, remark) = match &spec.bins {
        None => {
            let counted = counted(spec.counted.as_ref());
            let values: Vec<f64> = table.data().map(|datum| scaled(datum.quantity, first.quantity)).collect();
            let missing = table.rows.len() - values.len();
            let chart = Histogram::of(&values, format!("{measure}，{unit}"), counted);
            (chart, counted.to_owned(), unknown(missing, counted))
        }
        Some(bins) => {
            let unit = first.quantity.unit_text();
            let counted = spec.counted.as_ref().map_or(unit, |counted| counted.value.clone());
            (Histogram::new(measure, &counted, drawn(bins, &table)?).ok()?, counted, None)
        }
    };
    let label =
        |bin: &HistogramBin| if spec.bins.is_some() { bin.label.clone() } else { format!("{}{unit}", bin.label) };
    let words = chart.bins().iter().map(|bin| format!("{}的有{}{counted}", label(bin), bin.count));
    Some(Settled {
        unit: String::new(),
        description: format!("直方图，{measure}：{}。", words.collect::<Vec<_>>().join("，")),
        table: DataTable {
            head: vec![measure.to_owned(), "数量".to_owned()],
            rows: chart.bins().iter().map(|bin| vec![label(bin), format!("{}{counted}", bin.count)]).collect(),
        },
        figures: table.data().filter_map(|datum| datum.figure).collect(),
        chart: Chart::Histogram(chart),
        remarks: remark.into_iter().collect(),
    })
}

/// Bins that the record counts itself, with their ends in the unit of the first.
fn drawn(bins: &[Spanned<Quantity>], table: &Table) -> Option<Vec<HistogramBin>> {
    let like = bins.first()?;
    let bin = |(bin, row): (&Spanned<Quantity>, &TableRow)| {
        let (from, to) = bounds(bin);
        let end = |end: rust_decimal::Decimal| like.units(end).to_f64();
        Some(HistogramBin {
            from: from.and_then(end),
            to: to.and_then(end),
            label: row.label.to_owned(),
            count: row.cell(0)?.quantity.base_value().to_u32()?,
            highlight: row.highlight,
        })
    };
    bins.iter().zip(&table.rows).map(bin).collect()
}

fn counted(words: Option<&Spanned<String>>) -> &str {
    words.map_or("个", |words| words.value.as_str())
}

/// What is not drawn because no source states it: 另有2个村原文未载明，没有画出.
fn unknown(missing: usize, counted: &str) -> Option<String> {
    (missing > 0).then(|| format!("另有{missing}{counted}原文未载明，没有画出"))
}

/// Settles a strip plot.
pub(super) fn strip<'a>(case: &'a Case, spec: &'a StripSpec) -> Option<Settled<'a>> {
    let table = table(case, &spec.table, Sort::Given);
    let first = table.data().next()?;
    let counted = counted(spec.counted.as_ref());
    let means: Vec<Option<Datum>> = spec.means.iter().map(|mean| datum(case, mean.as_ref()?)).collect();
    let heads = file_heads(case, &spec.table);
    let mut rows = Vec::new();
    let mut words = Vec::new();
    for (column, head) in table.columns.iter().enumerate() {
        let label = if head.is_empty() { heads.get(column).copied().flatten().unwrap_or("") } else { head };
        let known: Vec<(&TableRow, Datum)> =
            table.rows.iter().filter_map(|row| Some((row, row.cell(column)?))).collect();
        let dots = known.iter().map(|(row, datum)| Amount {
            label: row.label.to_owned(),
            value: scaled(datum.quantity, first.quantity),
            text: datum.quantity.wording.clone(),
            highlight: row.highlight,
        });
        let low = known.iter().min_by_key(|(_, datum)| datum.quantity.base_value());
        let high = known.iter().max_by_key(|(_, datum)| datum.quantity.base_value());
        let spread = low.zip(high).filter(|(low, high)| low.1.quantity.base_value() < high.1.quantity.base_value());
        let named = |end: Option<&(&TableRow, Datum)>, word: &str, sense: Sense| {
            end.map_or_else(String::new, |(_, datum)| named(datum.quantity, word, sense))
        };
        let min = named(spread.map(|(low, _)| low), "最低", Sense::Lowest);
        let max = named(spread.map(|(_, high)| high), "最高", Sense::Highest);
        // A dot that is named says its value once.
        let unless_named = |end: Option<&(&TableRow, Datum)>, words: &str| {
            if end.is_some_and(|(row, _)| row.highlight) { String::new() } else { words.to_owned() }
        };
        let flags = (unless_named(low, &min), unless_named(high, &max));
        let mean = means.get(column).copied().flatten().map_or((0.0, String::new()), |mean| {
            (scaled(mean.quantity, first.quantity), self::named(mean.quantity, "平均", Sense::Average))
        });
        let (count, missing) = (known.len(), table.rows.len() - known.len());
        let missing = if missing > 0 { format!("，另有{missing}{counted}未载明") } else { String::new() };
        let said = [label, &format!("{count}{counted}{missing}"), &min, &mean.1, &max];
        words.push(said.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join("，"));
        rows.push(StripRow {
            label: label.to_owned(),
            count: format!("{count}{counted}，一点代表一{counted}{missing}"),
            dots: dots.collect(),
            min: flags.0,
            mean,
            max: flags.1,
        });
    }
    let unit = first.quantity.unit_text();
    let chart = Chart::Strip(Strip { unit: unit.clone(), rows });
    let mut settled = Settled::of_table(chart, "点带图", unit, &table);
    settled.description = format!("点带图：{}。", words.join("；"));
    settled.figures.extend(means.iter().flatten().filter_map(|mean| mean.figure));
    for (line, mean) in [("平均", &means)].into_iter().filter(|(_, means)| means.iter().any(Option::is_some)) {
        let cells = (0..table.columns.len()).map(|column| mean.get(column).copied().flatten());
        let cells = cells.map(|mean| mean.map_or_else(|| "—".to_owned(), |mean| mean.quantity.wording.clone()));
        settled.table.rows.push(std::iter::once(line.to_owned()).chain(cells).collect());
    }
    Some(settled)
}

/// A value with the word that says what it is, unless its wording does: 平均37万元.
fn named(quantity: &Quantity, word: &str, sense: Sense) -> String {
    let says = quantity.qualifiers.iter().any(|qualifier| qualifier.sense == sense);
    format!("{}{}", if says { "" } else { word }, quantity.wording)
}

/// Settles a scatter plot.
pub(super) fn scatter<'a>(case: &'a Case, spec: &'a ScatterSpec) -> Option<Settled<'a>> {
    let table = table(case, &spec.table, Sort::Given);
    let points: Vec<(&TableRow, Datum, Datum)> =
        table.rows.iter().filter_map(|row| Some((row, row.cell(0)?, row.cell(1)?))).collect();
    let (_, x, y) = *points.first()?;
    let heads = file_heads(case, &spec.table);
    let axis = |words: &Option<Spanned<String>>, column: usize, like: Datum| {
        let head = heads.get(column).copied().flatten();
        let label = words.as_ref().map(|words| words.value.as_str()).or(head)?;
        Some(ScatterAxis { label: label.to_owned(), unit: like.quantity.unit_text() })
    };
    let (across, upwards) = (axis(&spec.x, 0, x)?, axis(&spec.y, 1, y)?);
    let all = spec.named.is_empty() && points.len() <= FEW;
    let drawn = points.iter().map(|(row, one, other)| ScatterPoint {
        label: row.label.to_owned(),
        x: scaled(one.quantity, x.quantity),
        y: scaled(other.quantity, y.quantity),
        text: format!("{}，{}", one.quantity.wording, other.quantity.wording),
        named: all || spec.named.iter().any(|name| row.is_meant(name)),
        highlight: row.highlight,
    });
    let told = if points.len() <= FEW {
        let told =
            points.iter().map(|(row, x, y)| format!("{}{}、{}", row.label, x.quantity.wording, y.quantity.wording));
        told.collect::<Vec<_>>().join("；")
    } else {
        let ends =
            |axis: &ScatterAxis, data: &dyn Fn(&(&TableRow, Datum, Datum)) -> String, low: usize, high: usize| {
                let (low, high) = (points.get(low).map(data), points.get(high).map(data));
                format!("{}从{}到{}", axis.label, low.unwrap_or_default(), high.unwrap_or_default())
            };
        let order = |value: &dyn Fn(&(&TableRow, Datum, Datum)) -> rust_decimal::Decimal| {
            let mut order: Vec<usize> = (0..points.len()).collect();
            order.sort_by_key(|at| points.get(*at).map(value));
            (order.first().copied().unwrap_or(0), order.last().copied().unwrap_or(0))
        };
        let (x_low, x_high) = order(&|(_, x, _)| x.quantity.base_value());
        let (y_low, y_high) = order(&|(.., y)| y.quantity.base_value());
        format!(
            "共{}项，{}，{}",
            points.len(),
            ends(&across, &|(_, x, _)| x.quantity.wording.clone(), x_low, x_high),
            ends(&upwards, &|(.., y)| y.quantity.wording.clone(), y_low, y_high)
        )
    };
    let description = format!("散点图，横轴是{}，纵轴是{}：{told}。", across.label, upwards.label);
    let head = vec!["项目".to_owned(), across.label.clone(), upwards.label.clone()];
    let missing = table.rows.len() - points.len();
    let chart = Chart::Scatter(Scatter { x: across, y: upwards, points: drawn.collect() });
    let mut settled = Settled::of_table(chart, "散点图", String::new(), &table);
    settled.table.head = head;
    settled.description = description;
    settled.remarks.extend(unknown(missing, "项"));
    Some(settled)
}

/// Settles a heat map.
pub(super) fn heatmap<'a>(case: &'a Case, spec: &'a TableSpec) -> Option<Settled<'a>> {
    let table = table(case, spec, Sort::Given);
    let first = table.data().next()?;
    let cell = |datum: &Option<Datum>| HeatmapCell {
        value: datum.map(|datum| scaled(datum.quantity, first.quantity)),
        text: datum.map_or_else(String::new, |datum| value_text(datum, first)),
    };
    let row = |row: &TableRow| HeatmapRow { label: row.label.to_owned(), cells: row.cells.iter().map(cell).collect() };
    let rows: Vec<HeatmapRow> = table.rows.iter().map(row).collect();
    let has_gaps = table.rows.iter().any(|row| row.cells.iter().any(Option::is_none));
    let chart = Chart::Heatmap(Heatmap { columns: table.columns.clone(), rows });
    let mut settled = Settled::of_table(chart, "热力图", first.quantity.unit_text(), &table);
    if has_gaps {
        settled.remarks.push("“—”表示原文未载明".to_owned());
    }
    Some(settled)
}
