//! Names that were written as readers see them: 帮扶项目 where the record calls it `projects`.

use super::value::is_legal_name;
use crate::diagnostic::{Diagnostic, Place, codes};
use crate::message;
use crate::record::Case;
use crate::source::SourceFile;

/// Gives findings on texts that are no names the name that was meant, where the record has an entry that is printed so.
pub(super) fn meant(case: &Case, source: &SourceFile, findings: &mut [Diagnostic]) {
    for finding in findings.iter_mut().filter(|finding| finding.code == codes::NAME_SYNTAX) {
        let Place::Span(span) = finding.place else { continue };
        let Some(written) = source.bytes.get(span.range()).and_then(|bytes| std::str::from_utf8(bytes).ok()) else {
            continue;
        };
        let written = written.trim_matches(['"', '\'', ' ']);
        let Some(name) = name_of(case, written) else { continue };
        finding.hint = Some(message!(
            "“{written}”是印出来的字样；这里写它的名称 {name}",
            "`{written}` is what is printed; its name is {name}"
        ));
    }
}

/// The name of the entry that is printed as a text.
fn name_of<'a>(case: &'a Case, written: &str) -> Option<&'a str> {
    let figures = case.figures.values().map(|figure| (&figure.name, &figure.label));
    let documents = case.sources.values().map(|document| (&document.name, &document.title));
    let charts = case.charts.values().map(|chart| (&chart.name, &chart.title));
    let events = case.events.values().map(|event| (&event.name, &event.label));
    let mechanisms = case.mechanisms.values().map(|mechanism| (&mechanism.name, &mechanism.label));
    let items = case.all_items().map(|item| (&item.name, &item.label));
    let all = figures.chain(documents).chain(charts).chain(events).chain(mechanisms).chain(items);
    let mut found = all.filter(|(name, words)| words.value == written && is_legal_name(name));
    found.next().map(|(name, _)| name.as_str())
}
