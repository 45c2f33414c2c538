//! `step-order` (R21): something that ends before it begins, or one person who signs twice. `cadence-missed` (R22): something
//! that recurs and was missed, or was not filed although later ones were.
//!
//! A problem cannot be struck off before it was raised, nobody leaves a post before taking it up: these are errors. Signatures
//! control each other only if different people give them. What is due every week or month is due each time; a gap before a
//! later one is what a supervisor looks for. Signatures out of their order of dates are reported as `chart-order`.
//!
//! An editor checks the dates; most often a year is mistyped. For a beat that was missed or skipped, and for a person with
//! two offices, `accept: { cadence-missed: 理由 }` or `accept: { step-order: 理由 }` says why.

use crate::diagnostic::Diagnostic;
use crate::message;
use crate::record::{
    BeatSpec, Case, ChartKind, Diagram, FieldValue, Item, Period, Section, SignOffSpec, SignatureSpec,
};
use crate::source::Spanned;

pub(super) fn check(case: &Case, diagnostics: &mut Vec<Diagnostic>) {
    for (section, from, to) in [(Section::Issue, "opened", "closed"), (Section::Posting, "from", "to")] {
        for item in case.items.get(&section).into_iter().flatten().map(|(_, item)| item) {
            if let (Some(from), Some(to)) = (period(item, from), period(item, to)) {
                follows(from, to, diagnostics);
            }
        }
    }
    let charts = case.charts.values().filter_map(|chart| match &chart.kind {
        ChartKind::Diagram(diagram) => Some(diagram),
        _ => None,
    });
    for diagram in charts.chain(case.mechanisms.values().filter_map(|mechanism| mechanism.diagram())) {
        match diagram {
            Diagram::SignOff(sign_off) => signatures(sign_off, diagnostics),
            Diagram::Calendar(calendar) => calendar.rows.iter().for_each(|row| beats(row, diagnostics)),
            _ => {}
        }
    }
}

fn period<'a>(item: &'a Item, key: &str) -> Option<&'a Spanned<Period>> {
    match item.field(key)? {
        FieldValue::Period(period) => Some(period),
        _ => None,
    }
}

/// Reports an end that lies before its beginning.
pub(in crate::check) fn follows(from: &Spanned<Period>, to: &Spanned<Period>, diagnostics: &mut Vec<Diagnostic>) {
    let (Some(start), Some(end)) = (from.start_year_fraction(), to.end_year_fraction()) else { return };
    if end > start {
        return;
    }
    let (begun, ended) = (from.printed(), to.printed());
    diagnostics.push(
        Diagnostic::error(
            "step-order",
            to.span,
            message!("{ended}结束，却在{begun}才开始", "it ends ({ended}) before it begins ({begun})"),
        )
        .with_other(from.span, message!("开始在这里", "it begins here"))
        .with_hint(message!(
            "核对两个日期；原文如此的，写 accept: {{ step-order: 理由 }}",
            "check the two dates; where the source says so, accept: {{ step-order: reason }}"
        )),
    );
}

/// Each signature is another person's, or another office's for the same thing.
fn signatures(spec: &SignOffSpec, diagnostics: &mut Vec<Diagnostic>) {
    let confirms = |signature: &SignatureSpec| signature.confirms.as_ref().map(|words| words.value.clone());
    for (index, signature) in spec.signatures.iter().enumerate() {
        let earlier = || spec.signatures[..index].iter();
        let person = || {
            let by = signature.by.as_ref()?;
            earlier().find_map(|other| other.by.as_ref().filter(|other| *other == by)).map(|first| (by, first))
        };
        let office = || {
            let role = signature.role.as_ref().filter(|_| signature.by.is_none())?;
            let same = |other: &&SignatureSpec| other.by.is_none() && confirms(other) == confirms(signature);
            let first = earlier().filter(same).find_map(|other| other.role.as_ref().filter(|other| *other == role))?;
            Some((role, first))
        };
        if let Some((again, first)) = person().or_else(office) {
            diagnostics.push(
                Diagnostic::warning(
                    "step-order",
                    again.span,
                    message!("“{name}”签了两次，少了一个人的监督", "`{name}` signs twice", name = again.value),
                )
                .with_other(first.span, message!("先签在这里", "first here"))
                .with_hint(message!(
                    "核对签字人；两次签的是不同的事，用 confirms: 写明；是两个人的，用 by: 写明；一人兼两职的，写 accept: {{ step-order: 理由 }}",
                    "say with `confirms:` what each is for, or with `by:` that they are two; for one person with two offices, accept: {{ step-order: reason }}"
                )),
            );
        }
    }
}

