//! `cumulative-falls` (R14): a value counted up to a day that is less than what was counted before.
//!
//! What is counted up to a day (截至, 累计) includes all that came earlier, and never falls. A figure with `includes: [a, b]` is
//! held against the sum of these; their words (超过, 近, 多) are heeded. Two figures of a case with one label (or indicator) and
//! scope that both say 累计 or 截至 are held against each other by their periods.
//!
//! An editor asks where the count begins: most often the later number starts anew. Then `includes:` goes. Where the source
//! leaves the beginning open, both numbers stay and `accept: { cumulative-falls: 理由 }` says that they are not one count.

use super::super::sum;
use super::super::verdict::{self, Extent, Verdict};
use super::super::view::own_figures;
use super::points::clause;
use crate::diagnostic::Diagnostic;
use crate::message;
use crate::quantity::Quantity;
use crate::record::{Case, Figure, MoneyKind, Nature};

pub(super) fn check(case: &Case, diagnostics: &mut Vec<Diagnostic>) {
    falls(case, diagnostics);
    for figure in own_figures(case).filter(|figure| !figure.includes.is_empty()) {
        let earlier: Vec<&Figure> = figure.includes.iter().filter_map(|name| case.figures.get(name.as_str())).collect();
        let w = &figure.quantity.wording;
        let said = if let Some(other) = earlier.iter().find(|other| !other.quantity.comparable(&figure.quantity)) {
            message!(
                "{w}与{o}的单位不同，不能说一个包含另一个",
                "{w} and {o} have different units",
                o = other.quantity.wording
            )
        } else {
            let quantities: Vec<&Quantity> = earlier.iter().map(|other| &other.quantity.value).collect();
            if verdict(&figure.quantity, &quantities) != Some(Verdict::Fails) {
                continue;
            }
            let made = sum::made(&figure.quantity, &quantities);
            message!(
                "累计到后来的{w}，少于此前各项之和{made}",
                "{w}, counted up to a later day, is less than {made} before"
            )
        };
        let mut finding = Diagnostic::warning("cumulative-falls", figure.quantity.span, said);
        for other in earlier {
            let word = &other.quantity.wording;
            finding = finding.with_other(other.quantity.span, message!("{word}", "{word}"));
        }
        diagnostics.push(finding.with_hint(message!(
            "核对几个数各从哪一天算起；不是同一笔累计的，删去 includes:；原文没有写明的，写 accept: {{ cumulative-falls: 理由 }}",
            "ask where each count begins; delete `includes:`, or accept: {{ cumulative-falls: reason }} where the source leaves it open"
        )));
    }
}

/// Two counts up to a day of one thing, without `includes:`: the later one is not the smaller.
fn falls(case: &Case, diagnostics: &mut Vec<Diagnostic>) {
    let counts: Vec<&Figure> = own_figures(case).filter(|figure| is_cumulative(figure)).collect();
    for later in &counts {
        let end = |figure: &Figure| figure.period.as_ref().and_then(|period| period.end_year_fraction());
        let is_earlier = |other: &&&Figure| matches!((end(other), end(later)), (Some(one), Some(two)) if one < two);
        let is_one = |other: &&&Figure| {
            what(other) == what(later) && !later.includes.contains(&other.name) && !other.includes.contains(&later.name)
        };
        let fallen = counts
            .iter()
            .filter(is_earlier)
            .filter(is_one)
            .find(|other| verdict(&later.quantity, &[&other.quantity]) == Some(Verdict::Fails));
        let Some(earlier) = fallen else { continue };
        let (w, o, label) = (&later.quantity.wording, &earlier.quantity.wording, &later.label.value);
        diagnostics.push(
            Diagnostic::warning(
                "cumulative-falls",
                later.quantity.span,
                message!(
                    "“{label}”累计到后来的{w}，少于此前的{o}",
                    "`{label}`, counted up to a later day, is {w}, less than {o} before"
                ),
            )
            .with_other(earlier.quantity.span, message!("此前的在这里", "the earlier one is here"))
            .with_hint(message!(
                "核对两个数和各自的时间，各从哪一天算起；不是同一笔累计的，用 scope: 写明不同；原文没有写明的，写 accept: {{ cumulative-falls: 理由 }}",
                "ask where each count begins; tell them apart by `scope:`, or accept: {{ cumulative-falls: reason }} where the source leaves it open"
            )),
        );
    }
}

