//! Gates, signatures and calendars.

use rust_decimal::prelude::ToPrimitive;

use super::super::{Settled, length};
use super::{data, joined, or_dash, settled, words};
use crate::chart::{
    Beat as Cell, Cadence, CadenceForm, CadenceRow, CadenceWords, Chart, Gate, GateCounts, GatePass, GateRound,
    GateSide, Number, SignOff, Signature, SignatureState,
};
use crate::corpus::datum;
use crate::record::{
    Beat, BeatSpec, CalendarForm, CalendarSpec, Case, GateSpec, NOT_STATED, RoundSpec, SideSpec, SignOffSpec,
    SignatureSpec, SignatureStanding,
};
use crate::source::Spanned;

/// The numbers of rounds as they are spoken of.
const NUMERALS: [&str; 9] = ["一", "二", "三", "四", "五", "六", "七", "八", "九"];

/// Settles a gate. Besides, says of which passes the source tells nothing.
pub(super) fn gate<'a>(case: &'a Case, spec: &'a GateSpec) -> Option<(Settled<'a>, Option<String>)> {
    let rounds: Vec<GateRound> =
        spec.rounds.iter().zip(NUMERALS).map(|(one, numeral)| round(case, one, numeral)).collect();
    let side = |side: &SideSpec| GateSide { name: side.name.value.clone(), detail: words(side.detail.as_ref()) };
    let passes = rounds.iter().flat_map(|round| {
        let counts = &round.counts;
        let text = |count: &Option<Number>| count.as_ref().map_or(String::new(), |count| count.text.clone());
        let down = joined(&[&text(&counts.kept), &text(&counts.dropped)], "，");
        [(&round.up, text(&counts.entering)), (&round.down, down)]
    });
    let rows: Vec<Vec<String>> = passes
        .map(|(pass, counts)| {
            let text = if pass.text.is_empty() && counts.is_empty() { NOT_STATED } else { &pass.text };
            vec![pass.label.clone(), or_dash(text), or_dash(&counts)]
        })
        .collect();
    let silent: Vec<&str> = rows.iter().filter(|row| row[1] == NOT_STATED).map(|row| row[0].as_str()).collect();
    let gaps = match silent.len() {
        0 => None,
        all if all == rows.len() => Some("各轮上下的内容原文未载明".to_owned()),
        _ => Some(format!("{}的内容原文未载明", silent.join("、"))),
    };
    let told = rows.iter().map(|row| match row.as_slice() {
        [label, text, counts] => {
            format!("{label}：{}", joined(&[text, counts], "，").replace("，—", "").replace("—，", ""))
        }
        _ => String::new(),
    });
    let told = told.collect::<Vec<_>>().join("；");
    let (lower, upper) = (&spec.lower.name, &spec.upper.name);
    let description = format!("关口图，从“{}”到“{}”再退回，共{}轮。{told}。", lower.value, upper.value, rounds.len());
    let chart = Chart::Gate(Gate::new(side(&spec.lower), side(&spec.upper), rounds).ok()?);
    let cells = data(case, spec.rounds.iter().flat_map(RoundSpec::cells));
    Some((settled(chart, description, &["环节", "内容", "数量"], rows, cells), gaps))
}

fn round(case: &Case, round: &RoundSpec, numeral: &str) -> GateRound {
    let count = |cell: &Option<crate::record::Cell>, word: &str| {
        let datum = datum(case, cell.as_ref()?)?;
        Some(Number { value: length(datum.quantity.base_value()), text: format!("{word}{}", datum.quantity.wording) })
    };
    let (kept, dropped) = (count(&round.kept, "保留"), count(&round.dropped, "淘汰"));
    let mut entering = count(&round.entering, "送审");
    // 200多个 go in, 190个 are kept and 46个 dropped: the rule has found that the words agree.
    if let Some(entering) = &mut entering {
        let out = [&kept, &dropped].into_iter().flatten().map(|count| count.value);
        let (sum, all) = (out.clone().sum::<f64>(), out.count() == 2);
        entering.value = if all { sum } else { entering.value.max(sum) };
    }
    let pass = |way: &str, text: &Option<Spanned<String>>| GatePass {
        label: format!("{numeral}{way}"),
        text: words(text.as_ref()),
    };
    let counts = GateCounts { entering, kept, dropped };
    GateRound { up: pass("上", &round.up), down: pass("下", &round.down), counts }
}

