//! `figure-without-source`: a figure that does not say where it stands.
//!
//! Every published number can be traced to a document. A figure names its document and, if possible, the line:
//! `source: team-report#23`. A figure that was worked out from others says how instead: `derived: 六项相加`.

use super::Context;
use super::view::own_figures;
use crate::corpus::CaseEntry;
use crate::diagnostic::Diagnostic;
use crate::message;

pub(super) fn check(_: &Context, entry: &CaseEntry, diagnostics: &mut Vec<Diagnostic>) {
    for figure in own_figures(&entry.case).filter(|figure| figure.source.is_none() && figure.derived.is_none()) {
        diagnostics.push(
            Diagnostic::error(
                "figure-without-source",
                figure.name.span,
                message!("数据“{name}”没有写明来源", "the figure `{name}` has no source", name = figure.label.value),
            )
            .with_hint(message!(
                "加上 source: 文献名#行号；如果是推算出来的，用 derived: 说明怎么算的",
                "add `source: document#line`, or `derived:` with how it was worked out"
            )),
        );
    }
}
