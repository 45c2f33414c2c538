//! `number-in-prose`: a number of the text that is no figure of the case.
//!
//! Every number that a reader meets can be traced to its source (R01). In a narrative it is written by the name of its
//! figure: `{{projects}}`. A typed number that equals a figure is linked to it by itself; one that equals none is a slip of
//! the pen, or a figure that the record lacks. Titles, summaries, charts' titles and captions are held to the same. What is
//! no figure (a telephone number, the name of a plan) goes into `not-figures: { “666”计划: 计划的名称 }`.
//!
//! `not-figure-unused`: a wording among `not-figures` that the text does not have.

use super::Context;
use crate::corpus::{CaseEntry, Standing, prose_numbers};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::document::{Item, visit_document};
use crate::message;

pub(super) fn check(context: &Context, entry: &CaseEntry, diagnostics: &mut Vec<Diagnostic>) {
    let case = &entry.case;
    // A number of the text may be one of the figures that could not be read.
    let lacks_figures = case.unreadable.contains("figures");
    for number in prose_numbers(entry, context.sources) {
        if lacks_figures || number.standing != Standing::Open {
            continue;
        }
        let (text, part) = (&number.text, number.part);
        let wordings = case.figures.values().map(|figure| figure.quantity.wording.as_str());
        let close = did_you_mean(text, wordings)
            .and_then(|wording| case.figures.values().find(|figure| figure.quantity.wording == wording));
        let hint = match close {
            Some(figure) => message!(
                "最接近的是“{label}”{wording}：是它就写成 {{{{{name}}}}}；不是数据的，写进 not-figures",
                "closest is {wording} ({label}): write {{{{{name}}}}} if it is meant; what is no figure goes into `not-figures`",
                label = figure.label.value,
                wording = figure.quantity.wording,
                name = figure.name.value
            ),
            None => message!(
                "在 figures 里添上这个数，写明出处；不是数据的，写进 not-figures: {{ {text}: 理由 }}",
                "add it to `figures` with its source; what is no figure goes into `not-figures: {{ {text}: reason }}`"
            ),
        };
        diagnostics.push(
            Diagnostic::error(
                "number-in-prose",
                number.span,
                message!("{part}里的“{text}”不是记录里的数据", "`{text}` in the text is no figure of the record"),
            )
            .with_hint(hint),
        );
    }
    unused(entry, diagnostics);
}

/// Reports wordings that excuse nothing.
fn unused(entry: &CaseEntry, diagnostics: &mut Vec<Diagnostic>) {
    let case = &entry.case;
    if case.not_figures.is_empty() {
        return;
    }
    let mut texts: Vec<String> = Vec::new();
    visit_document(&entry.narrative, &mut |item| {
        if let Item::Text(text, _) = item {
            texts.push(text.to_owned());
        }
    });
    let charts = case.charts.values().flat_map(|chart| {
        std::iter::once(&chart.title).chain(&chart.subtitle).chain(&chart.note).map(|text| text.value.clone())
    });
    texts.extend(charts);
    let mechanisms = case.mechanisms.values();
    texts.extend(mechanisms.flat_map(|entry| entry.title.iter().chain(&entry.says)).map(|text| text.value.clone()));
    texts.extend(case.media.values().map(|media| media.caption.value.clone()));
    texts.extend(case.facts.iter().map(|fact| fact.value.value.clone()));
    texts.extend([&case.title, &case.summary].into_iter().chain(&case.short_title).map(|text| text.value.clone()));
    for (words, _) in &case.not_figures {
        if !texts.iter().any(|text| text.contains(words.as_str())) {
            diagnostics.push(
                Diagnostic::warning(
                    "not-figure-unused",
                    words.span,
                    message!("文中没有“{words}”", "the text does not have `{words}`", words = words.value),
                )
                .with_hint(message!("删去这一条，或照文中的写法改", "delete it, or write it as the text does")),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{CASE, Found, headed, project};

    const FIGURES: &str = "figures:\n  projects: { label: 项目, value: 174个, source: \"report#1\", period: 2018 }\n  \
                           investment: { label: 投资, value: 1.5亿元, source: \"report#1\", period: 2018 }\n";

    fn told(record: &str, narrative: &str) -> Found {
        project(&[(CASE, &headed(record)), ("content/cases/one/narrative.md", narrative)])
    }

    #[test]
    fn a_typed_number_is_a_figure_or_is_reported() {
        let open = |record: &str, narrative: &str| told(record, narrative).of("number-in-prose");
        let none: [&str; 0] = [];
        assert_eq!(open(FIGURES, "2018年共{{projects}}，即174个项目，投资15000万元。"), none);
        assert_eq!(open(FIGURES, "共147个项目。"), ["共147个"]);
        assert_eq!(open(FIGURES, "热线12345。"), ["12345"]);
        let title = format!(
            "title: 题为1.6亿元\nsummary: 述\nplace: 江苏省\nsources: {{ report: {{ title: 总结 }} }}\n{FIGURES}"
        );
        assert_eq!(open(&title, "好。"), ["1.6亿元"]);
    }

    #[test]
    fn what_is_no_figure_is_listed() {
        let excused = format!("{FIGURES}not-figures: {{ 热线12345: 电话号码 }}\n");
        let found = told(&excused, "热线12345。");
        assert!(found.of("number-in-prose").is_empty() && found.of("not-figure-unused").is_empty());
        assert_eq!(told(&excused, "没有热线。").of("not-figure-unused"), ["热线12345"]);
    }

    #[test]
    fn a_record_can_answer_for_its_text() {
        let accepted = format!("{FIGURES}accept: {{ number-in-prose: 照录原文 }}\n");
        let found = told(&accepted, "共147个项目。");
        assert!(found.of("number-in-prose").is_empty());
        assert_eq!(found.answered("number-in-prose"), ["共147个"]);
    }
}
