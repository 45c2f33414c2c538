//! Gates, signatures and calendars.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::super::alike::{Together, alike};
use super::super::sum::bounds;
use super::{data, no_more_than};
use crate::corpus::datum;
use crate::diagnostic::Diagnostic;
use crate::message;
use crate::record::{
    BeatSpec, CalendarForm, CalendarSpec, Case, GateSpec, RoundSpec, SignOffSpec, SignatureSpec, SignatureStanding,
};
use crate::source::Span;

/// Most rounds of a gate.
const ROUNDS: usize = 6;
/// Most signatures.
const SIGNATURES: usize = 24;
/// Most rows of a calendar, and fewest and most rings of its wheel.
const ROWS: usize = 9;
const RINGS: std::ops::RangeInclusive<usize> = 2..=6;

pub(super) fn gate(case: &Case, spec: &GateSpec, diagnostics: &mut Vec<Diagnostic>) {
    no_more_than(ROUNDS, spec.rounds.len(), spec.lower.name.span, diagnostics);
    for round in &spec.rounds {
        let Some(values) = data(case, round.cells()) else { continue };
        if alike(values, Together::InProportion, diagnostics) {
            passes(case, round, diagnostics);
        }
    }
}

/// What goes into a round is kept or dropped.
fn passes(case: &Case, round: &RoundSpec, diagnostics: &mut Vec<Diagnostic>) {
    let Some(entering) = round.entering.as_ref().and_then(|cell| datum(case, cell)) else { return };
    let out = [&round.kept, &round.dropped].into_iter().flatten();
    let out: Vec<_> = out.filter_map(|cell| datum(case, cell)).collect();
    let Some(first) = out.first() else { return };
    let (lows, highs): (Vec<_>, Vec<_>) = out.iter().map(|datum| bounds(datum.quantity)).unzip();
    let add = |ends: Vec<Option<Decimal>>| ends.into_iter().try_fold(Decimal::ZERO, |sum, end| sum.checked_add(end?));
    let (least, most) = bounds(entering.quantity);
    let too_many = matches!((add(lows), most), (Some(low), Some(most)) if low > most);
    let too_few = out.len() == 2 && matches!((add(highs), least), (Some(high), Some(least)) if high < least);
    if !(too_many || too_few) {
        return;
    }
    let words: Vec<&str> = out.iter().map(|datum| datum.quantity.wording.as_str()).collect();
    let (zh, en, sent) = (words.join("加"), words.join(" and "), &entering.quantity.wording);
    diagnostics.push(
        Diagnostic::error(
            "chart-sum",
            entering.span,
            message!("送审{sent}，保留和淘汰是{zh}，对不上", "{sent} go in, but {en} come out"),
        )
        .with_other(first.span, message!("出来的在这里", "this is what comes out"))
        .with_hint(message!(
            "送审的数应等于保留的数加淘汰的数；原文没有写明的不写",
            "what goes in is what is kept and what is dropped; leave out what the source does not state"
        )),
    );
}

pub(super) fn sign_off(case: &Case, place: Span, spec: &SignOffSpec, diagnostics: &mut Vec<Diagnostic>) {
    let place = spec.span().unwrap_or(place);
    no_more_than(SIGNATURES, spec.signatures.len(), place, diagnostics);
    if let Some(count) = spec.count.as_ref().and_then(|cell| datum(case, cell)) {
        let listed = spec.signatures.len();
        let value = count.quantity.base_value();
        let whole = value.is_integer().then(|| value.to_usize()).flatten().filter(|whole| *whole > 0);
        let written = &count.quantity.wording;
        match whole {
            None => diagnostics.push(
                Diagnostic::error(
                    "chart-parts",
                    count.span,
                    message!("{written}不是签字的个数", "{written} is no number of signatures"),
                )
                .with_hint(message!("写成 6人、6个 这样的整数", "write a whole number, as in 6人")),
            ),
            Some(whole) if listed > 0 && whole != listed => diagnostics.push(
                Diagnostic::error(
                    "chart-sum",
                    count.span,
                    message!(
                        "写明要{written}签字，下面列了{listed}个",
                        "{written} are said to sign, but {listed} signatures are listed"
                    ),
                )
                .with_hint(message!(
                    "逐个列出；原文没有写明身份的，写“未载明”",
                    "list them all; write 未载明 for those whose office the source does not state"
                )),
            ),
            Some(whole) => no_more_than(SIGNATURES, whole, count.span, diagnostics),
        }
    }
    if spec.ordered {
        for pair in spec.signatures.windows(2) {
            if let [before, after] = pair {
                in_order(before, after, diagnostics);
            }
        }
    }
}

