//! Words on points in time, above the plot.

use plotters_backend::text_anchor::HPos;

use super::{Curve, DOT, Frame, Line};
use crate::chart::layout::{Block, Pen, Type, px, width};
use crate::chart::mark::{Mark, Shape};
use crate::chart::palette::Token;
use crate::chart::spots::lanes;

/// The words, on as few lines as keep them apart, each with a line down to its point.
pub(super) struct Notes<'t> {
    /// Period, left edge, lane from the plot upwards, and text.
    notes: Vec<(usize, i32, usize, Block<'t>)>,
    /// Heights of the lanes, from the plot upwards.
    lanes: Vec<i32>,
}

/// Blank between words beside each other, and between them and the plot.
const GAP: i32 = px(10);

impl<'t> Notes<'t> {
    /// Places the words over the points of a frame.
    pub(super) fn new(chart: &'t Line, frame: &Frame) -> Self {
        let full = width(frame.canvas);
        let noted = chart.periods.iter().enumerate().filter(|(_, period)| !period.note.is_empty());
        let blocks: Vec<(usize, Block)> =
            noted.map(|(i, period)| (i, Block::new(&period.note, Type::NOTE, full / 2, frame.canvas))).collect();
        let items: Vec<(i32, i32)> = blocks.iter().map(|(i, block)| (frame.x(*i), block.width)).collect();
        let mut heights: Vec<i32> = Vec::new();
        let mut notes = Vec::with_capacity(blocks.len());
        for ((i, block), (left, lane)) in blocks.into_iter().zip(lanes(&items, 0..full, GAP)) {
            let lane = usize::try_from(lane).unwrap_or(0);
            heights.resize(heights.len().max(lane + 1), 0);
            if let Some(height) = heights.get_mut(lane) {
                *height = block.height().max(*height);
            }
            notes.push((i, left, lane, block));
        }
        Self { notes, lanes: heights }
    }

    /// Height of all lines and the blank below them; nothing where there are no words.
    pub(super) fn height(&self) -> i32 {
        let blank = if self.lanes.is_empty() { 0 } else { GAP };
        self.lanes.iter().sum::<i32>() + blank
    }

    /// Draws the words above the plot. `top` is where what stands above the plot begins.
    pub(super) fn draw(&self, pen: &Pen, frame: &Frame, curves: &[Curve], top: i32) {
        let muted = frame.canvas.palette.text_in(Token::Muted);
        let bottom = |lane: usize| {
            let above: i32 = self.lanes.iter().skip(lane + 1).sum();
            top + above + self.lanes.get(lane).copied().unwrap_or(0)
        };
        for (period, _, lane, _) in &self.notes {
            let values = curves.iter().flat_map(|curve| &curve.points).filter(|(at, _)| at == period);
            let highest = values.map(|(_, value)| frame.y(value.value)).min();
            let end = highest.map_or(frame.tall.1, |y| y - DOT - px(1));
            let x = frame.x(*period);
            pen.mark(&Mark::new((x, bottom(*lane) + px(1)), (x, end), Shape::Line, Token::Rule));
        }
        for (_, left, lane, block) in &self.notes {
            pen.block(block, (*left, bottom(*lane) - block.height()), HPos::Left, muted, true);
        }
    }
}
