//! Goes through the cases and the registers for what points to entries.

use std::collections::BTreeMap;

use rayon::prelude::*;

use super::links::{Links, Pointer};
use crate::corpus::{CaseEntry, Corpus, Key, Names};
use crate::document::{EmbedName, Item as Visited, Name, visit_document};
use crate::record::{Figure, FigureSource, Register, Registers};

/// What points to each entry.
pub(super) fn entries<'a>(corpus: &'a Corpus, names: &Names<'a>) -> BTreeMap<Key<'a>, Links<'a>> {
    let mut all: BTreeMap<Key<'a>, Links<'a>> = BTreeMap::new();
    for (target, source) in among(&corpus.registers, names) {
        let entries = &mut all.entry(target).or_default().entries;
        if target != source && !entries.contains(&source) {
            entries.push(source);
        }
    }
    let of_cases: Vec<Vec<(Key, Pointer)>> = corpus.cases.par_iter().map(|entry| of_case(entry, names)).collect();
    for (entry, pointers) in corpus.cases.iter().zip(of_cases) {
        for (key, pointer) in pointers {
            all.entry(key).or_default().push(entry, pointer);
        }
    }
    all.values_mut().for_each(Links::settle);
    all
}

/// What one case says of entries.
fn of_case<'a>(entry: &'a CaseEntry, names: &Names<'a>) -> Vec<(Key<'a>, Pointer<'a>)> {
    let case = &entry.case;
    let mut found: Vec<(Key, Pointer)> = Vec::new();

    let path = names.path(&case.place).into_iter().filter_map(|(_, places)| places.first().copied());
    let path: Vec<Key> = path.map(|place| (Register::Places, place.entry.id.as_str())).collect();
    let here = path.last().copied();
    found.extend(path.iter().map(|&key| (key, Pointer::Case)));
    let programmes = case.programme.iter().flat_map(|programme| programme.split('、'));
    let programmes = programmes.filter_map(|name| names.entry(Register::Programmes, name.trim()));
    found.extend(programmes.map(|key| (key, Pointer::Case)));
    for (register, ids) in &case.listed {
        found.extend(ids.iter().filter_map(|id| names.entry(*register, id)).map(|key| (key, Pointer::Case)));
    }
    found.extend(case.cited().into_iter().filter_map(|source| document(source, names)).map(|key| (key, Pointer::Case)));

    for figure in case.figures.values().filter(|figure| !case.inherited.contains(&figure.name.value)) {
        let pointer = Pointer::Figure(figure);
        found.extend(counted_for(figure, here, names).into_iter().map(|key| (key, pointer)));
        found.extend(figure.source.iter().filter_map(|source| document(source, names)).map(|key| (key, pointer)));
        let indicator = figure.indicator.iter().filter_map(|id| names.entry(Register::Indicators, id));
        found.extend(indicator.map(|key| (key, pointer)));
    }
    for mechanism in case.mechanisms.values() {
        let pointer = Pointer::Mechanism(mechanism);
        let parties = mechanism.actors.iter().chain(&mechanism.place).flat_map(|party| names.parties(party));
        found.extend(parties.map(|key| (key, pointer)));
        let policies = mechanism.policies.iter().filter_map(|id| names.entry(Register::Policies, id));
        found.extend(policies.map(|key| (key, pointer)));
        // A term may stand for the mechanism itself.
        let of = [&mechanism.of, &mechanism.part_of].into_iter().flatten();
        found.extend(of.filter_map(|id| names.entry(Register::Terms, id)).map(|key| (key, pointer)));
        let words = std::iter::once(&mechanism.label).chain(&mechanism.aliases);
        found.extend(words.flat_map(|words| words_of(words, names)).map(|key| (key, pointer)));
    }
    for (section, items) in &case.items {
        for item in items.values() {
            let pointer = Pointer::Item(*section, item);
            found.extend(item.parties().into_iter().flat_map(|party| names.parties(party)).map(|key| (key, pointer)));
            found.extend(words_of(&item.label, names).map(|key| (key, pointer)));
        }
    }
    for event in case.events.values() {
        let named = names.named(&event.label).into_iter().filter(|(register, _)| *register != Register::Terms);
        found.extend(named.chain(here).map(|key| (key, Pointer::Event(event))));
    }
    for quote in case.quotes.values() {
        let speaker = quote.speaker.iter().flat_map(|speaker| names.parties(speaker));
        found.extend(speaker.map(|key| (key, Pointer::Quote(quote))));
        found.extend(words_of(&quote.text, names).map(|key| (key, Pointer::Quote(quote))));
    }
    for claim in case.claims.values() {
        let words = std::iter::once(&claim.text).chain(&claim.universe);
        let named: Vec<Key> = words.flat_map(|words| names.named(words)).collect();
        // A claim that names no party is one of its place.
        let is_party = |(register, _): &Key| *register == Register::Places || *register == Register::Organisations;
        let place = here.filter(|_| !named.iter().any(is_party));
        found.extend(named.into_iter().chain(place).map(|key| (key, Pointer::Claim(claim))));
    }
    // What is told of an organisation or a person makes a case one of theirs.
    let theirs = |(register, _): Key| matches!(register, Register::Organisations | Register::People);
    let told: Vec<Key> = found.iter().map(|(key, _)| *key).filter(|&key| theirs(key)).collect();
    found.extend(told.into_iter().map(|key| (key, Pointer::Case)));
    found.extend(named_in_text(entry, names).into_iter().map(|key| (key, Pointer::NamedIn)));
    found
}

