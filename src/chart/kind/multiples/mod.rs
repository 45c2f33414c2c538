//! Small multiples: the same small chart in panels beside each other.

mod plot;

use plotters_backend::text_anchor::HPos;

use self::plot::{Inner, places};
use crate::chart::axis::{Baseline, ValueAxis};
use crate::chart::layout::{Block, NARROW, Pen, Type, finite, px, render, width, with_unit};
use crate::chart::mark::{Mark, Shape};
use crate::chart::palette::Token;
use crate::chart::spots::{Spot, lanes};
use crate::chart::{Canvas, Drawing};

/// Panels of one form.
#[derive(Clone, Debug, PartialEq)]
pub struct Multiples {
    /// What each panel draws.
    pub form: PanelForm,
    /// Whether heights compare between panels.
    pub scale: PanelScale,
    /// The panels in reading order.
    pub panels: Vec<Panel>,
}

/// What a panel draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PanelForm {
    /// A column for each point, from zero.
    Columns,
    /// A line over time with its area down to zero; of two points, a slope.
    Area,
    /// A line over time; of two points, a slope.
    Line(Baseline),
}

/// The scales of panels.
#[derive(Clone, Debug, PartialEq)]
pub enum PanelScale {
    /// One for all: heights compare.
    Shared,
    /// One for each panel, which the drawing says in these words: 各格纵轴不同，均从0起.
    Separate(String),
}

/// One panel.
#[derive(Clone, Debug, PartialEq)]
pub struct Panel {
    /// What it shows.
    pub title: String,
    /// A line below the title: 减少19.3%; may be empty.
    pub note: String,
    /// The unit, printed after the first value; may be empty.
    pub unit: String,
    /// The points, from the earliest.
    pub points: Vec<PanelPoint>,
    /// Whether the title of the chart speaks of it: drawn in the accent colour.
    pub highlight: bool,
}

/// One value in a panel.
#[derive(Clone, Debug, PartialEq)]
pub struct PanelPoint {
    /// Where it stands on the axis of time, in years with fraction; columns stand side by side without regard to it.
    pub time: f64,
    /// What stands below it: 十二五.
    pub label: String,
    /// Its height; a column's or area's is never negative.
    pub value: f64,
    /// The number as printed, without the unit.
    pub text: String,
}

/// Blank between panels beside each other.
const GAP: i32 = px(24);

/// Radius of a dot.
const DOT: i32 = px(4);

/// Panels in a row, at most: more become too small to read.
const ABREAST: i32 = 4;

/// Where a panel stands: left and right edge, and the heights of its parts.
#[derive(Clone, Copy)]
struct Cell {
    left: i32,
    right: i32,
    top: i32,
    /// Top of what numbers may take.
    numbers: i32,
    /// Top and bottom of the plot.
    plot: (i32, i32),
}

/// The texts above a panel and below its points.
struct Texts<'t> {
    title: Block<'t>,
    note: Block<'t>,
    /// Labels below: left edge, line from the top of all labels in device units, text.
    labels: Vec<(i32, i32, Block<'t>)>,
    below: i32,
}

