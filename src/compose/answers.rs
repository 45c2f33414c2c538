//! What the names of a text stand for: in a narrative those of its case, on a page those of any case.

use std::ops::Range;
use std::sync::Arc;

use super::block::{self, Shown};
use super::paths::{anchor, figure_path};
use super::resolve::Answers;
use super::{chart, figure};
use crate::corpus::{CaseEntry, Corpus, equal_figures, media_file};
use crate::document::{Embed, EmbedName, FigureMention, Ledger, Name, Photo, Tile};
use crate::record::Figure;
use crate::source::{Sources, Span};
use crate::theme::Theme;

/// What was placed so far, and so the numbers of what comes next.
#[derive(Debug, Default)]
struct Placed {
    charts: u32,
    tables: u32,
}

/// Answers a narrative's names from the record of its case.
pub(super) struct OfCase<'a> {
    corpus: &'a Corpus,
    entry: &'a CaseEntry,
    sources: &'a Sources,
    theme: &'a Theme,
    placed: Placed,
}

impl<'a> OfCase<'a> {
    pub(super) fn new(corpus: &'a Corpus, entry: &'a CaseEntry, sources: &'a Sources, theme: &'a Theme) -> Self {
        Self { corpus, entry, sources, theme, placed: Placed::default() }
    }
}

impl Answers for OfCase<'_> {
    fn mention(&mut self, name: &str) -> Option<FigureMention> {
        let case = &self.entry.case;
        Some(figure::mention(case, case.figures.get(name)?))
    }

    fn numbers(&mut self, text: &str) -> Vec<(Range<usize>, FigureMention)> {
        let case = &self.entry.case;
        let mention = |(range, found): (Range<usize>, &Figure)| {
            // As typed: the text may word the number in its own way.
            let wording = text[range.clone()].to_owned();
            (range, FigureMention { wording, ..figure::mention(case, found) })
        };
        equal_figures(case, text).into_iter().map(mention).collect()
    }

    fn embed(&mut self, embed: &EmbedName) -> Option<Embed> {
        let case = &self.entry.case;
        match embed {
            EmbedName::Chart(name) => {
                let spec = case.charts.get(&name.name)?;
                let id = anchor("chart", &[&name.name]);
                let chart = chart::compose(case, spec, id, self.placed.charts + 1, self.theme)?;
                self.placed.charts += 1;
                Some(Embed::Chart(Box::new(chart)))
            }
            EmbedName::Photo(name) => {
                photo(self.entry, &name.name, self.sources, anchor("photo", &[&name.name])).map(Embed::Photo)
            }
            EmbedName::Tiles(names) => Some(Embed::Tiles(
                names.iter().filter_map(|name| case.figures.get(&name.name)).map(figure::tile).collect(),
            )),
            EmbedName::Money(names) => {
                let shown = Shown { corpus: self.corpus, entry: self.entry, away: false };
                let figures = names.iter().filter_map(|name| Some((shown, case.figures.get(&name.name)?)));
                block::money(&figures.collect::<Vec<_>>()).map(Embed::Cards)
            }
            EmbedName::Mechanism(name) | EmbedName::Quote(name) | EmbedName::Ledger(name) | EmbedName::Cards(name) => {
                let shown = Shown { corpus: self.corpus, entry: self.entry, away: false };
                record_block(shown, embed, &name.name, &mut self.placed, self.theme)
            }
            EmbedName::Record(_) => None,
        }
    }

    fn record(&mut self, name: &str) -> Option<String> {
        excerpt(self.sources, self.entry.case.charts.get(name)?.span)
    }
}

/// Answers a page's names, each `case/name`, from the records of all cases.
pub(super) struct OfPage<'a> {
    corpus: &'a Corpus,
    sources: &'a Sources,
    theme: &'a Theme,
    placed: Placed,
}

impl<'a> OfPage<'a> {
    pub(super) fn new(corpus: &'a Corpus, sources: &'a Sources, theme: &'a Theme) -> Self {
        Self { corpus, sources, theme, placed: Placed::default() }
    }

    fn tile(&self, name: &Name) -> Option<Tile> {
        let (entry, found) = self.corpus.figure(&name.name)?;
        let link = figure_path(&entry.case.slug, &found.name);
        Some(Tile { link: Some(link), ..figure::tile(found) })
    }
}