/// Whether a figure says that it is counted up to a day.
fn is_cumulative(figure: &Figure) -> bool {
    let wording = &figure.quantity.wording;
    let quoted = figure.quote.as_ref().and_then(|quote| clause(quote, wording));
    let texts = [Some(figure.label.as_str()), Some(wording.as_str()), quoted];
    texts.into_iter().flatten().any(|text| ["累计", "截至", "截止"].iter().any(|word| text.contains(word)))
}

/// What a figure counts, and of whom.
fn what(figure: &Figure) -> (&str, Option<&str>, Option<&str>, Option<&MoneyKind>, Nature) {
    let name = figure.indicator.as_ref().unwrap_or(&figure.label);
    (
        name,
        figure.scope.as_ref().map(|scope| scope.as_str()),
        figure.place.as_ref().map(|place| place.as_str()),
        figure.money.as_deref(),
        figure.nature,
    )
}

/// Whether a later count is at least the sum of the earlier ones; none where they are in different units.
pub(in crate::check) fn verdict(later: &Quantity, earlier: &[&Quantity]) -> Option<Verdict> {
    let is_alike = earlier.iter().all(|other| other.comparable(later));
    let sum = Extent::sum(earlier.iter().map(|other| Extent::of(other)));
    is_alike.then(|| verdict::at_most(sum, Extent::of(later)))
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::case;

    fn figures(later: &str, rest: &str) -> String {
        format!(
            "defaults: {{ period: 2018, source: \"report#1\" }}\nfigures:\n  a: {{ label: 甲, value: 1350斤 }}\n  \
             b: {{ label: 乙, value: 8660斤 }}\n  c: {{ label: 丙, value: {later}, includes: [a, b]{rest} }}"
        )
    }

    #[test]
    fn counts_of_one_thing_are_held_against_each_other() {
        let two = |label: &str, later: &str| {
            case(&format!(
                "defaults: {{ source: \"report#1\" }}\nfigures:\n  a: {{ label: 累计销售, value: 8660斤, period: ../2018 }}\n  \
                 b: {{ label: {label}, value: {later}, period: ../2019 }}"
            ))
        };
        assert_eq!(
            two("累计销售", "3520斤").said("cumulative-falls"),
            ["“累计销售”累计到后来的3520斤，少于此前的8660斤"]
        );
        assert!(two("累计销售", "超过3520斤").of("cumulative-falls").is_empty());
        assert!(two("累计销售", "9000斤").of("cumulative-falls").is_empty());
        assert!(two("当年销售", "3520斤").of("cumulative-falls").is_empty());
        assert!(two("累计销售", "3520斤, scope: 大东村").of("cumulative-falls").is_empty());
    }

    #[test]
    fn a_cumulative_value_does_not_fall() {
        assert_eq!(
            case(&figures("3520斤", "")).said("cumulative-falls"),
            ["累计到后来的3520斤，少于此前各项之和10010斤"]
        );
        for later in ["10010斤", "超过3520斤", "6吨", "约1万斤"] {
            assert!(case(&figures(later, "")).of("cumulative-falls").is_empty(), "{later}");
        }
        assert_eq!(case(&figures("3520元", "")).of("cumulative-falls"), ["3520元"]);
        let answered = case(&figures("3520斤", ", accept: { cumulative-falls: 起点未载明 }"));
        assert_eq!(answered.answered("cumulative-falls"), ["3520斤"]);
    }
}
