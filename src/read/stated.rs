//! What a record states for something: a number, words, or that the source does not say.

use super::chart::cell;
use super::decode::{Fields, Findings};
use super::node::{Entry, Node};
use super::value::{is_legal_name, text};
use crate::quantity::Quantity;
use crate::record::{Cell, NOT_STATED, Stated};
use crate::source::Spanned;

/// Reads a figure's name, a quantity as worded, words, or 未载明.
pub(super) fn stated(node: &Node, name: &str, findings: &Findings) -> Option<Stated> {
    let written = text(node, name, "不少于20万元", findings)?;
    if written.trim() == NOT_STATED {
        return Some(Stated::NotStated(written.span));
    }
    if is_legal_name(&written) {
        return cell(node, name, findings).map(|cell| Stated::Value(Box::new(cell)));
    }
    match Quantity::parse(&written) {
        Ok(quantity) => Some(Stated::Value(Box::new(Cell::Stated(Spanned::new(quantity, written.span))))),
        Err(_) => Some(Stated::Words(written)),
    }
}

/// Reads a mapping of labels to what is stated.
pub(super) fn stated_pairs(fields: &mut Fields, name: &'static str, example: &str) -> Vec<(Spanned<String>, Stated)> {
    let findings = fields.findings();
    let pairs = fields.pairs(name, example).iter();
    pairs.filter_map(|Entry { key, value }| Some((key.clone(), stated(value, &key.value, findings)?))).collect()
}
