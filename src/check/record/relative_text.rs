//! `relative-date` (R13) in our own text: 今年投入, 去年底完工, 目前 in a narrative, a summary, a label, a title or a caption.
//!
//! What an office writes is read for years. 今年 in its own sentence cannot be resolved by any date in the record, and is wrong
//! the next January. What stands between quotation marks is somebody's and stays; 同年 is clear where its paragraph names a
//! year before it.
//!
//! An editor writes the year: 2019年 for 去年. Where the source settles none, the words go between quotation marks, or
//! `accept: { relative-date: 理由 }` stands at the record or the case.

use super::super::Context;
use super::super::own_text::{Paragraph, narrative};
use super::super::view::{heading_words, records};
use super::time_word::{TimeWord, time_words};
use crate::corpus::CaseEntry;
use crate::diagnostic::Diagnostic;
use crate::message;

pub(super) fn check(context: &Context, entry: &CaseEntry, diagnostics: &mut Vec<Diagnostic>) {
    let case = &entry.case;
    for words in heading_words(case) {
        paragraph(context, &Paragraph::of(words), diagnostics);
    }
    for record in records(case) {
        for words in record.words {
            paragraph(context, &Paragraph::of(words), diagnostics);
        }
    }
    for text in narrative(entry) {
        paragraph(context, &text, diagnostics);
    }
}

fn paragraph(context: &Context, paragraph: &Paragraph, diagnostics: &mut Vec<Diagnostic>) {
    let text = &paragraph.text;
    let quoted = paragraph.quoted();
    for (range, word) in time_words(text) {
        let is_quoted = quoted.iter().any(|quote| quote.start <= range.start && range.end <= quote.end);
        if is_quoted || is_settled(text, range.start, word, &text[range.clone()]) {
            continue;
        }
        let Some(place) = paragraph.spot(context.sources, &range) else { continue };
        let said = &text[range];
        diagnostics.push(
            Diagnostic::warning(
                "relative-date",
                place,
                message!(
                    "“{said}”在读者读到的时候已经不是同一个时间",
                    "`{said}` is another time by the time it is read",
                    said = said
                ),
            )
            .with_hint(message!(
                "写明是哪一年、哪一月，例如“2019年”；照录原文的话放进引号；原文无从确定的，写 accept: {{ relative-date: 理由 }}，正文里的写在 case.yaml 的最外层",
                "write the year or month, such as 2019年; the source's words go between quotation marks; else accept: {{ relative-date: reason }}, for the narrative at the case"
            )),
        );
    }
}

/// Whether a word is clear from what stands before it, or is as often a word of another meaning (当年落户, 今天的好项目).
fn is_settled(text: &str, at: usize, word: TimeWord, said: &str) -> bool {
    match word {
        TimeWord::Same => said == "当年" || names_year(&text[..at]),
        TimeWord::Now => matches!(said, "现在" | "至今"),
        TimeWord::Day => said == "今天",
        TimeWord::Year(_) => false,
    }
}

/// Whether a text names a year: 2018年.
fn names_year(text: &str) -> bool {
    text.match_indices('年').any(|(at, _)| text[..at].chars().rev().take_while(char::is_ascii_digit).count() == 4)
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{CASE, headed, project};

    fn told(record: &str, narrative: &str) -> Vec<String> {
        let narrative = ("content/cases/one/narrative.md", narrative);
        project(&[(CASE, &headed(record)), narrative]).of("relative-date")
    }

    #[test]
    fn our_own_text_names_its_years() {
        assert_eq!(told("", "今年投入三笔，去年底完工。\n\n- 如今好了。\n"), ["今年", "去年", "如今"]);
        let record = "figures: { a: { label: 今年新增户, scope: 去年底的四个村, value: 3个, source: \"report#1\", period: 2018 } }";
        assert_eq!(told(record, "好。\n"), ["今年", "去年"]);
        let heading = "title: 题\nsummary: 今年以来\nsources: { report: { title: 总结 } }\n";
        assert_eq!(told(heading, "好。\n"), ["今年"]);
    }

    #[test]
    fn quotations_and_named_years_are_clear() {
        let clear = "到“去年底”，成了。2018年5月动工，同年8月完工。\n\n> 今年要修路。\n\n当年落户，今天的事今天办。\n";
        assert!(told("", clear).is_empty());
        assert_eq!(told("", "同年8月完工。\n"), ["同年"]);
        assert_eq!(told("", "原话是“去年好”，去年确实好。\n"), ["去年"]);
        assert!(told("accept: { relative-date: 照录 }", "今年好。\n").is_empty());
    }
}
