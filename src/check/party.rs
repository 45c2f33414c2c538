//! `unknown-name` (R25): a place, organisation or person that no register knows, or a term in a spelling to be avoided.
//!
//! One name for one thing: 省交通厅 and 省交通运输厅 on two pages are two offices to a reader, and a name that no register knows has no page
//! and no list of cases. The rule looks at the parties of items and mechanisms, at speakers, at the places of figures, items,
//! mechanisms and of the case itself, and at the case's programmes. Words that name nobody in particular (村民, 贫困户, 企业) pass. Spellings that the register of
//! terms lists under `avoid:` are asked about in titles, labels, captions and running text; in quotations they belong to
//! `source-typo`.
//!
//! An editor enters the name in `content/registers/`, or adds the other spelling to the `aliases:` of the entry. Several names in
//! one text are written as a list. For parties that the source does not name, `accept: { unknown-name: 理由 }`.
//!
//! `place-level` (R16): the place of a case whose parts are not in order, from the larger to the smaller, or do not belong to each
//! other. A party is what the register says that it is; a case's address that contradicts it sends readers to the wrong county.

use super::Context;
use super::household;
use super::view::{heading_words, is_within, own_figures, records, spot};
use crate::corpus::CaseEntry;
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::document::{Document, Item as Visited, visit_document};
use crate::message;
use crate::record::{Case, Level, Place};
use crate::source::{Span, Spanned};

/// Words by which sources speak of parties without naming them.
const GENERIC: &[&[&str]] = &[
    &["未载明"],
    &["村民", "村民代表", "群众", "干部群众", "党员", "党员干部", "农民", "农户", "职工", "学生", "教师", "专家"],
    &["贫困户", "贫困群众", "贫困人口", "低收入户", "低收入农户", "低收入人口", "建档立卡户"],
    &["村", "各村", "行政村", "贫困村", "深度贫困村", "经济薄弱村", "村委会", "村两委", "社区", "村（社区）"],
    &["镇", "镇（区）", "乡镇", "乡镇街道", "街道", "县", "市"],
    &["企业", "国有企业", "民营企业", "国企", "民企", "合作社", "超市", "学校", "医院"],
    &["社会组织", "社会各界", "爱心人士"],
];

/// Whether a text names nobody in particular.
pub(super) fn is_generic(text: &str) -> bool {
    GENERIC.iter().any(|words| words.contains(&text.trim()))
}

pub(super) fn check(context: &Context, entry: &CaseEntry, diagnostics: &mut Vec<Diagnostic>) {
    let case = &entry.case;
    address(context, &case.place, diagnostics);
    if let Some(programme) = &case.programme {
        programmes(context, programme, diagnostics);
    }
    // A villager's name is not to be entered in a register: the rule on households asks to leave it out.
    let households = household::named(context, case);
    let is_household = |party: &Spanned<String>| households.iter().any(|found| is_within(found.place, party.span));
    for party in parties(case).into_iter().filter(|party| !is_household(party)) {
        known(context, party, diagnostics);
    }
    let own = records(case);
    for text in heading_words(case).into_iter().chain(own.iter().flat_map(|record| record.words.iter().copied())) {
        spelling(context, text, text.span, diagnostics);
    }
    running_text(context, &entry.narrative, diagnostics);
}

/// The text of pages.
pub(super) fn check_pages(context: &Context, diagnostics: &mut Vec<Diagnostic>) {
    for page in &context.corpus.pages {
        running_text(context, &page.draft, diagnostics);
    }
}

/// Every party that a case names itself.
fn parties(case: &Case) -> Vec<&Spanned<String>> {
    let figures = own_figures(case).filter_map(|figure| figure.place.as_ref());
    let mechanisms = case.mechanisms.values().flat_map(|mechanism| mechanism.actors.iter().chain(&mechanism.place));
    let speakers = case.quotes.values().filter_map(|quote| quote.speaker.as_ref());
    let items = case.all_items().flat_map(|item| item.parties());
    figures.chain(mechanisms).chain(speakers).chain(items).collect()
}

fn known(context: &Context, party: &Spanned<String>, diagnostics: &mut Vec<Diagnostic>) {
    let name = party.trim();
    if context.names.is_party(name) || is_generic(name) {
        return;
    }
    diagnostics.push(
        Diagnostic::warning(
            "unknown-name",
            party.span,
            message!("名册里没有“{name}”", "no register knows `{name}`"),
        )
        .with_hint(match did_you_mean(name, context.names.listed()) {
            Some(close) => message!(
                "是不是“{close}”？同一个的另一种写法，加进它的 aliases:；原文没有点名的，写 accept: {{ unknown-name: 理由 }}",
                "did you mean `{close}`? another spelling of it goes into its `aliases:`; for those that the source does not name, accept: {{ unknown-name: reason }}"
            ),
            None => message!(
                "在 content/registers/ 的名册里加上它；几个名称分开写成列表；原文没有点名的，写 accept: {{ unknown-name: 理由 }}",
                "enter it in content/registers/; write several names as a list; for those that the source does not name, accept: {{ unknown-name: reason }}"
            ),
        }),
    );
}

