//! The pages that list the registers.

use super::Context;
use super::compare::comparisons;
use super::page::{MECHANISMS, THEMES, plain};
use crate::compose::citation;
use crate::compose::listing::{RegisterGroup, RegisterLine, RegisterPage};
use crate::compose::paths::{mechanism_path, register_path, theme_path};
use crate::compose::publication::PageLink;
use crate::corpus::{Key, Links, MechanismLinks};
use crate::record::{MechanismKind, Organisation, Policy, Register};

/// How many entries the list of all registers shows of each.
const FEATURED: usize = 8;

/// One page a register that is not empty, in the order of the list of all: what readers look for first comes first.
pub(super) fn pages(context: &Context) -> Vec<RegisterPage> {
    let pages = [
        register(context, Register::Places, "从省到村，每个地方有哪些案例、数据和事项。", places(context)),
        register(
            context,
            Register::Organisations,
            "各级机关、企业、学校和工作队，各自做了什么。",
            organisations(context),
        ),
        register(context, Register::People, "留下姓名的人，任过的职，说过的话。", people(context)),
        register(context, Register::Programmes, "案例所属的工作，目标和时限。", programmes(context)),
        themes(context),
        mechanisms(context),
        register(context, Register::Policies, "做法所依据的文件。", policies(context)),
        register(context, Register::Sources, "每条数据出自哪份文件，第几行。", flat(context, Register::Sources)),
        register(context, Register::Terms, "案例里的专门说法，各是什么意思。", flat(context, Register::Terms)),
        indicators(context),
    ];
    pages.into_iter().filter(|page| page.count > 0 || !page.comparisons.is_empty()).collect()
}

fn register(context: &Context, register: Register, says: &str, groups: Vec<RegisterGroup>) -> RegisterPage {
    let ids = context.ids(register);
    let mut ranked: Vec<(usize, Key)> =
        ids.iter().map(|id| (weight(&context.relations.of(register, id)), (register, *id))).collect();
    // The sort keeps the order of the register among equals.
    ranked.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    RegisterPage {
        path: register_path(register.key()),
        title: register.heading().to_owned(),
        says: says.to_owned(),
        count: ids.len(),
        featured: ranked.into_iter().take(FEATURED).map(|(_, key)| link(context, key)).collect(),
        groups: told_apart(groups),
        comparisons: Vec::new(),
    }
}

/// The groups that have entries. A group alone needs no heading: there is nothing to tell it from.
fn told_apart(groups: impl IntoIterator<Item = RegisterGroup>) -> Vec<RegisterGroup> {
    let mut groups: Vec<RegisterGroup> = groups.into_iter().filter(|group| !group.lines.is_empty()).collect();
    if let [only] = groups.as_mut_slice() {
        only.title = None;
    }
    groups
}

/// A link to an entry. Documents have their marks.
fn link(context: &Context, key: Key) -> PageLink {
    let title = match context.corpus.registers.sources.get(key.1) {
        Some(document) if key.0 == Register::Sources => citation::title(document),
        _ => return context.link_to(key),
    };
    PageLink { title, ..context.link_to(key) }
}

/// How much points to an entry; a case weighs more than a record.
fn weight(links: &Links) -> usize {
    links.cases.len() * 10 + links.figures.len() + records(links) + links.named_in.len()
}

fn records(links: &Links) -> usize {
    links.mechanisms.len() + links.items.len() + links.events.len() + links.quotes.len() + links.claims.len()
}

/// How much points to an entry, in words. Parts of a case are counted apart, as everywhere.
fn counts(links: &Links) -> String {
    let of_case = links.cases.iter().filter(|entry| entry.case.part_of.is_some()).count();
    let parts = [
        (links.cases.len() - of_case, "个案例"),
        (of_case, "个专题"),
        (links.figures.len(), "条数据"),
        (records(links), "条记录"),
    ];
    let words: Vec<String> =
        parts.iter().filter(|(count, _)| *count > 0).map(|(count, what)| format!("{count}{what}")).collect();
    words.join(" · ")
}

fn entry_line(context: &Context, key: Key, tag: Option<String>, lines: Vec<RegisterLine>) -> RegisterLine {
    RegisterLine {
        link: link(context, key),
        tag: tag.filter(|tag| !tag.is_empty()),
        says: plain(&context.says(key)),
        counts: counts(&context.relations.of(key.0, key.1)),
        lines,
    }
}

