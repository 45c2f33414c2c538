//! `relative-date` (R13): a time that only the date of the document can settle. `outside-period` (R13): a time outside of the
//! case's, or after the day of the document.
//!
//! 去年底, 今年5月 and 近两年 mean something on the day of writing only; years later nobody knows which year it was. The rule asks
//! where the words of a time (`phrase:`) are not resolved (`means: 未载明`), where a quotation holds such a word and its record has
//! no time that says what it means, and where 今年, 去年 or a day without a year is resolved although the document has no date:
//! the year is then the editor's inference, and the proofreader should know.
//!
//! A result that is dated outside of the time that the case covers is most often a mistyped year. A document cannot report
//! a result from after its own date; targets, plans and forecasts may lie ahead.
//!
//! An editor writes `period: { phrase: 去年底, means: 2018-12 }` where the document's date settles it, and states that date in the
//! entry of the document (`date:`). Where nothing settles it, the words stay, and `accept: { relative-date: 理由 }` says so. For a
//! time outside of the case's, the editor checks the year, or widens `period:` of the case, or accepts `outside-period`.

use super::super::Context;
use super::super::view::{Record, is_within, own_figures, records, spot};
use crate::diagnostic::Diagnostic;
use crate::message;
use crate::record::{Case, FigureSource, Nature, Period, PeriodSpan};
use crate::source::{Span, Spanned};

/// Words that mean a year, month or day counted from the day of writing.
const COUNTED: [&str; 15] = [
    "今年",
    "去年",
    "前年",
    "明年",
    "本年度",
    "上年",
    "上一年",
    "本月",
    "上月",
    "上个月",
    "昨天",
    "昨日",
    "今天",
    "日前",
    "不久前",
];
/// Words that mean a time about the day of writing, or a stretch up to it.
const ABOUT_NOW: [&str; 11] =
    ["目前", "当前", "如今", "现在", "近年来", "近两年", "近三年", "近几年", "近五年", "近期", "近日"];
/// Words that mean a part of some year, which stands before them or is left out.
const PARTS_OF_A_YEAR: [&str; 6] = ["年底", "年初", "年末", "年中", "上半年", "下半年"];

pub(super) fn check(context: &Context, case: &Case, diagnostics: &mut Vec<Diagnostic>) {
    for record in records(case) {
        relative(context, case, &record, diagnostics);
    }
    for figure in own_figures(case) {
        if let Some(period) = &figure.period {
            let source = figure.source.as_ref();
            placed(case, period, source, is_result(figure.nature), (figure.span, figure.name.span), diagnostics);
        }
    }
    for event in case.events.values() {
        let places = (event.span, event.name.span);
        placed(case, &event.date, event.source.as_ref(), true, places, diagnostics);
    }
    for item in case.all_items() {
        if let Some(date) = &item.date {
            let places = (item.span, item.name.span);
            placed(case, date, item.source.as_ref(), is_result(item.nature), places, diagnostics);
        }
    }
}

fn is_result(nature: Nature) -> bool {
    nature == Nature::Result
}

fn relative(context: &Context, case: &Case, record: &Record, diagnostics: &mut Vec<Diagnostic>) {
    let phrase = record.date.and_then(|date| date.phrase.as_deref().map(|phrase| (date, phrase)));
    let resolved = record.date.is_some_and(|date| date.value.span.is_some());
    let (place, word, said) = if let Some((date, phrase)) = phrase.filter(|_| !resolved) {
        let place = if is_within(date.span, record.span) { date.span } else { record.name };
        (place, phrase, message!("“{phrase}”没有换算成确定的时间", "`{phrase}` is not resolved to a time"))
    } else if let Some((quote, word)) =
        record.quote.filter(|_| !resolved).and_then(|quote| Some((quote, dated(quote)?)))
    {
        let place = spot(context.sources, quote.span, word);
        (
            place,
            word,
            message!("原文的“{word}”是哪一年、哪一天，记录里没有写", "the record does not say what `{word}` means"),
        )
    } else if let Some((place, word)) = inferred(context, record).filter(|_| resolved && !is_dated(case, record.source))
    {
        let said = message!(
            "“{word}”换算成了确定的时间，可是来源文献没有日期",
            "`{word}` is resolved, but the document has no date to count from"
        );
        (place, word, said)
    } else {
        return;
    };
    diagnostics.push(Diagnostic::warning("relative-date", place, said).with_hint(message!(
        "来源文献有日期的，写明它的 date:，再写 {{ phrase: {word}, means: 换算后的时间 }}；无从确定的，写 accept: {{ relative-date: 理由 }}",
        "give the document its `date:` and write {{ phrase: {word}, means: the time }}; where nothing settles it, accept: {{ relative-date: reason }}"
    )));
}

