//! Charts from records as an editor writes them: what is drawn, and what is refused.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod distribution;
mod manual;
mod parts;

use std::sync::Arc;

use super::{Settled, settle};
use crate::check::charts;
use crate::diagnostic::Diagnostic;
use crate::read;
use crate::record::Case;
use crate::source::{SourceFile, Sources};

/// What the charts of these tests name.
const HEAD: &str = "\
title: 题
summary: 述
place: 江苏省
sources: { report: { title: 总结 } }
defaults: { period: 2018/2019, source: report }
figures:
  households: { label: 帮扶对象户数, value: 16875户 }
  poor: { label: 建档立卡户, value: 1510户, part-of: households }
  poorest: { label: 低保户, value: 300多户, part-of: poor }
  counties: { label: 国家级贫困县, value: 75个 }
  lifted: { label: 摘帽县, value: 39个, part-of: counties }
  invested: { label: 项目投资, value: 1.5亿元, money: 项目投资 }
  industry-share: { label: 产业项目投资占比, value: 70.9%, of: invested }
  study: { label: 助学款, value: 218.1万元, money: 捐款 }
  roads: { label: 修路款, value: 115万元, money: 捐款 }
  trees: { label: 苗木, value: 107.9万元, money: 捐物折价 }
  gifts: { label: 捐款合计, value: 441万元, money: 捐款捐物, sum: [study, roads, trees] }
  plan: { label: 计划户数, value: 200户, nature: 计划 }
charts:
";

/// A case of these charts and data files in its folder, and what is found about both.
fn case(charts_text: &str, files: &[(&str, &str)]) -> (Case, Vec<Diagnostic>) {
    let indented: String = charts_text.lines().map(|line| format!("  {line}\n")).collect();
    let source = |path: &str, text: &str| SourceFile {
        path: format!("content/cases/a/{path}"),
        bytes: Arc::new(text.as_bytes().to_vec()),
    };
    let mut all = vec![source("case.yaml", &format!("{HEAD}{indented}"))];
    all.extend(files.iter().map(|(path, text)| source(path, text)));
    let sources = Sources::new(all);
    let (file, _) = sources.find("content/cases/a/case.yaml").unwrap();
    let parsed = read::case(&sources, file);
    let mut found = parsed.diagnostics;
    let mut case = parsed.value.unwrap();
    for (path, _) in files {
        let (file, _) = sources.find(&format!("content/cases/a/{path}")).unwrap();
        let data = read::data_file(&sources, file, path);
        found.extend(data.diagnostics);
        case.data.extend(data.value.map(|data| ((*path).to_owned(), data)));
    }
    charts(&case, &mut found);
    (case, found)
}

/// The codes of what is found about a chart.
fn codes(chart: &str) -> Vec<&'static str> {
    codes_with(chart, &[])
}

fn codes_with(chart: &str, files: &[(&str, &str)]) -> Vec<&'static str> {
    case(chart, files).1.iter().map(|found| found.code).collect()
}

/// The one chart of a record that has nothing to report, settled.
fn settled(chart: &str) -> Settled<'static> {
    settled_with(chart, &[])
}

fn settled_with(chart: &str, files: &[(&str, &str)]) -> Settled<'static> {
    let (case, found) = case(chart, files);
    assert!(found.is_empty(), "{:?}", found.iter().map(|found| &found.message.zh).collect::<Vec<_>>());
    // The tests end before the memory does.
    let case: &'static Case = Box::leak(Box::new(case));
    settle(case, case.charts.values().next().unwrap()).unwrap()
}
