//! The list of all registers and the page of each: what they hand to their templates.

use serde::Serialize;

use super::escape::{address, escaped};
use super::frame::{Frame, Subject, root_of};
use super::inline::running;
use super::pages::{Files, Site};
use super::views::LinkView;
use crate::compose::{Comparison, EntryFigure, PageLink, RegisterGroup, RegisterLine, RegisterPage};
use crate::diagnostic::Diagnostic;

/// Path of the list of all registers.
pub const REGISTERS: &str = "registers/index.html";

/// Heading of the list of all registers.
pub const REGISTERS_TITLE: &str = "索引";

/// Words of a list of all registers, for search engines.
const REGISTERS_SAYS: &str = "从地方、单位、人物、工作、机制和文件查找案例与数据。";

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
pub(super) struct ComparisonView {
    title: String,
    rows: Vec<FigureView>,
}

#[derive(Serialize)]
pub(super) struct FigureView {
    href: String,
    label: String,
    wording: String,
    period_html: String,
    scope_html: String,
    nature_html: String,
    source_html: String,
    case: LinkView,
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
}

pub(super) fn link(link: &PageLink, root: &str) -> LinkView {
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

pub(super) fn comparisons(found: &[Comparison], root: &str) -> Vec<ComparisonView> {
    found
        .iter()
        .map(|comparison| ComparisonView {
            title: comparison.title.clone(),
            rows: comparison.rows.iter().map(|row| figure(row, root)).collect(),
        })
        .collect()
}

pub(super) fn figure(row: &EntryFigure, root: &str) -> FigureView {
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
