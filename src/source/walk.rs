//! Reads a project's folder.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::{self, Read};
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rayon::prelude::*;
use unicode_normalization::UnicodeNormalization;
use walkdir::{DirEntry, WalkDir};

use super::refusal::{Mistake, bad_name, clash, folder_named_as_file, missing_folder, missing_root, special, too_deep};
use super::{SourceFile, Sources, is_forbidden};
use crate::diagnostic::{Diagnostic, Parsed};

/// The largest file that is read, in bytes. Photographs for print stay far below.
const LARGEST: u64 = 64 << 20;

/// Folders within folders that a project has use for.
const DEEPEST: usize = 16;

/// Reads all files below the given folders of a root. Paths in the result are relative to the root.
///
/// Only regular files are read: symbolic links are never followed, and what is neither file nor folder is never opened.
/// Hidden files and the left-overs of editors and systems are skipped. Paths have `/` between components and composed
/// characters (Unicode normalisation form C), whatever the file system has.
#[must_use]
pub fn walk(root: &Path, folders: &[&str]) -> Parsed<Sources> {
    let mut diagnostics = Vec::new();
    if !root.is_dir() {
        diagnostics.push(missing_root(root));
        return Parsed { value: Sources::default(), diagnostics };
    }
    let mut listing = Listing { files: Vec::new(), names: BTreeMap::new(), diagnostics };
    for folder in folders {
        if listing.is_real_folder(root, folder) {
            listing.add_folder(root, folder);
        }
    }
    let Listing { files, mut diagnostics, .. } = listing;
    let read: Vec<Result<Vec<u8>, Mistake>> = files.par_iter().map(|(place, _)| read_file(place)).collect();
    let mut sources = Vec::with_capacity(read.len());
    for ((_, path), result) in files.into_iter().zip(read) {
        match result {
            Ok(bytes) => sources.push(SourceFile { path, bytes: Arc::new(bytes) }),
            Err(mistake) => diagnostics.push(mistake.into_diagnostic(path)),
        }
    }
    Parsed { value: Sources::new(sources), diagnostics }
}

/// The files that were found, and what was found on the way.
struct Listing {
    /// Where each file is, and its path in the result.
    files: Vec<(PathBuf, String)>,
    /// Every path met so far, by what it is on a file system that does not tell case and composition apart.
    names: BTreeMap<String, String>,
    diagnostics: Vec<Diagnostic>,
}

impl Listing {
    /// Whether a folder is there, and is no link.
    fn is_real_folder(&mut self, root: &Path, folder: &str) -> bool {
        let mut place = root.to_path_buf();
        for part in folder.split('/') {
            place.push(part);
            let kind = std::fs::symlink_metadata(&place).map(|metadata| metadata.file_type());
            match kind {
                Ok(kind) if kind.is_dir() => {}
                Ok(kind) => {
                    self.diagnostics.push(special(folder.to_owned(), kind));
                    return false;
                }
                Err(error) if error.kind() == io::ErrorKind::NotFound => {
                    self.diagnostics.push(missing_folder(folder));
                    return false;
                }
                Err(error) => {
                    self.diagnostics.push(Mistake::Unreadable(error).into_diagnostic(folder.to_owned()));
                    return false;
                }
            }
        }
        true
    }

    fn add_folder(&mut self, root: &Path, folder: &str) {
        let walk = WalkDir::new(root.join(folder))
            .min_depth(1)
            .max_depth(DEEPEST)
            .follow_links(false)
            .sort_by_file_name()
            .into_iter()
            .filter_entry(|entry| entry.depth() == 0 || !is_left_over(&entry.file_name().to_string_lossy()));
        for entry in walk {
            match entry {
                Ok(entry) => self.add(root, &entry),
                Err(error) => {
                    let place = error.path().unwrap_or(root).strip_prefix(root).unwrap_or(Path::new(folder));
                    let path = lexical(place).unwrap_or_else(|| folder.to_owned());
                    let error = error.into_io_error().unwrap_or_else(|| io::ErrorKind::Other.into());
                    self.diagnostics.push(Mistake::Unreadable(error).into_diagnostic(path));
                }
            }
        }
    }

    fn add(&mut self, root: &Path, entry: &DirEntry) {
        let place = entry.path().strip_prefix(root).unwrap_or_else(|_| entry.path());
        let Some(path) = lexical(place) else {
            self.diagnostics.push(bad_name(place.to_string_lossy().into_owned()));
            return;
        };
        // Named once, at the folder or file itself, and not again for all that it holds.
        if entry.file_name().to_str().is_none_or(|name| name.contains('\\') || name.chars().any(is_odd)) {
            self.diagnostics.push(bad_name(path));
            return;
        }
        self.report_clash(&path);
        let kind = entry.file_type();
        if kind.is_dir() {
            if entry.depth() == DEEPEST {
                self.diagnostics.push(too_deep(path));
            } else if has_file_name(&path) {
                self.diagnostics.push(folder_named_as_file(path));
            }
        } else if kind.is_file() {
            self.files.push((entry.path().to_path_buf(), path));
        } else {
            self.diagnostics.push(special(path, kind));
        }
    }

