//! Registers: one file, one kind of entry.

use indexmap::IndexMap;

use super::accept::accept;
use super::decode::{Fields, Findings};
use super::figure::{entry_span, source};
use super::node::{Entry as Line, Node, Value};
use super::source_document::source_document;
use super::value::{is_name, wrong_type};
use super::yaml;
use crate::diagnostic::Parsed;
use crate::message;
use crate::quantity::Quantity;
use crate::record::{
    Entry, Indicator, Level, Organisation, Person, Place, Policy, Programme, Register, Registers, RoleAt, Term,
};
use crate::source::{FileId, Sources, Spanned};

/// Reads a file of a register.
#[must_use]
pub fn register(sources: &Sources, file: FileId, register: Register) -> Parsed<Registers> {
    let findings = Findings::default();
    let mut registers = Registers::default();
    match yaml::parse(sources.get(file), file, &findings) {
        Some(root) => read(&root, register, &mut registers, &findings),
        None => registers.unread.push(register),
    }
    Parsed { value: registers, diagnostics: findings.into_vec(&sources.get(file).path) }
}

fn read(root: &Node, register: Register, registers: &mut Registers, findings: &Findings) {
    let lines = match &root.value {
        Value::Map(lines) => lines.as_slice(),
        Value::Nothing => &[],
        _ => {
            let what = message!("一组“名称: 内容”", "a mapping");
            wrong_type(root, register.key(), &what, "guanyun: { name: 灌云县, level: 县级 }", findings);
            registers.unread.push(register);
            return;
        }
    };
    let mut all_read = true;
    for Line { key, value } in lines {
        is_name(key, findings);
        all_read &= match register {
            Register::Places => put(&mut registers.places, key, place(key, value, findings)),
            Register::Organisations => put(&mut registers.organisations, key, organisation(key, value, findings)),
            Register::People => put(&mut registers.people, key, person(key, value, findings)),
            Register::Programmes => put(&mut registers.programmes, key, programme(key, value, findings)),
            Register::Policies => put(&mut registers.policies, key, policy(key, value, findings)),
            Register::Sources => put(&mut registers.sources, key, source_document(key, value, findings)),
            Register::Terms => put(&mut registers.terms, key, term(key, value, findings)),
            Register::Indicators => put(&mut registers.indicators, key, indicator(key, value, findings)),
        };
    }
    if !all_read {
        registers.unread.push(register);
    }
}

fn put<T>(entries: &mut IndexMap<String, T>, key: &Spanned<String>, entry: Option<T>) -> bool {
    entry.map(|entry| entries.insert(key.value.clone(), entry)).is_some()
}

/// Opens an entry for its fields.
fn open<'n>(id: &Spanned<String>, node: &'n Node, example: &str, findings: &'n Findings) -> Option<Fields<'n>> {
    let word = &id.value;
    Fields::open(node, message!("名册里的 {word} ", "the entry `{word}`", word = word), id.span, example, findings)
}

/// What all entries say; `named` is the field of the name.
fn entry(id: &Spanned<String>, node: &Node, fields: &mut Fields, named: &'static str, example: &str) -> Option<Entry> {
    let name = fields.required_text(named, example);
    let aliases = fields.texts("aliases", "aliases: [灌云]");
    let note = fields.text("note", "note: 所属地级市原文未载明");
    let source = source(fields);
    let accept = accept(fields);
    Some(Entry { id: id.clone(), name: name?, aliases, note, source, accept, span: entry_span(id, node) })
}

fn place(id: &Spanned<String>, node: &Node, findings: &Findings) -> Option<Place> {
    let mut fields = open(id, node, "guanyun: { name: 灌云县, level: 县级, parent: jiangsu }", findings)?;
    let entry = entry(id, node, &mut fields, "name", "name: 灌云县");
    let level = fields.required_word("level", &Level::WORDS);
    let parent = fields.text("parent", "parent: jiangsu");
    let classes = fields.texts("classes", "classes: [省定经济薄弱县（区）]");
    let members = fields.texts("members", "members: [guanyun]");
    let period = fields.period("period");
    fields.finish();
    Some(Place { entry: entry?, level: level?, parent, classes, members, period })
}

fn organisation(id: &Spanned<String>, node: &Node, findings: &Findings) -> Option<Organisation> {
    let mut fields = open(id, node, "guanyun-team: { name: 省委驻灌云县帮扶工作队, type: 工作队 }", findings)?;
    let entry = entry(id, node, &mut fields, "name", "name: 省委驻灌云县帮扶工作队");
    let form = fields.word("type", &Organisation::TYPES.map(|word| (word, word)));
    let parent = fields.text("parent", "parent: provincial-committee");
    let place = fields.text("place", "place: 灌云县");
    let lead = fields.text("lead", "lead: 省交通运输厅");
    let since = fields.period("since");
    let duties = fields.texts("duties", "duties: [招商引资, 劳务协作]");
    let seats = fields.text_pairs("seats", "seats: { 第一组长: 省委书记, 组长: 省长 }");
    fields.finish();
    Some(Organisation { entry: entry?, form, parent, place, lead, since, duties, seats })
}

