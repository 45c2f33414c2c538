//! The data of a chart: a small table of rows and columns.
//!
//! A row is something of which the chart shows values, a column one of these values. The table is written in the record, or it
//! is a list of figures, or a file of comma-separated values beside the record.

use crate::quantity::Quantity;
use crate::source::{Span, Spanned};

/// A table with the wishes that all charts of tables take.
#[derive(Clone, Debug)]
pub struct TableSpec {
    /// Where the rows come from.
    pub data: Data,
    /// What the values of a row are.
    pub columns: Columns,
    /// Labels for rows whose figure's own label is too long, by figure name.
    pub labels: Vec<(Spanned<String>, Spanned<String>)>,
    /// Order of the rows; the chart's own where absent.
    pub sort: Option<Sort>,
    /// The row or column that the title speaks of, by label or by figure name.
    pub highlight: Option<Spanned<String>>,
    /// A few words beside a row, by its label or figure name.
    pub annotations: Vec<(Spanned<String>, Spanned<String>)>,
    /// A value that all others are held against.
    pub compare: Option<Comparison>,
}

/// The columns of a table; every row has a cell for each.
#[derive(Clone, Debug)]
pub enum Columns {
    /// One value a row. `column` names the column of a file; the first behind the labels where absent.
    One(Option<Spanned<String>>),
    /// Several values of the same sort, by their heads in drawing order: `columns: [赴沿河, 赴张家港]`. Of a file all columns where
    /// empty.
    Headed(Vec<Spanned<String>>),
    /// Values of fixed meaning, each with the key that a row writes (`low`), and the column of a file:
    /// `columns: { low: 最低, high: 最高 }`.
    Roles(Vec<(&'static str, Option<Spanned<String>>)>),
}

/// Where the rows of a table come from.
#[derive(Clone, Debug)]
pub enum Data {
    /// `figures`: one row a figure.
    Figures(Vec<Spanned<String>>),
    /// `total` alone: one row a figure that the `sum` of this figure lists.
    SumOf(Spanned<String>),
    /// `rows`: as the record writes them.
    Rows(Vec<Row>),
    /// `data`: a file of comma-separated values in the folder of the case.
    File(Spanned<String>),
}

/// One row as the record writes it.
#[derive(Clone, Debug)]
pub struct Row {
    /// What it is about.
    pub label: Spanned<String>,
    /// Its values, one a column; none where the record leaves a cell empty.
    pub cells: Vec<Option<Cell>>,
    /// Place of the row.
    pub span: Span,
}

/// One value.
#[derive(Clone, Debug)]
#[expect(clippy::large_enum_variant, reason = "a case has some dozens of cells")]
pub enum Cell {
    /// A figure of the case by its name.
    Figure(Spanned<String>),
    /// A quantity as the source words it: 674.5万元. The chart names its source.
    Stated(Spanned<Quantity>),
}

impl Cell {
    /// Where it stands.
    #[must_use]
    pub fn span(&self) -> Span {
        match self {
            Self::Figure(name) => name.span,
            Self::Stated(quantity) => quantity.span,
        }
    }

    /// The name, where it is a figure.
    #[must_use]
    pub fn figure(&self) -> Option<&Spanned<String>> {
        match self {
            Self::Figure(name) => Some(name),
            Self::Stated(_) => None,
        }
    }

    /// The quantity, where it is written down.
    #[must_use]
    pub fn stated(&self) -> Option<&Spanned<Quantity>> {
        match self {
            Self::Figure(_) => None,
            Self::Stated(quantity) => Some(quantity),
        }
    }
}

/// A value that the others are held against, drawn as a line across: a mean, a standard.
#[derive(Clone, Debug)]
pub struct Comparison {
    /// What it is: 全省平均.
    pub label: Spanned<String>,
    /// The value.
    pub value: Cell,
}

/// How rows are ordered.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Sort {
    /// `value`: largest first.
    Value,
    /// `given`: as the record lists them, for levels, steps and times.
    Given,
}

/// A table in a file of its own.
#[derive(Clone, Debug)]
pub struct DataFile {
    /// Path relative to the folder of the case: `data/villages.csv`.
    pub path: String,
    /// Heads of the columns; the first column names the rows.
    pub head: Vec<DataHead>,
    /// The rows, each with a label and as many cells as there are columns behind the first.
    pub rows: Vec<DataRow>,
}

/// The head of a column in a file.
#[derive(Clone, Debug)]
pub struct DataHead {
    /// Its words, without the unit: 村集体收入.
    pub label: Spanned<String>,
    /// The unit in brackets behind them: 万元; empty where the cells carry their own.
    pub unit: String,
}

/// One row of a file.
#[derive(Clone, Debug)]
pub struct DataRow {
    /// What it is about.
    pub label: Spanned<String>,
    /// Its cells.
    pub cells: Vec<DataCell>,
}

/// One cell of a file.
#[derive(Clone, Debug)]
pub struct DataCell {
    /// What stands there.
    pub text: Spanned<String>,
    /// The text with the unit of its column, where that is a quantity.
    pub quantity: Option<Quantity>,
}

impl TableSpec {
    /// Every name of a figure that the table asks for.
    pub fn figures(&self) -> impl Iterator<Item = &Spanned<String>> {
        let (listed, rows): (&[_], &[_]) = match &self.data {
            Data::Figures(names) => (names, &[]),
            Data::Rows(rows) => (&[], rows),
            Data::SumOf(_) | Data::File(_) => (&[], &[]),
        };
        let cells = rows.iter().flat_map(|row| row.cells.iter().flatten());
        let cells = cells.chain(self.compare.iter().map(|compare| &compare.value));
        listed.iter().chain(cells.filter_map(Cell::figure))
    }

    /// Every value that the chart writes down itself.
    pub fn stated(&self) -> impl Iterator<Item = &Spanned<Quantity>> {
        let rows: &[_] = if let Data::Rows(rows) = &self.data { rows } else { &[] };
        let cells = rows.iter().flat_map(|row| row.cells.iter().flatten());
        cells.chain(self.compare.iter().map(|compare| &compare.value)).filter_map(Cell::stated)
    }
}
