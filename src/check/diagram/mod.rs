//! `chart-source`, `chart-sum`, `chart-order`, `chart-size`: a diagram that says more, or other, than its numbers and dates.
//!
//! A diagram says where it stands. What goes into a round, a node or a count comes out of it again. Dates follow each other.
//! Only like is drawn with like: one unit, one nature, one kind of money. A diagram with more parts than a reader can take in
//! is made into several.

mod flow;
mod plan;
mod procedure;
mod relation;

use super::reference::not_shown;
use crate::corpus::{Datum, datum};
use crate::diagnostic::Diagnostic;
use crate::message;
use crate::record::{Case, Cell, Diagram, FigureSource};
use crate::source::{Span, Spanned};

/// Holds a diagram against the rules. `place` is its name in the record, `source` where it says that it stands.
pub(super) fn check(
    case: &Case,
    place: Span,
    source: Option<&FigureSource>,
    diagram: &Diagram,
    diagnostics: &mut Vec<Diagnostic>,
) {
    if source.is_none() {
        sourced(case, place, diagram, diagnostics);
    }
    match diagram {
        Diagram::Ladder(ladder) => relation::ladder(case, ladder, diagnostics),
        Diagram::Pairs(pairs) => relation::pairs(place, pairs, diagnostics),
        Diagram::Chain(chain) => relation::chain(case, place, chain, diagnostics),
        Diagram::Sankey(sankey) => flow::sankey(case, place, sankey, diagnostics),
        Diagram::Gate(gate) => procedure::gate(case, gate, diagnostics),
        Diagram::SignOff(sign_off) => procedure::sign_off(case, place, sign_off, diagnostics),
        Diagram::Calendar(calendar) => procedure::calendar(place, calendar, diagnostics),
        Diagram::Tree(tree) => plan::tree(tree, diagnostics),
        Diagram::Board(board) => plan::board(place, board, diagnostics),
    }
}

/// A diagram that is not made of figures alone says where it stands.
fn sourced(case: &Case, place: Span, diagram: &Diagram, diagnostics: &mut Vec<Diagnostic>) {
    let cells = diagram.cells();
    let stated = cells.iter().find(|cell| cell.figure().is_none());
    if !cells.is_empty() && stated.is_none() {
        return;
    }
    let known: Vec<&str> = case.sources.keys().map(String::as_str).collect();
    let name = known.first().copied().unwrap_or("team-report");
    let mut finding = Diagnostic::error(
        "chart-source",
        place,
        message!("图里的内容没有写出处", "the chart does not say where its contents stand"),
    );
    if let Some(cell) = stated {
        finding = finding
            .with_other(cell.span(), message!("这里的数不是 figures 里的数据", "this is no figure of the record"));
    }
    diagnostics.push(finding.with_hint(message!(
        "补上出处，例如 source: \"{name}#23\"",
        "say where they stand, as in source: \"{name}#23\""
    )));
}

/// The values of some cells, if all are there.
fn data<'a>(case: &'a Case, cells: impl IntoIterator<Item = &'a Cell>) -> Option<Vec<Datum<'a>>> {
    cells.into_iter().map(|cell| datum(case, cell)).collect()
}

/// What the title speaks of is there.
fn highlighted<'a>(
    wish: Option<&Spanned<String>>,
    known: impl Iterator<Item = &'a str>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let known: Vec<&str> = known.filter(|name| !name.is_empty()).collect();
    let Some(wish) = wish.filter(|wish| !known.contains(&wish.as_str())) else { return };
    diagnostics.push(not_shown(wish, &known));
}

/// A diagram has no more parts than a reader can take in.
fn no_more_than(most: usize, parts: usize, place: Span, diagnostics: &mut Vec<Diagnostic>) {
    if parts > most {
        diagnostics.push(
            Diagnostic::error(
                "chart-size",
                place,
                message!(
                    "图里有{parts}项，读者看不过来；这种图最多{most}项",
                    "the chart has {parts} parts; {most} are the most that a reader can take in"
                ),
            )
            .with_hint(message!("分成几张图，或者只画要紧的", "make several charts, or draw what matters most")),
        );
    }
}

/// Something that is given a second time.
fn twice(first: Span, second: &Spanned<String>, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.push(
        Diagnostic::error(
            "chart-parts",
            second.span,
            message!("“{name}”写了两次", "`{name}` is given twice", name = second.value),
        )
        .with_other(first, message!("先写在这里", "first here"))
        .with_hint(message!("删去其中一处", "delete one of the two")),
    );
}