fn person(id: &Spanned<String>, node: &Node, findings: &Findings) -> Option<Person> {
    let mut fields = open(id, node, "cui: { name: 崔现忠, roles: [ { role: 第一书记, place: 新民村 } ] }", findings)?;
    let entry = entry(id, node, &mut fields, "name", "name: 崔现忠");
    let example = "roles: [ { role: 第一书记, place: 新民村, from: 2019-05-10 } ]";
    fields.required("roles", example);
    let roles = fields.list("roles", example).iter().filter_map(|node| role(node, example, findings)).collect();
    let consent = fields.text("consent", "consent: 本人同意刊出姓名");
    fields.finish();
    Some(Person { entry: entry?, roles, consent })
}

fn role(node: &Node, example: &str, findings: &Findings) -> Option<RoleAt> {
    let what = message!("roles 里的一个职务", "an office of `roles`");
    let mut fields = Fields::open(node, what, node.span, example, findings)?;
    let role = fields.required_text("role", "role: 第一书记");
    let org = fields.text("org", "org: 大沥镇政府");
    let place = fields.text("place", "place: 新民村");
    let (from, to) = (fields.period("from"), fields.period("to"));
    let batch = fields.text("batch", "batch: 第二批");
    fields.finish();
    Some(RoleAt { role: role?, org, place, from, to, batch })
}

fn programme(id: &Spanned<String>, node: &Node, findings: &Findings) -> Option<Programme> {
    let mut fields = open(id, node, "zhucun: { name: 驻村帮扶 }", findings)?;
    let entry = entry(id, node, &mut fields, "name", "name: 驻村帮扶");
    let kind = fields.text("kind", "kind: 东西部协作");
    let goal = fields.text("goal", "goal: 整县退出");
    let by = fields.period("by");
    let period = fields.period("period");
    let phase = fields.word("phase", &Programme::PHASES.map(|word| (word, word)));
    let parent = fields.text("parent", "parent: dongxi");
    let lead = fields.text("lead", "lead: 省扶贫办");
    fields.finish();
    Some(Programme { entry: entry?, kind, goal, by, period, phase, parent, lead })
}

fn policy(id: &Spanned<String>, node: &Node, findings: &Findings) -> Option<Policy> {
    let example = "poverty-regulation: { title: 《江苏省农村扶贫开发条例》, in-force: 2015-05-01 }";
    let mut fields = open(id, node, example, findings)?;
    let entry = entry(id, node, &mut fields, "title", "title: 《江苏省农村扶贫开发条例》");
    let issuer = fields.text("issuer", "issuer: 江苏省");
    let number = fields.text("number", "number: 苏发〔2015〕1号");
    let adopted = fields.period("adopted");
    let in_force = fields.period("in-force");
    let period = fields.period("period");
    let level = fields.word("level", &Policy::LEVELS.map(|word| (word, word)));
    let parent = fields.text("parent", "parent: master-plan");
    let topics = fields.texts("topics", "topics: [产业, 资金]");
    fields.finish();
    Some(Policy { entry: entry?, issuer, number, adopted, in_force, period, level, parent, topics })
}

fn term(id: &Spanned<String>, node: &Node, findings: &Findings) -> Option<Term> {
    let mut fields = open(id, node, "wufang: { name: 五方挂钩, means: 五方面力量结合帮扶 }", findings)?;
    let entry = entry(id, node, &mut fields, "name", "name: 五方挂钩");
    let avoid = fields.texts("avoid", "avoid: [签定]");
    let means = fields.text("means", "means: 五方面力量结合帮扶");
    let senses = fields.texts("senses", "senses: [收购兜底, 社会保障兜底]");
    let same_as = fields.text("same-as", "same-as: wufang");
    fields.finish();
    Some(Term { entry: entry?, avoid, means, senses, same_as })
}

fn indicator(id: &Spanned<String>, node: &Node, findings: &Findings) -> Option<Indicator> {
    let mut fields = open(id, node, "insurance: { name: 城乡居民医保财政补助标准, unit: 每人每年 }", findings)?;
    let entry = entry(id, node, &mut fields, "name", "name: 城乡居民医保财政补助标准");
    let unit = fields.text("unit", "unit: 每人每年");
    let least = bound(&mut fields, "least", findings);
    let most = bound(&mut fields, "most", findings);
    fields.finish();
    Some(Indicator { entry: entry?, unit, least, most })
}

fn bound(fields: &mut Fields, name: &'static str, findings: &Findings) -> Option<Spanned<Quantity>> {
    let entry = fields.entry(name)?;
    match super::chart::cell(&entry.value, name, findings)? {
        crate::record::Cell::Stated(quantity) => Some(quantity),
        crate::record::Cell::Figure(written) => {
            let what = message!("一个带单位的数", "a quantity");
            let _ = written;
            wrong_type(&entry.value, name, &what, "least: 100元", findings);
            None
        }
    }
}
