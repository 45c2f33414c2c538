//! The records that a coverage names, and where each is shown.

use super::{CaseEntry, Corpus};
use crate::document::{Draft, EmbedName, Item, visit_document};
use crate::record::{Register, Section};

/// A record that a coverage names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Covered<'a> {
    /// What it is called.
    pub label: &'a str,
    /// What kind of record it is: 机制 · 关口, 数据, 台账 · 捐赠, 地方.
    pub kind: String,
    /// Where it is shown.
    pub on: ShownOn<'a>,
    /// Whether it is shown as a block of its own, not only in a table at the end of a page.
    pub placed: bool,
}

/// Where a record is shown.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ShownOn<'a> {
    /// On the page of a register's entry.
    Entry(Register, &'a str),
    /// On the page of the case of this slug.
    Case(&'a str),
    /// There, in a block or row: its kind (`figure`, `chart`, `ledger` …), and the name of the record or section.
    Block {
        /// The slug of the case.
        case: &'a str,
        /// The kind of block.
        kind: &'static str,
        /// The name.
        name: &'a str,
    },
    /// The same on a page from `content/pages/`.
    Page {
        /// The slug of the page.
        page: &'a str,
        /// The slug of the case.
        case: &'a str,
        /// The kind of block.
        kind: &'static str,
        /// The name.
        name: &'a str,
    },
}

/// Finds the record of a reference: `register/id`, `case/section` or `case/section/name`. None where there is none.
#[must_use]
pub fn covered<'a>(corpus: &'a Corpus, reference: &'a str) -> Option<Covered<'a>> {
    let mut parts = reference.splitn(3, '/');
    let (first, second, third) = (parts.next()?, parts.next()?, parts.next());
    if let Some(register) = Register::ALL.into_iter().find(|register| register.key() == first) {
        return entry(corpus, register, second).filter(|_| third.is_none());
    }
    let case = corpus.case(first)?;
    match third {
        Some(name) => of_case(corpus, case, second, name),
        None => {
            let section = Section::of_key(second)?;
            case.case.items.get(&section)?;
            Some(items(corpus, case, section, section.heading()))
        }
    }
}

fn entry<'a>(corpus: &'a Corpus, register: Register, id: &'a str) -> Option<Covered<'a>> {
    let registers = &corpus.registers;
    let label = match register {
        Register::Sources => registers.sources.get(id).map(|source| source.title.as_str()),
        register => {
            registers.entries(register).into_iter().find(|entry| entry.id.value == id).map(|entry| entry.name.as_str())
        }
    }?;
    Some(Covered { label, kind: register.heading().to_owned(), on: ShownOn::Entry(register, id), placed: true })
}

fn of_case<'a>(corpus: &'a Corpus, entry: &'a CaseEntry, section: &str, name: &'a str) -> Option<Covered<'a>> {
    let case = &entry.case;
    let slug = case.slug.as_str();
    // A record that stands where a narrative or a page places it.
    let block = |label: &'a str, kind: String, form: &'static str| {
        let on = block(corpus, entry, form, name);
        Covered { label, kind, on: on.unwrap_or(ShownOn::Case(slug)), placed: on.is_some() }
    };
    Some(match section {
        "figures" => Covered {
            label: &case.figures.get(name)?.label,
            kind: "数据".to_owned(),
            on: ShownOn::Block { case: slug, kind: "figure", name },
            placed: true,
        },
        "charts" => block(&case.charts.get(name)?.title, "图表".to_owned(), "chart"),
        "mechanisms" => {
            let mechanism = case.mechanisms.get(name)?;
            block(&mechanism.label, format!("机制 · {}", mechanism.kind.printed()), "mechanism")
        }
        "quotes" => block(&case.quotes.get(name)?.text, "引语".to_owned(), "quote"),
        "media" => block(&case.media.get(name)?.caption, "照片".to_owned(), "photo"),
        "claims" => listed(corpus, entry, "claims", &case.claims.get(name)?.text, "说法".to_owned()),
        "events" => Covered {
            label: &case.events.get(name)?.label,
            kind: "事件".to_owned(),
            on: ShownOn::Case(slug),
            placed: true,
        },
        section => {
            let section = Section::of_key(section)?;
            items(corpus, entry, section, &case.items.get(&section)?.get(name)?.label)
        }
    })
}

fn items<'a>(corpus: &'a Corpus, entry: &'a CaseEntry, section: Section, label: &'a str) -> Covered<'a> {
    listed(corpus, entry, section.key(), label, format!("台账 · {}", section.heading()))
}

/// A record that stands in the table or among the cards of its section.
fn listed<'a>(
    corpus: &'a Corpus,
    entry: &'a CaseEntry,
    section: &'static str,
    label: &'a str,
    kind: String,
) -> Covered<'a> {
    let on = ["ledger", "cards"].into_iter().find_map(|form| block(corpus, entry, form, section));
    Covered { label, kind, on: on.unwrap_or(ShownOn::Case(&entry.case.slug)), placed: on.is_some() }
}

/// The block that shows a record: in the narrative of its case, or else on a page.
fn block<'a>(corpus: &'a Corpus, entry: &'a CaseEntry, kind: &'static str, name: &'a str) -> Option<ShownOn<'a>> {
    let case = entry.case.slug.as_str();
    if places(&entry.narrative, kind, name) {
        return Some(ShownOn::Block { case, kind, name });
    }
    let own = format!("{case}/{name}");
    let page = corpus.pages.iter().find(|page| places(&page.draft, kind, &own))?;
    Some(ShownOn::Page { page: &page.slug, case, kind, name })
}

/// Whether a text places a block.
fn places(draft: &Draft, kind: &str, name: &str) -> bool {
    let mut found = false;
    visit_document(draft, &mut |item| {
        let Item::Embed(embed) = item else { return };
        let placed = match embed {
            EmbedName::Chart(name) => ("chart", name),
            EmbedName::Photo(name) => ("photo", name),
            EmbedName::Mechanism(name) => ("mechanism", name),
            EmbedName::Quote(name) => ("quote", name),
            EmbedName::Ledger(name) => ("ledger", name),
            EmbedName::Cards(name) => ("cards", name),
            EmbedName::Record(_) | EmbedName::Tiles(_) | EmbedName::Money(_) => return,
        };
        found |= placed.0 == kind && placed.1.name == name;
    });
    found
}
