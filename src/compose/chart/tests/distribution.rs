//! Distributions and two measures.

use super::{Settled, codes_in_line, settled_in_line};
use crate::chart::Chart;

fn settled(text: &str) -> Settled<'static> {
    settled_with(text, "")
}

fn settled_with(text: &str, csv: &str) -> Settled<'static> {
    settled_in_line("", text, csv)
}

fn codes(text: &str) -> Vec<&'static str> {
    codes_with(text, "")
}

fn codes_with(text: &str, csv: &str) -> Vec<&'static str> {
    codes_in_line("", text, csv)
}

const VILLAGES: &str = "村,2018年收入（万元）,2019年收入（万元）,劳动力\n岗东村,18,超过100,611人\n新民村,12.5,22,240人\n港西村,,30,300人\n";

fn of_file(kind: &str, more: &str) -> String {
    format!("kind: {kind}, source: report, data: data.csv{more}")
}

#[test]
fn a_histogram_counts_the_values_of_a_column() {
    let settled = settled_with(&of_file("histogram", ", counted: 个村"), VILLAGES);
    let Chart::Histogram(chart) = &settled.chart else { panic!("a histogram") };
    assert_eq!(chart.measure(), "2018年收入，万元");
    assert_eq!(chart.bins().iter().map(|bin| bin.count).sum::<u32>(), 2);
    assert_eq!(settled.remarks, ["另有1个村原文未载明，没有画出"]);
    assert!(settled.description.contains("万元的有1个村"), "{}", settled.description);
}

fn bins(bins: &str) -> String {
    format!("kind: histogram, measure: 村集体收入, source: report, bins: {{ {bins} }}")
}

#[test]
fn bins_have_their_ends_from_their_words() {
    let settled = settled(&bins("20万元以下: 3个, 20万～30万元: 5个, 30万～40万元: 0个, 40万元以上: 2个"));
    let Chart::Histogram(chart) = &settled.chart else { panic!("a histogram") };
    let ends: Vec<_> = chart.bins().iter().map(|bin| (bin.from, bin.to, bin.count)).collect();
    let tens = [(None, Some(20.0), 3), (Some(20.0), Some(30.0), 5), (Some(30.0), Some(40.0), 0), (Some(40.0), None, 2)];
    assert_eq!(ends, tens);
    assert_eq!(settled.table.rows[1], ["20万～30万元", "5个"]);
}

#[test]
fn bins_touch_and_are_of_one_width() {
    assert_eq!(codes(&bins("20万～30万元: 3个, 40万～50万元: 5个")), ["chart-bins"], "a gap");
    assert_eq!(codes(&bins("20万～30万元: 3个, 30万～50万元: 5个")), ["chart-bins"], "wider");
    assert_eq!(codes(&bins("20万元以上: 3个, 20万～30万元: 5个")), ["chart-bins"], "open in the midst");
    assert_eq!(codes(&bins("20万～30万元: 3个, 30万元以下: 5个")), ["chart-bins"], "open at the wrong side");
    assert_eq!(codes(&bins("20万元: 3个, 30万元: 5个"))[0], "chart-bins", "numbers");
    assert_eq!(codes(&bins("20万～30万元: 3个")), ["chart-bins"], "one");
    assert_eq!(codes(&bins("20万元以下: 3个, 20万户以上: 5个")), ["chart-bins"], "two units");
    assert_eq!(codes(&bins("20万元以下: 约3个, 20万元以上: 5个")), ["chart-count"]);
    assert_eq!(codes(&bins("少于二十: 3个, 20万元以上: 5个")), ["figure-syntax"]);
    assert_eq!(codes(&of_file("histogram", ", bins: { 20万元以下: 3个, 20万元以上: 1个 }"))[0], "wrong-type");
}

#[test]
fn a_strip_has_a_row_for_each_column() {
    let chart =
        of_file("strip", ", columns: [2018年收入, 2019年收入], mean: [~, 51万元], counted: 个村, highlight: 岗东村");
    let settled = settled_with(&chart, VILLAGES);
    let Chart::Strip(strip) = &settled.chart else { panic!("a strip plot") };
    let [before, after] = strip.rows.as_slice() else { panic!("two rows") };
    assert_eq!(before.count, "2个村，一点代表一个村，另有1个村未载明");
    assert_eq!((after.min.as_str(), after.mean.1.as_str()), ("最低22万元", "平均51万元"));
    assert!(after.max.is_empty(), "the highest is named");
    assert!(after.dots[0].highlight && !after.dots[1].highlight);
    assert!(settled.description.ends_with("2019年收入，3个村，最低22万元，平均51万元，最高超过100万元。"));
    assert_eq!(settled.table.rows[3], ["平均", "—", "51万元"]);
    assert_eq!(strip.unit, "万元");
}

