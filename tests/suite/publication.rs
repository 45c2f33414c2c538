//! A build as a whole: the same every time, on any number of threads, and all or nothing.

use std::fs;
use std::os::unix::fs::MetadataExt;

use crate::support::{Project, repository, tree};

fn content() -> Project {
    Project::with_content(&repository().join("content"))
}

/// Two builds from nothing, on one thread and on four, and a third over the first.
#[test]
fn the_same_input_gives_the_same_bytes() {
    let (one, four) = (content(), content());
    for (project, threads) in [(&one, "1"), (&four, "4")] {
        let outcome = project.run(&["build", "--threads", threads]);
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    }
    let (first, second) = (tree(&one.path("public")), tree(&four.path("public")));
    let names = |tree: &[(String, Vec<u8>)]| tree.iter().map(|(path, _)| path.clone()).collect::<Vec<_>>();
    assert_eq!(names(&first), names(&second));
    for ((path, a), (_, b)) in first.iter().zip(&second) {
        assert!(a == b, "{path} differs between one thread and four");
    }
    assert_eq!(one.run(&["build"]).status, 0);
    assert!(tree(&one.path("public")) == first, "a build over an earlier one differs from a build from nothing");
}

/// A change of one case writes that case anew and nothing that stayed equal; no change writes nothing.
#[test]
fn equal_files_are_left_untouched() {
    let project = Project::with_content(&repository().join("tests/diagnostics/base/content"));
    assert_eq!(project.run(&["build"]).status, 0);
    let identity = |path: &str| {
        let data = fs::metadata(project.path("public").join(path)).unwrap();
        (data.ino(), data.mtime(), data.mtime_nsec())
    };
    let (favicon, pdf) = (identity("assets/favicon.svg"), identity("cases/dadong/dadong.pdf"));
    let narrative = project.read("content/cases/dadong/narrative.md");
    project.write("content/cases/dadong/narrative.md", format!("{narrative}\n一共两年。\n"));
    assert_eq!(project.run(&["build"]).status, 0);
    assert_eq!(identity("assets/favicon.svg"), favicon);
    assert_ne!(identity("cases/dadong/dadong.pdf"), pdf);

    let page = identity("cases/dadong/index.html");
    let outcome = project.run(&["build"]);
    assert!(outcome.stderr.contains("写入0个文件"), "{}", outcome.stderr);
    assert_eq!(identity("cases/dadong/index.html"), page);
}

#[test]
fn a_failing_build_leaves_the_last_output_as_it_was() {
    let project = Project::with_content(&repository().join("tests/diagnostics/base/content"));
    assert_eq!(project.run(&["build"]).status, 0);
    let before = tree(&project.path("public"));
    // An error of the content.
    let narrative = project.read("content/cases/dadong/narrative.md");
    project.write("content/cases/dadong/narrative.md", narrative.replace("{{gifts}}", "{{gift}}"));
    let outcome = project.run(&["build"]);
    assert_eq!(outcome.status, 1, "{}", outcome.stderr);
    assert!(tree(&project.path("public")) == before, "an error of the content changed the output");
    // An error of the theme, found while exporting.
    project.write("content/cases/dadong/narrative.md", format!("{narrative}\n一共两年。\n"));
    project.write("themes/banxin/typst/case.typ", "#let case = 1 +");
    let outcome = project.run(&["build"]);
    assert_eq!(outcome.status, 1, "{}", outcome.stderr);
    assert!(outcome.stderr.contains("case.typ"), "{}", outcome.stderr);
    assert!(tree(&project.path("public")) == before, "an error of the theme changed the output");
}

#[test]
fn a_broken_cache_is_an_empty_cache() {
    let project = Project::with_content(&repository().join("tests/diagnostics/base/content"));
    assert_eq!(project.run(&["build"]).status, 0);
    let before = tree(&project.path("public"));
    for (path, _) in tree(&project.path(".casebook/cache")) {
        fs::write(project.path(".casebook/cache").join(path), b"damaged").unwrap();
    }
    fs::remove_dir_all(project.path("public")).unwrap();
    let outcome = project.run(&["build"]);
    assert_eq!(outcome.status, 0, "{}", outcome.stderr);
    assert!(tree(&project.path("public")) == before, "a damaged cache reached the output");
}
