//! The manual has an entry for every rule.

#![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use crate::diagnostic::codes;

const MANUAL: &str = include_str!("../../docs/rules.md");

fn is_code(text: &str) -> bool {
    let is_word = |part: &str| !part.is_empty() && part.chars().all(|c| c.is_ascii_lowercase());
    text.contains('-') && text.split('-').all(is_word)
}

/// The text between every second pair of a mark: of `a` and `b` both letters.
fn between(text: &str, mark: char) -> BTreeSet<&str> {
    text.split(mark).skip(1).step_by(2).filter(|text| is_code(text)).collect()
}

/// The codes of all rules: each is named by the doc comment at the head of a file and stands in its text.
fn codes_of_rules(folder: &Path, found: &mut BTreeSet<String>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() {
            codes_of_rules(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") && !path.ends_with("manual.rs") {
            let text = fs::read_to_string(&path).unwrap();
            let head: String = text.lines().take_while(|line| line.starts_with("//!")).collect();
            let body = text.split("mod tests {").next().unwrap_or_default();
            let code: Vec<&str> = body.lines().filter(|line| !line.trim_start().starts_with("//")).collect();
            let literals: BTreeSet<String> =
                code.iter().flat_map(|line| between(line, '"')).map(str::to_owned).collect();
            found.extend(between(&head, '`').into_iter().filter(|code| literals.contains(*code)).map(str::to_owned));
        }
    }
}

#[test]
fn every_code_that_can_be_accepted_has_an_entry() {
    for code in codes::ACCEPTABLE {
        assert!(MANUAL.contains(&format!("`{code}`")), "docs/rules.md has no entry for {code}");
        let mut lines = MANUAL.lines().filter(|line| line.contains(&format!("`{code}`")));
        assert!(lines.any(|line| line.contains("可以回答")), "docs/rules.md does not say that {code} can be accepted");
    }
}

#[test]
fn every_rule_has_an_entry() {
    let mut found = BTreeSet::new();
    codes_of_rules(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src/check"), &mut found);
    assert!(found.len() > 60, "{found:?}");
    for code in found {
        assert!(MANUAL.contains(&format!("`{code}`")), "docs/rules.md has no entry for {code}");
    }
}
