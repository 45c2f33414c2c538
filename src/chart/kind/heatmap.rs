//! A heat map: a matrix of values, the larger the darker.

use plotters_backend::text_anchor::HPos;

use crate::chart::axis::{Baseline, ValueAxis};
use crate::chart::layout::{Block, Pen, Place, Type, beside, place_labels, px, render, width};
use crate::chart::mark::{Mark, Shape};
use crate::chart::palette::Token;
use crate::chart::{Canvas, Drawing};

/// Values of one measure in rows and columns.
#[derive(Clone, Debug, PartialEq)]
pub struct Heatmap {
    /// Names of the columns.
    pub columns: Vec<String>,
    /// The rows from top to bottom.
    pub rows: Vec<HeatmapRow>,
}

/// One row.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatmapRow {
    /// What it is.
    pub label: String,
    /// Its cells, one for each column.
    pub cells: Vec<HeatmapCell>,
}

/// One cell.
#[derive(Clone, Debug, PartialEq)]
pub struct HeatmapCell {
    /// The value; none where the source states none: such a cell has no ground.
    pub value: Option<f64>,
    /// The value as printed, or what stands for one that is missing.
    pub text: String,
}

impl HeatmapCell {
    fn number(&self) -> Option<f64> {
        self.value.filter(|value| value.is_finite())
    }

    fn words(&self) -> &str {
        if self.text.is_empty() { "—" } else { &self.text }
    }
}

/// Most steps of colour: more cannot be told apart.
const STEPS: u32 = 5;

/// Widest column, and the widest head of a column that does not wrap.
const WIDEST: i32 = px(128);
const HEAD: i32 = px(56);

/// Blank between two cells, and between a cell's edge and its text.
const SEAM: i32 = px(2);
const PAD: i32 = px(6);

/// Least height of a cell.
const TALL: i32 = px(32);

/// Columns that fit beside each other, laid out.
struct Columns<'t> {
    first: usize,
    heads: Vec<Block<'t>>,
    top: i32,
    /// Upper edge of the heads, which end on one line.
    rows: Vec<(i32, i32, i32)>,
}

/// Draws a heat map. Steps of colour have round limits; each cell prints its value, so that no legend is needed.
///
/// Where the columns do not fit side by side, they continue below in another band with the labels of the rows repeated.
pub(super) fn draw(chart: &Heatmap, canvas: &Canvas) -> Drawing {
    let full = width(canvas);
    let labels = chart.rows.iter().map(|row| (row.label.as_str(), Type::LABEL));
    let (place, labels) = place_labels(labels, 2, canvas);
    let left = beside(place, px(10));
    let room = full - left;

    let cells = || chart.rows.iter().flat_map(|row| row.cells.iter().take(chart.columns.len()));
    let scale = Tints::new(cells().filter_map(HeatmapCell::number), canvas);
    let words = cells().map(|cell| Type::LABEL.width(cell.words(), canvas)).max().unwrap_or(0);
    let heads = chart.columns.iter().map(|head| Type::NOTE.width(head, canvas).min(HEAD)).max().unwrap_or(0);
    let least = (words + 2 * PAD).max(heads + px(6)).min(room);
    let columns = i32::try_from(chart.columns.len()).unwrap_or(i32::MAX).max(1);
    let most = ((room + SEAM) / (least + SEAM)).clamp(1, columns);
    // Bands of equal length rather than full ones and a stump.
    let bands = (columns + most - 1) / most;
    let in_band = (columns + bands - 1) / bands;
    let step = ((room + SEAM) / in_band).min(WIDEST) / 10 * 10;
    let texts: Vec<Vec<Block>> = chart
        .rows
        .iter()
        .map(|row| {
            row.cells.iter().map(|cell| Block::new(cell.words(), Type::LABEL, step - SEAM - PAD, canvas)).collect()
        })
        .collect();

    let (mut bottom, mut laid): (i32, Vec<Columns>) = (0, Vec::new());
    let in_band = usize::try_from(in_band).unwrap_or(1);
    for (names, first) in chart.columns.chunks(in_band).zip((0..).step_by(in_band)) {
        let heads: Vec<_> = names.iter().map(|name| Block::new(name, Type::NOTE, step - px(6), canvas)).collect();
        let head = heads.iter().map(Block::height).max().unwrap_or(0);
        let top = bottom;
        bottom += head + px(5);
        let mut rows = Vec::with_capacity(labels.len());
        for (label, texts) in labels.iter().zip(&texts) {
            let text = texts.iter().skip(first).take(in_band).map(Block::height).max().unwrap_or(0);
            let (above, beside) = if place == Place::Above { (label.height() + px(3), 0) } else { (0, label.height()) };
            let tall = TALL.max(text + px(8)).max(beside);
            rows.push((bottom, bottom + above, bottom + above + tall));
            bottom += above + tall + if above > 0 { px(8) } else { SEAM };
        }
        bottom += px(16);
        laid.push(Columns { first, heads, top, rows });
    }
    let height = (bottom - px(16)).max(px(12));

    render(canvas, height, |pen| {
        for band in &laid {
            band.draw(pen, chart, (&labels, &texts), (place, left, step), &scale, canvas);
        }
    })
}

