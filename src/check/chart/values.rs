//! `chart-size`, `chart-parts`, `chart-order`, `chart-rate`: comparisons of values that their charts cannot draw.
//!
//! Bars of several measures, parts and totals, spans and targets each have rules of their own beside those of every table: parts
//! sum to their total, the lowest is not above the highest, a rate is that of its two values.

use rust_decimal::Decimal;

use super::super::sum::{self, bounds};
use super::super::verdict::Verdict;
use super::table::{at_most, filled, lengths, lengths_of, one_axis, positions, rows};
use crate::corpus::{Datum, Table, TableRow, datum};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::message;
use crate::quantity::{Dimension, Quantity};
use crate::record::{BulletSpec, Case, ChartSpec, PositionSpec, RangeSpec, StackedSpec, TableSpec};

pub(super) fn bars(case: &Case, chart: &ChartSpec, spec: &TableSpec, diagnostics: &mut Vec<Diagnostic>) {
    let table = rows(case, chart, spec, diagnostics);
    lengths(&table, diagnostics);
    many_rows(&table, chart, diagnostics);
}

pub(super) fn dot(case: &Case, chart: &ChartSpec, spec: &PositionSpec, diagnostics: &mut Vec<Diagnostic>) {
    let table = rows(case, chart, &spec.table, diagnostics);
    positions(&table.data().collect::<Vec<_>>(), diagnostics);
    many_rows(&table, chart, diagnostics);
}

pub(super) fn grouped(case: &Case, chart: &ChartSpec, spec: &TableSpec, diagnostics: &mut Vec<Diagnostic>) {
    let table = rows(case, chart, spec, diagnostics);
    lengths(&table, diagnostics);
    let columns = table.columns.len();
    if !table.rows.is_empty() && !(2..=3).contains(&columns) {
        diagnostics.push(
            Diagnostic::error(
                "chart-size",
                chart.name.span,
                message!(
                    "分组条形图并列两三种数，这里有{columns}列",
                    "grouped bars show two or three columns, not {columns}"
                ),
            )
            .with_hint(message!(
                "一列用 bar（条形图），多于三列用 multiples（小图组）",
                "use `bar` for one column, `multiples` for more than three"
            )),
        );
    }
    let instead = message!("分成几张图，或者用 heatmap（热力表）", "make several charts, or use `heatmap`");
    at_most(table.rows.len(), 20, chart, instead, diagnostics);
}

pub(super) fn stacked(case: &Case, chart: &ChartSpec, spec: &StackedSpec, diagnostics: &mut Vec<Diagnostic>) {
    let table = rows(case, chart, &spec.table, diagnostics);
    let totals: Vec<(&str, Option<Datum>)> =
        spec.totals.iter().map(|(label, total)| (label.as_str(), datum(case, total))).collect();
    let known = || table.rows.iter().map(|row| row.label);
    for (label, _) in spec.totals.iter().filter(|(label, _)| known().all(|row| row != label.value)) {
        let hint = match did_you_mean(label, known()) {
            Some(close) => message!("是不是“{close}”？", "did you mean `{close}`?"),
            None => {
                let (zh, en) = (known().collect::<Vec<_>>().join("、"), known().collect::<Vec<_>>().join(", "));
                message!("图里的行：{zh}", "its rows: {en}")
            }
        };
        diagnostics.push(
            Diagnostic::error(
                "chart-parts",
                label.span,
                message!("图里没有“{label}”这一行", "the chart has no row \"{label}\"", label = label.value),
            )
            .with_hint(hint),
        );
    }
    let before = diagnostics.len();
    let data: Vec<Datum> = table.data().chain(totals.iter().filter_map(|(_, total)| *total)).collect();
    lengths_of(&data, diagnostics);
    filled(
        &table,
        table.columns.len(),
        &message!(
            "没有这一部分的写 0 加单位；原文没有说的，不能画成合计的一部分",
            "write 0 with the unit where there is no such part; what is not stated cannot be drawn as a part"
        ),
        diagnostics,
    );
    if diagnostics.len() == before {
        for row in &table.rows {
            let total = totals.iter().find(|(label, _)| *label == row.label).and_then(|(_, total)| *total);
            if let Some(total) = total {
                adds_up(row, total, diagnostics);
            }
        }
    }
    let parts = message!("把小的部分合成“其他”", "join the small parts as one");
    at_most(table.columns.len(), 5, chart, parts, diagnostics);
    at_most(table.rows.len(), 20, chart, message!("分成几张图", "make several charts"), diagnostics);
}