/// The places, organisations and people that a figure counts for: those that its scope names, else the one that the record
/// states, else the place of its case.
fn counted_for<'a>(figure: &Figure, here: Option<Key<'a>>, names: &Names<'a>) -> Vec<Key<'a>> {
    let scope = figure.scope.as_ref().map(|scope| names.parties(scope)).unwrap_or_default();
    if !scope.is_empty() {
        return scope;
    }
    let stated = figure.place.as_ref().map(|place| names.parties(place)).unwrap_or_default();
    if stated.is_empty() { here.into_iter().collect() } else { stated }
}

/// The entries that the words of a record name which are words themselves: terms and documents.
fn words_of<'a>(text: &str, names: &Names<'a>) -> impl Iterator<Item = Key<'a>> {
    let named = names.named(text).into_iter();
    named.filter(|(register, _)| matches!(register, Register::Terms | Register::Policies | Register::Programmes))
}

fn document<'a>(source: &FigureSource, names: &Names<'a>) -> Option<Key<'a>> {
    names.document(&source.document)
}

/// Every entry that a case names in its title, its summary and its narrative.
fn named_in_text<'a>(entry: &'a CaseEntry, names: &Names<'a>) -> Vec<Key<'a>> {
    let mut found: Vec<Key> = Vec::new();
    let mut look = |text: &str| {
        for key in names.named(text) {
            if !found.contains(&key) {
                found.push(key);
            }
        }
    };
    look(&entry.case.title);
    look(&entry.case.summary);
    let mut visit = |item: Visited<'_, Name, EmbedName>| {
        if let Visited::Text(text, _) = item {
            look(text);
        }
    };
    visit_document(&entry.narrative, &mut visit);
    found
}

/// What the entries of the registers say of each other, as the entry that is spoken of and the one that speaks.
fn among<'a>(registers: &'a Registers, names: &Names<'a>) -> Vec<(Key<'a>, Key<'a>)> {
    let mut found: Vec<(Key, Key)> = Vec::new();
    let party = |text: &str| names.parties(text);
    for (id, place) in &registers.places {
        let key = (Register::Places, id.as_str());
        let parent = place.parent.iter().filter_map(|id| names.entry(Register::Places, id));
        found.extend(parent.map(|parent| (parent, key)));
        let members = place.members.iter().filter_map(|id| names.entry(Register::Places, id));
        found.extend(members.map(|member| (key, member)));
    }
    for (id, organisation) in &registers.organisations {
        let key = (Register::Organisations, id.as_str());
        let parent = organisation.parent.iter().filter_map(|id| names.entry(Register::Organisations, id));
        let parties = organisation.place.iter().chain(&organisation.lead).flat_map(|text| party(text));
        let holders = organisation.seats.iter().flat_map(|(_, holder)| party(holder));
        found.extend(parent.chain(parties).chain(holders).map(|other| (other, key)));
    }
    for (id, person) in &registers.people {
        let key = (Register::People, id.as_str());
        let parties = person.roles.iter().flat_map(|role| role.org.iter().chain(&role.place));
        found.extend(parties.flat_map(|text| party(text)).map(|other| (other, key)));
    }
    for (id, programme) in &registers.programmes {
        let key = (Register::Programmes, id.as_str());
        let parent = programme.parent.iter().filter_map(|id| names.entry(Register::Programmes, id));
        let lead = programme.lead.iter().flat_map(|text| party(text));
        found.extend(parent.chain(lead).map(|other| (other, key)));
    }
    for (id, policy) in &registers.policies {
        let key = (Register::Policies, id.as_str());
        let parent = policy.parent.iter().filter_map(|id| names.entry(Register::Policies, id));
        let issuer = policy.issuer.iter().flat_map(|text| party(text));
        found.extend(parent.chain(issuer).map(|other| (other, key)));
    }
    for (id, term) in &registers.terms {
        let same = term.same_as.iter().filter_map(|id| names.entry(Register::Terms, id));
        found.extend(same.map(|other| (other, (Register::Terms, id.as_str()))));
    }
    found
}
