//! The website: frames by tera templates of the theme, text and figures written here.
//!
//! 1. [`pages`] renders each page; documents are written by [`writer`] and its companions.
//! 2. [`faces`] reads the finished pages for the characters of each font; [`fonts`] plans the subsets.
//! 3. [`style`] makes the style sheet, whose name then goes into the pages; [`script`] joins the theme's scripts.
//!
//! All addresses are relative and name their file, so that the site works from a folder as it does from a server.

mod blocks;
mod cards;
mod csv;
mod embeds;
mod entries;
mod escape;
mod faces;
mod figures;
mod fonts;
mod frame;
mod inline;
mod pages;
mod plates;
mod records;
mod registers;
mod script;
mod sheet;
mod style;
mod templates;
#[cfg(test)]
pub(crate) mod testing;
#[cfg(test)]
mod tests;
mod views;
mod words;
mod writer;

#[cfg(test)]
pub(super) use fonts::RECIPE as FONT_RECIPE;

use rayon::prelude::*;

use self::escape::STYLE_SHEET;
use self::faces::Characters;
use self::frame::root_of;
use self::pages::{Files, Site};
use self::templates::Templates;
use super::picture::Pictures;
use super::{Artifact, Content};
use crate::compose::Publication;
use crate::diagnostic::Diagnostic;
use crate::theme::Theme;

/// Makes the website.
///
/// # Errors
/// What is wrong with the theme's templates.
pub fn export(publication: &Publication, theme: &Theme) -> Result<Vec<Artifact>, Vec<Diagnostic>> {
    let templates = Templates::new(theme)?;
    let script = script::script(theme);
    let script_path = script.as_ref().map(|(path, _)| path.as_str());
    let pictures = Pictures::new(theme, &publication.site);
    let site =
        Site { publication, palette: &theme.palette, templates: &templates, pictures: &pictures, script: script_path };

    let mut results = vec![site.home(), site.not_found(), site.registers()];
    results.par_extend(publication.cases.par_iter().map(|case| site.case(case)));
    results.par_extend(publication.cases.par_iter().map(|case| site.sheet(case)));
    results.par_extend(publication.pages.par_iter().map(|page| site.page(page)));
    results.par_extend(publication.entries.par_iter().map(|entry| site.entry(entry)));
    let mut artifacts = gather(results)?;

    let fonts = fonts::plan(theme, &characters(&artifacts));
    let sheet = style::sheet(theme, &fonts);
    let sheet_path = format!("assets/style-{}.css", &blake3::hash(sheet.as_bytes()).to_hex()[..8]);
    let base_root = frame::root(publication, &frame::Subject::NotFound);
    artifacts.par_iter_mut().for_each(|artifact| link_sheet(artifact, &sheet_path, &base_root));

    artifacts.push(Artifact::ready(sheet_path, sheet));
    artifacts.extend(script.map(|(path, content)| Artifact::ready(path, content)));
    artifacts.extend(fonts.into_iter().map(fonts::WebFont::into_artifact));
    let files = theme.assets.iter().filter(|(path, _)| !style::is_part(path) && !script::is_part(path));
    artifacts.extend(files.map(|(path, bytes)| Artifact::ready(format!("assets/{path}"), bytes.as_slice())));
    Ok(artifacts)
}

/// All files of all pages, or everything that is wrong, each finding once.
fn gather(results: Vec<Result<Files, Vec<Diagnostic>>>) -> Result<Vec<Artifact>, Vec<Diagnostic>> {
    let mut artifacts = Vec::new();
    let mut diagnostics: Vec<Diagnostic> = Vec::new();
    for result in results {
        match result {
            Ok(files) => artifacts.extend(files),
            // One fault in a template shows on every page that uses it.
            Err(found) => {
                for diagnostic in found {
                    if !diagnostics.contains(&diagnostic) {
                        diagnostics.push(diagnostic);
                    }
                }
            }
        }
    }
    if diagnostics.is_empty() { Ok(artifacts) } else { Err(diagnostics) }
}

/// The characters that the pages show, by font.
fn characters(artifacts: &[Artifact]) -> Characters {
    let pages: Vec<&str> = artifacts.iter().filter_map(html).collect();
    let of_page = |page: &&str| {
        let mut characters = Characters::new();
        faces::collect(page, &mut characters);
        characters
    };
    pages.par_iter().map(of_page).reduce(Characters::new, |mut all, page| {
        for (role, set) in page {
            all.entry(role).or_default().extend(set);
        }
        all
    })
}

fn html(artifact: &Artifact) -> Option<&str> {
    match &artifact.content {
        Content::Ready(bytes) if artifact.path.ends_with(".html") => std::str::from_utf8(bytes).ok(),
        _ => None,
    }
}

/// Puts the address of the style sheet into a page.
fn link_sheet(artifact: &mut Artifact, sheet: &str, not_found_root: &str) {
    let root = if artifact.path == "404.html" { not_found_root.to_owned() } else { root_of(&artifact.path) };
    if let Some(page) = html(artifact) {
        let page = page.replace(STYLE_SHEET, &format!("{root}{sheet}"));
        artifact.content = Content::Ready(page.into_bytes());
    }
}
