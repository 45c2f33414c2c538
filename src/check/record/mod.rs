//! Rules over the records of a case: mechanisms, items, claims, quotations, and their times.

mod claim;
mod claim_text;
mod count;
mod gift;
mod measure;
mod order;
mod outside;
mod pairing;
mod payment;
mod price;
mod quotation;
mod quotation_text;
mod relative;
mod relative_text;
mod row;
mod sourced;
mod time_word;

pub(super) use order::follows;

use super::{Context, diagram};
use crate::corpus::CaseEntry;
use crate::diagnostic::Diagnostic;

pub(super) fn check(context: &Context, entry: &CaseEntry, diagnostics: &mut Vec<Diagnostic>) {
    let case = &entry.case;
    for mechanism in case.mechanisms.values() {
        if let Some(diagram) = mechanism.diagram() {
            diagram::check(case, mechanism.name.span, mechanism.source.as_ref(), diagram, diagnostics);
        }
    }
    relative::check(context, case, diagnostics);
    relative_text::check(context, entry, diagnostics);
    outside::check(context, case, diagnostics);
    measure::check(case, diagnostics);
    sourced::check(case, diagnostics);
    row::check(case, diagnostics);
    price::check(case, diagnostics);
    count::check(case, diagnostics);
    pairing::check(case, diagnostics);
    claim::check(context, entry, diagnostics);
    claim_text::check(context, entry, diagnostics);
    order::check(case, diagnostics);
    payment::check(case, diagnostics);
    gift::check(case, diagnostics);
    quotation::check(context, case, diagnostics);
    quotation_text::check(context, entry, diagnostics);
}
