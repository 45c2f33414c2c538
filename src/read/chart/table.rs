//! The tables of charts: rows in the record, figures by name, or a file.

use std::ops::Range;

use super::super::decode::{Fields, Findings};
use super::super::node::{Entry, Node, Value};
use super::super::value::{is_empty, is_legal_name, items, names, text, wrong_type};
use crate::diagnostic::{Diagnostic, codes};
use crate::message;
use crate::quantity::Quantity;
use crate::record::{Cell, Columns, Comparison, Data, Row, Sort, TableSpec};
use crate::source::{Span, Spanned};

const FIGURES: &str = "figures: [pairs-suzhou, pairs-wuxi]";
const ROWS: &str = "rows: { 学校: 1035对, 医院: 311对 }";
const HEADED_ROWS: &str = "rows: { 党政干部: [82人次, 31人次], 专业技术人才: [141人次, 167人次] }";
const LABELS: &str = "labels: { pairs-suzhou: 苏州 }";
const ANNOTATE: &str = "annotate: { 苏州: 占四成 }";
const COMPARE: &str = "compare: { label: 全省平均, value: pairs-mean }";

/// What columns a chart's table has.
#[derive(Clone, Copy)]
pub(super) enum Shape {
    /// One value a row: bars, dots.
    One,
    /// Several values of the same sort, so many at least: grouped bars, lines.
    Headed(usize),
    /// One value a row, or several where the record heads columns: lines over time.
    Series,
    /// Values of fixed meaning by their keys, each with whether a row must have it: the low and high of a range.
    /// A value that stands alone has the role `span`, where there is one.
    Roles(&'static [(&'static str, bool)]),
}

impl Shape {
    /// What a series is in this record: heads of columns make it several values a row, and so does a file of which no single
    /// column is named.
    fn settled(self, fields: &mut Fields) -> Self {
        let Self::Series = self else { return self };
        let listed = fields.entry("figures").is_some();
        let headed = fields.entry("columns").is_some();
        let file = fields.entry("data").is_some() && fields.entry("column").is_none();
        if !listed && (headed || file) { Self::Headed(1) } else { Self::One }
    }
}

const SORTS: [(&str, Sort); 2] = [("value", Sort::Value), ("given", Sort::Given)];

/// Reads the table of a chart and the wishes that all tables take.
pub(super) fn table(fields: &mut Fields, shape: Shape) -> Option<TableSpec> {
    let shape = shape.settled(fields);
    let columns = columns(fields, shape);
    let data = data(fields, shape, columns.as_ref());
    table_of(fields, shape, data, columns)
}

/// The table of data that was read, with the wishes that all tables take.
pub(super) fn table_of(
    fields: &mut Fields,
    shape: Shape,
    data: Option<Data>,
    columns: Option<Columns>,
) -> Option<TableSpec> {
    let labels = match shape {
        Shape::One => fields.named_texts("labels", LABELS),
        Shape::Headed(_) | Shape::Series | Shape::Roles(_) => Vec::new(),
    };
    let sort = fields.word("sort", &SORTS).map(|sort| sort.value);
    let highlight = fields.text("highlight", "highlight: 苏州");
    let annotations = fields.text_pairs("annotate", ANNOTATE);
    let compare = compare(fields);
    Some(TableSpec { data: data?, columns: columns?, labels, sort, highlight, annotations, compare })
}

/// How a value of fixed meaning is written, for examples.
fn example(role: &str) -> &'static str {
    match role {
        "whole" => "households",
        "part" => "poor-households",
        "share" => "70.9%",
        "x" => "8660斤",
        "y" => "32908元",
        "high" => "100万元",
        _ => "20万元",
    }
}

/// `{ low: 20万元, high: 100万元 }`, for the values that a row must have; all of them where none is needed alone.
fn row_example(roles: &[(&str, bool)], value: impl Fn(&str) -> String) -> String {
    let must: Vec<_> = roles.iter().filter(|(_, required)| *required).collect();
    let shown = if must.is_empty() { roles.iter().collect() } else { must };
    let pairs: Vec<String> = shown.iter().map(|(role, _)| format!("{role}: {}", value(role))).collect();
    format!("{{ {} }}", pairs.join(", "))
}

/// Reads one value: a figure's name, or a quantity as written.
pub(in crate::read) fn cell(node: &Node, name: &str, findings: &Findings) -> Option<Cell> {
    let written = text(node, name, "1035对", findings)?;
    if is_legal_name(&written) {
        return Some(Cell::Figure(written));
    }
    let place = |range| node.part(range);
    quantity(&written, place, findings).map(|quantity| Cell::Stated(Spanned::new(quantity, written.span)))
}

