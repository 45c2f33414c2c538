//! A process chain: boxes with arrows between them.
//!
//! Each box counts something else (money, projects, villages, people), so nothing is drawn in proportion.

use plotters_backend::text_anchor::HPos;

use crate::chart::diagram::{Stack, boxed, ground, head};
use crate::chart::layout::{Pen, Type, px, render, width};
use crate::chart::mark::{Mark, Shape, Way};
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

/// Blank between a number and its unit.
const UNIT_GAP: i32 = px(5);

/// Most rows that a chain is folded into.
const FOLDS: i32 = 3;

/// How close the boxes of a row stand: the roomy measure first, the tight one where only that fits.
struct Measure {
    /// Room for an arrow between two boxes.
    arrow: i32,
    /// Boxes are no narrower than this.
    narrowest: i32,
    /// Blank between the rim of a box and its words, at the sides and above.
    pad: (i32, i32),
}

const MEASURES: [Measure; 2] = [
    Measure { arrow: px(26), narrowest: px(112), pad: (px(12), px(11)) },
    Measure { arrow: px(17), narrowest: px(52), pad: (px(8), px(9)) },
];

/// Draws a chain in the form that takes least room: boxes in a row or in a few, or steps one below the other.
pub(super) fn draw(chart: &Chain, canvas: &Canvas) -> Drawing {
    if chart.steps.is_empty() {
        return render(canvas, px(12), |_| ());
    }
    let rows =
        (1..=FOLDS).find_map(|folds| MEASURES.iter().find_map(|measure| Rows::new(chart, folds, measure, canvas)));
    let list = List::new(chart, canvas);
    match rows {
        Some(rows) if rows.height() <= list.height() + px(8) => rows.draw(canvas),
        Some(_) | None => list.draw(canvas),
    }
}

/// Width of a number with its unit.
fn figure_width(step: &ChainStep, kind: Type, canvas: &Canvas) -> i32 {
    match step.number.trim() {
        "" => 0,
        number => kind.width(number, canvas) + UNIT_GAP + Type::LABEL.width(&step.unit, canvas),
    }
}

/// The label of a step: it is what the box says where there is no number.
fn label<'t>(step: &'t ChainStep, token: Token, limit: i32, canvas: &Canvas) -> Stack<'t> {
    let kind = if step.number.trim().is_empty() { Type::STRONG } else { Type::LABEL };
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
fn figure_height(step: &ChainStep, kind: Type) -> i32 {
    if step.number.trim().is_empty() { 0 } else { kind.line() }
}

/// Draws a number and its unit on a common baseline, from the top of their line.
fn figure(pen: &Pen, step: &ChainStep, kind: Type, (x, top): (i32, i32), token: Token) {
    let number = step.number.trim();
    if number.is_empty() {
        return;
    }
    let middle = top + kind.line() / 2;
    pen.text(number, kind, (x, middle), HPos::Left, token, false);
    let unit = x + pen.width(number, kind) + UNIT_GAP;
    pen.text(&step.unit, Type::LABEL, (unit, middle + kind.drop() - Type::LABEL.drop()), HPos::Left, token, false);
}

/// Boxes in rows.
struct Rows<'t> {
    chart: &'t Chain,
    measure: &'t Measure,
    labels: Vec<Stack<'t>>,
    /// How numbers are set: large where all steps have one.
    kind: Type,
    per_row: i32,
    folds: i32,
    wide: i32,
    /// Height of the numbers, and of a whole box.
    figures: i32,
    tall: i32,
}

/// Boxes that are narrower have labels of two lines at most.
const ROOMY: i32 = px(90);

/// Blank between two rows of boxes.
const BETWEEN_ROWS: i32 = px(14);

impl<'t> Rows<'t> {
    /// None where the words do not fit into the boxes, or a row would hold one box only.
    fn new(chart: &'t Chain, folds: i32, measure: &'t Measure, canvas: &Canvas) -> Option<Self> {
        let full = width(canvas);
        let count = i32::try_from(chart.steps.len()).ok()?;
        let per_row = (count + folds - 1) / folds;
        if folds > 1 && (per_row < 2 || (folds - 1) * per_row >= count) {
            return None;
        }
        // A row that goes on in the next one ends with an arrow.
        let arrows = if folds > 1 { per_row } else { per_row - 1 };
        let wide = (full - measure.arrow * arrows) / per_row;
        let inner = wide - 2 * measure.pad.0;
        let counted = chart.steps.iter().all(|step| !step.number.trim().is_empty());
        let kind = if counted { Type::LARGE } else { COUNT };
        let fits = wide >= measure.narrowest.min(full)
            && chart.steps.iter().all(|step| figure_width(step, kind, canvas) <= inner);
        if !fits {
            return None;
        }
        let labels: Vec<_> =
            chart.steps.iter().map(|step| label(step, ground(step.highlight, canvas).2, inner, canvas)).collect();
        let lines = if wide < ROOMY { 2 } else { 3 };
        if count > 1 && labels.iter().any(|label| label.most_lines() > lines || label.width() > inner) {
            return None;
        }
        let figures = chart.steps.iter().map(|step| figure_height(step, kind)).max().unwrap_or(0);
        let figures = if figures > 0 { figures + px(3) } else { 0 };
        let words = chart.steps.iter().zip(&labels).map(|(step, label)| {
            let above = if step.number.trim().is_empty() { 0 } else { figures };
            above + label.height()
        });
        let tall = 2 * measure.pad.1 + words.max().unwrap_or(0);
        Some(Self { chart, measure, labels, kind, per_row, folds, wide, figures, tall })
    }

