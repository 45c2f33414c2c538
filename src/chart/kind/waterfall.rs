//! A waterfall: parts that add up to a total.

use plotters::coord::types::RangedCoordf64;
use plotters_backend::text_anchor::HPos;

use crate::chart::layout::{
    Block, Place, Row, Type, VALUE_GAP, axis_length, beside, density, finite, place_labels, px, render, width,
};
use crate::chart::legend::Legend;
use crate::chart::mark::{Mark, Shape, put};
use crate::chart::palette::{TINT, Token};
use crate::chart::{Canvas, Drawing};

/// Steps and their total.
#[derive(Clone, Debug, PartialEq)]
pub struct Waterfall {
    /// Names of the groups, in the order of their colours; empty where the steps are not grouped.
    pub groups: Vec<String>,
    /// The steps from top to bottom.
    pub steps: Vec<WaterfallStep>,
    /// Label of the total: 合计.
    pub total_label: String,
    /// The total; equals the sum of the steps.
    pub total: f64,
    /// The total as printed, with its unit.
    pub total_text: String,
}

/// One step.
#[derive(Clone, Debug, PartialEq)]
pub struct WaterfallStep {
    /// What it is.
    pub label: String,
    /// What it adds; negative where it takes away.
    pub value: f64,
    /// The number as printed, with its sign. A first step without one is what the others start from, and looks like the total.
    pub text: String,
    /// Index into the chart's groups; 0 where there are none.
    pub group: usize,
}

/// Colours of the groups, in their order: the first two differ in lightness, so that they differ in grey too.
const COLOURS: [Token; 5] = [Token::C1, Token::C3, Token::C2, Token::C4, Token::C5];

/// Lines that a label may take beside the bars of a phone: lines above them would be crossed by the links between the steps.
const LABEL_LINES: usize = 4;

/// One bar: a step or the total.
struct Column<'t> {
    label: &'t str,
    text: &'t str,
    /// Where it starts and ends on the axis.
    from: f64,
    to: f64,
    token: Token,
    group: Option<(usize, &'t str)>,
    total: bool,
}

/// Draws a waterfall. What takes away is hollow; the sign stands in its value.
pub(super) fn draw(chart: &Waterfall, canvas: &Canvas) -> Drawing {
    let columns = columns(chart);
    let (place, labels) =
        place_labels(columns.iter().map(|column| (column.label, Type::label(column.total))), LABEL_LINES, canvas);
    let left = beside(place, px(10));
    let room = width(canvas) - left;
    let values: Vec<_> =
        columns.iter().map(|column| Block::new(column.text, Type::label(column.total), room / 2, canvas)).collect();
    let low = columns.iter().map(|column| column.from.min(column.to)).fold(0.0, f64::min);
    let high = columns.iter().map(|column| column.from.max(column.to)).fold(0.0, f64::max);
    let high = if high > low { high } else { low + 1.0 };
    let ends = columns.iter().map(|column| (column.from.max(column.to) - low) / (high - low));
    let axis = axis_length(ends.zip(values.iter().map(|value| value.width)), room);

    let legend = Legend::new(chart.groups.iter().map(String::as_str).zip(COLOURS.into_iter().cycle()), room, canvas);
    let legend = legend.keyed(0..);
    let first = if chart.groups.is_empty() { 0 } else { legend.height + px(8) };
    let (thickness, gap) = density(columns.len(), place);
    let mut bottom = if place == Place::Above { first } else { first + px(6) };
    let mut rows = Vec::with_capacity(columns.len());
    for (label, value) in labels.iter().zip(&values) {
        let row = Row::new(bottom, place, label.height(), thickness, value.height());
        bottom = row.end + gap;
        rows.push(row);
    }
    let height = bottom - gap + px(6);

    render(canvas, height, |pen| {
        let plot = pen.plot::<RangedCoordf64>(low..high, left..left + axis);
        legend.draw(pen, (left, 0));
        let zero = plot.map_coordinate(&(0.0, 0)).0;
        if place != Place::Above || low < 0.0 {
            pen.mark(&Mark::new((zero, first), (zero, height), Shape::Line, Token::Context));
        }
        for (column, pair) in columns.iter().zip(rows.windows(2)) {
            if let [this, next] = pair {
                let line = Mark::new((column.to, this.bottom), (column.to, next.top), Shape::Line, Token::Context);
                put(&plot, &line);
            }
        }
        for (i, column) in columns.iter().enumerate() {
            let (Some(at), Some(label), Some(value)) = (rows.get(i), labels.get(i), values.get(i)) else { continue };
            let bar = || {
                match place {
                    Place::Beside(width) => pen.block(label, (width, at.label), HPos::Right, Token::Ink, false),
                    Place::Above => pen.block(label, (0, at.label), HPos::Left, Token::Ink, true),
                }
                if column.from < column.to || column.to < column.from {
                    // A total is pale with a rim: in grey print, its colour would be that of a group.
                    let shape = match column.total {
                        true => Shape::Tint { percent: TINT, radius: 0, rim: true },
                        false if column.to < column.from => Shape::Hollow,
                        false => Shape::BAR,
                    };
                    put(&plot, &Mark::new((column.from, at.top), (column.to, at.bottom), shape, column.token));
                }
                let end = column.from.max(column.to);
                let x = plot.map_coordinate(&(end, 0)).0 + VALUE_GAP;
                let crosses = x - VALUE_GAP <= zero && zero <= x + value.width + px(1) && end < 0.0;
                pen.block(value, (x, at.middle() - value.height() / 2), HPos::Left, Token::Ink, crosses);
            };
            pen.series(column.group.map(|(group, _)| group), || pen.group(&title(column), Token::Ink, bar));
        }
    })
}

/// The steps with their places, and the total.
fn columns(chart: &Waterfall) -> Vec<Column<'_>> {
    let mut level = 0.0;
    let mut columns: Vec<_> = chart
        .steps
        .iter()
        .enumerate()
        .map(|(i, step)| {
            let from = level;
            level += finite(step.value);
            let stock = i == 0 && step.value > 0.0 && !step.text.starts_with(['+', '＋']);
            Column {
                label: &step.label,
                text: &step.text,
                from,
                to: level,
                token: if stock { Token::Muted } else { COLOURS[step.group % COLOURS.len()] },
                group: chart.groups.get(step.group).map(|name| (step.group, name.as_str())),
                total: stock,
            }
        })
        .collect();
    columns.push(Column {
        label: &chart.total_label,
        text: &chart.total_text,
        from: 0.0,
        to: finite(chart.total),
        token: Token::Muted,
        group: None,
        total: true,
    });
    columns
}

fn title(column: &Column) -> String {
    match column.group {
        Some((_, group)) => format!("{}：{}（{group}）", column.label, column.text),
        None => format!("{}：{}", column.label, column.text),
    }
}
