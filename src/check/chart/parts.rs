//! Parts that are drawn inside of their wholes, and steps that are each a part of the one before: funnels and nested proportions.

use rust_decimal::Decimal;

use super::{subset, table};
use crate::corpus::Datum;
use crate::diagnostic::Diagnostic;
use crate::message;
use crate::quantity::Dimension;
use crate::record::{Case, ChartSpec, NestedSpec, TableSpec};

pub(super) fn funnel(case: &Case, chart: &ChartSpec, spec: &TableSpec, diagnostics: &mut Vec<Diagnostic>) {
    let before = diagnostics.len();
    let table = table::rows(case, chart, spec, diagnostics);
    table::filled(&table, 1, &table::fill_in(), diagnostics);
    table::lengths(&table, diagnostics);
    if diagnostics.len() > before {
        return;
    }
    if let [only] = table.rows.as_slice() {
        diagnostics.push(
            Diagnostic::error(
                "chart-parts",
                only.span,
                message!("漏斗图至少要有两步", "a funnel has two steps or more"),
            )
            .with_hint(message!("一步一步列出来，从最多的到最少的", "list the steps from the widest to the narrowest")),
        );
    }
    for pair in table.rows.windows(2) {
        let [Some(from), Some(to)] = [pair[0].cell(0), pair[1].cell(0)] else { continue };
        if to.quantity.base_value() > from.quantity.base_value() {
            let (large, small) = (&to.quantity.wording, &from.quantity.wording);
            diagnostics.push(
                Diagnostic::error(
                    "chart-parts",
                    to.span,
                    message!(
                        "这一步{large}，比上一步{small}还多",
                        "this step ({large}) is larger than the one before it ({small})"
                    ),
                )
                .with_other(from.span, message!("上一步", "the step before"))
                .with_hint(message!(
                    "漏斗图的每一步都是上一步的一部分；先后不同的环节用 chain，比大小用 bar",
                    "each step of a funnel is part of the one before; draw other steps as `chain`, and compare as `bar`"
                )),
            );
        } else {
            subset::said(case, to, from, diagnostics);
        }
    }
}

pub(super) fn nested(case: &Case, chart: &ChartSpec, spec: &NestedSpec, diagnostics: &mut Vec<Diagnostic>) {
    let table = table::rows(case, chart, &spec.table, diagnostics);
    table::filled(&table, 2, &table::fill_in(), diagnostics);
    table::single(table.data(), diagnostics);
    for row in &table.rows {
        let (Some(whole), Some(part)) = (row.cell(0), row.cell(1)) else { continue };
        if !part_of_whole(case, part, whole, diagnostics) {
            continue;
        }
        if let Some(share) = row.cell(2) {
            stated_share(share, part, whole, diagnostics);
        }
    }
}

/// A part shares its whole's axis, is no larger, and is a part of it as far as the record tells. Gives whether all is well.
pub(super) fn part_of_whole(case: &Case, part: Datum, whole: Datum, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let before = diagnostics.len();
    table::one_axis([whole, part], diagnostics);
    table::not_below_zero([whole, part], diagnostics);
    if diagnostics.len() > before {
        return false;
    }
    if part.quantity.base_value() > whole.quantity.base_value() {
        let (small, large) = (&part.quantity.wording, &whole.quantity.wording);
        diagnostics.push(
            Diagnostic::error(
                "chart-parts",
                part.span,
                message!("部分{small}大于整体{large}", "the part {small} is larger than the whole {large}"),
            )
            .with_other(whole.span, message!("整体在这里", "the whole is here"))
            .with_hint(message!(
                "核对原文，看是否抄错或写反了",
                "check the source: one may be mistyped, or they are swapped"
            )),
        );
    } else {
        subset::said(case, part, whole, diagnostics);
    }
    diagnostics.len() == before
}

/// A share is a percentage between nothing and all. Gives whether it is.
pub(super) fn is_share(share: Datum, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let value = &share.quantity.wording;
    let (code, said, hint) = if share.quantity.unit.dimension != Dimension::Share {
        (
            "chart-units",
            message!("{value}不是百分比", "{value} is no percentage"),
            message!("share 写百分比，例如 70.9%", "`share` is a percentage, such as 70.9%"),
        )
    } else if share.quantity.base_value() < Decimal::ZERO || share.quantity.base_value() > Decimal::ONE_HUNDRED {
        (
            "chart-parts",
            message!("{value}不在0和100%之间", "{value} is not between 0 and 100%"),
            message!(
                "部分不会大于整体；增长率用 bar",
                "a part is no more than its whole; draw rates of growth as `bar`"
            ),
        )
    } else {
        return true;
    };
    diagnostics.push(Diagnostic::error(code, share.span, said).with_hint(hint));
    false
}

/// No percentage is larger; a tiny whole makes some that nothing can be reckoned with.
const MOST: Decimal = Decimal::from_parts(4_000_000_000, 0, 0, false, 0);

/// A share that a source states is that of the two numbers beside it, up to its last digit.
fn stated_share(share: Datum, part: Datum, whole: Datum, diagnostics: &mut Vec<Diagnostic>) {
    if !is_share(share, diagnostics) || ![share, part, whole].iter().all(|datum| datum.quantity.is_exact()) {
        return;
    }
    let Some(fraction) = part.quantity.base_value().checked_div(whole.quantity.base_value()) else { return };
    let Some(worked_out) = fraction.checked_mul(Decimal::ONE_HUNDRED).filter(|percent| percent.abs() < MOST) else {
        return;
    };
    let places = share.quantity.number.scale();
    if (worked_out - share.quantity.base_value()).abs() <= Decimal::new(1, places) {
        return;
    }
    let (value, made) = (&share.quantity.wording, worked_out.round_dp(places + 1).normalize());
    diagnostics.push(
        Diagnostic::error(
            "chart-parts",
            share.span,
            message!("占比写的是{value}，按两个数算是{made}%", "the share says {value}, the two values make {made}%"),
        )
        .with_other(part.span, message!("部分", "the part"))
        .with_other(whole.span, message!("整体", "the whole"))
        .with_hint(message!(
            "核对原文；原文没有写占比的，删去 share，由程序推算",
            "check the source; without `share` it is worked out"
        )),
    );
}
