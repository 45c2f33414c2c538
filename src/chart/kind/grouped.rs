//! Grouped bars: two or three measures of the same unit side by side in each row.

use plotters::coord::types::RangedCoordf64;
use plotters_backend::text_anchor::HPos;

use crate::chart::amount::Number;
use crate::chart::annotation::{Obstacle, Reference, Upright};
use crate::chart::layout::{
    Block, NARROW, Pen, Place, Row, Type, VALUE_GAP, axis_length, beside, density, finite, place_labels, px, render,
    width, with_unit,
};
use crate::chart::legend::Legend;
use crate::chart::mark::{Mark, Shape, put};
use crate::chart::palette::Token;
use crate::chart::{Canvas, Drawing};

/// Rows of bars, one bar for each series; all bars start at zero.
#[derive(Clone, Debug, PartialEq)]
pub struct Grouped {
    /// The unit, printed after the values of the first row: 人.
    pub unit: String,
    /// Names of the series, the same in every row: two or three. The first one takes the accent.
    pub series: Vec<String>,
    /// The rows from top to bottom.
    pub rows: Vec<GroupedRow>,
    /// A value that all bars are held against.
    pub reference: Option<Reference>,
}

/// The bars of one row.
#[derive(Clone, Debug, PartialEq)]
pub struct GroupedRow {
    /// What they are about.
    pub label: String,
    /// One value for each series; never negative, printed without the unit.
    pub values: Vec<Number>,
    /// Words below the bars; may be empty.
    pub note: String,
}

/// Blank between the bars of one row.
const SEAM: i32 = px(2);

/// Blank between a value and the name of its series.
const NAME_GAP: i32 = px(8);

/// One bar, laid out.
struct Bar<'t> {
    value: &'t Number,
    series: usize,
    text: Block<'t>,
    /// Top and height of the slot that bar and text share, from the top of the row's bars.
    slot: (i32, i32),
}

