//! The pages of entries.

use std::collections::BTreeSet;

use rayon::prelude::*;

use super::Context;
use super::sections::{cases, group_of, mechanisms, resting_on, sections};
use super::words::{joined, line, mechanism_at, page, text};
use crate::compose::block::{self, Shown};
use crate::compose::citation;
use crate::compose::listing::{EntryList, EntryPage, EntrySection};
use crate::compose::paths::{entry_path, mechanism_path, register_path, theme_path};
use crate::compose::publication::PageLink;
use crate::corpus::{Key, MechanismLinks};
use crate::document::{Inline, Line, Plate};
use crate::record::{Entry, Register, SourceDocument};

/// Heading of the list of themes.
pub(super) const THEMES: &str = "主题";

/// Heading of the list of mechanisms.
pub(super) const MECHANISMS: &str = "机制";

/// The pages of all entries: register by register, then themes, then mechanisms.
pub(super) fn pages(context: &Context) -> Vec<EntryPage> {
    let mut keys: Vec<Key> = Vec::new();
    for register in Register::ALL {
        keys.extend(context.ids(register).into_iter().map(|id| (register, id)));
    }
    let entries = keys.par_iter().map(|&key| entry(context, key));
    let themes = (0..context.relations.themes.len()).into_par_iter().map(|index| theme(context, index));
    let mechanisms = context.relations.mechanisms.par_iter().map(|found| mechanism(context, found));
    let mut pages: Vec<EntryPage> = entries.chain(themes).chain(mechanisms).collect();
    // Two names can make one address: `a-b` of the case `c` and `b` of the case `c-a`. The first has it.
    let mut taken = BTreeSet::new();
    pages.retain(|page| taken.insert(page.path.clone()));
    pages
}

impl<'a> Context<'a> {
    /// Identifiers of a register, in order.
    pub(super) fn ids(&self, register: Register) -> Vec<&'a str> {
        let registers = &self.corpus.registers;
        match register {
            Register::Sources => registers.sources.keys().map(String::as_str).collect(),
            register => registers.entries(register).into_iter().map(|entry| entry.id.as_str()).collect(),
        }
    }
}

fn entry(context: &Context, key: Key) -> EntryPage {
    let (register, id) = key;
    let registers = &context.corpus.registers;
    let links = context.relations.of(register, id);
    let common = registers.entries(register).into_iter().find(|entry| entry.id.value == id);
    let mut facts = context.facts(key);
    let stands = common
        .and_then(|entry| entry.source.as_ref())
        .map(|source| context.stands(registers.sources.get(source.document.as_str()), source));
    facts.extend(stands.filter(|words| !words.is_empty()).map(|words| line("出处", words)));
    let mut sections = sections(context, &links, key);
    if sections.is_empty() {
        let source = common.and_then(|entry| entry.source.as_ref());
        sections.extend(source.and_then(|source| resting_on(context, &source.document)));
    }
    let document = registers.sources.get(id).filter(|_| register == Register::Sources);
    // A proofreader sees what the entry answers.
    let accept = common.map(|entry| &entry.accept).or(document.map(|document| &document.accept));
    let answers = accept.into_iter().flat_map(|accept| &accept.answers);
    facts.extend(answers.map(|(_, reason)| line("说明", vec![text(reason.value.clone(), reason.span)])));
    EntryPage {
        path: entry_path(register, id),
        register: PageLink { path: register_path(register.key()), title: register.heading().to_owned() },
        above: above(context, key),
        kind: context.kind(key),
        title: document.map_or_else(|| context.relations.names.printed(key).to_owned(), citation::title),
        aliases: common.map(aliases).unwrap_or_default(),
        says: says(context, key),
        facts,
        note: common.and_then(|entry| entry.note.as_ref()).or(document.and_then(note)).map(|note| note.value.clone()),
        plate: None,
        sections,
    }
}

fn aliases(entry: &Entry) -> Vec<String> {
    entry.aliases.iter().map(|alias| alias.value.clone()).collect()
}

fn note(document: &SourceDocument) -> Option<&crate::source::Spanned<String>> {
    document.note.as_ref()
}

/// Entries above an entry, for the way back: only places lie within each other all the way.
fn above(context: &Context, (register, id): Key) -> Vec<PageLink> {
    if register != Register::Places {
        return Vec::new();
    }
    let mut above = context.relations.names.above(id);
    above.reverse();
    above.into_iter().map(|id| context.link_to((Register::Places, id))).collect()
}

