//! Charts as editors ask for them.

mod form;
mod table;
mod values;

use self::table::{Shape, table};
use super::decode::{Fields, Findings};
use super::figure::{entry_span, source};
use super::node::{Entry, Node};
use super::value::{is_name, names};
use crate::diagnostic::{Diagnostic, codes};
use crate::message;
use crate::record::{
    ChartKind, ChartSpec, PartSpec, PartValue, ShareRow, ShareSpec, Sort, TimelineSpec, WaterfallSpec,
};
use crate::source::Spanned;

const EXAMPLE: &str = "pairs: { kind: bar, title: 结对最多的是苏州, figures: [pairs-suzhou, pairs-wuxi] }";
const LABELS: &str = "labels: { pairs-suzhou: 苏州 }";
const GROUPS: &str = "groups: { 资金: [gift-study, gift-roads] }";
const ROWS: &str = "rows: [ { label: 项目数量, whole: projects, parts: [ … ] } ]";
const PARTS: &str = "parts: [ { label: 产业项目, figure: industry-projects }, { label: 其他项目, rest: true } ]";

#[derive(Clone, Copy)]
enum Kind {
    Bar,
    Lollipop,
    Dot,
    Grouped,
    Stacked,
    Range,
    Bullet,
    Line,
    Area,
    Step,
    Slope,
    Multiples,
    Share,
    Waterfall,
    Timeline,
}

const KINDS: &[(&str, Kind)] = &[
    ("bar", Kind::Bar),
    ("lollipop", Kind::Lollipop),
    ("dot", Kind::Dot),
    ("grouped", Kind::Grouped),
    ("stacked", Kind::Stacked),
    ("range", Kind::Range),
    ("bullet", Kind::Bullet),
    ("line", Kind::Line),
    ("area", Kind::Area),
    ("step", Kind::Step),
    ("slope", Kind::Slope),
    ("multiples", Kind::Multiples),
    ("share", Kind::Share),
    ("waterfall", Kind::Waterfall),
    ("timeline", Kind::Timeline),
];

/// The fields that some kind has.
const FIELDS: &[&str] = &[
    "figures",
    "labels",
    "sort",
    "highlight",
    "rows",
    "total",
    "groups",
    "events",
    "column",
    "data",
    "annotate",
    "compare",
    "columns",
    "baseline",
    "totals",
    "words",
    "target-word",
    "rate-word",
    "form",
    "scale",
];

const SORTS: [(&str, Sort); 2] = [("value", Sort::Value), ("given", Sort::Given)];

/// Reads one chart.
pub(super) fn chart(name: &Spanned<String>, node: &Node, findings: &Findings) -> Option<ChartSpec> {
    let word = &name.value;
    let what = message!("图表 {word} ", "chart `{word}`", word = word);
    let mut fields = Fields::open(node, what, name.span, EXAMPLE, findings)?;
    let refused = fields.entry("kind").and_then(form::refused);
    let kind = match refused {
        Some(finding) => {
            findings.push(finding);
            None
        }
        None => fields.required_word("kind", KINDS),
    };
    let title = fields.required_text("title", "title: 帮扶资金之外，另获募集捐赠674.5万元");
    let subtitle = fields.text("subtitle", "subtitle: 灌云县，2018—2019年");
    let note = fields.text("note", "note: 捐物按折价计");
    let alt = fields.text("alt", "alt: 条形图：……");
    let source = source(&mut fields);
    let kind = match kind {
        Some(kind) => match kind.value {
            Kind::Bar => table(&mut fields, Shape::One).map(ChartKind::Bar),
            Kind::Lollipop => values::plain(&mut fields, Shape::One, ChartKind::Lollipop),
            Kind::Dot => values::positions(&mut fields, Shape::One).map(ChartKind::Dot),
            Kind::Grouped => values::plain(&mut fields, Shape::Headed(2), ChartKind::Grouped),
            Kind::Stacked => values::stacked(&mut fields),
            Kind::Range => values::range(&mut fields),
            Kind::Bullet => values::bullet(&mut fields),
            Kind::Line => values::positions(&mut fields, Shape::Series).map(ChartKind::Line),
            Kind::Area => values::plain(&mut fields, Shape::Series, ChartKind::Area),
            Kind::Step => values::plain(&mut fields, Shape::One, ChartKind::Step),
            Kind::Slope => values::plain(&mut fields, Shape::Headed(2), ChartKind::Slope),
            Kind::Multiples => values::multiples(&mut fields),
            Kind::Share => share(&mut fields),
            Kind::Waterfall => waterfall(&mut fields),
            Kind::Timeline => {
                Some(ChartKind::Timeline(TimelineSpec { events: fields.names("events", "events: [agreement, fair]") }))
            }
        },
        // Without a kind there is no telling which of the other fields are right: the fields of all kinds are known.
        None => {
            for name in FIELDS.iter().copied() {
                fields.entry(name);
            }
            None
        }
    };
    fields.finish();
    Some(ChartSpec {
        name: name.clone(),
        title: title?,
        subtitle,
        note,
        alt,
        source,
        kind: kind?,
        span: entry_span(name, node),
    })
}

