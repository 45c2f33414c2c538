//! Trees and boards.

use super::super::Settled;
use super::{data, joined, or_dash, settled, words};
use crate::chart::{Board, BoardHeads, BoardTask, Chart, TaskState, Tree, TreeNode};
use crate::corpus::datum;
use crate::record::{
    BoardForm, BoardSpec, Case, ChartSpec, NOT_STATED, NodeSpec, Period, PeriodSpan, TaskSpec, TaskStanding, TreeSpec,
};
use crate::source::Spanned;

/// Settles a tree. Its root is not drawn where the words above the drawing are its name already.
pub(super) fn tree<'a>(case: &'a Case, chart: &ChartSpec, spec: &'a TreeSpec) -> Option<Settled<'a>> {
    let says =
        |words: &str| [Some(&chart.title), chart.subtitle.as_ref()].into_iter().flatten().any(|one| one.value == words);
    let nodes = spec.root.all();
    let has_notes = nodes.iter().any(|node| node.note.is_some() || node.value.is_some());
    let mut rows = Vec::new();
    list(case, &spec.root, "", has_notes, &mut rows)?;
    let parents = nodes.iter().filter(|node| !node.children.is_empty());
    let told = parents.map(|node| {
        let children: Vec<&str> = node.children.iter().map(|child| child.label.as_str()).collect();
        format!("{}下有{}", node.label.value, children.join("、"))
    });
    let description = format!("树形图，共{}个节点：{}。", nodes.len(), told.collect::<Vec<_>>().join("；"));
    let mut root = node(case, &spec.root, spec.highlight.as_ref())?;
    if says(&root.label) && root.note.is_empty() {
        root.label.clear();
    }
    let chart = Chart::Tree(Tree { root });
    let head: &[&str] = if has_notes { &["节点", "属于", "说明"] } else { &["节点", "属于"] };
    let cells = data(case, nodes.into_iter().filter_map(|node| node.value.as_ref()));
    Some(settled(chart, description, head, rows, cells))
}

/// The value of a node and the words on it.
fn note(case: &Case, node: &NodeSpec) -> Option<String> {
    let value = match &node.value {
        Some(cell) => datum(case, cell)?.quantity.wording.clone(),
        None => String::new(),
    };
    Some(joined(&[&value, &words(node.note.as_ref())], "，"))
}

fn node(case: &Case, spec: &NodeSpec, highlight: Option<&Spanned<String>>) -> Option<TreeNode> {
    let children: Option<Vec<TreeNode>> = spec.children.iter().map(|child| node(case, child, highlight)).collect();
    let label = spec.label.value.clone();
    Some(TreeNode { label, note: note(case, spec)?, highlight: highlight == Some(&spec.label), children: children? })
}

fn list(case: &Case, node: &NodeSpec, parent: &str, has_notes: bool, rows: &mut Vec<Vec<String>>) -> Option<()> {
    let mut row = vec![node.label.value.clone(), or_dash(parent)];
    if has_notes {
        row.push(or_dash(&note(case, node)?));
    }
    rows.push(row);
    node.children.iter().try_for_each(|child| list(case, child, &node.label, has_notes, rows))
}

