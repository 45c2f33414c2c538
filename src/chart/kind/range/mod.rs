//! Ranges: the lowest, the mean and the highest of something in each row.

mod place;

use plotters::element::PathElement;
use plotters_backend::text_anchor::HPos;

use self::place::{Form, Placed, Texts, ends};
use crate::chart::amount::Number;
use crate::chart::axis::{Baseline, ValueAxis};
use crate::chart::layout::{Block, NARROW, Pen, Place, Plot, Type, beside, place_labels, px, render, width, with_unit};
use crate::chart::legend::{Legend, SWATCH};
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

impl Range {
    /// The first row that gives each of the three values.
    fn firsts(&self) -> [Option<usize>; 3] {
        let given: [fn(&RangeRow) -> bool; 3] =
            [|row| row.low.is_some(), |row| row.mean.is_some(), |row| row.high.is_some()];
        given.map(|given| self.rows.iter().position(given))
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

    /// Length of what goes on beyond the numbers at the left and right.
    fn beyond(&self) -> (i32, i32) {
        let (left, right) = self.arrows();
        (if left { ARROW } else { DOT }, if right { ARROW } else { DOT })
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

/// Draws ranges: the lowest left of its end, the highest right of its, the mean above. Where texts would leave too little of the
/// axis, names move to a legend first, and then values below their spans.
pub(super) fn draw(chart: &Range, canvas: &Canvas) -> Drawing {
    let full = width(canvas);
    let names = chart.rows.iter().map(|row| (row.label.as_str(), Type::LABEL));
    let (place, labels) = if full < NARROW {
        (Place::Above, names.map(|(text, kind)| Block::new(text, kind, full, canvas)).collect())
    } else {
        place_labels(names, 2, canvas)
    };
    let left = beside(place, px(14));
    let axis = ValueAxis::fit(chart.rows.iter().flat_map(RangeRow::values), chart.baseline, 5);
    let axis = axis.cut_to(chart.baseline, chart.rows.iter().flat_map(RangeRow::values));
    let firsts = chart.firsts();
    let texts = |form: Form| -> Vec<Texts> {
        let named = |i: usize| firsts.map(|first| form == Form::Named && first == Some(i));
        chart.rows.iter().enumerate().map(|(i, row)| Texts::new(chart, row, named(i), i == 0)).collect()
    };
    let tried = [Form::Named, Form::Beside].into_iter().map(|form| (form, texts(form)));
    let (form, texts) = tried
        .into_iter()
        .find(|(form, texts)| form.fits(texts, &axis, (left, full), canvas))
        .unwrap_or_else(|| (Form::Below, texts(Form::Below)));
    let ends = ends(&texts, &axis, (left, full), form, canvas);

    // Of the three, those that are given at all.
    let legend: Vec<(usize, &str)> = match form {
        Form::Named => Vec::new(),
        Form::Beside | Form::Below => {
            let names = chart.names.iter().enumerate().zip(firsts);
            names
                .filter(|((_, name), first)| first.is_some() && !name.is_empty())
                .map(|((i, name), _)| (i, name.as_str()))
                .collect()
        }
    };
    let token = |i: usize| if i == 1 { Token::C1 } else { Token::Context };
    let words = Legend::new(legend.iter().map(|(i, name)| (*name, token(*i))), full, canvas);

    let mut bottom = if words.height > 0 { words.height + px(10) } else { 0 };
    let top = bottom;
    let mut rows: Vec<Placed> = Vec::with_capacity(texts.len());
    for (texts, label) in texts.iter().zip(&labels) {
        let row = Placed::new(texts, (bottom, place, label.height()), &axis, (ends, left, full), form, canvas);
        bottom = row.end() + px(12);
        rows.push(row);
    }
    let height = (bottom - px(10)).max(px(12));

    render(canvas, height, |pen| {
        words.draw_with(pen, (0, 0), |i, at, token| {
            swatch(pen, at, legend.get(i).map_or(1, |(which, _)| *which), token)
        });
        let plot = pen.plot::<ValueAxis>(axis, ends.0..ends.1);
        if chart.baseline == Baseline::Zero && place != Place::Above {
            let zero = plot.map_coordinate(&(0.0, 0)).0;
            let mut from = top;
            // The line makes way for texts; where one row is all there is, it has nothing left to hold together.
            let gaps: Vec<(i32, i32)> = rows.iter().filter_map(|row| row.over(pen, &plot, form, zero)).collect();
            let lone = rows.len() == 1 && !gaps.is_empty();
            for (above, below) in gaps.into_iter().chain([(height, height)]).filter(|_| !lone) {
                if above > from {
                    pen.mark(&Mark::new((zero, from), (zero, above), Shape::Line, Token::Context));
                }
                from = below;
            }
        }
        for (row, label) in rows.iter().zip(&labels) {
            let texts: Vec<&str> = row.texts.row.texts().collect();
            let title = format!("{}：{}", row.texts.row.label, with_unit(&texts.join("，"), &chart.unit, true));
            pen.group(&title, Token::Ink, || {
                pen.row_label(label, place, &row.at);
                row.draw(pen, &plot, form, (left, full), canvas);
                let inset = if place == Place::Above { left } else { left + GAP };
                let muted = canvas.palette.text_in(Token::Muted);
                pen.block(&row.note, (inset, row.under), HPos::Left, muted, true);
            });
        }
    })
}

/// What a name in the legend stands for: an end of a span, or the mean.
fn swatch(pen: &Pen, (x, middle): (i32, i32), which: usize, token: Token) {
    let (radius, half) = (px(4), px(2));
    let dot = match which {
        0 => x + radius,
        1 => x + SWATCH / 2,
        _ => x + SWATCH + px(2) - radius,
    };
    if which != 1 {
        pen.mark(&Mark::new((x, middle - half), (x + SWATCH + px(2), middle + half), Shape::BAR, token));
    }
    pen.mark(&Mark::new((dot, middle), (dot, middle), Shape::Dot { radius: radius.unsigned_abs() }, token));
}

impl Placed<'_> {
    /// From where to where a text beside the span covers the line at zero.
    fn over(&self, pen: &Pen, plot: &Plot<ValueAxis>, form: Form, zero: i32) -> Option<(i32, i32)> {
        let first = self.texts.row.values().next().filter(|_| form != Form::Below && !self.texts.low.is_empty())?;
        let right = plot.map_coordinate(&(first, 0)).0 - self.texts.row.beyond().0 - GAP;
        let left = right - pen.width(&self.texts.low, Type::LABEL);
        let (middle, half) = (self.at.middle(), Type::LABEL.line() / 2);
        (left - px(2) <= zero && zero <= right + px(2)).then_some((middle - half, middle + half))
    }

    fn draw(&self, pen: &Pen, plot: &Plot<ValueAxis>, form: Form, (left, full): (i32, i32), canvas: &Canvas) {
        let (middle, row) = (self.at.middle(), self.texts.row);
        let x = |value: f64| plot.map_coordinate(&(value, 0)).0;
        let (Some(first), Some(last)) = (row.values().next(), row.values().last()) else { return };
        let (from, to) = (x(first), x(last));
        let (top, bottom) = (middle - BAND / 2, middle + BAND / 2);
        if to > from {
            pen.mark(&Mark::new((from, top), (to, bottom), Shape::BAR, Token::Context));
        }
        let (less, more) = row.arrows();
        if more {
            arrow(pen, (to, middle), 1);
        }
        if less {
            arrow(pen, (from, middle), -1);
        }
        for (end, open) in [(&row.low, less), (&row.high, more)] {
            let Some(end) = end.as_ref() else { continue };
            let shape = match end.bound {
                RangeBound::Exact => Shape::Dot { radius: DOT.unsigned_abs() },
                _ if open => Shape::Stroke { width: 2 },
                _ => Shape::Ring { radius: DOT.unsigned_abs() },
            };
            let (above, below) = if open { (middle - DOT, middle + DOT) } else { (middle, middle) };
            put(plot, &Mark::new((end.value, above), (end.value, below), shape, Token::Context));
        }
        let zero = x(0.0);
        let near = |left: i32, right: i32| left <= zero + px(2) && zero <= right + px(2);
        if form == Form::Below {
            for (x, top, block) in &self.below {
                pen.block(block, (*x, *top), HPos::Left, Token::Ink, near(*x, x + block.width));
            }
        } else {
            let (before, after) = row.beyond();
            let right = from - before - GAP;
            let crosses = near(right - pen.width(&self.texts.low, Type::LABEL), right);
            pen.text(&self.texts.low, Type::LABEL, (right, middle), HPos::Right, Token::Ink, crosses);
            pen.text(&self.texts.high, Type::LABEL, (to + after + GAP, middle), HPos::Left, Token::Ink, false);
        }
        if let Some(mean) = &row.mean {
            let dot = Shape::Dot { radius: DOT.unsigned_abs() };
            put(plot, &Mark::new((mean.value, middle), (mean.value, middle), dot, Token::C1));
            let wide = self.mean.width;
            let at = (x(mean.value) - wide / 2).min(full - wide).max(left);
            let ink = canvas.palette.text_in(Token::C1);
            pen.block(&self.mean, (at, self.top), HPos::Left, ink, near(at, at + wide));
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
