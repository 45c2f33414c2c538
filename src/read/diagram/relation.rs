//! Ladders, pairs, flows and chains.

use super::super::chart::cell;
use super::super::decode::{Fields, Findings};
use super::super::node::{Entry, Node, Value};
use super::super::value::{is_empty, is_legal_name, text};
use super::count::count;
use super::{all, misread, one_or_more};
use crate::message;
use crate::quantity::Quantity;
use crate::record::{ChainSpec, FlowSpec, LadderSpec, NOT_STATED, PairsSpec, RungSpec, SankeySpec, StepSpec};
use crate::source::{Span, Spanned};

const RUNGS: &str = "rungs: { 镇级: [10个镇（区）, 22个乡镇（街道）], 校际: [62校, 75校] }";
const PAIRS: &str = "pairs: { 杨舍镇: [中界镇, 谯家镇], 塘桥镇: 黑獭乡 }";
const UNPAIRED: &str = "unpaired: { left: [双山岛], right: [洪渡镇] }";
const FLOWS: &str = "flows: { 市财政: { 产业项目: fund-industry, 基础设施: 1200万元 } }";
const TOTALS: &str = "totals: { 市财政: fund }";
const WORDED_STEPS: &str = "steps: [村级申报, 镇级审核, { label: 县级批复, value: projects }]";
const STEPS: &str = "steps: [fund, projects, { value: villages, label: 覆盖经济薄弱村 }]";

pub(super) fn ladder(fields: &mut Fields) -> Option<LadderSpec> {
    let findings = fields.findings();
    let left = fields.required_text("left", "left: 张家港（江苏）");
    let right = fields.required_text("right", "right: 沿河（贵州）");
    fields.required("rungs", RUNGS);
    let rungs = all(fields.pairs("rungs", RUNGS).iter().map(|entry| rung(entry, findings)));
    let highlight = fields.text("highlight", "highlight: 镇级");
    Some(LadderSpec { left: left?, right: right?, rungs: rungs?, highlight })
}

fn rung(Entry { key, value }: &Entry, findings: &Findings) -> Option<RungSpec> {
    let Value::List(sides) = &value.value else {
        misread(value.span, two_sides(&key.value), "镇级: [10个镇（区）, 22个乡镇（街道）]", findings);
        return None;
    };
    let [left, right] = sides.as_slice() else {
        misread(value.span, two_sides(&key.value), "镇级: [10个镇（区）, 22个乡镇（街道）]", findings);
        return None;
    };
    let side = |node: &Node| if is_empty(node) { Some(None) } else { count(node, &key.value, findings).map(Some) };
    let (left, right) = (side(left), side(right));
    let span = Span { end: value.span.end.max(key.span.end), ..key.span };
    Some(RungSpec { label: key.clone(), left: left?, right: right?, span })
}

fn two_sides(label: &str) -> crate::diagnostic::Message {
    message!(
        "“{label}”后面要写两个数：左边的和右边的，一边没有的写 ~",
        "`{label}` needs two numbers, one for each side; write ~ where the source states none",
        label = label
    )
}

pub(super) fn pairs(fields: &mut Fields) -> Option<PairsSpec> {
    let findings = fields.findings();
    let left = fields.required_text("left", "left: 张家港");
    let right = fields.required_text("right", "right: 沿河");
    fields.required("pairs", PAIRS);
    let lines = all(fields.pairs("pairs", PAIRS).iter().map(|Entry { key, value }| {
        let partners = if is_empty(value) {
            misread(
                key.span,
                message!("“{key}”后面没有结对的对象", "`{key}` has no partner", key = key.value),
                "没有结对的写在 unpaired: { left: [双山岛] }",
                findings,
            );
            None
        } else {
            one_or_more(value, &key.value, PAIRS, findings)
        };
        Some(partners?.into_iter().map(|partner| (key.clone(), partner)).collect::<Vec<_>>())
    }));
    let unpaired = unpaired(fields);
    Some(PairsSpec { left: left?, right: right?, pairs: lines?.into_iter().flatten().collect(), unpaired: unpaired? })
}

fn unpaired(fields: &mut Fields) -> Option<[Vec<Spanned<String>>; 2]> {
    let findings = fields.findings();
    let Some(entry) = fields.entry("unpaired") else { return Some([Vec::new(), Vec::new()]) };
    let what = message!("unpaired（没有结对的）", "`unpaired`");
    let mut fields = Fields::open(&entry.value, what, entry.key.span, UNPAIRED, findings)?;
    let mut side = |name: &'static str| match fields.entry(name) {
        Some(entry) => one_or_more(&entry.value, name, UNPAIRED, findings),
        None => Some(Vec::new()),
    };
    let sides = (side("left"), side("right"));
    fields.finish();
    Some([sides.0?, sides.1?])
}

