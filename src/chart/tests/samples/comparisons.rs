//! Samples of the kinds that compare amounts, spans and times.

use super::{label, note, reference, value};
use crate::chart::*;

pub(in crate::chart::tests) fn text(value: f64) -> String {
    format!("{value:.1}")
}

fn grouped(count: usize, style: usize) -> Chart {
    let series = 2 + style % 2;
    let row = |i| GroupedRow {
        label: label(i),
        values: (0..series).map(|j| Number { value: value(i + j, style), text: text(value(i + j, style)) }).collect(),
        note: note(i, style),
    };
    Chart::Grouped(Grouped {
        unit: "万元".to_owned(),
        series: (0..series).map(|j| label(j + style)).collect(),
        rows: (0..count).map(row).collect(),
        reference: reference(count, style),
    })
}

fn stacked(count: usize, style: usize) -> Chart {
    let parts = 2 + style;
    let row = |i| {
        let parts: Vec<_> =
            (0..parts).map(|j| Number { value: value(i + j, style), text: text(value(i + j, style)) }).collect();
        let total = parts.iter().map(|part| part.value).sum();
        StackedRow { label: label(i), parts, total: Number { value: total, text: text(total) } }
    };
    let names = (0..parts).map(|j| label(j + style)).collect();
    Chart::Stacked(Stacked::new("人", names, (0..count).map(row).collect()).unwrap())
}

fn dots(count: usize, style: usize, baseline: Baseline) -> Chart {
    let amount = |i| Amount {
        label: label(i),
        value: value(i, style),
        text: format!("约{}", text(value(i, style))),
        highlight: i == 1,
    };
    let row = |i| AmountRow { amount: amount(i), note: note(i, style) };
    let rows = (0..count).map(row).collect();
    Chart::Dot(Dot { unit: "元/斤".to_owned(), baseline, rows, reference: reference(count, style) })
}

pub(in crate::chart::tests) fn ranges(count: usize, style: usize, baseline: Baseline) -> Chart {
    let bounds = [RangeBound::Exact, RangeBound::Above, RangeBound::Below];
    let end = |value: f64, i: usize| RangeEnd { value, text: text(value), bound: bounds[i % 3] };
    let row = |i: usize| {
        let low = value(i, style);
        let mean = Number { value: low * 1.1, text: text(low * 1.1) };
        let (first, last) = (Some(end(low, i)), Some(end(low * 2.0, i / 3)));
        let (low, mean, high) = match i % 5 {
            2 => (first, None, last),
            3 => (None, Some(mean), last),
            4 => (first, Some(mean), None),
            _ => (first, Some(mean), last),
        };
        RangeRow { label: label(i), low, mean, high, note: note(i, style) }
    };
    let names = ["全部", "平均", "最高"].map(str::to_owned);
    Chart::Range(Range::new("万元", names, baseline, (0..count).map(row).collect()).unwrap())
}

fn bullets(count: usize, style: usize) -> Chart {
    let row = |i: usize| BulletRow {
        label: if count == 1 { String::new() } else { label(i) },
        value: value(i, style),
        text: text(value(i, style)),
        target: value(i + 1, style),
        target_text: format!("约{}", text(value(i + 1, style))),
        rate_text: if i.is_multiple_of(3) { "209.2%".to_owned() } else { String::new() },
    };
    Chart::Bullet(Bullet {
        unit: "万元".to_owned(),
        target: "计划".to_owned(),
        rate: "到位率".to_owned(),
        rows: (0..count).map(row).collect(),
    })
}

fn series(name: String, count: usize, style: usize, from: usize) -> LineSeries {
    let value = |i: usize| {
        let value = value(i + from, style);
        (style != 1 || !(i + from).is_multiple_of(4)).then(|| Number { value, text: text(value) })
    };
    let note = if name.is_empty() { String::new() } else { note(from, style) };
    LineSeries { name, values: (0..count).map(value).collect(), highlight: from == 1 && style > 1, note }
}

