//! Where the texts of ranges stand, and how much of the width they leave to the spans.

use super::{DOT, GAP, Range, RangeRow};
use crate::chart::Canvas;
use crate::chart::axis::ValueAxis;
use crate::chart::layout::{Block, Place, Row, Type, px, with_unit};
use crate::chart::spots::lanes;

/// The shortest axis beside values; on wide canvases three tenths of the room.
const SHORTEST: i32 = px(80);

/// Where the names of the three values stand, and the values themselves.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Form {
    /// Values beside their ends, with their names before the first of each.
    Named,
    /// Values beside their ends, names in a legend above all.
    Beside,
    /// Values below their spans, names in a legend.
    Below,
}

impl Form {
    /// Whether the texts leave enough of the axis.
    pub(super) fn fits(self, texts: &[Texts], axis: &ValueAxis, (left, full): (i32, i32), canvas: &Canvas) -> bool {
        let room = full - left;
        let (start, end) = ends(texts, axis, (left, full), self, canvas);
        let x = |value: f64| start + (axis.part(value) * f64::from(end - start)).round() as i32;
        let stays = |texts: &Texts| {
            let (Some(first), Some(last)) = (texts.row.values().next(), texts.row.values().last()) else { return true };
            let (before, after) = texts.row.beyond();
            let need = |text: &str| if text.is_empty() { 0 } else { Type::LABEL.width(text, canvas) + GAP };
            // Places are rounded, by a tenth of a pixel each.
            let (from, to) = (x(first) - before - need(&texts.low) + 2, x(last) + after + need(&texts.high) - 2);
            from >= left && to <= full && Type::STRONG.width(&texts.mean, canvas) <= room
        };
        end - start >= SHORTEST.max(room * 3 / 10) && texts.iter().all(stays)
    }
}

/// The texts of one row; empty where a value is not given.
pub(super) struct Texts<'t> {
    pub(super) row: &'t RangeRow,
    pub(super) low: String,
    pub(super) mean: String,
    pub(super) high: String,
}

impl<'t> Texts<'t> {
    /// `named` says of which values the names stand here, `unit` whether the unit does.
    pub(super) fn new(chart: &Range, row: &'t RangeRow, named: [bool; 3], unit: bool) -> Self {
        let text = |i: usize, text: Option<&String>, unit: bool| {
            let name = chart.names.get(i).filter(|name| named.get(i) == Some(&true) && !name.is_empty());
            match (text, name) {
                (Some(text), Some(name)) => format!("{name} {}", with_unit(text, &chart.unit, unit)),
                (Some(text), None) => with_unit(text, &chart.unit, unit),
                (None, _) => String::new(),
            }
        };
        // The unit goes with the last value that is there.
        let unit = (unit, row.high.is_some(), row.mean.is_some());
        Self {
            row,
            low: text(0, row.low.as_ref().map(|end| &end.text), unit == (true, false, false)),
            mean: text(1, row.mean.as_ref().map(|mean| &mean.text), unit == (true, false, true)),
            high: text(2, row.high.as_ref().map(|end| &end.text), unit.0),
        }
    }
}

/// The longest axis on which each value stays beside its end and on the canvas.
pub(super) fn ends(
    texts: &[Texts],
    axis: &ValueAxis,
    (left, full): (i32, i32),
    form: Form,
    canvas: &Canvas,
) -> (i32, i32) {
    let first = |texts: &Texts| texts.row.values().next().map_or(0.0, |value| axis.part(value));
    let last = |texts: &Texts| texts.row.values().last().map_or(0.0, |value| axis.part(value));
    let need = |text: &str, beyond: i32| match form {
        Form::Named | Form::Beside if !text.is_empty() => Type::LABEL.width(text, canvas) + GAP + beyond,
        _ => beyond,
    };
    let least = f64::from(px(40));
    let right = texts
        .iter()
        .filter(|texts| last(texts) > 0.0)
        .map(|texts| f64::from(left) + f64::from(full - left - need(&texts.high, texts.row.beyond().1)) / last(texts))
        .fold(f64::from(full - DOT), f64::min)
        .max(f64::from(left) + least);
    // Moving the start moves the highest values right of zero too: the end gives way once more for those.
    let start = texts
        .iter()
        .filter(|texts| first(texts) < 0.95)
        .map(|texts| {
            let part = first(texts);
            (f64::from(left + need(&texts.low, texts.row.beyond().0)) - part * right) / (1.0 - part)
        })
        .fold(f64::from(left), f64::max);
    let right = texts
        .iter()
        .filter(|texts| last(texts) > 0.0)
        .map(|texts| start + (f64::from(full - need(&texts.high, texts.row.beyond().1)) - start) / last(texts))
        .fold(right, f64::min)
        .max(start + least);
    (start.ceil() as i32, right.floor() as i32)
}

