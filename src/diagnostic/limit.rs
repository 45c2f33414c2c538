//! Floods of findings.

use std::collections::BTreeMap;

use super::{Diagnostic, Place, Severity};
use crate::message;
use crate::source::Sources;

/// More findings of one severity in one file than anybody reads in one go, and more than one stage of reading gives.
const MOST: usize = 200;

/// Keeps the first two hundred errors and as many warnings of every file, and says how many more there are.
///
/// One slip can be found in ten thousand places, and each finding shows its line.
pub fn limit(diagnostics: &mut Vec<Diagnostic>, sources: &Sources) {
    let mut counts: BTreeMap<(String, Severity), (usize, Place)> = BTreeMap::new();
    diagnostics.retain(|finding| {
        let path = match &finding.place {
            Place::Span(span) => &sources.get(span.file).path,
            Place::Path(path) => path,
        };
        let (count, last) = counts.entry((path.clone(), finding.severity)).or_insert((0, finding.place.clone()));
        *count += 1;
        if *count <= MOST {
            last.clone_from(&finding.place);
        }
        *count <= MOST
    });
    for ((_, severity), (count, place)) in counts.into_iter().filter(|(_, (count, _))| *count > MOST) {
        let more = count - MOST;
        let said = message!("这个文件还有{more}处问题没有列出", "{more} further findings in this file are not shown");
        let finding = Diagnostic { severity, place, ..Diagnostic::error_in("limits", "", said) };
        diagnostics.push(
            finding.with_hint(message!("先改好列出的问题，再检查一遍", "mend those that are shown, and check again")),
        );
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::source::{SourceFile, Span};

    #[test]
    fn errors_are_never_crowded_out_by_warnings() {
        let file = SourceFile { path: "a.md".into(), bytes: Arc::new(vec![b'x'; 500]) };
        let sources = Sources::new(vec![file]);
        let id = sources.find("a.md").unwrap().0;
        let mut list: Vec<Diagnostic> = (0..300)
            .map(|at| Diagnostic::warning("w", Span::new(id, at..at + 1), message!("警告", "warning")))
            .chain([Diagnostic::error("e", Span::new(id, 400..401), message!("错", "wrong"))])
            .collect();
        limit(&mut list, &sources);
        let count = |severity| list.iter().filter(|finding| finding.severity == severity).count();
        assert_eq!((count(Severity::Warning), count(Severity::Error)), (MOST + 1, 1));
        assert!(list.iter().any(|finding| finding.message.zh.contains("还有100处")));
    }
}
