//! The output folder: whether it may be written to, what is in it, and how a new one takes its place.

use std::collections::BTreeMap;
use std::ffi::OsString;
use std::fs;
use std::io;
use std::path::{Component, Path, PathBuf};

use walkdir::WalkDir;

use super::error::{PublishError, shown};
use crate::message;

/// Name of the file that says that an output folder was made by casebook and may be replaced by it.
pub(super) const MARKER: &str = ".casebook";

/// What the marker says to people who find it.
pub(super) const MARKER_TEXT: &str = "casebook output: everything in this folder is replaced by the next build.\n\
    本文件夹由casebook生成，下次生成时全部替换，请勿在此存放其他文件。\n";

/// An output folder that may be written to.
#[derive(Debug)]
pub(super) struct Output {
    /// Where it is, or will be.
    pub(super) path: PathBuf,
    parent: PathBuf,
    name: OsString,
}

impl Output {
    /// Finds the folder, and refuses one that is not ours to replace.
    ///
    /// `inputs` are folders that a build reads: none of them may lie in the output, nor the output in them.
    pub(super) fn resolve(output: &Path, inputs: &[&Path]) -> Result<Self, PublishError> {
        let look = message!("查看", "look at");
        let failed = |error: io::Error| PublishError::io(&look, output, &error);
        // Taken apart and put together: a slash at the end would follow a link.
        let given: PathBuf = std::path::absolute(output).map_err(failed)?.components().collect();
        let path = match fs::symlink_metadata(&given) {
            Ok(there) if there.is_symlink() => return Err(refused_link(output)),
            Ok(there) if !there.is_dir() => return Err(refused_file(output)),
            Ok(_) => given.canonicalize().map_err(failed)?,
            Err(error) if error.kind() == io::ErrorKind::NotFound => {
                future(&given).ok_or_else(|| refused_root(output))?
            }
            Err(error) => return Err(failed(error)),
        };
        let (Some(parent), Some(name)) = (path.parent(), path.file_name()) else {
            return Err(refused_root(output));
        };
        for input in inputs {
            // What does not exist cannot be harmed.
            let Ok(input) = input.canonicalize() else { continue };
            if input.starts_with(&path) || path.starts_with(&input) {
                return Err(refused_input(output, &input));
            }
        }
        fs::create_dir_all(parent).map_err(failed)?;
        let this = Self { parent: parent.to_path_buf(), name: name.to_os_string(), path: path.clone() };
        this.refuse_foreign()?;
        Ok(this)
    }

    fn refuse_foreign(&self) -> Result<(), PublishError> {
        let look = message!("查看", "look at");
        let failed = |error: io::Error| PublishError::io(&look, &self.path, &error);
        let entries = match fs::read_dir(&self.path) {
            Ok(entries) => entries,
            Err(error) if error.kind() == io::ErrorKind::NotFound => return Ok(()),
            Err(error) => return Err(failed(error)),
        };
        let mut empty = true;
        for entry in entries {
            empty = false;
            if entry.map_err(failed)?.file_name() == ".git" {
                return Err(PublishError::refused(
                    message!(
                        "“{path}”是一个git仓库，替换它会丢失版本记录",
                        "\"{path}\" is a git repository, and replacing it would lose its history",
                        path = shown(&self.path)
                    ),
                    message!(
                        "换一个输出文件夹，再从那里复制到仓库",
                        "choose another output folder and copy from there"
                    ),
                ));
            }
        }
        if empty || is_ours(&self.path) {
            return Ok(());
        }
        Err(PublishError::refused(
            message!(
                "“{path}”里有不是casebook生成的文件，不会覆盖",
                "\"{path}\" has files that casebook did not make, and is left alone",
                path = shown(&self.path)
            ),
            message!(
                "换一个输出文件夹，或先把其中的文件移走",
                "choose another output folder, or move those files away"
            ),
        ))
    }

    /// A place beside the output, on the same file system.
    pub(super) fn beside(&self, what: &str) -> PathBuf {
        let mut name = OsString::from(".");
        name.push(&self.name);
        name.push(".casebook-");
        name.push(what);
        self.parent.join(name)
    }

    /// Clears away what a build left behind that was stopped, and puts the last good output back if it was moved aside.
    /// Only the holder of the lock may do this.
    pub(super) fn sweep(&self) -> Result<(), PublishError> {
        let action = message!("清理", "clear away");
        let old = self.beside("old");
        if is_ours(&old) && fs::symlink_metadata(&self.path).is_err() {
            fs::rename(&old, &self.path).map_err(|error| PublishError::io(&action, &old, &error))?;
        }
        for place in [self.beside("new"), old] {
            let removed = match fs::symlink_metadata(&place) {
                Ok(there) if there.is_dir() => fs::remove_dir_all(&place),
                Ok(_) => fs::remove_file(&place),
                Err(_) => Ok(()),
            };
            removed.map_err(|error| PublishError::io(&action, &place, &error))?;
        }
        Ok(())
    }

