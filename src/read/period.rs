//! Periods and dates of records.

use super::decode::{Fields, Findings};
use super::node::{Entry, Node, Value};
use super::value::{text, wrong_type};
use crate::diagnostic::{Diagnostic, codes};
use crate::message;
use crate::record::{Date, Period, PeriodError};
use crate::source::Spanned;

const MAPPING: &str = "period: { phrase: 两年来, means: 2018/2019 }";

impl Fields<'_> {
    /// A period that may be absent.
    pub(super) fn period(&mut self, name: &'static str) -> Option<Spanned<Period>> {
        let entry = self.entry(name)?;
        period(name, entry, self.findings())
    }

    /// A period that must be there.
    pub(super) fn required_period(&mut self, name: &'static str, example: &str) -> Option<Spanned<Period>> {
        let entry = self.required(name, example)?;
        period(name, entry, self.findings())
    }

    /// A calendar day.
    pub(super) fn date(&mut self, name: &'static str) -> Option<Spanned<Date>> {
        let entry = self.entry(name)?;
        let example = format!("{name}: 2020-05-12");
        let written = text(&entry.value, name, &example, self.findings())?;
        match Date::parse(&written) {
            Ok(date) if date.day.is_some() => Some(Spanned::new(date, written.span)),
            Ok(_) => {
                let said = message!("{name} 要写到日", "`{name}` must name a day", name = name);
                self.findings().push(Diagnostic::error(codes::PERIOD_SYNTAX, written.span, said).with_hint(message!(
                    "例如 {example}",
                    "for example: {example}",
                    example = example
                )));
                None
            }
            Err(error) => {
                self.findings().push(period_syntax(&entry.value, error));
                None
            }
        }
    }
}

pub(super) fn period(name: &'static str, entry: &Entry, findings: &Findings) -> Option<Spanned<Period>> {
    match &entry.value.value {
        Value::Text(text) => match Period::parse(&text.text) {
            Ok(period) => Some(Spanned::new(period, entry.value.span)),
            Err(error) => {
                findings.push(period_syntax(&entry.value, error));
                None
            }
        },
        Value::Map(_) => {
            let what = message!("时间说法", "a period with a phrase");
            let mut fields = Fields::open(&entry.value, what, entry.key.span, MAPPING, findings)?;
            let phrase = fields.required_text("phrase", "phrase: 两年来");
            let means = fields.required_period("means", "means: 2018/2019");
            fields.finish();
            let period = Period { phrase: Some(phrase?.value), span: means?.value.span };
            Some(Spanned::new(period, entry.value.span))
        }
        Value::List(_) | Value::Nothing => {
            wrong_type(&entry.value, name, &message!("一个时间", "a period"), MAPPING, findings);
            None
        }
    }
}

fn period_syntax(node: &Node, error: PeriodError) -> Diagnostic {
    Diagnostic::error(codes::PERIOD_SYNTAX, node.part(error.range), error.message).with_hint(error.hint)
}
