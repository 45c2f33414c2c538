//! Somebody's words.

use super::Shown;
use super::words::{party, text};
use crate::document::{Inline, QuotationBlock};
use crate::record::{Quotation, QuotationForm, Register};

/// What stands for a speaker whom the source does not name.
const NO_SPEAKER: &str = "说话人未注明";

/// The quotation of a name.
pub(in crate::compose) fn quotation(shown: Shown, name: &str) -> Option<QuotationBlock> {
    let quote = shown.case().quotes.get(name)?;
    Some(QuotationBlock {
        id: shown.id("quote", name),
        text: marked(quote),
        speaker: speaker(shown, quote),
        source: shown.place(quote.source.as_ref()),
    })
}

/// The words as they are printed: what was said between marks, with those inside of it single (GB/T 15834-2011, 4.8.3.3).
fn marked(quote: &Quotation) -> String {
    let said = quote.text.value.trim();
    match quote.form {
        QuotationForm::Indirect => said.to_owned(),
        QuotationForm::Direct | QuotationForm::Phrase => {
            format!("“{}”", said.replace('“', "‘").replace('”', "’"))
        }
    }
}

/// Who said it, in which office, when: 崔现忠，新民村第一书记，2020年5月.
fn speaker(shown: Shown, quote: &Quotation) -> Vec<Inline> {
    let span = quote.span;
    let mut parts: Vec<Inline> = Vec::new();
    parts.extend(quote.speaker.iter().map(|name| party(shown, name)));
    let role = quote.role.as_ref().map(|role| text(role.value.clone(), role.span)).or_else(|| only_role(shown, quote));
    parts.extend(role);
    if parts.is_empty() && quote.form != QuotationForm::Phrase {
        parts.push(text(NO_SPEAKER, span));
    }
    parts.extend(quote.date.as_ref().map(|date| text(date.printed(), date.span)));
    let mut line = super::words::joined(parts.into_iter().map(|part| vec![part]).collect(), "，", span);
    if quote.form == QuotationForm::Indirect {
        line.push(text("（间接引语）", span));
    }
    line
}

/// The office of a speaker who has one in the register. Of several, a reader could not tell which is meant.
fn only_role(shown: Shown, quote: &Quotation) -> Option<Inline> {
    let name = quote.speaker.as_ref()?;
    let (_, id) = shown.corpus.names().party(name).filter(|(register, _)| *register == Register::People)?;
    let person = shown.registers().people.get(id)?;
    match person.roles.as_slice() {
        [only] => Some(text(only.role.value.clone(), name.span)),
        _ => None,
    }
}
