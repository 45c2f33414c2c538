//! Tables as CSV files for spreadsheets.

use crate::compose::FigureRow;
use crate::document::DataTable;

/// A chart's data.
#[must_use]
pub fn data_table(table: &DataTable) -> String {
    rows(std::iter::once(&table.head).chain(&table.rows).map(|row| row.iter().map(String::as_str).collect()))
}

/// The figure table of a case.
#[must_use]
pub fn figures(figures: &[FigureRow]) -> String {
    let head = vec!["名称", "指标", "数值", "时间", "范围", "性质", "来源", "备注"];
    let body = figures.iter().map(|row| {
        vec![row.name.as_str(), &row.label, &row.wording, &row.period, &row.scope, &row.nature, &row.source, &row.note]
    });
    rows(std::iter::once(head).chain(body))
}

/// RFC 4180 with a byte order mark, without which spreadsheets read Chinese as something else.
fn rows<'a>(rows: impl Iterator<Item = Vec<&'a str>>) -> String {
    let mut out = String::from("\u{feff}");
    for row in rows {
        for (index, cell) in row.into_iter().enumerate() {
            if index > 0 {
                out.push(',');
            }
            push_cell(&mut out, cell);
        }
        out.push_str("\r\n");
    }
    out
}

/// Appends a cell. One that a spreadsheet would run as a formula is disarmed by an apostrophe; a negative number is not.
fn push_cell(out: &mut String, cell: &str) {
    let number = cell.strip_prefix(['-', '+']).is_some_and(|rest| {
        rest.starts_with(|c: char| c.is_ascii_digit())
            && rest.chars().all(|c| c.is_ascii_digit() || matches!(c, '.' | ',' | '%'))
    });
    let formula = cell.starts_with(['=', '+', '-', '@', '\t', '\r']) && !number;
    let quoted = formula || cell.contains([',', '"', '\n', '\r']);
    if !quoted {
        out.push_str(cell);
        return;
    }
    out.push('"');
    if formula {
        out.push('\'');
    }
    out.push_str(&cell.replace('"', "\"\""));
    out.push('"');
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn cells_are_data_and_never_formulas() {
        let table = DataTable {
            head: vec!["甲,乙".into(), "\"丙\"".into()],
            rows: vec![
                vec!["=cmd|'/c calc'!A0".into(), "-2+3".into()],
                vec!["-5".into(), "+218.1".into()],
                vec!["@SUM(A1)".into(), "63%".into()],
            ],
        };
        assert_eq!(
            data_table(&table),
            "\u{feff}\"甲,乙\",\"\"\"丙\"\"\"\r\n\"'=cmd|'/c calc'!A0\",\"'-2+3\"\r\n-5,+218.1\r\n\"'@SUM(A1)\",63%\r\n"
        );
    }
}
