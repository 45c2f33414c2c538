//! `place-level` (R16): the place of a case whose parts are not in order, from the larger to the smaller, or do not belong to each
//! other; and a figure that counts for a place which has nothing to do with that of its case.
//!
//! A party is what the register says that it is; a case's address that contradicts it sends readers to the wrong county. A figure
//! of 广东省 in a case of 江苏省 was most likely copied from another case. Cases of two provinces list the other one's places
//! (`places:`).

use super::super::Context;
use super::super::view::{own_figures, spot};
use super::look_up::{ambiguous, meant_path, unknown_hint, write_path};
use crate::corpus::Key;
use crate::diagnostic::Diagnostic;
use crate::message;
use crate::record::{Case, Level, Place, Register};
use crate::source::Span;

/// The place of a case, from the largest to the smallest.
pub(super) fn check(context: &Context, case: &Case, diagnostics: &mut Vec<Diagnostic>) {
    let names = context.names;
    // Without a register of places there is nothing to ask; a place that could not be read has its finding.
    if case.place.is_empty() || !names.can_tell(Register::Places) {
        return;
    }
    let mut before: Option<(&str, Vec<&Place>)> = None;
    for (part, found) in names.path(&case.place) {
        let at = spot(context.sources, case.place.span, part);
        if found.is_empty() {
            let hint = meant_path(context, part).map_or_else(
                || unknown_hint(part, "places.yaml", names.all_spellings(Register::Places)),
                |path| write_path(&path),
            );
            let said = message!("地方名册里没有“{part}”", "the register of places has no `{part}`");
            diagnostics.push(Diagnostic::warning("unknown-name", at, said).with_hint(hint));
            before = None;
            continue;
        }
        if found.len() > 1 {
            let keys: Vec<Key> = found.iter().map(|place| (Register::Places, place.entry.id.as_str())).collect();
            diagnostics.push(ambiguous(context, part, &keys, at));
        }
        if let Some((larger, above)) = &before {
            in_order(context, (larger, above), (part, &found), at, diagnostics);
        }
        before = Some((part, found));
    }
}

fn in_order(
    context: &Context,
    (larger, above): (&str, &[&Place]),
    (part, found): (&str, &[&Place]),
    at: Span,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let pairs = || found.iter().flat_map(|small| above.iter().map(move |large| (small, large)));
    let descends = pairs().any(|(small, large)| is_above(large.level.value, small.level.value));
    if !descends {
        let (a, b) = (
            above.first().map_or("", |place| place.level.word()),
            found.first().map_or("", |place| place.level.word()),
        );
        diagnostics.push(
            Diagnostic::error(
                "place-level",
                at,
                message!(
                    "“{part}”（{b}）不能排在“{larger}”（{a}）下面",
                    "`{part}` ({b}) cannot stand below `{larger}` ({a})"
                ),
            )
            .with_hint(message!(
                "从大到小写：江苏省/灌云县/大东村；或核对名册里的 level:；确实如此的，写 accept: {{ place-level: 理由 }}",
                "write the larger one first, as in 江苏省/灌云县/大东村, or check `level:` in the register; else accept: {{ place-level: reason }}"
            )),
        );
    } else if !pairs().any(|(small, large)| context.names.lies_in(small, large)) {
        diagnostics.push(
            Diagnostic::warning(
                "place-level",
                at,
                message!("按名册，“{part}”不属于“{larger}”", "in the register `{part}` does not belong to `{larger}`"),
            )
            .with_other(
                found.first().map_or(at, |place| place.entry.id.span),
                message!("名册里的写法在这里", "its entry is here"),
            )
            .with_hint(message!(
                "核对地名，或在名册里写明它的 parent:；原文如此的，写 accept: {{ place-level: 理由 }}",
                "check the names, or give the entry its `parent:`; else accept: {{ place-level: reason }}"
            )),
        );
    }
}

/// Whether a place of a level can contain one of another. Zones and areas lie across the levels.
pub(in crate::check) fn is_above(large: Level, small: Level) -> bool {
    let is_across = |level| matches!(level, Level::Zone | Level::Area);
    is_across(large) || is_across(small) || large < small
}

