//! A scatter plot: two measures of the same things.

mod place;

use plotters::coord::ranged1d::Ranged;
use plotters_backend::text_anchor::HPos;

use self::place::{around, far_from};
use crate::chart::axis::{Baseline, ValueAxis, detach_unit, draw_ticks};
use crate::chart::key::Key;
use crate::chart::layout::{Block, NARROW, Type, px, render, width};
use crate::chart::mark::{Mark, Shape, put};
use crate::chart::palette::Token;
use crate::chart::spots::{Spot, Spots};
use crate::chart::{Canvas, Drawing};

/// Points on two axes.
#[derive(Clone, Debug, PartialEq)]
pub struct Scatter {
    /// The axis across.
    pub x: ScatterAxis,
    /// The axis upwards.
    pub y: ScatterAxis,
    /// The points; those whose values are no numbers are left out.
    pub points: Vec<ScatterPoint>,
}

/// What an axis measures.
#[derive(Clone, Debug, PartialEq)]
pub struct ScatterAxis {
    /// The measure: 采购量.
    pub label: String,
    /// The unit: 斤.
    pub unit: String,
}

/// One point.
#[derive(Clone, Debug, PartialEq)]
pub struct ScatterPoint {
    /// What it is.
    pub label: String,
    /// Its value on the axis across.
    pub x: f64,
    /// Its value on the axis upwards.
    pub y: f64,
    /// Both values as printed: 8660斤，32908元; set below the label of a named point.
    pub text: String,
    /// Whether its label is set; the others say what they are to a pointer only.
    pub named: bool,
    /// Whether the title speaks of it: drawn in the accent colour, and named.
    pub highlight: bool,
}

impl ScatterPoint {
    fn is_named(&self) -> bool {
        self.named || self.highlight
    }
}

/// Radii of points.
const DOT: i32 = px(5);
const SMALL: i32 = px(4);

/// Blank between a label and another one, or the point of another one.
const APART: i32 = px(3);

/// Widest label before it wraps.
const LABEL: i32 = px(190);

/// Where the words on a point stand.
enum Place {
    /// Beside it.
    Words(Spot),
    /// In the key, with a number beside it.
    Number(Spot, String),
    /// In the key only.
    Key,
}

impl Place {
    fn spot(&self) -> Option<&Spot> {
        match self {
            Self::Words(spot) | Self::Number(spot, _) => Some(spot),
            Self::Key => None,
        }
    }
}

/// Takes the first free place of a size beside a point.
fn settle(taken: &mut Spots, point: (i32, i32), size: (i32, i32)) -> Option<Spot> {
    let spot = taken.first(around(point, DOT, size))?;
    taken.take(Spot {
        left: spot.left - APART,
        top: spot.top - APART,
        right: spot.right + APART,
        bottom: spot.bottom + APART,
    });
    Some(spot)
}

