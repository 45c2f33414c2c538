//! Amounts, spans and times compared.

use casebook::chart::{
    Amount, AmountRow, Baseline, Bullet, BulletRow, Chart, Dot, Grouped, GroupedRow, Line, LineForm, LinePeriod,
    LineSeries, Multiples, Number, Panel, PanelForm, PanelPoint, PanelScale, Range, RangeBound, RangeEnd, RangeRow,
    Reference, Refusal, Slope, SlopeLine, Stacked, StackedRow, Step, StepLevel,
};

pub fn samples() -> Result<Vec<(&'static str, Chart)>, Refusal> {
    Ok(vec![
        ("沿河干部来张家港多为培训，张家港干部去沿河多为挂职", grouped()),
        ("往来沿河的张家港干部与来张家港的沿河干部，各有两百人上下", stacked()?),
        ("番石榴卖给大沥职工时单价最高", guava()),
        ("结对帮扶的五类单位中，学校最多", lollipop()),
        ("村集体收入全部超过20万元，平均37万元", income()?),
        ("后方单位资金到位8743.11万元，超出计划一倍多", funds()),
        ("三项工作的完成情况（示意）", progress()),
        ("江苏扶贫标准2015年底起提高到6000元", standard()?),
        ("“十三五”调整后，重点片区乡镇减少最多（示意：三个时点）", slope()?),
        ("“十二五”到“十三五”，重点片区的乡镇由59个减为49个", slope_two()?),
        ("“十三五”调整后，重点片区涉及的村减少近两成", areas()),
        ("张家港到沿河交流的干部，批次和人次都更多", visits()),
        ("同一纵轴：三类单位结对数（示意）", shared()),
        ("累计受帮扶低收入人口（示意）：逐年", yearly()),
        ("两类收入的变化（示意）", two_lines()),
        ("逐月用工（示意）：多点", monthly()),
        ("面积图（示意）", area()),
    ])
}

fn reference(value: f64, text: &str) -> Option<Reference> {
    Some(Reference { value, text: text.to_owned() })
}

fn grouped() -> Chart {
    let row = |label: &str, values: [f64; 2]| GroupedRow {
        label: label.to_owned(),
        values: values.map(|value| Number { value, text: value.to_string() }).into(),
        note: if values[0] < 100.0 { "培训分两期，挂职由各区镇安排".to_owned() } else { String::new() },
    };
    Chart::Grouped(Grouped {
        unit: "人".to_owned(),
        series: ["培训学习", "挂职锻炼"].map(str::to_owned).into(),
        rows: vec![row("张家港干部赴沿河", [82.0, 141.0]), row("沿河干部赴张家港", [167.0, 31.0])],
        reference: reference(105.0, "平均 105"),
    })
}

fn stacked() -> Result<Chart, Refusal> {
    let row = |label: &str, parts: [f64; 2]| {
        let number = |value: f64| Number { value, text: value.to_string() };
        StackedRow { label: label.to_owned(), parts: parts.map(number).into(), total: number(parts.iter().sum()) }
    };
    let rows = vec![row("张家港干部赴沿河", [82.0, 141.0]), row("沿河干部赴张家港", [167.0, 31.0])];
    Stacked::new("人", ["培训学习", "挂职锻炼"].map(str::to_owned).into(), rows).map(Chart::Stacked)
}

fn dot(unit: &str, baseline: Baseline, rows: &[(&str, f64, &str)], highlight: usize) -> Chart {
    let rows = rows.iter().enumerate().map(|(i, (label, value, text))| AmountRow {
        amount: Amount {
            label: (*label).to_owned(),
            value: *value,
            text: (*text).to_owned(),
            highlight: i == highlight,
        },
        note: if i == highlight { "标题所说".to_owned() } else { String::new() },
    });
    let mean = rows.clone().map(|row| row.amount.value).sum::<f64>() / rows.len() as f64;
    let reference = reference(mean, &format!("平均 {mean:.2}"));
    Chart::Dot(Dot { unit: unit.to_owned(), baseline, rows: rows.collect(), reference })
}

fn guava() -> Chart {
    let rows = [
        ("镇政府饭堂（1350斤）", 3.5, "约3.50"),
        ("大沥镇职工（8660斤）", 3.8, "约3.80"),
        ("截至2020年5月（3520斤）", 3.11, "约3.11"),
    ];
    dot("元/斤", Baseline::Fitted, &rows, 1)
}

fn lollipop() -> Chart {
    let rows = [
        ("学校", 1035.0, "1035"),
        ("村企", 499.0, "499"),
        ("村", 484.0, "484"),
        ("镇", 448.0, "448"),
        ("医院", 311.0, "311"),
    ];
    dot("对", Baseline::Zero, &rows, 0)
}

