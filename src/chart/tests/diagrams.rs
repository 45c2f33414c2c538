//! Diagrams: samples of all sizes for the rules of every drawing, and what is particular to each kind.

use super::samples::{COUNTS, WIDTHS, drawn, label, value};
use super::{Scene, scene};
use crate::chart::*;

/// The outline of a band as boxes: at the edges as tall as the edge, between them as tall as both.
pub(super) fn slices(d: &str) -> Vec<TextBox> {
    let numbers: Vec<f64> =
        d.split(|c: char| c.is_ascii_alphabetic() || c == ' ').filter_map(|number| number.parse().ok()).collect();
    let [left, top, from, _, _, _, _, to, end_top, right, end_bottom, ..] = numbers[..] else { panic!("{d}") };
    let bottom = numbers[numbers.len() - 2];
    let slice = |left, right, top, bottom| TextBox { text: String::new(), left, right, top, bottom };
    vec![
        slice(left, from, top, bottom),
        slice(from, to, top.min(end_top), bottom.max(end_bottom)),
        slice(to, right, end_top, end_bottom),
    ]
}

/// The boxes of a path of cells.
pub(super) fn cells(d: &str) -> Vec<TextBox> {
    let cell = |cell: &str| {
        let numbers: Vec<f64> = cell.split([' ', 'h', 'v', 'M']).filter_map(|number| number.parse().ok()).collect();
        let [left, top, wide, tall, back] = numbers[..] else { panic!("{d}") };
        assert!((wide + back).abs() < 1e-9, "{d}");
        TextBox { text: String::new(), left, top, right: left + wide, bottom: top + tall }
    };
    d.split_terminator('z').map(cell).collect()
}

fn ladder(count: usize, style: usize) -> Chart {
    let side = |i: usize| LadderSide { value: value(i, style), text: format!("{}所（{}）", i * 31, label(i + 1)) };
    let rung = |i: usize| LadderRung {
        label: label(i),
        left: side(i),
        right: side(i + style),
        highlight: style == 3 && i == 0,
    };
    Chart::Ladder(Ladder { left: label(style), right: label(style + 1), rungs: (0..count).map(rung).collect() })
}

fn chain(count: usize, style: usize) -> Chart {
    let step = |i: usize| ChainStep {
        number: if style == 0 { String::new() } else { format!("{}", 10_u64.pow(u32::try_from(i % 12).unwrap())) },
        unit: "万元".to_owned(),
        label: label(i + style),
        highlight: i + 1 == count,
    };
    Chart::Chain(Chain { steps: (0..count).map(step).collect() })
}

fn matrix(count: usize, style: usize) -> Chart {
    let side = |count: usize| PairSide { head: label(style + 1), members: (0..count).map(label).collect() };
    let columns = [3, 10, 22, count][style];
    let pairs = (0..count).map(|i| (i, i * 7 % columns)).filter(|(row, _)| row % 4 != 3);
    Chart::PairMatrix(PairMatrix::new(side(count), side(columns), "结对数", pairs.collect()).unwrap())
}

