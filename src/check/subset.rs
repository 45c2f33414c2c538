//! `subset-exceeds`, `subset-units`, `subset-cycle`: a part (其中) that is larger than what contains it, or contains it.
//!
//! A figure with `part-of: whole` counts some of what the whole counts. It cannot be larger, and it is counted in the
//! same unit: 人 and 人次 are two units.

use indexmap::IndexMap;

use super::Context;
use super::verdict::{self, Extent, Verdict};
use super::view::own_figures;
use crate::corpus::CaseEntry;
use crate::diagnostic::Diagnostic;
use crate::message;
use crate::quantity::Quantity;
use crate::record::Figure;

pub(super) fn check(_: &Context, entry: &CaseEntry, diagnostics: &mut Vec<Diagnostic>) {
    let figures = &entry.case.figures;
    for part in own_figures(&entry.case) {
        if let Some(name) = part.of.iter().chain(&part.part_of).find(|name| holds_itself(part, name, figures)) {
            diagnostics.push(
                Diagnostic::error(
                    "subset-cycle",
                    name.span,
                    message!(
                        "绕了一圈，“{part}”成了自己的一部分",
                        "`{part}` comes out as a part of itself",
                        part = part.name.value
                    ),
                )
                .with_hint(message!("写包含它的那条数据的名称", "name the figure that contains it")),
            );
            continue;
        }
        let Some(name) = &part.part_of else { continue };
        let Some(whole) = figures.get(name.as_str()) else { continue };
        let (small, large) = (&part.quantity.wording, &whole.quantity.wording);
        if !part.quantity.comparable(&whole.quantity) {
            diagnostics.push(
                Diagnostic::error(
                    "subset-units",
                    name.span,
                    message!(
                        "{small}与{large}的单位不同，不能说一个包含另一个",
                        "{small} and {large} have different units: one cannot be part of the other"
                    ),
                )
                .with_other(whole.quantity.span, message!("整体在这里", "the whole is here"))
                .with_hint(message!("“其中”的两个数要用同一单位（人与人次不同）", "a part and its whole share a unit")),
            );
            continue;
        }
        if verdict(&part.quantity, &whole.quantity) == Some(Verdict::Fails) {
            diagnostics.push(
                Diagnostic::error(
                    "subset-exceeds",
                    part.quantity.span,
                    message!("其中数{small}大于总数{large}", "the part {small} is larger than the whole {large}"),
                )
                .with_other(whole.quantity.span, message!("总数在这里", "the whole is here"))
                .with_hint(message!(
                    "核对原文，看是否抄错或写反了；原文就是这样的，写 accept: {{ subset-exceeds: 理由 }}",
                    "check the source: one of the two may be mistyped; where it says so itself, accept: {{ subset-exceeds: reason }}"
                )),
            );
        }
    }
}

/// Whether a part is at most its whole; none where they are in different units.
pub(super) fn verdict(part: &Quantity, whole: &Quantity) -> Option<Verdict> {
    part.comparable(whole).then(|| verdict::at_most(Extent::of(part), Extent::of(whole)))
}

/// Whether a figure comes back to itself by way of what contains it, and is the first of its circle by name, so that a
/// circle is reported once.
fn holds_itself(part: &Figure, name: &str, figures: &IndexMap<String, Figure>) -> bool {
    if name == part.name.value {
        return true;
    }
    let mut at = name;
    for _ in 0..figures.len() {
        let Some(next) = figures.get(at).and_then(|figure| figure.part_of.as_ref()) else { return false };
        if *next == part.name {
            return true;
        }
        if next.value < part.name.value || at < part.name.value.as_str() {
            return false;
        }
        at = next.as_str();
    }
    false
}
