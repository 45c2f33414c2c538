//! `name-ambiguous` (R25), in the registers: two entries that share a name, or an alias.
//! `unknown-name`: an entry that names a place, organisation or person of which no register knows.
//!
//! A name stands for one entry. Where 罗定市 and 大沥镇 are both called 大沥, every record that says 大沥 leads to one of them by chance.
//! Villages of different counties may share a name, for their path tells them apart (罗定市/新民村); records that give the name
//! alone are asked which one they mean. People and offices that share a name are told apart by their identifiers.
//!
//! An editor joins two entries that are one, or takes the alias from the one that it does not belong to. For two that are rightly
//! called the same, `accept: { name-ambiguous: 理由 }` in the second.

use std::collections::BTreeMap;

use super::super::Context;
use super::super::party::{Asked, Takes, look_up};
use super::super::view::spot;
use crate::corpus::Names;
use crate::diagnostic::Diagnostic;
use crate::message;
use crate::record::{Entry, Register};
use crate::source::Spanned;

pub(super) fn check(context: &Context, diagnostics: &mut Vec<Diagnostic>) {
    for register in Register::ALL {
        shared(context, register, diagnostics);
    }
    let registers = &context.corpus.registers;
    let organisations = registers.organisations.values().flat_map(|one| {
        let fields = [("place", &one.place), ("lead", &one.lead)];
        fields.into_iter().filter_map(|(field, party)| Some((field, party.as_ref()?)))
    });
    let roles = registers.people.values().flat_map(|person| &person.roles).flat_map(|role| {
        let fields = [("org", &role.org), ("place", &role.place)];
        fields.into_iter().filter_map(|(field, party)| Some((field, party.as_ref()?)))
    });
    let leads = registers.programmes.values().filter_map(|one| Some(("lead", one.lead.as_ref()?)));
    let issuers = registers.policies.values().filter_map(|one| Some(("issuer", one.issuer.as_ref()?)));
    for (field, text) in organisations.chain(roles).chain(leads).chain(issuers) {
        // 党中央、国务院 issue a document together.
        for name in text.split('、').map(str::trim).filter(|name| !name.is_empty()) {
            let text = Spanned::new(name.to_owned(), spot(context.sources, text.span, name));
            look_up(context, Asked { text: &text, takes: Takes::One(field) }, diagnostics);
        }
    }
}

/// The entries of a register that share a name with one before them.
fn shared(context: &Context, register: Register, diagnostics: &mut Vec<Diagnostic>) {
    let mut seen: BTreeMap<&str, Vec<(&Entry, &Spanned<String>)>> = BTreeMap::new();
    for entry in context.corpus.registers.entries(register) {
        let mut own: Vec<&str> = Vec::new();
        for name in std::iter::once(&entry.name).chain(&entry.aliases) {
            if own.contains(&name.as_str()) {
                continue;
            }
            own.push(name.as_str());
            let before = seen.entry(name.as_str()).or_default();
            let other = before.iter().find(|(other, _)| !told_apart(context.names, register, entry, other));
            if let Some((other, first)) = other {
                diagnostics.push(report(register, entry, name, other, first));
            }
            before.push((entry, name));
        }
    }
}

/// Whether two places are told apart by what they belong to: they are of one level, and each lies in a place of its own.
fn told_apart(names: Names, register: Register, one: &Entry, other: &Entry) -> bool {
    let level = |entry: &Entry| names.place(&entry.id).map(|place| place.level.value);
    let is_told = |entry: &Entry| names.shortest_path(&entry.id) != entry.id.value;
    register == Register::Places && level(one) == level(other) && is_told(one) && is_told(other)
}