impl Columns<'_> {
    fn draw(
        &self,
        pen: &Pen,
        chart: &Heatmap,
        (labels, texts): (&[Block], &[Vec<Block>]),
        (place, left, step): (Place, i32, i32),
        scale: &Tints,
        canvas: &Canvas,
    ) {
        let muted = canvas.palette.text_in(Token::Muted);
        let head = self.heads.iter().map(Block::height).max().unwrap_or(0);
        let middle = |i: usize| left + i32::try_from(i).unwrap_or(0) * step + (step - SEAM) / 2;
        for (i, block) in self.heads.iter().enumerate() {
            pen.block(block, (middle(i), self.top + head - block.height()), HPos::Center, muted, false);
        }
        for (((row, label), texts), (label_top, top, bottom)) in
            chart.rows.iter().zip(labels).zip(texts).zip(&self.rows)
        {
            let tall = bottom - top;
            match place {
                Place::Beside(column) => {
                    pen.block(label, (column, top + (tall - label.height()) / 2), HPos::Right, Token::Ink, false);
                }
                Place::Above => pen.block(label, (0, *label_top), HPos::Left, Token::Ink, false),
            }
            let cells = row.cells.iter().zip(texts).zip(&chart.columns).skip(self.first).take(self.heads.len());
            for (i, ((cell, text), column)) in cells.enumerate() {
                let tint = cell.number().map(|value| scale.of(value));
                let ink = tint.map_or(muted, |(_, ink)| ink);
                pen.group(&format!("{}，{column}：{}", row.label, cell.words()), ink, || {
                    if let Some((percent, _)) = tint {
                        let (x, shape) =
                            (middle(i) - (step - SEAM) / 2, Shape::Tint { percent, radius: 0, rim: false });
                        pen.mark(&Mark::new((x, *top), (x + step - SEAM, *bottom), shape, Token::C1));
                    }
                    pen.block(text, (middle(i), top + (tall - text.height()) / 2), HPos::Center, ink, false);
                });
            }
        }
    }
}

/// Steps of colour with round limits.
struct Tints {
    /// Lower limits of the steps, from the second.
    limits: Vec<f64>,
    /// Opacity and text colour of the steps.
    tints: Vec<(u8, Token)>,
}

impl Tints {
    fn new(values: impl Iterator<Item = f64> + Clone, canvas: &Canvas) -> Self {
        let ticks = ValueAxis::fit(values.clone(), Baseline::near(values), STEPS).ticks();
        let limits = ticks.get(1..ticks.len().saturating_sub(1)).unwrap_or(&[]).to_vec();
        Self { tints: canvas.palette.tints(Token::C1, limits.len() + 1), limits }
    }

    fn of(&self, value: f64) -> (u8, Token) {
        let step = self.limits.iter().filter(|limit| value >= **limit).count();
        self.tints.get(step).copied().unwrap_or((0, Token::Ink))
    }
}
