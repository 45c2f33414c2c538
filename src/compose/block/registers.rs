//! What there is to say of the entries of a register that a case lists.

use super::Shown;
use super::entries::{Head, Listed, Listing, Said, in_words, listing, said, when};
use super::words::{self, text};
use crate::document::Inline;
use crate::record::{Entry, Organisation, Person, Place, Policy, Programme, Register, RoleAt};
use crate::source::{Span, Spanned};

/// The listing of a register's entries that the case lists.
pub(super) fn of_register<'a>(shown: Shown<'a>, register: Register, ids: &'a [Spanned<String>]) -> Option<Listing<'a>> {
    let registers = shown.registers();
    let ids = ids.iter();
    let (name, labels, entries): (_, &[(&str, &str)], Vec<Listed>) = match register {
        Register::Places => (
            "地方",
            &[("level", "层级"), ("parent", "属于"), ("classes", "类别"), ("members", "范围"), ("period", "时间")],
            ids.filter_map(|id| Some(place(shown, registers.places.get(id.as_str())?))).collect(),
        ),
        Register::Organisations => (
            "单位",
            &[
                ("type", "类型"),
                ("parent", "属于"),
                ("place", "地点"),
                ("lead", "负责人"),
                ("since", "起始"),
                ("duties", "职责"),
                ("seats", "席位"),
            ],
            ids.filter_map(|id| Some(organisation(shown, registers.organisations.get(id.as_str())?))).collect(),
        ),
        Register::People => (
            "姓名",
            &[("roles", "职务")],
            ids.filter_map(|id| Some(person(shown, registers.people.get(id.as_str())?))).collect(),
        ),
        Register::Programmes => (
            "工作",
            &[
                ("kind", "类别"),
                ("goal", "目标"),
                ("by", "期限"),
                ("period", "时间"),
                ("phase", "阶段"),
                ("parent", "属于"),
                ("lead", "牵头"),
            ],
            ids.filter_map(|id| Some(programme(shown, registers.programmes.get(id.as_str())?))).collect(),
        ),
        Register::Policies => (
            "文件",
            &[
                ("issuer", "发文单位"),
                ("number", "文号"),
                ("adopted", "通过"),
                ("in-force", "施行"),
                ("period", "规划期"),
                ("level", "层级"),
                ("parent", "上位文件"),
                ("topics", "主题"),
            ],
            ids.filter_map(|id| Some(policy(shown, registers.policies.get(id.as_str())?))).collect(),
        ),
        Register::Sources | Register::Terms | Register::Indicators => return None,
    };
    // What a register does not say, the register does not say: it is no statement about a source.
    let heads = labels.iter().map(|&(key, label)| Head { key, label, expected: false }).collect();
    Some(listing(register.heading(), name, None, heads, entries))
}

fn listed<'a>(register: Register, entry: &'a Entry, said: Vec<Option<Said<'a>>>) -> Listed<'a> {
    Listed {
        label: vec![words::entry_link(register, &entry.id, words::words(&entry.name))],
        group: None,
        said,
        note: entry.note.as_ref(),
        source: entry.source.as_ref(),
        item: None,
        span: entry.span,
    }
}

fn linked<'a>(shown: Shown, register: Register, id: Option<&Spanned<String>>) -> Option<Said<'a>> {
    in_words(vec![words::entry(shown, register, id?)])
}

fn party<'a>(shown: Shown, name: Option<&Spanned<String>>) -> Option<Said<'a>> {
    in_words(vec![words::party(shown, name?)])
}

fn texts<'a>(several: &[Spanned<String>], span: Span) -> Option<Said<'a>> {
    in_words(words::list(several, span))
}

fn word<'a>(word: Option<&Spanned<&'static str>>) -> Option<Said<'a>> {
    let word = word?;
    in_words(vec![text(word.value, word.span)])
}

fn place<'a>(shown: Shown<'a>, place: &'a Place) -> Listed<'a> {
    let members = place.members.iter().map(|id| vec![words::entry(shown, Register::Places, id)]).collect();
    let said = vec![
        in_words(vec![text(place.level.word(), place.level.span)]),
        linked(shown, Register::Places, place.parent.as_ref()),
        texts(&place.classes, place.entry.span),
        in_words(words::joined(members, "、", place.entry.span)),
        when(place.period.as_ref()),
    ];
    listed(Register::Places, &place.entry, said)
}

fn organisation<'a>(shown: Shown<'a>, found: &'a Organisation) -> Listed<'a> {
    let span = found.entry.span;
    let seat = |(office, holder): &(Spanned<String>, Spanned<String>)| {
        vec![words::words(office), text("：", office.span), words::party(shown, holder)]
    };
    let said = vec![
        word(found.form.as_ref()),
        linked(shown, Register::Organisations, found.parent.as_ref()),
        party(shown, found.place.as_ref()),
        party(shown, found.lead.as_ref()),
        when(found.since.as_ref()),
        texts(&found.duties, span),
        in_words(words::joined(found.seats.iter().map(seat).collect(), "；", span)),
    ];
    listed(Register::Organisations, &found.entry, said)
}

fn person<'a>(shown: Shown<'a>, person: &'a Person) -> Listed<'a> {
    let roles = person.roles.iter().map(|role| office(shown, role)).collect();
    let said = vec![in_words(words::joined(roles, "；", person.entry.span))];
    listed(Register::People, &person.entry, said)
}

/// An office: 新民村第一书记（第二批，2019年5月10日以来）.
fn office(shown: Shown, held: &RoleAt) -> Vec<Inline> {
    let span = held.role.span;
    let mut content: Vec<Inline> = Vec::new();
    content.extend(held.org.iter().chain(&held.place).map(|name| words::party(shown, name)));
    content.push(words::words(&held.role));
    let from = held.from.as_ref().map(|from| from.printed());
    let to = held.to.as_ref().map(|to| to.printed());
    let term = match (from, to) {
        (Some(from), Some(to)) => Some(format!("{from}至{to}")),
        (Some(from), None) => Some(format!("{from}起")),
        (None, Some(to)) => Some(format!("至{to}")),
        (None, None) => None,
    };
    let details: Vec<String> = held.batch.iter().map(|batch| batch.value.clone()).chain(term).collect();
    if !details.is_empty() {
        content.push(text(format!("（{}）", details.join("，")), span));
    }
    content
}

fn programme<'a>(shown: Shown<'a>, found: &'a Programme) -> Listed<'a> {
    let said = vec![
        said(found.kind.as_ref()),
        said(found.goal.as_ref()),
        when(found.by.as_ref()),
        when(found.period.as_ref()),
        word(found.phase.as_ref()),
        linked(shown, Register::Programmes, found.parent.as_ref()),
        party(shown, found.lead.as_ref()),
    ];
    listed(Register::Programmes, &found.entry, said)
}

fn policy<'a>(shown: Shown<'a>, found: &'a Policy) -> Listed<'a> {
    let said = vec![
        party(shown, found.issuer.as_ref()),
        said(found.number.as_ref()),
        when(found.adopted.as_ref()),
        when(found.in_force.as_ref()),
        when(found.period.as_ref()),
        word(found.level.as_ref()),
        linked(shown, Register::Policies, found.parent.as_ref()),
        texts(&found.topics, found.entry.span),
    ];
    listed(Register::Policies, &found.entry, said)
}
