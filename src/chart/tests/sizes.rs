//! The size of usual charts: 12 KB for thirty marks.

use std::collections::BTreeSet;

use super::generated::{name, names as kinds};
use super::samples::{WIDTHS, drawn};
use crate::chart::*;

/// Marks of a chart, and the bytes that they may take.
const MARKS: usize = 30;
const LIMIT: usize = 12_288;

/// Labels as records have them.
fn label(i: usize) -> String {
    ["薄壳山核桃苗木", "灌云县侍庄街道", "小额信贷", "村级光伏电站", "爱心助学款"][i % 5].to_owned()
}

fn text(value: f64) -> String {
    format!("{value:.1}")
}

/// From the largest down.
fn value(i: usize) -> f64 {
    6594.5 / (i + 1) as f64
}

fn number(i: usize) -> Number {
    Number { value: value(i), text: text(value(i)) }
}

fn amounts(count: usize) -> Vec<Amount> {
    (0..count).map(|i| Amount { label: label(i), value: value(i), text: text(value(i)), highlight: i == 1 }).collect()
}

fn names(count: usize) -> Vec<String> {
    ["产业项目", "基础设施", "公共服务"].into_iter().take(count).map(str::to_owned).collect()
}

fn rows<T>(count: usize, make: impl Fn(usize) -> T) -> Vec<T> {
    (0..count).map(make).collect()
}

/// Bars, dots and lines.
fn values() -> Vec<Chart> {
    let unit = || "万元".to_owned();
    let end = |value: f64| Some(RangeEnd { value, text: text(value), bound: RangeBound::Exact });
    let range = |i: usize| RangeRow {
        label: label(i),
        low: end(value(i)),
        mean: Some(Number { value: 1.2 * value(i), text: text(1.2 * value(i)) }),
        high: end(2.0 * value(i)),
        note: String::new(),
    };
    let bullet = |i: usize| BulletRow {
        label: label(i),
        value: value(i),
        text: text(value(i)),
        target: value(i + 1),
        target_text: text(value(i + 1)),
        rate_text: "209.2%".to_owned(),
    };
    let stacked = |i: usize| StackedRow {
        label: label(i),
        parts: rows(3, |j| number(i + j)),
        total: Number { value: (0..3).map(|j| value(i + j)).sum(), text: text(value(i)) },
    };
    let series = |name: String, count: usize| LineSeries {
        name,
        values: rows(count, |i| Some(number(i))),
        highlight: false,
        note: String::new(),
    };
    let line = |form: LineForm, count: usize| Line {
        unit: unit(),
        periods: rows(count, |i| LinePeriod {
            time: 1990.0 + i as f64,
            text: format!("{}年", 1990 + i),
            note: String::new(),
        }),
        form,
        reference: None,
    };
    let lines = LineForm::Lines {
        baseline: Baseline::Zero,
        series: names(3).into_iter().map(|name| series(name, MARKS / 3)).collect(),
    };
    let slope = |i: usize| SlopeLine {
        label: label(i),
        values: rows(3, |j| number(i + j)),
        highlight: i == 1,
        note: String::new(),
    };
    let panel = |i: usize| Panel {
        title: label(i),
        note: "减少19.3%".to_owned(),
        unit: unit(),
        points: rows(5, |j| PanelPoint {
            time: 2016.0 + j as f64,
            label: (2016 + j).to_string(),
            value: value(i + j),
            text: text(value(i + j)),
        }),
        highlight: i == 1,
    };
    let multiples = |form: PanelForm| Multiples { form, scale: PanelScale::Shared, panels: rows(MARKS / 5, panel) };
    let level = |i: usize| StepLevel {
        from: 1990.0 + i as f64,
        date: format!("{}年", 1990 + i),
        value: value(MARKS - i),
        text: text(value(MARKS - i)),
    };
    let periods = || ["“十二五”", "“十三五”", "“十四五”"].map(str::to_owned).into();
    vec![
        Chart::Bar(Bar { unit: unit(), rows: amounts(MARKS).into_iter().map(Into::into).collect(), reference: None }),
        Chart::Dot(Dot {
            unit: unit(),
            baseline: Baseline::Zero,
            rows: amounts(MARKS).into_iter().map(Into::into).collect(),
            reference: None,
        }),
        Chart::Dot(Dot {
            unit: unit(),
            baseline: Baseline::Fitted,
            rows: amounts(MARKS).into_iter().map(Into::into).collect(),
            reference: None,
        }),
        Chart::Grouped(Grouped {
            reference: None,
            unit: unit(),
            series: names(2),
            rows: rows(MARKS / 2, |i| GroupedRow {
                label: label(i),
                values: rows(2, |j| number(i + j)),
                note: String::new(),
            }),
        }),
        Chart::Stacked(Stacked::new(unit(), names(3), rows(MARKS / 3, stacked)).unwrap()),
        Chart::Range(
            Range::new(unit(), ["最低", "平均", "最高"].map(str::to_owned), Baseline::Zero, rows(MARKS / 3, range))
                .unwrap(),
        ),
        Chart::Bullet(Bullet {
            unit: unit(),
            target: "计划".to_owned(),
            rate: "到位率".to_owned(),
            rows: rows(MARKS / 2, bullet),
        }),
        Chart::Line(line(lines, MARKS / 3)),
        Chart::Line(line(LineForm::Area(series(String::new(), MARKS)), MARKS)),
        Chart::Slope(Slope::new(unit(), periods(), rows(MARKS / 3, slope)).unwrap()),
        Chart::Multiples(multiples(PanelForm::Columns)),
        Chart::Multiples(multiples(PanelForm::Area)),
        Chart::Step(Step::new(unit(), rows(MARKS, level)).unwrap()),
    ]
}

