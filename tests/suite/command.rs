//! The command line: what it accepts, what it says, how it ends.

use std::fs;

use crate::support::{Outcome, Project, casebook, repository, run, tree};

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

/// Runs the binary without `--root`.
fn plain(arguments: &[&str]) -> Outcome {
    run(casebook().args(arguments).current_dir(env!("CARGO_TARGET_TMPDIR")))
}

#[test]
fn without_arguments_the_help_is_shown() {
    let outcome = plain(&[]);
    assert_eq!((outcome.status, outcome.stderr.as_str()), (0, ""));
    assert!(outcome.stdout.contains("用法：casebook"), "{}", outcome.stdout);
    assert_eq!(plain(&["--help"]).stdout, outcome.stdout);
    assert_eq!(plain(&["-h"]).stdout, outcome.stdout);
}

#[test]
fn the_help_is_in_the_language_of_the_user() {
    let chinese = plain(&["build", "--help"]).stdout;
    assert!(chinese.contains("输出文件夹"), "{chinese}");
    // Every option has its Chinese words: what is left in Latin letters are names, addresses and values.
    for english in ["Folder", "Print", "Options", "Usage", "possible values", "default"] {
        assert!(!chinese.contains(english), "{english} in {chinese}");
    }
    let english = plain(&["build", "--help", "--lang", "en"]).stdout;
    assert!(english.contains("Output folder") && english.is_ascii(), "{english}");
}

#[test]
fn wrong_arguments_are_explained_in_the_language_of_the_user() {
    for (arguments, said, meant) in [
        (&["biuld"][..], "没有“biuld”这个命令", "build"),
        (&["build", "--outputdir", "x"], "没有“--outputdir”这个选项", "--output-dir"),
        (&["check", "--lang=fr"], "--lang 不能写“fr”", "zh、en"),
        (&["check", "-j", "0"], "--threads 不能写“0”", "1024"),
        (&["check", "--color"], "--color 后面没有写内容", "auto"),
        (&["build", "-u", "example.cn"], "--base-url 不能写“example.cn”", "https://"),
        (&["build", "-o", "a", "-o", "b"], "--output-dir 写了两次", "--help"),
        (&["check", "content"], "多了一个“content”", "--help"),
    ] {
        let outcome = plain(arguments);
        assert_eq!(outcome.status, 2, "{arguments:?}");
        assert!(outcome.stderr.contains(said), "{arguments:?}: {}", outcome.stderr);
        let hint = outcome.stderr.split_once("建议：").map_or("", |(_, hint)| hint);
        assert!(hint.contains(meant), "{arguments:?}: {}", outcome.stderr);
    }
    let outcome = plain(&["--lang", "en", "biuld"]);
    assert_eq!(outcome.stderr, "error: there is no command `biuld`\n = help: did you mean build?\n");
}

#[test]
fn the_project_is_found_from_below() {
    let project = sample();
    let from = |folder: &str, arguments: &[&str]| run(casebook().args(arguments).current_dir(project.path(folder)));
    let outcome = from("content/cases/dadong", &["check"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    let first = outcome.stderr.lines().next().unwrap();
    assert!(first.starts_with("项目文件夹：") && first.ends_with(project.root().to_str().unwrap()), "{first}");
    // Findings keep to the project's folder, and the output goes there.
    let outcome = from("content", &["build"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    assert!(project.path("public/index.html").is_file() && !project.path("content/public").exists());
    // In the folder itself there is nothing to say about it.
    let outcome = from(".", &["check"]);
    assert_eq!((outcome.status, outcome.stderr.lines().count()), (0, 1), "{}", outcome.stderr);
}

#[test]
fn a_folder_that_is_no_project_is_told_once() {
    let empty = Project::empty();
    empty.write("notes.txt", "x");
    for (root, said) in [
        (empty.root().to_path_buf(), "不是casebook的项目文件夹"),
        (empty.path("nowhere"), "没有“"),
        (empty.path("notes.txt"), "不是文件夹"),
    ] {
        let outcome = run(casebook().args(["check", "--root"]).arg(&root));
        assert_eq!((outcome.status, outcome.stderr.lines().count()), (2, 2), "{}", outcome.stderr);
        assert!(outcome.stderr.contains(said) && outcome.stderr.contains("建议："), "{}", outcome.stderr);
    }
    let project = sample();
    let outcome = run(casebook().args(["check", "--root"]).arg(project.path("content/cases")));
    assert!(outcome.stderr.contains(&format!("--root {}", project.root().display())), "{}", outcome.stderr);
}

#[test]
fn messages_are_in_the_language_of_the_system() {
    let project = sample();
    let said = |name: &str, value: &str| run(project.command(&["check"]).env(name, value)).stderr;
    assert!(said("LANG", "zh_CN.UTF-8").starts_with("检查完毕"));
    assert!(said("LANG", "zh_TW").starts_with("检查完毕"));
    assert!(said("LANG", "en_US.UTF-8").starts_with("checked 1 case"));
    assert!(said("LANG", "C").starts_with("checked"));
    // What is set for all, or for messages, comes before LANG.
    assert!(said("LC_ALL", "en_GB.UTF-8").starts_with("checked"));
    assert!(project.run(&["check", "--lang", "en"]).stderr.starts_with("checked"));
}

#[test]
fn colour_is_for_terminals_unless_asked_for() {
    let project = sample();
    project.write("content/pages/method.md", "没有标题。\n");
    let escape = '\u{1B}';
    assert!(!run(project.command(&["check"]).env_remove("NO_COLOR")).stderr.contains(escape));
    assert!(run(&mut project.command(&["check", "--color", "always"])).stderr.contains(escape));
    assert!(!run(&mut project.command(&["check", "--color", "never"])).stderr.contains(escape));
}

#[test]
fn findings_as_json_are_alone_on_standard_output() {
    let project = sample();
    project.write("content/pages/method.md", "没有标题。\n");
    let outcome = project.run(&["build", "--message-format", "json"]);
    assert_eq!(outcome.status, 1);
    let findings: Vec<serde_json::Value> =
        outcome.stdout.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!(findings.len(), 1, "{}", outcome.stdout);
    assert!(!outcome.stderr.contains("[heading-level]"), "{}", outcome.stderr);
}

#[test]
fn a_first_build_that_fails_claims_no_last_output() {
    let project = sample();
    project.write("content/pages/method.md", "没有标题。\n");
    assert!(!project.run(&["build"]).stderr.contains("上一次"));
    fs::remove_file(project.path("content/pages/method.md")).unwrap();
    assert_eq!(project.run(&["build"]).status, 0);
    project.write("content/pages/method.md", "没有标题。\n");
    assert!(project.run(&["build"]).stderr.contains("上一次生成的内容保持原样"));
}

#[test]
fn a_build_says_what_it_made_and_where() {
    let project = sample();
    let outcome = project.run(&["build"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    assert!(outcome.stderr.contains("1个案例，2份PDF，5个数据，1张图"), "{}", outcome.stderr);
    assert!(outcome.stderr.contains("public/index.html"), "{}", outcome.stderr);
    for file in [
        "index.html",
        "about/index.html",
        "cases/dadong/index.html",
        "cases/dadong/dadong.pdf",
        "cases/dadong/dadong-sheet.pdf",
    ] {
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
