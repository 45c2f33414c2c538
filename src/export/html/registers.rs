//! The pages of registers and of their entries: what each hands to its template.

use serde::Serialize;

use super::escape::{address, anchor, escaped};
use super::frame::{Frame, Subject, root_of};
use super::inline::{phrases, plain, running};
use super::pages::{Files, Site};
use super::views::{ContentsEntry, LinkView};
use super::words::numeral;
use super::writer::Writer;
use crate::compose::{
    Comparison, EntryCase, EntryFigure, EntryLine, EntryLink, EntryList, EntryPage, EntrySection, PageLink,
    RegisterGroup, RegisterLine, RegisterPage,
};
use crate::diagnostic::Diagnostic;
use crate::document::{Inline, Plate};

/// Path of the list of all registers.
pub const REGISTERS: &str = "registers/index.html";

/// Heading of the list of all registers.
pub const REGISTERS_TITLE: &str = "索引";

/// Words of a list of all registers, for search engines.
const REGISTERS_SAYS: &str = "从地方、单位、人物、工作、机制和文件查找案例与数据。";

/// Entries of a page from which it gets a list of contents.
const SECTIONS: usize = 2;

#[derive(Serialize)]
struct RegistersView {
    frame: Frame,
    title: &'static str,
    says: &'static str,
    registers: Vec<RegisterCard>,
}

#[derive(Serialize)]
struct RegisterCard {
    href: String,
    title: String,
    says: String,
    count: usize,
    featured: Vec<LinkView>,
    /// Whether there are more entries than those.
    has_more: bool,
}

#[derive(Serialize)]
struct RegisterView {
    frame: Frame,
    home: LinkView,
    title: String,
    says_html: String,
    count: usize,
    groups: Vec<GroupView>,
    comparisons: Vec<ComparisonView>,
}

#[derive(Serialize)]
struct GroupView {
    id: String,
    title: Option<String>,
    says: Option<&'static str>,
    lines: Vec<LineView>,
}

#[derive(Serialize)]
struct LineView {
    href: String,
    title: String,
    tag: Option<String>,
    says_html: String,
    counts: String,
    lines: Vec<LineView>,
}

#[derive(Serialize)]
struct EntryView {
    frame: Frame,
    /// The list of all registers, the register, and the entries above, the highest first.
    above: Vec<LinkView>,
    kind: String,
    register: String,
    title: String,
    title_html: String,
    aliases: Vec<String>,
    says_html: Option<String>,
    facts: Vec<FactView>,
    note_html: Option<String>,
    /// Of a mechanism, the whole of it.
    plate_html: String,
    contents: Vec<ContentsEntry>,
    sections: Vec<SectionView>,
}

#[derive(Serialize)]
struct FactView {
    label: String,
    value_html: String,
}

#[derive(Serialize)]
struct SectionView {
    id: String,
    title: String,
    count: usize,
    /// Which of the lists is filled: `cases`, `comparisons`, `figures`, `lines`, `quotes` or `links`.
    form: &'static str,
    cases: Vec<CaseView>,
    comparisons: Vec<ComparisonView>,
    figures: Vec<FigureGroupView>,
    lines: Vec<EntryLineView>,
    links: Vec<EntryLinkView>,
    /// The case of all lines, where it is one.
    case: Option<LinkView>,
}

#[derive(Serialize)]
struct EntryLinkView {
    href: String,
    title: String,
    tag: String,
}

#[derive(Serialize)]
struct CaseView {
    href: String,
    numeral: String,
    part: Option<String>,
    title_html: String,
    place: String,
    period: Option<String>,
    summary_html: String,
    parts: Vec<LinkView>,
}

#[derive(Serialize)]
struct ComparisonView {
    title: String,
    rows: Vec<FigureView>,
}

#[derive(Serialize)]
struct FigureGroupView {
    case: LinkView,
    source: Option<String>,
    rows: Vec<FigureView>,
}

#[derive(Serialize)]
struct FigureView {
    href: String,
    label: String,
    wording: String,
    period_html: String,
    scope_html: String,
    nature_html: String,
    source_html: String,
    case: LinkView,
}

#[derive(Serialize)]
struct EntryLineView {
    head: String,
    title_html: String,
    words_html: String,
    case: Option<LinkView>,
}

