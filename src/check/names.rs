//! The names that the registers know, looked up again and again by rules over all records.

use std::collections::{BTreeMap, BTreeSet};

use crate::record::{Entry, Place, Register, Registers};

/// Names of places, organisations and people.
#[derive(Debug, Default)]
pub(super) struct Names<'a> {
    parties: BTreeSet<&'a str>,
    listed: Vec<&'a str>,
    people: BTreeSet<&'a str>,
    organisations: BTreeSet<&'a str>,
    places: BTreeMap<&'a str, Vec<&'a Place>>,
    programmes: BTreeSet<&'a str>,
    /// Whether names that are not there are to be asked about: there is a register, and all of it could be read.
    parties_known: bool,
    places_known: bool,
    programmes_known: bool,
}

impl<'a> Names<'a> {
    pub(super) fn new(registers: &'a Registers) -> Self {
        let mut names = Self::default();
        let read = |register: &Register| !registers.unread.contains(register);
        let parties = [Register::Places, Register::Organisations, Register::People];
        for register in parties {
            for entry in registers.entries(register) {
                names.listed.push(&entry.name);
                for name in spellings(entry) {
                    names.parties.insert(name);
                    match register {
                        Register::People => names.people.insert(name),
                        Register::Organisations => names.organisations.insert(name),
                        _ => false,
                    };
                }
            }
        }
        for place in registers.places.values() {
            for name in spellings(&place.entry) {
                names.places.entry(name).or_default().push(place);
            }
        }
        names.programmes = registers.entries(Register::Programmes).into_iter().flat_map(spellings).collect();
        names.programmes_known = !names.programmes.is_empty() && read(&Register::Programmes);
        names.parties_known = !names.parties.is_empty() && parties.iter().all(read);
        names.places_known = !names.places.is_empty() && read(&Register::Places);
        names
    }

    /// Whether a text names a place, an organisation or a person, or nothing can be said about it.
    pub(super) fn is_party(&self, text: &str) -> bool {
        !self.parties_known || self.parties.contains(text)
    }

    /// Whether a text names a programme, or nothing can be said about it.
    pub(super) fn is_programme(&self, text: &str) -> bool {
        !self.programmes_known || self.programmes.contains(text)
    }

    /// The names of programmes.
    pub(super) fn programmes(&self) -> impl Iterator<Item = &'a str> {
        self.programmes.iter().copied()
    }

    /// Whether a text names a place, an organisation or a person of the registers.
    pub(super) fn knows(&self, text: &str) -> bool {
        self.parties.contains(text)
    }

    pub(super) fn is_organisation(&self, text: &str) -> bool {
        self.organisations.contains(text)
    }

    pub(super) fn people(&self) -> impl Iterator<Item = &'a str> {
        self.people.iter().copied()
    }

    /// The names as printed, to find the one that was meant.
    pub(super) fn listed(&self) -> impl Iterator<Item = &'a str> {
        self.listed.iter().copied()
    }

    /// The places of a name; nothing where there is no register to ask.
    pub(super) fn places(&self, text: &str) -> Option<&[&'a Place]> {
        self.places_known.then(|| self.places.get(text).map_or(&[] as &[&Place], Vec::as_slice))
    }

    /// The names of places as printed.
    pub(super) fn place_names(&self) -> impl Iterator<Item = &'a str> {
        self.places.keys().copied()
    }
}

/// Name, aliases and identifier.
fn spellings(entry: &Entry) -> impl Iterator<Item = &str> {
    [entry.name.as_str(), entry.id.as_str()].into_iter().chain(entry.aliases.iter().map(|alias| alias.as_str()))
}
