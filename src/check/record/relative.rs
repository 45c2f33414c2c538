//! `relative-date` (R13): a time that only the date of the document can settle.
//!
//! 去年底, 今年5月 and 近两年 mean something on the day of writing only; years later nobody knows which year it was. The rule asks
//! where the words of a time (`phrase:`) are not resolved (`means: 未载明`), and where a quotation holds such a word and its
//! record has no time that says what it means. Where the words are resolved, it works the year out from the date of the
//! document (去年 in a document of 2020 is 2019) and the length from the words (过去四年 has four years). Where the document has
//! no date, the year is the editor's inference, and the proofreader should know, unless the source itself names the year in the
//! words that the record quotes, or the words (两年来) mean the period that the case states for itself. How long something lasts
//! (收益期长达10年) is no time at all.
//!
//! An editor writes `period: { phrase: 去年底, means: 2018-12 }` where the document's date settles it, and states that date in the
//! entry of the document (`date:`). For 同年8月 the sentence that names the year goes into `quote:`. Where nothing settles it, the
//! words stay, and `accept: { relative-date: 理由 }` says so.

use super::super::Context;
use super::super::view::{Record, records, spot};
use super::outside::{document_date, once, place};
use super::time_word::{TimeWord, is_length, stretch, time_words};
use crate::diagnostic::{Diagnostic, Message};
use crate::message;
use crate::record::{Case, Date, Period, PeriodSpan};
use crate::source::{Span, Spanned};

const CODE: &str = "relative-date";
/// Words that mean a part of some year, which stands before them or is left out.
const PARTS_OF_A_YEAR: [&str; 6] = ["年底", "年初", "年末", "年中", "上半年", "下半年"];

pub(super) fn check(context: &Context, case: &Case, diagnostics: &mut Vec<Diagnostic>) {
    for record in records(case) {
        let found = match record.date {
            Some(date) if date.phrase.is_some() => of_phrase(case, &record, date),
            _ => of_quote(context, case, &record),
        };
        if let Some(found) = found {
            once(diagnostics, found);
        }
    }
}

/// What is wrong with the words of a time.
fn of_phrase(case: &Case, record: &Record, date: &Spanned<Period>) -> Option<Diagnostic> {
    let phrase = date.phrase.as_deref()?;
    let at = place(date.span, record.span, record.name, record.accept, CODE);
    let known = document_date(case, record.source);
    let Some(span) = date.value.span else {
        return (!is_length(phrase)).then(|| {
            let said = message!("“{phrase}”没有换算成确定的时间", "`{phrase}` is not resolved to a time");
            Diagnostic::warning(CODE, at, said).with_hint(settle(phrase))
        });
    };
    let written = date.value.span.map(|span| Period { phrase: None, span: Some(span) }.printed()).unwrap_or_default();
    if let Some(years) = other_length(phrase, span) {
        let said = message!(
            "“{phrase}”换算成{written}，却是{years}年",
            "`{phrase}` is resolved to {span}, which has {years} years",
            phrase = phrase,
            written = written,
            span = span,
            years = years
        );
        return Some(Diagnostic::warning(CODE, at, said).with_hint(message!(
            "核对起止，起止两年都算在内；原文另有算法的，写 accept: {{ relative-date: 理由 }}",
            "check both ends, which count; where the source counts otherwise, accept: {{ relative-date: reason }}"
        )));
    }
    match known {
        Some(known) if is_other_year(phrase, span, known) => {
            let day = known.printed();
            let said = message!(
                "来源文献的日期是{day}，“{phrase}”却换算成{written}",
                "the document is dated {day}, and `{phrase}` is resolved to {span}",
                day = day,
                phrase = phrase,
                written = written,
                span = span
            );
            let other = message!("文献的日期在这里", "the document's date is here");
            Some(Diagnostic::warning(CODE, at, said).with_other(known.span, other).with_hint(message!(
                "从文献的日期数起，改正 means:；文献的日期写错的，改正 date:；原文如此的，写 accept: {{ relative-date: 理由 }}",
                "count from the document's date and mend `means:`, or the date; else accept: {{ relative-date: reason }}"
            )))
        }
        Some(_) => None,
        None => (counts_from_writing(phrase) && !is_of_case(case, phrase, span) && !is_quoted(record, span))
            .then(|| Diagnostic::warning(CODE, at, undated(phrase)).with_hint(settle(phrase))),
    }
}

