//! `single-brace`: a reference in one pair of braces, `{projects}`, which would be printed as it stands.
//!
//! The rule looks for `{name}` and `{chart:name}` in the text of a narrative where the record has that name. Two pairs of
//! braces make a reference of it; a backslash before each brace says that it is meant as it stands.

use super::Context;
use crate::corpus::CaseEntry;
use crate::diagnostic::Diagnostic;
use crate::document::{Item, visit_document};
use crate::message;
use crate::record::Case;
use crate::source::Span;

pub(super) fn check(context: &Context, entry: &CaseEntry, diagnostics: &mut Vec<Diagnostic>) {
    let mut visit = |item: Item<'_, _, _>| {
        if let Item::Text(text, span) = item {
            single_braces(context, &entry.case, text, span, diagnostics);
        }
    };
    visit_document(&entry.narrative, &mut visit);
}

fn single_braces(context: &Context, case: &Case, text: &str, span: Span, diagnostics: &mut Vec<Diagnostic>) {
    let mut rest = text;
    while let Some((_, behind)) = rest.split_once('{') {
        rest = behind;
        let Some((inner, _)) = behind.split_once('}') else { return };
        let known = match inner.trim().split_once(':') {
            None => case.figures.contains_key(inner.trim()),
            Some(("chart", name)) => case.charts.contains_key(name.trim()),
            Some(("photo", name)) => case.media.contains_key(name.trim()),
            Some(_) => false,
        };
        if !known {
            continue;
        }
        let words = format!("{{{inner}}}");
        let bytes = context.sources.get(span.file).bytes.get(span.range()).unwrap_or_default();
        // As it stands in the file: neither escaped, nor code, nor half of a pair, which has its own finding.
        let found = std::str::from_utf8(bytes).ok().and_then(|bytes| Some((bytes, bytes.find(&words)?)));
        let alone = |(bytes, at): &(&str, usize)| {
            !bytes[..*at].ends_with(['\\', '`', '{']) && !bytes[at + words.len()..].starts_with('}')
        };
        let Some((_, at)) = found.filter(alone) else { continue };
        let start = span.range().start + at;
        let place = Span::new(span.file, start..start + words.len());
        diagnostics.push(
            Diagnostic::error(
                "single-brace",
                place,
                message!("花括号只写了一层，会原样印出来", "one pair of braces is printed as it stands"),
            )
            .with_hint(message!(
                "写成两层：{{{{{inner}}}}}；若要原样印出，写成 \\{{{inner}\\}}",
                "write two: {{{{{inner}}}}}; to print it as it stands, write \\{{{inner}\\}}"
            )),
        );
    }
}
