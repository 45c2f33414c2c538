//! Whole drawings of every kind, at every width in use, against the rules of the layout.
#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod comparisons;
mod diagrams;
mod geometry;
mod particular;
mod samples;
mod vision;

use std::sync::LazyLock;

use self::samples::*;
use super::*;

/// Every sample at every width, drawn once for all checks: name, chart and drawing.
static DRAWINGS: LazyLock<Vec<(String, Chart, Drawing)>> = LazyLock::new(|| {
    let at = |(name, chart): (String, Chart)| {
        WIDTHS.map(|width| (format!("{name} at {width}"), chart.clone(), drawn(&chart, width)))
    };
    samples().into_iter().flat_map(at).collect()
});

/// Runs a check over every sample at every width.
fn everywhere(check: impl Fn(&str, &Chart, &Drawing)) {
    for (name, chart, drawing) in DRAWINGS.iter() {
        check(name, chart, drawing);
    }
}

/// What a drawing shows, read back from its SVG.
struct Scene {
    /// Filled shapes: their box and their token.
    marks: Vec<(TextBox, Token)>,
    /// Pale boxes and, cut into slices, pale bands.
    tints: Vec<(TextBox, Token)>,
    /// Boxes of the areas under lines.
    areas: Vec<TextBox>,
    /// Lines from point to point.
    lines: Vec<[(f64, f64); 2]>,
    /// For each text, its token and whether it has a halo.
    texts: Vec<(Token, bool)>,
}

fn scene(drawing: &Drawing) -> Scene {
    let document = roxmltree::Document::parse(&drawing.svg).unwrap();
    let mut scene =
        Scene { marks: Vec::new(), tints: Vec::new(), areas: Vec::new(), lines: Vec::new(), texts: Vec::new() };
    for node in document.descendants() {
        let number = |name| node.attribute(name).unwrap().parse::<f64>().unwrap();
        let class = node.attribute("class").or_else(|| node.parent()?.attribute("class")).unwrap_or("f-ink");
        let token = Token::ALL.into_iter().find(|token| class.split(' ').any(|c| c == format!("f-{}", token.name())));
        match node.tag_name().name() {
            "rect" => {
                let (left, top) = (number("x"), number("y"));
                let (right, bottom) = (left + number("width"), top + number("height"));
                let tinted = node.attribute("fill-opacity").is_some();
                let shapes = if tinted { &mut scene.tints } else { &mut scene.marks };
                shapes.push((TextBox { text: String::new(), left, top, right, bottom }, token.unwrap()));
            }
            "circle" => {
                let (x, y, r) = (number("cx"), number("cy"), number("r"));
                let text = String::new();
                scene
                    .marks
                    .push((TextBox { text, left: x - r, top: y - r, right: x + r, bottom: y + r }, token.unwrap()));
            }
            "polygon" => {
                let numbers: Vec<f64> =
                    node.attribute("points").unwrap().split([' ', ',']).map(|number| number.parse().unwrap()).collect();
                let edges = |from: usize| {
                    let numbers = numbers.iter().skip(from).step_by(2);
                    numbers.fold((f64::MAX, f64::MIN), |(low, high), n| (low.min(*n), high.max(*n)))
                };
                let ((left, right), (top, bottom)) = (edges(0), edges(1));
                let shape = TextBox { text: String::new(), left, top, right, bottom };
                // Three corners are the head of an arrow, more are the area under a line.
                if numbers.len() == 6 { scene.marks.push((shape, token.unwrap())) } else { scene.areas.push(shape) }
            }
            "path" if node.attribute("fill-opacity").is_some() => {
                let slices = diagrams::slices(node.attribute("d").unwrap());
                scene.tints.extend(slices.into_iter().map(|slice| (slice, token.unwrap())));
            }
            "path" if node.attribute("d").unwrap().contains('v') => {
                let cells = diagrams::cells(node.attribute("d").unwrap());
                scene.marks.extend(cells.into_iter().map(|cell| (cell, token.unwrap())));
            }
            "path" if node.attribute("stroke").is_some() => {
                let points: Vec<f64> =
                    node.attribute("d").unwrap()[1..].split(['L', ' ']).map(|number| number.parse().unwrap()).collect();
                let points: Vec<(f64, f64)> = points.chunks(2).map(|point| (point[0], point[1])).collect();
                scene.lines.extend(points.windows(2).map(|pair| [pair[0], pair[1]]));
            }
            "path" => {
                // The arrow: to the end of its body, with the corners that its outline cuts off.
                let d = node.attribute("d").unwrap();
                let numbers: Vec<f64> = d[1..]
                    .split([' ', 'H', 'l', '-'])
                    .filter(|n| !n.is_empty())
                    .take(5)
                    .map(|n| n.parse().unwrap())
                    .collect();
                let (left, top, text) = (numbers[0] - 3.0, numbers[1], String::new());
                let bottom = top + 2.0 * numbers[4];
                scene.marks.push((TextBox { text, left, top, right: numbers[2], bottom }, token.unwrap()));
            }
            "text" => scene.texts.push((token.unwrap(), node.attribute("paint-order").is_some())),
            _ => {}
        }
    }
    scene
}

