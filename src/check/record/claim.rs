//! `claim-evidence` (R20): a claim to be first, last, complete, ranked or honoured that rests on nothing.
//! `coverage-universe` (R19): 全覆盖 of what, 全部 of whom.
//!
//! 全国首个 and 率先 are the words that readers check first (advertising may not use 国家级, 最高级 and 最佳 at all: 广告法, article 9).
//! A claim says in `evidence:` what it rests on: a document, a list, a count of
//! all. The words of the source alone (`quote:`) are a claim and no evidence. A claim that something holds for all, a mechanism
//! of the kind coverage, and the words 全覆盖 say who all are: otherwise nobody can count.
//!
//! An editor adds `evidence:` and `universe:`, for a mechanism its `actors:`, `terms:` or `figures:`. Where the source gives none, the
//! claim stays and `accept: { claim-evidence: 理由 }` says that it is the source's word.

use super::super::Context;
use super::super::view::spot;
use crate::corpus::CaseEntry;
use crate::diagnostic::Diagnostic;
use crate::document::{Item as Visited, visit_blocks};
use crate::message;
use crate::record::{Body, Case, ClaimType, Diagram, Item, Mechanism, MechanismKind, Section};
use crate::source::{Span, Spanned};

const ALL_COVERED: &str = "全覆盖";

pub(super) fn check(context: &Context, entry: &CaseEntry, diagnostics: &mut Vec<Diagnostic>) {
    let case = &entry.case;
    for claim in case.claims.values() {
        if !claim.evidence.as_ref().is_some_and(|evidence| says_something(evidence)) {
            diagnostics.push(
                Diagnostic::warning(
                    "claim-evidence",
                    claim.text.span,
                    message!(
                        "“{text}”属于“{kind}”一类的说法，没有写依据",
                        "`{text}` is a claim ({kind}) without evidence",
                        text = claim.text.value,
                        kind = claim.form.word()
                    ),
                )
                .with_hint(message!(
                    "用 evidence: 写明依据（文件、名单、认定单位）；原文没有给出依据的，写 accept: {{ claim-evidence: 理由 }}",
                    "say in `evidence:` what it rests on; where the source gives nothing, accept: {{ claim-evidence: reason }}"
                )),
            );
        }
        // First, last and all are so among some; a rank and an honour name who gave them.
        let is_among = matches!(claim.form.value, ClaimType::First | ClaimType::Last | ClaimType::Universal);
        if is_among && !claim.universe.as_ref().is_some_and(|universe| says_something(universe)) {
            universe(claim.text.span, &claim.text, diagnostics);
        }
    }
    for mechanism in case.mechanisms.values() {
        let says_so = called_so([Some(&mechanism.label), mechanism.quote.as_ref()]);
        let is_coverage = mechanism.kind.value == MechanismKind::Coverage;
        if (is_coverage || says_so.is_some()) && !names_all(mechanism) {
            universe(says_so.unwrap_or(&mechanism.label).span, &mechanism.label, diagnostics);
        }
    }
    for (section, item) in case.items.iter().flat_map(|(section, items)| items.values().map(|item| (*section, item))) {
        let says_so = called_so([Some(&item.label), item.words("claim"), item.quote.as_ref()]);
        if let Some(word) = says_so.filter(|_| !item_names_all(section, item)) {
            universe(word.span, &item.label, diagnostics);
        }
    }
    text(context, entry, diagnostics);
}

/// Whether a field says something: 无, 暂无 and 未载明 only fill it.
fn says_something(text: &str) -> bool {
    const NOTHING: [&str; 14] = [
        "",
        "无",
        "没有",
        "暂无",
        "未载明",
        "不详",
        "不明",
        "略",
        "待补",
        "待查",
        "待核",
        "待定",
        "原文没有",
        "原文未载明",
    ];
    let text = text.trim().trim_matches(['-', '—', '/', '？', '?', '。', '（', '）', '(', ')']);
    !NOTHING.contains(&text)
}

fn called_so<'a>(words: impl IntoIterator<Item = Option<&'a Spanned<String>>>) -> Option<&'a Spanned<String>> {
    words.into_iter().flatten().find(|word| word.contains(ALL_COVERED))
}

/// Whether a mechanism says who all are: by its parties, its rules, its figures, or by listing them one by one.
fn names_all(mechanism: &Mechanism) -> bool {
    let listed = match &mechanism.body {
        Some(Body::Matrix(_)) => true,
        Some(Body::Diagram(diagram)) => matches!(&**diagram, Diagram::Ladder(_) | Diagram::Pairs(_)),
        None => false,
    };
    listed || !(mechanism.actors.is_empty() && mechanism.terms.is_empty() && mechanism.figures.is_empty())
}

fn item_names_all(section: Section, item: &Item) -> bool {
    let counted = item.value("left-count").is_some() && item.value("right-count").is_some();
    let named = item.field("left").is_some() && item.field("right").is_some();
    item.place.is_some()
        || !item.figures.is_empty()
        || (section == Section::Pairing && (counted || named))
        || item.words("for").is_some()
}

