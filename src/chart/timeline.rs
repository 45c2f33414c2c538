//! A timeline: events on a common axis of time.

use super::{Canvas, Drawing};

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

/// Draws timeline.
pub(super) fn draw(chart: &Timeline, canvas: &Canvas) -> Drawing {
    let _ = (chart, canvas);
    todo!()
}
