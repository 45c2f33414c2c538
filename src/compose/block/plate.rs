//! Mechanisms: what they do, their diagram or table, their rules, and what the source does not state.

use super::Shown;
use super::ledger::table;
use super::words::{self, text};
use crate::compose::chart;
use crate::compose::paths::{anchor, at, case_path};
use crate::document::{Column, Inline, Ledger, Line, Plate};
use crate::record::{Body, ChartKind, ChartSpec, MatrixSpec, Mechanism, Register, Stated};
use crate::source::Spanned;
use crate::theme::Theme;

/// The kind of organisation that a place is sent.
const TEAM: &str = "工作队";

/// The plate of a mechanism. Its diagram, if it has one, gets a number among the charts of the page.
pub(in crate::compose) fn plate(shown: Shown, name: &str, number: u32, theme: &Theme) -> Option<Plate> {
    let mechanism = shown.case().mechanisms.get(name)?;
    let id = shown.id("mechanism", name);
    let diagram = spec(mechanism).and_then(|spec| {
        // An anchor of its own, which no chart of the case has.
        let names: Vec<&str> = std::iter::once("mechanism").chain(shown.names(name)).collect();
        chart::compose(shown.case(), &spec, anchor("chart", &names), number, theme)
    });
    let matrix = match &mechanism.body {
        Some(Body::Matrix(matrix)) => Some(table_of(shown, mechanism, matrix, format!("{id}_table"))),
        Some(Body::Diagram(_)) | None => None,
    };
    Some(Plate {
        id,
        kind: mechanism.kind.printed().to_owned(),
        label: mechanism.label.value.clone(),
        says: mechanism.says.as_ref().map(|says| says.value.clone()),
        lines: lines(shown, mechanism),
        diagram: diagram.map(Box::new),
        matrix,
        not_stated: mechanism.not_stated.iter().map(|part| part.value.clone()).collect(),
        note: mechanism.note.as_ref().map(|note| note.value.clone()),
        source: shown.place(mechanism.source.as_ref()),
    })
}

/// The diagram as a chart of its own. A drawing that is handed on alone says in its subtitle what it is of.
fn spec(mechanism: &Mechanism) -> Option<ChartSpec> {
    let diagram = mechanism.diagram()?;
    Some(ChartSpec {
        name: mechanism.name.clone(),
        title: mechanism.title.as_ref().unwrap_or(&mechanism.label).clone(),
        subtitle: mechanism.title.is_some().then(|| mechanism.label.clone()),
        note: None,
        alt: None,
        source: mechanism.source.clone(),
        accept: mechanism.accept.clone(),
        kind: ChartKind::Diagram(diagram.clone()),
        span: mechanism.span,
    })
}

fn table_of(shown: Shown, mechanism: &Mechanism, matrix: &MatrixSpec, id: String) -> Ledger {
    let title = mechanism.title.as_ref().unwrap_or(&mechanism.label).value.clone();
    // A column is set as numbers where all that it says are numbers.
    let is_numeric = |column: usize| {
        let cells = matrix.rows.iter().filter_map(|(_, cells)| cells.get(column)?.as_ref());
        let mut cells = cells.filter(|cell| !matches!(cell, Stated::NotStated(_))).peekable();
        cells.peek().is_some() && cells.all(|cell| cell.cell().is_some())
    };
    let mut columns = vec![Column { label: String::new(), numeric: false }];
    let heads = matrix.columns.iter().enumerate();
    columns.extend(heads.map(|(index, head)| Column { label: head.value.clone(), numeric: is_numeric(index) }));
    let rows = matrix.rows.iter().map(|(label, cells)| {
        let cells = cells.iter().map(|cell| match cell {
            Some(Stated::Words(said)) => vec![words::party(shown, said)],
            Some(said) => words::stated(shown, said),
            None => Vec::new(),
        });
        std::iter::once(vec![words::party(shown, label)]).chain(cells).collect()
    });
    table(id, title, columns, rows.collect())
}

