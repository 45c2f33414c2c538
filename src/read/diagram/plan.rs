//! Trees and boards.

use super::super::chart::cell;
use super::super::decode::{Fields, Findings};
use super::super::node::{Entry, Node, Value};
use super::super::value::{is_empty, text};
use super::{all, misread};
use crate::message;
use crate::record::{
    BoardForm, BoardHeadSpec, BoardSpec, NodeSpec, Period, PeriodSpan, TaskSpec, TaskStanding, TreeSpec,
};
use crate::source::{Span, Spanned};

const TREE: &str = "tree: { 领导小组: [办公室, { 发改委: [甲科, 乙科] }] }";
const TASKS: &str = "tasks: [ { task: 硬化村道, goal: 3公里, owner: 张三, due: 2019-06, state: 完成 } ]";
const STRETCHES: &str = "tasks: { 硬化村道: 2018-03/2019-06, 建党群服务中心: 2019-01/2019-10 }";

pub(super) fn tree(fields: &mut Fields) -> Option<TreeSpec> {
    let findings = fields.findings();
    let entry = fields.required("tree", TREE);
    let root = entry.and_then(|entry| {
        let roots = nodes(&entry.value, findings)?;
        let (first, more) = roots.split_first()?;
        if let Some(second) = more.first() {
            let said = message!(
                "树只能有一个总的节点，这里有“{a}”和“{b}”",
                "a tree has one root, found `{a}` and `{b}`",
                a = first.label.value,
                b = second.label.value
            );
            misread(second.label.span, said, TREE, findings);
            return None;
        }
        Some(first.clone())
    });
    let highlight = fields.text("highlight", "highlight: 发改委");
    Some(TreeSpec { root: root?, highlight })
}

/// A tree of what belongs to something that is named already: `members: [甲, { 乙: [丙, 丁] }]`.
pub(super) fn members(fields: &mut Fields, label: &Spanned<String>) -> Option<TreeSpec> {
    let findings = fields.findings();
    let entry = fields.required("members", "members: [资源开发, 资产运营, 为农服务]")?;
    let root = NodeSpec { children: nodes(&entry.value, findings)?, ..leaf(label.clone()) };
    Some(TreeSpec { root, highlight: None })
}

/// The keys of a node that is written at length.
const LONG: [&str; 4] = ["label", "note", "value", "children"];

fn is_long(entries: &[Entry]) -> bool {
    entries.iter().any(|entry| LONG.contains(&entry.key.value.as_str()))
}

/// The nodes that a value lists: a text is one, a list some, a mapping one a line.
fn nodes(node: &Node, findings: &Findings) -> Option<Vec<NodeSpec>> {
    match &node.value {
        Value::Nothing => Some(Vec::new()),
        Value::Text(_) => Some(vec![leaf(text(node, "tree", TREE, findings)?)]),
        // Nothing belongs to it.
        Value::List(items) if items.is_empty() => Some(Vec::new()),
        Value::List(items) => {
            let lists = all(items.iter().map(|item| nodes(item, findings)));
            Some(lists?.into_iter().flatten().collect())
        }
        Value::Map(entries) if is_long(entries) => Some(vec![long(node, None, findings)?]),
        Value::Map(entries) => all(entries.iter().map(|entry| named(entry, findings))),
    }
}

fn leaf(label: Spanned<String>) -> NodeSpec {
    NodeSpec { label, note: None, value: None, children: Vec::new() }
}

/// A node by its name: 发改委: [甲科, 乙科], or with a few words: 办公室: 设在发改委.
fn named(Entry { key, value }: &Entry, findings: &Findings) -> Option<NodeSpec> {
    match &value.value {
        Value::Text(_) if !is_empty(value) => {
            Some(NodeSpec { note: Some(text(value, &key.value, TREE, findings)?), ..leaf(key.clone()) })
        }
        Value::Map(entries) if is_long(entries) => long(value, Some(key), findings),
        _ => Some(NodeSpec { children: nodes(value, findings)?, ..leaf(key.clone()) }),
    }
}

