//! Gates, signatures and calendars.

use super::super::chart::{cell, cell_field};
use super::super::decode::{Fields, Findings};
use super::super::node::{Entry, Node, Value};
use super::super::value::{is_empty, items, text, word};
use super::{all, misread};
use crate::message;
use crate::record::{
    Beat, BeatSpec, CalendarForm, CalendarSpec, CalendarWords, GateSpec, NOT_STATED, RoundSpec, SideSpec, SignOffSpec,
    SignatureSpec, SignatureStanding,
};
use crate::source::Spanned;

const LOWER: &str = "lower: { name: 村和乡镇, detail: 申报项目、修改方案 }";
const UPPER: &str = "upper: { name: 县扶贫办, detail: 组织专家评审 }";
const ROUNDS: &str = "rounds: [ { up: 申报项目, down: 退回修改 } ]";
const SIGNATURES: &str = "signatures: [帮扶人, { role: 村支书, confirms: 情况属实 }]";
const ROWS: &str = "rows: { 周报情: 每周, 月调度: 每月, 季督查: 每季度, 年总评: 每年 }";
const DONE: &str = "done: [1, 2, 5-8]";

pub(super) fn gate(fields: &mut Fields) -> Option<GateSpec> {
    let findings = fields.findings();
    let lower = side(fields, "lower", LOWER);
    let upper = side(fields, "upper", UPPER);
    let entry = fields.required("rounds", "rounds: 3（或逐轮写明）");
    let rounds = entry.and_then(|entry| match &entry.value.value {
        Value::Text(text) => number_of(&text.text).map(|rounds| vec![RoundSpec::default(); rounds]).or_else(|| {
            let said = message!("rounds 应该是轮数，或逐轮写明", "`rounds` is a number, or says what happens in each");
            misread(entry.value.span, said, "rounds: 3", findings);
            None
        }),
        _ => all(items(&entry.value, "rounds", ROUNDS, findings).iter().map(|node| round(node, findings))),
    });
    Some(GateSpec { lower: lower?, upper: upper?, rounds: rounds? })
}

/// A number of rounds as it is spoken of: 3, 三.
fn number_of(text: &str) -> Option<usize> {
    const HAN: &str = "一二三四五六七八九";
    let text = text.trim().trim_end_matches('轮');
    let spoken = || HAN.chars().position(|c| text.chars().eq([c])).map(|at| at + 1);
    text.parse().ok().or_else(spoken).filter(|rounds| (1..=9).contains(rounds))
}

fn side(fields: &mut Fields, name: &'static str, example: &str) -> Option<SideSpec> {
    let findings = fields.findings();
    let entry = fields.required(name, example)?;
    if let Value::Text(_) = &entry.value.value {
        return Some(SideSpec { name: text(&entry.value, name, example, findings)?, detail: None });
    }
    let what = message!("{name} 这一方", "`{name}`", name = name);
    let mut fields = Fields::open(&entry.value, what, entry.key.span, example, findings)?;
    let name = fields.required_text("name", "name: 县扶贫办");
    let detail = fields.text("detail", "detail: 组织专家评审");
    fields.finish();
    Some(SideSpec { name: name?, detail })
}

fn round(node: &Node, findings: &Findings) -> Option<RoundSpec> {
    if is_empty(node) {
        return Some(RoundSpec::default());
    }
    let mut fields = Fields::open(node, message!("rounds 里的一轮", "a round"), node.span, ROUNDS, findings)?;
    let (up, down) = (stated(fields.text("up", "up: 申报项目")), stated(fields.text("down", "down: 退回修改")));
    let mut unread = false;
    let mut count = |name: &'static str| {
        let read = cell_field(&mut fields, name);
        unread |= read.is_none() && fields.entry(name).is_some();
        read
    };
    let (entering, kept, dropped) = (count("entering"), count("kept"), count("dropped"));
    fields.finish();
    (!unread).then_some(RoundSpec { up, down, entering, kept, dropped })
}

/// A text, unless it says that the source does not state it.
fn stated(text: Option<Spanned<String>>) -> Option<Spanned<String>> {
    text.filter(|text| text.trim() != NOT_STATED)
}

pub(super) fn sign_off(fields: &mut Fields) -> Option<SignOffSpec> {
    let findings = fields.findings();
    let count = fields.entry("count").map(|entry| cell(&entry.value, "count", findings));
    let listed = match &count {
        Some(_) => fields.entry("signatures"),
        None => fields.required("signatures", SIGNATURES),
    };
    let signatures = match listed {
        Some(entry) => signatures(entry, findings),
        None => count.is_some().then(Vec::new),
    };
    let ordered = ordered(fields);
    let count = match count {
        Some(count) => Some(count?),
        None => None,
    };
    Some(SignOffSpec { signatures: signatures?, ordered, count })
}

/// Signatures of a record that says elsewhere how many there are.
pub(super) fn listed_signatures(fields: &mut Fields) -> Option<SignOffSpec> {
    let findings = fields.findings();
    let signatures = fields.required("signatures", SIGNATURES).and_then(|entry| signatures(entry, findings));
    let ordered = ordered(fields);
    Some(SignOffSpec { signatures: signatures?, ordered, count: None })
}

fn signatures(entry: &Entry, findings: &Findings) -> Option<Vec<SignatureSpec>> {
    all(items(&entry.value, "signatures", SIGNATURES, findings).iter().map(|node| signature(node, findings)))
}

fn ordered(fields: &mut Fields) -> bool {
    fields.word("ordered", &[("true", true), ("false", false)]).is_some_and(|ordered| ordered.value)
}

