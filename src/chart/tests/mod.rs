//! Whole drawings of every kind, at every width in use, against the rules of the layout.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod geometry;
mod samples;
mod scene;

use self::samples::*;
use self::scene::{crosses, inside, overlap, scene, touches};
use super::*;

/// Runs a check over every sample at every width.
fn everywhere(check: impl Fn(&str, &Chart, &Drawing)) {
    for (name, chart) in samples() {
        for width in WIDTHS {
            check(&format!("{name} at {width}"), &chart, &drawn(&chart, width));
        }
    }
}

#[test]
fn texts_stay_on_the_canvas_and_apart() {
    everywhere(|name, _, drawing| {
        for (i, text) in drawing.texts.iter().enumerate() {
            let free = text.left >= -0.3
                && text.top >= -0.3
                && text.right <= drawing.width + 0.3
                && text.bottom <= drawing.height + 0.3;
            assert!(free, "{name} ({} × {}): {text:?}", drawing.width, drawing.height);
            for other in &drawing.texts[i + 1..] {
                assert!(!overlap(text, other), "{name}: {text:?} and {other:?}");
            }
        }
    });
}

#[test]
fn marks_stay_on_the_canvas() {
    everywhere(|name, _, drawing| {
        let scene = scene(drawing);
        let points = scene.marks.iter().flat_map(|(mark, ..)| [(mark.left, mark.top), (mark.right, mark.bottom)]);
        let points = points.chain(scene.bands.iter().flatten().copied());
        for (x, y) in points.chain(scene.lines.into_iter().flatten()) {
            let free = (-0.1..=drawing.width + 0.6).contains(&x) && (-0.1..=drawing.height + 0.6).contains(&y);
            assert!(free, "{name} ({} × {}): {x}, {y}", drawing.width, drawing.height);
        }
    });
}

#[test]
fn texts_stand_on_one_ground_that_they_are_readable_on() {
    everywhere(|name, _, drawing| {
        let scene = scene(drawing);
        assert_eq!(scene.texts.len(), drawing.texts.len());
        for (text, (token, halo)) in drawing.texts.iter().zip(&scene.texts) {
            assert!(!scene.bands.iter().any(|band| touches(text, band)), "{name}: {text:?} on a band");
            let grounds: Vec<_> = scene.marks.iter().filter(|(mark, ..)| overlap(text, mark)).collect();
            // The topmost mark hides what lies below it, if nothing shines through.
            let (ground, opacity) = match grounds.as_slice() {
                [] => (Token::Paper, 100),
                [.., (mark, ground, 100)] | [(mark, ground, _)] => {
                    assert!(inside(text, mark), "{name}: {text:?} on the edge of {mark:?}");
                    (*ground, 100.min(grounds[grounds.len() - 1].2))
                }
                more => panic!("{name}: {text:?} on {more:?}"),
            };
            let contrast = PALETTE.contrast_on_tint(*token, ground, opacity);
            assert!(contrast >= TEXT_CONTRAST, "{name}: {} on {} is {contrast:.2}", token.name(), ground.name());
            let crossed = scene.lines.iter().any(|line| ground == Token::Paper && crosses(*line, text));
            assert!(!crossed || *halo, "{name}: a line through {text:?}");
        }
    });
}

