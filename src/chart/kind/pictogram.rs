//! A pictogram: one mark for one thing.

use plotters_backend::text_anchor::HPos;

use crate::chart::amount::Amount;
use crate::chart::layout::{Block, NARROW, Place, Type, VALUE_GAP, beside, place_labels, px, render, width};
use crate::chart::palette::Token;
use crate::chart::refusal::{Refusal, amount};
use crate::chart::symbols::{Symbol, Symbols};
use crate::chart::{Canvas, Drawing};

/// Rows of counted things.
#[derive(Clone, Debug, PartialEq)]
pub struct Pictogram {
    symbol: Symbol,
    rows: Vec<Amount>,
}

impl Pictogram {
    /// More marks than this in a row cannot be counted.
    pub const MOST: f64 = 100.0;

    /// A pictogram of these rows, from top to bottom; each a whole number, printed with its unit (26个村).
    ///
    /// # Errors
    ///
    /// A value is no amount, not whole, or larger than [`Self::MOST`].
    pub fn new(symbol: Symbol, rows: Vec<Amount>) -> Result<Self, Refusal> {
        for (at, row) in rows.iter().enumerate() {
            let value = amount(row.value, at)?;
            if value.fract() != 0.0 {
                return Err(Refusal::Fraction(at));
            }
            if value > Self::MOST {
                return Err(Refusal::TooMany(at));
            }
        }
        Ok(Self { symbol, rows })
    }

    /// The rows from top to bottom.
    #[must_use]
    pub fn rows(&self) -> &[Amount] {
        &self.rows
    }
}

/// Marks that stand together: five are seen at a glance.
const GROUP: i32 = 5;

/// Blank between two marks and, on top of it, between two groups.
const SEAM: i32 = px(4);
const GROUP_SEAM: i32 = px(7);

/// The places of marks, relative to the first one.
struct Lanes {
    size: i32,
    in_line: i32,
}

impl Lanes {
    /// Whole groups of marks of a size that fit a width, for rows of at most `most` marks.
    fn new(size: i32, room: i32, most: i32) -> Self {
        let group = GROUP * (size + SEAM) + GROUP_SEAM;
        let groups = (room + SEAM + GROUP_SEAM) / group;
        // Lines of ten, twenty or thirty are counted faster than lines of fifteen.
        let groups = if groups > 2 && most > groups * GROUP { groups / 2 * 2 } else { groups };
        // Where not even one group fits, its marks are broken into lines as they fit.
        let in_line = if groups > 0 { groups.min(6) * GROUP } else { (room + SEAM) / (size + SEAM) };
        Self { size, in_line: in_line.max(1) }
    }

    fn place(&self, i: i32) -> (i32, i32) {
        let (column, line) = (i % self.in_line, i / self.in_line);
        (column * (self.size + SEAM) + column / GROUP * GROUP_SEAM, line * (self.size + SEAM + px(2)))
    }

    /// Height of a number of marks.
    fn height(&self, count: i32) -> i32 {
        if count > 0 { self.place(count - 1).1 + self.size } else { self.size }
    }

    /// Where the value stands: after the last mark, or on a line of its own.
    fn value(&self, count: i32, value: &Block, room: i32) -> (i32, i32) {
        let (x, y) = if count > 0 { self.place(count - 1) } else { (-self.size - VALUE_GAP, 0) };
        let after = (x + self.size + px(4) + VALUE_GAP, y + (self.size - value.height()) / 2);
        match after.0.max(0) + value.width <= room && value.height() <= self.size.max(Type::STRONG.line()) {
            true => (after.0.max(0), after.1),
            false => (0, self.height(count) + px(3)),
        }
    }
}

