//! `sum-mismatch`, `sum-units`, `sum-kinds`, `sum-parts`: a total that is not the sum of its parts.
//!
//! A figure with `sum: [a, b, c]` says that it is what these figures add up to. The rule adds them up exactly, in
//! decimal numbers. Where a part or the total is qualified (超过, 约, 多), the bounds decide: the sum must be possible.
//! Percentages may miss their total by what rounding explains: half of the last digit for every part.
//!
//! Only like is added to like: one unit, one nature, one kind of money. The one sum across kinds is that of gifts:
//! 捐款捐物 is made of 捐款 and 捐物折价.

use rust_decimal::Decimal;

use super::Context;
use super::view::own_figures;
use crate::corpus::CaseEntry;
use crate::diagnostic::Diagnostic;
use crate::message;
pub(super) use crate::quantity::bounds;
use crate::quantity::{Dimension, Quantity};
use crate::record::{Figure, MoneyKind};

pub(super) fn check(_: &Context, entry: &CaseEntry, diagnostics: &mut Vec<Diagnostic>) {
    let figures = &entry.case.figures;
    for total in own_figures(&entry.case).filter(|figure| !figure.sum.is_empty()) {
        let parts: Vec<&Figure> = total.sum.iter().filter_map(|name| figures.get(name.as_str())).collect();
        if parts.len() != total.sum.len() {
            continue; // A missing part has its own finding.
        }
        let before = diagnostics.len();
        once_each(total, diagnostics);
        if diagnostics.len() > before {
            continue;
        }
        like_with_like(total, &parts, diagnostics);
        if diagnostics.len() == before {
            adds_up(total, &parts, diagnostics);
        }
    }
}

/// No part is the total itself, and none is counted twice.
fn once_each(total: &Figure, diagnostics: &mut Vec<Diagnostic>) {
    for (index, name) in total.sum.iter().enumerate() {
        let said = if *name == total.name {
            message!("合计里列了它自己", "the total is listed as its own part")
        } else if total.sum[..index].contains(name) {
            message!("“{name}”在合计里列了两次", "`{name}` is listed twice", name = name.value)
        } else {
            continue;
        };
        diagnostics
            .push(Diagnostic::error("sum-parts", name.span, said).with_hint(message!("删去这一项", "delete it here")));
    }
}

fn like_with_like(total: &Figure, parts: &[&Figure], diagnostics: &mut Vec<Diagnostic>) {
    for (part, name) in parts.iter().zip(&total.sum) {
        if !part.quantity.comparable(&total.quantity) {
            diagnostics.push(
                Diagnostic::error(
                    "sum-units",
                    name.span,
                    message!(
                        "“{part}”与合计的单位不同，不能相加",
                        "`{part}` is not in the unit of the total",
                        part = name.value
                    ),
                )
                .with_other(part.quantity.span, message!("这里是{w}", "this is {w}", w = part.quantity.wording))
                .with_hint(message!("只有同一种单位的数才能相加", "only figures of one unit can be added up")),
            );
        } else if part.nature != total.nature || !kinds_add_up(total.money.as_deref(), part.money.as_deref()) {
            diagnostics.push(
                Diagnostic::error(
                    "sum-kinds",
                    name.span,
                    message!(
                        "“{part}”与合计不是同一类数（性质或资金类别不同）",
                        "`{part}` is of another nature or kind of money than the total",
                        part = name.value
                    ),
                )
                .with_hint(message!(
                    "实绩不与目标、标准、预计相加；不同类别的资金不相加（捐款与捐物折价可合为“捐款捐物”）",
                    "results do not add up with targets, standards or forecasts, nor one kind of money with another \
                     (捐款 and 捐物折价 may make up 捐款捐物)"
                )),
            );
        }
    }
}

/// Whether money of one kind can be a part of money of another.
pub(super) fn kinds_add_up(total: Option<&MoneyKind>, part: Option<&MoneyKind>) -> bool {
    match (total, part) {
        (Some(total), Some(part)) if total.0 == "捐款捐物" => {
            matches!(part.0.as_str(), "捐款捐物" | "捐款" | "捐物折价")
        }
        (total, part) => total == part,
    }
}

