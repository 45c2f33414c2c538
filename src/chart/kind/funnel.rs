//! A funnel: steps that are each a subset of the one before.

use plotters::coord::types::RangedCoordf64;
use plotters::element::Polygon;
use plotters_backend::text_anchor::HPos;

use crate::chart::layout::{
    Block, Place, Row, Type, VALUE_GAP, axis_length, beside, place_labels, px, render, width, with_unit,
};
use crate::chart::mark::{Mark, Shape, pale_style, put};
use crate::chart::palette::Token;
use crate::chart::refusal::{Refusal, amount};
use crate::chart::{Canvas, Drawing};

/// Steps in one unit, none larger than the one before.
#[derive(Clone, Debug, PartialEq)]
pub struct Funnel {
    steps: Vec<FunnelStep>,
}

/// One step.
#[derive(Clone, Debug, PartialEq)]
pub struct FunnelStep {
    /// Who or what is left: 成功创业.
    pub label: String,
    /// How much is left; not below zero.
    pub value: f64,
    /// The number as printed, without the unit.
    pub text: String,
    /// The unit, printed after the value: 名.
    pub unit: String,
    /// The share of the step before, in words: 占参训的17.7%; empty for the first step and where it is not stated.
    pub share: String,
    /// Whether the title speaks of it: drawn in the accent colour.
    pub highlight: bool,
}

impl Funnel {
    /// A funnel of these steps, from the widest to the narrowest.
    ///
    /// # Errors
    ///
    /// A step is no amount, grows, or is in another unit than the first: then it cannot be a subset.
    pub fn new(steps: Vec<FunnelStep>) -> Result<Self, Refusal> {
        let mut before: Option<&FunnelStep> = None;
        for (at, step) in steps.iter().enumerate() {
            amount(step.value, at)?;
            if let Some(before) = before {
                if step.unit.trim() != before.unit.trim() {
                    return Err(Refusal::OtherUnit(at));
                }
                if step.value > before.value {
                    return Err(Refusal::Grows(at));
                }
            }
            before = Some(step);
        }
        Ok(Self { steps })
    }

    /// The steps from the widest to the narrowest.
    #[must_use]
    pub fn steps(&self) -> &[FunnelStep] {
        &self.steps
    }
}

/// Thickness of a step, unless values take more lines.
const BAR: i32 = px(34);

/// Least height of the band between two steps.
const FALL: i32 = px(38);

/// Lines that a label may take beside the bars of a phone: lines above them would cut the bands.
const LABEL_LINES: usize = 4;

