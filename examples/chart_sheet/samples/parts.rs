//! Parts, counted things and distributions.

use casebook::chart::{
    Amount, Chart, Funnel, FunnelStep, Heatmap, HeatmapCell, HeatmapRow, Histogram, Nested, NestedAmount, NestedForm,
    NestedRow, Pictogram, Refusal, Scatter, ScatterAxis, ScatterPoint, Strip, StripRow, Symbol, Treemap, Waffle,
    WaffleCells, WaffleGrid,
};

pub fn samples() -> Result<Vec<(&'static str, Chart)>, Refusal> {
    Ok(vec![
        ("漏斗：参训的创业致富带头人，近五分之一创业成功", funnel()?),
        ("嵌套：建档立卡户占灌云帮扶对象的9%，人口占不到5%", nested(NestedForm::Bars)?),
        ("嵌套（面积）：建档立卡户占灌云帮扶对象的9%", nested(NestedForm::Squares)?),
        ("华夫格：两年间，75个国家级贫困县有39个摘帽", waffle()?),
        ("华夫格（百分比）：七成投资给了产业项目", percent()?),
        ("象形：18家企业与沿河村庄结对，民企是国企的两倍", pictogram()?),
        ("象形：26个省定经济薄弱村全部脱贫", villages()?),
        ("象形：27名队员", people()?),
        ("树图：募集捐赠674.5万元，助学款占三成", treemap()?),
        ("树图：“五级结对”2777对", pairs()?),
        ("树图（示意数据）：大小悬殊的十八笔", gifts()?),
        ("漏斗（示意数据）：四步", steps()?),
        ("直方图（示意数据）：多数村的集体经营收入在20万到40万元之间", histogram()),
        ("点带图（示意数据）：26个村的集体经营收入都超过20万元", strip()),
        ("点带图（示意数据）：两年的收入", years()),
        ("散点：番石榴卖得多，单价不变低", scatter()),
        ("散点（示意数据）：劳动力多的村收入并不更高", cloud()),
        ("热图：2018年张家港与沿河干部人才交流", exchanges()),
        ("热图（示意数据）：各月到位资金", months()),
    ])
}

fn funnel() -> Result<Chart, Refusal> {
    let step = |label: &str, value: f64, text: &str, share: &str| FunnelStep {
        label: label.to_owned(),
        value,
        text: text.to_owned(),
        unit: "名".to_owned(),
        share: share.to_owned(),
        highlight: false,
    };
    let steps =
        vec![step("参训的贫困村创业致富带头人", 186.0, "186", ""), step("成功创业", 33.0, "33", "约17.7%的学员")];
    Funnel::new(steps).map(Chart::Funnel)
}

fn nested(form: NestedForm) -> Result<Chart, Refusal> {
    let amount = |label: &str, value: f64, text: &str, unit: &str| NestedAmount {
        label: label.to_owned(),
        value,
        text: text.to_owned(),
        unit: unit.to_owned(),
    };
    let row = |unit: &str, whole: (f64, &str), part: (f64, &str), share: &str| NestedRow {
        whole: amount(if unit == "户" { "帮扶户数" } else { "帮扶人口" }, whole.0, whole.1, unit),
        part: amount(if unit == "户" { "建档立卡户" } else { "建档立卡人口" }, part.0, part.1, unit),
        share: share.to_owned(),
    };
    let rows = vec![
        row("户", (16_875.0, "16875"), (1_510.0, "1510"), "约占8.9%"),
        row("人", (77_150.0, "77150"), (3_527.0, "3527"), "约占4.6%"),
    ];
    Nested::new(form, rows).map(Chart::Nested)
}

fn waffle() -> Result<Chart, Refusal> {
    let grid = WaffleGrid {
        label: "脱贫摘帽".to_owned(),
        text: "39个县".to_owned(),
        whole: "共75个国家级贫困县，一格代表一个县".to_owned(),
        cells: WaffleCells::one_each(39, 75)?,
    };
    Ok(Chart::Waffle(Waffle { grids: vec![grid] }))
}

fn percent() -> Result<Chart, Refusal> {
    let grid = |label: &str, text: &str, whole: &str, fraction: f64| -> Result<WaffleGrid, Refusal> {
        let cells = WaffleCells::hundredths(fraction)?;
        Ok(WaffleGrid { label: label.to_owned(), text: text.to_owned(), whole: whole.to_owned(), cells })
    };
    let grids = vec![
        grid("产业项目投资", "70.9%", "投资共1.5亿元，一格代表1%", 0.709)?,
        grid("产业项目数量", "30.5%", "项目共174个，其中产业项目53个；一格代表1%", 53.0 / 174.0)?,
    ];
    Ok(Chart::Waffle(Waffle { grids }))
}

