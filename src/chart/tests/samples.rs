//! Charts with all kinds of data: few and many rows, short and long labels, equal, zero, tiny and huge values.

pub(super) mod amounts;
pub(super) mod comparisons;
pub(super) mod diagrams;
pub(super) mod distributions;

use std::collections::HashMap;
use std::sync::LazyLock;

use crate::chart::*;

pub(super) const WIDTHS: [f64; 5] = [320.0, 343.0, 600.0, 720.0, 1080.0];
pub(super) const COUNTS: [usize; 6] = [1, 2, 5, 9, 31, 60];

pub(super) static FACES: LazyLock<Faces> = LazyLock::new(|| Faces {
    regular: Face::load("Noto Sans SC", 400, include_bytes!("../../../themes/banxin/fonts/NotoSansSC-Regular.ttf"))
        .unwrap(),
    bold: Face::load("Noto Sans SC", 700, include_bytes!("../../../themes/banxin/fonts/NotoSansSC-Bold.ttf")).unwrap(),
});

/// The palette of the theme that comes with the tool, from its file.
pub(super) static PALETTE: LazyLock<Palette> = LazyLock::new(|| {
    #[derive(serde::Deserialize)]
    struct Theme {
        palette: HashMap<String, HashMap<String, String>>,
    }
    let theme: Theme = serde_yaml::from_str(include_str!("../../../themes/banxin/theme.yaml")).unwrap();
    let colours = |mode: &str| Token::ALL.map(|token| theme.palette[mode][token.name()].clone());
    Palette { light: colours("light"), dark: colours("dark") }
});

pub(super) static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| ["张家港", "灌云", "沿河"].map(str::to_owned).into());

/// What every sample shows, for readers who do not see it.
pub(super) const ALT: &str = "一张图";

pub(super) fn drawn(chart: &Chart, width: f64) -> Drawing {
    draw(chart, &Canvas { width, faces: &FACES, palette: &PALETTE, label: ALT, names: &NAMES })
}

/// Labels of all lengths, from one character to forty.
pub(super) fn label(i: usize) -> String {
    const LABELS: [&str; 7] = [
        "村",
        "村（社区）",
        "薄壳山核桃苗木",
        "“慈善一日捐”",
        "张家港与沿河两地学校、医院、园区结对帮扶（含灌云县674.5万元款物）并逐年续签协议",
        "Excel表格",
        "镇政府饭堂采购番石榴1350斤",
    ];
    LABELS[i % LABELS.len()].to_owned()
}

/// Values: equal, zero, tiny and huge.
pub(super) fn value(i: usize, style: usize) -> f64 {
    match style {
        0 => 100.0,
        1 => 0.0,
        2 => 10_f64.powi(i32::try_from(i % 9).unwrap()),
        _ => 1000.0 / (i as f64 + 1.0),
    }
}

/// Words on some rows of some samples, from two characters to forty.
pub(super) fn note(i: usize, style: usize) -> String {
    let notes = ["", "占四成", "", "比全省平均高一倍，也高于同期苏南各县市对口帮扶的平均水平", "仅含镇属"];
    if style == 0 { String::new() } else { notes[(i + style) % notes.len()].to_owned() }
}

/// A value that some samples are held against: among the others, above all of them, or nothing.
pub(super) fn reference(count: usize, style: usize) -> Option<Reference> {
    let value = match (style, count % 2) {
        (0, _) => return None,
        (1, _) => 0.0,
        (_, 0) => value(0, style) * 1.3,
        _ => value(1, style),
    };
    let text = if count.is_multiple_of(2) {
        "全省平均"
    } else {
        "省定经济薄弱村脱贫的集体经营性收入标准（2019年底验收口径）"
    };
    Some(Reference { value, text: format!("{text} {value:.1}") })
}

pub(super) fn bars(count: usize, style: usize) -> Chart {
    let amount = |i| Amount {
        label: label(i),
        value: value(i, style),
        text: format!("{:.1}", value(i, style)),
        highlight: i == 0,
    };
    let row = |i| AmountRow { amount: amount(i), note: note(i, style) };
    let rows = (0..count).map(row).collect();
    Chart::Bar(Bar { unit: "万元".to_owned(), rows, reference: reference(count, style) })
}

pub(super) fn shares(count: usize, style: usize) -> Chart {
    let fractions: &[f64] = match style {
        0 => &[0.305, 0.695],
        1 => &[0.0, 1.0],
        2 => &[0.004, 0.196, 0.3, 0.25, 0.25],
        _ => &[0.97, 0.02, 0.01],
    };
    let part = |fraction: &f64| SharePart {
        fraction: *fraction,
        percent: format!("{:.1}%", fraction * 100.0),
        amount: format!("约{:.2}亿元", fraction * 8.74),
    };
    let row = |i| ShareRow {
        label: label(i),
        whole: "共8743.11万元".to_owned(),
        parts: if i % 2 == 0 {
            fractions.iter().map(part).collect()
        } else {
            fractions.iter().rev().map(part).collect()
        },
    };
    let names = (0..fractions.len()).map(|i| label(i + style));
    Chart::Share(Share { parts: names.collect(), rows: (0..count).map(row).collect() })
}

pub(super) fn waterfalls(count: usize, style: usize) -> Chart {
    let sign = |i: usize| if style == 3 && !i.is_multiple_of(3) { -1.0 } else { 1.0 };
    let steps: Vec<_> = (0..count)
        .map(|i| {
            let value = value(i, style) * sign(i);
            WaterfallStep { label: label(i), value, text: format!("{value:+.1}"), group: i % 2 }
        })
        .collect();
    let total: f64 = steps.iter().map(|step| step.value).sum();
    let groups = if style == 0 { Vec::new() } else { vec!["资金".to_owned(), "实物（折价）".to_owned()] };
    Chart::Waterfall(Waterfall {
        groups,
        steps,
        total_label: "合计".to_owned(),
        total,
        total_text: format!("{total:.1}"),
    })
}

pub(super) fn timelines(count: usize, style: usize) -> Chart {
    let span = [2.0 / 12.0, 1.4, 4.5, 30.0][style];
    let item = |i: usize| {
        let start = 2016.3 + span * (i as f64 / count as f64);
        let (time, date) = match i % 3 {
            0 => (TimelineTime::Point(start), "2017年9月"),
            1 => (TimelineTime::Stretch(start, start + span / 5.0), "2019年7—12月"),
            _ => (TimelineTime::Open(start), "2019年5月10日起至全部出列为止"),
        };
        TimelineItem { label: label(i), date: date.to_owned(), time }
    };
    let items: Vec<_> = (0..count).map(item).collect();
    let groups: Vec<_> = items
        .chunks(count.div_ceil(7))
        .enumerate()
        .map(|(i, items)| TimelineGroup {
            label: if style == 0 { String::new() } else { label(i + 1) },
            items: items.to_vec(),
        })
        .collect();
    Chart::Timeline(Timeline { groups })
}

/// Every sample, with a name for messages.
pub(super) fn samples() -> Vec<(String, Chart)> {
    let mut samples = Vec::new();
    for count in COUNTS {
        for style in 0..4 {
            for (kind, chart) in [
                ("bar", bars(count, style)),
                ("share", shares(count, style)),
                ("waterfall", waterfalls(count, style)),
                ("timeline", timelines(count, style)),
            ] {
                samples.push((format!("{kind} of {count}, style {style}"), chart));
            }
            samples.extend(comparisons::of(count, style));
        }
    }
    samples.extend(amounts::samples());
    samples.extend(distributions::samples());
    samples.extend(diagrams::samples());
    samples
}
