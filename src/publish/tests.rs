//! Publishing as a whole, in folders that are thrown away.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::collections::BTreeMap;
use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::sync::atomic::{AtomicBool, Ordering};
use std::time::{Duration, SystemTime};

use super::output::{MARKER, MARKER_TEXT};
use super::{PublishError, PublishErrorKind, Report, publish};

fn artifacts(files: &[(&str, &str)]) -> Vec<(String, Vec<u8>)> {
    files.iter().map(|(path, bytes)| ((*path).to_owned(), bytes.as_bytes().to_vec())).collect()
}

fn put(output: &Path, files: &[(&str, &str)]) -> Result<Report, PublishError> {
    publish(&artifacts(files), output, &[])
}

/// All files below a folder but the marker, with their bytes.
fn files(folder: &Path) -> BTreeMap<String, Vec<u8>> {
    walkdir::WalkDir::new(folder)
        .into_iter()
        .flatten()
        .filter(|entry| entry.file_type().is_file() && entry.file_name() != MARKER)
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            (path, fs::read(entry.path()).unwrap())
        })
        .collect()
}

/// Names in a folder.
fn names(folder: &Path) -> Vec<String> {
    let mut names: Vec<_> =
        fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

fn kind(result: Result<Report, PublishError>) -> PublishErrorKind {
    result.unwrap_err().kind
}

#[test]
fn a_folder_is_published_and_nothing_is_left_beside_it() {
    let root = tempfile::tempdir().unwrap();
    let output = root.path().join("deep/public");
    let report = put(&output, &[("index.html", "a"), ("cases/灌云/index.html", "bc")]).unwrap();
    assert_eq!(report, Report { written: 2, unchanged: 0, removed: 0, bytes: 3 });
    assert_eq!(
        files(&output),
        BTreeMap::from([("index.html".into(), b"a".to_vec()), ("cases/灌云/index.html".into(), b"bc".to_vec())])
    );
    assert_eq!(fs::read_to_string(output.join(MARKER)).unwrap(), MARKER_TEXT);
    assert_eq!(names(output.parent().unwrap()), ["public"]);
}

#[cfg(unix)]
#[test]
fn equal_files_stay_the_same_files_and_others_go() {
    use std::os::unix::fs::MetadataExt;

    let root = tempfile::tempdir().unwrap();
    let output = root.path().join("public");
    put(&output, &[("same", "1"), ("changed", "1"), ("gone/x", "1")]).unwrap();
    let long_ago = SystemTime::UNIX_EPOCH + Duration::from_secs(1_000_000_000);
    for name in ["same", "changed"] {
        File::options().write(true).open(output.join(name)).unwrap().set_modified(long_ago).unwrap();
    }
    let identity = |name: &str| fs::metadata(output.join(name)).map(|there| (there.ino(), there.mtime())).unwrap();
    let (same, changed) = (identity("same"), identity("changed"));
    let report = put(&output, &[("same", "1"), ("changed", "2"), ("new", "1")]).unwrap();
    assert_eq!(report, Report { written: 2, unchanged: 1, removed: 1, bytes: 3 });
    assert_eq!(identity("same"), same);
    assert_ne!(identity("changed"), changed);
    assert_eq!(names(&output), [".casebook", "changed", "new", "same"]);
    // Nothing new: not even the folder changes.
    let folder = identity(".");
    let report = put(&output, &[("same", "1"), ("changed", "2"), ("new", "1")]).unwrap();
    assert_eq!(report, Report { written: 0, unchanged: 3, removed: 0, bytes: 3 });
    assert_eq!(identity("."), folder);
    // Foreign matter in the folder goes, a missing marker comes back.
    std::os::unix::fs::symlink("/", output.join("link")).unwrap();
    assert_eq!(put(&output, &[("same", "1"), ("changed", "2"), ("new", "1")]).unwrap().removed, 1);
    assert_eq!(identity("same"), same);
    assert_eq!(names(&output), [".casebook", "changed", "new", "same"]);
}

#[test]
fn a_failure_leaves_the_last_output_as_it_was() {
    let root = tempfile::tempdir().unwrap();
    let output = root.path().join("public");
    put(&output, &[("a", "1"), ("b/c", "2")]).unwrap();
    let before = files(&output);
    // Longer than any system allows for a whole path, in parts that are each allowed: fails while staging.
    let deep = vec!["x".repeat(250); 40].join("/");
    let error = put(&output, &[("a", "new"), (&deep, "")]).unwrap_err();
    assert_eq!(error.kind, PublishErrorKind::Io);
    assert_eq!(files(&output), before);
    assert_eq!(kind(put(&output, &[("a", "new"), ("../x", "")])), PublishErrorKind::Path);
    assert_eq!(kind(put(&output, &[("a", "new"), ("A", "")])), PublishErrorKind::Path);
    assert_eq!(files(&output), before);
    assert_eq!(names(root.path()), ["public"]);
    assert!(!root.path().join("x").exists());
}

#[test]
fn folders_that_are_not_ours_are_refused() {
    let root = tempfile::tempdir().unwrap();
    let at = |path: &str| root.path().join(path);
    for folder in ["foreign", "empty", "project/content/cases", "project/themes", "repository/.git"] {
        fs::create_dir_all(at(folder)).unwrap();
    }
    fs::write(at("foreign/letter.docx"), "words").unwrap();
    fs::write(at("file"), "words").unwrap();
    fs::write(at("repository/.casebook"), MARKER_TEXT).unwrap();
    let inputs: [PathBuf; 2] = [at("project/content"), at("project/themes")];
    let inputs: Vec<&Path> = inputs.iter().map(PathBuf::as_path).collect();
    let before = files(root.path());
    for output in [
        "foreign",
        "file",
        "repository",
        "project",
        "project/content",
        "project/content/cases",
        "project/content/new/public",
        "project/themes/x",
        "project/public/..",
        ".",
    ] {
        let result = publish(&artifacts(&[("a", "1")]), &at(output), &inputs);
        assert!(
            matches!(result, Err(PublishError { kind: PublishErrorKind::Refused | PublishErrorKind::Io, .. })),
            "{output}"
        );
    }
    assert_eq!(kind(put(Path::new("/"), &[("a", "1")])), PublishErrorKind::Refused);
    assert_eq!(files(root.path()), before);
    assert!(!at("project/content/new").exists() && !at("project/public").exists());
    publish(&artifacts(&[("a", "1")]), &at("project/public/"), &inputs).unwrap();
    put(&at("empty"), &[("a", "1")]).unwrap();
    // Its own marker is a file with its own words.
    fs::create_dir_all(at("foreign/.casebook")).unwrap();
    assert_eq!(kind(put(&at("foreign"), &[("a", "1")])), PublishErrorKind::Refused);
    fs::remove_dir(at("foreign/.casebook")).unwrap();
    fs::write(at("foreign/.casebook"), "words").unwrap();
    assert_eq!(kind(put(&at("foreign"), &[("a", "1")])), PublishErrorKind::Refused);
}

#[cfg(unix)]
#[test]
fn links_are_not_followed() {
    let root = tempfile::tempdir().unwrap();
    let at = |path: &str| root.path().join(path);
    put(&at("real"), &[("a", "1")]).unwrap();
    std::os::unix::fs::symlink("real", at("link")).unwrap();
    std::os::unix::fs::symlink("nowhere", at("broken")).unwrap();
    for output in ["link", "link/", "broken"] {
        assert_eq!(kind(put(&at(output), &[("a", "2")])), PublishErrorKind::Refused, "{output}");
    }
    assert_eq!(fs::read_to_string(at("real/a")).unwrap(), "1");
    // A way to an input over a link is found out.
    fs::create_dir(at("content")).unwrap();
    std::os::unix::fs::symlink("content", at("alias")).unwrap();
    let result = publish(&artifacts(&[("a", "1")]), &at("alias/public"), &[&at("content")]);
    assert_eq!(kind(result), PublishErrorKind::Refused);
}

#[test]
fn what_a_killed_build_left_is_swept() {
    let root = tempfile::tempdir().unwrap();
    let at = |path: &str| root.path().join(path);
    put(&at("public"), &[("a", "1")]).unwrap();
    fs::create_dir_all(at(".public.casebook-new/cases")).unwrap();
    fs::write(at(".public.casebook-new/half"), "ha").unwrap();
    fs::create_dir_all(at(".public.casebook-old")).unwrap();
    fs::write(at(".public.casebook-lock"), "").unwrap();
    put(&at("public"), &[("a", "2")]).unwrap();
    assert_eq!(names(root.path()), ["public"]);
    // Killed between the two renames: the last good output comes back, and a build that fails then leaves it there.
    fs::rename(at("public"), at(".public.casebook-old")).unwrap();
    let deep = vec!["x".repeat(250); 40].join("/");
    assert_eq!(kind(put(&at("public"), &[(&deep, "")])), PublishErrorKind::Io);
    assert_eq!(files(&at("public")), BTreeMap::from([("a".into(), b"2".to_vec())]));
    assert_eq!(names(root.path()), ["public"]);
}

#[test]
fn one_build_at_a_time() {
    let root = tempfile::tempdir().unwrap();
    let output = root.path().join("public");
    let lock = root.path().join(".public.casebook-lock");
    let held = File::options().create(true).truncate(true).write(true).open(&lock).unwrap();
    held.lock().unwrap();
    assert_eq!(kind(put(&output, &[("a", "1")])), PublishErrorKind::Busy);
    assert!(!output.exists());
    drop(held);
    put(&output, &[("a", "1")]).unwrap();
}

/// Readers that look all the time find each file whole, and never an older one after a newer one. Where the system cannot
/// exchange two folders there is a moment between two renames, so this is for Linux.
#[cfg(target_os = "linux")]
#[test]
fn readers_never_see_a_mixture() {
    const NAMES: [&str; 6] = ["a", "b", "c/d", "c/e", "f/g/h", "z"];
    let root = tempfile::tempdir().unwrap();
    let output = root.path().join("public");
    let generation = |n: u32| -> Vec<(String, Vec<u8>)> {
        let text = format!("{n:08}").repeat(2_000);
        let stays = ("stays".to_owned(), b"00000000".repeat(2_000));
        NAMES.iter().map(|name| ((*name).to_owned(), text.clone().into_bytes())).chain([stays]).collect()
    };
    publish(&generation(0), &output, &[]).unwrap();
    let done = AtomicBool::new(false);
    let number = |bytes: &[u8]| -> u32 {
        let first = &bytes[..8];
        assert!(bytes.len() == 16_000 && bytes.chunks(8).all(|chunk| chunk == first), "a file that is not whole");
        std::str::from_utf8(first).unwrap().parse().unwrap()
    };
    let reads = std::thread::scope(|scope| {
        let readers: Vec<_> = (0..3)
            .map(|_| {
                scope.spawn(|| {
                    let (mut reads, mut last) = (0_u32, 0);
                    while !done.load(Ordering::Relaxed) {
                        for name in NAMES {
                            let read = number(&fs::read(output.join(name)).unwrap());
                            assert!(read >= last, "{name} is of build {read}, after build {last}");
                            last = read;
                            reads += 1;
                        }
                        assert_eq!(number(&fs::read(output.join("stays")).unwrap()), 0);
                    }
                    reads
                })
            })
            .collect();
        for n in 1..=60 {
            publish(&generation(n), &output, &[]).unwrap();
        }
        done.store(true, Ordering::Relaxed);
        readers.into_iter().map(|reader| reader.join().unwrap()).sum::<u32>()
    });
    assert!(reads > 0);
    assert_eq!(number(&fs::read(output.join("z")).unwrap()), 60);
    assert_eq!(names(root.path()), ["public"]);
}
