//! The words of entries: links to parties, times, values, sources.

use super::Context;
use crate::compose::paths::{anchor, at, case_path, entry_path, figure_path};
use crate::compose::publication::PageLink;
use crate::compose::{citation, figure};
use crate::corpus::{CaseEntry, Key};
use crate::document::{EmbedName, FigureMention, Inline, Item as Visited, Line, Name, visit_blocks};
use crate::record::{Cell, FieldValue, FigureSource, Item, Period, Register, SourceDocument, Stated};
use crate::source::{Span, Spanned};

/// Characters.
pub(super) fn text(words: impl Into<String>, span: Span) -> Inline {
    Inline::Text { text: words.into(), span }
}

/// A link to another page of the publication.
pub(super) fn page(path: String, words: impl Into<String>, span: Span) -> Inline {
    Inline::Page { path, content: vec![text(words, span)] }
}

/// A line of facts.
pub(super) fn line(label: &str, words: Vec<Inline>) -> Line {
    Line { label: label.to_owned(), words }
}

/// A line of facts with words as the record has them.
pub(super) fn plain(label: &str, words: Option<&Spanned<String>>) -> Option<Line> {
    words.map(|words| line(label, vec![text(words.value.clone(), words.span)]))
}

/// A line of facts with a time.
pub(super) fn time(label: &str, period: Option<&Spanned<Period>>) -> Option<Line> {
    period.map(|period| line(label, vec![text(period.printed(), period.span)]))
}

/// A line of facts with a word that the register knows.
pub(super) fn word(label: &str, word: Option<&Spanned<&'static str>>) -> Option<Line> {
    word.map(|word| line(label, vec![text(word.value, word.span)]))
}

/// A line of facts with texts in a row.
pub(super) fn several(label: &str, texts: &[Spanned<String>], between: &str) -> Option<Line> {
    let first = texts.first()?;
    let words: Vec<&str> = texts.iter().map(|text| text.as_str()).collect();
    Some(line(label, vec![text(words.join(between), first.span)]))
}

/// Puts a mark between runs of text.
pub(super) fn joined(runs: Vec<Vec<Inline>>, mark: &str) -> Vec<Inline> {
    let mut out: Vec<Inline> = Vec::new();
    for run in runs.into_iter().filter(|run| !run.is_empty()) {
        if let (false, Some(span)) = (out.is_empty(), run.iter().find_map(span_of)) {
            out.push(text(mark, span));
        }
        out.extend(run);
    }
    out
}

/// Where some words were read.
fn span_of(inline: &Inline) -> Option<Span> {
    match inline {
        Inline::Text { span, .. } => Some(*span),
        Inline::Page { content, .. } => content.iter().find_map(span_of),
        _ => None,
    }
}

impl Context<'_> {
    /// A party by the words of the record: a link where the registers know it.
    pub(super) fn party(&self, party: &Spanned<String>) -> Vec<Inline> {
        match self.relations.names.party(party) {
            Some(key) => {
                vec![page(entry_path(key.0, key.1), self.relations.names.worded(party, key), party.span)]
            }
            None => vec![text(party.value.clone(), party.span)],
        }
    }

    /// A line of facts with parties.
    pub(super) fn parties<'p>(
        &self,
        label: &str,
        parties: impl IntoIterator<Item = &'p Spanned<String>>,
    ) -> Option<Line> {
        let words = joined(parties.into_iter().map(|party| self.party(party)).collect(), "、");
        (!words.is_empty()).then(|| line(label, words))
    }

    /// A line of facts with entries by their identifiers.
    pub(super) fn linked<'p>(
        &self,
        label: &str,
        register: Register,
        ids: impl IntoIterator<Item = &'p Spanned<String>>,
    ) -> Option<Line> {
        let known = ids.into_iter().filter_map(|id| {
            let (_, known) = self.relations.names.entry(register, id)?;
            Some(vec![page(entry_path(register, known), self.relations.names.printed((register, known)), id.span)])
        });
        let words = joined(known.collect(), "、");
        (!words.is_empty()).then(|| line(label, words))
    }

    /// A link to an entry's page.
    pub(super) fn link_to(&self, (register, id): Key) -> PageLink {
        PageLink { path: entry_path(register, id), title: self.relations.names.printed((register, id)).to_owned() }
    }

    /// Where something stands: 《总结》第3行, with a link to the document's page.
    pub(super) fn stands(&self, document: Option<&SourceDocument>, source: &FigureSource) -> Vec<Inline> {
        let Some(document) = document else { return Vec::new() };
        let span = source.document.span;
        let title = citation::title(document);
        let title = match self.relations.names.document(&source.document) {
            Some((register, id)) => page(entry_path(register, id), title, span),
            None => text(title, span),
        };
        let lines = citation::lines(source);
        if lines.is_empty() { vec![title] } else { vec![title, text(lines, span)] }
    }

    /// A link to a case, or to one of the places that its narrative has for its records.
    pub(super) fn case_link(&self, entry: &CaseEntry) -> PageLink {
        let case = &entry.case;
        PageLink { path: case_path(&case.slug), title: case.short_title.as_ref().unwrap_or(&case.title).value.clone() }
    }
}

