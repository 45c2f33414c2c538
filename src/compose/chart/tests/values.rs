//! Lollipops, dots, grouped and stacked bars, ranges and bullets.

use super::{found, refused, sample, with_file};
use crate::chart::{Baseline, Chart, RangeBound};

#[test]
fn lollipops_stand_on_zero_and_dots_on_a_fitted_axis() {
    let rows = "rows: { 饭堂: 3.5元/斤, 职工: 3.8元/斤, 截至5月: 约3.11元/斤 }\nsource: report";
    let dot = |kind: &str| {
        let Chart::Dot(dot) = sample("", &format!("kind: {kind}\n{rows}")).chart() else { panic!("dots") };
        dot
    };
    let (lollipop, fitted, zero) = (dot("lollipop"), dot("dot"), dot("dot\nbaseline: zero"));
    assert_eq!([lollipop.baseline, fitted.baseline, zero.baseline], [Baseline::Zero, Baseline::Fitted, Baseline::Zero]);
    let texts: Vec<&str> = fitted.rows.iter().map(|row| row.amount.text.as_str()).collect();
    assert_eq!((fitted.unit.as_str(), texts), ("元/斤", vec!["3.8", "3.5", "约3.11"]));
}

#[test]
fn rows_of_a_file_without_a_value_are_named_in_the_note() {
    let chart = "kind: lollipop\ndata: data.csv\nsource: report";
    let sample = with_file("", chart, "村,收入（万元）\n岗东,20\n新民,\n大东,超过37万元\n");
    let settled = sample.settled();
    assert_eq!(settled.remarks, ["新民的数未载明"]);
    let Chart::Dot(dot) = settled.chart else { panic!("dots") };
    assert_eq!(dot.rows.iter().map(|row| row.amount.text.as_str()).collect::<Vec<_>>(), ["超过37", "20"]);
}

#[test]
fn units_that_stand_before_the_number_follow_it_on_a_chart() {
    let rows = "kind: lollipop\nrows: { 养老金: 每人每月135元, 低保: 每人每月不少于430元 }\nsource: report";
    let sample = sample("", rows);
    let settled = sample.settled();
    assert_eq!(settled.unit, "元/人/月");
    let Chart::Dot(dot) = settled.chart else { panic!("dots") };
    assert_eq!(dot.rows.iter().map(|row| row.amount.text.as_str()).collect::<Vec<_>>(), ["不少于430", "135"]);
}

#[test]
fn lengths_are_single_numbers_of_one_unit_that_are_not_negative() {
    assert_eq!(refused("kind: lollipop\nrows: { 甲: 3人, 乙: 4户 }"), found(&[("chart-units", "4户")]));
    assert_eq!(refused("kind: lollipop\nrows: { 甲: 60万～200万元 }"), found(&[("chart-parts", "60万～200万元")]));
    assert_eq!(refused("kind: lollipop\nrows: { 甲: -3% }"), found(&[("chart-parts", "-3%")]));
    assert_eq!(refused("kind: dot\nrows: { 甲: -3%, 乙: 2% }"), []);
    let many: String = (0..61).map(|i| format!("  行{i}: {i}人\n")).collect();
    assert_eq!(refused(&format!("kind: dot\nrows:\n{many}")), found(&[("chart-size", "c")]));
}

#[test]
fn grouped_bars_have_two_or_three_columns_and_say_what_is_not_stated() {
    let chart = "kind: grouped\ncolumns: [赴沿河, 赴张家港]\nrows: { 培训: [82人次, 167人次], 挂职: [~, 31人次] }\nsource: report";
    let sample = sample("", chart);
    let settled = sample.settled();
    let Chart::Grouped(grouped) = &settled.chart else { panic!("grouped bars") };
    assert_eq!(grouped.series, ["赴沿河", "赴张家港"]);
    assert_eq!(grouped.rows[1].values[0].text, "未载明");
    assert_eq!(settled.description, "分组条形图：培训赴沿河82人次、赴张家港167人次，挂职赴张家港31人次。");
    let four = "kind: grouped\ncolumns: [一, 二, 三, 四]\nrows: { 甲: [1人, 2人, 3人, 4人] }";
    assert_eq!(refused(four), found(&[("chart-size", "c")]));
    let one = "kind: grouped\ncolumns: [一]\nrows: { 甲: [1人] }";
    assert_eq!(refused(one), found(&[("wrong-type", "[一]")]));
}

