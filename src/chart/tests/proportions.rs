//! Marks against the values that they stand for.

use super::scene::{Scene, overlap, scene};
use super::*;

fn shown(chart: &Chart, width: f64) -> (Drawing, Scene) {
    let drawing = drawn(chart, width);
    let scene = scene(&drawing);
    (drawing, scene)
}

/// Width and height of the marks of a colour, in the order of drawing.
fn sizes(scene: &Scene, token: Token) -> Vec<(f64, f64)> {
    scene.of(token).map(|mark| (mark.right - mark.left, mark.bottom - mark.top)).collect()
}

fn near(one: f64, other: f64, slack: f64) -> bool {
    (one - other).abs() <= slack
}

fn step(value: f64) -> FunnelStep {
    FunnelStep {
        label: "参训".to_owned(),
        value,
        text: value.to_string(),
        unit: "名".to_owned(),
        share: "占上一步的17.7%".to_owned(),
        highlight: false,
    }
}

#[test]
fn steps_of_a_funnel_are_as_long_as_their_values() {
    let chart = Chart::Funnel(Funnel::new([186.0, 93.0, 33.0].map(step).to_vec()).unwrap());
    for width in WIDTHS {
        let (_, scene) = shown(&chart, width);
        let (context, accent) = (sizes(&scene, Token::Context), sizes(&scene, Token::C1));
        assert!(near(context[1].0 / context[0].0, 0.5, 0.01), "{width}: {context:?}");
        assert!(near(accent[0].0 / context[0].0, 33.0 / 186.0, 0.01), "{width}: {accent:?}");
        assert_eq!(scene.bands.len(), 2, "{width}: a band between each two");
    }
}

fn amount(value: f64) -> NestedAmount {
    NestedAmount { label: "户".to_owned(), value, text: value.to_string(), unit: "户".to_owned() }
}

#[test]
fn a_nested_part_has_its_share_of_length_or_area() {
    let row = NestedRow { whole: amount(16_875.0), part: amount(1_510.0), share: String::new() };
    let share = 1_510.0 / 16_875.0;
    for width in WIDTHS {
        let (_, scene) = shown(&Chart::Nested(Nested::new(NestedForm::Squares, vec![row.clone()]).unwrap()), width);
        let whole = &scene.marks[0].0;
        let (wide, tall) = sizes(&scene, Token::C1)[0];
        // The rim of the whole lies inside of its edges by half a pixel on each side.
        let area = (whole.right - whole.left + 1.0) * (whole.bottom - whole.top + 1.0);
        assert!(near(wide * tall / area, share, 0.002) && near(wide, tall, 0.11), "{width}: {wide} × {tall} of {area}");

        let (_, scene) = shown(&Chart::Nested(Nested::new(NestedForm::Bars, vec![row.clone()]).unwrap()), width);
        let whole = &scene.marks[0].0;
        let inner = whole.right - whole.left + 1.0 - 12.0;
        assert!(near(sizes(&scene, Token::C1)[0].0 / inner, share, 0.002), "{width}");
    }
}

#[test]
fn a_waffle_has_a_cell_for_each_thing() {
    let grid = WaffleGrid {
        label: "脱贫摘帽".to_owned(),
        text: "39个县".to_owned(),
        whole: String::new(),
        cells: WaffleCells::one_each(39, 75).unwrap(),
    };
    let chart = Chart::Waffle(Waffle { grids: vec![grid] });
    for width in WIDTHS {
        let (_, scene) = shown(&chart, width);
        // Hollow cells are filled with paper.
        assert_eq!((sizes(&scene, Token::C1).len(), sizes(&scene, Token::Paper).len()), (39, 36), "{width}");
        let edges = sizes(&scene, Token::C1);
        assert!(edges.iter().all(|(wide, tall)| near(*wide, *tall, 0.01) && *wide >= 8.0), "{width}: {:?}", edges[0]);
        for (i, (mark, ..)) in scene.marks.iter().enumerate() {
            assert!(!scene.marks[..i].iter().any(|(other, ..)| overlap(mark, other)), "{width}: {mark:?}");
        }
    }
}