/// Reads a quantity as written. `place` gives the place of a byte range of it.
pub(super) fn quantity(
    written: &Spanned<String>,
    place: impl FnOnce(Range<usize>) -> Span,
    findings: &Findings,
) -> Option<Quantity> {
    match Quantity::parse(written) {
        Ok(quantity) => Some(quantity),
        Err(error) => {
            let hint = if written.starts_with(|c: char| c.is_ascii_alphabetic()) {
                message!(
                    "写数据的名称（小写英文字母、数字和连字符），或者照原文写数：1035对",
                    "write the name of a figure, or a quantity as the source words it: 1035对"
                )
            } else {
                error.hint
            };
            findings.push(Diagnostic::error(codes::FIGURE_SYNTAX, place(error.range), error.message).with_hint(hint));
            None
        }
    }
}

/// Reads one value of a mapping's field.
pub(in crate::read) fn cell_field(fields: &mut Fields, name: &'static str) -> Option<Cell> {
    let entry = fields.entry(name)?;
    cell(&entry.value, name, fields.findings())
}

/// None where the columns are not readable; the finding is made.
fn columns(fields: &mut Fields, shape: Shape) -> Option<Columns> {
    match shape {
        Shape::One => Some(Columns::One(fields.text("column", "column: 村集体收入"))),
        Shape::Headed(_) | Shape::Series => {
            // Without the heads of a file's columns all of them are taken; a table of the record says what its values are.
            let is_file = fields.entry("data").is_some();
            let example = "columns: [赴沿河, 赴张家港]";
            if !is_file {
                fields.required("columns", example)?;
            }
            let heads = fields.texts("columns", example);
            let least = if let Shape::Headed(least) = shape { least } else { 1 };
            if let Some(entry) = fields.entry("columns").filter(|_| !heads.is_empty() && heads.len() < least) {
                fields.findings().push(
                    Diagnostic::error(
                        codes::WRONG_TYPE,
                        entry.value.span,
                        message!("columns 至少要写{least}列", "`columns` names at least {least} columns"),
                    )
                    .with_hint(message!("只有一列数的图用 bar（条形图）", "use `bar` for a single column")),
                );
                return None;
            }
            Some(Columns::Headed(heads))
        }
        Shape::Roles(roles) => {
            let shown = row_example(roles, |role| format!("列名{role}"));
            let heads: Vec<(Spanned<String>, Spanned<String>)> = match fields.entry("data") {
                Some(_) => {
                    let there = fields.required("columns", &format!("columns: {shown}")).is_some();
                    let heads = fields.text_pairs("columns", &format!("columns: {shown}"));
                    let lacks = |role: &str| there && !heads.iter().any(|(key, _)| key.value == role);
                    let missing: Vec<&str> = roles
                        .iter()
                        .filter(|(role, required)| *required && lacks(role))
                        .map(|(role, _)| *role)
                        .collect();
                    for role in &missing {
                        let place = fields.entry("columns").map_or(fields.owner(), |entry| entry.key.span);
                        fields.findings().push(
                            Diagnostic::error(
                                codes::MISSING_FIELD,
                                place,
                                message!("columns 缺少 {role}", "`columns` has no `{role}`"),
                            )
                            .with_hint(message!(
                                "写明用表里的哪一列：{shown}",
                                "name a column of the file for it, as in: {shown}"
                            )),
                        );
                    }
                    if !missing.is_empty() {
                        return None;
                    }
                    heads
                }
                None => Vec::new(),
            };
            for (key, _) in heads.iter().filter(|(key, _)| !roles.iter().any(|(role, _)| *role == key.value)) {
                let keys: Vec<&str> = roles.iter().map(|(role, _)| *role).collect();
                let (zh, en, word) = (keys.join("、"), keys.join(", "), &key.value);
                fields.findings().push(
                    Diagnostic::error(
                        codes::UNKNOWN_FIELD,
                        key.span,
                        message!("columns 没有“{word}”", "`columns` has no `{word}`", word = word),
                    )
                    .with_hint(message!("可以写：{zh}", "one of: {en}", zh = zh, en = en)),
                );
            }
            let head = |role: &str| heads.iter().find(|(key, _)| key.value == role).map(|(_, head)| head.clone());
            Some(Columns::Roles(roles.iter().map(|(role, _)| (*role, head(role))).collect()))
        }
    }
}

