//! `qualifier-conflict` (R11): words around a number that contradict or repeat each other, or stand where they cannot.
//! `counting-unit` (R12): a unit that leaves open what is counted.
//!
//! 近16万余名 says both less and more than 160,000 (“近”与“余”不能并用); 约20人左右 says the same thing twice; 多 belongs behind a round
//! number or a scale (20多万, not 37多万); 9～16亿元 leaves the scale of its first number out (GB/T 15835). 660多万人（次） does not
//! say whether persons or attendances are counted, and the two differ by as much as everybody comes again. The rules look at
//! every figure and at the numbers that items, mechanisms and charts write down. Sums, parts and axes of 人 and 人次, 户 and 户次
//! are refused by `sum-units`, `subset-units` and `chart-units`.
//!
//! An editor holds the wording against the source. What the source says stays, for a wording is never mended in silence, and
//! `accept: { qualifier-conflict: 理由 }` or `accept: { counting-unit: 理由 }` says how it is to be read. A number whose words
//! contradict each other has no bounds, so that no sum is held against it.

use super::super::view::quantities;
use crate::diagnostic::{Diagnostic, Message};
use crate::message;
use crate::quantity::Doubt;
use crate::record::Case;

pub(super) fn check(case: &Case, diagnostics: &mut Vec<Diagnostic>) {
    for quantity in quantities(case) {
        for doubt in quantity.doubts() {
            let Message { zh, en } = doubt.message();
            let w = &quantity.wording;
            let code = if *doubt == Doubt::PeopleOrTimes { "counting-unit" } else { "qualifier-conflict" };
            diagnostics.push(Diagnostic::warning(code, quantity.span, message!("{w}：{zh}", "{w}: {en}")).with_hint(
                message!(
                    "核对原文；原文如此的照录，写 accept: {{ {code}: 理由 }}，说明怎样看待",
                    "check the source; where it says so, accept: {{ {code}: reason }} says how it is read"
                ),
            ));
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::case;

    fn figure(value: &str, rest: &str) -> String {
        format!("figures: {{ a: {{ label: 甲, value: {value}, period: 2018, source: \"report#1\"{rest} }} }}")
    }

    #[test]
    fn words_that_contradict_each_other_are_asked_about() {
        for value in ["近16万余名", "不足20多人", "约20人左右", "37多人", "9～16亿元"] {
            assert_eq!(case(&figure(value, "")).of("qualifier-conflict"), [value]);
        }
        for value in ["近16万名", "20多万人", "约20人", "9亿～16亿元"] {
            assert!(case(&figure(value, "")).of("qualifier-conflict").is_empty(), "{value}");
        }
        let answered = case(&figure("近16万余名", ", accept: { qualifier-conflict: 原文如此 }"));
        assert_eq!(answered.answered("qualifier-conflict"), ["近16万余名"]);
    }

    #[test]
    fn numbers_of_items_and_mechanisms_are_looked_at() {
        let found = case(
            "trainings: { t: { label: 班, attendees: 近20余人 } }\nmechanisms: { m: { label: 机制, kind: framework, terms: { 数: 近30余户 } } }",
        );
        assert_eq!(found.of("qualifier-conflict"), ["近30余户", "近20余人"]);
    }

    #[test]
    fn persons_and_attendances_are_two_things() {
        assert_eq!(case(&figure("660多万人（次）", "")).of("counting-unit"), ["660多万人（次）"]);
        assert!(case(&figure("660多万人次", "")).of("counting-unit").is_empty());
        let answered = case(&figure("660多万人（次）", ", accept: { counting-unit: 原文合写 }"));
        assert_eq!(answered.answered("counting-unit"), ["660多万人（次）"]);
    }

    #[test]
    fn persons_and_attendances_make_no_sum_and_no_part() {
        let text = |small: &str, large: &str| {
            format!(
                "defaults: {{ period: 2018, source: \"report#1\" }}\nfigures:\n  a: {{ label: 甲, value: {small}, part-of: c }}\n  \
                 b: {{ label: 乙, value: {large} }}\n  c: {{ label: 丙, value: 30{unit}, sum: [a, b] }}",
                unit = large.trim_start_matches(|c: char| c.is_ascii_digit())
            )
        };
        for (small, large) in [("10人", "20人次"), ("10户", "20户次"), ("10人", "20人（次）")] {
            let found = case(&text(small, large));
            assert_eq!(
                (found.of("sum-units"), found.of("subset-units")),
                (vec!["a".into()], vec!["c".into()]),
                "{small} {large}"
            );
        }
    }
}