/// Settles a sign-off panel. Besides, says that the source does not tell who signs, where it names nobody.
pub(super) fn sign_off<'a>(case: &'a Case, spec: &'a SignOffSpec) -> Option<(Settled<'a>, Option<String>)> {
    let count = spec.count.as_ref().and_then(|cell| datum(case, cell));
    let unnamed = SignatureSpec::default();
    let mut signatures: Vec<Signature> = match count.and_then(|count| count.quantity.base_value().to_usize()) {
        // The source says how many sign, and not who.
        Some(count) if spec.signatures.is_empty() => vec![signature(&unnamed); count],
        _ => spec.signatures.iter().map(signature).collect(),
    };
    if signatures.is_empty() {
        return None;
    }
    let state = |signature: &Signature| match &signature.state {
        SignatureState::Required => String::new(),
        SignatureState::Signed(words) => joined(&["已签", words], "："),
        SignatureState::Open(words) => words.clone(),
    };
    let row = |(number, signature): (usize, &Signature)| {
        let state = state(signature);
        vec![number.to_string(), signature.role.clone(), or_dash(&signature.confirms), or_dash(&state)]
    };
    let mut rows: Vec<Vec<String>> = (1..).zip(&signatures).map(row).collect();
    let mut head = vec!["序号", "签字人", "确认内容", "状态"];
    for column in [3, 2] {
        if rows.iter().all(|row| row[column] == "—") {
            head.remove(column);
            rows.iter_mut().for_each(|row| drop(row.remove(column)));
        }
    }
    let order = if spec.ordered { "，依次签字" } else { "" };
    let unnamed = spec.signatures.iter().all(|signature| signature.role.is_none());
    let told = if unnamed {
        "签字人的身份未载明".to_owned()
    } else {
        let told = signatures.iter().map(|one| joined(&[&one.role, &one.confirms, &state(one)], "，"));
        told.collect::<Vec<_>>().join("；")
    };
    let description = format!("签字栏，共{}个签字{order}：{told}。", signatures.len());
    // What is said of all of them is said once, below.
    let silent: Vec<String> =
        signatures.iter().filter(|one| one.confirms == NOT_STATED).map(|one| one.role.clone()).collect();
    let gaps = match silent.as_slice() {
        _ if unnamed => Some("签字人的身份原文未载明".to_owned()),
        [] => None,
        roles => Some(format!("{}签字确认什么，原文未载明", roles.join("、"))),
    };
    signatures.iter_mut().filter(|one| one.confirms == NOT_STATED).for_each(|one| one.confirms.clear());
    if unnamed {
        signatures.iter_mut().filter(|one| one.role == UNNAMED).for_each(|one| one.role.clear());
    }
    let chart = Chart::SignOff(SignOff { signatures, ordered: spec.ordered });
    Some((settled(chart, description, &head, rows, count), gaps))
}

/// Stands for who signs, where the source does not say so.
const UNNAMED: &str = "身份未载明";

fn signature(spec: &SignatureSpec) -> Signature {
    let by = words(spec.by.as_ref());
    let role = spec.role.as_ref().map_or(UNNAMED, |role| role.as_str());
    let (role, state) = match &spec.standing {
        SignatureStanding::Signed(period) => {
            (role.to_owned(), SignatureState::Signed(joined(&[&by, &period.printed()], "，")))
        }
        SignatureStanding::Open(words) => (joined(&[role, &by], "，"), SignatureState::Open(words.value.clone())),
        SignatureStanding::Required => (joined(&[role, &by], "，"), SignatureState::Required),
    };
    Signature { role, confirms: words(spec.confirms.as_ref()), state }
}

/// Settles a calendar.
pub(super) fn calendar(spec: &CalendarSpec) -> Settled<'_> {
    let form = match spec.form {
        Some(CalendarForm::Wheel) => CadenceForm::Wheel,
        Some(CalendarForm::Rows) | None => CadenceForm::Rows,
    };
    let or =
        |word: &Option<Spanned<String>>, usual: &str| word.as_ref().map_or(usual.to_owned(), |word| word.value.clone());
    let named = CadenceWords {
        done: or(&spec.words.done, "已完成"),
        due: or(&spec.words.due, "待完成"),
        missed: or(&spec.words.missed, "未完成"),
    };
    let recorded = spec.rows.iter().any(|row| !(row.done.is_empty() && row.missed.is_empty()));
    let mut head = vec!["事项", "频次", "一年次数"];
    if recorded {
        head.extend([named.done.as_str(), &named.missed]);
    }
    let row = |row: &BeatSpec| {
        let every = row.every.value;
        let mut cells = vec![row.label.value.clone(), every.word().to_owned(), every.per_year().to_string()];
        if recorded {
            cells.extend([row.done.len().to_string(), row.missed.len().to_string()]);
        }
        cells
    };
    let rows = spec.rows.iter().map(row).collect();
    let told = spec.rows.iter().map(|row| format!("{}，{}", row.label.value, note(row, &named)));
    let description = format!("一年的节律：{}。", told.collect::<Vec<_>>().join("；"));
    let head: Vec<String> = head.into_iter().map(ToOwned::to_owned).collect();
    let head: Vec<&str> = head.iter().map(String::as_str).collect();
    let cadence = Cadence {
        form,
        marks: (1..=12).map(|month| format!("{month}月")).collect(),
        rows: spec.rows.iter().map(|row| beats(row, &named)).collect(),
        words: named,
    };
    settled(Chart::Cadence(cadence), description, &head, rows, [])
}

/// How often something recurs, and how often it was kept and missed where that is recorded.
fn note(row: &BeatSpec, words: &CadenceWords) -> String {
    let count = |word: &str, beats: usize| if beats == 0 { String::new() } else { format!("{word}{beats}次") };
    joined(
        &[row.every.value.word(), &count(&words.done, row.done.len()), &count(&words.missed, row.missed.len())],
        "，",
    )
}

fn beats(row: &BeatSpec, words: &CadenceWords) -> CadenceRow {
    let every = row.every.value;
    let beat = |number: u16| {
        let is = |beats: &[Spanned<u16>]| beats.iter().any(|beat| beat.value == number);
        if is(&row.done) {
            Cell::Done
        } else if is(&row.missed) {
            Cell::Missed
        } else {
            Cell::Due
        }
    };
    let name = |number: u16| match every {
        Beat::Week => format!("第{number}周"),
        Beat::Month => format!("{number}月"),
        Beat::Quarter => format!("第{number}季度"),
        Beat::HalfYear => if number == 1 { "上半年" } else { "下半年" }.to_owned(),
        Beat::Year => "全年".to_owned(),
    };
    CadenceRow {
        label: row.label.value.clone(),
        note: note(row, words),
        beats: (1..=every.per_year()).map(beat).collect(),
        names: (1..=every.per_year()).map(name).collect(),
    }
}