#[test]
fn stacked_bars_sum_to_their_totals() {
    let chart = |more: &str| {
        format!(
            "kind: stacked\ncolumns: [培训, 挂职]\n\
             rows: {{ 赴沿河: [82人次, 141人次], 赴张家港: [约167人次, 31人次] }}\nsource: report\n{more}"
        )
    };
    let sample = sample("", &chart("totals: { 赴沿河: 223人次 }"));
    let settled = sample.settled();
    let Chart::Stacked(stacked) = &settled.chart else { panic!("stacked bars") };
    let totals: Vec<&str> = stacked.rows().iter().map(|row| row.total.text.as_str()).collect();
    assert_eq!(totals, ["223", "约198"]);
    assert_eq!(settled.remarks, ["赴张家港的合计为推算"]);
    assert_eq!(settled.table.rows[0], ["赴沿河", "82人次", "141人次", "223人次"]);
    assert_eq!(settled.table.rows[1][3], "约198人次");

    assert_eq!(refused(&chart("totals: { 赴沿河: 224人次 }")), found(&[("chart-parts", "224人次")]));
    assert_eq!(refused(&chart("totals: { 赴沿河: 超过200人次 }")), []);
    assert_eq!(refused(&chart("totals: { 沿河: 223人次 }")), found(&[("chart-parts", "沿河")]));
    assert_eq!(refused(&chart("totals: { 赴沿河: 223户次 }")), found(&[("chart-units", "223户次")]));
    let gap = "kind: stacked\ncolumns: [一, 二]\nrows: { 甲: [1人, ~] }";
    assert_eq!(refused(gap), found(&[("data-value", "甲: [1人, ~]")]));
}

#[test]
fn ranges_know_what_their_words_leave_open() {
    let chart = "kind: range\nrows:\n  全部: { low: 超过20万元, mean: 37万元, high: 超过100万元 }\n  资金: 60万～200万元\nsource: report";
    let sample = sample("", chart);
    let settled = sample.settled();
    let Chart::Range(range) = &settled.chart else { panic!("a range") };
    let ends: Vec<_> = range
        .rows()
        .iter()
        .flat_map(|row| [row.low.as_ref(), row.high.as_ref()])
        .map(|end| end.map(|end| (end.text.as_str(), end.bound)).unwrap())
        .collect();
    let (above, exact) = (RangeBound::Above, RangeBound::Exact);
    assert_eq!(ends, [("超过20", above), ("超过100", above), ("60", exact), ("200", exact)]);
    assert_eq!(settled.table.head, ["项目", "最低", "平均", "最高", "范围"]);
    assert_eq!(settled.table.rows[1], ["资金", "—", "—", "—", "60万～200万元"]);
}

#[test]
fn ranges_state_something_once_and_in_order() {
    let range = |row: &str| refused(&format!("kind: range\nrows:\n  甲: {row}"));
    assert_eq!(range("{ low: 20人 }"), []);
    assert_eq!(range("{ low: 20人, high: 10人 }"), found(&[("chart-order", "10人")]));
    assert_eq!(range("20人"), found(&[("chart-parts", "20人")]));
    assert_eq!(range("{ low: 10～20人, high: 30人 }"), found(&[("chart-parts", "10～20人")]));
    assert_eq!(
        range("{ span: 10～20人, mean: 15人 }"),
        found(&[("chart-parts", "甲: { span: 10～20人, mean: 15人 }")])
    );
    assert_eq!(range("{ low: 20人, high: 30户 }"), found(&[("chart-units", "30户")]));
    assert_eq!(refused("kind: range\nwords: [低, 高]\nrows: { 甲: 1～2人 }"), found(&[("wrong-type", "[低, 高]")]));
}

const FUNDS: &str = "
arrived: { label: 到位, value: 8743.11万元, money: 后方到位 }
due: { label: 应到位, value: 约4179万元, money: 后方到位, nature: 计划 }
rate: { label: 到位率, value: 209.2%, of: due }
wrong: { label: 抄错的到位率, value: 219.2%, of: due }
gifts: { label: 捐款, value: 100万元, money: 捐款 }
";

