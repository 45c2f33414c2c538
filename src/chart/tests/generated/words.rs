//! Random diagrams of words: who does what with whom, by when.

use super::amounts::{each, number};
use super::fewer;
use super::random::Random;
use crate::chart::*;

pub(super) fn chain(random: &mut Random) -> Chain {
    let count = random.count();
    let step = |random: &mut Random, _, label| ChainStep {
        number: if random.once_in(4) { String::new() } else { random.below(1_000_000).to_string() },
        unit: random.unit(),
        label,
        highlight: random.once_in(6),
    };
    Chain { steps: each(random, count, step) }
}

pub(super) fn pair_matrix(random: &mut Random) -> PairMatrix {
    let (rows, columns) = (random.count(), random.count());
    let side = |random: &mut Random, count| PairSide { head: random.label(), members: random.labels(count) };
    let (row_side, column_side) = (side(random, rows), side(random, columns));
    let mut pairs = Vec::new();
    for row in 0..rows {
        pairs.extend((0..columns).filter(|_| random.once_in(4)).map(|column| (row, column)));
    }
    PairMatrix::new(row_side, column_side, random.word(), pairs).unwrap()
}

/// Sources that flow, whole or in two parts, into middles, and those into an end or not.
pub(super) fn sankey(random: &mut Random) -> Sankey {
    let (count, middles, ends) = (random.count(), 1 + random.below(5), random.once_in(2));
    let (trend, unit) = (random.values(), random.unit());
    let values: Vec<f64> = (0..count).map(|i| trend.at(i, random).max(1.0)).collect();
    let labels = random.labels(count + middles + 1);
    let choices: Vec<(usize, usize, f64)> = (0..count)
        .map(|_| (random.below(middles), random.below(middles), [0.5, 0.25, 0.01][random.below(3)]))
        .collect();
    let texts: Vec<String> = values.iter().map(|value| random.wording(*value)).collect();
    let highlight = random.below(2 * count);
    fewer(count, |count| {
        let mut sums = vec![0.0; middles];
        let mut links: Vec<(usize, usize, f64)> = Vec::new();
        for (i, value) in values.iter().enumerate().take(count) {
            let (one, other, part) = choices[i];
            let shares = if one == other { vec![(one, 1.0)] } else { vec![(one, part), (other, 1.0 - part)] };
            for (middle, part) in shares {
                sums[middle] += value * part;
                links.push((i, middle, value * part));
            }
        }
        let known: Vec<usize> = (0..middles).filter(|middle| sums[*middle] > 0.0).collect();
        let at = |middle: usize| count + known.iter().position(|known| *known == middle).unwrap();
        let flow = |from: usize, to: usize, value: f64| SankeyFlow { from, to, value, text: format!("{value:.2}") };
        let node = |i: usize, value: f64, text: String| Amount {
            label: labels[i].clone(),
            value,
            text,
            highlight: i == highlight,
        };
        let mut nodes: Vec<Amount> = (0..count).map(|i| node(i, values[i], texts[i].clone())).collect();
        let mut flows: Vec<SankeyFlow> = links.iter().map(|(i, middle, value)| flow(*i, at(*middle), *value)).collect();
        nodes.extend(known.iter().map(|middle| node(count + middle, sums[*middle], format!("{:.1}", sums[*middle]))));
        if ends {
            let total: f64 = known.iter().map(|middle| sums[*middle]).sum();
            flows.extend(known.iter().map(|middle| flow(at(*middle), count + known.len(), sums[*middle])));
            nodes.push(node(count + middles, total, format!("{total:.1}")));
        }
        Sankey::new(unit.clone(), nodes, flows)
    })
}

