//! Charts of parts and their wholes, and of counted things.

use super::super::decode::{Fields, Findings};
use super::super::node::{Entry, Node, Value};
use super::super::value::{is_empty, texts};
use super::table::{Shape, cell, table, table_of};
use crate::diagnostic::{Diagnostic, codes};
use crate::message;
use crate::record::{
    Cell, Columns, Data, NestedForm, NestedSpec, PartSpec, PartValue, PictogramSpec, PictogramSymbol, ShareRow,
    ShareSpec, SumSpec, WaterfallSpec,
};
use crate::source::{Span, Spanned};

const TOTAL: &str = "total: gifts";
const GROUPS: &str = "groups: { 资金: [gift-study, gift-roads] }";
const ROWS: &str = "rows: { 项目数量: { whole: projects, parts: { 产业项目: industry-projects, 其他项目: rest } } }";
const PARTS: &str = "parts: { 产业项目: industry-projects, 其他项目: rest }";

/// The word for what the other parts leave.
const REST: &str = "rest";

const FORMS: [(&str, NestedForm); 2] = [("bars", NestedForm::Bars), ("squares", NestedForm::Squares)];

const SYMBOLS: [(&str, PictogramSymbol); 3] =
    [("house", PictogramSymbol::House), ("person", PictogramSymbol::Person), ("disc", PictogramSymbol::Disc)];

/// Reads a total and its parts: the parts that its figure lists, or a table.
pub(super) fn sum(fields: &mut Fields) -> Option<SumSpec> {
    let findings = fields.findings();
    let total = fields.required("total", TOTAL);
    let is_there = total.is_some();
    let total = total.and_then(|entry| cell(&entry.value, "total", findings));
    let listed = ["figures", "rows", "data"].into_iter().any(|name| fields.entry(name).is_some());
    let parts = match &total {
        Some(Cell::Figure(name)) if !listed => {
            fields.entry("column");
            let data = Data::SumOf(name.clone());
            table_of(fields, Shape::One, Some(data), Some(Columns::One(None)))
        }
        // Without a total there is no telling whether the parts are missing.
        None if !listed && !is_there => table_of(fields, Shape::One, None, None),
        _ => table(fields, Shape::One),
    };
    Some(SumSpec { total: total?, parts: parts? })
}

/// Reads a waterfall.
pub(super) fn waterfall(fields: &mut Fields) -> Option<WaterfallSpec> {
    let findings = fields.findings();
    let sum = sum(fields);
    let groups = fields.pairs("groups", GROUPS).iter();
    let groups = groups.map(|Entry { key, value }| (key.clone(), texts(value, &key.value, GROUPS, findings))).collect();
    Some(WaterfallSpec { sum: sum?, groups })
}

/// Reads a nested proportion.
pub(super) fn nested(fields: &mut Fields) -> Option<NestedSpec> {
    let table = table(fields, Shape::Roles(&NestedSpec::ROLES));
    let form = fields.word("form", &FORMS).map(|form| form.value).unwrap_or_default();
    let part = fields.text("part", "part: 建档立卡户");
    Some(NestedSpec { table: table?, part, form })
}

/// Reads a pictogram.
pub(super) fn pictogram(fields: &mut Fields) -> Option<PictogramSpec> {
    let table = table(fields, Shape::One);
    let symbol = fields.word("symbol", &SYMBOLS).map(|symbol| symbol.value);
    Some(PictogramSpec { table: table?, symbol })
}

/// Reads a 100 % stacked bar: rows by their labels, or as a list.
pub(super) fn share(fields: &mut Fields) -> Option<ShareSpec> {
    let findings = fields.findings();
    let entry = fields.required("rows", ROWS)?;
    let owner = fields.owner();
    let (count, rows): (usize, Vec<ShareRow>) = if let Value::List(_) = entry.value.value {
        let nodes = fields.list("rows", ROWS);
        (nodes.len(), nodes.iter().filter_map(|node| listed_row(node, owner, findings)).collect())
    } else {
        let entries = fields.pairs("rows", ROWS);
        (entries.len(), entries.iter().filter_map(|Entry { key, value }| named_row(key, value, findings)).collect())
    };
    (rows.len() == count && count > 0).then_some(ShareSpec { rows })
}

