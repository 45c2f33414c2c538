//! A waffle: a share as cells of a grid, filled one by one.

use plotters_backend::text_anchor::HPos;

use crate::chart::layout::{Block, NARROW, Pen, Type, px, render, width};
use crate::chart::outline::Cells;
use crate::chart::palette::Token;
use crate::chart::refusal::Refusal;
use crate::chart::{Canvas, Drawing};

/// Grids from top to bottom.
#[derive(Clone, Debug, PartialEq)]
pub struct Waffle {
    /// The grids.
    pub grids: Vec<WaffleGrid>,
}

/// One share.
#[derive(Clone, Debug, PartialEq)]
pub struct WaffleGrid {
    /// What the filled cells are: 脱贫摘帽.
    pub label: String,
    /// How many they are, as printed with their unit, or the share: 39个, 52%.
    pub text: String,
    /// What all cells are, and what one of them is: 共75个国家级贫困县，一格一县.
    pub whole: String,
    /// The cells.
    pub cells: WaffleCells,
}

/// A number of cells, some of them filled.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct WaffleCells {
    filled: u32,
    all: u32,
    columns: Option<u32>,
}

impl WaffleCells {
    /// More cells than this cannot be told apart.
    pub const MOST: u32 = 400;

    /// One cell for each thing.
    ///
    /// # Errors
    ///
    /// More are filled than there are, or there are more than [`Self::MOST`]; the part named is 0.
    pub fn one_each(filled: u32, all: u32) -> Result<Self, Refusal> {
        match (filled, all) {
            (filled, all) if filled > all => Err(Refusal::Exceeds(0)),
            (_, all) if all > Self::MOST => Err(Refusal::TooMany(0)),
            _ => Ok(Self { filled, all, columns: None }),
        }
    }

    /// Ten by ten cells for a fraction of 0 to 1, rounded to the nearest cell; but what is not nothing fills one, and what is not
    /// all leaves one.
    ///
    /// # Errors
    ///
    /// The fraction is no number, below 0 or above 1; the part named is 0.
    pub fn hundredths(fraction: f64) -> Result<Self, Refusal> {
        match fraction {
            f if !f.is_finite() || f < 0.0 => Err(Refusal::NoAmount(0)),
            f if f > 1.0 => Err(Refusal::Exceeds(0)),
            f => {
                let filled = match (f * 100.0).round() as u32 {
                    0 if f > 0.0 => 1,
                    100 if f < 1.0 => 99,
                    cells => cells,
                };
                Ok(Self { filled, all: 100, columns: Some(10) })
            }
        }
    }

    /// How many cells are filled.
    #[must_use]
    pub fn filled(&self) -> u32 {
        self.filled
    }

    /// How many cells there are.
    #[must_use]
    pub fn all(&self) -> u32 {
        self.all
    }

    /// Columns of the grid: full rows where possible, about twice as wide as high, and no more than `most`.
    fn columns(&self, most: i32) -> i32 {
        let all = i32::try_from(self.all).unwrap_or(i32::MAX).max(1);
        if let Some(columns) = self.columns {
            return i32::try_from(columns).unwrap_or(10);
        }
        let poor = |columns: &i32| {
            let rows = (all + columns - 1) / columns;
            let ragged = if all % columns == 0 { 0.0 } else { 1.2 };
            (f64::from(*columns) / f64::from(rows) / 2.2).ln().abs() + ragged
        };
        (1..=most.max(1).min(all)).min_by(|one, other| poor(one).total_cmp(&poor(other))).unwrap_or(1)
    }
}

/// Largest and smallest edge of a cell with the blank after it.
const STEP: (i32, i32) = (px(24), px(11));

/// Blank between two cells, as a part of the step.
const SEAM: i32 = 7;

/// Blank between a grid and its words.
const GAP: i32 = px(20);

/// Blank between two grids side by side.
const BETWEEN: i32 = px(36);

/// One grid, laid out.
struct Panel<'t> {
    grid: &'t WaffleGrid,
    columns: i32,
    step: i32,
    /// Top left of the cells.
    at: (i32, i32),
    words: [Block<'t>; 3],
    /// Top left of the words.
    words_at: (i32, i32),
}

