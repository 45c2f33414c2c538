//! Diagrams.

use super::{found, refused, sample};
use crate::chart::{CadenceForm, Chart, Sankey, SignatureState, TaskState};

/// The codes of what is found about a chart of a case without figures.
fn codes(chart: &str) -> Vec<&'static str> {
    refused(chart).into_iter().map(|(code, _)| code).collect()
}

/// A chart of a case without figures, settled.
fn chart(chart: &str) -> Chart {
    sample("", &format!("{chart}\nsource: report")).chart()
}

#[test]
fn a_ladder_keeps_the_words_and_counts_the_numbers() {
    let sample = sample(
        "schools: { label: 结对学校, value: 62校 }",
        "kind: ladder\nleft: 张家港\nright: 沿河\nrungs: { 镇级: [10个镇（区）, 22个乡镇（街道）], 校际: [schools, ~] }\n\
         highlight: 镇级\nsource: report",
    );
    let settled = sample.settled();
    let Chart::Ladder(ladder) = &settled.chart else { panic!("{:?}", settled.chart) };
    let ends: Vec<(f64, &str)> =
        ladder.rungs.iter().flat_map(|rung| [&rung.left, &rung.right]).map(|end| (end.value, &*end.text)).collect();
    assert_eq!(ends, [(10.0, "10个镇（区）"), (22.0, "22个乡镇（街道）"), (62.0, "62校"), (0.0, "未载明")]);
    assert!(ladder.rungs[0].highlight && !ladder.rungs[1].highlight);
    assert_eq!(settled.table.rows[0], ["镇级", "10个镇（区）", "22个乡镇（街道）"]);
    assert_eq!(
        settled.description,
        "结对阶梯图，共2级：镇级，张家港10个镇（区），沿河22个乡镇（街道）；校际，张家港62校，沿河未载明。"
    );
}

#[test]
fn a_ladder_refuses_what_is_no_pair_of_counts() {
    let rungs = |rungs: &str| refused(&format!("kind: ladder\nleft: 甲\nright: 乙\nrungs: {rungs}"));
    assert_eq!(rungs("{ 镇级: [10个镇, 3公里] }"), found(&[("chart-units", "3公里")]));
    assert_eq!(rungs("{ 镇级: [~, ~] }"), found(&[("chart-empty", "镇级: [~, ~]")]));
    assert_eq!(rungs("{ 镇级: [10个镇] }"), found(&[("wrong-type", "[10个镇]")]));
    assert_eq!(rungs("{ 镇级: 10个镇 }"), found(&[("wrong-type", "10个镇")]));
    assert_eq!(rungs("{ 镇级: [许多镇, 10个镇] }"), found(&[("figure-syntax", "许多")]));
}

#[test]
fn pairs_list_members_in_order_of_appearance() {
    let Chart::PairMatrix(matrix) =
        chart("kind: pairs\nleft: 港\nright: 河\npairs: { 杨舍: [中界, 谯家], 塘桥: 中界 }\nunpaired: { right: 洪渡 }")
    else {
        panic!()
    };
    let side = |members: &[&str]| members.iter().map(|member| (*member).to_owned()).collect::<Vec<_>>();
    let pairs = crate::chart::PairMatrix::new(
        crate::chart::PairSide { head: "港".to_owned(), members: side(&["杨舍", "塘桥"]) },
        crate::chart::PairSide { head: "河".to_owned(), members: side(&["中界", "谯家", "洪渡"]) },
        "结对数",
        vec![(0, 0), (0, 1), (1, 0)],
    );
    assert_eq!(Ok(matrix), pairs);
}

#[test]
fn pairs_are_given_once() {
    let pairs = |pairs: &str| refused(&format!("kind: pairs\nleft: 港\nright: 河\n{pairs}"));
    assert_eq!(pairs("pairs: { 杨舍: [中界, 中界] }"), found(&[("chart-parts", "中界")]));
    assert_eq!(pairs("pairs: { 杨舍: 中界 }\nunpaired: { left: [杨舍] }"), found(&[("chart-parts", "杨舍")]));
    assert_eq!(pairs("pairs: { 杨舍: ~ }"), found(&[("wrong-type", "杨舍")]));
}

