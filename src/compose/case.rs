//! One case's page.

use super::answers::OfCase;
use super::paths::{anchor, entry_path, theme_path};
use super::publication::{CaseLinks, CasePage, SourceEntry};
use super::sheet::sheet;
use super::{citation, figure, resolve};
use crate::check::Found;
use crate::corpus::{CaseEntry, Corpus, Relations};
use crate::document::{Inline, Name, han_count};
use crate::narrative::read_inline;
use crate::record::{Case, Figure, Register};
use crate::source::Sources;
use crate::theme::Theme;

/// Composes one case.
///
/// Where it stands among the others is filled in once all are composed.
pub(super) fn compose(
    corpus: &Corpus,
    entry: &CaseEntry,
    relations: &Relations,
    sources: &Sources,
    theme: &Theme,
    found: Found,
) -> CasePage {
    let case = &entry.case;
    let mut answers = OfCase::new(corpus, entry, sources, theme);
    let document = resolve::document(&entry.narrative, &mut answers);
    let links = links(case, relations);
    CasePage {
        slug: case.slug.value.clone(),
        number: 0,
        part: None,
        whole: None,
        parts: Vec::new(),
        links: links.clone(),
        form: case.form.as_ref().map(|form| form.value.word().to_owned()),
        title: case.title.value.clone(),
        short_title: case.short_title.as_ref().unwrap_or(&case.title).value.clone(),
        summary: case.summary.value.clone(),
        place: relations.names.address(&case.place).into_iter().map(|(name, _)| name).collect(),
        period: case.period.as_ref().map(|period| period.printed()),
        date: case.date.as_ref().map(|date| date.value),
        programme: case.programme.as_ref().map(|programme| programme.value.clone()),
        themes: case.themes.iter().map(|theme| theme.value.clone()).collect(),
        facts: facts(case, relations, &links, &mut answers),
        tiles: named(case, &case.key_figures).map(figure::tile).collect(),
        key_chart: case.key_chart.as_ref().map(|name| anchor("chart", &[name])),
        length: han_count(&document),
        document,
        figures: case.figures.values().map(|found| figure::row(case, found)).collect(),
        sources: case
            .sources
            .values()
            .map(|source| SourceEntry {
                id: anchor("source", &[&source.name]),
                citation: citation::full(source),
                note: source.note.as_ref().map(|note| note.value.clone()).unwrap_or_default(),
                path: relations.names.document(&source.name).map(|(register, id)| entry_path(register, id)),
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

/// Where place, programmes and themes lead.
fn links(case: &Case, relations: &Relations) -> CaseLinks {
    let path = |register, name: &str| {
        let (register, id) = relations.names.entry(register, name.trim())?;
        Some(entry_path(register, id))
    };
    let programmes = case.programme.iter().flat_map(|programme| programme.split('、'));
    CaseLinks {
        place: relations
            .names
            .address(&case.place)
            .into_iter()
            .map(|(_, key)| key.map(|key| entry_path(key.0, key.1)))
            .collect(),
        programmes: programmes.map(|name| (name.trim().to_owned(), path(Register::Programmes, name))).collect(),
        themes: case.themes.iter().map(|theme| relations.theme(theme).map(theme_path)).collect(),
    }
}

/// The fact box: what every case has, then what the record adds.
fn facts(case: &Case, relations: &Relations, links: &CaseLinks, answers: &mut OfCase) -> Vec<(String, Vec<Inline>)> {
    let plain = |text: &str, span| Inline::Text { text: text.to_owned(), span };
    let linked = |text: &str, path: Option<&String>, span| match path {
        Some(path) => Inline::Page { path: path.clone(), content: vec![plain(text, span)] },
        None => plain(text, span),
    };
    let span = case.place.span;
    let names = relations.names.address(&case.place).into_iter().zip(&links.place);
    let place = names.map(|((name, _), path)| linked(&name, path.as_ref(), span)).collect();
    let mut facts = vec![("地点".to_owned(), place)];
    if let Some(period) = &case.period {
        facts.push(("时间".to_owned(), vec![plain(&period.printed(), period.span)]));
    }
    if let Some(programme) = &case.programme {
        let mut words = Vec::new();
        for (name, path) in &links.programmes {
            if !words.is_empty() {
                words.push(plain("、", programme.span));
            }
            words.push(linked(name, path.as_ref(), programme.span));
        }
        facts.push(("工作".to_owned(), words));
    }
    for fact in &case.facts {
        let drafted: Vec<Inline<Name>> = read_inline(&fact.value);
        facts.push((fact.label.value.clone(), resolve::inlines(&drafted, answers)));
    }
    facts
}
