//! Links what was read file by file into one corpus.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use super::{CaseEntry, Corpus, PageEntry};
use crate::diagnostic::{Diagnostic, Message, Parsed, Severity, codes, did_you_mean};
use crate::document::Draft;
use crate::record::{Case, Site};
use crate::source::{FileId, SourceFile, Sources, Spanned};
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
    let mut part = Part { folder, case: None, narrative: None, narrative_has_errors: false };
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
        }
        None => {
            let otherwise = message!("每个案例都要有正文 narrative.md", "every case has a narrative.md");
            diagnostics.push(missing(sources, &text, otherwise, &mut named));
        }
    }
    for media in part.case.iter().flat_map(|case| case.media.values()) {
        named.extend(misplaced(sources, &part.folder, &media.file).map(str::to_owned));
    }
    (Parsed { value: part, diagnostics }, named)
}

/// The finding about a folder that holds neither record nor narrative, and the folder in which the case really is.
fn no_case(sources: &Sources, folder: &str, named: &mut BTreeSet<String>) -> (String, Diagnostic) {
    let inside = format!("{folder}/");
    let nested = sources.iter().find_map(|(_, file)| {
        file.path.starts_with(&inside).then_some(())?;
        file.path.strip_suffix("/case.yaml").map(str::to_owned)
    });
    let loose =
        |(_, file): &(FileId, &SourceFile)| file.path.rsplit_once('/').is_some_and(|(at, _)| at == "content/cases");
    let loose: Vec<&str> = sources.iter().filter(loose).map(|(_, file)| file.path.as_str()).collect();
    let within = |path: &str| path.starts_with(&inside);
    let mut name_all = |wanted: &dyn Fn(&str) -> bool| {
        named.extend(sources.iter().map(|(_, file)| file.path.clone()).filter(|path| wanted(path)));
    };
    let said = message!("文件夹里没有 case.yaml 和 narrative.md", "the folder has no case.yaml and no narrative.md");
    let finding = Diagnostic::error_in("missing-file", folder, said);
    if let Some(nested) = nested {
        name_all(&within);
        let hint = message!(
            "案例在下一层的 {nested}：把这个文件夹移到 content/cases/ 下",
            "the case is one level down, in {nested}: move that folder to content/cases/"
        );
        (nested, finding.with_hint(hint))
    } else if loose.contains(&"content/cases/case.yaml") {
        name_all(&|path| loose.contains(&path));
        let hint = message!(
            "content/cases/ 里有一份 case.yaml：把它和 narrative.md 移进这个文件夹",
            "there is a case.yaml in content/cases/: move it and narrative.md into this folder"
        );
        (folder.to_owned(), finding.with_hint(hint))
    } else {
        let hint = message!(
            "每个案例一个文件夹，里面放 case.yaml（记录）和 narrative.md（正文）；用不着的文件夹移到 content 外面",
            "a case is a folder with case.yaml and narrative.md; move other folders out of content/"
        );
        (folder.to_owned(), finding.with_hint(hint))
    }
}

/// The finding about a file that is not there. A file beside it that was meant for it is named in the hint and in `named`.
fn missing(sources: &Sources, path: &str, otherwise: Message, named: &mut BTreeSet<String>) -> Diagnostic {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    let mut beside = beside(sources, folder);
    let (stem, _) = name.split_once('.').unwrap_or((name, ""));
    let hint = match beside.find(|(_, other)| stands_for(other, stem, name)) {
        Some((path, other)) => {
            named.insert(path.to_owned());
            if is_office_file(other) {
                message!(
                    "这里有“{other}”，但不能读 Word 文件：把其中的文字粘贴到记事本，存成 {name}，编码选 UTF-8",
                    "there is \"{other}\", but Word files are not read: copy its words into a text file {name} in UTF-8"
                )
            } else {
                message!(
                    "这里有“{other}”：把它改名为 {name}（看不到后缀时，先让系统显示文件扩展名）",
                    "there is \"{other}\": rename it to {name}"
                )
            }
        }
        None => otherwise,
    };
    Diagnostic::error_in("missing-file", path, message!("没有找到 {name}", "there is no {name}")).with_hint(hint)
}

