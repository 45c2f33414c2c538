//! Chart specs and figures in, finished charts out: data settled, words derived, drawn for each width.

mod bar;
mod bullet;
mod diagram;
mod distribution;
mod grouped;
mod line;
mod multiples;
mod parts;
mod percent;
mod range;
mod share;
mod slope;
mod stacked;
mod step;
mod sum;
#[cfg(test)]
mod tests;
mod timeline;

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::citation;
use crate::chart::{Amount, AmountRow, Baseline, Canvas, Chart, Number, Reference, draw};
use crate::corpus::{Datum, Table, TableRow, datum};
use crate::document::{ChartFigure, DataTable};
use crate::quantity::Quantity;
use crate::record::{AxisStart, Case, ChartKind, ChartSpec, Figure, TableSpec};
use crate::theme::Theme;

/// Width of the drawing for desktop pages, in CSS pixels.
const WIDE: f64 = 720.0;
/// Width of the drawing for phones, in CSS pixels.
const NARROW: f64 = 343.0;

/// A chart's data, settled.
struct Settled<'a> {
    /// What is drawn.
    chart: Chart,
    /// The unit for the subtitle: 万元; empty where the chart needs none.
    unit: String,
    /// Kind and content in words, for readers who do not see the chart.
    description: String,
    /// The data.
    table: DataTable,
    /// The figures that the chart shows, for its sources.
    figures: Vec<&'a Figure>,
    /// What was worked out, or is not shown, in sentences for the note.
    remarks: Vec<String>,
}

impl<'a> Settled<'a> {
    /// A chart of a table: its words and its data follow from the table.
    fn of_table(chart: Chart, kind: &str, unit: String, table: &Table<'a>) -> Self {
        let wording = |cell: Option<Datum<'_>>| cell.map_or("—".to_owned(), |datum| datum.quantity.wording.clone());
        let heads = |only: &str| -> Vec<String> {
            match table.columns.as_slice() {
                [one] if one.is_empty() => vec![only.to_owned()],
                several => several.to_vec(),
            }
        };
        let row_words = table.rows.iter().map(|row| {
            let stated = row.cells.iter().zip(heads("")).filter(|(cell, _)| cell.is_some());
            let values = stated.map(|(cell, head)| format!("{head}{}", wording(*cell)));
            let values = values.collect::<Vec<_>>().join("、");
            (row.label.to_owned(), row.annotation.map_or(values.clone(), |words| format!("{values}（{words}）")))
        });
        let rows = table.rows.iter().map(|row| {
            std::iter::once(row.label.to_owned()).chain(row.cells.iter().map(|cell| wording(*cell))).collect()
        });
        Self {
            description: format!("{kind}：{}。", in_words(row_words)),
            table: DataTable {
                head: std::iter::once("项目".to_owned()).chain(heads("数值")).collect(),
                rows: rows.collect(),
            },
            figures: table.data().filter_map(|datum| datum.figure).collect(),
            remarks: Vec::new(),
            chart,
            unit,
        }
    }
}

impl<'a> Settled<'a> {
    /// Adds the value that all others are held against to the words, the data and the sources.
    fn held_against(mut self, case: &'a Case, spec: &'a TableSpec) -> Self {
        let Some(compare) = &spec.compare else { return self };
        let Some(value) = datum(case, &compare.value) else { return self };
        let (label, wording) = (&compare.label.value, &value.quantity.wording);
        self.description = format!("{}；对照：{label}{wording}。", self.description.trim_end_matches('。'));
        let columns = self.table.head.len().saturating_sub(1);
        let row = std::iter::once(format!("{label}（对照）")).chain(std::iter::repeat_n(wording.clone(), columns));
        self.table.rows.push(row.collect());
        self.figures.extend(value.figure);
        self
    }
}

/// The value that all others of a chart are held against, in the unit of one of them.
fn reference(case: &Case, spec: &TableSpec, like: Datum) -> Option<Reference> {
    let compare = spec.compare.as_ref()?;
    let number = number(datum(case, &compare.value)?, like);
    Some(Reference { value: number.value, text: format!("{} {}", compare.label.value, number.text) })
}

