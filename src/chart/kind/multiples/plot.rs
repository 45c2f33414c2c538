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

/// How far from its point a number may stand, in steps of two pixels: farther away, it would be taken for another one's.
const FAR: i32 = 18;

/// The plot of one panel.
pub(super) struct Inner<'p> {
    pub(super) form: PanelForm,
    pub(super) panel: &'p Panel,
    pub(super) values: &'p [String],
    pub(super) cell: Cell,
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

    /// Where the points stand on the canvas; of columns, the middle of the top.
    fn points(&self) -> Vec<(i32, i32)> {
        let places = places(self.panel, self.form, self.cell.right - self.cell.left, self.canvas);
        let values = self.panel.points.iter().map(|point| self.height(point.value));
        places.into_iter().zip(values).map(|(x, value)| (self.cell.left + x, self.y(value))).collect()
    }

    /// A value as it is drawn: columns and areas are never negative.
    fn height(&self, value: f64) -> f64 {
        match self.form {
            PanelForm::Line(_) => finite(value),
            PanelForm::Columns | PanelForm::Area => finite(value).max(0.0),
        }
    }

    /// The columns that stand at some points.
    fn bars(&self, points: &[(i32, i32)]) -> Vec<Spot> {
        let slot = (self.cell.right - self.cell.left) / i32::try_from(points.len()).unwrap_or(1).max(1);
        let half = (slot * 3 / 10).clamp(px(2), px(28));
        let bar = |(x, top): &(i32, i32)| Spot { left: x - half, top: *top, right: x + half, bottom: self.cell.plot.1 };
        points.iter().map(bar).collect()
    }

    /// Places for the numbers near their points, and whether each lies across a line; none unless there is one for each.
    pub(super) fn numbers(&self) -> Option<Vec<(Spot, bool)>> {
        let points = self.points();
        let field =
            Spot { left: self.cell.left, top: self.cell.numbers, right: self.cell.right, bottom: self.cell.plot.1 };
        let mut spots = Spots::new(field);
        if self.form == PanelForm::Columns {
            self.bars(&points).into_iter().for_each(|bar| spots.take(bar));
        } else {
            for pair in points.windows(2) {
                if let [from, to] = pair {
                    spots.avoid_line(*from, *to);
                }
            }
            points.iter().for_each(|point| spots.take(Spot::around(*point, DOT)));
        }
        let fill = self.form == PanelForm::Area;
        let place = |(point, text): ((i32, i32), &String)| {
            let spot = self.number(point, text, &mut spots)?;
            Some((spot, fill || spots.crosses(&spot)))
        };
        points.into_iter().zip(self.values).map(place).collect()
    }

    /// A place for a number, above its point, and where a line leaves room below it, there too.
    fn number(&self, (x, y): (i32, i32), text: &str, spots: &mut Spots) -> Option<Spot> {
        let kind = self.kind();
        let size = (Type::width(kind, text, self.canvas), kind.line());
        let line = matches!(self.form, PanelForm::Line(_));
        let places = |offs: std::ops::Range<i32>| -> Vec<Spot> {
            let lefts = [x - size.0 / 2, x - size.0 + DOT, x - DOT];
            let tops = offs.map(|i| DOT + px(1) + i * px(2)).flat_map(|off| {
                let below = line.then_some(y + off);
                std::iter::once(y - off - size.1).chain(below)
            });
            tops.flat_map(|top| lefts.map(|left| spots.clamp(Spot::sized((left, top), size)))).collect()
        };
        let (near, far) = (places(0..6), places(6..FAR));
        spots.near_or_far(near, far)
    }

    /// Draws the marks, and the numbers where they have places.
    pub(super) fn draw(&self, pen: &Pen, numbers: Option<&[(Spot, bool)]>) {
        let points = self.points();
        if self.form == PanelForm::Columns {
            for bar in self.bars(&points).iter().filter(|bar| bar.top < bar.bottom) {
                pen.mark(&Mark::new((bar.left, bar.top), (bar.right, bar.bottom), Shape::BAR, self.token));
            }
        } else {
            self.line(pen);
        }
        for ((spot, crosses), text) in numbers.unwrap_or(&[]).iter().zip(self.values) {
            let at = (spot.left, i32::midpoint(spot.top, spot.bottom));
            pen.text(text, self.kind(), at, HPos::Left, self.ink(), *crosses);
        }
    }

    /// Draws a line through the points, with its area where the form has one.
    fn line(&self, pen: &Pen) {
        let fill = self.form == PanelForm::Area;
        let wide = self.cell.right - self.cell.left;
        let places = places(self.panel, self.form, wide, self.canvas);
        let (top, bottom) = self.cell.plot;
        let area = pen.field::<RangedCoordf64, ValueAxis>(
            (0.0..f64::from(wide.max(1)), self.cell.left..self.cell.right),
            (self.axis, bottom..top),
        );
        let values = self.panel.points.iter().map(|point| self.height(point.value));
        let points: Vec<(f64, f64)> = places.iter().map(|x| f64::from(*x)).zip(values).collect();
        if let (true, [first, .., last]) = (fill, points.as_slice()) {
            let outline: Vec<(f64, f64)> = points.iter().copied().chain([(last.0, 0.0), (first.0, 0.0)]).collect();
            put(&area, &Polygon::new(outline, style(Token::Rule, 0)));
        }
        if points.len() > 1 {
            put(&area, &PathElement::new(points.clone(), style(self.token, if self.panel.highlight { 3 } else { 2 })));
        }
        for point in &points {
            put(&area, &Mark::new(*point, *point, Shape::Dot { radius: DOT.unsigned_abs() }, self.token));
        }
    }
}