fn income() -> Result<Chart, Refusal> {
    let end = |value: f64, text: &str, bound| Some(RangeEnd { value, text: text.to_owned(), bound });
    let row = |label: &str, low, mean: f64, high| {
        let mean = Some(Number { value: mean, text: mean.to_string() });
        RangeRow { label: label.to_owned(), low, mean, high, note: "收入最低的村是多少未载明".to_owned() }
    };
    let stated = (end(20.0, ">20", RangeBound::Above), end(100.0, ">100", RangeBound::Above));
    let exact = (end(8.0, "8", RangeBound::Exact), end(64.0, "64", RangeBound::Exact));
    let rows = vec![row("2019年村集体收入", stated.0, 37.0, stated.1), row("示意：两端确定", exact.0, 21.0, exact.1)];
    Range::new("万元", ["全部", "平均", "最高"].map(str::to_owned), Baseline::Zero, rows).map(Chart::Range)
}

fn bullet_row(label: &str, (value, text): (f64, &str), (target, target_text): (f64, &str), rate: &str) -> BulletRow {
    BulletRow {
        label: label.to_owned(),
        value,
        text: text.to_owned(),
        target,
        target_text: target_text.to_owned(),
        rate_text: rate.to_owned(),
    }
}

fn bullet(unit: &str, target: &str, rate: &str, rows: Vec<BulletRow>) -> Chart {
    Chart::Bullet(Bullet { unit: unit.to_owned(), target: target.to_owned(), rate: rate.to_owned(), rows })
}

fn funds() -> Chart {
    bullet("万元", "计划", "到位率", vec![bullet_row("", (8743.11, "8743.11"), (4179.31, "约4179"), "209.2%")])
}

fn progress() -> Chart {
    let rows = vec![
        bullet_row("农村公厕改造", (39.0, "39"), (75.0, "75"), "52%"),
        bullet_row("村级光伏电站", (64.0, "64"), (64.0, "64"), "100%"),
        bullet_row("危房改造", (80.0, "80"), (72.0, "72"), "111.1%"),
    ];
    bullet("个", "目标", "完成率", rows)
}

fn standard() -> Result<Chart, Refusal> {
    let level =
        |from: f64, date: &str, value: f64| StepLevel { from, date: date.to_owned(), value, text: value.to_string() };
    let levels = vec![level(2012.0, "2012年", 4000.0), level(2015.95, "2015年底", 6000.0)];
    Ok(Chart::Step(Step::new("元", levels)?))
}

fn slope_line(label: &str, values: &[f64], highlight: bool) -> SlopeLine {
    let values = values.iter().map(|value| Number { value: *value, text: value.to_string() });
    let note = if highlight { "少了两成多".to_owned() } else { String::new() };
    SlopeLine { label: label.to_owned(), values: values.collect(), highlight, note }
}

fn slope() -> Result<Chart, Refusal> {
    let periods = ["2010年", "2015年", "2020年"].map(str::to_owned).into();
    let lines = vec![
        slope_line("县（市、区）", &[14.0, 15.0, 13.0], false),
        slope_line("乡镇", &[59.0, 62.0, 49.0], true),
        slope_line("成子湖片区涉及的乡镇与街道", &[21.0, 20.0, 19.0], false),
    ];
    Ok(Chart::Slope(Slope::new("个", periods, lines)?))
}

fn slope_two() -> Result<Chart, Refusal> {
    let periods = ["“十二五”", "“十三五”"].map(str::to_owned).into();
    let lines = vec![slope_line("乡镇", &[59.0, 49.0], true), slope_line("县（市、区）", &[14.0, 13.0], false)];
    Ok(Chart::Slope(Slope::new("个", periods, lines)?))
}

fn series(name: &str, values: &[f64], highlight: bool) -> LineSeries {
    let value = |value: &f64| value.is_finite().then(|| Number { value: *value, text: value.to_string() });
    let note = if highlight && !name.is_empty() { "六年翻一番".to_owned() } else { String::new() };
    LineSeries { name: name.to_owned(), values: values.iter().map(value).collect(), highlight, note }
}

fn years(years: &[u32]) -> Vec<LinePeriod> {
    let note = |year: u32| match year {
        2016 => "新标准启用".to_owned(),
        2017 => "条例颁布实施，两批工作队进驻".to_owned(),
        _ => String::new(),
    };
    let period = |year: &u32| LinePeriod { time: f64::from(*year), text: format!("{year}年"), note: note(*year) };
    years.iter().map(period).collect()
}

