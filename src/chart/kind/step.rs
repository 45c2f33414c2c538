//! Steps: a standard and the times from which its levels are in force.

use plotters::coord::types::RangedCoordf64;
use plotters::element::PathElement;
use plotters_backend::text_anchor::HPos;

use super::bar::{self, Bar};
use super::dot::{self, Dot};
use crate::chart::amount::Amount;
use crate::chart::axis::{Baseline, ValueAxis};
use crate::chart::layout::{NARROW, Pen, Type, px, render, width, with_unit};
use crate::chart::mark::{Mark, Shape, put, style};
use crate::chart::palette::Token;
use crate::chart::refusal::Refusal;
use crate::chart::spots::{Spot, Spots, lanes};
use crate::chart::{Canvas, Drawing};

/// Levels of a standard, from the earliest; the last one is in force on.
#[derive(Clone, Debug, PartialEq)]
pub struct Step {
    unit: String,
    levels: Vec<StepLevel>,
}

/// One level.
#[derive(Clone, Debug, PartialEq)]
pub struct StepLevel {
    /// From when it is in force, in years with fraction.
    pub from: f64,
    /// That time as printed: 2015年底.
    pub date: String,
    /// Its height.
    pub value: f64,
    /// The number as printed, without the unit.
    pub text: String,
}

impl Step {
    /// The levels of a standard; `unit` is printed after the last level, the one in force.
    ///
    /// # Errors
    ///
    /// A time or value is no number, or the levels are not in the order of their times.
    pub fn new(unit: impl Into<String>, levels: Vec<StepLevel>) -> Result<Self, Refusal> {
        if let Some(level) = levels.iter().position(|level| !(level.from.is_finite() && level.value.is_finite())) {
            return Err(Refusal::NoNumber(level));
        }
        let order = levels.iter().zip(levels.iter().skip(1)).position(|(this, next)| this.from >= next.from);
        match order {
            Some(before) => Err(Refusal::Earlier(before + 1)),
            None => Ok(Self { unit: unit.into(), levels }),
        }
    }

    /// The levels, from the earliest.
    #[must_use]
    pub fn levels(&self) -> &[StepLevel] {
        &self.levels
    }
}

/// Height of the plot.
const TALL: i32 = px(130);

/// Blank between a level and its number.
const GAP: i32 = px(4);

/// Part of the axis that the last level takes after its start.
const TAIL: f64 = 0.3;

/// Length of the arrow head.
const HEAD: i32 = px(7);

/// Heights of the plot that are tried, in percent of the usual one, until each number has a place near its level.
const TRIED: [i32; 3] = [100, 150, 200];

/// Lines of dates below the plot; on more of them, none is found.
const LANES: i32 = 3;

/// Draws steps from zero: the level in force in the accent colour, going on; the earlier ones as context.
///
/// Levels that are too many for their numbers to stand near them become rows below each other.
pub(super) fn draw(chart: &Step, canvas: &Canvas) -> Drawing {
    let full = width(canvas);
    let count = chart.levels.len();
    let texts: Vec<(String, Type)> = chart
        .levels
        .iter()
        .enumerate()
        .map(|(i, level)| {
            let last = i + 1 == count;
            (with_unit(&level.text, &chart.unit, last), Type::label(last))
        })
        .collect();
    let tried = TRIED.into_iter().map(|percent| Plot::new(chart, full, percent));
    let tried = tried.map(|plot| (plot.numbers(chart, &texts, canvas), plot));
    let Some((spots, plot)) = tried.into_iter().find_map(|(spots, plot)| Some((spots?, plot))) else {
        return rows(chart, canvas);
    };
    let dates: Vec<(i32, i32)> = chart
        .levels
        .iter()
        .map(|level| {
            let wide = Type::NOTE.width(&level.date, canvas);
            // Set from the change to the right, as the level itself.
            (plot.x(level.from) + wide / 2, wide)
        })
        .collect();
    if dates.iter().any(|(_, wide)| *wide > full) {
        return rows(chart, canvas);
    }
    let dates = lanes(&dates, 0..full, px(8));
    let lines = dates.iter().map(|(_, lane)| lane + 1).max().unwrap_or(0);
    if lines > LANES {
        return rows(chart, canvas);
    }
    let height = plot.bottom + px(8) + lines * Type::NOTE.line();

    render(canvas, height, |pen| {
        pen.mark(&Mark::new((0, plot.bottom), (full, plot.bottom), Shape::Line, Token::Context));
        let muted = canvas.palette.text_in(Token::Muted);
        for (i, (level, (left, lane))) in chart.levels.iter().zip(&dates).enumerate() {
            let x = plot.x(level.from);
            let below = chart.levels.get(i.wrapping_sub(1)).map_or(level.value, |before| before.value.min(level.value));
            let foot = plot.bottom + px(5);
            pen.mark(&Mark::new((x, plot.y(below)), (x, foot), Shape::Dashes, Token::Rule));
            let middle = foot + px(1) + lane * Type::NOTE.line() + Type::NOTE.line() / 2;
            pen.text(&level.date, Type::NOTE, (*left, middle), HPos::Left, muted, false);
        }
        let area =
            pen.field::<RangedCoordf64, ValueAxis>((plot.from..plot.to, 0..full), (plot.axis, plot.bottom..plot.top));
        for (i, level) in chart.levels.iter().enumerate() {
            let next = chart.levels.get(i + 1);
            let last = next.is_none();
            let title = format!("{}：{}", level.date, with_unit(&level.text, &chart.unit, true));
            pen.group(&title, Token::Ink, || {
                let end = next.map_or(plot.to, |next| next.from);
                // The change belongs to the level that it leads to.
                let start = chart.levels.get(i.wrapping_sub(1)).map_or(level.value, |before| before.value);
                let points = [(level.from, start), (level.from, level.value), (end, level.value)];
                let token = if last { Token::C1 } else { Token::Context };
                put(&area, &PathElement::new(points, style(token, 3)));
                if last {
                    head(pen, (full, plot.y(level.value)));
                }
            });
        }
        for (i, ((spot, crosses), (text, kind))) in spots.iter().zip(&texts).enumerate() {
            let ink = if i + 1 == count { canvas.palette.text_in(Token::C1) } else { Token::Ink };
            pen.text(text, *kind, (spot.left, i32::midpoint(spot.top, spot.bottom)), HPos::Left, ink, *crosses);
        }
    })
}