pub(in crate::chart::tests) fn lines(count: usize, style: usize, area: bool) -> Chart {
    let step = |i: usize| if style == 2 { (i * i) as f64 / 7.0 } else { i as f64 };
    let period = |i: usize| LinePeriod {
        time: 1960.0 + step(i),
        text: format!("{}年", 1960.0 + step(i).floor()),
        note: if style == 2 && i % 7 == 1 || style == 3 && i == 0 { note(i + 1, style) } else { String::new() },
    };
    let form = if area {
        LineForm::Area(series(String::new(), count, style, 0))
    } else {
        LineForm::Lines {
            baseline: if style == 0 { Baseline::Fitted } else { Baseline::Zero },
            series: (0..=style).map(|j| series(label(j + 1), count, style, j)).collect(),
        }
    };
    let periods = (0..count).map(period).collect();
    Chart::Line(Line { unit: "元".to_owned(), periods, form, reference: reference(count, style) })
}

fn slopes(count: usize, style: usize) -> Chart {
    let periods: Vec<String> = ["“十二五”", "2015年底", "“十三五”"].into_iter().map(str::to_owned).collect();
    let periods = if style.is_multiple_of(2) { periods } else { vec![periods[0].clone(), periods[2].clone()] };
    let line = |i: usize| SlopeLine {
        label: label(i),
        values: (0..periods.len())
            .map(|j| Number { value: value(i + j, style), text: text(value(i + j, style)) })
            .collect(),
        highlight: i == 2,
        note: note(i, style),
    };
    let lines = (0..count.min(12)).map(line).collect();
    Chart::Slope(Slope::new("个", periods, lines).unwrap())
}

fn steps(count: usize, style: usize) -> Chart {
    let level = |i: usize| StepLevel {
        from: 2010.0 + (i * (1 + i % 2 * style)) as f64 + i as f64 / 10.0,
        date: format!("{}年底", 2010 + i * (1 + i % 2 * style)),
        value: value(i, style),
        text: text(value(i, style)),
    };
    let mut levels: Vec<_> = (0..count.min(6)).map(level).collect();
    levels.sort_by(|one, other| one.from.total_cmp(&other.from));
    Chart::Step(Step::new("元", levels).unwrap())
}

fn panels(count: usize, style: usize, form: PanelForm) -> Chart {
    let point = |i: usize| PanelPoint {
        time: 2010.0 + (i * (style + 1)) as f64,
        label: ["十二五", "十三五", "张家港赴沿河", "2020"][i % 4].to_owned(),
        value: value(i, style),
        text: text(value(i, style)),
    };
    let panel = |i: usize| Panel {
        title: label(i),
        note: if style == 2 { String::new() } else { "减少19.3%".to_owned() },
        unit: "个".to_owned(),
        points: (0..2 + (i + style) % 4).map(|j| point(i + j)).collect(),
        highlight: i == 1,
    };
    let scale = if style == 0 {
        PanelScale::Shared
    } else {
        PanelScale::Separate("各格纵轴不同，均从0起。".to_owned())
    };
    Chart::Multiples(Multiples { form, scale, panels: (0..count.min(12)).map(panel).collect() })
}

/// The samples of a number of rows in one style of values.
pub(in crate::chart::tests) fn of(count: usize, style: usize) -> Vec<(String, Chart)> {
    let charts = [
        ("grouped", grouped(count, style)),
        ("stacked", stacked(count, style)),
        ("lollipop", dots(count, style, Baseline::Zero)),
        ("dot", dots(count, style, Baseline::Fitted)),
        ("range", ranges(count, style, Baseline::Zero)),
        ("fitted range", ranges(count, style, Baseline::Fitted)),
        ("bullet", bullets(count, style)),
        ("line", lines(count, style, false)),
        ("area", lines(count, style, true)),
        ("slope", slopes(count, style)),
        ("step", steps(count, style)),
        ("columns", panels(count, style, PanelForm::Columns)),
        ("areas", panels(count, style, PanelForm::Area)),
        ("panels of lines", panels(count, style, PanelForm::Line(Baseline::Fitted))),
    ];
    charts.map(|(kind, chart)| (format!("{kind} of {count}, style {style}"), chart)).into()
}
