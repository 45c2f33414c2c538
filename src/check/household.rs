//! `privacy` (R28): a record of a household with the name of one of its members.
//!
//! A household that is helped is told of without its name: what it received stays public for ever. The rule looks at items of
//! the level 户 (pairings, problems, tasks …), at the parties on both sides and at the words: 户主张大山, 张大山家, a person of the
//! register who holds no office. Whoever acts in office, such as a first secretary, may be named on either side.
//!
//! An editor writes 一户低收入户 in place of the name; it does not belong in the register of people either. With written
//! consent, `accept: { privacy: 理由 }`.

use super::Context;
use super::party::is_generic;
use super::view::spot;
use crate::diagnostic::Diagnostic;
use crate::message;
use crate::record::{Case, FieldValue, Item, Person, Section};
use crate::source::{Span, Spanned};

/// Family names that begin most personal names.
const FAMILY_NAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎余潘杜戴\
                            夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易武乔贺赖龚文游翁蓝欧温";
/// What a name of an office, a place or a group ends with.
const NO_PERSON: &str = "村镇乡县市省区户局厅部委校院社办组队家厂站会司处所员人长记";
/// Words before the name of a head of a household.
const HEADS: [&str; 4] = ["户主", "贫困户", "低收入户", "脱贫户"];
/// Roles that are no office.
const NO_OFFICE: [&str; 8] = ["村民", "户主", "贫困户", "低收入户", "脱贫户", "农户", "群众", "未载明"];

/// A name in a record of a household.
pub(super) struct Found {
    /// Where it stands.
    pub place: Span,
    /// The name.
    pub name: String,
    /// Whether the section has a field for who answers for the household.
    has_owner: bool,
}

/// Reports households with a name.
pub(super) fn check(context: &Context, case: &Case, diagnostics: &mut Vec<Diagnostic>) {
    for found in named(context, case) {
        let name = &found.name;
        let said = message!("到户的记录里有姓名“{name}”", "a record of a household names `{name}`");
        let hint = if found.has_owner {
            message!(
                "写“一户低收入户”这样的说法，不写姓名，也不用加进人物名册；责任人写在 owner:；本人书面同意的，写 accept: {{ privacy: 理由 }}",
                "say `one household` and leave the name out, of the register too; who answers for it goes into `owner:`; with written consent, accept: {{ privacy: reason }}"
            )
        } else {
            message!(
                "写“一户低收入户”这样的说法，不写姓名，也不用加进人物名册；是干部的，在人物名册里写明职务；本人书面同意的，写 accept: {{ privacy: 理由 }}",
                "say `one household` and leave the name out, of the register too; an official has an office in the register of people; with written consent, accept: {{ privacy: reason }}"
            )
        };
        diagnostics.push(Diagnostic::warning("privacy", found.place, said).with_hint(hint));
    }
}

/// The names in a case's records of households, one a record.
pub(super) fn named(context: &Context, case: &Case) -> Vec<Found> {
    let items = case.items.iter().flat_map(|(section, items)| items.values().map(|item| (*section, item)));
    items
        .filter(|(_, item)| is_of_household(item))
        .filter_map(|(section, item)| of_item(context, section, item))
        .collect()
}

fn is_of_household(item: &Item) -> bool {
    match item.field("level") {
        Some(FieldValue::Word(word)) => word.value.contains('户'),
        Some(FieldValue::Text(text)) => text.contains('户'),
        _ => false,
    }
}

fn of_item(context: &Context, section: Section, item: &Item) -> Option<Found> {
    let mut parties: Vec<&Spanned<String>> = Vec::new();
    let mut words: Vec<&Spanned<String>> = vec![&item.label];
    words.extend(item.quote.iter().chain(&item.note));
    for (field, value) in &item.fields {
        match value {
            // Who answers for a household acts in office.
            FieldValue::Party(_) if field.key == "owner" => {}
            FieldValue::Party(party) => parties.push(party),
            FieldValue::Parties(all) => parties.extend(all),
            FieldValue::Text(text) => words.push(text),
            _ => {}
        }
    }
    let party = parties.into_iter().find_map(|party| {
        let name = party.trim();
        let is_private = match person(context, name) {
            Some(person) => !has_office(person),
            None => is_personal(name) && context.names.party(name).is_none() && !is_generic(name),
        };
        is_private.then(|| (spot(context.sources, party.span, name), name.to_owned()))
    });
    let in_words = || {
        words.into_iter().find_map(|text| {
            let name = registered(context, text).or_else(|| told_of(context, text))?;
            Some((spot(context.sources, text.span, &name), name))
        })
    };
    let (place, name) = party.or_else(in_words)?;
    let has_owner = section.fields().iter().any(|field| field.key == "owner");
    Some(Found { place, name, has_owner })
}

