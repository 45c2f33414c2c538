//! Random charts of amounts: bars, dots, parts of wholes.

use super::fewer;
use super::random::{Random, Values};
use crate::chart::*;

/// A number in the wording of a record.
pub(super) fn number(random: &mut Random, value: f64) -> Number {
    Number { value, text: random.wording(value) }
}

/// Numbers of one trend.
pub(super) fn numbers(random: &mut Random, values: &Values, count: usize) -> Vec<Number> {
    let mut numbers = Vec::new();
    for i in 0..count {
        let value = values.at(i, random);
        numbers.push(number(random, value));
    }
    numbers
}

/// Amounts of one measure; all, many, few or none of them highlighted.
pub(super) fn amounts(random: &mut Random, count: usize) -> Vec<Amount> {
    let (values, seldom) = (random.values(), *random.one(&[1, 4, 12, 1000]));
    let mut amounts = Vec::new();
    for (i, label) in random.labels(count).into_iter().enumerate() {
        let value = values.at(i, random);
        amounts.push(Amount { label, value, text: random.wording(value), highlight: random.once_in(seldom) });
    }
    amounts
}

/// One thing for each label.
pub(super) fn each<T>(random: &mut Random, count: usize, make: impl Fn(&mut Random, usize, String) -> T) -> Vec<T> {
    let labels = random.labels(count);
    labels.into_iter().enumerate().map(|(i, label)| make(random, i, label)).collect()
}

/// Either way to start an axis.
pub(super) fn baseline(random: &mut Random) -> Baseline {
    *random.one(&[Baseline::Zero, Baseline::Fitted])
}

/// Amounts, some of them with words.
fn noted(random: &mut Random, count: usize) -> Vec<AmountRow> {
    let seldom = *random.one(&[2, 6, 1000]);
    let mut rows = Vec::new();
    for amount in amounts(random, count) {
        rows.push(AmountRow { amount, note: note(random, seldom) });
    }
    rows
}

/// Words, once in some times.
pub(super) fn note(random: &mut Random, seldom: usize) -> String {
    if random.once_in(seldom) { random.label() } else { String::new() }
}

/// A line to hold values against, beside some of the charts.
pub(super) fn reference(random: &mut Random, values: impl Iterator<Item = f64>) -> Option<Reference> {
    let sorted: Vec<f64> = values.collect();
    let value = if sorted.is_empty() { 1.0 } else { *random.one(&sorted) };
    random.once_in(3).then(|| Reference { value, text: format!("{} {}", random.label(), random.wording(value)) })
}

pub(super) fn bar(random: &mut Random) -> Bar {
    let count = random.count();
    let rows = noted(random, count);
    let reference = reference(random, rows.iter().map(|row| row.amount.value));
    Bar { unit: random.unit(), rows, reference }
}

pub(super) fn dot(random: &mut Random) -> Dot {
    let count = random.count();
    let rows = noted(random, count);
    let reference = reference(random, rows.iter().map(|row| row.amount.value));
    Dot { unit: random.unit(), baseline: baseline(random), rows, reference }
}

pub(super) fn grouped(random: &mut Random) -> Grouped {
    let (count, series, values) = (random.count(), 2 + random.below(2), random.values());
    let row = |random: &mut Random, _, label| GroupedRow {
        label,
        values: numbers(random, &values, series),
        note: note(random, 4),
    };
    let rows = each(random, count, row);
    let reference = reference(random, rows.iter().flat_map(|row| &row.values).map(|number| number.value));
    Grouped { unit: random.unit(), series: random.labels(series), rows, reference }
}

pub(super) fn stacked(random: &mut Random) -> Stacked {
    let (count, parts, values) = (random.count(), 1 + random.below(6), random.values());
    let row = |random: &mut Random, _, label| {
        let parts = numbers(random, &values, parts);
        let total = parts.iter().map(|part| part.value).sum();
        StackedRow { label, parts, total: number(random, total) }
    };
    Stacked::new(random.unit(), random.labels(parts), each(random, count, row)).unwrap()
}

pub(super) fn range(random: &mut Random) -> Range {
    let (count, values) = (random.count(), random.values());
    let end = |random: &mut Random, value: f64| RangeEnd {
        value,
        text: random.wording(value),
        bound: *random.one(&[RangeBound::Exact, RangeBound::Exact, RangeBound::Above, RangeBound::Below]),
    };
    let row = |random: &mut Random, i, label| {
        let mut three = [values.at(i, random), values.at(i + 1, random), values.at(i + 2, random)];
        three.sort_by(f64::total_cmp);
        let [low, mean, high] = three;
        let some = 1 + random.below(7);
        RangeRow {
            label,
            low: (some & 1 > 0).then(|| end(random, low)),
            mean: (some & 2 > 0).then(|| number(random, mean)),
            high: (some & 4 > 0).then(|| end(random, high)),
            note: note(random, 4),
        }
    };
    let names = [random.label(), random.label(), random.label()];
    Range::new(random.unit(), names, baseline(random), each(random, count, row)).unwrap()
}

