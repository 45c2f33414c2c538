//! A timeline: dated events in their groups.

use super::Settled;
use crate::chart::{Chart, Timeline, TimelineGroup, TimelineItem, TimelineTime};
use crate::document::DataTable;
use crate::record::{Case, Event, Period, PeriodSpan, TimelineSpec};

/// The events that a timeline shows, in the order of the record.
pub(super) fn events<'a>(case: &'a Case, spec: &TimelineSpec) -> Vec<&'a Event> {
    case.events.values().filter(|event| spec.events.is_empty() || spec.events.contains(&event.name)).collect()
}

/// Settles a timeline.
pub(super) fn settle<'a>(case: &'a Case, spec: &TimelineSpec) -> Option<Settled<'a>> {
    let mut groups: Vec<TimelineGroup> = Vec::new();
    let mut table =
        DataTable { head: ["类别", "事件", "时间"].map(ToOwned::to_owned).to_vec(), rows: Vec::new() };
    let mut words = Vec::new();
    for event in events(case, spec) {
        let Some(time) = time(&event.date) else { continue };
        let name = event.group.as_ref().map(|group| group.value.clone()).unwrap_or_default();
        let date = event.date.printed();
        table.rows.push(vec![name.clone(), event.label.value.clone(), date.clone()]);
        words.push(format!("{date}，{}", event.label.value));
        let date = if let TimelineTime::Open(_) = time { since(date) } else { date };
        let item = TimelineItem { label: event.label.value.clone(), date, time };
        match groups.iter_mut().find(|group| group.label == name) {
            Some(group) => group.items.push(item),
            None => groups.push(TimelineGroup { label: name, items: vec![item] }),
        }
    }
    if groups.is_empty() {
        return None;
    }
    if groups.iter().all(|group| group.label.is_empty()) {
        table.head.remove(0);
        for row in &mut table.rows {
            row.remove(0);
        }
    }
    Some(Settled {
        chart: Chart::Timeline(Timeline { groups }),
        unit: String::new(),
        description: format!("时间线：{}。", words.join("；")),
        table,
        figures: Vec::new(),
        remarks: Vec::new(),
    })
}

/// The date of something that goes on, beside a bar that begins there: 2015年底起.
fn since(date: String) -> String {
    let told = ["起", "以来", "至今", "开始", "起）"].iter().any(|word| date.ends_with(word));
    if told { date } else { format!("{date}起") }
}

/// Where an event stands on the axis; a time without a resolved date has no place.
fn time(period: &Period) -> Option<TimelineTime> {
    let span = period.span?;
    let (start, end) = (period.start_year_fraction(), period.end_year_fraction());
    match span {
        PeriodSpan::During(date) if date.month.is_some() => Some(TimelineTime::Point(f64::midpoint(start?, end?))),
        PeriodSpan::During(_) | PeriodSpan::Between(..) => Some(TimelineTime::Stretch(start?, end?)),
        PeriodSpan::Since(_) => Some(TimelineTime::Open(start?)),
        PeriodSpan::UpTo(_) => Some(TimelineTime::Point(end?)),
        PeriodSpan::Every(_) => None,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_goes_on_says_so_once() {
        assert_eq!(since("2015年底".to_owned()), "2015年底起");
        assert_eq!(since("2016年以来".to_owned()), "2016年以来");
        assert_eq!(since("党的十八大以来（2012年11月起）".to_owned()), "党的十八大以来（2012年11月起）");
    }
}
