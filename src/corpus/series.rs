//! Tables as series over time: times in order, and for each series a value at each time.
//!
//! The times are the labels of the rows, or the heads of the columns, or the periods of the figures; what is no time is left
//! without one, and the rules report it.

use super::{Datum, Table, TableRow, table};
use crate::record::{Case, Columns, Data, Period, Sort, TableSpec};
use crate::source::Span;

/// Series over the same times.
#[derive(Clone, Debug)]
pub struct Series<'a> {
    /// The times, from the earliest; as the record has them where one is no time.
    pub moments: Vec<Moment>,
    /// The series in the order of the record.
    pub lines: Vec<SeriesLine<'a>>,
    /// Whether the times are the heads of the columns.
    pub across: bool,
}

/// One time.
#[derive(Clone, Debug)]
pub struct Moment {
    /// When it is; none where the label is no time.
    pub period: Option<Period>,
    /// The time as printed.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// A few words beside it.
    pub annotation: Option<String>,
}

/// One series.
#[derive(Clone, Debug)]
pub struct SeriesLine<'a> {
    /// What it is; empty where it is the only one.
    pub label: String,
    /// A value for each time.
    pub values: Vec<Option<Datum<'a>>>,
    /// A few words beside it.
    pub annotation: Option<String>,
    /// Whether the title speaks of it.
    pub highlight: bool,
    /// Where it stands.
    pub span: Span,
}

/// Where a table has its times.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Times {
    /// In the heads of its columns.
    Columns,
    /// Where there are more of them, in the labels of the rows or in the heads of the columns.
    Either,
}

impl Moment {
    fn new(label: &str, figure: Option<&Period>, span: Span) -> Self {
        let own = Period::of_label(label);
        let text = own.as_ref().map_or_else(|| label.to_owned(), Period::printed);
        Self { period: own.or_else(|| figure.cloned()), text, span, annotation: None }
    }

    /// Where it stands on an axis of time, in years.
    #[must_use]
    pub fn time(&self) -> Option<f64> {
        self.period.as_ref()?.moment_year_fraction()
    }
}

impl<'a> SeriesLine<'a> {
    /// The values that are there, with their times' indices.
    pub fn known(&self) -> impl Iterator<Item = (usize, Datum<'a>)> {
        self.values.iter().enumerate().filter_map(|(index, value)| Some((index, (*value)?)))
    }
}

impl<'a> Series<'a> {
    /// Every value, series by series.
    pub fn data(&self) -> impl Iterator<Item = Datum<'a>> {
        self.lines.iter().flat_map(|line| line.known().map(|(_, datum)| datum))
    }

    /// The times on the axis, where all are known.
    #[must_use]
    pub fn times(&self) -> Option<Vec<f64>> {
        self.moments.iter().map(Moment::time).collect()
    }
}

/// Looks the values of a table up and puts them in the order of time. What has no place of its own in a file stands `at` the
/// chart.
#[must_use]
pub fn series<'a>(case: &'a Case, spec: &'a TableSpec, times: Times, at: Span) -> Series<'a> {
    let table = table(case, spec, Sort::Given);
    let count =
        |labels: &mut dyn Iterator<Item = &str>| labels.filter(|label| Period::of_label(label).is_some()).count();
    let in_rows = count(&mut table.rows.iter().map(|row| row.label));
    let in_columns = count(&mut table.columns.iter().map(String::as_str));
    let spans: Vec<Span> =
        (0..table.columns.len()).map(|column| column_span(case, spec, column).unwrap_or(at)).collect();
    let across = times == Times::Columns || in_columns > in_rows;
    let mut series = if across { of_columns(spec, &table, &spans) } else { of_rows(spec, &table, &spans) };
    if let Some(times) = series.times() {
        let mut order: Vec<usize> = (0..times.len()).collect();
        order.sort_by(|one, other| times[*one].total_cmp(&times[*other]));
        series.moments = order.iter().map(|index| series.moments[*index].clone()).collect();
        for line in &mut series.lines {
            line.values = order.iter().map(|index| line.values.get(*index).copied().flatten()).collect();
        }
    }
    series
}

/// Times down the rows, a series a column.
fn of_rows<'a>(spec: &TableSpec, table: &Table<'a>, spans: &[Span]) -> Series<'a> {
    // The label of a row that is a figure says what it counts; its period is the time.
    let listed = matches!(spec.data, Data::Figures(_));
    let moment = |row: &TableRow<'a>| {
        let mut periods = row.cells.iter().flatten().filter_map(|datum| datum.figure?.period.as_ref());
        let period = periods.next().map(|period| &period.value);
        let moment = match period.filter(|_| listed) {
            Some(period) => {
                Moment { period: Some(period.clone()), text: period.printed(), span: row.span, annotation: None }
            }
            None => Moment::new(row.label, period, row.span),
        };
        Moment { annotation: row.annotation.map(ToOwned::to_owned), ..moment }
    };
    let line = |(index, (head, span)): (usize, (&String, &Span))| SeriesLine {
        label: head.clone(),
        values: table.rows.iter().map(|row| row.cell(index)).collect(),
        annotation: annotation(spec, head),
        highlight: spec.highlight.as_ref().is_some_and(|wish| wish.value == *head),
        span: *span,
    };
    Series {
        moments: table.rows.iter().map(moment).collect(),
        lines: table.columns.iter().zip(spans).enumerate().map(line).collect(),
        across: false,
    }
}

/// Times across the columns, a series a row.
fn of_columns<'a>(spec: &TableSpec, table: &Table<'a>, spans: &[Span]) -> Series<'a> {
    let moment = |(head, span): (&String, &Span)| Moment {
        annotation: annotation(spec, head),
        ..Moment::new(head, None, *span)
    };
    let line = |row: &TableRow<'a>| SeriesLine {
        label: row.label.to_owned(),
        values: row.cells.clone(),
        annotation: row.annotation.map(ToOwned::to_owned),
        highlight: row.highlight,
        span: row.span,
    };
    Series {
        moments: table.columns.iter().zip(spans).map(moment).collect(),
        lines: table.rows.iter().map(line).collect(),
        across: true,
    }
}

fn annotation(spec: &TableSpec, label: &str) -> Option<String> {
    spec.annotations.iter().find(|(wish, _)| wish.value == label).map(|(_, words)| words.value.clone())
}

fn column_span(case: &Case, spec: &TableSpec, column: usize) -> Option<Span> {
    match (&spec.columns, &spec.data) {
        (Columns::Headed(heads), _) if !heads.is_empty() => heads.get(column).map(|head| head.span),
        (_, Data::File(path)) => case.data.get(path.as_str())?.head.get(column + 1).map(|head| head.label.span),
        _ => None,
    }
}
