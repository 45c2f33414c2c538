//! The command line: what it accepts, what it says, how it ends.

use std::fs;

use crate::support::{Project, repository, tree};

fn sample() -> Project {
    Project::with_content(&repository().join("tests/diagnostics/base/content"))
}

#[test]
fn wrong_usage_is_status_2() {
    let project = sample();
    assert_eq!(project.run(&["biuld"]).status, 2);
    assert_eq!(project.run(&["build", "--threads", "0"]).status, 2);
    assert_eq!(project.run(&["check", "--lang", "fr"]).status, 2);
}

#[test]
fn a_build_says_what_it_made_and_where() {
    let project = sample();
    let outcome = project.run(&["build"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    assert!(outcome.stderr.contains("1个案例，1份PDF，5个数据，1张图"), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("public/index.html"), "{}", outcome.stderr);
    for file in ["index.html", "about/index.html", "cases/dadong/index.html", "cases/dadong/dadong.pdf"] {
        assert!(project.path("public").join(file).is_file(), "{file} is missing");
    }
}

#[test]
fn check_writes_nothing() {
    let project = sample();
    let before = tree(project.root());
    assert_eq!(project.run(&["check"]).status, 0);
    assert!(tree(project.root()) == before, "check changed the folder");
}

#[test]
fn a_folder_that_is_not_ours_is_left_alone() {
    let project = sample();
    project.write("elsewhere/thesis.docx", "years of work");
    let output = project.path("elsewhere");
    let outcome = project.run(&["build", "-o", output.to_str().unwrap()]);
    assert_eq!(outcome.status, 2, "{}", outcome.stderr);
    assert_eq!(project.read("elsewhere/thesis.docx"), "years of work");
}

#[test]
fn a_page_that_is_no_longer_made_is_removed() {
    let project = sample();
    project.write("content/pages/method.md", "# 方法\n\n逐项核对。\n");
    assert_eq!(project.run(&["build"]).status, 0);
    assert!(project.path("public/method/index.html").is_file());
    fs::remove_file(project.path("content/pages/method.md")).unwrap();
    assert_eq!(project.run(&["build"]).status, 0);
    assert!(!project.path("public/method").exists());
}

#[test]
fn base_url_of_the_command_line_wins() {
    let project = sample();
    let outcome = project.run(&["build", "--base-url", "https://cases.example.org/a"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    assert!(project.read("public/cases/dadong/index.html").contains("https://cases.example.org/a/cases/dadong/"));
}
