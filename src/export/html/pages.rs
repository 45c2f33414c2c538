//! The pages of the site: what each hands to its template.

use serde::Serialize;

use super::csv;
use super::embeds::{data_file, file_name};
use super::escape::{address, anchor, escaped};
use super::figures::Usual;
use super::frame::{Card, Frame, Subject, frame, root_of};
use super::inline::{phrases, plain, running};
use super::sheet::{sheet_path, sheet_pdf};
use super::templates::Templates;
use super::views::{
    CaseEntry, CaseView, ContentsEntry, CountsView, FactView, HomeView, LinkView, NameView, NotFoundView, PageView,
    PartView, SourceView,
};
use super::words::{date, numeral};
use super::writer::Writer;
use crate::chart::{Drawing, Palette};
use crate::compose::{
    CasePage, Counts, Page, PageLink, PartLink, Publication, SourceEntry, at, case_path, figure_path,
};
use crate::diagnostic::Diagnostic;
use crate::document::{Block, ChartFigure, Document, Embed, Inline, Tile};
use crate::export::Artifact;
use crate::export::picture::Pictures;
use crate::export::raster::SCALE;

/// How many figures of a case the home page shows.
const KEY_FIGURES: usize = 2;

/// Tallest drawing that stands beside an entry of the home page, in CSS pixels: two charts to a screen, with their words.
const PREVIEW_HEIGHT: f64 = 300.0;

/// Length of a description that is taken from the text of a page, in characters.
const DESCRIPTION: usize = 120;

/// Files that one page needs: the page first, then its data and photographs.
pub type Files = Vec<Artifact>;

/// What all pages share.
pub struct Site<'a> {
    /// What is published.
    pub publication: &'a Publication,
    /// The theme's colours.
    pub palette: &'a Palette,
    /// The theme's templates.
    pub templates: &'a Templates,
    /// Makes the charts into files of their own.
    pub pictures: &'a Pictures<'a>,
    /// Path of the theme's script, if it has one.
    pub script: Option<&'a str>,
}

