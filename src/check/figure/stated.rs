//! `figure-period` (R02): a figure that does not say for which time it holds. `source-line` (R02): a figure whose source has no
//! line.
//!
//! A number without a time cannot be compared with any other, and nobody can tell when it is out of date. A source without
//! a line cannot be looked up in a long document.
//!
//! An editor writes `period:` on the figure or in `defaults:`. Where the source gives no time, `period: 未载明` is the
//! answer, and it is printed. The line goes behind the document, `source: team-report#23`. Where the document has no lines,
//! `accept: { source-line: 理由 }` says so. A figure that was worked out (`derived:`) stands in no line.

use super::super::view::{is_within, own_figures};
use crate::diagnostic::Diagnostic;
use crate::message;
use crate::read::is_legal_name;
use crate::record::{Case, Figure};

pub(super) fn check(case: &Case, diagnostics: &mut Vec<Diagnostic>) {
    for figure in own_figures(case) {
        // A time that could not be read has its finding.
        if !case.unreadable.contains("period") {
            period(figure, diagnostics);
        }
        line(figure, diagnostics);
    }
}

fn period(figure: &Figure, diagnostics: &mut Vec<Diagnostic>) {
    if figure.period.is_none() {
        diagnostics.push(
            Diagnostic::warning(
                "figure-period",
                figure.name.span,
                message!("数据“{name}”没有写时间", "the figure `{name}` has no period", name = figure.label.value),
            )
            .with_hint(message!(
                "在这条数据或 defaults: 里写上 period:；原文没有写时间的，写 period: 未载明",
                "give `period:` here or in `defaults:`; where the source has none, `period: 未载明`"
            )),
        );
    }
}

fn line(figure: &Figure, diagnostics: &mut Vec<Diagnostic>) {
    let Some(source) = figure.source.as_ref().filter(|source| source.lines.is_none() && figure.derived.is_none())
    else {
        return;
    };
    let document = &source.document;
    if !is_legal_name(document) {
        return; // It has its finding.
    }
    // A source that comes from `defaults` is mended at the figure.
    let place = if is_within(document.span, figure.span) { document.span } else { figure.name.span };
    diagnostics.push(
        Diagnostic::warning(
            "source-line",
            place,
            message!(
                "数据“{name}”的来源没有写行号",
                "the source of the figure `{name}` has no line",
                name = figure.label.value
            ),
        )
        .with_hint(message!(
            "写成 source: \"{document}#行号\"；原件没有行号的，写 accept: {{ source-line: 理由 }}",
            "write source: \"{document}#line\"; for a document without lines, accept: {{ source-line: reason }}",
            document = document.value
        )),
    );
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::case;

    #[test]
    fn a_figure_says_for_which_time_it_holds() {
        let figure =
            |rest: &str| case(&format!("figures: {{ a: {{ label: 项目, value: 3个, source: \"report#1\"{rest} }} }}"));
        assert_eq!(figure("").of("figure-period"), ["a"]);
        assert!(figure(", period: 2018").of("figure-period").is_empty());
        assert!(figure(", period: 未载明").of("figure-period").is_empty());
        let answered = figure(", accept: { figure-period: 名录，不随时间变 }");
        assert_eq!((answered.of("figure-period").len(), answered.answered("figure-period").len()), (0, 1));
        let default =
            case("defaults: { period: 2018 }\nfigures: { a: { label: 项目, value: 3个, source: \"report#1\" } }");
        assert!(default.of("figure-period").is_empty());
    }

    #[test]
    fn a_source_has_its_line() {
        let found = case(
            "defaults: { period: 2018, source: report }\nfigures:\n  a: { label: 甲, value: 3个 }\n  b: { label: 乙, value: 3个, source: report }\n  \
             c: { label: 丙, value: 3个, source: \"report#2-3\" }\n  d: { label: 丁, value: 6个, sum: [b, c], derived: 相加 }\n  \
             e: { label: 戊, value: 3个, accept: { source-line: 版面没有行号 } }",
        );
        assert_eq!(found.of("source-line"), ["a", "report"]);
        assert_eq!(found.answered("source-line"), ["e"]);
    }
}
