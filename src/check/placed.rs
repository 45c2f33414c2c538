//! `unknown-record`: a narrative asks for a mechanism, a quotation or a list that the record does not hold.
//!
//! `unused-record`: a mechanism, a quotation or a section of items that the narrative never places, so that no reader sees
//! it. `duplicate-record`: one that is placed twice.

use std::collections::BTreeSet;

use super::reference::{is_reported, of_another_case, placed_twice, unknown};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::document::{EmbedName, Name};
use crate::message;
use crate::record::Case;
use crate::source::Span;

/// The records that a narrative has placed so far.
#[derive(Debug, Default)]
pub(super) struct Placed {
    mechanisms: BTreeSet<String>,
    quotes: BTreeSet<String>,
    listings: BTreeSet<String>,
}

impl Placed {
    /// Looks one up. Says whether it is there, or was reported elsewhere.
    pub fn look_up(&mut self, case: &Case, embed: &EmbedName, diagnostics: &mut Vec<Diagnostic>) -> bool {
        let (name, section, placed): (&Name, &str, &mut BTreeSet<String>) = match embed {
            EmbedName::Mechanism(name) => (name, "mechanisms", &mut self.mechanisms),
            EmbedName::Quote(name) => (name, "quotes", &mut self.quotes),
            EmbedName::Ledger(name) | EmbedName::Cards(name) => (name, name.name.as_str(), &mut self.listings),
            _ => return true,
        };
        let wanted = &name.name;
        if wanted.contains('/') {
            diagnostics.push(of_another_case(name));
            return false;
        }
        let known: Vec<&str> = match embed {
            EmbedName::Mechanism(_) => case.mechanisms.keys().map(String::as_str).collect(),
            EmbedName::Quote(_) => case.quotes.keys().map(String::as_str).collect(),
            _ => case.listings(),
        };
        if known.contains(&wanted.as_str()) {
            if !placed.insert(wanted.clone()) {
                let said = message!("“{wanted}”在正文里放了两次", "`{wanted}` is placed twice");
                diagnostics.push(placed_twice("duplicate-record", name.span, said));
            }
            return true;
        }
        if is_reported(case, wanted, section, known.iter()) {
            return false;
        }
        let said = match embed {
            EmbedName::Mechanism(_) => {
                message!("案例里没有名为“{wanted}”的机制", "the case has no mechanism `{wanted}`")
            }
            EmbedName::Quote(_) => message!("案例里没有名为“{wanted}”的引语", "the case has no quotation `{wanted}`"),
            _ => message!("案例的记录里没有 {wanted}", "the record of the case has no `{wanted}`"),
        };
        let otherwise = match embed {
            EmbedName::Mechanism(_) => {
                message!("在 case.yaml 的 mechanisms: 下添加它", "add it below `mechanisms:` in case.yaml")
            }
            EmbedName::Quote(_) => message!("在 case.yaml 的 quotes: 下添加它", "add it below `quotes:` in case.yaml"),
            _ => {
                let list = known.join("、");
                message!("可以列出的有：{list}", "what can be listed: {list}")
            }
        };
        diagnostics.push(unknown("unknown-record", name.span, said, did_you_mean(wanted, known), otherwise));
        false
    }

    /// Reports what was not placed.
    pub fn unplaced(&self, case: &Case, diagnostics: &mut Vec<Diagnostic>) {
        for mechanism in case.mechanisms.values().filter(|mechanism| !self.mechanisms.contains(&mechanism.name.value)) {
            diagnostics.push(unused("mechanism", "机制", &mechanism.name.value, mechanism.name.span));
        }
        for quote in case.quotes.values().filter(|quote| !self.quotes.contains(&quote.name.value)) {
            diagnostics.push(unused("quote", "引语", &quote.name.value, quote.name.span));
        }
        for (section, items) in case.items.iter().filter(|(section, _)| !self.listings.contains(section.key())) {
            let Some(first) = items.values().next() else { continue };
            diagnostics.push(unused("ledger", section.heading(), section.key(), first.name.span));
        }
    }
}

fn unused(kind: &str, what: &str, name: &str, span: Span) -> Diagnostic {
    Diagnostic::warning(
        "unused-record",
        span,
        message!("{what}“{name}”没有放进正文", "the {kind} `{name}` is not placed"),
    )
    .with_hint(message!(
        "在 narrative.md 里单独写一行 {{{{{kind}:{name}}}}}；有意不放的，写 accept: {{ unused-record: 理由 }}",
        "write {{{{{kind}:{name}}}}} on a line of its own in narrative.md; if it is left out on purpose, accept: {{ unused-record: reason }}"
    ))
}
