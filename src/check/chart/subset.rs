//! Whether one figure counts some of what another counts.

use std::collections::BTreeSet;

use crate::corpus::Datum;
use crate::diagnostic::Diagnostic;
use crate::message;
use crate::record::{Case, Figure};

/// Two figures of which one is drawn as a part of the other are so in the record. Values that a chart writes down itself have no
/// such word to be held against.
pub(super) fn said(case: &Case, part: Datum, whole: Datum, diagnostics: &mut Vec<Diagnostic>) {
    let (Some(small), Some(large)) = (part.figure, whole.figure) else { return };
    if is_part(case, small, large) {
        return;
    }
    let (small_name, large_name) = (&small.name.value, &large.name.value);
    diagnostics.push(
        Diagnostic::error(
            "chart-parts",
            part.span,
            message!(
                "没有写明“{small_name}”包含在“{large_name}”之中",
                "the record does not say that `{small_name}` is part of `{large_name}`"
            ),
        )
        .with_other(small.name.span, message!("在这里加上 part-of: {large_name}", "add `part-of: {large_name}` here"))
        .with_hint(message!(
            "如果它确实是其中的一部分，给这个数据写上 part-of；如果不是，前后相接的环节用 chain，比大小用 bar",
            "give the figure `part-of` if it is; if it is not, draw steps that follow each other as `chain`, and compare as `bar`"
        )),
    );
}

/// Whether a figure counts some of what another counts: by `part-of`, or as a part of its `sum`, directly or through others.
fn is_part(case: &Case, part: &Figure, whole: &Figure) -> bool {
    let wholes = |name: &str| {
        let contained = case.figures.get(name).and_then(|figure| figure.part_of.as_ref()).map(|whole| &whole.value);
        let summed = |total: &&Figure| total.sum.iter().any(|part| part.value == name);
        let totals: Vec<&String> = case.figures.values().filter(summed).map(|total| &total.name.value).collect();
        contained.into_iter().chain(totals)
    };
    let mut seen = BTreeSet::new();
    let mut open: Vec<&String> = wholes(&part.name.value).collect();
    while let Some(name) = open.pop() {
        if *name == whole.name.value {
            return true;
        }
        if seen.insert(name) {
            open.extend(wholes(name));
        }
    }
    false
}
