//! Files that were made to do harm. Each ends in a finding, or does none, in little time.

use std::time::{Duration, Instant};

use super::{case, found, sources};
use crate::diagnostic::Severity;

/// A guard against hanging, not a measure of speed: a thousand times what any of these files needs.
const LIMIT: Duration = Duration::from_secs(60);

fn refused(name: &str, text: &str, code: &str) {
    let start = Instant::now();
    let (sources, parsed) = case(text);
    let time = start.elapsed();
    assert!(time < LIMIT, "{name} took {time:?}");
    let all = found(&parsed.diagnostics, &sources);
    assert!(!all.is_empty(), "{name} is refused");
    assert!(all.len() <= 101, "{name}: {} findings", all.len());
    assert!(all.iter().any(|(found, ..)| *found == code), "{name} gives {code}: {:?}", &all[..1]);
    assert!(parsed.diagnostics.iter().any(|finding| finding.severity == Severity::Error), "{name} stops a build");
    let start = Instant::now();
    let shown = super::rendered(&parsed.diagnostics, &sources);
    assert!(start.elapsed() < LIMIT, "{name} takes too long to show");
    assert!(shown.len() < 200_000, "{name}: {} bytes of messages", shown.len());
}

#[test]
fn references_are_refused() {
    let mut bomb = String::from("a0: &a0 [x, x, x, x, x, x, x, x, x]\n");
    for level in 1..9 {
        let before = level - 1;
        let list = vec![format!("*a{before}"); 9].join(", ");
        bomb += &format!("a{level}: &a{level} [{list}]\n");
    }
    refused("alias bomb", &bomb, "yaml-limits");
    let list = format!("a: &a [{}]\nb: [{}]\n", "x, ".repeat(20_000), "*a, ".repeat(20_000));
    refused("20k aliases to a list", &list, "yaml-limits");
    let string = format!("a: &a {}\nb: [{}]\n", "x".repeat(100_000), "*a, ".repeat(20_000));
    refused("20k aliases to a string", &string, "yaml-limits");
    let mut merge = String::from("a0: &a0 { k: v }\n");
    for level in 1..24 {
        let before = level - 1;
        merge += &format!("a{level}: &a{level} {{ <<: [*a{before}, *a{before}] }}\n");
    }
    refused("merge keys", &merge, "yaml-limits");
    refused("an anchor that holds itself", "a: &a [*a]\n", "yaml-limits");
    refused("an alias to nothing", "a: *b\n", "yaml-limits");
}

#[test]
fn deep_nesting_is_refused() {
    refused("brackets", &"[".repeat(100_000), "yaml-limits");
    refused("brackets behind a key", &format!("a: {}", "[".repeat(100_000)), "yaml-limits");
    refused("closed mappings", &format!("{}{}", "{a: ".repeat(50_000), "}".repeat(50_000)), "yaml-limits");
    refused("dashes", &"- ".repeat(5_000), "yaml-limits");
    let indented: String = (0..600).map(|level| format!("{}a:\n", " ".repeat(level))).collect();
    refused("indentation", &indented, "yaml-limits");
    refused("questions", &"? ".repeat(5_000), "yaml-limits");
}

#[test]
fn masses_are_refused() {
    let keys: String = (0..500_000).map(|n| format!("k{n}: v\n")).collect();
    refused("500k keys", &keys, "yaml-limits");
    let keys: String = (0..90_000).map(|n| format!("k{n}: v\n")).collect();
    refused("90k keys", &keys, "yaml-limits");
    let items = format!("a: [{}]", "x, ".repeat(300_000));
    refused("300k items", &items, "yaml-limits");
    refused("a large file", &format!("a: {}\n", "x".repeat(2 << 20)), "yaml-limits");
    refused("many documents", &"---\na: b\n".repeat(50_000), "yaml-limits");
}

#[test]
fn long_texts_do_no_harm() {
    let text = format!("title: 题\nsummary: {}\nplace: 江苏省\n", "长".repeat(300_000));
    let start = Instant::now();
    let (_, parsed) = case(&text);
    assert!(start.elapsed() < LIMIT);
    assert!(parsed.diagnostics.is_empty());
    assert_eq!(parsed.value.unwrap().summary.chars().count(), 300_000);

    refused("a long key", &format!("{}: x\n", "k".repeat(500_000)), "yaml-syntax");
    refused("an open quotation mark", &format!("a: \"{}", "长\n  ".repeat(100_000)), "yaml-syntax");
    refused("many lines of one value", &format!("a: x\n{}", "  - y\n".repeat(100_000)), "yaml-syntax");
    refused("a long unknown field", &format!("'{}': x\n", "键".repeat(1000)), "unknown-field");
    refused("brackets that close nothing", &format!("a: {}", "]".repeat(100_000)), "yaml-syntax");
}

#[test]
fn floods_of_mistakes_stay_readable() {
    let unseen = format!("title: {}\n", "\u{202E}".repeat(100_000));
    refused("unseen characters", &unseen, "control-character");
    let keys: String = (0..20_000).map(|n| format!("k{n}: v\n")).collect();
    refused("unknown fields", &keys, "unknown-field");
    let keys = "title: 题\n".repeat(20_000);
    refused("duplicate keys", &keys, "duplicate-key");
    let figures: String = (0..5_000).map(|n| format!("  f{n}: {{ lable: x, vlaue: y }}\n")).collect();
    refused("bad figures", &format!("figures:\n{figures}"), "unknown-field");
    refused("nothing but null characters", &"\0".repeat(500_000), "control-character");
}

#[test]
fn foreign_yaml_is_refused() {
    refused("a tag of another language", "!!python/object/apply:os.system ['true']\n", "yaml-limits");
    refused("an inclusion", "title: !include /etc/passwd\nsummary: 述\n", "yaml-limits");
    refused("two documents", "title: 一\n---\ntitle: 二\n", "yaml-limits");
    refused("a directive", "%TAG ! tag:example.com,2000:\n---\n!x a\n", "yaml-limits");
    refused("an empty file", "", "yaml-syntax");
    refused("comments", "# 注\n", "yaml-syntax");
    refused("a full-width colon", "标题：案例\n", "yaml-syntax");
    let (files, id) = sources(super::CASE, b"\xFF\xFE");
    let parsed = super::super::case(&files, id);
    assert_eq!(found(&parsed.diagnostics, &files)[0].0, "encoding");
}

#[test]
fn any_cut_of_a_file_ends_well() {
    let text = "title: \"题\"\nfigures:\n  a: { label: '甲', value: 1个, sum: [b, c] }\n  b: |\n    多\n    行\nfacts: { 甲: \"{{a}}\" }\n";
    for end in (0..=text.len()).filter(|end| text.is_char_boundary(*end)) {
        let (sources, parsed) = case(&text[..end]);
        assert!(!parsed.diagnostics.is_empty(), "{:?}", &text[..end]);
        super::rendered(&parsed.diagnostics, &sources);
    }
    for (start, _) in text.char_indices() {
        for insert in ["{", "]", "\"", "'", "\t", "：", "*", "- ", ": ", "\n", "\u{202E}", "#"] {
            let changed = format!("{}{insert}{}", &text[..start], &text[start..]);
            let (sources, parsed) = case(&changed);
            super::rendered(&parsed.diagnostics, &sources);
            for (_, _, marked) in found(&parsed.diagnostics, &sources) {
                assert!(!marked.contains('\u{FFFD}'), "a place in the middle of a character: {changed:?}");
            }
        }
    }
}
