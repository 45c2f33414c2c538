//! Random charts of times, positions and distributions.

use super::amounts::{amounts, baseline, each, note, number, numbers, reference};
use super::fewer;
use super::random::Random;
use crate::chart::*;

/// Points in time as printed.
const DATES: &[&str] = &[
    "2019年",
    "2017年9月",
    "2019年7—12月",
    "截至2020年6月30日",
    "“十三五”",
    "2018年春节前后",
    "2019年5月10日起至全部出列为止",
];

fn date(random: &mut Random) -> String {
    if random.once_in(12) { random.label() } else { random.one(DATES).to_string() }
}

/// Times in order, at equal distances or not.
fn times(random: &mut Random, count: usize) -> Vec<f64> {
    let step = *random.one(&[1.0 / 12.0, 0.25, 1.0, 5.0]);
    let jitter = if random.once_in(2) { 0.0 } else { 0.7 };
    (0..count).map(|i| 1978.0 + (i as f64 + jitter * random.part()) * step).collect()
}

pub(super) fn line(random: &mut Random) -> Line {
    let (count, values, noted) = (random.count(), random.values(), *random.one(&[3, 12, 1000]));
    let periods: Vec<LinePeriod> = times(random, count)
        .into_iter()
        .map(|time| LinePeriod { time, text: date(random), note: note(random, noted) })
        .collect();
    let gaps = if random.once_in(3) { 5 } else { 1000 };
    let series = |random: &mut Random, _, name| LineSeries {
        name,
        values: numbers(random, &values, count)
            .into_iter()
            .map(|number| (!random.once_in(gaps)).then_some(number))
            .collect(),
        highlight: random.once_in(4),
        note: note(random, 4),
    };
    let form = if random.once_in(3) {
        let name = random.maybe();
        LineForm::Area(series(random, 0, name))
    } else {
        let lines = *random.one(&[1, 1, 2, 3, 5, 8]);
        LineForm::Lines { baseline: baseline(random), series: each(random, lines, series) }
    };
    let series = match &form {
        LineForm::Lines { series, .. } => series.as_slice(),
        LineForm::Area(series) => std::slice::from_ref(series),
    };
    let values = series.iter().flat_map(|series| series.values.iter().flatten()).map(|number| number.value);
    let reference = reference(random, values);
    Line { unit: random.unit(), periods, form, reference }
}

pub(super) fn slope(random: &mut Random) -> Slope {
    let (count, values, periods) = (random.count(), random.values(), 2 + random.below(2));
    let line = |random: &mut Random, _, label| SlopeLine {
        label,
        values: numbers(random, &values, periods),
        highlight: random.once_in(5),
        note: note(random, 4),
    };
    let (lines, unit) = (each(random, count, line), random.unit());
    let periods: Vec<String> = (0..periods).map(|_| date(random)).collect();
    fewer(count, |count| Slope::new(unit.clone(), periods.clone(), lines[..count].to_vec()))
}

pub(super) fn step(random: &mut Random) -> Step {
    let (count, values) = (random.count(), random.values());
    let times = times(random, count);
    let levels: Vec<StepLevel> = times
        .into_iter()
        .enumerate()
        .map(|(i, from)| {
            let value = values.at(i, random);
            StepLevel { from, date: date(random), value, text: random.wording(value) }
        })
        .collect();
    let unit = random.unit();
    fewer(count, |count| Step::new(unit.clone(), levels[..count].to_vec()))
}

pub(super) fn multiples(random: &mut Random) -> Multiples {
    let (count, values, most) = (random.count(), random.values(), 1 + random.below(6));
    let form = *random.one(&[
        PanelForm::Columns,
        PanelForm::Area,
        PanelForm::Line(Baseline::Zero),
        PanelForm::Line(Baseline::Fitted),
    ]);
    let panel = |random: &mut Random, i, title| {
        let mut points: Vec<PanelPoint> = Vec::new();
        for time in times(random, most) {
            let value = values.at(i + points.len(), random);
            points.push(PanelPoint { time, label: date(random), value, text: random.wording(value) });
        }
        Panel { title, note: random.maybe(), unit: random.unit(), points, highlight: random.once_in(5) }
    };
    let scale = if random.once_in(2) { PanelScale::Shared } else { PanelScale::Separate(random.label()) };
    Multiples { form, scale, panels: each(random, count, panel) }
}

