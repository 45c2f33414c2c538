//! `accept-unused`: a record answers a finding that no rule makes.
//!
//! A rule may object to what a source rightly says. The record then stays as it is and says why: `accept: { code: reason }`,
//! on the entry itself or for the whole case. The finding is no longer open; the proofreader sees it with the reason. An
//! answer to a question that nobody asks is left over from an earlier state of the record and can be deleted.
//!
//! Entries of the registers answer for themselves in the same way. `site.yaml` answers for itself, for the pages and for the
//! lists of what the sources describe, which have no entries to answer in.

use std::collections::{BTreeMap, BTreeSet};

use crate::corpus::{CaseEntry, Corpus};
use crate::diagnostic::{Diagnostic, Message, Place, codes};
use crate::message;
use crate::record::{Accept, Register};
use crate::source::{FileId, Span, Spanned};

use super::{Context, Findings};

/// A finding that the record answers.
#[derive(Clone, Debug)]
pub struct Accepted {
    /// The finding.
    pub diagnostic: Diagnostic,
    /// Why the record stays as it is.
    pub reason: String,
}

/// A case with all of its entries that answer something.
struct Answers<'a> {
    entry: &'a CaseEntry,
    entries: Vec<(Span, &'a Accept)>,
}

/// Sets apart what the records answer.
pub(super) fn answer(context: &Context, found: Vec<Diagnostic>) -> Findings {
    let corpus = context.corpus;
    let shared = shared(corpus);
    let mut findings = Findings::default();
    let mut used: BTreeSet<(FileId, u32)> = BTreeSet::new();
    let cases: Vec<Answers> = corpus.cases.iter().map(|entry| Answers { entry, entries: entries(entry) }).collect();
    let mut of_file: BTreeMap<FileId, &Answers> = BTreeMap::new();
    for case in &cases {
        of_file.insert(case.entry.case.file, case);
        of_file.extend(case.entry.narrative_file.map(|file| (file, case)));
        let data = case.entry.case.data.values().flat_map(|file| &file.head);
        of_file.extend(data.map(|head| (head.label.span.file, case)));
    }
    for diagnostic in found {
        let Place::Span(place) = diagnostic.place else {
            findings.open.push(diagnostic);
            continue;
        };
        let is_acceptable = codes::ACCEPTABLE.contains(&diagnostic.code);
        let of_case = || of_file.get(&place.file).and_then(|case| reason(case, place, diagnostic.code));
        let answered = is_acceptable
            .then(|| of_case().or_else(|| shared_reason(context, &shared, place, diagnostic.code)))
            .flatten();
        match answered {
            Some((code, reason)) => {
                used.insert(key(code));
                findings.accepted.push(Accepted { reason: reason.value.clone(), diagnostic });
            }
            None => findings.open.push(diagnostic),
        }
    }
    let of_cases = cases.iter().flat_map(|case| {
        std::iter::once(&case.entry.case.accept).chain(case.entries.iter().map(|(_, accept)| *accept))
    });
    let of_shared = shared.iter().map(|(_, accept)| *accept).chain(std::iter::once(&corpus.site.accept));
    for (code, _) in of_cases.chain(of_shared).flat_map(|accept| &accept.answers) {
        if !used.contains(&key(code)) {
            findings.open.push(unused(code));
        }
    }
    findings
}

fn unused(code: &Spanned<String>) -> Diagnostic {
    let said =
        message!("没有“{code}”这样的提示，不用说明", "there is no finding `{code}` to accept", code = code.value);
    Diagnostic::warning("accept-unused", code.span, said).with_hint(message!("删去这一条", "delete it"))
}

fn key(code: &Spanned<String>) -> (FileId, u32) {
    (code.span.file, code.span.start)
}

/// An answer as written: the code and the reason.
type Answer<'a> = (&'a Spanned<String>, &'a Spanned<String>);

/// The answer to a finding in a case's files: of the entry that it is in, else of the case.
fn reason<'a>(case: &Answers<'a>, place: Span, code: &str) -> Option<Answer<'a>> {
    let mut around = case.entries.iter().filter(|(span, _)| contains(*span, place));
    around.find_map(|(_, accept)| find(accept, code)).or_else(|| find(&case.entry.case.accept, code))
}

fn find<'a>(accept: &'a Accept, code: &str) -> Option<Answer<'a>> {
    accept.answers.iter().find(|(answered, _)| answered.value == code).map(|(code, reason)| (code, reason))
}

/// The entries of the registers.
fn shared(corpus: &Corpus) -> Vec<(Span, &Accept)> {
    let registers = &corpus.registers;
    let entries = Register::ALL.into_iter().flat_map(|register| registers.entries(register));
    let documents = registers.sources.values().map(|document| (document.span, &document.accept));
    entries.map(|entry| (entry.span, &entry.accept)).chain(documents).collect()
}

