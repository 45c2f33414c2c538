//! Diagrams, one reader a kind: the fields of a mapping, whatever the mapping is the record of.

mod count;
mod plan;
mod procedure;
mod relation;

use super::decode::{Fields, Findings};
use super::node::{Node, Value};
use super::value::{is_empty, text};
use crate::diagnostic::{Diagnostic, Message, codes};
use crate::message;
use crate::record::{BoardForm, Diagram};
use crate::source::{Span, Spanned};

/// The kinds of diagram.
#[derive(Clone, Copy, Debug)]
pub(super) enum Kind {
    Ladder,
    Pairs,
    Sankey,
    Chain,
    Gate,
    SignOff,
    Calendar,
    Tree,
    Board(BoardForm),
}

/// The kinds with the words of a record.
pub(super) const KINDS: [(&str, Kind); 10] = [
    ("ladder", Kind::Ladder),
    ("pairs", Kind::Pairs),
    ("sankey", Kind::Sankey),
    ("chain", Kind::Chain),
    ("gate", Kind::Gate),
    ("sign-off", Kind::SignOff),
    ("calendar", Kind::Calendar),
    ("tree", Kind::Tree),
    ("board", Kind::Board(BoardForm::Board)),
    ("gantt", Kind::Board(BoardForm::Gantt)),
];

/// The fields that some kind has.
pub(super) const FIELDS: [&str; 21] = [
    "left",
    "right",
    "rungs",
    "pairs",
    "unpaired",
    "flows",
    "totals",
    "steps",
    "lower",
    "upper",
    "rounds",
    "signatures",
    "ordered",
    "count",
    "form",
    "words",
    "tree",
    "tasks",
    "as-of",
    "heads",
    "highlight",
];

/// Reads the fields of a diagram.
pub(super) fn diagram(fields: &mut Fields, kind: Kind) -> Option<Diagram> {
    Some(match kind {
        Kind::Ladder => Diagram::Ladder(relation::ladder(fields)?),
        Kind::Pairs => Diagram::Pairs(relation::pairs(fields)?),
        Kind::Sankey => Diagram::Sankey(relation::sankey(fields)?),
        Kind::Chain => Diagram::Chain(relation::chain(fields)?),
        Kind::Gate => Diagram::Gate(procedure::gate(fields)?),
        Kind::SignOff => Diagram::SignOff(procedure::sign_off(fields)?),
        Kind::Calendar => Diagram::Calendar(procedure::calendar(fields, "rows")?),
        Kind::Tree => Diagram::Tree(plan::tree(fields)?),
        Kind::Board(form) => Diagram::Board(plan::board(fields, form)?),
    })
}

/// The fields of a mechanism that hold its parts, each as the field that a diagram has for them.
pub(super) const BODIES: [&str; 7] = ["steps", "rounds", "beats", "rungs", "pairs", "members", "signatures"];

/// Reads the parts of a mechanism from one of [`BODIES`].
pub(super) fn body(fields: &mut Fields, part: &str, label: &Spanned<String>) -> Option<Diagram> {
    Some(match part {
        "steps" => Diagram::Chain(relation::chain(fields)?),
        "rounds" => Diagram::Gate(procedure::gate(fields)?),
        "beats" => Diagram::Calendar(procedure::calendar(fields, "beats")?),
        "rungs" => Diagram::Ladder(relation::ladder(fields)?),
        "pairs" => Diagram::Pairs(relation::pairs(fields)?),
        "members" => Diagram::Tree(plan::members(fields, label)?),
        _ => Diagram::SignOff(procedure::listed_signatures(fields)?),
    })
}

/// All of some parts; none if one could not be read, or there is none.
fn all<T>(parts: impl IntoIterator<Item = Option<T>>) -> Option<Vec<T>> {
    // Not `collect`, which would stop at the first part that cannot be read.
    let parts: Vec<Option<T>> = parts.into_iter().collect();
    let parts: Option<Vec<T>> = parts.into_iter().collect();
    parts.filter(|parts| !parts.is_empty())
}

/// One text or a list of texts.
fn one_or_more(node: &Node, name: &str, example: &str, findings: &Findings) -> Option<Vec<Spanned<String>>> {
    match &node.value {
        Value::List(items) => {
            all(items.iter().filter(|item| !is_empty(item)).map(|item| text(item, name, example, findings)))
        }
        _ => Some(vec![text(node, name, example, findings)?]),
    }
}

/// Reports something that is written in none of the ways that are understood.
fn misread(span: Span, said: Message, example: &str, findings: &Findings) {
    let hint = message!("例如 {example}", "for example: {example}", example = example);
    findings.push(Diagnostic::error(codes::WRONG_TYPE, span, said).with_hint(hint));
}
