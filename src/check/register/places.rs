//! `place-level` (R16), in the register of places: a place below one of its own level or a lower one, or below itself.
//!
//! A county belongs to a city or a province, a village to a town. The address of every case and the pages of the places are made
//! of these parents, so that a slip puts villages into the wrong province. Zones (园区) and areas (片区) lie across the levels and may
//! stand anywhere. What a case makes of its `place:` is held against the register too (see `unknown-name`).
//!
//! An editor mends `level:` or `parent:` of the entry. Where the source does not say to which place it belongs, `parent:` is left
//! out.

use super::super::Context;
use super::super::party::is_above;
use crate::diagnostic::Diagnostic;
use crate::message;
use crate::record::Place;

pub(super) fn check(context: &Context, diagnostics: &mut Vec<Diagnostic>) {
    let places = &context.corpus.registers.places;
    for place in places.values() {
        let Some(name) = &place.parent else { continue };
        let Some(parent) = places.get(name.as_str()) else { continue };
        let said = if is_circle(context, place) {
            message!(
                "“{own}”绕了一圈，又属于它自己",
                "`{own}` comes out as a part of itself",
                own = place.entry.name.value
            )
        } else if is_above(parent.level.value, place.level.value) {
            continue;
        } else {
            message!(
                "“{own}”是{a}，不能属于{b}的“{other}”",
                "`{own}` ({a}) cannot belong to `{other}` ({b})",
                own = place.entry.name.value,
                a = place.level.word(),
                b = parent.level.word(),
                other = parent.entry.name.value
            )
        };
        diagnostics.push(
            Diagnostic::error("place-level", name.span, said)
                .with_other(parent.level.span, message!("上级在这里", "the other place is here"))
                .with_hint(message!(
                    "核对 level: 和 parent:；原文没有写隶属的，不写 parent:",
                    "check `level:` and `parent:`; leave `parent:` out where the source does not say"
                )),
        );
    }
}

/// Whether a place comes back to itself by way of its parents.
fn is_circle(context: &Context, place: &Place) -> bool {
    let places = &context.corpus.registers.places;
    let mut at = place;
    for _ in 0..=places.len() {
        let Some(parent) = at.parent.as_ref().and_then(|parent| places.get(parent.as_str())) else { return false };
        if parent.entry.id == place.entry.id {
            return true;
        }
        at = parent;
    }
    false
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::case_with;

    fn said(places: &str) -> Vec<String> {
        case_with("place: 江苏省", &[("places", &format!("jiangsu: {{ name: 江苏省, level: 省级 }}\n{places}"))])
            .said("place-level")
    }

    #[test]
    fn a_place_belongs_to_a_larger_one() {
        assert!(said("guanyun: { name: 灌云县, level: 县级, parent: jiangsu }").is_empty());
        assert!(
            said(
                "subei: { name: 苏北, level: 片区, parent: jiangsu }\ntown: { name: 镇, level: 乡镇级, parent: subei }"
            )
            .is_empty()
        );
        assert!(said("park: { name: 园, level: 园区, parent: jiangsu }").is_empty());
        assert_eq!(
            said("a: { name: 甲县, level: 县级, parent: b }\nb: { name: 乙县, level: 县级, parent: jiangsu }"),
            ["“甲县”是县级，不能属于县级的“乙县”"]
        );
        assert_eq!(
            said("a: { name: 甲片, level: 片区, parent: b }\nb: { name: 乙片, level: 片区, parent: a }").len(),
            2
        );
    }
}