fn overlap(one: &TextBox, other: &TextBox) -> bool {
    let wide = one.right.min(other.right) - one.left.max(other.left);
    let tall = one.bottom.min(other.bottom) - one.top.max(other.top);
    wide > 0.3 && tall > 0.3
}

fn inside(one: &TextBox, other: &TextBox) -> bool {
    one.left >= other.left - 0.3
        && one.right <= other.right + 0.3
        && one.top >= other.top - 2.0
        && one.bottom <= other.bottom + 2.0
}

/// Whether a line runs through a box.
fn crosses([from, to]: [(f64, f64); 2], target: &TextBox) -> bool {
    // The part of the line, from 0 to 1, that lies between the edges on each axis (Liang and Barsky's clipping).
    let between = |from: f64, to: f64, low: f64, high: f64| {
        let (one, other) = ((low - from) / (to - from), (high - from) / (to - from));
        match (from - to).abs() < 1e-9 {
            true if from > low && from < high => (0.0, 1.0),
            true => (1.0, 0.0),
            false => (one.min(other).max(0.0), one.max(other).min(1.0)),
        }
    };
    let (x, y) = (between(from.0, to.0, target.left, target.right), between(from.1, to.1, target.top, target.bottom));
    x.0.max(y.0) < x.1.min(y.1)
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
        let points = scene
            .marks
            .iter()
            .chain(&scene.tints)
            .flat_map(|(mark, _)| [(mark.left, mark.top), (mark.right, mark.bottom)]);
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
            if scene.areas.iter().any(|area| overlap(text, area)) {
                assert!(*halo, "{name}: {text:?} on an area without a halo");
            }
            let grounds: Vec<_> = scene.marks.iter().filter(|(mark, _)| overlap(text, mark)).collect();
            for (tint, colour) in scene.tints.iter().filter(|(tint, _)| overlap(text, tint)) {
                assert!(grounds.is_empty(), "{name}: {text:?} on {grounds:?} and a tint");
                assert!(*halo || inside(text, tint), "{name}: {text:?} on the edge of {tint:?}");
                let contrast = PALETTE.contrast_on_tint(*token, *colour);
                assert!(contrast >= TEXT_CONTRAST, "{name}: {} on pale {}", token.name(), colour.name());
            }
            let ground = match grounds.as_slice() {
                [] => Token::Paper,
                [(mark, ground)] => {
                    assert!(inside(text, mark), "{name}: {text:?} on the edge of {mark:?}");
                    *ground
                }
                more => panic!("{name}: {text:?} on {more:?}"),
            };
            let contrast = PALETTE.contrast(*token, ground);
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
            Chart::Grouped(grouped) => {
                wanted.extend(grouped.series.iter().map(String::as_str));
                for row in &grouped.rows {
                    wanted.push(&row.label);
                    wanted.extend(row.values.iter().map(|value| &*value.text));
                }
            }
            Chart::Stacked(stacked) => {
                wanted.extend(stacked.parts.iter().map(String::as_str));
                for row in &stacked.rows {
                    wanted.extend([row.label(), row.total()]);
                    wanted.extend(row.parts().iter().map(|part| &*part.text));
                }
            }
            Chart::Dot(dot) => wanted.extend(dot.rows.iter().flat_map(|row| [&*row.label, &*row.text])),
            Chart::Range(range) => {
                for row in &range.rows {
                    wanted.push(row.label());
                    wanted.extend(row.texts());
                }
                wanted.extend(range.names.iter().map(String::as_str));
            }
            Chart::Bullet(bullet) => {
                for row in &bullet.rows {
                    wanted.extend([&*row.label, &*row.text, &*row.target_text, &*row.rate_text]);
                }
                wanted.extend([&*bullet.target, &*bullet.rate]);
            }
            Chart::Line(line) => {
                let series = match &line.form {
                    LineForm::Lines { series, .. } => series.as_slice(),
                    LineForm::Area(series) => std::slice::from_ref(series),
                };
                for series in series {
                    // A series without any value has no line that its name could stand beside.
                    let last = series.values.iter().flatten().next_back();
                    wanted.extend(last.into_iter().flat_map(|value| [&*series.name, &*value.text]));
                }
            }
            Chart::Slope(slope) => {
                wanted.extend(slope.periods().iter().map(String::as_str));
                for line in slope.lines() {
                    wanted.push(&line.label);
                    wanted.extend(line.values.iter().map(|value| &*value.text));
                }
            }
            Chart::Step(step) => {
                wanted.extend(step.levels().iter().flat_map(|level| [&*level.date, &*level.text]));
            }
            Chart::Multiples(multiples) => {
                if let PanelScale::Separate(words) = &multiples.scale {
                    wanted.push(words);
                }
                for panel in &multiples.panels {
                    wanted.extend([&*panel.title, &*panel.note]);
                    wanted.extend(panel.points.iter().flat_map(|point| [&*point.label, &*point.text]));
                }
            }
            Chart::Timeline(timeline) => {
                for group in &timeline.groups {
                    wanted.push(&group.label);
                    wanted.extend(group.items.iter().flat_map(|item| [&*item.label, &*item.date]));
                }
            }
            other => wanted.extend(diagrams::words(other)),
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
        assert!(drawing.svg.len() < 12 * 1024, "{} bytes: {chart:?}", drawing.svg.len());
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
    for chart in charts.into_iter().chain(diagrams::empty()) {
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
