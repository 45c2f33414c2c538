//! Typeset PDFs by typst: one a case with its proofreader's sheet, and one a page that the site wants typeset.
//!
//! A case becomes typst *code*: calls of the theme's functions with escaped literals ([`code`], [`body`], [`case`]).
//! The theme's own `.typ` files say what these functions look like on paper. Typst sees both in a [`world`] that holds
//! nothing else: no file system, no packages, no network, no clock.

mod body;
mod case;
mod cited;
mod code;
mod diagnose;
mod joiner;
mod links;
mod numerals;
mod order;
mod pictures;
mod records;
mod sheet;
mod typeset;
mod world;

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a sample that cannot be read is a failed test")]
mod sample;
#[cfg(test)]
mod sample_records;
#[cfg(test)]
mod sample_text;

use std::sync::{Arc, mpsc};

use self::case::{Manuscript, write_case, write_page, write_settings};
use self::pictures::Picture;
use self::sheet::write_sheet;
use self::typeset::{Identity, typeset};
use self::world::Shared;
use super::{Artifact, Content, Deferred};
use crate::chart::Palette;
use crate::compose::{CasePage, Page, Publication, SiteInfo};
use crate::diagnostic::Diagnostic;
use crate::document::{Block, Document, Embed};
use crate::message;
use crate::record::Date;
use crate::theme::{Font, Theme};

/// Changes when the way of making a document changes, so that cached ones are made again. What the code and the theme say
/// is hashed with it.
pub(super) const RECIPE: &str =
    "casebook document 1, typst 0.15.1, typst-layout 0.15.1, typst-pdf 0.15.1, krilla 0.8.2";

/// The date of a document when neither the case nor the site has one: PDF/A asks for a date, and that of the clock would
/// make every build different.
const DATE_UNKNOWN: Date = Date { year: 2000, month: None, day: None };

/// Documents after which typst's memory of a layout is given up. Some is worth keeping, as the parts of a theme that
/// are the same in every document are laid out once.
const KEPT_DOCUMENTS: usize = 5;

/// Stack of the thread that typesets. Layout recurses with the depth of lists and quotations.
const STACK: usize = 16 * 1024 * 1024;

/// Makes one PDF a case, one a typeset page and one a proofreader's sheet, deferred.
///
/// # Errors
/// What is wrong with the theme's fonts. What is wrong with its typst files shows when a document is made.
pub fn export(publication: &Publication, theme: &Theme) -> Result<Vec<Artifact>, Vec<Diagnostic>> {
    let parts = Parts {
        name: &theme.name,
        palette: &theme.palette,
        fonts: &theme.fonts,
        text_width: theme.print_width,
        typst: &theme.typst,
    };
    export_with(publication, &parts)
}

/// What the PDF edition takes from a theme.
struct Parts<'a> {
    name: &'a str,
    palette: &'a Palette,
    fonts: &'a [Font],
    /// In CSS pixels.
    text_width: f64,
    typst: &'a [(String, String)],
}

fn export_with(publication: &Publication, parts: &Parts) -> Result<Vec<Artifact>, Vec<Diagnostic>> {
    let site = &publication.site;
    let (shared, theme_hash) = shared(parts, &site.language)?;
    let shared = Arc::new(shared);
    let cases = publication.cases.iter().map(|case| of_case(case, site, parts.name, theme_hash, &shared));
    let pages = publication.pages.iter().filter(|page| page.pdf);
    let pages = pages.map(|page| of_page(page, site, parts.name, theme_hash, &shared));
    let sheets = publication.cases.iter().map(|case| of_sheet(case, site, parts.name, theme_hash, &shared));
    Ok(cases.chain(pages).chain(sheets).collect())
}

