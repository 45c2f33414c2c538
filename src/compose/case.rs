//! One case's page.

use super::answers::OfCase;
use super::publication::{CasePage, SourceEntry};
use super::sheet::sheet;
use super::{citation, figure, resolve};
use crate::check::Found;
use crate::corpus::{CaseEntry, Corpus};
use crate::document::{Inline, Name, han_count};
use crate::narrative::read_inline;
use crate::record::{Case, Figure};
use crate::source::Sources;
use crate::theme::Theme;

/// Composes one case.
///
/// Where it stands among the others is filled in once all are composed.
pub(super) fn compose(corpus: &Corpus, entry: &CaseEntry, sources: &Sources, theme: &Theme, found: Found) -> CasePage {
    let case = &entry.case;
    let mut answers = OfCase::new(corpus, entry, sources, theme);
    let document = resolve::document(&entry.narrative, &mut answers);
    CasePage {
        slug: case.slug.value.clone(),
        number: 0,
        part: None,
        whole: None,
        parts: Vec::new(),
        form: case.form.as_ref().map(|form| form.value.word().to_owned()),
        title: case.title.value.clone(),
        short_title: case.short_title.as_ref().unwrap_or(&case.title).value.clone(),
        summary: case.summary.value.clone(),
        place: case.place.split('/').map(ToOwned::to_owned).collect(),
        period: case.period.as_ref().map(|period| period.printed()),
        date: case.date.as_ref().map(|date| date.value),
        programme: case.programme.as_ref().map(|programme| programme.value.clone()),
        themes: case.themes.iter().map(|theme| theme.value.clone()).collect(),
        facts: facts(case, &mut answers),
        tiles: named(case, &case.key_figures).map(figure::tile).collect(),
        key_chart: case.key_chart.as_ref().map(|name| format!("chart-{}", name.value)),
        length: han_count(&document),
        document,
        figures: case.figures.values().map(|found| figure::row(case, found)).collect(),
        sources: case
            .sources
            .values()
            .map(|source| SourceEntry {
                id: format!("source-{}", source.name.value),
                citation: citation::full(source),
                note: source.note.as_ref().map(|note| note.value.clone()).unwrap_or_default(),
            })
            .collect(),
        sheet: sheet(entry, sources, found),
        previous: None,
        next: None,
    }
}

fn named<'a>(case: &'a Case, names: &'a [crate::source::Spanned<String>]) -> impl Iterator<Item = &'a Figure> {
    names.iter().filter_map(|name| case.figures.get(name.as_str()))
}

/// The fact box: what every case has, then what the record adds.
fn facts(case: &Case, answers: &mut OfCase) -> Vec<(String, Vec<Inline>)> {
    let plain = |label: &str, text: String, span| (label.to_owned(), vec![Inline::Text { text, span }]);
    let mut facts = vec![plain("地点", case.place.replace('/', ""), case.place.span)];
    if let Some(period) = &case.period {
        facts.push(plain("时间", period.printed(), period.span));
    }
    if let Some(programme) = &case.programme {
        facts.push(plain("工作", programme.value.clone(), programme.span));
    }
    for fact in &case.facts {
        let drafted: Vec<Inline<Name>> = read_inline(&fact.value);
        facts.push((fact.label.value.clone(), resolve::inlines(&drafted, answers)));
    }
    facts
}
