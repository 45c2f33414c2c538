//! `unknown-entry` (R25): an identifier that no register, and no case, answers to.
//!
//! Lists of entries (`policies:`, `places:` …), `parent:`, `members:`, `same-as:`, `indicator:`, the documents that registers cite, and
//! `of:` and `part-of:` of mechanisms name other entries by their identifiers. A name without an entry leads nowhere: the page of
//! the policy, the link to the mechanism would be missing. The finding is an error and cannot be accepted.
//!
//! An editor takes the identifier from the register, not the printed name, or adds the entry. A mechanism of another case is
//! named with its case, `of: five-party/wufang`.

use super::super::Context;
use super::super::record::follows;
use crate::corpus::CaseEntry;
use crate::diagnostic::{Diagnostic, did_you_mean, near_name};
use crate::message;
use crate::read::is_legal_name;
use crate::record::{Case, FigureSource, Mechanism, Register, Section};
use crate::source::Spanned;

pub(super) fn check_registers(context: &Context, diagnostics: &mut Vec<Diagnostic>) {
    let registers = &context.corpus.registers;
    let mut look = |register: Register, id: Option<&Spanned<String>>| {
        if let Some(id) = id {
            look_up(context, register, id, diagnostics);
        }
    };
    for place in registers.places.values() {
        look(Register::Places, place.parent.as_ref());
        place.members.iter().for_each(|member| look(Register::Places, Some(member)));
    }
    for entry in registers.organisations.values() {
        look(Register::Organisations, entry.parent.as_ref());
    }
    for entry in registers.programmes.values() {
        look(Register::Programmes, entry.parent.as_ref());
    }
    for entry in registers.policies.values() {
        look(Register::Policies, entry.parent.as_ref());
    }
    for entry in registers.terms.values() {
        look(Register::Terms, entry.same_as.as_ref());
    }
    for register in Register::ALL {
        for source in registers.entries(register).into_iter().filter_map(|entry| entry.source.as_ref()) {
            cited(context, source, diagnostics);
        }
    }
    for role in registers.people.values().flat_map(|person| &person.roles) {
        if let (Some(from), Some(to)) = (&role.from, &role.to) {
            follows(from, to, diagnostics);
        }
    }
}

/// A document that a register cites stands in the register of documents.
fn cited(context: &Context, source: &FigureSource, diagnostics: &mut Vec<Diagnostic>) {
    look_up(context, Register::Sources, &source.document, diagnostics);
}

pub(super) fn check_case(context: &Context, entry: &CaseEntry, diagnostics: &mut Vec<Diagnostic>) {
    let case = &entry.case;
    for (register, ids) in &case.listed {
        for id in ids {
            look_up(context, *register, id, diagnostics);
        }
    }
    for figure in super::super::view::own_figures(case) {
        if let Some(indicator) = &figure.indicator {
            look_up(context, Register::Indicators, indicator, diagnostics);
        }
    }
    for mechanism in case.mechanisms.values() {
        for policy in &mechanism.policies {
            look_up(context, Register::Policies, policy, diagnostics);
        }
        for name in mechanism.of.iter().chain(&mechanism.part_of) {
            another_mechanism(context, entry, mechanism, name, diagnostics);
        }
    }
    linked_items(case, diagnostics);
}

fn look_up(context: &Context, register: Register, id: &Spanned<String>, diagnostics: &mut Vec<Diagnostic>) {
    let registers = &context.corpus.registers;
    // What is no name of a document has its finding from the reader.
    let is_reported = register == Register::Sources && !is_legal_name(id);
    if registers.has(register, id) || registers.unread.contains(&register) || is_reported {
        return;
    }
    let (key, heading) = (register.key(), register.heading());
    let meant = meant(context, register, id);
    let said = match &meant {
        Some((_, Some(name))) if *name == id.value => {
            message!("这里写条目的名称，不写“{id}”", "this takes an identifier, not `{id}`", id = id.value)
        }
        _ => message!("“{heading}”名册里没有“{id}”", "the register `{key}` has no entry `{id}`", id = id.value),
    };
    let hint = match meant {
        Some((close, Some(name))) => message!(
            "“{name}”在名册里的名称是 {close}，这里写 {close}",
            "the identifier of `{name}` is `{close}`: write `{close}`"
        ),
        Some((close, None)) => message!("是不是“{close}”？", "did you mean `{close}`?"),
        None => message!(
            "在 content/registers/{key}.yaml 里加上它；这里写条目的名称（拼音或英文），不写印出来的名字",
            "enter it in content/registers/{key}.yaml; this takes the identifier, not the printed name"
        ),
    };
    diagnostics.push(Diagnostic::error("unknown-entry", id.span, said).with_hint(hint));
}

