//! Slopes: how values change between two or three points in time.

use plotters::coord::types::RangedCoordf64;
use plotters::element::PathElement;
use plotters_backend::text_anchor::HPos;

use super::multiples::{self, Multiples, Panel, PanelForm, PanelPoint, PanelScale};
use crate::chart::amount::Number;
use crate::chart::axis::{Baseline, ValueAxis};
use crate::chart::layout::{Block, NARROW, Pen, Type, finite, px, render, width, with_unit};
use crate::chart::mark::{Mark, Shape, put, style};
use crate::chart::palette::Token;
use crate::chart::refusal::Refusal;
use crate::chart::spots::{Spot, Spots, lanes, spread};
use crate::chart::{Canvas, Drawing};

/// Lines from period to period on one scale; two or three periods, and a value for each of them on each line.
#[derive(Clone, Debug, PartialEq)]
pub struct Slope {
    unit: String,
    periods: Vec<String>,
    lines: Vec<SlopeLine>,
}

/// One line.
#[derive(Clone, Debug, PartialEq)]
pub struct SlopeLine {
    /// What it is.
    pub label: String,
    /// The values, one for each period; printed without the unit.
    pub values: Vec<Number>,
    /// Whether the title speaks of it: drawn in the accent colour.
    pub highlight: bool,
    /// Words at the right end; may be empty.
    pub note: String,
}

impl Slope {
    /// Lines over periods, from the earliest; `unit` is printed after the highest value of the first one.
    ///
    /// # Errors
    ///
    /// There are not two or three periods, or a line has not one number for each of them.
    pub fn new(unit: impl Into<String>, periods: Vec<String>, lines: Vec<SlopeLine>) -> Result<Self, Refusal> {
        let whole = |line: &SlopeLine| {
            line.values.len() == periods.len() && line.values.iter().all(|value| value.value.is_finite())
        };
        if !(2..=3).contains(&periods.len()) {
            return Err(Refusal::Periods(periods.len()));
        }
        match lines.iter().position(|line| !whole(line)) {
            Some(line) => Err(Refusal::MissesPeriod(line)),
            None => Ok(Self { unit: unit.into(), periods, lines }),
        }
    }

    /// The periods, from the earliest.
    #[must_use]
    pub fn periods(&self) -> &[String] {
        &self.periods
    }

    /// The lines.
    #[must_use]
    pub fn lines(&self) -> &[SlopeLine] {
        &self.lines
    }
}

/// Radius of a dot.
const DOT: i32 = px(5);

/// Blank between a dot and the value beside it, and between a value and its label.
const GAP: i32 = px(8);

/// Length of the line that leads from a dot to a value that had to move.
const LEADER: i32 = px(14);

/// More lines than this are a web.
const MOST: usize = 20;

/// The narrowest plot between two periods.
const NARROWEST: i32 = px(48);

/// The texts at one end of the lines.
struct Side<'t> {
    /// Value and, at the left, label; at the right, words on it.
    texts: Vec<(Block<'t>, Block<'t>)>,
    direction: i32,
    /// Middle of each.
    middles: Vec<i32>,
    /// Blank between dots and values.
    gap: i32,
}

/// Draws slopes: labels and first values at the left, last values at the right, moved apart where they would meet.
///
/// Where lines or their texts are too many for one plot, each line has a panel of its own.
pub(super) fn draw(chart: &Slope, canvas: &Canvas) -> Drawing {
    let crowded = chart.lines.len() > MOST;
    let drawn = if crowded { None } else { together(chart, canvas) };
    drawn.unwrap_or_else(|| apart(chart, canvas))
}

