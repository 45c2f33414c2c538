//! A timeline: events on a common axis of time.

use plotters::coord::ranged1d::Ranged;
use plotters_backend::text_anchor::HPos;

use crate::chart::axis::TimeAxis;
use crate::chart::layout::{Block, NARROW, Pen, Place, Plot, Row, Type, beside, place_labels, px, render, width};
use crate::chart::legend::{SWATCH_STEP, swatch};
use crate::chart::mark::{Mark, Shape, put};
use crate::chart::palette::Token;
use crate::chart::{Canvas, Drawing};

/// Groups of events.
#[derive(Clone, Debug, PartialEq)]
pub struct Timeline {
    /// The groups from top to bottom; one group with an empty label where events are not grouped.
    pub groups: Vec<TimelineGroup>,
}

/// Events under one heading and in one colour.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineGroup {
    /// The heading.
    pub label: String,
    /// The events from top to bottom.
    pub items: Vec<TimelineItem>,
}

/// One event.
#[derive(Clone, Debug, PartialEq)]
pub struct TimelineItem {
    /// What happened.
    pub label: String,
    /// The date as printed: 2017年9月, 2019年7—12月.
    pub date: String,
    /// Where it is drawn.
    pub time: TimelineTime,
}

/// Time in years with fraction: the middle of 2019 is 2019.5.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum TimelineTime {
    /// A day or month, drawn as a point.
    Point(f64),
    /// A stretch from the first time to the second.
    Stretch(f64, f64),
    /// From a time on, with no stated end: drawn with an arrow.
    Open(f64),
}

/// Colours of the groups, in their order.
const COLOURS: [Token; 5] = [Token::C2, Token::C4, Token::C3, Token::C5, Token::C1];

/// Height of a bar.
const BAR: i32 = px(20);

/// Radius of a point, and the blank at the ends of the axis that keeps points on the canvas.
const DOT: i32 = px(5);

/// Blank between a mark and the date beside it.
const BESIDE: i32 = px(7);

/// Where the date of an event stands: inside of its bar if it fits and is readable there, else right of the mark, else left of
/// it, else below.
#[derive(Clone, Copy, PartialEq)]
enum DatePlace {
    Inside(Token),
    Right,
    Left,
    Below(i32),
}

/// One event, laid out.
struct Event<'t> {
    item: &'t TimelineItem,
    label: Block<'t>,
    date: Block<'t>,
    date_place: DatePlace,
    row: Row,
    token: Token,
    /// Its group, where there are several.
    series: Option<usize>,
}

/// A heading, laid out.
struct Heading<'t> {
    block: Block<'t>,
    top: i32,
    token: Token,
    series: Option<usize>,
}

/// The frame that events are laid into.
struct Frame<'c> {
    canvas: &'c Canvas<'c>,
    axis: TimeAxis,
    place: Place,
    /// Left and right end of the axis.
    ends: (i32, i32),
    /// Leftmost place of a date.
    left: i32,
}

