//! Dots: one measure as positions, for values that lie far from zero or for many rows.

use plotters_backend::text_anchor::HPos;

use super::axis::{Baseline, ValueAxis};
use super::layout::{
    Block, NARROW, Pen, Place, Row, Type, VALUE_GAP, axis_length, beside, finite, place_labels, px, render, width,
    with_unit,
};
use super::mark::{Mark, Shape, put};
use super::palette::Token;
use super::spots::lanes;
use super::{Canvas, Drawing};

/// Values as dots on a common axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Dot {
    /// The unit, printed after the first value: 元/斤.
    pub unit: String,
    /// From zero, each dot stands on a stem (a lollipop); fitted, on a line across, with the axis below.
    pub baseline: Baseline,
    /// The rows from top to bottom.
    pub rows: Vec<DotRow>,
}

/// One dot.
#[derive(Clone, Debug, PartialEq)]
pub struct DotRow {
    /// What it is.
    pub label: String,
    /// Where it stands.
    pub value: f64,
    /// The number as printed, without the unit.
    pub text: String,
    /// Whether the title speaks of it: drawn in the accent colour.
    pub highlight: bool,
}

/// Radius of a dot.
const DOT: i32 = px(6);

/// Draws dots. The axis of fitted values is shown, because their distance from the left edge means nothing.
pub(super) fn draw(chart: &Dot, canvas: &Canvas) -> Drawing {
    let any = chart.rows.iter().any(|row| row.highlight);
    let (place, labels) =
        place_labels(chart.rows.iter().map(|row| (row.label.as_str(), Type::label(row.highlight))), 1, canvas);
    let left = beside(place, px(10));
    let full = width(canvas);
    let texts: Vec<String> =
        chart.rows.iter().enumerate().map(|(i, row)| with_unit(&row.text, &chart.unit, i == 0)).collect();
    let values: Vec<Block> = chart
        .rows
        .iter()
        .zip(&texts)
        .map(|(row, text)| Block::new(text, Type::label(row.highlight), (full - left) / 2, canvas))
        .collect();

    let numbers = || chart.rows.iter().map(|row| row.value);
    let most = if full < NARROW { 4 } else { 5 };
    let axis = ValueAxis::fit(numbers(), chart.baseline, most);
    // Without ticks to keep, a lollipop's axis ends at its longest stem.
    let axis = if chart.baseline == Baseline::Zero { axis.cut_to(chart.baseline, numbers()) } else { axis };
    // A dot at zero lies on the line beside the labels; without that line it needs its radius.
    let on_line = chart.baseline == Baseline::Zero && place != Place::Above;
    let start = left + if on_line { 0 } else { DOT };
    let room = full - start;
    let ends = chart.rows.iter().zip(&values).map(|(row, value)| (axis.part(row.value), value.width + DOT));
    let plot = start..start + axis_length(ends, room).min(room - DOT);

    let many = chart.rows.len() > 12;
    let gap = match (place, many) {
        (Place::Above, _) => px(10),
        (Place::Beside(_), true) => px(4),
        (Place::Beside(_), false) => px(12),
    };
    let mut bottom = if place == Place::Above { 0 } else { px(4) };
    let mut rows = Vec::with_capacity(chart.rows.len());
    for (label, value) in labels.iter().zip(&values) {
        let row = Row::new(bottom, place, label.height(), 2 * DOT, value.height());
        bottom = row.end + gap;
        rows.push(row);
    }
    let foot = (bottom - gap + px(4)).max(px(12));
    let ticks = if chart.baseline == Baseline::Zero || chart.rows.is_empty() {
        Vec::new()
    } else {
        ticks(&axis, chart, plot.clone(), full, canvas)
    };
    let height = if ticks.is_empty() { foot } else { foot + px(8) + Type::NOTE.line() };

    render(canvas, height, |pen| {
        let area = pen.plot::<ValueAxis>(axis.clone(), plot.clone());
        draw_axis(pen, &ticks, (left, foot), (plot.end + DOT).min(full), canvas);
        if chart.baseline == Baseline::Zero && place != Place::Above {
            let zero = area.map_coordinate(&(0.0, 0)).0;
            pen.mark(&Mark::new((zero, 0), (zero, height), Shape::Line, Token::Context));
        }
        for (i, row) in chart.rows.iter().enumerate() {
            let (Some(at), Some(label), Some(value)) = (rows.get(i), labels.get(i), values.get(i)) else {
                continue;
            };
            let token = if row.highlight || !any { Token::C1 } else { Token::Context };
            let ink = if row.highlight { canvas.palette.text_in(Token::C1) } else { Token::Ink };
            let title = format!("{}：{}", row.label, with_unit(&row.text, &chart.unit, true));
            pen.group(&title, Token::Ink, || {
                pen.row_label(label, place, at);
                let (here, middle) = (finite(row.value), at.middle());
                match chart.baseline {
                    Baseline::Zero => {
                        put(&area, &Mark::new((0.0, middle), (here, middle), Shape::Stroke { width: 2 }, token))
                    }
                    Baseline::Fitted => pen.mark(&Mark::new(
                        (left, middle),
                        ((plot.end + DOT).min(full), middle),
                        Shape::Line,
                        Token::Rule,
                    )),
                }
                let dot = Shape::Dot { radius: DOT.unsigned_abs() };
                put(&area, &Mark::new((here, middle), (here, middle), dot, token));
                let x = area.map_coordinate(&(here, 0)).0 + DOT + VALUE_GAP;
                let halo = chart.baseline == Baseline::Fitted;
                pen.block(value, (x, middle - value.height() / 2), HPos::Left, ink, halo);
            });
        }
    })
}

