//! Stacked bars: what amounts are made up of, with their totals.

use plotters::coord::types::RangedCoordf64;
use plotters_backend::text_anchor::HPos;

use crate::chart::amount::Number;
use crate::chart::layout::{
    Block, Pen, Place, Plot, Row, Type, VALUE_GAP, axis_length, beside, finite, place_labels, px, render, width,
    with_unit,
};
use crate::chart::legend::{Header, Legend};
use crate::chart::mark::{Mark, Shape, put};
use crate::chart::palette::Token;
use crate::chart::refusal::{Refusal, adds_up, amount};
use crate::chart::{Canvas, Drawing};

/// Amounts and their parts, on one axis that starts at zero.
#[derive(Clone, Debug, PartialEq)]
pub struct Stacked {
    /// The unit, printed after the first total: 人.
    unit: String,
    /// Names of the parts, the same in every row, in drawing order; the first takes the accent.
    parts: Vec<String>,
    rows: Vec<StackedRow>,
}

/// One amount: its parts are never negative and sum to its total.
#[derive(Clone, Debug, PartialEq)]
pub struct StackedRow {
    /// What it is.
    pub label: String,
    /// Its parts in the order of the chart's names; printed without the unit.
    pub parts: Vec<Number>,
    /// Its total; printed without the unit but in the first row.
    pub total: Number,
}

impl Stacked {
    /// Amounts and their parts; `parts` are the names of the parts.
    ///
    /// # Errors
    ///
    /// A row has a part that is no amount, or its parts do not sum to its total.
    pub fn new(unit: impl Into<String>, parts: Vec<String>, rows: Vec<StackedRow>) -> Result<Self, Refusal> {
        for (at, row) in rows.iter().enumerate() {
            for part in &row.parts {
                amount(part.value, at)?;
            }
            adds_up(at, row.parts.iter().map(|part| part.value), row.total.value)?;
        }
        Ok(Self { unit: unit.into(), parts, rows })
    }

    /// Names of the parts.
    #[must_use]
    pub fn parts(&self) -> &[String] {
        &self.parts
    }

    /// The rows from top to bottom.
    #[must_use]
    pub fn rows(&self) -> &[StackedRow] {
        &self.rows
    }
}

impl StackedRow {
    fn sum(&self) -> f64 {
        finite(self.parts.iter().map(|part| part.value).sum())
    }
}

/// Blank between a segment's edge and the text inside of it.
const PAD: i32 = px(6);

/// Half of the blank between two segments.
const SEAM: i32 = px(1);

/// Thickness of bars: enough for a number inside, closer where there are many.
fn thickness(rows: usize) -> (i32, i32) {
    match rows {
        0..=8 => (px(30), px(12)),
        9..=20 => (px(24), px(9)),
        _ => (px(20), px(7)),
    }
}

/// One row, laid out.
struct Line<'t> {
    row: &'t StackedRow,
    total: Block<'t>,
    /// Segments: left and right end on the canvas, and the token of the text inside, if it stands inside.
    segments: Vec<(i32, i32, Option<Token>)>,
}

