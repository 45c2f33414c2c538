//! Diagrams: what a record says of how something is set up, ready to be drawn.

mod flow;
mod plan;
mod procedure;
mod relation;

use super::Settled;
use crate::chart::Chart;
use crate::corpus::{Datum, datum};
use crate::document::DataTable;
use crate::record::{Case, Cell, ChartSpec, Count, Diagram, Mechanism};
use crate::source::Spanned;

/// Settles a diagram.
pub(super) fn settle<'a>(case: &'a Case, spec: &ChartSpec, diagram: &'a Diagram) -> Option<Settled<'a>> {
    match diagram {
        Diagram::Ladder(ladder) => relation::ladder(case, ladder),
        Diagram::Pairs(pairs) => relation::pairs(case, spec, pairs),
        Diagram::Chain(chain) => relation::chain(case, chain),
        Diagram::Sankey(sankey) => flow::sankey(case, sankey),
        Diagram::Gate(gate) => with_gaps(case, spec, procedure::gate(case, gate)?),
        Diagram::SignOff(sign_off) => with_gaps(case, spec, procedure::sign_off(case, sign_off)?),
        Diagram::Calendar(calendar) => Some(procedure::calendar(calendar)),
        Diagram::Tree(tree) => plan::tree(case, spec, tree),
        Diagram::Board(board) => with_gaps(case, spec, plan::board(board)),
    }
}

/// A diagram and, in its note, what the source does not state; unless the words around it say so already: the author's note, or
/// the list in the plate of a mechanism.
fn with_gaps<'a>(case: &Case, spec: &ChartSpec, (settled, gaps): (Settled<'a>, Option<String>)) -> Option<Settled<'a>> {
    let plate = mechanism(case, spec).is_some_and(|mechanism| !mechanism.not_stated.is_empty());
    let remarks = gaps.filter(|_| spec.note.is_none() && !plate).into_iter().collect();
    Some(Settled { remarks, ..settled })
}

/// The mechanism whose plate has this diagram; none for a chart.
fn mechanism<'a>(case: &'a Case, spec: &ChartSpec) -> Option<&'a Mechanism> {
    case.mechanisms.values().find(|mechanism| mechanism.span == spec.span)
}

/// A diagram whose numbers stand with their units beside them, so that its subtitle names none.
fn settled<'a>(
    chart: Chart,
    description: String,
    head: &[&str],
    rows: Vec<Vec<String>>,
    cells: impl IntoIterator<Item = Datum<'a>>,
) -> Settled<'a> {
    Settled {
        chart,
        unit: String::new(),
        description,
        table: DataTable { head: head.iter().map(|head| (*head).to_owned()).collect(), rows },
        figures: cells.into_iter().filter_map(|datum| datum.figure).collect(),
        remarks: Vec::new(),
    }
}

/// The values of the cells that the case has.
fn data<'a>(case: &'a Case, cells: impl IntoIterator<Item = &'a Cell>) -> Vec<Datum<'a>> {
    cells.into_iter().filter_map(|cell| datum(case, cell)).collect()
}

/// A number of things in the words of the record.
fn wording(count: &Count, datum: &Datum) -> String {
    count.words.clone().unwrap_or_else(|| datum.quantity.wording.clone())
}

/// The words of a field that may be absent.
fn words(field: Option<&Spanned<String>>) -> String {
    field.map(|field| field.value.clone()).unwrap_or_default()
}

/// What is not empty, joined.
fn joined(parts: &[&str], by: &str) -> String {
    parts.iter().copied().filter(|part| !part.is_empty()).collect::<Vec<_>>().join(by)
}

/// Words for a cell of a table: a dash where there is nothing.
fn or_dash(text: &str) -> String {
    if text.is_empty() { "—".to_owned() } else { text.to_owned() }
}