fn group(title: Option<&str>, lines: Vec<RegisterLine>) -> RegisterGroup {
    RegisterGroup { title: title.map(str::to_owned), says: None, lines }
}

fn flat(context: &Context, register: Register) -> Vec<RegisterGroup> {
    let lines = context.ids(register).into_iter();
    let lines = lines.map(|id| entry_line(context, (register, id), Some(context.kind((register, id))), Vec::new()));
    vec![group(None, lines.collect())]
}

/// Entries below each other by the parents that they name. An entry in a circle, or with a parent that is not known, stands
/// at the top.
fn tree<'a>(
    context: &Context<'a>,
    register: Register,
    ids: &[&'a str],
    parent: &dyn Fn(&str) -> Option<&'a str>,
    tag: bool,
) -> Vec<RegisterLine> {
    let is_root = |id: &str| {
        let mut seen = vec![id];
        let mut at = parent(id).filter(|above| ids.contains(above));
        if at.is_none() {
            return true;
        }
        // Down from a circle there is no way to the entry.
        while let Some(above) = at {
            if seen.contains(&above) {
                return true;
            }
            seen.push(above);
            at = parent(above).filter(|above| ids.contains(above));
        }
        false
    };
    let roots: Vec<&str> = ids.iter().copied().filter(|id| is_root(id)).collect();
    fn below<'a>(
        context: &Context<'a>,
        register: Register,
        id: &'a str,
        (ids, roots): (&[&'a str], &[&'a str]),
        parent: &dyn Fn(&str) -> Option<&'a str>,
        tag: bool,
    ) -> RegisterLine {
        let children = ids.iter().copied().filter(|other| parent(other) == Some(id) && !roots.contains(other));
        let lines = children.map(|child| below(context, register, child, (ids, roots), parent, tag)).collect();
        entry_line(context, (register, id), tag.then(|| context.kind((register, id))), lines)
    }
    roots.iter().map(|id| below(context, register, id, (ids, &roots), parent, tag)).collect()
}

fn places(context: &Context) -> Vec<RegisterGroup> {
    let registers = &context.corpus.registers;
    let parent = |id: &str| registers.places.get(id)?.parent.as_ref().map(|parent| parent.as_str());
    let (areas, places): (Vec<&str>, Vec<&str>) =
        context.ids(Register::Places).into_iter().partition(|id| context.is_area(id));
    // The larger first; of equal level those of which there is more to read.
    let mut places = places;
    places.sort_by_key(|id| {
        let level = registers.places.get(*id).map(|place| place.level.value);
        (level, std::cmp::Reverse(weight(&context.relations.of(Register::Places, id))))
    });
    let lines = tree(context, Register::Places, &places, &parent, true);
    let title = (!areas.is_empty()).then_some("行政区划");
    vec![group(title, lines), group(Some("跨地区的范围和片区"), tree(context, Register::Places, &areas, &parent, true))]
}

fn organisations(context: &Context) -> Vec<RegisterGroup> {
    let registers = &context.corpus.registers;
    let ids = context.ids(Register::Organisations);
    let form = |id: &str| registers.organisations.get(id).and_then(|one| Some(one.form.as_ref()?.value));
    let of_form = |wanted: Option<&str>| -> Vec<RegisterLine> {
        let ids = ids.iter().filter(|id| form(id) == wanted);
        ids.map(|id| entry_line(context, (Register::Organisations, id), None, Vec::new())).collect()
    };
    let known = Organisation::TYPES.iter().map(|form| group(Some(form), of_form(Some(form))));
    known.chain([group(Some("未分类"), of_form(None))]).collect()
}

fn people(context: &Context) -> Vec<RegisterGroup> {
    flat(context, Register::People)
}

fn programmes(context: &Context) -> Vec<RegisterGroup> {
    let registers = &context.corpus.registers;
    let parent = |id: &str| registers.programmes.get(id)?.parent.as_ref().map(|parent| parent.as_str());
    vec![group(None, tree(context, Register::Programmes, &context.ids(Register::Programmes), &parent, true))]
}