/// Draws small multiples, as many panels abreast as their texts allow.
pub(super) fn draw(chart: &Multiples, canvas: &Canvas) -> Drawing {
    let full = width(canvas);
    let any = chart.panels.iter().any(|panel| panel.highlight);
    let count = i32::try_from(chart.panels.len()).unwrap_or(i32::MAX);
    let need = chart.panels.iter().map(|panel| needs(panel, canvas)).max().unwrap_or(0).clamp(px(88), full);
    let gap = if full < NARROW { GAP * 2 / 3 } else { GAP };
    let abreast = ((full + gap) / (need + gap)).clamp(1, ABREAST).min(count.max(1));
    // The same number of rows with panels as evenly filled as they can be.
    let ceil = |count: i32, by: i32| (count.max(1) - 1) / by + 1;
    let rows = ceil(count, abreast);
    let abreast = ceil(count, rows);
    let cell = (full - (abreast - 1) * gap) / abreast;

    let shared = axis(chart.form, chart.panels.iter());
    let values: Vec<Vec<String>> = chart.panels.iter().map(values).collect();
    let inner = |i: usize, cell: &Cell| -> Option<Inner> {
        let (panel, values) = (chart.panels.get(i)?, values.get(i)?);
        let axis = match chart.scale {
            PanelScale::Shared => shared,
            PanelScale::Separate(_) => axis(chart.form, std::iter::once(panel)),
        };
        let token = if panel.highlight || !any { Token::C1 } else { Token::Context };
        Some(Inner { form: chart.form, panel, values, cell: *cell, axis, token, canvas })
    };

    // Numbers that are wider than their share of a panel stand on two levels.
    let levels = if need > cell { 2 } else { 1 };
    let below = chart.panels.iter().map(|panel| panel.points.iter().map(|point| point.label.clone()).collect());
    let below: Vec<Vec<String>> = below.collect();
    let beside = Laid::new(chart, &below, (cell, gap, abreast), px(6) + levels * Type::LABEL.line() + DOT, canvas);
    let numbers: Option<Vec<Vec<(Spot, bool)>>> =
        beside.cells.iter().enumerate().map(|(i, cell)| inner(i, cell)?.numbers()).collect();
    // Where not all numbers have room at their points, all stand below, after the words.
    let joined = chart.panels.iter().zip(&values).map(|(panel, values)| {
        panel.points.iter().zip(values).map(|(point, value)| format!("{} {value}", point.label)).collect()
    });
    let joined: Vec<Vec<String>> = joined.collect();
    let laid = match numbers {
        Some(_) => beside,
        None => Laid::new(chart, &joined, (cell, gap, abreast), px(6) + DOT, canvas),
    };

    let said = if let PanelScale::Separate(words) = &chart.scale { words.as_str() } else { "" };
    let said = Block::new(said, Type::NOTE, full, canvas);
    let height = laid.foot + if said.height() > 0 { px(10) + said.height() } else { 0 };
    render(canvas, height, |pen| {
        for (i, ((panel, texts), cell)) in chart.panels.iter().zip(&laid.texts).zip(&laid.cells).enumerate() {
            let Some(inner) = inner(i, cell) else { continue };
            let numbers = numbers.as_ref().and_then(|numbers| numbers.get(i)).map(Vec::as_slice);
            let plot = || {
                texts.draw(pen, panel, cell, canvas);
                pen.mark(&Mark::new((cell.left, cell.plot.1), (cell.right, cell.plot.1), Shape::Line, Token::Context));
                inner.draw(pen, numbers);
            };
            pen.series((chart.panels.len() > 1).then_some(i), || pen.group(&title(panel), Token::Ink, plot));
        }
        pen.block(&said, (0, laid.foot + px(10)), HPos::Left, canvas.palette.text_in(Token::Muted), false);
    })
}

/// The panels with their texts, laid out.
struct Laid<'t> {
    texts: Vec<Texts<'t>>,
    cells: Vec<Cell>,
    /// Bottom of the last row.
    foot: i32,
}

impl<'t> Laid<'t> {
    /// Sets panels of a width, so many in a row at a blank, with `below` below their points and `head` above their plots.
    fn new(
        chart: &'t Multiples,
        below: &'t [Vec<String>],
        (cell, gap, abreast): (i32, i32, i32),
        head: i32,
        canvas: &Canvas,
    ) -> Self {
        let texts: Vec<Texts> = chart
            .panels
            .iter()
            .zip(below)
            .map(|(panel, below)| Texts::new(panel, below, chart.form, cell, canvas))
            .collect();
        let tall = if width(canvas) < NARROW { px(100) } else { px(120) };
        let mut cells: Vec<Cell> = Vec::with_capacity(texts.len());
        let mut top = 0;
        for row in texts.chunks(usize::try_from(abreast).unwrap_or(1)) {
            let titles = row.iter().map(|texts| texts.title.height() + texts.note.height()).max().unwrap_or(0);
            let plot = (top + titles + head, top + titles + head + tall);
            let mut left = 0;
            for _ in row {
                cells.push(Cell { left, right: left + cell, top, numbers: top + titles, plot });
                left += cell + gap;
            }
            top = plot.1 + px(6) + row.iter().map(|texts| texts.below).max().unwrap_or(0) + px(20);
        }
        Self { texts, cells, foot: (top - px(20)).max(px(12)) }
    }
}

