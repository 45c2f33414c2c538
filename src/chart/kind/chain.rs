//! A process chain: boxes with arrows between them.
//!
//! Each box counts something else (money, projects, villages, people), so nothing is drawn in proportion.

use plotters_backend::text_anchor::HPos;

use crate::chart::diagram::{PAD, Stack, boxed, ground, head};
use crate::chart::layout::{Type, px, render, width};
use crate::chart::mark::Way;
use crate::chart::palette::Token;
use crate::chart::{Canvas, Drawing};

/// Steps of which each leads to the next.
#[derive(Clone, Debug, PartialEq)]
pub struct Chain {
    /// The steps in order.
    pub steps: Vec<ChainStep>,
}

/// One step.
#[derive(Clone, Debug, PartialEq)]
pub struct ChainStep {
    /// The number as printed, without its unit: 6594; empty where the step counts nothing.
    pub number: String,
    /// The unit: 万元, 个项目.
    pub unit: String,
    /// What it is: 四级财政专项帮扶资金.
    pub label: String,
    /// Whether the title speaks of it: drawn in the accent colour.
    pub highlight: bool,
}

/// Room for an arrow between two boxes.
const ARROW: i32 = px(28);

/// Boxes in a row are no narrower than this.
const NARROWEST: i32 = px(128);

/// Blank between a number and its unit.
const UNIT_GAP: i32 = px(5);

/// Lines that a label may take in a row of boxes.
const LINES: usize = 4;

/// Draws a chain: boxes in a row, or one below the other where a row has no room for their words.
pub(super) fn draw(chart: &Chain, canvas: &Canvas) -> Drawing {
    row(chart, canvas).unwrap_or_else(|| column(chart, canvas))
}

/// Width of a number with its unit.
fn figure_width(step: &ChainStep, canvas: &Canvas) -> i32 {
    match step.number.trim() {
        "" => 0,
        number => Type::LARGE.width(number, canvas) + UNIT_GAP + Type::LABEL.width(&step.unit, canvas),
    }
}

/// The label of a step: it is what the box says where there is no number.
fn label<'t>(step: &'t ChainStep, token: Token, limit: i32, canvas: &Canvas) -> Stack<'t> {
    let kind = if figure_width(step, canvas) == 0 { Type::STRONG } else { Type::LABEL };
    let mut stack = Stack::default();
    stack.add(&step.label, kind, token, 0, limit, canvas);
    stack
}

fn title(step: &ChainStep) -> String {
    match step.number.trim() {
        "" => step.label.clone(),
        number if step.label.is_empty() => format!("{number}{}", step.unit),
        number => format!("{}：{number}{}", step.label, step.unit),
    }
}

/// Height of the line of a number.
fn figure_height(figure: i32) -> i32 {
    if figure > 0 { Type::LARGE.line() } else { 0 }
}

/// Draws a number and its unit on a common baseline, from the top of their line.
fn figure(pen: &crate::chart::layout::Pen, step: &ChainStep, (x, top): (i32, i32), token: Token) {
    let number = step.number.trim();
    if number.is_empty() {
        return;
    }
    let middle = top + Type::LARGE.line() / 2;
    pen.text(number, Type::LARGE, (x, middle), HPos::Left, token, false);
    let unit = x + pen.width(number, Type::LARGE) + UNIT_GAP;
    // Half of the difference of the sizes, less the part of it below the baseline.
    pen.text(&step.unit, Type::LABEL, (unit, middle + px(5)), HPos::Left, token, false);
}

fn row(chart: &Chain, canvas: &Canvas) -> Option<Drawing> {
    let full = width(canvas);
    let count = i32::try_from(chart.steps.len()).ok().filter(|count| *count > 0)?;
    let (full_less_arrows, last) = (full - ARROW * (count - 1), count - 1);
    let wide = full_less_arrows / count;
    let fits = wide >= NARROWEST && chart.steps.iter().all(|step| figure_width(step, canvas) <= wide - 2 * PAD);
    if !fits {
        return None;
    }
    let labels: Vec<_> =
        chart.steps.iter().map(|step| label(step, ground(step.highlight, canvas).2, wide - 2 * PAD, canvas)).collect();
    if last > 0 && labels.iter().any(|label| label.most_lines() > LINES) {
        return None;
    }
    let figures = chart.steps.iter().map(|step| figure_height(figure_width(step, canvas))).max().unwrap_or(0);
    let words = labels.iter().map(Stack::height).max().unwrap_or(0);
    let between = if figures > 0 && words > 0 { px(4) } else { 0 };
    let height = 2 * PAD + figures + between + words;

    Some(render(canvas, height, |pen| {
        for ((i, step), label) in (0..).zip(&chart.steps).zip(&labels) {
            // The last box ends at the edge, whatever the division left over.
            let left = i * (wide + ARROW);
            let right = if i == last { full } else { left + wide };
            let (shape, fill, text) = ground(step.highlight, canvas);
            if i > 0 {
                head(pen, (left - px(10), height / 2), Way::Right, Token::Context);
            }
            pen.group(&title(step), text, || {
                boxed(pen, (left, 0), (right, height), shape, fill);
                figure(pen, step, (left + PAD, PAD), text);
                let top = if figures == 0 { (height - label.height()) / 2 } else { PAD + figures + between };
                label.draw(pen, (left + PAD, top), HPos::Left, false);
            });
        }
    }))
}

fn column(chart: &Chain, canvas: &Canvas) -> Drawing {
    let full = width(canvas);
    let inner = full - 2 * PAD;
    // A label stands at the right of its number where both have room, else below it; the same way in all boxes.
    let beside = chart.steps.iter().all(|step| {
        let figure = figure_width(step, canvas);
        figure > 0 && figure + px(16) + Type::LABEL.width(&step.label, canvas) <= inner
    });
    let labels: Vec<_> =
        chart.steps.iter().map(|step| label(step, ground(step.highlight, canvas).2, inner, canvas)).collect();
    let heights: Vec<_> = chart
        .steps
        .iter()
        .zip(&labels)
        .map(|(step, label)| {
            let (figure, words) = (figure_height(figure_width(step, canvas)), label.height());
            2 * PAD + if beside { figure.max(words) } else { figure + words }
        })
        .collect();
    let gap = px(22);
    let count = i32::try_from(heights.len()).unwrap_or(0);
    let height = heights.iter().sum::<i32>() + gap * (count - 1).max(0);

    render(canvas, height.max(px(12)), |pen| {
        let mut top = 0;
        for ((step, label), tall) in chart.steps.iter().zip(&labels).zip(&heights) {
            let (shape, fill, text) = ground(step.highlight, canvas);
            if top > 0 {
                head(pen, (full / 2, top - px(7)), Way::Down, Token::Context);
            }
            pen.group(&title(step), text, || {
                boxed(pen, (0, top), (full, top + tall), shape, fill);
                let figures = figure_height(figure_width(step, canvas));
                if beside {
                    figure(pen, step, (PAD, top + (tall - figures) / 2), text);
                    label.draw(pen, (full - PAD, top + (tall - label.height()) / 2), HPos::Right, false);
                } else {
                    figure(pen, step, (PAD, top + PAD), text);
                    label.draw(pen, (PAD, top + PAD + figures), HPos::Left, false);
                }
            });
            top += tall + gap;
        }
    })
}
