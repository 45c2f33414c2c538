//! `unknown-name` (R25): a place, organisation or person that no register knows, or a term in a spelling to be avoided.
//! `name-ambiguous` (R25): a name that several entries of one register share.
//!
//! One name for one thing: 省交通厅 and 省交通运输厅 on two pages are two offices to a reader, and a name that no register knows has no page
//! and no list of cases. The rule looks at the parties of items and mechanisms, at speakers, at the places of figures, items,
//! mechanisms, villages and of the case itself, at the case's programmes, and at what entries of the registers say of each other.
//! Words that name nobody in particular (村民, 贫困户, 企业) pass. Spellings that the register of terms lists under `avoid:` are asked
//! about in titles, labels, captions and running text; in quotations they belong to `source-typo`.
//!
//! An editor enters the name in `content/registers/`, or adds the other spelling to the `aliases:` of the entry. Several names in
//! one text are written as a list. Of places that share a name one is told by the place that it belongs to: 灌云县/新民村. For
//! parties that the source does not name, `accept: { unknown-name: 理由 }`.

mod address;
mod look_up;
mod several;
mod spelling;

pub(super) use address::is_above;
pub(super) use look_up::{Asked, Takes, look_up};

use super::view::{is_within, own_figures, spot};
use super::{Context, household};
use crate::corpus::CaseEntry;
use crate::diagnostic::{Diagnostic, near_name};
use crate::message;
use crate::record::{Case, FieldValue, Item, NOT_STATED, Register, Section};
use crate::source::Spanned;

/// Words by which sources speak of parties without naming them.
const GENERIC: &[&[&str]] = &[
    &[NOT_STATED],
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
    address::check(context, case, diagnostics);
    if let Some(programme) = &case.programme {
        programmes(context, programme, diagnostics);
    }
    // A villager's name is not to be entered in a register: the rule on households asks to leave it out.
    let households = household::named(context, case);
    let is_household = |party: &Spanned<String>| households.iter().any(|found| is_within(found.place, party.span));
    for (party, takes) in parties(case).into_iter().filter(|(party, _)| !is_household(party)) {
        look_up(context, Asked { text: party, takes }, diagnostics);
    }
    address::figures(context, case, diagnostics);
    spelling::check(context, entry, diagnostics);
}

/// The text of pages.
pub(super) fn check_pages(context: &Context, diagnostics: &mut Vec<Diagnostic>) {
    for page in &context.corpus.pages {
        spelling::running_text(context, &page.draft, diagnostics);
    }
}

/// Every party that a case names itself.
fn parties(case: &Case) -> Vec<(&Spanned<String>, Takes<'_>)> {
    let figures = own_figures(case).filter_map(|figure| figure.place.as_ref()).map(|place| (place, Takes::Scope));
    let mechanisms = case.mechanisms.values().flat_map(|mechanism| {
        let actors = mechanism.actors.iter().map(|actor| (actor, Takes::Several("actors", &mechanism.actors)));
        actors.chain(mechanism.place.iter().map(|place| (place, Takes::One("place"))))
    });
    let speakers = case.quotes.values().filter_map(|quote| quote.speaker.as_ref());
    let speakers = speakers.map(|speaker| (speaker, Takes::One("speaker")));
    let items = case.items.iter().flat_map(|(section, items)| items.values().flat_map(|item| of_item(*section, item)));
    figures.chain(mechanisms).chain(speakers).chain(items).collect()
}

fn of_item(section: Section, item: &Item) -> Vec<(&Spanned<String>, Takes<'_>)> {
    let fields = item.fields.iter().flat_map(|(field, value)| match value {
        FieldValue::Party(party) => vec![(party, Takes::Several(field.key, std::slice::from_ref(party)))],
        FieldValue::Parties(all) => all.iter().map(|party| (party, Takes::Several(field.key, all))).collect(),
        _ => Vec::new(),
    });
    // A village that does not say which place it is has the name of one.
    let village = (section == Section::Village && item.place.is_none()).then_some((&item.label, Takes::Village));
    fields.chain(item.place.iter().map(|place| (place, Takes::One("place")))).chain(village).collect()
}

/// The programmes of a case, several of them joined by 、.
fn programmes(context: &Context, programme: &Spanned<String>, diagnostics: &mut Vec<Diagnostic>) {
    let names = context.names;
    if !names.can_tell(Register::Programmes) {
        return;
    }
    let all = programme.split('、').map(str::trim);
    for name in all.filter(|name| names.entry(Register::Programmes, name).is_none()) {
        let hint = match near_name(name, names.all_spellings(Register::Programmes)) {
            Some(close) => message!(
                "是不是“{close}”写错了？是的话改过来；是另一项工作，加进 content/registers/programmes.yaml；或写 accept: {{ unknown-name: 理由 }}",
                "did you mean `{close}`? else enter it in content/registers/programmes.yaml, or accept: {{ unknown-name: reason }}"
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

#[cfg(test)]
mod tests {
    use super::super::testing::{PLACES, case, case_with};

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
    fn programmes_are_in_their_register() {
        let register =
            [("programmes", "zhucun: { name: 驻村帮扶, aliases: [驻村] }\ndongxi: { name: 东西部扶贫协作 }")];
        let of = |programme: &str| case_with(&format!("programme: {programme}"), &register).of("unknown-name");
        assert!(of("驻村、东西部扶贫协作").is_empty());
        assert_eq!(of("驻村帮扶、东西部协作"), ["东西部协作"]);
        assert!(case_with("programme: 东西部协作", &[]).of("unknown-name").is_empty(), "without a register");
    }
}