/// Draws grouped bars. The series are named beside the first row's bars, or above all where that would shorten the bars.
pub(super) fn draw(chart: &Grouped, canvas: &Canvas) -> Drawing {
    let tokens = canvas.palette.series(chart.series.len());
    let (place, labels) = place_labels(chart.rows.iter().map(|row| (row.label.as_str(), Type::LABEL)), 2, canvas);
    let left = beside(place, px(10));
    let room = width(canvas) - left;
    let (thickness, gap) = density(chart.rows.len(), place);
    let thickness = thickness.min(px(20));

    let texts: Vec<Vec<String>> = chart
        .rows
        .iter()
        .enumerate()
        .map(|(i, row)| row.values.iter().map(|value| with_unit(&value.text, &chart.unit, i == 0)).collect())
        .collect();
    let rows: Vec<Vec<Bar>> = chart
        .rows
        .iter()
        .zip(&texts)
        .map(|(row, texts)| stack(row, texts, chart.series.len(), thickness, room, canvas))
        .collect();
    let reference = chart.reference.as_ref().map_or(0.0, |reference| finite(reference.value));
    let largest = rows.iter().flatten().map(length).fold(reference, f64::max);
    let largest = if largest > 0.0 { largest } else { 1.0 };
    let ends = |names: bool| {
        rows.iter().enumerate().flat_map(|(i, row)| row.iter().map(move |bar| (i, bar))).map(move |(i, bar)| {
            let name = chart.series.get(bar.series).map_or(0, |name| NAME_GAP + Type::LABEL.width(name, canvas));
            (length(bar) / largest, bar.text.width + if names && i == 0 { name } else { 0 })
        })
    };
    let (plain, named) = (axis_length(ends(false), room), axis_length(ends(true), room));
    let fits = ends(true)
        .take(chart.series.len())
        .all(|(end, text)| (end * f64::from(named)) as i32 + VALUE_GAP + text <= room);
    let direct = fits && named * 4 >= plain * 3;
    let axis = if direct { named } else { plain };
    let names = chart.series.iter().map(String::as_str).zip(tokens.iter().copied());
    let legend = Legend::new(names.take(if direct { 0 } else { usize::MAX }), room, canvas).keyed(0..);

    let head = Upright::new(chart.reference.as_ref(), canvas);
    let under = if legend.height > 0 { legend.height + px(8) } else { 0 };
    let first = under + head.height();
    let notes: Vec<Block> =
        chart.rows.iter().map(|row| Block::new(&row.note, Type::NOTE, room - VALUE_GAP, canvas)).collect();
    let mut bottom = if place == Place::Above { first } else { first + px(6) };
    let gap = gap + if width(canvas) < NARROW { px(2) } else { px(4) };
    let mut heights = Vec::with_capacity(rows.len());
    for ((label, bars), note) in labels.iter().zip(&rows).zip(&notes) {
        let tall = bars.last().map_or(0, |bar| bar.slot.0 + bar.slot.1);
        let mut row = Row::new(bottom, place, label.height(), tall, 0);
        row.end = row.end.max(row.bottom + note.height());
        bottom = row.end + gap;
        heights.push(row);
    }
    let height = (bottom - gap + px(6)).max(px(12));

    render(canvas, height, |pen| {
        let plot = pen.plot::<RangedCoordf64>(0.0..largest, left..left + axis);
        legend.draw(pen, (left, 0));
        let line = plot.map_coordinate(&(reference, 0)).0;
        let inset = if place == Place::Above { left } else { left + VALUE_GAP };
        let mut texts: Vec<Obstacle> = Vec::new();
        for (i, (bars, at)) in rows.iter().zip(&heights).enumerate() {
            for bar in bars {
                let name = chart.series.get(bar.series).filter(|_| direct && i == 0);
                let name = name.map_or(0, |name| NAME_GAP + pen.width(name, Type::LABEL));
                let x = plot.map_coordinate(&(length(bar), 0)).0 + VALUE_GAP;
                texts.push(((x, bar.text.width + name), (at.top + bar.slot.0, bar.slot.1)));
            }
            texts.extend(labels.get(i).map(|label| Pen::label_box(label, place, at)));
            texts.extend(notes.get(i).map(|note| ((inset, note.width), (at.bottom, note.height()))));
        }
        head.draw(pen, line, (under, height), texts, canvas);
        let muted = canvas.palette.text_in(Token::Muted);
        for (i, (row, bars)) in chart.rows.iter().zip(&rows).enumerate() {
            let (Some(at), Some(label)) = (heights.get(i), labels.get(i)) else { continue };
            pen.group(&title(chart, row), Token::Ink, || {
                pen.row_label(label, place, at);
                for bar in bars {
                    let token = tokens.get(bar.series).copied().unwrap_or(Token::Context);
                    let middle = at.top + bar.slot.0 + bar.slot.1 / 2;
                    let (top, bottom) = (middle - thickness / 2, middle + thickness / 2);
                    let end = length(bar);
                    if end > 0.0 {
                        pen.series(bar.series, || put(&plot, &Mark::new((0.0, top), (end, bottom), Shape::BAR, token)));
                    } else if place == Place::Above {
                        put(&plot, &Mark::new((0.0, top), (0.0, bottom), Shape::Line, Token::Context));
                    }
                    if end > reference {
                        head.over(pen, line, (top, bottom));
                    }
                    let x = plot.map_coordinate(&(end, 0)).0 + VALUE_GAP;
                    pen.block(&bar.text, (x, middle - bar.text.height() / 2), HPos::Left, Token::Ink, false);
                }
                if let Some(note) = notes.get(i) {
                    pen.block(note, (inset, at.bottom), HPos::Left, muted, false);
                }
            });
            for bar in bars.iter().filter(|_| direct && i == 0) {
                let (Some(name), Some(token)) = (chart.series.get(bar.series), tokens.get(bar.series)) else {
                    continue;
                };
                let ink = canvas.palette.text_in(if *token == Token::Context { Token::Muted } else { *token });
                let x = plot.map_coordinate(&(length(bar), 0)).0 + VALUE_GAP + bar.text.width + NAME_GAP;
                let at = (x, at.top + bar.slot.0 + bar.slot.1 / 2);
                pen.key(bar.series, || pen.text(name, Type::LABEL, at, HPos::Left, ink, false));
            }
        }
        if let Place::Beside(_) = place {
            pen.mark(&Mark::new((left, first), (left, height), Shape::Line, Token::Context));
        }
    })
}

/// The bars of a row below each other.
fn stack<'t>(
    row: &'t GroupedRow,
    texts: &'t [String],
    series: usize,
    thickness: i32,
    room: i32,
    canvas: &Canvas,
) -> Vec<Bar<'t>> {
    let mut bottom = 0;
    let mut bars = Vec::with_capacity(series);
    for (i, (value, text)) in row.values.iter().zip(texts).take(series).enumerate() {
        let kind = if thickness < Type::LABEL.line() { Type::NOTE } else { Type::LABEL };
        let text = Block::new(text, kind, room / 2, canvas);
        let slot = (bottom, thickness.max(text.height()));
        bottom += slot.1 + SEAM;
        bars.push(Bar { value, series: i, text, slot });
    }
    bars
}

/// Length of a bar: no less than nothing.
fn length(bar: &Bar) -> f64 {
    finite(bar.value.value).max(0.0)
}

fn title(chart: &Grouped, row: &GroupedRow) -> String {
    let values: Vec<String> = chart
        .series
        .iter()
        .zip(&row.values)
        .map(|(name, value)| format!("{name} {}", with_unit(&value.text, &chart.unit, true)))
        .collect();
    format!("{}：{}", row.label, values.join("，"))
}
