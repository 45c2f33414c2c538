//! The tables of charts with their values looked up: figures by name, cells of files.
//!
//! What cannot be looked up is left out; the rules report it.

use crate::quantity::Quantity;
use crate::record::{Case, Cell, Columns, Data, DataFile, Figure, MoneyKind, Nature, Sort, TableSpec};
use crate::source::{Span, Spanned};

/// A table of values.
#[derive(Clone, Debug)]
pub struct Table<'a> {
    /// Heads of the columns: as the record or the file has them, or the keys of fixed meaning; empty for the only column.
    pub columns: Vec<String>,
    /// The rows in drawing order.
    pub rows: Vec<TableRow<'a>>,
}

/// One row.
#[derive(Clone, Debug)]
pub struct TableRow<'a> {
    /// What it is about.
    pub label: &'a str,
    /// The name of the figure, where the row is one.
    pub name: Option<&'a str>,
    /// The values, one a column.
    pub cells: Vec<Option<Datum<'a>>>,
    /// A few words beside it.
    pub annotation: Option<&'a str>,
    /// Whether the title speaks of it.
    pub highlight: bool,
    /// Place of the row.
    pub span: Span,
}

/// One value.
#[derive(Clone, Copy, Debug)]
pub struct Datum<'a> {
    /// The number.
    pub quantity: &'a Quantity,
    /// The figure, where it is one.
    pub figure: Option<&'a Figure>,
    /// Where the chart asks for it.
    pub span: Span,
}

impl<'a> Datum<'a> {
    /// What kind of statement the number makes; a value that is no figure is a result.
    #[must_use]
    pub fn nature(&self) -> Nature {
        self.figure.map_or_else(Nature::default, |figure| figure.nature)
    }

    /// For money, what kind of money, where it is said.
    #[must_use]
    pub fn money(&self) -> Option<&'a MoneyKind> {
        self.figure.and_then(|figure| figure.money.as_ref()).map(|money| &money.value)
    }
}

impl<'a> TableRow<'a> {
    /// The value of a column.
    #[must_use]
    pub fn cell(&self, column: usize) -> Option<Datum<'a>> {
        self.cells.get(column).copied().flatten()
    }

    /// Whether a wish of the spec means this row: by its label or its figure's name.
    #[must_use]
    pub fn is_meant(&self, wish: &str) -> bool {
        self.label == wish || self.name == Some(wish)
    }
}

impl<'a> Table<'a> {
    /// Every value, row by row.
    pub fn data(&self) -> impl Iterator<Item = Datum<'a>> {
        self.rows.iter().flat_map(|row| row.cells.iter().copied().flatten())
    }
}

/// Looks the values of a table up. `sort` is the order of the chart where the record wishes none: by the first value.
#[must_use]
pub fn table<'a>(case: &'a Case, spec: &'a TableSpec, sort: Sort) -> Table<'a> {
    let mut table = match &spec.data {
        Data::Figures(names) => Table { columns: vec![String::new()], rows: of_figures(case, spec, names) },
        Data::SumOf(total) => {
            let parts = case.figures.get(total.as_str()).map_or(&[][..], |total| &total.sum);
            Table { columns: vec![String::new()], rows: of_figures(case, spec, parts) }
        }
        Data::Rows(rows) => Table {
            columns: heads(&spec.columns),
            rows: rows
                .iter()
                .map(|row| TableRow {
                    cells: row.cells.iter().map(|cell| datum(case, cell.as_ref()?)).collect(),
                    ..plain(&row.label, row.span)
                })
                .collect(),
        },
        Data::File(path) => case.data.get(path.as_str()).map_or_else(
            || Table { columns: heads(&spec.columns), rows: Vec::new() },
            |file| of_file(file, &spec.columns),
        ),
    };
    for row in &mut table.rows {
        row.highlight = spec.highlight.as_ref().is_some_and(|wish| row.is_meant(wish));
        row.annotation =
            spec.annotations.iter().find(|(wish, _)| row.is_meant(wish)).map(|(_, words)| words.value.as_str());
    }
    if spec.sort.unwrap_or(sort) == Sort::Value {
        // A stable sort: equal values keep the order of the record. What is unknown comes last.
        table.rows.sort_by_key(|row| std::cmp::Reverse(row.cell(0).map(|datum| datum.quantity.base_value())));
    }
    table
}