/// The answer to a finding outside of the cases: of the register's entry that it is in, else of the site.
fn shared_reason<'a>(
    context: &Context<'a>,
    shared: &[(Span, &'a Accept)],
    place: Span,
    code: &str,
) -> Option<Answer<'a>> {
    let mut around = shared.iter().filter(|(span, _)| contains(*span, place));
    let of_entry = around.find_map(|(_, accept)| find(accept, code));
    of_entry.or_else(|| find(&context.corpus.site.accept, code).filter(|_| is_of_site(context, place)))
}

/// Whether `site.yaml` answers for a place: it is in no case and in no register.
fn is_of_site(context: &Context, place: Span) -> bool {
    let path = &context.sources.get(place.file).path;
    path.starts_with("content/") && !path.starts_with("content/cases/") && !path.starts_with("content/registers/")
}

/// What an editor writes to answer a finding at a place, and where.
pub(super) fn how_to_accept(context: &Context, place: Span, code: &str) -> Message {
    if is_of_site(context, place) {
        message!(
            "在 content/site.yaml 里写 accept: {{ {code}: 理由 }}",
            "in content/site.yaml, accept: {{ {code}: reason }}"
        )
    } else {
        message!("写 accept: {{ {code}: 理由 }}", "accept: {{ {code}: reason }}")
    }
}

fn contains(outer: Span, inner: Span) -> bool {
    outer.file == inner.file && outer.start <= inner.start && inner.end <= outer.end
}

/// The entries of a case's own record that answer findings, in the order of the sections.
fn entries(entry: &CaseEntry) -> Vec<(Span, &Accept)> {
    let case = &entry.case;
    let own = |name: &str| !case.inherited.contains(name);
    let figures = case.figures.iter().filter(|(name, _)| own(name)).map(|(_, figure)| (figure.span, &figure.accept));
    // Documents of the register answer there.
    let documents = case.sources.values().filter(|document| document.span.file == case.file);
    figures
        .chain(case.events.values().map(|event| (event.span, &event.accept)))
        .chain(case.charts.values().map(|chart| (chart.span, &chart.accept)))
        .chain(case.media.values().map(|media| (media.span, &media.accept)))
        .chain(case.mechanisms.values().map(|mechanism| (mechanism.span, &mechanism.accept)))
        .chain(case.claims.values().map(|claim| (claim.span, &claim.accept)))
        .chain(case.quotes.values().map(|quote| (quote.span, &quote.accept)))
        .chain(documents.map(|document| (document.span, &document.accept)))
        .chain(case.all_items().map(|item| (item.span, &item.accept)))
        .filter(|(_, accept)| !accept.answers.is_empty())
        .collect()
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{CASE, case, case_with, headed, project};

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
    fn entries_of_registers_answer_for_themselves() {
        let office = |rest: &str| format!("a: {{ name: 甲局, note: 热线13812345678{rest} }}\nb: {{ name: 乙局 }}");
        assert_eq!(case_with("", &[("organisations", &office(""))]).of("privacy"), ["13812345678"]);
        let answered = office(", accept: { privacy: 单位公开的电话 }");
        let found = case_with("", &[("organisations", &answered)]);
        assert_eq!((found.of("privacy").len(), found.answered("privacy")), (0, vec!["13812345678".into()]));
        let elsewhere = office("").replace("乙局", "乙局, accept: { privacy: 理由 }");
        let found = case_with("", &[("organisations", &elsewhere)]);
        assert_eq!((found.of("privacy").len(), found.of("accept-unused")), (1, vec!["privacy".into()]));
        let document = "sources: { report: { title: 题, note: 电话13812345678, accept: { privacy: 单位公开的电话 } } }";
        assert_eq!(
            case(&headed("").replace("sources: { report: { title: 总结 } }", document)).answered("privacy").len(),
            1
        );
    }

    #[test]
    fn the_site_answers_for_its_pages() {
        let page = ("content/pages/about.md", "# 关于\n\n电话13812345678。\n");
        let site = |rest: &str| format!("title: 站\ndescription: 述\n{rest}");
        let of = |rest: &str| {
            let (own, site) = (headed(""), site(rest));
            project(&[(CASE, &own), ("content/site.yaml", &site), page])
        };
        assert_eq!(of("").of("privacy"), ["13812345678"]);
        assert!(of("").hints("privacy")[0].contains("在 content/site.yaml 里写 accept:"));
        assert_eq!(of("accept: { privacy: 单位公开的电话 }").answered("privacy"), ["13812345678"]);
        // A case answers for itself.
        let event = headed("events: { e: { label: 联系13812345678, date: 2018, source: \"report#1\" } }");
        let found = project(&[(CASE, &event), ("content/site.yaml", &site("accept: { privacy: 理由 }"))]);
        assert_eq!((found.of("privacy").len(), found.of("accept-unused").len()), (1, 1));
    }

    #[test]
    fn an_answer_of_the_case_closes_them_all() {
        let whole = SUM.replace(", accept: { sum-mismatch: 原文合计如此 }", "") + "accept: { sum-mismatch: 照录 }\n";
        assert_eq!(case(&whole).answered("sum-mismatch"), ["8个"]);
    }
}
