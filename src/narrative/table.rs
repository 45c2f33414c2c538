//! Tables.

use std::ops::Range;

use super::findings::Findings;
use super::report;
use crate::document::{Alignment, Block, EmbedName, Inline, Name};
use crate::source::Span;

/// More columns than any page has room for.
const MOST_COLUMNS: usize = 40;

/// A table that is not finished.
pub(super) struct Table {
    columns: Vec<Alignment>,
    /// The head row and then the others.
    rows: Vec<Vec<Vec<Inline<Name>>>>,
}

impl Table {
    pub(super) fn new(columns: &[pulldown_cmark::Alignment], place: Range<usize>, findings: &mut Findings) -> Self {
        if columns.len() > MOST_COLUMNS {
            findings.add(place, |span| report::wide_table(span, columns.len(), MOST_COLUMNS));
        }
        let columns = columns
            .iter()
            .take(MOST_COLUMNS)
            .map(|column| match column {
                pulldown_cmark::Alignment::None => Alignment::Natural,
                pulldown_cmark::Alignment::Left => Alignment::Left,
                pulldown_cmark::Alignment::Center => Alignment::Center,
                pulldown_cmark::Alignment::Right => Alignment::Right,
            })
            .collect();
        Self { columns, rows: Vec::new() }
    }

    /// Begins a row. The parser drops cells beyond the last column and adds those that are missing; `row` is the source,
    /// to find both.
    pub(super) fn start_row(&mut self, row: &str, place: Range<usize>, findings: &mut Findings) {
        let (cells, columns) = (cells(row), self.columns.len());
        if !self.rows.is_empty() && cells != columns && columns < MOST_COLUMNS {
            findings.add(place, |span| report::uneven_row(span, cells, columns));
        }
        self.rows.push(Vec::with_capacity(columns));
    }

    pub(super) fn add_cell(&mut self, cell: Vec<Inline<Name>>) {
        if let Some(row) = self.rows.last_mut()
            && row.len() < self.columns.len()
        {
            row.push(cell);
        }
    }
}

/// Makes a block of a table.
pub(super) fn finish(table: Table, span: Span) -> Block<Name, EmbedName> {
    let mut rows = table.rows.into_iter();
    let head = rows.next().unwrap_or_default();
    Block::Table { columns: table.columns, head, rows: rows.collect(), span }
}

/// The number of cells that a row of the source has.
fn cells(row: &str) -> usize {
    let row = row.trim();
    let row = row.strip_prefix('|').unwrap_or(row);
    let mut borders = 0;
    let mut escaped = false;
    let mut ends_with_border = false;
    for byte in row.bytes() {
        ends_with_border = byte == b'|' && !escaped;
        borders += usize::from(ends_with_border);
        escaped = byte == b'\\' && !escaped;
    }
    if ends_with_border { borders } else { borders + 1 }
}

#[cfg(test)]
mod tests {
    use super::cells;

    #[test]
    fn cells_are_counted_as_written() {
        assert_eq!(cells("| a | b |"), 2);
        assert_eq!(cells("a | b"), 2);
        assert_eq!(cells("| a | b | c"), 3);
        assert_eq!(cells(r"| a \| b | c |"), 2);
        assert_eq!(cells("| | |"), 2);
        assert_eq!(cells("||"), 1);
    }
}
