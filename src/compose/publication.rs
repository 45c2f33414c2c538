//! The publication: everything that an edition shows, resolved and in order.

use serde::Serialize;

use super::listing::{EntryPage, RegisterPage};
use super::sheet::Sheet;
use crate::document::{Document, Inline, Tile};
use crate::record::Date;

/// Everything that is published.
#[derive(Clone, Debug)]
pub struct Publication {
    /// The site as a whole.
    pub site: SiteInfo,
    /// The home page.
    pub home: Home,
    /// One page a case, in the order of the site; the parts of a case follow it.
    pub cases: Vec<CasePage>,
    /// Pages from `content/pages/`.
    pub pages: Vec<Page>,
    /// The pages that list the registers, the themes and the mechanisms. Only those that have entries.
    pub registers: Vec<RegisterPage>,
    /// The pages of all their entries.
    pub entries: Vec<EntryPage>,
}

/// What every page says of the site.
#[derive(Clone, Debug)]
pub struct SiteInfo {
    /// Title.
    pub title: String,
    /// Line below the title.
    pub tagline: Option<String>,
    /// What the site is.
    pub description: String,
    /// Absolute address with a `/` at its end.
    pub base_url: Option<String>,
    /// BCP 47 language tag.
    pub language: String,
    /// Date of the edition.
    pub date: Option<Date>,
    /// Lines of the footer and imprint, each with its label: 主办单位, 责任编辑, ICP备案号 … Only what the site states.
    pub publisher: Vec<(String, String)>,
    /// A line on rights and reuse.
    pub rights: Option<String>,
}

/// The home page.
#[derive(Clone, Debug)]
pub struct Home {
    /// Headline figures over all cases.
    pub tiles: Vec<Tile>,
    /// Counts of the publication itself: cases, figures, charts, source documents.
    pub counts: Counts,
}

/// What a publication holds.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Cases that are no part of another.
    pub cases: usize,
    /// Cases that are part of another (专题).
    pub parts: usize,
    /// Figures with a source, those that several cases show counted once.
    pub figures: usize,
    /// Charts.
    pub charts: usize,
    /// Source documents, those that several cases rest on counted once.
    pub sources: usize,
}

/// One case, ready to be set.
#[derive(Clone, Debug)]
pub struct CasePage {
    /// Name in addresses: the page is `cases/<slug>/index.html`, its PDF `cases/<slug>/<slug>.pdf`.
    pub slug: String,
    /// Running number in the site, from 1; a part has that of its whole.
    pub number: usize,
    /// For a part, its rank among the parts of its whole, from 1.
    pub part: Option<usize>,
    /// For a part, the case that it is part of.
    pub whole: Option<PageLink>,
    /// For a whole, its parts; for a part, the other parts of its whole.
    pub parts: Vec<PartLink>,
    /// What kind of case it is: 模式, 项目.
    pub form: Option<String>,
    /// Title.
    pub title: String,
    /// Shorter title for running heads and navigation; the title where there is none.
    pub short_title: String,
    /// One or two sentences.
    pub summary: String,
    /// Place names from the highest level to the lowest.
    pub place: Vec<String>,
    /// Period as printed.
    pub period: Option<String>,
    /// Date on which the case was finished.
    pub date: Option<Date>,
    /// Programme.
    pub programme: Option<String>,
    /// Themes.
    pub themes: Vec<String>,
    /// Where place, programmes and themes lead.
    pub links: CaseLinks,
    /// The fact box: place, period, programme and the record's own facts, each with its label.
    pub facts: Vec<(String, Vec<Inline>)>,
    /// Tiles at the head of the case.
    pub tiles: Vec<Tile>,
    /// The narrative with its charts and pictures.
    pub document: Document,
    /// Anchor of the chart that stands for the case, where the record names one.
    pub key_chart: Option<String>,
    /// Length of the narrative in 汉字.
    pub length: usize,
    /// All figures with their sources.
    pub figures: Vec<FigureRow>,
    /// The source documents.
    pub sources: Vec<SourceEntry>,
    /// The proofreader's sheet.
    pub sheet: Sheet,
    /// The case before this one: of a whole the whole before, of a part the part before.
    pub previous: Option<PageLink>,
    /// The next case.
    pub next: Option<PageLink>,
}

/// Pages of what a case is about.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct CaseLinks {
    /// For each place name, the path of its page, where the register knows it.
    pub place: Vec<Option<String>>,
    /// The programmes, each with the path of its page.
    pub programmes: Vec<(String, Option<String>)>,
    /// For each theme, the path of its page.
    pub themes: Vec<Option<String>>,
}

/// A part of a case (专题), as its whole and the other parts name it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PartLink {
    /// Path from the root of the site.
    pub path: String,
    /// Its rank among the parts, from 1.
    pub part: usize,
    /// Title.
    pub title: String,
    /// Shorter title.
    pub short_title: String,
    /// One or two sentences.
    pub summary: String,
    /// What kind of case it is, where the record says so: 模式, 项目.
    pub form: Option<String>,
}

/// One row of the figure table (数据表).
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FigureRow {
    /// Name within the case; the row's anchor is `figure-<name>`.
    pub name: String,
    /// What is counted or measured.
    pub label: String,
    /// The wording of the source.
    pub wording: String,
    /// Period as printed, or 未载明.
    pub period: String,
    /// Scope, or empty.
    pub scope: String,
    /// Nature, and the kind of money: 实绩, 预计 · 收益.
    pub nature: String,
    /// Source as cited in short, with lines, or 推算 with how.
    pub source: String,
    /// Remark, or empty.
    pub note: String,
}

/// One source document as cited.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct SourceEntry {
    /// Anchor: `source-<name>`.
    pub id: String,
    /// The whole citation: authors, title, kind, publisher, date or 日期未载明.
    pub citation: String,
    /// Remark, or empty.
    pub note: String,
    /// Path of the document's page, where the register of sources has it.
    pub path: Option<String>,
}

/// A link to another page of the publication.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PageLink {
    /// Path from the root of the site.
    pub path: String,
    /// What the link says.
    pub title: String,
}

/// A page from `content/pages/`.
#[derive(Clone, Debug)]
pub struct Page {
    /// Name in addresses: the page is `<slug>/index.html`.
    pub slug: String,
    /// Title: the first heading of the file.
    pub title: String,
    /// The text below the title.
    pub document: Document,
    /// Whether only the footer leads to it, and not the navigation at the head of a page.
    pub only_in_footer: bool,
    /// Whether it is typeset too: as `<slug>/<slug>.pdf`.
    pub pdf: bool,
}
