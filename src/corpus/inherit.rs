//! What a case has from elsewhere: source documents of the register, figures of the case that it is part of.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::CaseEntry;
use crate::diagnostic::{Diagnostic, codes, did_you_mean};
use crate::document::{EmbedName, Inline, Item, visit_document};
use crate::message;
use crate::narrative::read_inline;
use crate::record::{Case, Coverage, Figure, Registers, SourceDocument};
use crate::source::Spanned;

/// Joins the files of the registers; an identifier stands for one entry.
pub(super) fn joined(parts: Vec<Registers>, diagnostics: &mut Vec<Diagnostic>) -> Registers {
    let mut registers = Registers::default();
    for part in parts {
        registers.unread.extend(part.unread);
        join(&mut registers.places, part.places, |place| &place.entry.id, diagnostics);
        join(&mut registers.organisations, part.organisations, |entry| &entry.entry.id, diagnostics);
        join(&mut registers.people, part.people, |person| &person.entry.id, diagnostics);
        join(&mut registers.programmes, part.programmes, |entry| &entry.entry.id, diagnostics);
        join(&mut registers.policies, part.policies, |policy| &policy.entry.id, diagnostics);
        join(&mut registers.sources, part.sources, |document| &document.name, diagnostics);
        join(&mut registers.terms, part.terms, |term| &term.entry.id, diagnostics);
        join(&mut registers.indicators, part.indicators, |entry| &entry.entry.id, diagnostics);
    }
    registers
}

/// Joins the files of the coverage; a number stands for one entry.
pub(super) fn covered(parts: Vec<Coverage>, diagnostics: &mut Vec<Diagnostic>) -> Coverage {
    let mut coverage = Coverage::default();
    for part in parts {
        join(&mut coverage.entries, part.entries, |entry| &entry.id, diagnostics);
        coverage.omitted.extend(part.omitted);
    }
    coverage
}

fn join<T>(
    all: &mut IndexMap<String, T>,
    part: IndexMap<String, T>,
    id: impl Fn(&T) -> &Spanned<String>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    for (name, entry) in part {
        match all.get(&name) {
            Some(first) => diagnostics.push(
                Diagnostic::error(
                    codes::DUPLICATE_KEY,
                    id(&entry).span,
                    message!("已经有“{name}”这一条", "there is an entry `{name}` already"),
                )
                .with_other(id(first).span, message!("先写在这里", "first here"))
                .with_hint(message!("合成一条，或者给其中一条换一个名称", "join the two, or rename one of them")),
            ),
            None => {
                all.insert(name, entry);
            }
        }
    }
}

/// What the parts of a case may take from it.
struct Whole {
    figures: IndexMap<String, Figure>,
    sources: IndexMap<String, SourceDocument>,
    unreadable: BTreeSet<String>,
}

/// Sections of a record that the parts of a case take from it.
const INHERITED: [&str; 2] = ["figures", "sources"];

/// Gives every case the documents of the register and the figures of its whole that it asks for, and puts each case behind
/// the one that it is part of.
pub(super) fn inherit(
    mut entries: Vec<CaseEntry>,
    registers: &Registers,
    unread: &BTreeSet<String>,
    diagnostics: &mut Vec<Diagnostic>,
) -> Vec<CaseEntry> {
    let wholes: BTreeMap<String, Whole> = entries
        .iter()
        .map(|entry| &entry.case)
        .filter(|case| case.part_of.is_none())
        .map(|Case { slug, figures, sources, unreadable, .. }| {
            let whole = Whole { figures: figures.clone(), sources: sources.clone(), unreadable: unreadable.clone() };
            (slug.value.clone(), whole)
        })
        .collect();
    for entry in &mut entries {
        let Some(part_of) = entry.case.part_of.clone() else { continue };
        match wholes.get(&part_of.value) {
            Some(whole) => {
                let mut asked = asked(entry);
                // What could not be read of the whole has its finding there.
                let cited = entry.case.cited().into_iter().map(|source| source.document.value.clone());
                let sections = INHERITED.map(str::to_owned);
                let wanted: BTreeSet<String> = asked.iter().cloned().chain(cited).chain(sections).collect();
                entry.case.unreadable.extend(whole.unreadable.intersection(&wanted).cloned());
                asked.retain(|name| !entry.case.unreadable.contains(name));
                take(&mut entry.case, asked, &whole.figures);
                let missing = missing_sources(&entry.case, &whole.sources);
                entry.case.sources.extend(missing);
                continue;
            }
            // It has findings of its own.
            None if unread.contains(&part_of.to_lowercase()) => {}
            None => diagnostics.push(unknown_whole(&entry.case, &part_of, wholes.keys())),
        }
        // What the whole would have given is not missing from this case.
        entry.case.unreadable.extend(INHERITED.map(str::to_owned));
    }
    for entry in &mut entries {
        let missing = missing_sources(&entry.case, &registers.sources);
        entry.case.sources.extend(missing);
    }
    nested(entries)
}