/// Draws a waffle. Filled cells are solid, the others hollow, so that they differ without colour.
pub(super) fn draw(chart: &Waffle, canvas: &Canvas) -> Drawing {
    let full = width(canvas);
    // Beside the words, grids share one width, so that words stand in one column.
    let room = if full < NARROW { full } else { (full * 11 / 20).min(px(420)) };
    let largest = chart.grids.iter().map(|grid| grid.cells.all).max().unwrap_or(0);
    let most = if largest <= 200 { room / px(18) } else { room / STEP.1 };
    let lanes: Vec<(i32, i32)> = chart
        .grids
        .iter()
        .map(|grid| {
            let columns = grid.cells.columns(most);
            (columns, (room / columns).clamp(STEP.1, STEP.0) / 10 * 10)
        })
        .collect();
    // One size of cell in all grids: equal cells are equal things.
    let step = lanes.iter().map(|(_, step)| *step).min().unwrap_or(STEP.0);
    let widest = lanes.iter().map(|(columns, _)| columns * step).max().unwrap_or(0);

    // One grid has its words beside it; several stand side by side below their words, so that they compare.
    let beside = full >= NARROW && (chart.grids.len() == 1 || 2 * widest + BETWEEN > full);
    let in_line = if beside { 1 } else { ((full + BETWEEN) / (widest.max(px(160)) + BETWEEN)).max(1) };
    let column = (full + BETWEEN) / in_line;
    let limit = if beside { full - widest - GAP } else { column - BETWEEN };

    let (mut panels, mut bottom): (Vec<Panel>, i32) = (Vec::with_capacity(chart.grids.len()), 0);
    let chunk = usize::try_from(in_line).unwrap_or(1);
    for (grids, lanes) in chart.grids.chunks(chunk).zip(lanes.chunks(chunk)) {
        let words: Vec<[Block; 3]> = grids
            .iter()
            .map(|grid| {
                [
                    Block::new(&grid.text, Type::FIGURE_STRONG, limit, canvas),
                    Block::new(&grid.label, Type::STRONG, limit, canvas),
                    Block::new(&grid.whole, Type::NOTE, limit, canvas),
                ]
            })
            .collect();
        let text = |words: &[Block; 3]| words.iter().map(Block::height).sum::<i32>() + px(4);
        let head = words.iter().map(text).max().unwrap_or(0);
        let mut end = bottom;
        for (((grid, (columns, _)), words), x) in
            grids.iter().zip(lanes).zip(words).zip((0..in_line).map(|i| i * column))
        {
            let all = i32::try_from(grid.cells.all).unwrap_or(0);
            let tall = (all + columns - 1) / columns * step;
            let (at, words_at) = if beside {
                let middle = (tall.max(head) - head) / 2;
                ((0, bottom), (widest + GAP, bottom + middle))
            } else {
                ((x, bottom + head + px(8)), (x, bottom))
            };
            end = end.max(at.1 + tall).max(words_at.1 + head);
            panels.push(Panel { grid, columns: *columns, step, at, words, words_at });
        }
        bottom = end + px(24);
    }
    let height = (bottom - px(24)).max(px(12)) + px(2);

    render(canvas, height, |pen| panels.iter().for_each(|panel| panel.draw(pen, canvas)))
}

impl Panel<'_> {
    fn draw(&self, pen: &Pen, canvas: &Canvas) {
        let cells = &self.grid.cells;
        let words = [&*self.grid.label, &self.grid.text, &self.grid.whole];
        let title = words.into_iter().filter(|word| !word.is_empty()).collect::<Vec<_>>().join("，");
        pen.group(&title, Token::Ink, || {
            let place = |i: u32| {
                let i = i32::try_from(i).unwrap_or(0);
                (self.at.0 + i % self.columns * self.step, self.at.1 + i / self.columns * self.step)
            };
            let size = self.step - (self.step / SEAM).max(px(2)) / px(1) * px(1);
            for (range, hollow, token) in
                [(0..cells.filled, false, Token::C1), (cells.filled..cells.all, true, Token::Context)]
            {
                let boxes = range.map(place).map(|(x, y)| ((x, y), (x + size, y + size))).collect();
                pen.cells(&Cells { boxes, token, hollow });
            }
            let (x, mut top) = self.words_at;
            let inks = [canvas.palette.text_in(Token::C1), Token::Ink, canvas.palette.text_in(Token::Muted)];
            for (block, ink) in self.words.iter().zip(inks) {
                pen.block(block, (x, top), HPos::Left, ink, false);
                top += block.height() + px(2);
            }
        });
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn no_more_cells_are_filled_than_there_are() {
        assert_eq!(WaffleCells::one_each(39, 75).map(|cells| (cells.filled(), cells.all())), Ok((39, 75)));
        assert_eq!(WaffleCells::one_each(76, 75), Err(Refusal::Exceeds(0)));
        assert_eq!(WaffleCells::one_each(1, 401), Err(Refusal::TooMany(0)));
    }

    #[test]
    fn hundredths_round_but_never_hide_a_rest() {
        let filled = |fraction| WaffleCells::hundredths(fraction).map(|cells| cells.filled());
        assert_eq!(filled(0.709), Ok(71));
        assert_eq!([filled(0.0), filled(0.001), filled(0.999), filled(1.0)], [Ok(0), Ok(1), Ok(99), Ok(100)]);
        assert_eq!([filled(1.2), filled(f64::NAN)], [Err(Refusal::Exceeds(0)), Err(Refusal::NoAmount(0))]);
    }

    #[test]
    fn rows_are_full_where_they_can_be() {
        let columns = |all, most| WaffleCells::one_each(0, all).unwrap().columns(most);
        assert_eq!(columns(75, 20), 15);
        assert_eq!(columns(26, 20), 13);
        assert!(columns(73, 18) <= 18);
        assert_eq!(WaffleCells::hundredths(0.5).unwrap().columns(30), 10);
    }
}