/// The numbers of a panel as printed.
fn values(panel: &Panel) -> Vec<String> {
    panel.points.iter().enumerate().map(|(i, point)| with_unit(&point.text, &panel.unit, i == 0)).collect()
}

/// The axis of values of some panels.
fn axis<'t>(form: PanelForm, panels: impl Iterator<Item = &'t Panel> + Clone) -> ValueAxis {
    let baseline = match form {
        PanelForm::Columns | PanelForm::Area => Baseline::Zero,
        PanelForm::Line(baseline) => baseline,
    };
    let values = panels.flat_map(|panel| &panel.points).map(move |point| match form {
        PanelForm::Line(_) => point.value,
        PanelForm::Columns | PanelForm::Area => finite(point.value).max(0.0),
    });
    let axis = ValueAxis::fit(values.clone(), baseline, 4);
    // A fitted axis keeps its ticks, so that the lowest point does not lie on the ground as if it were zero.
    if baseline == Baseline::Zero { axis.cut_to(baseline, values) } else { axis }
}

/// Width that the texts of a panel's points need side by side.
fn needs(panel: &Panel, canvas: &Canvas) -> i32 {
    let kind = Type::label(panel.highlight);
    let widest = panel
        .points
        .iter()
        .enumerate()
        .map(|(i, point)| {
            let value = kind.width(&with_unit(&point.text, &panel.unit, i == 0), canvas);
            let label = Block::new(&point.label, Type::NOTE, px(66), canvas).width;
            value.max(label)
        })
        .max()
        .unwrap_or(0);
    i32::try_from(panel.points.len()).unwrap_or(i32::MAX).saturating_mul(widest + px(8))
}

fn title(panel: &Panel) -> String {
    let points: Vec<String> = panel
        .points
        .iter()
        .map(|point| format!("{} {}", point.label, with_unit(&point.text, &panel.unit, true)))
        .collect();
    format!("{}：{}", panel.title, points.join("，"))
}

impl<'t> Texts<'t> {
    fn new(panel: &'t Panel, below: &'t [String], form: PanelForm, cell: i32, canvas: &Canvas) -> Self {
        let places = places(panel, form, cell, canvas);
        let slot = cell / i32::try_from(panel.points.len()).unwrap_or(1).max(1);
        // Words of a column wrap inside of its slot, as long as the slot is not so narrow that they would stand upright.
        let limit = if form == PanelForm::Columns && slot >= px(42) { slot - px(6) } else { cell };
        let blocks: Vec<Block> = below.iter().map(|text| Block::new(text, Type::NOTE, limit, canvas)).collect();
        let items: Vec<(i32, i32)> = places.iter().zip(&blocks).map(|(x, block)| (*x, block.width)).collect();
        let tallest = blocks.iter().map(Block::height).max().unwrap_or(0);
        let lanes = lanes(&items, 0..cell, px(4));
        let below = lanes.iter().map(|(_, lane)| (lane + 1) * tallest).max().unwrap_or(0);
        let labels = lanes.into_iter().zip(blocks).map(|((left, lane), block)| (left, lane * tallest, block));
        Self {
            title: Block::new(&panel.title, Type::STRONG, cell, canvas),
            note: Block::new(&panel.note, Type::NOTE, cell, canvas),
            labels: labels.collect(),
            below,
        }
    }

    fn draw(&self, pen: &Pen, panel: &Panel, cell: &Cell, canvas: &Canvas) {
        let wish = if panel.highlight { Token::C1 } else { Token::Muted };
        let (ink, muted) = (canvas.palette.text_in(wish), canvas.palette.text_in(Token::Muted));
        pen.block(&self.title, (cell.left, cell.top), HPos::Left, Token::Ink, false);
        pen.block(&self.note, (cell.left, cell.top + self.title.height()), HPos::Left, ink, false);
        for (left, line, label) in &self.labels {
            // Lines of one label have a common middle, as their point has.
            let at = (cell.left + left + label.width / 2, cell.plot.1 + px(6) + line);
            pen.block(label, at, HPos::Center, muted, false);
        }
    }
}
