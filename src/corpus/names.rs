//! The names of the registers: what a text names, as a whole or in its midst. The rules and the pages ask here alike.

use std::collections::BTreeMap;

use crate::record::{Entry, Place, Register, Registers};

/// One entry of a register: which register, and its identifier there.
pub type Key<'a> = (Register, &'a str);

/// Shortest alias of an organisation that is looked for within a text, in characters. Shorter ones (工作队, 办事处) name
/// another organisation in the next text.
const ORGANISATION_ALIAS: usize = 4;

/// The registers whose entries act: what a record may name as a party.
const PARTIES: [Register; 3] = [Register::Places, Register::Organisations, Register::People];

/// How a text stands for an entry; the first goes before the others.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Spelling {
    Name,
    Alias,
    Identifier,
}

/// An entry that a text stands for.
#[derive(Clone, Debug)]
struct Hit {
    spelling: Spelling,
    register: Register,
    id: String,
}

impl Hit {
    fn key(&self) -> Key<'_> {
        (self.register, &self.id)
    }
}

/// Names and aliases of all entries, made ready for looking them up. Made once, with the corpus.
#[derive(Clone, Debug, Default)]
pub struct NameIndex {
    /// Entries by name, alias and identifier, those that are meant first in front.
    exact: BTreeMap<String, Vec<Hit>>,
    /// By their first character, the names that are looked for within texts, the longest first.
    within: BTreeMap<char, Vec<Within>>,
}

/// A name that is looked for within texts, and the entries of that name.
type Within = (String, Vec<(Register, String)>);

impl NameIndex {
    /// Makes the names of some registers ready.
    #[must_use]
    pub fn new(registers: &Registers) -> Self {
        let mut index = Self::default();
        let mut within: BTreeMap<&str, Vec<(Register, String)>> = BTreeMap::new();
        let all = |register| registers.entries(register).into_iter().map(move |entry| (register, entry));
        for (register, entry) in Register::ALL.into_iter().flat_map(all) {
            for (spelling, name) in spellings(entry) {
                let hits = index.exact.entry(name.to_owned()).or_default();
                if !hits.iter().any(|hit| hit.key() == (register, &entry.id)) {
                    hits.push(Hit { spelling, register, id: entry.id.value.clone() });
                }
                let key = (register, entry.id.value.clone());
                let keys = within.entry(name).or_default();
                if is_looked_for(register, spelling, name) && !keys.contains(&key) {
                    keys.push(key);
                }
            }
        }
        // The sort is stable: of one spelling the entries stay in the order of the registers.
        index.exact.values_mut().for_each(|hits| hits.sort_by_key(|hit| hit.spelling));
        for (name, keys) in within {
            if let (Some(first), false) = (name.chars().next(), keys.is_empty()) {
                index.within.entry(first).or_default().push((name.to_owned(), keys));
            }
        }
        for found in index.within.values_mut() {
            found.sort_by(|(a, _), (b, _)| b.len().cmp(&a.len()).then_with(|| a.cmp(b)));
        }
        index
    }
}

/// Whether a name is looked for within texts.
fn is_looked_for(register: Register, spelling: Spelling, name: &str) -> bool {
    let length = name.chars().count();
    let is_telling = match spelling {
        Spelling::Name => true,
        Spelling::Alias => register != Register::Organisations || length >= ORGANISATION_ALIAS,
        Spelling::Identifier => false,
    };
    is_telling && length > 1 && register != Register::Indicators
}

/// Name, aliases and identifier of an entry.
fn spellings(entry: &Entry) -> impl Iterator<Item = (Spelling, &str)> {
    let aliases = entry.aliases.iter().map(|alias| (Spelling::Alias, alias.as_str()));
    let name = std::iter::once((Spelling::Name, entry.name.as_str()));
    name.chain(aliases).chain(std::iter::once((Spelling::Identifier, entry.id.as_str())))
}

/// The names of a corpus, for looking them up.
#[derive(Clone, Copy, Debug)]
pub struct Names<'a> {
    pub(super) registers: &'a Registers,
    pub(super) index: &'a NameIndex,
}

