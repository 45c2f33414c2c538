//! Figures that measure the same, side by side: never added, each with its scope and time.

use std::collections::BTreeSet;

use super::Context;
use crate::compose::listing::{Comparison, EntryFigure};
use crate::compose::paths::figure_path;
use crate::compose::{citation, figure};
use crate::corpus::CaseEntry;
use crate::record::{Figure, Register};

/// Figures that measure the same.
struct Measured<'a> {
    key: String,
    title: String,
    figures: Vec<(&'a CaseEntry, &'a Figure)>,
}

/// The groups of figures that share an indicator, or else label and unit, and differ in scope or time. In the order of
/// their first figure.
pub(super) fn comparisons(context: &Context, figures: &[(&CaseEntry, &Figure)]) -> Vec<Comparison> {
    let mut groups: Vec<Measured> = Vec::new();
    for &(entry, figure) in figures {
        let (key, title) = measured(context, figure);
        match groups.iter_mut().find(|known| known.key == key) {
            Some(known) => known.figures.push((entry, figure)),
            None => groups.push(Measured { key, title, figures: vec![(entry, figure)] }),
        }
    }
    let differ = |group: &[(&CaseEntry, &Figure)]| {
        let of: BTreeSet<(&str, String)> =
            group.iter().map(|(entry, figure)| (place(entry, figure), figure.printed_period())).collect();
        of.len() > 1
    };
    groups
        .into_iter()
        .filter(|group| group.figures.len() > 1 && differ(&group.figures))
        .map(|group| Comparison {
            title: group.title,
            rows: group.figures.into_iter().map(|(entry, figure)| beside_others(context, entry, figure)).collect(),
        })
        .collect()
}

/// What a figure measures, as a key and as printed.
fn measured(context: &Context, figure: &Figure) -> (String, String) {
    let indicator = figure.indicator.as_ref().and_then(|id| context.relations.names.entry(Register::Indicators, id));
    match indicator {
        Some(key) => (format!("indicator {}", key.1), context.relations.names.printed(key).to_owned()),
        None => {
            let unit = &figure.quantity.unit;
            let mut per = unit.per.clone();
            per.sort();
            let kind = (figure.nature.word(), figure.money.as_ref().map(|money| money.0.as_str()).unwrap_or_default());
            (format!("label {} {} {per:?} {kind:?}", figure.label.value, unit.symbol), figure.label.value.clone())
        }
    }
}

/// Who or where a figure counts, without the places above: 沿河县 for 贵州省/沿河县.
fn place<'a>(entry: &'a CaseEntry, figure: &'a Figure) -> &'a str {
    let said = figure.counts_for(&entry.case);
    if figure.scope.is_some() { said } else { said.rsplit('/').next().unwrap_or(said) }
}

/// A figure as a row of a comparison, which says what each figure counts for, as that may be all in which they differ.
fn beside_others(context: &Context, entry: &CaseEntry, figure: &Figure) -> EntryFigure {
    EntryFigure { scope: place(entry, figure).to_owned(), ..row(context, entry, figure) }
}

/// A figure as a row of a page that is not its case's.
pub(super) fn row(context: &Context, entry: &CaseEntry, found: &Figure) -> EntryFigure {
    let row = figure::row(&entry.case, found);
    EntryFigure {
        path: figure_path(&entry.case.slug, &found.name),
        case: context.case_link(entry),
        label: row.label,
        wording: row.wording,
        period: row.period,
        scope: row.scope,
        nature: row.nature,
        source: citation::place(&entry.case, found),
    }
}
