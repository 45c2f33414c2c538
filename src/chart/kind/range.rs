//! Ranges: the lowest, the mean and the highest of something in each row.

use plotters::element::PathElement;
use plotters_backend::text_anchor::HPos;

use crate::chart::amount::Number;
use crate::chart::axis::{Baseline, ValueAxis};
use crate::chart::layout::{
    Block, NARROW, Pen, Place, Plot, Row, Type, beside, place_labels, px, render, width, with_unit,
};
use crate::chart::mark::{Mark, Shape, put, style};
use crate::chart::palette::Token;
use crate::chart::refusal::Refusal;
use crate::chart::{Canvas, Drawing};

/// Spans on a common axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Range {
    unit: String,
    names: [String; 3],
    baseline: Baseline,
    rows: Vec<RangeRow>,
}

/// One span: at least one of its three values, in the order of their sizes.
#[derive(Clone, Debug, PartialEq)]
pub struct RangeRow {
    /// What it is.
    pub label: String,
    /// The lowest; none where it is not stated.
    pub low: Option<RangeEnd>,
    /// The mean, printed without the unit; none where it is not stated.
    pub mean: Option<Number>,
    /// The highest; none where it is not stated.
    pub high: Option<RangeEnd>,
    /// Words below the span; may be empty.
    pub note: String,
}

/// One end of a span.
#[derive(Clone, Debug, PartialEq)]
pub struct RangeEnd {
    /// The number that is stated.
    pub value: f64,
    /// The number as printed: >20.
    pub text: String,
    /// What the number says of the end itself.
    pub bound: RangeBound,
}

/// What the number at an end says of that end.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RangeBound {
    /// The end is this number: a filled dot.
    Exact,
    /// The end is above this number: at a lowest value an open ring (超过20), at a highest an arrow beyond it (超过100).
    Above,
    /// The end is below this number: at a lowest value an arrow beyond it, at a highest an open ring (不足100).
    Below,
}

impl Range {
    /// Spans on a common axis. `unit` is printed after the last value of the first row (万元), `names` are what the lowest, the mean
    /// and the highest are called, before the values of that row (最低, 平均, 最高).
    ///
    /// # Errors
    ///
    /// A row states none of its values, one that is no number, or values that are not in the order of their sizes.
    pub fn new(
        unit: impl Into<String>,
        names: [String; 3],
        baseline: Baseline,
        rows: Vec<RangeRow>,
    ) -> Result<Self, Refusal> {
        for (at, row) in rows.iter().enumerate() {
            let values: Vec<f64> = row.values().collect();
            if values.is_empty() {
                return Err(Refusal::NoValue(at));
            } else if values.iter().any(|value| !value.is_finite()) {
                return Err(Refusal::NoNumber(at));
            } else if !values.is_sorted() {
                return Err(Refusal::Unordered(at));
            }
        }
        Ok(Self { unit: unit.into(), names, baseline, rows })
    }

    /// What the lowest, the mean and the highest are called.
    #[must_use]
    pub fn names(&self) -> &[String; 3] {
        &self.names
    }

    /// The rows from top to bottom.
    #[must_use]
    pub fn rows(&self) -> &[RangeRow] {
        &self.rows
    }
}

impl RangeRow {
    /// The texts of the values that are given, from the lowest.
    pub fn texts(&self) -> impl Iterator<Item = &str> {
        let (low, high) = (self.low.as_ref().map(|end| &*end.text), self.high.as_ref().map(|end| &*end.text));
        low.into_iter().chain(self.mean.as_ref().map(|mean| &*mean.text)).chain(high)
    }

    fn values(&self) -> impl Iterator<Item = f64> {
        let (low, high) = (self.low.as_ref().map(|end| end.value), self.high.as_ref().map(|end| end.value));
        low.into_iter().chain(self.mean.as_ref().map(|mean| mean.value)).chain(high)
    }

    /// The arrows of a span: whether it goes on beyond its lowest and its highest number.
    fn arrows(&self) -> (bool, bool) {
        let is = |end: &Option<RangeEnd>, bound| end.as_ref().is_some_and(|end| end.bound == bound);
        (is(&self.low, RangeBound::Below), is(&self.high, RangeBound::Above))
    }
}

/// Radius of the dots at the ends, and of the mean.
const DOT: i32 = px(6);

/// Thickness of a span.
const BAND: i32 = px(6);

/// Length of the arrow beyond an open end.
const ARROW: i32 = px(26);

/// Blank between an end and its value.
const GAP: i32 = px(7);