fn long(node: &Node, name: Option<&Spanned<String>>, findings: &Findings) -> Option<NodeSpec> {
    let what = message!("tree 里的一个节点", "a node of the tree");
    let example = "{ label: 发改委, note: 牵头, children: [甲科, 乙科] }";
    let mut fields = Fields::open(node, what, name.map_or(node.span, |name| name.span), example, findings)?;
    let label = match name {
        Some(name) => Some(name.clone()),
        None => fields.required_text("label", "label: 发改委"),
    };
    let note = fields.text("note", "note: 牵头");
    let value = fields.entry("value").map(|entry| cell(&entry.value, "value", findings));
    let children = fields.entry("children").map(|entry| nodes(&entry.value, findings));
    fields.finish();
    let value = match value {
        Some(value) => Some(value?),
        None => None,
    };
    let children = match children {
        Some(children) => children?,
        None => Vec::new(),
    };
    Some(NodeSpec { label: label?, note, value, children })
}

pub(super) fn board(fields: &mut Fields, form: BoardForm) -> Option<BoardSpec> {
    let findings = fields.findings();
    let example = if form == BoardForm::Gantt { STRETCHES } else { TASKS };
    let entry = fields.required("tasks", example);
    let tasks = entry.and_then(|entry| match &entry.value.value {
        Value::Map(entries) => all(entries.iter().map(|entry| named_task(entry, findings))),
        Value::List(items) => all(items.iter().map(|item| task(item, None, findings))),
        _ => {
            misread(entry.value.span, message!("tasks 应该逐项列出", "`tasks` lists the tasks"), example, findings);
            None
        }
    });
    let as_of = fields.period("as-of");
    let heads = heads(fields);
    Some(BoardSpec { form, tasks: tasks?, as_of, heads })
}

/// A task by its name: with its fields, or only with its time.
fn named_task(entry: &Entry, findings: &Findings) -> Option<TaskSpec> {
    if let Value::Map(_) = &entry.value.value {
        return task(&entry.value, Some(&entry.key), findings);
    }
    let period = super::super::period::period("tasks", entry, findings)?;
    let at = |span: Option<PeriodSpan>| Spanned::new(Period { phrase: None, span }, period.span);
    let (from, due) = match period.value.span {
        Some(PeriodSpan::Between(from, due)) => (PeriodSpan::During(from), PeriodSpan::During(due)),
        Some(span @ PeriodSpan::During(_)) => (span, span),
        Some(PeriodSpan::Since(from)) => (PeriodSpan::During(from), PeriodSpan::Since(from)),
        Some(span @ (PeriodSpan::UpTo(_) | PeriodSpan::Every(_))) => (span, span),
        None => {
            return Some(TaskSpec {
                from: Some(at(None)),
                due: Some(at(None)),
                ..bare(entry.key.clone(), entry_span(entry))
            });
        }
    };
    Some(TaskSpec {
        from: Some(at(Some(from))),
        due: Some(at(Some(due))),
        ..bare(entry.key.clone(), entry_span(entry))
    })
}

fn entry_span(entry: &Entry) -> Span {
    Span { end: entry.value.span.end.max(entry.key.span.end), ..entry.key.span }
}

fn bare(task: Spanned<String>, span: Span) -> TaskSpec {
    TaskSpec { task, goal: None, owner: None, from: None, due: None, state: None, span }
}

fn task(node: &Node, name: Option<&Spanned<String>>, findings: &Findings) -> Option<TaskSpec> {
    let owner = name.map_or(node.span, |name| name.span);
    let mut fields = Fields::open(node, message!("tasks 里的一项", "a task"), owner, TASKS, findings)?;
    let task = match name {
        Some(name) => Some(name.clone()),
        None => fields.required_text("task", "task: 硬化村道"),
    };
    let goal = fields.text("goal", "goal: 3公里");
    let owner = fields.text("owner", "owner: 张三");
    let from = fields.period("from");
    let due = fields.period("due");
    let state = fields.word("state", &TaskStanding::WORDS);
    fields.finish();
    Some(TaskSpec { task: task?, goal, owner, from, due, state, span: node.span })
}

fn heads(fields: &mut Fields) -> BoardHeadSpec {
    let findings = fields.findings();
    let example = "heads: { task: 任务, owner: 责任人, due: 完成时间, state: 进展 }";
    let Some(entry) = fields.entry("heads") else { return BoardHeadSpec::default() };
    let what = message!("heads（各列的名称）", "`heads`");
    let Some(mut fields) = Fields::open(&entry.value, what, entry.key.span, example, findings) else {
        return BoardHeadSpec::default();
    };
    let heads = BoardHeadSpec {
        task: fields.text("task", "task: 任务"),
        owner: fields.text("owner", "owner: 责任人"),
        due: fields.text("due", "due: 完成时间"),
        state: fields.text("state", "state: 进展"),
    };
    fields.finish();
    heads
}