/// A word of a quotation that means a time counted from the day of writing.
fn dated(text: &str) -> Option<&'static str> {
    let all = COUNTED.iter().chain(&ABOUT_NOW);
    all.copied().filter_map(|word| Some((stands(text, word)?, word))).min().map(|(_, word)| word)
}

/// Where a word stands as a word: 近日 is none in 最近日子.
fn stands(text: &str, word: &str) -> Option<usize> {
    let is_part = |at: usize| text[..at].ends_with(['最', '附', '邻']) && word.starts_with('近');
    text.match_indices(word).map(|(at, _)| at).find(|at| !is_part(*at))
}

/// A phrase or a word of the quotation for which somebody had to find the year, with its place.
fn inferred<'a>(context: &Context, record: &Record<'a>) -> Option<(Span, &'a str)> {
    let of_date = || {
        let date = record.date?;
        let phrase = date.phrase.as_deref().filter(|phrase| counts_from_writing(phrase))?;
        Some((if is_within(date.span, record.span) { date.span } else { record.name }, phrase))
    };
    let of_quote = || {
        let quote = record.quote?;
        let word = COUNTED.iter().copied().find(|word| quote.contains(word))?;
        Some((spot(context.sources, quote.span, word), word))
    };
    of_date().or_else(of_quote)
}

/// Whether a phrase names no year of its own: 今年5月, 6月30日, 年底, but not 2018年底 and 每年5月.
fn counts_from_writing(phrase: &str) -> bool {
    let digits = phrase.chars().fold((0, 0), |(most, run), c| {
        let run = if c.is_ascii_digit() { run + 1 } else { 0 };
        (std::cmp::max(most, run), run)
    });
    let has_year = digits.0 >= 4 || phrase.contains('每') || phrase.contains("十二五") || phrase.contains("十三五");
    let has_month =
        || phrase.char_indices().any(|(at, c)| c == '月' && phrase[..at].ends_with(|c: char| c.is_ascii_digit()));
    COUNTED.iter().any(|word| phrase.contains(word))
        || (!has_year && (has_month() || PARTS_OF_A_YEAR.iter().any(|word| phrase.contains(word))))
}

/// Whether the document that a record stands in has a date.
fn is_dated(case: &Case, source: Option<&FigureSource>) -> bool {
    document_date(case, source).is_some()
}

fn document_date<'a>(case: &'a Case, source: Option<&FigureSource>) -> Option<&'a Spanned<Period>> {
    let document = case.sources.get(source?.document.as_str())?;
    document.date.as_ref().filter(|date| date.value.span.is_some())
}

/// Holds a time against those of the case and the document. `places` are those of the whole entry and of its name.
fn placed(
    case: &Case,
    date: &Spanned<Period>,
    source: Option<&FigureSource>,
    is_result: bool,
    places: (Span, Span),
    diagnostics: &mut Vec<Diagnostic>,
) {
    let place = if is_within(date.span, places.0) { date.span } else { places.1 };
    let printed = date.printed();
    if let Some(known) = document_date(case, source)
        && is_result
        && matches!((last_begins(date), known.end_year_fraction()), (Some(begin), Some(end)) if begin >= end)
    {
        let written = known.printed();
        diagnostics.push(
            Diagnostic::warning(
                "outside-period",
                place,
                message!(
                    "{printed}在来源文献的日期{written}之后，文献不能报告还没有发生的事",
                    "{printed} is after the document's date, {written}"
                ),
            )
            .with_other(known.span, message!("文献的日期在这里", "the document's date is here"))
            .with_hint(message!(
                "核对年份；如果是目标、计划或预计，写明 nature:；否则写 accept: {{ outside-period: 理由 }}",
                "check the year; a target, plan or forecast says so with `nature:`; else accept: {{ outside-period: reason }}"
            )),
        );
        return;
    }
    let Some(whole) = &case.period else { return };
    let is_before =
        matches!((date.end_year_fraction(), whole.start_year_fraction()), (Some(end), Some(start)) if end <= start);
    let is_after = is_result
        && matches!((date.start_year_fraction(), whole.end_year_fraction()), (Some(start), Some(end)) if start >= end);
    if is_before || is_after {
        let written = whole.printed();
        diagnostics.push(
            Diagnostic::warning(
                "outside-period",
                place,
                message!("{printed}不在案例的时间{written}之内", "{printed} is outside of the case's period, {written}"),
            )
            .with_other(whole.span, message!("案例的时间在这里", "the case's period is here"))
            .with_hint(message!(
                "核对年份，或者把案例的 period 写宽；确是背景或下一步的事，写 accept: {{ outside-period: 理由 }}",
                "check the year, or widen the case's `period`; for what came before or is to come, accept: {{ outside-period: reason }}"
            )),
        );
    }
}

