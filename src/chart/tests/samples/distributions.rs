//! Histograms, strip plots, scatter plots and heat maps.

use super::{COUNTS, label, value};
use crate::chart::*;

fn histograms(count: usize, style: usize) -> Chart {
    let bin = |i: usize| HistogramBin {
        from: (i > 0 || style != 3).then_some(i as f64 * 10.0),
        to: (i + 1 < count || style != 3).then_some((i as f64 + 1.0) * 10.0),
        label: match style {
            2 => label(i),
            _ => format!("{}—{}", i * 10, i * 10 + 10),
        },
        count: value(i, style) as u32,
        highlight: style == 3 && i == 0,
    };
    let bins = (0..count).map(bin).collect();
    match style {
        // One open bin says nothing about where it is.
        3 if count == 1 => Chart::Histogram(Histogram::of(&[1.0, 2.0, 9.0, 9.5], "村集体收入，万元", "个村")),
        _ => Chart::Histogram(Histogram::new("村集体收入（不含转移支付），万元", "个村", bins).unwrap()),
    }
}

/// Values that spread, repeat and jump.
fn spread(i: usize, style: usize) -> f64 {
    match style {
        0 => 37.0,
        1 => 20.1 + (i * i % 83) as f64,
        2 => value(i, 2) * 10_000.0,
        _ => (i as f64 * 0.7).sin() * 60.0 - 20.0,
    }
}

fn strips(count: usize, style: usize) -> Chart {
    let dots: Vec<Amount> = (0..count)
        .map(|i| Amount {
            label: label(i + style),
            value: spread(i, style),
            text: format!("{:.1}万元", spread(i, style)),
            highlight: style > 0 && i % 20 == 1,
        })
        .collect();
    let mean = dots.iter().map(|dot| dot.value).sum::<f64>() / count.max(1) as f64;
    let row = |i: usize, dots: &[Amount]| StripRow {
        label: if style == 0 { String::new() } else { label(i) },
        count: format!("{}个村", dots.len()),
        dots: dots.to_vec(),
        min: "最低20.1万元".to_owned(),
        mean: (mean, if i == 3 { String::new() } else { "平均37万元".to_owned() }),
        max: if style == 3 {
            "最高超过100万元（岗东村，含产业项目分红与光伏电站收益）"
        } else {
            "最高103万元"
        }
        .to_owned(),
    };
    let in_row = if style == 3 { 12 } else { 60 };
    let rows = dots.chunks(in_row).enumerate().map(|(i, dots)| row(i, dots)).collect();
    Chart::Strip(Strip { unit: "万元".to_owned(), rows })
}

fn scatters(count: usize, style: usize) -> Chart {
    let point = |i: usize| ScatterPoint {
        label: label(i),
        x: spread(i, style),
        y: value(i, style) + if style == 3 { (i % 7) as f64 } else { 0.0 },
        text: if i == 4 { String::new() } else { format!("{:.0}斤，32908元", spread(i, style)) },
        named: style != 1 || i.is_multiple_of(5),
        highlight: i == 2,
    };
    let axis = |label: &str, unit: &str| ScatterAxis { label: label.to_owned(), unit: unit.to_owned() };
    let points = (0..count).map(point).collect();
    Chart::Scatter(Scatter {
        x: axis("采购量", "斤"), y: axis("销售额（大沥镇各单位合计）", "元"), points
    })
}

fn heatmaps(count: usize, style: usize) -> Chart {
    let columns = [3, 1, 12, 7][style];
    let cell = |i: usize| HeatmapCell {
        value: (i % 7 != 5).then(|| spread(i, style)),
        text: if i % 7 == 5 { "未载明".to_owned() } else { format!("{:.1}", spread(i, style)) },
    };
    let row = |i: usize| HeatmapRow {
        label: label(i),
        cells: (0..columns).map(|column| cell(i * columns + column)).collect(),
    };
    let columns = (0..columns).map(|i| if style == 2 { format!("{}月", i + 1) } else { label(i + style) }).collect();
    Chart::Heatmap(Heatmap { columns, rows: (0..count).map(row).collect() })
}

/// A chart of each kind, with its name.
pub(in crate::chart::tests) fn of(count: usize, style: usize) -> Vec<(&'static str, Chart)> {
    vec![
        ("histogram", histograms(count, style)),
        ("strip", strips(count, style)),
        ("scatter", scatters(count, style)),
        ("heat map", heatmaps(count, style)),
    ]
}

/// Every sample, with a name for messages.
pub(super) fn samples() -> Vec<(String, Chart)> {
    let each = COUNTS.into_iter().flat_map(|count| (0..4).map(move |style| (count, style)));
    each.flat_map(|(count, style)| {
        of(count, style).into_iter().map(move |(kind, chart)| (format!("{kind} of {count}, style {style}"), chart))
    })
    .collect()
}
