//! `payment-order` (R23): more money paid out than came in, a payment for no project of the record, a payment without the
//! signatures that the case itself asks for.
//!
//! Funds are paid out of what has arrived, to projects of the project library, after the signatures of the rule. The first is an
//! error, for nobody pays out what is not there; the others are asked about. The rule adds up the payments of each fund and holds
//! them against its `arrived` (else its `amount`), looks for each `project` among the `projects`, and counts `signatures` against the
//! sign-off mechanism of the case, the one that speaks of money where there are several.
//!
//! An editor checks the amounts, enters the project, lists the signatures. Where the source leaves one out,
//! `accept: { payment-order: 理由 }`.

use indexmap::IndexMap;
use rust_decimal::Decimal;

use super::super::sum::bounds;
use crate::corpus::{Datum, datum};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::message;
use crate::quantity::declared;
use crate::record::{Case, Diagram, FieldValue, Item, Mechanism, MechanismKind, Section};
use crate::source::Spanned;

pub(super) fn check(case: &Case, diagnostics: &mut Vec<Diagnostic>) {
    let Some(payments) = case.items.get(&Section::Payment) else { return };
    let empty = IndexMap::new();
    let funds = case.items.get(&Section::Fund).unwrap_or(&empty);
    let projects = case.items.get(&Section::Project).unwrap_or(&empty);
    for payment in payments.values() {
        for (key, among) in [("fund", funds), ("project", projects)] {
            if let Some(name) = payment.words(key).filter(|name| named(among, name).is_none()) {
                unknown(key, name, among, diagnostics);
            }
        }
    }
    for fund in funds.values() {
        let is_of = |payment: &&Item| {
            payment.words("fund").and_then(|name| named(funds, name)).is_some_and(|found| found.name == fund.name)
        };
        paid_out(case, fund, payments.values().filter(is_of), diagnostics);
    }
    if let Some((mechanism, wanted)) = signing(case) {
        for payment in payments.values() {
            signatures(payment, mechanism, wanted, diagnostics);
        }
    }
}

/// The item of a name or a label.
fn named<'a>(items: &'a IndexMap<String, Item>, name: &str) -> Option<&'a Item> {
    items.get(name).or_else(|| items.values().find(|item| item.label.value == name))
}

fn unknown(key: &str, name: &Spanned<String>, among: &IndexMap<String, Item>, diagnostics: &mut Vec<Diagnostic>) {
    let (said, section) = if key == "fund" {
        (message!("funds: 里没有“{name}”这笔资金", "no fund of the record is `{name}`", name = name.value), "funds")
    } else {
        (
            message!("projects: 里没有“{name}”这个项目", "no project of the record is `{name}`", name = name.value),
            "projects",
        )
    };
    let known = among.values().flat_map(|item| [item.name.as_str(), item.label.as_str()]);
    let hint = match did_you_mean(name, known) {
        Some(close) => message!(
            "是不是“{close}”？原文没有写明的，写 accept: {{ payment-order: 理由 }}",
            "did you mean `{close}`? where the source does not name it, accept: {{ payment-order: reason }}"
        ),
        None => message!(
            "资金只拨给项目库里的项目：在 {section}: 里加上它；原文没有写明的，写 accept: {{ payment-order: 理由 }}",
            "add it to `{section}:`; where the source does not name it, accept: {{ payment-order: reason }}"
        ),
    };
    diagnostics.push(Diagnostic::warning("payment-order", name.span, said).with_hint(hint));
}

fn paid_out<'a>(
    case: &'a Case,
    fund: &'a Item,
    payments: impl Iterator<Item = &'a Item>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let arrived = fund.value("arrived").or_else(|| fund.value("amount"));
    let Some(arrived) = arrived.and_then(|cell| datum(case, cell)) else { return };
    let paid: Vec<Datum> = payments.filter_map(|payment| datum(case, payment.value("amount")?)).collect();
    let (Some(last), Some(most)) = (paid.last(), bounds(arrived.quantity).1) else { return };
    if paid.iter().any(|amount| !amount.quantity.comparable(arrived.quantity)) {
        return;
    }
    let total = paid.iter().try_fold(Decimal::ZERO, |sum, amount| sum.checked_add(bounds(amount.quantity).0?));
    let Some(total) = total.filter(|total| *total > most) else { return };
    let made = arrived.quantity.format_like(total, arrived.quantity.number.scale());
    let (name, w) = (&fund.label.value, &arrived.quantity.wording);
    diagnostics.push(
        Diagnostic::error(
            "payment-order",
            last.span,
            message!(
                "“{name}”到位{w}，拨付合计{made}，拨出的比到位的多",
                "{made} are paid out of `{name}`, of which {w} arrived"
            ),
        )
        .with_other(arrived.span, message!("到位数在这里", "what arrived is here"))
        .with_hint(message!(
            "核对各笔拨付，或补上后来到位的资金；原文如此的，写 accept: {{ payment-order: 理由 }}",
            "check the payments, or add what arrived later; where the source says so, accept: {{ payment-order: reason }}"
        )),
    );
}