fn data(fields: &mut Fields, shape: Shape, columns: Option<&Columns>) -> Option<Data> {
    let findings = fields.findings();
    let listed = matches!(shape, Shape::One).then(|| fields.entry("figures")).flatten();
    let rows = fields.entry("rows");
    let file = fields.entry("data");
    if let (Some(one), Some(other)) = (listed.or(rows), rows.filter(|_| listed.is_some()).or(file)) {
        findings.push(
            Diagnostic::error(
                codes::WRONG_TYPE,
                other.key.span,
                message!("图的数据只能来自一处", "the data of a chart comes from one place"),
            )
            .with_other(one.key.span, message!("这里已经写了", "it is given here"))
            .with_hint(message!(
                "figures（列出数据名）、rows（写在记录里）、data（CSV 文件）三者选一",
                "choose one of `figures`, `rows` and `data`"
            )),
        );
        return None;
    }
    if let Some(entry) = listed {
        return Some(Data::Figures(names(&entry.value, "figures", FIGURES, findings)));
    }
    if let Some(entry) = file {
        let path = text(&entry.value, "data", "data: villages.csv", findings)?;
        return Some(Data::File(path));
    }
    match shape {
        Shape::One if rows.is_none() => {
            fields.required("figures", "figures: [pairs-suzhou, pairs-wuxi]（或 rows、data）");
            return None;
        }
        _ => {
            fields.required("rows", &rows_example(shape));
        }
    }
    let entries = fields.pairs("rows", &rows_example(shape));
    let rows: Vec<Row> = entries.iter().filter_map(|entry| row(entry, shape, columns, findings)).collect();
    (rows.len() == entries.len() && !rows.is_empty()).then_some(Data::Rows(rows))
}

fn rows_example(shape: Shape) -> String {
    match shape {
        Shape::One => ROWS.to_owned(),
        Shape::Headed(_) | Shape::Series => HEADED_ROWS.to_owned(),
        Shape::Roles(roles) => format!("rows: {{ 户数: {} }}", row_example(roles, |role| example(role).to_owned())),
    }
}

/// One row of the record: 学校: 1035对.
fn row(Entry { key, value }: &Entry, shape: Shape, columns: Option<&Columns>, findings: &Findings) -> Option<Row> {
    let cells = match shape {
        Shape::One => vec![Some(cell(value, &key.value, findings)?)],
        Shape::Headed(_) | Shape::Series => {
            let example = format!("{}: [82人次, 31人次]", key.value);
            let nodes = match &value.value {
                Value::List(_) => items(value, &key.value, &example, findings),
                _ => {
                    wrong_type(value, &key.value, &message!("一个列表", "a list"), &example, findings);
                    return None;
                }
            };
            let wanted = match columns {
                Some(Columns::Headed(heads)) => heads.len(),
                _ => nodes.len(),
            };
            if nodes.len() != wanted {
                let found = nodes.len();
                findings.push(
                    Diagnostic::error(
                        codes::WRONG_TYPE,
                        value.span,
                        message!(
                            "columns 有{wanted}列，这一行却有{found}个数",
                            "there are {wanted} columns, but this row has {found} values"
                        ),
                    )
                    .with_hint(message!(
                        "每一行的数要与 columns 一一对应；原文没有的数留空，写 ~",
                        "give a value for each column; write ~ where the source states none"
                    )),
                );
                return None;
            }
            let mut cells = Vec::new();
            for node in nodes {
                cells.push(if is_empty(node) { None } else { Some(cell(node, &key.value, findings)?) });
            }
            cells
        }
        Shape::Roles(roles)
            if matches!(value.value, Value::Text(_)) && roles.iter().any(|(role, _)| *role == "span") =>
        {
            let read = cell(value, &key.value, findings)?;
            roles.iter().map(|(role, _)| (*role == "span").then(|| read.clone())).collect()
        }
        Shape::Roles(roles) => {
            let what = message!("“{row}”这一行", "the row `{row}`", row = key.value);
            let shown = row_example(roles, |role| example(role).to_owned());
            let mut fields = Fields::open(value, what, key.span, &shown, findings)?;
            let mut cells = Vec::new();
            let mut missing = false;
            for (role, required) in roles {
                let entry = if *required {
                    fields.required(role, &format!("{role}: {}", example(role)))
                } else {
                    fields.entry(role)
                };
                missing |= *required && entry.is_none();
                let read = entry.map(|entry| cell(&entry.value, role, findings));
                missing |= read.as_ref().is_some_and(Option::is_none);
                cells.push(read.flatten());
            }
            fields.finish();
            if missing {
                return None;
            }
            cells
        }
    };
    let span = Span { end: value.span.end.max(key.span.end), ..key.span };
    Some(Row { label: key.clone(), cells, span })
}

fn compare(fields: &mut Fields) -> Option<Comparison> {
    let findings = fields.findings();
    let entry = fields.entry("compare")?;
    let what = message!("compare（对照线）", "`compare`");
    let mut fields = Fields::open(&entry.value, what, entry.key.span, COMPARE, findings)?;
    let label = fields.required_text("label", "label: 全省平均");
    let value = fields.required("value", "value: pairs-mean").and_then(|entry| cell(&entry.value, "value", findings));
    fields.finish();
    Some(Comparison { label: label?, value: value? })
}
