//! `casebook figures`: the proofreader's sheet.

use std::path::Path;
use std::process::ExitCode;

use super::options::{Common, FiguresOptions, SheetForm};
use super::report::Failure;
use super::{CONTENT, USAGE, report};
use crate::check::Found;
use crate::compose::{Link, Sheet, State, is_on_sheet, sheet};
use crate::corpus::CaseEntry;
use crate::diagnostic::{Diagnostic, Language, Severity, did_you_mean};
use crate::export::csv::Table;
use crate::pipeline::{self, Checked};
use crate::{compose, message};

/// Prints the sheets of the cases that are asked for. Findings that no printed sheet shows go to standard error.
pub(super) fn run(common: &Common, options: &FiguresOptions, root: &Path) -> ExitCode {
    let checked = pipeline::check(root);
    let Some((corpus, _)) = &checked.ready else {
        report::findings_aside(common, &checked, checked.diagnostics.clone());
        return ExitCode::from(CONTENT);
    };
    let entries: Vec<&CaseEntry> = match &options.slug {
        None => corpus.cases.iter().collect(),
        Some(slug) => match corpus.case(slug) {
            Some(entry) => vec![entry],
            None if corpus.unread.contains(&slug.to_lowercase()) => {
                let said = message!(
                    "案例“{slug}”还读不出来，没有核对表",
                    "the case `{slug}` could not be read and has no sheet"
                );
                let hint =
                    message!("先改好它的文件里上面列出的错误", "mend the errors of its files that are listed above");
                report::failure(common, &Failure { message: said, hint: Some(hint) });
                return ExitCode::from(CONTENT);
            }
            None => {
                let slugs = || corpus.cases.iter().map(|entry| entry.case.slug.value.as_str());
                let list = slugs().collect::<Vec<_>>().join("、");
                let hint = match did_you_mean(slug, slugs()) {
                    Some(close) => message!("是不是 {close}？", "did you mean `{close}`?"),
                    None => message!("现有的案例：{list}", "the cases are: {list}"),
                };
                let said = message!("没有“{slug}”这个案例", "there is no case `{slug}`");
                report::failure(common, &Failure { message: said, hint: Some(hint) });
                return ExitCode::from(USAGE);
            }
        },
    };
    // The table has no list of findings.
    let is_told = |finding: &Diagnostic| {
        options.form != SheetForm::Csv && entries.iter().any(|entry| is_on_sheet(entry, finding))
    };
    let aside = checked.diagnostics.iter().filter(|finding| !is_told(finding)).cloned().collect();
    report::findings_aside(common, &checked, aside);
    let found = Found { open: &checked.diagnostics, accepted: &checked.accepted };
    let sheets: Vec<(&CaseEntry, Sheet)> = entries
        .into_iter()
        .map(|entry| {
            let sheet = sheet(entry, &checked.sources, found);
            (entry, if options.open { only_open(sheet) } else { sheet })
        })
        .collect();
    let text = match options.form {
        SheetForm::Text => sheets.iter().map(|(entry, sheet)| text(entry, sheet, common.language())).collect(),
        SheetForm::Csv => csv(&sheets),
        SheetForm::Json => json(&sheets),
    };
    report::print(&text);
    if !checked.diagnostics.is_empty() {
        let tally = report::tally(&checked);
        report::line(common, &message!("检查完毕：{zh}", "checked: {en}", zh = tally.zh, en = tally.en));
    }
    exit(&checked)
}

fn exit(checked: &Checked) -> ExitCode {
    if checked.count(Severity::Error) > 0 { ExitCode::from(CONTENT) } else { ExitCode::SUCCESS }
}

/// What is open, alone.
fn only_open(mut sheet: Sheet) -> Sheet {
    sheet.figures.retain(|row| row.state == State::Open);
    sheet.numbers.retain(|row| row.state == State::Open);
    sheet.stated.clear();
    sheet.answered.clear();
    sheet
}

