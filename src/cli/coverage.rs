//! `casebook coverage`: what the sources describe, the records that carry it, the pages that show it.

use std::fmt::Write;
use std::path::Path;
use std::process::ExitCode;

use super::options::{Common, CoverageOptions};
use super::report::Failure;
use super::{CONTENT, USAGE, report};
use crate::check::{miscited, unaccounted};
use crate::compose::shown_path;
use crate::corpus::{Corpus, Covered, covered};
use crate::diagnostic::Severity;
use crate::record::{CoverageEntry, FigureSource};
use crate::{message, pipeline};

/// Writes the table, and says what is not accounted for.
pub(super) fn run(common: &Common, options: &CoverageOptions, root: &Path) -> ExitCode {
    let checked = pipeline::check(root);
    report::findings_aside(common, &checked, checked.diagnostics.clone());
    let Some((corpus, _)) = &checked.ready else { return ExitCode::from(CONTENT) };
    let text = table(corpus);
    match &options.output {
        None => report::print(&text),
        Some(path) => {
            if let Err(error) = std::fs::write(path, &text) {
                let path = path.display();
                let said = message!("不能写 {path}：{error}", "cannot write {path}: {error}");
                report::failure(common, &Failure { message: said, hint: None });
                return ExitCode::from(USAGE);
            }
        }
    }
    let missing = match &options.texts {
        None => 0,
        Some(folder) => match against_texts(common, corpus, folder) {
            Ok(missing) => missing,
            Err(failure) => {
                report::failure(common, &failure);
                return ExitCode::from(USAGE);
            }
        },
    };
    let entries = corpus.coverage.entries.len();
    let empty = corpus.coverage.entries.values().filter(|entry| shown(corpus, entry).is_empty()).count();
    report::line(
        common,
        &message!(
            "清单{entries}条，{empty}条没有展示的记录",
            "{entries} entries, {empty} of them without a record that is shown"
        ),
    );
    let failed = checked.count(Severity::Error) > 0 || empty > 0 || missing > 0;
    if failed { ExitCode::from(CONTENT) } else { ExitCode::SUCCESS }
}

/// The records of an entry that a page shows.
fn shown<'a>(corpus: &'a Corpus, entry: &'a CoverageEntry) -> Vec<Covered<'a>> {
    entry.records.iter().filter_map(|record| covered(corpus, record)).filter(|record| record.placed).collect()
}

/// The table as Markdown.
pub(super) fn table(corpus: &Corpus) -> String {
    let coverage = &corpus.coverage;
    let mut out = String::from(
        "# 材料所载与记录对照\n\n材料里写到的每一种做法，记在哪些记录里，在哪一页展示；哪些数没有记成数据，为什么。\
         本表由 `casebook coverage --output docs/coverage.md` 生成，不要手改；要改的是 `content/coverage-*.yaml`。\n",
    );
    let mut document: Option<&str> = None;
    for entry in coverage.entries.values() {
        let source = entry.source.as_ref().map(|source| source.document.as_str());
        if source != document || document.is_none() {
            document = source;
            let title = source
                .and_then(|source| corpus.registers.sources.get(source))
                .map_or("其他", |source| source.title.value.as_str());
            let _ =
                write!(out, "\n## {}\n\n| 编号 | 做法 | 原文 | 记录 | 页面 |\n|---|---|---|---|---|\n", cell(title));
        }
        let records: Vec<Covered> = entry.records.iter().filter_map(|record| covered(corpus, record)).collect();
        // The records that carry the thing itself come before its numbers.
        let main: Vec<&Covered> = records.iter().filter(|record| record.kind != "数据").collect();
        let figures = records.len() - main.len();
        let mut words: Vec<String> =
            main.iter().map(|record| format!("{}（{}）", cell(record.label), record.kind)).collect();
        if figures > 0 {
            words.push(format!("数据{figures}条"));
        }
        let pages = pages(&records);
        let _ = writeln!(
            out,
            "| {} | {} | {} | {} | {} |",
            entry.id.value,
            cell(&entry.title),
            entry.source.as_ref().map(lines).unwrap_or_default(),
            words.join("；"),
            pages.join("、")
        );
    }
    if !coverage.omitted.is_empty() {
        out.push_str("\n## 没有记成数据的数\n\n| 原文 | 字样 | 理由 |\n|---|---|---|\n");
        for omission in &coverage.omitted {
            let title = corpus
                .registers
                .sources
                .get(omission.source.document.as_str())
                .map_or(omission.source.document.as_str(), |source| source.title.value.as_str());
            let _ = writeln!(
                out,
                "| 《{}》{} | {} | {} |",
                cell(title),
                lines(&omission.source),
                cell(&omission.words),
                cell(&omission.reason)
            );
        }
    }
    out
}

/// The pages of some records, those with a block of their own first, each once.
fn pages(records: &[Covered]) -> Vec<String> {
    let mut pages: Vec<String> = Vec::new();
    let blocks = records.iter().filter(|record| record.placed && record.kind != "数据");
    let figures = records.iter().filter(|record| record.kind == "数据").take(1);
    let all: Vec<&Covered> = blocks.collect();
    let all = if all.is_empty() { figures.collect() } else { all };
    for record in all {
        let page = format!("`{}`", shown_path(record.on));
        if !pages.contains(&page) {
            pages.push(page);
        }
    }
    pages
}

fn lines(source: &FigureSource) -> String {
    source.lines.as_ref().map_or_else(String::new, |lines| format!("第{}行", lines.replace('-', "～")))
}

/// Words for a cell of a Markdown table.
fn cell(words: &str) -> String {
    words.replace('|', "\\|").replace('\n', " ")
}

/// Reads the texts of the sources and lists the numbers that no record accounts for and what records cite
/// wrongly. Gives how many there are.
fn against_texts(common: &Common, corpus: &Corpus, folder: &Path) -> Result<usize, Failure> {
    let mut count = 0;
    for source in corpus.registers.sources.values() {
        let Some(file) = &source.file else { continue };
        let path = folder.join(file.as_str());
        let text = std::fs::read_to_string(&path).map_err(|error| {
            let path = path.display();
            Failure {
                message: message!("不能读 {path}：{error}", "cannot read {path}: {error}"),
                hint: Some(message!(
                    "原文的文本文件放在 --texts 指定的文件夹里，文件名同来源名册里的 file",
                    "the texts lie in the folder of --texts, named as `file` in the register of sources"
                )),
            }
        })?;
        for wrong in miscited(corpus, &source.name.value, &text) {
            count += 1;
            let (case, zh, en) = (&wrong.case, &wrong.said.zh, &wrong.said.en);
            report::line(common, &message!("{case}：{zh}", "{case}: {en}"));
        }
        for number in unaccounted(corpus, &source.name.value, &text) {
            count += 1;
            let (document, line, words, around) = (&number.document, number.line, &number.words, &number.around);
            report::line(
                common,
                &message!(
                    "{document} 第{line}行的“{words}”没有记录（……{around}……）",
                    "{document}, line {line}: `{words}` is in no record (…{around}…)"
                ),
            );
        }
    }
    Ok(count)
}
