//! What there is to say of the entries of a list: items of a section, claims, entries of a register that the case lists.
//!
//! A ledger and cards say the same, so they are made of the same listing.

use super::Shown;
use super::registers::of_register;
use super::words::{self, text};
use crate::corpus::{Datum, datum};
use crate::document::Inline;
use crate::record::{
    Claim, Field, FieldValue, FigureSource, Item, NOT_STATED, Nature, Period, Register, Section, Stated,
};
use crate::source::{Span, Spanned};

/// Entries and what they say.
pub(super) struct Listing<'a> {
    /// What is listed: 捐赠.
    pub title: &'static str,
    /// What heads the names of the entries.
    pub name: &'static str,
    /// Whether the entries are items of a section.
    pub section: Option<Section>,
    /// What they say, each that at least one entry says.
    pub heads: Vec<Head>,
    /// The entries in the order of the record.
    pub entries: Vec<Listed<'a>>,
}

/// Something that entries say.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Head {
    /// Name in the record.
    pub key: &'static str,
    /// As printed.
    pub label: &'static str,
    /// Whether a source is expected to say it of every entry, so that 未载明 stands where it does not. That something was
    /// not a gift, or has no remark, is no gap in the source.
    pub expected: bool,
}

/// One entry.
pub(super) struct Listed<'a> {
    /// What it is called.
    pub label: Vec<Inline>,
    /// The group that it belongs to.
    pub group: Option<&'a str>,
    /// What it says, one a head.
    pub said: Vec<Option<Said<'a>>>,
    /// A remark.
    pub note: Option<&'a Spanned<String>>,
    /// Where it stands.
    pub source: Option<&'a FigureSource>,
    /// The item, if it is one.
    pub item: Option<&'a Item>,
    /// Its place in the record.
    pub span: Span,
}

/// What an entry says under a head.
#[derive(Clone)]
pub(super) struct Said<'a> {
    /// In words.
    pub words: Vec<Inline>,
    /// As a number, where it is one.
    pub value: Option<Datum<'a>>,
}

impl Said<'_> {
    /// Whether it says that the source does not say.
    pub(super) fn is_not_stated(&self) -> bool {
        words::is_not_stated(&self.words)
    }
}

impl<'a> Listing<'a> {
    /// The listing of a name: a section, `claims`, or a register.
    pub(super) fn of(shown: Shown<'a>, name: &str) -> Option<Self> {
        let case = shown.case();
        if let Some(section) = Section::of_key(name) {
            let items = case.items.get(&section)?;
            return Some(of_items(shown, section, items.values().collect()));
        }
        if name == "claims" {
            return Some(of_claims(shown, case.claims.values().collect()));
        }
        let register = Register::LISTED.into_iter().find(|register| register.key() == name)?;
        of_register(shown, register, case.listed.get(&register)?)
    }
}

/// A listing of rows of what may be said, in which what no entry says is left out.
pub(super) fn listing<'a>(
    title: &'static str,
    name: &'static str,
    section: Option<Section>,
    heads: Vec<Head>,
    mut entries: Vec<Listed<'a>>,
) -> Listing<'a> {
    let used: Vec<bool> = (0..heads.len())
        .map(|index| entries.iter().any(|entry| entry.said.get(index).is_some_and(Option::is_some)))
        .collect();
    let keep = |index: usize| used.get(index) == Some(&true);
    for entry in &mut entries {
        let said = std::mem::take(&mut entry.said);
        entry.said = said.into_iter().enumerate().filter(|(index, _)| keep(*index)).map(|(_, said)| said).collect();
    }
    let heads = heads.into_iter().enumerate().filter(|(index, _)| keep(*index)).map(|(_, head)| head).collect();
    Listing { title, name, section, heads, entries }
}

pub(super) fn in_words<'a>(words: Vec<Inline>) -> Option<Said<'a>> {
    (!words.is_empty()).then_some(Said { words, value: None })
}

/// What a field that may be absent says.
pub(super) fn said<'a>(field: Option<&Spanned<String>>) -> Option<Said<'a>> {
    in_words(vec![words::words(field?)])
}

pub(super) fn when<'a>(period: Option<&Spanned<Period>>) -> Option<Said<'a>> {
    in_words(words::period(period?))
}

/// Whether a source need not say something of every item: what ties it to another record, what only some kinds of items
/// have, what another field says in its place.
fn is_optional(section: Section, key: &str) -> bool {
    match section {
        Section::Project => matches!(key, "model" | "product" | "term" | "area" | "owner" | "funding" | "revisions"),
        Section::Fund => matches!(key, "committed" | "arrived" | "rate" | "channel" | "level"),
        Section::Payment => key == "signatures",
        Section::Donation => matches!(key, "need" | "effect" | "asset"),
        Section::Contract => key == "guaranteed",
        Section::Asset => matches!(key, "area" | "standard" | "shares" | "donation"),
        Section::Training => matches!(key, "outcome" | "contents"),
        Section::Exchange => key == "kind",
        Section::Meeting => key == "outcome",
        Section::Pairing => matches!(key, "claim" | "model" | "agreement"),
        Section::Task | Section::Issue => key == "evidence",
        Section::Benefit => matches!(key, "change" | "amount" | "condition"),
        Section::Village => matches!(key, "term" | "mode" | "invested-by"),
        Section::Department => matches!(key, "output" | "value"),
        Section::Sale | Section::Award | Section::Change | Section::Posting => false,
    }
}

