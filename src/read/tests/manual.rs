//! The examples of the manual are content that can be read.

use super::{case, rendered, site};

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
    let manual = concat!(include_str!("../../../docs/content.md"), include_str!("../../../docs/charts.md"));
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
         charts: {{ {} }}\n",
        charts.join(", ")
    );
    let (_, parsed) = case(&all);
    let (_, of_site) = site("x: 1\npublisher: { x: 1 }\n");
    let mut fields = 0;
    for diagnostic in parsed.diagnostics.iter().chain(&of_site.diagnostics) {
        let Some(list) = diagnostic.hint.as_ref().and_then(|hint| hint.en.strip_prefix("fields: ")) else { continue };
        for field in list.split(", ") {
            assert!(manual.contains(&format!("`{field}`")), "the manual does not name the field {field}");
            fields += 1;
        }
    }
    assert!(fields > 60, "{fields}");
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