pub(super) fn bullet(random: &mut Random) -> Bullet {
    let (count, values) = (random.count(), random.values());
    let row = |random: &mut Random, i, label| {
        let (value, target) = (values.at(i, random), values.at(i + 1, random));
        BulletRow {
            label,
            value,
            text: random.wording(value),
            target,
            target_text: random.wording(target),
            rate_text: random.one(&["", "", "209.2%", "约98%", "超过计划的一倍"]).to_string(),
        }
    };
    Bullet { unit: random.unit(), target: random.label(), rate: random.label(), rows: each(random, count, row) }
}

pub(super) fn share(random: &mut Random) -> Share {
    let (count, parts) = (random.count(), 1 + random.below(6));
    let row = |random: &mut Random, _, label| {
        // Among the weights are nothing, equal ones, and a sliver beside a whole.
        let weights: Vec<f64> = (0..parts).map(|_| [0.0, 1.0, 1.0, random.part(), 40.0][random.below(5)]).collect();
        let sum: f64 = weights.iter().sum();
        let fractions = weights.iter().map(|weight| if sum > 0.0 { weight / sum } else { 1.0 / parts as f64 });
        let part = |fraction: f64| SharePart {
            fraction,
            percent: format!("{:.1}%", fraction * 100.0),
            amount: if random.once_in(3) { String::new() } else { random.wording(fraction * 8743.11) + "万元" },
        };
        let parts = fractions.map(part).collect();
        ShareRow {
            label, whole: random.one(&["", "共174个", "共8743.11万元（含实物折价）"]).to_string(), parts
        }
    };
    Share { parts: random.labels(parts), rows: each(random, count, row) }
}

pub(super) fn waterfall(random: &mut Random) -> Waterfall {
    let (count, groups, values) = (random.count(), random.below(4), random.values());
    let falls = random.once_in(2);
    let step = |random: &mut Random, i, label| {
        let sign = if falls && random.once_in(3) { -1.0 } else { 1.0 };
        let value = values.at(i, random) * sign;
        WaterfallStep { label, value, text: random.wording(value), group: random.below(groups) }
    };
    let steps = each(random, count, step);
    let total: f64 = steps.iter().map(|step| step.value).sum();
    let total_text = random.wording(total) + &random.unit();
    Waterfall { groups: random.labels(groups), steps, total_label: random.label(), total, total_text }
}

pub(super) fn funnel(random: &mut Random) -> Funnel {
    let (count, trend, unit) = (random.count().min(20), random.values(), random.unit());
    let mut values: Vec<f64> = (0..count).map(|i| trend.at(i, random)).collect();
    values.sort_by(|one, other| other.total_cmp(one));
    let step = |random: &mut Random, i: usize, label| FunnelStep {
        label,
        value: values[i],
        text: random.wording(values[i]),
        unit: unit.clone(),
        share: if i > 0 { random.maybe() } else { String::new() },
        highlight: random.once_in(6),
    };
    Funnel::new(each(random, count, step)).unwrap()
}

pub(super) fn nested(random: &mut Random) -> Nested {
    let (count, values, form) =
        (random.count(), random.values(), *random.one(&[NestedForm::Bars, NestedForm::Squares]));
    let row = |random: &mut Random, i, label| {
        let (whole, unit) = (values.at(i, random), random.unit());
        let part = whole * [0.0, 0.001, 0.09, 0.5, 0.999, 1.0][random.below(6)];
        let mut amount = |label, value| {
            let text = random.wording(value);
            NestedAmount { label, value, text, unit: unit.clone() }
        };
        let (whole, part) = (amount(label, whole), amount("其中脱贫户（含边缘易致贫户）".to_owned(), part));
        NestedRow { whole, part: NestedAmount { label: random.label(), ..part }, share: random.maybe() }
    };
    Nested::new(form, each(random, count, row)).unwrap()
}

pub(super) fn waffle(random: &mut Random) -> Waffle {
    let count = random.count().min(12);
    let grid = |random: &mut Random, _, label| {
        let cells = if random.once_in(2) {
            WaffleCells::hundredths(random.part())
        } else {
            let all = *random.one(&[0, 1, 7, 39, 75, 97, 400]);
            WaffleCells::one_each(random.below(all as usize + 1) as u32, all)
        };
        let text = format!("{}个", random.below(400));
        WaffleGrid { label, text, whole: random.maybe(), cells: cells.unwrap() }
    };
    Waffle { grids: each(random, count, grid) }
}

pub(super) fn pictogram(random: &mut Random) -> Pictogram {
    let (count, symbol) = (random.count(), *random.one(&[Symbol::House, Symbol::Person, Symbol::Disc]));
    let mut rows = amounts(random, count);
    for row in &mut rows {
        row.value = *random.one(&[0, 1, 2, 7, 33, 60, 100]) as f64;
        row.text = random.wording(row.value) + &random.unit();
    }
    fewer(count, |count| Pictogram::new(symbol, rows[..count].to_vec()))
}

pub(super) fn treemap(random: &mut Random) -> Treemap {
    let count = random.count();
    let parts = amounts(random, count);
    fewer(count, |count| {
        let parts = &parts[..count];
        Treemap::new(parts.iter().map(|part| part.value).sum(), parts.to_vec())
    })
}
