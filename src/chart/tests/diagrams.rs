//! What is particular to each kind of diagram: where its values stand, and what its marks say.

use super::samples::diagrams::{board, cadence, chain, gate, ladder, matrix, sankey, sign_off, tree};
use super::samples::{WIDTHS, drawn};
use super::scene::{Scene, scene};
use crate::chart::*;

/// The marks of a colour, from the top left.
fn of(scene: &Scene, token: Token) -> Vec<&TextBox> {
    let mut marks: Vec<_> = scene.of(token).collect();
    marks.sort_by(|one, other| (one.top, one.left).partial_cmp(&(other.top, other.left)).unwrap());
    marks
}

fn tall(mark: &TextBox) -> f64 {
    mark.bottom - mark.top
}

#[test]
fn the_ends_of_a_rung_are_as_tall_as_their_numbers() {
    let side = |value: f64| Number { value, text: value.to_string() };
    let rung =
        |left, right| LadderRung { label: String::new(), left: side(left), right: side(right), highlight: false };
    let rungs = vec![rung(62.0, 75.0), rung(18.0, 36.0), rung(0.0, f64::NAN)];
    let chart = Chart::Ladder(Ladder { left: String::new(), right: String::new(), rungs });
    for width in WIDTHS {
        let scene = scene(&drawn(&chart, width));
        let mut heights: Vec<f64> = of(&scene, Token::C1).into_iter().map(tall).collect();
        heights.sort_by(f64::total_cmp);
        assert_eq!(heights.len(), 4, "nothing stands for nothing");
        for (height, value) in heights.iter().zip([18.0, 36.0, 62.0, 75.0]) {
            assert!((height - value / 75.0 * heights[3]).abs() <= 0.11, "{width}: {heights:?}");
        }
    }
}

#[test]
fn bands_fill_the_bars_that_they_join() {
    let node = |value: f64| Amount { label: "甲".to_owned(), value, text: value.to_string(), highlight: false };
    let flow = |from, to, value: f64| SankeyFlow { from, to, value, text: value.to_string() };
    let nodes = vec![node(223.0), node(198.0), node(172.0), node(249.0)];
    let flows = vec![flow(0, 2, 141.0), flow(0, 3, 82.0), flow(1, 2, 31.0), flow(1, 3, 167.0)];
    let chart = Chart::Sankey(Sankey::new("人次", nodes, flows).unwrap());
    for width in WIDTHS {
        let scene = scene(&drawn(&chart, width));
        let bars = of(&scene, Token::C1);
        assert_eq!(bars.len(), 4);
        for bar in bars {
            // Of each band, the first and the last slice are its ends.
            let ends = scene.slices.chunks(3).flat_map(|band| [&band[0], &band[2]]).filter(|band| {
                let touches = (band.left - bar.right).abs() < 0.01 || (band.right - bar.left).abs() < 0.01;
                touches && band.top >= bar.top - 0.01 && band.bottom <= bar.bottom + 0.01
            });
            let sum: f64 = ends.map(tall).sum();
            assert!((sum - tall(bar)).abs() < 0.01, "{width}: {sum} of {bar:?}");
        }
    }
}

#[test]
fn a_dot_stands_where_its_row_meets_its_column() {
    let side = |members: &[&str]| PairSide {
        head: "各方".to_owned(),
        members: members.iter().map(|member| (*member).to_owned()).collect(),
    };
    let (rows, columns) = (side(&["识别人", "农户"]), side(&["识别", "建档", "销账"]));
    let chart = Chart::PairMatrix(PairMatrix::new(rows, columns, "次数", vec![(1, 0), (1, 2)]).unwrap());
    let drawing = drawn(&chart, 720.0);
    let place = |text: &str| drawing.texts.iter().find(|found| found.text == text).unwrap();
    let scene = scene(&drawing);
    let dots = of(&scene, Token::C1);
    assert_eq!(dots.len(), 2);
    for (dot, column) in dots.iter().zip(["识别", "销账"]) {
        let (row, column) = (place("农户"), place(column));
        assert!(((dot.left + dot.right) / 2.0 - (column.left + column.right) / 2.0).abs() < 1.0, "{dot:?}");
        assert!(((dot.top + dot.bottom) / 2.0 - (row.top + row.bottom) / 2.0).abs() < 1.5, "{dot:?}");
    }
    let zeros = drawing.texts.iter().filter(|text| text.text == "0").count();
    assert_eq!(zeros, 2, "a row and a column without a partner");
}

