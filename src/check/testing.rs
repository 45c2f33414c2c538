//! A project of one case, for tests of rules.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::sync::Arc;

use super::{Findings, check};
use crate::corpus::{assemble, read_all};
use crate::diagnostic::{Diagnostic, Place};
use crate::source::{SourceFile, Sources};

/// What was made of the project.
pub(super) struct Sample {
    pub sources: Sources,
    pub findings: Findings,
}

/// A project of one case `a`.
pub(super) fn sample(record: &str, narrative: &str) -> Sample {
    project(&[("content/cases/a/case.yaml", record), ("content/cases/a/narrative.md", narrative)])
}

/// A project of some files; `site.yaml` is added.
pub(super) fn project(files: &[(&str, &str)]) -> Sample {
    let file = |path: &str, text: &str| SourceFile { path: path.into(), bytes: Arc::new(text.as_bytes().to_vec()) };
    let mut all: Vec<SourceFile> = files.iter().map(|(path, text)| file(path, text)).collect();
    all.push(file("content/site.yaml", "title: 站\ndescription: 述\n"));
    all.sort_by(|a, b| a.path.cmp(&b.path));
    let sources = Sources::new(all);
    let parts = read_all(&sources);
    let assembled = assemble(parts.value);
    let corpus = assembled.value.unwrap();
    let findings = check(&corpus, &sources);
    Sample { sources, findings }
}

/// Code and marked text of every open finding of the rules.
pub(super) fn findings(sample: &Sample) -> Vec<(&'static str, String)> {
    let marked = |diagnostic: &Diagnostic| match diagnostic.place {
        Place::Path(_) => String::new(),
        Place::Span(span) => String::from_utf8_lossy(&sample.sources.get(span.file).bytes[span.range()]).into_owned(),
    };
    sample.findings.open.iter().map(|diagnostic| (diagnostic.code, marked(diagnostic))).collect()
}
