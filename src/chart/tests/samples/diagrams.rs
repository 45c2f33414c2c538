//! Diagrams of all sizes, for the rules of every drawing.

use super::{COUNTS, label, value};
use crate::chart::*;

pub(in crate::chart::tests) fn ladder(count: usize, style: usize) -> Chart {
    let side = |i: usize| Number { value: value(i, style), text: format!("{}所（{}）", i * 31, label(i + 1)) };
    let rung = |i: usize| LadderRung {
        label: label(i),
        left: side(i),
        right: side(i + style),
        highlight: style == 3 && i == 0,
    };
    Chart::Ladder(Ladder { left: label(style), right: label(style + 1), rungs: (0..count).map(rung).collect() })
}

pub(in crate::chart::tests) fn chain(count: usize, style: usize) -> Chart {
    let step = |i: usize| ChainStep {
        number: if style == 0 { String::new() } else { format!("{}", 10_u64.pow(u32::try_from(i % 12).unwrap())) },
        unit: "万元".to_owned(),
        label: label(i + style),
        highlight: i + 1 == count,
    };
    Chart::Chain(Chain { steps: (0..count).map(step).collect() })
}

pub(in crate::chart::tests) fn matrix(count: usize, style: usize) -> Chart {
    let side = |count: usize| PairSide { head: label(style + 1), members: (0..count).map(label).collect() };
    let columns = [3, 10, 22, count][style];
    let pairs = (0..count).map(|i| (i, i * 7 % columns)).filter(|(row, _)| row % 4 != 3);
    Chart::PairMatrix(PairMatrix::new(side(count), side(columns), "结对数", pairs.collect()).unwrap())
}

/// Several sources into one or two middles into one total.
pub(in crate::chart::tests) fn sankey(count: usize, style: usize) -> Chart {
    let amount = |i: usize| if style == 1 { 5.0 } else { value(i, style) };
    let node = |i: usize, value: f64| Amount {
        label: label(i),
        value,
        text: format!("{value:.1}"),
        highlight: style == 3 && i == 0,
    };
    let flow = |from: usize, to: usize, value: f64| SankeyFlow { from, to, value, text: format!("{value:.1}") };
    let mut nodes: Vec<_> = (0..count).map(|i| node(i, amount(i))).collect();
    let mut flows: Vec<_> = (0..count).map(|i| flow(i, count + i % 2, amount(i))).collect();
    let middles = 1 + usize::from(count > 1);
    let sum = |middle: usize| (0..count).filter(|i| i % 2 == middle).map(amount).sum::<f64>();
    nodes.extend((0..middles).map(|middle| node(middle + 2, sum(middle))));
    if style > 0 {
        nodes.push(node(4, (0..middles).map(sum).sum()));
        flows.extend((0..middles).map(|middle| flow(count + middle, count + middles, sum(middle))));
    }
    Chart::Sankey(Sankey::new("万元", nodes, flows).unwrap())
}

pub(in crate::chart::tests) fn gate(count: usize, style: usize) -> Chart {
    let pass = |i: usize| GatePass { label: label(i), text: if style == 0 { String::new() } else { label(i + style) } };
    let number = |value: f64| Some(Number { value, text: format!("{value}个") });
    let counts = |i: usize| match (style, i % 2) {
        (3, 0) => GateCounts { entering: number(236.0), kept: number(190.0), dropped: number(46.0) },
        _ => GateCounts::default(),
    };
    let round = |i: usize| GateRound { up: pass(i), down: pass(i + 1), counts: counts(i) };
    let side = |i: usize| GateSide { name: label(i), detail: label(i + 1) };
    Chart::Gate(Gate::new(side(style), side(style + 3), (0..count).map(round).collect()).unwrap())
}

pub(in crate::chart::tests) fn sign_off(count: usize, style: usize) -> Chart {
    let signature = |i: usize| Signature {
        role: label(i),
        confirms: if style == 0 { String::new() } else { label(i + style) },
        state: match (i + style) % 3 {
            0 => SignatureState::Required,
            1 => SignatureState::Signed(if style == 3 { label(i) } else { "2019年5月10日".to_owned() }),
            _ => SignatureState::Open("待签".to_owned()),
        },
    };
    Chart::SignOff(SignOff { signatures: (0..count).map(signature).collect(), ordered: style.is_multiple_of(2) })
}

pub(in crate::chart::tests) fn cadence(count: usize, style: usize) -> Chart {
    let beat = |i: usize| match (style, i % 5) {
        (0, _) => Beat::Due,
        (_, 0) => Beat::Missed,
        (_, 1 | 2) => Beat::Done,
        _ => Beat::Due,
    };
    let row = |i: usize| CadenceRow {
        label: label(i),
        note: format!("每{}一次", label(i + style)),
        beats: (0..[52, 12, 366, 1][(i + style) % 4]).map(beat).collect(),
        names: Vec::new(),
    };
    Chart::Cadence(Cadence {
        form: CadenceForm::Rows,
        marks: (1..=12).map(|month| format!("{month}月")).collect(),
        rows: (0..count.min(9)).map(row).collect(),
        words: CadenceWords { done: "已报".to_owned(), due: "待报".to_owned(), missed: label(4) },
    })
}