#[test]
fn each_round_of_a_gate_goes_up_and_down() {
    for width in WIDTHS {
        let drawing = drawn(&gate(3, 0), width);
        assert_eq!(drawing.svg.matches("<polygon").count(), 6, "{width}");
    }
}

#[test]
fn signatures_that_are_open_wear_a_dashed_rim_and_no_tick() {
    let chart = sign_off(9, 1);
    for width in WIDTHS {
        let svg = drawn(&chart, width).svg;
        assert_eq!(svg.matches("stroke-dasharray").count(), 3, "{width}");
        assert_eq!(svg.matches(r#"fill="none" class="s-c1""#).count(), 3, "{width}: a tick for each that is given");
    }
}

#[test]
fn beats_of_a_year_nest() {
    let row = |beats| CadenceRow {
        label: "甲".to_owned(),
        note: String::new(),
        beats: vec![Beat::Due; beats],
        names: Vec::new(),
    };
    let rows = vec![row(12), row(4), row(1)];
    let chart =
        Chart::Cadence(Cadence { form: CadenceForm::Rows, marks: Vec::new(), rows, words: CadenceWords::default() });
    for width in WIDTHS {
        let scene = scene(&drawn(&chart, width));
        let months = of(&scene, Token::C1);
        assert_eq!(months.len(), 12, "the fastest beat has the accent");
        let cells: Vec<_> = months.into_iter().chain(of(&scene, Token::Context)).collect();
        assert_eq!(cells.len(), 17);
        let lefts = |from: usize, step: usize| -> Vec<i64> {
            cells.iter().skip(from).step_by(step).take(4).map(|cell| (cell.left * 10.0).round() as i64).collect()
        };
        assert_eq!(lefts(0, 3), lefts(12, 1), "{width}: each quarter starts with a month");
        let rights = [11, 15, 16].map(|last: usize| cells[last].right);
        assert!(rights.iter().all(|right| (right - width).abs() < 0.2), "{width}: {rights:?}");
    }
}

#[test]
fn a_wheel_has_a_cell_for_each_beat_with_its_name() {
    let row = |beats: usize| CadenceRow {
        label: "调度".to_owned(),
        note: "每月".to_owned(),
        beats: (0..beats).map(|i| if i == 1 { Beat::Missed } else { Beat::Done }).collect(),
        names: (1..=beats).map(|i| format!("第{i}次")).collect(),
    };
    let words = CadenceWords { done: "已报".to_owned(), missed: "缺报".to_owned(), ..CadenceWords::default() };
    let marks = (1..=12).map(|month| format!("{month}月")).collect();
    let rows = vec![row(4), row(52), row(12)];
    let chart = Chart::Cadence(Cadence { form: CadenceForm::Wheel, marks, rows, words });
    for width in WIDTHS {
        let drawing = drawn(&chart, width);
        assert_eq!(drawing.svg.matches("</title></path>").count(), 68, "{width}");
        assert_eq!(drawing.svg.matches("<title>调度：第2次，缺报</title>").count(), 3, "{width}");
        assert_eq!(drawing.svg.matches("<title>调度：第12次，已报</title>").count(), 2, "{width}");
        // The middle of each cell of the outermost ring, seen from the centre, follows the one before it clockwise.
        let scene = scene(&drawing);
        let middle = |cell: &Vec<(f64, f64)>| {
            let sum = cell.iter().fold((0.0, 0.0), |sum, point| (sum.0 + point.0, sum.1 + point.1));
            (sum.0 / cell.len() as f64, sum.1 / cell.len() as f64)
        };
        let weeks: Vec<(f64, f64)> = scene.bands.iter().take(51).map(middle).collect();
        let (first, later) = (weeks[0], weeks[24]);
        assert!(first.1 < later.1 && first.0 < later.0 + 100.0, "{width}: the year goes on downwards");
        assert!(weeks[10].0 > first.0 && weeks[40].0 < first.0, "{width}: on the right first, then on the left");
    }
}

#[test]
fn what_belongs_to_a_node_stands_below_it() {
    let leaf =
        |label: &str| TreeNode { label: label.to_owned(), note: String::new(), highlight: false, children: Vec::new() };
    let names = ["省四套班子办公厅", "省发改委", "省水利厅"];
    let root = TreeNode { children: names.map(leaf).into(), ..leaf("联席会议") };
    let chart = Chart::Tree(Tree { root });
    for width in WIDTHS {
        let drawing = drawn(&chart, width);
        let places: Vec<_> =
            names.iter().map(|name| drawing.texts.iter().find(|text| name.starts_with(&text.text)).unwrap()).collect();
        let root = drawing.texts.iter().find(|text| text.text == "联席会议").unwrap();
        assert!(places.iter().all(|leaf| leaf.top > root.bottom), "{width}");
        if width > 480.0 {
            assert!(places.windows(2).all(|pair| pair[0].right < pair[1].left), "{width}: leaves stand side by side");
        } else {
            let follows = |pair: &[&TextBox]| pair[0].right < pair[1].left || pair[0].bottom < pair[1].top;
            assert!(places.windows(2).all(follows), "{width}: leaves follow each other");
        }
    }
}

#[test]
fn the_state_of_a_task_shows_without_colour() {
    for width in WIDTHS {
        let svg = drawn(&board(3, 2), width).svg;
        assert_eq!(svg.matches("<circle").count(), 1, "{width}: a ring for the open one");
        assert_eq!(svg.matches("<polygon").count(), 1, "{width}: a triangle for the overdue one");
        assert_eq!(svg.matches(r#"fill="none" class="s-c4""#).count(), 1, "{width}: a tick for the one that is done");
        for word in ["已完成", "进行中", "已逾期"] {
            assert!(svg.contains(&format!(">{word}<")), "{width}");
        }
    }
}

#[test]
fn times_and_numbers_that_are_none_break_nothing() {
    for value in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY, -5.0, f64::MAX] {
        let side = || Number { value, text: "?".to_owned() };
        let rung = LadderRung { label: "甲".to_owned(), left: side(), right: side(), highlight: false };
        let ladder = Chart::Ladder(Ladder { left: String::new(), right: String::new(), rungs: vec![rung] });
        let mut board = board(2, 3);
        if let Chart::Board(board) = &mut board {
            board.tasks[0].span = Some((value, 2019.0));
            board.as_of = Some((value, "截至某日".to_owned()));
        }
        for chart in [ladder, board] {
            for width in WIDTHS {
                let svg = drawn(&chart, width).svg;
                let sound = roxmltree::Document::parse(&svg).is_ok() && !svg.contains("NaN") && !svg.contains("inf");
                assert!(sound, "{value} at {width}: {svg}");
            }
        }
    }
}

#[test]
fn diagrams_of_usual_size_are_small_and_the_same_every_time() {
    let mut tasks = board(30, 2);
    if let Chart::Board(board) = &mut tasks {
        board.tasks.truncate(12);
        board.tasks.iter_mut().for_each(|task| task.goal = "每户一件".to_owned());
    }
    let charts = [ladder(9, 1), chain(9, 2), matrix(9, 2), sankey(9, 3), gate(5, 1), sign_off(9, 2), cadence(2, 1)];
    for chart in charts.into_iter().chain([tree(9, 3), tasks]) {
        for width in WIDTHS {
            let drawing = drawn(&chart, width);
            assert!(drawing.svg.len() < 12_000, "{} bytes at {width}: {chart:?}", drawing.svg.len());
            assert_eq!(drawing.svg, drawn(&chart, width).svg);
        }
    }
}
