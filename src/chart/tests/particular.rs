//! What is particular to the kinds that compare amounts, spans and times.

use super::WIDTHS;
use super::comparisons::{lines, ranges, samples, text};
use super::samples::{PALETTE, drawn};
use super::scene;
use crate::chart::*;

/// Charts of every kind without any rows.
fn empty() -> Vec<Chart> {
    let all = |count| samples(count, 3).into_iter().map(|(_, chart)| chart).collect::<Vec<_>>();
    let mut charts = all(0);
    charts.push(Chart::Grouped(Grouped { unit: String::new(), series: Vec::new(), rows: Vec::new() }));
    charts
}

#[test]
fn charts_without_rows_are_empty_drawings() {
    for chart in empty() {
        for width in [343.0, 720.0] {
            let drawing = drawn(&chart, width);
            let valid = roxmltree::Document::parse(&drawing.svg).is_ok() && drawing.height > 0.0;
            assert!(valid && !drawing.svg.contains("NaN"), "{chart:?}");
        }
    }
}

#[test]
fn values_that_are_no_numbers_draw_nothing_and_break_nothing() {
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -5.0, f64::MAX, f64::MIN_POSITIVE] {
        let (label, text) = ("甲".to_owned(), "?".to_owned());
        let series = || LineSeries {
            name: String::new(),
            values: vec![Some(LineValue { value, text: text.clone() }); 3],
            highlight: false,
        };
        let point = PanelPoint { time: value, label: label.clone(), value, text: text.clone() };
        let mut charts = vec![
            Chart::Grouped(Grouped {
                unit: String::new(),
                series: vec![label.clone(); 2],
                rows: vec![GroupedRow {
                    label: label.clone(),
                    values: vec![GroupedValue { value, text: text.clone() }; 3],
                }],
            }),
            Chart::Bullet(Bullet {
                unit: String::new(),
                target: String::new(),
                rate: String::new(),
                rows: vec![BulletRow {
                    label: label.clone(),
                    value,
                    text: text.clone(),
                    target: value,
                    target_text: String::new(),
                    rate_text: String::new(),
                }],
            }),
        ];
        for baseline in [Baseline::Zero, Baseline::Fitted] {
            let row = DotRow { label: label.clone(), value, text: text.clone(), highlight: false };
            charts.push(Chart::Dot(Dot { unit: String::new(), baseline, rows: vec![row; 2] }));
            let period = |i: u32| LinePeriod { time: if i == 1 { value } else { f64::from(i) }, text: text.clone() };
            let form = LineForm::Lines { baseline, series: vec![series(), series()] };
            charts.push(Chart::Line(Line { unit: String::new(), periods: (0..3).map(period).collect(), form }));
            let form = LineForm::Area(series());
            charts.push(Chart::Line(Line { unit: String::new(), periods: (0..3).map(period).collect(), form }));
            for form in [PanelForm::Area, PanelForm::Columns, PanelForm::Line(baseline)] {
                let panel = Panel {
                    title: label.clone(),
                    note: String::new(),
                    unit: String::new(),
                    points: vec![point.clone(); 2],
                    highlight: false,
                };
                charts.push(Chart::Multiples(Multiples { form, scale: PanelScale::Shared, panels: vec![panel; 2] }));
            }
        }
        for chart in charts {
            let svg = drawn(&chart, 343.0).svg;
            assert!(roxmltree::Document::parse(&svg).is_ok() && !svg.contains("NaN") && !svg.contains("inf"), "{svg}");
        }
    }
}