/// Draws a funnel: bars from a common edge, because lengths compare better than centred shapes, joined by falling bands.
///
/// The share of a step stands beside the band that leads to it.
pub(super) fn draw(chart: &Funnel, canvas: &Canvas) -> Drawing {
    let steps = chart.steps.as_slice();
    let any = steps.iter().any(|step| step.highlight);
    let strong = |i: usize, step: &FunnelStep| if any { step.highlight } else { i + 1 == steps.len() };
    let labels = steps.iter().enumerate().map(|(i, step)| (step.label.as_str(), Type::label(strong(i, step))));
    let (place, labels) = place_labels(labels, LABEL_LINES, canvas);
    let left = beside(place, px(10));
    let room = width(canvas) - left;

    let texts: Vec<String> = steps.iter().map(|step| with_unit(&step.text, &step.unit, true)).collect();
    let values: Vec<_> = steps
        .iter()
        .zip(&texts)
        .enumerate()
        .map(|(i, (step, text))| Block::new(text, Type::label(strong(i, step)), room / 2, canvas))
        .collect();
    let largest = steps.first().map_or(0.0, |step| step.value);
    let largest = if largest > 0.0 { largest } else { 1.0 };
    let axis = axis_length(steps.iter().zip(&values).map(|(step, value)| (step.value / largest, value.width)), room);
    let end = |step: &FunnelStep| left + (step.value / largest * f64::from(axis)).round() as i32;

    // A share stands at the foot of its fall, beside the band; where it has no room there, it has the fall to itself.
    let shares: Vec<(Block, i32, bool)> = steps
        .iter()
        .enumerate()
        .map(|(i, step)| {
            let before = i.checked_sub(1).and_then(|before| steps.get(before)).map_or(left, end);
            let line = Block::new(&step.share, Type::NOTE, room, canvas);
            let part = f64::from(FALL - line.height() - px(2)) / f64::from(FALL);
            let edge = before - (part.clamp(0.0, 1.0) * f64::from(before - end(step))).floor() as i32;
            let beside = edge + VALUE_GAP + line.width <= width(canvas) && line.height() <= Type::NOTE.line();
            (line, edge + VALUE_GAP, beside && place != Place::Above)
        })
        .collect();

    // As tall as the tallest value: one that stood out above its bar would lie on the band from the step before.
    let bar = values.iter().map(Block::height).fold(BAR, i32::max);
    let mut rows: Vec<Row> = Vec::with_capacity(steps.len());
    let mut bottom = 0;
    for (i, ((label, value), (share, ..))) in labels.iter().zip(&values).zip(&shares).enumerate() {
        if i > 0 {
            bottom += FALL.max(share.height() + px(8));
        }
        let row = Row::new(bottom, place, label.height(), bar, value.height());
        bottom = row.end;
        rows.push(row);
    }
    let height = bottom.max(px(12)) + px(2);

    render(canvas, height, |pen| {
        let plot = pen.plot::<RangedCoordf64>(0.0..largest, left..left + axis);
        let muted = canvas.palette.text_in(Token::Muted);
        for ((pair, at), (share, x, beside)) in steps.windows(2).zip(rows.windows(2)).zip(shares.iter().skip(1)) {
            let ([from, to], [above, below]) = (pair, at) else { continue };
            let alone = !beside && share.height() > 0;
            if place != Place::Above && !alone && from.value > 0.0 {
                let (top, bottom) = (above.bottom, below.top);
                let corners = vec![(left, top), (end(from), top), (end(to).max(left + px(1)), bottom), (left, bottom)];
                put(&pen.area, &Polygon::new(corners, pale_style(Token::Context)));
            }
            let gap = if place == Place::Above { below.label } else { below.top };
            let (x, top) = match alone {
                true => (left, i32::midpoint(above.end.max(above.bottom), gap) - share.height() / 2),
                false => (*x, gap - share.height() - px(2)),
            };
            pen.block(share, (x, top), HPos::Left, muted, false);
        }
        for (i, step) in steps.iter().enumerate() {
            let (Some(at), Some(label), Some(value), Some(text)) =
                (rows.get(i), labels.get(i), values.get(i), texts.get(i))
            else {
                continue;
            };
            let strong = strong(i, step);
            let (token, ink) = match strong {
                true => (Token::C1, canvas.palette.text_in(Token::C1)),
                false => (Token::Context, Token::Ink),
            };
            pen.group(&title(step, text), Token::Ink, || {
                pen.row_label(label, place, at);
                if step.value > 0.0 {
                    put(&plot, &Mark::new((0.0, at.top), (step.value, at.bottom), Shape::BAR, token));
                } else {
                    put(&plot, &Mark::new((0.0, at.top), (0.0, at.bottom), Shape::Line, Token::Context));
                }
                let top = at.middle() - value.height() / 2;
                pen.block(value, (end(step) + VALUE_GAP, top), HPos::Left, ink, false);
            });
        }
    })
}

fn title(step: &FunnelStep, text: &str) -> String {
    let share = if step.share.is_empty() { String::new() } else { format!("（{}）", step.share) };
    format!("{}：{text}{share}", step.label)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn step(value: f64, unit: &str) -> FunnelStep {
        FunnelStep {
            label: "参训".to_owned(),
            value,
            text: String::new(),
            unit: unit.to_owned(),
            share: String::new(),
            highlight: false,
        }
    }

    #[test]
    fn a_step_is_never_larger_than_the_one_before() {
        assert!(Funnel::new(vec![step(186.0, "名"), step(33.0, "名"), step(33.0, "名"), step(0.0, "名")]).is_ok());
        assert_eq!(Funnel::new(vec![step(63.0, "个"), step(72.0, "个")]), Err(Refusal::Grows(1)));
    }

    #[test]
    fn steps_have_one_unit() {
        let chain = vec![step(6594.0, "万元"), step(63.0, "个"), step(72.0, "个")];
        assert_eq!(Funnel::new(chain), Err(Refusal::OtherUnit(1)));
    }

    #[test]
    fn steps_are_amounts() {
        for value in [f64::NAN, f64::INFINITY, -1.0] {
            assert_eq!(Funnel::new(vec![step(value, "名")]), Err(Refusal::NoAmount(0)));
        }
    }
}
