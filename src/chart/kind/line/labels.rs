//! The texts of lines: names and values at their ends, values along them, periods below.

use plotters_backend::text_anchor::HPos;

use super::{Curve, DOT, Frame};
use crate::chart::Canvas;
use crate::chart::annotation::Reference;
use crate::chart::layout::{Block, NARROW, Pen, Type, px, width, with_unit};
use crate::chart::mark::{Mark, Shape};
use crate::chart::palette::Token;
use crate::chart::spots::{Spot, Spots, lanes, spread};

/// Names and last values, right of the lines.
pub(super) struct Ends {
    texts: Vec<EndText>,
    /// The words of the line that all are held against.
    reference: Option<EndText>,
    /// Widest text, in device units; nothing where there is none.
    pub(super) width: i32,
    /// Whether the names stand here, not in a legend.
    pub(super) named: bool,
    limit: i32,
}

/// What stands at the end of one line: name and value on one line of text if they fit, else below each other.
struct EndText {
    name: String,
    value: String,
    note: String,
    /// Width and height of all, with a blank to the next text.
    size: (i32, i32),
    /// Height of name and value.
    head: i32,
}

impl EndText {
    fn new(name: &str, value: String, note: &str, kind: Type, limit: i32, canvas: &Canvas) -> Self {
        let one = format!("{name} {value}");
        let (name, value) = if !name.is_empty() && kind.width(&one, canvas) <= limit {
            (String::new(), one)
        } else {
            (name.to_owned(), value)
        };
        let mut text = Self { name, value, note: note.to_owned(), size: (0, 0), head: 0 };
        let [name, value, note] = text.blocks(kind, limit, canvas);
        let (width, head) = (name.width.max(value.width).max(note.width), name.height() + value.height());
        let size = (width, head + note.height() + px(2));
        (text.size, text.head) = (size, head);
        text
    }

    fn blocks(&self, kind: Type, limit: i32, canvas: &Canvas) -> [Block<'_>; 3] {
        let block = |text, kind| Block::new(text, kind, limit, canvas);
        [block(&self.name, kind), block(&self.value, kind), block(&self.note, Type::NOTE)]
    }

    /// Sets the texts below each other around a middle.
    fn draw(&self, pen: &Pen, (x, middle): (i32, i32), (kind, ink): (Type, Token), limit: i32, canvas: &Canvas) {
        let blocks = self.blocks(kind, limit, canvas);
        let muted = canvas.palette.text_in(Token::Muted);
        let mut top = middle - blocks.iter().map(Block::height).sum::<i32>() / 2;
        for (block, ink) in blocks.iter().zip([ink, ink, muted]) {
            pen.block(block, (x, top), HPos::Left, ink, false);
            top += block.height();
        }
    }
}

impl Ends {
    pub(super) fn new(curves: &[Curve], unit: &str, reference: Option<&Reference>, full: i32, canvas: &Canvas) -> Self {
        let limit = full * 3 / 10;
        let texts = |named: bool| -> Vec<EndText> {
            let text = |(i, curve): (usize, &Curve)| {
                let value = curve.last().map_or(String::new(), |(_, value)| with_unit(&value.text, unit, i == 0));
                let name = if named { curve.series.name.as_str() } else { "" };
                EndText::new(name, value, &curve.series.note, curve.kind(), limit, canvas)
            };
            curves.iter().enumerate().map(text).collect()
        };
        // A name of more than two lines is a legend's matter on a phone, one of four anywhere.
        let most = px(2) + if full < NARROW { 3 } else { 4 } * Type::LABEL.line();
        let direct = texts(true);
        let named = direct.iter().all(|text| text.size.0 <= limit && text.head + px(2) <= most);
        let texts = if named { direct } else { texts(false) };
        let reference =
            reference.map(|reference| EndText::new("", String::new(), &reference.text, Type::NOTE, limit, canvas));
        let width = texts.iter().chain(&reference).map(|text| text.size.0).max().unwrap_or(0);
        Self { texts, reference, width, named, limit }
    }

    /// Height of all texts below each other.
    pub(super) fn height(&self) -> i32 {
        self.texts.iter().chain(&self.reference).map(|text| text.size.1).sum()
    }