/// One row in its place.
pub(super) struct Placed<'t> {
    pub(super) texts: &'t Texts<'t>,
    pub(super) at: Row,
    /// The mean's text and its top.
    pub(super) mean: Block<'t>,
    pub(super) top: i32,
    /// What stands below the span: left edge, top, text.
    pub(super) below: Vec<(i32, i32, Block<'t>)>,
    /// Words on the row, and their top.
    pub(super) note: Block<'t>,
    pub(super) under: i32,
}

impl<'t> Placed<'t> {
    /// Places a row below what ends at a height, `tall` being the height of its label.
    pub(super) fn new(
        texts: &'t Texts,
        (bottom, place, tall): (i32, Place, i32),
        axis: &ValueAxis,
        (ends, left, full): ((i32, i32), i32, i32),
        form: Form,
        canvas: &Canvas,
    ) -> Self {
        let mean = Block::new(&texts.mean, Type::STRONG, full - left, canvas);
        let above = if mean.height() > 0 { mean.height() + px(2) } else { 0 };
        let text = if form == Form::Below { 2 * DOT } else { Type::LABEL.line() };
        let (at, top) = match place {
            Place::Above => (Row::new(bottom, place, tall + above, 2 * DOT, text), bottom + tall + px(2)),
            Place::Beside(_) => {
                // The label stands beside the band, so the mean's text may rise above it.
                let blank = (above - (tall - text).max(0) / 2).max(0);
                let at = Row::new(bottom + blank, place, tall, 2 * DOT, text);
                (at, at.middle() - DOT - above)
            }
        };
        let x = |value: f64| ends.0 + (axis.part(value) * f64::from(ends.1 - ends.0)).round() as i32;
        let given = [(&texts.row.low, &texts.low), (&texts.row.high, &texts.high)].into_iter();
        let given: Vec<(i32, Block)> = given
            .filter(|_| form == Form::Below)
            .filter_map(|(end, text)| {
                Some((x(end.as_ref()?.value), Block::new(text, Type::LABEL, full - left, canvas)))
            })
            .collect();
        let widths: Vec<(i32, i32)> = given.iter().map(|(x, block)| (*x, block.width)).collect();
        let mut below = Vec::new();
        let mut tops = [at.bottom + px(2); 3];
        for ((_, block), (edge, lane)) in given.into_iter().zip(lanes(&widths, left..full, px(12))) {
            let lane = usize::try_from(lane).unwrap_or(0).min(1);
            let from = tops[lane];
            tops[lane + 1] = tops[lane + 1].max(from + block.height());
            below.push((edge, from, block));
        }
        let note = Block::new(&texts.row.note, Type::NOTE, full - left - GAP, canvas);
        let ends = below.iter().map(|(_, top, block)| top + block.height());
        let under = ends.fold(at.middle() + Type::LABEL.line() / 2, i32::max);
        Self { texts, at, mean, top, below, note, under }
    }

    /// Where the row ends.
    pub(super) fn end(&self) -> i32 {
        let below = self.below.iter().map(|(_, top, block)| top + block.height()).fold(self.at.end, i32::max);
        below.max(if self.note.height() > 0 { self.under + self.note.height() } else { 0 })
    }
}
