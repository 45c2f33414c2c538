//! Links what was read file by file into one corpus.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::files::{
    CASES, PAGES, SITE, TAKEN, beside, data_files, is_coverage, misplaced, missing, no_case, page_name, register_of,
    stands_for, unread_files,
};
use super::inherit;
use super::{CaseEntry, Corpus, NameIndex, PageEntry};
use crate::diagnostic::{Diagnostic, Parsed, Severity, did_you_mean};
use crate::document::Draft;
use crate::record::{Case, Coverage, Registers, Site};
use crate::source::{FileId, Sources, Spanned};
use crate::{message, narrative, read};

/// What was read, file by file.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// `site.yaml`, where it could be read.
    pub site: Option<Site>,
    /// What the files of the registers say, in the order of their paths.
    pub registers: Vec<Registers>,
    /// What the files of the coverage say, in the order of their paths.
    pub coverage: Vec<Coverage>,
    /// The cases' folders in the order of their paths.
    pub cases: Vec<Part>,
    /// The pages.
    pub pages: Vec<PageEntry>,
}

/// One case's folder, with what could be read of it.
#[derive(Clone, Debug)]
pub struct Part {
    /// Folder relative to the root.
    pub folder: String,
    /// The record.
    pub case: Option<Case>,
    /// The narrative.
    pub narrative: Option<Draft>,
    /// The narrative's file.
    pub narrative_file: Option<FileId>,
    /// Whether errors were found in the narrative, so that it may place more than could be read.
    pub narrative_has_errors: bool,
}

/// Reads every file of the content folder, in parallel.
#[must_use]
pub fn read_all(sources: &Sources) -> Parsed<Parts> {
    let mut diagnostics = Vec::new();
    // Files that a finding about something else names already.
    let mut named: BTreeSet<String> = BTreeSet::new();
    let mut parts = Parts::default();

    if let Some((file, _)) = sources.find(SITE) {
        let site = read::site(sources, file);
        diagnostics.extend(site.diagnostics);
        parts.site = site.value;
    } else {
        let otherwise = message!(
            "在 content 文件夹里新建 site.yaml，至少写上 title: 和 description:",
            "make content/site.yaml with at least `title:` and `description:`"
        );
        diagnostics.push(missing(sources, SITE, otherwise, &mut named));
    }

    for (file, _) in sources.iter().filter(|(_, source)| is_coverage(&source.path)) {
        let read = read::coverage(sources, file);
        diagnostics.extend(read.diagnostics);
        parts.coverage.push(read.value);
    }
    for (file, source) in sources.iter() {
        let Some(register) = register_of(&source.path) else { continue };
        let read = read::register(sources, file, register);
        diagnostics.extend(read.diagnostics);
        parts.registers.push(read.value);
    }

    let folders: Vec<String> = case_folders(sources);
    let cases: Vec<(Parsed<Part>, BTreeSet<String>)> =
        folders.into_par_iter().map(|folder| read_case(sources, folder)).collect();
    for (case, files) in cases {
        diagnostics.extend(case.diagnostics);
        parts.cases.push(case.value);
        named.extend(files);
    }

    for (file, source) in sources.iter() {
        let Some(slug) = source.path.strip_prefix(PAGES).and_then(|name| name.strip_suffix(".md")) else { continue };
        if slug.contains('/') {
            continue;
        }
        if !read::is_legal_slug(slug) || TAKEN.contains(&slug) {
            diagnostics.push(page_name(&source.path, slug));
        }
        let page = narrative::read_page(sources, file);
        diagnostics.extend(page.diagnostics);
        // A page without a title has its finding.
        if let Some(title) = page.value.title {
            parts.pages.push(PageEntry { slug: slug.to_owned(), file, title, draft: page.value.draft });
        }
    }
    diagnostics.extend(unread_files(sources, &named));
    Parsed { value: parts, diagnostics }
}

/// The folders below `content/cases/` that hold anything, in order.
fn case_folders(sources: &Sources) -> Vec<String> {
    let mut folders: Vec<String> = sources
        .iter()
        .filter_map(|(_, source)| source.path.strip_prefix(CASES)?.split_once('/'))
        .map(|(folder, _)| format!("{CASES}{folder}"))
        .collect();
    folders.dedup();
    folders
}

