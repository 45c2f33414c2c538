//! `casebook check`.

use std::path::Path;
use std::process::ExitCode;

use super::options::Common;
use super::{CONTENT, report};
use crate::diagnostic::Severity;
use crate::{message, pipeline};

/// Checks the content and says what was found.
pub(super) fn run(common: &Common, root: &Path) -> ExitCode {
    let checked = pipeline::check(root);
    report::findings(common, &checked);
    let failed = checked.count(Severity::Error) > 0 || checked.ready.is_none();
    let (cases, figures) = checked.ready.as_ref().map_or((0, 0), |(corpus, _)| {
        (
            corpus.cases.len(),
            corpus.cases.iter().map(|entry| entry.case.figures.len() - entry.case.inherited.len()).sum::<usize>(),
        )
    });
    if checked.diagnostics.is_empty() {
        report::line(
            common,
            &message!(
                "检查完毕：{cases}个案例，{figures}个数据，没有发现问题",
                "checked {cases} {noun} with {figures} figures: nothing to report",
                noun = if cases == 1 { "case" } else { "cases" }
            ),
        );
    } else {
        let tally = report::tally(&checked);
        report::line(common, &message!("检查完毕：{zh}", "checked: {en}", zh = tally.zh, en = tally.en));
    }
    if failed { ExitCode::from(CONTENT) } else { ExitCode::SUCCESS }
}