/// 全覆盖 in the text: somewhere the case has to say of what.
fn text(context: &Context, entry: &CaseEntry, diagnostics: &mut Vec<Diagnostic>) {
    let whole = entry.case.part_of.as_ref().and_then(|slug| context.corpus.case(slug));
    let parts = context.corpus.parts_of(&entry.case.slug);
    if std::iter::once(entry).chain(whole).chain(parts).any(|entry| says_of_what(&entry.case)) {
        return;
    }
    let mut place: Option<Span> = None;
    let mut visit = |item: Visited<'_, _, _>| {
        if let Visited::Text(text, span) = item
            && place.is_none()
            && text.contains(ALL_COVERED)
        {
            place = Some(spot(context.sources, span, ALL_COVERED));
        }
    };
    visit_blocks(&entry.narrative.blocks, &mut visit);
    if let Some(place) = place {
        diagnostics.push(
            Diagnostic::warning(
                "coverage-universe",
                place,
                message!("“全覆盖”覆盖的是谁，记录里没有写", "the record does not say of what 全覆盖 is"),
            )
            .with_hint(message!(
                "在 claims: 里写一条 type: 全部，用 universe: 写明范围；或写 accept: {{ coverage-universe: 理由 }}",
                "make it a claim of `type: 全部` with its `universe:`, or accept: {{ coverage-universe: reason }}"
            )),
        );
    }
}

fn says_of_what(case: &Case) -> bool {
    let claimed =
        case.claims.values().any(|claim| claim.form.value == ClaimType::Universal && claim.universe.is_some());
    let paired = case.items.get(&Section::Pairing).is_some_and(|pairings| !pairings.is_empty());
    claimed || paired || case.mechanisms.values().any(|mechanism| mechanism.kind.value == MechanismKind::Coverage)
}

fn universe(place: Span, name: &Spanned<String>, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.push(
        Diagnostic::warning(
            "coverage-universe",
            place,
            message!("“{name}”没有写明范围是谁", "`{name}` does not say who all are", name = name.value),
        )
        .with_hint(message!(
            "说法写 universe:；机制写 actors:、terms: 或 figures:；原文没有说的，写 accept: {{ coverage-universe: 理由 }}",
            "a claim has `universe:`, a mechanism `actors:`, `terms:` or `figures:`; else accept: {{ coverage-universe: reason }}"
        )),
    );
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{CASE, case, headed, project};

    fn claim(rest: &str) -> String {
        format!("claims: {{ c: {{ text: 全国首个办事处, {rest} }} }}")
    }

    #[test]
    fn a_claim_rests_on_something() {
        assert_eq!(case(&claim("type: 首创")).of("claim-evidence"), ["全国首个办事处"]);
        assert_eq!(
            case(&claim("type: 首创, quote: 全国首个")).of("claim-evidence").len(),
            1,
            "a quotation is no evidence"
        );
        assert!(case(&claim("type: 首创, evidence: 国务院扶贫办通报")).of("claim-evidence").is_empty());
        for nothing in ["无", "（无）", "暂无。", "未载明", "待补"] {
            assert_eq!(
                case(&claim(&format!("type: 荣誉, evidence: {nothing}"))).of("claim-evidence").len(),
                1,
                "{nothing}"
            );
        }
        let answered = case(&claim("type: 荣誉, accept: { claim-evidence: 原文的说法 }"));
        assert_eq!((answered.of("claim-evidence").len(), answered.answered("claim-evidence").len()), (0, 1));
    }

    #[test]
    fn all_of_whom_is_said() {
        assert_eq!(case(&claim("type: 全部, evidence: 名单")).of("coverage-universe"), ["全国首个办事处"]);
        assert!(case(&claim("type: 全部, evidence: 名单, universe: 全县各村")).of("coverage-universe").is_empty());
        assert_eq!(case(&claim("type: 首创, evidence: 通报")).of("coverage-universe").len(), 1);
        assert_eq!(case(&claim("type: 最后, evidence: 通报, universe: 无")).of("coverage-universe").len(), 1);
        assert!(case(&claim("type: 荣誉, evidence: 通报")).of("coverage-universe").is_empty());
        let mechanism = |rest: &str| {
            case(&format!("mechanisms: {{ m: {{ label: 五个一, kind: coverage{rest} }} }}")).of("coverage-universe")
        };
        assert_eq!(mechanism(""), ["五个一"]);
        assert!(mechanism(", actors: [村]").is_empty());
        assert!(mechanism(", terms: { 对象: 每村 }").is_empty());
        assert!(mechanism(", source: \"report#1\", left: 市, right: 做法, pairs: { 宿迁: 电商 }").is_empty());
        let called = case("mechanisms: { m: { label: 书屋全覆盖, kind: framework } }");
        assert_eq!(called.of("coverage-universe"), ["书屋全覆盖"]);
        let answered =
            case("mechanisms: { m: { label: 五个一, kind: coverage, accept: { coverage-universe: 原文未说 } } }");
        assert_eq!(answered.answered("coverage-universe").len(), 1);
    }

    #[test]
    fn the_word_in_a_narrative_is_explained_in_the_record() {
        let text = ("content/cases/one/narrative.md", "结对实现全覆盖。\n");
        let bare = headed("");
        assert_eq!(project(&[(CASE, &bare), text]).of("coverage-universe"), ["全覆盖"]);
        let told = headed("claims: { c: { text: 各村都有, type: 全部, universe: 全县各村, evidence: 名单 } }");
        assert!(project(&[(CASE, &told), text]).of("coverage-universe").is_empty());
    }
}
