//! What every command prints: findings, and how it ended.

use std::io::{IsTerminal, Write};

use clap::ColorChoice;

use super::options::{Common, MessageFormat};
use crate::diagnostic::{Message, Severity, render_human, render_json};
use crate::message;
use crate::pipeline::Checked;

/// Prints the findings: for people on standard error, as JSON on standard output.
pub(super) fn findings(common: &Common, checked: &Checked) {
    let language = common.language();
    match common.message_format {
        MessageFormat::Human => {
            let text = render_human(&checked.diagnostics, &checked.sources, language, color(common));
            say(&mut std::io::stderr(), &text);
        }
        MessageFormat::Json => {
            say(&mut std::io::stdout(), &render_json(&checked.diagnostics, &checked.sources, language));
        }
    }
}

/// Prints a line for people, on standard error.
pub(super) fn line(common: &Common, message: &Message) {
    say(&mut std::io::stderr(), &format!("{}\n", message.get(common.language())));
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
        ColorChoice::Auto => std::io::stderr().is_terminal() && std::env::var_os("NO_COLOR").is_none(),
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
