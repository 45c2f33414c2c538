//! A strip plot: each village a dot on one axis.

mod flags;
mod swarm;

use plotters::coord::ranged1d::Ranged;
use plotters_backend::text_anchor::HPos;

use self::flags::{Flag, raise};
use self::swarm::swarm;
use crate::chart::amount::Amount;
use crate::chart::axis::{Baseline, ValueAxis, draw_ticks};
use crate::chart::layout::{Block, Pen, Type, px, render, width};
use crate::chart::mark::{Mark, Shape, put};
use crate::chart::palette::Token;
use crate::chart::{Canvas, Drawing};

/// Rows of dots on a common axis.
#[derive(Clone, Debug, PartialEq)]
pub struct Strip {
    /// The unit of the axis: 万元.
    pub unit: String,
    /// The rows from top to bottom.
    pub rows: Vec<StripRow>,
}

/// Dots of one year or group, with what sums them up.
#[derive(Clone, Debug, PartialEq)]
pub struct StripRow {
    /// The group: 2019年底.
    pub label: String,
    /// How many dots stand for what: 26个村.
    pub count: String,
    /// The dots, printed with their unit; highlighted ones are named. Values that are no numbers are left out.
    pub dots: Vec<Amount>,
    /// Words at the smallest value: 最低20.1万元; empty where it is not named.
    pub min: String,
    /// The mean and its words: 平均37万元; empty where it is not named.
    pub mean: (f64, String),
    /// Words at the largest value: 最高超过100万元; empty where it is not named.
    pub max: String,
}

/// Radii of dots, from the roomiest.
const RADII: [i32; 4] = [50, 40, 30, 20];

/// Height that a swarm takes before its dots become smaller.
const TALL: i32 = px(150);

/// Blank at the ends of the axis, which keeps dots on the canvas.
const END: i32 = px(6);

/// A flag, the colour of its words, and whether it names the mean.
type Named<'t> = (Flag<'t>, Token, bool);

/// One row, laid out.
struct Lane<'t> {
    row: &'t StripRow,
    head: [Block<'t>; 2],
    flags: Vec<Named<'t>>,
    radius: i32,
    /// For each dot with a number: its index, its place on the axis, its offset.
    dots: Vec<(usize, i32, i32)>,
    top: i32,
    /// Upper and lower edge of the swarm.
    swarm: (i32, i32),
}

/// Draws a strip plot.
pub(super) fn draw(chart: &Strip, canvas: &Canvas) -> Drawing {
    let ends = (END, width(canvas) - END);
    let values = chart.rows.iter().flat_map(|row| {
        let mean = (!row.mean.1.is_empty()).then_some(row.mean.0);
        row.dots.iter().map(|dot| dot.value).chain(mean).filter(|value| value.is_finite())
    });
    if values.clone().next().is_none() {
        return render(canvas, px(12), |_| {});
    }
    let axis = ValueAxis::across(values.clone(), Baseline::near(values), &chart.unit, ends, canvas);
    let names: Vec<Vec<String>> = chart
        .rows
        .iter()
        .map(|row| row.dots.iter().map(|dot| format!("{} {}", dot.label, dot.text).trim().to_owned()).collect())
        .collect();

    let mut bottom = 0;
    let mut lanes = Vec::with_capacity(chart.rows.len());
    for (row, names) in chart.rows.iter().zip(&names) {
        let lane = Lane::new(row, names, (&axis, ends), bottom, canvas);
        bottom = lane.swarm.1 + px(16);
        lanes.push(lane);
    }
    let foot = bottom - px(10);
    let height = foot + px(6) + Type::NOTE.line() + px(2);

    render(canvas, height, |pen| {
        for lane in &lanes {
            lane.draw(pen, (&axis, ends), canvas);
        }
        pen.mark(&Mark::new((0, foot), (width(canvas), foot), Shape::Line, Token::Context));
        draw_ticks(pen, &axis.ticks_across(&chart.unit, ends, canvas), foot + px(6), canvas);
    })
}

