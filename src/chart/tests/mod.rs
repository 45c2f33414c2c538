//! Whole drawings of every kind, at every width in use, against the rules of the layout.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod comparisons;
mod content;
mod diagrams;
mod generated;
mod proportions;
mod rules;
mod samples;
mod scene;
mod series;
mod sheets;
mod sizes;
mod vision;
mod words;

use std::sync::LazyLock;

use rayon::prelude::*;

use self::rules::{Rule, Shown};
use self::samples::*;
use super::*;

/// Every sample at every width, drawn once for all checks, with a name for messages.
static DRAWINGS: LazyLock<Vec<(String, Shown)>> = LazyLock::new(|| {
    let at = |(name, chart): (String, Chart)| {
        WIDTHS.map(|width| (format!("{name} at {width}"), Shown::new(chart.clone(), drawn(&chart, width))))
    };
    samples().into_par_iter().flat_map_iter(at).collect()
});

/// Runs a check over every sample at every width.
fn everywhere(check: impl Fn(&str, &Chart, &Drawing) + Sync) {
    DRAWINGS.par_iter().for_each(|(name, shown)| check(name, &shown.chart, &shown.drawing));
}

/// Checks a rule over every sample at every width.
fn kept(rule: Rule) {
    DRAWINGS.par_iter().for_each(|(name, shown)| {
        if let Err(fault) = rule(shown) {
            panic!("{name}: {fault}");
        }
    });
}

#[test]
fn texts_stay_on_the_canvas_and_apart() {
    kept(rules::texts_apart);
}

#[test]
fn marks_stay_on_the_canvas() {
    kept(rules::marks_on_canvas);
}

#[test]
fn texts_stand_on_one_ground_that_they_are_readable_on() {
    kept(rules::texts_readable);
}

#[test]
fn no_text_is_lost() {
    kept(rules::words_shown);
}

#[test]
fn four_sizes_of_type_at_most() {
    kept(rules::sizes_of_type);
}

#[test]
fn drawings_are_sound() {
    kept(rules::sound);
}

#[test]
fn drawings_are_small() {
    kept(rules::small);
}

#[test]
fn marks_and_secondary_text_are_visible_on_paper() {
    for token in [Token::Context, Token::C1, Token::C2, Token::C3, Token::C4, Token::C5] {
        let contrast = PALETTE.contrast(token, Token::Paper);
        assert!(contrast >= 3.0, "{}: {contrast:.2}", token.name());
    }
    assert!(PALETTE.text_on(Token::Context) == Some(Token::Ink));
    assert!(PALETTE.text_on(Token::C1) == Some(Token::Paper));
    assert!(PALETTE.text_on(Token::C3).is_none(), "paper is too light on it, and ink too light in dark");
}

#[test]
fn drawings_are_the_same_every_time() {
    for (name, chart) in samples::samples() {
        for width in [320.0, 343.0, 720.0, 1080.0] {
            let before = DRAWINGS.iter().find(|(at, ..)| *at == format!("{name} at {width}"));
            assert_eq!(
                before.map(|(_, shown)| &shown.drawing.svg),
                Some(&drawn(&chart, width).svg),
                "{name} at {width}"
            );
        }
    }
}

#[test]
fn labels_are_text_and_nothing_else() {
    let evil = "<svg onload=\"alert('1')\"> & \u{0}]]>";
    let row = Amount { label: evil.to_owned(), value: 1.0, text: evil.to_owned(), highlight: true };
    let chart = Chart::Bar(Bar { unit: evil.to_owned(), rows: vec![row.into()], reference: None });
    let canvas = Canvas { width: 720.0, faces: &FACES, palette: &PALETTE, label: evil, names: &[] };
    let drawing = draw(&chart, &canvas);
    let document = roxmltree::Document::parse(&drawing.svg).unwrap();
    assert_eq!(document.descendants().filter(|node| node.has_tag_name("svg")).count(), 1, "the root only");
    assert!(document.descendants().all(|node| node.attribute("onload").is_none()));
    assert_eq!(document.root_element().attribute("aria-label"), Some("<svg onload=\"alert('1')\"> & ]]>"));
    assert!(!drawing.svg.contains(" id="));
    assert!(!drawing.svg.contains("var("));
}

