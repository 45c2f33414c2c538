//! The numbers of a case's text: which figure each of them is.
//!
//! A number is written into a narrative by the name of its figure. One that is typed and equals one figure of the case is taken for
//! that figure; one that equals several is none of them until the narrative names it; one that equals none is either named among
//! `not-figures`, or open. Of numbers in 汉字, those that are plainly data are held to the same: money, rates, and counts of a
//! hundred and more. The others (三个, 五级) are left to the proofreader.

use std::ops::Range;

use rust_decimal::Decimal;

use super::CaseEntry;
use super::equal::{equal, rounded_to};
use crate::document::{EmbedName, Inline, Item, Locator, Name, visit_document, visit_inlines};
use crate::narrative::read_inline;
use crate::quantity::{Dimension, Found, FoundKind, Personal, Quantity, Spoken, personal, scan};
use crate::record::{Case, ChartSpec, Figure};
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
    /// Whether a figure can be named there: `{{name}}`.
    pub can_name: bool,
    /// Some characters before and behind it.
    pub around: String,
    /// The number as it was read, where it has a unit.
    pub quantity: Option<Quantity>,
    /// What it is.
    pub standing: Standing,
}

/// What a number in a text is.
#[derive(Clone, Debug, PartialEq)]
pub enum Standing {
    /// A figure, named by the narrative.
    Named(String),
    /// Typed, and equal to one figure of the case.
    Equal(String),
    /// In 汉字, and what one figure of the case is when rounded: 七成 for 70.9%.
    Rounded(String),
    /// Typed, and equal to several figures of the case.
    Ambiguous(Vec<String>),
    /// Covered by an entry of `not-figures`.
    NotFigure {
        /// The words of the entry.
        words: String,
        /// Its reason.
        reason: String,
    },
    /// The number of a person.
    Personal(Personal),
    /// A number in 汉字 that is left to the proofreader, with the figures that it equals.
    Manual(Vec<String>),
    /// Part of a date, or a running number.
    Label,
    /// Typed, and equal to no figure.
    Open,
}

/// So many characters on each side tell what a number is about.
const AROUND: usize = 10;

/// From this number on a count in 汉字 is data.
const LARGE: Decimal = Decimal::ONE_HUNDRED;

/// Every number in the text of a case: title, summary, facts, narrative, charts' titles, captions.
#[must_use]
pub fn prose_numbers(entry: &CaseEntry, sources: &Sources) -> Vec<ProseNumber> {
    let case = &entry.case;
    let mut reading = Reading { case, sources, part: "", can_name: false, chart: None, numbers: Vec::new() };
    reading.part("标题", [Some(&case.title), case.short_title.as_ref()]);
    reading.part("摘要", [Some(&case.summary)]);
    reading.can_name = true;
    for fact in &case.facts {
        reading.fact(&fact.value);
    }
    reading.part = "正文";
    visit_document(&entry.narrative, &mut |item| reading.item(item));
    reading.can_name = false;
    for chart in case.charts.values() {
        reading.chart = Some(chart);
        reading.part("图题", [Some(&chart.title), chart.subtitle.as_ref(), chart.note.as_ref()]);
    }
    reading.chart = None;
    for mechanism in case.mechanisms.values() {
        reading.part("图题", [mechanism.title.as_ref(), mechanism.says.as_ref()]);
    }
    for media in case.media.values() {
        reading.part("图说", [Some(&media.caption)]);
    }
    reading.numbers
}

/// The typed numbers of a text that equal one figure of the case each, from left to right.
#[must_use]
pub fn equal_figures<'a>(case: &'a Case, text: &str) -> Vec<(Range<usize>, &'a Figure)> {
    let excused = excused(case, text);
    let link = |found: Found| match (found.kind, excused.iter().any(|excuse| covers(&excuse.0, &found.range))) {
        (FoundKind::Quantity(quantity), false) => match equal(case, &quantity).as_slice() {
            [figure] => Some((found.range, *figure)),
            _ => None,
        },
        _ => None,
    };
    scan(text).into_iter().filter_map(link).collect()
}

/// An entry of `not-figures` where a text has its words.
type Excuse<'a> = (Range<usize>, &'a (Spanned<String>, Spanned<String>));

fn excused<'a>(case: &'a Case, text: &str) -> Vec<Excuse<'a>> {
    let find = |entry: &'a (Spanned<String>, Spanned<String>)| {
        let at = text.match_indices(entry.0.as_str()).map(|(at, words)| at..at + words.len());
        at.map(|range| (range, entry)).collect::<Vec<_>>()
    };
    case.not_figures.iter().filter(|(words, _)| !words.is_empty()).flat_map(find).collect()
}

/// Whether a number stands as a whole within some words; `5` is no part of `15公里` and of `5公里`.
fn covers(words: &Range<usize>, number: &Range<usize>) -> bool {
    words.start <= number.start && number.end <= words.end
}

