//! A histogram: how many fall into each of a row of bins.

use plotters::coord::types::RangedCoordf64;
use plotters_backend::text_anchor::HPos;

use crate::chart::axis::{Baseline, ValueAxis};
use crate::chart::layout::{
    Block, NARROW, Place, Row, Type, VALUE_GAP, axis_length, beside, place_labels, px, render, width, with_unit,
};
use crate::chart::mark::{Mark, Shape, put};
use crate::chart::palette::Token;
use crate::chart::refusal::Refusal;
use crate::chart::{Canvas, Drawing};

/// Bins that touch, and how many are in each.
#[derive(Clone, Debug, PartialEq)]
pub struct Histogram {
    measure: String,
    counted: String,
    bins: Vec<HistogramBin>,
}

/// One bin.
#[derive(Clone, Debug, PartialEq)]
pub struct HistogramBin {
    /// Where it starts, inclusive; none for an open first bin (20以下).
    pub from: Option<f64>,
    /// Where it ends, exclusive; none for an open last bin (100以上).
    pub to: Option<f64>,
    /// The bin as printed: 20—30.
    pub label: String,
    /// How many are in it.
    pub count: u32,
    /// Whether the title speaks of it: drawn in the accent colour.
    pub highlight: bool,
}

impl Histogram {
    /// A histogram of these bins. `measure` is what the bins divide, with its unit (村集体收入，万元); `counted` is printed after
    /// the largest count (个村).
    ///
    /// # Errors
    ///
    /// A bin does not start where the one before ends, is of another width, or is open but neither first nor last: bars of equal
    /// width would lie.
    pub fn new(
        measure: impl Into<String>,
        counted: impl Into<String>,
        bins: Vec<HistogramBin>,
    ) -> Result<Self, Refusal> {
        let mut width: Option<f64> = None;
        for (at, bin) in bins.iter().enumerate() {
            let before = at.checked_sub(1).and_then(|before| bins.get(before));
            let touches = before.is_none_or(|before| before.to.is_some() && before.to == bin.from);
            let closed = match (bin.from, bin.to) {
                (Some(from), Some(to)) => {
                    let this = to - from;
                    let even = width.is_none_or(|width| (this - width).abs() <= width * 1e-9);
                    width = Some(this);
                    this > 0.0 && this.is_finite() && even
                }
                (None, Some(to)) => at == 0 && to.is_finite(),
                (Some(from), None) => at + 1 == bins.len() && from.is_finite(),
                (None, None) => false,
            };
            if !touches || !closed {
                return Err(Refusal::Uneven(at));
            }
        }
        Ok(Self { measure: measure.into(), counted: counted.into(), bins })
    }

    /// Counts values into bins with round edges; the last bin takes its upper edge in.
    ///
    /// There are at most twelve bins and at most twice as many as Sturges' rule has it (1 + log₂ n, 1926): that rule is made for
    /// normal distributions and hides the shape of skewed ones, as incomes are.
    #[must_use]
    pub fn of(values: &[f64], measure: impl Into<String>, counted: impl Into<String>) -> Self {
        let values: Vec<f64> = values.iter().copied().filter(|value| value.is_finite()).collect();
        let most = if values.is_empty() { 0 } else { 2 * (values.len().ilog2() + 1) };
        let axis = ValueAxis::fit(values.iter().copied(), Baseline::Fitted, most.clamp(3, 12));
        let ticks: Vec<(f64, String)> = axis.ticks().into_iter().zip(axis.labels("")).collect();
        let last = ticks.len().saturating_sub(2);
        let bins = ticks.windows(2).enumerate().filter_map(|(i, edges)| {
            let [(from, first), (to, end)] = edges else { return None };
            let inside = |value: &&f64| **value >= *from && (**value < *to || (i == last && **value <= *to));
            Some(HistogramBin {
                from: Some(*from),
                to: Some(*to),
                label: format!("{first}—{end}"),
                count: u32::try_from(values.iter().filter(inside).count()).unwrap_or(u32::MAX),
                highlight: false,
            })
        });
        let bins = if values.is_empty() { Vec::new() } else { bins.collect() };
        Self { measure: measure.into(), counted: counted.into(), bins }
    }

    /// What the bins divide, with its unit.
    #[must_use]
    pub fn measure(&self) -> &str {
        &self.measure
    }

    /// The bins from the lowest to the highest.
    #[must_use]
    pub fn bins(&self) -> &[HistogramBin] {
        &self.bins
    }

