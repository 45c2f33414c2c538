//! Charts from the words of a record: what they settle to, and what is refused.

#![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

mod diagrams;
mod distribution;
mod extremes;
mod manual;
mod parts;
mod times;
mod values;

use std::sync::Arc;

use super::{Settled, settle};
use crate::chart::Chart;
use crate::corpus::{Corpus, assemble, read_all};
use crate::diagnostic::{Diagnostic, Place};
use crate::source::{SourceFile, Sources};

/// A case with some figures and one chart, read and checked.
pub(super) struct Sample {
    sources: Sources,
    corpus: Option<Corpus>,
    diagnostics: Vec<Diagnostic>,
}

/// Reads a chart: lines of YAML without its name. `figures` are lines of YAML too, each a figure.
pub(super) fn sample(figures: &str, chart: &str) -> Sample {
    with_file(figures, chart, "")
}

/// Reads a chart that takes its data from `data.csv`.
pub(super) fn with_file(figures: &str, chart: &str, csv: &str) -> Sample {
    read(figures, &format!("  c:\n    title: 图\n{}", indented(chart, 4)), csv)
}

/// Reads a chart that is written on one line, without its braces: `kind: bar, figures: [a, b]`.
pub(super) fn in_line(figures: &str, chart: &str, csv: &str) -> Sample {
    read(figures, &format!("  c: {{ title: 图, {chart} }}\n"), csv)
}

/// Settles a chart that is written on one line. What it borrows from stays for as long as the tests run.
pub(super) fn settled_in_line(figures: &str, chart: &str, csv: &str) -> Settled<'static> {
    let sample: &'static Sample = Box::leak(Box::new(in_line(figures, chart, csv)));
    sample.settled()
}

/// The codes of the findings about a chart that is written on one line.
pub(super) fn codes_in_line(figures: &str, chart: &str, csv: &str) -> Vec<&'static str> {
    in_line(figures, chart, csv).findings().into_iter().map(|(code, _)| code).collect()
}

fn indented(text: &str, by: usize) -> String {
    let lines = text.lines().filter(|line| !line.trim().is_empty());
    lines.map(|line| format!("{:by$}{}\n", "", line.trim_end())).collect()
}

fn read(figures: &str, chart: &str, csv: &str) -> Sample {
    let case = format!(
        "title: 题\nsummary: 述\nplace: 江苏省\ndefaults: {{ source: \"report#1\", period: 2019 }}\n\
         sources: {{ report: {{ title: 总结 }} }}\nfigures:\n{}charts:\n{chart}",
        indented(&format!("unused: {{ label: 无, value: 1个 }}\n{figures}"), 2),
    );
    let file = |path: &str, text: &str| SourceFile { path: path.into(), bytes: Arc::new(text.as_bytes().to_vec()) };
    let mut files = vec![
        file("content/cases/a/case.yaml", &case),
        file("content/cases/a/narrative.md", "{{chart:c}}\n"),
        file("content/site.yaml", "title: 站\ndescription: 述\n"),
    ];
    if !csv.is_empty() {
        files.insert(1, file("content/cases/a/data.csv", csv));
    }
    let sources = Sources::new(files);
    let parts = read_all(&sources);
    let assembled = assemble(parts.value);
    let mut diagnostics = parts.diagnostics;
    diagnostics.extend(assembled.diagnostics);
    if let Some(corpus) = &assembled.value {
        diagnostics.extend(crate::check::check(corpus, &sources).open);
    }
    Sample { sources, corpus: assembled.value, diagnostics }
}

impl Sample {
    /// Code and marked text of every finding.
    pub(super) fn findings(&self) -> Vec<(&'static str, String)> {
        let marked = |diagnostic: &Diagnostic| match diagnostic.place {
            Place::Path(_) => String::new(),
            Place::Span(span) => String::from_utf8_lossy(&self.sources.get(span.file).bytes[span.range()]).into_owned(),
        };
        self.diagnostics.iter().map(|diagnostic| (diagnostic.code, marked(diagnostic))).collect()
    }

    /// The chart, settled, of a sample in which nothing was found.
    pub(super) fn settled(&self) -> Settled<'_> {
        assert_eq!(self.findings(), []);
        let case = &self.corpus.as_ref().unwrap().cases[0].case;
        settle(case, case.charts.values().next().unwrap()).unwrap()
    }

    /// What is drawn.
    pub(super) fn chart(&self) -> Chart {
        self.settled().chart
    }
}

/// The findings about a chart of a case without figures.
pub(super) fn refused(chart: &str) -> Vec<(&'static str, String)> {
    let source = if chart.contains("source:") { "" } else { "source: report" };
    sample("", &format!("{chart}\n{source}")).findings()
}

/// Findings as they are compared.
pub(super) fn found(findings: &[(&'static str, &str)]) -> Vec<(&'static str, String)> {
    findings.iter().map(|(code, text)| (*code, (*text).to_owned())).collect()
}

#[test]
fn a_subtitle_that_is_not_written_is_what_all_figures_share() {
    let subtitle = |figures: &str, own: &str| {
        let sample = sample(figures, &format!("kind: bar\nfigures: [a, b]\n{own}"));
        let case = &sample.corpus.as_ref().unwrap().cases[0].case;
        super::subtitle(case.charts.values().next().unwrap(), &sample.settled())
    };
    let alike = "a: { label: 甲, value: 1户, scope: 灌云县 }\nb: { label: 乙, value: 2户, scope: 灌云县 }";
    assert_eq!(subtitle(alike, ""), "灌云县，2019年，单位：户");
    assert_eq!(subtitle(alike, "subtitle: 农户"), "农户，单位：户");
    let unlike = "a: { label: 甲, value: 1户, period: 2018 }\nb: { label: 乙, value: 2户, scope: 灌云县 }";
    assert_eq!(subtitle(unlike, ""), "单位：户");
}

#[test]
fn remarks_follow_the_note_of_the_author_and_repeat_nothing() {
    let chart =
        |note: &str| format!("kind: stacked\ncolumns: [一, 二]\nrows: {{ 甲: [1人, 2人] }}\nsource: report\n{note}");
    let note = |own: &str| {
        let sample = sample("", &chart(own));
        let case = &sample.corpus.as_ref().unwrap().cases[0].case;
        let spec = case.charts.values().next().unwrap();
        super::note(spec, &sample.settled().remarks)
    };
    assert_eq!(note("").as_deref(), Some("合计为推算。"));
    assert_eq!(note("note: 按人次计").as_deref(), Some("按人次计。合计为推算。"));
    assert_eq!(note("note: 合计为推算，由两项相加").as_deref(), Some("合计为推算，由两项相加"));
}
