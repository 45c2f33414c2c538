//! An axis of values: round ticks and numbers in steps of 万 and 亿.

use std::ops::Range;

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged};

use super::super::layout::finite;

/// Where an axis of values starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Baseline {
    /// At zero, so that lengths and heights compare as the numbers do.
    Zero,
    /// Near the values, where their differences are small beside their size; for positions only, never for bars or areas.
    Fitted,
}

impl Baseline {
    /// Zero for values that reach so close to it that a reader expects to see it.
    #[must_use]
    pub fn near(values: impl Iterator<Item = f64>) -> Self {
        let (low, high) = values.fold((f64::MAX, f64::MIN), |(low, high), value| (low.min(value), high.max(value)));
        if low >= 0.0 && low <= high * 0.35 { Self::Zero } else { Self::Fitted }
    }
}

/// Steps between ticks, as parts of a power of ten.
const STEPS: [f64; 5] = [1.0, 2.0, 2.5, 5.0, 10.0];

/// Values beyond this are drawn at the end: no record has them, and the arithmetic stays exact enough.
const FARTHEST: f64 = 1e15;

/// A stretch of values that starts and ends at ticks.
#[derive(Clone, Copy, Debug)]
pub(in crate::chart) struct ValueAxis {
    from: f64,
    to: f64,
    step: f64,
}

impl ValueAxis {
    /// The axis for a set of values, with at most `most` steps between its ticks; whole values have whole ticks, for there is no
    /// half of a village.
    pub(in crate::chart) fn fit(values: impl Iterator<Item = f64>, baseline: Baseline, most: u32) -> Self {
        let values = values.map(|value| finite(value).clamp(-FARTHEST, FARTHEST));
        let (low, high, whole) = values.fold((f64::MAX, f64::MIN, true), |(low, high, whole), value| {
            (low.min(value), high.max(value), whole && value.fract() == 0.0)
        });
        let (low, high) = if low > high { (0.0, 1.0) } else { (low, high) };
        let (low, high) = match baseline {
            Baseline::Zero => (low.min(0.0), high.max(0.0)),
            // One value alone, or a row of equal ones, still has a place in the middle.
            Baseline::Fitted if high - low <= low.abs() * 1e-9 => (low - low.abs() * 0.05, high + high.abs() * 0.05),
            Baseline::Fitted => (low, high),
        };
        let high = if high > low { high } else { low + 1.0 };
        let most = f64::from(most.max(1));
        let raw = (high - low) / most;
        let power = 10_f64.powf(raw.log10().floor());
        let span = |step: f64| ((low / step + 1e-9).floor() * step, (high / step - 1e-9).ceil() * step);
        let count = |step: f64| {
            let (from, to) = span(step);
            ((to - from) / step).round()
        };
        let steps = STEPS.into_iter().chain([20.0, 25.0]).map(|part| part * power);
        let least = if whole { 1.0 } else { 0.0 };
        let allowed = |step: &f64| !whole || step.fract() == 0.0;
        let step =
            steps.into_iter().filter(allowed).find(|step| count(*step) <= most).unwrap_or(50.0 * power).max(least);
        let (from, to) = span(step);
        Self { from, to: to.max(from + step), step }
    }

    /// The same axis without what lies beyond the values: for marks that are labelled themselves.
    pub(in crate::chart) fn cut_to(self, baseline: Baseline, values: impl Iterator<Item = f64>) -> Self {
        let values = values.map(|value| finite(value).clamp(-FARTHEST, FARTHEST));
        let zero = if baseline == Baseline::Zero { (0.0, 0.0) } else { (f64::MAX, f64::MIN) };
        let (low, high) = values.fold(zero, |(low, high), value| (low.min(value), high.max(value)));
        if high > low { Self { from: low, to: high, ..self } } else { self }
    }

    /// Where a value stands, as a part of the axis.
    pub(in crate::chart) fn part(&self, value: f64) -> f64 {
        ((finite(value) - self.from) / (self.to - self.from)).clamp(0.0, 1.0)
    }