fn lines(unit: &str, periods: Vec<LinePeriod>, baseline: Baseline, series: Vec<LineSeries>) -> Chart {
    let first = series.first().and_then(|series| series.values.iter().flatten().next()).map(|first| first.value);
    let reference = first.and_then(|value| reference(value * 1.5, &format!("目标 {}", value * 1.5)));
    Chart::Line(Line { unit: unit.to_owned(), periods, form: LineForm::Lines { baseline, series }, reference })
}

fn yearly() -> Chart {
    let values = [38.0, 61.5, 112.0, 160.3, 199.4];
    lines("万人", years(&[2012, 2014, 2016, 2017, 2018]), Baseline::Zero, vec![series("", &values, true)])
}

fn two_lines() -> Chart {
    let periods = years(&[2014, 2015, 2016, 2017, 2018, 2019]);
    let all = vec![
        series("农村居民", &[14958.0, 16257.0, 17606.0, 19158.0, 20845.0, 22675.0], false),
        series("低收入农户", &[5200.0, 6100.0, 7400.0, f64::NAN, 9800.0, 11200.0], true),
    ];
    lines("元", periods, Baseline::Zero, all)
}

fn monthly() -> Chart {
    let period = |i: u32| LinePeriod {
        time: 2017.0 + f64::from(i) / 12.0,
        text: format!("{}年{}月", 2017 + i / 12, i % 12 + 1),
        note: String::new(),
    };
    let value =
        |phase: f64| move |i: u32| (1800.0 + 900.0 * (f64::from(i) / 3.0 + phase).sin() + 30.0 * f64::from(i)).round();
    let values = |phase| (0..36).map(value(phase)).collect::<Vec<f64>>();
    let all = vec![
        series("蔬菜基地", &values(0.0), false),
        series("来料加工", &values(1.2), false),
        series("保洁护林", &values(3.0), false),
    ];
    lines("人次", (0..36).map(period).collect(), Baseline::Zero, all)
}

fn area() -> Chart {
    let periods = years(&[2013, 2014, 2015, 2016, 2017, 2018, 2019]);
    let series = series("", &[41.0, 64.0, 88.0, 102.0, 97.0, 131.0, 174.0], true);
    Chart::Line(Line {
        unit: "个".to_owned(),
        periods,
        form: LineForm::Area(series),
        reference: reference(100.0, "年均 100"),
    })
}

fn panel(title: &str, note: &str, unit: &str, points: &[(f64, &str, f64)], highlight: bool) -> Panel {
    let points = points.iter().map(|(time, label, value)| PanelPoint {
        time: *time,
        label: (*label).to_owned(),
        value: *value,
        text: value.to_string(),
    });
    Panel { title: title.to_owned(), note: note.to_owned(), unit: unit.to_owned(), points: points.collect(), highlight }
}

fn areas() -> Chart {
    let change = |one, other| [(2010.0, "十二五", one), (2015.0, "十三五", other)];
    let panels = vec![
        panel("县（市、区）", "减少7.1%", "", &change(14.0, 13.0), false),
        panel("乡镇", "减少16.9%", "", &change(59.0, 49.0), false),
        panel("行政村", "减少19.3%", "", &change(908.0, 733.0), true),
    ];
    let scale = PanelScale::Separate("各格纵轴不同，均从0起。".to_owned());
    Chart::Multiples(Multiples { form: PanelForm::Area, scale, panels })
}

fn visits() -> Chart {
    let both = |one, other| [(0.0, "张家港赴沿河", one), (1.0, "沿河赴张家港", other)];
    let panels = vec![
        panel("交流批次", "", "批次", &both(146.0, 50.0), false),
        panel("交流人次", "", "人次", &both(1682.0, 896.0), false),
    ];
    let scale = PanelScale::Separate("两格纵轴不同，均从0起。".to_owned());
    Chart::Multiples(Multiples { form: PanelForm::Columns, scale, panels })
}

fn shared() -> Chart {
    let years = |values: [f64; 4]| {
        [
            (2016.0, "2016", values[0]),
            (2017.0, "2017", values[1]),
            (2018.0, "2018", values[2]),
            (2020.0, "2020", values[3]),
        ]
    };
    let panels = vec![
        panel("镇", "", "个", &years([10.0, 14.0, 20.0, 22.0]), false),
        panel("村（社区）", "", "", &years([4.0, 18.0, 31.0, 50.0]), true),
        panel("学校", "", "", &years([12.0, 40.0, 62.0, 75.0]), false),
        panel("医院", "", "", &years([3.0, 9.0, 8.0, 11.0]), false),
        panel("园区", "", "", &years([0.0, 1.0, 1.0, 3.0]), false),
    ];
    Chart::Multiples(Multiples { form: PanelForm::Line(Baseline::Zero), scale: PanelScale::Shared, panels })
}
