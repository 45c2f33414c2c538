//! Lines, areas, steps, slopes and small multiples.

use super::{found, refused, sample, with_file};
use crate::chart::{Baseline, Chart, LineForm, PanelForm, PanelScale};

/// Times, names and texts of a line chart; `~` for a gap.
fn lines(chart: &Chart) -> (Vec<String>, Vec<(String, String)>) {
    let Chart::Line(line) = chart else { panic!("lines") };
    let series = match &line.form {
        LineForm::Lines { series, .. } => series.as_slice(),
        LineForm::Area(series) => std::slice::from_ref(series),
    };
    let text = |values: &[Option<crate::chart::Number>]| {
        let texts = values.iter().map(|value| value.as_ref().map_or("~", |value| value.text.as_str()));
        texts.collect::<Vec<_>>().join(" ")
    };
    (
        line.periods.iter().map(|period| period.text.clone()).collect(),
        series.iter().map(|series| (series.name.clone(), text(&series.values))).collect(),
    )
}

#[test]
fn a_line_goes_by_the_times_of_its_labels_or_figures() {
    let figures = "
late: { label: 晚, value: 199.4万人, period: { phrase: 到2018年底, means: ../2018-12 } }
early: { label: 早, value: 411万人, period: ../2015-12 }
";
    let listed = sample(figures, "kind: line\nfigures: [late, early]");
    let (times, series) = lines(&listed.chart());
    assert_eq!(times, ["截至2015年12月", "到2018年底"]);
    assert_eq!(series, [(String::new(), "411 199.4".to_owned())]);
    let rows = sample("", "kind: line\nrows: { 2017年: 9%, 2016: 约10%, 2018年底: 8% }\nsource: report");
    let settled = rows.settled();
    let (times, series) = lines(&settled.chart);
    assert_eq!(times, ["2016年", "2017年", "2018年底"]);
    assert_eq!(series[0].1, "约10 9 8");
    assert_eq!(settled.description, "折线图：2016年约10%，2017年9%，2018年底8%。");
    assert_eq!(settled.table.head, ["时间", "数值"]);
}

#[test]
fn several_lines_have_their_times_in_rows_or_in_columns() {
    let expected = [("张家港".to_owned(), "1 2".to_owned()), ("沿河".to_owned(), "~ 4".to_owned())];
    let down = "kind: line\ncolumns: [张家港, 沿河]\nrows: { 2016年: [1人, ~], 2017年: [2人, 4人] }\nsource: report";
    let across = "kind: line\ncolumns: [2016年, 2017年]\nrows: { 张家港: [1人, 2人], 沿河: [~, 4人] }\nsource: report";
    for chart in [down, across] {
        let (times, series) = lines(&sample("", chart).chart());
        assert_eq!(
            (times.as_slice(), series.as_slice()),
            (["2016年", "2017年"].map(str::to_owned).as_slice(), expected.as_slice())
        );
    }
    let file = with_file(
        "",
        "kind: line\ndata: data.csv\nsource: report",
        "年份,张家港（人）,沿河（人）\n2016,1,\n2017,2,4\n",
    );
    assert_eq!(lines(&file.chart()).1, expected);
    let one = with_file(
        "",
        "kind: line\ndata: data.csv\ncolumn: 沿河\nsource: report",
        "年份,张家港（人）,沿河（人）\n2016,1,3\n2017,2,4\n",
    );
    assert_eq!(lines(&one.chart()).1, [(String::new(), "3 4".to_owned())]);
}

#[test]
fn lines_start_at_zero_only_where_their_values_come_near_it() {
    let start = |rows: &str| {
        let Chart::Line(line) = sample("", &format!("kind: line\n{rows}\nsource: report")).chart() else { panic!() };
        let LineForm::Lines { baseline, .. } = line.form else { panic!("lines") };
        baseline
    };
    assert_eq!(start("rows: { 2016: 100人, 2017: 110人 }"), Baseline::Fitted);
    assert_eq!(start("rows: { 2016: 10人, 2017: 110人 }"), Baseline::Zero);
    assert_eq!(start("baseline: zero\nrows: { 2016: 100人, 2017: 110人 }"), Baseline::Zero);
}

