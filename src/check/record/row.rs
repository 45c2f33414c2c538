//! Arithmetic within one item (`sum-mismatch`, `subset-exceeds`), and `item-twice`: an item that is listed twice.
//!
//! What money comes from (`funding`) adds up to what was invested, or to less where a source is not stated; those of whom a
//! training made something (`outcome`) are not more than came (R03). Two items of a section with the same name, and nothing
//! that tells them apart, are counted twice in every total.
//!
//! An editor holds the numbers against the source. Where the source's own arithmetic is off, `accept: { sum-mismatch: 理由 }` on the
//! item; where two items are alike and yet two, `accept: { item-twice: 理由 }`.

use super::super::{subset, sum, verdict::Verdict};
use crate::corpus::{Datum, datum};
use crate::diagnostic::Diagnostic;
use crate::message;
use crate::quantity::Quantity;
use crate::record::{Case, Cell, FieldValue, Item, Stated};

pub(super) fn check(case: &Case, diagnostics: &mut Vec<Diagnostic>) {
    for item in case.all_items() {
        funding(case, item, diagnostics);
        outcome(case, item, diagnostics);
    }
    for items in case.items.values() {
        let mut seen: Vec<(Vec<String>, &Item)> = Vec::new();
        for item in items.values() {
            let key = told_by(item);
            match seen.iter().find(|(other, _)| *other == key) {
                Some((_, first)) => diagnostics.push(twice(item, first)),
                None => seen.push((key, item)),
            }
        }
    }
}

fn funding(case: &Case, item: &Item, diagnostics: &mut Vec<Diagnostic>) {
    let Some(FieldValue::Pairs(pairs)) = item.field("funding") else { return };
    let Some(total) = item.value("investment").and_then(|cell| datum(case, cell)) else { return };
    let parts: Vec<Datum> = pairs.iter().filter_map(|(_, stated)| datum(case, Stated::cell(stated)?)).collect();
    let quantities: Vec<&Quantity> = parts.iter().map(|part| part.quantity).collect();
    // One of another unit has its finding.
    if parts.is_empty() || sum::verdict(total.quantity, &quantities).is_none() {
        return;
    }
    let is_whole = parts.len() == pairs.len();
    let fails = if is_whole {
        sum::verdict(total.quantity, &quantities) == Some(Verdict::Fails)
    } else {
        sum::verdict_of_some(total.quantity, &quantities) == Verdict::Fails
    };
    if !fails {
        return;
    }
    let (made, w) = (sum::made(total.quantity, &quantities), &total.quantity.wording);
    let mut finding = Diagnostic::error(
        "sum-mismatch",
        total.span,
        message!("资金来源相加是{made}，投资写的是{w}", "the funding adds up to {made}, the investment says {w}"),
    );
    for part in parts {
        let word = &part.quantity.wording;
        finding = finding.with_other(part.span, message!("{word}", "{word}"));
    }
    diagnostics.push(finding.with_hint(message!(
        "逐项核对原文；原文就是这样的，写 accept: {{ sum-mismatch: 理由 }}",
        "hold each against its source; where the source itself says so, accept: {{ sum-mismatch: reason }}"
    )));
}

fn outcome(case: &Case, item: &Item, diagnostics: &mut Vec<Diagnostic>) {
    let number = |key: &str| item.value(key).and_then(|cell: &Cell| datum(case, cell));
    let (Some(part), Some(whole)) = (number("outcome"), number("attendees")) else { return };
    if subset::verdict(part.quantity, whole.quantity) == Some(Verdict::Fails) {
        let (small, large) = (&part.quantity.wording, &whole.quantity.wording);
        diagnostics.push(
            Diagnostic::error(
                "subset-exceeds",
                part.span,
                message!("成效{small}，多于参训的{large}", "the outcome {small} is more than the {large} who came"),
            )
            .with_other(whole.span, message!("参训的在这里", "those who came are here"))
            .with_hint(message!(
                "核对原文，看是否抄错或写反了；原文就是这样的，写 accept: {{ subset-exceeds: 理由 }}",
                "check the source: one of the two may be mistyped; where it says so itself, accept: {{ subset-exceeds: reason }}"
            )),
        );
    }
}

/// All that tells an item from another of its section: label, place, time, group and every field of words.
fn told_by(item: &Item) -> Vec<String> {
    let mut key = vec![item.label.value.clone()];
    key.extend(
        [&item.group, &item.place].map(|word| word.as_ref().map_or_else(String::new, |word| word.value.clone())),
    );
    key.push(item.date.as_ref().map_or_else(String::new, |date| date.printed()));
    for (field, value) in &item.fields {
        match value {
            FieldValue::Text(word) | FieldValue::Party(word) => key.push(format!("{} {}", field.key, word.value)),
            FieldValue::Parties(words) => key.extend(words.iter().map(|word| format!("{} {}", field.key, word.value))),
            FieldValue::Word(word) => key.push(format!("{} {}", field.key, word.value)),
            _ => {}
        }
    }
    key
}

fn twice(item: &Item, first: &Item) -> Diagnostic {
    let label = &item.label.value;
    Diagnostic::warning(
        "item-twice",
        item.label.span,
        message!("“{label}”列了两次", "`{label}` is listed twice"),
    )
    .with_other(first.label.span, message!("第一次在这里", "first here"))
    .with_hint(message!(
        "重复的删去一条；是两件事的，用 place:、date: 或别的字段写明不同；写不明的，写 accept: {{ item-twice: 理由 }}",
        "delete one; if they are two, tell them apart by `place:`, `date:` or another field, or accept: {{ item-twice: reason }}"
    ))
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::case;

    #[test]
    fn what_money_comes_from_adds_up() {
        let project = |funding: &str, rest: &str| {
            case(&format!("projects: {{ a: {{ label: 路, investment: 300万元, funding: {{ {funding} }}{rest} }} }}"))
        };
        assert!(project("省补: 200万元, 自筹: 100万元", "").of("sum-mismatch").is_empty());
        assert!(project("省补: 200万元, 自筹: 未载明", "").of("sum-mismatch").is_empty());
        assert_eq!(
            project("省补: 200万元, 自筹: 50万元", "").said("sum-mismatch"),
            ["资金来源相加是250万元，投资写的是300万元"]
        );
        assert_eq!(project("省补: 350万元, 自筹: 未载明", "").of("sum-mismatch"), ["300万元"]);
        let answered = project("省补: 200万元, 自筹: 50万元", ", accept: { sum-mismatch: 原文如此 }");
        assert_eq!(answered.answered("sum-mismatch"), ["300万元"]);
    }

    #[test]
    fn no_more_succeed_than_came() {
        let training =
            |outcome: &str| case(&format!("trainings: {{ a: {{ label: 班, attendees: 30人, outcome: {outcome} }} }}"));
        assert!(training("20人").of("subset-exceeds").is_empty());
        assert!(training("全部结业").of("subset-exceeds").is_empty());
        assert_eq!(training("40人").of("subset-exceeds"), ["40人"]);
    }

    #[test]
    fn an_item_is_listed_once() {
        let villages = |second: &str| {
            case(&format!("villages:\n  a: {{ label: 替兵村, product: 番石榴 }}\n  b: {{ label: 替兵村, {second} }}"))
        };
        assert_eq!(villages("product: 番石榴").of("item-twice"), ["替兵村"]);
        assert!(villages("product: 黄皮").of("item-twice").is_empty());
        assert_eq!(villages("product: 番石榴, accept: { item-twice: 两片地 }").answered("item-twice"), ["替兵村"]);
    }
}