/// The programmes of a case, several of them joined by 、.
fn programmes(context: &Context, programme: &Spanned<String>, diagnostics: &mut Vec<Diagnostic>) {
    for name in programme.split('、').map(str::trim).filter(|name| !context.names.is_programme(name)) {
        let hint = match did_you_mean(name, context.names.programmes()) {
            Some(close) => message!(
                "是不是“{close}”？另一项工作，加进工作名册，或写 accept: {{ unknown-name: 理由 }}",
                "did you mean `{close}`? else enter it in the register, or accept: {{ unknown-name: reason }}"
            ),
            None => message!(
                "在 content/registers/programmes.yaml 里加上它；或写 accept: {{ unknown-name: 理由 }}",
                "enter it in content/registers/programmes.yaml, or accept: {{ unknown-name: reason }}"
            ),
        };
        let said = message!("工作名册里没有“{name}”", "the register of programmes has no `{name}`");
        let place = spot(context.sources, programme.span, name);
        diagnostics.push(Diagnostic::warning("unknown-name", place, said).with_hint(hint));
    }
}

/// The place of a case, from the largest to the smallest.
fn address(context: &Context, place: &Spanned<String>, diagnostics: &mut Vec<Diagnostic>) {
    let mut before: Option<(&str, Vec<&Place>)> = None;
    for part in place.split('/').map(str::trim) {
        // Without a register of places there is nothing to ask.
        let Some(found) = context.names.places(part) else { return };
        let at = spot(context.sources, place.span, part);
        if found.is_empty() {
            let hint = match did_you_mean(part, context.names.place_names()) {
                Some(close) => message!(
                    "是不是“{close}”？确是另一个地方的，加进地方名册，或写 accept: {{ unknown-name: 理由 }}",
                    "did you mean `{close}`? else enter it in the register, or accept: {{ unknown-name: reason }}"
                ),
                None => message!(
                    "在 content/registers/places.yaml 里加上它；或写 accept: {{ unknown-name: 理由 }}",
                    "enter it in content/registers/places.yaml, or accept: {{ unknown-name: reason }}"
                ),
            };
            diagnostics.push(
                Diagnostic::warning(
                    "unknown-name",
                    at,
                    message!("地方名册里没有“{part}”", "the register of places has no `{part}`"),
                )
                .with_hint(hint),
            );
            before = None;
            continue;
        }
        if let Some((larger, above)) = &before {
            in_order(context, (larger, above), (part, found), at, diagnostics);
        }
        before = Some((part, found.to_vec()));
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
    } else if !pairs().any(|(small, large)| belongs(context, small, large)) {
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
pub(super) fn is_above(large: Level, small: Level) -> bool {
    let is_across = |level| matches!(level, Level::Zone | Level::Area);
    is_across(large) || is_across(small) || large < small
}

/// Whether a place lies in another, by its parents and by the members of areas.
fn belongs(context: &Context, small: &Place, large: &Place) -> bool {
    let places = &context.corpus.registers.places;
    let mut at = Some(small);
    for _ in 0..=places.len() {
        let Some(place) = at else { return false };
        if place.entry.id == large.entry.id || large.members.contains(&place.entry.id) {
            return true;
        }
        // A parent that is not there has its finding.
        match &place.parent {
            None => return false,
            Some(parent) if !places.contains_key(parent.as_str()) => return true,
            Some(parent) => at = places.get(parent.as_str()),
        }
    }
    false
}

fn running_text<F, E>(context: &Context, document: &Document<F, E>, diagnostics: &mut Vec<Diagnostic>) {
    visit_document(document, &mut |item| {
        if let Visited::Text(text, span) = item {
            spelling(context, text, span, diagnostics);
        }
    });
}

/// A term in a spelling to be avoided. In quotation marks it is spoken of.
fn spelling(context: &Context, text: &str, span: Span, diagnostics: &mut Vec<Diagnostic>) {
    for term in context.corpus.registers.terms.values() {
        let right = &term.entry.name.value;
        for avoided in &term.avoid {
            let wrong = avoided.as_str();
            if wrong.is_empty() || super::typo::is_listed(wrong) || !uses(text, wrong, right) {
                continue;
            }
            diagnostics.push(
                Diagnostic::warning(
                    "unknown-name",
                    spot(context.sources, span, wrong),
                    message!("“{wrong}”不是这里的写法", "`{wrong}` is a spelling to be avoided"),
                )
                .with_other(avoided.span, message!("名词册里这样写明", "the register of terms says so"))
                .with_hint(message!(
                    "写成“{right}”；确要用这个写法的，写 accept: {{ unknown-name: 理由 }}",
                    "write `{right}`, or accept: {{ unknown-name: reason }}"
                )),
            );
        }
    }
}

/// Whether a text uses a spelling: neither inside of the right one, nor between quotation marks of its own.
fn uses(text: &str, wrong: &str, right: &str) -> bool {
    text.match_indices(wrong).any(|(at, _)| {
        let end = at + wrong.len();
        let is_quoted = text[..at].ends_with(['“', '‘']) && text[end..].starts_with(['”', '’']);
        let is_inside = text.match_indices(right).any(|(start, right)| start <= at && end <= start + right.len());
        !is_quoted && !is_inside
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{CASE, case, case_with, headed, project};

    const PLACES: (&str, &str) = (
        "places",
        "jiangsu: { name: 江苏省, level: 省级, aliases: [江苏] }\nguanyun: { name: 灌云县, level: 县级, parent: jiangsu }\n\
         dadong: { name: 大东村, level: 村级, parent: guanyun }\nyanhe: { name: 沿河县, level: 县级 }",
    );

    #[test]
    fn a_party_is_in_a_register() {
        let item = |party: &str, rest: &str| format!("donations: {{ d: {{ label: 款, from: {party}{rest} }} }}");
        let found = case_with(&item("省交通厅", ""), &[PLACES, ("organisations", "jiaotong: { name: 省交通运输厅 }")]);
        assert_eq!(found.of("unknown-name"), ["省交通厅"]);
        let alias = [PLACES, ("organisations", "jiaotong: { name: 省交通运输厅, aliases: [省交通厅] }")];
        assert!(case_with(&item("省交通厅", ""), &alias).of("unknown-name").is_empty());
        for generic in ["村民", "企业", "未载明"] {
            assert!(case_with(&item(generic, ""), &[PLACES]).of("unknown-name").is_empty(), "{generic}");
        }
        assert!(case(&item("某公司", "")).of("unknown-name").is_empty(), "there is no register to ask");
        let answered = case_with(&item("某公司", ", accept: { unknown-name: 原文没有点名 }"), &[PLACES]);
        assert_eq!(answered.answered("unknown-name"), ["某公司"]);
    }

    #[test]
    fn speakers_actors_and_places_are_parties() {
        let found = case_with(
            "defaults: { period: 2018, source: \"report#1\" }\nfigures: { a: { label: 村, value: 3个, place: 甲村 } }\n\
             mechanisms: { m: { label: 机制, kind: framework, actors: [乙队], place: 丙镇 } }\n\
             quotes: { q: { text: 话, speaker: 丁某, role: 村民 } }\nvillages: { v: { label: 戊村, place: 戊村 } }",
            &[PLACES],
        );
        assert_eq!(found.of("unknown-name"), ["甲村", "乙队", "丙镇", "丁某", "戊村"]);
    }

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
    fn programmes_are_in_their_register() {
        let register =
            [("programmes", "zhucun: { name: 驻村帮扶, aliases: [驻村] }\ndongxi: { name: 东西部扶贫协作 }")];
        let of = |programme: &str| case_with(&format!("programme: {programme}"), &register).of("unknown-name");
        assert!(of("驻村、东西部扶贫协作").is_empty());
        assert_eq!(of("驻村帮扶、东西部协作"), ["东西部协作"]);
        assert!(case_with("programme: 东西部协作", &[]).of("unknown-name").is_empty(), "without a register");
    }

    #[test]
    fn a_term_has_one_spelling() {
        let terms = [("terms", "baodao: { name: 报道员, avoid: [报道源, 道员] }")];
        let label = |label: &str| {
            let text = format!("events: {{ e: {{ label: {label}, date: 2018, source: \"report#1\" }} }}");
            case_with(&text, &terms).of("unknown-name")
        };
        assert_eq!(label("报道源培训"), ["报道源"]);
        assert!(label("报道员培训").is_empty(), "道员 stands inside of the right word");
        assert!(label("原文作“报道源”").is_empty());
        let register = ("content/registers/terms.yaml", "t: { name: 报道员, avoid: [报道源] }\n");
        let (own, text) = (headed(""), ("content/cases/one/narrative.md", "培训报道源。\n"));
        assert_eq!(project(&[(CASE, &own), register, text]).of("unknown-name"), ["报道源"]);
    }
}
