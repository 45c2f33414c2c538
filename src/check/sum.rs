//! `sum-mismatch`, `sum-units`, `sum-kinds`, `sum-parts`: a total that is not the sum of its parts.
//!
//! A figure with `sum: [a, b, c]` says that it is what these figures add up to (R03). The rule adds them up exactly, in
//! decimal numbers. Where a part or the total is qualified (超过, 约, 多), the bounds decide: the sum must be possible.
//! Percentages, and numbers that are written to fewer digits than the others, may miss their total by what rounding explains:
//! half of their last digit. Among numbers of one last digit a difference that rounding could explain is asked about.
//!
//! Only like is added to like: one unit, one nature, one kind of money. The one sum across kinds is that of gifts:
//! 捐款捐物 is made of 捐款 and 捐物折价.

use rust_decimal::Decimal;

use super::Context;
use super::verdict::{self, Extent, Verdict};
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
    if verdict(&total.quantity, &quantities) != Some(Verdict::Fails) {
        return;
    }
    let (made, stated) = (made(&total.quantity, &quantities), &total.quantity.wording);
    let mut diagnostic = if is_possible(&total.quantity, &quantities) {
        Diagnostic::warning(
            "sum-mismatch",
            total.quantity.span,
            message!(
                "各部分相加是{made}，合计写的是{stated}，差在末位上",
                "the parts add up to {made}, the total says {stated}: they differ in the last digit"
            ),
        )
        .with_hint(message!(
            "逐项核对原文；只是各项四舍五入后的差，写 accept: {{ sum-mismatch: 各项四舍五入 }}",
            "hold each part against its source; where only rounding makes the difference, accept: {{ sum-mismatch: reason }}"
        ))
    } else {
        Diagnostic::error(
            "sum-mismatch",
            total.quantity.span,
            message!("各部分相加是{made}，合计写的是{stated}", "the parts add up to {made}, the total says {stated}"),
        )
        .with_hint(message!(
            "逐项核对原文：是某一项抄错了，还是少列了一项？原文的合计就是这样的，写 accept: {{ sum-mismatch: 理由 }}",
            "hold each part against its source: is one mistyped, or is one missing? where the source itself says so, accept: {{ sum-mismatch: reason }}"
        ))
    };
    for part in parts {
        let word = &part.quantity.wording;
        diagnostic = diagnostic.with_other(part.quantity.span, message!("{word}", "{word}"));
    }
    diagnostics.push(diagnostic);
}

/// Whether a total is the sum of its parts; none where they are not in its unit.
pub(super) fn verdict(total: &Quantity, parts: &[&Quantity]) -> Option<Verdict> {
    let is_comparable = parts.iter().all(|part| part.comparable(total));
    is_comparable.then(|| held(total, parts, surely_rounded(total, parts)))
}

/// Whether a total can be the sum of its parts, given what their wordings and their rounding leave open.
fn is_possible(total: &Quantity, parts: &[&Quantity]) -> bool {
    held(total, parts, rounding(total, parts)) != Verdict::Fails
}

/// Whether some of the parts of a total are at most the total.
pub(super) fn verdict_of_some(total: &Quantity, parts: &[&Quantity]) -> Verdict {
    let sum = Extent::sum(parts.iter().map(|part| Extent::of(part)));
    verdict::at_most(sum, Extent::of(total).widened(surely_rounded(total, parts)))
}

fn held(total: &Quantity, parts: &[&Quantity], room: Decimal) -> Verdict {
    verdict::equal(Extent::sum(parts.iter().map(|part| Extent::of(part))), Extent::of(total), room)
}

/// The sum of some parts in words, in the scale and unit of their total and to the last digit of the finest part.
pub(super) fn made(total: &Quantity, parts: &[&Quantity]) -> String {
    let Some(sum) = parts.iter().try_fold(Decimal::ZERO, |sum, part| sum.checked_add(part.base_value())) else {
        return "…".to_owned();
    };
    let exact = total.units(sum).normalize().scale();
    let finest = parts.iter().map(|part| part.number.scale()).max().unwrap_or_default().max(total.number.scale());
    // A sum that has no end in the unit of the total, as 亩 in 公顷, is rounded.
    total.format_like(sum, if exact <= LONGEST { exact.max(total.number.scale()) } else { finest.max(2) })
}

