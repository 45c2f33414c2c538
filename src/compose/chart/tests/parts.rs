//! Parts of totals and wholes, and counted things.

use super::{Settled, codes_in_line, settled_in_line};
use crate::chart::Chart;

const FIGURES: &str = "\
households: { label: 帮扶对象户数, value: 16875户 }
poor: { label: 建档立卡户, value: 1510户, part-of: households }
poorest: { label: 低保户, value: 300多户, part-of: poor }
counties: { label: 国家级贫困县, value: 75个 }
lifted: { label: 摘帽县, value: 39个, part-of: counties }
invested: { label: 项目投资, value: 1.5亿元, money: 项目投资 }
industry-share: { label: 产业项目投资占比, value: 70.9%, of: invested }
study: { label: 助学款, value: 218.1万元, money: 捐款 }
roads: { label: 修路款, value: 115万元, money: 捐款 }
trees: { label: 苗木, value: 107.9万元, money: 捐物折价 }
gifts: { label: 捐款合计, value: 441万元, money: 捐款捐物, sum: [study, roads, trees] }
plan: { label: 计划户数, value: 200户, nature: 计划 }
";

fn settled(text: &str) -> Settled<'static> {
    settled_with(text, "")
}

fn settled_with(text: &str, csv: &str) -> Settled<'static> {
    settled_in_line(FIGURES, text, csv)
}

fn codes(text: &str) -> Vec<&'static str> {
    codes_with(text, "")
}

fn codes_with(text: &str, csv: &str) -> Vec<&'static str> {
    codes_in_line(FIGURES, text, csv)
}

fn funnel(steps: &str) -> String {
    format!("kind: funnel, {steps}")
}

#[test]
fn a_funnel_works_out_the_share_of_each_step() {
    let settled = settled(&funnel("figures: [households, poor, poorest], labels: { households: 户数 }"));
    let Chart::Funnel(chart) = &settled.chart else { panic!("a funnel") };
    let shares: Vec<&str> = chart.steps().iter().map(|step| step.share.as_str()).collect();
    assert_eq!(shares, ["", "约占户数的8.9%", "约占建档立卡户的19.9%"]);
    assert_eq!(chart.steps()[2].text, "300多");
    assert_eq!(
        settled.description,
        "漏斗图：户数16875户，建档立卡户1510户（约占户数的8.9%），低保户300多户（约占建档立卡户的19.9%）。"
    );
    assert_eq!(settled.table.rows[1], ["建档立卡户", "1510户", "约8.9%"]);
    assert!(settled.remarks[0].contains("推算"));
}

#[test]
fn a_funnel_is_refused_where_steps_are_no_subsets() {
    assert_eq!(codes(&funnel("figures: [households, lifted]")), ["chart-units"]);
    assert_eq!(codes(&funnel("figures: [poor, households]")), ["chart-parts"], "it grows");
    assert_eq!(codes(&funnel("figures: [counties, lifted]")), Vec::<&str>::new());
    assert_eq!(codes(&funnel("figures: [households, plan]")), ["chart-kinds"]);
    assert_eq!(codes(&funnel("figures: [households, poorest]")), Vec::<&str>::new(), "by way of another");
    assert_eq!(codes(&funnel("rows: { 全部: 300户, 低保: poor }, source: report")), ["chart-parts"], "it grows");
    assert_eq!(codes(&funnel("figures: [study, roads]")), ["chart-parts"], "beside each other");
    assert_eq!(codes(&funnel("figures: [gifts, study]")), ["chart-kinds"]);
    assert_eq!(codes(&funnel("figures: [households]")), ["chart-parts"], "one step");
    assert_eq!(codes(&funnel("rows: { 参训: 186名, 创业: 20～33名 }, source: report")), ["chart-parts"], "a range");
    assert_eq!(codes(&funnel("rows: { 参训: 186名, 创业: 33名 }")), ["chart-source"]);
    assert_eq!(codes(&funnel("figures: []")), ["chart-empty"]);
}

fn nested(row: &str) -> String {
    format!("kind: nested, rows: {{ 户数: {{ {row} }} }}, source: report")
}

#[test]
fn a_nested_share_is_stated_or_worked_out() {
    let share = |row: &str| {
        let settled = settled(&nested(row));
        let Chart::Nested(chart) = &settled.chart else { panic!("a nested chart") };
        (chart.rows()[0].share.clone(), chart.rows()[0].part.label.clone(), settled.remarks.is_empty())
    };
    let of = |share: &str, label: &str, stated| (share.to_owned(), label.to_owned(), stated);
    assert_eq!(share("whole: households, part: poor"), of("约占8.9%", "建档立卡户", false));
    assert_eq!(share("whole: households, part: poor, share: 8.9%"), of("占8.9%", "建档立卡户", true));
    assert_eq!(share("whole: 200户, part: 50户"), of("占25%", "其中一部分", false));
}