fn beats(row: &BeatSpec, diagnostics: &mut Vec<Diagnostic>) {
    let mut report = |place, said| {
        diagnostics.push(Diagnostic::warning("cadence-missed", place, said).with_hint(message!(
            "核对记录，补上漏登的；确实没有做的，写 accept: {{ cadence-missed: 理由 }}",
            "check the files and enter what was left out; for what was not done, accept: {{ cadence-missed: reason }}"
        )));
    };
    let label = &row.label.value;
    // Beats that a year does not have, and those that are both kept and missed, have their finding.
    let is_one = |beat: &&Spanned<u16>| beat.value <= row.every.value.per_year();
    let is_done = |beat: u16| row.done.iter().any(|done| done.value == beat);
    for missed in row.missed.iter().filter(is_one).filter(|missed| !is_done(missed.value)) {
        report(missed.span, message!("“{label}”第{n}次没有完成", "`{label}`: number {n} was missed", n = missed.value));
    }
    let Some(last) = row.done.iter().filter(is_one).max_by_key(|done| done.value) else { return };
    let is_entered = |beat: &u16| row.done.iter().chain(&row.missed).any(|entered| entered.value == *beat);
    let gaps: Vec<String> = (1..last.value).filter(|beat| !is_entered(beat)).map(|beat| beat.to_string()).collect();
    if !gaps.is_empty() {
        let (zh, en) = (gaps.join("、"), gaps.join(", "));
        report(
            row.label.span,
            message!(
                "“{label}”已登到第{n}次，第{zh}次没有登记",
                "`{label}` is filed up to number {n}, without {en}",
                n = last.value
            ),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::case;
    use crate::diagnostic::Severity;

    #[test]
    fn nothing_ends_before_it_begins() {
        let issue = |closed: &str, rest: &str| {
            case(&format!("issues: {{ i: {{ label: 危房, opened: 2018-05-01, closed: {closed}{rest} }} }}"))
        };
        assert_eq!(issue("2018-04", "").said("step-order"), ["2018年4月结束，却在2018年5月1日才开始"]);
        assert_eq!(issue("2018-04", "").severities("step-order"), [Severity::Error]);
        for closed in ["2018-05-01", "2018", "2019", "未载明"] {
            assert!(issue(closed, "").of("step-order").is_empty(), "{closed}");
        }
        assert_eq!(issue("2018-04", ", accept: { step-order: 原文如此 }").answered("step-order"), ["2018-04"]);
        let posting = case("postings: { p: { label: 驻村, from: 2019, to: 2018 } }");
        assert_eq!(posting.of("step-order"), ["2018"]);
    }

    #[test]
    fn nobody_signs_twice_for_the_same() {
        let signed = |list: &str| {
            case(&format!(
                "mechanisms: {{ m: {{ label: 签字, kind: sign-off, source: \"report#1\", signatures: [{list}] }} }}"
            ))
            .of("step-order")
        };
        assert_eq!(signed("帮扶人, 农户, 农户"), ["农户"]);
        assert!(signed("帮扶人, 农户, { role: 农户, confirms: 同意销账 }").is_empty());
        assert!(signed("未载明, 未载明").is_empty());
        assert_eq!(signed("{ role: 队长, by: 张三 }, { role: 组长, by: 张三 }"), ["张三"]);
        assert!(signed("{ role: 队员, by: 张三 }, { role: 队员, by: 李四 }").is_empty());
    }

    #[test]
    fn what_recurs_is_filed_each_time() {
        let beats = |row: &str, rest: &str| {
            case(&format!(
                "charts: {{ c: {{ kind: calendar, title: 月月调度, source: \"report#1\", rows: {{ 月调度: {{ every: 每月, {row} }} }}{rest} }} }}"
            ))
        };
        assert_eq!(beats("done: [1, 2, 5]", "").said("cadence-missed"), ["“月调度”已登到第5次，第3、4次没有登记"]);
        assert_eq!(beats("done: [1, 3], missed: [2]", "").of("cadence-missed"), ["2"]);
        assert!(beats("done: [1-5]", "").of("cadence-missed").is_empty());
        assert!(
            case("mechanisms: { m: { label: 节律, kind: cadence, source: \"report#1\", beats: { 月调度: 每月 } } }")
                .of("cadence-missed")
                .is_empty()
        );
        let answered = beats("done: [1, 3], missed: [2]", ", accept: { cadence-missed: 春节停报 }");
        assert_eq!(answered.answered("cadence-missed"), ["2"]);
    }
}
