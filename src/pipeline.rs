//! The stages in order: the whole story.

use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicUsize, Ordering};

use rayon::prelude::*;

use crate::check::Found;
use crate::compose::{Counts, Publication, compose};
use crate::corpus::{Corpus, assemble, read_all};
use crate::diagnostic::{Diagnostic, Parsed, Severity};
use crate::export::{Artifact, Content, html, pdf};
use crate::publish::{Cache, PublishError, Report, publish};
use crate::source::{Sources, walk};
use crate::theme::{self, Theme};
use crate::{check, diagnostic};

/// Folders of a project that are read.
const FOLDERS: [&str; 2] = ["content", "themes"];

/// What a build is asked to do.
#[derive(Clone, Debug)]
pub struct Settings {
    /// The project: the folder that holds `content/` and `themes/`.
    pub root: PathBuf,
    /// Where the output goes.
    pub output: PathBuf,
    /// Replaces the address that the site states.
    pub base_url: Option<String>,
}

/// A project that was read and checked.
#[derive(Debug)]
pub struct Checked {
    /// The files, to show findings in.
    pub sources: Sources,
    /// Everything that was found, in the order of the files. What is printed of it is limited, the sheets have it all.
    pub diagnostics: Vec<Diagnostic>,
    /// What the records answer, with their reasons.
    pub accepted: Vec<check::Accepted>,
    /// The corpus and its theme, as far as they could be read.
    pub ready: Option<(Corpus, Theme)>,
}

impl Checked {
    /// How many findings are of a severity.
    #[must_use]
    pub fn count(&self, severity: Severity) -> usize {
        self.diagnostics.iter().filter(|diagnostic| diagnostic.severity == severity).count()
    }
}

/// What a build made.
#[derive(Debug)]
pub struct Built {
    /// The project, with the warnings that it built in spite of.
    pub checked: Checked,
    /// What the publication holds.
    pub counts: Counts,
    /// PDFs among the artifacts.
    pub pdfs: usize,
    /// Artifacts that were made anew; the others came from the cache or cost nothing.
    pub made: usize,
    /// What was written.
    pub report: Report,
}

/// Why a build made nothing.
#[derive(Debug)]
pub enum BuildError {
    /// The content or the theme has errors.
    Content(Box<Checked>),
    /// The output cannot be published.
    Publish(PublishError),
}

/// How far a build is, for a progress display.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Progress {
    /// Reading and checking.
    Reading,
    /// Laying out pages and drawing charts.
    Composing,
    /// Making what takes long: so many of so many.
    Making(usize, usize),
    /// Writing the output.
    Publishing,
}

/// Walks, reads, assembles and checks a project.
#[must_use]
pub fn check(root: &Path) -> Checked {
    let Parsed { value: sources, mut diagnostics } = walk(root, &FOLDERS);

    // Without the folder of the content there is nothing to say about what it lacks.
    let has_content = sources.iter().any(|(_, file)| file.path.starts_with("content/"));
    if !has_content && !diagnostics.is_empty() {
        return Checked { sources, diagnostics, accepted: Vec::new(), ready: None };
    }

    let parts = read_all(&sources);
    diagnostics.extend(parts.diagnostics);
    let corpus = assemble(parts.value);
    diagnostics.extend(corpus.diagnostics);

    let mut accepted = Vec::new();
    let ready = corpus.value.and_then(|corpus| {
        let findings = check::check(&corpus, &sources);
        diagnostics.extend(findings.open);
        accepted = findings.accepted;
        let theme = theme::read(&sources, &corpus.site.theme, Some(corpus.site.theme.span));
        diagnostics.extend(theme.diagnostics);
        let theme = theme.value?;
        diagnostics.extend(check::check_glyphs(&corpus, &sources, &theme));
        Some((corpus, theme))
    });
    diagnostic::sort(&mut diagnostics, &sources);
    Checked { sources, diagnostics, accepted, ready }
}