#[test]
fn a_nested_part_lies_in_its_whole() {
    assert_eq!(codes(&nested("whole: poor, part: households")), ["chart-parts"]);
    assert_eq!(codes(&nested("whole: households, part: lifted")), ["chart-units"]);
    assert_eq!(codes(&nested("whole: households, part: plan")), ["chart-kinds"]);
    assert_eq!(codes(&nested("whole: households, part: households")), ["chart-parts"]);
    assert_eq!(codes(&nested("whole: households, part: poor, share: 9.9%")), ["chart-parts"]);
    assert_eq!(codes(&nested("whole: households, part: poor, share: 9户")), ["chart-units"]);
    assert_eq!(codes(&nested("whole: households")), ["missing-field"]);
    let file = "村,总户数（户）,其中（户）\n岗东村,200,50\n新民村,100,120\n";
    let columns = |columns: &str| format!("kind: nested, data: data.csv, columns: {{ {columns} }}, source: report");
    assert_eq!(codes_with(&columns("whole: 总户数, part: 其中"), file), ["chart-parts"]);
    assert_eq!(codes_with(&columns("whole: 总户数"), file), ["missing-field"]);
}

fn waffle(row: &str) -> String {
    format!("kind: waffle, rows: {{ 摘帽: {{ {row} }} }}, source: report")
}

#[test]
fn a_waffle_has_a_cell_for_each_thing_or_each_per_cent() {
    let grid = |row: &str| {
        let Chart::Waffle(chart) = settled(&waffle(row)).chart else { panic!("a waffle") };
        let grid = &chart.grids[0];
        (grid.cells.filled(), grid.cells.all(), grid.text.clone(), grid.whole.clone())
    };
    let of = |filled, all, text: &str, whole: &str| (filled, all, text.to_owned(), whole.to_owned());
    assert_eq!(grid("whole: counties, part: lifted"), of(39, 75, "39个", "国家级贫困县共75个，一格代表1个"));
    assert_eq!(grid("share: industry-share"), of(71, 100, "70.9%", "项目投资共1.5亿元，一格代表1%"));
    assert_eq!(grid("share: 约30%"), of(30, 100, "约30%", "一格代表1%"));
}

#[test]
fn a_waffle_is_refused_where_cells_would_lie() {
    assert_eq!(codes(&waffle("whole: households, part: poor")), ["chart-count"], "too many");
    assert_eq!(codes(&waffle("whole: 75个, part: 约39个")), ["chart-count"], "not exact");
    assert_eq!(codes(&waffle("whole: 75元, part: 39元")), ["chart-count"], "nothing that is counted");
    assert_eq!(codes(&waffle("whole: 39个, part: 75个")), ["chart-parts"]);
    assert_eq!(codes(&waffle("whole: 75个, part: 39个, share: 52%")), ["chart-parts"]);
    assert_eq!(codes(&waffle("part: 39个")), ["chart-parts"]);
    assert_eq!(codes(&waffle("share: 39个")), ["chart-units"]);
    assert_eq!(codes(&waffle("share: 209.2%")), ["chart-parts"]);
}

#[test]
fn a_pictogram_shows_exact_numbers_of_things() {
    let chart =
        |value: &str, more: &str| format!("kind: pictogram, rows: {{ 经济薄弱村: {value} }}, source: report{more}");
    assert!(matches!(settled(&chart("26个", ", symbol: house")).chart, Chart::Pictogram(_)));
    assert_eq!(codes(&chart("超过26个", "")), ["chart-count"]);
    assert_eq!(codes(&chart("101个", "")), ["chart-count"]);
    assert_eq!(codes(&chart("26公里", "")), ["chart-count"]);
    assert_eq!(codes(&chart("26个", ", symbol: tree")), ["unknown-word"]);
}

#[test]
fn parts_are_those_of_the_total_or_written_down() {
    let rows = "rows: { 助学: 218.1万元, 修路: 115万元, 苗木: 107.9万元 }, source: report";
    for kind in ["waterfall", "treemap"] {
        let of_figure = settled(&format!("kind: {kind}, total: gifts, labels: {{ study: 助学 }}"));
        let of_rows = settled(&format!("kind: {kind}, total: 441万元, {rows}"));
        for settled in [&of_figure, &of_rows] {
            assert_eq!(settled.table.rows[0], ["助学", "218.1万元"], "{kind}");
            assert_eq!(settled.table.rows[3], ["合计", "441万元"], "{kind}");
            assert!(settled.description.ends_with("苗木107.9万元，合计441万元。"), "{}", settled.description);
        }
    }
    let file = "款项,金额（万元）\n助学,218.1\n修路,115\n苗木,107.9\n";
    let chart = "kind: treemap, total: gifts, data: data.csv, source: report";
    assert_eq!(settled_with(chart, file).figures.len(), 1, "the total is a figure");
}

