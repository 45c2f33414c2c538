//! Tables as CSV files for spreadsheets.

/// A table that is written row by row, as RFC 4180 has it.
pub struct Table(String);

impl Default for Table {
    /// A table without rows. It starts with a byte order mark, without which spreadsheets read Chinese as something else.
    fn default() -> Self {
        Self("\u{feff}".to_owned())
    }
}

impl Table {
    /// Adds a row.
    pub fn row<'a>(&mut self, cells: impl IntoIterator<Item = &'a str>) {
        for (index, cell) in cells.into_iter().enumerate() {
            if index > 0 {
                self.0.push(',');
            }
            push_cell(&mut self.0, cell);
        }
        self.0.push_str("\r\n");
    }

    /// The file.
    #[must_use]
    pub fn finish(self) -> String {
        self.0
    }
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
    use super::Table;

    #[test]
    fn cells_are_data_and_never_formulas() {
        let mut table = Table::default();
        table.row(["甲,乙", "\"丙\""]);
        table.row(["=cmd|'/c calc'!A0", "-2+3"]);
        table.row(["-5", "+218.1"]);
        table.row(["@SUM(A1)", "63%"]);
        assert_eq!(
            table.finish(),
            "\u{feff}\"甲,乙\",\"\"\"丙\"\"\"\r\n\"'=cmd|'/c calc'!A0\",\"'-2+3\"\r\n-5,+218.1\r\n\"'@SUM(A1)\",63%\r\n"
        );
    }
}
