//! `one-to-one` (R18): a pairing that is called 一对一 and has unequal sides.
//!
//! One to one means as many on one side as on the other. 62 schools and 75 schools cannot be paired so. The rule looks at
//! pairings with `arity: 一对一`, or that are called so in label, claim or quotation; at mechanisms that are called so, at
//! their rungs, their pairs, and at the two figures that they name.
//!
//! An editor looks for the numbers that belong together. Where the source says 一对一 over unequal sides, the word stays and
//! `accept: { one-to-one: 理由 }` says what is not stated: how they were paired.

use super::super::sum::bounds;
use crate::corpus::datum;
use crate::diagnostic::Diagnostic;
use crate::message;
use crate::quantity::{Dimension, Quantity};
use crate::record::{Case, Diagram, FieldValue, Item, Mechanism, Section};
use crate::source::{Span, Spanned};

const ONE_TO_ONE: &str = "一对一";

pub(super) fn check(case: &Case, diagnostics: &mut Vec<Diagnostic>) {
    for item in case.items.get(&Section::Pairing).into_iter().flatten().map(|(_, item)| item) {
        let cell = |key: &str| datum(case, item.value(key)?);
        if let (Some(place), Some(left), Some(right)) = (called_so(item), cell("left-count"), cell("right-count"))
            && unequal(left.quantity, right.quantity)
        {
            report(place, left.quantity, right.quantity, (left.span, right.span), diagnostics);
        }
    }
    for mechanism in case.mechanisms.values() {
        let words =
            [Some(&mechanism.label), mechanism.says.as_ref(), mechanism.title.as_ref(), mechanism.quote.as_ref()];
        if let Some(word) = words.into_iter().flatten().find(|word| word.contains(ONE_TO_ONE)) {
            of_mechanism(case, mechanism, word, diagnostics);
        }
    }
}

/// Where a pairing says that it is one to one.
fn called_so(item: &Item) -> Option<Span> {
    if let Some(FieldValue::Word(word)) = item.field("arity")
        && word.value == ONE_TO_ONE
    {
        return Some(word.span);
    }
    let words = [item.words("claim"), Some(&item.label), item.quote.as_ref()];
    words.into_iter().flatten().find(|word| word.contains(ONE_TO_ONE)).map(|word| word.span)
}

fn of_mechanism(case: &Case, mechanism: &Mechanism, word: &Spanned<String>, diagnostics: &mut Vec<Diagnostic>) {
    match mechanism.diagram() {
        Some(Diagram::Ladder(ladder)) => {
            for rung in &ladder.rungs {
                let left = rung.left.as_ref().and_then(|count| datum(case, &count.cell));
                let right = rung.right.as_ref().and_then(|count| datum(case, &count.cell));
                if let (Some(left), Some(right)) = (left, right)
                    && unequal(left.quantity, right.quantity)
                {
                    report(rung.label.span, left.quantity, right.quantity, (left.span, right.span), diagnostics);
                }
            }
        }
        Some(Diagram::Pairs(pairs)) => {
            for side in 0..2 {
                let members = pairs.pairs.iter().map(|(left, right)| if side == 0 { left } else { right });
                let members: Vec<&Spanned<String>> = members.collect();
                let again = members.iter().enumerate().find(|(at, member)| members[..*at].contains(member));
                if let Some((_, member)) = again {
                    diagnostics.push(finding(
                        member.span,
                        message!(
                            "说是一对一，“{name}”却有不止一个对子",
                            "said to be one to one, `{name}` is in several pairs",
                            name = member.value
                        ),
                    ));
                }
            }
        }
        _ => {
            let figures: Vec<_> = mechanism.figures.iter().filter_map(|name| case.figures.get(name.as_str())).collect();
            if let [left, right] = figures.as_slice()
                && unequal(&left.quantity, &right.quantity)
            {
                let places = (left.quantity.span, right.quantity.span);
                report(word.span, &left.quantity, &right.quantity, places, diagnostics);
            }
        }
    }
}

/// Whether two counts differ whatever their wordings leave open. The measure words may differ: 6家, 6个.
fn unequal(left: &Quantity, right: &Quantity) -> bool {
    let is_count = |quantity: &Quantity| {
        matches!(quantity.unit.dimension, Dimension::Count(_) | Dimension::People | Dimension::Households)
    };
    let above =
        |a: &Quantity, b: &Quantity| matches!((bounds(a).0, bounds(b).1), (Some(low), Some(high)) if low > high);
    is_count(left) && is_count(right) && (above(left, right) || above(right, left))
}

fn report(place: Span, left: &Quantity, right: &Quantity, places: (Span, Span), diagnostics: &mut Vec<Diagnostic>) {
    let (l, r) = (&left.wording, &right.wording);
    diagnostics.push(
        finding(place, message!("说是一对一，两边却是{l}和{r}", "said to be one to one, the sides are {l} and {r}"))
            .with_other(places.0, message!("一边在这里", "one side is here"))
            .with_other(places.1, message!("另一边在这里", "the other side is here")),
    );
}

fn finding(place: Span, said: crate::diagnostic::Message) -> Diagnostic {
    Diagnostic::warning("one-to-one", place, said).with_hint(message!(
        "核对两边数的是不是同一层面；原文这样说的照录，写 accept: {{ one-to-one: 理由 }}，说明怎样结对未载明",
        "check whether both sides count the same; where the source says so, accept: {{ one-to-one: reason }}"
    ))
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::case;

    fn pairing(right: &str, rest: &str) -> String {
        format!("pairings: {{ p: {{ label: 学校, left-count: 62所, right-count: {right}, {rest} }} }}")
    }

    #[test]
    fn one_to_one_has_equal_sides() {
        assert_eq!(case(&pairing("75所", "arity: 一对一")).said("one-to-one"), ["说是一对一，两边却是62所和75所"]);
        assert_eq!(case(&pairing("75所", "claim: 一对一帮扶")).of("one-to-one"), ["一对一帮扶"]);
        assert!(case(&pairing("62家", "arity: 一对一")).of("one-to-one").is_empty());
        assert!(case(&pairing("60多所", "arity: 一对一")).of("one-to-one").is_empty());
        assert!(case(&pairing("75所", "arity: 多对多")).of("one-to-one").is_empty());
        let answered = case(&pairing("75所", "arity: 一对一, accept: { one-to-one: 怎样结对未载明 }"));
        assert_eq!((answered.of("one-to-one").len(), answered.answered("one-to-one").len()), (0, 1));
    }

    #[test]
    fn mechanisms_are_held_to_the_word() {
        let mechanism = |body: &str| {
            case(&format!(
                "defaults: {{ period: 2018, source: \"report#1\" }}\nfigures: {{ a: {{ label: 甲, value: 62所 }}, b: {{ label: 乙, value: 75所 }} }}\n\
                 mechanisms: {{ m: {{ label: 一对一帮扶, kind: pairing, source: \"report#1\", {body} }} }}"
            ))
            .of("one-to-one")
        };
        assert_eq!(mechanism("left: 甲, right: 乙, rungs: { 学校: [62所, 75所], 村: [6个, 6家] }"), ["学校"]);
        assert_eq!(mechanism("left: 甲, right: 乙, pairs: { 一村: 丙, 二村: 丙 }"), ["丙"]);
        assert_eq!(mechanism("members: [甲, 乙], figures: [a, b]"), ["一对一帮扶"]);
        assert!(mechanism("members: [甲, 乙], figures: [a]").is_empty());
    }
}