/// Parts of wholes, distributions and positions.
fn parts() -> Vec<Chart> {
    let part = |fraction: f64| SharePart {
        fraction,
        percent: format!("{:.1}%", fraction * 100.0),
        amount: format!("{:.2}亿元", fraction * 1.5),
    };
    let share =
        |i: usize| ShareRow { label: label(i), whole: "共174个".to_owned(), parts: vec![part(0.305), part(0.695)] };
    let steps: Vec<WaterfallStep> =
        rows(MARKS - 1, |i| WaterfallStep { label: label(i), value: value(i), text: text(value(i)), group: i % 2 });
    let total: f64 = steps.iter().map(|step| step.value).sum();
    let funnel = |i: usize| FunnelStep {
        label: label(i),
        value: value(i),
        text: text(value(i)),
        unit: "名".to_owned(),
        share: "占上一步的17.7%".to_owned(),
        highlight: false,
    };
    let nested = |form: NestedForm| {
        let amount =
            |label: String, value: f64| NestedAmount { label, value, text: text(value), unit: "户".to_owned() };
        let row = |i: usize| NestedRow {
            whole: amount(label(i), value(i)),
            part: amount("建档立卡户".to_owned(), value(i) / 3.0),
            share: "占33.3%".to_owned(),
        };
        Chart::Nested(Nested::new(form, rows(MARKS / 2, row)).unwrap())
    };
    let grid = |i: usize| WaffleGrid {
        label: label(i),
        text: "39个".to_owned(),
        whole: "共75个国家级贫困县，一格一县".to_owned(),
        cells: WaffleCells::one_each(39, 75).unwrap(),
    };
    let village =
        |i: usize| Amount { value: (i % 4) as f64, text: format!("{}个村", i % 4), ..amounts(MARKS).remove(i) };
    let bin = |i: usize| HistogramBin {
        from: Some(i as f64 * 10.0),
        to: Some((i + 1) as f64 * 10.0),
        label: format!("{}—{}", i * 10, i * 10 + 10),
        count: (i * i % 17) as u32,
        highlight: i == 3,
    };
    let strip = |i: usize| StripRow {
        label: label(i),
        count: "15个村".to_owned(),
        dots: amounts(MARKS / 2),
        min: "最低20.1万元".to_owned(),
        mean: (300.0, "平均300万元".to_owned()),
        max: "最高6594.5万元".to_owned(),
    };
    let point = |i: usize| ScatterPoint {
        label: label(i),
        x: value(i),
        y: value((i * 7) % MARKS),
        text: "8660斤，32908元".to_owned(),
        named: i.is_multiple_of(6),
        highlight: i == 1,
    };
    let axis = |label: &str, unit: &str| ScatterAxis { label: label.to_owned(), unit: unit.to_owned() };
    let cells = |i: usize| HeatmapRow {
        label: label(i),
        cells: rows(6, |j| HeatmapCell { value: Some(value(i + j)), text: text(value(i + j)) }),
    };
    vec![
        Chart::Share(Share { parts: names(2), rows: rows(MARKS / 2, share) }),
        Chart::Waterfall(Waterfall {
            groups: names(2),
            steps,
            total_label: "合计".to_owned(),
            total,
            total_text: text(total),
        }),
        Chart::Funnel(Funnel::new(rows(MARKS / 2, funnel)).unwrap()),
        nested(NestedForm::Bars),
        nested(NestedForm::Squares),
        Chart::Waffle(Waffle { grids: rows(MARKS / 10, grid) }),
        Chart::Pictogram(Pictogram::new(Symbol::House, rows(MARKS / 2, village)).unwrap()),
        Chart::Treemap(Treemap::new((0..MARKS).map(value).sum(), amounts(MARKS)).unwrap()),
        Chart::Histogram(Histogram::new("村集体收入，万元", "个村", rows(MARKS, bin)).unwrap()),
        Chart::Strip(Strip { unit: "万元".to_owned(), rows: rows(2, strip) }),
        Chart::Scatter(Scatter {
            x: axis("采购量", "斤"), y: axis("销售额", "元"), points: rows(MARKS, point)
        }),
        Chart::Heatmap(Heatmap { columns: (1..=6).map(|i| format!("{i}月")).collect(), rows: rows(MARKS / 6, cells) }),
    ]
}