/// Where in a case's page a record is shown: the path of the page, with the anchor of the block if there is one.
pub(super) fn shown_at(entry: &CaseEntry, is_it: impl Fn(&EmbedName) -> Option<String>) -> String {
    let mut found = None;
    let mut visit = |item: Visited<'_, Name, EmbedName>| {
        if let Visited::Embed(embed) = item {
            found = found.take().or_else(|| is_it(embed));
        }
    };
    for blocks in std::iter::once(&entry.narrative.blocks).chain(&entry.narrative.footnotes) {
        visit_blocks(blocks, &mut visit);
    }
    let path = case_path(&entry.case.slug);
    found.map_or(path.clone(), |anchor| at(&path, &anchor))
}

/// Where a mechanism is shown.
pub(super) fn mechanism_at(entry: &CaseEntry, name: &str) -> String {
    shown_at(entry, |embed| match embed {
        EmbedName::Mechanism(shown) if shown.name == name => Some(anchor("mechanism", &[name])),
        _ => None,
    })
}

/// Where a quotation is shown.
pub(super) fn quote_at(entry: &CaseEntry, name: &str) -> String {
    shown_at(entry, |embed| match embed {
        EmbedName::Quote(shown) if shown.name == name => Some(anchor("quote", &[name])),
        _ => None,
    })
}

/// Where the ledger or the cards of a section are shown.
pub(super) fn listing_at(entry: &CaseEntry, section: &str) -> String {
    shown_at(entry, |embed| match embed {
        EmbedName::Ledger(shown) if shown.name == section => Some(anchor("ledger", &[section])),
        EmbedName::Cards(shown) if shown.name == section => Some(anchor("cards", &[section])),
        _ => None,
    })
}

/// What an item says with its numbers, parties and times, each with its label.
pub(super) fn item_words(context: &Context, entry: &CaseEntry, item: &Item) -> Vec<Inline> {
    let mut runs: Vec<Vec<Inline>> = Vec::new();
    for (field, value) in &item.fields {
        let (words, span) = match value {
            FieldValue::Party(party) => (context.party(party), party.span),
            FieldValue::Parties(parties) => {
                let Some(first) = parties.first() else { continue };
                (joined(parties.iter().map(|party| context.party(party)).collect(), "、"), first.span)
            }
            FieldValue::Stated(Stated::Value(cell)) => (value_of(entry, cell), cell.span()),
            FieldValue::Period(period) => (vec![text(period.printed(), period.span)], period.span),
            FieldValue::Word(word) => (vec![text(word.value, word.span)], word.span),
            _ => continue,
        };
        if !words.is_empty() {
            runs.push(std::iter::once(text(format!("{}：", field.label), span)).chain(words).collect());
        }
    }
    joined(runs, "；")
}

/// A number: a figure that leads to its row, or the words of the record.
fn value_of(entry: &CaseEntry, cell: &Cell) -> Vec<Inline> {
    match cell {
        Cell::Stated(quantity) => vec![text(quantity.wording.clone(), quantity.span)],
        Cell::Figure(name) => match entry.case.figures.get(name.as_str()) {
            Some(found) => {
                let link = Some(figure_path(&entry.case.slug, &found.name));
                vec![Inline::Figure(FigureMention { link, ..figure::mention(&entry.case, found) })]
            }
            None => Vec::new(),
        },
    }
}