/// One row, laid out.
struct Line<'t> {
    row: &'t RangeRow,
    low: String,
    mean: String,
    high: String,
    note: Block<'t>,
    /// Top of the mean's text.
    top: i32,
    at: Row,
}

impl<'t> Line<'t> {
    fn new(chart: &Range, row: &'t RangeRow, first: bool, room: i32, canvas: &Canvas) -> Self {
        let name = |i: usize| chart.names.get(i).filter(|name| first && !name.is_empty());
        let text = |i: usize, text: Option<&String>, unit: bool| match (text, name(i)) {
            (Some(text), Some(name)) => format!("{name} {}", with_unit(text, &chart.unit, unit)),
            (Some(text), None) => with_unit(text, &chart.unit, unit),
            (None, _) => String::new(),
        };
        // The unit goes with the last value that is there.
        let unit = (first, row.high.is_some(), row.mean.is_some());
        let low = text(0, row.low.as_ref().map(|end| &end.text), unit == (true, false, false));
        let mean = text(1, row.mean.as_ref().map(|mean| &mean.text), unit == (true, false, true));
        let high = text(2, row.high.as_ref().map(|end| &end.text), first);
        let note = Block::new(&row.note, Type::NOTE, room, canvas);
        Self { row, low, mean, high, note, top: 0, at: Row { label: 0, top: 0, bottom: 0, end: 0 } }
    }

    /// Where the words below the span begin.
    fn under(&self) -> i32 {
        self.at.middle() + Type::LABEL.line() / 2
    }

    /// Length of what goes on beyond the numbers at the left and right.
    fn beyond(&self) -> (i32, i32) {
        let (left, right) = self.row.arrows();
        (if left { ARROW } else { DOT }, if right { ARROW } else { DOT })
    }
}

/// Draws ranges: the lowest left of its end, the highest right of its, the mean above.
pub(super) fn draw(chart: &Range, canvas: &Canvas) -> Drawing {
    let full = width(canvas);
    let names = chart.rows.iter().map(|row| (row.label.as_str(), Type::LABEL));
    let (place, labels) = if full < NARROW {
        (Place::Above, names.map(|(text, kind)| Block::new(text, kind, full, canvas)).collect())
    } else {
        place_labels(names, 2, canvas)
    };
    let left = beside(place, px(14));
    let line = |(i, row)| Line::new(chart, row, i == 0, full - left - GAP, canvas);
    let mut lines: Vec<Line> = chart.rows.iter().enumerate().map(line).collect();
    let mut bottom = 0;
    for (line, label) in lines.iter_mut().zip(&labels) {
        let above = if line.mean.is_empty() { 0 } else { Type::STRONG.line() + px(2) };
        let text = Type::LABEL.line();
        match place {
            Place::Above => {
                line.at = Row::new(bottom, place, label.height() + above, 2 * DOT, text);
                line.top = bottom + label.height() + px(2);
            }
            Place::Beside(_) => {
                // The label stands beside the band, so the mean's text may rise above it.
                let blank = (above - (label.height() - text).max(0) / 2).max(0);
                line.at = Row::new(bottom + blank, place, label.height(), 2 * DOT, text);
                line.top = line.at.middle() - DOT - above;
            }
        }
        line.at.end = line.at.end.max(line.under() + line.note.height());
        bottom = line.at.end + px(12);
    }
    let height = (bottom - px(10)).max(px(12));

    let axis = ValueAxis::fit(chart.rows.iter().flat_map(RangeRow::values), chart.baseline, 5);
    let axis = axis.cut_to(chart.baseline, chart.rows.iter().flat_map(RangeRow::values));
    let ends = ends(&lines, &axis, (left, full), canvas);

    render(canvas, height, |pen| {
        let plot = pen.plot::<ValueAxis>(axis, ends.0..ends.1);
        if chart.baseline == Baseline::Zero && place != Place::Above {
            let zero = plot.map_coordinate(&(0.0, 0)).0;
            pen.mark(&Mark::new((zero, 0), (zero, height), Shape::Line, Token::Context));
        }
        for (line, label) in lines.iter().zip(&labels) {
            let row = line.row;
            let texts: Vec<&str> = row.texts().collect();
            let title = format!("{}：{}", row.label, with_unit(&texts.join("，"), &chart.unit, true));
            pen.group(&title, Token::Ink, || {
                pen.row_label(label, place, &line.at);
                line.draw(pen, &plot, (left, full), canvas);
                let muted = canvas.palette.text_in(Token::Muted);
                let inset = if place == Place::Above { left } else { left + GAP };
                pen.block(&line.note, (inset, line.under()), HPos::Left, muted, true);
            });
        }
    })
}