#[test]
fn flows_add_up_and_say_what_was_added() {
    let sample = sample(
        "study: { label: 助学, value: 218.1万元, money: 捐款 }\nroads: { label: 修路, value: 115万元, money: 捐款 }",
        "kind: sankey\nflows: { 后方单位: { 助学: study, 修路: roads }, 助学: { 灌云县: study }, 修路: { 灌云县: roads } }",
    );
    let settled = sample.settled();
    let Chart::Sankey(sankey) = &settled.chart else { panic!() };
    let amount = |label: &str, value: f64, text: &str| crate::chart::Amount {
        label: label.to_owned(),
        value,
        text: text.to_owned(),
        highlight: false,
    };
    let flow = |from, to, value: f64, text: &str| crate::chart::SankeyFlow { from, to, value, text: text.to_owned() };
    let nodes = vec![
        amount("后方单位", 3_331_000.0, "333.1"),
        amount("助学", 2_181_000.0, "218.1"),
        amount("修路", 1_150_000.0, "115"),
        amount("灌云县", 3_331_000.0, "333.1"),
    ];
    let (study, roads) = (2_181_000.0, 1_150_000.0);
    let flows = vec![
        flow(0, 1, study, "218.1"),
        flow(0, 2, roads, "115"),
        flow(1, 3, study, "218.1"),
        flow(2, 3, roads, "115"),
    ];
    assert_eq!(Ok(sankey.clone()), Sankey::new("万元", nodes, flows));
    assert_eq!((settled.unit.as_str(), settled.remarks.len(), settled.figures.len()), ("万元", 1, 4));
}

#[test]
fn flows_refuse_what_appears_or_is_lost() {
    let flows = |flows: &str| refused(&format!("kind: sankey\n{flows}"));
    let lost = flows("flows: { 省: { 县: 10万元 }, 县: { 村: 9万元 } }");
    assert_eq!(lost, found(&[("chart-sum", "县")]));
    let total = flows("flows: { 省: { 县: 10万元 }, 市: { 县: 1.5万元 } }\ntotals: { 县: 12万元 }");
    assert_eq!(total, found(&[("chart-sum", "县")]));
    assert_eq!(flows("flows: { 省: { 县: 10万元, 市: 3个 } }"), found(&[("chart-units", "3个")]));
    assert_eq!(flows("flows: { 省: { 省: 10万元 } }"), found(&[("chart-parts", "省")]));
    assert_eq!(codes("kind: sankey\nflows: { 省: { 县: 0万元 } }"), ["chart-parts"]);
    assert_eq!(flows("flows: { 甲: { 乙: 1万元 }, 乙: { 甲: 1万元 } }"), found(&[("chart-order", "乙")]));
    let long = "flows: { 甲: { 乙: 1个 }, 乙: { 丙: 1个 }, 丙: { 丁: 1个 }, 丁: { 戊: 1个 }, 戊: { 己: 1个 } }";
    assert_eq!(flows(long), found(&[("chart-size", "甲")]));
    let twice = "flows: [ { from: 甲, to: 乙, value: 1个 }, { from: 甲, to: 乙, value: 2个 } ]";
    assert_eq!(flows(twice), found(&[("chart-parts", "乙")]));
    assert_eq!(flows("flows: { 甲: 1个 }"), found(&[("wrong-type", "1个")]));
}

#[test]
fn the_sums_of_flows_are_told_exactly() {
    let sample = sample("", "kind: sankey\nflows: { 省: { 县: 1.5亿元 }, 县: { 村: 1.49亿元 } }\nsource: report");
    let said = &sample.diagnostics[0].message;
    assert_eq!(said.zh, "流入“县”的合计是1.5亿元，流出的合计是1.49亿元");
}

#[test]
fn a_chain_sets_numbers_apart_from_their_units() {
    let sample = sample(
        "fund: { label: 专项资金, value: 超过6594万元 }",
        "kind: chain\nsteps: [fund, 63个, { value: 72个村（社区）, label: 覆盖 }, 2018年动员大会, { label: 带动农户, value: 未载明 }]\nhighlight: fund\nsource: report",
    );
    let Chart::Chain(chain) = sample.chart() else { panic!() };
    let steps: Vec<[&str; 3]> = chain.steps.iter().map(|step| [&*step.number, &*step.unit, &*step.label]).collect();
    assert_eq!(
        steps,
        [
            ["超过6594", "万元", "专项资金"],
            ["63", "个", ""],
            ["72", "个村（社区）", "覆盖"],
            ["", "", "2018年动员大会"],
            ["", "", "带动农户"]
        ]
    );
    assert!(chain.steps[0].highlight);
}

