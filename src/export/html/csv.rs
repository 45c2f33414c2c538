//! The data of charts and cases, for spreadsheets.

use crate::compose::FigureRow;
use crate::document::DataTable;
use crate::export::csv::Table;

/// A chart's data.
#[must_use]
pub fn data_table(data: &DataTable) -> String {
    let mut table = Table::default();
    for row in std::iter::once(&data.head).chain(&data.rows) {
        table.row(row.iter().map(String::as_str));
    }
    table.finish()
}

/// The figure table of a case.
#[must_use]
pub fn figures(figures: &[FigureRow]) -> String {
    let mut table = Table::default();
    table.row(["名称", "指标", "数值", "时间", "范围", "性质", "来源", "备注"]);
    for row in figures {
        let (time, of) = (row.period.as_str(), row.scope.as_str());
        table.row([&row.name, &row.label, &row.wording, time, of, &row.nature, &row.source, &row.note]);
    }
    table.finish()
}