#[test]
fn no_text_is_lost() {
    everywhere(|name, chart, drawing| {
        let shown: String =
            drawing.texts.iter().flat_map(|text| text.text.chars()).filter(|c| !c.is_whitespace()).collect();
        let mut wanted: Vec<&str> = Vec::new();
        match chart {
            Chart::Bar(bar) => wanted.extend(bar.rows.iter().flat_map(|row| [&*row.label, &*row.text])),
            Chart::Share(share) => {
                wanted.extend(share.parts.iter().map(String::as_str));
                for row in &share.rows {
                    wanted.extend([&*row.label, &*row.whole]);
                    wanted.extend(row.parts.iter().flat_map(|part| [&*part.percent, &*part.amount]));
                }
            }
            Chart::Waterfall(waterfall) => {
                wanted.extend(waterfall.groups.iter().map(String::as_str));
                wanted.extend(waterfall.steps.iter().flat_map(|step| [&*step.label, &*step.text]));
                wanted.extend([&*waterfall.total_label, &*waterfall.total_text]);
            }
            Chart::Funnel(funnel) => {
                wanted.extend(funnel.steps().iter().flat_map(|step| [&*step.label, &*step.text, &*step.share]));
            }
            Chart::Nested(nested) => {
                for row in nested.rows() {
                    let (whole, part) = (&row.whole, &row.part);
                    wanted.extend([&*whole.label, &*whole.text, &*part.label, &*part.text, &*row.share]);
                }
            }
            Chart::Waffle(waffle) => {
                wanted.extend(waffle.grids.iter().flat_map(|grid| [&*grid.label, &*grid.text, &*grid.whole]));
            }
            Chart::Pictogram(pictogram) => {
                wanted.extend(pictogram.rows().iter().flat_map(|row| [&*row.label, &*row.text]));
            }
            Chart::Histogram(histogram) => {
                wanted.push(histogram.measure());
                wanted.extend(histogram.bins().iter().map(|bin| &*bin.label));
            }
            Chart::Strip(strip) => {
                for row in &strip.rows {
                    wanted.extend([&*row.label, &*row.count, &*row.mean.1]);
                    if row.dots.iter().any(|dot| dot.value.is_finite()) {
                        wanted.extend([&*row.min, &*row.max]);
                    }
                    for dot in row.dots.iter().filter(|dot| dot.highlight) {
                        wanted.extend([&*dot.label, &*dot.text]);
                    }
                }
            }
            Chart::Scatter(scatter) => {
                wanted.extend([&*scatter.x.label, &*scatter.y.label]);
                for point in scatter.points.iter().filter(|point| point.named || point.highlight) {
                    wanted.extend([&*point.label, &*point.text]);
                }
            }
            Chart::Heatmap(heatmap) => {
                wanted.extend(heatmap.columns.iter().map(String::as_str));
                for row in &heatmap.rows {
                    wanted.push(&row.label);
                    wanted.extend(row.cells.iter().map(|cell| &*cell.text));
                }
            }
            Chart::Treemap(treemap) => {
                wanted.extend(treemap.parts().iter().flat_map(|part| [&*part.label, &*part.text]));
            }
            Chart::Timeline(timeline) => {
                for group in &timeline.groups {
                    wanted.push(&group.label);
                    wanted.extend(group.items.iter().flat_map(|item| [&*item.label, &*item.date]));
                }
            }
        }
        for text in wanted {
            let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
            assert!(shown.contains(&text), "{name}: {text} is missing");
        }
    });
}

#[test]
fn four_sizes_of_type_at_most() {
    everywhere(|name, _, drawing| {
        let document = roxmltree::Document::parse(&drawing.svg).unwrap();
        let mut sizes: Vec<_> = document.descendants().filter_map(|node| node.attribute("font-size")).collect();
        sizes.sort_unstable();
        sizes.dedup();
        assert!(sizes.len() <= 4, "{name}: {sizes:?}");
    });
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
fn thirty_marks_are_small_and_the_same_every_time() {
    let rows = |i: usize| BarRow {
        label: "薄壳山核桃苗木".to_owned(),
        value: i as f64,
        text: format!("{i}.5"),
        highlight: i == 3,
    };
    let bar = Chart::Bar(Bar { unit: "万元".to_owned(), rows: (0..30).map(rows).collect() });
    let item = |i: i32| TimelineItem {
        label: "替兵村再售3520斤，收入10948元".to_owned(),
        date: "截至2020年5月".to_owned(),
        time: TimelineTime::Point(2016.0 + f64::from(i) / 7.0),
    };
    let timeline = Chart::Timeline(Timeline {
        groups: vec![TimelineGroup { label: "消费帮扶".to_owned(), items: (0..30).map(item).collect() }],
    });
    let mut share = shares(15, 0);
    if let Chart::Share(share) = &mut share {
        share.parts = vec!["产业项目".to_owned(), "其他项目".to_owned()];
        share.rows.iter_mut().for_each(|row| row.label = "项目数量".to_owned());
    }
    for chart in [bar, timeline, waterfalls(30, 2), share] {
        let drawing = drawn(&chart, 720.0);
        assert!(drawing.svg.len() < 12_000, "{} bytes: {chart:?}", drawing.svg.len());
        assert_eq!(drawing.svg, drawn(&chart, 720.0).svg);
    }
}

#[test]
fn labels_are_text_and_nothing_else() {
    let evil = "<svg onload=\"alert('1')\"> & \u{0}]]>";
    let row = BarRow { label: evil.to_owned(), value: 1.0, text: evil.to_owned(), highlight: true };
    let chart = Chart::Bar(Bar { unit: evil.to_owned(), rows: vec![row] });
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
        let row = BarRow { label: "甲".to_owned(), value, text: "?".to_owned(), highlight: false };
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
            Chart::Bar(Bar { unit: String::new(), rows: vec![row] }),
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
                    dots: vec![StripDot { label: "甲".to_owned(), value, text: "?".to_owned(), highlight: true }],
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
    let amounts = amounts::of(0, 0).into_iter().map(|(_, chart)| chart);
    let distributions = distributions::of(0, 0).into_iter().map(|(_, chart)| chart);
    let others = [bars(0, 0), shares(0, 0), waterfalls(0, 0), Chart::Timeline(Timeline { groups: Vec::new() })];
    for chart in others.into_iter().chain(amounts).chain(distributions) {
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