/// What all documents share, and its hash.
fn shared(parts: &Parts, language: &str) -> Result<(Shared, blake3::Hash), Vec<Diagnostic>> {
    let mut sources: Vec<(String, String)> =
        parts.typst.iter().map(|(path, text)| (format!("/theme/{path}"), text.clone())).collect();
    let settings = write_settings(parts.fonts, parts.palette, parts.text_width, language);
    sources.push(("/settings.typ".to_owned(), settings));
    sources.sort();
    let fonts: Vec<Arc<Vec<u8>>> = parts.fonts.iter().map(|font| font.bytes.clone()).collect();
    let hash = hash_theme(&sources, &fonts);
    let shared = Shared::new(&fonts, &sources).map_err(|bad| unreadable_fonts(parts, &bad))?;
    Ok((shared, hash))
}

/// The PDF of a case.
fn of_case(case: &CasePage, site: &SiteInfo, theme: &str, theme_hash: blake3::Hash, shared: &Arc<Shared>) -> Artifact {
    let date = case.date.or(site.date).unwrap_or(DATE_UNKNOWN);
    let identity = Identity { theme: theme.to_owned(), case: case.slug.clone(), date };
    let path = format!("cases/{slug}/{slug}.pdf", slug = case.slug);
    artifact(path, write_case(case, site), identity, photos(&case.document), theme_hash, shared)
}

/// The PDF of a case's proofreader's sheet.
fn of_sheet(case: &CasePage, site: &SiteInfo, theme: &str, theme_hash: blake3::Hash, shared: &Arc<Shared>) -> Artifact {
    let date = case.date.or(site.date).unwrap_or(DATE_UNKNOWN);
    let identity = Identity { theme: theme.to_owned(), case: format!("{}/sheet", case.slug), date };
    let path = format!("cases/{slug}/{slug}-sheet.pdf", slug = case.slug);
    artifact(path, write_sheet(case, site), identity, Vec::new(), theme_hash, shared)
}

/// The PDF of a page.
fn of_page(page: &Page, site: &SiteInfo, theme: &str, theme_hash: blake3::Hash, shared: &Arc<Shared>) -> Artifact {
    // A case may have the same name.
    let case = format!("pages/{}", page.slug);
    let identity = Identity { theme: theme.to_owned(), case, date: site.date.unwrap_or(DATE_UNKNOWN) };
    let path = format!("{slug}/{slug}.pdf", slug = page.slug);
    artifact(path, write_page(page, site), identity, photos(&page.document), theme_hash, shared)
}

fn artifact(
    path: String,
    manuscript: Manuscript,
    identity: Identity,
    photos: Vec<(String, Arc<Vec<u8>>)>,
    theme_hash: blake3::Hash,
    shared: &Arc<Shared>,
) -> Artifact {
    let key = key(theme_hash, &manuscript, &identity);
    let shared = shared.clone();
    let about = path.clone();
    let make = Box::new(move || {
        alone(&about, move || typeset(&shared, &manuscript, &identity).map_err(|found| name_damaged(found, &photos)))
    });
    Artifact { path, content: Content::Deferred(Deferred { key, make }) }
}

/// The photographs of a document: path in the project and bytes.
fn photos(document: &Document) -> Vec<(String, Arc<Vec<u8>>)> {
    let embeds = document.blocks.iter().filter_map(|block| match block {
        Block::Embed { embed: Embed::Photo(photo), .. } => Some((photo.file.clone(), photo.bytes.clone())),
        _ => None,
    });
    embeds.collect()
}

/// Says which photographs are damaged, where typesetting fails because of one: typst names no file of the project.
fn name_damaged(found: Vec<Diagnostic>, photos: &[(String, Arc<Vec<u8>>)]) -> Vec<Diagnostic> {
    let damaged: Vec<Diagnostic> = photos
        .iter()
        .filter(|(_, bytes)| !pictures::is_readable(bytes))
        .map(|(file, _)| {
            let said = message!("照片已经损坏，无法解码", "the photograph is damaged and cannot be decoded");
            Diagnostic::error_in("media-format", file, said)
                .with_hint(message!("重新复制一份，或重新导出为 JPEG", "copy it again, or export it anew as JPEG"))
        })
        .collect();
    if damaged.is_empty() { found } else { damaged }
}

