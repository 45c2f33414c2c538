//! What holds for every chart of a table: each value is there, once, with a source, and all can stand on one axis.
//!
//! `unknown-data`, `unknown-column`, `data-value`: the chart asks for a file, a column or a value that is not there.
//! `chart-source`: a chart that writes values down itself says where they stand.

use rust_decimal::Decimal;

use super::super::alike::{Together, alike};
use super::super::reference::not_shown;
use crate::corpus::{Datum, Table, datum, file_columns, table};
use crate::diagnostic::{Diagnostic, Message, did_you_mean};
use crate::message;
use crate::record::{Case, ChartSpec, Columns, Data, DataFile, NOT_STATED, Sort, TableSpec};
use crate::source::Spanned;

/// Looks a table up and reports what is missing, stands twice or has no source.
pub(super) fn rows<'a>(
    case: &'a Case,
    chart: &ChartSpec,
    spec: &'a TableSpec,
    diagnostics: &mut Vec<Diagnostic>,
) -> Table<'a> {
    match &spec.data {
        Data::Figures(names) => once_each(names, diagnostics),
        Data::SumOf(_) | Data::Rows(_) => {}
        Data::File(path) => file(case, spec, path, diagnostics),
    }
    if let Columns::Headed(heads) = &spec.columns {
        once_each(heads, diagnostics);
    }
    sourced(case, chart, diagnostics);
    let table = table(case, spec, Sort::Given);
    let asked = spec.highlight.iter().chain(spec.annotations.iter().chain(&spec.labels).map(|(wish, _)| wish));
    // A figure that the chart lists and the record has not has its finding.
    let is_missing = |wish: &Spanned<String>| match &spec.data {
        Data::Figures(names) => names.contains(wish) && !case.figures.contains_key(wish.as_str()),
        _ => false,
    };
    shown(asked.filter(|wish| !is_missing(wish)), &table, diagnostics);
    not_empty(case, chart, spec, diagnostics);
    compare(case, spec, &table, diagnostics);
    table
}

/// There is a value to draw. A name or a file that is not there has its finding.
fn not_empty(case: &Case, chart: &ChartSpec, spec: &TableSpec, diagnostics: &mut Vec<Diagnostic>) {
    let is_empty = match &spec.data {
        Data::Figures(names) => names.is_empty(),
        Data::SumOf(_) => false,
        Data::Rows(rows) => rows.iter().all(|row| row.cells.iter().all(Option::is_none)),
        Data::File(path) => case.data.get(path.as_str()).is_some_and(|file| {
            let columns: Option<Vec<usize>> = file_columns(file, &spec.columns).into_iter().collect();
            let is_blank = |column: &usize| {
                file.rows.iter().all(|row| row.cells.get(*column).is_none_or(|cell| is_empty(&cell.text)))
            };
            // A file without rows, or with none that could be read, has its finding.
            !file.rows.is_empty() && columns.is_some_and(|columns| columns.iter().all(is_blank))
        }),
    };
    if is_empty {
        diagnostics.push(
            Diagnostic::error("chart-empty", chart.name.span, message!("图里没有一个数", "the chart has no values"))
                .with_hint(message!(
                    "在 figures、rows 或 CSV 文件里写上数",
                    "give values in `figures`, `rows` or the file"
                )),
        );
    }
}

/// Each row has a value in the first columns, as many as are needed. Gives whether that is so.
pub(super) fn filled(table: &Table, needed: usize, hint: &Message, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let before = diagnostics.len();
    for row in &table.rows {
        for (index, column) in table.columns.iter().enumerate().take(needed) {
            if row.cell(index).is_some() {
                continue;
            }
            let row_name = row.label;
            let said = if column.is_empty() {
                message!("“{row_name}”没有数", "there is no value for \"{row_name}\"")
            } else {
                message!("“{row_name}”缺少“{column}”的数", "\"{row_name}\" has no value for \"{column}\"")
            };
            diagnostics.push(Diagnostic::error("data-value", row.span, said).with_hint(hint.clone()));
        }
    }
    diagnostics.len() == before
}

/// What to do where a kind of chart needs every value.
pub(super) fn fill_in() -> Message {
    message!("这种图缺不得：填上数，或者删去这一行", "this kind needs all values: fill it in, or delete the row")
}

/// Each value is one number and no range. Gives whether that is so.
pub(super) fn single<'a>(data: impl IntoIterator<Item = Datum<'a>>, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let before = diagnostics.len();
    for datum in data.into_iter().filter(|datum| datum.quantity.upper.is_some()) {
        diagnostics.push(
            Diagnostic::error(
                "chart-parts",
                datum.span,
                message!(
                    "{value}是一个范围，不是一个数",
                    "{value} is a range and no single value",
                    value = datum.quantity.wording
                ),
            )
            .with_hint(message!("范围用 range（范围图）", "draw ranges as `range`")),
        );
    }
    diagnostics.len() == before
}

