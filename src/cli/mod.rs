//! The command line: arguments in, exit status out. One file a command.

mod build;
mod check;
mod coverage;
mod figures;
mod options;
mod project;
mod report;
mod usage;

use std::ffi::OsString;
use std::process::ExitCode;

use clap::FromArgMatches;

pub use options::{Arguments, Command, MessageFormat};

/// The content has errors.
const CONTENT: u8 = 1;
/// Wrong usage or environment.
const USAGE: u8 = 2;

/// Parses the arguments, runs the command, and says how it went: 0 done, 1 the content has errors, 2 wrong usage or
/// environment.
#[must_use]
pub fn run() -> ExitCode {
    let given: Vec<OsString> = std::env::args_os().collect();
    let language = usage::language_of(&given);
    let mut command = usage::command(language);
    let matches = command.try_get_matches_from_mut(given).and_then(|matches| Arguments::from_arg_matches(&matches));
    let arguments = match matches {
        Ok(arguments) => arguments,
        Err(error) => return usage::explain(&error, language),
    };
    let Some(asked) = &arguments.command else {
        let _ = command.print_help();
        return ExitCode::SUCCESS;
    };
    let common = &arguments.common;
    if let Some(threads) = common.threads {
        // Fails only if a pool exists already, which nothing before this line makes.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global();
    }
    let root = match project::find(common) {
        Ok(root) => root,
        Err(failure) => {
            report::failure(common, &failure);
            return ExitCode::from(USAGE);
        }
    };
    match asked {
        Command::Build(options) => build::run(common, options, &root),
        Command::Check => check::run(common, &root),
        Command::Coverage(options) => coverage::run(common, options, &root),
        Command::Figures(options) => figures::run(common, options, &root),
    }
}
