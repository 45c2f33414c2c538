//! Dots: one measure as positions, for values that lie far from zero or for many rows.

use crate::chart::annotation::{AmountRow, Reference, Tail, Upright};
use crate::chart::axis::{Baseline, Tick, ValueAxis, draw_ticks};
use crate::chart::layout::{
    NARROW, Pen, Place, Row, Type, VALUE_GAP, axis_length, beside, finite, place_labels, px, render, width, with_unit,
};
use crate::chart::mark::{Mark, Shape, put};
use crate::chart::palette::Token;
use crate::chart::{Canvas, Drawing};

/// Values as dots on a common axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Dot {
    /// The unit, printed after the first value: 元/斤.
    pub unit: String,
    /// From zero, each dot stands on a stem (a lollipop); fitted, on a line across, with the axis below.
    pub baseline: Baseline,
    /// The rows from top to bottom; printed without the unit.
    pub rows: Vec<AmountRow>,
    /// A value that the rows are held against.
    pub reference: Option<Reference>,
}

/// Radius of a dot.
const DOT: i32 = px(6);

/// Draws dots. The axis of fitted values is shown, because their distance from the left edge means nothing.
pub(super) fn draw(chart: &Dot, canvas: &Canvas) -> Drawing {
    let (place, labels) = place_labels(
        chart.rows.iter().map(|row| (row.amount.label.as_str(), Type::label(row.amount.highlight))),
        1,
        canvas,
    );
    let left = beside(place, px(10));
    let full = width(canvas);
    let texts: Vec<String> =
        chart.rows.iter().enumerate().map(|(i, row)| with_unit(&row.amount.text, &chart.unit, i == 0)).collect();
    let values: Vec<Tail> = chart
        .rows
        .iter()
        .zip(&texts)
        .map(|(row, text)| Tail::new((text, Type::label(row.amount.highlight)), &row.note, (full - left) / 2, canvas))
        .collect();

    let reference = chart.reference.as_ref().map(|reference| finite(reference.value));
    let numbers = || chart.rows.iter().map(|row| row.amount.value).chain(reference);
    let most = if full < NARROW { 4 } else { 5 };
    let axis = ValueAxis::fit(numbers(), chart.baseline, most);
    // Without ticks to keep, a lollipop's axis ends at its longest stem.
    let axis = if chart.baseline == Baseline::Zero { axis.cut_to(chart.baseline, numbers()) } else { axis };
    // A dot at zero lies on the line beside the labels; without that line it needs its radius.
    let on_line = chart.baseline == Baseline::Zero && place != Place::Above;
    let start = left + if on_line { 0 } else { DOT };
    let room = full - start;
    let ends = chart.rows.iter().zip(&values).map(|(row, value)| (axis.part(row.amount.value), value.width() + DOT));
    let plot = start..start + axis_length(ends, room).min(room - DOT);

    let many = chart.rows.len() > 12;
    let gap = match (place, many) {
        (Place::Above, _) => px(10),
        (Place::Beside(_), true) => px(4),
        (Place::Beside(_), false) => px(12),
    };
    let head = Upright::new(chart.reference.as_ref(), canvas);
    let mut bottom = head.height() + if place == Place::Above { 0 } else { px(4) };
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
        axis.ticks_across(&chart.unit, (plot.start, plot.end), canvas)
    };
    let height = if ticks.is_empty() { foot } else { foot + px(8) + Type::NOTE.line() };

    render(canvas, height, |pen| {
        let area = pen.plot::<ValueAxis>(axis, plot.clone());
        draw_axis(pen, &ticks, (left, foot), (plot.end + DOT).min(full), canvas);
        if chart.baseline == Baseline::Zero && place != Place::Above {
            let zero = area.map_coordinate(&(0.0, 0)).0;
            pen.mark(&Mark::new((zero, head.height()), (zero, height), Shape::Line, Token::Context));
        }
        let line = area.map_coordinate(&(reference.unwrap_or(0.0), 0)).0;
        let tails = chart.rows.iter().zip(&rows).zip(&values).map(|((row, at), value)| {
            let x = area.map_coordinate(&(finite(row.amount.value), 0)).0 + DOT + VALUE_GAP;
            value.obstacle((x, at.middle()))
        });
        let names = labels.iter().zip(&rows).map(|(label, at)| Pen::label_box(label, place, at));
        head.draw(pen, line, (0, foot), tails.chain(names), canvas);
        for (i, row) in chart.rows.iter().enumerate() {
            let (Some(at), Some(label), Some(value)) = (rows.get(i), labels.get(i), values.get(i)) else {
                continue;
            };
            let (token, ink) = (row.mark(&chart.rows), row.amount.ink(canvas.palette));
            let title = format!("{}：{}", row.amount.label, with_unit(&row.amount.text, &chart.unit, true));
            pen.group(&title, Token::Ink, || {
                pen.row_label(label, place, at);
                let (here, middle) = (finite(row.amount.value), at.middle());
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
                value.draw(pen, (x, middle), ink, halo, canvas);
            });
        }
    })
}

fn draw_axis(pen: &Pen, ticks: &[Tick], (left, foot): (i32, i32), right: i32, canvas: &Canvas) {
    if ticks.is_empty() {
        return;
    }
    pen.mark(&Mark::new((left, foot), (right, foot), Shape::Line, Token::Context));
    for tick in ticks {
        pen.mark(&Mark::new((tick.x, foot), (tick.x, foot + px(4)), Shape::Line, Token::Context));
    }
    draw_ticks(pen, ticks, foot + px(6), canvas);
}