impl Site<'_> {
    /// The list of all registers, and the page of each; nothing where no register has entries.
    ///
    /// # Errors
    /// What is wrong with their templates.
    pub fn registers(&self) -> Result<Files, Vec<Diagnostic>> {
        let registers = &self.publication.registers;
        if registers.is_empty() {
            return Ok(Vec::new());
        }
        let subject = Subject::Listing { path: REGISTERS, title: REGISTERS_TITLE, description: REGISTERS_SAYS };
        let root = root_of(REGISTERS);
        let view = RegistersView {
            frame: self.frame(&subject),
            title: REGISTERS_TITLE,
            says: REGISTERS_SAYS,
            registers: registers.iter().map(|register| register_card(register, &root)).collect(),
        };
        let mut files = vec![self.render("registers.html", REGISTERS.to_owned(), &view)?];
        for register in registers {
            files.push(self.render("register.html", register.path.clone(), &self.register(register))?);
        }
        Ok(files)
    }

    fn register(&self, register: &RegisterPage) -> RegisterView {
        let root = root_of(&register.path);
        let subject = Subject::Listing { path: &register.path, title: &register.title, description: &register.says };
        RegisterView {
            frame: self.frame(&subject),
            home: LinkView { href: address(&root, REGISTERS), title: REGISTERS_TITLE.to_owned() },
            title: register.title.clone(),
            says_html: running(&register.says),
            count: register.count,
            groups: register.groups.iter().enumerate().map(|(index, group)| group_view(index, group, &root)).collect(),
            comparisons: comparisons(&register.comparisons, &root),
        }
    }

    /// The page of one entry.
    ///
    /// # Errors
    /// What is wrong with its template.
    pub fn entry(&self, entry: &EntryPage) -> Result<Files, Vec<Diagnostic>> {
        let root = root_of(&entry.path);
        let description = description(entry);
        let subject = Subject::Listing { path: &entry.path, title: &entry.title, description: &description };
        let html = |words: &[Inline]| {
            let mut writer = Writer::new(&root, false);
            writer.inlines(words);
            writer.take()
        };
        let mut facts: Vec<FactView> = Vec::new();
        for line in &entry.facts {
            let value_html = html(&line.words);
            match facts.last_mut() {
                // Offices of one person stand below each other.
                Some(last) if last.label == line.label => last.value_html.push_str(&format!("<br>{value_html}")),
                _ => facts.push(FactView { label: line.label.clone(), value_html }),
            }
        }
        let home = PageLink { path: REGISTERS.to_owned(), title: REGISTERS_TITLE.to_owned() };
        let above = [&home, &entry.register].into_iter().chain(&entry.above).map(|above| link(above, &root)).collect();
        let contents = entry.sections.iter().map(|section| ContentsEntry {
            level: 1,
            href: anchor(section.id),
            title: format!("{}（{}）", section.title, section.count),
        });
        let view = EntryView {
            frame: self.frame(&subject),
            above,
            kind: entry.kind.clone(),
            register: entry.register.title.clone(),
            title: entry.title.clone(),
            title_html: phrases(&entry.title),
            aliases: entry.aliases.clone(),
            says_html: entry.says.as_deref().map(running),
            facts,
            note_html: entry.note.as_deref().map(running),
            plate_html: entry.plate.as_deref().map(|plate| plate_html(plate, &root)).unwrap_or_default(),
            contents: if entry.sections.len() >= SECTIONS { contents.collect() } else { Vec::new() },
            sections: entry.sections.iter().map(|section| section_view(section, &root, &html)).collect(),
        };
        Ok(vec![self.render("entry.html", entry.path.clone(), &view)?])
    }
}

/// A mechanism on its own page, whose head has its name. The files of its diagram are published beside its case.
fn plate_html(plate: &Plate, root: &str) -> String {
    let mut writer = Writer::new(root, false).without_files();
    writer.bare_plate(plate);
    writer.take()
}

/// What a page is about, for search engines: what its entry is, or how much points to it.
fn description(entry: &EntryPage) -> String {
    let of = |section: &EntrySection| format!("{}{}", section.title, section.count);
    let sections: Vec<String> = entry.sections.iter().map(of).collect();
    let facts: Vec<String> =
        entry.facts.iter().take(3).map(|line| format!("{}：{}", line.label, plain(&line.words))).collect();
    match &entry.says {
        Some(says) => says.clone(),
        None if sections.is_empty() => format!("{}。{}", entry.title, facts.join("；")),
        None => format!("{}：{}。", entry.title, sections.join("、")),
    }
}

fn link(link: &PageLink, root: &str) -> LinkView {
    LinkView { href: address(root, &link.path), title: link.title.clone() }
}