/// One panel a line, all on one scale.
fn apart(chart: &Slope, canvas: &Canvas) -> Drawing {
    let point = |(i, (period, value)): (usize, (&String, &Number))| PanelPoint {
        time: i as f64,
        label: period.clone(),
        value: value.value,
        text: value.text.clone(),
    };
    let panel = |line: &SlopeLine| Panel {
        title: line.label.clone(),
        note: line.note.clone(),
        unit: chart.unit.clone(),
        points: chart.periods.iter().zip(&line.values).enumerate().map(point).collect(),
        highlight: line.highlight,
    };
    let panels = chart.lines.iter().map(panel).collect();
    let form = PanelForm::Line(Baseline::Fitted);
    multiples::draw(&Multiples { form, scale: PanelScale::Shared, panels }, canvas)
}

/// All lines in one plot; nothing where that would be too narrow, or has no room for the middle values.
fn together(chart: &Slope, canvas: &Canvas) -> Option<Drawing> {
    let full = width(canvas);
    let any = chart.lines.iter().any(|line| line.highlight);
    let last = chart.periods.len().saturating_sub(1);
    // The unit goes with the topmost first value, where a reader starts.
    let first = |line: &SlopeLine| line.values.first().map_or(f64::MIN, |value| value.value);
    let highest = chart.lines.iter().map(first).fold(f64::MIN, f64::max);
    let highest = chart.lines.iter().position(|line| first(line) >= highest);
    let text = |line: usize, period: usize| {
        let value = chart.lines.get(line).and_then(|line| line.values.get(period));
        with_unit(value.map_or("", |value| &value.text), &chart.unit, Some(line) == highest && period == 0)
    };
    let texts: Vec<[String; 2]> = (0..chart.lines.len()).map(|i| [text(i, 0), text(i, last)]).collect();
    let cap = if full < NARROW { full * 3 / 10 } else { full * 3 / 8 };
    let blocks = |side: usize| -> Vec<(Block, Block)> {
        let lines = chart.lines.iter().zip(&texts);
        lines
            .map(|(line, texts)| {
                let kind = Type::label(line.highlight);
                let value = Block::new(texts.get(side).map_or("", String::as_str), kind, full / 5, canvas);
                let other = match side {
                    0 => Block::new(&line.label, kind, cap, canvas),
                    _ => Block::new(&line.note, Type::NOTE, full / 4, canvas),
                };
                (value, other)
            })
            .collect()
    };
    let (left, right) = (blocks(0), blocks(1));

    let tallest = |side: i32, texts: &[(Block, Block)]| texts.iter().map(|texts| height_of(side, texts)).sum::<i32>();
    let usual = if full < NARROW { px(190) } else { px(230) };
    let tall = usual.max(tallest(LEFT, &left)).max(tallest(RIGHT, &right));
    // From the top of the plot; the periods above take as many lines as they need.
    let pad = if last == 2 { Type::LABEL.line() + px(8) } else { px(10) };
    let (top, bottom) = (pad, pad + tall);
    let values = || chart.lines.iter().flat_map(|line| &line.values).map(|value| value.value);
    let axis = ValueAxis::fit(values(), Baseline::Fitted, 5).cut_to(Baseline::Fitted, values());
    let y = |value: f64| bottom - (axis.part(value) * f64::from(bottom - top)).round() as i32;
    let at = |line: &SlopeLine, period: usize| y(line.values.get(period).map_or(0.0, |value| value.value));

    let field = (0, bottom + pad);
    let mut left = Side::new(LEFT, left, chart.lines.iter().map(|line| at(line, 0)).collect(), field);
    let mut right = Side::new(RIGHT, right, chart.lines.iter().map(|line| at(line, last)).collect(), field);
    let labels = left.texts.iter().map(|(_, label)| label.width).max().unwrap_or(0);
    let widest = |side: &Side| side.texts.iter().map(|(value, _)| value.width).max().unwrap_or(0);
    let from = labels + GAP + px(2) + widest(&left) + left.gap + DOT;
    let notes = right.texts.iter().map(|(_, note)| note.width).max().unwrap_or(0);
    let to = full - widest(&right).max(notes) - right.gap - DOT;
    if to - from < NARROWEST * i32::try_from(last).unwrap_or(1) {
        return None;
    }
    let step = |period: usize| {
        from + (to - from) * i32::try_from(period).unwrap_or(0) / i32::try_from(last.max(1)).unwrap_or(1)
    };
    let periods: Vec<(i32, i32)> =
        chart.periods.iter().enumerate().map(|(i, text)| (step(i), Type::LABEL.width(text, canvas))).collect();
    if periods.iter().any(|(_, wide)| *wide > full) {
        return None;
    }
    let periods = lanes(&periods, 0..full, px(8));
    let lines = periods.iter().map(|(_, line)| line + 1).max().unwrap_or(0);
    let head = lines * Type::LABEL.line() + px(10);
    let (top, bottom, height) = (top + head, bottom + head, field.1 + head);
    let at = |line: &SlopeLine, period: usize| at(line, period) + head;
    left.lower(head);
    right.lower(head);
    let middles = if last == 2 {
        let field = Spot { left: from + DOT, top: head - px(6), right: to - DOT, bottom: height };
        middle_values(chart, field, ([from, step(1), to], &|value| y(value) + head), canvas)?
    } else {
        Vec::new()
    };

    Some(render(canvas, height, |pen| {
        let muted = canvas.palette.text_in(Token::Muted);
        for (i, (period, (x, line))) in chart.periods.iter().zip(&periods).enumerate() {
            // The last line stands right above the plot.
            let middle = (lines - 1 - line) * Type::LABEL.line() + Type::LABEL.line() / 2;
            pen.mark(&Mark::new((step(i), middle + px(9)), (step(i), height), Shape::Line, Token::Rule));
            pen.text(period, Type::LABEL, (*x, middle), HPos::Left, muted, lines > 1);
        }
        let area = pen.field::<RangedCoordf64, ValueAxis>((0.0..last.max(1) as f64, from..to), (axis, bottom..top));
        // What the title speaks of lies over the rest.
        let mut order: Vec<usize> = (0..chart.lines.len()).collect();
        order.sort_by_key(|i| chart.lines.get(*i).is_some_and(|line| line.highlight));
        for i in order {
            let (Some(line), Some(text)) = (chart.lines.get(i), texts.get(i)) else { continue };
            let token = if line.highlight || !any { Token::C1 } else { Token::Context };
            let ink = if line.highlight { canvas.palette.text_in(Token::C1) } else { Token::Ink };
            let printed: Vec<&str> = line.values.iter().map(|value| &*value.text).collect();
            let title = format!("{}：{}", line.label, with_unit(&printed.join(" → "), &chart.unit, true));
            let marks = || {
                let points: Vec<(f64, f64)> =
                    line.values.iter().enumerate().map(|(i, value)| (i as f64, finite(value.value))).collect();
                for point in &points {
                    let dot = Shape::Dot { radius: DOT.unsigned_abs() };
                    put(&area, &Mark::new(*point, *point, dot, token));
                }
                put(&area, &PathElement::new(points, style(token, if line.highlight { 3 } else { 2 })));
                if text.iter().any(|text| !text.is_empty()) {
                    left.draw(pen, i, (from - DOT, at(line, 0)), ink, canvas);
                    right.draw(pen, i, (to + DOT, at(line, last)), ink, canvas);
                }
            };
            pen.series((chart.lines.len() > 1).then_some(i), || pen.group(&title, Token::Ink, marks));
        }
        for (line, spot) in chart.lines.iter().zip(&middles) {
            let ink = if line.highlight { canvas.palette.text_in(Token::C1) } else { Token::Ink };
            let text = line.values.get(1).map_or("", |value| &value.text);
            let at = (spot.left + GAP / 2, i32::midpoint(spot.top, spot.bottom));
            pen.text(text, Type::label(line.highlight), at, HPos::Left, ink, true);
        }
    }))
}