/// What a term means. What other entries are stands among their facts.
fn says(context: &Context, (register, id): Key) -> Option<String> {
    let term = context.corpus.registers.terms.get(id).filter(|_| register == Register::Terms)?;
    term.means.as_ref().map(|means| means.value.clone())
}

fn theme(context: &Context, index: usize) -> EntryPage {
    let (name, links) = &context.relations.themes[index];
    EntryPage {
        path: theme_path(index + 1),
        register: PageLink { path: register_path("themes"), title: THEMES.to_owned() },
        above: Vec::new(),
        kind: String::new(),
        title: (*name).to_owned(),
        aliases: Vec::new(),
        says: None,
        facts: Vec::new(),
        note: None,
        plate: None,
        sections: vec![cases(context, &links.cases)],
    }
}

fn mechanism(context: &Context, found: &MechanismLinks) -> EntryPage {
    let (entry, mechanism) = (found.entry, found.mechanism);
    let span = mechanism.label.span;
    let link = |(entry, other): (&crate::corpus::CaseEntry, &crate::record::Mechanism)| {
        vec![page(mechanism_path(&entry.case.slug, &other.name), other.label.value.clone(), other.label.span)]
    };
    let term = |id: &Option<crate::source::Spanned<String>>| {
        let key = context.relations.names.entry(Register::Terms, id.as_ref()?)?;
        Some(vec![context.page_of(key)])
    };
    let shown = context.case_link(entry);
    // What it is stands in its plate; here is where it belongs.
    let facts: [Option<Line>; 3] = [
        found.of.map(link).or_else(|| term(&mechanism.of)).map(|words| line("属于", words)),
        found.part_of.map(link).or_else(|| term(&mechanism.part_of)).map(|words| line("组成", words)),
        Some(line("详见", vec![page(mechanism_at(entry, &mechanism.name), shown.title.clone(), span)])),
    ];
    let whole = Shown { corpus: context.corpus, entry, away: true };
    let plate = block::plate(whole, &mechanism.name, 1, context.theme).map(|plate| {
        // The relations to other mechanisms are facts of the page, and lead to their pages.
        let lines = plate.lines.into_iter().filter(|line| !["别名", "属于", "同一机制"].contains(&line.label.as_str()));
        Box::new(Plate { lines: lines.collect(), ..plate })
    });
    let figures: Vec<_> = mechanism
        .figures
        .iter()
        .chain(mechanism.cells().into_iter().filter_map(|cell| cell.figure()))
        .filter_map(|name| entry.case.figures.get(name.as_str()))
        .fold(Vec::new(), |mut all: Vec<&crate::record::Figure>, figure| {
            if !all.iter().any(|known| std::ptr::eq(*known, figure)) {
                all.push(figure);
            }
            all
        });
    let mut of_cases = vec![entry];
    of_cases.extend(found.instances.iter().map(|(entry, _)| *entry));
    let mut sections = vec![
        self::mechanisms(context, "instances", "同一机制在别处", &found.instances),
        self::mechanisms(context, "members", "组成部分", &found.members),
        EntrySection {
            id: "figures",
            title: "数据".to_owned(),
            count: figures.len(),
            list: EntryList::Figures(vec![group_of(context, entry, &figures, true)]),
        },
        cases(context, &of_cases),
    ];
    sections.retain(|section| section.count > 0);
    EntryPage {
        path: mechanism_path(&entry.case.slug, &mechanism.name),
        register: PageLink { path: register_path("mechanisms"), title: MECHANISMS.to_owned() },
        above: Vec::new(),
        kind: mechanism.kind.value.printed().to_owned(),
        title: mechanism.label.value.clone(),
        aliases: mechanism.aliases.iter().map(|alias| alias.value.clone()).collect(),
        says: mechanism.says.as_ref().map(|says| says.value.clone()),
        facts: facts.into_iter().flatten().filter(|line| !line.words.is_empty()).collect(),
        // The plate has it.
        note: None,
        plate,
        sections,
    }
}

/// The words of some inlines, for lists that hold no links.
pub(super) fn plain(inlines: &[Inline]) -> String {
    crate::document::plain_text(&joined(vec![inlines.to_vec()], ""), |figure| figure.wording.clone())
}
