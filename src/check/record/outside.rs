//! `outside-period` (R13): a time outside of the case's, or after the day of the document or of the publication.
//!
//! A result that is dated outside of the time that the case covers is most often a mistyped year. A document cannot report
//! a result from after its own date, and neither can the publication; targets, plans and forecasts may lie ahead.
//!
//! An editor checks the year, or widens `period:` of the case, or writes `accept: { outside-period: 理由 }`. A time that several
//! records have from `defaults:` is reported once, where it is written.

use super::super::Context;
use super::super::view::{is_within, own_figures};
use crate::diagnostic::{Diagnostic, Message};
use crate::message;
use crate::record::{Accept, Case, Date, FigureSource, Nature, Period, PeriodSpan};
use crate::source::{Span, Spanned};

/// A dated statement of a record.
struct Dated<'a> {
    date: &'a Spanned<Period>,
    source: Option<&'a FigureSource>,
    is_result: bool,
    span: Span,
    name: Span,
    accept: &'a Accept,
}

pub(super) fn check(context: &Context, case: &Case, diagnostics: &mut Vec<Diagnostic>) {
    let is_result = |nature: Nature| nature == Nature::Result;
    let figures = own_figures(case).filter_map(|figure| {
        Some(Dated {
            date: figure.period.as_ref()?,
            source: figure.source.as_ref(),
            is_result: is_result(figure.nature),
            span: figure.span,
            name: figure.name.span,
            accept: &figure.accept,
        })
    });
    let events = case.events.values().map(|event| Dated {
        date: &event.date,
        source: event.source.as_ref(),
        is_result: true,
        span: event.span,
        name: event.name.span,
        accept: &event.accept,
    });
    let items = case.all_items().filter_map(|item| {
        Some(Dated {
            date: item.date.as_ref()?,
            source: item.source.as_ref(),
            is_result: is_result(item.nature),
            span: item.span,
            name: item.name.span,
            accept: &item.accept,
        })
    });
    for dated in figures.chain(events).chain(items) {
        let found = after_document(case, &dated)
            .or_else(|| after_publication(context.corpus.site.date.as_ref(), &dated))
            .or_else(|| outside_of_case(case, &dated));
        if let Some(found) = found {
            once(diagnostics, found);
        }
    }
}

/// The place of a finding about the time of a record: where the time is written. A record that has it from elsewhere and
/// answers for itself is asked itself.
pub(super) fn place(date: Span, span: Span, name: Span, accept: &Accept, code: &str) -> Span {
    let answers = accept.answers.iter().any(|(answered, _)| answered.value == code);
    if is_within(date, span) || !answers { date } else { name }
}

/// Adds a finding, unless the same was said of the same place: of a time that many records share.
pub(super) fn once(diagnostics: &mut Vec<Diagnostic>, found: Diagnostic) {
    let is_same = |known: &Diagnostic| {
        known.code == found.code && known.place == found.place && known.message.zh == found.message.zh
    };
    if !diagnostics.iter().any(is_same) {
        diagnostics.push(found);
    }
}

/// The date of the document that a record stands in.
pub(super) fn document_date<'a>(case: &'a Case, source: Option<&FigureSource>) -> Option<&'a Spanned<Period>> {
    let document = case.sources.get(source?.document.as_str())?;
    document.date.as_ref().filter(|date| date.value.span.is_some())
}

fn finding(dated: &Dated, said: Message, hint: Message) -> Diagnostic {
    let place = place(dated.date.span, dated.span, dated.name, dated.accept, "outside-period");
    Diagnostic::warning("outside-period", place, said).with_hint(hint)
}

fn after_document(case: &Case, dated: &Dated) -> Option<Diagnostic> {
    let known = document_date(case, dated.source)?;
    if !dated.is_result || last_begins(dated.date)? < known.end_year_fraction()? {
        return None;
    }
    let (printed, written) = (dated.date.printed(), known.printed());
    let said = message!(
        "{printed}在来源文献的日期{written}之后，文献不能报告还没有发生的事",
        "{printed} is after the document's date, {written}"
    );
    let hint = message!(
        "核对年份，也核对文献的日期；如果是目标、计划或预计，写明 nature:；否则写 accept: {{ outside-period: 理由 }}",
        "check the year, and the document's date; a target, plan or forecast says so with `nature:`; else accept: {{ outside-period: reason }}"
    );
    let other = message!("文献的日期在这里", "the document's date is here");
    Some(finding(dated, said, hint).with_other(known.span, other))
}

