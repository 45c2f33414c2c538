//! Draws sample charts that compare amounts, spans and times into one HTML page, to look at while working on `src/chart/`.
//!
//! `cargo run --example chart_sheet_compare -- OUT.html`. The figures are those of the source documents of the sample content.

mod sheet;

use std::error::Error;

use casebook::chart::{
    Baseline, Bullet, BulletRow, Chart, Dot, DotRow, Grouped, GroupedRow, GroupedValue, Range, RangeBound, RangeEnd,
    RangeMean, RangeRow, Stacked, StackedPart, StackedRow,
};

fn main() -> Result<(), Box<dyn Error>> {
    sheet::write(&samples()?)
}

fn samples() -> Result<Vec<(&'static str, Chart)>, Box<dyn Error>> {
    Ok(vec![
        ("沿河干部来张家港多为培训，张家港干部去沿河多为挂职", grouped()),
        ("往来沿河的张家港干部与来张家港的沿河干部，各有两百人上下", stacked()?),
        ("番石榴卖给大沥职工时单价最高", guava()),
        ("结对帮扶的五类单位中，学校最多", lollipop()),
        ("村集体收入全部超过20万元，平均37万元", income()?),
        ("后方单位资金到位8743.11万元，超出计划一倍多", funds()),
        ("三项工作的完成情况（示意）", progress()),
    ])
}

fn grouped() -> Chart {
    let row = |label: &str, values: [f64; 2]| GroupedRow {
        label: label.to_owned(),
        values: values.map(|value| GroupedValue { value, text: value.to_string() }).into(),
    };
    Chart::Grouped(Grouped {
        unit: "人".to_owned(),
        series: ["培训学习", "挂职锻炼"].map(str::to_owned).into(),
        rows: vec![row("张家港干部赴沿河", [82.0, 141.0]), row("沿河干部赴张家港", [167.0, 31.0])],
    })
}

fn stacked() -> Result<Chart, Box<dyn Error>> {
    let row = |label: &str, parts: [f64; 2]| {
        let total: f64 = parts.iter().sum();
        let parts = parts.map(|value| StackedPart { value, text: value.to_string() }).into();
        StackedRow::new(label, parts, (total, total.to_string()))
    };
    Ok(Chart::Stacked(Stacked {
        unit: "人".to_owned(),
        parts: ["培训学习", "挂职锻炼"].map(str::to_owned).into(),
        rows: vec![row("张家港干部赴沿河", [82.0, 141.0])?, row("沿河干部赴张家港", [167.0, 31.0])?],
    }))
}

fn dot(unit: &str, baseline: Baseline, rows: &[(&str, f64, &str)], highlight: usize) -> Chart {
    let rows = rows.iter().enumerate().map(|(i, (label, value, text))| DotRow {
        label: (*label).to_owned(),
        value: *value,
        text: (*text).to_owned(),
        highlight: i == highlight,
    });
    Chart::Dot(Dot { unit: unit.to_owned(), baseline, rows: rows.collect() })
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

fn income() -> Result<Chart, Box<dyn Error>> {
    let end = |value: f64, text: &str, bound| Some(RangeEnd { value, text: text.to_owned(), bound });
    let mean = |value: f64| Some(RangeMean { value, text: value.to_string() });
    Ok(Chart::Range(Range {
        unit: "万元".to_owned(),
        names: ["全部", "平均", "最高"].map(str::to_owned),
        baseline: Baseline::Zero,
        rows: vec![
            RangeRow::new(
                "2019年村集体收入",
                end(20.0, ">20", RangeBound::Above),
                mean(37.0),
                end(100.0, ">100", RangeBound::Above),
            )?,
            RangeRow::new(
                "示意：两端确定",
                end(8.0, "8", RangeBound::Exact),
                mean(21.0),
                end(64.0, "64", RangeBound::Exact),
            )?,
        ],
    }))
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
