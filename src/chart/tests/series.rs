//! Series and their keys, which a reader can single out on a page.

use super::samples::{WIDTHS, drawn, samples};
use crate::chart::*;

/// The numbers of series that a drawing says: of its keys, which are groups without a title, and of its marks.
fn series(svg: &str) -> (Vec<&str>, Vec<&str>) {
    let document = roxmltree::Document::parse(svg).unwrap();
    let (mut keys, mut marks) = (Vec::new(), Vec::new());
    for node in document.descendants() {
        let Some(at) = node.attribute_node("data-s").map(|attribute| attribute.range_value()) else { continue };
        let titled = node.children().any(|child| child.has_tag_name("title"));
        let key = node.has_tag_name("g") && !titled;
        if key { &mut keys } else { &mut marks }.push(&svg[at]);
    }
    for found in [&mut keys, &mut marks] {
        found.sort_unstable();
        found.dedup();
    }
    (keys, marks)
}

#[test]
fn series_are_told_apart_where_there_are_several() {
    for (name, chart) in samples() {
        let several = match &chart {
            Chart::Grouped(grouped) => grouped.series.len(),
            Chart::Stacked(stacked) => stacked.parts().len(),
            Chart::Share(share) => share.parts.len(),
            Chart::Waterfall(waterfall) => waterfall.groups.len(),
            Chart::Line(Line { form: LineForm::Lines { series, .. }, .. }) => series.len(),
            Chart::Timeline(Timeline { groups }) => groups.len(),
            Chart::Slope(slope) => slope.lines().len(),
            Chart::Multiples(multiples) => multiples.panels.len(),
            _ => 0,
        };
        for width in WIDTHS {
            let svg = drawn(&chart, width).svg;
            let (keys, marks) = series(&svg);
            if several < 2 {
                assert_eq!((keys, marks), (vec![], vec![]), "{name} at {width}");
                continue;
            }
            // What is nothing has no mark; the samples of style 2 have all.
            let numbers: Vec<String> = (0..several).map(|i| i.to_string()).collect();
            let known = |found: &[&str]| found.iter().all(|one| numbers.iter().any(|number| number == one));
            assert!(
                (!marks.is_empty() || !name.ends_with("style 2")) && known(&marks),
                "{name} at {width}: marks {marks:?} of {several}"
            );
            assert!(known(&keys), "{name} at {width}: keys {keys:?} of {several}");
        }
    }
}