fn after_publication(published: Option<&Spanned<Date>>, dated: &Dated) -> Option<Diagnostic> {
    let published = published?;
    if !dated.is_result || last_begins(dated.date)? < published.end_year_fraction() {
        return None;
    }
    let (printed, written) = (dated.date.printed(), published.printed());
    let said = message!(
        "{printed}在出版日期{written}之后，还没有到的时间不会有结果",
        "{printed} is after the date of the edition, {written}"
    );
    let hint = message!(
        "核对年份；如果是目标、计划或预计，写明 nature:；出版日期写在 site.yaml 的 date:",
        "check the year; a target, plan or forecast says so with `nature:`; the date of the edition is `date:` of site.yaml"
    );
    Some(
        finding(dated, said, hint)
            .with_other(published.span, message!("出版日期在这里", "the date of the edition is here")),
    )
}

fn outside_of_case(case: &Case, dated: &Dated) -> Option<Diagnostic> {
    let whole = case.period.as_ref()?;
    let date = dated.date;
    // What is counted up to a day has no beginning: the day itself tells.
    let begins = match date.value.span {
        Some(PeriodSpan::UpTo(day)) => Some(day.start_year_fraction()),
        _ => date.start_year_fraction(),
    };
    let is_before =
        matches!((date.end_year_fraction(), whole.start_year_fraction()), (Some(end), Some(start)) if end <= start);
    let is_after =
        dated.is_result && matches!((begins, whole.end_year_fraction()), (Some(start), Some(end)) if start >= end);
    if !(is_before || is_after) {
        return None;
    }
    let (printed, written) = (date.printed(), whole.printed());
    let said = message!("{printed}不在案例的时间{written}之内", "{printed} is outside of the case's period, {written}");
    let hint = message!(
        "核对年份，或者把案例的 period 写宽；确是背景或下一步的事，写 accept: {{ outside-period: 理由 }}",
        "check the year, or widen the case's `period`; for what came before or is to come, accept: {{ outside-period: reason }}"
    );
    Some(finding(dated, said, hint).with_other(whole.span, message!("案例的时间在这里", "the case's period is here")))
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
    use super::super::super::testing::{CASE, project};

    fn said(period: &str, rest: &str) -> Vec<String> {
        let text = format!(
            "title: 题\nsummary: 述\nplace: 江苏省\nperiod: 2016/2018\nsources: {{ report: {{ title: 总结, date: 2019-03 }} }}\n\
             figures: {{ a: {{ label: 甲, value: 3个, source: \"report#1\", period: {period}{rest} }} }}"
        );
        project(&[(CASE, &text)]).said("outside-period")
    }

    #[test]
    fn times_lie_within_the_case_and_before_the_document() {
        assert_eq!(said("2015", ""), ["2015年不在案例的时间2016—2018年之内"]);
        assert_eq!(said("2020", ""), ["2020年在来源文献的日期2019年3月之后，文献不能报告还没有发生的事"]);
        assert_eq!(said("2019-02", ""), ["2019年2月不在案例的时间2016—2018年之内"]);
        assert_eq!(said("../2019-02", ""), ["截至2019年2月不在案例的时间2016—2018年之内"]);
        for within in ["2016", "2018-12", "../2018", "2010/2017", "2017/..", "每年", "未载明"] {
            assert!(said(within, "").is_empty(), "{within}");
        }
        assert!(said("2020", ", nature: 目标").is_empty());
        assert!(said("2015", ", accept: { outside-period: 背景 }").is_empty());
    }

    #[test]
    fn nothing_has_happened_after_the_day_of_publication() {
        let site = ("content/site.yaml", "title: 站\ndescription: 述\ndate: 2021-05-01\n");
        let text = |nature: &str| {
            format!(
                "title: 题\nsummary: 述\nplace: 江苏省\nsources: {{ report: {{ title: 总结 }} }}\n\
                 figures: {{ a: {{ label: 甲, value: 3个, source: \"report#1\", period: ../2025, nature: {nature} }} }}"
            )
        };
        assert_eq!(
            project(&[(CASE, &text("实绩")), site]).said("outside-period"),
            ["截至2025年底在出版日期2021年5月1日之后，还没有到的时间不会有结果"]
        );
        assert!(project(&[(CASE, &text("目标")), site]).of("outside-period").is_empty());
    }

    #[test]
    fn a_time_that_records_share_is_asked_about_once() {
        let text = |accept: &str| {
            format!(
                "title: 题\nsummary: 述\nplace: 江苏省\nsources: {{ report: {{ title: 总结, date: 2018 }} }}\n\
                 defaults: {{ period: 2019, source: \"report#1\" }}\nfigures:\n  a: {{ label: 甲, value: 3个{accept} }}\n  \
                 b: {{ label: 乙, value: 4个 }}\n  c: {{ label: 丙, value: 5个 }}\n"
            )
        };
        assert_eq!(project(&[(CASE, &text(""))]).of("outside-period"), ["2019"]);
        let found = project(&[(CASE, &text(", accept: { outside-period: 理由 }"))]);
        assert_eq!(
            (found.of("outside-period"), found.answered("outside-period")),
            (vec!["2019".into()], vec!["a".into()])
        );
    }
}
