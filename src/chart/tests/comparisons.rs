//! What is particular to the kinds that compare amounts, spans and times.

use super::samples::comparisons::{lines, of, text};
use super::samples::{PALETTE, drawn};
use super::scene::scene;
use crate::chart::*;

/// Charts of every kind without any rows.
fn empty() -> Vec<Chart> {
    let all = |count| of(count, 3).into_iter().map(|(_, chart)| chart).collect::<Vec<_>>();
    let mut charts = all(0);
    charts.push(Chart::Grouped(Grouped { unit: String::new(), series: Vec::new(), rows: Vec::new(), reference: None }));
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
            values: vec![Some(Number { value, text: text.clone() }); 3],
            highlight: false,
            note: label.clone(),
        };
        let point = PanelPoint { time: value, label: label.clone(), value, text: text.clone() };
        let mut charts = vec![
            Chart::Grouped(Grouped {
                unit: String::new(),
                series: vec![label.clone(); 2],
                rows: vec![GroupedRow {
                    label: label.clone(),
                    values: vec![Number { value, text: text.clone() }; 3],
                    note: label.clone(),
                }],
                reference: Some(Reference { value, text: text.clone() }),
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
            let row = Amount { label: label.clone(), value, text: text.clone(), highlight: false };
            charts.push(Chart::Dot(Dot {
                unit: String::new(),
                baseline,
                rows: vec![row.into(); 2],
                reference: Some(Reference { value, text: text.clone() }),
            }));
            let period = |i: u32| LinePeriod {
                time: if i == 1 { value } else { f64::from(i) },
                text: text.clone(),
                note: label.clone(),
            };
            let form = LineForm::Lines { baseline, series: vec![series(), series()] };
            charts.push(Chart::Line(Line {
                unit: String::new(),
                periods: (0..3).map(period).collect(),
                form,
                reference: None,
            }));
            let form = LineForm::Area(series());
            charts.push(Chart::Line(Line {
                unit: String::new(),
                periods: (0..3).map(period).collect(),
                form,
                reference: None,
            }));
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
fn a_stacked_bar_refuses_what_does_not_add_up() {
    let number = |value: f64| Number { value, text: text(value) };
    let stacked = |parts: &[f64], total: f64| {
        let row = |parts: &[f64], total| StackedRow {
            label: String::new(),
            parts: parts.iter().copied().map(number).collect(),
            total: number(total),
        };
        Stacked::new("人", vec![String::new(); 2], vec![row(&[1.0, 2.0], 3.0), row(parts, total)]).map(|_| ())
    };
    assert_eq!(stacked(&[82.0, 141.0], 223.0), Ok(()));
    assert_eq!(stacked(&[0.1, 0.2], 0.3), Ok(()), "floating point is forgiven");
    assert_eq!(stacked(&[82.0, 141.0], 224.0), Err(Refusal::Sum { at: 1, parts: 223.0, whole: 224.0 }));
    assert_eq!(stacked(&[1.0, -1.0], 0.0), Err(Refusal::NoAmount(1)));
    assert!(stacked(&[1.0], f64::NAN).is_err());
}

#[test]
fn a_range_refuses_what_has_no_order() {
    let end = |value: f64| Some(RangeEnd { value, text: text(value), bound: RangeBound::Exact });
    let mean = |value: f64| Some(Number { value, text: text(value) });
    let range = |low, mean, high| {
        let row = RangeRow { label: String::new(), low, mean, high, note: String::new() };
        Range::new("", Default::default(), Baseline::Zero, vec![row]).map(|_| ())
    };
    assert_eq!(range(end(20.0), mean(37.0), end(100.0)), Ok(()));
    assert_eq!(range(None, mean(37.0), None), Ok(()));
    assert_eq!(range(end(40.0), mean(37.0), None), Err(Refusal::Unordered(0)));
    assert_eq!(range(None, None, None), Err(Refusal::NoValue(0)));
    assert_eq!(range(end(f64::NAN), None, None), Err(Refusal::NoNumber(0)));
}

#[test]
fn slopes_and_steps_refuse_what_they_cannot_draw() {
    let periods = |count: usize| vec![String::new(); count];
    let line = |count: usize| SlopeLine {
        label: String::new(),
        values: vec![Number { value: 1.0, text: String::new() }; count],
        highlight: false,
        note: String::new(),
    };
    assert_eq!(Slope::new("", periods(4), vec![line(4)]), Err(Refusal::Periods(4)));
    assert_eq!(Slope::new("", periods(2), vec![line(2), line(3)]), Err(Refusal::MissesPeriod(1)));
    assert!(Slope::new("", periods(3), vec![line(3)]).is_ok());
    let level = |from| StepLevel { from, date: String::new(), value: 1.0, text: String::new() };
    assert_eq!(Step::new("", vec![level(2012.0), level(2012.0)]), Err(Refusal::Earlier(1)));
    assert_eq!(Step::new("", vec![level(f64::NAN)]), Err(Refusal::NoNumber(0)));
}

/// Widths of the bars of a colour, from top to bottom.
fn bars(drawing: &Drawing, token: Token) -> Vec<f64> {
    scene(drawing).of(token).map(|mark| mark.right - mark.left).filter(|width| *width > 12.0).collect()
}

#[test]
fn lengths_are_proportional_to_values() {
    let value = |value: f64| Number { value, text: text(value) };
    let row =
        |one, other| GroupedRow {
            label: "赴".to_owned(), values: vec![value(one), value(other)], note: String::new()
        };
    let grouped = Chart::Grouped(Grouped {
        unit: "人".to_owned(),
        series: vec!["培训".to_owned(), "挂职".to_owned()],
        rows: vec![row(82.0, 141.0), row(167.0, 31.0)],
        reference: None,
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
    let target = scene(&drawing).of(Token::Ink).next().map(|mark| f64::midpoint(mark.left, mark.right));
    assert!((target.unwrap() / bar - 4179.31 / 8743.11).abs() < 0.005, "{target:?} of {bar}");
}

#[test]
fn references_stand_where_their_value_is_and_make_way_for_texts() {
    let row =
        |value: f64| AmountRow::from(Amount { label: "村".to_owned(), value, text: text(value), highlight: false });
    let chart = |reference: f64| {
        let reference = Some(Reference { value: reference, text: "平均".to_owned() });
        Chart::Bar(Bar { unit: String::new(), rows: vec![row(100.0), row(50.0)], reference })
    };
    let upright = |drawing: &Drawing| -> Vec<[(f64, f64); 2]> {
        let lines = scene(drawing).lines.into_iter();
        let left = scene(drawing).of(Token::C1).map(|mark| mark.left).fold(f64::MAX, f64::min);
        lines.filter(|[from, to]| (from.0 - to.0).abs() < 0.01 && from.0 > left + 2.0).collect()
    };
    let drawing = drawn(&chart(75.0), 720.0);
    let bar = scene(&drawing).of(Token::C1).next().map(|mark| (mark.left, mark.right)).unwrap();
    let [(x, _), _] = upright(&drawing)[0];
    assert!(((x - bar.0) / (bar.1 - bar.0) - 0.75).abs() < 0.01, "{x} of {bar:?}");
    assert!(bars(&drawn(&chart(200.0), 720.0), Token::C1)[0] < 0.6 * (bar.1 - bar.0), "the axis reaches the reference");
    let through = drawn(&chart(52.0), 720.0);
    let text = through.texts.iter().find(|text| text.text == "50.0").unwrap();
    let crossed = upright(&through).into_iter().filter(|[from, to]| {
        (text.left..text.right).contains(&from.0) && from.1.min(to.1) < text.bottom && from.1.max(to.1) > text.top
    });
    assert_eq!(crossed.count(), 0, "no line through the number");
}

#[test]
fn open_ends_look_open() {
    let chart = |low, high| {
        let end = |value: f64, bound| Some(RangeEnd { value, text: text(value), bound });
        let mean = Some(Number { value: 37.0, text: "37".to_owned() });
        let row = RangeRow {
            label: "村集体收入".to_owned(),
            low: end(20.0, low),
            mean,
            high: end(100.0, high),
            note: String::new(),
        };
        Chart::Range(Range::new("万元", Default::default(), Baseline::Zero, vec![row]).unwrap())
    };
    let rings = |low, high| {
        let svg = drawn(&chart(low, high), 720.0).svg;
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
    let heights: Vec<f64> = columns.iter().map(|(mark, ..)| mark.bottom - mark.top).collect();
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