fn register_card(register: &RegisterPage, root: &str) -> RegisterCard {
    RegisterCard {
        href: address(root, &register.path),
        title: register.title.clone(),
        says: register.says.clone(),
        count: register.count,
        featured: register.featured.iter().map(|featured| link(featured, root)).collect(),
        has_more: register.count > register.featured.len(),
    }
}

fn group_view(index: usize, group: &RegisterGroup, root: &str) -> GroupView {
    GroupView {
        id: format!("group-{}", index + 1),
        title: group.title.clone(),
        says: group.says,
        lines: group.lines.iter().map(|line| line_view(line, root)).collect(),
    }
}

fn line_view(line: &RegisterLine, root: &str) -> LineView {
    LineView {
        href: address(root, &line.link.path),
        title: line.link.title.clone(),
        tag: line.tag.clone(),
        says_html: running(&line.says),
        counts: line.counts.clone(),
        lines: line.lines.iter().map(|line| line_view(line, root)).collect(),
    }
}

fn comparisons(found: &[Comparison], root: &str) -> Vec<ComparisonView> {
    found
        .iter()
        .map(|comparison| ComparisonView {
            title: comparison.title.clone(),
            rows: comparison.rows.iter().map(|row| figure(row, root)).collect(),
        })
        .collect()
}

fn figure(row: &EntryFigure, root: &str) -> FigureView {
    FigureView {
        href: address(root, &row.path),
        label: row.label.clone(),
        wording: row.wording.clone(),
        period_html: running(&row.period),
        scope_html: running(&row.scope),
        nature_html: escaped(&row.nature),
        source_html: running(&row.source),
        case: link(&row.case, root),
    }
}

fn case(case: &EntryCase, root: &str) -> CaseView {
    let part =
        |part: &crate::compose::PartLink| LinkView { href: address(root, &part.path), title: part.short_title.clone() };
    CaseView {
        href: address(root, &case.link.path),
        numeral: numeral(case.number),
        part: case.part.map(numeral),
        title_html: phrases(&case.link.title),
        place: case.place.clone(),
        period: case.period.clone(),
        summary_html: running(&case.summary),
        parts: case.parts.iter().map(part).collect(),
    }
}

fn section_view(section: &EntrySection, root: &str, html: &dyn Fn(&[Inline]) -> String) -> SectionView {
    let mut view = SectionView {
        id: section.id.to_owned(),
        title: section.title.clone(),
        count: section.count,
        form: "",
        cases: Vec::new(),
        comparisons: Vec::new(),
        figures: Vec::new(),
        lines: Vec::new(),
        links: Vec::new(),
        case: None,
    };
    if let EntryList::Lines(lines) | EntryList::Quotes(lines) = &section.list {
        let only = lines.first().and_then(|first| first.case.as_ref());
        let only = only.filter(|only| lines.len() > 1 && lines.iter().all(|line| line.case.as_ref() == Some(only)));
        view.case = only.map(|case| link(case, root));
    }
    let is_told_once = view.case.is_some();
    let line_view = |line: &EntryLine| EntryLineView {
        head: line.head.clone(),
        title_html: html(&line.title),
        words_html: html(&line.words),
        case: line.case.as_ref().filter(|_| !is_told_once).map(|case| link(case, root)),
    };
    match &section.list {
        EntryList::Cases(cases) => {
            view.form = "cases";
            view.cases = cases.iter().map(|found| case(found, root)).collect();
        }
        EntryList::Comparisons(found) => {
            view.form = "comparisons";
            view.comparisons = comparisons(found, root);
        }
        EntryList::Figures(groups) => {
            view.form = "figures";
            view.figures = groups
                .iter()
                .map(|group| FigureGroupView {
                    case: link(&group.case, root),
                    source: group.source.clone(),
                    rows: group.rows.iter().map(|row| figure(row, root)).collect(),
                })
                .collect();
        }
        EntryList::Lines(lines) => {
            view.form = "lines";
            view.lines = lines.iter().map(line_view).collect();
        }
        EntryList::Quotes(lines) => {
            view.form = "quotes";
            view.lines = lines.iter().map(line_view).collect();
        }
        EntryList::Links(links) => {
            view.form = "links";
            let link_view = |found: &EntryLink| EntryLinkView {
                href: address(root, &found.link.path),
                title: found.link.title.clone(),
                tag: found.tag.clone(),
            };
            view.links = links.iter().map(link_view).collect();
        }
    }
    view
}