/// A sheet for a terminal: one entry a line, how it was checked below it.
fn text(entry: &CaseEntry, sheet: &Sheet, language: Language) -> String {
    let case = &entry.case;
    let (figures, numbers, open) = (sheet.figures.len(), sheet.numbers.len(), sheet.open_count());
    let head = message!(
        "{title}（{slug}）：数据{figures}条，文中数字{numbers}处，待核{open}处",
        "{title} ({slug}): {figures} figures, {numbers} numbers in the text, {open} open",
        title = case.title.value,
        slug = case.slug.value
    );
    let mut out = format!("{}\n", head.get(language));
    let mut part = |title: crate::diagnostic::Message, lines: Vec<String>| {
        if !lines.is_empty() {
            out.push_str(&format!("\n  {}\n", title.get(language)));
            lines.iter().for_each(|line| out.push_str(line));
        }
    };
    let figures = sheet.figures.iter().map(|row| {
        let words = [&row.row.wording, &row.row.period, &row.row.scope, &row.row.nature, &row.row.source, &row.uses];
        let words: Vec<&str> = words.iter().map(|word| word.as_str()).filter(|word| !word.is_empty()).collect();
        let mut line =
            format!("    {} {}（{}）  {}\n", row.state.sign(), row.row.label, row.row.name, words.join("  "));
        if !row.quote.is_empty() {
            line.push_str(&format!("        原文：{}\n", row.quote));
        }
        row.checks.iter().for_each(|check| line.push_str(&format!("        {check}\n")));
        line
    });
    part(message!("数据", "figures"), figures.collect());
    let stated = sheet.stated.iter().map(|row| format!("      {}  {}  {}\n", row.what, row.wording, row.source));
    part(message!("台账和机制里的数", "numbers of items and mechanisms"), stated.collect());
    let numbers = sheet.numbers.iter().map(|row| {
        format!("    {} {}（{}第{}行）  {}\n", row.state.sign(), row.text, row.part, row.line, row.standing)
    });
    part(message!("文中的数", "numbers of the text"), numbers.collect());
    let remark = |row: &compose::Remark| {
        format!("      [{}] {}：{}\n        {}\n", row.code, row.place, row.finding, row.answer)
    };
    part(message!("已说明的提示", "findings that are answered"), sheet.answered.iter().map(remark).collect());
    part(message!("待处理的提示", "findings that are open"), sheet.open.iter().map(remark).collect());
    out.push('\n');
    out
}

/// All sheets as one table: figures first, then the numbers of the text.
fn csv(sheets: &[(&CaseEntry, Sheet)]) -> String {
    let mut table = Table::default();
    let head = ["案例", "类别", "名称", "内容", "数值", "时间", "范围", "性质", "出处", "原文", "核对", "用在", "状态"];
    let mut write = |row: [&str; 13]| table.row(row);
    write(head);
    for (entry, sheet) in sheets {
        let slug = entry.case.slug.value.as_str();
        for row in &sheet.figures {
            let (figure, state) = (&row.row, row.state.printed());
            write([
                slug,
                "数据",
                &figure.name,
                &figure.label,
                &figure.wording,
                &figure.period,
                &figure.scope,
                &figure.nature,
                &figure.source,
                &row.quote,
                &row.checks.join("；"),
                &row.uses,
                state,
            ]);
        }
        for row in &sheet.stated {
            write([slug, "记录", "", &row.what, &row.wording, "", "", "", &row.source, "", "", "", ""]);
        }
        for row in &sheet.numbers {
            let place = format!("{}第{}行", row.part, row.line);
            let figure = row.figure.as_deref().unwrap_or_default();
            let link = match row.link {
                Some(Link::Name) => "按名称引用",
                Some(Link::Value) => "按数值对上",
                Some(Link::Rounded) => "约数，按数值对上",
                None => "",
            };
            write([
                slug,
                "文中",
                figure,
                &row.standing,
                &row.text,
                "",
                "",
                "",
                &place,
                "",
                link,
                "",
                row.state.printed(),
            ]);
        }
    }
    table.finish()
}

/// One JSON object a case, each on a line of its own.
fn json(sheets: &[(&CaseEntry, Sheet)]) -> String {
    let object = |(entry, sheet): &(&CaseEntry, Sheet)| {
        let value =
            serde_json::json!({ "case": entry.case.slug.value, "title": entry.case.title.value, "sheet": sheet });
        format!("{value}\n")
    };
    sheets.iter().map(object).collect()
}
