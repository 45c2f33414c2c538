//! Broken inputs and the messages that they must give.
//!
//! Each folder below `tests/diagnostics/` but `base` is laid over `base` and checked. The findings have to be those of
//! `expected.zh.txt` and `expected.en.txt` in the folder, word for word. `BLESS=1` writes them; read what it wrote.

use std::fs;
use std::path::PathBuf;

use crate::support::{Project, bless, repository};

fn folders() -> Vec<PathBuf> {
    let mut folders: Vec<PathBuf> = fs::read_dir(repository().join("tests/diagnostics"))
        .unwrap()
        .map(|entry| entry.unwrap().path())
        .filter(|path| path.is_dir() && !path.ends_with("base"))
        .collect();
    folders.sort();
    folders
}

#[test]
fn the_base_has_nothing_to_report() {
    let project = Project::with_content(&repository().join("tests/diagnostics/base/content"));
    let outcome = project.run(&["check"]);
    assert_eq!((outcome.status, outcome.stderr.lines().count()), (0, 1), "{}", outcome.stderr);
}

#[test]
fn broken_inputs_give_the_expected_messages() {
    let mut wrong = Vec::new();
    for folder in folders() {
        let project = Project::with_content(&repository().join("tests/diagnostics/base/content"));
        project.overlay(&folder);
        for language in ["zh", "en"] {
            let name = format!("expected.{language}.txt");
            let outcome = project.run(&["check", "--lang", language]);
            assert!(outcome.status == 0 || outcome.status == 1, "{}: {}", folder.display(), outcome.stderr);
            let found = format!("exit status {}\n\n{}", outcome.status, outcome.stderr);
            if bless() {
                fs::write(folder.join(&name), &found).unwrap();
            } else if fs::read_to_string(folder.join(&name)).ok().as_deref() != Some(found.as_str()) {
                wrong.push(format!("{}/{name}\n{found}", folder.display()));
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn a_finding_as_json_has_its_place() {
    let project = Project::with_content(&repository().join("tests/diagnostics/base/content"));
    project.overlay(&repository().join("tests/diagnostics/unknown-figure"));
    let outcome = project.run(&["check", "--message-format", "json"]);
    let finding: serde_json::Value = serde_json::from_str(outcome.stdout.lines().next().unwrap()).unwrap();
    assert_eq!(finding["code"], "unknown-figure");
    assert_eq!(finding["severity"], "error");
    assert_eq!(finding["path"], "content/cases/dadong/narrative.md");
    assert_eq!(finding["line"], 3);
}