#[test]
fn a_pictogram_has_a_mark_for_each_thing() {
    for symbol in [Symbol::House, Symbol::Person, Symbol::Disc] {
        let row = |value: f64, highlight| Amount { label: "村".to_owned(), value, text: value.to_string(), highlight };
        let chart = Chart::Pictogram(Pictogram::new(symbol, vec![row(26.0, true), row(7.0, false)]).unwrap());
        for width in WIDTHS {
            let (_, scene) = shown(&chart, width);
            assert_eq!((sizes(&scene, Token::C1).len(), sizes(&scene, Token::Context).len()), (26, 7), "{width}");
        }
    }
}

#[test]
fn bins_are_as_high_as_their_counts() {
    let values: Vec<f64> = (0..60).map(|i| f64::from(i * i % 61)).collect();
    let histogram = Histogram::of(&values, "收入，万元", "个村");
    let counts: Vec<f64> =
        histogram.bins().iter().map(|bin| f64::from(bin.count)).filter(|count| *count > 0.0).collect();
    let most = counts.iter().copied().fold(0.0, f64::max);
    let chart = Chart::Histogram(histogram);
    for width in WIDTHS {
        let (_, scene) = shown(&chart, width);
        let sizes = sizes(&scene, Token::C1);
        // Bars of one thickness lie, columns of one width stand.
        let lying = sizes.iter().all(|(_, tall)| near(*tall, sizes[0].1, 0.11));
        let along = |(wide, tall): &(f64, f64)| if lying { *wide } else { *tall };
        let longest = sizes.iter().map(along).fold(0.0, f64::max);
        assert_eq!(sizes.len(), counts.len());
        for (size, count) in sizes.iter().zip(&counts) {
            assert!(near(along(size) / longest, count / most, 0.01), "{width}: {size:?} for {count}");
        }
    }
}

#[test]
fn dots_of_a_strip_stand_at_their_values() {
    let dot = |value: f64| Amount { label: "村".to_owned(), value, text: value.to_string(), highlight: false };
    let row = StripRow {
        label: String::new(),
        count: "3个村".to_owned(),
        dots: [20.0, 60.0, 100.0].map(dot).to_vec(),
        min: "最低".to_owned(),
        mean: (60.0, "平均".to_owned()),
        max: "最高".to_owned(),
    };
    let (_, scene) = shown(&Chart::Strip(Strip { unit: "万元".to_owned(), rows: vec![row] }), 720.0);
    let middles: Vec<f64> = scene.marks.iter().map(|(mark, ..)| f64::midpoint(mark.left, mark.right)).collect();
    assert!(near(middles[1] - middles[0], middles[2] - middles[1], 0.2), "{middles:?}");
    let mean = scene.lines.iter().filter(|[from, to]| near(from.0, to.0, 0.01) && near(from.0, middles[1], 1.0));
    assert!(mean.count() >= 1, "a line at the mean");
}

#[test]
fn points_of_a_scatter_stand_at_their_values() {
    let point = |x: f64, y: f64| ScatterPoint {
        label: "村".to_owned(),
        x,
        y,
        text: String::new(),
        named: false,
        highlight: false,
    };
    let axis = ScatterAxis { label: "量".to_owned(), unit: "斤".to_owned() };
    let points = vec![point(1_000.0, 4_000.0), point(2_000.0, 6_000.0), point(4_000.0, 10_000.0)];
    let chart = Chart::Scatter(Scatter { x: axis.clone(), y: axis, points });
    for width in WIDTHS {
        let (_, scene) = shown(&chart, width);
        let at = |i: usize| {
            let mark = &scene.marks[i].0;
            (f64::midpoint(mark.left, mark.right), f64::midpoint(mark.top, mark.bottom))
        };
        let (one, two, three) = (at(0), at(1), at(2));
        assert!(near((three.0 - one.0) / (two.0 - one.0), 3.0, 0.02), "{width}: across");
        assert!(near((three.1 - one.1) / (two.1 - one.1), 3.0, 0.02) && three.1 < one.1, "{width}: upwards");
    }
}