/// Runs one document's work on a thread of its own.
///
/// Typst spreads its layout over rayon's pool. When whole documents are made on the same pool, a thread that waits for
/// a part of its document takes up the next document meanwhile, on the same stack, and so on down: memory and stack
/// grow with the number of documents. In a pool of one thread every part is done in turn, and the thread that
/// asked waits without taking up anything else. `path` is the document's, for messages.
fn alone(
    path: &str,
    work: impl FnOnce() -> Result<Vec<u8>, Vec<Diagnostic>> + Send + 'static,
) -> Result<Vec<u8>, Vec<Diagnostic>> {
    let failed = |reason: String| {
        vec![Diagnostic::error_in(
            "pdf-thread",
            path,
            message!("排版线程未能完成工作：{reason}", "the typesetting thread does not finish: {reason}"),
        )]
    };
    let pool = rayon::ThreadPoolBuilder::new()
        .num_threads(1)
        .stack_size(STACK)
        // A bug in a layout must not end the program: the channel closes, and the case is reported.
        .panic_handler(|_| {})
        .build()
        .map_err(|error| failed(error.to_string()))?;
    let (sender, receiver) = mpsc::channel();
    pool.spawn(move || {
        let result = work();
        comemo::evict(KEPT_DOCUMENTS);
        // The receiver waits below for as long as this thread runs.
        let _ = sender.send(result);
    });
    receiver.recv().map_err(|error| failed(error.to_string()))?
}

/// Hash of what all documents share. Every part is preceded by its length, so that no two lists of parts look alike.
fn hash_theme(sources: &[(String, String)], fonts: &[Arc<Vec<u8>>]) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    add(&mut hasher, RECIPE.as_bytes());
    // Documents say which version made them.
    add(&mut hasher, env!("CARGO_PKG_VERSION").as_bytes());
    for (path, text) in sources {
        add(&mut hasher, path.as_bytes());
        add(&mut hasher, text.as_bytes());
    }
    for font in fonts {
        add(&mut hasher, font);
    }
    hasher.finalize()
}

fn key(theme: blake3::Hash, manuscript: &Manuscript, identity: &Identity) -> blake3::Hash {
    let mut hasher = blake3::Hasher::new();
    hasher.update(theme.as_bytes());
    add(&mut hasher, manuscript.code.as_bytes());
    for picture in &manuscript.pictures {
        match picture {
            Picture::Drawing(svg) => add(&mut hasher, svg.as_bytes()),
            Picture::Photo(bytes) => add(&mut hasher, bytes),
        }
    }
    add(&mut hasher, identity.theme.as_bytes());
    add(&mut hasher, identity.case.as_bytes());
    let Date { year, month, day } = identity.date;
    add(&mut hasher, format!("{year}-{month:?}-{day:?}").as_bytes());
    hasher.finalize()
}

fn add(hasher: &mut blake3::Hasher, bytes: &[u8]) {
    hasher.update(&(bytes.len() as u64).to_le_bytes());
    hasher.update(bytes);
}

fn unreadable_fonts(parts: &Parts, bad: &[world::UnreadableFont]) -> Vec<Diagnostic> {
    bad.iter()
        .filter_map(|bad| parts.fonts.get(bad.index))
        .map(|font| {
            let path = format!("themes/{}/{}", parts.name, font.path);
            let message = message!("这个字体文件无法用于排版。", "this font file cannot be used for typesetting");
            Diagnostic::error_in("pdf-font", path, message).with_hint(message!(
                "请换用完整的 TrueType 字体文件（.ttf）。",
                "use a whole TrueType font file (.ttf)"
            ))
        })
        .collect()
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a failed step is a failed test")]
mod tests;