    /// Reports a name that some file systems take for one met before. What a folder holds is not reported again.
    fn report_clash(&mut self, path: &str) {
        let folder = |path: &str| path.rsplit_once('/').map(|(folder, _)| folder.to_owned());
        let key = path.to_lowercase().nfc().collect::<String>();
        match self.names.get(&key) {
            // Two names on disk that are equal once composed come here too.
            Some(other) if folder(other) == folder(path) => self.diagnostics.push(clash(path, other)),
            Some(_) => {}
            None => {
                self.names.insert(key, path.to_owned());
            }
        }
    }
}

/// The path in the result, if all its names are text.
fn lexical(place: &Path) -> Option<String> {
    let mut path = String::new();
    for part in place.components() {
        if !path.is_empty() {
            path.push('/');
        }
        path.extend(part.as_os_str().to_str()?.nfc());
    }
    Some(path)
}

fn is_odd(c: char) -> bool {
    is_forbidden(c) || matches!(c, '\t' | '\n' | '\r')
}

/// Whether a name is one that an editor, an office program or a system leaves behind.
fn is_left_over(name: &str) -> bool {
    let lower = name.to_ascii_lowercase();
    name.starts_with('.')
        || name.starts_with("~$")
        || name.ends_with('~')
        || (name.starts_with('#') && name.ends_with('#'))
        || [".swp", ".swo", ".tmp"].iter().any(|ending| lower.ends_with(ending))
        || matches!(lower.as_str(), "thumbs.db" | "desktop.ini" | "__macosx")
}

/// Whether a folder's path ends as only a file's should.
fn has_file_name(path: &str) -> bool {
    [".yaml", ".yml", ".md"].iter().any(|ending| path.to_ascii_lowercase().ends_with(ending))
}