/// A year of weeks, months, quarters and halves, as a wheel or, where the rows are too many, as rows.
pub(in crate::chart::tests) fn wheel(count: usize, style: usize) -> Chart {
    let beat = |i: usize| if style == 0 { Beat::Due } else { [Beat::Missed, Beat::Done, Beat::Due][i % 3] };
    let row = |i: usize| CadenceRow {
        label: if style == 2 { "季督查".to_owned() } else { label(i) },
        note: "每季度".to_owned(),
        beats: (0..[52, 12, 4, 2, 1][i % 5]).map(beat).collect(),
        names: Vec::new(),
    };
    Chart::Cadence(Cadence {
        form: CadenceForm::Wheel,
        marks: (1..=12).map(|month| format!("{month}月")).collect(),
        rows: (0..count.min(9)).map(row).collect(),
        words: CadenceWords { done: "已报".to_owned(), due: "待报".to_owned(), missed: label(style) },
    })
}

/// A chain of nodes, a flat tree, a tree of two levels, a tree with three children each.
pub(in crate::chart::tests) fn tree(count: usize, style: usize) -> Chart {
    fn grow(i: usize, count: usize, style: usize) -> TreeNode {
        let children: Vec<usize> = match style {
            0 => vec![i + 1],
            1 if i == 0 => (1..count).collect(),
            1 => Vec::new(),
            2 => vec![2 * i + 1, 2 * i + 2],
            _ => vec![3 * i + 1, 3 * i + 2, 3 * i + 3],
        };
        let note = if style == 1 { format!("{i}个") } else { label(i + 2) };
        let children = children.into_iter().filter(|child| *child < count);
        let children = children.map(|child| grow(child, count, style)).collect();
        TreeNode { label: label(i), note, highlight: i == 0, children }
    }
    Chart::Tree(Tree { root: grow(0, count, style) })
}

pub(in crate::chart::tests) fn board(count: usize, style: usize) -> Chart {
    let state = |i: usize| [TaskState::Done, TaskState::Open, TaskState::Overdue][i % 3];
    let task = |i: usize| BoardTask {
        task: label(i),
        goal: if style == 0 { String::new() } else { label(i + style) },
        owner: if style == 3 { label(i + 4) } else { "崔现忠".to_owned() },
        due: "2020年6月30日".to_owned(),
        state: (style != 1).then(|| state(i)),
        word: if style == 1 { String::new() } else { ["已完成", "进行中", "已逾期"][i % 3].to_owned() },
        span: (style > 1 && i % 4 != 3).then(|| (2016.0 + i as f64 / 20.0, 2017.0 + i as f64 / 15.0)),
    };
    let [task_head, owner, due, state] = ["任务", "责任人", "完成时间", "进展"].map(str::to_owned);
    Chart::Board(Board {
        heads: BoardHeads { task: task_head, owner, due, state },
        tasks: (0..count).map(task).collect(),
        as_of: (style > 2).then(|| (2020.497, "截至2020年6月30日".to_owned())),
    })
}

/// How a sample of a size and style is made.
type Maker = fn(usize, usize) -> Chart;

const KINDS: [(&str, Maker); 10] = [
    ("ladder", ladder),
    ("chain", chain),
    ("matrix", matrix),
    ("sankey", sankey),
    ("gate", gate),
    ("sign-off", sign_off),
    ("cadence", cadence),
    ("wheel", wheel),
    ("tree", tree),
    ("board", board),
];

/// Every sample, with a name for messages.
pub(super) fn samples() -> Vec<(String, Chart)> {
    let mut samples = Vec::new();
    for (kind, make) in KINDS {
        for count in COUNTS {
            samples.extend((0..4).map(|style| (format!("{kind} of {count}, style {style}"), make(count, style))));
        }
    }
    samples
}

/// Every kind without anything in it.
pub(in crate::chart::tests) fn empty() -> Vec<Chart> {
    let kinds = KINDS.iter().filter(|(kind, _)| !matches!(*kind, "tree" | "sankey" | "matrix"));
    let mut charts: Vec<_> = kinds.map(|(_, make)| make(0, 0)).collect();
    let root = TreeNode { label: String::new(), note: String::new(), highlight: false, children: Vec::new() };
    let side = || PairSide { head: String::new(), members: Vec::new() };
    charts.push(Chart::Tree(Tree { root }));
    charts.push(Chart::Sankey(Sankey::new("", Vec::new(), Vec::new()).unwrap()));
    charts.push(Chart::PairMatrix(PairMatrix::new(side(), side(), "", Vec::new()).unwrap()));
    charts
}
