//! What a record states for something: a number, words, or that the source does not say.

use super::chart::cell;
use super::decode::{Fields, Findings};
use super::node::{Entry, Node};
use super::value::{is_legal_name, text};
use crate::diagnostic::{Diagnostic, codes};
use crate::message;
use crate::quantity::Quantity;
use crate::record::{Cell, Measure, NOT_STATED, Stated};
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

/// Reads a figure's name, a quantity as worded, or 未载明, for a field that takes nothing else.
pub(super) fn number(node: &Node, name: &str, measure: Measure, findings: &Findings) -> Option<Stated> {
    let example = measure.words()[2];
    let written = text(node, name, example, findings)?;
    if written.trim() == NOT_STATED {
        return Some(Stated::NotStated(written.span));
    }
    if is_legal_name(&written) {
        return Some(Stated::Value(Box::new(Cell::Figure(written))));
    }
    match Quantity::parse(&written) {
        Ok(quantity) => Some(Stated::Value(Box::new(Cell::Stated(Spanned::new(quantity, written.span))))),
        Err(error) => {
            let meant = measure.usual_unit().map(|unit| format!("{}{unit}", written.trim()));
            let hint = match meant.filter(|meant| Quantity::parse(meant).is_ok()) {
                Some(meant) => message!(
                    "是不是 {meant}？写上单位；原文没有写的，写 未载明",
                    "did you mean {meant}? write the unit, or 未载明 where the source has none"
                ),
                None => message!(
                    "照原文写带单位的数（{example}），或者数据的名称；原文没有写数的，写 未载明，文字写进 note",
                    "write a number with its unit ({example}) or the name of a figure; where the source has none, write 未载明, and its words in `note`"
                ),
            };
            findings
                .push(Diagnostic::error(codes::FIGURE_SYNTAX, node.part(error.range), error.message).with_hint(hint));
            None
        }
    }
}

/// Reads a mapping of labels to numbers.
pub(super) fn number_pairs(
    fields: &mut Fields,
    name: &'static str,
    example: &str,
    measure: Measure,
) -> Vec<(Spanned<String>, Stated)> {
    let findings = fields.findings();
    let pairs = fields.pairs(name, example).iter();
    pairs
        .filter_map(|Entry { key, value }| Some((key.clone(), number(value, &key.value, measure, findings)?)))
        .collect()
}

/// Reads a mapping of labels to what is stated.
pub(super) fn stated_pairs(fields: &mut Fields, name: &'static str, example: &str) -> Vec<(Spanned<String>, Stated)> {
    let findings = fields.findings();
    let pairs = fields.pairs(name, example).iter();
    pairs.filter_map(|Entry { key, value }| Some((key.clone(), stated(value, &key.value, findings)?))).collect()
}