/// Draws a timeline.
pub(super) fn draw(chart: &Timeline, canvas: &Canvas) -> Drawing {
    let full = width(canvas);
    let items = || chart.groups.iter().flat_map(|group| &group.items);
    let names = items().map(|item| (item.label.as_str(), Type::LABEL));
    // On a phone the axis needs the whole width.
    let (place, labels) = if full < NARROW {
        (Place::Above, names.map(|(text, kind)| Block::new(text, kind, full, canvas)).collect())
    } else {
        place_labels(names, 1, canvas)
    };
    let left = beside(place, px(14));
    let open = items().any(|item| matches!(item.time, TimelineTime::Open(_)));
    let fit =
        |ends: (i32, i32)| TimeAxis::fit(items().flat_map(|item| times(item.time)), open, ends.1 - ends.0, canvas);
    let mut ends = (left, full - DOT);
    let mut axis = fit(ends);
    // A point at the very start needs its radius; without one, the axis starts at the edge like everything else.
    let points = items().filter(|item| matches!(item.time, TimelineTime::Point(_))).flat_map(|item| times(item.time));
    if points.map(|time| axis.map(&time, ends)).any(|x| x < left + DOT) {
        ends.0 = left + DOT;
        axis = fit(ends);
    }
    let frame = Frame { canvas, axis, place, ends, left };

    let top = frame.axis.lines() * Type::NOTE.line() + px(4);
    let (headings, events, height) = lay_out(chart, labels, &frame, top);

    render(canvas, height, |pen| {
        let plot = pen.plot::<TimeAxis>(frame.axis.clone(), ends.0..ends.1);
        let muted = canvas.palette.text_in(Token::Muted);
        for time in frame.axis.key_points(usize::MAX) {
            // Above the bars, labels start at the very edge; a line there would cut into each of them.
            if place == Place::Above && frame.axis.map(&time, ends) < px(2) {
                continue;
            }
            put(&plot, &Mark::new((time, top), (time, height), Shape::Line, Token::Rule));
        }
        for tick in frame.axis.labels(ends.0..ends.1, canvas) {
            let middle = tick.line * Type::NOTE.line() + Type::NOTE.line() / 2;
            pen.text(&tick.text, Type::NOTE, (tick.x, middle), HPos::Left, muted, false);
        }
        for heading in &headings {
            let rule = heading.top + heading.block.height() + px(4);
            pen.mark(&Mark::new((0, rule), (full, rule), Shape::Line, Token::Rule));
            let words = || {
                swatch(pen, (0, heading.top + Type::STRONG.line() / 2), heading.token);
                pen.block(&heading.block, (SWATCH_STEP, heading.top), HPos::Left, Token::Ink, true);
            };
            match heading.series {
                Some(series) => pen.key(series, words),
                None => words(),
            }
        }
        for event in &events {
            let title = format!("{}：{}", event.item.label, event.item.date);
            pen.series(event.series, || pen.group(&title, Token::Ink, || event.draw(pen, &plot, &frame, muted)));
        }
    })
}

/// Stacks headings and events; says how tall everything is.
fn lay_out<'t>(
    chart: &'t Timeline,
    labels: Vec<Block<'t>>,
    frame: &Frame,
    top: i32,
) -> (Vec<Heading<'t>>, Vec<Event<'t>>, i32) {
    let full = width(frame.canvas);
    let gap = if frame.place == Place::Above { px(12) } else { px(13) };
    let (mut headings, mut events) = (Vec::new(), Vec::with_capacity(labels.len()));
    let mut labels = labels.into_iter();
    let mut bottom = top + px(8);
    let plain = chart.groups.iter().all(|group| group.label.trim().is_empty());
    for (i, (group, token)) in chart.groups.iter().zip(COLOURS.into_iter().cycle()).enumerate() {
        let series = (chart.groups.len() > 1).then_some(i);
        let token = if plain { Token::C1 } else { token };
        if !group.label.trim().is_empty() {
            let block = Block::new(&group.label, Type::STRONG, full - SWATCH_STEP, frame.canvas);
            let height = block.height();
            headings.push(Heading { block, top: bottom, token, series });
            bottom += height + px(12);
        }
        for (item, label) in group.items.iter().zip(labels.by_ref()) {
            let date = Block::new(&item.date, Type::NOTE, full - frame.left, frame.canvas);
            let date_place = frame.date_place(item.time, &date, token);
            let mut row = Row::new(bottom, frame.place, label.height(), BAR, 0);
            if let DatePlace::Below(_) = date_place {
                row.end = row.end.max(row.bottom + px(2) + date.height());
            }
            bottom = row.end + gap;
            events.push(Event { item, label, date, date_place, row, token, series });
        }
        bottom += px(4);
    }
    (headings, events, bottom - gap + px(6))
}

