//! An axis of values: round ticks, numbers as Chinese prints them.
//!
//! Ticks stand at 1, 2, 2.5 or 5 times a power of ten. Large numbers are counted in 万 (10⁴) and 亿 (10⁸), all ticks of an axis in
//! the same one.

use std::ops::Range;

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged};
use plotters_backend::text_anchor::HPos;

use super::Canvas;
use super::layout::{Pen, Type, finite, px, width};
use super::palette::Token;

/// Steps between ticks, as parts of a power of ten.
const STEPS: [f64; 5] = [1.0, 2.0, 2.5, 5.0, 10.0];

/// Largest distance from zero that an axis shows; beyond, a step between ticks is lost in the precision of `f64`.
const FARTHEST: f64 = 1e14;

/// Blank between the labels of two ticks.
const LABEL_GAP: i32 = px(14);

/// A stretch of values and its ticks; both ends are ticks.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct ValueScale {
    low: f64,
    high: f64,
    step: f64,
}

/// A tick and what stands beside it.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct Tick {
    /// The value.
    pub(super) at: f64,
    /// The value as printed.
    pub(super) text: String,
}

/// The ticks of an axis in words.
#[derive(Clone, Debug, PartialEq)]
pub(super) struct TickLabels {
    /// The ticks from the lowest to the highest.
    pub(super) ticks: Vec<Tick>,
    /// The unit that the numbers count: 万元 where values in 元 are printed as 万.
    pub(super) unit: String,
}

impl ValueScale {
    /// The scale from and to a tick that holds all values, with at most `most` steps (two or more). `zero` takes zero in.
    pub(super) fn fit(values: impl Iterator<Item = f64>, zero: bool, most: usize) -> Self {
        let values = values.filter(|value| value.is_finite()).map(|value| value.clamp(-FARTHEST, FARTHEST));
        let start = if zero { (0.0, 0.0) } else { (f64::MAX, f64::MIN) };
        let (low, high) = values.fold(start, |(low, high), value| (low.min(value), high.max(value)));
        let (low, high) = match (low, high) {
            (low, high) if low > high => (0.0, 1.0),
            // Differences that a printed number would not show are none.
            (low, high) if high - low <= high.abs().max(low.abs()) * 1e-9 => {
                let room = if high.abs() > 0.0 { high.abs() / 10.0 } else { 0.5 };
                (low - room, high + room)
            }
            both => both,
        };
        let low = if zero && low > 0.0 { 0.0 } else { low };
        let most = most.max(2) as f64;
        let mut power = 10_f64.powf(((high - low) / most).log10().floor());
        loop {
            for part in STEPS {
                let step = part * power;
                let (from, to) = ((low / step + 1e-9).floor(), (high / step - 1e-9).ceil());
                if to - from <= most {
                    return Self { low: from * step, high: to.max(from + 1.0) * step, step };
                }
            }
            power *= 10.0;
        }
    }

    /// The scale with as many ticks as their labels have room for side by side, on an axis between two places of the canvas.
    pub(super) fn across(
        values: impl Iterator<Item = f64> + Clone,
        zero: bool,
        ends: (i32, i32),
        unit: (&str, bool),
        canvas: &Canvas,
    ) -> Self {
        let fits = |scale: &Self| {
            let places = tick_places(scale, unit, ends, canvas);
            places.windows(2).all(|pair| pair[0].0 + pair[0].1 + LABEL_GAP <= pair[1].0)
        };
        let scales = (2..=8).rev().map(|most| Self::fit(values.clone(), zero, most));
        scales.clone().find(fits).or_else(|| scales.last()).unwrap_or(Self { low: 0.0, high: 1.0, step: 1.0 })
    }

    /// The ticks.
    pub(super) fn ticks(&self) -> impl Iterator<Item = f64> + use<> {
        let (low, step) = (self.low, self.step);
        let steps = ((self.high - self.low) / self.step).round().clamp(0.0, 1_000.0) as i32;
        let first = (low / step).round();
        (0..=steps).map(move |i| (first + f64::from(i)) * step)
    }