    /// The regular files in the folder with their sizes, by path below it; the number of other things.
    pub(super) fn listing(&self) -> (BTreeMap<String, u64>, usize) {
        let mut files = BTreeMap::new();
        let mut others = 0;
        for entry in WalkDir::new(&self.path).min_depth(1).follow_links(false).into_iter().flatten() {
            if entry.file_type().is_dir() {
                continue;
            }
            let path = entry.path().strip_prefix(&self.path).ok().and_then(|path| {
                let names: Option<Vec<&str>> = path.components().map(|part| part.as_os_str().to_str()).collect();
                names.map(|names| names.join("/"))
            });
            match (path, entry.metadata()) {
                (Some(path), Ok(metadata)) if metadata.is_file() => {
                    files.insert(path, metadata.len());
                }
                _ => others += 1,
            }
        }
        (files, others)
    }

    /// Puts a staged folder in the place of the output. Afterwards the old output, if there was one, is where the staged
    /// folder was, or in the folder beside the output that [`sweep`](Self::sweep) removes.
    pub(super) fn exchange(&self, staged: &Path) -> Result<(), PublishError> {
        let failed = |error: &io::Error| PublishError::io(&message!("替换", "replace"), &self.path, error);
        if fs::symlink_metadata(&self.path).is_err() {
            return fs::rename(staged, &self.path).map_err(|error| failed(&error));
        }
        match exchange_at_once(staged, &self.path) {
            Ok(true) => Ok(()),
            Ok(false) => exchange_by_renaming(staged, &self.path, &self.beside("old")).map_err(|error| failed(&error)),
            Err(error) => Err(failed(&error)),
        }
    }
}

/// Where a folder will be that is not there yet, with links on the way resolved.
fn future(given: &Path) -> Option<PathBuf> {
    let (there, rest) = given.ancestors().find_map(|ancestor| {
        let there = ancestor.canonicalize().ok()?;
        Some((there, given.strip_prefix(ancestor).ok()?))
    })?;
    // Nobody can tell where .. leads from a folder that does not exist.
    rest.components().all(|part| matches!(part, Component::Normal(_))).then(|| there.join(rest))
}

/// Whether a folder has our marker.
fn is_ours(folder: &Path) -> bool {
    let marker = folder.join(MARKER);
    fs::symlink_metadata(folder).is_ok_and(|there| there.is_dir())
        && fs::symlink_metadata(&marker).is_ok_and(|there| there.is_file() && there.len() < 4096)
        && fs::read(&marker).is_ok_and(|text| text.starts_with(b"casebook output"))
}

/// Exchanges two folders in one step. False where the system cannot.
#[cfg(target_os = "linux")]
fn exchange_at_once(staged: &Path, output: &Path) -> io::Result<bool> {
    use rustix::fs::{CWD, RenameFlags, renameat_with};
    use rustix::io::Errno;
    match renameat_with(CWD, staged, CWD, output, RenameFlags::EXCHANGE) {
        Ok(()) => Ok(true),
        Err(Errno::NOSYS | Errno::INVAL | Errno::OPNOTSUPP) => Ok(false),
        Err(error) => Err(error.into()),
    }
}

#[cfg(not(target_os = "linux"))]
fn exchange_at_once(_staged: &Path, _output: &Path) -> io::Result<bool> {
    Ok(false)
}

/// Moves the output aside and the staged folder in; on an error the output moves back.
fn exchange_by_renaming(staged: &Path, output: &Path, aside: &Path) -> io::Result<()> {
    fs::rename(output, aside)?;
    fs::rename(staged, output).or_else(|error| {
        fs::rename(aside, output)?;
        Err(error)
    })
}

fn refused_link(output: &Path) -> PublishError {
    PublishError::refused(
        message!("输出文件夹“{path}”是链接", "the output folder \"{path}\" is a symbolic link", path = shown(output)),
        message!("直接写它指向的文件夹", "name the folder that it points to"),
    )
}

fn refused_file(output: &Path) -> PublishError {
    PublishError::refused(
        message!("“{path}”不是文件夹", "\"{path}\" is not a folder", path = shown(output)),
        message!("换一个输出文件夹", "choose another output folder"),
    )
}

fn refused_root(output: &Path) -> PublishError {
    PublishError::refused(
        message!("不能输出到“{path}”", "\"{path}\" cannot be an output folder", path = shown(output)),
        message!("换一个输出文件夹，例如public", "choose another output folder, such as public"),
    )
}

fn refused_input(output: &Path, input: &Path) -> PublishError {
    PublishError::refused(
        message!(
            "输出文件夹“{path}”与内容所在的“{input}”重叠，会毁掉内容",
            "the output folder \"{path}\" overlaps \"{input}\", which is read from",
            path = shown(output),
            input = shown(input)
        ),
        message!("换一个输出文件夹，例如public", "choose another output folder, such as public"),
    )
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::*;

    #[test]
    fn without_an_exchange_the_old_folder_comes_back_on_failure() {
        let root = tempfile::tempdir().unwrap();
        let (staged, output, aside) = (root.path().join("new"), root.path().join("out"), root.path().join("old"));
        fs::create_dir(&output).unwrap();
        fs::write(output.join("a"), "old").unwrap();
        assert!(exchange_by_renaming(&staged, &output, &aside).is_err());
        assert_eq!(fs::read_to_string(output.join("a")).unwrap(), "old");
        fs::create_dir(&staged).unwrap();
        fs::write(staged.join("a"), "new").unwrap();
        exchange_by_renaming(&staged, &output, &aside).unwrap();
        assert_eq!(fs::read_to_string(output.join("a")).unwrap(), "new");
        assert_eq!(fs::read_to_string(aside.join("a")).unwrap(), "old");
        assert!(!staged.exists());
    }
}
