//! Lines and areas: values over time.

use super::{Settled, baseline, in_words, length, number, reference};
use crate::chart::{Chart, Line, LineForm, LinePeriod, LineSeries, Reference};
use crate::corpus::{Series, Times, series};
use crate::document::DataTable;
use crate::record::{Case, ChartSpec, PositionSpec, TableSpec};

/// Settles lines.
pub(super) fn settle<'a>(case: &'a Case, chart: &ChartSpec, spec: &'a PositionSpec) -> Option<Settled<'a>> {
    let series = series(case, &spec.table, Times::Either, chart.name.span);
    let values = series.data().map(|datum| length(datum.quantity.base_value()));
    let baseline = baseline(spec.baseline, values);
    let reference = reference(case, &spec.table, series.data().next()?);
    let settled = settled(&series, "折线图", reference, |mut lines| {
        // The title of a chart of one line speaks of that line.
        if let [line] = lines.as_mut_slice() {
            line.highlight = true;
        }
        Some(LineForm::Lines { baseline, series: lines })
    });
    Some(settled?.held_against(case, &spec.table))
}

/// Settles an area.
pub(super) fn area<'a>(case: &'a Case, chart: &ChartSpec, spec: &'a TableSpec) -> Option<Settled<'a>> {
    let series = series(case, spec, Times::Either, chart.name.span);
    let reference = reference(case, spec, series.data().next()?);
    let settled = settled(&series, "面积图", reference, |lines| {
        let line = lines.into_iter().next()?;
        Some(LineForm::Area(LineSeries { highlight: true, ..line }))
    });
    Some(settled?.held_against(case, spec))
}

fn settled<'a>(
    series: &Series<'a>,
    kind: &str,
    reference: Option<Reference>,
    form: impl FnOnce(Vec<LineSeries>) -> Option<LineForm>,
) -> Option<Settled<'a>> {
    let like = series.data().next()?;
    let unit = like.quantity.unit_text();
    let times = series.times()?;
    let periods = series.moments.iter().zip(times);
    let lines = series.lines.iter().map(|line| LineSeries {
        name: line.label.clone(),
        values: line.values.iter().map(|value| value.map(|datum| number(datum, like))).collect(),
        highlight: line.highlight,
        note: line.annotation.clone().unwrap_or_default(),
    });
    let chart = Line {
        unit: unit.clone(),
        periods: periods
            .map(|(moment, time)| LinePeriod {
                time,
                text: moment.text.clone(),
                note: moment.annotation.clone().unwrap_or_default(),
            })
            .collect(),
        form: form(lines.collect())?,
        reference,
    };
    Some(Settled {
        description: format!("{kind}：{}。", description(series)),
        table: data_table(series),
        figures: series.data().filter_map(|datum| datum.figure).collect(),
        remarks: Vec::new(),
        chart: Chart::Line(chart),
        unit,
    })
}

/// Every series in words: 沿河：2016年12%，2017年9.5%.
pub(super) fn description(series: &Series) -> String {
    let lines = series.lines.iter().map(|line| {
        let moments = line.known().filter_map(|(index, datum)| Some((series.moments.get(index)?, datum)));
        let words = in_words(moments.map(|(moment, datum)| {
            let words = moment.annotation.as_ref().map_or_else(String::new, |words| format!("（{words}）"));
            (moment.text.clone(), format!("{}{words}", datum.quantity.wording))
        }));
        let note = line.annotation.as_ref().map_or_else(String::new, |note| format!("（{note}）"));
        if line.label.is_empty() { words } else { format!("{}{note}：{words}", line.label) }
    });
    lines.collect::<Vec<_>>().join("；")
}

/// One row a time, one column a series.
pub(super) fn data_table(series: &Series) -> DataTable {
    let heads = series.lines.iter().map(|line| match line.label.as_str() {
        "" => "数值".to_owned(),
        label => label.to_owned(),
    });
    let row = |(index, moment): (usize, &crate::corpus::Moment)| {
        let cells = series.lines.iter().map(|line| {
            let datum = line.values.get(index).copied().flatten();
            datum.map_or_else(|| "—".to_owned(), |datum| datum.quantity.wording.clone())
        });
        std::iter::once(moment.text.clone()).chain(cells).collect()
    };
    DataTable {
        head: std::iter::once("时间".to_owned()).chain(heads).collect(),
        rows: series.moments.iter().enumerate().map(row).collect(),
    }
}