#[test]
fn what_takes_away_has_its_sign() {
    let chart = "kind: waterfall, sort: given, total: 8万元, rows: { 收入: 10万元, 支出: -2万元 }, source: report";
    let Chart::Waterfall(chart) = settled(chart).chart else { panic!("a waterfall") };
    let texts: Vec<&str> = chart.steps.iter().map(|step| step.text.as_str()).collect();
    assert_eq!((texts, chart.total), (vec!["10", "−2"], 80_000.0), "what it starts from is no addition");
    assert_eq!(chart.total_label, "结余");
}

#[test]
fn parts_make_their_total() {
    let chart = |kind: &str, more: &str| format!("kind: {kind}, source: report, {more}");
    assert_eq!(codes(&chart("treemap", "total: 9万元, rows: { 甲: 5万元, 乙: 3万元 }")), ["chart-parts"]);
    assert_eq!(codes(&chart("treemap", "total: 超过8万元, rows: { 甲: 5万元, 乙: 3.5万元 }")), Vec::<&str>::new());
    assert_eq!(codes(&chart("waterfall", "total: 9万元, rows: { 甲: 超过5万元, 乙: 3万元 }")), ["chart-parts"]);
    assert_eq!(codes(&chart("waterfall", "total: 约20万元, rows: { 甲: 5万元, 乙: 3万元 }")), ["chart-parts"]);
    assert_eq!(codes(&chart("treemap", "total: 100%, rows: { 甲: 33.3%, 乙: 66.6% }")), Vec::<&str>::new());
    assert_eq!(codes(&chart("treemap", "total: 8万元, rows: { 甲: 10万元, 乙: -2万元 }")), ["chart-parts"]);
    assert_eq!(codes(&chart("treemap", "total: 8个, rows: { 甲: 5万元, 乙: 3万元 }")), ["chart-units"; 2]);
    assert_eq!(codes(&chart("treemap", "total: gifts, rows: { 甲: invested }"))[0], "chart-kinds");
    assert_eq!(codes(&chart("treemap", "total: study")), ["chart-parts"], "it has no parts");
    assert_eq!(codes(&chart("treemap", "total: 8万元")), ["missing-field"]);
    assert_eq!(codes(&chart("treemap", "rows: { 甲: 8万元 }")), ["missing-field"]);
    assert_eq!(codes(&chart("waterfall", "total: gifts, groups: { 款: [study, boats] }")), ["chart-parts"]);
    assert_eq!(codes(&chart("treemap", "total: gifts, sort: value")), ["chart-wish"]);
}

#[test]
fn shares_are_written_by_label_or_as_a_list() {
    let short = "kind: share, rows: { 县: { whole: counties, parts: { 摘帽: lifted, 其他: rest } } }";
    let long = "kind: share, rows: [ { label: 县, whole: counties, \
                parts: [ { label: 摘帽, figure: lifted }, { label: 其他, rest: true } ] } ]";
    assert_eq!(settled(short).chart, settled(long).chart);
    let stated = "kind: share, source: report, rows: { 县: { whole: 75个, parts: { 摘帽: 39个, 其他: 36个 } } }";
    assert_eq!(settled(stated).description, settled(short).description);
}

#[test]
fn shares_fill_their_whole() {
    let share = |whole: &str, parts: &str| {
        codes(&format!("kind: share, source: report, rows: {{ 县: {{ whole: {whole}, parts: {{ {parts} }} }} }}"))
    };
    assert_eq!(share("75个", "摘帽: 39个"), ["chart-parts"]);
    assert_eq!(share("75个", "摘帽: 76个, 其他: rest"), ["chart-parts"]);
    assert_eq!(share("75个", "摘帽: 39户, 其他: rest"), ["chart-units"]);
    assert_eq!(share("households", "计划: plan, 其他: rest"), ["chart-kinds"]);
    assert_eq!(share("0个", "摘帽: 0个, 其他: rest"), ["chart-parts"]);
    assert_eq!(share("75个", "摘帽: , 其他: rest"), ["missing-field"]);
}

#[test]
fn a_share_has_no_more_parts_than_colours() {
    let share = |parts: usize| {
        let parts: Vec<String> = (1..parts).map(|part| format!("第{part}项: 1户")).collect();
        codes(&format!(
            "kind: share, source: report, rows: {{ 农户: {{ whole: 100户, parts: {{ {}, 其他: rest }} }} }}",
            parts.join(", ")
        ))
    };
    assert!(share(6).is_empty());
    assert_eq!(share(7), ["chart-size"]);
}