/// What a record without words for its time quotes.
fn of_quote(context: &Context, case: &Case, record: &Record) -> Option<Diagnostic> {
    let quote = record.quote?;
    let resolved = record.date.and_then(|date| date.value.span);
    let words = time_words(quote);
    let (range, said) = match resolved {
        None => {
            let (range, _) = words.into_iter().find(|(_, word)| *word != TimeWord::Same)?;
            let word = &quote[range.clone()];
            (
                range,
                message!("原文的“{word}”是哪一年、哪一天，记录里没有写", "the record does not say what `{word}` means"),
            )
        }
        Some(span) => {
            let counted = |word: &TimeWord| matches!(word, TimeWord::Year(_) | TimeWord::Day);
            let (range, _) = words.into_iter().find(|(_, word)| counted(word))?;
            if document_date(case, record.source).is_some() || is_quoted(record, span) {
                return None;
            }
            let said = undated(&quote[range.clone()]);
            (range, said)
        }
    };
    let word = &quote[range];
    let place: Span = spot(context.sources, quote.span, word);
    Some(Diagnostic::warning(CODE, place, said).with_hint(settle(word)))
}

fn undated(word: &str) -> Message {
    message!(
        "“{word}”换算成了确定的时间，可是来源文献没有日期",
        "`{word}` is resolved, but the document has no date to count from"
    )
}

fn settle(word: &str) -> Message {
    message!(
        "来源文献有日期的，写明它的 date:，再写 {{ phrase: {word}, means: 换算后的时间 }}；原文上文写着年份的，把那一句一起录进 quote:；无从确定的，写 accept: {{ relative-date: 理由 }}",
        "give the document its `date:` and write {{ phrase: {word}, means: the time }}; where the source names the year just before, quote that too; where nothing settles it, accept: {{ relative-date: reason }}"
    )
}

/// Whether a phrase names no year of its own: 今年5月, 6月30日, 年底, 近两年, but not 2018年底 and 每年5月.
fn counts_from_writing(phrase: &str) -> bool {
    let digits = phrase.chars().fold((0, 0), |(most, run), c| {
        let run = if c.is_ascii_digit() { run + 1 } else { 0 };
        (std::cmp::max(most, run), run)
    });
    let has_year = digits.0 >= 4 || phrase.contains('每') || phrase.contains("十二五") || phrase.contains("十三五");
    let has_month =
        || phrase.char_indices().any(|(at, c)| c == '月' && phrase[..at].ends_with(|c: char| c.is_ascii_digit()));
    let is_stretch = || stretch(phrase).is_some_and(|stretch| stretch.placed);
    let starts_elsewhere = || has_year && time_words(phrase).iter().all(|(_, word)| *word == TimeWord::Now);
    (!time_words(phrase).is_empty() && !starts_elsewhere())
        || (!has_year && (has_month() || is_stretch() || PARTS_OF_A_YEAR.iter().any(|word| phrase.contains(word))))
}

/// Whether a stretch (两年来) is the period that the case states for itself.
fn is_of_case(case: &Case, phrase: &str, span: PeriodSpan) -> bool {
    let is_stretch = stretch(phrase).is_some_and(|stretch| !stretch.to_now) && time_words(phrase).is_empty();
    is_stretch && case.period.as_ref().is_some_and(|whole| whole.value.span == Some(span))
}