    /// The ticks as they are printed, for values in a unit.
    pub(super) fn labels(&self, unit: &str) -> TickLabels {
        let (divisor, unit) = self.magnitude(unit);
        let decimals = decimals(self.step / divisor);
        let text = |at: f64| print(at / divisor, decimals);
        TickLabels { ticks: self.ticks().map(|at| Tick { at, text: text(at) }).collect(), unit }
    }

    /// What the ticks are divided by, and the unit that they count then.
    fn magnitude(&self, unit: &str) -> (f64, String) {
        // A unit may count in 万 already; 万 of those are 亿.
        let (counted, bare) = match (unit.strip_prefix('万'), unit.strip_prefix('亿')) {
            (Some(bare), _) => (1e4, bare),
            (_, Some(bare)) => (1e8, bare),
            _ => (1.0, unit),
        };
        let largest = self.high.abs().max(self.low.abs());
        let plain = (1.0, unit.to_owned());
        if ["%", "‰", "个百分点", "元/斤", "年"].contains(&unit) {
            return plain;
        }
        let magnitudes = [(1e12, "万亿"), (1e8, "亿"), (1e4, "万")];
        magnitudes
            .into_iter()
            .filter(|(size, _)| *size > counted)
            .map(|(size, word)| (size / counted, format!("{word}{bare}")))
            // 10000 to 40000 are easier to read than 1万 to 4万 beside values that are printed in full; from 亿 on they are not.
            .find(|(divisor, _)| {
                let whole_steps = *divisor * counted > 1e4 && self.step >= *divisor * 0.99;
                largest >= *divisor * 9.99 || whole_steps
            })
            .unwrap_or(plain)
    }
}

impl Ranged for ValueScale {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, limit: (i32, i32)) -> i32 {
        let part = ((finite(*value) - self.low) / (self.high - self.low)).clamp(0.0, 1.0);
        limit.0 + (part * f64::from(limit.1 - limit.0)).round() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, _: Hint) -> Vec<f64> {
        self.ticks().collect()
    }

    fn range(&self) -> Range<f64> {
        self.low..self.high
    }
}

/// Left edge, width and words of the labels of an axis in one line; those at the edges stay on the canvas.
fn tick_places(
    scale: &ValueScale,
    (unit, counted): (&str, bool),
    ends: (i32, i32),
    canvas: &Canvas,
) -> Vec<(i32, i32, String)> {
    let labels = scale.labels(unit);
    let last = labels.ticks.len().saturating_sub(1);
    let place = |(i, tick): (usize, Tick)| {
        let unit = if counted && i == last { labels.unit.as_str() } else { "" };
        let text = format!("{} {unit}", tick.text).trim().to_owned();
        let wide = Type::NOTE.width(&text, canvas);
        let left = (scale.map(&tick.at, ends) - wide / 2).min(width(canvas) - wide).max(0);
        (left, wide, text)
    };
    labels.ticks.clone().into_iter().enumerate().map(place).collect()
}

/// Sets the labels of an axis in one line below it. With `counted`, the unit stands after the last number.
///
/// The last number has the first claim on the room; where even two numbers collide, those before it are left out.
pub(super) fn tick_row(
    pen: &Pen,
    scale: &ValueScale,
    unit: (&str, bool),
    ends: (i32, i32),
    middle: i32,
    canvas: &Canvas,
) {
    let muted = canvas.palette.text_in(Token::Muted);
    let (mut next, mut shown) = (width(canvas), Vec::new());
    for (left, wide, text) in tick_places(scale, unit, ends, canvas).into_iter().rev() {
        if left + wide <= next {
            next = left - px(6);
            shown.push((left, text));
        }
    }
    for (left, text) in shown.iter().rev() {
        pen.text(text, Type::NOTE, (*left, middle), HPos::Left, muted, false);
    }
}