/// The directions off the plot.
const LEFT: i32 = -1;
const RIGHT: i32 = 1;

/// Height of what stands at one end: a label beside its value, words below it.
fn height_of(direction: i32, (value, other): &(Block, Block)) -> i32 {
    let both = if direction == LEFT { value.height().max(other.height()) } else { value.height() + other.height() };
    both + px(2)
}

impl<'t> Side<'t> {
    fn new(direction: i32, texts: Vec<(Block<'t>, Block<'t>)>, wanted: Vec<i32>, (top, bottom): (i32, i32)) -> Self {
        let items: Vec<(i32, i32)> = texts
            .iter()
            .map(|texts| height_of(direction, texts))
            .zip(&wanted)
            .map(|(tall, y)| (y - tall / 2, tall))
            .collect();
        let starts = spread(&items, top..bottom);
        let middles: Vec<i32> = starts.iter().zip(&items).map(|(start, (_, tall))| start + tall / 2).collect();
        let moved = middles.iter().zip(&wanted).any(|(middle, y)| (middle - y).abs() > px(3));
        Self { texts, direction, middles, gap: if moved { GAP + LEADER } else { GAP } }
    }

    /// Moves all texts down.
    fn lower(&mut self, by: i32) {
        self.middles.iter_mut().for_each(|middle| *middle += by);
    }

