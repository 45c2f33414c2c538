//! `subset-exceeds`, `subset-units`: a part (其中) that is larger than what contains it.
//!
//! A figure with `part-of: whole` counts some of what the whole counts. It cannot be larger, and it is counted in the
//! same unit: 人 and 人次 are two units.

use super::Context;
use super::sum::bounds;
use crate::corpus::CaseEntry;
use crate::diagnostic::Diagnostic;
use crate::message;

pub(super) fn check(_: &Context, entry: &CaseEntry, diagnostics: &mut Vec<Diagnostic>) {
    let figures = &entry.case.figures;
    for part in figures.values() {
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
        let least = bounds(&part.quantity).0;
        let most = bounds(&whole.quantity).1;
        if matches!((least, most), (Some(least), Some(most)) if least > most) {
            diagnostics.push(
                Diagnostic::error(
                    "subset-exceeds",
                    part.quantity.span,
                    message!("其中数{small}大于总数{large}", "the part {small} is larger than the whole {large}"),
                )
                .with_other(whole.quantity.span, message!("总数在这里", "the whole is here"))
                .with_hint(message!(
                    "核对原文，看是否抄错或写反了",
                    "check the source: one of the two may be mistyped"
                )),
            );
        }
    }
}