#[test]
fn bullets_hold_results_against_plans_and_work_rates_out() {
    let chart = |rate: &str| format!("kind: bullet\nrows: {{ 资金: {{ value: arrived, target: due{rate} }} }}");
    let stated = sample(FUNDS, &chart(", rate: rate"));
    let settled = stated.settled();
    let Chart::Bullet(bullet) = &settled.chart else { panic!("a bullet") };
    assert_eq!((bullet.target.as_str(), bullet.rate.as_str()), ("计划", "到位率"));
    assert_eq!(bullet.rows[0].rate_text, "209.2%");
    assert_eq!(settled.remarks, Vec::<String>::new());

    let derived = sample(FUNDS, &chart(""));
    let settled = derived.settled();
    let Chart::Bullet(bullet) = &settled.chart else { panic!("a bullet") };
    assert_eq!(bullet.rows[0].rate_text, "约209.2%");
    assert_eq!(settled.remarks, ["到位率为推算"]);
    assert_eq!(settled.table.rows[0], ["资金", "8743.11万元", "约4179万元", "约209.2%"]);

    let wrong = sample(FUNDS, &chart(", rate: wrong"));
    assert_eq!(wrong.findings(), found(&[("chart-rate", "wrong")]));
    let other = sample(FUNDS, "kind: bullet\nrows: { 资金: { value: arrived, target: gifts } }");
    assert_eq!(other.findings(), found(&[("chart-kinds", "gifts")]));
}

#[test]
fn bullets_refuse_what_has_no_rate() {
    let bullet = |row: &str| refused(&format!("kind: bullet\nrows:\n  甲: {row}"));
    assert_eq!(bullet("{ value: 3人, target: 4户 }"), found(&[("chart-units", "4户")]));
    assert_eq!(bullet("{ value: 3人, target: 0人 }"), found(&[("chart-rate", "0人")]));
    assert_eq!(bullet("{ value: 3人, target: 4人, rate: 75人 }"), found(&[("chart-units", "75人")]));
    assert_eq!(bullet("{ value: 3人, target: 4人, rate: 75% }"), []);
    assert_eq!(bullet("{ value: 3人 }").first().map(|(code, _)| *code), Some("missing-field"));
}

#[test]
fn wishes_that_a_kind_does_not_draw_are_refused() {
    let chart = |more: &str| refused(&format!("kind: stacked\ncolumns: [一, 二]\nrows: {{ 甲: [1人, 2人] }}\n{more}"));
    assert_eq!(chart("highlight: 甲"), found(&[("chart-wish", "甲")]));
    assert_eq!(chart("annotate: { 甲: 多 }"), found(&[("chart-wish", "甲")]));
    assert_eq!(chart("compare: { label: 均, value: 2人 }"), found(&[("chart-wish", "均")]));
}

#[test]
fn rows_take_words_and_a_value_to_compare_with() {
    let figures = "
village: { label: 岗东, value: 37万元, money: 收入 }
other: { label: 新民, value: 超过100万元, money: 收入 }
line: { label: 标准, value: 18万元, money: 收入, nature: 标准 }
gift: { label: 捐款, value: 18万元, money: 捐款 }
";
    let chart = |compare: &str| {
        format!(
            "kind: bar\nfigures: [village, other]\nannotate: {{ 岗东: 26村平均 }}\ncompare: {{ label: 脱贫标准, value: {compare} }}"
        )
    };
    let sample = sample(figures, &chart("line"));
    let settled = sample.settled();
    let Chart::Bar(bar) = &settled.chart else { panic!("bars") };
    assert_eq!(bar.reference.as_ref().map(|reference| reference.text.as_str()), Some("脱贫标准 18"));
    assert_eq!(bar.rows.iter().map(|row| row.note.as_str()).collect::<Vec<_>>(), ["", "26村平均"]);
    assert_eq!(settled.description, "条形图：新民超过100万元，岗东37万元（26村平均）；对照：脱贫标准18万元。");
    assert_eq!(settled.table.rows[2], ["脱贫标准（对照）", "18万元"]);
    assert_eq!(settled.figures.len(), 3, "the line has a source too");
    let findings = |compare: &str| super::sample(figures, &format!("{}\nsource: report", chart(compare))).findings();
    assert_eq!(findings("gift"), found(&[("chart-kinds", "gift")]));
    assert_eq!(findings("18户"), found(&[("chart-units", "18户")]));
    assert_eq!(findings("-1万元"), found(&[("chart-parts", "-1万元")]));
    assert_eq!(findings("10万～20万元"), found(&[("chart-parts", "10万～20万元")]));
}
