//! Where the records of a coverage are, and on which pages they are shown.

use std::collections::BTreeSet;

use super::{CaseEntry, Corpus};
use crate::document::{EmbedName, Item, visit_blocks};
use crate::record::{Register, Section};

/// A record that a coverage names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Covered {
    /// What it is called.
    pub label: String,
    /// What kind of record it is: 机制 · 关口, 数据, 台账 · 捐赠, 地方.
    pub kind: String,
    /// Path of the page that shows it, from the root of the site, with an anchor.
    pub page: String,
    /// Whether the page shows it as a block of its own, not only in a table at its end.
    pub placed: bool,
}

/// Finds the record of a reference: `register/id`, `case/section` or `case/section/name`. None where there is none.
#[must_use]
pub fn covered(corpus: &Corpus, reference: &str) -> Option<Covered> {
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
            Some(items(case, section, section.heading().to_owned()))
        }
    }
}

fn entry(corpus: &Corpus, register: Register, id: &str) -> Option<Covered> {
    let registers = &corpus.registers;
    let label = match register {
        Register::Sources => registers.sources.get(id).map(|source| source.title.value.clone()),
        register => registers
            .entries(register)
            .into_iter()
            .find(|entry| entry.id.value == id)
            .map(|entry| entry.name.value.clone()),
    }?;
    Some(Covered {
        label,
        kind: register.heading().to_owned(),
        page: format!("{}/{id}/index.html", register.key()),
        placed: true,
    })
}

fn of_case(corpus: &Corpus, entry: &CaseEntry, section: &str, name: &str) -> Option<Covered> {
    let case = &entry.case;
    let page = |anchor: &str| format!("cases/{}/index.html#{anchor}-{name}", case.slug.value);
    let placed = placed(entry);
    let is_placed = |kind: &str| placed.contains(&(kind, name));
    Some(match section {
        "figures" => {
            let figure = case.figures.get(name)?;
            Covered { label: figure.label.value.clone(), kind: "数据".to_owned(), page: page("figure"), placed: true }
        }
        "charts" => {
            let chart = case.charts.get(name)?;
            // A chart may stand on a page instead of in its case.
            let own = format!("{}/{name}", case.slug.value);
            let on_page = corpus.pages.iter().find(|page| {
                let mut found = false;
                visit_blocks(&page.draft.blocks, &mut |item| {
                    found |= matches!(item, Item::Embed(EmbedName::Chart(name)) if name.name == own);
                });
                found
            });
            let path = match on_page {
                Some(on) if !is_placed("chart") => {
                    format!("{}/index.html#chart-{}-{name}", on.slug, case.slug.value)
                }
                _ => page("chart"),
            };
            Covered {
                label: chart.title.value.clone(),
                kind: "图表".to_owned(),
                page: path,
                placed: is_placed("chart") || on_page.is_some(),
            }
        }
        "mechanisms" => {
            let mechanism = case.mechanisms.get(name)?;
            Covered {
                label: mechanism.label.value.clone(),
                kind: format!("机制 · {}", mechanism.kind.printed()),
                page: page("mechanism"),
                placed: is_placed("mechanism"),
            }
        }
        "quotes" => {
            let quote = case.quotes.get(name)?;
            Covered {
                label: quote.text.value.clone(),
                kind: "引语".to_owned(),
                page: page("quote"),
                placed: is_placed("quote"),
            }
        }
        "claims" => {
            let claim = case.claims.get(name)?;
            let listed = placed.contains(&("ledger", "claims")) || placed.contains(&("cards", "claims"));
            let (anchor, placed) = if listed { ("#ledger-claims", true) } else { ("", false) };
            Covered {
                label: claim.text.value.clone(),
                kind: "说法".to_owned(),
                page: format!("cases/{}/index.html{anchor}", case.slug.value),
                placed,
            }
        }
        "events" => {
            let event = case.events.get(name)?;
            Covered {
                label: event.label.value.clone(),
                kind: "事件".to_owned(),
                page: format!("cases/{}/index.html", case.slug.value),
                placed: true,
            }
        }
        "media" => {
            let media = case.media.get(name)?;
            Covered {
                label: media.caption.value.clone(),
                kind: "照片".to_owned(),
                page: page("photo"),
                placed: is_placed("photo"),
            }
        }
        section => {
            let section = Section::of_key(section)?;
            let item = case.items.get(&section)?.get(name)?;
            items(entry, section, item.label.value.clone())
        }
    })
}

/// The items of a section, where the narrative lists them.
fn items(entry: &CaseEntry, section: Section, label: String) -> Covered {
    let placed = placed(entry);
    let form = ["ledger", "cards"].into_iter().find(|form| placed.contains(&(form, section.key())));
    let anchor = form.map_or_else(String::new, |form| format!("#{form}-{}", section.key()));
    Covered {
        label,
        kind: format!("台账 · {}", section.heading()),
        page: format!("cases/{}/index.html{anchor}", entry.case.slug.value),
        placed: form.is_some(),
    }
}

/// The blocks that a narrative places, each by kind and name.
fn placed(entry: &CaseEntry) -> BTreeSet<(&'static str, &str)> {
    let mut placed = BTreeSet::new();
    let visit = |item: Item<'_, crate::document::Name, EmbedName>| -> Option<(&'static str, String)> {
        let Item::Embed(embed) = item else { return None };
        Some(match embed {
            EmbedName::Chart(name) => ("chart", name.name.clone()),
            EmbedName::Photo(name) => ("photo", name.name.clone()),
            EmbedName::Mechanism(name) => ("mechanism", name.name.clone()),
            EmbedName::Quote(name) => ("quote", name.name.clone()),
            EmbedName::Ledger(name) => ("ledger", name.name.clone()),
            EmbedName::Cards(name) => ("cards", name.name.clone()),
            EmbedName::Record(_) | EmbedName::Tiles(_) | EmbedName::Money(_) => return None,
        })
    };
    let mut names: Vec<(&'static str, String)> = Vec::new();
    visit_blocks(&entry.narrative.blocks, &mut |item| names.extend(visit(item)));
    let case = &entry.case;
    for (kind, name) in names {
        let own = match kind {
            "chart" => case.charts.get_key_value(&name).map(|(name, _)| name.as_str()),
            "photo" => case.media.get_key_value(&name).map(|(name, _)| name.as_str()),
            "mechanism" => case.mechanisms.get_key_value(&name).map(|(name, _)| name.as_str()),
            "quote" => case.quotes.get_key_value(&name).map(|(name, _)| name.as_str()),
            _ => case.listings().into_iter().find(|listing| *listing == name),
        };
        placed.extend(own.map(|name| (kind, name)));
    }
    placed
}