/// The identifier that was meant by one that is not there, with the name of its entry where that was written; of several
/// names in one text the identifiers one after the other.
fn meant<'a>(context: &'a Context, register: Register, written: &'a str) -> Option<(String, Option<&'a str>)> {
    let registers = &context.corpus.registers;
    let called = |text: &str| context.names.entry(register, text).map(|(_, id)| id.to_owned());
    if let Some(id) = called(written.trim()) {
        return Some((id, Some(written)));
    }
    let parts: Option<Vec<String>> = written.split(['、', '，', '；']).map(|part| called(part.trim())).collect();
    if let Some(ids) = parts.filter(|ids| ids.len() > 1) {
        return Some((ids.join(", "), Some(written)));
    }
    if let Some(name) = near_name(written, context.names.all_spellings(register)) {
        return Some((called(name)?, Some(name)));
    }
    let ids: Vec<&str> = match register {
        Register::Sources => registers.sources.keys().map(String::as_str).collect(),
        _ => registers.entries(register).into_iter().map(|entry| entry.id.as_str()).collect(),
    };
    did_you_mean(written, ids).map(|close| (close.to_owned(), None))
}

fn another_mechanism(
    context: &Context,
    entry: &CaseEntry,
    mechanism: &Mechanism,
    name: &Spanned<String>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let found = context.corpus.mechanism(entry, name).map(|(_, found)| found);
    let is_itself = found.is_some_and(|found| std::ptr::eq(found, mechanism));
    if found.is_some() && !is_itself {
        return;
    }
    let (slug, wanted) = name.split_once('/').unwrap_or((entry.case.slug.as_str(), name.as_str()));
    if context.corpus.unread.contains(&slug.to_lowercase()) {
        return;
    }
    let holder = context.corpus.case(slug).map(|entry| &entry.case);
    if holder.is_some_and(|holder| holder.unreadable.contains("mechanisms") || holder.unreadable.contains(wanted)) {
        return;
    }
    let all: Vec<String> = context
        .corpus
        .cases
        .iter()
        .flat_map(|entry| entry.case.mechanisms.keys().map(|name| format!("{}/{name}", entry.case.slug.value)))
        .collect();
    let elsewhere =
        all.iter().map(String::as_str).find(|full| full.split_once('/').is_some_and(|(_, own)| own == wanted));
    let said = if is_itself {
        message!("机制不能是它自己的一部分", "a mechanism is no part of itself")
    } else {
        message!("没有“{name}”这个机制", "there is no mechanism `{name}`", name = name.value)
    };
    let hint = match elsewhere.filter(|_| !is_itself).or_else(|| did_you_mean(name, all.iter().map(String::as_str))) {
        Some(close) if !is_itself => message!("是不是“{close}”？", "did you mean `{close}`?"),
        _ => message!(
            "写本案例里机制的名称；别的案例的机制写成“案例/机制名”",
            "name a mechanism of this case, or of another as `case/name`"
        ),
    };
    diagnostics.push(Diagnostic::error("unknown-entry", name.span, said).with_hint(hint));
}