    fn height(&self) -> i32 {
        self.folds * (self.tall + BETWEEN_ROWS) - BETWEEN_ROWS
    }

    fn draw(&self, canvas: &Canvas) -> Drawing {
        let (full, Measure { arrow, pad, .. }) = (width(canvas), self.measure);
        let step = self.wide + arrow;
        let last = self.chart.steps.len().saturating_sub(1);
        render(canvas, self.height(), |pen| {
            for (i, (one, label)) in self.chart.steps.iter().zip(&self.labels).enumerate() {
                let at = i32::try_from(i).unwrap_or(0);
                let (row, place) = (at / self.per_row, at % self.per_row);
                let (left, top) = (place * step, row * (self.tall + BETWEEN_ROWS));
                // The last box of a single row ends at the edge, whatever the division left over.
                let right = if self.folds == 1 && i == last { full } else { left + self.wide };
                let (shape, fill, text) = ground(one.highlight, canvas);
                pen.group(&title(one), text, || {
                    boxed(pen, (left, top), (right, top + self.tall), shape, fill);
                    let inset = top + (self.tall - label.height()) / 2;
                    if self.figures == 0 {
                        label.draw(pen, (i32::midpoint(left, right), inset), HPos::Center, false);
                    } else if one.number.trim().is_empty() {
                        label.draw(pen, (left + pad.0, inset), HPos::Left, false);
                    } else {
                        figure(pen, one, self.kind, (left + pad.0, top + pad.1), text);
                        label.draw(pen, (left + pad.0, top + pad.1 + self.figures), HPos::Left, false);
                    }
                });
                if i < last {
                    let tip = (right + arrow / 2 + px(4), top + self.tall / 2);
                    head(pen, tip, Way::Right, Token::Context);
                }
            }
        })
    }
}

/// Steps one below the other: their numbers down a line at the left, their words beside it.
struct List<'t> {
    chart: &'t Chain,
    digits: Vec<String>,
    items: Vec<Item<'t>>,
}

/// The words of a step of a list.
struct Item<'t> {
    label: Stack<'t>,
    /// Where the label starts and how far below the number: behind it, or on lines of its own.
    at: (i32, i32),
    /// Top and height of the words.
    top: i32,
    tall: i32,
}

/// Half of the edge of a step's sign.
const SIGN: i32 = px(11);

/// Where the words of a list start.
const WORDS: i32 = 2 * SIGN + px(12);

/// Blank between two steps of a list.
const BETWEEN_STEPS: i32 = px(14);

/// The number of a step of a list.
const COUNT: Type = Type::FIGURE_STRONG;

impl<'t> List<'t> {
    fn new(chart: &'t Chain, canvas: &Canvas) -> Self {
        let full = width(canvas);
        let digits: Vec<String> = (1..=chart.steps.len()).map(|i| i.to_string()).collect();
        // Where all steps have numbers, their labels stand in one column.
        let counts = || chart.steps.iter().map(|step| figure_width(step, COUNT, canvas));
        let column = counts().all(|count| count > 0).then(|| counts().max()).flatten();
        let mut bottom = 0;
        let item = |step: &'t ChainStep| {
            let count = figure_width(step, COUNT, canvas);
            let behind = WORDS + column.unwrap_or(count) + px(12);
            let (x, down) = match count {
                0 => (WORDS, 0),
                _ if behind + Type::LABEL.width(&step.label, canvas) <= full => (behind, 0),
                _ => (WORDS, COUNT.line()),
            };
            let label = label(step, Token::Ink, full - x, canvas);
            let tall = figure_height(step, COUNT).max(down + label.height());
            let top = bottom + (2 * SIGN - tall).max(0) / 2;
            bottom += tall.max(2 * SIGN) + BETWEEN_STEPS;
            Item { label, at: (x, down), top, tall }
        };
        let items = chart.steps.iter().map(item).collect();
        Self { chart, digits, items }
    }

    fn height(&self) -> i32 {
        self.items.last().map_or(px(12), |item| (item.top + item.tall).max(item.middle() + SIGN) + px(1))
    }

    fn draw(&self, canvas: &Canvas) -> Drawing {
        render(canvas, self.height(), |pen| {
            // Lines and signs of one look stand together: their attributes are then written once.
            for pair in self.items.windows(2) {
                if let [this, next] = pair {
                    let ends = ((SIGN, this.middle() + SIGN), (SIGN, next.middle() - SIGN));
                    pen.mark(&Mark::new(ends.0, ends.1, Shape::Line, Token::Context));
                }
            }
            for (one, item) in self.chart.steps.iter().zip(&self.items) {
                let (shape, fill, _) = ground(one.highlight, canvas);
                let middle = item.middle();
                pen.group(&title(one), Token::Ink, || {
                    boxed(pen, (0, middle - SIGN), (2 * SIGN, middle + SIGN), shape, fill);
                    figure(pen, one, COUNT, (WORDS, item.top), Token::Ink);
                    let ((x, down), label) = (item.at, &item.label);
                    let beside = if down > 0 { down } else { (item.tall - label.height()) / 2 };
                    label.draw(pen, (x, item.top + beside), HPos::Left, false);
                });
            }
            for ((one, item), digits) in self.chart.steps.iter().zip(&self.items).zip(&self.digits) {
                let text = ground(one.highlight, canvas).2;
                pen.text(digits, Type::NOTE, (SIGN, item.middle()), HPos::Center, text, false);
            }
        })
    }
}

impl Item<'_> {
    /// Middle of the first line, where the sign stands.
    fn middle(&self) -> i32 {
        let line = if self.at.1 > 0 { COUNT.line() } else { self.tall.min(COUNT.line()) };
        self.top + line / 2
    }
}