/// The times that an event names.
fn times(time: TimelineTime) -> impl Iterator<Item = f64> {
    let (one, other) = match time {
        TimelineTime::Point(at) | TimelineTime::Open(at) => (at, None),
        TimelineTime::Stretch(from, to) => (from, Some(to)),
    };
    std::iter::once(one).chain(other)
}

impl Frame<'_> {
    /// Left and right edge of an event's mark.
    fn edges(&self, time: TimelineTime) -> (i32, i32) {
        let at = |time: f64| self.axis.map(&time, self.ends);
        match time {
            TimelineTime::Point(time) => (at(time) - DOT, at(time) + DOT),
            TimelineTime::Stretch(from, to) => {
                let (from, to) = (at(from.min(to)), at(from.max(to)));
                (from, to.max(from + px(6)).min(self.ends.1 + DOT))
            }
            TimelineTime::Open(from) => {
                let right = self.ends.1 + DOT;
                (at(from).min(right - BAR), right)
            }
        }
    }

    /// Whether a tick's line runs between two places.
    fn crossed(&self, from: i32, to: i32) -> bool {
        let ticks = self.axis.key_points(usize::MAX);
        ticks.into_iter().map(|time| self.axis.map(&time, self.ends)).any(|x| from - px(3) < x && x < to + px(3))
    }

    fn date_place(&self, time: TimelineTime, date: &Block, token: Token) -> DatePlace {
        let (from, to) = self.edges(time);
        let body = match time {
            TimelineTime::Point(_) => 0,
            TimelineTime::Stretch(..) => to - from,
            TimelineTime::Open(_) => to - from - BAR / 2,
        };
        let one_line = date.height() <= Type::NOTE.line();
        match self.canvas.palette.text_on(token) {
            Some(text) if one_line && date.width + 2 * BESIDE <= body => return DatePlace::Inside(text),
            _ => {}
        }
        if one_line && to + BESIDE + date.width <= width(self.canvas) {
            DatePlace::Right
        } else if one_line && from - BESIDE - date.width >= self.left {
            DatePlace::Left
        } else {
            let right = width(self.canvas) - date.width;
            DatePlace::Below(from.min(right).max(self.left))
        }
    }
}

impl Event<'_> {
    fn draw(&self, pen: &Pen, plot: &Plot<TimeAxis>, frame: &Frame, muted: Token) {
        let (row, middle) = (&self.row, self.row.middle());
        pen.block(&self.label, (0, row.label), HPos::Left, Token::Ink, frame.place == Place::Above);
        let (from, to) = frame.edges(self.item.time);
        let bar = Shape::Bar { radius: px(3), inset: (0, 0) };
        match self.item.time {
            TimelineTime::Point(time) => {
                let dot = Shape::Dot { radius: DOT.unsigned_abs() };
                put(plot, &Mark::new((time, middle), (time, middle), dot, self.token));
            }
            TimelineTime::Stretch(..) => pen.mark(&Mark::new((from, row.top), (to, row.bottom), bar, self.token)),
            TimelineTime::Open(_) => pen.mark(&Mark::new((from, row.top), (to, row.bottom), Shape::Arrow, self.token)),
        }
        let beside = |x: i32, side: HPos, top: i32| {
            let left = if matches!(side, HPos::Right) { x - self.date.width } else { x };
            let halo = frame.crossed(left, left + self.date.width);
            pen.block(&self.date, (x, top), side, muted, halo);
        };
        let line = (middle - self.date.height() / 2, row.bottom + px(2));
        match self.date_place {
            DatePlace::Inside(text) => pen.block(&self.date, (from + BESIDE, line.0), HPos::Left, text, false),
            DatePlace::Right => beside(to + BESIDE, HPos::Left, line.0),
            DatePlace::Left => beside(from - BESIDE, HPos::Right, line.0),
            DatePlace::Below(x) => beside(x, HPos::Left, line.1),
        }
    }
}