fn waterfall(fields: &mut Fields) -> Option<ChartKind> {
    let findings = fields.findings();
    let total = fields.required("total", "total: gifts").is_some().then(|| fields.name("total", "total: gifts"));
    let labels = fields.named_texts("labels", LABELS);
    let groups = fields.pairs("groups", GROUPS).iter();
    let groups = groups.map(|Entry { key, value }| (key.clone(), names(value, &key.value, GROUPS, findings))).collect();
    let sort = sort(fields);
    Some(ChartKind::Waterfall(WaterfallSpec { total: total.flatten()?, labels, groups, sort }))
}

fn share(fields: &mut Fields) -> Option<ChartKind> {
    let findings = fields.findings();
    fields.required("rows", ROWS);
    let owner = fields.owner();
    let nodes = fields.list("rows", ROWS);
    let rows: Vec<ShareRow> = nodes
        .iter()
        .filter_map(|node| {
            let mut row = Fields::open(node, message!("rows 里的一行", "a row"), owner, ROWS, findings)?;
            row = row.pointing_at(node.span);
            let label = row.required_text("label", "label: 项目数量");
            let whole = row.required_text("whole", "whole: projects").filter(|whole| is_name(whole, findings));
            row.required("parts", PARTS);
            let parts = row.list("parts", PARTS).iter().filter_map(|node| part(node, findings)).collect();
            row.finish();
            Some(ShareRow { label: label?, whole: whole?, parts, span: node.span })
        })
        .collect();
    (rows.len() == nodes.len() && !rows.is_empty()).then_some(ChartKind::Share(ShareSpec { rows }))
}

fn part(node: &Node, findings: &Findings) -> Option<PartSpec> {
    let mut fields = Fields::open(node, message!("parts 里的一项", "a part"), node.span, PARTS, findings)?;
    let label = fields.required_text("label", "label: 产业项目");
    let figure = fields.name("figure", "figure: industry-projects");
    let has_figure = fields.entry("figure").is_some();
    let rest = fields.word("rest", &[("true", true)]);
    let has_rest = fields.entry("rest").is_some();
    let value = match (figure, rest) {
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
        (Some(figure), None) => Some(PartValue::Figure(figure)),
        (None, Some(_)) => Some(PartValue::Rest),
        (None, None) => {
            if !has_figure && !has_rest {
                fields.required("figure", "figure: industry-projects（或 rest: true，表示其余）");
            }
            None
        }
    };
    fields.finish();
    Some(PartSpec { label: label?, value: value?, span: node.span })
}

fn sort(fields: &mut Fields) -> Sort {
    fields.word("sort", &SORTS).map_or(Sort::Value, |sort| sort.value)
}