fn read_file(place: &Path) -> Result<Vec<u8>, Mistake> {
    let file = File::open(place).map_err(Mistake::Unreadable)?;
    let size = file.metadata().map_err(Mistake::Unreadable)?.len();
    if size > LARGEST {
        return Err(Mistake::Large);
    }
    let mut bytes = Vec::with_capacity(usize::try_from(size).unwrap_or(0));
    // A file may grow while it is read.
    file.take(LARGEST + 1).read_to_end(&mut bytes).map_err(Mistake::Unreadable)?;
    if bytes.len() as u64 > LARGEST { Err(Mistake::Large) } else { Ok(bytes) }
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use std::fs;

    use super::*;
    use crate::diagnostic::Place;

    fn project(files: &[&str]) -> tempfile::TempDir {
        let root = tempfile::tempdir().unwrap();
        fs::create_dir(root.path().join("content")).unwrap();
        for file in files {
            let place = root.path().join(file);
            fs::create_dir_all(place.parent().unwrap()).unwrap();
            fs::write(place, file).unwrap();
        }
        root
    }

    fn walked(root: &Path, folders: &[&str]) -> (Vec<String>, Vec<(&'static str, String)>) {
        let Parsed { value, diagnostics } = walk(root, folders);
        let paths = value.iter().map(|(_, file)| file.path.clone()).collect();
        let found = diagnostics
            .into_iter()
            .map(|finding| match finding.place {
                Place::Path(path) => (finding.code, path),
                Place::Span(_) => panic!("a place in a file"),
            })
            .collect();
        (paths, found)
    }

    #[test]
    fn files_come_in_the_order_of_their_paths() {
        let root = project(&[
            "content/site.yaml",
            "content/cases/b/case.yaml",
            "content/cases/a/narrative.md",
            "content/cases/a-b/case.yaml",
            "content/.DS_Store",
            "content/.git/config",
            "content/~$x.docx",
            "content/a.swp",
            "content/site.yaml~",
            "themes/banxin/theme.yaml",
            "themes/other/theme.yaml",
            "README.md",
        ]);
        let (paths, found) = walked(root.path(), &["content", "themes/banxin"]);
        assert_eq!(
            paths,
            [
                "content/cases/a-b/case.yaml",
                "content/cases/a/narrative.md",
                "content/cases/b/case.yaml",
                "content/site.yaml",
                "themes/banxin/theme.yaml"
            ]
        );
        assert_eq!(found, []);
        let sources = walk(root.path(), &["content"]).value;
        let (_, file) = sources.find("content/site.yaml").unwrap();
        assert_eq!(file.text(), Ok("content/site.yaml"));
    }

    #[test]
    fn what_is_missing_is_named() {
        let root = project(&["themes/x"]);
        assert_eq!(walked(&root.path().join("no"), &["content"]).1, [("missing-folder", ".".into())]);
        assert_eq!(
            walked(root.path(), &["content", "themes/y", "themes/x"]).1,
            [("missing-folder", "themes/y".into()), ("file-kind", "themes/x".into())]
        );
    }

    #[test]
    fn names_that_are_one_elsewhere_are_reported_once() {
        let root = project(&[
            "content/A/x.md",
            "content/a/x.md",
            "content/e\u{301}.jpg",
            "content/\u{E9}.jpg",
            "content/b/Road.jpg",
            "content/b/road.JPG",
        ]);
        let (paths, found) = walked(root.path(), &["content"]);
        assert!(paths.contains(&"content/\u{E9}.jpg".to_owned()));
        let found: Vec<_> = found.iter().map(|(code, path)| (*code, path.as_str())).collect();
        assert_eq!(
            found,
            [
                ("file-name-clash", "content/a"),
                ("file-name-clash", "content/b/road.JPG"),
                ("file-name-clash", "content/\u{E9}.jpg"),
            ]
        );
    }

    #[cfg(target_os = "linux")]
    #[test]
    fn only_ordinary_files_are_read() {
        use std::os::unix::ffi::OsStrExt;
        use std::os::unix::fs::symlink;

        let root = project(&["content/a.md", "content/sub/b.md", "secret.md", "content/d.yaml/e.md"]);
        let content = root.path().join("content");
        symlink("../secret.md", content.join("link.md")).unwrap();
        symlink("sub", content.join("linked")).unwrap();
        symlink("..", content.join("loop")).unwrap();
        rustix::fs::mknodat(
            rustix::fs::CWD,
            content.join("pipe.md"),
            rustix::fs::FileType::Fifo,
            rustix::fs::Mode::RUSR,
            0,
        )
        .unwrap();
        fs::write(content.join("x\ny.md"), "").unwrap();
        fs::write(content.join("x\\y.md"), "").unwrap();
        fs::write(content.join("x\u{202E}y.md"), "").unwrap();
        fs::write(content.join(std::ffi::OsStr::from_bytes(b"\xFF.md")), "").unwrap();
        let (paths, mut found) = walked(root.path(), &["content"]);
        assert_eq!(paths, ["content/a.md", "content/d.yaml/e.md", "content/sub/b.md"]);
        found.sort();
        let found: Vec<_> = found.iter().map(|(code, path)| (*code, path.as_str())).collect();
        assert_eq!(
            found,
            [
                ("file-kind", "content/d.yaml"),
                ("file-kind", "content/link.md"),
                ("file-kind", "content/linked"),
                ("file-kind", "content/loop"),
                ("file-kind", "content/pipe.md"),
                ("file-name", "content/x<U+000A>y.md"),
                ("file-name", "content/x<U+202E>y.md"),
                ("file-name", "content/x\\y.md"),
                ("file-name", "content/\u{FFFD}.md"),
            ]
        );
        // The folder itself is a link.
        fs::create_dir(root.path().join("real")).unwrap();
        symlink("real", root.path().join("themes")).unwrap();
        assert_eq!(walked(root.path(), &["themes"]).1, [("file-kind", "themes".into())]);
    }

    #[test]
    fn large_files_are_refused_unread() {
        let root = project(&["content/a.md"]);
        let file = File::create(root.path().join("content/huge.jpg")).unwrap();
        file.set_len(LARGEST + 1).unwrap();
        let (paths, found) = walked(root.path(), &["content"]);
        assert_eq!((paths, found), (vec!["content/a.md".into()], vec![("limits", "content/huge.jpg".into())]));
    }

    #[cfg(unix)]
    #[test]
    fn an_unreadable_file_does_not_stop_the_others() {
        use std::os::unix::fs::PermissionsExt;

        let root = project(&["content/a.md", "content/b.md"]);
        let place = root.path().join("content/a.md");
        // A folder opens and does not read, whoever asks.
        let Err(mistake) = read_file(&root.path().join("content")) else { panic!("a folder was read") };
        assert_eq!(mistake.into_diagnostic("content".into()).code, "unreadable");
        fs::set_permissions(&place, fs::Permissions::from_mode(0o000)).unwrap();
        if File::open(&place).is_ok() {
            return; // The superuser may read everything.
        }
        let (paths, found) = walked(root.path(), &["content"]);
        assert_eq!((paths, found), (vec!["content/b.md".into()], vec![("unreadable", "content/a.md".into())]));
    }
}
