//! Projects to test on, and the built binary to run on them.

use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;

/// Root of the repository.
pub fn repository() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// A project in a folder of its own, removed when dropped.
pub struct Project {
    folder: tempfile::TempDir,
}

/// How a run ended.
pub struct Outcome {
    pub status: i32,
    pub stdout: String,
    pub stderr: String,
}

impl Project {
    /// A project with a copy of a content folder and the theme banxin.
    pub fn with_content(content: &Path) -> Self {
        let project = Self::empty();
        copy_tree(content, &project.root().join("content"));
        copy_tree(&repository().join("themes"), &project.root().join("themes"));
        project
    }

    /// A folder with nothing in it, on the file system of the build, so that fonts can be linked and not copied.
    pub fn empty() -> Self {
        Self { folder: tempfile::tempdir_in(env!("CARGO_TARGET_TMPDIR")).unwrap() }
    }

    pub fn root(&self) -> &Path {
        self.folder.path()
    }

    pub fn path(&self, inner: &str) -> PathBuf {
        self.root().join(inner)
    }

    /// Puts the files of a folder over the project's own.
    pub fn overlay(&self, folder: &Path) {
        copy_tree(folder, self.root());
    }

    pub fn write(&self, inner: &str, text: &str) {
        let path = self.path(inner);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        // The file may be a hard link into the repository.
        let _ = fs::remove_file(&path);
        fs::write(path, text).unwrap();
    }

    pub fn read(&self, inner: &str) -> String {
        fs::read_to_string(self.path(inner)).unwrap()
    }

    /// Runs the binary with the project as its root.
    pub fn run(&self, arguments: &[&str]) -> Outcome {
        let output = Command::new(env!("CARGO_BIN_EXE_casebook"))
            .args(arguments)
            .arg("--root")
            .arg(self.root())
            .env_remove("SOURCE_DATE_EPOCH")
            .env("LANG", "zh_CN.UTF-8")
            .env_remove("LC_ALL")
            .env_remove("LC_MESSAGES")
            .env("NO_COLOR", "1")
            .output()
            .unwrap();
        Outcome {
            status: output.status.code().unwrap_or(-1),
            stdout: String::from_utf8(output.stdout).unwrap(),
            stderr: String::from_utf8(output.stderr).unwrap(),
        }
    }
}

/// Copies a tree. Fonts, which no test changes, are linked.
pub fn copy_tree(from: &Path, to: &Path) {
    for (path, _) in tree(from) {
        let target = to.join(&path);
        fs::create_dir_all(target.parent().unwrap()).unwrap();
        let _ = fs::remove_file(&target);
        let source = from.join(&path);
        if path.ends_with(".ttf") && fs::hard_link(&source, &target).is_ok() {
            continue;
        }
        fs::copy(source, target).unwrap();
    }
}

/// The files below a folder, with `/` in their paths and their bytes, in order.
pub fn tree(folder: &Path) -> Vec<(String, Vec<u8>)> {
    let mut files: Vec<(String, Vec<u8>)> = walkdir::WalkDir::new(folder)
        .into_iter()
        .map(Result::unwrap)
        .filter(|entry| entry.file_type().is_file())
        .map(|entry| {
            let inner = entry.path().strip_prefix(folder).unwrap();
            let path: Vec<&str> = inner.iter().map(|part| part.to_str().unwrap()).collect();
            (path.join("/"), fs::read(entry.path()).unwrap())
        })
        .collect();
    files.sort();
    files
}

/// Whether expected files are to be written instead of compared: `BLESS=1 cargo test`.
pub fn bless() -> bool {
    std::env::var_os("BLESS").is_some()
}
