//! One case's page.

use std::sync::Arc;

use super::publication::{CasePage, SourceEntry};
use super::resolve::{self, Answers};
use super::{chart, citation, figure};
use crate::corpus::{CaseEntry, media_file};
use crate::document::{Embed, EmbedName, FigureMention, Inline, Name, Photo, han_count};
use crate::narrative::read_inline;
use crate::record::{Case, Figure};
use crate::source::Sources;
use crate::theme::Theme;

/// Composes one case.
pub(super) fn compose(entry: &CaseEntry, number: usize, sources: &Sources, theme: &Theme) -> CasePage {
    let case = &entry.case;
    let mut answers = Record { entry, sources, theme, charts: 0 };
    let document = resolve::document(&entry.narrative, &mut answers);
    CasePage {
        slug: case.slug.value.clone(),
        number,
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
        previous: None,
        next: None,
    }
}

fn named<'a>(case: &'a Case, names: &'a [crate::source::Spanned<String>]) -> impl Iterator<Item = &'a Figure> {
    names.iter().filter_map(|name| case.figures.get(name.as_str()))
}

/// The fact box: what every case has, then what the record adds.
fn facts(case: &Case, answers: &mut Record) -> Vec<(String, Vec<Inline>)> {
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

/// Answers a narrative's names from the case's record.
struct Record<'a> {
    entry: &'a CaseEntry,
    sources: &'a Sources,
    theme: &'a Theme,
    /// Charts placed so far.
    charts: u32,
}

impl Answers for Record<'_> {
    fn mention(&mut self, name: &str) -> Option<FigureMention> {
        let case = &self.entry.case;
        Some(figure::mention(case, case.figures.get(name)?))
    }

    fn embed(&mut self, embed: &EmbedName) -> Option<Embed> {
        let case = &self.entry.case;
        match embed {
            EmbedName::Chart(name) => {
                let spec = case.charts.get(&name.name)?;
                let chart = chart::compose(case, spec, self.charts + 1, self.theme)?;
                self.charts += 1;
                Some(Embed::Chart(Box::new(chart)))
            }
            EmbedName::Photo(name) => photo(self.entry, &name.name, self.sources).map(Embed::Photo),
            EmbedName::Tiles(names) => Some(Embed::Tiles(
                names.iter().filter_map(|name| case.figures.get(&name.name)).map(figure::tile).collect(),
            )),
        }
    }
}

fn photo(entry: &CaseEntry, name: &str, sources: &Sources) -> Option<Photo> {
    let media = entry.case.media.get(name)?;
    let source = sources.get(media_file(sources, &entry.folder, &media.file)?);
    let bytes = Arc::clone(&source.bytes);
    let size = imagesize::blob_size(&bytes).ok()?;
    let credit: Vec<&str> =
        media.place.iter().chain(&media.credit).chain(&media.rights).map(|part| part.as_str()).collect();
    Some(Photo {
        id: format!("photo-{name}"),
        path: format!("cases/{}/media/{}", entry.case.slug.value, media.file.value),
        file: source.path.clone(),
        width: u32::try_from(size.width).ok()?,
        height: u32::try_from(size.height).ok()?,
        bytes,
        caption: media.caption.value.clone(),
        alt: media.alt.value.clone(),
        credit: credit.join(" · "),
    })
}