/// Decimals that a step needs to be printed as it is.
fn decimals(step: f64) -> usize {
    (0..12)
        .find(|places| {
            let scaled = step * 10_f64.powi(*places);
            (scaled - scaled.round()).abs() < 1e-6 * scaled.max(1e-9)
        })
        .map_or(12, |places| places.unsigned_abs() as usize)
}

/// A number with decimals and the minus sign of mathematics.
fn print(value: f64, decimals: usize) -> String {
    if value.abs() < 0.5 * 10_f64.powf(-(decimals as f64)) {
        return "0".to_owned();
    }
    let text = format!("{:.decimals$}", value.abs());
    if value < 0.0 { format!("−{text}") } else { text }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(values: &[f64], zero: bool, unit: &str) -> (Vec<String>, String) {
        let labels = ValueScale::fit(values.iter().copied(), zero, 6).labels(unit);
        (labels.ticks.into_iter().map(|tick| tick.text).collect(), labels.unit)
    }

    #[test]
    fn ticks_are_round_and_hold_all_values() {
        assert_eq!(texts(&[20.0, 37.0, 103.0], false, "万元").0, ["20", "40", "60", "80", "100", "120"]);
        assert_eq!(texts(&[0.31, 0.78], false, "%").0, ["0.3", "0.4", "0.5", "0.6", "0.7", "0.8"]);
        assert_eq!(texts(&[-12.0, 8.0], true, "%").0, ["−15", "−10", "−5", "0", "5", "10"]);
        assert_eq!(texts(&[14.0], true, "个").0, ["0", "2.5", "5.0", "7.5", "10.0", "12.5", "15.0"]);
    }

    #[test]
    fn every_scale_keeps_its_bounds() {
        for most in 2..9 {
            for i in 0..400 {
                let low = f64::from(i * i) * 0.37 - 900.0;
                let high = low + 10_f64.powf(f64::from(i % 17) - 8.0);
                let scale = ValueScale::fit([low, high].into_iter(), false, most);
                let slack = scale.step * 1e-6;
                assert!(scale.low <= low + slack && scale.high >= high - slack, "{low}, {high}: {scale:?}");
                let steps = scale.ticks().count() - 1;
                assert!(steps <= most, "{low}, {high}: {steps}");
                let part = scale.step / 10_f64.powf(scale.step.log10().floor());
                assert!(STEPS.iter().any(|round| (part - round).abs() < 1e-6), "{}", scale.step);
            }
        }
    }

    #[test]
    fn large_numbers_count_in_wan_and_yi() {
        assert_eq!(texts(&[32_908.0], true, "元").0, ["0", "10000", "20000", "30000", "40000"]);
        let wan = (["0", "20", "40", "60", "80", "100"].map(str::to_owned).to_vec(), "万元".to_owned());
        assert_eq!(texts(&[930_000.0], true, "元"), wan);
        let yi = (["0", "5", "10", "15", "20", "25"].map(str::to_owned).to_vec(), "亿元".to_owned());
        assert_eq!(texts(&[2.5e9], true, "元"), yi);
        assert_eq!(texts(&[250_000.0], true, "万元"), yi, "万 of 万元");
        assert_eq!(texts(&[8_743.11], true, "万元").1, "万元");
        assert_eq!(texts(&[400_000.0], true, "%").1, "%");
    }

    #[test]
    fn values_that_are_no_numbers_leave_a_scale() {
        for values in
            [&[][..], &[f64::NAN], &[f64::INFINITY, f64::NEG_INFINITY], &[f64::MAX, f64::MIN], &[0.0], &[7.0; 3]]
        {
            for zero in [true, false] {
                let scale = ValueScale::fit(values.iter().copied(), zero, 5);
                assert!(scale.low < scale.high && scale.step > 0.0, "{values:?}: {scale:?}");
                assert!(scale.ticks().count() <= 6, "{values:?}: {scale:?}");
            }
        }
    }
}