fn pictogram() -> Result<Chart, Refusal> {
    let row = |label: &str, value: f64, text: &str, highlight| Amount {
        label: label.to_owned(),
        value,
        text: text.to_owned(),
        highlight,
    };
    let rows = vec![row("民营企业", 12.0, "12家", true), row("市级国资企业", 6.0, "6家", false)];
    Pictogram::new(Symbol::Disc, rows).map(Chart::Pictogram)
}

fn villages() -> Result<Chart, Refusal> {
    let row = |label: &str, value: f64, text: &str| Amount {
        label: label.to_owned(),
        value,
        text: text.to_owned(),
        highlight: false,
    };
    Pictogram::new(Symbol::House, vec![row("经济薄弱村", 26.0, "26个村")]).map(Chart::Pictogram)
}

fn people() -> Result<Chart, Refusal> {
    let row = |label: &str, value: f64, text: &str| Amount {
        label: label.to_owned(),
        value,
        text: text.to_owned(),
        highlight: false,
    };
    let rows = vec![row("驻县帮扶工作队员", 27.0, "27名")];
    Pictogram::new(Symbol::Person, rows).map(Chart::Pictogram)
}

fn parts(unit: &str, rows: &[(&str, f64)]) -> Vec<Amount> {
    rows.iter()
        .map(|(label, value)| Amount {
            label: (*label).to_owned(),
            value: *value,
            text: format!("{value}{unit}"),
            highlight: false,
        })
        .collect()
}

fn treemap() -> Result<Chart, Refusal> {
    let rows = [
        ("爱心助学款", 218.1),
        ("“慈善一日捐”", 163.5),
        ("修路修厕款", 115.0),
        ("薄壳山核桃苗木", 107.9),
        ("药品", 40.0),
        ("电脑", 30.0),
    ];
    Treemap::new(674.5, parts("万元", &rows)).map(Chart::Treemap)
}

fn pairs() -> Result<Chart, Refusal> {
    let rows = [("学校", 1035.0), ("村与企业", 499.0), ("村（社区）", 484.0), ("镇与镇", 448.0), ("医院", 311.0)];
    Treemap::new(2777.0, parts("对", &rows)).map(Chart::Treemap)
}

fn gifts() -> Result<Chart, Refusal> {
    let names =
        ["助学款", "修路款", "“慈善一日捐”", "苗木", "药品", "电脑", "农家书屋图书", "教学办公设备（折价）", "慰问金"];
    let rows: Vec<(&str, f64)> =
        names.iter().chain(&names).zip(1..).map(|(name, i)| (*name, f64::from(2_000 / (i * i)))).collect();
    Treemap::new(rows.iter().map(|(_, value)| value).sum(), parts("万元", &rows)).map(Chart::Treemap)
}

fn steps() -> Result<Chart, Refusal> {
    let rows = [
        ("报名", 412.0, ""),
        ("参训", 186.0, "占报名的45.1%"),
        ("结业", 186.0, "全部结业"),
        ("创业", 33.0, "占结业的17.7%"),
    ];
    let step = |(label, value, share): (&str, f64, &str)| FunnelStep {
        label: label.to_owned(),
        value,
        text: value.to_string(),
        unit: "名".to_owned(),
        share: share.to_owned(),
        highlight: false,
    };
    Funnel::new(rows.map(step).to_vec()).map(Chart::Funnel)
}

/// Incomes of 26 villages, made up within what the source states: all above 20, mean 37, highest above 100 (万元).
const INCOMES: [f64; 26] = [
    20.6, 21.2, 21.5, 22.3, 23.0, 23.4, 24.1, 24.8, 25.2, 26.6, 27.3, 28.9, 29.4, 30.7, 31.8, 33.2, 34.9, 36.5, 38.8,
    41.2, 44.6, 48.3, 55.7, 63.9, 71.4, 102.7,
];

fn histogram() -> Chart {
    Chart::Histogram(Histogram::of(&INCOMES, "村集体经营收入，万元", "个村"))
}