#[test]
fn a_chain_has_two_steps_and_shows_what_its_title_speaks_of() {
    assert_eq!(codes("kind: chain\nsteps: [公示]"), ["chart-empty"]);
    assert_eq!(codes("kind: chain\nsteps: [公示, 验收]\nhighlight: 公式"), ["chart-parts"]);
    assert_eq!(codes("kind: chain\nsteps: [{ }, 验收]"), ["missing-field"]);
}

#[test]
fn a_gate_prints_its_rounds_and_what_is_not_stated() {
    let Chart::Gate(gate) = chart("kind: gate\nlower: 村和乡镇\nupper: { name: 县扶贫办, detail: 评审 }\nrounds: 三")
    else {
        panic!()
    };
    let labels: Vec<&str> = gate.rounds().iter().flat_map(|round| [&*round.up.label, &*round.down.label]).collect();
    assert_eq!(labels, ["一上", "一下", "二上", "二下", "三上", "三下"]);
    assert!(gate.rounds().iter().all(|round| round.up.text.is_empty()));
    let gaps = |more: &str| {
        let spec = format!("kind: gate\nlower: 甲\nupper: 乙\nrounds: [{{ up: 申报 }}, ~]\nsource: report{more}");
        sample("", &spec).settled().remarks.clone()
    };
    assert_eq!(gaps(""), ["一下、二上、二下的内容原文未载明"]);
    assert_eq!(gaps("\nnote: 各轮做什么没有写"), [""; 0], "the author's note says so");

    let rounds = "[{ up: 申报, entering: 200多个, kept: 190个, dropped: 46个 }, ~]";
    let sample = sample("", &format!("kind: gate\nlower: 甲\nupper: 乙\nrounds: {rounds}\nsource: report"));
    let settled = sample.settled();
    assert_eq!(settled.table.rows[0], ["一上", "申报", "送审200多个"]);
    assert_eq!(settled.table.rows[1], ["一下", "—", "保留190个，淘汰46个"]);
    assert_eq!(settled.table.rows[3], ["二下", "未载明", "—"]);
}

#[test]
fn what_goes_into_a_gate_comes_out_of_it() {
    let round = |round: &str| refused(&format!("kind: gate\nlower: 甲\nupper: 乙\nrounds: [{{ {round} }}]"));
    assert_eq!(round("entering: 236个, kept: 190个, dropped: 40个"), found(&[("chart-sum", "236个")]));
    assert_eq!(round("entering: 236个, kept: 240个"), found(&[("chart-sum", "236个")]));
    assert_eq!(round("entering: 236个, kept: 190户"), found(&[("chart-units", "190户")]));
    assert_eq!(round("entering: 236个, kept: 190个"), []);
    assert_eq!(codes("kind: gate\nlower: 甲\nupper: 乙\nrounds: 许多"), ["wrong-type"]);
    assert_eq!(codes("kind: gate\nlower: 甲\nrounds: 3"), ["missing-field"]);
}

#[test]
fn signatures_are_as_many_as_the_source_says() {
    let sample = sample("six: { label: 签字, value: 6位, nature: 规则 }", "kind: sign-off\ncount: six");
    let settled = sample.settled();
    let Chart::SignOff(panel) = &settled.chart else { panic!() };
    assert_eq!(panel.signatures.len(), 6);
    assert_eq!(panel.signatures[5].role, "");
    assert_eq!(settled.remarks, ["签字人的身份原文未载明"]);
    assert_eq!(settled.table.rows[5], ["6", "身份未载明"]);
    assert_eq!(settled.description, "签字栏，共6个签字：签字人的身份未载明。");
    assert_eq!(refused("kind: sign-off\ncount: 6人\nsignatures: [帮扶人, 未载明]"), found(&[("chart-sum", "6人")]));
    assert_eq!(codes("kind: sign-off\ncount: 1.5人"), ["chart-parts"]);
    assert_eq!(codes("kind: sign-off"), ["missing-field"]);
}

#[test]
fn signatures_stand_as_the_record_says() {
    let Chart::SignOff(panel) = chart(
        "kind: sign-off\nordered: true\nsignatures: [帮扶人, { role: 村支书, confirms: 属实, by: 张三, signed: 2019-05 }, { role: 镇长, open: 待签 }]",
    ) else {
        panic!()
    };
    let states: Vec<&SignatureState> = panel.signatures.iter().map(|signature| &signature.state).collect();
    let (signed, open) = ("张三，2019年5月".to_owned(), "待签".to_owned());
    assert_eq!(states, [&SignatureState::Required, &SignatureState::Signed(signed), &SignatureState::Open(open)]);
    assert!(panel.ordered);
}

