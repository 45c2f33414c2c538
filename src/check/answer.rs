//! `accept-unused`: a record answers a finding that no rule makes.
//!
//! A rule may object to what a source rightly says. The record then stays as it is and says why: `accept: { code: reason }`,
//! on the entry itself or for the whole case. The finding is no longer open; the proofreader sees it with the reason. An
//! answer to a question that nobody asks is left over from an earlier state of the record and can be deleted.

use std::collections::BTreeSet;

use crate::corpus::{CaseEntry, Corpus};
use crate::diagnostic::{Diagnostic, Place, codes};
use crate::message;
use crate::record::Accept;
use crate::source::{FileId, Span, Spanned};

use super::Findings;

/// A finding that the record answers.
#[derive(Clone, Debug)]
pub struct Accepted {
    /// Slug of the case.
    pub case: String,
    /// The finding.
    pub diagnostic: Diagnostic,
    /// Why the record stays as it is.
    pub reason: String,
}

/// Sets apart what the records answer.
pub(super) fn answer(corpus: &Corpus, found: Vec<Diagnostic>) -> Findings {
    let mut findings = Findings::default();
    let mut used: BTreeSet<(FileId, u32)> = BTreeSet::new();
    for diagnostic in found {
        let answered = codes::ACCEPTABLE
            .contains(&diagnostic.code)
            .then(|| corpus.cases.iter().find_map(|entry| Some((entry, reason(entry, &diagnostic)?))))
            .flatten();
        match answered {
            Some((entry, (code, reason))) => {
                used.insert(key(code));
                findings.accepted.push(Accepted {
                    case: entry.case.slug.value.clone(),
                    reason: reason.value.clone(),
                    diagnostic,
                });
            }
            None => findings.open.push(diagnostic),
        }
    }
    for entry in &corpus.cases {
        let own = std::iter::once(&entry.case.accept);
        for (code, _) in
            own.chain(entries(entry).into_iter().map(|(_, accept)| accept)).flat_map(|accept| &accept.answers)
        {
            if !used.contains(&key(code)) {
                findings.open.push(
                    Diagnostic::warning(
                        "accept-unused",
                        code.span,
                        message!(
                            "没有“{code}”这样的提示，不用说明",
                            "there is no finding `{code}` to accept",
                            code = code.value
                        ),
                    )
                    .with_hint(message!("删去这一条", "delete it")),
                );
            }
        }
    }
    findings
}

fn key(code: &Spanned<String>) -> (FileId, u32) {
    (code.span.file, code.span.start)
}

/// The answer to a finding: of the entry that it is in, else of the case that its file belongs to.
fn reason<'a>(entry: &'a CaseEntry, diagnostic: &Diagnostic) -> Option<(&'a Spanned<String>, &'a Spanned<String>)> {
    let Place::Span(place) = diagnostic.place else { return None };
    let find = |accept: &'a Accept| accept.answers.iter().find(|(code, _)| code.value == diagnostic.code);
    let of_entry =
        entries(entry).into_iter().filter(|(span, _)| contains(*span, place)).find_map(|(_, accept)| find(accept));
    let is_data =
        || entry.case.data.values().flat_map(|file| &file.head).any(|head| head.label.span.file == place.file);
    let is_own = place.file == entry.case.file || Some(place.file) == entry.narrative_file || is_data();
    let found = of_entry.or_else(|| find(&entry.case.accept).filter(|_| is_own))?;
    Some((&found.0, &found.1))
}

fn contains(outer: Span, inner: Span) -> bool {
    outer.file == inner.file && outer.start <= inner.start && inner.end <= outer.end
}

/// The entries of a case's own record that can answer findings.
fn entries(entry: &CaseEntry) -> Vec<(Span, &Accept)> {
    let case = &entry.case;
    let own = |name: &str| !case.inherited.contains(name);
    let figures = case.figures.iter().filter(|(name, _)| own(name)).map(|(_, figure)| (figure.span, &figure.accept));
    figures
        .chain(case.events.values().map(|event| (event.span, &event.accept)))
        .chain(case.charts.values().map(|chart| (chart.span, &chart.accept)))
        .chain(case.media.values().map(|media| (media.span, &media.accept)))
        .chain(case.mechanisms.values().map(|mechanism| (mechanism.span, &mechanism.accept)))
        .chain(case.claims.values().map(|claim| (claim.span, &claim.accept)))
        .chain(case.quotes.values().map(|quote| (quote.span, &quote.accept)))
        .chain(case.all_items().map(|item| (item.span, &item.accept)))
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::check::testing::case;

    const SUM: &str = "figures:\n  a: { label: 甲, value: 3个, source: \"report#1\", period: 2018 }\n  all: { label: 合计, value: 8个, sum: [a], \
                       source: \"report#1\", period: 2018, accept: { sum-mismatch: 原文合计如此 } }\n";

    #[test]
    fn an_answer_closes_the_finding_of_its_own_entry() {
        let found = case(SUM);
        assert!(found.of("sum-mismatch").is_empty() && found.of("accept-unused").is_empty());
        assert_eq!(found.answered("sum-mismatch"), ["8个"]);
        // On another entry it answers nothing, and is left over.
        let elsewhere = SUM
            .replace(", accept: { sum-mismatch: 原文合计如此 }", "")
            .replace("3个,", "3个, accept: { sum-mismatch: 理由 },");
        let found = case(&elsewhere);
        assert_eq!(
            (found.of("sum-mismatch"), found.of("accept-unused")),
            (vec!["8个".into()], vec!["sum-mismatch".into()])
        );
    }

    #[test]
    fn an_answer_of_the_case_closes_them_all() {
        let whole = SUM.replace(", accept: { sum-mismatch: 原文合计如此 }", "") + "accept: { sum-mismatch: 照录 }\n";
        assert_eq!(case(&whole).answered("sum-mismatch"), ["8个"]);
    }
}
