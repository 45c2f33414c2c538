//! The command line: arguments in, exit status out. One file a command.

mod build;
mod check;
mod options;
mod report;

use std::process::ExitCode;

use clap::Parser;

pub use options::{Arguments, Command, MessageFormat};

/// The content has errors.
const CONTENT: u8 = 1;
/// Wrong usage or environment.
const USAGE: u8 = 2;

/// Parses the arguments, runs the command, and says how it went: 0 done, 1 the content has errors, 2 wrong usage or
/// environment.
#[must_use]
pub fn run() -> ExitCode {
    let arguments = Arguments::parse();
    if let Some(threads) = arguments.common.threads {
        // Fails only if a pool exists already, which nothing before this line makes.
        let _ = rayon::ThreadPoolBuilder::new().num_threads(threads).build_global();
    }
    match &arguments.command {
        Command::Build(options) => build::run(&arguments.common, options),
        Command::Check => check::run(&arguments.common),
    }
}
