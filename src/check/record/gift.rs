//! `gift-kind` (R24): gifts in kind counted as money, or one gift counted twice.
//!
//! Money and things are two kinds of gift (捐款, 捐物折价); they add up only to what says so, 捐款捐物. Things that were given and what was
//! built or planted of them are one value: 107.9万元 of saplings and the forest that they became. The rule looks at donations whose
//! `form` and whose figure's kind of money differ, at sums that add figures of both forms to another kind than 捐款捐物, and at
//! sums that hold the values of a donation and of the asset that it is linked to (`asset:`, `donation:`).
//!
//! An editor mends the kind (`money:`), or takes one of the two out of the sum. Where the source adds them, the figure stays and
//! `accept: { gift-kind: 理由 }`.

use super::super::view::own_figures;
use crate::diagnostic::{Diagnostic, Message};
use crate::message;
use crate::record::{Case, FieldValue, Figure, Item, MoneyKind, Section};
use crate::source::{Span, Spanned};

pub(super) fn check(case: &Case, diagnostics: &mut Vec<Diagnostic>) {
    let Some(donations) = case.items.get(&Section::Donation) else { return };
    for donation in donations.values() {
        own_kind(case, donation, diagnostics);
    }
    for total in own_figures(case).filter(|figure| !figure.sum.is_empty()) {
        both_forms(case, total, diagnostics);
        for donation in donations.values() {
            counted_twice(case, total, donation, diagnostics);
        }
    }
}

fn form(donation: &Item) -> Option<&'static str> {
    match donation.field("form")? {
        FieldValue::Word(word) => Some(word.value),
        _ => None,
    }
}

/// The name of the figure that a donation is worth.
fn value(donation: &Item) -> Option<&Spanned<String>> {
    donation.value("value")?.figure()
}

fn own_kind(case: &Case, donation: &Item, diagnostics: &mut Vec<Diagnostic>) {
    let Some(name) = value(donation) else { return };
    let Some(money) = case.figures.get(name.as_str()).and_then(|figure| figure.money.as_ref()) else { return };
    let said = match (form(donation), money.0.as_str()) {
        (Some("款"), "捐物折价") => {
            message!("这笔写作捐款，它的数据却是捐物折价", "given as money, its figure is a gift in kind")
        }
        (Some("物"), "捐款") => {
            message!("这笔写作捐物，它的数据却是捐款", "given in kind, its figure is a gift of money")
        }
        _ => return,
    };
    report(name.span, said, Some((money.span, message!("资金类别在这里", "its kind of money is here"))), diagnostics);
}

fn both_forms(case: &Case, total: &Figure, diagnostics: &mut Vec<Diagnostic>) {
    if total.money.as_deref().is_none_or(|MoneyKind(kind)| kind == "捐款捐物") {
        return;
    }
    let donations = || case.items.get(&Section::Donation).into_iter().flatten().map(|(_, item)| item);
    let part = |wanted: &str| {
        total.sum.iter().find(|part| {
            donations()
                .any(|donation| form(donation) == Some(wanted) && value(donation).is_some_and(|name| name == *part))
        })
    };
    if let (Some(_), Some(things)) = (part("款"), part("物")) {
        let money = total.money.as_ref().map(|money| money.span);
        report(
            things.span,
            message!(
                "“{name}”是捐物，与捐款加在一起，合计应写成捐款捐物",
                "`{name}` is a gift in kind: together with money the sum is 捐款捐物",
                name = things.value
            ),
            money.map(|money| (money, message!("合计的类别在这里", "the kind of the sum is here"))),
            diagnostics,
        );
    }
}

fn counted_twice(case: &Case, total: &Figure, donation: &Item, diagnostics: &mut Vec<Diagnostic>) {
    let Some(given) = value(donation).filter(|name| total.sum.contains(name)) else { return };
    let assets = case.items.get(&Section::Asset).into_iter().flatten().map(|(_, item)| item);
    let is_linked = |asset: &&Item| {
        let names = |words: Option<&Spanned<String>>, item: &Item| {
            words.is_some_and(|words| words.value == item.name.value || words.value == item.label.value)
        };
        names(donation.words("asset"), asset) || names(asset.words("donation"), donation)
    };
    for asset in assets.filter(is_linked) {
        let cells = asset.cells().into_iter().filter_map(|cell| cell.figure());
        let Some(built) = cells.chain(&asset.figures).find(|name| *name != given && total.sum.contains(name)) else {
            continue;
        };
        let Some(part) = total.sum.iter().find(|part| *part == built) else { continue };
        report(
            part.span,
            message!(
                "“{asset}”是捐赠“{gift}”形成的，两个价值不能都算进合计",
                "`{asset}` was made of the donation `{gift}`: the sum counts it twice",
                asset = asset.label.value,
                gift = donation.label.value
            ),
            Some((donation.name.span, message!("捐赠在这里", "the donation is here"))),
            diagnostics,
        );
    }
}

fn report(place: Span, said: Message, other: Option<(Span, Message)>, diagnostics: &mut Vec<Diagnostic>) {
    let mut finding = Diagnostic::warning("gift-kind", place, said);
    if let Some((span, message)) = other {
        finding = finding.with_other(span, message);
    }
    diagnostics.push(finding.with_hint(message!(
        "改对类别，或从合计里去掉一项；原文就是这样合计的，写 accept: {{ gift-kind: 理由 }}",
        "mend the kind, or take one out of the sum; where the source adds them, accept: {{ gift-kind: reason }}"
    )));
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::case;

    fn text(things: &str, total: &str, rest: &str) -> String {
        format!(
            "defaults: {{ period: 2018, source: \"report#1\" }}\nfigures:\n  cash: {{ label: 款, value: 10万元, money: 捐款 }}\n  \
             trees: {{ label: 苗木, value: 5万元, money: {things} }}\n  forest: {{ label: 林子, value: 5万元, money: {things} }}\n  \
             all: {{ label: 合计, value: 15万元, money: {total}, sum: [cash, trees]{rest} }}\n\
             donations:\n  cash: {{ label: 助学款, form: 款, value: cash }}\n  trees: {{ label: 苗木, form: 物, value: trees, asset: forest }}\n\
             assets:\n  forest: {{ label: 帮扶林, figures: [forest] }}"
        )
    }

    #[test]
    fn gifts_in_kind_are_no_money() {
        assert!(case(&text("捐物折价", "捐款捐物", "")).of("gift-kind").is_empty());
        assert_eq!(
            case(&text("捐款", "捐款", "")).said("gift-kind"),
            ["这笔写作捐物，它的数据却是捐款", "“trees”是捐物，与捐款加在一起，合计应写成捐款捐物"]
        );
        let answered = case(&text("捐款", "捐款", ", accept: { gift-kind: 原文合计 }"));
        assert_eq!(answered.answered("gift-kind"), ["trees"]);
    }

    #[test]
    fn a_gift_is_counted_once() {
        let twice = text("捐物折价", "捐款捐物", "")
            .replace("15万元", "20万元")
            .replace("[cash, trees]", "[cash, trees, forest]");
        assert_eq!(case(&twice).said("gift-kind"), ["“帮扶林”是捐赠“苗木”形成的，两个价值不能都算进合计"]);
    }
}
