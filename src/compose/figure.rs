//! A figure as running text, tile and table row.

use super::citation;
use super::publication::FigureRow;
use crate::document::{FigureMention, Tile};
use crate::record::{Case, Figure};

/// A figure in running text.
pub(super) fn mention(case: &Case, figure: &Figure) -> FigureMention {
    FigureMention {
        name: figure.name.value.clone(),
        label: figure.label.value.clone(),
        wording: figure.quantity.wording.clone(),
        source: citation::place(case, figure),
        link: None,
    }
}

/// A figure set large.
pub(super) fn tile(figure: &Figure) -> Tile {
    let parts = figure.quantity.parts();
    // A period that is not stated is said in the table; set large, it would only stand in the way.
    let period = figure.period.as_ref().filter(|period| period.value.phrase.is_some() || period.value.span.is_some());
    let context: Vec<String> =
        figure.scope.iter().map(|scope| scope.value.clone()).chain(period.map(|period| period.printed())).collect();
    Tile {
        name: figure.name.value.clone(),
        label: figure.label.value.clone(),
        before: parts.before.to_owned(),
        number: parts.number.to_owned(),
        after: parts.after.to_owned(),
        context: context.join("，"),
        link: None,
    }
}

/// A figure in the table of all figures.
pub(super) fn row(case: &Case, figure: &Figure) -> FigureRow {
    let mut nature = figure.nature.word().to_owned();
    if let Some(money) = &figure.money {
        nature = format!("{nature} · {}", money.0);
    }
    FigureRow {
        name: figure.name.value.clone(),
        label: figure.label.value.clone(),
        wording: figure.quantity.wording.clone(),
        period: figure.printed_period(),
        scope: figure.scope.as_ref().map(|scope| scope.value.clone()).unwrap_or_default(),
        nature,
        source: citation::numbered(case, figure),
        note: note(case, figure),
    }
}

/// The record's own remark, and what a share is a share of.
fn note(case: &Case, figure: &Figure) -> String {
    let label = |name: &crate::source::Spanned<String>| {
        case.figures.get(name.as_str()).map(|found| format!("{}{}", found.label.value, found.quantity.wording))
    };
    let of = figure.of.as_ref().and_then(label).map(|whole| format!("占{whole}的比例"));
    let within = figure.part_of.as_ref().and_then(label).map(|whole| format!("含于{whole}"));
    let remark = figure.note.as_ref().map(|note| note.value.clone());
    of.into_iter().chain(within).chain(remark).collect::<Vec<_>>().join("；")
}