/// The levels below each other: bars, or where some lie below zero, dots.
fn rows(chart: &Step, canvas: &Canvas) -> Drawing {
    let row = |(i, level): (usize, &StepLevel)| Amount {
        label: level.date.clone(),
        value: level.value,
        text: level.text.clone(),
        highlight: i + 1 == chart.levels.len(),
    };
    let (unit, rows) = (chart.unit.clone(), chart.levels.iter().enumerate().map(row).map(Into::into).collect());
    if chart.levels.iter().any(|level| level.value < 0.0) {
        dot::draw(&Dot { unit, baseline: Baseline::Zero, rows, reference: None }, canvas)
    } else {
        bar::draw(&Bar { unit, rows, reference: None }, canvas)
    }
}

/// The head of the arrow in which the last level ends.
fn head(pen: &Pen, (x, y): (i32, i32)) {
    for side in [-1, 1] {
        let wing = (x - HEAD, y + side * HEAD * 2 / 3);
        pen.mark(&Mark::new(wing, (x - px(1), y), Shape::Stroke { width: 3 }, Token::C1));
    }
}

/// Where times and values stand.
struct Plot {
    from: f64,
    to: f64,
    axis: ValueAxis,
    top: i32,
    bottom: i32,
    full: i32,
}

impl Plot {
    fn new(chart: &Step, full: i32, percent: i32) -> Self {
        let from = chart.levels.first().map_or(2000.0, |level| level.from);
        let last = chart.levels.last().map_or(2001.0, |level| level.from);
        let span = if last > from { (last - from) * (1.0 + TAIL) } else { 1.0 };
        let values = || chart.levels.iter().map(|level| level.value);
        let axis = ValueAxis::fit(values(), Baseline::Zero, 4).cut_to(Baseline::Zero, values());
        let top = Type::STRONG.line() + 2 * GAP;
        let tall = if full < NARROW { TALL * 4 / 5 } else { TALL } * percent / 100;
        Self { from, to: from + span, axis, top, bottom: top + tall, full }
    }

    fn x(&self, time: f64) -> i32 {
        (((time - self.from) / (self.to - self.from)).clamp(0.0, 1.0) * f64::from(self.full)).round() as i32
    }

    fn y(&self, value: f64) -> i32 {
        self.bottom - (self.axis.part(value) * f64::from(self.bottom - self.top)).round() as i32
    }

    /// Places for the numbers on their levels; one that is wider than its level moves up or down until it meets no other. None
    /// unless there is one near each level.
    fn numbers(&self, chart: &Step, texts: &[(String, Type)], canvas: &Canvas) -> Option<Vec<(Spot, bool)>> {
        let mut spots = Spots::new(Spot { left: 0, top: 0, right: self.full, bottom: self.bottom });
        let mut corner = (0, self.bottom);
        for level in &chart.levels {
            let (x, y) = (self.x(level.from), self.y(level.value));
            let end =
                chart.levels.iter().find(|next| next.from > level.from).map_or(self.full, |next| self.x(next.from));
            spots.avoid(Spot { left: x, top: y - px(1), right: end, bottom: y + px(1) });
            if x > corner.0 {
                spots.avoid(Spot { left: x - px(1), top: y.min(corner.1), right: x + px(1), bottom: y.max(corner.1) });
            }
            corner = (x, y);
        }
        let place = |(level, (text, kind)): (&StepLevel, &(String, Type))| {
            // Two numbers that touch would be read as one.
            let size = (kind.width(text, canvas) + GAP, kind.line());
            let (x, y) = (self.x(level.from), self.y(level.value));
            let places = |offs: std::ops::Range<i32>| -> Vec<Spot> {
                let lefts = [x + if x > 0 { px(4) } else { 0 }, x - px(4) - size.0];
                let tops = offs.map(|i| GAP + i * px(5)).flat_map(|off| [y - off - size.1, y + off]);
                tops.flat_map(|top| lefts.map(|left| spots.clamp(Spot::sized((left, top), size)))).collect()
            };
            let (near, far) = (places(0..4), places(4..12));
            let spot = spots.near_or_far(near, far)?;
            // The change from level to level goes on as a dashed line down to its date.
            let dashed = chart.levels.iter().any(|level| {
                let x = self.x(level.from);
                spot.left - px(1) <= x && x <= spot.right + px(1)
            });
            Some((spot, dashed || spots.crosses(&spot)))
        };
        chart.levels.iter().zip(texts).map(place).collect()
    }
}
