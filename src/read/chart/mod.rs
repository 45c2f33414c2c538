//! Charts as editors ask for them.

mod distribution;
mod form;
mod parts;
mod table;
mod values;

use self::table::{Shape, table};
pub(super) use self::table::{cell, cell_field};
use super::accept::accept;
use super::decode::{Fields, Findings};
use super::diagram;
use super::figure::{entry_span, source};
use super::node::Node;
use crate::message;
use crate::record::{ChartKind, ChartSpec, TimelineSpec, WAFFLE_ROLES};
use crate::source::Spanned;

const EXAMPLE: &str = "pairs: { kind: bar, title: 结对最多的是苏州, figures: [pairs-suzhou, pairs-wuxi] }";

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
    Treemap,
    Funnel,
    Nested,
    Waffle,
    Pictogram,
    Histogram,
    Strip,
    Scatter,
    Heatmap,
    Timeline,
    Diagram(diagram::Kind),
}

/// The kinds of tables and of events.
const TABLES: &[(&str, Kind)] = &[
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
    ("treemap", Kind::Treemap),
    ("funnel", Kind::Funnel),
    ("nested", Kind::Nested),
    ("waffle", Kind::Waffle),
    ("pictogram", Kind::Pictogram),
    ("histogram", Kind::Histogram),
    ("strip", Kind::Strip),
    ("scatter", Kind::Scatter),
    ("heatmap", Kind::Heatmap),
    ("timeline", Kind::Timeline),
];

/// The kinds with the words of a record.
fn kinds() -> Vec<(&'static str, Kind)> {
    TABLES.iter().copied().chain(diagram::KINDS.map(|(word, kind)| (word, Kind::Diagram(kind)))).collect()
}

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
    "part",
    "symbol",
    "bins",
    "measure",
    "counted",
    "mean",
    "x",
    "y",
    "named",
];

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
        None => fields.required_word("kind", &kinds()),
    };
    let title = fields.required_text("title", "title: 帮扶资金之外，另获募集捐赠674.5万元");
    let subtitle = fields.text("subtitle", "subtitle: 灌云县，2018—2019年");
    let note = fields.text("note", "note: 捐物按折价计");
    let alt = fields.text("alt", "alt: 条形图：……");
    let source = source(&mut fields);
    let accept = accept(&mut fields);
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
            Kind::Share => parts::share(&mut fields).map(ChartKind::Share),
            Kind::Waterfall => parts::waterfall(&mut fields).map(ChartKind::Waterfall),
            Kind::Treemap => parts::sum(&mut fields).map(ChartKind::Treemap),
            Kind::Funnel => table(&mut fields, Shape::One).map(ChartKind::Funnel),
            Kind::Nested => parts::nested(&mut fields).map(ChartKind::Nested),
            Kind::Waffle => table(&mut fields, Shape::Roles(&WAFFLE_ROLES)).map(ChartKind::Waffle),
            Kind::Pictogram => parts::pictogram(&mut fields).map(ChartKind::Pictogram),
            Kind::Histogram => distribution::histogram(&mut fields).map(ChartKind::Histogram),
            Kind::Strip => distribution::strip(&mut fields).map(ChartKind::Strip),
            Kind::Scatter => distribution::scatter(&mut fields).map(ChartKind::Scatter),
            Kind::Heatmap => table(&mut fields, Shape::Headed(1)).map(ChartKind::Heatmap),
            Kind::Timeline => {
                Some(ChartKind::Timeline(TimelineSpec { events: fields.names("events", "events: [agreement, fair]") }))
            }
            Kind::Diagram(kind) => diagram::diagram(&mut fields, kind).map(ChartKind::Diagram),
        },
        // Without a kind there is no telling which of the other fields are right: the fields of all kinds are known.
        None => {
            for name in FIELDS.iter().copied().chain(diagram::FIELDS) {
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
        accept,
        kind: kind?,
        span: entry_span(name, node),
    })
}