fn lines(shown: Shown, mechanism: &Mechanism) -> Vec<Line> {
    let span = mechanism.span;
    let mut lines: Vec<(String, Vec<Inline>)> =
        vec![("别名".to_owned(), words::list(&mechanism.aliases, span)), ("数目".to_owned(), declared(mechanism))];
    if !is_own_team(shown, &mechanism.actors) {
        lines.push(("参与方".to_owned(), words::parties(shown, &mechanism.actors)));
    }
    let elsewhere = mechanism.place.iter().filter(|place| shown.away || !is_own_place(shown, place));
    lines.push(("地点".to_owned(), elsewhere.map(|place| words::party(shown, place)).collect()));
    lines.push(("起始".to_owned(), mechanism.since.as_ref().map_or_else(Vec::new, words::period)));
    lines.extend(mechanism.terms.iter().map(|(label, said)| (label.value.clone(), words::stated(shown, said))));
    lines.push(("数据".to_owned(), words::figures(shown, &other_figures(mechanism))));
    let policies = mechanism.policies.iter().map(|id| vec![words::entry(shown, Register::Policies, id)]);
    lines.push(("依据".to_owned(), words::joined(policies.collect(), "、", span)));
    lines.push(("属于".to_owned(), mechanism.part_of.iter().map(|name| other(shown, name)).collect()));
    lines.push(("同一机制".to_owned(), mechanism.of.iter().map(|name| other(shown, name)).collect()));
    let said = lines.into_iter().filter(|(_, words)| !words.is_empty());
    said.map(|(label, words)| Line { label, words }).collect()
}

/// Whether a place is that of the case, which the head of its page names.
fn is_own_place(shown: Shown, place: &str) -> bool {
    let own = shown.case().place.as_str();
    own == place || own.rsplit('/').next() == Some(place)
}

/// Whether nobody takes part but the team that is sent to the place of the case.
fn is_own_team(shown: Shown, actors: &[Spanned<String>]) -> bool {
    let [only] = actors else { return false };
    let names = shown.corpus.names();
    let Some((Register::Organisations, id)) = names.party(only) else { return false };
    let team = shown.registers().organisations.get(id);
    let Some(team) = team.filter(|team| team.form.as_ref().is_some_and(|form| form.value == TEAM)) else {
        return false;
    };
    let same_place = |place: &Spanned<String>| match names.party(place) {
        Some(key) => is_own_place(shown, names.printed(key)),
        None => is_own_place(shown, place),
    };
    !shown.away && team.place.as_ref().is_some_and(same_place)
}

/// The figures that neither the rules nor the parts show already.
fn other_figures(mechanism: &Mechanism) -> Vec<Spanned<String>> {
    let shown_already: Vec<&str> =
        mechanism.cells().into_iter().filter_map(|cell| cell.figure()).map(|name| name.as_str()).collect();
    mechanism.figures.iter().filter(|name| !shown_already.contains(&name.as_str())).cloned().collect()
}

/// The number of parts that is declared, where neither its name nor its parts show it.
fn declared(mechanism: &Mechanism) -> Vec<Inline> {
    let said = |count: &str| {
        mechanism.label.contains(count) || mechanism.says.as_ref().is_some_and(|says| says.contains(count))
    };
    let count = mechanism.count.iter().filter(|count| mechanism.body.is_none() && !said(count));
    count.map(words::words).collect()
}

/// Another mechanism, of this case or of another, with a link to where it is shown.
fn other(shown: Shown, name: &Spanned<String>) -> Inline {
    let Some((entry, mechanism)) = shown.corpus.mechanism(shown.entry, name) else { return words::words(name) };
    let case = &entry.case;
    let path = at(&case_path(&case.slug), &anchor("mechanism", &[&mechanism.name]));
    let label = if case.slug == shown.case().slug {
        mechanism.label.value.clone()
    } else {
        let title = case.short_title.as_ref().unwrap_or(&case.title);
        format!("{}（{}）", mechanism.label.value, title.value)
    };
    Inline::Page { path, content: vec![text(label, name.span)] }
}