fn person<'a>(context: &Context<'a>, name: &str) -> Option<&'a Person> {
    let is_called = |person: &&Person| {
        let entry = &person.entry;
        entry.name.value == name || entry.id.value == name || entry.aliases.iter().any(|alias| alias.value == name)
    };
    context.corpus.registers.people.values().find(is_called)
}

fn has_office(person: &Person) -> bool {
    person.roles.iter().any(|role| !NO_OFFICE.iter().any(|word| role.role.contains(word)))
}

/// A person of the register without an office whom a text names.
fn registered(context: &Context, text: &str) -> Option<String> {
    let private = context.corpus.registers.people.values().filter(|person| !has_office(person));
    private.map(|person| person.entry.name.value.clone()).find(|name| text.contains(name.as_str()))
}

/// A personal name that a text gives as that of a household: 户主张大山, 张大山家.
fn told_of(context: &Context, text: &str) -> Option<String> {
    let is_private = |name: &String| {
        is_personal(name) && context.names.party(name).is_none() && !person(context, name).is_some_and(has_office)
    };
    let behind = HEADS.iter().find_map(|head| {
        let (at, head) = text.match_indices(*head).next()?;
        let run: String = text[at + head.len()..].chars().take_while(|c| is_hanzi(*c)).take(4).collect();
        // A name of three characters, or of two where the words end behind it.
        let length = run.chars().count();
        let takes = if (2..=3).contains(&length) { length } else { 3 };
        let name: String = run.chars().take(takes).collect();
        let is_name = !["的", "了", "有", "和", "在", "是", "从", "已", "们"].iter().any(|word| name.contains(word));
        Some(name).filter(|name| is_name && is_private(name))
    });
    behind.or_else(|| {
        text.match_indices('家').find_map(|(at, _)| {
            let before: Vec<char> = text[..at].chars().rev().take_while(|c| is_hanzi(*c)).take(4).collect();
            let name: String = before.iter().rev().collect();
            Some(name).filter(|name| (2..=3).contains(&name.chars().count()) && is_private(name))
        })
    })
}

fn is_hanzi(c: char) -> bool {
    ('\u{4e00}'..='\u{9fff}').contains(&c)
}

/// Whether a text looks like a personal name: two or three characters, the first a family name.
fn is_personal(name: &str) -> bool {
    let length = name.chars().count();
    (2..=3).contains(&length)
        && name.chars().all(is_hanzi)
        && name.starts_with(|c| FAMILY_NAMES.contains(c))
        && !name.ends_with(|c| NO_PERSON.contains(c))
}

#[cfg(test)]
mod tests {
    use super::super::testing::case_with;

    const PEOPLE: [(&str, &str); 1] = [(
        "people",
        "zhang: { name: 张三, roles: [ { role: 村民 } ] }\ncui: { name: 崔现忠, roles: [ { role: 第一书记 } ] }",
    )];

    fn found(record: &str) -> Vec<String> {
        case_with(record, &PEOPLE).of("privacy")
    }

    #[test]
    fn a_household_has_no_name() {
        let issue = |rest: &str| format!("issues: {{ i: {{ label: 危房, level: 户, {rest} }} }}");
        assert_eq!(found(&issue("problem: 张三家的房子漏雨")), ["张三"]);
        assert_eq!(found(&issue("problem: 张大山家的房子漏雨")), ["张大山"]);
        assert_eq!(found(&issue("problem: 户主李大山，缺劳力")), ["李大山"]);
        assert!(found(&issue("problem: 房子漏雨, owner: 张三")).is_empty());
        assert!(found(&issue("problem: 崔现忠上门看过")).is_empty());
        assert!(found(&issue("problem: 贫困户的实际困难，国家有补助，大家帮，农户常年缺水")).is_empty());
        assert!(found(&issue("problem: 张三说漏雨").replace("level: 户", "level: 村")).is_empty());
    }

    #[test]
    fn in_a_pairing_the_household_has_no_name_and_the_official_may() {
        let pairing = case_with("pairings: { p: { label: 结对, level: 户, left: 崔现忠, right: 张大山 } }", &PEOPLE);
        assert_eq!(pairing.of("privacy"), ["张大山"]);
        assert!(pairing.of("unknown-name").is_empty(), "the villager is not to be entered in the register");
        assert!(found("pairings: { p: { label: 结对, level: 户, left: 崔现忠, right: 贫困户 } }").is_empty());
    }
}
