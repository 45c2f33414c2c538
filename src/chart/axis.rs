//! Axes: of values in the file below, and here of time, by months, quarters, years, five years, whatever has room for its labels.

mod ticks;
mod value;

use std::ops::Range;

use plotters::coord::ranged1d::{KeyPointHint, NoDefaultFormatting, Ranged};

use super::Canvas;
use super::layout::{Type, finite, px};

pub(super) use ticks::{Tick, detach_unit, draw_ticks};
pub use value::Baseline;
pub(super) use value::ValueAxis;

/// Months between ticks, from the finest to the coarsest.
const STEPS: [i32; 9] = [1, 3, 12, 60, 120, 600, 1_200, 6_000, 12_000];

/// Shortest span that is drawn, in years: a single day needs a neighbourhood too.
const SHORTEST: f64 = 2.0 / 12.0;

/// Blank that a tick's label keeps to the next one.
const LABEL_GAP: i32 = px(12);

/// A stretch of time, in years with fraction, and its ticks.
#[derive(Clone)]
pub(super) struct TimeAxis {
    from: f64,
    to: f64,
    step: i32,
}

/// The label of a tick, set from the tick to the right.
pub(super) struct TickLabel {
    /// Left edge of the text.
    pub(super) x: i32,
    /// Line of the axis' labels, from 0.
    pub(super) line: i32,
    /// The text.
    pub(super) text: String,
}

impl TimeAxis {
    /// The axis for a set of times, on a length in device units. `open` leaves room for what goes on at the end.
    pub(super) fn fit(times: impl Iterator<Item = f64>, open: bool, length: i32, canvas: &Canvas) -> Self {
        let times = times.map(|time| finite(time).clamp(0.0, 9_999.0));
        let (low, high) = times.fold((f64::MAX, f64::MIN), |(low, high), time| (low.min(time), high.max(time)));
        let (low, high) = if low > high { (2000.0, 2001.0) } else { (low, high) };
        let missing = (SHORTEST - (high - low)).max(0.0);
        let (low, high) = (low - missing / 2.0, high + missing / 2.0);
        let to = high + (high - low) * if open { 0.08 } else { 0.02 };

        let step = step_for(to - low, length, canvas);
        let tick = f64::from(step) / 12.0;
        let floor = (low / tick + 1e-6).floor() * tick;
        let month = (low * 12.0 + 1e-6).floor() / 12.0;
        let from = if low - floor <= (high - low) * 0.18 { floor } else { month };
        let mut axis = Self { from, to, step };
        axis.make_room(length, canvas);
        axis
    }

    /// Moves the end so far that the last label stays on the canvas, but not to another tick.
    fn make_room(&mut self, length: i32, canvas: &Canvas) {
        let Some(last) = self.ticks().last() else { return };
        let year = self.step >= 12 || last.rem_euclid(12) == 0;
        let label = Type::NOTE.width(if year { "2000年" } else { "12月" }, canvas);
        let (length, label) = (f64::from(length), f64::from(label));
        let (last, next) = (f64::from(last) / 12.0, (f64::from(last) + 0.99 * f64::from(self.step)) / 12.0);
        if length > 2.0 * label {
            let needed = self.from + (last - self.from) * length / (length - label);
            self.to = self.to.max(needed.min(next));
        }
    }

    /// Lines that the labels take: years, and below them months where ticks are finer than years.
    pub(super) fn lines(&self) -> i32 {
        if self.step < 12 { 2 } else { 1 }
    }

    /// The labels for an axis between two places.
    pub(super) fn labels(&self, between: Range<i32>, canvas: &Canvas) -> Vec<TickLabel> {
        let place = |month: i32| self.map(&(f64::from(month) / 12.0), (between.start, between.end));
        let ticks: Vec<i32> = self.ticks().collect();
        let first = ticks.first().copied().unwrap_or(0);
        let mut labels: Vec<TickLabel> = Vec::new();
        if self.step < 12 {
            for month in &ticks {
                labels.push(TickLabel { x: place(*month), line: 1, text: format!("{}月", month.rem_euclid(12) + 1) });
            }
        }
        let years: Vec<i32> =
            ticks.into_iter().filter(|month| self.step >= 12 || *month == first || month.rem_euclid(12) == 0).collect();
        let tight = |mark: &str| {
            years.windows(2).any(|pair| match pair {
                [one, next] => {
                    let text = format!("{}{mark}", one.div_euclid(12));
                    place(*one) + Type::NOTE.width(&text, canvas) + LABEL_GAP / 2 > place(*next)
                }
                _ => false,
            })
        };
        let mark = if self.step >= 12 && tight("年") { "" } else { "年" };
        for (i, month) in years.iter().enumerate() {
            let text = format!("{}{mark}", month.div_euclid(12));
            let end = place(*month) + Type::NOTE.width(&text, canvas) + px(4);
            // The first year may have only its last months on the axis: then the next year's label says enough.
            if self.step < 12 && years.get(i + 1).is_some_and(|next| end > place(*next)) {
                continue;
            }
            labels.push(TickLabel { x: place(*month), line: 0, text });
        }
        labels
    }

    /// The ticks as months since the year 0.
    fn ticks(&self) -> impl Iterator<Item = i32> + use<> {
        let step = self.step;
        let first = (self.from * 12.0 / f64::from(step) - 1e-6).ceil() as i32;
        let last = (self.to * 12.0 / f64::from(step) + 1e-6).floor() as i32;
        (first..=last).map(move |tick| tick * step)
    }
}

/// The finest step whose labels have room.
fn step_for(span: f64, length: i32, canvas: &Canvas) -> i32 {
    let room = |step: &i32| f64::from(length) * f64::from(*step) / 12.0 / span;
    let month = Type::NOTE.width("12月", canvas) + LABEL_GAP;
    let year = Type::NOTE.width("2000", canvas) + LABEL_GAP;
    let needed = |step: &i32| f64::from(if *step < 12 { month } else { year });
    STEPS.into_iter().find(|step| room(step) >= needed(step)).unwrap_or(12_000)
}

impl Ranged for TimeAxis {
    type FormatOption = NoDefaultFormatting;
    type ValueType = f64;

    fn map(&self, value: &f64, limit: (i32, i32)) -> i32 {
        let part = ((finite(*value) - self.from) / (self.to - self.from)).clamp(0.0, 1.0);
        limit.0 + (part * f64::from(limit.1 - limit.0)).round() as i32
    }

    fn key_points<Hint: KeyPointHint>(&self, _: Hint) -> Vec<f64> {
        self.ticks().map(|month| f64::from(month) / 12.0).collect()
    }

    fn range(&self) -> Range<f64> {
        self.from..self.to
    }
}
