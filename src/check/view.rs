//! What rules over all records of a case look at, whatever kind of record it is, and where in a file a word stands.

use crate::quantity::Quantity;
use crate::record::{Accept, Case, Cell, FieldValue, Figure, FigureSource, Item, Mechanism, Period, Stated};
use crate::source::{Sources, Span, Spanned};

/// One record of a case.
pub(super) struct Record<'a> {
    /// Its name.
    pub name: Span,
    /// The whole entry.
    pub span: Span,
    /// Its time, where it has one.
    pub date: Option<&'a Spanned<Period>>,
    /// The words of the source.
    pub quote: Option<&'a Spanned<String>>,
    /// Where it stands.
    pub source: Option<&'a FigureSource>,
    /// Words of our own that are printed.
    pub words: Vec<&'a Spanned<String>>,
    /// Findings that it answers.
    pub accept: &'a Accept,
}

/// The figures that a case states itself. Those that it has from the case that it is part of are looked at there.
pub(super) fn own_figures(case: &Case) -> impl Iterator<Item = &Figure> {
    case.figures.values().filter(|figure| !case.inherited.contains(figure.name.as_str()))
}

/// Every record that a case states itself, in the order of the sections.
pub(super) fn records(case: &Case) -> Vec<Record<'_>> {
    let mut records: Vec<Record> = own_figures(case).map(figure).collect();
    records.extend(case.events.values().map(|event| Record {
        name: event.name.span,
        span: event.span,
        date: Some(&event.date),
        quote: event.quote.as_ref(),
        source: event.source.as_ref(),
        words: vec![&event.label],
        accept: &event.accept,
    }));
    records.extend(case.charts.values().map(|chart| Record {
        name: chart.name.span,
        span: chart.span,
        date: None,
        quote: None,
        source: chart.source.as_ref(),
        words: std::iter::once(&chart.title).chain(&chart.subtitle).collect(),
        accept: &chart.accept,
    }));
    records.extend(case.media.values().map(|media| Record {
        name: media.name.span,
        span: media.span,
        date: None,
        quote: None,
        source: None,
        words: vec![&media.caption, &media.alt],
        accept: &media.accept,
    }));
    records.extend(case.mechanisms.values().map(|mechanism| Record {
        name: mechanism.name.span,
        span: mechanism.span,
        date: mechanism.since.as_ref(),
        quote: mechanism.quote.as_ref(),
        source: mechanism.source.as_ref(),
        words: std::iter::once(&mechanism.label).chain(&mechanism.says).chain(&mechanism.title).collect(),
        accept: &mechanism.accept,
    }));
    records.extend(case.claims.values().map(|claim| Record {
        name: claim.name.span,
        span: claim.span,
        date: None,
        quote: claim.quote.as_ref(),
        source: claim.source.as_ref(),
        words: std::iter::once(&claim.text).chain(&claim.universe).collect(),
        accept: &claim.accept,
    }));
    records.extend(case.quotes.values().map(|quote| Record {
        name: quote.name.span,
        span: quote.span,
        date: quote.date.as_ref(),
        quote: Some(&quote.text),
        source: quote.source.as_ref(),
        words: quote.role.iter().collect(),
        accept: &quote.accept,
    }));
    records.extend(case.all_items().map(item));
    records
}

fn figure(figure: &Figure) -> Record<'_> {
    Record {
        name: figure.name.span,
        span: figure.span,
        date: figure.period.as_ref(),
        quote: figure.quote.as_ref(),
        source: figure.source.as_ref(),
        words: std::iter::once(&figure.label).chain(&figure.scope).collect(),
        accept: &figure.accept,
    }
}

fn item(item: &Item) -> Record<'_> {
    Record {
        name: item.name.span,
        span: item.span,
        date: item.date.as_ref(),
        quote: item.quote.as_ref(),
        source: item.source.as_ref(),
        words: std::iter::once(&item.label).chain(item.fields.iter().flat_map(|(_, value)| words(value))).collect(),
        accept: &item.accept,
    }
}

/// The words of a field, names of parties left out.
fn words(value: &FieldValue) -> Vec<&Spanned<String>> {
    match value {
        FieldValue::Text(text) | FieldValue::Stated(Stated::Words(text)) => vec![text],
        FieldValue::Texts(texts) => texts.iter().collect(),
        _ => Vec::new(),
    }
}

/// Words of our own at the head of a case, which are printed.
pub(super) fn heading_words(case: &Case) -> Vec<&Spanned<String>> {
    let own = [&case.title, &case.summary].into_iter().chain(&case.short_title).chain(&case.themes);
    own.chain(case.facts.iter().flat_map(|fact| [&fact.label, &fact.value])).collect()
}

/// Every value that a case states itself: its figures, and numbers that items, mechanisms and charts write down.
pub(super) fn quantities(case: &Case) -> Vec<&Spanned<Quantity>> {
    let figures = own_figures(case).map(|figure| &figure.quantity);
    let charts = case.charts.values().flat_map(|chart| chart.kind.stated());
    let mechanisms = case.mechanisms.values().flat_map(Mechanism::cells);
    let items = case.all_items().flat_map(Item::cells);
    figures.chain(charts).chain(mechanisms.chain(items).filter_map(Cell::stated)).collect()
}

/// Where a word of a text stands in its file: the word itself where the text stands there as it is, else the whole text.
pub(super) fn spot(sources: &Sources, text: Span, word: &str) -> Span {
    let raw = sources.get(text.file).bytes.get(text.range()).and_then(|bytes| std::str::from_utf8(bytes).ok());
    match raw.and_then(|raw| raw.find(word)) {
        Some(at) => {
            let start = text.range().start + at;
            Span::new(text.file, start..start + word.len())
        }
        None => text,
    }
}

/// Whether a place lies within another.
pub(super) fn is_within(inner: Span, outer: Span) -> bool {
    outer.file == inner.file && outer.start <= inner.start && inner.end <= outer.end
}