impl Site<'_> {
    /// The home page.
    ///
    /// # Errors
    /// What is wrong with its template.
    pub fn home(&self) -> Result<Files, Vec<Diagnostic>> {
        let home = &self.publication.home;
        let mut writer = Writer::new("", false);
        writer.tiles(&home.tiles);
        let Counts { cases, parts, figures, charts, sources } = home.counts;
        let view = HomeView {
            frame: self.frame(&Subject::Home),
            description_html: running(&self.publication.site.description),
            tiles_html: writer.take(),
            counts: CountsView { cases, parts, figures, charts, sources },
            cases: self.publication.cases.iter().filter(|case| case.whole.is_none()).map(case_entry).collect(),
        };
        Ok(vec![self.render("home.html", "index.html".into(), &view)?])
    }

    /// A case: its page, its figures as CSV, its charts with their data, its photographs.
    ///
    /// # Errors
    /// What is wrong with its template.
    pub fn case(&self, case: &CasePage) -> Result<Files, Vec<Diagnostic>> {
        let path = case_path(&case.slug);
        let root = root_of(&path);
        let mut writer = Writer::new(&root, true);
        writer.tiles(&case.tiles);
        let tiles_html = writer.take();
        let mut facts = Vec::new();
        for (label, value) in case.facts.iter().filter(|fact| !in_head(case, fact)) {
            writer.inlines(value);
            facts.push(FactView { label: label.clone(), value_html: writer.take() });
        }
        if !case.themes.is_empty() && !case.facts.iter().any(|(label, _)| label == "主题") {
            let themes = case.themes.iter().zip(case.links.themes.iter().chain(std::iter::repeat(&None)));
            let value_html: Vec<String> = names(&root, themes).into_iter().map(name_html).collect();
            facts.push(FactView { label: "主题".into(), value_html: value_html.join("、") });
        }
        let opening_html = writer.opening(&case.document);
        let usual = Usual::of(&case.figures);
        let sheets: Vec<(&ChartFigure, Drawing)> =
            writer.charts.iter().map(|chart| (*chart, self.pictures.sheet(chart, &case.place))).collect();
        let card = sheets
            .iter()
            .find(|(chart, _)| Some(&chart.id) == case.key_chart.as_ref())
            .or(sheets.first())
            .map(|(chart, sheet)| card(chart, sheet, &path));
        let link = |link: &PageLink| LinkView { href: address(&root, &link.path), title: link.title.clone() };
        let view = CaseView {
            frame: self.frame(&Subject::Case(case, card)),
            numeral: numeral(case.number),
            part: case.part.map(numeral),
            whole: case.whole.as_ref().map(link),
            parts: parts(&root, case),
            has_parts: case.whole.is_none() && !case.parts.is_empty(),
            title: case.title.clone(),
            title_html: phrases(&case.title),
            summary_html: running(&case.summary),
            places: names(&root, case.place.iter().zip(case.links.place.iter().chain(std::iter::repeat(&None)))),
            period: case.period.clone(),
            programmes: names(&root, case.links.programmes.iter().map(|(name, path)| (name, path))),
            origin: origin(&case.sources),
            date: case.date.map(date),
            length: case.length,
            charts: writer.charts.len(),
            facts,
            contents: contents(&case.document),
            tiles_html,
            opening_html,
            narrative_html: writer.take(),
            usual: usual.said(),
            figures: case.figures.iter().map(|row| usual.row(row)).collect(),
            figures_file: data_file("figures"),
            sources: case.sources.iter().map(|source| source_view(source, &root)).collect(),
            pdf: address("", &format!("{}.pdf", case.slug)),
            sheet: address(&root, &sheet_path(&case.slug)),
            sheet_pdf: address(&root, &sheet_pdf(&case.slug)),
            previous: case.previous.as_ref().map(link),
            next: case.next.as_ref().map(link),
        };
        let mut files = vec![self.render("case.html", path.clone(), &view)?];
        if !case.figures.is_empty() {
            files.push(Artifact::ready(beside(&path, &data_file("figures")), csv::figures(&case.figures)));
        }
        self.push_charts(&mut files, &path, sheets);
        push_photos(&mut files, &writer);
        Ok(files)
    }

    /// A page from `content/pages/`.
    ///
    /// # Errors
    /// What is wrong with its template.
    pub fn page(&self, page: &Page) -> Result<Files, Vec<Diagnostic>> {
        let description = first_words(&page.document).unwrap_or_else(|| self.publication.site.description.clone());
        let subject = Subject::Page(&page.slug, &page.title, &description);
        let path = subject.path();
        let root = root_of(&path);
        let mut writer = Writer::new(&root, false);
        writer.document(&page.document);
        let view = PageView {
            frame: self.frame(&subject),
            title: page.title.clone(),
            contents: contents(&page.document),
            narrative_html: writer.take(),
            pdf: page.pdf.then(|| address("", &format!("{}.pdf", page.slug))),
        };
        let mut files = vec![self.render("page.html", path.clone(), &view)?];
        let sheets = writer.charts.iter().map(|chart| (*chart, self.pictures.sheet(chart, &[]))).collect();
        self.push_charts(&mut files, &path, sheets);
        push_photos(&mut files, &writer);
        Ok(files)
    }

    /// The page for addresses that do not exist.
    ///
    /// # Errors
    /// What is wrong with its template.
    pub fn not_found(&self) -> Result<Files, Vec<Diagnostic>> {
        let view = NotFoundView { frame: self.frame(&Subject::NotFound) };
        Ok(vec![self.render("404.html", "404.html".into(), &view)?])
    }

    /// Adds the charts of a page as drawings and pictures, and their data.
    fn push_charts(&self, files: &mut Files, page: &str, sheets: Vec<(&ChartFigure, Drawing)>) {
        for (chart, sheet) in sheets {
            if !chart.table.rows.is_empty() {
                files.push(Artifact::ready(beside(page, &data_file(&chart.id)), csv::data_table(&chart.table)));
            }
            files.extend(self.pictures.files(sheet, &beside(page, &file_name(&chart.id))));
        }
    }

    /// The frame of a page.
    pub(super) fn frame(&self, subject: &Subject) -> Frame {
        frame(self.publication, self.palette, self.script, subject)
    }

    /// A page by its template.
    ///
    /// # Errors
    /// What is wrong with the template.
    pub(super) fn render(
        &self,
        template: &str,
        path: String,
        view: &impl Serialize,
    ) -> Result<Artifact, Vec<Diagnostic>> {
        Ok(Artifact::ready(path, self.templates.render(template, view)?))
    }
}

/// A chart as the picture by which social networks show its page.
fn card(chart: &ChartFigure, sheet: &Drawing, page: &str) -> Card {
    let pixels = |length: f64| (length * f64::from(SCALE)).ceil() as u32;
    Card {
        path: beside(page, &format!("{}.png", file_name(&chart.id))),
        width: pixels(sheet.width),
        height: pixels(sheet.height),
        alt: chart.title.clone(),
    }
}

/// Adds the photographs that a page shows.
fn push_photos(files: &mut Files, writer: &Writer) {
    for photo in &writer.photos {
        if !files.iter().any(|file| file.path == photo.path) {
            files.push(Artifact::ready(photo.path.clone(), photo.bytes.as_slice()));
        }
    }
}

/// Path of a file in the folder of a page.
fn beside(page: &str, file: &str) -> String {
    format!("{}{file}", page.strip_suffix("index.html").unwrap_or_default())
}

fn case_entry(case: &CasePage) -> CaseEntry {
    let path = case_path(&case.slug);
    let linked = |tile: &Tile| Tile { link: Some(figure_path(&case.slug, &tile.name)), ..tile.clone() };
    let tiles: Vec<Tile> = case.tiles.iter().take(KEY_FIGURES).map(linked).collect();
    let mut writer = Writer::new("", false);
    writer.tiles(&tiles);
    let tiles_html = writer.take();
    if let Some(chart) = featured(case) {
        writer.preview(chart, &address("", &at(&path, &chart.id)));
    }
    CaseEntry {
        numeral: numeral(case.number),
        href: address("", &path),
        pdf: address("", &format!("cases/{0}/{0}.pdf", case.slug)),
        title: case.title.clone(),
        title_html: phrases(&case.title),
        place: case.place.join(""),
        period: case.period.clone(),
        programme: case.programme.clone(),
        summary_html: running(&case.summary),
        tiles_html,
        chart_html: writer.take(),
        parts: parts("", case),
    }
}