fn report(
    register: Register,
    entry: &Entry,
    name: &Spanned<String>,
    other: &Entry,
    first: &Spanned<String>,
) -> Diagnostic {
    let (name_of, other) = (&name.value, &other.name.value);
    let said = if name_of == other {
        message!("名册里已有一个“{other}”", "there is an entry called `{other}` already")
    } else {
        message!("“{other}”也叫“{name_of}”", "`{other}` is called `{name_of}` too")
    };
    let hint = match register {
        Register::Places => message!(
            "是同一个地方的，合成一条；别名只给一条；是同名的两个地方，各写 parent:；确实都这样叫的，写 accept: {{ name-ambiguous: 理由 }}",
            "join two entries of one place; give the alias to one of them; two places of one name each have their `parent:`; else accept: {{ name-ambiguous: reason }}"
        ),
        _ => message!(
            "是同一个的，合成一条；别名只给一条；确是同名的两个，记录里写“{own}”这样的条目名称来区分，并在这里写 accept: {{ name-ambiguous: 理由 }}",
            "join two entries of one; give the alias to one of them; two of one name are told apart in records by identifiers like `{own}`, and accept: {{ name-ambiguous: reason }} here",
            own = entry.id.value
        ),
    };
    Diagnostic::warning("name-ambiguous", name.span, said)
        .with_other(first.span, message!("先写在这里", "first here"))
        .with_hint(hint)
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::case_with;

    const HEAD: &str =
        "guanyun: { name: 灌云县, level: 县级 }\nluoding: { name: 罗定市, level: 县级, aliases: [罗定] }\n";

    #[test]
    fn a_name_stands_for_one_entry() {
        let places = |rest: &str| case_with("place: 灌云县", &[("places", &format!("{HEAD}{rest}"))]);
        let dali = "dali: { name: 大沥镇, level: 乡镇级, aliases: [罗定], parent: luoding }";
        assert_eq!(places(dali).of("name-ambiguous"), ["罗定"]);
        assert_eq!(places(dali).said("name-ambiguous"), ["“罗定市”也叫“罗定”"]);
        let two = |first: &str, second: &str| {
            places(&format!("a: {{ name: 新民村, level: 村级{first} }}\nb: {{ name: 新民村, level: 村级{second} }}"))
        };
        assert_eq!(two("", "").of("name-ambiguous"), ["新民村"]);
        assert_eq!(two(", parent: luoding", ", parent: luoding").of("name-ambiguous"), ["新民村"]);
        assert!(two(", parent: luoding", ", parent: guanyun").of("name-ambiguous").is_empty());
        let answered = two("", ", accept: { name-ambiguous: 原文没有写所属 }");
        assert_eq!(answered.answered("name-ambiguous"), ["新民村"]);
        let offices = "a: { name: 市农业局 }\nb: { name: 农业局, aliases: [市农业局, 农业局] }";
        assert_eq!(case_with("", &[("organisations", offices)]).of("name-ambiguous"), ["市农业局"]);
    }

    #[test]
    fn namesakes_are_told_apart_by_their_identifiers() {
        let people = "a: { name: 张伟, roles: [ { role: 书记 } ] }\nb: { name: 张伟, roles: [ { role: 队长 } ], accept: { name-ambiguous: 同名两人 } }";
        let quote = |speaker: &str| {
            let record = format!("quotes: {{ q: {{ text: 话, speaker: {speaker}, role: 书记 }} }}");
            case_with(&record, &[("people", people)])
        };
        assert_eq!(quote("张伟").hints("name-ambiguous"), ["写明是哪一个：“a”或“b”"]);
        assert!(quote("b").of("name-ambiguous").is_empty());
    }

    #[test]
    fn entries_name_parties_that_are_there() {
        let found = case_with(
            "place: 灌云县",
            &[
                ("places", HEAD),
                ("organisations", "a: { name: 甲局, place: 不存在村, lead: 乙局 }\nb: { name: 丙局, place: guanyun }"),
                ("people", "p: { name: 某, roles: [ { role: 队长, org: 甲局, place: 丁村 } ] }"),
                ("policies", "l: { title: 《条例》, issuer: 灌云县、戊省 }"),
                ("programmes", "w: { name: 帮扶, lead: 灌云县 }"),
            ],
        );
        assert_eq!(found.of("unknown-name"), ["不存在村", "乙局", "丁村", "戊省"]);
        let answered = [
            ("places", HEAD),
            ("organisations", "a: { name: 甲局, place: 某村, accept: { unknown-name: 原文没有点名 } }"),
        ];
        assert_eq!(case_with("place: 灌云县", &answered).answered("unknown-name"), ["某村"]);
    }
}