fn policies(context: &Context) -> Vec<RegisterGroup> {
    let registers = &context.corpus.registers;
    let parent = |id: &str| registers.policies.get(id)?.parent.as_ref().map(|parent| parent.as_str());
    let ids = context.ids(Register::Policies);
    // A document stands with the one that it carries out, whatever its level.
    let lines = tree(context, Register::Policies, &ids, &parent, true);
    let level = |line: &RegisterLine| Policy::LEVELS.iter().position(|level| line.tag.as_deref() == Some(*level));
    let mut groups: Vec<RegisterGroup> = Policy::LEVELS.iter().map(|level| group(Some(level), Vec::new())).collect();
    let mut others = Vec::new();
    for line in lines {
        match level(&line).and_then(|index| groups.get_mut(index)) {
            Some(of_level) => of_level.lines.push(RegisterLine { tag: None, ..line }),
            None => others.push(line),
        }
    }
    groups.push(group(Some("层级未注明"), others));
    groups
}

fn themes(context: &Context) -> RegisterPage {
    let themes = &context.relations.themes;
    let link = |index: usize, name: &str| PageLink { path: theme_path(index + 1), title: name.to_owned() };
    let mut ranked: Vec<(usize, usize)> =
        themes.iter().enumerate().map(|(index, (_, links))| (links.cases.len(), index)).collect();
    ranked.sort_by_key(|(weight, _)| std::cmp::Reverse(*weight));
    let line = |(index, (name, links)): (usize, &(&str, Links))| RegisterLine {
        link: link(index, name),
        tag: None,
        says: String::new(),
        counts: counts(links),
        lines: Vec::new(),
    };
    RegisterPage {
        path: register_path("themes"),
        title: THEMES.to_owned(),
        says: "讲同一类事的案例。".to_owned(),
        count: themes.len(),
        featured: ranked
            .into_iter()
            .take(FEATURED)
            .filter_map(|(_, index)| Some(link(index, themes.get(index)?.0)))
            .collect(),
        groups: vec![group(None, themes.iter().enumerate().map(line).collect())],
        comparisons: Vec::new(),
    }
}

fn mechanisms(context: &Context) -> RegisterPage {
    let all = &context.relations.mechanisms;
    let link = |found: &MechanismLinks| PageLink {
        path: mechanism_path(&found.entry.case.slug, &found.mechanism.name),
        title: found.mechanism.label.value.clone(),
    };
    let line = |found: &MechanismLinks| RegisterLine {
        link: link(found),
        tag: None,
        says: found.mechanism.says.as_ref().map(|says| says.value.clone()).unwrap_or_default(),
        counts: context.case_link(found.entry).title,
        lines: Vec::new(),
    };
    let of_kind = |kind: MechanismKind| {
        let found = all.iter().filter(|found| found.mechanism.kind.value == kind);
        RegisterGroup { says: Some(kind.explained()), ..group(Some(kind.printed()), found.map(line).collect()) }
    };
    let mut ranked: Vec<&MechanismLinks> = all.iter().collect();
    ranked.sort_by_key(|found| std::cmp::Reverse(found.instances.len() + found.members.len()));
    let groups = MechanismKind::WORDS.into_iter().map(|(_, kind)| of_kind(kind));
    RegisterPage {
        path: register_path("mechanisms"),
        title: MECHANISMS.to_owned(),
        says: "一套套做法：谁来做，分几步，隔多久一次。".to_owned(),
        count: all.len(),
        featured: ranked.into_iter().take(FEATURED).map(link).collect(),
        groups: told_apart(groups),
        comparisons: Vec::new(),
    }
}

fn indicators(context: &Context) -> RegisterPage {
    let of_case = |entry: &crate::corpus::CaseEntry| entry.case.inherited.clone();
    let mut figures = Vec::new();
    for entry in &context.corpus.cases {
        let inherited = of_case(entry);
        figures.extend(
            entry.case.figures.values().filter(|one| !inherited.contains(&one.name.value)).map(|one| (entry, one)),
        );
    }
    let says = "同一指标在不同地方、不同时间的数，并列在一起看；范围不同，不能相加。";
    RegisterPage {
        comparisons: comparisons(context, &figures),
        ..register(context, Register::Indicators, says, flat(context, Register::Indicators))
    }
}
