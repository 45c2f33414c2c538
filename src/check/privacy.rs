//! `privacy` (R28): numbers of identity cards and mobile telephones. Households with a person's name are in [`household`](super::household).
//!
//! What a case publishes stays public. Numbers of identity cards and telephones are personal information (民法典, article 1034), and
//! nothing in a case needs them. The rule looks through all content, records and running text, for numbers of eighteen digits with a
//! date of birth in them and for mobile numbers.
//!
//! An editor takes the number out. For a telephone of an office, or a person who agreed in writing,
//! `accept: { privacy: 理由 }`.

use super::Context;
use super::view::spot;
use crate::diagnostic::Diagnostic;
use crate::document::{Document, Item as Visited, visit_document};
use crate::message;
use crate::read;
use crate::source::Span;

/// Looks through all files of the content.
pub(super) fn check_site(context: &Context, diagnostics: &mut Vec<Diagnostic>) {
    for (id, file) in context.sources.iter() {
        let is_record = file.path.starts_with("content/") && file.path.ends_with(".yaml");
        // Most files hold no number of that length, and are not read again.
        if is_record && file.text().is_ok_and(|text| !numbers(text).is_empty()) {
            for scalar in read::scalars(context.sources, id) {
                text(context, &scalar.value, scalar.span, diagnostics);
            }
        }
    }
    for entry in &context.corpus.cases {
        running_text(context, &entry.narrative, diagnostics);
    }
    for page in &context.corpus.pages {
        running_text(context, &page.draft, diagnostics);
    }
}

fn running_text<F, E>(context: &Context, document: &Document<F, E>, diagnostics: &mut Vec<Diagnostic>) {
    visit_document(document, &mut |item| {
        if let Visited::Text(words, span) = item {
            text(context, words, span, diagnostics);
        }
    });
}

fn text(context: &Context, words: &str, span: Span, diagnostics: &mut Vec<Diagnostic>) {
    for (number, is_identity) in numbers(words) {
        let said = if is_identity {
            message!("这里像是身份证号码", "this looks like the number of an identity card")
        } else {
            message!("这里像是手机号码", "this looks like a mobile number")
        };
        diagnostics.push(Diagnostic::error("privacy", spot(context.sources, span, &number), said).with_hint(message!(
            "删去号码；是单位公开的电话，写 accept: {{ privacy: 理由 }}",
            "take the number out; for a public telephone of an office, accept: {{ privacy: reason }}"
        )));
    }
}

/// Numbers of identity cards (true) and mobile telephones (false), as written, with the spaces and hyphens between their digits.
fn numbers(text: &str) -> Vec<(String, bool)> {
    let mut found = Vec::new();
    let mut rest = text;
    while let Some(start) = rest.find(|c: char| c.is_ascii_digit()) {
        rest = &rest[start..];
        let mut end = 0;
        for (at, c) in rest.char_indices() {
            let next = rest[at + c.len_utf8()..].chars().next();
            let joins = matches!(c, ' ' | '-') && next.is_some_and(|next| next.is_ascii_digit());
            let closes = matches!(c, 'X' | 'x');
            if !(c.is_ascii_digit() || joins || closes) {
                break;
            }
            end = at + c.len_utf8();
            if closes {
                break;
            }
        }
        let (written, behind) = rest.split_at(end.max(1));
        let digits: String = written.chars().filter(|c| !matches!(c, ' ' | '-')).collect();
        // 13800000000元 is an amount.
        let is_counted = behind.starts_with(['元', '人', '户', '万', '亿', '亩', '.', '%', '个', '次']);
        if is_identity(&digits) {
            found.push((written.to_owned(), true));
        } else if is_mobile(&digits) && !is_counted {
            found.push((written.to_owned(), false));
        }
        rest = behind;
    }
    found
}

/// Six digits of a region, eight of a date of birth, three of an order, one of a check (GB 11643).
fn is_identity(digits: &str) -> bool {
    let is_made_of_digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    let part = |range: std::ops::Range<usize>| digits.get(range).and_then(|part| part.parse::<u32>().ok());
    digits.len() == 18
        && is_made_of_digits(&digits[..17])
        && part(6..10).is_some_and(|year| (1900..=2100).contains(&year))
        && part(10..12).is_some_and(|month| (1..=12).contains(&month))
        && part(12..14).is_some_and(|day| (1..=31).contains(&day))
}

fn is_mobile(digits: &str) -> bool {
    let mut start = digits.chars();
    digits.len() == 11
        && digits.chars().all(|c| c.is_ascii_digit())
        && start.next() == Some('1')
        && start.next().is_some_and(|second| ('3'..='9').contains(&second))
}

#[cfg(test)]
mod tests {
    use super::super::testing::{CASE, case, headed, project};
    use crate::diagnostic::Severity;

    #[test]
    fn numbers_of_people_are_found() {
        let event = |label: &str, rest: &str| {
            case(&format!("events: {{ e: {{ label: {label}, date: 2018, source: \"report#1\"{rest} }} }}"))
        };
        for (label, number) in [
            ("联系 13812345678", "13812345678"),
            ("联系138-1234-5678。", "138-1234-5678"),
            ("证号32072319650812001X", "32072319650812001X"),
            ("证号320723196508120011", "320723196508120011"),
        ] {
            assert_eq!(event(label, "").of("privacy"), [number], "{label}");
        }
        assert_eq!(event("联系13812345678", "").severities("privacy"), [Severity::Error]);
        for label in [
            "拨付13812345678元",
            "编号320723999999999999",
            "邮编222200",
            "热线12345",
            "2018-08-10",
            "电话0518-88812345",
        ] {
            assert!(event(label, "").of("privacy").is_empty(), "{label}");
        }
        let answered = event("联系13812345678", ", accept: { privacy: 单位公开的电话 }");
        assert_eq!(answered.answered("privacy"), ["13812345678"]);
    }

    #[test]
    fn running_text_is_looked_through() {
        let text = ("content/cases/one/narrative.md", "打13912345678找他。\n");
        assert_eq!(project(&[(CASE, &headed("")), text]).of("privacy"), ["13912345678"]);
    }
}
