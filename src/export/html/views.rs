//! What pages hand to their templates: the names that a template may use.

use serde::Serialize;

use super::frame::Frame;

/// The home page.
#[derive(Serialize)]
pub struct HomeView {
    pub frame: Frame,
    pub description_html: String,
    pub tiles_html: String,
    pub counts: CountsView,
    pub cases: Vec<CaseEntry>,
}

/// What the publication holds.
#[derive(Serialize)]
pub struct CountsView {
    pub cases: usize,
    pub parts: usize,
    pub figures: usize,
    pub charts: usize,
    pub sources: usize,
}

/// A case on the home page.
#[derive(Serialize)]
pub struct CaseEntry {
    pub numeral: String,
    pub href: String,
    pub pdf: String,
    pub title: String,
    pub title_html: String,
    pub place: String,
    pub period: Option<String>,
    pub programme: Option<String>,
    pub summary_html: String,
    pub tiles_html: String,
    /// A chart of the case, if one fits.
    pub chart_html: String,
    /// The parts of the case.
    pub parts: Vec<PartView>,
}

/// A part of a case, on the page of its whole and on those of the other parts.
#[derive(Serialize)]
pub struct PartView {
    pub numeral: String,
    pub href: String,
    pub title: String,
    pub title_html: String,
    pub short_title: String,
    pub summary_html: String,
    pub form: Option<String>,
}

/// A case's page.
#[derive(Serialize)]
pub struct CaseView {
    pub frame: Frame,
    /// Number of the case, or of the whole that it is part of.
    pub numeral: String,
    /// For a part, its number among the parts.
    pub part: Option<String>,
    /// For a part, its whole.
    pub whole: Option<LinkView>,
    /// For a whole, its parts; for a part, the others.
    pub parts: Vec<PartView>,
    /// Whether it is a whole with parts.
    pub has_parts: bool,
    pub title: String,
    pub title_html: String,
    pub summary_html: String,
    pub places: Vec<NameView>,
    pub period: Option<String>,
    pub programmes: Vec<NameView>,
    pub origin: Option<String>,
    pub date: Option<String>,
    pub length: usize,
    pub charts: usize,
    pub facts: Vec<FactView>,
    pub contents: Vec<ContentsEntry>,
    pub tiles_html: String,
    /// The paragraphs before the first heading.
    pub opening_html: String,
    /// What follows them.
    pub narrative_html: String,
    /// What is not said in a row of the figure table, because most rows have it in common.
    pub usual: Option<String>,
    pub figures: Vec<FigureView>,
    pub figures_file: String,
    pub sources: Vec<SourceView>,
    pub pdf: String,
    pub sheet: String,
    pub sheet_pdf: String,
    pub previous: Option<LinkView>,
    pub next: Option<LinkView>,
}

/// A line of the fact box.
#[derive(Serialize)]
pub struct FactView {
    pub label: String,
    pub value_html: String,
}

/// A line of the contents.
#[derive(Serialize)]
pub struct ContentsEntry {
    pub href: String,
    pub title: String,
    pub level: u8,
}

/// A row of the figure table.
#[derive(Serialize)]
pub struct FigureView {
    pub id: String,
    pub label: String,
    pub wording: String,
    pub period_html: String,
    pub scope_html: String,
    pub nature_html: String,
    pub source_html: String,
    /// How it was worked out, and the record's remark.
    pub remark_html: String,
}

/// A source document.
#[derive(Serialize)]
pub struct SourceView {
    pub id: String,
    pub citation: String,
    pub note: String,
    pub href: Option<String>,
}

/// A link.
#[derive(Serialize)]
pub struct LinkView {
    /// Address as seen from the page.
    pub href: String,
    /// What the link says.
    pub title: String,
}

/// A name that may be a link.
#[derive(Serialize)]
pub struct NameView {
    pub name: String,
    pub href: Option<String>,
}

/// A page from `content/pages/`.
#[derive(Serialize)]
pub struct PageView {
    pub frame: Frame,
    pub title: String,
    pub contents: Vec<ContentsEntry>,
    pub narrative_html: String,
    pub pdf: Option<String>,
}

/// The page for addresses that do not exist.
#[derive(Serialize)]
pub struct NotFoundView {
    pub frame: Frame,
}