fn of_items<'a>(shown: Shown<'a>, section: Section, items: Vec<&'a Item>) -> Listing<'a> {
    let own = section.fields().iter();
    let mut heads: Vec<Head> = own
        .map(|field| Head { key: field.key, label: field.label, expected: !is_optional(section, field.key) })
        .collect();
    heads.push(Head { key: "place", label: "地点", expected: true });
    heads.push(Head { key: "date", label: "时间", expected: true });
    heads.push(Head { key: "figures", label: "数据", expected: false });
    let entries = items.into_iter().map(|item| of_item(shown, section, item)).collect();
    let name = match section {
        Section::Change => "事项",
        Section::Award => "事项",
        Section::Village => "村",
        Section::Department => "部门",
        _ => "名称",
    };
    listing(section.heading(), name, Some(section), heads, entries)
}

fn of_item<'a>(shown: Shown<'a>, section: Section, item: &'a Item) -> Listed<'a> {
    let mut label = vec![words::party(shown, &item.label)];
    label.extend(words::nature(item.nature, item.label.span));
    let mut columns: Vec<Option<Said>> =
        section.fields().iter().map(|field| of_field(shown, item, field, item.field(field.key)?)).collect();
    columns.push(item.place.as_ref().and_then(|place| in_words(vec![words::party(shown, place)])));
    columns.push(when(item.date.as_ref()));
    // A figure that the fields show already is not shown twice.
    let shown_already: Vec<&str> =
        item.cells().into_iter().filter_map(|cell| cell.figure()).map(|name| name.as_str()).collect();
    let others: Vec<Spanned<String>> =
        item.figures.iter().filter(|name| !shown_already.contains(&name.as_str())).cloned().collect();
    columns.push(in_words(words::figures(shown, &others)));
    Listed {
        label,
        group: item.group.as_ref().map(|group| group.as_str()),
        said: columns,
        note: item.note.as_ref(),
        source: item.source.as_ref(),
        item: Some(item),
        span: item.span,
    }
}

fn of_field<'a>(shown: Shown<'a>, item: &'a Item, field: &Field, value: &'a FieldValue) -> Option<Said<'a>> {
    let mut words = match (item_of(shown, field.key, value), value) {
        (Some(label), _) => vec![label],
        (None, value) => words::field(shown, value),
    };
    let value = match value {
        FieldValue::Stated(Stated::Value(cell)) => datum(shown.case(), cell),
        _ => None,
    };
    if let Some(value) = value {
        // What is expected is not to be read as achieved.
        let nature = value.nature();
        if nature != item.nature && !field.label.contains(nature.word()) {
            words.extend(words::nature(nature, value.span));
        }
    }
    (!words.is_empty()).then_some(Said { words, value })
}

/// The item of another section that a field names, by its label.
fn item_of(shown: Shown, key: &str, value: &FieldValue) -> Option<Inline> {
    let section = match key {
        "asset" => Section::Asset,
        "donation" => Section::Donation,
        "fund" => Section::Fund,
        "project" => Section::Project,
        _ => return None,
    };
    let FieldValue::Text(name) = value else { return None };
    let item = shown.case().items.get(&section)?.get(name.as_str())?;
    Some(text(item.label.value.clone(), name.span))
}

fn of_claims<'a>(shown: Shown<'a>, claims: Vec<&'a Claim>) -> Listing<'a> {
    let head = |key, label, expected| Head { key, label, expected };
    let heads = vec![
        head("type", "类型", true),
        head("universe", "范围", true),
        head("evidence", "依据", true),
        head("source", "出处", false),
    ];
    let entries = claims
        .into_iter()
        .map(|claim| {
            let rests_on: Vec<Vec<Inline>> = claim
                .figure
                .iter()
                .map(|name| words::figures(shown, std::slice::from_ref(name)))
                .chain(claim.evidence.iter().map(|evidence| vec![words::words(evidence)]))
                .collect();
            let rests_on = words::joined(rests_on, "；", claim.span);
            let place = shown.numbered_place(claim.source.as_ref());
            Listed {
                label: vec![words::words(&claim.text)],
                group: None,
                said: vec![
                    in_words(vec![text(claim.form.word(), claim.form.span)]),
                    said(claim.universe.as_ref()),
                    in_words(if rests_on.is_empty() { words::not_stated(claim.span) } else { rests_on }),
                    in_words(if place.is_empty() { Vec::new() } else { vec![text(place, claim.span)] }),
                ],
                note: claim.note.as_ref(),
                // A column says it.
                source: None,
                item: None,
                span: claim.span,
            }
        })
        .collect();
    listing("说法与依据", "说法", None, heads, entries)
}

/// What a table prints where an entry says nothing under a head.
pub(super) fn absent(head: &Head, span: Span) -> Vec<Inline> {
    if head.expected { vec![text(NOT_STATED, span)] } else { Vec::new() }
}

/// The nature of a value of an item: its own, else that of the item.
pub(super) fn nature_of(item: Option<&Item>, value: &Datum) -> Nature {
    match (value.nature(), item) {
        (Nature::Result, Some(item)) => item.nature,
        (nature, _) => nature,
    }
}