/// Every name of a figure that a case asks for, in record and narrative.
fn asked(entry: &CaseEntry) -> Vec<String> {
    let mut names: Vec<String> = entry.case.asked_figures().into_iter().map(|name| name.value.clone()).collect();
    for fact in &entry.case.facts {
        names.extend(read_inline(&fact.value).into_iter().filter_map(|inline| match inline {
            Inline::Figure(name) => Some(name.name),
            _ => None,
        }));
    }
    let mut visit = |item: Item<'_, crate::document::Name, EmbedName>| match item {
        Item::Figure(name) => names.push(name.name.clone()),
        Item::Embed(EmbedName::Tiles(several) | EmbedName::Money(several)) => {
            names.extend(several.iter().map(|name| name.name.clone()));
        }
        Item::Text(..) | Item::Embed(_) => {}
    };
    visit_document(&entry.narrative, &mut visit);
    names
}

/// Takes the figures that a case asks for and has not, and those that they refer to.
fn take(case: &mut Case, mut asked: Vec<String>, figures: &IndexMap<String, Figure>) {
    let mut taken: BTreeSet<String> = BTreeSet::new();
    while let Some(name) = asked.pop() {
        if case.figures.contains_key(&name) || taken.contains(&name) {
            continue;
        }
        let Some(figure) = figures.get(&name) else { continue };
        asked.extend(figure.relations().map(|name| name.value.clone()));
        taken.insert(name);
    }
    // In the order of the whole.
    for (name, figure) in figures.iter().filter(|(name, _)| taken.contains(*name)) {
        case.figures.insert(name.clone(), figure.clone());
        case.inherited.insert(name.clone());
    }
}

/// The documents of a register that a case cites and has not, in the order of the register.
fn missing_sources(case: &Case, register: &IndexMap<String, SourceDocument>) -> Vec<(String, SourceDocument)> {
    let cited: BTreeSet<&str> = case.cited().into_iter().map(|source| source.document.as_str()).collect();
    register
        .iter()
        .filter(|(name, _)| cited.contains(name.as_str()) && !case.sources.contains_key(*name))
        .map(|(name, document)| (name.clone(), document.clone()))
        .collect()
}

/// Puts each case behind the one that it is part of; the others keep their order.
fn nested(entries: Vec<CaseEntry>) -> Vec<CaseEntry> {
    let (parts, wholes): (Vec<CaseEntry>, Vec<CaseEntry>) =
        entries.into_iter().partition(|entry| entry.case.part_of.is_some());
    let mut parts: Vec<Option<CaseEntry>> = parts.into_iter().map(Some).collect();
    let mut nested = Vec::new();
    for whole in wholes {
        let slug = whole.case.slug.value.clone();
        nested.push(whole);
        for part in &mut parts {
            if part.as_ref().and_then(|part| part.case.part_of.as_ref()).is_some_and(|of| of.value == slug) {
                nested.extend(part.take());
            }
        }
    }
    nested.extend(parts.into_iter().flatten());
    nested
}

fn unknown_whole<'a>(case: &Case, part_of: &Spanned<String>, wholes: impl Iterator<Item = &'a String>) -> Diagnostic {
    let others: Vec<&str> = wholes.map(String::as_str).filter(|slug| *slug != case.slug.value).collect();
    let (zh, en) = (others.join("、"), others.join(", "));
    if *part_of == case.slug {
        let said = message!("案例不能是它自己的专题", "a case is no part of itself");
        return Diagnostic::error("unknown-case", part_of.span, said).with_hint(if others.is_empty() {
            message!("不是专题的，删去 part-of", "delete `part-of` where the case is no part of another")
        } else {
            message!(
                "写主案例的文件夹名（{zh}）；不是专题的，删去 part-of",
                "name the case that it is part of ({en}), or delete `part-of`"
            )
        });
    }
    let hint = match did_you_mean(part_of, others.iter().copied()) {
        Some(close) => message!("是不是“{close}”？", "did you mean `{close}`?"),
        None if others.is_empty() => message!(
            "还没有可以作主案例的案例；不是专题的，删去 part-of",
            "there is no case to be part of; delete `part-of`"
        ),
        None => message!(
            "写主案例的文件夹名；专题不能再有专题。主案例有：{zh}",
            "name a case that is no part of another: {en}"
        ),
    };
    Diagnostic::error(
        "unknown-case",
        part_of.span,
        message!("没有网址名为“{slug}”的主案例", "there is no case `{slug}` to be part of", slug = part_of.value),
    )
    .with_hint(hint)
}