    pub(super) fn draw(&self, pen: &Pen, frame: &Frame, curves: &[Curve], canvas: &Canvas) {
        let ends: Vec<(i32, i32)> = curves
            .iter()
            .map(|curve| curve.last().map_or((0, 0), |(period, value)| (frame.x(period), frame.y(value.value))))
            .collect();
        let reference = frame.reference.map(|value| (frame.across.1, frame.y(value)));
        let ends: Vec<(i32, i32)> = ends.into_iter().chain(reference).collect();
        let texts: Vec<&EndText> = self.texts.iter().chain(&self.reference).collect();
        let muted = (Type::NOTE, canvas.palette.text_in(Token::Muted));
        let looks = curves.iter().map(|curve| (curve.kind(), curve.ink(canvas))).chain([muted]);
        let items: Vec<(i32, i32)> =
            ends.iter().zip(&texts).map(|((_, y), text)| (y - text.size.1 / 2, text.size.1)).collect();
        let slack = Type::LABEL.line() / 2;
        let starts = spread(&items, frame.tall.0 - slack..frame.tall.1 + slack);
        for (i, (((look, text), (x, y)), start)) in looks.zip(texts).zip(ends).zip(starts).enumerate() {
            let middle = start + text.size.1 / 2;
            let column = frame.across.1 + DOT + px(8);
            if (middle - y).abs() > px(6) || x < frame.across.1 {
                pen.mark(&Mark::new((x + DOT + px(2), y), (column - px(2), middle), Shape::Line, Token::Rule));
            }
            let words = || text.draw(pen, (column, middle), look, self.limit, canvas);
            // The last text may be that of the line to compare with, which is no series.
            let is_series = self.named && curves.len() > 1 && i < curves.len();
            if is_series { pen.key(i, words) } else { words() }
        }
    }
}

/// Values beside their points.
pub(super) struct Near {
    labels: Vec<(Spot, usize, usize, String)>,
}

impl Near {
    /// Every value but the last of each line, if all find a place.
    pub(super) fn all(frame: &Frame, curves: &[Curve]) -> Option<Self> {
        let mut wanted = Vec::new();
        for (i, curve) in curves.iter().enumerate() {
            wanted.extend((0..curve.points.len().saturating_sub(1)).map(|point| (i, point)));
        }
        let count = wanted.len();
        let near = Self::place(frame, curves, wanted);
        (near.labels.len() == count).then_some(near)
    }

    /// The first and the extreme values of a single line, those that find a place.
    pub(super) fn some(frame: &Frame, curves: &[Curve]) -> Self {
        let [curve] = curves else { return Self { labels: Vec::new() } };
        let by = |one: &usize, other: &usize| {
            let value = |i: usize| curve.points.get(i).map_or(0.0, |(_, value)| value.value);
            value(*one).total_cmp(&value(*other))
        };
        let inner = || 0..curve.points.len().saturating_sub(1);
        let mut wanted: Vec<usize> = [Some(0), inner().max_by(by), inner().min_by(by)].into_iter().flatten().collect();
        wanted.dedup();
        wanted.retain(|i| *i + 1 < curve.points.len());
        Self::place(frame, curves, wanted.into_iter().map(|point| (0, point)).collect())
    }

