//! `coverage-unknown`, `coverage-empty`: the coverage names a record that is not there, or none.
//!
//! `content/coverage.yaml` says for everything that the sources describe which records carry it, and which numbers stay out
//! and why. `casebook coverage` makes a table of it.

use super::Context;
use crate::corpus::covered;
use crate::diagnostic::Diagnostic;
use crate::message;

pub(super) fn check(context: &Context, diagnostics: &mut Vec<Diagnostic>) {
    let corpus = context.corpus;
    // What could not be read may be what is meant.
    if !corpus.unread.is_empty() || !corpus.registers.unread.is_empty() {
        return;
    }
    for entry in corpus.coverage.entries.values() {
        if entry.records.is_empty() {
            diagnostics.push(
                Diagnostic::error(
                    "coverage-empty",
                    entry.id.span,
                    message!("“{title}”没有记录", "`{title}` has no record", title = entry.title.value),
                )
                .with_hint(message!("在 records 里写上记着它的记录", "name the records that carry it in `records`")),
            );
        }
        for record in &entry.records {
            let unreadable = record
                .split('/')
                .next()
                .and_then(|case| corpus.case(case))
                .is_some_and(|case| record.split('/').skip(1).any(|name| case.case.unreadable.contains(name)));
            if covered(corpus, record).is_none() && !unreadable {
                diagnostics.push(
                    Diagnostic::error(
                        "coverage-unknown",
                        record.span,
                        message!("没有“{record}”这条记录", "there is no record `{record}`", record = record.value),
                    )
                    .with_hint(message!(
                        "写成 案例/mechanisms/名称、案例/figures/名称、案例/donations 或 places/名称",
                        "as in case/mechanisms/name, case/figures/name, case/donations or places/id"
                    )),
                );
            }
        }
    }
    let known = &corpus.registers.sources;
    for omission in
        corpus.coverage.omitted.iter().filter(|omission| !known.contains_key(omission.source.document.as_str()))
    {
        let name = &omission.source.document;
        diagnostics.push(
            Diagnostic::error(
                "unknown-source",
                name.span,
                message!("来源名册里没有“{name}”", "the register of sources has no `{name}`", name = name.value),
            )
            .with_hint(message!(
                "在 content/registers/sources.yaml 里添加它",
                "add it to content/registers/sources.yaml"
            )),
        );
    }
}