/// Composes one chart with its anchor and number on the page. None if its data is missing, which the checks report.
pub(super) fn compose(case: &Case, spec: &ChartSpec, id: String, number: u32, theme: &Theme) -> Option<ChartFigure> {
    let settled = settle(case, spec)?;
    let subtitle = subtitle(spec, &settled);
    let alt = spec.alt.as_ref().map_or(settled.description, |alt| alt.value.clone());
    let names: Vec<String> = case.place.split('/').map(ToOwned::to_owned).collect();
    let drawing = |width: f64| {
        draw(
            &settled.chart,
            &Canvas { width, faces: &theme.chart_faces, palette: &theme.palette, label: &alt, names: &names },
        )
    };
    Some(ChartFigure {
        id,
        number,
        title: spec.title.value.clone(),
        subtitle,
        note: note(spec, &settled.remarks),
        sources: sources(case, spec, &settled.figures),
        wide: drawing(WIDE),
        narrow: drawing(NARROW),
        print: drawing(theme.print_width),
        table: settled.table,
        alt,
    })
}

/// The chart of a record as it is drawn, for tests of drawings.
#[cfg(test)]
pub(crate) fn settled(case: &Case, spec: &ChartSpec) -> Option<Chart> {
    settle(case, spec).map(|settled| settled.chart)
}

/// Settles one chart, by its kind.
fn settle<'a>(case: &'a Case, spec: &'a ChartSpec) -> Option<Settled<'a>> {
    match &spec.kind {
        ChartKind::Bar(bar) => bar::settle(case, bar),
        ChartKind::Lollipop(table) => bar::lollipop(case, table),
        ChartKind::Dot(dot) => bar::dot(case, dot),
        ChartKind::Grouped(grouped) => grouped::settle(case, grouped),
        ChartKind::Stacked(stacked) => stacked::settle(case, stacked),
        ChartKind::Range(range) => range::settle(case, range),
        ChartKind::Bullet(bullet) => bullet::settle(case, bullet),
        ChartKind::Line(line) => line::settle(case, spec, line),
        ChartKind::Area(area) => line::area(case, spec, area),
        ChartKind::Step(step) => step::settle(case, spec, step),
        ChartKind::Slope(slope) => slope::settle(case, slope),
        ChartKind::Multiples(multiples) => multiples::settle(case, spec, multiples),
        ChartKind::Share(share) => share::settle(case, share),
        ChartKind::Waterfall(waterfall) => sum::waterfall(case, waterfall),
        ChartKind::Treemap(treemap) => sum::treemap(case, treemap),
        ChartKind::Funnel(funnel) => parts::funnel(case, funnel),
        ChartKind::Nested(nested) => parts::nested(case, nested),
        ChartKind::Waffle(waffle) => parts::waffle(case, waffle),
        ChartKind::Pictogram(pictogram) => parts::pictogram(case, pictogram),
        ChartKind::Histogram(histogram) => distribution::histogram(case, histogram),
        ChartKind::Strip(strip) => distribution::strip(case, strip),
        ChartKind::Scatter(scatter) => distribution::scatter(case, scatter),
        ChartKind::Heatmap(heatmap) => distribution::heatmap(case, heatmap),
        ChartKind::Timeline(timeline) => timeline::settle(case, timeline),
        ChartKind::Diagram(diagram) => diagram::settle(case, spec, diagram),
    }
}

/// Measure, place and period from the spec, else the scope and the period that all figures share; the unit from the figures.
fn subtitle(spec: &ChartSpec, settled: &Settled) -> String {
    let mut words: Vec<String> = match &spec.subtitle {
        Some(subtitle) => vec![subtitle.value.clone()],
        None => {
            let scope = shared(settled, |figure| Some(figure.scope.as_ref()?.value.clone()));
            let period = shared(settled, |figure| {
                let period = &figure.period.as_ref()?.value;
                (period.phrase.is_some() || period.span.is_some()).then(|| period.printed())
            });
            scope.into_iter().chain(period).collect()
        }
    };
    if !settled.unit.is_empty() {
        words.push(format!("单位：{}", settled.unit));
    }
    words.join("，")
}