/// A tick: where it stands, where its label starts, and the label.
struct Tick {
    x: i32,
    left: i32,
    text: String,
}

/// The ticks of a fitted axis; where not all labels have room, the first and the last.
fn ticks(axis: &ValueAxis, chart: &Dot, plot: std::ops::Range<i32>, full: i32, canvas: &Canvas) -> Vec<Tick> {
    let all: Vec<(i32, String)> = axis
        .ticks()
        .into_iter()
        .map(|tick| plot.start + (axis.part(tick) * f64::from(plot.end - plot.start)).round() as i32)
        .zip(axis.labels(&chart.unit))
        .collect();
    let set = |ticks: Vec<(i32, String)>| -> (bool, Vec<Tick>) {
        let widths: Vec<(i32, i32)> = ticks.iter().map(|(x, text)| (*x, Type::NOTE.width(text, canvas))).collect();
        let places = lanes(&widths, 0..full, px(8));
        let one = places.iter().all(|(_, lane)| *lane == 0);
        (one, ticks.into_iter().zip(places).map(|((x, text), (left, _))| Tick { x, left, text }).collect())
    };
    let (fits, ticks) = set(all.clone());
    if fits {
        return ticks;
    }
    let last = all.len() - 1;
    let (fits, ticks) =
        set(all.into_iter().enumerate().filter(|(i, _)| *i == 0 || *i == last).map(|(_, t)| t).collect());
    if fits { ticks } else { Vec::new() }
}

fn draw_axis(pen: &Pen, ticks: &[Tick], (left, foot): (i32, i32), right: i32, canvas: &Canvas) {
    if ticks.is_empty() {
        return;
    }
    let muted = canvas.palette.text_in(Token::Muted);
    pen.mark(&Mark::new((left, foot), (right, foot), Shape::Line, Token::Context));
    for tick in ticks {
        pen.mark(&Mark::new((tick.x, foot), (tick.x, foot + px(4)), Shape::Line, Token::Context));
        let middle = foot + px(6) + Type::NOTE.line() / 2;
        pen.text(&tick.text, Type::NOTE, (tick.left, middle), HPos::Left, muted, false);
    }
}