/// Draws stacked bars. What does not fit into its segment stands on a line below the bar, with a swatch.
pub(super) fn draw(chart: &Stacked, canvas: &Canvas) -> Drawing {
    let tokens = canvas.palette.series(chart.parts.len());
    let (place, labels) = place_labels(chart.rows.iter().map(|row| (row.label.as_str(), Type::LABEL)), 2, canvas);
    let left = beside(place, px(10));
    let (full, room) = (width(canvas), width(canvas) - left);
    let totals: Vec<String> =
        chart.rows.iter().enumerate().map(|(i, row)| with_unit(&row.total.text, &chart.unit, i == 0)).collect();
    let largest = chart.rows.iter().map(StackedRow::sum).fold(0.0, f64::max);
    let largest = if largest > 0.0 { largest } else { 1.0 };
    let blocks: Vec<Block> = totals.iter().map(|text| Block::new(text, Type::STRONG, room / 2, canvas)).collect();
    let ends = chart.rows.iter().zip(&blocks).map(|(row, total)| (row.sum() / largest, total.width));
    let axis = axis_length(ends, room);
    let at = |value: f64| left + (value / largest * f64::from(axis)).round() as i32;

    let lines: Vec<Line> = chart
        .rows
        .iter()
        .zip(blocks)
        .map(|(row, total)| Line { row, total, segments: segments(row, &tokens, at, canvas) })
        .collect();
    let outside: Vec<Vec<(usize, String)>> = lines.iter().map(|line| outside(chart, line)).collect();
    let notes: Vec<Legend> = outside
        .iter()
        .map(|texts| {
            let texts = texts.iter().map(|(part, text)| (text.as_str(), token_of(&tokens, *part)));
            Legend::new(texts, room, canvas)
        })
        .collect();

    let seam = lines.first().and_then(|line| line.segments.first()).map(|(_, seam, _)| *seam);
    let header = Header::new(&chart.parts, seam, (left, full), &tokens, canvas);
    let first = header.height();
    // Names that stand above their own segments belong right above them, below a row's own label.
    let between = if let (Header::Direct(_), Place::Above) = (&header, place) { first } else { 0 };
    let (bar, gap) = thickness(chart.rows.len());
    let gap = if place == Place::Above { gap + px(2) } else { gap };
    let mut bottom = first - between;
    let mut rows: Vec<Row> = Vec::with_capacity(lines.len());
    for (i, ((line, label), note)) in lines.iter().zip(&labels).zip(&notes).enumerate() {
        let mut row = Row::new(bottom, place, label.height(), bar, line.total.height());
        let shift = if i == 0 { between } else { 0 };
        (row.top, row.bottom, row.end) = (row.top + shift, row.bottom + shift, row.end + shift);
        if note.height > 0 {
            row.end = row.end.max(line.note_top(&row) + note.height);
        }
        bottom = row.end + gap;
        rows.push(row);
    }
    let height = rows.last().map_or(bottom, |row| row.end) + px(4);

    render(canvas, height, |pen| {
        let plot = pen.plot::<RangedCoordf64>(0.0..largest, left..left + axis);
        header.draw(pen, (left, rows.first().map_or(0, |row| row.top) - first), canvas);
        for (i, line) in lines.iter().enumerate() {
            let (Some(row), Some(label), Some(note)) = (rows.get(i), labels.get(i), notes.get(i)) else { continue };
            pen.group(&title(chart, line.row), Token::Ink, || {
                pen.row_label(label, place, row);
                line.draw_bars(pen, &plot, row, &tokens);
                let x = plot.map_coordinate(&(line.row.sum(), 0)).0.max(left) + VALUE_GAP;
                pen.block(&line.total, (x, row.middle() - line.total.height() / 2), HPos::Left, Token::Ink, false);
                note.draw(pen, (left, line.note_top(row)));
            });
        }
    })
}

fn token_of(tokens: &[Token], part: usize) -> Token {
    tokens.get(part).copied().unwrap_or(Token::Context)
}

/// Where the parts of a row stand, and which have room for their number.
fn segments(
    row: &StackedRow,
    tokens: &[Token],
    at: impl Fn(f64) -> i32,
    canvas: &Canvas,
) -> Vec<(i32, i32, Option<Token>)> {
    let mut before = 0.0;
    let parts = row.parts.iter().zip(tokens).enumerate();
    parts
        .map(|(i, (part, token))| {
            let (from, to) = (at(before), at(before + part.value));
            before += part.value;
            let fits = to - from - 2 * SEAM >= Type::label(i == 0).width(&part.text, canvas) + 2 * PAD;
            (from, to, if fits { canvas.palette.text_on(*token) } else { None })
        })
        .collect()
}

/// The texts of the parts that stand outside of their segments, with their names.
fn outside(chart: &Stacked, line: &Line) -> Vec<(usize, String)> {
    let parts = line.row.parts.iter().zip(&line.segments).enumerate();
    parts
        .filter(|(_, (part, (.., inside)))| inside.is_none() && !part.text.is_empty())
        .map(|(i, (part, _))| (i, format!("{} {}", chart.parts.get(i).map_or("", String::as_str), part.text)))
        .collect()
}

fn title(chart: &Stacked, row: &StackedRow) -> String {
    let parts: Vec<String> =
        chart.parts.iter().zip(&row.parts).map(|(name, part)| format!("{name} {}", part.text)).collect();
    format!("{}：{}（{}）", row.label, with_unit(&row.total.text, &chart.unit, true), parts.join("，"))
}

impl Line<'_> {
    /// Top of what stands below the bar, and below a total that is taller than the bar.
    fn note_top(&self, row: &Row) -> i32 {
        row.bottom.max(row.middle() + self.total.height() / 2) + px(5)
    }

    fn draw_bars(&self, pen: &Pen, plot: &Plot<RangedCoordf64>, at: &Row, tokens: &[Token]) {
        let (mut before, sum) = (0.0, self.row.sum());
        for (i, (part, (from, _, inside))) in self.row.parts.iter().zip(&self.segments).enumerate() {
            let after = before + part.value;
            if part.value > 0.0 {
                let inset = (if before > 0.0 { SEAM } else { 0 }, if after < sum * (1.0 - 1e-9) { SEAM } else { 0 });
                let shape = Shape::Bar { radius: 0, inset };
                pen.series(i, || {
                    put(plot, &Mark::new((before, at.top), (after, at.bottom), shape, token_of(tokens, i)));
                    if let Some(text) = *inside {
                        let place = (from + inset.0 + PAD, at.middle());
                        pen.text(&part.text, Type::label(i == 0), place, HPos::Left, text, false);
                    }
                });
            }
            before = after;
        }
    }
}