/// The parts of a case, or the other parts of its whole, as seen from a page below `root`.
fn parts(root: &str, case: &CasePage) -> Vec<PartView> {
    let view = |part: &PartLink| PartView {
        numeral: numeral(part.part),
        href: address(root, &part.path),
        title: part.title.clone(),
        title_html: phrases(&part.title),
        short_title: part.short_title.clone(),
        summary_html: running(&part.summary),
        form: part.form.clone(),
    };
    case.parts.iter().map(view).collect()
}

/// The chart of a case that the home page shows: the one that the record names, else the one with most to see of those that
/// fit beside an entry, the first of equals. The diagram of a mechanism stands in where there is no such chart.
fn featured(case: &CasePage) -> Option<&ChartFigure> {
    if let Some(named) = charts(&case.document).find(|chart| Some(&chart.id) == case.key_chart.as_ref()) {
        return Some(named);
    }
    tallest(charts(&case.document)).or_else(|| tallest(diagrams(&case.document)))
}

/// Of the charts that fit beside an entry the one with most to see.
fn tallest<'a>(charts: impl Iterator<Item = &'a ChartFigure>) -> Option<&'a ChartFigure> {
    let fitting = charts.filter(|chart| chart.narrow.height <= PREVIEW_HEIGHT);
    fitting.reduce(|tallest, chart| if chart.narrow.height > tallest.narrow.height { chart } else { tallest })
}

/// The diagrams of the mechanisms that stand on the top level of a document.
fn diagrams(document: &Document) -> impl Iterator<Item = &ChartFigure> {
    document.blocks.iter().filter_map(|block| match block {
        Block::Embed { embed: Embed::Plate(plate), .. } => plate.diagram.as_deref(),
        _ => None,
    })
}

/// The charts that stand on the top level of a document.
fn charts(document: &Document) -> impl Iterator<Item = &ChartFigure> {
    document.blocks.iter().filter_map(|block| match block {
        Block::Embed { embed: Embed::Chart(chart), .. } => Some(chart.as_ref()),
        _ => None,
    })
}

/// Whether the line above the title says a fact already: place, period, programme.
fn in_head(case: &CasePage, (label, value): &(String, Vec<Inline>)) -> bool {
    let words = plain(value);
    match label.as_str() {
        "地点" => words == case.place.join(""),
        "时间" => Some(&words) == case.period.as_ref(),
        "工作" => Some(&words) == case.programme.as_ref(),
        _ => false,
    }
}

/// How the byline names the documents behind a case: the only one by its author and title, several by their number.
fn origin(sources: &[SourceEntry]) -> Option<String> {
    match sources {
        [] => None,
        [source] => {
            let title = source.citation.split_once("》，").map(|(title, _)| format!("{title}》"));
            Some(title.unwrap_or_else(|| source.citation.clone()).replacen("：《", "《", 1))
        }
        several => Some(format!("{}份文件", several.len())),
    }
}

/// The contents of a page: its headings of the first two levels.
fn contents(document: &Document) -> Vec<ContentsEntry> {
    let entry = |block: &Block| match block {
        Block::Heading { level: level @ 1..=2, id, content, .. } => {
            Some(ContentsEntry { href: anchor(id), title: plain(content), level: *level })
        }
        _ => None,
    };
    document.blocks.iter().filter_map(entry).collect()
}

pub(super) fn source_view(source: &SourceEntry, root: &str) -> SourceView {
    SourceView {
        id: source.id.clone(),
        citation: source.citation.clone(),
        note: source.note.clone(),
        href: source.path.as_ref().map(|path| address(root, path)),
    }
}

/// Names with where they lead.
fn names<'a>(root: &str, names: impl Iterator<Item = (&'a String, &'a Option<String>)>) -> Vec<NameView> {
    let view = |(name, path): (&String, &Option<String>)| NameView {
        name: name.clone(),
        href: path.as_ref().map(|path| address(root, path)),
    };
    names.map(view).collect()
}

fn name_html(name: NameView) -> String {
    match name.href {
        Some(href) => format!("<a href=\"{}\">{}</a>", escaped(&href), escaped(&name.name)),
        None => escaped(&name.name),
    }
}

/// The beginning of the first paragraph of a document.
fn first_words(document: &Document) -> Option<String> {
    let first = document.blocks.iter().find_map(|block| match block {
        Block::Paragraph { content, .. } => Some(plain(content)),
        _ => None,
    })?;
    let mut words: String = first.chars().take(DESCRIPTION).collect();
    if first.chars().count() > DESCRIPTION {
        words.push('…');
    }
    Some(words).filter(|words| !words.is_empty())
}
