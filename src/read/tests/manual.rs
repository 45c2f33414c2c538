//! The examples of the manual are content that can be read.

use super::{case, rendered, site};
use crate::diagnostic::Parsed;
use crate::record::{MechanismKind, Register, Registers, Section};
use crate::source::{FileId, SourceFile, Sources};

/// The text of every code block of the manual of records with this name.
fn of_records(name: &str) -> Vec<&'static str> {
    let manual = include_str!("../../../docs/records.md");
    let start = format!("```yaml {name}\n");
    manual.match_indices(&start).map(|(at, _)| manual[at + start.len()..].split_once("\n```").unwrap().0).collect()
}

fn read_register(register: Register, text: &str) -> Parsed<Registers> {
    let path = format!("content/registers/{}.yaml", register.key());
    let sources = Sources::new(vec![SourceFile { path, bytes: std::sync::Arc::new(text.as_bytes().to_vec()) }]);
    let file: FileId = sources.iter().next().unwrap().0;
    crate::read::register(&sources, file, register)
}

/// A case of the manual whose record goes on with some lines.
fn case_with(lines: &str) -> crate::record::Case {
    let text = format!("title: 题\nsummary: 述\nplace: 江苏省\nsources: {{ report: {{ title: 总结 }} }}\n{lines}\n");
    let (sources, parsed) = case(&text);
    assert!(parsed.diagnostics.is_empty(), "{}", rendered(&parsed.diagnostics, &sources));
    parsed.value.unwrap()
}

#[test]
fn the_manual_shows_a_mechanism_of_each_kind_in_under_ten_lines() {
    let mut kinds = std::collections::BTreeSet::new();
    for example in of_records("mechanism") {
        assert!(example.lines().count() < 10, "{example}");
        let indented: String = example.lines().map(|line| format!("  {line}\n")).collect();
        let case = case_with(&format!("mechanisms:\n{indented}"));
        let mechanism = case.mechanisms.values().next().unwrap();
        kinds.insert(mechanism.kind.value);
        assert!(manual_says(mechanism.kind.printed()), "{}", mechanism.kind.printed());
    }
    assert_eq!(kinds.len(), MechanismKind::WORDS.len());
}

fn manual_says(word: &str) -> bool {
    include_str!("../../../docs/records.md").contains(word)
}

#[test]
fn the_other_records_of_the_manual_have_nothing_to_report() {
    let case = case_with(of_records("items")[0]);
    assert_eq!((case.items.len(), case.all_items().count()), (3, 4));
    for (section, name) in [("quotes", "quotes"), ("claims", "claims")] {
        let lines = format!("{section}:\n  {}", of_records(name)[0]);
        let case = case_with(&lines);
        assert_eq!(case.quotes.len() + case.claims.len(), 1);
    }
    let figure =
        case_with(&of_records("accept")[0].replace("value: 近16万余名", "value: 近16万余名\n    source: report"));
    assert_eq!(figure.figures["cadres"].accept.answers.len(), 1);
    assert_eq!(case_with(of_records("not-figures")[0]).not_figures.len(), 2);
    for register in [Register::Places, Register::People] {
        let parsed = read_register(register, &format!("{}\n", of_records(register.key())[0]));
        assert_eq!(parsed.diagnostics, []);
    }
}

/// The text of the first code block with this name.
fn example(name: &str) -> String {
    let manual = include_str!("../../../docs/content.md");
    let (_, rest) = manual.split_once(&format!("```yaml {name}\n")).unwrap();
    rest.split_once("\n```").unwrap().0.to_owned() + "\n"
}

#[test]
fn the_example_of_a_case_has_nothing_to_report() {
    let (sources, parsed) = case(&example("case"));
    assert!(parsed.diagnostics.is_empty(), "{}", rendered(&parsed.diagnostics, &sources));
    let case = parsed.value.unwrap();
    assert_eq!((case.figures.len(), case.charts.len(), case.events.len(), case.media.len()), (6, 1, 2, 1));
}

#[test]
fn the_example_of_a_site_has_nothing_to_report() {
    let (sources, parsed) = site(&example("site"));
    assert!(parsed.diagnostics.is_empty(), "{}", rendered(&parsed.diagnostics, &sources));
}

