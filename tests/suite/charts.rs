//! The charts of the repository's own content: nothing collides, nothing leaves its canvas, at any width.

use casebook::chart::{Drawing, TextBox};
use casebook::compose::compose;
use casebook::document::{Block, ChartFigure, Embed};
use casebook::pipeline;

use crate::support::repository;

fn charts() -> Vec<(String, ChartFigure)> {
    let checked = pipeline::check(repository());
    let (corpus, theme) = checked.ready.unwrap();
    let publication = compose(&corpus, &checked.sources, &theme, None);
    let mut charts = Vec::new();
    for case in publication.cases {
        for block in case.document.blocks {
            if let Block::Embed { embed: Embed::Chart(chart), .. } = block {
                charts.push((format!("{}/{}", case.slug, chart.id), *chart));
            }
        }
    }
    charts
}

fn overlap(a: &TextBox, b: &TextBox) -> bool {
    // Boxes of neighbouring lines may touch.
    let slack = 0.5;
    a.left + slack < b.right && b.left + slack < a.right && a.top + slack < b.bottom && b.top + slack < a.bottom
}

fn faults(name: &str, drawing: &Drawing) -> Vec<String> {
    let mut faults = Vec::new();
    for (i, text) in drawing.texts.iter().enumerate() {
        let slack = 0.5;
        if text.left < -slack
            || text.top < -slack
            || text.right > drawing.width + slack
            || text.bottom > drawing.height + slack
        {
            faults.push(format!("{name}: {} leaves the canvas", text.text));
        }
        for other in &drawing.texts[i + 1..] {
            if overlap(text, other) {
                faults.push(format!("{name}: {} runs into {}", text.text, other.text));
            }
        }
    }
    faults
}

#[test]
fn texts_of_the_site_s_charts_stay_on_the_canvas_and_apart() {
    let charts = charts();
    assert!(charts.len() >= 20, "only {} charts", charts.len());
    let faults: Vec<String> = charts
        .iter()
        .flat_map(|(name, chart)| {
            [("wide", &chart.wide), ("narrow", &chart.narrow), ("print", &chart.print)]
                .into_iter()
                .flat_map(move |(width, drawing)| faults(&format!("{name} {width}"), drawing))
        })
        .collect();
    assert!(faults.is_empty(), "{}", faults.join("\n"));
}

/// Words and data stand beside every drawing, for readers who do not see it.
#[test]
fn every_chart_of_the_site_says_what_it_shows() {
    for (name, chart) in charts() {
        assert!(chart.alt.chars().count() >= 12, "{name}: {}", chart.alt);
        assert!(!chart.title.is_empty() && !chart.sources.is_empty(), "{name} lacks its title or source");
        assert!(!chart.table.rows.is_empty(), "{name} has no data");
        for row in &chart.table.rows {
            assert_eq!(row.len(), chart.table.head.len(), "{name}: a ragged table");
        }
        for drawing in [&chart.wide, &chart.narrow, &chart.print] {
            let tree = roxmltree::Document::parse(&drawing.svg).unwrap();
            assert_eq!(tree.root_element().attribute("role"), Some("img"), "{name}");
            assert_eq!(tree.root_element().attribute("aria-label"), Some(chart.alt.as_str()), "{name}");
            assert!(drawing.svg.len() < 12_288, "{name}: {} bytes", drawing.svg.len());
            assert!(tree.descendants().all(|node| node.attribute("id").is_none()), "{name}: an id");
        }
    }
}