impl Answers for OfPage<'_> {
    fn mention(&mut self, name: &str) -> Option<FigureMention> {
        let (entry, found) = self.corpus.figure(name)?;
        let link = figure_path(&entry.case.slug, &found.name);
        Some(FigureMention { link: Some(link), ..figure::mention(&entry.case, found) })
    }

    fn numbers(&mut self, _: &str) -> Vec<(Range<usize>, FigureMention)> {
        // A page belongs to no case.
        Vec::new()
    }

    fn embed(&mut self, embed: &EmbedName) -> Option<Embed> {
        match embed {
            EmbedName::Chart(name) => {
                let (entry, chart) = self.corpus.case_of(&name.name)?;
                let spec = entry.case.charts.get(chart)?;
                // Two cases may have charts of one name.
                let id = anchor("chart", &[&entry.case.slug, chart]);
                let chart = chart::compose(&entry.case, spec, id, self.placed.charts + 1, self.theme)?;
                self.placed.charts += 1;
                Some(Embed::Chart(Box::new(chart)))
            }
            EmbedName::Photo(name) => {
                let (entry, photo_name) = self.corpus.case_of(&name.name)?;
                let id = anchor("photo", &[&entry.case.slug, photo_name]);
                photo(entry, photo_name, self.sources, id).map(Embed::Photo)
            }
            EmbedName::Tiles(names) => Some(Embed::Tiles(names.iter().filter_map(|name| self.tile(name)).collect())),
            EmbedName::Money(names) => {
                let figures = names.iter().filter_map(|name| {
                    let (entry, found) = self.corpus.figure(&name.name)?;
                    Some((Shown { corpus: self.corpus, entry, away: true }, found))
                });
                block::money(&figures.collect::<Vec<_>>()).map(Embed::Cards)
            }
            EmbedName::Mechanism(name) | EmbedName::Quote(name) | EmbedName::Ledger(name) | EmbedName::Cards(name) => {
                let (entry, within) = self.corpus.case_of(&name.name)?;
                let shown = Shown { corpus: self.corpus, entry, away: true };
                record_block(shown, embed, within, &mut self.placed, self.theme)
            }
            EmbedName::Record(_) => None,
        }
    }

    fn record(&mut self, name: &str) -> Option<String> {
        let (entry, chart) = self.corpus.case_of(name)?;
        excerpt(self.sources, entry.case.charts.get(chart)?.span)
    }
}

/// The block of a record's entries. The diagram of a mechanism is numbered with the charts, its matrix with the tables.
fn record_block(shown: Shown, embed: &EmbedName, name: &str, placed: &mut Placed, theme: &Theme) -> Option<Embed> {
    match embed {
        EmbedName::Mechanism(_) => {
            let mut plate = block::plate(shown, name, placed.charts + 1, theme)?;
            placed.charts += u32::from(plate.diagram.is_some());
            plate.matrix.iter_mut().for_each(|matrix| placed.number(matrix));
            Some(Embed::Plate(Box::new(plate)))
        }
        EmbedName::Quote(_) => block::quotation(shown, name).map(Embed::Quotation),
        EmbedName::Ledger(_) => {
            let mut ledger = block::ledger(shown, name)?;
            placed.number(&mut ledger);
            Some(Embed::Ledger(Box::new(ledger)))
        }
        EmbedName::Cards(_) => block::cards(shown, name).map(Embed::Cards),
        _ => None,
    }
}

impl Placed {
    /// Gives a table the next number.
    fn number(&mut self, table: &mut Ledger) {
        self.tables += 1;
        table.number = Some(self.tables);
    }
}

/// The whole lines of a place, moved to the left as far as its first line stands in.
fn excerpt(sources: &Sources, span: Span) -> Option<String> {
    let text = sources.get(span.file).text().ok()?;
    let range = span.range();
    let start = text.get(..range.start)?.rfind('\n').map_or(0, |line| line + 1);
    let lines = text.get(start..range.end)?;
    let indent = lines.len() - lines.trim_start().len();
    let lines = lines.lines().map(|line| line.get(indent..).unwrap_or(line.trim_start()).trim_end());
    Some(lines.collect::<Vec<_>>().join("\n").trim_end().to_owned())
}

fn photo(entry: &CaseEntry, name: &str, sources: &Sources, id: String) -> Option<Photo> {
    let media = entry.case.media.get(name)?;
    let source = sources.get(media_file(sources, &entry.folder, &media.file)?);
    let bytes = Arc::clone(&source.bytes);
    let size = imagesize::blob_size(&bytes).ok()?;
    let credit: Vec<&str> =
        media.place.iter().chain(&media.credit).chain(&media.rights).map(|part| part.as_str()).collect();
    Some(Photo {
        id,
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