/// Diagrams of words, and events.
fn diagrams() -> Vec<Chart> {
    let item = |i: usize| TimelineItem {
        label: "替兵村再售3520斤，收入10948元".to_owned(),
        date: "截至2020年5月".to_owned(),
        time: TimelineTime::Point(2016.0 + i as f64 / 7.0),
    };
    let group = TimelineGroup { label: "消费帮扶".to_owned(), items: rows(MARKS, item) };
    let side = |i: usize| Number { value: value(i), text: format!("{}所学校", i + 1) };
    let rung = |i: usize| LadderRung { label: label(i), left: side(i), right: side(i + 1), highlight: i == 0 };
    let step = |i: usize| ChainStep {
        number: (100 * i).to_string(),
        unit: "万元".to_owned(),
        label: label(i),
        highlight: i + 1 == MARKS,
    };
    let members = |head: &str, count: usize| PairSide { head: head.to_owned(), members: rows(count, label) };
    let pairs = rows(MARKS, |i| (i % 10, i * 7 % 11));
    let source = |i: usize| SankeyFlow { from: i, to: 10, value: value(i), text: text(value(i)) };
    let sum: f64 = (0..10).map(value).sum();
    let total = |label: &str| Amount { label: label.to_owned(), value: sum, text: text(sum), highlight: false };
    let mut nodes = amounts(10);
    nodes.extend([total("帮扶资金"), total("合计")]);
    let mut flows = rows(10, source);
    flows.push(SankeyFlow { from: 10, to: 11, value: sum, text: text(sum) });
    let pass =
        |label: &str| GatePass { label: label.to_owned(), text: "报送扶贫项目，征求群众意见".to_owned() };
    let round = |_| GateRound { up: pass("一上"), down: pass("一下"), counts: GateCounts::default() };
    let gate_side = |name: &str| GateSide { name: name.to_owned(), detail: "22个乡镇街道".to_owned() };
    let signature = |i: usize| Signature {
        role: label(i),
        confirms: "收入属实".to_owned(),
        state: [SignatureState::Required, SignatureState::Signed("2019年5月10日".to_owned())][i % 2].clone(),
    };
    let beats = |i: usize| CadenceRow {
        label: label(i),
        note: "每月1次".to_owned(),
        names: Vec::new(),
        beats: vec![Beat::Done; [52, 12, 4][i]],
    };
    let cadence = |form: CadenceForm| {
        Chart::Cadence(Cadence { form, marks: names(3), rows: rows(3, beats), words: CadenceWords::default() })
    };
    let leaf = |i: usize| TreeNode { label: label(i), note: "3个".to_owned(), highlight: false, children: Vec::new() };
    let branch = |i: usize| TreeNode { children: rows(5, leaf), ..leaf(i) };
    let task = |i: usize| BoardTask {
        task: label(i),
        goal: String::new(),
        owner: "崔现忠".to_owned(),
        due: "2020年6月30日".to_owned(),
        state: Some(TaskState::Done),
        word: "已完成".to_owned(),
        span: Some((2016.0 + i as f64 / 20.0, 2017.0 + i as f64 / 15.0)),
    };
    let [task_head, owner, due, state] = ["任务", "责任人", "完成时间", "进展"].map(str::to_owned);
    vec![
        Chart::Timeline(Timeline { groups: vec![group] }),
        Chart::Ladder(Ladder {
            left: "张家港".to_owned(), right: "沿河".to_owned(), rungs: rows(MARKS / 3, rung)
        }),
        Chart::Chain(Chain { steps: rows(MARKS, step) }),
        Chart::PairMatrix(PairMatrix::new(members("张家港", 10), members("沿河", 11), "结对数", pairs).unwrap()),
        Chart::Sankey(Sankey::new("万元", nodes, flows).unwrap()),
        Chart::Gate(Gate::new(gate_side("乡镇"), gate_side("县里"), rows(MARKS / 5, round)).unwrap()),
        Chart::SignOff(SignOff { signatures: rows(MARKS / 3, signature), ordered: true }),
        cadence(CadenceForm::Rows),
        cadence(CadenceForm::Wheel),
        Chart::Tree(Tree { root: TreeNode { children: rows(5, branch), ..leaf(0) } }),
        Chart::Board(Board {
            heads: BoardHeads { task: task_head, owner, due, state },
            tasks: rows(MARKS / 3, task),
            as_of: None,
        }),
    ]
}

#[test]
fn thirty_marks_of_every_kind_are_small() {
    let charts: Vec<Chart> = values().into_iter().chain(parts()).chain(diagrams()).collect();
    let drawn_kinds: BTreeSet<&str> = charts.iter().map(name).collect();
    assert_eq!(drawn_kinds, kinds().collect(), "every kind has its chart of thirty marks");
    let mut large = Vec::new();
    for chart in &charts {
        for width in WIDTHS {
            let size = drawn(chart, width).svg.len();
            // Each text of a timeline crosses the lines of its grid, on a rim of paper that costs a hundred bytes; where there are
            // few lines, or words stand beside the axis, most have none.
            let limit = if matches!(chart, Chart::Timeline(_)) && width != 720.0 { LIMIT + 2_048 } else { LIMIT };
            if size >= limit {
                large.push(format!("{} at {width}: {size} bytes", name(chart)));
            }
        }
    }
    assert!(large.is_empty(), "{large:#?}");
}