pub(super) fn sankey(fields: &mut Fields) -> Option<SankeySpec> {
    let findings = fields.findings();
    let entry = fields.required("flows", FLOWS);
    let flows = entry.and_then(|entry| match &entry.value.value {
        Value::Map(entries) => all(entries.iter().map(|entry| outgoing(entry, findings))),
        Value::List(items) => all(items.iter().map(|item| flow(item, findings))).map(|flows| vec![flows]),
        _ => {
            let said = message!("flows 应该写明从哪里流到哪里", "`flows` says what flows from where to where");
            misread(entry.value.span, said, FLOWS, findings);
            None
        }
    });
    let totals = fields.pairs("totals", TOTALS).iter();
    let totals = totals.map(|Entry { key, value }| Some((key.clone(), cell(value, &key.value, findings)?)));
    let totals: Vec<Option<_>> = totals.collect();
    let highlight = fields.text("highlight", "highlight: 产业项目");
    let totals: Option<Vec<_>> = totals.into_iter().collect();
    Some(SankeySpec { flows: flows?.into_iter().flatten().collect(), totals: totals?, highlight })
}

/// All that flows from one node: 市财政: { 产业项目: fund-industry }.
fn outgoing(Entry { key, value }: &Entry, findings: &Findings) -> Option<Vec<FlowSpec>> {
    let Value::Map(entries) = &value.value else {
        let said = message!("“{key}”后面要写流到哪里、多少", "`{key}` does not say what flows where", key = key.value);
        misread(value.span, said, "市财政: { 产业项目: fund-industry }", findings);
        return None;
    };
    all(entries.iter().map(|entry| {
        let value = cell(&entry.value, &entry.key.value, findings)?;
        Some(FlowSpec { from: key.clone(), to: entry.key.clone(), value })
    }))
}

fn flow(node: &Node, findings: &Findings) -> Option<FlowSpec> {
    let example = "{ from: 市财政, to: 产业项目, value: fund-industry }";
    let mut fields = Fields::open(node, message!("flows 里的一项", "a flow"), node.span, example, findings)?;
    let from = fields.required_text("from", "from: 市财政");
    let to = fields.required_text("to", "to: 产业项目");
    let value = fields.required("value", "value: fund-industry");
    let value = value.and_then(|entry| cell(&entry.value, "value", findings));
    fields.finish();
    Some(FlowSpec { from: from?, to: to?, value: value? })
}

pub(super) fn chain(fields: &mut Fields) -> Option<ChainSpec> {
    let findings = fields.findings();
    // The steps of a mechanism are words for the most part, those of a chart figures.
    let example = if fields.entry("label").is_some() { WORDED_STEPS } else { STEPS };
    fields.required("steps", example);
    let steps = all(fields.list("steps", example).iter().map(|node| step(node, findings)));
    let highlight = fields.text("highlight", "highlight: villages");
    Some(ChainSpec { steps: steps?, highlight })
}

/// Whether a value says that the source does not state it.
fn is_not_stated(node: &Node) -> bool {
    matches!(&node.value, Value::Text(text) if text.text.trim() == NOT_STATED)
}

/// A step: a figure's name, a quantity, plain words, or a mapping.
fn step(node: &Node, findings: &Findings) -> Option<StepSpec> {
    if let Value::Map(_) = &node.value {
        let what = message!("steps 里的一步", "a step");
        let mut fields = Fields::open(node, what, node.span, STEPS, findings)?;
        let label = fields.text("label", "label: 覆盖经济薄弱村");
        let stated = fields.entry("value").filter(|entry| !is_not_stated(&entry.value));
        let value = stated.map(|entry| count(&entry.value, "value", findings));
        if label.is_none() && value.is_none() {
            fields.required("label", "label: 覆盖经济薄弱村（或 value: villages）");
        }
        let is_there = label.is_some() || value.is_some();
        fields.finish();
        let value = match value {
            Some(value) => Some(value?),
            None => None,
        };
        return is_there.then_some(StepSpec { label, value, span: node.span });
    }
    let written = text(node, "steps", STEPS, findings)?;
    // 2018年动员大会 is no number of things: only words that are a quantity as a whole are one.
    if is_legal_name(&written) || Quantity::parse(&written).is_ok() {
        return Some(StepSpec { label: None, value: Some(count(node, "steps", findings)?), span: node.span });
    }
    Some(StepSpec { label: Some(written), value: None, span: node.span })
}