pub(super) fn gate(random: &mut Random) -> Gate {
    let count = random.count();
    let pass = |random: &mut Random, label| GatePass { label, text: random.maybe() };
    let counts = |random: &mut Random| {
        let (kept, dropped) = (random.below(900) as f64, random.below(200) as f64);
        match random.below(3) {
            0 => GateCounts::default(),
            1 => GateCounts { kept: Some(number(random, kept)), ..GateCounts::default() },
            _ => GateCounts {
                entering: Some(number(random, kept + dropped)),
                kept: Some(number(random, kept)),
                dropped: Some(number(random, dropped)),
            },
        }
    };
    let round = |random: &mut Random, _, label| {
        let down = random.label();
        GateRound { up: pass(random, label), down: pass(random, down), counts: counts(random) }
    };
    let side = |random: &mut Random| GateSide { name: random.label(), detail: random.maybe() };
    Gate::new(side(random), side(random), each(random, count, round)).unwrap()
}

pub(super) fn sign_off(random: &mut Random) -> SignOff {
    let count = random.count();
    let signature = |random: &mut Random, _, role| Signature {
        role,
        confirms: random.maybe(),
        state: match random.below(3) {
            0 => SignatureState::Required,
            1 => SignatureState::Signed(random.label()),
            _ => SignatureState::Open("待签".to_owned()),
        },
    };
    SignOff { signatures: each(random, count, signature), ordered: random.once_in(2) }
}

pub(super) fn cadence(random: &mut Random) -> Cadence {
    let count = random.count().min(12);
    let row = |random: &mut Random, _, label| {
        let beats = *random.one(&[1, 2, 4, 12, 24, 52, 366]);
        let beats = (0..beats).map(|_| *random.one(&[Beat::Due, Beat::Done, Beat::Done, Beat::Missed])).collect();
        CadenceRow { label, note: random.maybe(), names: Vec::new(), beats }
    };
    let marks = match random.below(3) {
        0 => (1..=12).map(|month| format!("{month}月")).collect(),
        1 => Vec::new(),
        _ => random.labels(4),
    };
    let words = CadenceWords { done: random.label(), due: random.label(), missed: random.label() };
    let form = *random.one(&[CadenceForm::Rows, CadenceForm::Wheel]);
    Cadence { form, marks, rows: each(random, count, row), words }
}

pub(super) fn tree(random: &mut Random) -> Tree {
    let (count, most) = (random.count(), *random.one(&[1, 2, 4, 60]));
    let mut nodes = each(random, count, |random, _, label| TreeNode {
        label,
        note: random.maybe(),
        highlight: random.once_in(8),
        children: Vec::new(),
    });
    // Each node becomes the child of one before it, the last one first.
    while let Some(mut node) = if nodes.len() > 1 { nodes.pop() } else { None } {
        node.children.reverse();
        let parent = nodes.len().saturating_sub(1 + random.below(most).min(nodes.len() - 1));
        nodes[parent].children.push(node);
    }
    let mut root = nodes.remove(0);
    root.children.reverse();
    Tree { root }
}

pub(super) fn board(random: &mut Random) -> Board {
    let (count, spans) = (random.count(), random.once_in(2));
    let task = |random: &mut Random, _, task| {
        let start = random.time(2016.0, 2020.0);
        BoardTask {
            task,
            goal: random.maybe(),
            owner: random.label(),
            due: random.one(&["2020年6月30日", "长期坚持", "2019年底前（第三次调度会议之前）"]).to_string(),
            state: *random.one(&[None, Some(TaskState::Done), Some(TaskState::Open), Some(TaskState::Overdue)]),
            word: random.one(&["", "已完成", "进行中", "已逾期", "持续推进（每季调度一次）"]).to_string(),
            span: (spans && !random.once_in(4)).then(|| (start, start + random.part())),
        }
    };
    let heads = BoardHeads {
        task: "任务".to_owned(),
        owner: "责任人".to_owned(),
        due: "完成时间".to_owned(),
        state: "进展".to_owned(),
    };
    let as_of = random.once_in(2).then(|| (random.time(2015.0, 2021.0), "截至2020年6月30日".to_owned()));
    Board { heads, tasks: each(random, count, task), as_of }
}
