//! Rules over the records of a case: mechanisms, items, claims, quotations, and their times.

mod claim;
mod count;
mod dates;
mod gift;
mod measure;
mod order;
mod pairing;
mod payment;
mod price;
mod quotation;
mod row;
mod sourced;

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
    dates::check(context, case, diagnostics);
    measure::check(case, diagnostics);
    sourced::check(case, diagnostics);
    row::check(case, diagnostics);
    price::check(case, diagnostics);
    count::check(case, diagnostics);
    pairing::check(case, diagnostics);
    claim::check(context, entry, diagnostics);
    order::check(case, diagnostics);
    payment::check(case, diagnostics);
    gift::check(case, diagnostics);
    quotation::check(context, case, diagnostics);
}
