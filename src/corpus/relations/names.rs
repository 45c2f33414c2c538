//! The names of the registers: what a text names, as a whole or in its midst.

use std::collections::BTreeMap;

use crate::record::{Entry, Register, Registers};

/// One entry of a register: which register, and its identifier there.
pub type Key<'a> = (Register, &'a str);

/// Shortest alias of an organisation that is looked for within a text, in characters. Shorter ones (工作队, 办事处) name
/// another organisation in the next text.
const ORGANISATION_ALIAS: usize = 4;

/// Names and aliases of all entries, made ready for looking them up.
#[derive(Debug, Default)]
pub struct Names<'a> {
    registers: Option<&'a Registers>,
    /// Entries by name, alias and identifier, those that are meant first in front.
    exact: BTreeMap<&'a str, Vec<Key<'a>>>,
    /// By their first character, the names that are looked for within texts, the longest first.
    within: BTreeMap<char, Vec<(&'a str, Vec<Key<'a>>)>>,
}

impl<'a> Names<'a> {
    /// Makes the names of some registers ready.
    #[must_use]
    pub fn new(registers: &'a Registers) -> Self {
        let mut names = Self { registers: Some(registers), ..Self::default() };
        let entries: Vec<(Register, &Entry)> = Register::ALL
            .into_iter()
            .flat_map(|register| registers.entries(register).into_iter().map(move |entry| (register, entry)))
            .collect();
        let mut within: BTreeMap<&str, Vec<Key>> = BTreeMap::new();
        let mut add = |name: &'a str, key: Key<'a>, is_looked_for: bool| {
            let exact = names.exact.entry(name).or_default();
            if !exact.contains(&key) {
                exact.push(key);
            }
            let keys = within.entry(name).or_default();
            if is_looked_for && name.chars().count() > 1 && !keys.contains(&key) {
                keys.push(key);
            }
        };
        // A name goes before an alias, an alias before an identifier.
        for (register, entry) in &entries {
            add(&entry.name.value, (*register, &entry.id.value), *register != Register::Indicators);
        }
        for (register, entry) in &entries {
            for alias in &entry.aliases {
                let is_long = *register != Register::Organisations || alias.chars().count() >= ORGANISATION_ALIAS;
                add(&alias.value, (*register, &entry.id.value), is_long && *register != Register::Indicators);
            }
        }
        for (register, entry) in &entries {
            add(&entry.id.value, (*register, &entry.id.value), false);
        }
        for (name, keys) in within {
            if let (Some(first), false) = (name.chars().next(), keys.is_empty()) {
                names.within.entry(first).or_default().push((name, keys));
            }
        }
        for found in names.within.values_mut() {
            found.sort_by(|(a, _), (b, _)| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        }
        names
    }

    /// The place, organisation or person of a name, alias or identifier.
    #[must_use]
    pub fn party(&self, text: &str) -> Option<Key<'a>> {
        let keys = self.exact.get(text)?;
        keys.iter().copied().find(|(register, _)| is_party(*register))
    }

    /// The entry of one register that a name, alias or identifier stands for.
    #[must_use]
    pub fn entry(&self, register: Register, text: &str) -> Option<Key<'a>> {
        self.exact.get(text)?.iter().copied().find(|(of, _)| *of == register)
    }

    /// The source document of a name.
    #[must_use]
    pub fn document(&self, name: &str) -> Option<Key<'a>> {
        let (name, _) = self.registers?.sources.get_key_value(name)?;
        Some((Register::Sources, name))
    }

    /// The parties that a text stands for: the one that it is the name of, or those that it names in its midst.
    #[must_use]
    pub fn parties(&self, text: &str) -> Vec<Key<'a>> {
        match self.party(text) {
            Some(party) => vec![party],
            None => self.named(text).into_iter().filter(|(register, _)| is_party(*register)).collect(),
        }
    }

    /// Every entry that a text names, in order, each once. Of names that lie within each other the longest counts, and of a
    /// place and one above it the lower.
    #[must_use]
    pub fn named(&self, text: &str) -> Vec<Key<'a>> {
        let mut found: Vec<Key> = Vec::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let hit = self.within.get(&first).and_then(|names| names.iter().find(|(name, _)| rest.starts_with(name)));
            let Some((name, keys)) = hit else {
                rest = &rest[first.len_utf8()..];
                continue;
            };
            for key in keys {
                if !found.contains(key) {
                    found.push(*key);
                }
            }
            rest = &rest[name.len()..];
        }
        let above: Vec<&str> =
            found.iter().filter(|(of, _)| *of == Register::Places).flat_map(|(_, id)| self.above(id)).collect();
        found.retain(|(register, id)| *register != Register::Places || !above.contains(id));
        found
    }

    /// The places above a place, the nearest first.
    #[must_use]
    pub fn above(&self, id: &str) -> Vec<&'a str> {
        let mut above = Vec::new();
        let Some(registers) = self.registers else { return above };
        let mut place = registers.places.get(id);
        while let Some(parent) = place.and_then(|place| place.parent.as_ref()) {
            // A circle is a finding of its own.
            if above.contains(&parent.as_str()) {
                break;
            }
            above.push(parent.as_str());
            place = registers.places.get(parent.as_str());
        }
        above
    }

    /// Name of an entry as printed.
    #[must_use]
    pub fn printed(&self, (register, id): Key) -> &'a str {
        let Some(registers) = self.registers else { return "" };
        let entry = match register {
            Register::Places => registers.places.get(id).map(|place| &place.entry),
            Register::Organisations => registers.organisations.get(id).map(|entry| &entry.entry),
            Register::People => registers.people.get(id).map(|person| &person.entry),
            Register::Programmes => registers.programmes.get(id).map(|entry| &entry.entry),
            Register::Policies => registers.policies.get(id).map(|policy| &policy.entry),
            Register::Terms => registers.terms.get(id).map(|term| &term.entry),
            Register::Indicators => registers.indicators.get(id).map(|entry| &entry.entry),
            Register::Sources => return registers.sources.get(id).map_or("", |document| document.title.as_str()),
        };
        entry.map_or("", |entry| entry.name.as_str())
    }
}

fn is_party(register: Register) -> bool {
    matches!(register, Register::Places | Register::Organisations | Register::People)
}
