//! `chart-times`, `chart-size`: developments over time whose times are missing, twice or out of order.
//!
//! What is drawn over time has a time for each value: the label of its row, the head of its column, or the period of its figure.
//! Where a label and the period of its figure contradict each other, one of the two is mistyped.

use super::table::{at_most, fill_in, filled, lengths_of, positions, rows};
use crate::corpus::{Datum, Moment, Series, Times, series};
use crate::diagnostic::Diagnostic;
use crate::message;
use crate::record::{Case, ChartSpec, MultiplesSpec, PanelDrawing, PanelHeights, Period, PositionSpec, TableSpec};

pub(super) fn line(case: &Case, chart: &ChartSpec, spec: &PositionSpec, diagnostics: &mut Vec<Diagnostic>) {
    let series = over_time(case, chart, &spec.table, positions, diagnostics);
    let instead = message!(
        "选最要紧的几条，或者用 multiples（小图组）各画一格",
        "choose the most important ones, or give each a panel of `multiples`"
    );
    at_most(series.lines.len(), 5, chart, instead, diagnostics);
}

pub(super) fn area(case: &Case, chart: &ChartSpec, spec: &TableSpec, diagnostics: &mut Vec<Diagnostic>) {
    let series = over_time(case, chart, spec, lengths_of, diagnostics);
    if let Some(second) = series.lines.get(1) {
        diagnostics.push(
            Diagnostic::error("chart-size", second.span, message!("面积图只画一列数", "an area shows one series only"))
                .with_hint(message!(
                    "几列数用 line（折线图），或者用 multiples（小图组）并写 form: area",
                    "use `line`, or `multiples` with `form: area`"
                )),
        );
    }
}

pub(super) fn step(case: &Case, chart: &ChartSpec, spec: &TableSpec, diagnostics: &mut Vec<Diagnostic>) {
    let before = diagnostics.len();
    let series = over_time(case, chart, spec, lengths_of, diagnostics);
    if diagnostics.len() > before {
        return;
    }
    let start = |moment: &Moment| moment.period.as_ref().and_then(Period::start_year_fraction);
    for moment in series.moments.iter().filter(|moment| start(moment).is_none()) {
        diagnostics.push(
            Diagnostic::error(
                "chart-times",
                moment.span,
                message!("“{when}”没有说从什么时候起", "\"{when}\" does not say from when on", when = moment.text),
            )
            .with_hint(message!(
                "每一档要有起点：2015、2015-12/..（以来）、2012/2015（起止）",
                "each level has a beginning: 2015, 2015-12/.., 2012/2015"
            )),
        );
    }
    for pair in series.moments.windows(2) {
        if let [one, next] = pair
            && let (Some(from), Some(to)) = (start(one), start(next))
            && from >= to
        {
            diagnostics.push(twice(one, next, message!("两档从同一时间起", "two levels begin at one time")));
        }
    }
    at_most(series.moments.len(), 12, chart, message!("分成几张图", "make several charts"), diagnostics);
}

pub(super) fn slope(case: &Case, chart: &ChartSpec, spec: &TableSpec, diagnostics: &mut Vec<Diagnostic>) {
    let table = rows(case, chart, spec, diagnostics);
    positions(&table.data().collect::<Vec<_>>(), diagnostics);
    filled(&table, table.columns.len(), &fill_in(), diagnostics);
    let series = series(case, spec, Times::Columns, chart.name.span);
    let columns = table.columns.len();
    if !table.rows.is_empty() && !(2..=3).contains(&columns) {
        diagnostics.push(
            Diagnostic::error(
                "chart-size",
                chart.name.span,
                message!("坡度图画两三个时点，这里有{columns}个", "a slope has two or three times, not {columns}"),
            )
            .with_hint(message!("时点更多的用 line（折线图）", "use `line` for more")),
        );
    }
    heads(&series, &table.columns, diagnostics);
    agree(&series, diagnostics);
    let instead = message!("选最要紧的几条", "choose the most important ones");
    at_most(series.lines.len(), 12, chart, instead, diagnostics);
}

pub(super) fn multiples(case: &Case, chart: &ChartSpec, spec: &MultiplesSpec, diagnostics: &mut Vec<Diagnostic>) {
    let table = rows(case, chart, &spec.table, diagnostics);
    let check = if spec.form == PanelDrawing::Line { positions } else { lengths_of };
    match spec.scale {
        PanelHeights::Shared => {
            let before = diagnostics.len();
            check(&table.data().collect::<Vec<_>>(), diagnostics);
            for finding in &mut diagnostics[before..] {
                if matches!(finding.code, "chart-units" | "chart-kinds") {
                    finding.hint = Some(message!(
                        "各格单位或性质不同的，加上 scale: separate（各格纵轴不同）",
                        "add `scale: separate` where panels differ in unit or nature"
                    ));
                }
            }
        }
        PanelHeights::Separate => {
            for row in &table.rows {
                check(&row.cells.iter().copied().flatten().collect::<Vec<_>>(), diagnostics);
            }
        }
    }
    filled(
        &table,
        table.columns.len(),
        &message!("补上这个数，或者删去这一格或这一列", "add the value, or leave the panel or column out"),
        diagnostics,
    );
    let series = series(case, &spec.table, Times::Columns, chart.name.span);
    if spec.form == PanelDrawing::Columns {
        heads(&series, &[], diagnostics);
    } else {
        times(&series, diagnostics);
    }
    agree(&series, diagnostics);
    let points = if spec.form == PanelDrawing::Columns { 8 } else { 40 };
    let instead = message!("少选几列，或者用 form: line", "choose fewer columns, or use `form: line`");
    at_most(table.columns.len(), points, chart, instead, diagnostics);
    at_most(table.rows.len(), 12, chart, message!("选最要紧的几格", "choose the most important ones"), diagnostics);
}

