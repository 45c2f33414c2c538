//! Charts of distributions and of two measures.

use super::{Cell, TableSpec};
use crate::quantity::Quantity;
use crate::source::Spanned;

/// Fields of a histogram.
#[derive(Clone, Debug)]
pub struct HistogramSpec {
    /// The values to be counted; or one row a bin, with how many are in it.
    pub table: TableSpec,
    /// The bins, one a row of the table, where the record counts itself: 20万～30万元.
    pub bins: Option<Vec<Spanned<Quantity>>>,
    /// What the bins divide: 村集体收入. The head of the column where a file has the values.
    pub measure: Option<Spanned<String>>,
    /// What is counted, printed behind a number: 个村.
    pub counted: Option<Spanned<String>>,
}

/// Fields of a strip plot.
#[derive(Clone, Debug)]
pub struct StripSpec {
    /// One row a thing; one column a group or year, each drawn as a row of dots.
    pub table: TableSpec,
    /// The mean of each column, where a source states it.
    pub means: Vec<Option<Cell>>,
    /// What is counted, printed behind a number: 个村.
    pub counted: Option<Spanned<String>>,
}

/// Fields of a scatter plot.
#[derive(Clone, Debug)]
pub struct ScatterSpec {
    /// Two values for each thing, by [`Self::ROLES`].
    pub table: TableSpec,
    /// What the axis across measures: 采购量. The head of the column where a file has the values.
    pub x: Option<Spanned<String>>,
    /// What the axis upwards measures.
    pub y: Option<Spanned<String>>,
    /// The points whose label is set, by label; all where there are few of them and this is empty.
    pub named: Vec<Spanned<String>>,
}

impl ScatterSpec {
    /// The values of a point.
    pub const ROLES: [(&'static str, bool); 2] = [("x", true), ("y", true)];
}