#[test]
fn signatures_in_order_are_dated_in_order() {
    let signatures = |list: &str| codes(&format!("kind: sign-off\nordered: true\nsignatures: {list}"));
    assert_eq!(signatures("[{ role: 甲, signed: 2019-05 }, { role: 乙, signed: 2019-04 }]"), ["chart-order"]);
    assert_eq!(signatures("[{ role: 甲, open: 待签 }, { role: 乙, signed: 2019-04 }]"), ["chart-order"]);
    assert_eq!(signatures("[{ role: 甲, signed: 2019 }, { role: 乙, signed: 2019-04 }]"), [""; 0]);
    assert_eq!(signatures("[{ role: 甲, signed: 2019-05, open: 待签 }]"), ["wrong-type"]);
}

#[test]
fn a_calendar_is_a_wheel_where_the_record_wishes_so() {
    let rows = "rows: { 周报情: 每周, 月调度: 每月, 季督查: 每季, 年总评: 每年 }";
    let Chart::Cadence(wheel) = chart(&format!("kind: calendar\n{rows}\nform: wheel")) else { panic!() };
    assert_eq!(wheel.form, CadenceForm::Wheel);
    let beats: Vec<(usize, &str)> =
        wheel.rows.iter().map(|row| (row.beats.len(), row.names.last().unwrap().as_str())).collect();
    assert_eq!(beats, [(52, "第52周"), (12, "12月"), (4, "第4季度"), (1, "全年")]);
    let Chart::Cadence(rows) = chart(&format!("kind: calendar\n{rows}")) else { panic!() };
    assert_eq!(rows.form, CadenceForm::Rows);
    let answered =
        "kind: calendar\nrows: { 实事: { every: 每周, done: [1-3, 5], missed: 4 } }\naccept: { cadence-missed: 春节 }";
    let Chart::Cadence(one) = chart(answered) else { panic!() };
    assert_eq!((one.form, one.rows[0].note.as_str()), (CadenceForm::Rows, "每周，已完成4次，未完成1次"));
}

#[test]
fn a_calendar_refuses_beats_that_no_year_has() {
    let row = |row: &str| refused(&format!("kind: calendar\nrows: {{ 调度: {{ every: 每月, {row} }} }}"));
    assert_eq!(row("done: [1, 13]"), found(&[("chart-parts", "13")]));
    assert_eq!(row("done: [1, 2], missed: [2]"), found(&[("chart-parts", "2")]));
    assert_eq!(row("done: [一月]"), found(&[("wrong-type", "一月")]));
    assert_eq!(codes("kind: calendar\nform: wheel\nrows: { 调度: 每月 }"), ["chart-size"]);
    assert_eq!(codes("kind: calendar\nrows: { 调度: 每两月 }"), ["unknown-word"]);
}

#[test]
fn a_tree_is_written_as_nested_lists() {
    let sample = sample(
        "offices: { label: 部门, value: 12个 }",
        "kind: tree\nhighlight: 发改委\nsource: report\n\
         tree: { 领导小组: [{ 办公室: [] }, { 发改委: [甲科, { 乙科: 牵头 }] }, { label: 成员单位, value: offices, note: 各一人 }] }",
    );
    let settled = sample.settled();
    let Chart::Tree(tree) = &settled.chart else { panic!() };
    let labels: Vec<&str> = tree.root.children.iter().map(|child| child.label.as_str()).collect();
    assert_eq!(labels, ["办公室", "发改委", "成员单位"]);
    assert!(tree.root.children[1].highlight);
    assert_eq!(tree.root.children[1].children[1].note, "牵头");
    assert_eq!(tree.root.children[2].note, "12个，各一人");
    assert_eq!(settled.table.rows[4], ["乙科", "发改委", "牵头"]);
}

#[test]
fn a_tree_has_one_root_with_something_below() {
    assert_eq!(refused("kind: tree\ntree: { 甲: [乙], 丙: [丁] }"), found(&[("wrong-type", "丙")]));
    assert_eq!(refused("kind: tree\ntree: { 甲: ~ }"), found(&[("chart-empty", "甲")]));
    assert_eq!(refused("kind: tree\ntree: { 甲: [乙, 乙] }"), found(&[("chart-parts", "乙")]));
}