/// `- { label: 项目数量, whole: projects, parts: … }`
fn listed_row(node: &Node, owner: Span, findings: &Findings) -> Option<ShareRow> {
    let mut row = Fields::open(node, message!("rows 里的一行", "a row"), owner, ROWS, findings)?.pointing_at(node.span);
    let label = row.required_text("label", "label: 项目数量");
    let (whole, parts) = whole_and_parts(&mut row);
    row.finish();
    Some(ShareRow { label: label?, whole: whole?, parts: parts?, span: node.span })
}

/// `项目数量: { whole: projects, parts: … }`
fn named_row(key: &Spanned<String>, node: &Node, findings: &Findings) -> Option<ShareRow> {
    let what = message!("“{row}”这一行", "the row `{row}`", row = key.value);
    let mut row = Fields::open(node, what, key.span, ROWS, findings)?;
    let (whole, parts) = whole_and_parts(&mut row);
    row.finish();
    Some(ShareRow { label: key.clone(), whole: whole?, parts: parts?, span: key.span })
}

fn whole_and_parts(row: &mut Fields) -> (Option<Cell>, Option<Vec<PartSpec>>) {
    let findings = row.findings();
    let whole = row.required("whole", "whole: projects").and_then(|entry| cell(&entry.value, "whole", findings));
    let Some(entry) = row.required("parts", PARTS) else { return (whole, None) };
    let (count, parts): (usize, Vec<PartSpec>) = if let Value::List(nodes) = &entry.value.value {
        (nodes.len(), nodes.iter().filter_map(|node| listed_part(node, findings)).collect())
    } else {
        let entries = row.pairs("parts", PARTS);
        (entries.len(), entries.iter().filter_map(|Entry { key, value }| named_part(key, value, findings)).collect())
    };
    (whole, (parts.len() == count && count > 0).then_some(parts))
}

/// `产业项目: industry-projects`, or the word for what is left.
fn named_part(key: &Spanned<String>, node: &Node, findings: &Findings) -> Option<PartSpec> {
    let is_rest = matches!(&node.value, Value::Text(text) if text.text.trim() == REST);
    if is_empty(node) {
        findings.push(
            Diagnostic::error(
                codes::MISSING_FIELD,
                key.span,
                message!("“{part}”后面没有数", "there is no value behind \"{part}\"", part = key.value),
            )
            .with_hint(message!(
                "写数据名或数；原文没有、由整体减去其他各项得出的，写 rest",
                "write a figure's name or a quantity, or `rest` for what the other parts leave"
            )),
        );
        return None;
    }
    let value = if is_rest { PartValue::Rest } else { PartValue::Stated(cell(node, &key.value, findings)?) };
    Some(PartSpec { label: key.clone(), value, span: key.span })
}

/// `- { label: 产业项目, figure: industry-projects }`
fn listed_part(node: &Node, findings: &Findings) -> Option<PartSpec> {
    let mut fields = Fields::open(node, message!("parts 里的一项", "a part"), node.span, PARTS, findings)?;
    let label = fields.required_text("label", "label: 产业项目");
    let entry = fields.entry("figure");
    let rest = fields.word(REST, &[("true", true)]);
    let has_rest = fields.entry(REST).is_some();
    let value = match (entry, rest) {
        (Some(_), Some(rest)) => {
            findings.push(
                Diagnostic::error(
                    codes::WRONG_TYPE,
                    rest.span,
                    message!("figure 和 rest 只能写一个", "a part has either `figure` or `rest`"),
                )
                .with_hint(message!(
                    "rest: true 表示“整体减去其他各项”；原文写明了数的用 figure",
                    "`rest: true` is the whole less the other parts"
                )),
            );
            None
        }
        (Some(entry), None) => cell(&entry.value, "figure", findings).map(PartValue::Stated),
        (None, Some(_)) => Some(PartValue::Rest),
        (None, None) => {
            if !has_rest {
                fields.required("figure", "figure: industry-projects（或 rest: true，表示其余）");
            }
            None
        }
    };
    fields.finish();
    Some(PartSpec { label: label?, value: value?, span: node.span })
}
