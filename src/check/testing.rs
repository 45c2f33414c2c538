//! A project made of a few lines of text, and what the rules find in it.

#![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use std::sync::Arc;

use crate::corpus::{Corpus, assemble, read_all};
use crate::diagnostic::{Diagnostic, Place, Severity};
use crate::source::{SourceFile, Sources};

/// Case of the tests, and what stands at its head.
pub(crate) const CASE: &str = "content/cases/one/case.yaml";
/// A register of places: a village in a county in a province, and a county of no province.
pub(crate) const PLACES: (&str, &str) = (
    "places",
    "jiangsu: { name: 江苏省, level: 省级, aliases: [江苏] }\nguanyun: { name: 灌云县, level: 县级, parent: jiangsu }\n\
     dadong: { name: 大东村, level: 村级, parent: guanyun }\nyanhe: { name: 沿河县, level: 县级 }",
);

const HEAD: &str = "title: 题\nsummary: 述\nsources: { report: { title: 总结 } }\n";

/// What the rules found.
pub(super) struct Found {
    sources: Sources,
    open: Vec<Diagnostic>,
    accepted: Vec<Diagnostic>,
}

/// Checks a case with these lines below its head.
pub(super) fn case(record: &str) -> Found {
    project(&[(CASE, &headed(record))])
}

/// Checks a case together with registers, each by its name and its lines.
pub(super) fn case_with(record: &str, registers: &[(&str, &str)]) -> Found {
    let registers: Vec<(String, &str)> =
        registers.iter().map(|(name, text)| (format!("content/registers/{name}.yaml"), *text)).collect();
    let own = headed(record);
    let mut files = vec![(CASE, own.as_str())];
    files.extend(registers.iter().map(|(path, text)| (path.as_str(), *text)));
    project(&files)
}

/// A case with a head, unless it has one.
pub(crate) fn headed(record: &str) -> String {
    let place = if record.contains("\nplace: ") || record.starts_with("place: ") { "" } else { "place: 江苏省\n" };
    let head = if record.contains("title: 题") { "" } else { HEAD };
    format!("{head}{place}{record}\n")
}

/// Checks a project of files.
pub(super) fn project(files: &[(&str, &str)]) -> Found {
    let (corpus, sources) = assembled(files);
    let findings = super::check(&corpus, &sources);
    let accepted = findings.accepted.into_iter().map(|accepted| accepted.diagnostic).collect();
    Found { sources, open: findings.open, accepted }
}

/// The corpus of a case with these lines below its head.
pub(super) fn corpus(record: &str) -> Corpus {
    project_corpus(&[(CASE, &headed(record))])
}

/// The corpus of a project of files.
pub(super) fn project_corpus(files: &[(&str, &str)]) -> Corpus {
    assembled(files).0
}

/// The corpus of a project of files, with the files. What is needed besides is added.
pub(crate) fn assembled(files: &[(&str, &str)]) -> (Corpus, Sources) {
    let mut all: Vec<(String, String)> = files.iter().map(|(path, text)| ((*path).into(), (*text).into())).collect();
    let mut needed = vec![("content/site.yaml".to_owned(), "title: 站\ndescription: 述\n".to_owned())];
    for (path, _) in files {
        if let Some(folder) = path.strip_suffix("case.yaml") {
            needed.push((format!("{folder}narrative.md"), "正文。\n".to_owned()));
        }
    }
    for (path, text) in needed {
        if all.iter().all(|(known, _)| *known != path) {
            all.push((path, text));
        }
    }
    let files = all.into_iter().map(|(path, text)| SourceFile { path, bytes: Arc::new(text.into_bytes()) });
    let sources = Sources::new(files.collect());
    let parts = read_all(&sources);
    let errors = |found: &[Diagnostic]| {
        let errors: Vec<String> =
            found.iter().filter(|one| one.severity == Severity::Error).map(|one| one.message.zh.clone()).collect();
        assert!(errors.is_empty(), "the sample cannot be read: {errors:?}");
    };
    errors(&parts.diagnostics);
    let corpus = assemble(parts.value);
    errors(&corpus.diagnostics);
    (corpus.value.unwrap(), sources)
}

impl Found {
    /// The text that open findings of a code mark.
    pub(super) fn of(&self, code: &str) -> Vec<String> {
        self.open.iter().filter(|one| one.code == code).map(|one| self.marked(one)).collect()
    }

    /// The text that answered findings of a code mark.
    pub(super) fn answered(&self, code: &str) -> Vec<String> {
        self.accepted.iter().filter(|one| one.code == code).map(|one| self.marked(one)).collect()
    }

    /// The Chinese messages of open findings of a code.
    pub(super) fn said(&self, code: &str) -> Vec<String> {
        self.open.iter().filter(|one| one.code == code).map(|one| one.message.zh.clone()).collect()
    }

    /// The Chinese hints of open findings of a code.
    pub(super) fn hints(&self, code: &str) -> Vec<String> {
        let hint = |one: &Diagnostic| one.hint.as_ref().map(|hint| hint.zh.clone());
        self.open.iter().filter(|one| one.code == code).filter_map(hint).collect()
    }

    /// How bad the open findings of a code are.
    pub(super) fn severities(&self, code: &str) -> Vec<Severity> {
        self.open.iter().filter(|one| one.code == code).map(|one| one.severity).collect()
    }

    fn marked(&self, diagnostic: &Diagnostic) -> String {
        match &diagnostic.place {
            Place::Path(path) => path.clone(),
            Place::Span(span) => String::from_utf8_lossy(&self.sources.get(span.file).bytes[span.range()]).into_owned(),
        }
    }
}
