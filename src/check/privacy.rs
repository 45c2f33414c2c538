//! `privacy` (R28): numbers of identity cards and mobile telephones. Households with a person's name are in [`household`](super::household).
//!
//! What a case publishes stays public. Numbers of identity cards and telephones are personal information (民法典, article 1034), and
//! nothing in a case needs them. The rule looks through all content, records, data files and running text, for numbers of eighteen
//! digits with a date of birth in them and for telephone numbers, in whatever groups they are written.
//!
//! An editor takes the number out. For a telephone of an office, or a person who agreed in writing,
//! `accept: { privacy: 理由 }`. A telephone with an area code is most often that of an office: it is only a warning.

use super::Context;
use super::answer::how_to_accept;
use super::view::spot;
use crate::diagnostic::{Diagnostic, Message};
use crate::document::{Document, Item as Visited, visit_document};
use crate::message;
use crate::quantity::{Personal, personal};
use crate::read;
use crate::record::DataFile;
use crate::source::Span;

/// Looks through all files of the content.
pub(super) fn check_site(context: &Context, diagnostics: &mut Vec<Diagnostic>) {
    for (id, file) in context.sources.iter() {
        let is_record = file.path.starts_with("content/") && file.path.ends_with(".yaml");
        // Most files hold no number of that length, and are not read again.
        if is_record && file.text().is_ok_and(|text| !personal(text).is_empty()) {
            for scalar in read::scalars(context.sources, id) {
                text(context, &scalar.value, scalar.span, diagnostics);
            }
        }
    }
    for entry in &context.corpus.cases {
        running_text(context, &entry.narrative, diagnostics);
        for file in entry.case.data.values() {
            table(context, file, diagnostics);
        }
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

/// Heads, labels and cells of a data file. A number below a head with a unit is an amount.
fn table(context: &Context, file: &DataFile, diagnostics: &mut Vec<Diagnostic>) {
    for head in &file.head {
        text(context, &head.label.value, head.label.span, diagnostics);
    }
    for row in &file.rows {
        text(context, &row.label.value, row.label.span, diagnostics);
        for (cell, head) in row.cells.iter().zip(file.head.iter().skip(1)) {
            if head.unit.is_empty() || cell.quantity.is_none() {
                text(context, &cell.text.value, cell.text.span, diagnostics);
            }
        }
    }
}

fn text(context: &Context, words: &str, span: Span, diagnostics: &mut Vec<Diagnostic>) {
    for (range, kind) in personal(words) {
        let place = spot(context.sources, span, &words[range]);
        let Message { zh, en } = how_to_accept(context, span, "privacy");
        diagnostics.push(match kind {
            Personal::Identity => Diagnostic::error(
                "privacy",
                place,
                message!("这里像是身份证号码", "this looks like the number of an identity card"),
            )
            .with_hint(message!("删去号码", "take the number out")),
            Personal::Mobile => {
                Diagnostic::error("privacy", place, message!("这里像是手机号码", "this looks like a mobile number"))
                    .with_hint(message!(
                        "删去号码；是单位公开的电话，{zh}",
                        "take the number out; for a public telephone of an office, {en}"
                    ))
            }
            Personal::Landline => Diagnostic::warning(
                "privacy",
                place,
                message!("这里有一个固定电话号码", "this looks like the number of a telephone line"),
            )
            .with_hint(message!(
                "单位对外公开的电话可以留，{zh}；私人电话要删去",
                "a public line of an office may stay: {en}; a private one is taken out"
            )),
        });
    }
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
        for label in ["拨付13812345678元", "编号320723999999999999", "邮编222200", "热线12345", "2018-08-10"] {
            assert!(event(label, "").of("privacy").is_empty(), "{label}");
        }
        let office = event("电话0518-88812345", "");
        assert_eq!(office.of("privacy"), ["0518-88812345"]);
        assert_eq!(office.severities("privacy"), [Severity::Warning]);
        let answered = event("联系13812345678", ", accept: { privacy: 单位公开的电话 }");
        assert_eq!(answered.answered("privacy"), ["13812345678"]);
    }

    #[test]
    fn running_text_is_looked_through() {
        let text = ("content/cases/one/narrative.md", "打13912345678找他。\n");
        assert_eq!(project(&[(CASE, &headed("")), text]).of("privacy"), ["13912345678"]);
    }

    #[test]
    fn data_files_are_looked_through() {
        let charts = "charts: { bars: { kind: bar, title: 各村收入, data: villages.csv, source: \"report#1\" } }\n";
        let table = "村,收入（万元）,联系\n甲村,12.5,13812345678\n乙村 13912345678,13812345678,1\n";
        let found = |record: &str| {
            project(&[
                (CASE, &headed(record)),
                ("content/cases/one/villages.csv", table),
                ("content/cases/one/narrative.md", "{{chart:bars}}\n"),
            ])
        };
        assert_eq!(found(charts).of("privacy"), ["13812345678", "13912345678"]);
        let answered = found(&format!("{charts}accept: {{ privacy: 单位公开的电话 }}\n"));
        assert_eq!(answered.answered("privacy").len(), 2);
    }
}
