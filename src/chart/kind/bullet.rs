//! Bullets: a value against its target or plan, with the rate.

use plotters::coord::types::RangedCoordf64;
use plotters_backend::text_anchor::HPos;

use crate::chart::layout::{
    Block, NARROW, Pen, Place, Row, Type, VALUE_GAP, axis_length, beside, finite, place_labels, px, render, width,
    with_unit,
};
use crate::chart::mark::{Mark, Shape, put};
use crate::chart::palette::Token;
use crate::chart::{Canvas, Drawing};

/// Values and their targets, on one axis that starts at zero.
#[derive(Clone, Debug, PartialEq)]
pub struct Bullet {
    /// The unit, printed after the first value: 万元.
    pub unit: String,
    /// What the targets are called, before the first target: 计划.
    pub target: String,
    /// What the rates are called, before the first rate that is stated: 到位率.
    pub rate: String,
    /// The rows from top to bottom.
    pub rows: Vec<BulletRow>,
}

/// One value and its target.
#[derive(Clone, Debug, PartialEq)]
pub struct BulletRow {
    /// What it is; may be empty where there is one row only.
    pub label: String,
    /// Length of the bar; never negative.
    pub value: f64,
    /// The value as printed, without the unit.
    pub text: String,
    /// Where the target stands; never negative.
    pub target: f64,
    /// The target as printed, without the unit: 约4179.
    pub target_text: String,
    /// The rate as printed: 209.2%; empty where it is not stated.
    pub rate_text: String,
}

/// Thickness of a bar: as high as a value and a rate below each other.
const BAR: i32 = px(30);

/// How far the mark of a target stands out above and below its bar.
const OVERHANG: i32 = px(5);

/// One row, laid out.
struct Line<'t> {
    row: &'t BulletRow,
    value: Block<'t>,
    rate: Block<'t>,
    target: Block<'t>,
    /// Top of the target's text.
    top: i32,
    at: Row,
}

