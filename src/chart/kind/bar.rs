//! Horizontal bars of one measure, starting at zero.

use plotters::coord::types::RangedCoordf64;
use plotters_backend::text_anchor::HPos;

use crate::chart::amount::Amount;
use crate::chart::layout::{
    Block, Place, Row, Type, VALUE_GAP, axis_length, beside, density, finite, place_labels, px, render, width,
    with_unit,
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
    pub rows: Vec<Amount>,
}

/// Draws bars.
///
/// Values always stand after their bars: numbers in one column of sight compare more easily than numbers that change sides.
pub(super) fn draw(chart: &Bar, canvas: &Canvas) -> Drawing {
    let (place, labels) =
        place_labels(chart.rows.iter().map(|row| (row.label.as_str(), Type::label(row.highlight))), 1, canvas);
    let left = beside(place, px(10));
    let room = width(canvas) - left;
    let texts: Vec<String> =
        chart.rows.iter().enumerate().map(|(i, row)| with_unit(&row.text, &chart.unit, i == 0)).collect();
    let values: Vec<_> = chart
        .rows
        .iter()
        .zip(&texts)
        .map(|(row, text)| Block::new(text, Type::label(row.highlight), room / 2, canvas))
        .collect();
    let largest = chart.rows.iter().map(length).fold(0.0, f64::max);
    let largest = if largest > 0.0 { largest } else { 1.0 };
    let ends = chart.rows.iter().zip(&values).map(|(row, value)| (length(row) / largest, value.width));
    let axis = axis_length(ends, room);

    let (thickness, gap) = density(chart.rows.len(), place);
    let mut bottom = if place == Place::Above { 0 } else { px(6) };
    let mut rows = Vec::with_capacity(chart.rows.len());
    for (label, value) in labels.iter().zip(&values) {
        let row = Row::new(bottom, place, label.height(), thickness, value.height());
        bottom = row.end + gap;
        rows.push(row);
    }
    let height = (bottom - gap + px(6)).max(px(12));

    render(canvas, height, |pen| {
        let plot = pen.plot::<RangedCoordf64>(0.0..largest, left..left + axis);
        for (i, row) in chart.rows.iter().enumerate() {
            let (Some(at), Some(label), Some(value)) = (rows.get(i), labels.get(i), values.get(i)) else {
                continue;
            };
            let (token, ink) = (row.mark(&chart.rows), row.ink(canvas.palette));
            let title = format!("{}：{}", row.label, with_unit(&row.text, &chart.unit, true));
            pen.group(&title, Token::Ink, || {
                pen.row_label(label, place, at);
                let end = length(row);
                if end <= 0.0 && place == Place::Above {
                    put(&plot, &Mark::new((0.0, at.top), (0.0, at.bottom), Shape::Line, Token::Context));
                } else if end > 0.0 {
                    put(&plot, &Mark::new((0.0, at.top), (end, at.bottom), Shape::BAR, token));
                }
                let x = plot.map_coordinate(&(end, 0)).0 + VALUE_GAP;
                pen.block(value, (x, at.middle() - value.height() / 2), HPos::Left, ink, false);
            });
        }
        if let Place::Beside(_) = place {
            pen.mark(&Mark::new((left, 0), (left, height), Shape::Line, Token::Context));
        }
    })
}

/// Length of a bar: no less than nothing.
fn length(row: &Amount) -> f64 {
    finite(row.value).max(0.0)
}