#[test]
fn lines_refuse_what_has_no_time() {
    assert_eq!(refused("kind: line\nrows: { 张家港: 1人, 2017年: 2人 }"), found(&[("chart-times", "张家港: 1人")]));
    assert_eq!(refused("kind: line\nrows: { 2016: 1人, 2016年: 2人 }"), found(&[("chart-times", "2016年: 2人")]));
    assert_eq!(refused("kind: line\nrows: { 2016年: 1人 }"), found(&[("chart-size", "c")]));
    assert_eq!(refused("kind: line\nrows: { 2016年: 1人, 2017年: 1户 }"), found(&[("chart-units", "1户")]));
    let names: Vec<String> = (0..6).map(|i| format!("县{i}")).collect();
    let row = ["1人"; 6].join(", ");
    let six = format!("kind: line\ncolumns: [{}]\nrows: {{ 2016年: [{row}], 2017年: [{row}] }}", names.join(", "));
    assert_eq!(refused(&six), found(&[("chart-size", "c")]));
    assert_eq!(refused("kind: line\nsort: value\nrows: { 2016年: 1人, 2017年: 2人 }"), found(&[("chart-wish", "c")]));
    let mistaken = sample(
        "f: { label: 数, value: 3人, period: 2018 }",
        "kind: line\nrows: { 2016年: f, 2017年: 4人 }\nsource: report",
    );
    assert_eq!(mistaken.findings(), found(&[("chart-times", "f")]));
}

#[test]
fn areas_show_one_series_from_zero() {
    let area = sample("", "kind: area\nrows: { 2016年: 1人, 2017年: 2人 }\nsource: report");
    assert_eq!(lines(&area.chart()).1, [(String::new(), "1 2".to_owned())]);
    let two = "kind: area\ncolumns: [甲, 乙]\nrows: { 2016年: [1人, 1人], 2017年: [2人, 2人] }";
    assert_eq!(refused(two), found(&[("chart-size", "乙")]));
    assert_eq!(refused("kind: area\nrows: { 2016年: -1%, 2017年: 2% }"), found(&[("chart-parts", "-1%")]));
}

const LINES: &str = "
line-old: { label: 旧标准, value: 4000元, money: 收入, nature: 标准, period: 2012/2015 }
line-new: { label: 新标准, value: 6000元, money: 收入, nature: 标准, period: { phrase: 2015年底, means: 2015-12/.. } }
";

#[test]
fn steps_begin_where_their_levels_do() {
    let sample = sample(LINES, "kind: step\nfigures: [line-new, line-old]");
    let settled = sample.settled();
    let Chart::Step(step) = &settled.chart else { panic!("steps") };
    let levels: Vec<(&str, &str)> =
        step.levels().iter().map(|level| (level.date.as_str(), level.text.as_str())).collect();
    assert_eq!(levels, [("2012年起", "4000"), ("2015年底", "6000")]);
    assert_eq!(settled.description, "阶梯图：2012年起4000元，2015年底6000元。");
    assert_eq!(
        refused("kind: step\nrows: { 2012年: 1元, 截至2015年底: 2元 }"),
        found(&[("chart-times", "截至2015年底: 2元")])
    );
    assert_eq!(refused("kind: step\nrows: { 2012年: 1元, 2012-01: 2元 }"), found(&[("chart-times", "2012年: 1元")]));
}

