//! The folder in which the next output is put together.

use std::collections::{BTreeMap, BTreeSet};
use std::fs::{self, File};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use rayon::prelude::*;

use super::error::PublishError;
use super::output::{MARKER, MARKER_TEXT, Output};
use crate::message;

/// Up to so many new files are written through to the disk one by one; beyond, all at once.
const SYNCED_ONE_BY_ONE: usize = 256;

/// A folder beside the output. It goes away with whatever is in it then: after an exchange, the old output.
pub(super) struct Staging {
    path: PathBuf,
}

/// What becomes of one artifact.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// The published file has the same bytes and stays.
    Kept,
    /// A file is written.
    Written,
}

/// Compares each artifact with the published file of the same path.
pub(super) fn compare(artifacts: &[(String, Vec<u8>)], published: &BTreeMap<String, u64>, output: &Path) -> Vec<Fate> {
    artifacts
        .par_iter()
        .map(|(path, bytes)| {
            let same = published.get(path).is_some_and(|&size| size == bytes.len() as u64)
                && fs::read(output.join(path)).is_ok_and(|published| published == *bytes);
            if same { Fate::Kept } else { Fate::Written }
        })
        .collect()
}

impl Staging {
    /// Puts the next output together.
    pub(super) fn build(
        artifacts: &[(String, Vec<u8>)],
        fates: &[Fate],
        output: &Output,
    ) -> Result<Self, PublishError> {
        let staging = Self { path: output.beside("new") };
        let make = message!("建立", "create");
        let folders: BTreeSet<&str> =
            artifacts.iter().flat_map(|(path, _)| path.match_indices('/').map(|(at, _)| &path[..at])).collect();
        for folder in std::iter::once("").chain(folders.iter().copied()) {
            let place = staging.path.join(folder);
            fs::create_dir(&place).map_err(|error| PublishError::io(&make, &place, &error))?;
        }
        // The folder's permissions are the administrator's business.
        if let Ok(published) = fs::metadata(&output.path) {
            let _ = fs::set_permissions(&staging.path, published.permissions());
        }
        let count = fates.iter().filter(|&&fate| fate == Fate::Written).count();
        let sync_each = count <= SYNCED_ONE_BY_ONE || !cfg!(target_os = "linux");
        artifacts.par_iter().zip(fates).try_for_each(|((path, bytes), fate)| {
            let place = staging.path.join(path);
            match fate {
                Fate::Kept => keep(&output.path.join(path), &place, bytes),
                Fate::Written => write(&place, bytes, sync_each),
            }
            .map_err(|error| PublishError::io(&message!("写入", "write"), &output.path.join(path), &error))
        })?;
        write(&staging.path.join(MARKER), MARKER_TEXT.as_bytes(), sync_each)
            .and_then(|()| sync(&staging.path, &folders, sync_each))
            .map_err(|error| PublishError::io(&message!("写入", "write"), &staging.path, &error))?;
        Ok(staging)
    }

    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Staging {
    fn drop(&mut self) {
        // What cannot be removed now is swept when the next build starts.
        let _ = fs::remove_dir_all(&self.path);
    }
}

/// Gives a published file a second name, so that it stays the same file to those who watch or synchronise the output. Where
/// the file system has no hard links, a copy takes over its time.
fn keep(published: &Path, place: &Path, bytes: &[u8]) -> io::Result<()> {
    if fs::hard_link(published, place).is_ok() {
        return Ok(());
    }
    write(place, bytes, true)?;
    if let Ok(time) = fs::metadata(published).and_then(|there| there.modified()) {
        let _ = File::options().write(true).open(place).and_then(|file| file.set_modified(time));
    }
    Ok(())
}

fn write(place: &Path, bytes: &[u8], sync: bool) -> io::Result<()> {
    let mut file = File::options().write(true).create_new(true).open(place)?;
    file.write_all(bytes)?;
    if sync { file.sync_all() } else { Ok(()) }
}

/// Writes the folders through to the disk, and the files too where that was left for the end.
#[cfg(target_os = "linux")]
fn sync(staging: &Path, folders: &BTreeSet<&str>, files_are_synced: bool) -> io::Result<()> {
    if !files_are_synced {
        return Ok(rustix::fs::syncfs(File::open(staging)?)?);
    }
    folders.iter().try_for_each(|folder| sync_folder(&staging.join(folder)))?;
    sync_folder(staging)
}

#[cfg(not(target_os = "linux"))]
fn sync(staging: &Path, folders: &BTreeSet<&str>, _files_are_synced: bool) -> io::Result<()> {
    folders.iter().try_for_each(|folder| sync_folder(&staging.join(folder)))?;
    sync_folder(staging)
}

/// Writes the names in a folder through to the disk.
#[cfg(unix)]
pub(super) fn sync_folder(folder: &Path) -> io::Result<()> {
    File::open(folder)?.sync_all()
}

/// Elsewhere the system has no such call for folders.
#[cfg(not(unix))]
pub(super) fn sync_folder(_folder: &Path) -> io::Result<()> {
    Ok(())
}