#[test]
fn a_mean_lies_among_its_values() {
    let strip = |more: &str| codes_with(&of_file("strip", &format!(", column: 2019年收入{more}")), VILLAGES);
    assert_eq!(strip(", mean: 37万元"), Vec::<&str>::new());
    assert_eq!(strip(", mean: 20万元"), ["chart-parts"]);
    assert_eq!(strip(", mean: 120万元"), Vec::<&str>::new(), "the highest is open");
    assert_eq!(strip(", mean: 37户"), ["chart-units"]);
    assert_eq!(strip(", mean: [37万元, 38万元]"), ["chart-parts"]);
    assert_eq!(strip(", compare: { label: 标准, value: 20万元 }"), ["chart-wish"]);
}

#[test]
fn points_have_two_measures() {
    let rows = "kind: scatter, source: report, x: 采购量, y: 金额, highlight: 饭堂, rows: {\n\
                饭堂: { x: 1350斤, y: 4725元 }, 职工: { x: 8660斤, y: 3.2908万元 } }";
    let settled = settled(rows);
    let Chart::Scatter(chart) = &settled.chart else { panic!("a scatter plot") };
    assert_eq!((chart.x.unit.as_str(), chart.y.unit.as_str()), ("斤", "元"));
    assert_eq!((chart.points[1].x, chart.points[1].y), (8660.0, 32908.0), "in the unit of the first");
    assert_eq!(chart.points[1].text, "8660斤，3.2908万元");
    assert_eq!(settled.table.head, ["项目", "采购量", "金额"]);
    let columns = ", columns: { x: 劳动力, y: 2018年收入 }, named: [岗东村]";
    let Chart::Scatter(chart) = settled_with(&of_file("scatter", columns), VILLAGES).chart else {
        panic!("a scatter plot")
    };
    assert_eq!((chart.x.label.as_str(), chart.points.len()), ("劳动力", 2), "one is not stated");
    assert_eq!(chart.points.iter().map(|point| point.named).collect::<Vec<_>>(), [true, false]);
}

#[test]
fn each_axis_has_one_unit() {
    let scatter = |rows: &str| codes(&format!("kind: scatter, source: report, x: 量, y: 额, rows: {{ {rows} }}"));
    assert_eq!(scatter("甲: { x: 1斤, y: 2元 }, 乙: { x: 3户, y: 4元 }"), ["chart-units"]);
    assert_eq!(scatter("甲: { x: 1斤, y: 2～3元 }"), ["chart-parts"]);
    assert_eq!(scatter("甲: { x: 1斤 }"), ["missing-field"]);
    let nobody = of_file("scatter", ", columns: { x: 劳动力, y: 2018年收入 }, named: [大东村]");
    assert_eq!(codes_with(&nobody, VILLAGES), ["chart-parts"]);
}

#[test]
fn a_heat_map_shows_what_is_not_stated() {
    let chart = |rows: &str| format!("kind: heatmap, source: report, columns: [赴沿河, 赴张家港], rows: {{ {rows} }}");
    let settled = settled(&chart("挂职: [141人, 31人], 培训: [~, 约167人]"));
    let Chart::Heatmap(heatmap) = &settled.chart else { panic!("a heat map") };
    assert_eq!((heatmap.rows[1].cells[0].value, heatmap.rows[1].cells[1].text.as_str()), (None, "约167"));
    assert_eq!((settled.unit.as_str(), settled.remarks[0].as_str()), ("人", "“—”表示原文未载明"));
    assert_eq!(codes(&chart("挂职: [141人, 31户]")), ["chart-units"]);
    assert_eq!(codes(&chart("挂职: [~, ~]")), ["chart-empty"]);
    assert_eq!(codes(&chart("挂职: [10～20人, 3人]")), ["chart-parts"]);
}

#[test]
fn files_are_held_against_what_is_asked_of_them() {
    let strip = |more: &str, text: &str| codes_with(&of_file("strip", more), text);
    assert_eq!(strip(", column: 收人", VILLAGES), ["unknown-column"]);
    assert_eq!(strip("", "村,收入\n岗东村,很多\n"), ["data-value"]);
    assert_eq!(strip("", "村,收入（万元）\n岗东村,1,2\n新民村,3\n")[0], "data-syntax");
    assert_eq!(strip("", "村,收入（万元）\n岗东村,\n"), ["chart-empty"]);
    assert_eq!(codes(&of_file("strip", "")), ["unknown-data"]);
}

/// An axis in 万元 counts in 万元, whatever its values are in the base unit.
#[test]
fn values_of_an_axis_are_in_its_unit() {
    let Chart::Dot(dot) = settled("kind: dot, source: report, rows: { 甲: 18万元, 乙: 375000元, 丙: 100万元 }").chart
    else {
        panic!("dots")
    };
    assert_eq!(dot.unit, "万元");
    let values: Vec<f64> = dot.rows.iter().map(|row| row.amount.value).collect();
    assert_eq!(values, [100.0, 37.5, 18.0]);
}