/// Draws a scatter plot.
///
/// Labels stand at the first free place around their point, if need be at the end of a line; where there is none, a number does
/// and the words stand in a key below, and at last the words alone with their values.
pub(super) fn draw(chart: &Scatter, canvas: &Canvas) -> Drawing {
    let full = width(canvas);
    let points: Vec<&ScatterPoint> =
        chart.points.iter().filter(|point| point.x.is_finite() && point.y.is_finite()).collect();
    if points.is_empty() {
        return render(canvas, px(12), |_| {});
    }
    let (xs, ys) = (points.iter().map(|point| point.x), points.iter().map(|point| point.y));
    let tall = if full < NARROW { full * 4 / 5 } else { (full / 2).min(px(420)) };
    let most = u32::try_from(tall / px(56)).unwrap_or(4);
    let y_axis = ValueAxis::fit(ys.clone(), Baseline::near(ys), most);
    let mut y_labels = y_axis.labels(&chart.y.unit);
    let widest = |labels: &[String]| labels.iter().map(|label| Type::NOTE.width(label, canvas)).max().unwrap_or(0);
    // A unit that would take too much of the plot stands with the name of the axis.
    let y_unit = if widest(&y_labels) > full / 4 { detach_unit(&mut y_labels) } else { String::new() };
    let y_words = [chart.y.label.as_str(), &y_unit].into_iter().filter(|words| !words.is_empty());
    let y_words = y_words.collect::<Vec<_>>().join("，");
    let margin = widest(&y_labels) + px(8);
    let across = (margin + DOT, full - DOT);
    let x_axis = ValueAxis::across(xs.clone(), Baseline::near(xs), &chart.x.unit, across, canvas);
    let x_ticks = x_axis.ticks_across(&chart.x.unit, across, canvas);

    let y_head = Block::new(&y_words, Type::NOTE, full, canvas);
    let x_head = Block::new(&chart.x.label, Type::NOTE, full, canvas);
    let top = y_head.height() + px(12);
    let (high, base) = (top + DOT, top + tall);
    let place = |point: &ScatterPoint| (x_axis.map(&point.x, across), y_axis.map(&point.y, (base - DOT, high)));

    let named: Vec<(usize, Block, Block)> = points
        .iter()
        .enumerate()
        .filter(|(_, point)| point.is_named())
        .map(|(i, point)| {
            let label = Block::new(&point.label, Type::label(point.highlight), LABEL.min(full / 3), canvas);
            (i, label, Block::new(&point.text, Type::NOTE, LABEL.min(full / 3), canvas))
        })
        .collect();
    let mut taken = Spots::new(Spot { left: margin + px(2), top, right: full, bottom: base - px(2) });
    for point in &points {
        taken.take(Spot::around(place(point), APART + if point.is_named() { DOT } else { SMALL }));
    }
    // First those that the title speaks of; then from the top, as one reads.
    let mut order: Vec<usize> = (0..named.len()).collect();
    let rank = |at: &usize| named.get(*at).and_then(|(i, ..)| points.get(*i)).map(|p| (!p.highlight, place(p).1));
    order.sort_by_key(rank);
    let mut spots: Vec<Place> = named.iter().map(|_| Place::Key).collect();
    let mut listed: Vec<(usize, String)> = Vec::new();
    for at in order {
        let (Some((i, label, text)), Some(spot)) = (named.get(at), spots.get_mut(at)) else { continue };
        let Some(point) = points.get(*i) else { continue };
        let words = (label.width.max(text.width), label.height() + text.height());
        if let Some(free) = settle(&mut taken, place(point), words) {
            *spot = Place::Words(free);
            continue;
        }
        let text = if point.text.is_empty() { String::new() } else { format!("（{}）", point.text) };
        listed.push((at, format!("{}{text}", point.label)));
    }
    // Numbers come after all words, since they fit where words do not.
    let mut entries: Vec<(Option<usize>, &str)> = Vec::with_capacity(listed.len());
    let mut count = 0;
    for (at, words) in &listed {
        let (Some((i, ..)), Some(spot)) = (named.get(*at), spots.get_mut(*at)) else { continue };
        let number = (count + 1).to_string();
        let size = (Type::STRONG.width(&number, canvas), Type::STRONG.line());
        let free = points.get(*i).and_then(|point| settle(&mut taken, place(point), size));
        if let Some(free) = free {
            count += 1;
            *spot = Place::Number(free, number);
        }
        entries.push((free.map(|_| count), words.as_str()));
    }
    entries.sort_by_key(|(number, _)| number.is_none());
    let key = Key::new(entries.into_iter(), full, canvas);
    let ticks = base + px(6);
    let foot = ticks + Type::NOTE.line() + px(2);
    let below = foot + x_head.height() + px(10);
    let height = if key.height > 0 { below + key.height } else { foot + x_head.height() } + px(2);

    render(canvas, height, |pen| {
        let muted = canvas.palette.text_in(Token::Muted);
        let field = pen.field::<ValueAxis, ValueAxis>((x_axis, across.0..across.1), (y_axis, base - DOT..high));
        pen.block(&y_head, (0, 0), HPos::Left, muted, false);
        for (tick, label) in y_axis.ticks().iter().zip(&y_labels) {
            let y = y_axis.map(tick, (base - DOT, high));
            pen.mark(&Mark::new((margin, y), (full, y), Shape::Line, Token::Rule));
            pen.text(label, Type::NOTE, (margin - px(8), y), HPos::Right, muted, false);
        }
        for at in x_axis.ticks() {
            let x = x_axis.map(&at, across);
            pen.mark(&Mark::new((x, top), (x, base), Shape::Line, Token::Rule));
        }
        pen.mark(&Mark::new((margin, base), (full, base), Shape::Line, Token::Context));
        draw_ticks(pen, &x_ticks, ticks, canvas);
        pen.block(&x_head, (full, foot), HPos::Right, muted, false);

        let any = points.iter().any(|point| point.highlight);
        for point in &points {
            let words =
                if point.text.is_empty() { point.label.clone() } else { format!("{}：{}", point.label, point.text) };
            let token = if point.highlight || !any { Token::C1 } else { Token::Context };
            let radius = if point.is_named() { DOT } else { SMALL }.unsigned_abs();
            pen.group(&words, Token::Ink, || {
                put(&field, &Mark::new((point.x, point.y), (point.x, point.y), Shape::Dot { radius }, token));
            });
        }
        for ((i, label, text), spot) in named.iter().zip(&spots) {
            let (Some(point), Some(free)) = (points.get(*i), spot.spot()) else { continue };
            // Words beside a point hang towards it.
            let (x, y) = place(point);
            let (at, side) = if free.right <= x { (free.right, HPos::Right) } else { (free.left, HPos::Left) };
            let ink = if point.highlight { canvas.palette.text_in(Token::C1) } else { Token::Ink };
            if let Some(end) = far_from(free, (x, y), DOT) {
                pen.mark(&Mark::new((x, y), end, Shape::Line, Token::Context));
            }
            match spot {
                Place::Number(_, number) => {
                    let middle = (at, i32::midpoint(free.top, free.bottom));
                    pen.text(number, Type::STRONG, middle, side, ink, true);
                }
                _ => {
                    pen.block(label, (at, free.top), side, ink, true);
                    pen.block(text, (at, free.top + label.height()), side, muted, true);
                }
            }
        }
        key.draw(pen, (0, below));
    })
}
