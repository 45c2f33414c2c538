//! Rules over figures: what each says of itself, and what the numbers say of each other.

mod band;
mod counted;
pub(super) mod cumulative;
pub(super) mod mean;
mod points;
mod quoted;
pub(super) mod rate;
mod shadow;
mod stated;

use super::Context;
use crate::corpus::CaseEntry;
use crate::diagnostic::Diagnostic;

pub(super) fn check(context: &Context, entry: &CaseEntry, diagnostics: &mut Vec<Diagnostic>) {
    stated::check(&entry.case, diagnostics);
    rate::check(&entry.case, diagnostics);
    points::check(context, &entry.case, diagnostics);
    mean::check(&entry.case, diagnostics);
    band::check(context, &entry.case, diagnostics);
    counted::check(&entry.case, diagnostics);
    quoted::check(&entry.case, diagnostics);
    shadow::check(context, &entry.case, diagnostics);
    cumulative::check(&entry.case, diagnostics);
}