fn adds_up(total: &Figure, parts: &[&Figure], diagnostics: &mut Vec<Diagnostic>) {
    let quantities: Vec<&Quantity> = parts.iter().map(|part| &part.quantity.value).collect();
    if is_possible(&total.quantity, &quantities) {
        return;
    }
    let value: Decimal = parts.iter().map(|part| part.quantity.base_value()).sum();
    let made = total.quantity.format_like(value, total.quantity.number.scale());
    let stated = &total.quantity.wording;
    let mut diagnostic = Diagnostic::error(
        "sum-mismatch",
        total.quantity.span,
        message!("各部分相加是{made}，合计写的是{stated}", "the parts add up to {made}, the total says {stated}"),
    )
    .with_hint(message!(
        "逐项核对原文：是某一项抄错了，还是少列了一项？原文的合计就是这样的，写 accept: {{ sum-mismatch: 理由 }}",
        "hold each part against its source: is one mistyped, or is one missing? where the source itself says so, accept: {{ sum-mismatch: reason }}"
    ));
    for part in parts {
        let word = &part.quantity.wording;
        diagnostic = diagnostic.with_other(part.quantity.span, message!("{word}", "{word}"));
    }
    diagnostics.push(diagnostic);
}

/// Whether a total can be the sum of its parts, given what their wordings leave open.
pub(super) fn is_possible(total: &Quantity, parts: &[&Quantity]) -> bool {
    let add_up =
        |ends: Vec<Option<Decimal>>| ends.into_iter().try_fold(Decimal::ZERO, |sum, end| sum.checked_add(end?));
    let (lows, highs) = parts.iter().map(|part| bounds(part)).unzip();
    let (low, high) = (add_up(lows), add_up(highs));
    let (total_low, total_high) = bounds(total);
    let slack = if total.unit.dimension == Dimension::Share { rounding(total, parts) } else { Decimal::ZERO };
    let too_much = matches!((low, total_high), (Some(low), Some(high)) if low > high + slack);
    let too_little = matches!((high, total_low), (Some(high), Some(low)) if high + slack < low);
    !(too_much || too_little)
}

/// What rounding to the printed digits explains: half of the last digit of the total and of each part.
pub(super) fn rounding(total: &Quantity, parts: &[&Quantity]) -> Decimal {
    let half = |quantity: &Quantity| Decimal::new(5, quantity.number.scale() + 1);
    parts.iter().map(|part| half(part)).sum::<Decimal>() + half(total)
}

#[cfg(test)]
mod tests {
    use super::super::testing::{CASE, case, headed, project};

    fn total(first: &str, second: &str, total: &str) -> String {
        format!(
            "defaults: {{ period: 2018, source: \"report#1\" }}\nfigures:\n  a: {{ label: 甲, value: 10万元{first} }}\n  \
             b: {{ label: 乙, value: 20万元{second} }}\n  c: {{ label: 丙, value: 30万元{total}, sum: [a, b] }}"
        )
    }

    #[test]
    fn kinds_of_money_and_natures_make_no_sum() {
        assert_eq!(case(&total(", money: 捐款", ", money: 财政拨款", ", money: 捐款")).of("sum-kinds"), ["b"]);
        assert_eq!(case(&total("", ", nature: 计划", "")).of("sum-kinds"), ["b"]);
        assert!(case(&total(", money: 捐款", ", money: 捐物折价", ", money: 捐款捐物")).of("sum-kinds").is_empty());
        assert!(case(&total(", money: 捐款", ", money: 捐款", ", money: 捐款")).of("sum-kinds").is_empty());
    }

    #[test]
    fn amounts_side_by_side_are_no_sum() {
        let record = headed(
            "defaults: { period: 2018, source: \"report#1\" }\nfigures:\n  a: { label: 甲, value: 10万元, money: 捐款 }\n  \
             b: { label: 乙, value: 20万元, money: 财政拨款, nature: 计划 }",
        );
        let found = project(&[(CASE, &record), ("content/cases/one/narrative.md", "两笔钱。\n\n{{money:a,b}}\n")]);
        assert!(found.of("sum-kinds").is_empty() && found.of("chart-kinds").is_empty());
    }
}