/// The places of figures: each lies in one of the case's places, or has one of them in it.
pub(super) fn figures(context: &Context, case: &Case, diagnostics: &mut Vec<Diagnostic>) {
    let names = context.names;
    let registers = &context.corpus.registers;
    let address = names.path(&case.place);
    let listed = case.listed.get(&Register::Places).into_iter().flatten();
    let listed = listed.filter_map(|id| registers.places.get(id.as_str()));
    let own: Vec<&Place> = address.into_iter().flat_map(|(_, places)| places).chain(listed).collect();
    if own.is_empty() || !names.can_tell(Register::Places) {
        return;
    }
    for stated in own_figures(case).filter_map(|figure| figure.place.as_ref()) {
        let Some((Register::Places, id)) = names.party(stated.trim()) else { continue };
        let Some(place) = registers.places.get(id) else { continue };
        if own.iter().any(|own| names.lies_in(place, own) || names.lies_in(own, place)) {
            continue;
        }
        let (name, of) = (&stated.value, &case.place.value);
        diagnostics.push(
            Diagnostic::warning(
                "place-level",
                stated.span,
                message!("案例在“{of}”，这个数据却写着“{name}”", "the case is of `{of}`, this figure of `{name}`"),
            )
            .with_other(case.place.span, message!("案例的地点在这里", "the place of the case"))
            .with_hint(message!(
                "核对 place:；案例也讲那里的，在案例的 places: 里列上“{id}”；原文如此的，写 accept: {{ place-level: 理由 }}",
                "check `place`; where the case is about that place too, list `{id}` in its `places:`; else accept: {{ place-level: reason }}"
            )),
        );
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{PLACES, case_with};

    #[test]
    fn an_address_runs_from_large_to_small() {
        let at = |place: &str| case_with(&format!("place: {place}"), &[PLACES]);
        assert!(at("江苏省/灌云县/大东村").of("place-level").is_empty());
        assert!(at("江苏/大东村").of("place-level").is_empty());
        assert_eq!(at("灌云县/江苏省").said("place-level"), ["“江苏省”（省级）不能排在“灌云县”（县级）下面"]);
        assert_eq!(at("江苏省/沿河县").said("place-level"), ["按名册，“沿河县”不属于“江苏省”"]);
        assert_eq!(at("江苏省/关云县").of("unknown-name"), ["关云县"]);
        let answered = at("江苏省/沿河县\naccept: { place-level: 原文如此 }");
        assert_eq!(answered.answered("place-level"), ["沿河县"]);
    }

    #[test]
    fn the_levels_have_a_slash_between_them() {
        let at = |place: &str| case_with(&format!("place: {place}"), &[PLACES]).hints("unknown-name");
        for place in ["江苏省、灌云县", "江苏省灌云县", "江苏省 灌云县", "江苏省·灌云县"] {
            assert_eq!(at(place), ["各级之间用英文斜杠，写成 江苏省/灌云县"], "{place}");
        }
        let item = |place: &str| {
            let record = format!("place: 江苏省\nassets: {{ a: {{ label: 路, place: {place} }} }}");
            case_with(&record, &[PLACES]).hints("unknown-name")
        };
        assert_eq!(item("灌云县／大东村"), ["各级之间用英文斜杠，写成 灌云县/大东村"]);
        assert!(item("灌云县/大东村").is_empty());
    }

    #[test]
    fn places_that_share_a_name_are_told_apart() {
        let places = "yunfu: { name: 云浮市, level: 地级市 }\nluoding: { name: 罗定市, level: 县级, parent: yunfu }\n\
                      guanyun: { name: 灌云县, level: 县级 }\na: { name: 新民村, level: 村级, parent: luoding }\n\
                      b: { name: 新民村, level: 村级, parent: guanyun }";
        let at = |place: &str| case_with(&format!("place: {place}"), &[("places", places)]);
        assert_eq!(at("新民村").hints("name-ambiguous"), ["写明是哪一个：“罗定市/新民村”或“灌云县/新民村”"]);
        for place in ["罗定市/新民村", "云浮市/新民村", "灌云县/新民村"] {
            let found = at(place);
            let all: Vec<String> =
                ["name-ambiguous", "place-level", "unknown-name"].iter().flat_map(|code| found.of(code)).collect();
            assert!(all.is_empty(), "{place}: {all:?}");
        }
        assert_eq!(at("罗定市/新民村\nvillages: { v: { label: 新民村 } }").of("name-ambiguous"), ["新民村"]);
        assert!(
            at("罗定市/新民村\nvillages: { v: { label: 新民村, place: 罗定市/新民村 } }")
                .of("name-ambiguous")
                .is_empty()
        );
    }

    #[test]
    fn figures_count_for_the_places_of_their_case() {
        let figure = |head: &str, place: &str| {
            let figure = format!("a: {{ label: 甲, value: 3个, period: 2018, source: \"report#1\", place: {place} }}");
            case_with(&format!("{head}\nfigures: {{ {figure} }}"), &[PLACES]).of("place-level")
        };
        assert_eq!(figure("place: 江苏省/灌云县", "沿河县"), ["沿河县"]);
        for inside in ["江苏省", "灌云县", "大东村"] {
            assert!(figure("place: 江苏省/灌云县", inside).is_empty(), "{inside}");
        }
        assert!(figure("place: 灌云县", "江苏省").is_empty(), "the whole of which the case is a part");
        assert!(figure("place: 江苏省\nplaces: [yanhe]", "沿河县").is_empty(), "the case is about it too");
    }
}
