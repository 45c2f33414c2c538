//! The page of an entry of a register, of a theme or of a mechanism, with what points to it.

use serde::Serialize;

use super::escape::{address, anchor};
use super::frame::{Frame, Subject, root_of};
use super::inline::{phrases, plain, running};
use super::pages::{Files, Site};
use super::registers::{ComparisonView, FigureView, REGISTERS, REGISTERS_TITLE, comparisons, figure, link};
use super::views::{ContentsEntry, LinkView};
use super::words::numeral;
use super::writer::Writer;
use crate::compose::{EntryCase, EntryLine, EntryLink, EntryList, EntryPage, EntrySection, PageLink, PartLink};
use crate::diagnostic::Diagnostic;
use crate::document::{Inline, Plate};

/// Entries of a page from which it gets a list of contents.
const SECTIONS: usize = 2;

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
struct FigureGroupView {
    case: LinkView,
    source: Option<String>,
    rows: Vec<FigureView>,
}

#[derive(Serialize)]
struct EntryLineView {
    head: String,
    title_html: String,
    words_html: String,
    case: Option<LinkView>,
}

impl Site<'_> {
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

fn case(case: &EntryCase, root: &str) -> CaseView {
    let part = |part: &PartLink| LinkView { href: address(root, &part.path), title: part.short_title.clone() };
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
