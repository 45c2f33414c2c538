//! One build at a time.

use std::fs::{self, File, TryLockError};
use std::io;
use std::path::{Path, PathBuf};

use super::error::PublishError;
use crate::message;

/// A lock held by this process. The system lets go of it when the process ends, however it ends.
pub(super) struct Lock {
    path: PathBuf,
    _file: File,
}

impl Lock {
    /// Takes the lock at a path, or says that somebody else has it.
    pub(super) fn take(path: PathBuf, output: &Path) -> Result<Self, PublishError> {
        let failed =
            |error: &io::Error| PublishError::io(&message!("锁定输出文件夹", "lock the output folder"), output, error);
        // The holder removes the file before it lets go; whoever opened it just before then holds a lock on nothing.
        for _ in 0..16 {
            let file = File::options()
                .read(true)
                .write(true)
                .create(true)
                .truncate(false)
                .open(&path)
                .map_err(|error| failed(&error))?;
            match file.try_lock() {
                Ok(()) => {}
                Err(TryLockError::WouldBlock) => return Err(PublishError::busy(output)),
                // Some network file systems have no locks; building there alone is better than not at all.
                Err(TryLockError::Error(error)) if error.kind() == io::ErrorKind::Unsupported => {}
                Err(TryLockError::Error(error)) => return Err(failed(&error)),
            }
            if is_at(&file, &path) {
                return Ok(Self { path, _file: file });
            }
        }
        Err(PublishError::busy(output))
    }
}

impl Drop for Lock {
    fn drop(&mut self) {
        // Elsewhere a file that is open cannot be removed, and an empty file beside the output does no harm.
        if cfg!(unix) {
            let _ = fs::remove_file(&self.path);
        }
    }
}

/// Whether an open file is still the one at a path.
#[cfg(unix)]
fn is_at(file: &File, path: &Path) -> bool {
    use std::os::unix::fs::MetadataExt;
    match (file.metadata(), fs::symlink_metadata(path)) {
        (Ok(open), Ok(there)) => (open.dev(), open.ino()) == (there.dev(), there.ino()),
        _ => false,
    }
}

#[cfg(not(unix))]
fn is_at(_file: &File, _path: &Path) -> bool {
    true
}
