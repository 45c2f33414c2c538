//! Mechanisms.

use super::accept::accept;
use super::decode::{Fields, Findings};
use super::diagram;
use super::figure::{Defaults, entry_span, source};
use super::node::{Entry, Node, Value};
use super::stated::{stated, stated_pairs};
use super::value::{is_empty, is_legal_name, items};
use crate::diagnostic::{Diagnostic, codes};
use crate::message;
use crate::record::{Body, MatrixSpec, Mechanism, MechanismKind};
use crate::source::Spanned;

const EXAMPLE: &str = "signing: { label: 双签字, kind: sign-off, signatures: [帮扶队员, 乡镇领导] }";
const MATRIX: &str = "matrix: { columns: [省级, 市级], rows: { 规划: [总体规划, 对口帮扶规划] } }";

/// Reads one mechanism.
pub(super) fn mechanism(
    name: &Spanned<String>,
    node: &Node,
    defaults: &Defaults,
    findings: &Findings,
) -> Option<Mechanism> {
    let word = &name.value;
    let what = message!("机制 {word} ", "mechanism `{word}`", word = word);
    let mut fields = Fields::open(node, what, name.span, EXAMPLE, findings)?;
    let label = fields.required_text("label", "label: “三上三下”项目汰劣评审机制");
    let kind = fields.required_word("kind", &MechanismKind::WORDS);
    let says = fields.text("says", "says: 项目方案报上去评审，退下来修改");
    let title = fields.text("title", "title: 三上三下，先汰劣再立项");
    let aliases = fields.texts("aliases", "aliases: [三上三下]");
    let count = fields.text("count", "count: 五级");
    let of = reference(&mut fields, "of");
    let part_of = reference(&mut fields, "part-of");
    let actors = fields.texts("actors", "actors: [帮扶队员, 乡镇领导]");
    let place = fields.text("place", "place: 灌云县");
    let since = fields.period("since");
    let figures = fields.names("figures", "figures: [projects]");
    let policies = fields.texts("policies", "policies: [poverty-regulation]");
    let terms = stated_pairs(&mut fields, "terms", "terms: { 省级机关: 不少于20万元 }");
    let body = label.as_ref().map(|label| body(&mut fields, label));
    let not_stated = fields.texts("not-stated", "not-stated: [每一轮的内容]");
    let source = source(&mut fields).or_else(|| defaults.source.clone());
    let quote = fields.text("quote", "quote: 实行“三上三下”");
    let note = fields.text("note", "note: 参加评审的各方有建档立卡户");
    let accept = accept(&mut fields);
    if body.is_none() {
        // Without a name the fields of its parts are still no unknown ones.
        for part in
            diagram::BODIES.iter().copied().chain(["matrix", "left", "right", "lower", "upper", "ordered", "form"])
        {
            fields.entry(part);
        }
    }
    fields.finish();
    Some(Mechanism {
        name: name.clone(),
        label: label?,
        kind: kind?,
        says,
        title,
        aliases,
        count,
        of,
        part_of,
        actors,
        place,
        since,
        figures,
        policies,
        terms,
        // A mechanism whose parts could not be read is shown without them: its findings are made.
        body: body.flatten(),
        not_stated,
        source,
        quote,
        note,
        accept,
        span: entry_span(name, node),
    })
}

/// Reads the parts, from whichever field has them.
fn body(fields: &mut Fields, label: &Spanned<String>) -> Option<Body> {
    let findings = fields.findings();
    let mut given = diagram::BODIES.into_iter().chain(["matrix"]).filter(|part| fields.entry(part).is_some());
    let part = given.next()?;
    let more: Vec<&'static str> = given.collect();
    for second in more {
        let Some(entry) = fields.entry(second) else { continue };
        findings.push(
            Diagnostic::error(
                codes::WRONG_TYPE,
                entry.key.span,
                message!(
                    "一个机制只画一种图，这里有 {part} 又有 {second}",
                    "a mechanism has one diagram, found `{part}` and `{second}`"
                ),
            )
            .with_hint(message!(
                "留下一个；另一个可以写成又一个机制，用 part-of 连起来",
                "keep one; the other can be a mechanism of its own, with `part-of`"
            )),
        );
    }
    if part == "matrix" {
        matrix(fields).map(Body::Matrix)
    } else {
        diagram::body(fields, part, label).map(|diagram| Body::Diagram(Box::new(diagram)))
    }
}

fn matrix(fields: &mut Fields) -> Option<MatrixSpec> {
    let findings = fields.findings();
    let entry = fields.required("matrix", MATRIX)?;
    let what = message!("matrix（对照表）", "`matrix`");
    let mut fields = Fields::open(&entry.value, what, entry.key.span, MATRIX, findings)?;
    let columns = fields.texts("columns", "columns: [省级, 市级]");
    fields.required("rows", MATRIX);
    let mut rows = Vec::new();
    for Entry { key, value } in fields.pairs("rows", MATRIX) {
        let one = std::slice::from_ref(value);
        let cells = if let Value::List(_) = value.value { items(value, &key.value, MATRIX, findings) } else { one };
        if cells.len() != columns.len() {
            let (found, wanted) = (cells.len(), columns.len());
            findings.push(
                Diagnostic::error(
                    codes::WRONG_TYPE,
                    key.span,
                    message!(
                        "“{row}”这一行有{found}格，表有{wanted}栏",
                        "the row `{row}` has {found} cells, the table {wanted} columns",
                        row = key.value
                    ),
                )
                .with_hint(message!("没有内容的格写 \"-\"", "write \"-\" for a cell without content")),
            );
            continue;
        }
        let cell = |node: &Node| {
            let is_blank = is_empty(node) || matches!(&node.value, Value::Text(text) if text.text.trim() == "-");
            if is_blank { None } else { stated(node, &key.value, findings) }
        };
        rows.push((key.clone(), cells.iter().map(cell).collect()));
    }
    fields.finish();
    (!columns.is_empty() && !rows.is_empty()).then_some(MatrixSpec { columns, rows })
}

/// `name` or `case/name`.
fn reference(fields: &mut Fields, field: &'static str) -> Option<Spanned<String>> {
    let findings = fields.findings();
    let text = fields.text(field, &format!("{field}: five-party/wufang"))?;
    let legal = match text.split_once('/') {
        Some((case, name)) => super::slug::legal(case) && is_legal_name(name),
        None => is_legal_name(&text),
    };
    if !legal {
        findings.push(
            Diagnostic::error(
                codes::NAME_SYNTAX,
                text.span,
                message!("{field} 写机制的名称", "`{field}` names a mechanism"),
            )
            .with_hint(message!(
                "写成“案例/机制名”，例如 {field}: five-party/wufang",
                "as in {field}: five-party/wufang"
            )),
        );
    }
    legal.then_some(text)
}
