//! `number-in-prose`: a number of the text that is no figure of the case.
//!
//! Every number that a reader meets can be traced to its source (R01). In a narrative it is written by the name of its
//! figure: `{{projects}}`. A typed number that equals a figure is linked to it by itself; one that equals none is a slip of
//! the pen, or a figure that the record lacks. Titles, summaries, charts' titles and captions are held to the same, and so are
//! numbers in 汉字 that are plainly data: money, rates (百分之九十五, 七成多, 三分之二), counts of a hundred and more. What is
//! no figure (a telephone number, the name of a plan) goes into `not-figures: { “666”计划: 计划的名称 }`; an entry covers whole
//! numbers with their units, `5` does not cover `5公里`.
//!
//! `number-ambiguous`: a typed number that equals several figures of the case. It is linked to none of them until the text names the
//! one that is meant.
//!
//! `not-figure-unused`: a wording among `not-figures` that covers no number of the text.

mod close;

use super::Context;
use crate::corpus::{CaseEntry, ProseNumber, Standing, prose_numbers};
use crate::diagnostic::{Diagnostic, Message};
use crate::message;
use crate::record::Case;

pub(super) fn check(context: &Context, entry: &CaseEntry, diagnostics: &mut Vec<Diagnostic>) {
    let case = &entry.case;
    // A number of the text may be one of the figures that could not be read.
    let lacks_figures = case.unreadable.contains("figures");
    let numbers = prose_numbers(entry, context.sources);
    for number in numbers.iter().filter(|_| !lacks_figures) {
        let (text, part) = (&number.text, number.part);
        match &number.standing {
            Standing::Open => diagnostics.push(
                Diagnostic::error(
                    "number-in-prose",
                    number.span,
                    message!("{part}里的“{text}”不是记录里的数据", "`{text}` in the text is no figure of the record"),
                )
                .with_hint(hint(case, number)),
            ),
            // A title cannot name a figure; the sheet lists all that it may be.
            Standing::Ambiguous(names) if number.can_name => diagnostics.push(
                Diagnostic::warning(
                    "number-ambiguous",
                    number.span,
                    message!(
                        "{part}里的“{text}”同几条数据一样大，不知道是哪一条",
                        "`{text}` equals several figures of the record"
                    ),
                )
                .with_hint(choice(case, names)),
            ),
            _ => {}
        }
    }
    unused(case, &numbers, diagnostics);
}

fn hint(case: &Case, number: &ProseNumber) -> Message {
    let key = key(&number.text);
    match close::figure(case, number) {
        Some(figure) if number.can_name => message!(
            "最接近的是“{label}”{wording}：是它就写成 {{{{{name}}}}}；不是数据的，写进 not-figures: {{ {key}: 理由 }}",
            "closest is {wording} ({label}): write {{{{{name}}}}} if it is meant; what is no figure goes into `not-figures: {{ {key}: reason }}`",
            label = figure.label.value,
            wording = figure.quantity.wording,
            name = figure.name.value
        ),
        Some(figure) => message!(
            "最接近的是“{label}”{wording}：是它就照样写；不是数据的，写进 not-figures: {{ {key}: 理由 }}",
            "closest is {wording} ({label}): write it like this if it is meant; what is no figure goes into `not-figures: {{ {key}: reason }}`",
            label = figure.label.value,
            wording = figure.quantity.wording
        ),
        None => message!(
            "在 figures 里添上这个数，写明出处；不是数据的，写进 not-figures: {{ {key}: 理由 }}",
            "add it to `figures` with its source; what is no figure goes into `not-figures: {{ {key}: reason }}`"
        ),
    }
}

/// A number as a key of YAML.
fn key(text: &str) -> String {
    let is_plain = |c: char| !c.is_ascii() || c.is_ascii_alphanumeric() || ".%/".contains(c);
    let text: String = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().all(is_plain) && !text.starts_with('%') { text } else { format!("\"{text}\"") }
}

/// The references to write, each with what it stands for.
fn choice(case: &Case, names: &[String]) -> Message {
    let each = |name: &String| {
        let figure = case.figures.get(name)?;
        let scope = figure.scope.as_ref().map(|scope| format!("，{}", scope.value)).unwrap_or_default();
        Some(format!("{{{{{name}}}}}（{}{scope}）", figure.label.value))
    };
    let zh = names.iter().filter_map(each).collect::<Vec<_>>().join("、");
    let en = names.iter().map(|name| format!("{{{{{name}}}}}")).collect::<Vec<_>>().join(", ");
    message!(
        "写明是哪一条：{zh}；确实说不准的，写 accept: {{ number-ambiguous: 理由 }}",
        "say which: {en}; where the text means all of them, accept: {{ number-ambiguous: reason }}"
    )
}