/// Reads one case's folder. Gives also the files that the findings name.
fn read_case(sources: &Sources, folder: String) -> (Parsed<Part>, BTreeSet<String>) {
    let mut diagnostics = Vec::new();
    let mut named = BTreeSet::new();
    let mut part = Part { folder, case: None, narrative: None, narrative_file: None, narrative_has_errors: false };
    let (record, text) = (format!("{}/case.yaml", part.folder), format!("{}/narrative.md", part.folder));
    let misnamed = |(_, name): (&str, &str)| {
        stands_for(name, "case", "case.yaml") || stands_for(name, "narrative", "narrative.md")
    };
    let has_none = sources.find(&record).is_none() && sources.find(&text).is_none();
    if has_none && !beside(sources, &part.folder).any(misnamed) {
        let (folder, finding) = no_case(sources, &part.folder, &mut named);
        let part = Part { folder, ..part };
        return (Parsed { value: part, diagnostics: vec![finding] }, named);
    }
    match sources.find(&record) {
        Some((file, _)) => {
            let case = read::case(sources, file);
            diagnostics.extend(case.diagnostics);
            part.case = case.value;
        }
        None => {
            let otherwise = message!("每个案例的文件夹里都要有 case.yaml", "every case's folder has a case.yaml");
            diagnostics.push(missing(sources, &record, otherwise, &mut named));
        }
    }
    match sources.find(&text) {
        Some((file, _)) => {
            let draft = narrative::read(sources, file);
            part.narrative_has_errors = draft.diagnostics.iter().any(|found| found.severity == Severity::Error);
            diagnostics.extend(draft.diagnostics);
            part.narrative = Some(draft.value);
            part.narrative_file = Some(file);
        }
        None => {
            let otherwise = message!("每个案例都要有正文 narrative.md", "every case has a narrative.md");
            diagnostics.push(missing(sources, &text, otherwise, &mut named));
        }
    }
    for (path, file) in data_files(sources, &part.folder) {
        let data = read::data_file(sources, file, path);
        diagnostics.extend(data.diagnostics);
        if let (Some(case), Some(data)) = (&mut part.case, data.value) {
            case.data.insert(path.to_owned(), data);
        }
    }
    for media in part.case.iter().flat_map(|case| case.media.values()) {
        named.extend(misplaced(sources, &part.folder, &media.file).map(str::to_owned));
    }
    (Parsed { value: part, diagnostics }, named)
}

/// Links the parts: slugs become unique, the order of the site is applied. Gives no corpus without a site.
#[must_use]
pub fn assemble(parts: Parts) -> Parsed<Option<Corpus>> {
    let mut diagnostics = Vec::new();
    let mut entries: Vec<CaseEntry> = Vec::new();
    let mut slugs: BTreeMap<String, Spanned<String>> = BTreeMap::new();
    let mut unread: BTreeSet<String> = BTreeSet::new();
    for part in parts.cases {
        let (Some(case), Some(narrative)) = (part.case, part.narrative) else {
            // It has findings of its own, and what refers to it is not to blame.
            unread.extend(part.folder.rsplit('/').next().map(str::to_lowercase));
            continue;
        };
        let slug = case.slug.clone();
        // Addresses that differ in case alone are one address on many servers and disks.
        match slugs.get(&slug.to_lowercase()) {
            Some(first) => diagnostics.push(
                Diagnostic::error(
                    "duplicate-slug",
                    slug.span,
                    message!(
                        "网址名“{slug}”已被另一个案例使用",
                        "the slug `{slug}` is taken by another case",
                        slug = slug.value
                    ),
                )
                .with_other(first.span, message!("先在这里使用", "first used here"))
                .with_hint(message!(
                    "给其中一个案例换一个 slug，或改文件夹的名字",
                    "give one of the two cases another `slug`, or rename its folder"
                )),
            ),
            None => {
                slugs.insert(slug.to_lowercase(), slug);
                let narrative_has_errors = part.narrative_has_errors;
                entries.push(CaseEntry {
                    folder: part.folder,
                    case,
                    narrative,
                    narrative_file: part.narrative_file,
                    narrative_has_errors,
                });
            }
        }
    }
    let mut pages = parts.pages;
    pages.sort_by(|a, b| a.slug.cmp(&b.slug));

    let Some(site) = parts.site else { return Parsed { value: None, diagnostics } };
    let rank: BTreeMap<&str, usize> = site.cases.iter().enumerate().map(|(i, slug)| (slug.as_str(), i)).collect();
    entries.sort_by(|a, b| {
        let key = |entry: &CaseEntry| rank.get(entry.case.slug.as_str()).copied().unwrap_or(usize::MAX);
        key(a).cmp(&key(b)).then_with(|| a.case.slug.value.cmp(&b.case.slug.value))
    });
    // A folder whose name cannot be an address may be the one that is meant.
    let all_legal = slugs.values().all(|slug| read::is_legal_slug(slug));
    for slug in site.cases.iter().filter(|_| all_legal) {
        if !slugs.contains_key(&slug.to_lowercase()) && !unread.contains(&slug.to_lowercase()) {
            let known: Vec<&str> = slugs.values().map(|known| known.as_str()).collect();
            let (zh, en) = (known.join("、"), known.join(", "));
            let hint = match did_you_mean(slug, known) {
                Some(close) => message!("是不是“{close}”？", "did you mean `{close}`?"),
                None if slugs.is_empty() => {
                    message!("content/cases/ 里还没有能读的案例", "there is no case in content/cases/ that can be read")
                }
                None => message!("现有的案例：{zh}", "the cases are: {en}"),
            };
            diagnostics.push(
                Diagnostic::error(
                    "unknown-case",
                    slug.span,
                    message!("没有网址名为“{slug}”的案例", "there is no case `{slug}`", slug = slug.value),
                )
                .with_hint(hint),
            );
        }
    }
    let registers = inherit::joined(parts.registers, &mut diagnostics);
    let coverage = inherit::covered(parts.coverage, &mut diagnostics);
    let entries = inherit::inherit(entries, &registers, &unread, &mut diagnostics);
    let index = NameIndex::new(&registers);
    Parsed { value: Some(Corpus { site, registers, index, coverage, cases: entries, pages, unread }), diagnostics }
}