#[test]
fn the_manual_shows_a_finding_as_it_is() {
    let text = example("case").replace("households: { label: 农户", "households: { lable: 农户");
    let (sources, parsed) = case(&text);
    let shown = rendered(&parsed.diagnostics, &sources).replace(super::CASE, "content/cases/dadong-village/case.yaml");
    let manual = include_str!("../../../docs/content.md");
    assert!(manual.contains(shown.trim_end()), "{shown}");
}

#[test]
fn the_manual_names_every_field_and_word() {
    let manual = concat!(
        include_str!("../../../docs/content.md"),
        include_str!("../../../docs/charts.md"),
        include_str!("../../../docs/records.md")
    );
    let words = crate::record::Nature::WORDS.map(|(word, _)| word);
    for word in words.iter().chain(&crate::record::MoneyKind::WORDS) {
        assert!(manual.contains(word), "{word}");
    }
    let kinds = [
        "bar",
        "lollipop",
        "dot",
        "grouped",
        "stacked",
        "range",
        "bullet",
        "line",
        "area",
        "step",
        "slope",
        "multiples",
        "share",
        "waterfall",
        "treemap",
        "funnel",
        "nested",
        "waffle",
        "pictogram",
        "histogram",
        "strip",
        "scatter",
        "heatmap",
        "timeline",
        "ladder",
        "pairs",
        "sankey",
        "chain",
        "gate",
        "sign-off",
        "calendar",
        "tree",
        "board",
        "gantt",
    ];
    let charts: Vec<String> =
        kinds.iter().enumerate().map(|(i, kind)| format!("k{i}: {{ kind: {kind}, nothing: 1 }}")).collect();
    let all = format!(
        "x: 1\nsources: {{ a: {{ x: 1 }} }}\nfigures: {{ a: {{ x: 1 }} }}\nevents: {{ a: {{ x: 1 }} }}\nmedia: {{ a: {{ x: 1 }} }}\n\
         charts: {{ {} }}\nmechanisms: {{ a: {{ x: 1 }} }}\nclaims: {{ a: {{ x: 1 }} }}\nquotes: {{ a: {{ x: 1 }} }}\n{}",
        charts.join(", "),
        Section::ALL.map(|section| format!("{}: {{ a: {{ x: 1 }} }}\n", section.key())).concat()
    );
    let (_, parsed) = case(&all);
    let (_, of_site) = site("x: 1\npublisher: { x: 1 }\n");
    let mut fields = 0;
    let registers =
        Register::ALL.map(|register| read_register(register, "a: { x: 1, roles: [ { x: 1 } ] }\n").diagnostics);
    let all = parsed.diagnostics.iter().chain(&of_site.diagnostics).chain(registers.iter().flatten());
    for diagnostic in all {
        let Some(list) = diagnostic.hint.as_ref().and_then(|hint| hint.en.strip_prefix("fields: ")) else { continue };
        for field in list.split(", ") {
            assert!(manual.contains(&format!("`{field}`")), "the manual does not name the field {field}");
            fields += 1;
        }
    }
    assert!(fields > 200, "{fields}");
}

/// A chart of the manual that stands alone, in a case of its own.
#[test]
fn the_charts_of_the_manual_have_nothing_to_report() {
    let manual = include_str!("../../../docs/charts.md");
    let examples = manual.split("```yaml chart\n").skip(1).map(|rest| rest.split_once("\n```").unwrap().0);
    let mut read = 0;
    for example in examples {
        let charts: String = example.lines().map(|line| format!("  {line}\n")).collect();
        let text = format!(
            "title: 题\nsummary: 述\nplace: 江苏省\nsources: {{ report: {{ title: 总结 }} }}\ncharts:\n{charts}"
        );
        let (sources, parsed) = case(&text);
        assert!(parsed.diagnostics.is_empty(), "{}", rendered(&parsed.diagnostics, &sources));
        assert_eq!(parsed.value.unwrap().charts.len(), 1, "{example}");
        read += 1;
    }
    assert!(read > 0);
}
