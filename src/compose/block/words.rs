//! What records say, as running text: figures that lead to their row, names that lead to their page.

use super::Shown;
use crate::compose::paths::entry_path;
use crate::corpus::datum;
use crate::document::{Inline, plain_text};
use crate::record::{Cell, FieldValue, NOT_STATED, Nature, Period, Register, Stated};
use crate::source::{Span, Spanned};

/// Characters.
pub(super) fn text(text: impl Into<String>, span: Span) -> Inline {
    Inline::Text { text: text.into(), span }
}

/// Words of a record.
pub(super) fn words(field: &Spanned<String>) -> Inline {
    text(field.value.clone(), field.span)
}

/// That the source does not say.
pub(super) fn not_stated(span: Span) -> Vec<Inline> {
    vec![text(NOT_STATED, span)]
}

/// Whether something says no more than that the source does not say.
pub(super) fn is_not_stated(content: &[Inline]) -> bool {
    plain(content) == NOT_STATED
}

/// The characters alone.
pub(super) fn plain(content: &[Inline]) -> String {
    plain_text(content, |figure| figure.wording.clone())
}

/// A value. A name that no figure has is printed as it was written.
pub(super) fn cell(shown: Shown, cell: &Cell) -> Inline {
    match (datum(shown.case(), cell), cell) {
        (Some(datum), _) => match datum.figure {
            Some(found) => Inline::Figure(shown.mention(found)),
            None => text(datum.quantity.wording.clone(), datum.span),
        },
        (None, Cell::Figure(name)) => text(format!("{{{{{}}}}}", name.value), name.span),
        (None, Cell::Stated(quantity)) => text(quantity.wording.clone(), quantity.span),
    }
}

/// What is stated: a number, words, or 未载明.
pub(super) fn stated(shown: Shown, stated: &Stated) -> Vec<Inline> {
    match stated {
        Stated::Value(value) => vec![cell(shown, value)],
        Stated::Words(said) => vec![words(said)],
        Stated::NotStated(span) => not_stated(*span),
    }
}

/// A link to the page of a register's entry.
pub(super) fn entry_link(register: Register, id: &str, content: Inline) -> Inline {
    Inline::Page { path: entry_path(register, id), content: vec![content] }
}

/// A place, organisation or person: in the words of the record, with a link where a register knows it.
pub(super) fn party(shown: Shown, name: &Spanned<String>) -> Inline {
    let names = shown.corpus.names();
    match names.party(name) {
        Some(key) => entry_link(key.0, key.1, text(names.worded(name, key), name.span)),
        None => words(name),
    }
}

/// An entry of a register by its identifier; the identifier where there is none.
pub(super) fn entry(shown: Shown, register: Register, id: &Spanned<String>) -> Inline {
    let entries = shown.registers().entries(register);
    match entries.into_iter().find(|entry| entry.id.value == id.value) {
        Some(entry) => entry_link(register, &entry.id, text(entry.name.value.clone(), id.span)),
        None => words(id),
    }
}

/// A time.
pub(super) fn period(period: &Spanned<Period>) -> Vec<Inline> {
    vec![text(period.printed(), period.span)]
}

/// A nature that has to be told from what was achieved: （预计）.
pub(super) fn nature(nature: Nature, span: Span) -> Option<Inline> {
    (nature != Nature::Result).then(|| text(format!("（{}）", nature.word()), span))
}

/// Several runs of text in one, with something between.
pub(super) fn joined(parts: Vec<Vec<Inline>>, between: &str, span: Span) -> Vec<Inline> {
    let mut all = Vec::new();
    for part in parts.into_iter().filter(|part| !part.is_empty()) {
        if !all.is_empty() {
            all.push(text(between, span));
        }
        all.extend(part);
    }
    all
}

/// Names of parties, one after the other.
pub(super) fn parties(shown: Shown, names: &[Spanned<String>]) -> Vec<Inline> {
    let span = names.first().map_or(shown.case().span, |name| name.span);
    joined(names.iter().map(|name| vec![party(shown, name)]).collect(), "、", span)
}

/// Words one after the other.
pub(super) fn list(texts: &[Spanned<String>], span: Span) -> Vec<Inline> {
    joined(texts.iter().map(|said| vec![words(said)]).collect(), "、", span)
}

/// Figures with their labels: 应到位8767.6万元、到位8743.11万元.
pub(super) fn figures(shown: Shown, names: &[Spanned<String>]) -> Vec<Inline> {
    let found = names.iter().filter_map(|name| Some((name, shown.case().figures.get(name.as_str())?)));
    let labelled = |(name, found): (&Spanned<String>, &crate::record::Figure)| {
        let label = text(found.label.value.clone(), name.span);
        let value = Inline::Figure(shown.mention(found));
        [Some(label), Some(value), nature(found.nature, name.span)].into_iter().flatten().collect()
    };
    joined(found.map(labelled).collect(), "，", shown.case().span)
}

/// What a field of an item says.
pub(super) fn field(shown: Shown, value: &FieldValue) -> Vec<Inline> {
    match value {
        FieldValue::Text(said) | FieldValue::Party(said) if said.value == NOT_STATED => not_stated(said.span),
        FieldValue::Text(said) => vec![words(said)],
        FieldValue::Texts(several) => list(several, shown.case().span),
        FieldValue::Party(name) => vec![party(shown, name)],
        FieldValue::Parties(names) => parties(shown, names),
        FieldValue::Stated(said) => stated(shown, said),
        FieldValue::Pairs(pairs) => {
            let pair = |(label, said): &(Spanned<String>, Stated)| {
                std::iter::once(words(label)).chain(stated(shown, said)).collect()
            };
            joined(pairs.iter().map(pair).collect(), "；", shown.case().span)
        }
        FieldValue::Period(when) => period(when),
        FieldValue::Word(word) => vec![text(word.value, word.span)],
    }
}