    fn place(frame: &Frame, curves: &[Curve], wanted: Vec<(usize, usize)>) -> Self {
        let canvas = frame.canvas;
        let right = frame.across.1 + DOT;
        let (left, top) = (frame.across.0 - DOT, frame.tall.0 - Type::LABEL.line() - px(6));
        let field = Spot { left, top, right, bottom: frame.tall.1 - px(1) };
        let mut spots = Spots::new(field);
        for curve in curves {
            let points: Vec<(i32, i32)> =
                curve.points.iter().map(|(period, value)| (frame.x(*period), frame.y(value.value))).collect();
            for pair in points.windows(2) {
                if let [from, to] = pair {
                    spots.avoid_line(*from, *to);
                }
            }
            let dots = points.iter().enumerate().filter(|(i, _)| frame.markers || i + 1 == points.len());
            for (_, point) in dots {
                spots.take(Spot::around(*point, DOT));
            }
        }
        if let Some(value) = frame.reference {
            let y = frame.y(value);
            spots.avoid_line((frame.across.0, y), (right, y));
        }
        let mut labels = Vec::with_capacity(wanted.len());
        for (c, p) in wanted {
            let Some(curve) = curves.get(c) else { continue };
            let Some((period, value)) = curve.points.get(p) else { continue };
            let kind = curve.kind();
            let size = (kind.width(&value.text, canvas), kind.line());
            let (x, y) = (frame.x(*period), frame.y(value.value));
            let beside = |i: usize| curve.points.get(i).map(|(_, value)| frame.y(value.value));
            let around: Vec<i32> = [beside(p.wrapping_sub(1)), beside(p + 1)].into_iter().flatten().collect();
            let valley = around.iter().all(|other| *other < y) && !frame.area;
            let (above, below) = (y - DOT - px(2) - size.1, y + DOT + px(2));
            let rows = match (frame.area, valley) {
                (true, _) => [above, above - px(6)],
                (false, true) => [below, above],
                (false, false) => [above, below],
            };
            let places = rows.into_iter().flat_map(|top| {
                [x - size.0 / 2, x - size.0 + px(4), x - px(4)].map(|left| Spot::sized((left, top), size))
            });
            let places: Vec<Spot> = places.map(|spot| spots.clamp(spot)).collect();
            if let Some(spot) = spots.first(places) {
                labels.push((spot, c, p, value.text.clone()));
            }
        }
        Self { labels }
    }

    pub(super) fn draw(&self, pen: &Pen, curves: &[Curve], canvas: &Canvas) {
        for (spot, c, _, text) in &self.labels {
            let Some(curve) = curves.get(*c) else { continue };
            let middle = i32::midpoint(spot.top, spot.bottom);
            pen.text(text, curve.kind(), (spot.left, middle), HPos::Left, curve.ink(canvas), true);
        }
    }
}

/// The periods below the plot.
pub(super) struct PeriodLabels<'t> {
    /// Left edge, lane, period and text of each.
    pub(super) labels: Vec<(i32, i32, usize, Block<'t>)>,
    /// Lanes that they take.
    lanes: i32,
    /// Height of one lane.
    pub(super) lane: i32,
}

/// Up to this many irregular periods are all labelled, on several lines where one is not enough.
const STAGGERED: usize = 8;

impl<'t> PeriodLabels<'t> {
    pub(super) fn new(
        texts: impl Iterator<Item = &'t str>,
        (places, regular): (&[i32], bool),
        full: i32,
        canvas: &Canvas,
    ) -> Self {
        let full = full.min(width(canvas));
        let blocks = texts.map(|text| Block::new(text, Type::NOTE, full / 2, canvas));
        let all: Vec<(usize, i32, Block)> =
            blocks.zip(places).enumerate().map(|(period, (block, x))| (period, *x, block)).collect();
        let set = |step: usize| -> Self {
            let kept = all.iter().filter(|(period, ..)| (all.len() - 1 - period).is_multiple_of(step));
            let kept: Vec<_> = kept.collect();
            let items: Vec<(i32, i32)> = kept.iter().map(|(_, x, block)| (*x, block.width)).collect();
            let places = lanes(&items, 0..full, px(8));
            let lanes = places.iter().map(|(_, lane)| lane + 1).max().unwrap_or(0);
            let lane = kept.iter().map(|(.., block)| block.height()).max().unwrap_or(0);
            let labels =
                kept.iter().zip(places).map(|((period, _, block), (left, lane))| (left, lane, *period, block.clone()));
            Self { labels: labels.collect(), lanes, lane }
        };
        let staggered = set(1);
        if staggered.lanes <= 1 || (!regular && all.len() <= STAGGERED) {
            return staggered;
        }
        (2..=all.len()).map(set).find(|labels| labels.lanes <= 1).unwrap_or(staggered)
    }

    /// Height of all lanes.
    pub(super) fn height(&self) -> i32 {
        self.lanes * self.lane
    }
}