/// A stated total can be the sum of the row.
fn adds_up(row: &TableRow, total: Datum, diagnostics: &mut Vec<Diagnostic>) {
    let parts: Vec<&Quantity> = row.cells.iter().flatten().map(|part| part.quantity).collect();
    if sum::verdict(total.quantity, &parts) != Some(Verdict::Fails) {
        return;
    }
    let made = sum::made(total.quantity, &parts);
    diagnostics.push(
        Diagnostic::error(
            "chart-parts",
            total.span,
            message!(
                "“{row}”各部分相加是{made}，合计写的是{stated}",
                "the parts of \"{row}\" add up to {made}, its total says {stated}",
                row = row.label,
                stated = total.quantity.wording
            ),
        )
        .with_other(row.span, message!("各部分在这里", "the parts are here"))
        .with_hint(message!(
            "逐项核对原文：是某一项抄错了，还是少列了一项？",
            "hold each part against its source: is one mistyped, or is one missing?"
        )),
    );
}

pub(super) fn range(case: &Case, chart: &ChartSpec, spec: &RangeSpec, diagnostics: &mut Vec<Diagnostic>) {
    let table = rows(case, chart, &spec.positions.table, diagnostics);
    one_axis(table.data(), diagnostics);
    for row in &table.rows {
        ends(row, diagnostics);
    }
    many_rows(&table, chart, diagnostics);
}

/// A row states something, once, and in the order of size.
fn ends(row: &TableRow, diagnostics: &mut Vec<Diagnostic>) {
    let [low, mean, high, span] = [0, 1, 2, 3].map(|role| row.cell(role));
    let single = [low, mean, high].into_iter().flatten();
    if let Some(datum) = single.clone().find(|datum| datum.quantity.upper.is_some()) {
        diagnostics.push(
            Diagnostic::error(
                "chart-parts",
                datum.span,
                message!("{value}本身是一个范围", "{value} is a range itself", value = datum.quantity.wording),
            )
            .with_hint(message!(
                "一行就是一个范围的，直接写：{row}: {value}",
                "write a row that is one range as {row}: {value}",
                row = row.label,
                value = datum.quantity.wording
            )),
        );
    }
    if let Some(datum) = span.filter(|datum| datum.quantity.upper.is_none()) {
        diagnostics.push(
            Diagnostic::error(
                "chart-parts",
                datum.span,
                message!(
                    "{value}是一个数，不是范围",
                    "{value} is one value and no range",
                    value = datum.quantity.wording
                ),
            )
            .with_hint(message!(
                "写成 {{ low: …, high: … }} 或 {{ mean: … }}；一个数一行的图用 bar 或 dot",
                "write {{ low: …, high: … }} or {{ mean: … }}; use `bar` or `dot` for one value a row"
            )),
        );
    }
    let problem = match (single.clone().next(), span) {
        (None, None) => {
            message!(
                "“{row}”最低、平均、最高都没有写",
                "\"{row}\" states neither low nor mean nor high",
                row = row.label
            )
        }
        (Some(_), Some(_)) => message!(
            "“{row}”既写了范围，又写了最低、平均或最高",
            "\"{row}\" states a span and an end or mean",
            row = row.label
        ),
        _ => {
            let stated: Vec<Datum> = single.collect();
            for pair in stated.windows(2) {
                let [one, next] = pair else { continue };
                if one.quantity.comparable(next.quantity) && one.quantity.base_value() > next.quantity.base_value() {
                    diagnostics.push(
                        Diagnostic::error(
                            "chart-order",
                            next.span,
                            message!(
                                "{next}小于前面的{one}：最低、平均、最高要从小到大",
                                "{next} is below {one}: low, mean and high go from small to large",
                                next = next.quantity.wording,
                                one = one.quantity.wording
                            ),
                        )
                        .with_other(one.span, message!("前一个数在这里", "the one before is here"))
                        .with_hint(message!("核对这几个数，看是否写反了", "check whether they are swapped")),
                    );
                }
            }
            return;
        }
    };
    diagnostics.push(Diagnostic::error("chart-parts", row.span, problem).with_hint(message!(
        "每行写 low、mean、high 中至少一个，或者只写一个范围（60万～200万元）",
        "give at least one of `low`, `mean` and `high`, or one range (60万～200万元)"
    )));
}

pub(super) fn bullet(case: &Case, chart: &ChartSpec, spec: &BulletSpec, diagnostics: &mut Vec<Diagnostic>) {
    let table = rows(case, chart, &spec.table, diagnostics);
    let column = |role| table.rows.iter().filter_map(|row| row.cell(role)).collect::<Vec<Datum>>();
    let (values, targets) = (column(0), column(1));
    lengths_of(&values, diagnostics);
    let before = diagnostics.len();
    for row in &table.rows {
        let (Some(value), Some(target)) = (row.cell(0), row.cell(1)) else {
            diagnostics.push(
                Diagnostic::error(
                    "chart-parts",
                    row.span,
                    message!("“{row}”缺少实际数或目标数", "\"{row}\" has no value or no target", row = row.label),
                )
                .with_hint(message!("没有目标的行用 bar（条形图）画", "draw what has no target as `bar`")),
            );
            continue;
        };
        against(value, target, row.cell(2), diagnostics);
    }
    if diagnostics.len() == before {
        lengths_of(&targets, diagnostics);
    }
    let instead = message!("分成几张图", "make several charts");
    at_most(table.rows.len(), 12, chart, instead, diagnostics);
}

