//! Files of comma-separated values (CSV), as spreadsheets write them: the data of a chart that is too long for the record.

use std::ops::Range;

use csv::{ReaderBuilder, StringRecord};

use super::decode::Findings;
use super::text;
use crate::diagnostic::{Diagnostic, Parsed, codes};
use crate::message;
use crate::quantity::Quantity;
use crate::record::{DataCell, DataFile, DataHead, DataRow};
use crate::source::{FileId, Sources, Spanned, half_width};

/// Reads a file. `path` is its path in the folder of the case. Gives no table where there is no head.
#[must_use]
pub fn data_file(sources: &Sources, file: FileId, path: &str) -> Parsed<Option<DataFile>> {
    let findings = Findings::default();
    let value = read(sources, file, path, &findings);
    Parsed { value, diagnostics: findings.into_vec(&sources.get(file).path) }
}

fn read(sources: &Sources, file: FileId, path: &str, findings: &Findings) -> Option<DataFile> {
    let source = sources.get(file);
    let text = text::read(source, file, findings)?;
    let first = text.text.lines().next().unwrap_or("");
    // Spreadsheets of some languages and copies from tables separate by other characters than commas.
    let delimiter = if first.contains(',') {
        b','
    } else {
        *[b'\t', b';'].iter().find(|c| first.contains(**c as char)).unwrap_or(&b',')
    };
    let mut reader =
        ReaderBuilder::new().has_headers(false).flexible(true).delimiter(delimiter).from_reader(text.text.as_bytes());
    let mut lines = Vec::new();
    for record in reader.records() {
        match record {
            Ok(record) => lines.push(cells(&record, &text)),
            Err(error) => {
                let at = error.position().map_or(0, |position| position.byte() as usize);
                let end = text.text[at..].find('\n').map_or(text.text.len(), |end| at + end);
                findings.push(
                    Diagnostic::error(
                        codes::DATA_SYNTAX,
                        text.span(at..end),
                        message!("这一行不是 CSV", "this line is no CSV"),
                    )
                    .with_hint(message!(
                        "在电子表格里另存为“CSV UTF-8（逗号分隔）”",
                        "save the table as CSV in UTF-8 from a spreadsheet"
                    )),
                );
                return None;
            }
        }
    }
    lines.retain(|line| line.iter().any(|cell| !cell.value.is_empty()));
    let mut lines = lines.into_iter();
    let Some(head) = lines.next().filter(|head| head.len() > 1) else {
        findings.push(
            Diagnostic::error_in(
                codes::DATA_SYNTAX,
                source.path.clone(),
                message!("表里没有表头，或者只有一列", "the table has no head, or only one column"),
            )
            .with_hint(message!(
                "第一行写各列的名称，第一列写各行的名称，用英文逗号隔开：村,集体收入（万元）",
                "the first line names the columns and the first column the rows: 村,集体收入（万元）"
            )),
        );
        return None;
    };
    let head: Vec<DataHead> = head.into_iter().map(column).collect();
    for (index, column) in head.iter().enumerate() {
        if let Some(first) = head[..index].iter().find(|other| other.label.value == column.label.value) {
            findings.push(
                Diagnostic::error(
                    codes::DATA_SYNTAX,
                    column.label.span,
                    message!("两列同名：“{head}”", "two columns are called \"{head}\"", head = column.label.value),
                )
                .with_other(first.label.span, message!("先在这里", "first here"))
                .with_hint(message!("给其中一列换个名称", "rename one of them")),
            );
        }
    }
    if lines.len() == 0 {
        findings.push(
            Diagnostic::error_in(
                codes::DATA_SYNTAX,
                source.path.clone(),
                message!("表里只有表头，没有一行数", "the table has a head and no rows"),
            )
            .with_hint(message!("在表头下面一行一行写上数", "write the rows below the head")),
        );
    }
    let rows = lines.filter_map(|line| row(line, &head, findings)).collect();
    Some(DataFile { path: path.to_owned(), head, rows })
}