#[test]
fn thirty_marks_are_small_and_the_same_every_time() {
    for (name, chart) in samples(9, 2).into_iter().chain(samples(31, 0)) {
        let drawing = drawn(&chart, 720.0);
        let scene = scene(&drawing);
        // 12 KB for 30 marks; the labels of these samples are longer than any author's, so they count apart.
        let marks = scene.marks.len() + scene.lines.len();
        let texts: usize = drawing.texts.iter().map(|text| 2 * text.text.len()).sum();
        let limit = texts + (400 * marks).max(12_000);
        assert!(drawing.svg.len() < limit, "{name}: {} bytes for {marks} marks, {texts} of text", drawing.svg.len());
        assert_eq!(drawing.svg, drawn(&chart, 720.0).svg, "{name}");
    }
}

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
    for (name, chart) in super::samples::samples() {
        let several = match &chart {
            Chart::Grouped(grouped) => grouped.series.len(),
            Chart::Stacked(stacked) => stacked.parts.len(),
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

#[test]
fn a_stacked_row_refuses_what_does_not_add_up() {
    let part = |value: f64| StackedPart { value, text: text(value) };
    assert!(StackedRow::new("赴沿河", vec![part(82.0), part(141.0)], (223.0, "223")).is_ok());
    assert!(StackedRow::new("小数", vec![part(0.1), part(0.2)], (0.3, "0.3")).is_ok(), "floating point is forgiven");
    let wrong = StackedRow::new("赴沿河", vec![part(82.0), part(141.0)], (224.0, "224"));
    assert_eq!(wrong, Err(StackedError::Sum { parts: 223.0, total: 224.0 }));
    assert_eq!(StackedRow::new("", vec![part(1.0), part(-1.0)], (0.0, "0")), Err(StackedError::Part(1)));
    assert!(StackedRow::new("", vec![part(1.0)], (f64::NAN, "?")).is_err());
}

#[test]
fn a_range_refuses_what_has_no_order() {
    let end = |value: f64| Some(RangeEnd { value, text: text(value), bound: RangeBound::Exact });
    let mean = |value: f64| Some(RangeMean { value, text: text(value) });
    assert!(RangeRow::new("", end(20.0), mean(37.0), end(100.0)).is_ok());
    assert!(RangeRow::new("", None, mean(37.0), None).is_ok());
    assert_eq!(RangeRow::new("", end(40.0), mean(37.0), None), Err(RangeError::Order));
    assert_eq!(RangeRow::new("", None, None, None), Err(RangeError::Empty));
    assert_eq!(RangeRow::new("", end(f64::NAN), None, None), Err(RangeError::NoNumber));
}

#[test]
fn slopes_and_steps_refuse_what_they_cannot_draw() {
    let periods = |count: usize| vec![String::new(); count];
    let line = |count: usize| SlopeLine {
        label: String::new(),
        values: vec![SlopeValue { value: 1.0, text: String::new() }; count],
        highlight: false,
    };
    assert_eq!(Slope::new("", periods(4), vec![line(4)]), Err(SlopeError::Periods(4)));
    assert_eq!(Slope::new("", periods(2), vec![line(2), line(3)]), Err(SlopeError::Values(1)));
    assert!(Slope::new("", periods(3), vec![line(3)]).is_ok());
    let level = |from| StepLevel { from, date: String::new(), value: 1.0, text: String::new() };
    assert_eq!(Step::new("", vec![level(2012.0), level(2012.0)]), Err(StepError::Order(1)));
    assert_eq!(Step::new("", vec![level(f64::NAN)]), Err(StepError::NoNumber(0)));
}

/// Widths of the bars of a colour, from top to bottom.
fn bars(drawing: &Drawing, token: Token) -> Vec<f64> {
    let marks = scene(drawing).marks.into_iter().filter(|(_, colour)| *colour == token);
    marks.map(|(mark, _)| mark.right - mark.left).filter(|width| *width > 12.0).collect()
}

#[test]
fn lengths_are_proportional_to_values() {
    let value = |value: f64| GroupedValue { value, text: text(value) };
    let row = |one, other| GroupedRow { label: "赴".to_owned(), values: vec![value(one), value(other)] };
    let grouped = Chart::Grouped(Grouped {
        unit: "人".to_owned(),
        series: vec!["培训".to_owned(), "挂职".to_owned()],
        rows: vec![row(82.0, 141.0), row(167.0, 31.0)],
    });
    let drawing = drawn(&grouped, 720.0);
    let (first, second) = (bars(&drawing, Token::C1), bars(&drawing, Token::Context));
    let unit = first[1] / 167.0;
    for (width, value) in first.iter().chain(&second).zip([82.0, 167.0, 141.0, 31.0]) {
        assert!((width / unit - value).abs() < 0.5, "{value}: {}", width / unit);
    }

    let bullet = BulletRow {
        label: String::new(),
        value: 8743.11,
        text: String::new(),
        target: 4179.31,
        target_text: "约4179".to_owned(),
        rate_text: String::new(),
    };
    let bullet = Bullet { unit: String::new(), target: "计划".to_owned(), rate: String::new(), rows: vec![bullet] };
    let drawing = drawn(&Chart::Bullet(bullet), 720.0);
    let bar = bars(&drawing, Token::C1)[0];
    let marks = scene(&drawing).marks;
    let target =
        marks.iter().find(|(_, token)| *token == Token::Ink).map(|(mark, _)| f64::midpoint(mark.left, mark.right));
    assert!((target.unwrap() / bar - 4179.31 / 8743.11).abs() < 0.005, "{target:?} of {bar}");
}

#[test]
fn open_ends_look_open() {
    let Chart::Range(range) = ranges(1, 3, Baseline::Zero) else { unreachable!("that is what ranges makes") };
    let row = |low, high| {
        let end = |value: f64, bound| Some(RangeEnd { value, text: text(value), bound });
        RangeRow::new(
            "村集体收入",
            end(20.0, low),
            Some(RangeMean { value: 37.0, text: "37".to_owned() }),
            end(100.0, high),
        )
        .unwrap()
    };
    let rings = |low, high| {
        let svg = drawn(&Chart::Range(Range { rows: vec![row(low, high)], ..range.clone() }), 720.0).svg;
        (svg.matches(r#"class="f-paper s-context""#).count(), svg.matches("stroke-dasharray").count())
    };
    assert_eq!(rings(RangeBound::Exact, RangeBound::Exact), (0, 0));
    assert_eq!(rings(RangeBound::Above, RangeBound::Above), (1, 1), "a ring at >20, an arrow beyond >100");
    assert_eq!(rings(RangeBound::Below, RangeBound::Below), (1, 1), "an arrow below <20, a ring at <100");
}

#[test]
fn areas_and_columns_stand_on_zero_and_lines_need_not() {
    let chart = |form| {
        let point = |time: f64, value: f64| PanelPoint { time, label: "年".to_owned(), value, text: text(value) };
        let points = vec![point(0.0, 100.0), point(1.0, 90.0)];
        let panel =
            Panel { title: "村".to_owned(), note: String::new(), unit: String::new(), points, highlight: true };
        Chart::Multiples(Multiples { form, scale: PanelScale::Shared, panels: vec![panel] })
    };
    let columns = scene(&drawn(&chart(PanelForm::Columns), 720.0)).marks;
    let heights: Vec<f64> = columns.iter().map(|(mark, _)| mark.bottom - mark.top).collect();
    assert!((heights[1] / heights[0] - 0.9).abs() < 0.01, "{heights:?}");
    let drop = |form| {
        let dots = scene(&drawn(&chart(form), 720.0)).marks;
        dots[1].0.top - dots[0].0.top
    };
    assert!((drop(PanelForm::Area) / heights[0] - 0.1).abs() < 0.01);
    assert!(drop(PanelForm::Line(Baseline::Fitted)) > 5.0 * drop(PanelForm::Area), "a fitted line shows small changes");
}

#[test]
fn points_get_markers_where_they_are_few_or_irregular() {
    let dots = |count, style| drawn(&lines(count, style, false), 720.0).svg.matches("<circle").count();
    assert_eq!(dots(5, 0), 5, "few");
    assert_eq!(dots(31, 0), 1, "many regular ones: the last only");
    assert_eq!(dots(31, 2), 3 * 31, "many irregular ones");
}

#[test]
fn text_is_readable_on_an_area() {
    assert!(PALETTE.contrast(Token::Ink, Token::Rule) >= TEXT_CONTRAST);
}
