//! Dated events.

use super::accept::accept;
use super::decode::{Fields, Findings};
use super::figure::{Defaults, entry_span, source};
use super::node::Node;
use crate::message;
use crate::record::Event;
use crate::source::Spanned;

const EXAMPLE: &str = "agreement: { label: 与中果乡签订结对协议, date: 2017-09 }";

/// Reads one event.
pub(super) fn event(name: &Spanned<String>, node: &Node, defaults: &Defaults, findings: &Findings) -> Option<Event> {
    let word = &name.value;
    let what = message!("事件 {word} ", "event `{word}`", word = word);
    let mut fields = Fields::open(node, what, name.span, EXAMPLE, findings)?;
    let label = fields.required_text("label", "label: 与中果乡签订结对协议");
    let date = fields.required_period("date", "date: 2017-09");
    let group = fields.text("group", "group: 结对与招聘");
    let source = source(&mut fields).or_else(|| defaults.source.clone());
    let quote = fields.text("quote", "quote: 签订结对帮扶协议");
    let accept = accept(&mut fields);
    fields.finish();
    Some(Event {
        name: name.clone(),
        label: label?,
        date: date?,
        group,
        source,
        quote,
        accept,
        span: entry_span(name, node),
    })
}
