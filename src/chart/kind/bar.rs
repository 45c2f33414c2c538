//! Horizontal bars of one measure, starting at zero.

use plotters::coord::types::RangedCoordf64;

use crate::chart::annotation::{AmountRow, Reference, Tail, Upright};
use crate::chart::layout::{
    Pen, Place, Row, Type, VALUE_GAP, axis_length, beside, density, finite, place_labels, px, render, width, with_unit,
};
use crate::chart::mark::{Mark, Shape, put};
use crate::chart::palette::Token;
use crate::chart::{Canvas, Drawing};

/// Bars of one measure.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// The unit, printed after the first value: 对.
    pub unit: String,
    /// The rows from top to bottom; never negative, printed without the unit.
    pub rows: Vec<AmountRow>,
    /// A value that the rows are held against.
    pub reference: Option<Reference>,
}

/// Draws bars.
///
/// Values always stand after their bars: numbers in one column of sight compare more easily than numbers that change sides.
pub(super) fn draw(chart: &Bar, canvas: &Canvas) -> Drawing {
    let (place, labels) = place_labels(
        chart.rows.iter().map(|row| (row.amount.label.as_str(), Type::label(row.amount.highlight))),
        1,
        canvas,
    );
    let left = beside(place, px(10));
    let room = width(canvas) - left;
    let texts: Vec<String> =
        chart.rows.iter().enumerate().map(|(i, row)| with_unit(&row.amount.text, &chart.unit, i == 0)).collect();
    let values: Vec<_> = chart
        .rows
        .iter()
        .zip(&texts)
        .map(|(row, text)| Tail::new((text, Type::label(row.amount.highlight)), &row.note, room / 2, canvas))
        .collect();
    let reference = chart.reference.as_ref().map_or(0.0, |reference| finite(reference.value));
    let largest = chart.rows.iter().map(length).fold(reference, f64::max);
    let largest = if largest > 0.0 { largest } else { 1.0 };
    let ends = chart.rows.iter().zip(&values).map(|(row, value)| (length(row) / largest, value.width()));
    let axis = axis_length(ends, room);

    let (thickness, gap) = density(chart.rows.len(), place);
    let head = Upright::new(chart.reference.as_ref(), canvas);
    let mut bottom = head.height() + if place == Place::Above { 0 } else { px(6) };
    let mut rows = Vec::with_capacity(chart.rows.len());
    for (label, value) in labels.iter().zip(&values) {
        let row = Row::new(bottom, place, label.height(), thickness, value.height());
        bottom = row.end + gap;
        rows.push(row);
    }
    let height = (bottom - gap + px(6)).max(px(12));

    render(canvas, height, |pen| {
        let plot = pen.plot::<RangedCoordf64>(0.0..largest, left..left + axis);
        let line = plot.map_coordinate(&(reference, 0)).0;
        let tails = chart.rows.iter().zip(&rows).zip(&values).map(|((row, at), value)| {
            value.obstacle((plot.map_coordinate(&(length(row), 0)).0 + VALUE_GAP, at.middle()))
        });
        let names = labels.iter().zip(&rows).map(|(label, at)| Pen::label_box(label, place, at));
        head.draw(pen, line, (0, height), tails.chain(names), canvas);
        for (i, row) in chart.rows.iter().enumerate() {
            let (Some(at), Some(label), Some(value)) = (rows.get(i), labels.get(i), values.get(i)) else {
                continue;
            };
            let (token, ink) = (row.mark(&chart.rows), row.amount.ink(canvas.palette));
            let title = format!("{}：{}", row.amount.label, with_unit(&row.amount.text, &chart.unit, true));
            pen.group(&title, Token::Ink, || {
                pen.row_label(label, place, at);
                let end = length(row);
                if end <= 0.0 && place == Place::Above {
                    put(&plot, &Mark::new((0.0, at.top), (0.0, at.bottom), Shape::Line, Token::Context));
                } else if end > 0.0 {
                    put(&plot, &Mark::new((0.0, at.top), (end, at.bottom), Shape::BAR, token));
                }
                if end > reference {
                    head.over(pen, line, (at.top, at.bottom));
                }
                let x = plot.map_coordinate(&(end, 0)).0 + VALUE_GAP;
                value.draw(pen, (x, at.middle()), ink, false, canvas);
            });
        }
        if let Place::Beside(_) = place {
            pen.mark(&Mark::new((left, head.height()), (left, height), Shape::Line, Token::Context));
        }
    })
}

/// Length of a bar: no less than nothing.
fn length(row: &AmountRow) -> f64 {
    finite(row.amount.value).max(0.0)
}
