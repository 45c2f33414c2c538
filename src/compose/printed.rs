//! What of a record the document of a case prints.

use std::collections::BTreeSet;

use crate::corpus::CaseEntry;
use crate::document::{EmbedName, Item, visit_document};
use crate::record::Case;
use crate::source::Span;

/// The charts and mechanisms that the document prints: a record may hold others, for a gallery.
pub(super) struct Printed<'a>(BTreeSet<&'a str>);

impl<'a> Printed<'a> {
    /// Those that the narrative of a case places.
    pub(super) fn of(entry: &'a CaseEntry) -> Self {
        let mut names = BTreeSet::new();
        visit_document(&entry.narrative, &mut |item| {
            if let Item::Embed(EmbedName::Chart(name) | EmbedName::Mechanism(name)) = item {
                names.insert(name.name.as_str());
            }
        });
        Self(names)
    }

    /// Whether a chart or a mechanism is printed.
    pub(super) fn has(&self, name: &str) -> bool {
        self.0.contains(name)
    }

    /// Whether a place in the record belongs to something that is not printed.
    pub(super) fn leaves_out(&self, case: &Case, place: Span) -> bool {
        let charts = case.charts.values().map(|chart| (chart.name.as_str(), chart.span));
        let mechanisms = case.mechanisms.values().map(|mechanism| (mechanism.name.as_str(), mechanism.span));
        charts.chain(mechanisms).any(|(name, span)| {
            span.file == place.file && span.start <= place.start && place.end <= span.end && !self.has(name)
        })
    }
}