#[test]
fn a_board_keeps_the_columns_that_the_source_does_not_fill() {
    let sample =
        sample("", "kind: board\nsource: report\ntasks: { 口罩捐赠: { goal: 50个 }, 鸡苗发放: { goal: 6000只 } }");
    let settled = sample.settled();
    let Chart::Board(board) = &settled.chart else { panic!() };
    assert!(board.tasks.iter().all(|task| task.owner == "未载明" && task.due == "未载明"));
    assert_eq!(settled.table.head, ["任务", "目标", "责任人", "完成时间"]);
    assert_eq!(settled.remarks, ["各项的进展原文未载明"]);
}

#[test]
fn a_root_that_the_title_names_is_not_drawn() {
    // All samples are titled 图.
    let root = |label: &str| {
        let Chart::Tree(tree) = chart(&format!("kind: tree\ntree: {{ {label}: [办公室] }}")) else { panic!() };
        tree.root.label
    };
    assert_eq!(root("图"), "");
    assert_eq!(root("领导小组"), "领导小组");
}

#[test]
fn a_board_says_what_is_not_stated() {
    let sample = sample(
        "",
        "kind: board\nas-of: 2020-06-30\nsource: report\n\
         tasks: [ { task: 硬化村道, goal: 3公里, owner: 张三, from: 2018-03, due: 2019-06, state: 完成 }, { task: 口罩捐赠 } ]",
    );
    let settled = sample.settled();
    let Chart::Board(board) = &settled.chart else { panic!() };
    let second = &board.tasks[1];
    assert_eq!(
        [&*second.goal, &*second.owner, &*second.due, &*second.word],
        ["目标未载明", "未载明", "未载明", "未载明"]
    );
    assert_eq!((second.state, board.tasks[0].state), (None, Some(TaskState::Done)));
    assert!(board.tasks[0].span.is_some() && second.span.is_none());
    assert_eq!(board.as_of.as_ref().unwrap().1, "截至2020年6月30日");
    assert_eq!(settled.table.head, ["任务", "目标", "责任人", "完成时间", "进展"]);
}

#[test]
fn a_gantt_has_times_and_nothing_else() {
    let sample = sample("", "kind: gantt\ntasks: { 硬化村道: 2018-03/2019-06, 建中心: 2019 }\nsource: report");
    let settled = sample.settled();
    let Chart::Board(board) = &settled.chart else { panic!() };
    assert!(board.tasks.iter().all(|task| task.owner.is_empty() && task.word.is_empty() && task.span.is_some()));
    assert_eq!(settled.table.rows[0], ["硬化村道", "2018年3月—2019年6月"]);
    assert_eq!(codes("kind: gantt\ntasks: { 硬化村道: 2018-03/.. }"), ["chart-parts"]);
}

#[test]
fn dates_and_states_of_tasks_agree() {
    let task = |task: &str| refused(&format!("kind: board\nas-of: 2019-12\ntasks: {{ 甲: {{ {task} }} }}"));
    assert_eq!(task("from: 2019-06, due: 2019-05"), found(&[("chart-order", "2019-05")]));
    assert_eq!(task("due: 2020-05, state: 逾期"), found(&[("chart-order", "逾期")]));
    assert_eq!(task("due: 2019-05, state: 进行"), found(&[("chart-order", "进行")]));
    assert_eq!(task("due: 2019-05, state: 逾期"), []);
    assert_eq!(task("due: 每周, state: 进行"), []);
    let twice = "tasks: [ { task: 甲 }, { task: 甲 } ]";
    assert_eq!(refused(&format!("kind: board\n{twice}")), found(&[("chart-parts", "甲")]));
}

#[test]
fn a_diagram_says_where_it_stands() {
    let sample = |text: &str| sample("fund: { label: 资金, value: 10万元 }", text).findings();
    let codes = |text: &str| sample(text).into_iter().map(|(code, _)| code).collect::<Vec<_>>();
    let tree = "kind: tree\ntree: { 甲: [乙] }";
    // The defaults of the record are those of figures and events, not of charts.
    assert_eq!(codes(tree), ["chart-source"]);
    assert_eq!(codes("kind: chain\nsteps: [fund, 3个]"), ["chart-source"]);
    assert_eq!(codes("kind: chain\nsteps: [fund, 公示]"), [""; 0], "the figure has its source");
}