/// Settles a board. Besides, says that the source speaks of no states where it does not.
pub(super) fn board(spec: &BoardSpec) -> (Settled<'_>, Option<String>) {
    let is_gantt = spec.form == BoardForm::Gantt;
    let heads = heads(spec);
    let speaks = |is_said: fn(&TaskSpec) -> bool| spec.tasks.iter().any(is_said);
    // A wall chart has its columns whether the source fills them or not: who and by when are what it is for.
    let (owners, goals, states) = (
        !is_gantt || speaks(|task| task.owner.is_some()),
        speaks(|task| task.goal.is_some()),
        speaks(|task| task.state.is_some()),
    );
    let gaps = (!states && !is_gantt).then(|| format!("各项的{}原文未载明", heads.state));
    let tasks: Vec<BoardTask> = spec
        .tasks
        .iter()
        .map(|task| BoardTask {
            task: task.task.value.clone(),
            goal: stated(goals, task.goal.as_ref(), "目标未载明"),
            owner: stated(owners, task.owner.as_ref(), NOT_STATED),
            due: due(task, is_gantt),
            state: task.state.as_ref().map(|state| shown(state.value)),
            word: match &task.state {
                Some(state) => state.value.printed().to_owned(),
                None if states => NOT_STATED.to_owned(),
                None => String::new(),
            },
            span: task
                .from
                .as_ref()
                .and_then(|from| from.start_year_fraction())
                .zip(task.due.as_ref().and_then(|due| due.end_year_fraction())),
        })
        .collect();
    type Column = (bool, String, fn(&BoardTask) -> &str);
    let columns: [Column; 5] = [
        (true, heads.task.clone(), |task| &task.task),
        (goals, "目标".to_owned(), |task| &task.goal),
        (owners, heads.owner.clone(), |task| &task.owner),
        (true, heads.due.clone(), |task| &task.due),
        (states, heads.state.clone(), |task| &task.word),
    ];
    let columns: Vec<&Column> = columns.iter().filter(|(is_there, ..)| *is_there).collect();
    let rows = tasks.iter().map(|task| columns.iter().map(|(.., words)| or_dash(words(task))).collect()).collect();
    let head: Vec<&str> = columns.iter().map(|(_, head, _)| head.as_str()).collect();
    let told = tasks.iter().map(|task| {
        let owner = if owners { format!("{}{}", heads.owner, task.owner) } else { String::new() };
        let due = format!("{}{}", heads.due, task.due);
        let state = if task.word == NOT_STATED { format!("{}{NOT_STATED}", heads.state) } else { task.word.clone() };
        joined(&[&task.task, &owner, &due, &state], "，")
    });
    let kind = if is_gantt { "进度横条图" } else { "挂图" };
    let count = |standing: TaskStanding| {
        let tasks = spec.tasks.iter().filter(|task| task.state.as_ref().is_some_and(|state| state.value == standing));
        match tasks.count() {
            0 => String::new(),
            some => format!("{}{some}项", standing.printed()),
        }
    };
    let counts = [TaskStanding::Done, TaskStanding::Open, TaskStanding::Overdue].map(count);
    let counts = joined(&[&format!("共{}项", tasks.len()), &counts[0], &counts[1], &counts[2]], "，");
    let description = format!("{kind}，{counts}。{}。", told.collect::<Vec<_>>().join("；"));
    let as_of = spec.as_of.as_ref().and_then(|as_of| Some((as_of.end_year_fraction()?, day(as_of))));
    let table_head = head.iter().map(|head| (*head).to_owned()).collect::<Vec<_>>();
    let chart = Chart::Board(Board { heads, tasks, as_of });
    let head: Vec<&str> = table_head.iter().map(String::as_str).collect();
    (settled(chart, description, &head, rows, []), gaps)
}

fn heads(spec: &BoardSpec) -> BoardHeads {
    let or =
        |head: &Option<Spanned<String>>, usual: &str| head.as_ref().map_or(usual.to_owned(), |head| head.value.clone());
    let heads = &spec.heads;
    BoardHeads {
        task: or(&heads.task, "任务"),
        owner: or(&heads.owner, "责任人"),
        due: or(&heads.due, if spec.form == BoardForm::Gantt { "起止时间" } else { "完成时间" }),
        state: or(&heads.state, "进展"),
    }
}

/// A field of a column that the board has; empty where it has no such column.
fn stated(has_column: bool, field: Option<&Spanned<String>>, unstated: &str) -> String {
    match field {
        Some(field) => field.value.clone(),
        None if has_column => unstated.to_owned(),
        None => String::new(),
    }
}

/// By when a task is to be done, or from when to when.
fn due(task: &TaskSpec, both_ends: bool) -> String {
    let ends = task.from.as_ref().zip(task.due.as_ref());
    if let Some((from, due)) = ends.filter(|_| both_ends) {
        return match (from.value.span, due.value.span) {
            (Some(PeriodSpan::During(from)), Some(PeriodSpan::During(due))) => {
                Period { phrase: None, span: Some(PeriodSpan::Between(from, due)) }.printed()
            }
            _ => format!("{}—{}", from.printed(), due.printed()),
        };
    }
    task.due.as_ref().map_or(NOT_STATED.to_owned(), |due| due.printed())
}

/// When a board was drawn up: 截至2020年6月30日.
fn day(as_of: &Period) -> String {
    let printed = as_of.printed();
    if printed.starts_with("截至") { printed } else { format!("截至{printed}") }
}

fn shown(standing: TaskStanding) -> TaskState {
    match standing {
        TaskStanding::Done => TaskState::Done,
        TaskStanding::Open => TaskState::Open,
        TaskStanding::Overdue => TaskState::Overdue,
    }
}
