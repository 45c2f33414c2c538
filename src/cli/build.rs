//! `casebook build`.

use std::path::Path;
use std::process::ExitCode;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressStyle};

use super::options::{BuildOptions, Common};
use super::report::{self, Failure};
use super::{CONTENT, USAGE};
use crate::diagnostic::{Language, Message};
use crate::message;
use crate::pipeline::{self, BuildError, Built, Progress, Settings};

/// Builds the website and the PDFs and says what was made.
pub(super) fn run(common: &Common, options: &BuildOptions, root: &Path) -> ExitCode {
    let started = Instant::now();
    let settings = Settings {
        root: root.to_path_buf(),
        output: options.output_dir.clone().unwrap_or_else(|| root.join("public")),
        base_url: options.base_url.clone(),
    };
    let bar = spinner();
    let language = common.language();
    let outcome = pipeline::build(&settings, &|progress| show(&bar, progress, language));
    bar.finish_and_clear();
    match outcome {
        Ok(built) => {
            report::findings(common, &built.checked);
            report::line(common, &made(&built, &settings, started.elapsed()));
            ExitCode::SUCCESS
        }
        Err(BuildError::Content(checked)) => {
            report::findings(common, &checked);
            let tally = report::tally(&checked);
            let (zh, en) = (tally.zh, tally.en);
            let said = if settings.output.exists() {
                message!(
                    "没有生成：{zh}。上一次生成的内容保持原样",
                    "nothing was built: {en}; the last output is as it was"
                )
            } else {
                message!("没有生成：{zh}", "nothing was built: {en}")
            };
            report::line(common, &said);
            ExitCode::from(CONTENT)
        }
        Err(BuildError::Publish(error)) => {
            let (zh, en) = (error.message.zh, error.message.en);
            let message = message!("没有发布：{zh}", "nothing was published: {en}");
            report::failure(common, &Failure { message, hint: error.hint });
            ExitCode::from(USAGE)
        }
    }
}

fn made(built: &Built, settings: &Settings, elapsed: Duration) -> Message {
    let (counts, report) = (built.counts, &built.report);
    let (seconds, place) = (elapsed.as_secs_f64(), settings.output.join("index.html"));
    let place = place.strip_prefix(".").unwrap_or(&place);
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    let parts = |before: &str, after: &str| match counts.parts {
        0 => String::new(),
        parts => format!("{before}{parts}{after}"),
    };
    message!(
        "生成完毕：{cases}个案例{parts_zh}，{pdfs}份PDF，{figures}个数据，{charts}张图；写入{written}个文件，{unchanged}个未变，\
         移除{removed}个；用时{seconds:.2}秒\n打开 {place} 查看",
        "built {cases} case{s1}{parts_en}, {pdfs} PDF{s2}, {figures} figure{s3}, {charts} chart{s4}: {written} file{s5} written, \
         {unchanged} unchanged, {removed} removed, in {seconds:.2} s\nopen {place}",
        s1 = plural(counts.cases),
        s2 = plural(built.pdfs),
        s3 = plural(counts.figures),
        s4 = plural(counts.charts),
        s5 = plural(report.written),
        cases = counts.cases,
        parts_zh = parts("、", "个专题"),
        parts_en = parts(" with ", if counts.parts == 1 { " part" } else { " parts" }),
        pdfs = built.pdfs,
        figures = counts.figures,
        charts = counts.charts,
        written = report.written,
        unchanged = report.unchanged,
        removed = report.removed,
        seconds = seconds,
        place = place.display(),
    )
}

/// A line on the terminal that tells what is going on; nothing where there is no terminal.
fn spinner() -> ProgressBar {
    let bar = ProgressBar::new_spinner();
    if let Ok(style) = ProgressStyle::with_template("{spinner} {msg}") {
        bar.set_style(style);
    }
    bar.enable_steady_tick(Duration::from_millis(100));
    bar
}

fn show(bar: &ProgressBar, progress: Progress, language: Language) {
    let message = match progress {
        Progress::Reading => message!("读取与检查", "reading and checking"),
        Progress::Composing => message!("编排页面与图表", "composing pages and charts"),
        Progress::Making(done, total) => {
            message!("排版PDF与字体 {done}/{total}", "typesetting and fonts {done}/{total}")
        }
        Progress::Publishing => message!("写入", "publishing"),
    };
    bar.set_message(message.get(language).to_owned());
}