#[test]
fn cells_of_a_heat_map_are_darker_where_values_are_larger() {
    let cell = |value: f64| HeatmapCell { value: Some(value), text: value.to_string() };
    let row = HeatmapRow { label: "镇".to_owned(), cells: [0.0, 15.0, 35.0, 50.0, 75.0, 99.0].map(cell).to_vec() };
    let columns = (1..=6).map(|month| format!("{month}月")).collect();
    let (_, scene) = shown(&Chart::Heatmap(Heatmap { columns, rows: vec![row] }), 720.0);
    let tints: Vec<u8> = scene.marks.iter().map(|(.., opacity)| *opacity).collect();
    assert_eq!(tints.len(), 6);
    assert!(tints.is_sorted() && tints[0] < tints[5], "{tints:?}");
    let mut steps = tints.clone();
    steps.dedup();
    assert!(steps.len() <= 5, "{tints:?}");
}

/// For each step in each theme: its text is readable, and it differs from its neighbours.
#[test]
fn tints_are_readable_and_differ_in_both_themes() {
    for mark in [Token::C1, Token::C2, Token::C3, Token::C4, Token::C5, Token::Context] {
        for count in 1..=5 {
            let tints = PALETTE.tints(mark, count);
            assert_eq!(tints.len(), count, "{}", mark.name());
            for (percent, text) in &tints {
                let contrast = PALETTE.contrast_on_tint(*text, mark, *percent);
                assert!(contrast >= TEXT_CONTRAST, "{} at {percent}: {contrast:.2}", mark.name());
            }
            assert!(tints.windows(2).all(|pair| pair[0].0 + 5 <= pair[1].0), "{}: {tints:?}", mark.name());
        }
    }
}

#[test]
fn tiles_have_their_share_of_the_area() {
    let values = [218.1, 163.5, 115.0, 107.9, 40.0, 30.0];
    let part = |value: f64| Amount { label: "款".to_owned(), value, text: value.to_string(), highlight: false };
    let chart = Chart::Treemap(Treemap::new(674.5, values.map(part).to_vec()).unwrap());
    for width in WIDTHS {
        let (_, scene) = shown(&chart, width);
        assert_eq!(scene.marks.len(), 6);
        // With the seam that each tile gives up at its right and lower edge.
        let areas: Vec<f64> = scene
            .marks
            .iter()
            .map(|(mark, ..)| (mark.right - mark.left + 2.0) * (mark.bottom - mark.top + 2.0))
            .collect();
        let sum: f64 = areas.iter().sum();
        for (area, value) in areas.iter().zip(values) {
            assert!(near(area / sum, value / 674.5, 0.004), "{width}: {value} has {:.3}", area / sum);
        }
        for (i, (mark, ..)) in scene.marks.iter().enumerate() {
            assert!(!scene.marks[..i].iter().any(|(other, ..)| overlap(mark, other)), "{width}: {mark:?}");
        }
    }
}

#[test]
fn what_has_no_room_in_its_tile_is_listed_with_the_number_that_stands_there() {
    let part = |i: u32| Amount {
        label: format!("第{i}笔捐赠款物（含实物折价）"),
        value: f64::from(i * i),
        text: format!("{}万元", i * i),
        highlight: false,
    };
    let parts: Vec<_> = (1..=20).map(part).collect();
    let whole = parts.iter().map(|part| part.value).sum();
    let (drawing, _) = shown(&Chart::Treemap(Treemap::new(whole, parts).unwrap()), 343.0);
    for number in ["1", "2", "3"] {
        let count = drawing.texts.iter().filter(|text| text.text == number).count();
        assert_eq!(count, 2, "{number} stands in a tile and in the key");
    }
}

#[test]
fn the_most_marks_that_are_allowed_stay_small() {
    for symbol in [Symbol::House, Symbol::Person, Symbol::Disc] {
        let row =
            Amount { label: "村".to_owned(), value: Pictogram::MOST, text: "100个".to_owned(), highlight: false };
        let chart = Chart::Pictogram(Pictogram::new(symbol, vec![row]).unwrap());
        assert!(WIDTHS.into_iter().all(|width| drawn(&chart, width).svg.len() < 12_288), "{symbol:?}");
    }
    let cells = WaffleCells::one_each(200, WaffleCells::MOST).unwrap();
    let (label, text, whole) = (String::new(), String::new(), String::new());
    let chart = Chart::Waffle(Waffle { grids: vec![WaffleGrid { label, text, whole, cells }] });
    assert!(WIDTHS.into_iter().all(|width| drawn(&chart, width).svg.len() < 12_288));
}
