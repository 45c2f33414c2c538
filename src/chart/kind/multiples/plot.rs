//! The plot of one panel: its marks and the numbers beside them.

use plotters::coord::types::RangedCoordf64;
use plotters::element::{PathElement, Polygon};
use plotters_backend::text_anchor::HPos;

use super::{Cell, DOT, Panel, PanelForm};
use crate::chart::Canvas;
use crate::chart::axis::ValueAxis;
use crate::chart::layout::{Pen, Type, finite, px};
use crate::chart::mark::{Mark, Shape, put, style};
use crate::chart::palette::Token;
use crate::chart::spots::{Spot, Spots};

/// Places of points from left to right, within a cell of a width: the middles of equal slots, or by time.
pub(super) fn places(panel: &Panel, form: PanelForm, cell: i32, canvas: &Canvas) -> Vec<i32> {
    let count = i32::try_from(panel.points.len()).unwrap_or(i32::MAX).max(1);
    let slots = || (0..count).map(|i| cell * (2 * i + 1) / (2 * count)).collect::<Vec<i32>>();
    let times: Vec<f64> = panel.points.iter().map(|point| finite(point.time).clamp(0.0, 9_999.0)).collect();
    let (low, high) = times.iter().fold((f64::MAX, f64::MIN), |(low, high), time| (low.min(*time), high.max(*time)));
    if form == PanelForm::Columns || high <= low {
        return slots();
    }
    let widest = panel
        .points
        .iter()
        .map(|point| {
            Type::label(panel.highlight).width(&point.text, canvas).max(Type::NOTE.width(&point.label, canvas))
        })
        .max()
        .unwrap_or(0);
    let inset = (widest / 2 + DOT).min(cell / 4);
    let span = f64::from(cell - 2 * inset);
    times.iter().map(|time| inset + ((time - low) / (high - low) * span).round() as i32).collect()
}

/// The plot of one panel.
pub(super) struct Inner<'p> {
    pub(super) form: PanelForm,
    pub(super) panel: &'p Panel,
    pub(super) values: &'p [String],
    pub(super) cell: &'p Cell,
    pub(super) axis: ValueAxis,
    pub(super) token: Token,
    pub(super) canvas: &'p Canvas<'p>,
}

impl Inner<'_> {
    fn y(&self, value: f64) -> i32 {
        let (top, bottom) = self.cell.plot;
        bottom - (self.axis.part(value) * f64::from(bottom - top)).round() as i32
    }

    fn kind(&self) -> Type {
        Type::label(self.panel.highlight)
    }

    fn ink(&self) -> Token {
        if self.panel.highlight { self.canvas.palette.text_in(Token::C1) } else { Token::Ink }
    }

    /// Draws a column for each point.
    pub(super) fn columns(&self, pen: &Pen) {
        let wide = self.cell.right - self.cell.left;
        let places = places(self.panel, self.form, wide, self.canvas);
        let slot = wide / i32::try_from(self.panel.points.len()).unwrap_or(1).max(1);
        let half = (slot * 3 / 10).clamp(px(2), px(28));
        let bars: Vec<Spot> = places
            .iter()
            .zip(&self.panel.points)
            .map(|(x, point)| {
                let (x, top) = (self.cell.left + x, self.y(finite(point.value).max(0.0)));
                Spot { left: x - half, top, right: x + half, bottom: self.cell.plot.1 }
            })
            .collect();
        let mut spots = Spots::new(self.field());
        for bar in &bars {
            spots.take(*bar);
            if bar.top < bar.bottom {
                pen.mark(&Mark::new((bar.left, bar.top), (bar.right, bar.bottom), Shape::BAR, self.token));
            }
        }
        for (bar, text) in bars.iter().zip(self.values) {
            self.number(pen, text, (i32::midpoint(bar.left, bar.right), bar.top), true, &mut spots);
        }
    }

    /// Where numbers may stand.
    fn field(&self) -> Spot {
        Spot { left: self.cell.left, top: self.cell.numbers, right: self.cell.right, bottom: self.cell.plot.1 }
    }

    /// Sets a number as near to its point as there is room: above, and where a line leaves room below it, there too.
    fn number(&self, pen: &Pen, text: &str, (x, y): (i32, i32), above: bool, spots: &mut Spots) {
        let kind = self.kind();
        let size = (Type::width(kind, text, self.canvas), kind.line());
        let places = |offs: std::ops::Range<i32>| -> Vec<Spot> {
            let lefts = [x - size.0 / 2, x - size.0 + DOT, x - DOT];
            let tops = offs.map(|i| DOT + px(1) + i * px(2)).flat_map(|off| {
                let below = (!above).then_some(y + off);
                std::iter::once(y - off - size.1).chain(below)
            });
            tops.flat_map(|top| lefts.map(|left| spots.clamp(Spot::sized((left, top), size)))).collect()
        };
        let (near, far) = (places(0..6), places(6..80));
        if let Some(spot) = spots.near_or_far(near, far) {
            pen.text(
                text,
                kind,
                (spot.left, spot.top + size.1 / 2),
                HPos::Left,
                self.ink(),
                self.form != PanelForm::Columns,
            );
        }
    }

    /// Draws a line through the points, with its area where the form has one.
    pub(super) fn line(&self, pen: &Pen) {
        let fill = self.form == PanelForm::Area;
        let wide = self.cell.right - self.cell.left;
        let places = places(self.panel, self.form, wide, self.canvas);
        let (top, bottom) = self.cell.plot;
        let area = pen.field::<RangedCoordf64, ValueAxis>(
            (0.0..f64::from(wide.max(1)), self.cell.left..self.cell.right),
            (self.axis, bottom..top),
        );
        let values =
            self.panel.points.iter().map(|point| if fill { finite(point.value).max(0.0) } else { finite(point.value) });
        let points: Vec<(f64, f64)> = places.iter().map(|x| f64::from(*x)).zip(values).collect();
        if let (true, [first, .., last]) = (fill, points.as_slice()) {
            let outline: Vec<(f64, f64)> = points.iter().copied().chain([(last.0, 0.0), (first.0, 0.0)]).collect();
            put(&area, &Polygon::new(outline, style(Token::Rule, 0)));
        }
        if points.len() > 1 {
            put(&area, &PathElement::new(points.clone(), style(self.token, if self.panel.highlight { 3 } else { 2 })));
        }
        let mut spots = Spots::new(self.field());
        let at: Vec<(i32, i32)> =
            places.iter().zip(&points).map(|(x, (_, value))| (self.cell.left + x, self.y(*value))).collect();
        for pair in at.windows(2) {
            if let [from, to] = pair {
                spots.avoid_line(*from, *to);
            }
        }
        for (point, place) in points.iter().zip(&at) {
            spots.take(Spot::around(*place, DOT));
            put(&area, &Mark::new(*point, *point, Shape::Dot { radius: DOT.unsigned_abs() }, self.token));
        }
        for (place, text) in at.iter().zip(self.values) {
            self.number(pen, text, *place, fill, &mut spots);
        }
    }
}
