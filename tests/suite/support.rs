//! Projects to test on, and the built binary to run on them.

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::time::{Duration, Instant};

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

    pub fn write(&self, inner: &str, text: impl AsRef<[u8]>) {
        let path = self.path(inner);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        // The file may be a hard link into the repository.
        let _ = fs::remove_file(&path);
        fs::write(path, text).unwrap();
    }

    pub fn read(&self, inner: &str) -> String {
        fs::read_to_string(self.path(inner)).unwrap()
    }

    /// The binary with these arguments and the project as its root, in a fixed environment.
    pub fn command(&self, arguments: &[&str]) -> Command {
        let mut command = casebook();
        command.args(arguments).arg("--root").arg(self.root());
        command
    }

    /// Runs the binary with the project as its root.
    pub fn run(&self, arguments: &[&str]) -> Outcome {
        run(&mut self.command(arguments))
    }
}

/// The binary in a fixed environment: a Chinese system, no colour.
pub fn casebook() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_casebook"));
    for name in ["SOURCE_DATE_EPOCH", "LC_ALL", "LC_MESSAGES", "LANGUAGE"] {
        command.env_remove(name);
    }
    command.env("LANG", "zh_CN.UTF-8").env("NO_COLOR", "1").stdin(Stdio::null());
    command
}

/// Longer than any run takes on a slow machine: a guard against hanging, not a measure of speed.
const HANGS: Duration = Duration::from_secs(300);

/// Runs a command to its end. One that does not end is killed, and the test fails.
pub fn run(command: &mut Command) -> Outcome {
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let read = |mut pipe: Box<dyn Read + Send>| {
        std::thread::spawn(move || {
            let mut bytes = Vec::new();
            pipe.read_to_end(&mut bytes).unwrap();
            String::from_utf8(bytes).unwrap()
        })
    };
    let stdout = read(Box::new(child.stdout.take().unwrap()));
    let stderr = read(Box::new(child.stderr.take().unwrap()));
    let started = Instant::now();
    let status = loop {
        if let Some(status) = child.try_wait().unwrap() {
            break status;
        }
        if started.elapsed() > HANGS {
            child.kill().unwrap();
            panic!("{command:?} does not end");
        }
        std::thread::sleep(Duration::from_millis(5));
    };
    Outcome { status: status.code().unwrap_or(-1), stdout: stdout.join().unwrap(), stderr: stderr.join().unwrap() }
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

/// The site of the repository's own content, file by file, built once for all tests.
pub fn content_site() -> &'static [(String, Vec<u8>)] {
    static SITE: std::sync::OnceLock<Vec<(String, Vec<u8>)>> = std::sync::OnceLock::new();
    SITE.get_or_init(|| {
        let project = Project::with_content(&repository().join("content"));
        let outcome = project.run(&["build"]);
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
        tree(&project.path("public"))
    })
}
