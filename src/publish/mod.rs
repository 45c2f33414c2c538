//! Artifacts in, a finished folder out, in one step.
//!
//! The next output is put together beside the last one and then exchanged with it, so that nobody ever finds a mixture of
//! the two, and so that a build that fails or is killed leaves the last one as it was:
//!
//! 1. the paths of the artifacts and the output folder are checked;
//! 2. a lock keeps other builds away, and what a killed build left behind is cleared;
//! 3. files with the same bytes as before are hard links to the published ones, all others are written;
//! 4. the folders are exchanged (`renameat2` on Linux; two renames elsewhere), and the old one goes.

mod cache;
mod error;
mod lock;
mod output;
mod path;
mod staging;
#[cfg(test)]
mod tests;

pub use cache::Cache;
pub use error::{PublishError, PublishErrorKind};

use std::collections::BTreeSet;
use std::path::Path;

use lock::Lock;
use output::{MARKER, Output};
use staging::{Fate, Staging, compare, sync_folder};

/// What publishing did.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Report {
    /// Files that are new or have new bytes.
    pub written: usize,
    /// Files that have the bytes they had.
    pub unchanged: usize,
    /// Files of the last output that are no longer made.
    pub removed: usize,
    /// Size of the whole output in bytes.
    pub bytes: u64,
}

/// Publishes artifacts, each a path below the output folder and its bytes, as the whole of the output folder.
///
/// `inputs` are the folders that the build read from; the output must not touch them.
///
/// # Errors
/// If a path cannot be published, the output folder is not ours to replace, another build is at it, or the file system
/// fails. In all these cases the output folder is as it was.
pub fn publish(artifacts: &[(String, Vec<u8>)], output: &Path, inputs: &[&Path]) -> Result<Report, PublishError> {
    path::check_paths(artifacts.iter().map(|(path, _)| path.as_str()))?;
    let output = Output::resolve(output, inputs)?;
    let _lock = Lock::take(output.beside("lock"), &output.path)?;
    output.sweep()?;
    let (published, others) = output.listing();
    let fates = compare(artifacts, &published, &output.path);
    let written = fates.iter().filter(|&&fate| fate == Fate::Written).count();
    let made: BTreeSet<&str> = artifacts.iter().map(|(path, _)| path.as_str()).chain([MARKER]).collect();
    let report = Report {
        written,
        unchanged: artifacts.len() - written,
        removed: published.keys().filter(|path| !made.contains(path.as_str())).count() + others,
        bytes: artifacts.iter().map(|(_, bytes)| bytes.len() as u64).sum(),
    };
    // An output that has all of this and nothing else is left untouched.
    if report.written > 0 || report.removed > 0 || !published.contains_key(MARKER) {
        let staging = Staging::build(artifacts, &fates, &output)?;
        output.exchange(staging.path())?;
        // Done: that the exchange itself is on the disk is a precaution against a power cut.
        let _ = output.path.parent().map(sync_folder);
        drop(staging);
        let _ = output.sweep();
    }
    Ok(report)
}