#[test]
fn values_that_are_no_numbers_draw_nothing_and_break_nothing() {
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -5.0, f64::MAX] {
        let row = Amount { label: "甲".to_owned(), value, text: "?".to_owned(), highlight: false };
        let part = SharePart { fraction: value, percent: "?".to_owned(), amount: String::new() };
        let step = WaterfallStep { label: "甲".to_owned(), value, text: "?".to_owned(), group: 9 };
        let item = |time| TimelineItem { label: "甲".to_owned(), date: "?".to_owned(), time };
        let scatter = |x: f64, y: f64| {
            let axis = ScatterAxis { label: String::new(), unit: String::new() };
            let (label, text) = ("甲".to_owned(), "?".to_owned());
            let point = ScatterPoint { label, x, y, text, named: true, highlight: false };
            Chart::Scatter(Scatter { x: axis.clone(), y: axis, points: vec![point] })
        };
        let charts = [
            Chart::Bar(Bar {
                unit: String::new(),
                rows: vec![row.into()],
                reference: Some(Reference { value, text: "?".to_owned() }),
            }),
            Chart::Share(Share {
                parts: vec!["甲".to_owned()],
                rows: vec![ShareRow { label: "乙".to_owned(), whole: String::new(), parts: vec![part; 3] }],
            }),
            Chart::Waterfall(Waterfall {
                groups: Vec::new(),
                steps: vec![step],
                total_label: String::new(),
                total: value,
                total_text: String::new(),
            }),
            Chart::Strip(Strip {
                unit: String::new(),
                rows: vec![StripRow {
                    label: String::new(),
                    count: String::new(),
                    dots: vec![Amount { label: "甲".to_owned(), value, text: "?".to_owned(), highlight: true }],
                    min: "?".to_owned(),
                    mean: (value, "?".to_owned()),
                    max: "?".to_owned(),
                }],
            }),
            scatter(value, 1.0),
            scatter(1.0, value),
            Chart::Heatmap(Heatmap {
                columns: vec!["甲".to_owned()],
                rows: vec![HeatmapRow {
                    label: "乙".to_owned(),
                    cells: vec![HeatmapCell { value: Some(value), text: "?".to_owned() }; 2],
                }],
            }),
            Chart::Histogram(Histogram::of(&[value, 1.0], "", "")),
            Chart::Timeline(Timeline {
                groups: vec![TimelineGroup {
                    label: String::new(),
                    items: vec![item(TimelineTime::Point(value)), item(TimelineTime::Stretch(value, 2019.0))],
                }],
            }),
        ];
        for chart in charts {
            let svg = drawn(&chart, 343.0).svg;
            assert!(roxmltree::Document::parse(&svg).is_ok() && !svg.contains("NaN") && !svg.contains("inf"), "{svg}");
        }
    }
}

#[test]
fn charts_without_rows_are_empty_drawings() {
    let charts = [bars(0, 0), shares(0, 0), waterfalls(0, 0), Chart::Timeline(Timeline { groups: Vec::new() })];
    let kinds = amounts::of(0, 0).into_iter().chain(distributions::of(0, 0)).map(|(_, chart)| chart);
    for chart in charts.into_iter().chain(kinds).chain(samples::diagrams::empty()) {
        let drawing = drawn(&chart, 720.0);
        assert!(roxmltree::Document::parse(&drawing.svg).is_ok() && drawing.height > 0.0, "{chart:?}");
    }
}

#[test]
fn the_longest_bar_and_its_value_fill_the_width() {
    let drawing = drawn(&bars(5, 3), 720.0);
    let right = drawing.texts.iter().map(|text| text.right).fold(0.0, f64::max);
    assert!((715.0..=720.3).contains(&right), "{right}");
}
