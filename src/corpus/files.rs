//! Files that are missing, and files that nobody reads: most often one and the same under a wrong name.

use std::collections::BTreeSet;

use crate::diagnostic::{Diagnostic, Message, Severity, codes, did_you_mean};
use crate::message;
use crate::record::Register;
use crate::source::{FileId, SourceFile, Sources};

/// `site.yaml` of a project.
pub(super) const SITE: &str = "content/site.yaml";
/// The folder of the cases.
pub(super) const CASES: &str = "content/cases/";
/// The folder of the registers.
pub(super) const REGISTERS: &str = "content/registers/";
/// The folder of the pages.
pub(super) const PAGES: &str = "content/pages/";

/// The finding about a folder that holds neither record nor narrative, and the folder in which the case really is.
pub(super) fn no_case(sources: &Sources, folder: &str, named: &mut BTreeSet<String>) -> (String, Diagnostic) {
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
pub(super) fn missing(sources: &Sources, path: &str, otherwise: Message, named: &mut BTreeSet<String>) -> Diagnostic {
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
pub(super) fn beside<'a>(sources: &'a Sources, folder: &str) -> impl Iterator<Item = (&'a str, &'a str)> {
    sources.iter().filter_map(move |(_, file)| {
        let name = file.path.strip_prefix(folder)?.strip_prefix('/')?;
        (!name.contains('/')).then_some((file.path.as_str(), name))
    })
}

/// Whether a file was meant for one of another name: `case.yml`, `Case.yaml`, `case.yaml.txt`, `narrative.docx`, `正文.docx`.
pub(super) fn stands_for(other: &str, stem: &str, name: &str) -> bool {
    let lower = other.to_lowercase();
    let other_stem = lower.split('.').next().unwrap_or("");
    other_stem == stem
        || did_you_mean(&lower, [name]).is_some()
        || (stem == "narrative" && (is_office_file(other) || [".md", ".txt"].iter().any(|end| lower.ends_with(end))))
}

/// The data files of a case, by their paths in its folder.
pub(super) fn data_files<'a>(sources: &'a Sources, folder: &str) -> impl Iterator<Item = (&'a str, FileId)> {
    sources.iter().filter_map(move |(id, file)| {
        let path = file.path.strip_prefix(folder)?.strip_prefix('/')?;
        (is_data_file(path) && !path.starts_with("media/")).then_some((path, id))
    })
}

/// Whether a file holds comma-separated values.
fn is_data_file(path: &str) -> bool {
    path.to_lowercase().ends_with(".csv")
}

/// Whether a file is of a word processor.
fn is_office_file(name: &str) -> bool {
    let lower = name.to_lowercase();
    [".docx", ".doc", ".wps", ".rtf", ".odt", ".pdf"].iter().any(|ending| lower.ends_with(ending))
}

/// Names of pages whose addresses are taken.
pub(super) const TAKEN: [&str; 15] = [
    "assets",
    "cases",
    "index",
    "404",
    "registers",
    "themes",
    "mechanisms",
    "places",
    "organisations",
    "people",
    "programmes",
    "policies",
    "sources",
    "terms",
    "indicators",
];

/// The finding about a page whose name cannot be part of an address.
pub(super) fn page_name(path: &str, slug: &str) -> Diagnostic {
    Diagnostic::error_in(
        codes::NAME_SYNTAX,
        path,
        message!("文件名“{slug}”不能用作网址", "the file's name \"{slug}\" cannot be part of an address"),
    )
    .with_hint(message!(
        "用小写英文字母、数字和连字符，例如 about.md；assets、cases、index、404 以及名册的名称（places、sources、themes 等）已有他用",
        "use lower-case letters, digits and hyphens, as in about.md; assets, cases, index, 404 and the names of registers (places, sources, themes …) are taken"
    ))
}

/// Files of the content folder that no reader looks at: most often a misspelt name.
pub(super) fn unread_files(sources: &Sources, named: &BTreeSet<String>) -> Vec<Diagnostic> {
    let mut diagnostics = Vec::new();
    for (_, source) in sources.iter().filter(|(_, source)| source.path.starts_with("content/")) {
        let path = source.path.as_str();
        let expected: &[&str] = if let Some(rest) = path.strip_prefix(CASES) {
            match rest.split_once('/') {
                Some((_, "case.yaml" | "narrative.md")) => continue,
                Some((_, inner)) if inner.starts_with("media/") || is_data_file(inner) => continue,
                _ => &["case.yaml", "narrative.md"],
            }
        } else if let Some(rest) = path.strip_prefix(PAGES) {
            if rest.ends_with(".md") && !rest.contains('/') {
                continue;
            }
            &[]
        } else if path == SITE || register_of(path).is_some() || is_coverage(path) {
            continue;
        } else if path.starts_with(REGISTERS) {
            let (zh, en) = (Register::ALL.map(Register::key).join("、"), Register::ALL.map(Register::key).join(", "));
            let hint = message!(
                "文件名用名册的名称，如 places.yaml，或加连字符分成几个文件，如 places-guanyun.yaml；名册有：{zh}",
                "a register is named as in places.yaml, or places-guanyun.yaml for a part of it; there are: {en}"
            );
            diagnostics.push(Diagnostic {
                severity: Severity::Warning,
                ..Diagnostic::error_in("unread-file", path, message!("这个文件不会被读取", "nothing reads this file"))
                    .with_hint(hint)
            });
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

/// Whether a file is of the coverage: `coverage.yaml`, or `coverage-guanyun.yaml` for a part of it.
pub(super) fn is_coverage(path: &str) -> bool {
    let stem = path.strip_prefix("content/coverage").and_then(|rest| rest.strip_suffix(".yaml"));
    stem.is_some_and(|rest| rest.is_empty() || (rest.starts_with('-') && !rest.contains('/')))
}

/// The register that a file belongs to: `places.yaml`, or `places-guanyun.yaml` for a part of it.
pub(super) fn register_of(path: &str) -> Option<Register> {
    let stem = path.strip_prefix(REGISTERS)?.strip_suffix(".yaml")?;
    let name = stem.split('-').next().unwrap_or(stem);
    Register::ALL.into_iter().find(|register| register.key() == name)
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
