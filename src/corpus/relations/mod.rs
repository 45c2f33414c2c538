//! Relations: what points to the entries of the registers, to the themes and to the mechanisms.
//!
//! Records name places, organisations and people in words, as their sources do. Here the words meet the entries: by name,
//! alias or identifier where a field stands for one party, by the longest name within it where a field is a text.

mod gather;
mod links;
#[cfg(test)]
mod tests;

pub use links::Links;

use std::collections::BTreeMap;

use super::{CaseEntry, Corpus, Key, Names};
use crate::record::{Mechanism, Register};

/// What points to what.
#[derive(Debug)]
pub struct Relations<'a> {
    /// The names of the registers.
    pub names: Names<'a>,
    /// The themes in the order of their first appearance, each with its cases.
    pub themes: Vec<(&'a str, Links<'a>)>,
    /// The mechanisms in the order of the cases.
    pub mechanisms: Vec<MechanismLinks<'a>>,
    entries: BTreeMap<Key<'a>, Links<'a>>,
}

/// A mechanism with what points to it.
#[derive(Debug)]
pub struct MechanismLinks<'a> {
    /// Its case.
    pub entry: &'a CaseEntry,
    /// The mechanism.
    pub mechanism: &'a Mechanism,
    /// The mechanism that it is an instance of.
    pub of: Option<(&'a CaseEntry, &'a Mechanism)>,
    /// The mechanism that it is a member of.
    pub part_of: Option<(&'a CaseEntry, &'a Mechanism)>,
    /// Its instances, in this case and others.
    pub instances: Vec<(&'a CaseEntry, &'a Mechanism)>,
    /// Its members.
    pub members: Vec<(&'a CaseEntry, &'a Mechanism)>,
}

impl<'a> Relations<'a> {
    /// Relates everything that a corpus says.
    #[must_use]
    pub fn new(corpus: &'a Corpus) -> Self {
        let names = corpus.names();
        let entries = gather::entries(corpus, &names);
        Self { themes: themes(corpus), mechanisms: mechanisms(corpus), names, entries }
    }

    /// What points to an entry.
    #[must_use]
    pub fn of(&self, register: Register, id: &'a str) -> Links<'a> {
        self.entries.get(&(register, id)).cloned().unwrap_or_default()
    }

    /// The number of a theme, from 1.
    #[must_use]
    pub fn theme(&self, name: &str) -> Option<usize> {
        self.themes.iter().position(|(theme, _)| *theme == name).map(|index| index + 1)
    }
}

fn themes(corpus: &Corpus) -> Vec<(&str, Links<'_>)> {
    let mut themes: Vec<(&str, Links)> = Vec::new();
    for entry in &corpus.cases {
        for theme in &entry.case.themes {
            let found = themes.iter().position(|(name, _)| *name == theme.as_str());
            let index = found.unwrap_or_else(|| {
                themes.push((theme.as_str(), Links::default()));
                themes.len() - 1
            });
            themes[index].1.push(entry, links::Pointer::Case);
        }
    }
    themes
}

fn mechanisms(corpus: &Corpus) -> Vec<MechanismLinks<'_>> {
    let all = || {
        corpus.cases.iter().flat_map(|entry| entry.case.mechanisms.values().map(move |mechanism| (entry, mechanism)))
    };
    let related: Vec<MechanismLinks> = all()
        .map(|(entry, mechanism)| MechanismLinks {
            entry,
            mechanism,
            of: mechanism.of.as_ref().and_then(|of| corpus.mechanism(entry, of)),
            part_of: mechanism.part_of.as_ref().and_then(|whole| corpus.mechanism(entry, whole)),
            instances: Vec::new(),
            members: Vec::new(),
        })
        .collect();
    let is = |found: Option<(&CaseEntry, &Mechanism)>, mechanism: &Mechanism| {
        found.is_some_and(|(_, found)| std::ptr::eq(found, mechanism))
    };
    let instances: Vec<Vec<_>> = related
        .iter()
        .map(|one| related.iter().filter(|other| is(other.of, one.mechanism)).map(|o| (o.entry, o.mechanism)).collect())
        .collect();
    let members: Vec<Vec<_>> = related
        .iter()
        .map(|one| {
            related.iter().filter(|other| is(other.part_of, one.mechanism)).map(|o| (o.entry, o.mechanism)).collect()
        })
        .collect();
    related
        .into_iter()
        .zip(instances)
        .zip(members)
        .map(|((one, instances), members)| MechanismLinks { instances, members, ..one })
        .collect()
}
