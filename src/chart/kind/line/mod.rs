//! Lines and areas: how values develop over time.

mod labels;
mod notes;

use plotters::coord::types::RangedCoordf64;
use plotters::drawing::DrawingArea;
use plotters::element::{PathElement, Polygon};
use plotters_backend::text_anchor::HPos;

use self::labels::{Ends, Near, PeriodLabels};
use self::notes::Notes;
use crate::chart::amount::Number;
use crate::chart::annotation::Reference;
use crate::chart::axis::{Baseline, ValueAxis, detach_unit};
use crate::chart::backend::SvgBackend;
use crate::chart::layout::{Block, NARROW, Pen, Type, finite, px, render, width, with_unit};
use crate::chart::legend::Legend;
use crate::chart::mark::{Mark, Shape, put, style};
use crate::chart::palette::Token;
use crate::chart::{Canvas, Drawing};

/// Series over the same periods.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The unit: printed after the last value of the first series, and on the topmost tick.
    pub unit: String,
    /// The points in time, from the earliest.
    pub periods: Vec<LinePeriod>,
    /// Lines, or one area.
    pub form: LineForm,
    /// A value that all are held against.
    pub reference: Option<Reference>,
}

/// A point in time.
#[derive(Clone, Debug, PartialEq)]
pub struct LinePeriod {
    /// Where it is drawn, in years with fraction.
    pub time: f64,
    /// The time as printed: 2019年.
    pub text: String,
    /// Words on what happened then; may be empty.
    pub note: String,
}

/// How series are drawn.
#[derive(Clone, Debug, PartialEq)]
pub enum LineForm {
    /// Lines: their heights are positions, so their axis may start near the values.
    Lines {
        /// Where the axis starts.
        baseline: Baseline,
        /// The series; at most five are told apart by colour.
        series: Vec<LineSeries>,
    },
    /// One area: its height is an amount, so its axis starts at zero.
    Area(LineSeries),
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct LineSeries {
    /// What it is; may be empty where it is the only one.
    pub name: String,
    /// A value for each period, printed without the unit; none where nothing is known, which leaves a gap.
    pub values: Vec<Option<Number>>,
    /// Whether the title speaks of it: drawn in the accent colour, the others as context.
    pub highlight: bool,
    /// Words at its end; may be empty.
    pub note: String,
}

/// Radius of a marker.
const DOT: i32 = px(4);

/// With no more periods than this there is little to see between them, and the drawing is low.
const FEW: usize = 3;

/// Series with more points than this have no markers, if they are regular.
const MARKED: usize = 16;

/// More points than this altogether are not labelled one by one.
const LABELLED: usize = 24;

/// Colours of the series where none is highlighted.
const COLOURS: [Token; 5] = [Token::C1, Token::C2, Token::C3, Token::C5, Token::C4];

/// A series with its place in the drawing.
pub(super) struct Curve<'t> {
    series: &'t LineSeries,
    token: Token,
    /// Period and value of each point that is there.
    points: Vec<(usize, &'t Number)>,
}

impl Curve<'_> {
    fn last(&self) -> Option<(usize, &Number)> {
        self.points.last().copied()
    }

    fn kind(&self) -> Type {
        Type::label(self.series.highlight)
    }

    fn ink(&self, canvas: &Canvas) -> Token {
        let wish = if self.token == Token::Context { Token::Muted } else { self.token };
        canvas.palette.text_in(wish)
    }
}

/// Where times and values stand.
pub(super) struct Frame<'c> {
    canvas: &'c Canvas<'c>,
    times: Vec<f64>,
    axis: ValueAxis,
    /// Left and right end of the axis of time.
    across: (i32, i32),
    /// Top and bottom of the axis of values.
    tall: (i32, i32),
    area: bool,
    markers: bool,
    /// A value that all are held against.
    reference: Option<f64>,
}

impl Frame<'_> {
    /// First and last time; a single one stands in the middle.
    fn span(&self) -> (f64, f64) {
        let (first, last) = (self.times.first().copied(), self.times.last().copied());
        match (first, last) {
            (Some(first), Some(last)) if last > first => (first, last),
            (Some(first), _) => (first - 1.0, first + 1.0),
            _ => (0.0, 1.0),
        }
    }

    fn x(&self, period: usize) -> i32 {
        let (from, to) = self.span();
        let time = self.times.get(period).copied().unwrap_or(from);
        let part = ((time - from) / (to - from)).clamp(0.0, 1.0);
        self.across.0 + (part * f64::from(self.across.1 - self.across.0)).round() as i32
    }

    fn y(&self, value: f64) -> i32 {
        self.tall.1 - (self.axis.part(value) * f64::from(self.tall.1 - self.tall.0)).round() as i32
    }
}

