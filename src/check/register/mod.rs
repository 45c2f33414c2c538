//! Rules over the registers, and over what cases ask of them.

mod entries;
mod names;
mod places;
mod same;

use super::Context;
use crate::diagnostic::Diagnostic;

pub(super) fn check_site(context: &Context, diagnostics: &mut Vec<Diagnostic>) {
    entries::check_registers(context, diagnostics);
    for entry in &context.corpus.cases {
        entries::check_case(context, entry, diagnostics);
    }
    names::check(context, diagnostics);
    places::check(context, diagnostics);
    same::check(context, diagnostics);
}