impl<'t> Lane<'t> {
    fn new(
        row: &'t StripRow,
        names: &'t [String],
        (axis, ends): (&ValueAxis, (i32, i32)),
        top: i32,
        canvas: &Canvas,
    ) -> Self {
        let full = width(canvas);
        let label = Block::new(&row.label, Type::STRONG, full, canvas);
        let count = Block::new(&row.count, Type::NOTE, full, canvas);
        let places: Vec<(usize, i32)> = row
            .dots
            .iter()
            .enumerate()
            .filter(|(_, dot)| dot.value.is_finite())
            .map(|(i, dot)| (i, axis.map(&dot.value, ends)))
            .collect();
        let xs: Vec<i32> = places.iter().map(|(_, x)| *x).collect();
        let spread = |radius: i32| {
            let offsets = swarm(&xs, 2 * radius + 6);
            let reach = offsets.iter().map(|offset| offset.abs()).max().unwrap_or(0) + radius;
            (radius, offsets, reach)
        };
        let (radius, offsets, reach) = RADII
            .into_iter()
            .map(spread)
            .find(|(.., reach)| 2 * reach <= TALL)
            .unwrap_or_else(|| spread(RADII[RADII.len() - 1]));
        let reach = reach.max(px(12));
        let dots: Vec<_> = places.iter().zip(&offsets).map(|((i, x), offset)| (*i, *x, *offset)).collect();

        let (mut flags, mut looks): (Vec<Flag>, Vec<(Token, bool)>) = (Vec::new(), Vec::new());
        let mut flag = |x: i32, text: &'t str, kind: Type, look: (Token, bool)| {
            if !text.is_empty() {
                flags.push(Flag::new(x, Block::new(text, kind, full * 9 / 20, canvas)));
                looks.push(look);
            }
        };
        let muted = canvas.palette.text_in(Token::Muted);
        if let (Some(low), Some(high)) = (xs.iter().min(), xs.iter().max()) {
            flag(*low, &row.min, Type::NOTE, (muted, false));
            flag(*high, &row.max, Type::NOTE, (muted, false));
        }
        if row.mean.0.is_finite() {
            flag(axis.map(&row.mean.0, ends), &row.mean.1, Type::STRONG, (Token::Ink, true));
        }
        for (i, x, _) in &dots {
            if let (Some(name), true) = (names.get(*i), row.dots.get(*i).is_some_and(|dot| dot.highlight)) {
                flag(*x, name, Type::STRONG, (canvas.palette.text_in(Token::C1), false));
            }
        }
        let rise = raise(&mut flags, full, Type::NOTE.line() + px(2));

        let inline = label.width + px(10) + count.width <= full && label.height() <= Type::STRONG.line();
        let head = if inline { label.height().max(count.height()) } else { label.height() + count.height() };
        let head = if head > 0 { head + px(6) } else { 0 };
        let from = top + head + rise + px(6);
        let flags = flags.into_iter().zip(looks).map(|(flag, (ink, mean))| (flag, ink, mean)).collect();
        Self { row, head: [label, count], flags, radius, dots, top, swarm: (from, from + 2 * reach) }
    }

    fn draw(&self, pen: &Pen, (axis, ends): (&ValueAxis, (i32, i32)), canvas: &Canvas) {
        let [label, count] = &self.head;
        let muted = canvas.palette.text_in(Token::Muted);
        pen.block(label, (0, self.top), HPos::Left, Token::Ink, false);
        if label.width + px(10) + count.width <= width(canvas) && label.height() <= Type::STRONG.line() {
            let x = if label.width > 0 { label.width + px(10) } else { 0 };
            pen.block(count, (x, self.top + px(1)), HPos::Left, muted, false);
        } else {
            pen.block(count, (0, self.top + label.height()), HPos::Left, muted, false);
        }
        let (from, to) = self.swarm;
        for at in axis.ticks() {
            let x = axis.map(&at, ends);
            pen.mark(&Mark::new((x, from), (x, to + px(6)), Shape::Line, Token::Rule));
        }
        let middle = i32::midpoint(from, to);
        for (flag, _, mean) in &self.flags {
            let words = from - px(6) - flag.rise;
            let beside = flag.left >= flag.x || flag.left + flag.block.width <= flag.x;
            let top = if beside { words - flag.block.height() + px(2) } else { words };
            if *mean {
                pen.mark(&Mark::new((flag.x, top), (flag.x, to), Shape::Dashes, Token::Ink));
            } else {
                let dot = self.dots.iter().filter(|(_, x, _)| *x == flag.x).map(|(.., offset)| *offset).min();
                let end = middle + dot.unwrap_or(0) - self.radius;
                pen.mark(&Mark::new((flag.x, top), (flag.x, end), Shape::Line, Token::Context));
            }
        }
        let area = pen.plot::<ValueAxis>(*axis, ends.0..ends.1);
        for (i, _, offset) in &self.dots {
            let Some(dot) = self.row.dots.get(*i) else { continue };
            let token = dot.mark(&self.row.dots);
            pen.group(&format!("{}：{}", dot.label, dot.text), Token::Ink, || {
                let (at, shape) = ((dot.value, middle + offset), Shape::Dot { radius: self.radius.unsigned_abs() });
                put(&area, &Mark::new(at, at, shape, token));
            });
        }
        for (flag, ink, _) in &self.flags {
            let top = from - px(6) - flag.rise - flag.block.height();
            pen.block(&flag.block, (flag.left, top), HPos::Left, *ink, flag.crossed);
        }
    }
}