/// Whether the words that a record quotes name the years of a time.
fn is_quoted(record: &Record, span: PeriodSpan) -> bool {
    let (first, last) = ends(span);
    let all = [first, last];
    record.quote.is_some_and(|quote| {
        all.iter().flatten().all(|date| quote.contains(&date.year.to_string())) && all.iter().any(Option::is_some)
    })
}

fn ends(span: PeriodSpan) -> (Option<Date>, Option<Date>) {
    match span {
        PeriodSpan::During(date) => (Some(date), Some(date)),
        PeriodSpan::Between(first, last) => (Some(first), Some(last)),
        PeriodSpan::Since(date) => (Some(date), None),
        PeriodSpan::UpTo(date) => (None, Some(date)),
        PeriodSpan::Every(_) => (None, None),
    }
}

/// How many years a stretch has, where its words count another number.
fn other_length(phrase: &str, span: PeriodSpan) -> Option<i32> {
    let said = stretch(phrase)?;
    let PeriodSpan::Between(first, last) = span else { return None };
    // A stretch with months at its ends begins and ends within its years: its length is no whole number.
    if first.month.is_some() || last.month.is_some() {
        return None;
    }
    let years = i32::from(last.year) - i32::from(first.year) + 1;
    let wanted = i32::try_from(said.years).ok()?;
    let fits = years == wanted || (said.more && years == wanted + 1);
    (!fits).then_some(years)
}