/// Builds a project. Publishes everything or nothing.
///
/// # Errors
/// The findings, if any is an error; or why the output cannot be published.
pub fn build(settings: &Settings, progress: &(dyn Fn(Progress) + Sync)) -> Result<Built, BuildError> {
    progress(Progress::Reading);
    let mut checked = check(&settings.root);
    let ready = match checked.ready.take() {
        Some(ready) if checked.count(Severity::Error) == 0 => ready,
        ready => {
            checked.ready = ready;
            return Err(BuildError::Content(Box::new(checked)));
        }
    };
    let (corpus, theme) = ready;

    progress(Progress::Composing);
    let found = Found { open: &checked.diagnostics, accepted: &checked.accepted };
    let publication = compose(&corpus, &checked.sources, &theme, settings.base_url.as_deref(), found);

    let cache = Cache::open(settings.root.join(".casebook/cache"));
    let outcome = export(&publication, &theme).and_then(|artifacts| make(artifacts, &cache, progress));
    checked.ready = Some((corpus, theme));
    let made = match outcome {
        Ok(made) => made,
        Err(mut found) => {
            checked.diagnostics.append(&mut found);
            diagnostic::sort(&mut checked.diagnostics, &checked.sources);
            return Err(BuildError::Content(Box::new(checked)));
        }
    };

    progress(Progress::Publishing);
    let inputs = FOLDERS.map(|folder| settings.root.join(folder));
    let report = publish(&made.files, &settings.output, &inputs.each_ref().map(PathBuf::as_path))
        .map_err(BuildError::Publish)?;
    cache.sweep(&made.keys);
    Ok(Built {
        checked,
        counts: publication.home.counts,
        pdfs: made.files.iter().filter(|(path, _)| path.ends_with(".pdf")).count(),
        made: made.anew,
        report,
    })
}

/// Runs every exporter.
fn export(publication: &Publication, theme: &Theme) -> Result<Vec<Artifact>, Vec<Diagnostic>> {
    let (html, pdf) = rayon::join(|| html::export(publication, theme), || pdf::export(publication, theme));
    match (html, pdf) {
        (Ok(mut artifacts), Ok(pdf)) => {
            artifacts.extend(pdf);
            Ok(artifacts)
        }
        (html, pdf) => Err(html.err().into_iter().chain(pdf.err()).flatten().collect()),
    }
}

/// Artifacts with their bytes.
struct Made {
    files: Vec<(String, Vec<u8>)>,
    keys: Vec<blake3::Hash>,
    anew: usize,
}

/// Makes what is deferred, from the cache where it can, on all cores where it must.
fn make(
    artifacts: Vec<Artifact>,
    cache: &Cache,
    progress: &(dyn Fn(Progress) + Sync),
) -> Result<Made, Vec<Diagnostic>> {
    let total = artifacts.iter().filter(|artifact| matches!(artifact.content, Content::Deferred(_))).count();
    let (done, anew) = (AtomicUsize::new(0), AtomicUsize::new(0));
    progress(Progress::Making(0, total));
    let made: Vec<_> = artifacts
        .into_par_iter()
        .map(|artifact| match artifact.content {
            Content::Ready(bytes) => Ok((artifact.path, bytes, None)),
            Content::Deferred(deferred) => {
                let bytes = match cache.get(&deferred.key) {
                    Some(bytes) => bytes,
                    None => {
                        let bytes = (deferred.make)()?;
                        cache.put(&deferred.key, &bytes);
                        anew.fetch_add(1, Ordering::Relaxed);
                        bytes
                    }
                };
                progress(Progress::Making(done.fetch_add(1, Ordering::Relaxed) + 1, total));
                Ok((artifact.path, bytes, Some(deferred.key)))
            }
        })
        .collect();

    let mut result = Made { files: Vec::new(), keys: Vec::new(), anew: anew.into_inner() };
    let mut diagnostics = Vec::new();
    for outcome in made {
        match outcome {
            Ok((path, bytes, key)) => {
                result.files.push((path, bytes));
                result.keys.extend(key);
            }
            Err(mut found) => diagnostics.append(&mut found),
        }
    }
    if diagnostics.is_empty() { Ok(result) } else { Err(diagnostics) }
}
