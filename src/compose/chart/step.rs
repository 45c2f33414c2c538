//! Steps: a standard and the times from which its levels are in force.

use super::line::{data_table, description};
use super::{Settled, number};
use crate::chart::{Chart, Step, StepLevel};
use crate::corpus::{Datum, Times, series};
use crate::record::{Case, ChartSpec, Period, PeriodSpan, TableSpec};

/// Settles steps.
pub(super) fn settle<'a>(case: &'a Case, chart: &ChartSpec, spec: &'a TableSpec) -> Option<Settled<'a>> {
    let mut series = series(case, spec, Times::Either, chart.name.span);
    let like = series.data().next()?;
    let unit = like.quantity.unit_text();
    for moment in &mut series.moments {
        if let Some(period) = &moment.period {
            moment.text = beginning(period);
        }
    }
    let line = series.lines.first()?;
    let level = |(index, datum): (usize, Datum)| {
        let moment = series.moments.get(index)?;
        let number = number(datum, like);
        let from = moment.period.as_ref()?.start_year_fraction()?;
        Some(StepLevel { from, date: moment.text.clone(), value: number.value, text: number.text })
    };
    let mut levels: Vec<StepLevel> = line.known().filter_map(level).collect();
    // Levels go by their beginnings, while the series goes by what lies between beginning and end.
    levels.sort_by(|one, other| one.from.total_cmp(&other.from));
    let chart = Step::new(unit.clone(), levels).ok()?;
    Some(Settled {
        description: format!("阶梯图：{}。", description(&series)),
        table: data_table(&series),
        figures: series.data().filter_map(|datum| datum.figure).collect(),
        remarks: Vec::new(),
        chart: Chart::Step(chart),
        unit,
    })
}

/// When a level begins, as printed: the words of the record where it has its own.
fn beginning(period: &Period) -> String {
    match (&period.phrase, period.span) {
        (None, Some(PeriodSpan::During(from) | PeriodSpan::Between(from, _) | PeriodSpan::Since(from))) => {
            format!("{}起", from.printed())
        }
        _ => period.printed(),
    }
}