/// Donations and the assets made of them name each other.
fn linked_items(case: &Case, diagnostics: &mut Vec<Diagnostic>) {
    for (section, key, other) in
        [(Section::Donation, "asset", Section::Asset), (Section::Asset, "donation", Section::Donation)]
    {
        let others = case.items.get(&other);
        for item in case.items.get(&section).into_iter().flatten().map(|(_, item)| item) {
            // Words that are no name are words.
            let Some(name) = item.words(key).filter(|name| is_legal_name(name)) else { continue };
            let is_unreadable = case.unreadable.contains(name.as_str()) || case.unreadable.contains(other.key());
            if is_unreadable || others.is_some_and(|others| others.contains_key(name.as_str())) {
                continue;
            }
            let section = other.key();
            let known = others.into_iter().flat_map(|others| others.keys().map(String::as_str));
            let hint = match did_you_mean(name, known) {
                Some(close) => message!("是不是“{close}”？", "did you mean `{close}`?"),
                None => message!("在 {section}: 里加上它，或写成文字", "add it to `{section}:`, or write words"),
            };
            diagnostics.push(
                Diagnostic::error(
                    "unknown-entry",
                    name.span,
                    message!("{section}: 里没有“{name}”", "`{section}` has no `{name}`", name = name.value),
                )
                .with_hint(hint),
            );
        }
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{CASE, case, case_with, headed, project};

    #[test]
    fn lists_name_entries_of_registers() {
        let policies = [("policies", "regulation: { title: 《江苏省农村扶贫开发条例》 }")];
        assert_eq!(case_with("policies: [regulation, regulations]", &policies).of("unknown-entry"), ["regulations"]);
        assert_eq!(case("places: [guanyun]").of("unknown-entry"), ["guanyun"]);
        let mechanism = "mechanisms: { m: { label: 机制, kind: framework, policies: [law] } }";
        assert_eq!(case_with(mechanism, &policies).of("unknown-entry"), ["law"]);
        let figure = "figures: { a: { label: 甲, value: 3个, period: 2018, source: \"report#1\", indicator: income } }";
        assert_eq!(case(figure).of("unknown-entry"), ["income"]);
        assert!(case_with(figure, &[("indicators", "income: { name: 收入 }")]).of("unknown-entry").is_empty());
    }

    #[test]
    fn registers_refer_to_their_own_entries() {
        let found = case_with(
            "",
            &[
                (
                    "places",
                    "a: { name: 甲县, level: 县级, parent: b, source: \"nothing#3\" }\nx: { name: 片, level: 片区, members: [a, c] }",
                ),
                ("terms", "t: { name: 名, same-as: s }"),
                ("people", "p: { name: 某, roles: [ { role: 队长, from: 2019, to: 2018 } ] }"),
            ],
        );
        assert_eq!(found.of("unknown-entry"), ["b", "c", "s", "\"nothing#3\""]);
        assert_eq!(found.of("step-order"), ["2018"]);
    }

    #[test]
    fn mechanisms_refer_to_mechanisms() {
        let one = headed(
            "mechanisms:\n  a: { label: 甲, kind: framework, part-of: b }\n  b: { label: 乙, kind: framework, part-of: b }\n  \
             c: { label: 丙, kind: framework, of: two/wufang }\n  d: { label: 丁, kind: framework, of: two/wufan }\n  \
             e: { label: 戊, kind: framework, of: three/wufang }",
        );
        let two = headed("mechanisms: { wufang: { label: 五方挂钩, kind: framework } }");
        let found = project(&[(CASE, &one), ("content/cases/two/case.yaml", &two)]);
        assert_eq!(found.of("unknown-entry"), ["b", "two/wufan", "three/wufang"]);
    }

    #[test]
    fn donations_and_assets_name_each_other() {
        let text = |name: &str| {
            format!(
                "donations: {{ d: {{ label: 苗木, asset: {name} }} }}\nassets: {{ forest: {{ label: 林子, donation: d }} }}"
            )
        };
        assert!(case(&text("forest")).of("unknown-entry").is_empty());
        assert!(case(&text("村里的林子")).of("unknown-entry").is_empty());
        assert_eq!(case(&text("wood")).of("unknown-entry"), ["wood"]);
    }
}