/// Draws lines: every value labelled where all labels find a place, else an axis of values and labels at the ends.
pub(super) fn draw(chart: &Line, canvas: &Canvas) -> Drawing {
    let full = width(canvas);
    let (series, baseline, area) = match &chart.form {
        LineForm::Lines { series, baseline } => (series.as_slice(), *baseline, false),
        LineForm::Area(series) => (std::slice::from_ref(series), Baseline::Zero, true),
    };
    let curves = curves(series, chart.periods.len());
    let times: Vec<f64> = chart.periods.iter().map(|period| finite(period.time).clamp(0.0, 9_999.0)).collect();
    let reference = chart.reference.as_ref();
    let points = || curves.iter().flat_map(|curve| curve.points.iter().map(|(_, value)| value.value));
    let values = || points().chain(reference.map(|reference| finite(reference.value)));
    let narrow = full < NARROW;
    let axis = ValueAxis::fit(values(), baseline, if narrow { 4 } else { 5 });

    let ends = Ends::new(&curves, &chart.unit, reference, full, canvas);
    let names = curves.iter().map(|curve| (curve.series.name.as_str(), curve.token));
    let legend = Legend::new(names.take(if ends.named { 0 } else { usize::MAX }), full, canvas).keyed(0..);
    let under = if legend.height > 0 { legend.height + px(10) } else { 0 };
    let top = under + Type::LABEL.line() + px(6);
    let tall = match times.len() {
        0..=FEW => px(112),
        _ if narrow => px(180),
        _ => px(220),
    };
    let tall = tall.max(ends.height());

    let right = if ends.width > 0 { full - ends.width - px(8) - DOT } else { full - DOT };
    let markers = times.len() <= MARKED || !regular(&times);
    let frame = |left: i32, top: i32, axis: ValueAxis| {
        let mut frame = Frame {
            canvas,
            times: times.clone(),
            axis,
            across: (left.min(right - px(20)), right),
            tall: (top, top + tall),
            area,
            markers,
            reference: reference.map(|reference| finite(reference.value)),
        };
        let above = Notes::new(chart, &frame).height();
        frame.tall = (top + above, top + above + tall);
        frame
    };
    // Values first, on as much of the plot as they need; where they do not all fit, the axis. An axis that does not start at zero is
    // always shown: without it a small difference looks like a large one.
    let direct = frame(DOT, top, if area { axis.cut_to(baseline, values()) } else { axis });
    let count: usize = curves.iter().map(|curve| curve.points.len()).sum();
    let from_zero = axis.ticks().iter().any(|tick| tick.abs() < 1e-12);
    let near = if count <= LABELLED && from_zero { Near::all(&direct, &curves) } else { None };
    let mut ticks = axis.labels(&chart.unit);
    let column = |ticks: &[String]| ticks.iter().map(|tick| Type::NOTE.width(tick, canvas)).max().unwrap_or(0);
    // A unit that would take too much of the plot stands above the ticks.
    let unit = if column(&ticks) > full / 4 { detach_unit(&mut ticks) } else { String::new() };
    let (column, unit) = (column(&ticks), Block::new(&unit, Type::NOTE, full, canvas));
    let (frame, near, shown, under) = match near {
        Some(near) => (direct, near, false, under),
        None => {
            let above = if unit.height() > 0 { unit.height() + px(4) } else { 0 };
            // The label of the first point keeps away from those of the axis.
            let frame = frame(column + px(20) + DOT, top + above, axis);
            let near = Near::some(&frame, &curves);
            (frame, near, !curves.is_empty(), under + above)
        }
    };
    let places: Vec<i32> = (0..times.len()).map(|period| frame.x(period)).collect();
    let periods = PeriodLabels::new(
        chart.periods.iter().map(|period| period.text.as_str()),
        (&places, regular(&times)),
        full,
        canvas,
    );
    let notes = Notes::new(chart, &frame);
    let height = frame.tall.1 + px(6) + periods.height();

    render(canvas, height, |pen| {
        legend.draw(pen, (0, 0));
        let muted = canvas.palette.text_in(Token::Muted);
        let (from, to) = frame.span();
        let upwards = frame.tall.1..frame.tall.0;
        let plot =
            pen.field::<RangedCoordf64, ValueAxis>((from..to, frame.across.0..frame.across.1), (frame.axis, upwards));
        if shown {
            pen.block(&unit, (0, top - Type::LABEL.line() - px(6)), HPos::Left, muted, false);
            for (tick, label) in frame.axis.ticks().into_iter().zip(&ticks) {
                let y = frame.y(tick);
                let token = if tick.abs() < 1e-12 { Token::Context } else { Token::Rule };
                pen.mark(&Mark::new((column + px(8), y), (right + DOT, y), Shape::Line, token));
                pen.text(label, Type::NOTE, (column, y), HPos::Right, muted, false);
            }
        } else if !curves.is_empty() {
            pen.mark(&Mark::new((0, frame.tall.1), (right + DOT, frame.tall.1), Shape::Line, Token::Context));
        }
        for (left, lane, period, text) in &periods.labels {
            let x = frame.x(*period);
            pen.mark(&Mark::new((x, frame.tall.1), (x, frame.tall.1 + px(4)), Shape::Line, Token::Context));
            let top = frame.tall.1 + px(6) + lane * periods.lane;
            pen.block(text, (*left, top), HPos::Left, muted, false);
        }
        // What the title speaks of lies over the rest.
        let mut order: Vec<(usize, &Curve)> = curves.iter().enumerate().collect();
        order.sort_by_key(|(_, curve)| curve.series.highlight);
        for (i, curve) in order {
            pen.series((curves.len() > 1).then_some(i), || draw_curve(pen, &plot, &frame, curve, chart));
        }
        if let Some(value) = frame.reference {
            let y = frame.y(value);
            pen.mark(&Mark::new((frame.across.0, y), (right + DOT, y), Shape::Dashes, Token::Ink));
        }
        notes.draw(pen, &frame, &curves, under);
        near.draw(pen, &curves, canvas);
        ends.draw(pen, &frame, &curves, canvas);
    })
}

