//! Rules over the records of a case: mechanisms, items, claims, quotations, times, words.

mod dates;

use super::Context;
use crate::corpus::CaseEntry;
use crate::diagnostic::Diagnostic;

pub(super) fn check(context: &Context, entry: &CaseEntry, diagnostics: &mut Vec<Diagnostic>) {
    dates::check(context, &entry.case, diagnostics);
}
