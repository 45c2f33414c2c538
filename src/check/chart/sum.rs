//! Parts that are drawn as what they add up to: waterfalls and treemaps.

use std::ops::Bound;

use rust_decimal::Decimal;

use super::super::sum::{self, kinds_add_up, surely_rounded};
use super::super::verdict::Verdict;
use super::table;
use crate::corpus::{Datum, Table, datum};
use crate::diagnostic::Diagnostic;
use crate::message;
use crate::quantity::Quantity;
use crate::record::{Case, ChartSpec, Data, SumSpec, WaterfallSpec};

pub(super) fn waterfall(case: &Case, chart: &ChartSpec, spec: &WaterfallSpec, diagnostics: &mut Vec<Diagnostic>) {
    let table = total_and_parts(case, chart, &spec.sum, diagnostics);
    table::shown(spec.groups.iter().flat_map(|(_, names)| names), &table, diagnostics);
}

pub(super) fn treemap(case: &Case, chart: &ChartSpec, spec: &SumSpec, diagnostics: &mut Vec<Diagnostic>) {
    let table = total_and_parts(case, chart, spec, diagnostics);
    table::not_below_zero(table.data(), diagnostics);
    if !table.rows.is_empty() && table.data().all(|part| part.quantity.base_value().is_zero()) {
        diagnostics.push(
            Diagnostic::error(
                "chart-empty",
                chart.name.span,
                message!("各部分都是零，没有面积可画", "all parts are zero and have no area"),
            )
            .with_hint(message!("核对这些数，或删去这张图", "check the values, or delete the chart")),
        );
    }
}

fn total_and_parts<'a>(
    case: &'a Case,
    chart: &ChartSpec,
    spec: &'a SumSpec,
    diagnostics: &mut Vec<Diagnostic>,
) -> Table<'a> {
    let table = table::rows(case, chart, &spec.parts, diagnostics);
    let Some(total) = datum(case, &spec.total) else { return table };
    if let (Data::SumOf(name), Some(figure)) = (&spec.parts.data, total.figure) {
        if figure.sum.is_empty() {
            diagnostics.push(
                Diagnostic::error(
                    "chart-parts",
                    name.span,
                    message!(
                        "“{name}”没有写明由哪些数相加而成",
                        "`{name}` does not say what it is the sum of",
                        name = name.value
                    ),
                )
                .with_other(figure.name.span, message!("在这里加上 sum: [ … ]", "add `sum: [ … ]` here"))
                .with_hint(message!(
                    "这种图画的是合计怎样由各部分组成；各部分不是数据的，在图里写 rows",
                    "this kind shows how a total is made up of its parts; write `rows` where the parts are no figures"
                )),
            );
        }
        // A part that the record does not hold has its finding.
        if table.rows.len() != figure.sum.len() {
            return table;
        }
    } else {
        like_with_like(total, &table, diagnostics);
    }
    let is_single = table::single(table.data().chain([total]), diagnostics);
    let is_filled = table::filled(&table, 1, &table::fill_in(), diagnostics);
    let is_comparable = table.data().all(|part| part.quantity.comparable(total.quantity));
    if is_single && is_filled && is_comparable && !table.rows.is_empty() {
        adds_up(total, &table, matches!(spec.parts.data, Data::SumOf(_)), diagnostics);
    }
    table
}

/// Parts are of the unit, the nature and the kind of money of their total.
fn like_with_like(total: Datum, table: &Table, diagnostics: &mut Vec<Diagnostic>) {
    for part in table.data() {
        let (a, b) = (&part.quantity.wording, &total.quantity.wording);
        let (code, said) = if !part.quantity.comparable(total.quantity) {
            let said = message!("{a}与合计{b}的单位不同，不能相加", "{a} is not in the unit of the total {b}");
            ("chart-units", said)
        } else if !alike(part, total) {
            let said = message!(
                "{a}与合计{b}不是同一类数（性质或资金类别不同）",
                "{a} is of another nature or kind of money than the total {b}"
            );
            ("chart-kinds", said)
        } else {
            continue;
        };
        diagnostics.push(
            Diagnostic::error(code, part.span, said)
                .with_other(total.span, message!("合计在这里", "the total is here"))
                .with_hint(message!("只有同一类、同一单位的数才能相加", "only values of one sort and unit add up")),
        );
    }
}

/// Whether a part is of the nature and kind of money of its total. A value that the chart writes down itself does not say.
pub(super) fn alike(part: Datum, total: Datum) -> bool {
    let is_figure = part.figure.is_some() && total.figure.is_some();
    !is_figure || (part.nature() == total.nature() && kinds_add_up(total.money(), part.money()))
}

/// The numbers as they are drawn add up to the total. A total that is worded as 超过 or 约 is drawn as long as its parts are, so
/// that they must lie within what its words allow.
fn adds_up(total: Datum, table: &Table, summed: bool, diagnostics: &mut Vec<Diagnostic>) {
    let parts: Vec<&Quantity> = table.data().map(|part| part.quantity).collect();
    let made = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.base_value()));
    let slack = surely_rounded(total.quantity, &parts);
    if made.is_some_and(|made| allows(total.quantity, made, slack)) {
        return;
    }
    let possible = sum::verdict(total.quantity, &parts) != Some(Verdict::Fails);
    // The rule of sums has reported what cannot be.
    if summed && !possible {
        return;
    }
    let made = sum::made(total.quantity, &parts);
    let hint = if possible {
        message!(
            "带“约”“超过”“多”的数没有确切的大小，加起来对不上合计；改用 bar（条形图）",
            "numbers worded as 约, 超过 or 多 have no exact size to add up; draw them as `bar`"
        )
    } else {
        message!(
            "逐项核对原文：是某一项抄错了，还是少列了一项？余下的部分原文没有写，就不能画成这种图",
            "hold each part against its source: is one mistyped, or is one missing? What the source does not state is not drawn"
        )
    };
    let stated = &total.quantity.wording;
    diagnostics.push(
        Diagnostic::error(
            "chart-parts",
            total.span,
            message!("各部分相加是{made}，合计写的是{stated}", "the parts add up to {made}, the total says {stated}"),
        )
        .with_hint(hint),
    );
}

/// Whether a number is what a wording can mean. 约 stands for a tenth more or less at most: anything else is another number.
fn allows(quantity: &Quantity, number: Decimal, slack: Decimal) -> bool {
    let far = (number - quantity.base_value()).abs();
    match (quantity.low, quantity.high) {
        (Bound::Unbounded, Bound::Unbounded) => far <= quantity.base_value().abs() / Decimal::TEN,
        (low, high) => {
            let above = !matches!(low, Bound::Included(end) | Bound::Excluded(end) if number < end - slack);
            above && !matches!(high, Bound::Included(end) | Bound::Excluded(end) if number > end + slack)
        }
    }
}