/// Draws a pictogram. Marks stand in groups of five, so that they can be counted.
pub(super) fn draw(chart: &Pictogram, canvas: &Canvas) -> Drawing {
    let rows = chart.rows.as_slice();
    let labels = rows.iter().map(|row| (row.label.as_str(), Type::label(row.highlight)));
    // On a phone the marks need the whole width.
    let (place, labels) = if width(canvas) < NARROW {
        (Place::Above, labels.map(|(text, kind)| Block::new(text, kind, width(canvas), canvas)).collect())
    } else {
        place_labels(labels, 2, canvas)
    };
    let left = beside(place, px(12));
    let room = width(canvas) - left;
    let size = if rows.iter().any(|row| row.value > 60.0) { px(16) } else { px(22) };
    let most = rows.iter().map(|row| row.value as i32).max().unwrap_or(0);
    let lanes = Lanes::new(size, room, most);
    let values: Vec<_> =
        rows.iter().map(|row| Block::new(&row.text, Type::label(row.mark(rows) == Token::C1), room, canvas)).collect();

    let mut bottom = 0;
    let mut tops = Vec::with_capacity(rows.len());
    for ((row, label), value) in rows.iter().zip(&labels).zip(&values) {
        let count = row.value as i32;
        let at = lanes.value(count, value, room);
        let marks = lanes.height(count).max(at.1 + value.height());
        let above = if place == Place::Above { label.height() + px(4) } else { 0 };
        // A value taller than the marks rises above them.
        let top = bottom + above + (-at.1).max(0).max(if above == 0 { (label.height() - lanes.size) / 2 } else { 0 });
        tops.push((bottom, top));
        let beside = if above == 0 { i32::midpoint(label.height(), lanes.size) } else { 0 };
        bottom = top + marks.max(beside) + px(18);
    }
    let height = (bottom - px(18)).max(px(12)) + px(2);

    render(canvas, height, |pen| {
        for (((row, label), value), (above, top)) in rows.iter().zip(&labels).zip(&values).zip(&tops) {
            let count = row.value as i32;
            let token = row.mark(rows);
            let ink = if token == Token::C1 { canvas.palette.text_in(token) } else { Token::Ink };
            pen.group(&format!("{}：{}", row.label, row.text), Token::Ink, || {
                match place {
                    Place::Beside(column) => {
                        let middle = *top + (lanes.size - label.height()) / 2;
                        pen.block(label, (column, middle), HPos::Right, Token::Ink, false);
                    }
                    Place::Above => pen.block(label, (0, *above), HPos::Left, Token::Ink, false),
                }
                let place = |i: i32| {
                    let (x, y) = lanes.place(i);
                    (left + x, *top + y)
                };
                let at = (0..count).map(place).collect();
                pen.symbols(&Symbols { at, size: lanes.size, symbol: chart.symbol, token });
                let (x, y) = lanes.value(count, value, room);
                pen.block(value, (left + x, *top + y), HPos::Left, ink, false);
            });
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_whole_things() {
        let new = |value| {
            let row = Amount { label: String::new(), value, text: String::new(), highlight: false };
            Pictogram::new(Symbol::House, vec![row]).map(|chart| chart.rows().len())
        };
        assert_eq!([new(26.0), new(0.0)], [Ok(1), Ok(1)]);
        assert_eq!(new(2.5), Err(Refusal::Fraction(0)));
        assert_eq!(new(101.0), Err(Refusal::TooMany(0)));
        assert_eq!([new(-1.0), new(f64::NAN)], [Err(Refusal::NoAmount(0)); 2]);
    }

    #[test]
    fn lines_hold_whole_groups() {
        let lanes = Lanes::new(px(22), px(320), 26);
        assert_eq!(lanes.in_line, 10);
        assert!(lanes.place(9).0 + px(22) <= px(320));
        assert_eq!(lanes.place(10).0, 0);
        assert_eq!(Lanes::new(px(22), px(500), 26).in_line, 10, "no lines of fifteen");
        assert_eq!(Lanes::new(px(22), px(500), 12).in_line, 15, "unless one line holds all");
    }
}
