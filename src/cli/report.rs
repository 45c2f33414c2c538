//! What every command prints: findings, and how it ended.

use std::io::{IsTerminal, Write};

use clap::ColorChoice;

use super::options::{Common, MessageFormat};
use crate::diagnostic::{self, Diagnostic, Language, Message, Severity, render_human, render_json};
use crate::message;
use crate::pipeline::Checked;

/// Prints the findings of a command that prints nothing else: for people on standard error, as JSON on standard output.
pub(super) fn findings(common: &Common, checked: &Checked) {
    let text = rendered(common, checked, checked.diagnostics.clone());
    match common.message_format {
        MessageFormat::Human => say(&mut std::io::stderr(), &text),
        MessageFormat::Json => say(&mut std::io::stdout(), &text),
    }
}

/// Prints findings of a command whose standard output holds what it was asked for, all on standard error.
pub(super) fn findings_aside(common: &Common, checked: &Checked, findings: Vec<Diagnostic>) {
    say(&mut std::io::stderr(), &rendered(common, checked, findings));
}

/// The findings in words, as many of each file as anybody reads.
fn rendered(common: &Common, checked: &Checked, mut findings: Vec<Diagnostic>) -> String {
    diagnostic::limit(&mut findings, &checked.sources);
    match common.message_format {
        MessageFormat::Human => render_human(&findings, &checked.sources, common.language(), color(common)),
        MessageFormat::Json => render_json(&findings, &checked.sources, common.language()),
    }
}

/// Prints what a command was asked for, on standard output.
pub(super) fn print(text: &str) {
    say(&mut std::io::stdout(), text);
}

/// Prints a line for people, on standard error.
pub(super) fn line(common: &Common, message: &Message) {
    say(&mut std::io::stderr(), &format!("{}\n", message.get(common.language())));
}

/// Why a command did nothing: wrong usage or environment.
pub(super) struct Failure {
    /// What is wrong.
    pub(super) message: Message,
    /// What to do about it.
    pub(super) hint: Option<Message>,
}

/// Prints why a command did nothing, on standard error.
pub(super) fn failure(common: &Common, failure: &Failure) {
    say(&mut std::io::stderr(), &failure_text(failure, common.language()));
}

/// The words of a failure in a language, shaped like a finding.
pub(super) fn failure_text(failure: &Failure, language: Language) -> String {
    let (error, help) = match language {
        Language::Chinese => ("错误: ", " = 建议："),
        Language::English => ("error: ", " = help: "),
    };
    let mut text = format!("{error}{}\n", failure.message.get(language));
    if let Some(hint) = &failure.hint {
        text.push_str(&format!("{help}{}\n", hint.get(language)));
    }
    text
}

/// Writes; a reader that went away is no error of ours.
fn say(out: &mut dyn Write, text: &str) {
    let _ = out.write_all(text.as_bytes());
    let _ = out.flush();
}

/// Whether to colour what goes to standard error.
pub(super) fn color(common: &Common) -> bool {
    match common.color {
        ColorChoice::Always => true,
        ColorChoice::Never => false,
        ColorChoice::Auto => {
            // An empty NO_COLOR means nothing (no-color.org); a dumb terminal shows the codes themselves.
            let refused = std::env::var_os("NO_COLOR").is_some_and(|value| !value.is_empty());
            let dumb = std::env::var_os("TERM").is_some_and(|value| value == "dumb");
            std::io::stderr().is_terminal() && !refused && !dumb
        }
    }
}

/// How many errors and warnings there are, in words.
pub(super) fn tally(checked: &Checked) -> Message {
    let (errors, warnings) = (checked.count(Severity::Error), checked.count(Severity::Warning));
    let plural = |count: usize| if count == 1 { "" } else { "s" };
    message!(
        "{errors}个错误，{warnings}个警告",
        "{errors} error{e}, {warnings} warning{w}",
        e = plural(errors),
        w = plural(warnings)
    )
}