struct Reading<'a> {
    case: &'a Case,
    sources: &'a Sources,
    part: &'static str,
    can_name: bool,
    /// The chart whose words are read.
    chart: Option<&'a ChartSpec>,
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
            can_name: true,
            around: String::new(),
            quantity: None,
            standing: Standing::Named(name.name.clone()),
        });
    }

    fn text(&mut self, text: &str, span: Span) {
        let excused = excused(self.case, text);
        let persons = personal(text);
        let mut last = None;
        let source = self.sources.get(span.file).text().ok().and_then(|source| source.get(span.range()));
        let mut locator = source.map(|source| Locator::new(source, text));
        let mut place = |range: &Range<usize>| match &mut locator {
            Some(locator) => {
                let (place, start) = (locator.find(range.clone()), span.range().start);
                Span::new(span.file, start + place.start..start + place.end)
            }
            None => span,
        };
        for Found { range, kind } in scan(text) {
            let person = persons.iter().find(|(place, _)| place.start < range.end && range.start < place.end);
            let range = person.map_or(range, |(place, _)| place.clone());
            // A number of a person may be several numbers to a reader of quantities.
            if last.as_ref() == Some(&range) {
                continue;
            }
            last = Some(range.clone());
            let excuse = excused.iter().find(|(words, _)| covers(words, &range)).map(|(_, entry)| *entry);
            let standing = match (person, excuse) {
                (Some((_, kind)), _) => Standing::Personal(*kind),
                (None, Some((words, reason))) => {
                    Standing::NotFigure { words: words.value.clone(), reason: reason.value.clone() }
                }
                (None, None) => self.standing(&kind),
            };
            let quantity = match kind {
                FoundKind::Quantity(quantity) | FoundKind::Spoken(Spoken::Exact(quantity)) => Some(*quantity),
                _ => None,
            };
            self.numbers.push(ProseNumber {
                span: place(&range),
                around: around(text, &range),
                text: text[range].to_owned(),
                part: self.part,
                can_name: self.can_name,
                quantity,
                standing,
            });
        }
    }

    fn standing(&self, kind: &FoundKind) -> Standing {
        match kind {
            FoundKind::Quantity(quantity) => match self.equal(quantity).as_slice() {
                [] => Standing::Open,
                [name] => Standing::Equal(name.clone()),
                names => Standing::Ambiguous(names.to_vec()),
            },
            FoundKind::Spoken(spoken) => self.spoken(spoken),
            FoundKind::Date | FoundKind::Ordinal => Standing::Label,
            FoundKind::Bare => Standing::Open,
        }
    }

    /// The names of the figures that a number equals; of several, those that its chart shows.
    fn equal(&self, quantity: &Quantity) -> Vec<String> {
        let names = |figures: Vec<&Figure>| figures.into_iter().map(|figure| figure.name.value.clone()).collect();
        let all = equal(self.case, quantity);
        let shown = self.chart.map(|chart| chart.kind.figures());
        let own = |figure: &&&Figure| {
            shown.as_ref().is_some_and(|shown| shown.iter().any(|name| name.value == figure.name.value))
        };
        let own: Vec<&Figure> = all.iter().filter(own).copied().collect();
        names(if own.is_empty() { all } else { own })
    }

    fn spoken(&self, spoken: &Spoken) -> Standing {
        let (equal, rounded) = match spoken {
            Spoken::Vague => return Standing::Manual(Vec::new()),
            Spoken::Exact(quantity) if !is_data(quantity) => return Standing::Manual(self.equal(quantity)),
            Spoken::Exact(quantity) => (self.equal(quantity), rounded_to(self.case, quantity)),
            Spoken::Fraction(percent) => (Vec::new(), super::equal::near(self.case, *percent)),
        };
        let rounded: Vec<String> = rounded.into_iter().map(|figure| figure.name.value.clone()).collect();
        match (equal.as_slice(), rounded.as_slice()) {
            ([name], _) => Standing::Equal(name.clone()),
            ([], []) => Standing::Open,
            ([], [name]) => Standing::Rounded(name.clone()),
            ([], names) | (names, _) => Standing::Manual(names.to_vec()),
        }
    }
}

/// Whether a number in 汉字 is plainly data: money, a rate, or a count of a hundred and more.
fn is_data(quantity: &Quantity) -> bool {
    match quantity.unit.dimension {
        Dimension::Money | Dimension::Currency(_) | Dimension::Share | Dimension::PercentagePoints => true,
        Dimension::CalendarTime | Dimension::ClockTime | Dimension::Multiple => false,
        _ => quantity.number.checked_mul(quantity.scale.factor()).is_none_or(|number| number.abs() >= LARGE),
    }
}

/// A few characters before and behind a number.
fn around(text: &str, range: &Range<usize>) -> String {
    let before: Vec<char> = text[..range.start].chars().rev().take(AROUND).collect();
    before.into_iter().rev().chain([' ']).chain(text[range.end..].chars().take(AROUND)).collect()
}