    /// The values of the ticks, from the lowest.
    pub(in crate::chart) fn ticks(&self) -> Vec<f64> {
        let count = ((self.to - self.from) / self.step).round() as u32;
        let first = (self.from / self.step).round();
        (0..=count).map(|i| (first + f64::from(i)) * self.step).collect()
    }

    /// The labels of the ticks, from the lowest; the topmost one has the unit.
    ///
    /// All are written in one step of 万 or 亿: the largest that leaves no decimals of 万 and one of 亿 at most, so that 0.5亿 stands
    /// below 1亿元. A unit that starts with such a step itself, 万元, is counted in; rates are never counted in such steps.
    pub(in crate::chart) fn labels(&self, unit: &str) -> Vec<String> {
        let rate = ["%", "‰", "个百分点"].contains(&unit);
        let (own, rest) = match unit.chars().next() {
            Some('万') => (1e4, &unit['万'.len_utf8()..]),
            Some('亿') => (1e8, &unit['亿'.len_utf8()..]),
            _ => (1.0, unit),
        };
        let top = self.from.abs().max(self.to.abs()) * own;
        let fits = |scale: f64| {
            // Thousands are printed in full: 2000 is easier to read than 0.2万.
            let parts = self.step * own / scale * if scale > 1e4 { 10.0 } else { 1.0 };
            top >= scale && (top >= 10.0 * scale || (parts - parts.round()).abs() < 1e-6)
        };
        let (scale, name) = [(1e8, "亿"), (1e4, "万")]
            .into_iter()
            .find(|(scale, _)| fits(*scale))
            .filter(|(scale, _)| *scale > own && !rate)
            .unwrap_or(match own {
                own if own >= 1e8 => (1e8, "亿"),
                own if own >= 1e4 => (1e4, "万"),
                _ => (1.0, ""),
            });
        let factor = own / scale;
        let decimals = decimals(self.step * factor);
        let ticks = self.ticks();
        let last = ticks.len().saturating_sub(1);
        let label = |(i, tick): (usize, f64)| {
            let number = number(tick * factor, decimals);
            let mark = if number == "0" { "" } else { name };
            // A step of the unit itself is written once, with the unit.
            let mark = if own > 1.0 && (scale - own).abs() < 0.5 { "" } else { mark };
            match i == last {
                true if mark.is_empty() && scale > 1.0 => format!("{number}{name}{rest}"),
                true => format!("{number}{mark}{rest}"),
                false => format!("{number}{mark}"),
            }
        };
        ticks.into_iter().enumerate().map(label).collect()
    }
}

/// Decimals that a step needs, six at most.
fn decimals(step: f64) -> usize {
    (0..6)
        .find(|places| {
            let scaled = step * 10_f64.powi(*places);
            (scaled - scaled.round()).abs() < scaled * 1e-6
        })
        .map_or(6, |places| places.unsigned_abs() as usize)
}

/// A number without idle zeros, with the minus sign of typesetters.
fn number(value: f64, decimals: usize) -> String {
    let text = format!("{:.decimals$}", value.abs());
    let text = if text.contains('.') { text.trim_end_matches('0').trim_end_matches('.') } else { &text };
    if value < 0.0 && text != "0" { format!("−{text}") } else { text.to_owned() }
}

