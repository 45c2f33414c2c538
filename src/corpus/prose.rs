//! The numbers of a case's text: which figure each of them is.
//!
//! A number is written into a narrative by the name of its figure. One that is typed and equals a figure of the case is that
//! figure; one that equals none is either named among `not-figures`, or open.

use std::ops::Range;

use super::CaseEntry;
use crate::document::{EmbedName, Inline, Item, Name, locate, visit_document, visit_inlines};
use crate::narrative::read_inline;
use crate::quantity::{Found, FoundKind, Quantity, scan};
use crate::record::{Case, Figure};
use crate::source::{Sources, Span, Spanned};

/// A number in the text of a case.
#[derive(Clone, Debug, PartialEq)]
pub struct ProseNumber {
    /// The number as it is printed.
    pub text: String,
    /// Where it stands.
    pub span: Span,
    /// In which part of the case: 标题, 摘要, 正文, 图题 …
    pub part: &'static str,
    /// What it is.
    pub standing: Standing,
}

/// What a number in a text is.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// A figure, named by the narrative.
    Named(String),
    /// Typed, and equal to a figure of the case.
    Equal(String),
    /// Listed among `not-figures`, with the reason.
    NotFigure(String),
    /// A number in 汉字, which is left to the proofreader.
    Spoken,
    /// Part of a date, or a running number.
    Label,
    /// Typed, and equal to no figure.
    Open,
}

/// Every number in the text of a case: title, summary, facts, narrative, charts' titles, captions.
#[must_use]
pub fn prose_numbers(entry: &CaseEntry, sources: &Sources) -> Vec<ProseNumber> {
    let mut reading = Reading { case: &entry.case, sources, part: "", numbers: Vec::new() };
    let case = &entry.case;
    reading.part("标题", [Some(&case.title), case.short_title.as_ref()]);
    reading.part("摘要", [Some(&case.summary)]);
    for fact in &case.facts {
        reading.fact(&fact.value);
    }
    reading.part = "正文";
    visit_document(&entry.narrative, &mut |item| reading.item(item));
    for chart in case.charts.values() {
        reading.part("图题", [Some(&chart.title), chart.subtitle.as_ref(), chart.note.as_ref()]);
    }
    for mechanism in case.mechanisms.values() {
        reading.part("图题", [mechanism.title.as_ref(), mechanism.says.as_ref()]);
    }
    for media in case.media.values() {
        reading.part("图说", [Some(&media.caption)]);
    }
    reading.numbers
}

/// The figure of a case that a typed number equals: as large, bounded alike and in a comparable unit; the first of several.
#[must_use]
pub fn equal_figure<'a>(case: &'a Case, number: &Quantity) -> Option<&'a Figure> {
    case.figures.values().find(|figure| {
        let quantity = &figure.quantity.value;
        quantity.wording == number.wording
            || (quantity.comparable(number)
                && quantity.base_value() == number.base_value()
                && (&quantity.low, &quantity.high) == (&number.low, &number.high))
    })
}

/// The typed numbers of a text that equal figures of a case, from left to right.
#[must_use]
pub fn equal_figures<'a>(case: &'a Case, text: &str) -> Vec<(Range<usize>, &'a Figure)> {
    let excused = excused(case, text);
    scan(text)
        .into_iter()
        .filter(|found| !excused.iter().any(|(range, _)| covers(range, &found.range)))
        .filter_map(|found| match found.kind {
            FoundKind::Quantity(quantity) => Some((found.range, equal_figure(case, &quantity)?)),
            _ => None,
        })
        .collect()
}

/// The wordings of a text that are listed as no figures, each with the reason.
fn excused<'a>(case: &'a Case, text: &str) -> Vec<(Range<usize>, &'a str)> {
    let find = |(words, reason): &'a (Spanned<String>, Spanned<String>)| {
        let at = text.match_indices(words.as_str()).map(|(at, words)| at..at + words.len());
        at.map(|range| (range, reason.value.as_str())).collect::<Vec<_>>()
    };
    case.not_figures.iter().filter(|(words, _)| !words.is_empty()).flat_map(find).collect()
}

fn covers(outer: &Range<usize>, inner: &Range<usize>) -> bool {
    outer.start < inner.end && inner.start < outer.end
}

struct Reading<'a> {
    case: &'a Case,
    sources: &'a Sources,
    part: &'static str,
    numbers: Vec<ProseNumber>,
}

impl Reading<'_> {
    fn part<'t>(&mut self, part: &'static str, texts: impl IntoIterator<Item = Option<&'t Spanned<String>>>) {
        self.part = part;
        for text in texts.into_iter().flatten() {
            self.text(&text.value, text.span);
        }
    }

    fn fact(&mut self, value: &Spanned<String>) {
        self.part = "概况";
        let inlines: Vec<Inline<Name>> = read_inline(value);
        visit_inlines(&inlines, &mut |item: Item<'_, Name, EmbedName>| self.item(item));
    }

    fn item(&mut self, item: Item<'_, Name, EmbedName>) {
        match item {
            Item::Text(text, span) => self.text(text, span),
            Item::Figure(name) => self.named(name),
            Item::Embed(EmbedName::Tiles(names) | EmbedName::Money(names)) => {
                names.iter().for_each(|name| self.named(name));
            }
            Item::Embed(_) => {}
        }
    }

    fn named(&mut self, name: &Name) {
        let Some(figure) = self.case.figures.get(&name.name) else { return };
        self.numbers.push(ProseNumber {
            text: figure.quantity.wording.clone(),
            span: name.span,
            part: self.part,
            standing: Standing::Named(name.name.clone()),
        });
    }

    fn text(&mut self, text: &str, span: Span) {
        let excused = excused(self.case, text);
        for Found { range, kind } in scan(text) {
            let reason = excused.iter().find(|(words, _)| covers(words, &range)).map(|(_, reason)| *reason);
            let standing = match (reason, &kind) {
                (Some(reason), _) => Standing::NotFigure(reason.to_owned()),
                (None, FoundKind::Quantity(quantity)) => match equal_figure(self.case, quantity) {
                    Some(figure) => Standing::Equal(figure.name.value.clone()),
                    None => Standing::Open,
                },
                (None, FoundKind::Spoken(_)) => Standing::Spoken,
                (None, FoundKind::Date | FoundKind::Ordinal) => Standing::Label,
                (None, FoundKind::Bare) => Standing::Open,
            };
            let whole = self.sources.get(span.file).text().ok().and_then(|source| source.get(span.range()));
            let place = whole.map_or(0..0, |source| locate(source, text, range.clone()));
            let start = span.range().start;
            let span = match whole {
                Some(_) => Span::new(span.file, start + place.start..start + place.end),
                None => span,
            };
            self.numbers.push(ProseNumber { text: text[range].to_owned(), span, part: self.part, standing });
        }
    }
}