/// Looks values up whose times all stand on one axis, and so do they themselves by a rule on their axis.
fn over_time<'a>(
    case: &'a Case,
    chart: &ChartSpec,
    spec: &'a TableSpec,
    one_axis: fn(&[Datum], &mut Vec<Diagnostic>),
    diagnostics: &mut Vec<Diagnostic>,
) -> Series<'a> {
    let table = rows(case, chart, spec, diagnostics);
    one_axis(&table.data().collect::<Vec<_>>(), diagnostics);
    let series = series(case, spec, Times::Either, chart.name.span);
    times(&series, diagnostics);
    agree(&series, diagnostics);
    for line in series.lines.iter().filter(|line| line.known().next().is_none() && !table.rows.is_empty()) {
        diagnostics.push(
            Diagnostic::error(
                "chart-empty",
                line.span,
                message!("“{line}”一个数也没有", "\"{line}\" has no values", line = line.label),
            )
            .with_hint(message!("补上数，或者删去它", "add values, or leave it out")),
        );
    }
    if series.moments.len() == 1 {
        diagnostics.push(
            Diagnostic::error(
                "chart-size",
                chart.name.span,
                message!("只有一个时点，看不出变化", "there is one time only, and no development"),
            )
            .with_hint(message!("一个时点的数用 bar（条形图）", "use `bar` for the values of one time")),
        );
    }
    series
}

/// Every time is one, and stands once.
fn times(series: &Series, diagnostics: &mut Vec<Diagnostic>) {
    for moment in series.moments.iter().filter(|moment| moment.time().is_none()) {
        diagnostics.push(
            Diagnostic::error(
                "chart-times",
                moment.span,
                message!(
                    "“{when}”不是时间轴上的一个时间",
                    "\"{when}\" is no time on an axis of time",
                    when = moment.text
                ),
            )
            .with_hint(message!(
                "行名（或列名）写时间：2016年、2015年底、十三五；用 figures 时，给数据补上 period。项目之间比较用 bar",
                "name rows or columns by times (2016年, 2015年底, 十三五), or give the figures a `period`; use `bar` to compare items"
            )),
        );
    }
    let Some(places) = series.times() else { return };
    for (pair, times) in series.moments.windows(2).zip(places.windows(2)) {
        if let ([one, next], [from, to]) = (pair, times)
            && from >= to
        {
            diagnostics.push(twice(
                one,
                next,
                message!("“{when}”有两个数", "there are two values for {when}", when = next.text),
            ));
        }
    }
}

fn twice(one: &Moment, next: &Moment, said: crate::diagnostic::Message) -> Diagnostic {
    Diagnostic::error("chart-times", next.span, said)
        .with_other(one.span, message!("另一个在这里", "the other is here"))
        .with_hint(message!("一个时间只写一个数；核对时间", "give one value for each time, and check the times"))
}

/// Heads of columns that are times stand in their order. Heads of slopes that name no time at all are worth a look.
fn heads(series: &Series, must_be_times: &[String], diagnostics: &mut Vec<Diagnostic>) {
    if series.times().is_some() {
        return times(series, diagnostics);
    }
    const WORDS: &str = "前后初末底中年月日周期季届轮次时今昔现原五始终";
    for moment in series.moments.iter().filter(|moment| must_be_times.contains(&moment.text)) {
        if moment.period.is_none() && !moment.text.contains(|c| WORDS.contains(c)) {
            diagnostics.push(
                Diagnostic::warning(
                    "chart-times",
                    moment.span,
                    message!("“{when}”不像时点", "\"{when}\" does not look like a time", when = moment.text),
                )
                .with_hint(message!(
                    "坡度图看前后的变化，列名写时点：2016年、十二五、帮扶前。并列两种数用 grouped",
                    "a slope shows change between times (2016年, 十二五, 帮扶前); use `grouped` for two measures"
                )),
            );
        }
    }
}

/// No label names another time than the period of its figure.
fn agree(series: &Series, diagnostics: &mut Vec<Diagnostic>) {
    for (index, moment) in series.moments.iter().enumerate() {
        let Some(period) = &moment.period else { continue };
        for datum in series.lines.iter().filter_map(|line| line.values.get(index).copied().flatten()) {
            let Some(own) = datum.figure.and_then(|figure| figure.period.as_ref()) else { continue };
            if own.value != *period && apart(&own.value, period) {
                diagnostics.push(
                    Diagnostic::error(
                        "chart-times",
                        datum.span,
                        message!(
                            "这里写的是{label}，数据的时间却是{own}",
                            "the chart says {label}, the figure says {own}",
                            label = moment.text,
                            own = own.value.printed()
                        ),
                    )
                    .with_other(own.span, message!("数据的时间在这里", "the period of the figure is here"))
                    .with_hint(message!("核对是不是点错了数据", "check whether another figure is meant")),
                );
            }
        }
    }
}

/// Whether two periods have no day in common.
fn apart(one: &Period, other: &Period) -> bool {
    let before = |one: &Period, other: &Period| matches!((one.end_year_fraction(), other.start_year_fraction()), (Some(end), Some(start)) if end <= start);
    before(one, other) || before(other, one)
}
