//! Amounts of different kinds of money side by side. They are never added.

use super::Shown;
use super::words::text;
use crate::compose::figure::tile;
use crate::compose::paths::{anchor, figure_path};
use crate::document::{Card, CardStyle, Cards, Line, Tile};
use crate::record::{Figure, FigureSource, Nature};

/// What stands below every such strip.
const NOT_ADDED: &str = "各类资金口径不同，不相加。";

/// The strip of some figures, each with the case that it is of.
pub(in crate::compose) fn money(figures: &[(Shown, &Figure)]) -> Option<Cards> {
    figures.first()?;
    let names: Vec<&str> = figures.iter().flat_map(|(shown, figure)| shown.names(&figure.name)).collect();
    let mut sources: Vec<String> = Vec::new();
    for (shown, _) in figures {
        let same_case = figures.iter().filter(|(other, _)| other.case().slug == shown.case().slug);
        let of_case: Vec<&FigureSource> = same_case.filter_map(|(_, figure)| figure.source.as_ref()).collect();
        for cited in shown.places(&of_case) {
            if !sources.contains(&cited) {
                sources.push(cited);
            }
        }
    }
    Some(Cards {
        id: anchor("money", &names),
        style: CardStyle::Money,
        title: "各类资金".to_owned(),
        cards: figures.iter().map(|(shown, figure)| card(*shown, figure)).collect(),
        note: Some(NOT_ADDED.to_owned()),
        sources,
    })
}

fn card(shown: Shown, figure: &Figure) -> Card {
    let span = figure.span;
    let line = |label: &str, words: String| Line { label: label.to_owned(), words: vec![text(words, span)] };
    let nature = (figure.nature != Nature::Result).then(|| line("性质", figure.nature.word().to_owned()));
    let scope = figure.scope.as_ref().map(|scope| line("范围", scope.value.clone()));
    let link = shown.away.then(|| figure_path(&shown.case().slug, &figure.name));
    Card {
        title: vec![text(figure.label.value.clone(), figure.label.span)],
        tag: figure.money.as_ref().map(|kind| kind.value.0.clone()),
        // Scope and period are lines of the card.
        number: Some(Tile { context: String::new(), link, ..tile(figure) }),
        lines: nature.into_iter().chain(scope).chain([line("时间", figure.printed_period())]).collect(),
    }
}
