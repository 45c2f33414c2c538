//! The command line: arguments in, exit status out. One file a command.

use std::process::ExitCode;

/// Parses the arguments, runs the command, and says how it went.
#[must_use]
pub fn run() -> ExitCode {
    ExitCode::SUCCESS
}