/// Where the last day, month or year of a time begins, in years.
fn last_begins(period: &Period) -> Option<f64> {
    match period.span? {
        PeriodSpan::During(date) | PeriodSpan::Between(_, date) | PeriodSpan::UpTo(date) | PeriodSpan::Since(date) => {
            Some(date.start_year_fraction())
        }
        PeriodSpan::Every(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{CASE, case, project};
    use super::*;

    fn figure(rest: &str) -> String {
        format!("figures: {{ a: {{ label: 甲, value: 3个, source: \"report#1\", {rest} }} }}")
    }

    #[test]
    fn a_phrase_that_means_nothing_certain_is_asked_about() {
        let found = case(&figure("period: { phrase: 去年底, means: 未载明 }"));
        assert_eq!(found.said("relative-date"), ["“去年底”没有换算成确定的时间"]);
        assert!(case(&figure("period: 未载明")).of("relative-date").is_empty());
        assert!(case(&figure("period: { phrase: 两年来, means: 2018/2019 }")).of("relative-date").is_empty());
        let answered = case(&figure("period: { phrase: 目前, means: 未载明 }, accept: { relative-date: 没有日期 }"));
        assert_eq!((answered.of("relative-date").len(), answered.answered("relative-date").len()), (0, 1));
    }

    #[test]
    fn a_year_found_without_a_date_of_the_document_is_an_inference() {
        let found = case(&figure("period: { phrase: 截至今年5月, means: ../2020-05 }"));
        assert_eq!(found.said("relative-date"), ["“截至今年5月”换算成了确定的时间，可是来源文献没有日期"]);
        let dated = "title: 题\nsummary: 述\nplace: 江苏省\nsources: { report: { title: 总结, date: 2020-07 } }\n";
        let text = format!("{dated}{}", figure("period: { phrase: 截至今年5月, means: ../2020-05 }"));
        assert!(project(&[(CASE, &text)]).of("relative-date").is_empty());
        for (phrase, counts) in [
            ("6月30日", true),
            ("年底", true),
            ("2018年底", false),
            ("2019年7月至年底", false),
            ("每年5月", false),
            ("两年来", false),
            ("党的十八大以来", false),
        ] {
            assert_eq!(counts_from_writing(phrase), counts, "{phrase}");
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
    fn times_lie_within_the_case_and_before_the_document() {
        let text = |period: &str, rest: &str| {
            format!(
                "title: 题\nsummary: 述\nplace: 江苏省\nperiod: 2016/2018\nsources: {{ report: {{ title: 总结, date: 2019-03 }} }}\n{}",
                figure(&format!("period: {period}{rest}"))
            )
        };
        let said = |period: &str, rest: &str| project(&[(CASE, &text(period, rest))]).said("outside-period");
        assert_eq!(said("2015", ""), ["2015年不在案例的时间2016—2018年之内"]);
        assert_eq!(said("2020", ""), ["2020年在来源文献的日期2019年3月之后，文献不能报告还没有发生的事"]);
        assert_eq!(said("2019-02", ""), ["2019年2月不在案例的时间2016—2018年之内"]);
        for within in ["2016", "2018-12", "../2018", "2010/2017", "2017/..", "每年", "未载明"] {
            assert!(said(within, "").is_empty(), "{within}");
        }
        assert!(said("2020", ", nature: 目标").is_empty());
        let answered = project(&[(CASE, &text("2015", ", accept: { outside-period: 背景 }"))]);
        assert_eq!(answered.answered("outside-period").len(), 1);
    }
}