impl<'a> Names<'a> {
    /// The place, organisation or person of a name, alias or identifier, or of the path to a place: 灌云县/新民村.
    #[must_use]
    pub fn party(&self, text: &str) -> Option<Key<'a>> {
        self.parties_called(text).first().copied()
    }

    /// The places, organisations or people that a name stands for. More than one of a register share the name.
    #[must_use]
    pub fn parties_called(&self, text: &str) -> Vec<Key<'a>> {
        let found = self.best(text, |register| PARTIES.contains(&register));
        if !found.is_empty() || !text.contains('/') {
            return found;
        }
        let path = self.path(text);
        let lies_in = |smaller: &[&Place], larger: &[&Place]| {
            smaller.iter().any(|small| larger.iter().any(|large| self.lies_in(small, large)))
        };
        let is_whole = path.windows(2).all(|parts| matches!(parts, [(_, large), (_, small)] if lies_in(small, large)));
        let places = path.into_iter().next_back().filter(|_| is_whole).map(|(_, places)| places);
        places.into_iter().flatten().map(|place| (Register::Places, place.entry.id.as_str())).collect()
    }

    /// The entry of one register that a name, alias or identifier stands for.
    #[must_use]
    pub fn entry(&self, register: Register, text: &str) -> Option<Key<'a>> {
        self.index.exact.get(text)?.iter().map(Hit::key).find(|(of, _)| *of == register)
    }

    /// The entries that a text stands for in the same way: all by their name, or else all by an alias.
    fn best(&self, text: &str, is_wanted: impl Fn(Register) -> bool) -> Vec<Key<'a>> {
        let hits = self.index.exact.get(text).into_iter().flatten().filter(|hit| is_wanted(hit.register));
        let hits: Vec<&Hit> = hits.collect();
        let first = hits.first().map(|hit| hit.spelling);
        hits.into_iter().filter(|hit| Some(hit.spelling) == first).map(Hit::key).collect()
    }

    /// The parts of the path to a place, 江苏省/灌云县, each with the places that it may be. Of places that share a name
    /// those are meant that lie in the place before.
    #[must_use]
    pub fn path<'t>(&self, path: &'t str) -> Vec<(&'t str, Vec<&'a Place>)> {
        let mut parts: Vec<(&str, Vec<&Place>)> = Vec::new();
        for part in path.split('/').map(str::trim) {
            let called = self.best(part, |register| register == Register::Places);
            let mut found: Vec<&Place> = called.iter().filter_map(|(_, id)| self.registers.places.get(*id)).collect();
            if let Some((_, above)) = parts.last() {
                let is_meant = |small: &&Place| above.iter().any(|large| self.is_below(small, large));
                if found.iter().any(is_meant) {
                    found.retain(is_meant);
                }
            }
            parts.push((part, found));
        }
        parts
    }

    /// The shortest path by which the registers tell a place from others of its name: its name, or 灌云县/新民村.
    #[must_use]
    pub fn shortest_path(&self, id: &str) -> String {
        let name = self.printed((Register::Places, id));
        let above =
            self.above(id).into_iter().map(|above| format!("{}/{name}", self.printed((Register::Places, above))));
        let is_only = |path: &String| matches!(self.parties_called(path).as_slice(), [(_, only)] if *only == id);
        std::iter::once(name.to_owned()).chain(above).find(is_only).unwrap_or_else(|| id.to_owned())
    }

    /// The place of an identifier.
    #[must_use]
    pub fn place(&self, id: &str) -> Option<&'a Place> {
        self.registers.places.get(id)
    }

    /// Whether a place lies in another as far as the register tells: a parent that is not there, which has its finding, may be
    /// the other one.
    #[must_use]
    pub fn lies_in(&self, small: &Place, large: &Place) -> bool {
        let is_there = |id: &&str| self.registers.places.contains_key(*id);
        self.is_below(small, large) || !self.above(&small.entry.id).iter().all(is_there)
    }

    /// Whether a place is another, or lies in it by its parents or as a member of an area.
    fn is_below(&self, small: &Place, large: &Place) -> bool {
        let is_large = |id: &str| id == large.entry.id.value || large.members.iter().any(|member| member.value == id);
        is_large(&small.entry.id) || self.above(&small.entry.id).into_iter().any(is_large)
    }

    /// The parts of the path to a place as readers see them, each with its entry.
    #[must_use]
    pub fn address(&self, path: &str) -> Vec<(String, Option<Key<'a>>)> {
        let key = |places: &[&'a Place]| places.first().map(|place| (Register::Places, place.entry.id.as_str()));
        let parts = self.path(path).into_iter().map(|(part, places)| (part, key(&places)));
        parts.map(|(part, key)| (key.map_or_else(|| part.to_owned(), |key| self.worded(part, key)), key)).collect()
    }

    /// The source document of a name.
    #[must_use]
    pub fn document(&self, name: &str) -> Option<Key<'a>> {
        let (name, _) = self.registers.sources.get_key_value(name)?;
        Some((Register::Sources, name))
    }

    /// The parties that a text stands for: the one that it is the name of, or those that it names in its midst.
    #[must_use]
    pub fn parties(&self, text: &str) -> Vec<Key<'a>> {
        match self.party(text) {
            Some(party) => vec![party],
            None => self.named(text).into_iter().filter(|(register, _)| PARTIES.contains(register)).collect(),
        }
    }

    /// Every entry that a text names, in order, each once. Of names that lie within each other the longest counts, of places
    /// that share a name the one that lies in another named place, and of a place and one above it the lower.
    #[must_use]
    pub fn named(&self, text: &str) -> Vec<Key<'a>> {
        let mut found: Vec<Key> = Vec::new();
        let mut shared: Vec<Vec<Key>> = Vec::new();
        let mut rest = text;
        while let Some(first) = rest.chars().next() {
            let names = self.index.within.get(&first);
            let hit = names.and_then(|names| names.iter().find(|(name, _)| rest.starts_with(name.as_str())));
            let Some((name, keys)) = hit else {
                rest = &rest[first.len_utf8()..];
                continue;
            };
            let keys: Vec<Key> = keys.iter().map(|(register, id)| (*register, id.as_str())).collect();
            found.extend(keys.iter().filter(|key| !found.contains(key)).copied().collect::<Vec<_>>());
            shared.extend((keys.len() > 1).then_some(keys));
            rest = &rest[name.len()..];
        }
        self.tell_apart(&mut found, &shared);
        let above: Vec<&str> =
            found.iter().filter(|(of, _)| *of == Register::Places).flat_map(|(_, id)| self.above(id)).collect();
        found.retain(|(register, id)| *register != Register::Places || !above.contains(id));
        found
    }

    /// Of places that share a name, leaves those that lie in another of the places.
    fn tell_apart(&self, found: &mut Vec<Key<'a>>, shared: &[Vec<Key<'a>>]) {
        for keys in shared {
            let others: Vec<Key> = found.iter().copied().filter(|key| !keys.contains(key)).collect();
            let is_meant = |(register, id): &Key| {
                *register == Register::Places && self.above(id).iter().any(|id| others.contains(&(*register, id)))
            };
            if keys.iter().any(is_meant) {
                found.retain(|key| !keys.contains(key) || key.0 != Register::Places || is_meant(key));
            }
        }
    }

    /// The places above a place, the nearest first.
    #[must_use]
    pub fn above(&self, id: &str) -> Vec<&'a str> {
        let mut above = Vec::new();
        let mut place = self.registers.places.get(id);
        while let Some(parent) = place.and_then(|place| place.parent.as_ref()) {
            // A circle is a finding of its own.
            if above.contains(&parent.as_str()) {
                break;
            }
            above.push(parent.as_str());
            place = self.registers.places.get(parent.as_str());
        }
        above
    }

    /// Name of an entry as printed.
    #[must_use]
    pub fn printed(&self, (register, id): Key) -> &'a str {
        let registers = self.registers;
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

    /// A party in the words of a record, for readers: an identifier is no word, nor is the stroke of a path.
    #[must_use]
    pub fn worded(&self, text: &str, key: Key) -> String {
        if key.1 == text {
            return self.printed(key).to_owned();
        }
        let is_path = key.0 == Register::Places && text.contains('/') && !self.index.exact.contains_key(text);
        if is_path { text.split('/').map(str::trim).collect() } else { text.to_owned() }
    }

    /// Whether what is missing from a register can be told: it has entries, and all of its files could be read.
    #[must_use]
    pub fn can_tell(&self, register: Register) -> bool {
        !self.registers.entries(register).is_empty() && !self.registers.unread.contains(&register)
    }

    /// Whether a party that no register names can be told.
    #[must_use]
    pub fn can_tell_parties(&self) -> bool {
        let unread = &self.registers.unread;
        PARTIES.iter().any(|register| !self.registers.entries(*register).is_empty())
            && PARTIES.iter().all(|register| !unread.contains(register))
    }

    /// The names of a register's entries as printed.
    pub fn all(&self, register: Register) -> impl Iterator<Item = &'a str> + use<'a> {
        self.registers.entries(register).into_iter().map(|entry| entry.name.as_str())
    }

    /// The names and aliases of a register's entries.
    pub fn all_spellings(&self, register: Register) -> impl Iterator<Item = &'a str> + use<'a> {
        let entries = self.registers.entries(register).into_iter();
        entries.flat_map(|entry| std::iter::once(&entry.name).chain(&entry.aliases)).map(|name| name.as_str())
    }

    /// The names of parties as printed, to find the one that was meant.
    pub fn all_parties(&self) -> impl Iterator<Item = &'a str> + use<'a> {
        let names = *self;
        PARTIES.into_iter().flat_map(move |register| names.all(register))
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{CASE, assembled, headed};
    use crate::record::Register;

    const PLACES: &str = "luoding: { name: 罗定市, level: 县级, aliases: [罗定] }\nguanyun: { name: 灌云县, level: 县级 }\n\
                          a: { name: 新民村, level: 村级, parent: luoding }\nb: { name: 新民村, level: 村级, parent: guanyun }\n\
                          area: { name: 东片, level: 片区, members: [b] }\n";

    #[test]
    fn places_that_share_a_name_are_told_apart() {
        let own = headed("");
        let (corpus, _) = assembled(&[(CASE, &own), ("content/registers/places.yaml", PLACES)]);
        let names = corpus.names();
        let called = |text: &str| names.parties_called(text).into_iter().map(|(_, id)| id).collect::<Vec<_>>();
        assert_eq!(called("新民村"), ["a", "b"]);
        assert_eq!(
            (called("罗定/新民村"), called("灌云县/新民村"), called("东片/新民村")),
            (vec!["a"], vec!["b"], vec!["b"])
        );
        assert!(called("江苏省/新民村").is_empty() && called("罗定市/灌云县").is_empty());
        assert_eq!(
            (names.shortest_path("a"), names.shortest_path("luoding")),
            ("罗定市/新民村".into(), "罗定市".into())
        );
        let named = |text: &str| names.named(text).into_iter().map(|(_, id)| id).collect::<Vec<_>>();
        assert_eq!((named("灌云县新民村的路"), named("新民村的路")), (vec!["b"], vec!["a", "b"]));
    }

    #[test]
    fn readers_see_no_identifier_and_no_path() {
        let own = headed("");
        let (corpus, _) = assembled(&[(CASE, &own), ("content/registers/places.yaml", PLACES)]);
        let names = corpus.names();
        let worded = |text: &str| names.party(text).map(|key| names.worded(text, key));
        assert_eq!(worded("luoding").as_deref(), Some("罗定市"));
        assert_eq!(worded("罗定").as_deref(), Some("罗定"), "in the words of the record");
        assert_eq!(worded("罗定市/新民村").as_deref(), Some("罗定市新民村"));
        let address: Vec<_> = names.address("luoding/新民村").into_iter().collect();
        assert_eq!(
            address,
            [
                ("罗定市".to_owned(), Some((Register::Places, "luoding"))),
                ("新民村".to_owned(), Some((Register::Places, "a")))
            ]
        );
    }
}