/// Whether the words mean another year, counted from the date of the document.
fn is_other_year(phrase: &str, span: PeriodSpan, known: &Period) -> bool {
    let (Some(begin), Some(end)) = (known.span.and_then(|span| ends(span).0), known.span.and_then(|span| ends(span).1))
    else {
        return false;
    };
    let (first, last) = ends(span);
    let is_year = |date: Option<Date>, least: i16, most: i16| {
        date.is_some_and(|date| (begin.year + least..=end.year + most).contains(&date.year))
    };
    let words = time_words(phrase);
    let counted = words.iter().find_map(|(_, word)| match word {
        TimeWord::Year(offset) => Some((*offset, *offset)),
        TimeWord::Day => Some((-1, 0)),
        _ => None,
    });
    if let Some((least, most)) = counted {
        return !(is_year(first, least, most) || is_year(last, least, most));
    }
    // What reaches up to the day of writing may be told some months later, at the turn of a year.
    let to_now =
        words.iter().any(|(_, word)| *word == TimeWord::Now) || stretch(phrase).is_some_and(|stretch| stretch.to_now);
    to_now && last.is_some() && !is_year(last, -1, 0)
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{CASE, case, project};
    use super::*;

    fn figure(rest: &str) -> String {
        format!("figures: {{ a: {{ label: 甲, value: 3个, source: \"report#1\", {rest} }} }}")
    }

    fn dated(date: &str, period: &str) -> Vec<String> {
        let head = format!(
            "title: 题\nsummary: 述\nplace: 江苏省\nperiod: 2016/2020\nsources: {{ report: {{ title: 总结{date} }} }}\n"
        );
        project(&[(CASE, &format!("{head}{}", figure(&format!("period: {period}"))))]).said("relative-date")
    }

    #[test]
    fn a_phrase_that_means_nothing_certain_is_asked_about() {
        let found = case(&figure("period: { phrase: 去年底, means: 未载明 }"));
        assert_eq!(found.said("relative-date"), ["“去年底”没有换算成确定的时间"]);
        assert!(case(&figure("period: 未载明")).of("relative-date").is_empty());
        let answered = case(&figure("period: { phrase: 目前, means: 未载明 }, accept: { relative-date: 没有日期 }"));
        assert_eq!((answered.of("relative-date").len(), answered.answered("relative-date").len()), (0, 1));
        for length in ["10年", "收益期长达10年", "连续20多年"] {
            let text = figure(&format!("period: {{ phrase: {length}, means: 未载明 }}"));
            assert!(case(&text).of("relative-date").is_empty(), "{length}");
        }
    }

    #[test]
    fn a_year_found_without_a_date_of_the_document_is_an_inference() {
        let found = case(&figure("period: { phrase: 截至今年5月, means: ../2020-05 }"));
        assert_eq!(found.said("relative-date"), ["“截至今年5月”换算成了确定的时间，可是来源文献没有日期"]);
        assert!(dated(", date: 2020-07", "{ phrase: 截至今年5月, means: ../2020-05 }").is_empty());
        for phrase in ["近两年", "两年来", "目前", "至今", "如今", "当前", "当年", "近年来", "同年8月"]
        {
            assert_eq!(dated("", &format!("{{ phrase: {phrase}, means: 2018/2019 }}")).len(), 1, "{phrase}");
        }
        for (phrase, counts) in [
            ("6月30日", true),
            ("年底", true),
            ("2018年底", false),
            ("2016年至今", false),
            ("2019年7月至年底", false),
            ("每年5月", false),
            ("党的十八大以来", false),
            ("到2018年去年底", true),
        ] {
            assert_eq!(counts_from_writing(phrase), counts, "{phrase}");
        }
    }

    #[test]
    fn the_case_or_the_source_itself_can_settle_a_year() {
        assert!(dated("", "{ phrase: 五年来, means: 2016/2020 }").is_empty(), "the period of the case");
        assert_eq!(dated("", "{ phrase: 近五年, means: 2016/2020 }").len(), 1);
        let quoted = "{ phrase: 同年8月, means: 2018-08 }, quote: 2018年5月动工，同年8月完工";
        assert!(dated("", quoted).is_empty());
        assert_eq!(dated("", &quoted.replace("means: 2018", "means: 2017")).len(), 1);
    }

    #[test]
    fn what_words_mean_is_worked_out() {
        let date = ", date: 2020-07";
        assert_eq!(dated(date, "{ phrase: 去年, means: 2017 }"), ["来源文献的日期是2020年7月，“去年”却换算成2017年"]);
        assert_eq!(dated(date, "{ phrase: 过去四年, means: 2016/2020 }"), ["“过去四年”换算成2016—2020年，却是5年"]);
        assert_eq!(dated(date, "{ phrase: 目前, means: ../2017 }").len(), 1);
        for right in [
            "{ phrase: 去年底, means: ../2019 }",
            "{ phrase: 去年以来, means: 2019/.. }",
            "{ phrase: 今年1至5月, means: 2020-01/2020-05 }",
            "{ phrase: 过去四年, means: 2016/2019 }",
            "{ phrase: 四年多来, means: 2016/2020 }",
            "{ phrase: 近两年, means: 2018/2019 }",
            "{ phrase: 目前, means: ../2020-05 }",
        ] {
            assert!(dated(date, right).is_empty(), "{right}");
        }
    }

    #[test]
    fn a_quotation_with_such_a_word_needs_a_time() {
        let found = case(&figure("period: 未载明, quote: 目前，五方挂钩单位有262家"));
        assert_eq!(found.of("relative-date"), ["目前"]);
        assert!(case(&figure("period: ../2018, quote: 目前，五方挂钩单位有262家")).of("relative-date").is_empty());
        assert!(case(&figure("period: 未载明, quote: 最近日子好过")).of("relative-date").is_empty());
        let item = case("changes: { c: { label: 球场, quote: 去年修好 } }");
        assert_eq!(item.of("relative-date"), ["去年"]);
    }

    #[test]
    fn words_that_records_share_are_asked_about_once() {
        let found = case(
            "defaults: { period: { phrase: 去年底, means: 2018 }, source: \"report#1\" }\n\
             figures:\n  a: { label: 甲, value: 3个 }\n  b: { label: 乙, value: 4个 }\n",
        );
        assert_eq!(found.of("relative-date"), ["{ phrase: 去年底, means: 2018 }"]);
    }
}