/// A value can be held against its target, and the rate is theirs. That the one is a result and the other a plan is the point.
fn against(value: Datum, target: Datum, rate: Option<Datum>, diagnostics: &mut Vec<Diagnostic>) {
    let (a, b) = (&value.quantity.wording, &target.quantity.wording);
    let problem = if !value.quantity.comparable(target.quantity) {
        Some(("chart-units", message!("{a}与目标{b}单位不同", "{a} and its target {b} differ in unit")))
    } else if matches!((value.money(), target.money()), (Some(one), Some(other)) if one != other) {
        Some((
            "chart-kinds",
            message!("{a}与目标{b}不是同一类资金", "{a} and its target {b} are different kinds of money"),
        ))
    } else if target.quantity.base_value().is_zero() {
        Some(("chart-rate", message!("目标是零，算不出比率", "the target is zero and gives no rate")))
    } else {
        None
    };
    if let Some((code, message)) = problem {
        diagnostics.push(
            Diagnostic::error(code, target.span, message)
                .with_other(value.span, message!("实际数在这里", "the value is here"))
                .with_hint(message!(
                    "实际数与目标数要同单位、同资金类别；性质可以不同（实绩对计划）",
                    "value and target share unit and kind of money; their natures may differ"
                )),
        );
        return;
    }
    let Some(rate) = rate else { return };
    if rate.quantity.unit.dimension != Dimension::Share {
        diagnostics.push(
            Diagnostic::error(
                "chart-units",
                rate.span,
                message!("{w}不是百分比", "{w} is no percentage", w = rate.quantity.wording),
            )
            .with_hint(message!(
                "rate 写百分比，例如 209.2%；不写就由程序算出",
                "write a percentage, as in 209.2%, or leave it out"
            )),
        );
    } else if let Some((least, most)) = possible_rates(value.quantity, target.quantity) {
        let half = Decimal::new(5, rate.quantity.number.scale() + 1);
        let (low, high) = bounds(rate.quantity);
        let stated = rate.quantity.base_value();
        if low.unwrap_or(stated) - half > most || high.unwrap_or(stated) + half < least {
            diagnostics.push(
                Diagnostic::error(
                    "chart-rate",
                    rate.span,
                    message!(
                        "{a}是{b}的{zh}，不是{rate}",
                        "{a} is {en} of {b}, not {rate}",
                        zh = of(least, most, "到"),
                        en = of(least, most, " to "),
                        rate = rate.quantity.wording
                    ),
                )
                .with_other(value.span, message!("实际数在这里", "the value is here"))
                .with_other(target.span, message!("目标数在这里", "the target is here"))
                .with_hint(message!(
                    "核对三个数；原文的比率以别的数为基数的，不写 rate",
                    "check all three; leave `rate` out if it has another base"
                )),
            );
        }
    }
}

/// One or two rates to one decimal: 209.2%, 52%到53%.
fn of(least: Decimal, most: Decimal, to: &str) -> String {
    let (least, most) = (least.round_dp(1).normalize(), most.round_dp(1).normalize());
    if least == most { format!("{most}%") } else { format!("{least}%{to}{most}%") }
}

/// The rates, in %, that two numbers allow as they are rounded; none where words leave them open.
fn possible_rates(value: &Quantity, target: &Quantity) -> Option<(Decimal, Decimal)> {
    // 约4179万元 is 4178.5 to 4179.5; words that open one side say nothing on a rate.
    let rounded = |quantity: &Quantity| {
        let (low, high) = bounds(quantity);
        let open = low.is_some() != high.is_some() || (low.is_some() && !quantity.is_exact());
        let last = Decimal::new(5, quantity.number.scale() + 1).checked_mul(quantity.base_value());
        let half = last.filter(|_| !quantity.number.is_zero())?.checked_div(quantity.number)?;
        let base = quantity.base_value();
        (!open).then_some((base - half, base + half))
    };
    let (value, target) = (rounded(value)?, rounded(target)?);
    let rate = |value: Decimal, target: Decimal| value.checked_div(target)?.checked_mul(Decimal::ONE_HUNDRED);
    (target.0 > Decimal::ZERO).then_some(())?;
    Some((rate(value.0, target.1)?, rate(value.1, target.0)?))
}

fn many_rows(table: &Table, chart: &ChartSpec, diagnostics: &mut Vec<Diagnostic>) {
    let instead = message!(
        "只画最要紧的几项；看分布用 histogram（直方图）或 strip（点带图）",
        "draw the most important ones; use `histogram` or `strip` for a distribution"
    );
    at_most(table.rows.len(), 60, chart, instead, diagnostics);
}
