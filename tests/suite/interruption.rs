//! A build that is killed: the output is the old one or the new one, never a mixture, and the next build succeeds.

use std::path::Path;
use std::process::Stdio;

use crate::support::{Project, repository, tree};

/// What the moment of a kill waits for.
#[derive(Clone, Copy, Debug)]
enum Moment {
    /// Nothing: the process has hardly begun.
    AtOnce,
    /// The folder in which the next output is put together.
    Staging,
    /// So many files in it.
    Files(usize),
    /// The new page in its place: what is left is clearing away.
    Published,
}

const MOMENTS: [Moment; 10] = [
    Moment::AtOnce,
    Moment::Staging,
    Moment::Files(1),
    Moment::Published,
    Moment::Files(5),
    Moment::Staging,
    Moment::AtOnce,
    Moment::Files(10),
    Moment::Published,
    Moment::Staging,
];

#[test]
fn a_killed_build_leaves_the_old_output_or_the_new() {
    let project = Project::with_content(&repository().join("tests/diagnostics/base/content"));
    // Pages enough that writing them takes a moment.
    let pages = |round: usize| {
        for page in 0..40 {
            let path = format!("content/pages/page-{page}.md");
            project.write(&path, format!("# 第{page}页\n\n第{round}版。\n"));
        }
    };
    // Both editions, each from a build of its own.
    let mut editions = Vec::new();
    for round in 0..2 {
        pages(round);
        let outcome = project.run(&["build"]);
        assert_eq!(outcome.status, 0, "{}", outcome.stderr);
        editions.push(tree(&project.path("public")));
    }
    assert!(editions[0] != editions[1], "the editions are the same");

    for (round, moment) in MOMENTS.into_iter().enumerate() {
        pages(round % 2);
        let mut child = project.command(&["build"]).stderr(Stdio::null()).stdout(Stdio::null()).spawn().unwrap();
        let staging = project.path(".public.casebook-new");
        let page = project.path("public/page-0/index.html");
        let new = format!("第{}版", round % 2);
        let reached = || match moment {
            Moment::AtOnce => true,
            Moment::Staging => staging.exists(),
            Moment::Files(count) => count_of(&staging) >= count,
            Moment::Published => std::fs::read_to_string(&page).is_ok_and(|text| text.contains(&new)),
        };
        while !reached() && child.try_wait().unwrap().is_none() {}
        // It may be done by now.
        let _ = child.kill();
        child.wait().unwrap();
        let found = tree(&project.path("public"));
        let whole = editions.iter().position(|edition| *edition == found);
        assert!(whole.is_some(), "killed at {moment:?}: the output is neither the old one nor the new");

        let outcome = project.run(&["build"]);
        assert_eq!(outcome.status, 0, "killed at {moment:?}, the next build: {}", outcome.stderr);
        assert!(tree(&project.path("public")) == editions[round % 2], "killed at {moment:?}: the next build is wrong");
        assert!(!staging.exists(), "killed at {moment:?}: the staging folder is left");
        assert!(!project.path(".public.casebook-old").exists(), "killed at {moment:?}: the old output is left");
    }
}

/// Files directly in a folder that may come and go.
fn count_of(folder: &Path) -> usize {
    std::fs::read_dir(folder).map_or(0, |entries| entries.flatten().count())
}
