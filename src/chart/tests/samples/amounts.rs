//! Funnels, nested proportions, waffles, pictograms and treemaps.

use super::{COUNTS, label, value};
use crate::chart::*;

fn funnels(count: usize, style: usize) -> Chart {
    let mut values: Vec<f64> = (0..count).map(|i| value(i, style)).collect();
    values.sort_by(|one, other| other.total_cmp(one));
    let step = |(i, value): (usize, f64)| FunnelStep {
        label: label(i + style),
        value,
        text: format!("{value:.0}"),
        unit: "名".to_owned(),
        share: match i {
            0 => String::new(),
            i if i % 3 == 0 => "占参训人员（含张家港与沿河两地教育、卫生、农业系统派出的骨干人员）的17.7%".to_owned(),
            _ => "占上一步的17.7%".to_owned(),
        },
        highlight: style == 3 && i == 1,
    };
    Chart::Funnel(Funnel::new(values.into_iter().enumerate().map(step).collect()).unwrap())
}

fn nested(count: usize, style: usize, form: NestedForm) -> Chart {
    let amount =
        |label: String, value: f64| NestedAmount { label, value, text: format!("{value:.0}"), unit: "户".to_owned() };
    let row = |i: usize| {
        let whole = value(i, style) * 168.0;
        let part = whole * [0.09, 0.0, 1.0, 0.62, 0.999][i % 5];
        NestedRow {
            whole: amount(label(i), whole),
            part: amount(label(i + 3 + style), part),
            share: if i == 1 { String::new() } else { "占8.9%".to_owned() },
        }
    };
    Chart::Nested(Nested::new(form, (0..count).map(row).collect()).unwrap())
}

fn waffles(count: usize, style: usize) -> Chart {
    let grid = |i: usize| WaffleGrid {
        label: label(i + style),
        text: ["39个", "8.9%", "超过8743.11万元", "0"][i % 4].to_owned(),
        whole: format!("共{}，一格一个", label(i + 4)),
        cells: match style {
            0 => WaffleCells::hundredths(0.089 * (i % 11) as f64).unwrap(),
            1 => WaffleCells::one_each(0, u32::try_from(i).unwrap()).unwrap(),
            2 => WaffleCells::one_each(39, 75).unwrap(),
            _ => WaffleCells::one_each(7, [11, 97, 400, 8][i % 4]).unwrap(),
        },
    };
    // Thousands of cells test no more than hundreds, only longer.
    Chart::Waffle(Waffle { grids: (0..count.min(9)).map(grid).collect() })
}

fn pictograms(count: usize, style: usize) -> Chart {
    let row = |i: usize| {
        let value = value(i, style).min([100.0, 60.0][i % 2]).floor();
        Amount { label: label(i), value, text: format!("{value}个村"), highlight: style == 3 && i == 1 }
    };
    let symbol = [Symbol::House, Symbol::Person, Symbol::Disc][style % 3];
    Chart::Pictogram(Pictogram::new(symbol, (0..count).map(row).collect()).unwrap())
}

fn treemaps(count: usize, style: usize) -> Chart {
    let part = |i: usize| Amount {
        label: label(i),
        value: value(i, style),
        text: format!("{:.1}万元", value(i, style)),
        highlight: style == 3 && i == 2,
    };
    let parts: Vec<_> = (0..count).map(part).collect();
    Chart::Treemap(Treemap::new(parts.iter().map(|part| part.value).sum(), parts).unwrap())
}

/// A chart of each kind, with its name.
pub(in crate::chart::tests) fn of(count: usize, style: usize) -> Vec<(&'static str, Chart)> {
    vec![
        ("funnel", funnels(count, style)),
        ("nested bars", nested(count, style, NestedForm::Bars)),
        ("nested squares", nested(count, style, NestedForm::Squares)),
        ("waffle", waffles(count, style)),
        ("pictogram", pictograms(count, style)),
        ("treemap", treemaps(count, style)),
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
