//! Corpus in, publication out: pages in order, figures resolved, charts drawn.
//!
//! Composing decides what every edition says; how it looks is left to the exporters. A corpus that passed the checks
//! composes without loss. A name that nothing answers to (which the checks report) is printed as it was written.

mod answers;
mod block;
mod case;
mod chart;
mod citation;
mod entry;
mod figure;
mod listing;
mod paths;
mod printed;
mod publication;
mod resolve;
mod series;
mod sheet;

#[cfg(test)]
pub(crate) use chart::settled;
pub use listing::{
    Comparison, EntryCase, EntryFigure, EntryLine, EntryLink, EntryList, EntryPage, EntrySection, FigureGroup,
    RegisterGroup, RegisterLine, RegisterPage,
};
pub use paths::{
    at, case_path, entry_path, figure_anchor, figure_path, mechanism_path, page_path, register_path, shown_path,
    theme_path,
};
pub use publication::{
    CaseLinks, CasePage, Counts, FigureRow, Home, Page, PageLink, PartLink, Publication, SiteInfo, SourceEntry,
};

pub use sheet::{Link, NumberRow, Remark, Sheet, SheetRow, State, StatedRow, is_on_sheet, sheet};

use rayon::prelude::*;

use crate::check::Found;
use crate::corpus::{Corpus, Relations};
use crate::record::Site;
use crate::source::Sources;
use crate::theme::Theme;

/// Makes the publication of a corpus. `base_url` replaces the address that the site states; `found` goes into the
/// proofreader's sheets.
#[must_use]
pub fn compose(corpus: &Corpus, sources: &Sources, theme: &Theme, base_url: Option<&str>, found: Found) -> Publication {
    let relations = Relations::new(corpus);
    let mut cases: Vec<CasePage> =
        corpus.cases.par_iter().map(|entry| case::compose(corpus, entry, &relations, sources, theme, found)).collect();
    series::place(corpus, &mut cases);
    let pages = corpus
        .pages
        .par_iter()
        .map(|page| Page {
            slug: page.slug.clone(),
            title: page.title.value.clone(),
            document: resolve::document(&page.draft, &mut answers::OfPage::new(corpus, sources, theme)),
            only_in_footer: corpus.site.footer_pages.iter().any(|name| name.value == page.slug),
            pdf: corpus.site.pdf_pages.iter().any(|name| name.value == page.slug),
        })
        .collect();
    let home = home(corpus, &cases);
    let (registers, entries) = entry::compose(corpus, &relations, &cases, theme);
    Publication { site: site_info(&corpus.site, base_url), home, cases, pages, registers, entries }
}

fn home(corpus: &Corpus, cases: &[CasePage]) -> Home {
    let tiles = corpus
        .site
        .headline_figures
        .iter()
        .filter_map(|reference| {
            let (entry, found) = corpus.figure(reference)?;
            let case = &entry.case;
            let mut tile = figure::tile(found);
            tile.context = case.short_title.as_ref().unwrap_or(&case.title).value.clone();
            tile.link = Some(paths::figure_path(&case.slug, &found.name));
            Some(tile)
        })
        .collect();
    let counts = series::counts(corpus, cases);
    Home { tiles, counts }
}

fn site_info(site: &Site, base_url: Option<&str>) -> SiteInfo {
    let text = |field: &Option<crate::source::Spanned<String>>| field.as_ref().map(|field| field.value.clone());
    let publisher = &site.publisher;
    let lines = [
        ("主办单位", &publisher.name),
        ("责任编辑", &publisher.editor),
        ("网站标识码", &publisher.site_code),
        ("ICP备案号", &publisher.icp),
        ("公安备案号", &publisher.police),
    ];
    SiteInfo {
        title: site.title.value.clone(),
        tagline: text(&site.tagline),
        description: site.description.value.clone(),
        base_url: base_url
            .map(ToOwned::to_owned)
            .or_else(|| text(&site.base_url))
            .map(|url| format!("{}/", url.trim_end_matches('/'))),
        language: site.language.value.clone(),
        date: site.date.as_ref().map(|date| date.value),
        publisher: lines.iter().filter_map(|(label, value)| Some(((*label).to_owned(), text(value)?))).collect(),
        rights: text(&publisher.rights),
    }
}
