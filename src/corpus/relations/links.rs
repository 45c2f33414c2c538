//! What points to one entry.

use std::ptr;

use crate::corpus::CaseEntry;
use crate::corpus::Key;
use crate::record::{Claim, Event, Figure, Item, Mechanism, Quotation, Section};

/// Everything that points to one entry, each once and in the order of the corpus.
#[derive(Clone, Debug, Default)]
pub struct Links<'a> {
    /// Cases that are about it, belong to it, list it or cite it.
    pub cases: Vec<&'a CaseEntry>,
    /// Other cases whose text names it.
    pub named_in: Vec<&'a CaseEntry>,
    /// Entries of registers that belong to it: places below a place, the people of an office.
    pub entries: Vec<Key<'a>>,
    /// Figures that count for it, measure it or are taken from it. What a case has from its whole counts for the whole.
    pub figures: Vec<(&'a CaseEntry, &'a Figure)>,
    /// Mechanisms that it takes part in, or that rest on it.
    pub mechanisms: Vec<(&'a CaseEntry, &'a Mechanism)>,
    /// Items that name it.
    pub items: Vec<(&'a CaseEntry, Section, &'a Item)>,
    /// Events that name it, or that took place there.
    pub events: Vec<(&'a CaseEntry, &'a Event)>,
    /// Its words.
    pub quotes: Vec<(&'a CaseEntry, &'a Quotation)>,
    /// Claims about it.
    pub claims: Vec<(&'a CaseEntry, &'a Claim)>,
}

/// One thing that points to an entry.
#[derive(Clone, Copy, Debug)]
pub(super) enum Pointer<'a> {
    Case,
    NamedIn,
    Figure(&'a Figure),
    Mechanism(&'a Mechanism),
    Item(Section, &'a Item),
    Event(&'a Event),
    Quote(&'a Quotation),
    Claim(&'a Claim),
}

impl<'a> Links<'a> {
    pub(super) fn push(&mut self, entry: &'a CaseEntry, pointer: Pointer<'a>) {
        match pointer {
            Pointer::Case => push_once(&mut self.cases, entry, |case| ptr::eq(*case, entry)),
            Pointer::NamedIn => push_once(&mut self.named_in, entry, |case| ptr::eq(*case, entry)),
            Pointer::Figure(one) => push_once(&mut self.figures, (entry, one), |(_, other)| ptr::eq(*other, one)),
            Pointer::Mechanism(one) => {
                push_once(&mut self.mechanisms, (entry, one), |(_, other)| ptr::eq(*other, one));
            }
            Pointer::Item(section, one) => {
                push_once(&mut self.items, (entry, section, one), |(_, _, other)| ptr::eq(*other, one));
            }
            Pointer::Event(one) => push_once(&mut self.events, (entry, one), |(_, other)| ptr::eq(*other, one)),
            Pointer::Quote(one) => push_once(&mut self.quotes, (entry, one), |(_, other)| ptr::eq(*other, one)),
            Pointer::Claim(one) => push_once(&mut self.claims, (entry, one), |(_, other)| ptr::eq(*other, one)),
        }
    }

    /// Leaves out the cases that are there for a better reason than being named.
    pub(super) fn settle(&mut self) {
        let cases = &self.cases;
        self.named_in.retain(|named| !cases.iter().any(|case| ptr::eq(*case, *named)));
    }

    /// Whether nothing points to the entry.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.cases.is_empty()
            && self.named_in.is_empty()
            && self.entries.is_empty()
            && self.figures.is_empty()
            && self.mechanisms.is_empty()
            && self.items.is_empty()
            && self.events.is_empty()
            && self.quotes.is_empty()
            && self.claims.is_empty()
    }
}

fn push_once<T>(all: &mut Vec<T>, one: T, is_it: impl Fn(&T) -> bool) {
    if !all.iter().any(is_it) {
        all.push(one);
    }
}
