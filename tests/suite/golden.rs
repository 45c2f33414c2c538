//! Golden folders: content in, the pages that it must give.
//!
//! Each folder below `tests/golden/` that has a `content/` is built with the plain templates of `tests/golden/theme/`, so
//! that only what the program writes is compared and not the looks of a theme. The HTML and CSV files of the output have
//! to be those of `expected/`, no more and no fewer. `BLESS=1` writes them; read what it wrote.

use std::fs;
use std::path::PathBuf;

use crate::support::{Project, bless, repository, tree};

fn folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = fs::read_dir(repository().join("tests/golden"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.join("content").is_dir())
        .collect();
    folders.sort();
    folders
}

/// The built files that are compared. Addresses that carry a content hash lose it: it changes with every font and style.
fn built(folder: &std::path::Path) -> Vec<(String, String)> {
    let project = Project::with_content(&folder.join("content"));
    fs::remove_dir_all(project.path("themes/banxin/templates")).unwrap();
    crate::support::copy_tree(&repository().join("tests/golden/theme"), &project.path("themes/banxin"));
    let outcome = project.run(&["build"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    tree(&project.path("public"))
        .into_iter()
        .filter(|(path, _)| path.ends_with(".html") || path.ends_with(".csv"))
        .map(|(path, bytes)| (path, without_hash(&String::from_utf8(bytes).unwrap())))
        .collect()
}

fn without_hash(page: &str) -> String {
    let mut result = page.to_owned();
    for start in ["assets/style-", "assets/script-"] {
        let mut parts = result.split(start);
        let mut clean = parts.next().unwrap().to_owned();
        for part in parts {
            clean.push_str(start);
            clean.push_str("HASH");
            clean.push_str(&part[part.find('.').unwrap()..]);
        }
        result = clean;
    }
    result
}

#[test]
fn golden_folders_give_their_pages() {
    let folders = folders();
    assert!(!folders.is_empty());
    for folder in folders {
        let expected = folder.join("expected");
        let found = built(&folder);
        if bless() {
            let _ = fs::remove_dir_all(&expected);
            for (path, text) in &found {
                let path = expected.join(path);
                fs::create_dir_all(path.parent().unwrap()).unwrap();
                fs::write(path, text).unwrap();
            }
            continue;
        }
        let wanted: Vec<(String, String)> =
            tree(&expected).into_iter().map(|(path, bytes)| (path, String::from_utf8(bytes).unwrap())).collect();
        let names = |files: &[(String, String)]| files.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>();
        assert_eq!(names(&wanted), names(&found), "{}: other files than expected", folder.display());
        for ((path, wanted), (_, found)) in wanted.iter().zip(&found) {
            let line = wanted.lines().zip(found.lines()).position(|(a, b)| a != b);
            assert!(
                wanted == found,
                "{}/{path} differs first in line {:?}:\n{}",
                folder.display(),
                line.map(|line| line + 1),
                found
            );
        }
    }
}
