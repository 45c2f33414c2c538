//! Entries as cards: what they are called, a word on their kind, what they say.

use super::Shown;
use super::entries::{Head, Listed, Listing};
use super::words::{plain, text, words};
use crate::document::{Card, CardStyle, Cards, Line};
use crate::record::{FigureSource, Section};

/// What a card says with one word in its head, the first that an entry has.
const TAGS: [&str; 8] = ["term", "state", "kind", "form", "level", "status", "category", "type"];

/// The cards of a section, of a register's entries that the case lists, or of the claims of the case.
pub(in crate::compose) fn cards(shown: Shown, name: &str) -> Option<Cards> {
    let listing = Listing::of(shown, name)?;
    let style = match listing.section {
        Some(Section::Award) => CardStyle::Awards,
        Some(Section::Change) => CardStyle::Change,
        _ => CardStyle::Grid,
    };
    let sources: Vec<&FigureSource> = listing.entries.iter().filter_map(|entry| entry.source).collect();
    Some(Cards {
        id: shown.id("cards", name),
        style,
        title: listing.title.to_owned(),
        sources: shown.places(&sources),
        cards: listing.entries.into_iter().map(|entry| card(&listing.heads, entry)).collect(),
        note: None,
    })
}

fn card(heads: &[Head], entry: Listed) -> Card {
    let title = plain(&entry.label);
    let tagged = TAGS.iter().find_map(|key| {
        let index = heads.iter().position(|head| head.key == *key)?;
        let said = entry.said.get(index)?.as_ref()?;
        (!said.is_not_stated()).then(|| (index, plain(&said.words)))
    });
    let mut lines = Vec::new();
    if let Some(group) = entry.group.filter(|group| tagged.as_ref().is_none_or(|(_, tag)| tag != group)) {
        lines.push(Line { label: "分组".to_owned(), words: vec![text(group, entry.span)] });
    }
    for (index, (head, said)) in heads.iter().zip(entry.said).enumerate() {
        let Some(said) = said else { continue };
        // The card of a village need not say that it is there.
        let is_title = plain(&said.words) == title;
        if !is_title && tagged.as_ref().is_none_or(|(tag, _)| *tag != index) {
            lines.push(Line { label: head.label.to_owned(), words: said.words });
        }
    }
    lines.extend(entry.note.map(|note| Line { label: "说明".to_owned(), words: vec![words(note)] }));
    Card { title: entry.label, tag: tagged.map(|(_, tag)| tag), number: None, lines }
}