/// So many decimals are printed at most.
const LONGEST: u32 = 8;

/// What rounding can explain: half of the last digit of the total and of each part that has decimals or a scale, or fewer digits
/// than another of them.
fn rounding(total: &Quantity, parts: &[&Quantity]) -> Decimal {
    let finest = finest(total, parts);
    let of_one = |quantity: &&Quantity| match is_rounded(quantity) {
        true => quantity.rounding(),
        false => Some(quantity.rounding()).filter(|half| *half > finest).unwrap_or_default(),
    };
    parts.iter().chain([&total]).map(of_one).fold(Decimal::ZERO, Decimal::saturating_add)
}

/// What rounding surely explains: half of the last digit of those that are written to fewer digits than the finest of them, as
/// 1.14亿元 beside 7214万元. Shares are always rounded.
pub(super) fn surely_rounded(total: &Quantity, parts: &[&Quantity]) -> Decimal {
    if total.unit.dimension == Dimension::Share {
        return rounding(total, parts);
    }
    let finest = finest(total, parts);
    let halves = parts.iter().chain([&total]).map(|quantity| quantity.rounding()).filter(|half| *half > finest);
    halves.fold(Decimal::ZERO, Decimal::saturating_add)
}

fn finest(total: &Quantity, parts: &[&Quantity]) -> Decimal {
    parts.iter().map(|part| part.rounding()).fold(total.rounding(), Decimal::min)
}

/// Whether a number may have been rounded to what is printed: it has decimals or a scale, or is a share. A count is not.
pub(super) fn is_rounded(quantity: &Quantity) -> bool {
    let is_share = quantity.unit.dimension == Dimension::Share;
    is_share || quantity.number.scale() > 0 || !quantity.scale.word().is_empty()
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

    use super::super::testing::{CASE, case, headed, project};
    use crate::diagnostic::Severity;

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

    /// The severity of what is said of a total of two parts, with what is said.
    fn added(first: &str, second: &str, total: &str) -> Option<(Severity, String)> {
        let found = case(&format!(
            "defaults: {{ period: 2018, source: \"report#1\" }}\nfigures:\n  a: {{ label: 甲, value: {first} }}\n  \
             b: {{ label: 乙, value: {second} }}\n  c: {{ label: 丙, value: {total}, sum: [a, b] }}"
        ));
        found.severities("sum-mismatch").pop().zip(found.said("sum-mismatch").pop())
    }

    #[test]
    fn fewer_digits_are_rounded_digits() {
        assert_eq!(added("7214万元", "4179万元", "1.14亿元"), None);
        assert_eq!(added("10万元", "20.3万元", "30万元"), None);
        assert_eq!(added("1.2万人", "4000人", "1.6万人"), None);
        let (severity, said) = added("7214万元", "4179万元", "1.15亿元").unwrap();
        assert_eq!((severity, said.as_str()), (Severity::Error, "各部分相加是1.1393亿元，合计写的是1.15亿元"));
        assert_eq!(added("33.3%", "33.3%", "66.7%"), None);
    }

    #[test]
    fn a_last_digit_that_rounding_could_explain_is_asked_about() {
        let (severity, said) = added("1.2亿元", "3.4亿元", "4.7亿元").unwrap();
        assert_eq!(
            (severity, said.as_str()),
            (Severity::Warning, "各部分相加是4.6亿元，合计写的是4.7亿元，差在末位上")
        );
        assert_eq!(added("1.2亿元", "3.4亿元", "4.8亿元").unwrap().0, Severity::Error);
        assert_eq!(added("12个", "34个", "47个").unwrap().0, Severity::Error, "a count is not rounded");
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