/// Where each signature waits for the one before it, its date does not come first.
fn in_order(before: &SignatureSpec, after: &SignatureSpec, diagnostics: &mut Vec<Diagnostic>) {
    let SignatureStanding::Signed(late) = &after.standing else { return };
    let (said, other) = match &before.standing {
        SignatureStanding::Open(open) => {
            (message!("前一个还没有签，这一个却签了", "this one is signed while the one before it is open"), open.span)
        }
        SignatureStanding::Signed(early) => {
            match (early.start_year_fraction(), late.end_year_fraction()) {
                (Some(start), Some(end)) if end <= start => {}
                _ => return,
            }
            (message!("这一个签在前一个之前", "this one is signed before the one before it"), early.span)
        }
        SignatureStanding::Required => return,
    };
    diagnostics.push(
        Diagnostic::error("chart-order", late.span, said)
            .with_other(other, message!("前一个在这里", "the one before it is here"))
            .with_hint(message!(
                "核对日期；签字不分先后的，去掉 ordered: true",
                "check the dates; leave out `ordered: true` where there is no order"
            )),
    );
}

pub(super) fn calendar(place: Span, spec: &CalendarSpec, diagnostics: &mut Vec<Diagnostic>) {
    no_more_than(ROWS, spec.rows.len(), place, diagnostics);
    if spec.form == Some(CalendarForm::Wheel) && !RINGS.contains(&spec.rows.len()) {
        let (least, most, count) = (RINGS.start(), RINGS.end(), spec.rows.len());
        diagnostics.push(
            Diagnostic::error(
                "chart-size",
                place,
                message!(
                    "轮盘画{least}圈到{most}圈，这里有{count}行",
                    "a wheel has {least} to {most} rings, not {count}"
                ),
            )
            .with_hint(message!("去掉 form: wheel，改画成一行一行的", "leave out `form: wheel`")),
        );
    }
    for row in &spec.rows {
        beats(row, diagnostics);
    }
}

/// The beats that are spoken of are beats of the year, each kept or missed.
fn beats(row: &BeatSpec, diagnostics: &mut Vec<Diagnostic>) {
    let most = row.every.value.per_year();
    for beat in row.done.iter().chain(&row.missed).filter(|beat| beat.value > most) {
        diagnostics.push(
            Diagnostic::error(
                "chart-parts",
                beat.span,
                message!(
                    "“{every}”一年有{most}次，没有第{n}次",
                    "{every} makes {most} a year: there is no number {n}",
                    every = row.every.value.word(),
                    n = beat.value
                ),
            )
            .with_hint(message!("核对是第几次", "check the number")),
        );
    }
    let both =
        row.missed.iter().find_map(|missed| Some((missed, row.done.iter().find(|done| done.value == missed.value)?)));
    if let Some((missed, done)) = both {
        diagnostics.push(
            Diagnostic::error(
                "chart-parts",
                missed.span,
                message!("第{n}次既写了完成，又写了没完成", "number {n} is both done and missed", n = missed.value),
            )
            .with_other(done.span, message!("完成写在这里", "it is done here"))
            .with_hint(message!("删去其中一处", "delete one of the two")),
        );
    }
}