#[test]
fn slopes_have_two_or_three_times_and_every_value() {
    let chart = "kind: slope\ncolumns: [十二五, 十三五]\nrows: { 县: [14个, 13个], 乡镇: [59个, 49个] }\nhighlight: 县\nsource: report";
    let Chart::Slope(slope) = sample("", chart).chart() else { panic!("a slope") };
    assert_eq!(slope.periods(), ["十二五", "十三五"]);
    assert!(slope.lines()[0].highlight && slope.lines()[1].values[0].text == "59");
    let slope =
        |columns: &str, row: &str| refused(&format!("kind: slope\ncolumns: [{columns}]\nrows: {{ 甲: [{row}] }}"));
    assert_eq!(slope("帮扶前, 帮扶后", "1人, 2人"), []);
    assert_eq!(slope("2016, 2017, 2018, 2019", "1人, 2人, 3人, 4人"), found(&[("chart-size", "c")]));
    assert_eq!(slope("2016, 2017", "1人, ~"), found(&[("data-value", "甲: [1人, ~]")]));
    assert_eq!(slope("赴沿河, 赴张家港", "1人, 2人"), found(&[("chart-times", "赴沿河"), ("chart-times", "赴张家港")]));
    let early = sample(LINES, "kind: slope\ncolumns: [2019年, 2020年]\nrows: { 标准: [line-old, line-new] }");
    assert_eq!(early.findings(), found(&[("chart-times", "line-old")]));
}

#[test]
fn multiples_share_a_scale_or_say_that_they_do_not() {
    let chart = |more: &str| {
        format!(
            "kind: multiples\ncolumns: [十二五, 十三五]\nrows: {{ 县: [14个, 13个], 人口: [90万人, 70万人] }}\nsource: report\n{more}"
        )
    };
    assert_eq!(refused(&chart("")), found(&[("chart-units", "90万人"), ("chart-units", "70万人")]));
    let separate = sample("", &chart("scale: separate\nannotate: { 县: 少1个 }"));
    let settled = separate.settled();
    let Chart::Multiples(multiples) = &settled.chart else { panic!("multiples") };
    assert_eq!(multiples.scale, PanelScale::Separate("各格纵轴不同，均从0起".to_owned()));
    assert_eq!((settled.unit.as_str(), multiples.form), ("", PanelForm::Columns));
    let panels: Vec<_> = multiples.panels.iter().map(|panel| (panel.unit.as_str(), panel.note.as_str())).collect();
    assert_eq!(panels, [("个", "少1个"), ("万人", "")]);

    let shared = "kind: multiples\nform: line\ncolumns: [2016, 2017]\nrows: { 甲: [90人, 95人], 乙: [80人, 85人] }\nsource: report";
    let Chart::Multiples(multiples) = sample("", shared).chart() else { panic!("multiples") };
    assert_eq!((multiples.form, &multiples.scale), (PanelForm::Line(Baseline::Fitted), &PanelScale::Shared));
    assert_eq!(multiples.panels.iter().map(|panel| panel.unit.as_str()).collect::<Vec<_>>(), ["人", ""]);
    assert_eq!(multiples.panels[0].points[1].label, "2017年");
    let lines = "kind: multiples\nform: line\ncolumns: [前, 后]\nrows: { 甲: [1人, 2人] }";
    assert_eq!(refused(lines), found(&[("chart-times", "前"), ("chart-times", "后")]));
    assert_eq!(refused(&lines.replace("form: line", "form: columns")), []);
}

#[test]
fn lines_take_words_on_times_and_on_series() {
    let one = "kind: line\nrows: { 2016年: 1人, 2017年: 2人 }\nannotate: { 2017年: 新标准启用 }\ncompare: { label: 目标, value: 3人 }\nsource: report";
    let sample = sample("", one);
    let settled = sample.settled();
    let Chart::Line(line) = &settled.chart else { panic!("lines") };
    assert_eq!(line.periods[1].note, "新标准启用");
    assert_eq!(
        line.reference.as_ref().map(|reference| (reference.value, reference.text.as_str())),
        Some((3.0, "目标 3"))
    );
    assert_eq!(settled.description, "折线图：2016年1人，2017年2人（新标准启用）；对照：目标3人。");
    let two = "kind: line\ncolumns: [甲, 乙]\nrows: { 2016年: [1人, 2人], 2017年: [2人, 3人] }\nannotate: { 乙: 翻番 }\nsource: report";
    let Chart::Line(line) = super::sample("", two).chart() else { panic!("lines") };
    let LineForm::Lines { series, .. } = &line.form else { panic!("lines") };
    assert_eq!(series.iter().map(|series| series.note.as_str()).collect::<Vec<_>>(), ["", "翻番"]);
}