/// The sign-off mechanism that payments go by, with the number of signatures that it asks for.
fn signing(case: &Case) -> Option<(&Mechanism, usize)> {
    let all: Vec<(&Mechanism, usize)> = case
        .mechanisms
        .values()
        .filter(|mechanism| mechanism.kind.value == MechanismKind::SignOff)
        .filter_map(|mechanism| Some((mechanism, asked(mechanism).filter(|asked| *asked > 0)?)))
        .collect();
    let of_money = |mechanism: &Mechanism| {
        let words = std::iter::once(&mechanism.label).chain(&mechanism.says).chain(&mechanism.title);
        words.into_iter().any(|word| ["拨付", "资金", "付款", "支出"].iter().any(|money| word.contains(money)))
    };
    let only = if let [only] = all.as_slice() { Some(*only) } else { None };
    all.iter().copied().find(|(mechanism, _)| of_money(mechanism)).or(only)
}

fn asked(mechanism: &Mechanism) -> Option<usize> {
    let listed = match mechanism.diagram() {
        Some(Diagram::SignOff(sign_off)) => Some(sign_off.signatures.len()),
        _ => None,
    };
    let counted = mechanism.count.as_ref().and_then(|count| usize::try_from(declared(count)?.total()).ok());
    counted.max(listed)
}

fn signatures(payment: &Item, mechanism: &Mechanism, wanted: usize, diagnostics: &mut Vec<Diagnostic>) {
    let (found, place) = match payment.field("signatures") {
        Some(FieldValue::Texts(names)) => (names.len(), names.first().map_or(payment.name.span, |first| first.span)),
        _ => (0, payment.name.span),
    };
    if found >= wanted {
        return;
    }
    diagnostics.push(
        Diagnostic::warning(
            "payment-order",
            place,
            message!(
                "“{rule}”要{wanted}个签字，这笔拨付列了{found}个",
                "`{rule}` asks for {wanted} signatures, this payment lists {found}",
                rule = mechanism.label.value
            ),
        )
        .with_other(mechanism.name.span, message!("规定在这里", "the rule is here"))
        .with_hint(message!(
            "补上签字；原文没有列出的，写 accept: {{ payment-order: 理由 }}",
            "list them; where the source does not, accept: {{ payment-order: reason }}"
        )),
    );
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::case;
    use crate::diagnostic::Severity;

    fn text(second: &str, rest: &str) -> String {
        format!(
            "funds: {{ rear: {{ label: 后方资金, arrived: 100万元 }} }}\nprojects: {{ barn: {{ label: 大棚 }} }}\n\
             payments:\n  one: {{ label: 首笔, fund: rear, project: 大棚, amount: 60万元 }}\n  \
             two: {{ label: 次笔, fund: 后方资金, project: barn, amount: {second}{rest} }}"
        )
    }

    #[test]
    fn no_more_is_paid_than_arrived() {
        assert!(case(&text("40万元", "")).of("payment-order").is_empty());
        let over = case(&text("50万元", ""));
        assert_eq!(over.said("payment-order"), ["“后方资金”到位100万元，拨付合计110万元，拨出的比到位的多"]);
        assert_eq!(over.severities("payment-order"), [Severity::Error]);
        assert_eq!(
            case(&text("50万元", ", accept: { payment-order: 原文如此 }")).answered("payment-order"),
            ["50万元"]
        );
    }

    #[test]
    fn a_payment_goes_to_a_project_out_of_a_fund() {
        let found = case(
            "funds: { rear: { label: 后方资金 } }\npayments: { one: { label: 首笔, fund: reer, project: 鱼塘, amount: 60万元 } }",
        );
        assert_eq!(found.of("payment-order"), ["reer", "鱼塘"]);
    }

    #[test]
    fn a_payment_has_the_signatures_of_the_rule() {
        let rule = "mechanisms: { s: { label: 帮扶资金签字拨付, kind: sign-off, count: 3位, source: \"report#1\", signatures: [未载明, 未载明, 未载明] }, \
                    d: { label: 双签字, kind: sign-off, source: \"report#1\", signatures: [甲, 乙] } }\n";
        let pay =
            |signed: &str| case(&format!("{rule}payments: {{ one: {{ label: 首笔{signed} }} }}")).said("payment-order");
        assert!(pay(", signatures: [甲, 乙, 丙]").is_empty());
        assert_eq!(pay(", signatures: [甲, 乙]"), ["“帮扶资金签字拨付”要3个签字，这笔拨付列了2个"]);
        assert_eq!(pay(""), ["“帮扶资金签字拨付”要3个签字，这笔拨付列了0个"]);
    }
}