/// Draws bullets: bar, mark of the target across it, and the missing part of an unreached target as a hollow bar.
pub(super) fn draw(chart: &Bullet, canvas: &Canvas) -> Drawing {
    let full = width(canvas);
    let names = chart.rows.iter().map(|row| (row.label.as_str(), Type::LABEL));
    let (place, labels) = if full < NARROW || chart.rows.iter().all(|row| row.label.trim().is_empty()) {
        (Place::Above, names.map(|(text, kind)| Block::new(text, kind, full, canvas)).collect())
    } else {
        place_labels(names, 2, canvas)
    };
    let left = beside(place, px(10));
    let room = full - left;
    // A name stands before the first text of its kind.
    let named = |name: &str, text: &str, first: bool| match first && !name.is_empty() && !text.is_empty() {
        true => format!("{name} {text}"),
        false => text.to_owned(),
    };
    let rated = chart.rows.iter().position(|row| !row.rate_text.is_empty());
    let texts: Vec<[String; 3]> = chart
        .rows
        .iter()
        .enumerate()
        .map(|(i, row)| {
            [
                with_unit(&row.text, &chart.unit, i == 0),
                named(&chart.rate, &row.rate_text, Some(i) == rated),
                named(&chart.target, &row.target_text, i == 0),
            ]
        })
        .collect();
    let mut lines: Vec<Line> = chart
        .rows
        .iter()
        .zip(&texts)
        .map(|(row, [value, rate, target])| {
            let value = Block::new(value, Type::STRONG, room / 2, canvas);
            let rate = Block::new(rate, Type::NOTE, room / 2, canvas);
            let target = Block::new(target, Type::NOTE, room, canvas);
            Line { row, value, rate, target, top: 0, at: Row { label: 0, top: 0, bottom: 0, end: 0 } }
        })
        .collect();

    let mut bottom = 0;
    for (line, label) in lines.iter_mut().zip(&labels) {
        let tall = line.value.height() + line.rate.height();
        // From the middle of the bar up to the target's text, which keeps off its mark and off what stands after the bar.
        let reach = (BAR / 2 + OVERHANG).max(tall / 2) + px(2) + line.target.height().max(Type::NOTE.line());
        match place {
            Place::Above => {
                line.at = Row::new(bottom, place, label.height() + reach - BAR.max(tall) / 2, BAR, tall);
            }
            Place::Beside(_) => {
                let blank = (reach - label.height().max(tall).max(BAR) / 2).max(0);
                line.at = Row::new(bottom + blank, place, label.height(), BAR, tall);
            }
        }
        line.top = line.at.middle() - reach;
        bottom = line.at.end + OVERHANG + px(12);
    }
    let height = (bottom - px(10)).max(px(12));

    let largest = chart.rows.iter().map(longest).fold(0.0, f64::max);
    let largest = if largest > 0.0 { largest } else { 1.0 };
    let ends = lines.iter().map(|line| (longest(line.row) / largest, line.value.width.max(line.rate.width) + px(2)));
    let axis = axis_length(ends, room);

    render(canvas, height, |pen| {
        let plot = pen.plot::<RangedCoordf64>(0.0..largest, left..left + axis);
        for (line, label) in lines.iter().zip(&labels) {
            pen.group(&title(chart, line.row), Token::Ink, || {
                pen.row_label(label, place, &line.at);
                let (at, value, target) = (&line.at, length(line.row.value), length(line.row.target));
                if target > value {
                    put(&plot, &Mark::new((value, at.top), (target, at.bottom), Shape::Hollow, Token::Context));
                }
                if value > 0.0 {
                    put(&plot, &Mark::new((0.0, at.top), (value, at.bottom), Shape::BAR, Token::C1));
                }
                let x = plot.map_coordinate(&(target, 0)).0;
                line.draw_target(pen, x, (left, full), canvas);
                let x = plot.map_coordinate(&(value.max(target), 0)).0 + VALUE_GAP + px(2);
                let top = at.middle() - (line.value.height() + line.rate.height()) / 2;
                pen.block(&line.value, (x, top), HPos::Left, canvas.palette.text_in(Token::C1), false);
                let muted = canvas.palette.text_in(Token::Muted);
                pen.block(&line.rate, (x, top + line.value.height()), HPos::Left, muted, false);
            });
        }
    })
}

/// Length of a bar: no less than nothing.
fn length(value: f64) -> f64 {
    finite(value).max(0.0)
}

fn longest(row: &BulletRow) -> f64 {
    length(row.value).max(length(row.target))
}

fn title(chart: &Bullet, row: &BulletRow) -> String {
    let mut title = if row.label.is_empty() { String::new() } else { format!("{}：", row.label) };
    title += &format!("{}，{} {}", with_unit(&row.text, &chart.unit, true), chart.target, row.target_text);
    if !row.rate_text.is_empty() {
        title += &format!("，{} {}", chart.rate, row.rate_text);
    }
    title
}

impl Line<'_> {
    /// The mark of the target, on a rim of paper so that it is seen on any bar, and its text above.
    fn draw_target(&self, pen: &Pen, x: i32, (left, full): (i32, i32), canvas: &Canvas) {
        let (top, bottom) = (self.at.top - OVERHANG, self.at.bottom + OVERHANG);
        let x = x.max(left + px(1)) / px(1) * px(1);
        pen.mark(&Mark::new((x - px(2), self.at.top), (x + px(2), self.at.bottom), Shape::BAR, Token::Paper));
        pen.mark(&Mark::new((x - px(1), top), (x + px(1), bottom), Shape::BAR, Token::Ink));
        let wide = self.target.width;
        let at = (x - wide / 2).min(full - wide).max(left);
        pen.block(&self.target, (at, self.top), HPos::Left, canvas.palette.text_in(Token::Ink), false);
    }
}