/// A value that the others are held against is one of their unit and kind of money; that it is a standard or a plan beside results
/// is the point.
fn compare(case: &Case, spec: &TableSpec, table: &Table, diagnostics: &mut Vec<Diagnostic>) {
    let Some(value) = spec.compare.as_ref().and_then(|compare| datum(case, &compare.value)) else { return };
    let Some(first) = table.data().next() else { return };
    let other_money = matches!((value.money(), first.money()), (Some(one), Some(other)) if one != other);
    let (a, b) = (&value.quantity.wording, &first.quantity.wording);
    let (code, said) = if !value.quantity.comparable(first.quantity) {
        ("chart-units", message!("对照的{a}与图里的{b}单位不同", "{a} cannot be held against {b}: the units differ"))
    } else if other_money {
        ("chart-kinds", message!("对照的{a}与图里的{b}不是同一类资金", "{a} and {b} are different kinds of money"))
    } else if value.quantity.upper.is_some() {
        ("chart-parts", message!("{a}是一个范围，画不成一条对照线", "{a} is a range, which gives no line"))
    } else if value.quantity.base_value() < Decimal::ZERO
        && table.data().all(|datum| datum.quantity.base_value() >= Decimal::ZERO)
    {
        ("chart-parts", message!("对照的{a}小于零，图里的数都不小于零", "{a} is below zero, the values are not"))
    } else {
        return;
    };
    diagnostics.push(
        Diagnostic::error(code, value.span, said)
            .with_other(first.span, message!("图里的数在这里", "a value of the chart is here"))
            .with_hint(message!(
                "对照线要与图里的数同单位、同资金类别；性质可以不同（实绩对标准）",
                "the line shares unit and kind of money with the values; its nature may differ"
            )),
    );
}

/// All values of some rows and columns can stand on one axis: one unit, one nature, one kind of money.
pub(super) fn one_axis<'a>(data: impl IntoIterator<Item = Datum<'a>>, diagnostics: &mut Vec<Diagnostic>) {
    alike(data, Together::OnOneAxis, diagnostics);
}

/// All values share an axis on which each is one point.
pub(super) fn positions(data: &[Datum], diagnostics: &mut Vec<Diagnostic>) {
    one_axis(data.iter().copied(), diagnostics);
    single(data.iter().copied(), diagnostics);
}

/// No more marks than a reader can take in; `instead` is what serves for more.
pub(super) fn at_most(
    count: usize,
    most: usize,
    chart: &ChartSpec,
    instead: Message,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if count > most {
        diagnostics.push(
            Diagnostic::error(
                "chart-size",
                chart.name.span,
                message!(
                    "图里有{count}项，读者分不清，最多{most}项",
                    "the chart has {count} items, more than a reader can take in ({most})",
                    count = count,
                    most = most
                ),
            )
            .with_hint(instead),
        );
    }
}

/// All values share an axis on which they are lengths from zero.
pub(super) fn lengths(table: &Table, diagnostics: &mut Vec<Diagnostic>) {
    lengths_of(&table.data().collect::<Vec<_>>(), diagnostics);
}

/// Some values share an axis on which they are lengths from zero.
pub(super) fn lengths_of(data: &[Datum], diagnostics: &mut Vec<Diagnostic>) {
    positions(data, diagnostics);
    not_below_zero(data.iter().copied(), diagnostics);
}

/// No value is below zero.
pub(super) fn not_below_zero<'a>(data: impl IntoIterator<Item = Datum<'a>>, diagnostics: &mut Vec<Diagnostic>) {
    for datum in data.into_iter().filter(|datum| datum.quantity.base_value() < Decimal::ZERO) {
        diagnostics.push(
            Diagnostic::error(
                "chart-parts",
                datum.span,
                message!(
                    "{value}小于零，不能画成长度",
                    "{value} is below zero and has no length",
                    value = datum.quantity.wording
                ),
            )
            .with_hint(message!(
                "增减的数用 waterfall（分项合计图）或 line（折线图）",
                "draw what rises and falls as `waterfall` or `line`"
            )),
        );
    }
}

/// No figure is drawn twice.
fn once_each(names: &[Spanned<String>], diagnostics: &mut Vec<Diagnostic>) {
    for (index, name) in names.iter().enumerate() {
        if let Some(first) = names[..index].iter().find(|first| *first == name) {
            diagnostics.push(
                Diagnostic::error(
                    "chart-parts",
                    name.span,
                    message!("“{name}”在图里列了两次", "the chart lists `{name}` twice", name = name.value),
                )
                .with_other(first.span, message!("先列在这里", "first here"))
                .with_hint(message!("删去其中一处", "delete one of the two")),
            );
        }
    }
}