pub(super) fn timeline(random: &mut Random) -> Timeline {
    let (count, span) = (random.count(), *random.one(&[0.1, 1.4, 4.5, 30.0, 300.0]));
    let item = |random: &mut Random, _, label| {
        let start = random.time(2016.3, 2016.3 + span);
        let time = match random.below(3) {
            0 => TimelineTime::Point(start),
            1 => TimelineTime::Stretch(start, start + random.time(0.0, span / 3.0)),
            _ => TimelineTime::Open(start),
        };
        TimelineItem { label, date: date(random), time }
    };
    let items = each(random, count, item);
    let groups = items
        .chunks(1 + random.below(count))
        .map(|items| TimelineGroup { label: random.maybe(), items: items.to_vec() });
    Timeline { groups: groups.collect() }
}

pub(super) fn histogram(random: &mut Random) -> Histogram {
    let (measure, counted) = (random.label(), random.unit());
    if random.once_in(2) {
        let (count, values) = (1 + random.below(300), random.values());
        let values: Vec<f64> = (0..count).map(|i| values.at(i, random)).collect();
        return Histogram::of(&values, measure, counted);
    }
    let (count, width) = (random.count(), *random.one(&[0.5, 10.0, 1e6]));
    let named = random.once_in(3);
    let bins: Vec<HistogramBin> = (0..count)
        .map(|i| {
            let (from, to) = (i as f64 * width, (i + 1) as f64 * width);
            let open = i + 1 == count && count > 1 && !named;
            let label = match (named, open) {
                (true, _) => random.label(),
                (_, true) => format!("{from}以上"),
                _ => format!("{from}—{to}"),
            };
            let most = *random.one(&[1, 10, 40_000]);
            let count = random.below(most) as u32;
            HistogramBin { from: Some(from), to: (!open).then_some(to), label, count, highlight: random.once_in(8) }
        })
        .collect();
    fewer(count, |count| Histogram::new(measure.clone(), counted.clone(), bins[..count].to_vec()))
}

pub(super) fn strip(random: &mut Random) -> Strip {
    let (count, unit) = (random.count().min(9), random.unit());
    let row = |random: &mut Random, _, label: String| {
        let dots = random.count();
        let mut dots = amounts(random, dots);
        // More than a few names in one row of dots are a list.
        let mut named = 0;
        for dot in &mut dots {
            named += usize::from(dot.highlight);
            dot.highlight &= named <= 3;
        }
        let mean = dots.iter().map(|dot| dot.value).sum::<f64>() / dots.len() as f64;
        let mut words = |what: &str, value: f64| {
            if random.once_in(4) { String::new() } else { format!("{what}{}{unit}", random.wording(value)) }
        };
        let (min, max) = (words("最低", dots[0].value), words("最高", dots[0].value));
        let mean = (mean, words("平均", mean));
        StripRow { label, count: format!("{}个村", dots.len()), dots, min, mean, max }
    };
    Strip { unit: unit.clone(), rows: each(random, count, row) }
}

pub(super) fn scatter(random: &mut Random) -> Scatter {
    let (count, x, y) = (random.count(), random.values(), random.values());
    let seldom = *random.one(&[1, 3, 10]);
    let point = |random: &mut Random, i, label| ScatterPoint {
        label,
        x: x.at(i, random),
        y: y.at(i, random),
        text: random.one(&["", "8660斤，32908元", "2019年采购约1350斤，计10948元（含运费）"]).to_string(),
        named: random.once_in(seldom),
        highlight: random.once_in(15),
    };
    let axis = |random: &mut Random| ScatterAxis { label: random.label(), unit: random.unit() };
    Scatter { x: axis(random), y: axis(random), points: each(random, count, point) }
}

pub(super) fn heatmap(random: &mut Random) -> Heatmap {
    let (count, columns, values) = (random.count(), *random.one(&[1, 2, 3, 5, 7, 12, 24]), random.values());
    let row = |random: &mut Random, _, label| {
        let cell = |number: Number| HeatmapCell { value: Some(number.value), text: number.text };
        let mut cells: Vec<_> = numbers(random, &values, columns).into_iter().map(cell).collect();
        for cell in &mut cells {
            if random.once_in(8) {
                *cell = HeatmapCell { value: None, text: "未载明".to_owned() };
            }
        }
        HeatmapRow { label, cells }
    };
    let names =
        if random.once_in(2) { random.labels(columns) } else { (1..=columns).map(|i| format!("{i}月")).collect() };
    Heatmap { columns: names, rows: each(random, count, row) }
}

pub(super) fn ladder(random: &mut Random) -> Ladder {
    let (count, values) = (random.count(), random.values());
    let side = |random: &mut Random, i| {
        let value = values.at(i, random);
        Number { text: format!("{}{}", number(random, value).text, random.label()), value }
    };
    let rung = |random: &mut Random, i, label| LadderRung {
        label,
        left: side(random, i),
        right: side(random, i),
        highlight: random.once_in(6),
    };
    Ladder { left: random.label(), right: random.label(), rungs: each(random, count, rung) }
}