/// Several sources into one or two middles into one total.
fn sankey(count: usize, style: usize) -> Chart {
    let amount = |i: usize| if style == 1 { 5.0 } else { value(i, style) };
    let node = |i: usize, value: f64| SankeyNode {
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

fn gate(count: usize, style: usize) -> Chart {
    let pass = |i: usize| GatePass { label: label(i), text: if style == 0 { String::new() } else { label(i + style) } };
    let number = |value: f64| Some(GateCount { value, text: format!("{value}个") });
    let counts = |i: usize| match (style, i % 2) {
        (3, 0) => GateCounts { entering: number(236.0), kept: number(190.0), dropped: number(46.0) },
        _ => GateCounts::default(),
    };
    let round = |i: usize| GateRound::new(pass(i), pass(i + 1), counts(i)).unwrap();
    let side = |i: usize| GateSide { name: label(i), detail: label(i + 1) };
    Chart::Gate(Gate {
        lower: side(style),
        upper: side(style + 3),
        rounds: (0..count).map(round).collect(),
        unstated: "未载明".to_owned(),
    })
}

fn sign_off(count: usize, style: usize) -> Chart {
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

fn cadence(count: usize, style: usize) -> Chart {
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
    };
    Chart::Cadence(Cadence {
        marks: (1..=12).map(|month| format!("{month}月")).collect(),
        rows: (0..count.min(9)).map(row).collect(),
        words: CadenceWords { done: "已报".to_owned(), due: "待报".to_owned(), missed: label(4) },
    })
}

/// A chain of nodes, a flat tree, a tree of two levels, a tree with three children each.
fn tree(count: usize, style: usize) -> Chart {
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

fn board(count: usize, style: usize) -> Chart {
    let state = |i: usize| [TaskState::Done, TaskState::Open, TaskState::Overdue][i % 3];
    let task = |i: usize| BoardTask {
        task: label(i),
        goal: if style == 0 { String::new() } else { label(i + style) },
        owner: if style == 3 { label(i + 4) } else { "崔现忠".to_owned() },
        due: "2020年6月30日".to_owned(),
        state: state(i),
        word: ["已完成", "进行中", "已逾期"][i % 3].to_owned(),
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

const KINDS: [(&str, Maker); 9] = [
    ("ladder", ladder),
    ("chain", chain),
    ("matrix", matrix),
    ("sankey", sankey),
    ("gate", gate),
    ("sign-off", sign_off),
    ("cadence", cadence),
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

/// The words that a diagram has to show.
pub(super) fn words(chart: &Chart) -> Vec<&str> {
    fn of_node<'t>(node: &'t TreeNode, words: &mut Vec<&'t str>) {
        words.extend([&*node.label, &*node.note]);
        node.children.iter().for_each(|child| of_node(child, words));
    }
    match chart {
        Chart::Ladder(ladder) => {
            let rungs = ladder.rungs.iter().flat_map(|rung| [&*rung.label, &*rung.left.text, &*rung.right.text]);
            rungs.chain([&*ladder.left, &*ladder.right]).collect()
        }
        Chart::Chain(chain) => chain.steps.iter().flat_map(|step| [&*step.number, &*step.label]).collect(),
        Chart::PairMatrix(matrix) => {
            let sides = [&matrix.rows, &matrix.columns].into_iter();
            let words = sides.flat_map(|side| side.members.iter().chain([&side.head])).map(String::as_str);
            words.chain([&*matrix.count]).collect()
        }
        Chart::Sankey(sankey) => {
            let nodes = sankey.nodes.iter().flat_map(|node| [&*node.label, &*node.text]);
            nodes.chain([&*sankey.unit]).collect()
        }
        Chart::Gate(gate) => {
            let mut words: Vec<&str> =
                [&gate.lower, &gate.upper].into_iter().flat_map(|side| [&*side.name, &*side.detail]).collect();
            for round in &gate.rounds {
                words.extend([&round.up, &round.down].into_iter().flat_map(|pass| [&*pass.label, &*pass.text]));
                let counts = [&round.counts.entering, &round.counts.kept, &round.counts.dropped];
                words.extend(counts.into_iter().flatten().map(|count| &*count.text));
            }
            words
        }
        Chart::SignOff(panel) => {
            fn words(signature: &Signature) -> [&str; 3] {
                let state = match &signature.state {
                    SignatureState::Required => "",
                    SignatureState::Signed(words) | SignatureState::Open(words) => words,
                };
                [&signature.role, &signature.confirms, state]
            }
            panel.signatures.iter().flat_map(words).collect()
        }
        Chart::Cadence(cadence) => cadence.rows.iter().flat_map(|row| [&*row.label, &*row.note]).collect(),
        Chart::Tree(tree) => {
            let mut words = Vec::new();
            of_node(&tree.root, &mut words);
            words
        }
        Chart::Board(board) => {
            let tasks = board.tasks.iter();
            tasks.flat_map(|task| [&*task.task, &*task.goal, &*task.owner, &*task.due, &*task.word]).collect()
        }
        _ => Vec::new(),
    }
}

/// Every kind without anything in it.
pub(super) fn empty() -> Vec<Chart> {
    let kinds = KINDS.iter().filter(|(kind, _)| !matches!(*kind, "tree" | "sankey" | "matrix"));
    let mut charts: Vec<_> = kinds.map(|(_, make)| make(0, 0)).collect();
    let root = TreeNode { label: String::new(), note: String::new(), highlight: false, children: Vec::new() };
    let side = || PairSide { head: String::new(), members: Vec::new() };
    charts.push(Chart::Tree(Tree { root }));
    charts.push(Chart::Sankey(Sankey::new("", Vec::new(), Vec::new()).unwrap()));
    charts.push(Chart::PairMatrix(PairMatrix::new(side(), side(), "", Vec::new()).unwrap()));
    charts
}

/// The marks of a colour, from the top left.
fn of(scene: &Scene, token: Token) -> Vec<&TextBox> {
    let mut marks: Vec<_> = scene.marks.iter().filter(|(_, colour)| *colour == token).map(|(mark, _)| mark).collect();
    marks.sort_by(|one, other| (one.top, one.left).partial_cmp(&(other.top, other.left)).unwrap());
    marks
}

fn tall(mark: &TextBox) -> f64 {
    mark.bottom - mark.top
}

#[test]
fn the_ends_of_a_rung_are_as_tall_as_their_numbers() {
    let side = |value: f64| LadderSide { value, text: value.to_string() };
    let rung =
        |left, right| LadderRung { label: String::new(), left: side(left), right: side(right), highlight: false };
    let rungs = vec![rung(62.0, 75.0), rung(18.0, 36.0), rung(0.0, f64::NAN)];
    let chart = Chart::Ladder(Ladder { left: String::new(), right: String::new(), rungs });
    for width in WIDTHS {
        let scene = scene(&drawn(&chart, width));
        let mut heights: Vec<f64> = of(&scene, Token::C1).into_iter().map(tall).collect();
        heights.sort_by(f64::total_cmp);
        assert_eq!(heights.len(), 4, "nothing stands for nothing");
        for (height, value) in heights.iter().zip([18.0, 36.0, 62.0, 75.0]) {
            assert!((height - value / 75.0 * heights[3]).abs() <= 0.11, "{width}: {heights:?}");
        }
    }
}

#[test]
fn bands_fill_the_bars_that_they_join() {
    let node = |value: f64| SankeyNode { label: "甲".to_owned(), value, text: value.to_string(), highlight: false };
    let flow = |from, to, value: f64| SankeyFlow { from, to, value, text: value.to_string() };
    let nodes = vec![node(223.0), node(198.0), node(172.0), node(249.0)];
    let flows = vec![flow(0, 2, 141.0), flow(0, 3, 82.0), flow(1, 2, 31.0), flow(1, 3, 167.0)];
    let chart = Chart::Sankey(Sankey::new("人次", nodes, flows).unwrap());
    for width in WIDTHS {
        let scene = scene(&drawn(&chart, width));
        let bars = of(&scene, Token::C1);
        assert_eq!(bars.len(), 4);
        for bar in bars {
            // Of each band, the first and the last slice are its ends.
            let ends = scene.tints.chunks(3).flat_map(|band| [&band[0], &band[2]]).filter(|(band, _)| {
                let touches = (band.left - bar.right).abs() < 0.01 || (band.right - bar.left).abs() < 0.01;
                touches && band.top >= bar.top - 0.01 && band.bottom <= bar.bottom + 0.01
            });
            let sum: f64 = ends.map(|(band, _)| tall(band)).sum();
            assert!((sum - tall(bar)).abs() < 0.01, "{width}: {sum} of {bar:?}");
        }
    }
}

#[test]
fn a_dot_stands_where_its_row_meets_its_column() {
    let side = |members: &[&str]| PairSide {
        head: "各方".to_owned(),
        members: members.iter().map(|member| (*member).to_owned()).collect(),
    };
    let (rows, columns) = (side(&["识别人", "农户"]), side(&["识别", "建档", "销账"]));
    let chart = Chart::PairMatrix(PairMatrix::new(rows, columns, "次数", vec![(1, 0), (1, 2)]).unwrap());
    let drawing = drawn(&chart, 720.0);
    let place = |text: &str| drawing.texts.iter().find(|found| found.text == text).unwrap();
    let scene = scene(&drawing);
    let dots = of(&scene, Token::C1);
    assert_eq!(dots.len(), 2);
    for (dot, column) in dots.iter().zip(["识别", "销账"]) {
        let (row, column) = (place("农户"), place(column));
        assert!(((dot.left + dot.right) / 2.0 - (column.left + column.right) / 2.0).abs() < 1.0, "{dot:?}");
        assert!(((dot.top + dot.bottom) / 2.0 - (row.top + row.bottom) / 2.0).abs() < 1.5, "{dot:?}");
    }
    let zeros = drawing.texts.iter().filter(|text| text.text == "0").count();
    assert_eq!(zeros, 2, "a row and a column without a partner");
}

#[test]
fn each_round_of_a_gate_goes_up_and_down() {
    for width in WIDTHS {
        let drawing = drawn(&gate(3, 0), width);
        assert_eq!(drawing.svg.matches("<polygon").count(), 6, "{width}");
        assert_eq!(drawing.texts.iter().filter(|text| text.text == "未载明").count(), 6, "{width}");
    }
}

#[test]
fn signatures_that_are_open_wear_a_dashed_rim_and_no_tick() {
    let chart = sign_off(9, 1);
    for width in WIDTHS {
        let svg = drawn(&chart, width).svg;
        assert_eq!(svg.matches("stroke-dasharray").count(), 3, "{width}");
        assert_eq!(svg.matches(r#"fill="none" class="s-c1""#).count(), 3, "{width}: a tick for each that is given");
    }
}

#[test]
fn beats_of_a_year_nest() {
    let row = |beats| CadenceRow { label: "甲".to_owned(), note: String::new(), beats: vec![Beat::Due; beats] };
    let rows = vec![row(12), row(4), row(1)];
    let chart = Chart::Cadence(Cadence { marks: Vec::new(), rows, words: CadenceWords::default() });
    for width in WIDTHS {
        let scene = scene(&drawn(&chart, width));
        let cells = of(&scene, Token::C1);
        assert_eq!(cells.len(), 17);
        let lefts = |from: usize, step: usize| -> Vec<i64> {
            cells.iter().skip(from).step_by(step).take(4).map(|cell| (cell.left * 10.0).round() as i64).collect()
        };
        assert_eq!(lefts(0, 3), lefts(12, 1), "{width}: each quarter starts with a month");
        let rights = [11, 15, 16].map(|last: usize| cells[last].right);
        assert!(rights.iter().all(|right| (right - width).abs() < 0.2), "{width}: {rights:?}");
    }
}

#[test]
fn what_belongs_to_a_node_stands_below_it() {
    let leaf =
        |label: &str| TreeNode { label: label.to_owned(), note: String::new(), highlight: false, children: Vec::new() };
    let names = ["省四套班子办公厅", "省发改委", "省水利厅"];
    let root = TreeNode { children: names.map(leaf).into(), ..leaf("联席会议") };
    let chart = Chart::Tree(Tree { root });
    for width in WIDTHS {
        let drawing = drawn(&chart, width);
        let places: Vec<_> =
            names.iter().map(|name| drawing.texts.iter().find(|text| name.starts_with(&text.text)).unwrap()).collect();
        let root = drawing.texts.iter().find(|text| text.text == "联席会议").unwrap();
        assert!(places.iter().all(|leaf| leaf.top > root.bottom), "{width}");
        if width > 480.0 {
            assert!(places.windows(2).all(|pair| pair[0].right < pair[1].left), "{width}: leaves stand side by side");
        } else {
            assert!(places.windows(2).all(|pair| pair[0].bottom < pair[1].top), "{width}: leaves are a list");
        }
    }
}

#[test]
fn the_state_of_a_task_shows_without_colour() {
    for width in WIDTHS {
        let svg = drawn(&board(3, 2), width).svg;
        assert_eq!(svg.matches("<circle").count(), 1, "{width}: a ring for the open one");
        assert_eq!(svg.matches("<polygon").count(), 1, "{width}: a triangle for the overdue one");
        assert_eq!(svg.matches(r#"fill="none" class="s-c4""#).count(), 1, "{width}: a tick for the one that is done");
        for word in ["已完成", "进行中", "已逾期"] {
            assert!(svg.contains(&format!(">{word}<")), "{width}");
        }
    }
}

#[test]
fn times_and_numbers_that_are_none_break_nothing() {
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -5.0, f64::MAX] {
        let side = || LadderSide { value, text: "?".to_owned() };
        let rung = LadderRung { label: "甲".to_owned(), left: side(), right: side(), highlight: false };
        let ladder = Chart::Ladder(Ladder { left: String::new(), right: String::new(), rungs: vec![rung] });
        let mut board = board(2, 3);
        if let Chart::Board(board) = &mut board {
            board.tasks[0].span = Some((value, 2019.0));
            board.as_of = Some((value, "截至某日".to_owned()));
        }
        for chart in [ladder, board] {
            for width in WIDTHS {
                let svg = drawn(&chart, width).svg;
                let sound = roxmltree::Document::parse(&svg).is_ok() && !svg.contains("NaN") && !svg.contains("inf");
                assert!(sound, "{value} at {width}: {svg}");
            }
        }
    }
}

#[test]
fn diagrams_of_usual_size_are_small_and_the_same_every_time() {
    let mut tasks = board(30, 2);
    if let Chart::Board(board) = &mut tasks {
        board.tasks.truncate(15);
        board.tasks.iter_mut().for_each(|task| task.goal.clear());
    }
    let charts = [ladder(9, 1), chain(9, 2), matrix(9, 2), sankey(9, 3), gate(5, 1), sign_off(9, 2), cadence(2, 1)];
    for chart in charts.into_iter().chain([tree(9, 3), tasks]) {
        for width in WIDTHS {
            let drawing = drawn(&chart, width);
            assert!(drawing.svg.len() < 12_000, "{} bytes at {width}: {chart:?}", drawing.svg.len());
            assert_eq!(drawing.svg, drawn(&chart, width).svg);
        }
    }
}