    /// The counts as they are printed: the first of the largest with what is counted.
    fn texts(&self) -> Vec<String> {
        let largest = self.bins.iter().map(|bin| bin.count).max().unwrap_or(0);
        let first = self.bins.iter().position(|bin| bin.count == largest);
        let text =
            |(i, bin): (usize, &HistogramBin)| with_unit(&bin.count.to_string(), &self.counted, Some(i) == first);
        self.bins.iter().enumerate().map(text).collect()
    }
}

/// Height of the tallest column.
const TALL: i32 = px(210);

/// Widest column.
const WIDEST: i32 = px(110);

/// Half of the blank between two columns: they touch, as their bins do.
const SEAM: i32 = px(1);

/// Draws a histogram: columns where the labels of the bins have room below them, else bars.
pub(super) fn draw(chart: &Histogram, canvas: &Canvas) -> Drawing {
    let count = i32::try_from(chart.bins.len()).unwrap_or(i32::MAX).max(1);
    let column = (width(canvas) / count).min(WIDEST) / 10 * 10;
    let texts = chart.texts();
    let needed = chart.bins.iter().zip(&texts).flat_map(|(bin, text)| {
        let kind = Type::label(bin.highlight);
        [Type::NOTE.width(&bin.label, canvas), kind.width(text, canvas)]
    });
    let fits = needed.max().unwrap_or(0) + px(8) <= column;
    if fits && width(canvas) >= NARROW { upright(chart, &texts, column, canvas) } else { turned(chart, &texts, canvas) }
}

fn paint(chart: &Histogram, bin: &HistogramBin, canvas: &Canvas) -> (Token, Token) {
    match (bin.highlight, chart.bins.iter().any(|bin| bin.highlight)) {
        (true, _) => (Token::C1, canvas.palette.text_in(Token::C1)),
        (false, true) => (Token::Context, Token::Ink),
        (false, false) => (Token::C1, Token::Ink),
    }
}

fn title(chart: &Histogram, bin: &HistogramBin) -> String {
    format!("{}：{}", bin.label, with_unit(&bin.count.to_string(), &chart.counted, true))
}

fn upright(chart: &Histogram, texts: &[String], column: i32, canvas: &Canvas) -> Drawing {
    let count = i32::try_from(chart.bins.len()).unwrap_or(0);
    let (muted, line) = (canvas.palette.text_in(Token::Muted), Type::LABEL.line());
    let largest = chart.bins.iter().map(|bin| f64::from(bin.count)).fold(1.0, f64::max);
    let measure = Block::new(&chart.measure, Type::NOTE, width(canvas), canvas);
    let (top, base) = (line + px(4), line + px(4) + TALL);
    let height = base + px(6) + Type::NOTE.line() + px(2) + measure.height() + px(2);

    render(canvas, height, |pen| {
        let plot = pen.field::<RangedCoordf64, RangedCoordf64>(
            (0.0..f64::from(count.max(1)), 0..count.max(1) * column),
            (0.0..largest, base..top),
        );
        for ((i, bin), text) in (0..).zip(&chart.bins).zip(texts) {
            let (token, ink) = paint(chart, bin, canvas);
            let (from, middle) = (f64::from(i), i * column + column / 2);
            pen.group(&title(chart, bin), Token::Ink, || {
                if bin.count > 0 {
                    let shape = Shape::Bar { radius: 0, inset: (SEAM, SEAM) };
                    put(&plot, &Mark::new((from, f64::from(bin.count)), (from + 1.0, 0.0), shape, token));
                }
                let end = plot.map_coordinate(&(from, f64::from(bin.count))).1;
                let kind = Type::label(bin.highlight);
                pen.text(text, kind, (middle, end - px(3) - line / 2), HPos::Center, ink, false);
                let below = base + px(6) + Type::NOTE.line() / 2;
                pen.text(&bin.label, Type::NOTE, (middle, below), HPos::Center, muted, false);
            });
        }
        pen.mark(&Mark::new((0, base), (count * column, base), Shape::Line, Token::Context));
        let below = base + px(8) + Type::NOTE.line();
        pen.block(&measure, ((count * column).max(measure.width), below), HPos::Right, muted, false);
    })
}

