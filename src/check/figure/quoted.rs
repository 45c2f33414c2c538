//! `quote-value`: a figure whose quotation says another number, or none.
//!
//! `quote:` gives the words of the source that `value:` is taken from, and a proofreader holds the one against the other. The
//! rule looks for the number in the words: in digits or in 汉字, with its unit or with that of a later number (22、23和24人). What
//! stands around it belongs to it: 200多件 is not 200件. A figure that was worked out (`derived:`) does not stand in its quotation.
//!
//! An editor mends the one of the two that was mistyped, or quotes the part of the sentence that has the number. Where the
//! source states it in another way (一半, 翻番), `accept: { quote-value: 理由 }` says how it is read.

use super::super::occurrence::{Occurrence, occurrence};
use super::super::view::own_figures;
use crate::diagnostic::{Diagnostic, Message};
use crate::message;
use crate::record::Case;

pub(super) fn check(case: &Case, diagnostics: &mut Vec<Diagnostic>) {
    for figure in own_figures(case).filter(|figure| figure.derived.is_none()) {
        let Some(quote) = &figure.quote else { continue };
        let w = &figure.quantity.wording;
        let said = match occurrence(&figure.quantity, quote) {
            Occurrence::Same => continue,
            Occurrence::Absent => {
                message!("原文的话里没有{w}这个数", "the quotation does not have {w}")
            }
            Occurrence::Otherwise(words) => {
                message!("原文的话里是{words}，这里写的是{w}", "the quotation says {words}, the value {w}")
            }
        };
        diagnostics.push(
            finding(figure.quantity.span, said)
                .with_other(quote.span, message!("原文的话在这里", "the quotation is here")),
        );
    }
}

fn finding(place: crate::source::Span, said: Message) -> Diagnostic {
    Diagnostic::warning("quote-value", place, said).with_hint(message!(
        "核对原文：value: 照录原文的数，“多”“约”“超过”也要照录；quote: 摘录写有这个数的那一句；原文换了说法的，写 accept: {{ quote-value: 理由 }}",
        "check the source: `value:` has its number with all words around it, `quote:` the sentence that has it; accept: {{ quote-value: reason }} where it says so in other words"
    ))
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::case;

    fn figure(value: &str, quote: &str, rest: &str) -> String {
        format!(
            "figures: {{ a: {{ label: 实事, value: {value}, quote: {quote}, period: 2018, source: \"report#1\"{rest} }} }}"
        )
    }

    #[test]
    fn the_number_stands_in_its_quotation() {
        let said = |value: &str, quote: &str| case(&figure(value, quote, "")).said("quote-value");
        assert!(said("100多件", "完成了 100 多件实事").is_empty());
        assert!(said("2年", "两年来").is_empty());
        assert_eq!(said("200件", "完成了100多件实事"), ["原文的话里没有200件这个数"]);
        assert_eq!(said("200件", "完成了许多实事"), ["原文的话里没有200件这个数"]);
        assert_eq!(said("100件", "完成了100多件实事"), ["原文的话里是100多件，这里写的是100件"]);
    }

    #[test]
    fn an_answer_closes_it_and_what_was_worked_out_stands_nowhere() {
        let answered = case(&figure("50%", "一半以上的资金", ", accept: { quote-value: 一半 }"));
        assert_eq!((answered.of("quote-value").len(), answered.answered("quote-value").len()), (0, 1));
        let derived = figure("50%", "一半资金", "").replace("source: \"report#1\"", "derived: 甲除以乙");
        assert!(case(&derived).of("quote-value").is_empty());
    }
}
