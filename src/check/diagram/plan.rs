//! Trees and boards.

use super::{highlighted, no_more_than, twice};
use crate::diagnostic::Diagnostic;
use crate::message;
use crate::record::{BoardForm, BoardSpec, NodeSpec, Period, TaskSpec, TaskStanding, TreeSpec};
use crate::source::{Span, Spanned};

/// Most nodes of a tree.
const NODES: usize = 60;
/// Most tasks of a board.
const TASKS: usize = 40;

pub(super) fn tree(spec: &TreeSpec, diagnostics: &mut Vec<Diagnostic>) {
    let nodes = spec.root.all();
    highlighted(spec.highlight.as_ref(), nodes.iter().map(|node| node.label.as_str()), diagnostics);
    no_more_than(NODES, nodes.len(), spec.root.label.span, diagnostics);
    if spec.root.children.is_empty() {
        let root = &spec.root.label;
        diagnostics.push(
            Diagnostic::error(
                "chart-empty",
                root.span,
                message!("“{root}”下面没有内容", "nothing belongs to `{root}`", root = root.value),
            )
            .with_hint(message!("把它的组成部分列在后面", "list what belongs to it")),
        );
    }
    for node in nodes {
        siblings(node, diagnostics);
    }
}

/// Nothing belongs to the same node twice.
fn siblings(node: &NodeSpec, diagnostics: &mut Vec<Diagnostic>) {
    for (index, child) in node.children.iter().enumerate() {
        if let Some(first) = node.children[..index].iter().find(|first| first.label == child.label) {
            twice(first.label.span, &child.label, diagnostics);
        }
    }
}

pub(super) fn board(place: Span, spec: &BoardSpec, diagnostics: &mut Vec<Diagnostic>) {
    no_more_than(TASKS, spec.tasks.len(), place, diagnostics);
    for (index, task) in spec.tasks.iter().enumerate() {
        let same = |first: &&TaskSpec| first.task == task.task && first.goal == task.goal && first.owner == task.owner;
        if let Some(first) = spec.tasks[..index].iter().find(same) {
            twice(first.task.span, &task.task, diagnostics);
        }
        if spec.form == BoardForm::Gantt {
            stretch(task, diagnostics);
        }
        times(task, spec.as_of.as_ref(), diagnostics);
    }
}

/// A bar needs a beginning and an end.
fn stretch(task: &TaskSpec, diagnostics: &mut Vec<Diagnostic>) {
    let from = task.from.as_ref().and_then(|from| from.start_year_fraction());
    let due = task.due.as_ref().and_then(|due| due.end_year_fraction());
    if from.is_none() || due.is_none() {
        diagnostics.push(
            Diagnostic::error(
                "chart-parts",
                task.task.span,
                message!(
                    "“{task}”缺少开始或结束的时间，画不成横条",
                    "`{task}` has no beginning or no end, and so no bar",
                    task = task.task.value
                ),
            )
            .with_hint(message!(
                "写成 2018-03/2019-06；没有结束时间的事用 timeline（时间轴），原文没有写明时间的任务用 board（挂图）",
                "write 2018-03/2019-06; use `timeline` for what goes on, `board` for tasks without times"
            )),
        );
    }
}

/// A task begins before it is due, and its state fits the day of the board.
fn times(task: &TaskSpec, as_of: Option<&Spanned<Period>>, diagnostics: &mut Vec<Diagnostic>) {
    let Some(due) = &task.due else { return };
    let end = due.end_year_fraction();
    if let Some(from) = &task.from
        && matches!((from.start_year_fraction(), end), (Some(start), Some(end)) if start >= end)
    {
        diagnostics.push(
            Diagnostic::error(
                "chart-order",
                due.span,
                message!("完成时间在开始时间之前", "the task is due before it begins"),
            )
            .with_other(from.span, message!("开始在这里", "it begins here"))
            .with_hint(message!("核对两个日期", "check the two dates")),
        );
    }
    let (Some(as_of), Some(state), Some(end)) = (as_of, &task.state, end) else { return };
    let day = as_of.end_year_fraction();
    let finding = match state.value {
        TaskStanding::Overdue if day.is_some_and(|day| end > day) => Diagnostic::error(
            "chart-order",
            state.span,
            message!("到统计的那天还没到期，不能写“逾期”", "the task is not due on the day of the board"),
        ),
        TaskStanding::Open if day.is_some_and(|day| end < day) => Diagnostic::warning(
            "chart-order",
            state.span,
            message!(
                "到统计的那天已经过了完成时间，却写“进行”",
                "the task is due before the day of the board, but open"
            ),
        ),
        _ => return,
    };
    diagnostics.push(
        finding
            .with_other(due.span, message!("完成时间在这里", "it is due here"))
            .with_other(as_of.span, message!("统计的时间在这里", "the day of the board"))
            .with_hint(message!("核对日期和状态", "check the dates and the state")),
    );
}