/// The files of a folder itself, by path and name.
fn beside<'a>(sources: &'a Sources, folder: &str) -> impl Iterator<Item = (&'a str, &'a str)> {
    sources.iter().filter_map(move |(_, file)| {
        let name = file.path.strip_prefix(folder)?.strip_prefix('/')?;
        (!name.contains('/')).then_some((file.path.as_str(), name))
    })
}

/// Whether a file was meant for one of another name: `case.yml`, `Case.yaml`, `case.yaml.txt`, `narrative.docx`, `正文.docx`.
fn stands_for(other: &str, stem: &str, name: &str) -> bool {
    let lower = other.to_lowercase();
    let other_stem = lower.split('.').next().unwrap_or("");
    other_stem == stem
        || did_you_mean(&lower, [name]).is_some()
        || (stem == "narrative" && (is_office_file(other) || [".md", ".txt"].iter().any(|end| lower.ends_with(end))))
}

/// Whether a file is of a word processor.
fn is_office_file(name: &str) -> bool {
    let lower = name.to_lowercase();
    [".docx", ".doc", ".wps", ".rtf", ".odt", ".pdf"].iter().any(|ending| lower.ends_with(ending))
}

/// Names of pages whose addresses are taken.
const TAKEN: [&str; 4] = ["assets", "cases", "index", "404"];

fn page_name(path: &str, slug: &str) -> Diagnostic {
    Diagnostic::error_in(
        codes::NAME_SYNTAX,
        path,
        message!("文件名“{slug}”不能用作网址", "the file's name \"{slug}\" cannot be part of an address"),
    )
    .with_hint(message!(
        "用小写英文字母、数字和连字符，例如 about.md；assets、cases、index、404 已有他用",
        "use lower-case letters, digits and hyphens, as in about.md; assets, cases, index and 404 are taken"
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
                let narrative_has_errors = part.narrative_has_errors;
                entries.push(CaseEntry { folder: part.folder, case, narrative, narrative_has_errors });
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
fn unread_files(sources: &Sources, named: &BTreeSet<String>) -> Vec<Diagnostic> {
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
        if named.contains(path) {
            continue;
        }
        let name = path.rsplit('/').next().unwrap_or(path);
        let close = did_you_mean(name, expected.iter().copied()).filter(|close| *close != name);
        let hint = match close {
            _ if is_office_file(name) => message!(
                "Word 和 PDF 文件不会被读取：文字写进 narrative.md 或 pages 里的 .md 文件；留底的原件请放到 content 文件夹外面",
                "Word and PDF files are not read: words go into narrative.md or a page; keep originals outside of content/"
            ),
            Some(close) => message!("文件名应为 {close}", "its name should be `{close}`"),
            None => message!(
                "案例放在 content/cases/<名称>/，图片放在该案例的 media/，单页放在 content/pages/",
                "cases belong in content/cases/<slug>/, their pictures in media/ there, pages in content/pages/"
            ),
        };
        diagnostics.push(Diagnostic {
            severity: Severity::Warning,
            ..Diagnostic::error_in("unread-file", path, message!("这个文件不会被读取", "nothing reads this file"))
                .with_hint(hint)
        });
    }
    diagnostics
}

/// Where a photograph of a case is that is not in its `media/`: beside the record, or in a folder `Media`.
pub(crate) fn misplaced<'a>(sources: &'a Sources, folder: &str, file: &str) -> Option<&'a str> {
    let right = format!("{folder}/media/{file}");
    if sources.find(&right).is_some() {
        return None;
    }
    let here = |path: &&str| {
        let inner = path.strip_prefix(folder).and_then(|rest| rest.strip_prefix('/'));
        inner.is_some_and(|inner| inner.rsplit('/').next() == Some(file) && !inner.starts_with("media/"))
    };
    sources.iter().map(|(_, source)| source.path.as_str()).find(here)
}

/// The file that a case's photograph is in, if it was found.
pub(crate) fn media_file(sources: &Sources, folder: &str, file: &str) -> Option<FileId> {
    sources.find(&format!("{folder}/media/{file}")).map(|(id, _)| id)
}