/// The longest axis on which each value stays beside its end and on the canvas.
fn ends(lines: &[Line], axis: &ValueAxis, (left, full): (i32, i32), canvas: &Canvas) -> (i32, i32) {
    let first = |line: &Line| line.row.values().next().map_or(0.0, |value| axis.part(value));
    let last = |line: &Line| line.row.values().last().map_or(0.0, |value| axis.part(value));
    let need =
        |text: &str, beyond: i32| if text.is_empty() { beyond } else { Type::LABEL.width(text, canvas) + GAP + beyond };
    let least = f64::from(px(40));
    let right = lines
        .iter()
        .filter(|line| last(line) > 0.0)
        .map(|line| f64::from(left) + f64::from(full - left - need(&line.high, line.beyond().1)) / last(line))
        .fold(f64::from(full - DOT), f64::min)
        .max(f64::from(left) + least);
    // Moving the start moves the highest values right of zero too: the end gives way once more for those.
    let start = lines
        .iter()
        .filter(|line| first(line) < 0.95)
        .map(|line| {
            let part = first(line);
            (f64::from(left + need(&line.low, line.beyond().0)) - part * right) / (1.0 - part)
        })
        .fold(f64::from(left), f64::max);
    let right = lines
        .iter()
        .filter(|line| last(line) > 0.0)
        .map(|line| start + (f64::from(full - need(&line.high, line.beyond().1)) - start) / last(line))
        .fold(right, f64::min)
        .max(start + least);
    (start.ceil() as i32, right.floor() as i32)
}

impl Line<'_> {
    fn draw(&self, pen: &Pen, plot: &Plot<ValueAxis>, (left, full): (i32, i32), canvas: &Canvas) {
        let middle = self.at.middle();
        let x = |value: f64| plot.map_coordinate(&(value, 0)).0;
        let (Some(first), Some(last)) = (self.row.values().next(), self.row.values().last()) else { return };
        let (from, to) = (x(first), x(last));
        let (top, bottom) = (middle - BAND / 2, middle + BAND / 2);
        if to > from {
            pen.mark(&Mark::new((from, top), (to, bottom), Shape::BAR, Token::Context));
        }
        let (less, more) = self.row.arrows();
        if more {
            arrow(pen, (to, middle), 1);
        }
        if less {
            arrow(pen, (from, middle), -1);
        }
        for (end, open) in [(&self.row.low, less), (&self.row.high, more)] {
            let Some(end) = end.as_ref() else { continue };
            let shape = match end.bound {
                RangeBound::Exact => Shape::Dot { radius: DOT.unsigned_abs() },
                _ if open => Shape::Stroke { width: 2 },
                _ => Shape::Ring { radius: DOT.unsigned_abs() },
            };
            let (above, below) = if open { (middle - DOT, middle + DOT) } else { (middle, middle) };
            put(plot, &Mark::new((end.value, above), (end.value, below), shape, Token::Context));
        }
        let (before, after) = self.beyond();
        let zero = x(0.0);
        let right = from - before - GAP;
        let near = |left: i32, right: i32| left <= zero + px(2) && zero <= right + px(2);
        let crosses = near(right - pen.width(&self.low, Type::LABEL), right);
        pen.text(&self.low, Type::LABEL, (right, middle), HPos::Right, Token::Ink, crosses);
        pen.text(&self.high, Type::LABEL, (to + after + GAP, middle), HPos::Left, Token::Ink, false);
        if let Some(mean) = &self.row.mean {
            let dot = Shape::Dot { radius: DOT.unsigned_abs() };
            put(plot, &Mark::new((mean.value, middle), (mean.value, middle), dot, Token::C1));
            let wide = pen.width(&self.mean, Type::STRONG);
            let at = (x(mean.value) - wide / 2).min(full - wide).max(left);
            let ink = canvas.palette.text_in(Token::C1);
            let line = self.top + Type::STRONG.line() / 2;
            pen.text(&self.mean, Type::STRONG, (at, line), HPos::Left, ink, near(at, at + wide));
        }
    }
}

/// What goes on beyond an end: a dashed line and a head.
fn arrow(pen: &Pen, (x, middle): (i32, i32), direction: i32) {
    let tip = (x + direction * ARROW, middle);
    pen.mark(&Mark::new((x, middle), tip, Shape::Dashes, Token::Context));
    let wing = |side: i32| (tip.0 - direction * px(5), middle + side * px(5));
    put(&pen.area, &PathElement::new([wing(-1), tip, wing(1)], style(Token::Context, 2)));
}