/// The series with colours, and with the points that can be drawn.
fn curves(series: &[LineSeries], periods: usize) -> Vec<Curve<'_>> {
    let any = series.iter().any(|series| series.highlight);
    let colour = |i: usize, highlight: bool| match (any, highlight) {
        (true, true) => Token::C1,
        (true, false) => Token::Context,
        (false, _) => COLOURS[i % COLOURS.len()],
    };
    series
        .iter()
        .enumerate()
        .map(|(i, series)| Curve {
            series,
            token: colour(i, series.highlight),
            points: series
                .values
                .iter()
                .take(periods)
                .enumerate()
                .filter_map(|(period, value)| Some((period, value.as_ref().filter(|value| value.value.is_finite())?)))
                .collect(),
        })
        .filter(|curve| !curve.points.is_empty())
        .collect()
}

/// Whether points in time follow each other at equal distances, up to the lengths of months.
fn regular(times: &[f64]) -> bool {
    let steps = || times.iter().zip(times.iter().skip(1)).map(|(this, next)| next - this);
    let (low, high) = steps().fold((f64::MAX, 0.0), |(low, high), step| (step.min(low), step.max(high)));
    high <= low * 1.12
}

/// An area with an axis of time and one of values.
type Plot<'s, 'a> = DrawingArea<SvgBackend<'s, 'a>, plotters::coord::cartesian::Cartesian2d<RangedCoordf64, ValueAxis>>;

/// Draws one series: its runs between gaps, and its markers.
fn draw_curve(pen: &Pen, plot: &Plot, frame: &Frame, curve: &Curve, chart: &Line) {
    let place =
        |(period, value): &(usize, &Number)| (frame.times.get(*period).copied().unwrap_or(0.0), finite(value.value));
    let text = |period: usize| chart.periods.get(period).map_or("", |period| &period.text);
    let name = if curve.series.name.is_empty() { String::new() } else { format!("{}，", curve.series.name) };
    let width = if curve.series.highlight { 3 } else { 2 };
    let ends = [curve.points.first(), curve.points.last()].into_iter().flatten();
    let ends: Vec<String> = ends
        .map(|(period, value)| format!("{} {}", text(*period), with_unit(&value.text, &chart.unit, true)))
        .collect();
    pen.group(&format!("{name}{}", ends.join(" → ")), Token::Ink, || {
        for run in curve.points.chunk_by(|one, next| one.0 + 1 == next.0) {
            let points: Vec<(f64, f64)> = run.iter().map(place).collect();
            if let (true, Some(first), Some(last)) = (frame.area && run.len() > 1, points.first(), points.last()) {
                let mut outline = points.clone();
                outline.extend([(last.0, 0.0), (first.0, 0.0)]);
                put(plot, &Polygon::new(outline, style(Token::Rule, 0)));
            }
            if run.len() > 1 {
                put(plot, &PathElement::new(points, style(curve.token, width)));
            }
        }
    });
    let last = curve.points.len().saturating_sub(1);
    for (i, point) in curve.points.iter().enumerate() {
        let alone = |other: usize| curve.points.get(other).is_none_or(|(period, _)| period.abs_diff(point.0) > 1);
        let single = alone(i.wrapping_sub(1)) && alone(i + 1);
        if frame.markers || i == last || single {
            let title = format!("{name}{}：{}", text(point.0), with_unit(&point.1.text, &chart.unit, true));
            pen.group(&title, Token::Ink, || {
                let dot = Shape::Dot { radius: DOT.unsigned_abs() };
                put(plot, &Mark::new(place(point), place(point), dot, curve.token));
            });
        }
    }
}