fn turned(chart: &Histogram, texts: &[String], canvas: &Canvas) -> Drawing {
    let muted = canvas.palette.text_in(Token::Muted);
    let measure = Block::new(&chart.measure, Type::NOTE, width(canvas), canvas);
    let labels = chart.bins.iter().map(|bin| (bin.label.as_str(), Type::NOTE));
    let (place, labels) = place_labels(labels, 3, canvas);
    let left = beside(place, px(10));
    let room = width(canvas) - left;
    let values: Vec<_> = chart
        .bins
        .iter()
        .zip(texts)
        .map(|(bin, text)| Block::new(text, Type::label(bin.highlight), room / 2, canvas))
        .collect();
    let largest = chart.bins.iter().map(|bin| f64::from(bin.count)).fold(1.0, f64::max);
    let axis = axis_length(
        chart.bins.iter().zip(&values).map(|(bin, value)| (f64::from(bin.count) / largest, value.width)),
        room,
    );
    let bar = if chart.bins.len() > 20 { px(18) } else { px(24) };
    let first = if measure.height() > 0 { measure.height() + px(6) } else { 0 };
    let mut bottom = first;
    let mut rows = Vec::with_capacity(labels.len());
    for (label, value) in labels.iter().zip(&values) {
        let row = Row::new(bottom, place, label.height(), bar, value.height());
        bottom = row.end + 2 * SEAM;
        rows.push(row);
    }
    let height = bottom.max(px(12)) + px(2);

    render(canvas, height, |pen| {
        let plot = pen.plot::<RangedCoordf64>(0.0..largest, left..left + axis);
        pen.block(&measure, (0, 0), HPos::Left, muted, false);
        for (((bin, label), value), at) in chart.bins.iter().zip(&labels).zip(&values).zip(&rows) {
            let (token, ink) = paint(chart, bin, canvas);
            pen.group(&title(chart, bin), Token::Ink, || {
                match place {
                    Place::Beside(column) => pen.block(label, (column, at.label), HPos::Right, muted, false),
                    Place::Above => pen.block(label, (0, at.label), HPos::Left, muted, false),
                }
                if bin.count > 0 {
                    put(&plot, &Mark::new((0.0, at.top), (f64::from(bin.count), at.bottom), Shape::BAR, token));
                }
                let x = plot.map_coordinate(&(f64::from(bin.count), 0)).0 + VALUE_GAP;
                pen.block(value, (x, at.middle() - value.height() / 2), HPos::Left, ink, false);
            });
        }
        if let (Place::Beside(_), Some(last)) = (place, rows.last()) {
            pen.mark(&Mark::new((left, first), (left, last.end), Shape::Line, Token::Context));
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn bin(from: Option<f64>, to: Option<f64>) -> HistogramBin {
        HistogramBin { from, to, label: String::new(), count: 1, highlight: false }
    }

    #[test]
    fn bins_touch_and_are_of_one_width() {
        let new = |edges: &[(Option<f64>, Option<f64>)]| {
            let bins = edges.iter().map(|(from, to)| bin(*from, *to)).collect();
            Histogram::new("", "", bins).map(|chart| chart.bins().len())
        };
        let open = [(None, Some(20.0)), (Some(20.0), Some(30.0)), (Some(30.0), Some(40.0)), (Some(40.0), None)];
        assert_eq!(new(&open), Ok(4));
        assert_eq!(new(&[(Some(0.0), Some(10.0)), (Some(20.0), Some(30.0))]), Err(Refusal::Uneven(1)));
        assert_eq!(new(&[(Some(0.0), Some(10.0)), (Some(10.0), Some(30.0))]), Err(Refusal::Uneven(1)));
        assert_eq!(new(&[(Some(10.0), None), (Some(10.0), Some(30.0))]), Err(Refusal::Uneven(0)));
        assert_eq!(new(&[(Some(f64::NAN), Some(10.0))]), Err(Refusal::Uneven(0)));
    }

    #[test]
    fn every_value_is_counted_once() {
        let values: Vec<f64> = (0..97).map(|i| f64::from(i * i % 61) * 1.7).chain([f64::NAN]).collect();
        let chart = Histogram::of(&values, "收入，万元", "个村");
        assert_eq!(chart.bins().iter().map(|bin| bin.count).sum::<u32>(), 97);
        assert!(Histogram::new("", "", chart.bins().to_vec()).is_ok(), "{:?}", chart.bins());
        let labels: Vec<_> =
            Histogram::of(&[20.1, 37.0, 60.0], "", "").bins().iter().map(|bin| bin.label.clone()).collect();
        assert_eq!(labels, ["20—30", "30—40", "40—50", "50—60"]);
        assert!(Histogram::of(&[], "", "").bins().is_empty());
    }
}
