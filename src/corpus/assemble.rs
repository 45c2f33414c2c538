//! Links what was read file by file into one corpus.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::{CaseEntry, Corpus, PageEntry};
use crate::diagnostic::{Diagnostic, Parsed, did_you_mean};
use crate::document::Draft;
use crate::record::{Case, Site};
use crate::source::{FileId, Sources, Spanned};
use crate::{message, narrative, read};

const SITE: &str = "content/site.yaml";
const CASES: &str = "content/cases/";
const PAGES: &str = "content/pages/";

/// What was read, file by file.
#[derive(Clone, Debug, Default)]
pub struct Parts {
    /// `site.yaml`, where it could be read.
    pub site: Option<Site>,
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
}

/// Reads every file of the content folder, in parallel.
#[must_use]
pub fn read_all(sources: &Sources) -> Parsed<Parts> {
    let mut diagnostics = unread_files(sources);
    let mut parts = Parts::default();

    if let Some((file, _)) = sources.find(SITE) {
        let site = read::site(sources, file);
        diagnostics.extend(site.diagnostics);
        parts.site = site.value;
    } else {
        diagnostics.push(
            Diagnostic::error_in("missing-file", SITE, message!("没有找到 site.yaml", "there is no site.yaml"))
                .with_hint(message!(
                    "在 content 文件夹里新建 site.yaml，至少写上 title: 和 description:",
                    "make content/site.yaml with at least `title:` and `description:`"
                )),
        );
    }

    let folders: Vec<String> = case_folders(sources);
    let cases: Vec<Parsed<Part>> = folders.into_par_iter().map(|folder| read_case(sources, folder)).collect();
    for case in cases {
        diagnostics.extend(case.diagnostics);
        parts.cases.push(case.value);
    }

    for (file, source) in sources.iter() {
        let Some(slug) = source.path.strip_prefix(PAGES).and_then(|name| name.strip_suffix(".md")) else { continue };
        let page = narrative::read_page(sources, file);
        diagnostics.extend(page.diagnostics);
        match page.value.title {
            Some(title) => parts.pages.push(PageEntry { slug: slug.to_owned(), file, title, draft: page.value.draft }),
            None => diagnostics.push(
                Diagnostic::error_in("missing-title", &source.path, message!("页面没有标题", "the page has no title"))
                    .with_hint(message!("第一行写“# 标题”", "begin the file with `# Title`")),
            ),
        }
    }
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

fn read_case(sources: &Sources, folder: String) -> Parsed<Part> {
    let mut diagnostics = Vec::new();
    let mut part = Part { folder, case: None, narrative: None };
    let record = format!("{}/case.yaml", part.folder);
    match sources.find(&record) {
        Some((file, _)) => {
            let case = read::case(sources, file);
            diagnostics.extend(case.diagnostics);
            part.case = case.value;
        }
        None => diagnostics.push(missing(record, "每个案例的文件夹里都要有 case.yaml", "every case needs a case.yaml")),
    }
    let text = format!("{}/narrative.md", part.folder);
    match sources.find(&text) {
        Some((file, _)) => {
            let draft = narrative::read(sources, file);
            diagnostics.extend(draft.diagnostics);
            part.narrative = Some(draft.value);
        }
        None => diagnostics.push(missing(text, "每个案例都要有正文 narrative.md", "every case needs a narrative.md")),
    }
    Parsed { value: part, diagnostics }
}

fn missing(path: String, zh: &str, en: &str) -> Diagnostic {
    Diagnostic::error_in("missing-file", path, message!("缺少文件", "the file is missing")).with_hint(message!(
        "{zh}",
        "{en}",
        zh = zh,
        en = en
    ))
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
                entries.push(CaseEntry { folder: part.folder, case, narrative });
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
    for slug in &site.cases {
        if !slugs.contains_key(&slug.to_lowercase()) && !unread.contains(&slug.to_lowercase()) {
            let close = did_you_mean(slug, slugs.values().map(|known| known.as_str()));
            diagnostics.push(
                Diagnostic::error(
                    "unknown-case",
                    slug.span,
                    message!("没有网址名为“{slug}”的案例", "there is no case `{slug}`", slug = slug.value),
                )
                .with_hint_if(close.map(|close| message!("是不是“{close}”？", "did you mean `{close}`?"))),
            );
        }
    }
    Parsed { value: Some(Corpus { site, cases: entries, pages, unread }), diagnostics }
}

/// Files of the content folder that no reader looks at: most often a misspelt name.
fn unread_files(sources: &Sources) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (_, source) in sources.iter().filter(|(_, source)| source.path.starts_with("content/")) {
        let path = source.path.as_str();
        let expected: &[&str] = if let Some(rest) = path.strip_prefix(CASES) {
            match rest.split_once('/') {
                Some((_, "case.yaml" | "narrative.md")) => continue,
                Some((_, inner)) if inner.starts_with("media/") => continue,
                _ => &["case.yaml", "narrative.md"],
            }
        } else if let Some(rest) = path.strip_prefix(PAGES) {
            if rest.ends_with(".md") && !rest.contains('/') {
                continue;
            }
            &[]
        } else if path == SITE {
            continue;
        } else {
            &["site.yaml"]
        };
        let name = path.rsplit('/').next().unwrap_or(path);
        let close = did_you_mean(name, expected.iter().copied());
        diagnostics.push(Diagnostic {
            severity: crate::diagnostic::Severity::Warning,
            ..Diagnostic::error_in("unread-file", path, message!("这个文件不会被读取", "nothing reads this file"))
                .with_hint(match close {
                    Some(close) => message!("文件名应为 {close}", "its name should be `{close}`"),
                    None => message!(
                        "案例放在 content/cases/<名称>/，图片放在该案例的 media/，单页放在 content/pages/",
                        "cases belong in content/cases/<slug>/, their pictures in media/ there, pages in content/pages/"
                    ),
                })
        });
    }
    diagnostics
}

/// The file that a case's photograph is in, if it was found.
pub(crate) fn media_file(sources: &Sources, folder: &str, file: &str) -> Option<FileId> {
    sources.find(&format!("{folder}/media/{file}")).map(|(id, _)| id)
}