/// What all figures of a chart say alike; nothing for a chart of other values.
fn shared(settled: &Settled, say: impl Fn(&Figure) -> Option<String>) -> Option<String> {
    let (first, rest) = settled.figures.split_first()?;
    say(first).filter(|said| rest.iter().all(|figure| say(figure).as_ref() == Some(said)))
}

/// The author's note, and behind it what was worked out and is not said there already.
fn note(spec: &ChartSpec, remarks: &[String]) -> Option<String> {
    let own = spec.note.as_ref().map(|note| note.value.as_str()).unwrap_or_default();
    let mut note = own.to_owned();
    for remark in remarks.iter().filter(|remark| !own.contains(remark.as_str())) {
        if !note.is_empty() && !note.ends_with(['。', '！', '？', '；']) {
            note.push('。');
        }
        note += &format!("{remark}。");
    }
    (!note.is_empty()).then_some(note)
}

/// The documents behind a chart, in the order of the record.
fn sources(case: &Case, spec: &ChartSpec, figures: &[&Figure]) -> Vec<String> {
    let from_figures = figures.iter().filter_map(|figure| figure.source.as_ref());
    let stated = spec.source.iter();
    let events = match &spec.kind {
        ChartKind::Timeline(timeline) => timeline::events(case, timeline),
        _ => Vec::new(),
    };
    let from_events = events.iter().filter_map(|event| event.source.as_ref());
    let names: Vec<&str> =
        from_figures.chain(stated).chain(from_events).map(|source| source.document.as_str()).collect();
    case.sources.values().filter(|document| names.contains(&document.name.as_str())).map(citation::short).collect()
}

/// The first values of the rows, in the unit of the first one.
fn amounts(table: &Table) -> Vec<AmountRow> {
    let Some(first) = table.rows.iter().find_map(|row| row.cell(0)) else { return Vec::new() };
    let amount = |row: &TableRow| {
        let number = number(row.cell(0)?, first);
        let amount =
            Amount { label: row.label.to_owned(), value: number.value, text: number.text, highlight: row.highlight };
        Some(AmountRow { amount, note: note_of(row.annotation) })
    };
    table.rows.iter().filter_map(amount).collect()
}

/// Words beside a row, as a chart takes them.
fn note_of(annotation: Option<&str>) -> String {
    annotation.unwrap_or_default().to_owned()
}

/// A value as a chart prints it in the unit of another: the number as worded, or converted where the scale is another
/// (亿元 beside 万元).
fn value_text(datum: Datum, like: Datum) -> String {
    datum.quantity.bare_like(like.quantity)
}

/// A value as a mark of a chart whose unit is that of another.
fn number(datum: Datum, like: Datum) -> Number {
    Number { value: scaled(datum.quantity, like.quantity), text: value_text(datum, like) }
}

/// Where an axis of values starts: as the record wishes, else at zero where the values come near it.
fn baseline(wish: Option<AxisStart>, values: impl Iterator<Item = f64>) -> Baseline {
    match wish {
        Some(AxisStart::Zero) => Baseline::Zero,
        Some(AxisStart::Fitted) => Baseline::Fitted,
        None => Baseline::near(values),
    }
}

/// A quantity as a number in the scale and unit of another, which is that of the axis.
fn scaled(quantity: &Quantity, like: &Quantity) -> f64 {
    length(like.units(quantity.base_value()))
}

/// A decimal as a length.
fn length(value: Decimal) -> f64 {
    value.to_f64().unwrap_or_default()
}

/// Rows in words: 学校1035对，村企499对.
fn in_words(rows: impl IntoIterator<Item = (String, String)>) -> String {
    rows.into_iter().map(|(label, value)| format!("{label}{value}")).collect::<Vec<_>>().join("，")
}
