//! Small multiples: one panel a row, one point a column.

use super::{Settled, baseline, length, number};
use crate::chart::{Chart, Multiples, Panel, PanelForm, PanelPoint, PanelScale};
use crate::corpus::{Series, SeriesLine, Times, series, table};
use crate::record::{Case, ChartSpec, MultiplesSpec, PanelDrawing, PanelHeights, Sort};

/// Settles small multiples.
pub(super) fn settle<'a>(case: &'a Case, chart: &ChartSpec, spec: &'a MultiplesSpec) -> Option<Settled<'a>> {
    let table = table(case, &spec.table, Sort::Given);
    let series = series(case, &spec.table, Times::Columns, chart.name.span);
    let first = table.data().next()?;
    let unit = first.quantity.unit_text();
    let one_unit = table.data().all(|datum| datum.quantity.comparable(first.quantity));
    let panels = series.lines.iter().enumerate().filter_map(|(index, line)| {
        let like = if one_unit { first } else { line.known().next()?.1 };
        let points = line.known().filter_map(|(at, datum)| {
            let number = number(datum, like);
            let moment = series.moments.get(at)?;
            let time = place(&series, at);
            Some(PanelPoint { time, label: moment.text.clone(), value: number.value, text: number.text })
        });
        Some(Panel {
            title: line.label.clone(),
            note: line.annotation.clone().unwrap_or_default(),
            // One unit for all stands in the first panel, as in the first row of other charts.
            unit: if !one_unit || index == 0 { like.quantity.unit_text() } else { String::new() },
            points: points.collect(),
            highlight: line.highlight,
        })
    });
    let form = match spec.form {
        PanelDrawing::Columns => PanelForm::Columns,
        PanelDrawing::Area => PanelForm::Area,
        PanelDrawing::Line => PanelForm::Line(match spec.scale {
            PanelHeights::Shared => {
                baseline(spec.baseline, series.data().map(|datum| length(datum.quantity.base_value())))
            }
            PanelHeights::Separate => baseline(spec.baseline, lowest(&series.lines)),
        }),
    };
    let from_zero = !matches!(form, PanelForm::Line(crate::chart::Baseline::Fitted));
    let scale = match spec.scale {
        PanelHeights::Shared => PanelScale::Shared,
        PanelHeights::Separate if from_zero => PanelScale::Separate("各格纵轴不同，均从0起".to_owned()),
        PanelHeights::Separate => PanelScale::Separate("各格纵轴不同".to_owned()),
    };
    let chart = Chart::Multiples(Multiples { form, scale, panels: panels.collect() });
    Some(Settled::of_table(chart, "小图组", if one_unit { unit } else { String::new() }, &table))
}

/// Where a point stands: its time, or its place in the row where the columns are no times.
fn place(series: &Series, at: usize) -> f64 {
    series.times().and_then(|times| times.get(at).copied()).unwrap_or(at as f64)
}

/// The values of the panel that reaches closest to zero for its size: where it needs zero, all start there.
fn lowest<'s>(lines: &'s [SeriesLine<'_>]) -> impl Iterator<Item = f64> + use<'s> {
    let values = |line: &SeriesLine| -> Vec<f64> {
        line.known().map(|(_, datum)| length(datum.quantity.base_value())).collect()
    };
    let share = |values: &Vec<f64>| {
        let high = values.iter().copied().fold(f64::MIN, f64::max);
        values.iter().copied().fold(f64::MAX, f64::min) / high
    };
    let panels = lines.iter().map(values).filter(|values| !values.is_empty());
    panels.min_by(|one, other| share(one).total_cmp(&share(other))).unwrap_or_default().into_iter()
}