/// Reports entries that cover no number.
fn unused(case: &Case, numbers: &[ProseNumber], diagnostics: &mut Vec<Diagnostic>) {
    for (entry, _) in &case.not_figures {
        let is_used = |number: &&ProseNumber| matches!(&number.standing, Standing::NotFigure { words, .. } if *words == entry.value);
        if numbers.iter().any(|number| is_used(&number)) {
            continue;
        }
        let is_typed = |number: &&ProseNumber| !matches!(number.standing, Standing::Named(_));
        let longer = numbers.iter().filter(is_typed).find(|number| number.text.contains(entry.as_str()));
        let (said, hint) = match longer {
            Some(number) => (
                message!(
                    "“{words}”只是“{whole}”的一部分，免核要写整个数",
                    "`{words}` is only a part of `{whole}`; an entry covers whole numbers",
                    words = entry.value,
                    whole = number.text
                ),
                message!(
                    "写成 {whole}: 理由；它是记录里的数据，就删去这一条",
                    "write {whole}: reason; or delete it where the number is a figure",
                    whole = key(&number.text)
                ),
            ),
            None => (
                message!(
                    "文中没有要“{words}”免核的数",
                    "the text has no number that `{words}` covers",
                    words = entry.value
                ),
                message!("删去这一条，或照文中的写法改", "delete it, or write it as the text does"),
            ),
        };
        diagnostics.push(Diagnostic::warning("not-figure-unused", entry.span, said).with_hint(hint));
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
        assert_eq!(open(FIGURES, "占比0.5，2019.5.10，9:30，2019年7—12月。"), ["0.5"]);
        let title = format!(
            "title: 题为1.6亿元\nsummary: 述\nplace: 江苏省\nsources: {{ report: {{ title: 总结 }} }}\n{FIGURES}"
        );
        assert_eq!(open(&title, "好。"), ["1.6亿元"]);
    }

    #[test]
    fn numbers_in_han_that_are_data_are_held_to_the_same() {
        let open = |narrative: &str| told(FIGURES, narrative).of("number-in-prose");
        let none: [&str; 0] = [];
        assert_eq!(open("共三个村、五级，投资一亿五千万元，十五六个人。"), none);
        assert_eq!(open("投资三千万元，占百分之九十五。"), ["三千万元", "百分之九十五"]);
        let rate = FIGURES.replace("1.5亿元", "70.9%");
        assert_eq!(told(&rate, "占七成多。").of("number-in-prose"), none);
        assert_eq!(told(&rate, "占六成。").of("number-in-prose"), ["六成"]);
    }

    #[test]
    fn what_is_no_figure_is_listed() {
        let excused = format!("{FIGURES}not-figures: {{ 热线12345: 电话号码 }}\n");
        let found = told(&excused, "热线12345。");
        assert!(found.of("number-in-prose").is_empty() && found.of("not-figure-unused").is_empty());
        assert_eq!(told(&excused, "没有热线。").of("not-figure-unused"), ["热线12345"]);
    }

    #[test]
    fn an_entry_covers_whole_numbers_and_no_parts() {
        let excused = format!("{FIGURES}not-figures: {{ 5: 日期 }}\n");
        let found = told(&excused, "路5公里，长15公里，投500万元，占5%，选5。");
        assert_eq!(found.of("number-in-prose"), ["5公里", "15公里", "500万元", "5%"]);
        assert!(found.of("not-figure-unused").is_empty());
        assert_eq!(told(&excused, "路5公里。").of("not-figure-unused"), ["5"]);
    }

    #[test]
    fn a_number_that_equals_several_figures_is_none_of_them() {
        let two = format!("{FIGURES}  villages: {{ label: 村, value: 174个, source: \"report#1\", period: 2018 }}\n");
        let found = told(&two, "共{{projects}}，又174个。");
        assert_eq!(found.of("number-ambiguous"), ["174个"]);
        assert!(told(FIGURES, "174个。").of("number-ambiguous").is_empty());
        assert!(told(&two, "共{{projects}}，{{villages}}。").of("number-ambiguous").is_empty());
    }

    #[test]
    fn a_number_of_a_person_has_one_finding() {
        let found = told(FIGURES, "找13812345678，或0766-3812345，或+86 138 1234 5678。");
        assert!(found.of("number-in-prose").is_empty());
        assert_eq!(found.of("privacy"), ["13812345678", "0766-3812345", "+86 138 1234 5678"]);
    }

    #[test]
    fn a_record_can_answer_for_its_text() {
        let accepted = format!("{FIGURES}accept: {{ number-in-prose: 照录原文 }}\n");
        let found = told(&accepted, "共147个项目。");
        assert!(found.of("number-in-prose").is_empty());
        assert_eq!(found.answered("number-in-prose"), ["共147个"]);
    }
}
