//! `unknown-name` (R25), in words: a term in a spelling that the register of terms lists under `avoid:`.
//!
//! Titles, labels, captions and running text are looked at. In quotations such a spelling belongs to `source-typo`, in quotation
//! marks it is spoken of.

use super::super::Context;
use super::super::answer::how_to_accept;
use super::super::typo;
use super::super::view::{heading_words, records, spot};
use crate::corpus::CaseEntry;
use crate::diagnostic::{Diagnostic, Message};
use crate::document::{Document, Item as Visited, visit_document};
use crate::message;
use crate::source::Span;

pub(super) fn check(context: &Context, entry: &CaseEntry, diagnostics: &mut Vec<Diagnostic>) {
    let own = records(&entry.case);
    for text in heading_words(&entry.case).into_iter().chain(own.iter().flat_map(|record| record.words.iter().copied()))
    {
        spelling(context, text, text.span, diagnostics);
    }
    running_text(context, &entry.narrative, diagnostics);
}

pub(super) fn running_text<F, E>(context: &Context, document: &Document<F, E>, diagnostics: &mut Vec<Diagnostic>) {
    visit_document(document, &mut |item| {
        if let Visited::Text(text, span) = item {
            spelling(context, text, span, diagnostics);
        }
    });
}

/// A term in a spelling to be avoided. In quotation marks it is spoken of.
fn spelling(context: &Context, text: &str, span: Span, diagnostics: &mut Vec<Diagnostic>) {
    for term in context.corpus.registers.terms.values() {
        let right = &term.entry.name.value;
        for avoided in &term.avoid {
            let wrong = avoided.as_str();
            if wrong.is_empty() || typo::is_listed(wrong) || !uses(text, wrong, right) {
                continue;
            }
            let Message { zh, en } = how_to_accept(context, span, "unknown-name");
            diagnostics.push(
                Diagnostic::warning(
                    "unknown-name",
                    spot(context.sources, span, wrong),
                    message!("“{wrong}”不是这里的写法", "`{wrong}` is a spelling to be avoided"),
                )
                .with_other(avoided.span, message!("名词册里这样写明", "the register of terms says so"))
                .with_hint(message!("写成“{right}”；确要用这个写法的，{zh}", "write `{right}`, or {en}")),
            );
        }
    }
}

/// Whether a text uses a spelling: neither inside of the right one, nor between quotation marks of its own.
fn uses(text: &str, wrong: &str, right: &str) -> bool {
    text.match_indices(wrong).any(|(at, _)| {
        let end = at + wrong.len();
        let is_quoted = text[..at].ends_with(['“', '‘']) && text[end..].starts_with(['”', '’']);
        let is_inside = text.match_indices(right).any(|(start, right)| start <= at && end <= start + right.len());
        !is_quoted && !is_inside
    })
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{CASE, case_with, headed, project};

    #[test]
    fn a_term_has_one_spelling() {
        let terms = [("terms", "baodao: { name: 报道员, avoid: [报道源, 道员] }")];
        let label = |label: &str| {
            let text = format!("events: {{ e: {{ label: {label}, date: 2018, source: \"report#1\" }} }}");
            case_with(&text, &terms).of("unknown-name")
        };
        assert_eq!(label("报道源培训"), ["报道源"]);
        assert!(label("报道员培训").is_empty(), "道员 stands inside of the right word");
        assert!(label("原文作“报道源”").is_empty());
        let register = ("content/registers/terms.yaml", "t: { name: 报道员, avoid: [报道源] }\n");
        let (own, text) = (headed(""), ("content/cases/one/narrative.md", "培训报道源。\n"));
        assert_eq!(project(&[(CASE, &own), register, text]).of("unknown-name"), ["报道源"]);
    }
}