/// The head of a column: words and, in brackets at their end, the unit.
fn column(cell: Spanned<String>) -> DataHead {
    let plain: String = cell.value.chars().map(half_width).collect();
    let cut = plain.strip_suffix(')').and_then(|inner| inner.rfind('(')).filter(|at| *at > 0);
    let Some(at) = cut else { return DataHead { label: cell, unit: String::new() } };
    let unit = plain[at + 1..plain.len() - 1].trim().to_owned();
    let count = plain[..at].chars().count();
    let label: String = cell.value.chars().take(count).collect();
    DataHead { label: Spanned::new(label.trim().to_owned(), cell.span), unit }
}

fn row(line: Vec<Spanned<String>>, head: &[DataHead], findings: &Findings) -> Option<DataRow> {
    let (wanted, found) = (head.len(), line.len());
    let mut cells = line.into_iter();
    let label = cells.next()?;
    if found != wanted {
        findings.push(
            Diagnostic::error(
                codes::DATA_SYNTAX,
                label.span,
                message!("表头有{wanted}列，这一行有{found}格", "the head has {wanted} columns, this line has {found}"),
            )
            .with_hint(message!(
                "补上或删去多余的逗号；格子里本来就有逗号的，把整格放进英文双引号",
                "mend the commas; put a cell that has a comma itself into quotation marks"
            )),
        );
        return None;
    }
    let cells = cells
        .zip(&head[1..])
        .map(|(text, head)| {
            let bare = text.value.replace(',', "");
            let quantity = (!bare.is_empty())
                .then(|| Quantity::parse(&format!("{bare}{}", head.unit)).or_else(|_| Quantity::parse(&bare)).ok())
                .flatten();
            DataCell { text, quantity }
        })
        .collect();
    Some(DataRow { label, cells })
}

/// The cells of a line with their places.
fn cells(record: &StringRecord, text: &text::Text) -> Vec<Spanned<String>> {
    let start = record.position().map_or(0, |position| position.byte() as usize);
    let mut at = start.min(text.text.len());
    record
        .iter()
        .map(|cell| {
            let place = find(&text.text, cell, at);
            at = place.end;
            Spanned::new(cell.trim().to_owned(), text.span(place))
        })
        .collect()
}

/// Where a cell stands from a position on; a cell that is written with escapes stands at that position.
fn find(text: &str, cell: &str, from: usize) -> Range<usize> {
    let rest = text.get(from..).unwrap_or("");
    match rest.find(cell) {
        Some(ahead) => from + ahead..from + ahead + cell.len(),
        None => from..from,
    }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use std::sync::Arc;

    use super::*;
    use crate::source::SourceFile;

    fn parsed(text: &str) -> (Sources, Parsed<Option<DataFile>>) {
        let path = "content/cases/a/villages.csv".to_owned();
        let sources = Sources::new(vec![SourceFile { path: path.clone(), bytes: Arc::new(text.as_bytes().to_vec()) }]);
        let (file, _) = sources.find(&path).unwrap();
        let parsed = data_file(&sources, file, "villages.csv");
        (sources, parsed)
    }

    #[test]
    fn units_come_from_the_head() {
        let (sources, parsed) = parsed("\u{FEFF}村,2019年收入（万元）,人口\n岗东村,\"1,020.5\",3527人\n新民村,,\n");
        assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
        let file = parsed.value.unwrap();
        assert_eq!((file.head[1].label.value.as_str(), file.head[1].unit.as_str()), ("2019年收入", "万元"));
        let [first, second] = file.rows.as_slice() else { panic!("two rows") };
        assert_eq!(first.cells[0].quantity.as_ref().unwrap().wording, "1020.5万元");
        assert_eq!(first.cells[1].quantity.as_ref().unwrap().wording, "3527人");
        assert!(second.cells.iter().all(|cell| cell.quantity.is_none()));
        let place = first.cells[1].text.span;
        assert_eq!(&sources.get(place.file).text().unwrap()[place.range()], "3527人");
    }

    #[test]
    fn what_is_no_table_is_reported() {
        for text in ["", "村\n岗东村\n", "村,收入\n", "村,收入\n岗东村\n", "村,收入,收入\n岗东村,1,2\n"]
        {
            assert!(!parsed(text).1.diagnostics.is_empty(), "{text:?}");
        }
    }
}
