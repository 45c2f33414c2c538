//! Claims and quotations.

use super::accept::accept;
use super::decode::{Fields, Findings};
use super::figure::{Defaults, entry_span, source};
use super::node::Node;
use crate::message;
use crate::record::{Claim, ClaimType, Quotation, QuotationForm};
use crate::source::Spanned;

const CLAIM: &str = "first-office: { text: 全国首个东西部扶贫协作办事处, type: 首创, source: \"report#26\" }";
const QUOTE: &str = "mayor: { text: 脱贫不脱钩, speaker: 游剑锋, role: 大沥镇镇长 }";

/// Reads one claim.
pub(super) fn claim(name: &Spanned<String>, node: &Node, defaults: &Defaults, findings: &Findings) -> Option<Claim> {
    let word = &name.value;
    let what = message!("说法 {word} ", "claim `{word}`", word = word);
    let mut fields = Fields::open(node, what, name.span, CLAIM, findings)?;
    let text = fields.required_text("text", "text: 全国首个东西部扶贫协作办事处");
    let form = fields.required_word("type", &ClaimType::WORDS);
    let universe = fields.text("universe", "universe: 全国东西部扶贫协作县市");
    let figure = fields.name("figure", "figure: villages");
    let evidence = fields.text("evidence", "evidence: 国务院扶贫办通报");
    let source = source(&mut fields).or_else(|| defaults.source.clone());
    let quote = fields.text("quote", "quote: 全国首个");
    let note = fields.text("note", "note: 原文未载明由谁认定");
    let accept = accept(&mut fields);
    fields.finish();
    Some(Claim {
        name: name.clone(),
        text: text?,
        form: form?,
        universe,
        figure,
        evidence,
        source,
        quote,
        note,
        accept,
        span: entry_span(name, node),
    })
}

/// Reads one quotation.
pub(super) fn quotation(
    name: &Spanned<String>,
    node: &Node,
    defaults: &Defaults,
    findings: &Findings,
) -> Option<Quotation> {
    let word = &name.value;
    let what = message!("引语 {word} ", "quotation `{word}`", word = word);
    let mut fields = Fields::open(node, what, name.span, QUOTE, findings)?;
    let text = fields.required_text("text", "text: 喊破嗓子不如干出样子");
    let speaker = fields.text("speaker", "speaker: 崔现忠");
    let role = fields.text("role", "role: 驻新民村第一书记");
    let date = fields.period("date");
    let form = fields.word("form", &QuotationForm::WORDS).map_or_else(QuotationForm::default, |form| form.value);
    let source = source(&mut fields).or_else(|| defaults.source.clone());
    let note = fields.text("note", "note: 原文未载明场合");
    let accept = accept(&mut fields);
    fields.finish();
    Some(Quotation {
        name: name.clone(),
        text: text?,
        speaker,
        role,
        date,
        form,
        source,
        note,
        accept,
        span: entry_span(name, node),
    })
}