    /// Sets the texts of one line beside its dot.
    fn draw(&self, pen: &Pen, line: usize, (x, y): (i32, i32), ink: Token, canvas: &Canvas) {
        let (Some((value, other)), Some(middle)) = (self.texts.get(line), self.middles.get(line)) else { return };
        if self.gap > GAP {
            let near = |part: i32| x + self.direction * part;
            pen.mark(&Mark::new((near(px(2)), y), (near(self.gap - px(5)), *middle), Shape::Line, Token::Rule));
        }
        let x = x + self.direction * self.gap;
        if self.direction == LEFT {
            pen.block(value, (x, middle - value.height() / 2), HPos::Right, ink, false);
            let widest = self.texts.iter().map(|(value, _)| value.width).max().unwrap_or(0);
            let top = middle - other.height() / 2;
            pen.block(other, (x - widest - GAP - px(2), top), HPos::Right, ink, false);
        } else {
            let top = middle - (value.height() + other.height()) / 2;
            pen.block(value, (x, top), HPos::Left, ink, false);
            let muted = canvas.palette.text_in(Token::Muted);
            pen.block(other, (x, top + value.height()), HPos::Left, muted, false);
        }
    }
}

/// Places for the values of the middle one of three periods, above or below their dots, or as near as there is room; none unless
/// there is one for each.
fn middle_values(
    chart: &Slope,
    field: Spot,
    ([from, x, to], y): ([i32; 3], &impl Fn(f64) -> i32),
    canvas: &Canvas,
) -> Option<Vec<Spot>> {
    let mut spots = Spots::new(field);
    for line in &chart.lines {
        let [first, value, last] = line.values.as_slice() else { return None };
        let here = (x, y(value.value));
        spots.take(Spot::around(here, DOT));
        spots.avoid_line(here, (from, y(first.value)));
        spots.avoid_line(here, (to, y(last.value)));
    }
    let place = |line: &SlopeLine| {
        let (kind, value) = (Type::label(line.highlight), line.values.get(1)?);
        // With a blank on both sides: two numbers that touch would be read as one.
        let size = (kind.width(&value.text, canvas) + GAP, kind.line());
        let here = y(value.value);
        let places = |offs: std::ops::Range<i32>| {
            let tops = offs.map(|i| DOT + px(1) + i * px(4)).flat_map(move |off| [here - off - size.1, here + off]);
            tops.flat_map(move |top| {
                [x - size.0 / 2, x + DOT, x - DOT - size.0].map(|left| Spot::sized((left, top), size))
            })
        };
        // A number far from its dot would be taken for another one's: rather across a line, near.
        spots.near_or_far(places(0..3), places(3..10))
    };
    chart.lines.iter().map(place).collect()
}