impl Ranged for ValueAxis {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, limit: (i32, i32)) -> i32 {
        limit.0 + (self.part(*value) * f64::from(limit.1 - limit.0)).round() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, _: Hint) -> Vec<f64> {
        self.ticks()
    }

    fn range(&self) -> Range<f64> {
        self.from..self.to
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn axis(values: &[f64], baseline: Baseline) -> ValueAxis {
        ValueAxis::fit(values.iter().copied(), baseline, 4)
    }

    #[test]
    fn ticks_are_round_and_few() {
        assert_eq!(axis(&[4000.0, 6000.0], Baseline::Zero).labels("元"), ["0", "2000", "4000", "6000元"]);
        assert_eq!(axis(&[3.5, 3.8, 3.11], Baseline::Fitted).labels("元/斤"), ["3", "3.2", "3.4", "3.6", "3.8元/斤"]);
        assert_eq!(axis(&[7.0, 9.0], Baseline::Zero).labels(""), ["0", "5", "10"]);
        assert_eq!(axis(&[2.0, 3.0], Baseline::Fitted).labels("个"), ["2", "3个"]);
        assert_eq!(axis(&[0.01, 0.02], Baseline::Zero).labels("")[1], "0.005");
        for scale in [1e-3, 0.7, 1.0, 33.0, 1e5, 8e12] {
            for high in [1.0, 1.1, 1.9, 2.4, 4.2, 4.99, 7.7, 9.9] {
                for low in [0.0, -3.0, 0.8] {
                    let axis = axis(&[low * scale, high * scale], Baseline::Fitted);
                    let (ticks, range) = (axis.ticks(), axis.range());
                    assert!((2..=5).contains(&ticks.len()), "{low} to {high} × {scale}: {ticks:?}");
                    let slack = 1e-6 * scale;
                    assert!(range.start <= low * scale + slack && range.end >= high * scale - slack, "{range:?}");
                }
            }
        }
    }

    #[test]
    fn every_axis_holds_its_values_and_keeps_its_bounds() {
        for most in 2..9 {
            for i in 0..400 {
                let low = f64::from(i * i) * 0.37 - 900.0;
                let high = low + 10_f64.powf(f64::from(i % 17) - 8.0);
                let axis = ValueAxis::fit([low, high].into_iter(), Baseline::Fitted, most);
                let slack = axis.step * 1e-6;
                assert!(axis.from <= low + slack && axis.to >= high - slack, "{low}, {high}: {axis:?}");
                assert!(axis.ticks().len() <= most as usize + 1, "{low}, {high}: {axis:?}");
            }
        }
    }

    #[test]
    fn zero_is_shown_where_values_come_near_it() {
        let near = |values: &[f64]| Baseline::near(values.iter().copied());
        assert_eq!([near(&[1.0, 9.0]), near(&[0.0, 0.0])], [Baseline::Zero; 2]);
        assert_eq!([near(&[6.0, 9.0]), near(&[-1.0, 9.0]), near(&[])], [Baseline::Fitted; 3]);
    }

    #[test]
    fn numbers_share_one_chinese_step() {
        assert_eq!(axis(&[1.5e8], Baseline::Zero).labels("元"), ["0", "0.5亿", "1亿", "1.5亿元"]);
        assert_eq!(axis(&[77_150.0], Baseline::Zero).labels("人"), ["0", "2万", "4万", "6万", "8万人"]);
        assert_eq!(axis(&[8743.11], Baseline::Zero).labels("万元"), ["0", "2500", "5000", "7500", "10000万元"]);
        assert_eq!(axis(&[44_000.0], Baseline::Zero).labels("万元"), ["0", "2亿", "4亿", "6亿元"]);
        assert_eq!(axis(&[12_000.0], Baseline::Zero).labels("户"), ["0", "5000", "10000", "15000户"]);
    }

    #[test]
    fn negative_values_take_a_minus_and_keep_zero() {
        assert_eq!(axis(&[-30.0, 60.0], Baseline::Zero).labels("%"), ["−50", "0", "50", "100%"]);
        assert_eq!(axis(&[400_000.0], Baseline::Zero).labels("%")[1], "100000", "a rate is not counted in 万");
    }

    #[test]
    fn no_values_and_broken_values_make_an_axis() {
        for values in [&[][..], &[f64::NAN], &[0.0, 0.0], &[f64::MAX, f64::MIN], &[f64::INFINITY]] {
            for baseline in [Baseline::Zero, Baseline::Fitted] {
                let axis = axis(values, baseline);
                let range = axis.range();
                assert!(range.start < range.end && range.end.is_finite(), "{values:?}: {range:?}");
                assert!(axis.ticks().len() <= 6);
            }
        }
    }
}
