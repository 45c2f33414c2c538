//! `source-missing` (R02): a record that does not say where it stands, in a case of several sources.
//!
//! Items, mechanisms, quotations, claims and events are printed with their source as figures are. One source of the case is the
//! source of all; of several, the record or `defaults:` names the one. A figure that was worked out (`derived:`) names the figures
//! that it was worked out from, or its source.
//!
//! An editor writes `source: "文献名#行号"`. What an office says itself has no document: `accept: { source-missing: 理由 }`.

use super::super::view::own_figures;
use crate::diagnostic::{Diagnostic, Message};
use crate::message;
use crate::quantity::{FoundKind, scan};
use crate::record::Case;
use crate::source::Span;

pub(super) fn check(case: &Case, diagnostics: &mut Vec<Diagnostic>) {
    for figure in own_figures(case) {
        let Some(derived) = figure.derived.as_ref().filter(|_| figure.source.is_none()) else { continue };
        // 20多万元除以200亩: the numbers that it was worked out from.
        let has_numbers = scan(derived).iter().any(|found| found.kind != FoundKind::Bare);
        if figure.relations().next().is_none() && !has_numbers {
            diagnostics.push(
                Diagnostic::warning(
                    "source-missing",
                    figure.name.span,
                    message!(
                        "“{name}”是推算的，没有写从哪些数推算，也没有写来源",
                        "`{name}` was worked out, from no figure and no source",
                        name = figure.label.value
                    ),
                )
                .with_hint(message!(
                    "在 derived: 里写出用了哪些数（20多万元除以200亩），或者用 sum: 等写上所用的数据；都没有的，写 accept: {{ source-missing: 理由 }}",
                    "write the numbers into `derived:` (20多万元除以200亩), or name their figures by `sum:` and the like; else accept: {{ source-missing: reason }}"
                )),
            );
        }
    }
    if case.sources.len() == 1 {
        return;
    }
    let mut unsourced: Vec<(Span, &str)> = Vec::new();
    unsourced
        .extend(case.events.values().filter(|one| one.source.is_none()).map(|one| (one.name.span, one.label.as_str())));
    unsourced.extend(
        case.mechanisms.values().filter(|one| one.source.is_none()).map(|one| (one.name.span, one.label.as_str())),
    );
    unsourced
        .extend(case.claims.values().filter(|one| one.source.is_none()).map(|one| (one.name.span, one.text.as_str())));
    unsourced
        .extend(case.quotes.values().filter(|one| one.source.is_none()).map(|one| (one.name.span, one.text.as_str())));
    unsourced
        .extend(case.all_items().filter(|one| one.source.is_none()).map(|one| (one.name.span, one.label.as_str())));
    diagnostics.extend(
        unsourced
            .into_iter()
            .map(|(place, label)| finding(place, message!("“{label}”没有写来源", "`{label}` has no source"))),
    );
}

fn finding(place: Span, said: Message) -> Diagnostic {
    Diagnostic::warning("source-missing", place, said).with_hint(message!(
        "写 source: \"文献名#行号\"，或者在 defaults: 里写共同的来源；没有文献的，写 accept: {{ source-missing: 理由 }}",
        "give source: \"document#line\", here or in `defaults:`; where there is no document, accept: {{ source-missing: reason }}"
    ))
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{CASE, case, project};

    const ITEM: &str = "donations: { a: { label: 球场, value: 10万元 } }";

    fn of_two(record: &str) -> Vec<String> {
        let text = format!(
            "title: 题\nsummary: 述\nplace: 江苏省\nsources: {{ report: {{ title: 总结 }}, letter: {{ title: 来信 }} }}\n{record}\n"
        );
        project(&[(CASE, &text)]).said("source-missing")
    }

    #[test]
    fn of_several_sources_one_is_named() {
        assert_eq!(of_two(ITEM), ["“球场”没有写来源"]);
        assert!(case(ITEM).of("source-missing").is_empty(), "the only source is the source of all");
        assert!(of_two(&ITEM.replace("10万元", "10万元, source: \"report#1\"")).is_empty());
        assert!(of_two(&format!("defaults: {{ source: report }}\n{ITEM}")).is_empty());
        assert!(of_two(&ITEM.replace("10万元", "10万元, accept: { source-missing: 见展板 }")).is_empty());
        assert_eq!(of_two("quotes: { q: { text: 真好, speaker: 村民 } }").len(), 1);
    }

    #[test]
    fn what_was_worked_out_says_from_what() {
        let figure = |rest: &str| {
            case(&format!(
                "figures:\n  b: {{ label: 乙, value: 3元, period: 2018, source: \"report#1\" }}\n  \
                 a: {{ label: 甲, value: 999万元, period: 2018, derived: 编者估计{rest} }}"
            ))
        };
        assert_eq!(figure("").of("source-missing"), ["a"]);
        assert!(figure("").said("source-missing")[0].contains("推算"));
        let told = "figures: { a: { label: 甲, value: 1000元, period: 2018, derived: 20多万元除以200亩 } }";
        assert!(case(told).of("source-missing").is_empty());
        assert!(figure(", sum: [b]").of("source-missing").is_empty());
        assert!(figure(", source: \"report#3\"").of("source-missing").is_empty());
    }
}