fn signature(node: &Node, findings: &Findings) -> Option<SignatureSpec> {
    if let Value::Text(_) = &node.value {
        let role = stated(Some(text(node, "signatures", SIGNATURES, findings)?));
        return Some(SignatureSpec { role, ..SignatureSpec::default() });
    }
    let what = message!("signatures 里的一个签字", "a signature");
    let mut fields = Fields::open(node, what, node.span, SIGNATURES, findings)?;
    let role = stated(fields.text("role", "role: 村支书"));
    let confirms = fields.text("confirms", "confirms: 情况属实");
    let by = fields.text("by", "by: 张志忠");
    let is_signed = fields.entry("signed").is_some();
    let signed = fields.period("signed");
    let open = fields.text("open", "open: 待签");
    fields.finish();
    let standing = match (signed, open) {
        (Some(signed), Some(_)) => {
            let said = message!("signed 和 open 只能写一个", "a signature is either `signed` or `open`");
            misread(signed.span, said, "signed: 2019-05（已签），或 open: 待签", findings);
            return None;
        }
        (Some(signed), None) => SignatureStanding::Signed(signed),
        (None, Some(open)) => SignatureStanding::Open(open),
        (None, None) if is_signed => return None,
        (None, None) => SignatureStanding::Required,
    };
    Some(SignatureSpec { role, confirms, by, standing })
}

/// Other words for beats, as offices write them.
const SPOKEN: [(&str, Beat); 3] = [("每季", Beat::Quarter), ("每星期", Beat::Week), ("每年度", Beat::Year)];

const FORMS: [(&str, CalendarForm); 2] = [("wheel", CalendarForm::Wheel), ("rows", CalendarForm::Rows)];

/// Reads a calendar whose rows stand in the field `rows`, by whatever name.
pub(super) fn calendar(fields: &mut Fields, rows: &'static str) -> Option<CalendarSpec> {
    let findings = fields.findings();
    let example = ROWS.replacen("rows", rows, 1);
    fields.required(rows, &example);
    let rows = all(fields.pairs(rows, &example).iter().map(|entry| beat(entry, findings)));
    let form = fields.word("form", &FORMS).map(|form| form.value);
    let words = words(fields);
    Some(CalendarSpec { rows: rows?, form, words })
}

fn beat(entry: &Entry, findings: &Findings) -> Option<BeatSpec> {
    let Value::Map(_) = &entry.value.value else {
        let every = every(entry, findings)?;
        return Some(BeatSpec { label: entry.key.clone(), every, done: Vec::new(), missed: Vec::new() });
    };
    let what = message!("“{row}”这一行", "the row `{row}`", row = entry.key.value);
    let mut fields = Fields::open(&entry.value, what, entry.key.span, "{ every: 每月, done: [1, 2, 3] }", findings)?;
    let every = fields.required("every", "every: 每月").and_then(|entry| every(entry, findings));
    let (done, missed) = (ordinals(&mut fields, "done"), ordinals(&mut fields, "missed"));
    fields.finish();
    Some(BeatSpec { label: entry.key.clone(), every: every?, done: done?, missed: missed? })
}

fn every(entry: &Entry, findings: &Findings) -> Option<Spanned<Beat>> {
    if let Value::Text(text) = &entry.value.value
        && let Some((_, beat)) = SPOKEN.iter().find(|(word, _)| *word == text.text.trim())
    {
        return Some(Spanned::new(*beat, entry.value.span));
    }
    word("every", entry, &Beat::WORDS, findings)
}

/// A list of beats, counted from 1: 1, 2, 5-8.
fn ordinals(fields: &mut Fields, name: &'static str) -> Option<Vec<Spanned<u16>>> {
    let findings = fields.findings();
    let Some(entry) = fields.entry(name) else { return Some(Vec::new()) };
    let one = std::slice::from_ref(&entry.value);
    let nodes = if let Value::Text(_) = &entry.value.value { one } else { items(&entry.value, name, DONE, findings) };
    let read = nodes.iter().map(|node| {
        let written = text(node, name, DONE, findings)?;
        let number = |text: &str| text.trim().parse::<u16>().ok().filter(|number| (1..=366).contains(number));
        let ends = match written.split_once(['-', '—', '–', '～', '~']) {
            Some((first, last)) => number(first).zip(number(last)).filter(|(first, last)| first <= last),
            None => number(&written).map(|only| (only, only)),
        };
        let Some((first, last)) = ends else {
            let said = message!("“{w}”不是第几次", "`{w}` does not say which of the beats", w = written.value);
            misread(written.span, said, DONE, findings);
            return None;
        };
        Some((first..=last).map(|number| Spanned::new(number, written.span)).collect::<Vec<_>>())
    });
    Some(all(read)?.into_iter().flatten().collect())
}

fn words(fields: &mut Fields) -> CalendarWords {
    let findings = fields.findings();
    let example = "words: { done: 已报, due: 待报, missed: 缺报 }";
    let Some(entry) = fields.entry("words") else { return CalendarWords::default() };
    let what = message!("words（状态的说法）", "`words`");
    let Some(mut fields) = Fields::open(&entry.value, what, entry.key.span, example, findings) else {
        return CalendarWords::default();
    };
    let words = CalendarWords {
        done: fields.text("done", "done: 已报"),
        due: fields.text("due", "due: 待报"),
        missed: fields.text("missed", "missed: 缺报"),
    };
    fields.finish();
    words
}