/// Looks a value up.
#[must_use]
pub fn datum<'a>(case: &'a Case, cell: &'a Cell) -> Option<Datum<'a>> {
    match cell {
        Cell::Figure(name) => {
            let figure = case.figures.get(name.as_str())?;
            Some(Datum { quantity: &figure.quantity, figure: Some(figure), span: name.span })
        }
        Cell::Stated(quantity) => Some(Datum { quantity, figure: None, span: quantity.span }),
    }
}

/// The columns of a file that a table takes, each with its index behind the labels; none where the file has no such head.
#[must_use]
pub fn file_columns(file: &DataFile, columns: &Columns) -> Vec<Option<usize>> {
    let find = |wanted: &Spanned<String>| file.head.iter().skip(1).position(|head| head.label.value == wanted.value);
    match columns {
        Columns::One(None) => vec![(file.head.len() > 1).then_some(0)],
        Columns::One(Some(head)) => vec![find(head)],
        Columns::Headed(heads) if heads.is_empty() => (0..file.head.len().saturating_sub(1)).map(Some).collect(),
        Columns::Headed(heads) => heads.iter().map(find).collect(),
        Columns::Roles(roles) => roles.iter().map(|(_, head)| head.as_ref().and_then(find)).collect(),
    }
}

/// The heads of the columns that a table takes from its file, in the order of the table; empty where it has no file.
#[must_use]
pub fn file_heads<'a>(case: &'a Case, spec: &TableSpec) -> Vec<Option<&'a str>> {
    let Data::File(path) = &spec.data else { return Vec::new() };
    let Some(file) = case.data.get(path.as_str()) else { return Vec::new() };
    let head = |column: Option<usize>| file.head.get(column? + 1).map(|head| head.label.value.as_str());
    file_columns(file, &spec.columns).into_iter().map(head).collect()
}

fn plain(label: &Spanned<String>, span: Span) -> TableRow<'_> {
    TableRow { label: &label.value, name: None, cells: Vec::new(), annotation: None, highlight: false, span }
}

fn of_figures<'a>(case: &'a Case, spec: &'a TableSpec, names: &'a [Spanned<String>]) -> Vec<TableRow<'a>> {
    let row = |name: &'a Spanned<String>| {
        let figure = case.figures.get(name.as_str())?;
        let label = spec.labels.iter().find(|(wish, _)| wish == name).map_or(&figure.label, |(_, label)| label);
        Some(TableRow {
            name: Some(&name.value),
            cells: vec![Some(Datum { quantity: &figure.quantity, figure: Some(figure), span: name.span })],
            ..plain(label, name.span)
        })
    };
    names.iter().filter_map(row).collect()
}

fn of_file<'a>(file: &'a DataFile, columns: &Columns) -> Table<'a> {
    let taken = file_columns(file, columns);
    let rows = file.rows.iter().map(|row| {
        let cell = |column: &Option<usize>| {
            let cell = row.cells.get((*column)?)?;
            Some(Datum { quantity: cell.quantity.as_ref()?, figure: None, span: cell.text.span })
        };
        TableRow { cells: taken.iter().map(cell).collect(), ..plain(&row.label, row.label.span) }
    });
    let heads = match columns {
        Columns::Headed(heads) if heads.is_empty() => {
            file.head.iter().skip(1).map(|head| head.label.value.clone()).collect()
        }
        columns => heads(columns),
    };
    Table { columns: heads, rows: rows.collect() }
}

fn heads(columns: &Columns) -> Vec<String> {
    match columns {
        Columns::One(_) => vec![String::new()],
        Columns::Headed(heads) => heads.iter().map(|head| head.value.clone()).collect(),
        Columns::Roles(roles) => roles.iter().map(|(key, _)| (*key).to_owned()).collect(),
    }
}