/// The rows and columns that a spec speaks of are there. Why a table has none is said elsewhere.
pub(super) fn shown<'a>(
    asked: impl Iterator<Item = &'a Spanned<String>>,
    table: &Table,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let rows = table.rows.iter().map(|row| row.name.unwrap_or(row.label));
    let known: Vec<&str> = rows.chain(table.columns.iter().map(String::as_str)).collect();
    if known.is_empty() {
        return;
    }
    let is_there = |wish: &str| known.contains(&wish) || table.rows.iter().any(|row| row.is_meant(wish));
    for wish in asked.filter(|wish| !is_there(wish)) {
        diagnostics.push(not_shown(wish, &known));
    }
}

/// Values that no figure stands for have a source.
pub(super) fn sourced(case: &Case, chart: &ChartSpec, diagnostics: &mut Vec<Diagnostic>) {
    let stated = chart.kind.stated().first().map(|quantity| quantity.span);
    let Some(span) = stated.or(match chart.kind.table().map(|table| &table.data) {
        Some(Data::File(path)) => Some(path.span),
        _ => None,
    }) else {
        return;
    };
    if chart.source.is_none() {
        let known: Vec<&str> = case.sources.keys().map(String::as_str).collect();
        let name = known.first().copied().unwrap_or("team-report");
        diagnostics.push(
            Diagnostic::error(
                "chart-source",
                chart.name.span,
                message!("图里直接写了数，却没有写出处", "the chart states values, but not where they stand"),
            )
            .with_other(span, message!("这里的数不是 figures 里的数据", "this is no figure of the record"))
            .with_hint(message!(
                "给图补上出处，例如 source: \"{name}#23\"；或者把数写进 figures，在这里用它的名称",
                "add `source: \"{name}#23\"` to the chart, or make the value a figure and write its name here"
            )),
        );
    }
}

/// The file is there, with the columns, and their cells are numbers.
fn file(case: &Case, spec: &TableSpec, path: &Spanned<String>, diagnostics: &mut Vec<Diagnostic>) {
    let Some(file) = case.data.get(path.as_str()) else {
        let hint = match did_you_mean(path, case.data.keys().map(String::as_str)) {
            Some(close) => message!("是不是“{close}”？", "did you mean `{close}`?"),
            None => message!(
                "把 CSV 文件放进案例的文件夹，写相对于这个文件夹的路径",
                "put the file into the folder of the case, and write its path from there"
            ),
        };
        diagnostics.push(
            Diagnostic::error(
                "unknown-data",
                path.span,
                message!("案例的文件夹里没有“{path}”", "there is no `{path}` in the case", path = path.value),
            )
            .with_hint(hint),
        );
        return;
    };
    columns(file, &spec.columns, diagnostics);
    for column in file_columns(file, &spec.columns).into_iter().flatten() {
        for row in &file.rows {
            let Some(cell) = row.cells.get(column) else { continue };
            if cell.quantity.is_none() && !is_empty(&cell.text) {
                diagnostics.push(
                    Diagnostic::error(
                        "data-value",
                        cell.text.span,
                        message!("这一格不是数：{text}", "this cell is no number: {text}", text = cell.text.value),
                    )
                    .with_hint(message!(
                        "写数和单位；整列同一个单位时，把单位写进表头：集体收入（万元）；没有数的格子留空",
                        "write a number with its unit, or the unit once in the head; leave a cell empty where nothing is known"
                    )),
                );
            }
        }
    }
}

/// Whether a cell says that nothing is known.
fn is_empty(text: &str) -> bool {
    matches!(text, "" | "-" | "—" | "——" | "/" | NOT_STATED)
}

fn columns(file: &DataFile, columns: &Columns, diagnostics: &mut Vec<Diagnostic>) {
    let heads = || file.head.iter().skip(1).map(|head| head.label.value.as_str());
    let asked: Vec<&Spanned<String>> = match columns {
        Columns::One(head) => head.iter().collect(),
        Columns::Headed(heads) => heads.iter().collect(),
        Columns::Roles(roles) => roles.iter().filter_map(|(_, head)| head.as_ref()).collect(),
    };
    for head in asked.into_iter().filter(|head| !heads().any(|known| known == head.value)) {
        let (zh, en) = (heads().collect::<Vec<_>>().join("、"), heads().collect::<Vec<_>>().join(", "));
        let hint = match did_you_mean(head, heads()) {
            Some(close) => message!("是不是“{close}”？", "did you mean `{close}`?"),
            None => message!("表里的列：{zh}", "its columns: {en}"),
        };
        diagnostics.push(
            Diagnostic::error(
                "unknown-column",
                head.span,
                message!("表里没有“{head}”这一列", "the file has no column \"{head}\"", head = head.value),
            )
            .with_hint(hint),
        );
    }
}
