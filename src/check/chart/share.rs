//! 100 % stacked bars: the parts of a row are parts of its whole, fill it and do not exceed it, and are no more than colours tell
//! apart.

use rust_decimal::Decimal;

use super::sum::alike;
use super::table;
use crate::corpus::{Datum, datum};
use crate::diagnostic::Diagnostic;
use crate::message;
use crate::quantity::{Dimension, Quantity};
use crate::record::{Case, ChartSpec, PartValue, ShareRow, ShareSpec};

/// Parts for which there are colours that a reader tells apart.
const MOST_PARTS: usize = 6;

pub(super) fn check(case: &Case, chart: &ChartSpec, spec: &ShareSpec, diagnostics: &mut Vec<Diagnostic>) {
    table::sourced(case, chart, diagnostics);
    let Some(first) = spec.rows.first() else { return };
    let instead = message!(
        "把小的几项合成“其他”，或者用 bar（条形图）画各项的占比",
        "join the small ones, or draw the shares as `bar`"
    );
    table::at_most(first.parts.len(), MOST_PARTS, chart, instead, diagnostics);
    for row in &spec.rows {
        let names = |row: &ShareRow| row.parts.iter().map(|part| part.label.value.clone()).collect::<Vec<_>>();
        if names(row) != names(first) {
            diagnostics.push(
                Diagnostic::error(
                    "chart-parts",
                    row.label.span,
                    message!("各行的组成部分要相同、顺序要一致", "every row lists the same parts in the same order"),
                )
                .with_other(first.label.span, message!("第一行在这里", "the first row is here")),
            );
        }
        whole_and_parts(case, row, diagnostics);
    }
}

/// The parts of a row fill their whole and do not exceed it.
fn whole_and_parts(case: &Case, row: &ShareRow, diagnostics: &mut Vec<Diagnostic>) {
    let Some(whole) = datum(case, &row.whole) else { return };
    let before = diagnostics.len();
    table::single([whole], diagnostics);
    if whole.quantity.base_value() <= Decimal::ZERO {
        diagnostics.push(
            Diagnostic::error("chart-parts", whole.span, message!("整体要大于零", "a whole is more than nothing"))
                .with_hint(message!("核对这个数", "check the value")),
        );
    }
    let mut sum = Decimal::ZERO;
    let mut rests = 0;
    for part in &row.parts {
        match &part.value {
            PartValue::Rest => rests += 1,
            PartValue::Stated(cell) => {
                let Some(part) = datum(case, cell) else { return };
                like_its_whole(part, whole, diagnostics);
                table::single([part], diagnostics);
                table::not_below_zero([part], diagnostics);
                sum += fraction_of(part.quantity, whole.quantity).unwrap_or_default();
            }
        }
    }
    if diagnostics.len() > before {
        return;
    }
    let problem = if rests > 1 {
        message!("只能有一个部分写 rest", "only one part can be the rest")
    } else if sum > Decimal::ONE + tolerance(row) || (rests == 1 && sum >= Decimal::ONE) {
        message!("各部分合起来超过了整体", "the parts are more than the whole")
    } else if rests == 0 && sum < Decimal::ONE - tolerance(row) {
        message!("各部分合起来不足整体", "the parts are less than the whole")
    } else {
        return;
    };
    diagnostics.push(Diagnostic::error("chart-parts", row.label.span, problem).with_hint(message!(
        "核对各部分；余下的部分可以写成 其他: rest",
        "check the parts; what is left can be written as 其他: rest"
    )));
}

/// A part is in the unit of its whole and of its kind, or a share of it in %.
fn like_its_whole(part: Datum, whole: Datum, diagnostics: &mut Vec<Diagnostic>) {
    let (small, large) = (&part.quantity.wording, &whole.quantity.wording);
    let of_whole = part.quantity.comparable(whole.quantity);
    let (code, said, hint) = if !of_whole && !is_share(part.quantity) {
        (
            "chart-units",
            message!("{small}不是{large}的一部分：单位不同", "{small} is no part of {large}: the units differ"),
            message!(
                "部分要与整体同单位，或者是占整体的百分比（%）",
                "a part is in the unit of its whole, or a share of it in %"
            ),
        )
    } else if of_whole && !alike(part, whole) {
        (
            "chart-kinds",
            message!(
                "{small}不是{large}的一部分：性质或资金类别不同",
                "{small} is no part of {large}: the natures or kinds of money differ"
            ),
            message!("部分与整体要同性质、同资金类别", "a part is of the nature and kind of money of its whole"),
        )
    } else {
        return;
    };
    diagnostics.push(
        Diagnostic::error(code, part.span, said)
            .with_other(whole.span, message!("整体在这里", "the whole is here"))
            .with_hint(hint),
    );
}

/// Half a per mille a part: what rounding to one decimal of a percentage explains.
fn tolerance(row: &ShareRow) -> Decimal {
    Decimal::new(5, 4) * Decimal::from(row.parts.len())
}

/// Larger fractions are all alike: far too large.
const MOST: Decimal = Decimal::from_parts(1_000_000_000, 0, 0, false, 0);

/// How large a part is of its whole: from its own percentage, or by division in one unit.
pub(crate) fn fraction_of(part: &Quantity, whole: &Quantity) -> Option<Decimal> {
    if is_share(part) && !is_share(whole) {
        part.number.checked_div(Decimal::ONE_HUNDRED)
    } else if part.comparable(whole) {
        // A tiny whole makes a fraction that nothing can be reckoned with.
        let fraction = part.base_value().checked_div(whole.base_value())?;
        Some(fraction.clamp(-MOST, MOST))
    } else {
        None
    }
}

fn is_share(quantity: &Quantity) -> bool {
    quantity.unit.dimension == Dimension::Share
}