fn strip() -> Chart {
    let dots = INCOMES.iter().enumerate().map(|(i, value)| Amount {
        label: if i == 24 { "岗东村".to_owned() } else { format!("村{}", i + 1) },
        value: *value,
        text: format!("{value}万元"),
        highlight: i == 24,
    });
    let row = StripRow {
        label: "2019年底".to_owned(),
        count: "26个村，一点一村".to_owned(),
        dots: dots.collect(),
        min: "最低20.6".to_owned(),
        mean: (37.0, "平均37万元".to_owned()),
        max: "最高102.7".to_owned(),
    };
    Chart::Strip(Strip { unit: "万元".to_owned(), rows: vec![row] })
}

fn years() -> Chart {
    let row = |year: &str, part: f64, mean: &str| StripRow {
        label: year.to_owned(),
        count: "26个村".to_owned(),
        dots: INCOMES
            .iter()
            .map(|value| Amount {
                label: "村".to_owned(),
                value: (value * part).round(),
                text: format!("{:.0}万元", value * part),
                highlight: false,
            })
            .collect(),
        min: format!("最低{:.0}", 20.6 * part),
        mean: (37.0 * part, mean.to_owned()),
        max: format!("最高{:.0}", 102.7 * part),
    };
    let rows = vec![row("2018年底", 0.5, "平均18.5万元"), row("2019年底", 1.0, "平均37万元")];
    Chart::Strip(Strip { unit: "万元".to_owned(), rows })
}

fn axis(label: &str, unit: &str) -> ScatterAxis {
    ScatterAxis { label: label.to_owned(), unit: unit.to_owned() }
}

fn scatter() -> Chart {
    let rows = [
        ("镇政府饭堂，2019年下半年", 1_350.0, 4_725.0, "1350斤，4725元"),
        ("镇职工消费扶贫，2019年", 8_660.0, 32_908.0, "8660斤，32908元"),
        ("大沥销售，截至2020年5月", 3_520.0, 10_948.0, "3520斤，10948元"),
    ];
    let points = rows.into_iter().enumerate().map(|(i, (label, x, y, text))| ScatterPoint {
        label: label.to_owned(),
        x,
        y,
        text: text.to_owned(),
        named: true,
        highlight: i == 1,
    });
    Chart::Scatter(Scatter { x: axis("采购量", "斤"), y: axis("销售额", "元"), points: points.collect() })
}

fn cloud() -> Chart {
    let points = INCOMES.iter().enumerate().map(|(i, value)| ScatterPoint {
        label: ["岗东村", "大东村", "港西村", "新民村", "替兵村"]
            .get(i / 5)
            .map_or_else(String::new, |name| (*name).to_owned()),
        x: f64::from(i32::try_from(i * i * 137 % 611).unwrap_or(0)) + 240.0,
        y: *value,
        text: String::new(),
        named: i % 5 == 4,
        highlight: i == 24,
    });
    Chart::Scatter(Scatter {
        x: axis("劳动力", "人"), y: axis("村集体经营收入", "万元"), points: points.collect()
    })
}

fn heatmap(columns: &[String], rows: &[(&str, &[Option<f64>])]) -> Chart {
    let rows = rows.iter().map(|(label, cells)| HeatmapRow {
        label: (*label).to_owned(),
        cells: cells
            .iter()
            .map(|value| HeatmapCell { value: *value, text: value.map_or_else(String::new, |value| value.to_string()) })
            .collect(),
    });
    Chart::Heatmap(Heatmap { columns: columns.to_vec(), rows: rows.collect() })
}

fn exchanges() -> Chart {
    let columns = ["张家港赴沿河", "沿河赴张家港"].map(str::to_owned);
    heatmap(
        &columns,
        &[
            ("挂职锻炼、挂职学习（人）", &[Some(141.0), Some(31.0)]),
            ("培训（人）", &[Some(82.0), Some(167.0)]),
            ("支教、跟班学习（人）", &[Some(34.0), Some(20.0)]),
        ],
    )
}

fn months() -> Chart {
    let columns: Vec<String> = (1..=12).map(|month| format!("{month}月")).collect();
    let row = |from: i32| -> Vec<Option<f64>> { (0..12).map(|i| Some(f64::from((from + i * i * 7) % 97))).collect() };
    let rows: Vec<(&str, Vec<Option<f64>>)> =
        vec![("伊山镇", row(3)), ("同兴镇", row(41)), ("东王集镇", row(77)), ("杨集镇", row(58)), ("龙苴镇", row(20))];
    let rows: Vec<(&str, &[Option<f64>])> = rows.iter().map(|(label, cells)| (*label, cells.as_slice())).collect();
    heatmap(&columns, &rows)
}
