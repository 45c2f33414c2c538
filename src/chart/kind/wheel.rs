//! A cadence as a wheel: the stretch of time goes round, each row is a ring, the fastest beat outside where there is most room.

use plotters_backend::text_anchor::HPos;

use super::cadence::{self, Beat, Cadence, CadenceRow};
use crate::chart::layout::{Block, NARROW, Pen, Type, px, render, width};
use crate::chart::mark::{Mark, Shape};
use crate::chart::palette::Token;
use crate::chart::sector::{Sector, Sectors, on_circle};
use crate::chart::{Canvas, Drawing};

/// Largest and smallest radius of a wheel beside its names.
const RADIUS: (i32, i32) = (px(150), px(88));
/// Room for a name beside the wheel.
const NAME: i32 = px(190);
/// Thickest ring, thinnest ring, and the blank between two rings.
const RING: (i32, i32) = (px(20), px(10));
const BETWEEN: i32 = px(5);
/// Shortest cell along its ring, with the blank after it.
const PITCH: i32 = px(5);
/// From a wheel to the words around it.
const AROUND: i32 = px(4);
/// Height of a missed beat.
const STUB: i32 = px(5);
/// Edge of the small wheel that tells which ring is meant.
const SIGN: i32 = px(26);

/// Draws a wheel; none where the rows are too many or their beats too fast for it.
///
/// The names stand beside the wheel with lines to their rings; where there is no room for that, they stand below it, each
/// beside a small wheel with the circle of its ring.
pub(super) fn draw(chart: &Cadence, canvas: &Canvas) -> Option<Drawing> {
    let full = width(canvas);
    let around = chart.marks.iter().map(|mark| Type::NOTE.width(mark, canvas)).max().unwrap_or(0) + AROUND + px(2);
    let mut rows: Vec<&CadenceRow> = chart.rows.iter().collect();
    rows.sort_by_key(|row| std::cmp::Reverse(row.beats.len()));
    let beside = (full >= NARROW)
        .then(|| ((full - NAME - px(40)) / 2 - around).min(RADIUS.0))
        .filter(|radius| *radius >= RADIUS.1)
        .and_then(|radius| Wheel::new(&rows, (around + radius, around + radius), radius))
        .and_then(|wheel| beside(chart, &wheel, around, canvas));
    beside.or_else(|| {
        let radius = (full / 2 - around).min(RADIUS.0);
        Some(below(chart, &Wheel::new(&rows, (full / 2, around + radius), radius)?, around, canvas))
    })
}

/// Rings around a centre, from the outermost to the innermost.
struct Wheel<'t> {
    rows: Vec<&'t CadenceRow>,
    centre: (i32, i32),
    radius: i32,
    thick: i32,
}

impl<'t> Wheel<'t> {
    /// None if a ring would be too thin, or a cell too short.
    fn new(rows: &[&'t CadenceRow], centre: (i32, i32), radius: i32) -> Option<Self> {
        let count = i32::try_from(rows.len()).ok().filter(|count| *count > 0)?;
        // A hole of a sixth of the radius keeps the innermost ring a ring.
        let thick = ((radius - radius / 6 - BETWEEN * (count - 1)) / count).min(RING.0);
        let wheel = Self { rows: rows.to_vec(), centre, radius, thick };
        let fits = |(i, row): (usize, &&CadenceRow)| {
            let around = std::f64::consts::TAU * f64::from(wheel.radii(i).0);
            row.beats.is_empty() || around / row.beats.len() as f64 >= f64::from(PITCH)
        };
        (thick >= RING.1 && rows.iter().enumerate().all(fits)).then_some(wheel)
    }

    /// Inner and outer radius of a ring.
    fn radii(&self, ring: usize) -> (i32, i32) {
        let outer = self.radius - i32::try_from(ring).unwrap_or(0) * (self.thick + BETWEEN);
        (outer - self.thick, outer)
    }

    fn draw(&self, pen: &Pen, chart: &Cadence) {
        for (ring, row) in self.rows.iter().enumerate() {
            for state in [Beat::Done, Beat::Due, Beat::Missed] {
                let beats = (0..).zip(&row.beats).filter(|(_, beat)| **beat == state);
                let sectors = beats.map(|(i, _)| self.sector(chart, ring, row, i, state)).collect();
                let (token, hollow) = chart.look(state);
                let gap = if row.beats.len() > 30 { px(2) } else { px(3) };
                pen.sectors(&Sectors { centre: self.centre, sectors, gap, token, hollow });
            }
        }
    }

    fn sector(&self, chart: &Cadence, ring: usize, row: &CadenceRow, i: usize, state: Beat) -> Sector {
        let (inner, outer) = self.radii(ring);
        let outer = if state == Beat::Missed { (inner + STUB).min(outer) } else { outer };
        let count = row.beats.len() as f64;
        let name = row.names.get(i).cloned().unwrap_or_else(|| (i + 1).to_string());
        let title = match chart.word(state) {
            "" => format!("{}：{name}", row.label),
            word => format!("{}：{name}，{word}", row.label),
        };
        Sector { radii: (inner, outer), turn: (i as f64 / count, (i + 1) as f64 / count), title }
    }

    /// The words around the wheel: their middles with the places of their edges.
    fn marks(&self, chart: &'t Cadence, canvas: &Canvas) -> Vec<(&'t str, (i32, i32), i32)> {
        let count = chart.marks.len() as f64;
        let place = |(i, mark): (usize, &'t String)| {
            let (wide, tall) = (Type::NOTE.width(mark, canvas), Type::NOTE.line());
            let turn = (i as f64 + 0.5) / count;
            let (sin, cos) = (turn * std::f64::consts::TAU).sin_cos();
            // As far out as half of the text reaches in the direction of the centre.
            let reach = (sin * f64::from(wide)).abs() / 2.0 + (cos * f64::from(tall)).abs() / 2.0;
            (mark.as_str(), on_circle(self.centre, f64::from(self.radius + AROUND) + reach, turn), wide / 2)
        };
        chart.marks.iter().enumerate().map(place).collect()
    }
}

/// A name beside the wheel.
struct Name<'t> {
    label: Block<'t>,
    note: Block<'t>,
    /// Whether the note follows the label on its line.
    inline: bool,
    /// The height at which the line to the ring runs, the middle of the words.
    middle: i32,
}

impl Name<'_> {
    fn height(&self) -> i32 {
        if self.inline { self.label.height().max(self.note.height()) } else { self.label.height() + self.note.height() }
    }
}

/// The names beside the wheel; none if one finds no place from which a level line reaches its ring past the words around.
fn beside(chart: &Cadence, wheel: &Wheel, around: i32, canvas: &Canvas) -> Option<Drawing> {
    let full = width(canvas);
    let left = wheel.centre.0 + wheel.radius + around + px(18);
    let room = full - left;
    let marks = wheel.marks(chart, canvas);
    let (centre_x, centre_y) = wheel.centre;
    let is_free = |y: i32| {
        let reach = Type::NOTE.line() / 2 + px(2);
        marks.iter().all(|(_, (x, middle), _)| *x < centre_x || (y - middle).abs() > reach)
    };
    let mut names: Vec<Name> = Vec::with_capacity(wheel.rows.len());
    let mut bottom = 0;
    for (ring, row) in wheel.rows.iter().enumerate() {
        let label = Block::new(&row.label, Type::STRONG, room, canvas);
        let note = Block::new(&row.note, Type::NOTE, room, canvas);
        let inline = label.lines() < 2 && label.width + px(10) + note.width <= room;
        let mut name = Name { label, note, inline, middle: 0 };
        // A line that runs level meets its ring within nine tenths of the radius, before it grazes it.
        let (inner, outer) = wheel.radii(ring);
        let reach = i32::midpoint(inner, outer) * 9 / 10;
        let first = (centre_y - reach).max(bottom + name.height() / 2);
        name.middle = (first..=centre_y + reach).step_by(px(1).unsigned_abs() as usize).find(|y| is_free(*y))?;
        bottom = name.middle + name.height() / 2 + px(5);
        names.push(name);
    }
    let legend = cadence::legend(chart, room, canvas);
    let legend_top = (bottom + px(16)).max(centre_y + px(24));
    let legend_end = legend.iter().map(|(_, y, block, _)| legend_top + y + block.height()).max().unwrap_or(0);
    let height = (centre_y + wheel.radius + around).max(bottom).max(legend_end);

    Some(render(canvas, height, |pen| {
        let muted = canvas.palette.text_in(Token::Muted);
        wheel.draw(pen, chart);
        for (text, (x, y), _) in &marks {
            pen.text(text, Type::NOTE, (*x, *y), HPos::Center, muted, false);
        }
        for (ring, name) in names.iter().enumerate() {
            let (inner, outer) = wheel.radii(ring);
            let (radius, rise) = (f64::from(i32::midpoint(inner, outer)), f64::from(name.middle - centre_y));
            let x = centre_x + (radius.powi(2) - rise.powi(2)).max(0.0).sqrt().round() as i32;
            let (from, to) = ((x, name.middle), (left - px(6), name.middle));
            // Paper on both sides of the line parts it from the rings that it crosses.
            pen.mark(&Mark::new(from, to, Shape::Stroke { width: 3 }, Token::Paper));
            pen.mark(&Mark::new(from, to, Shape::Stroke { width: 1 }, Token::Ink));
            pen.mark(&Mark::new(from, from, Shape::Ring { radius: px(4).unsigned_abs() }, Token::Ink));
            let top = name.middle - name.height() / 2;
            pen.block(&name.label, (left, top), HPos::Left, Token::Ink, false);
            if name.inline {
                pen.block(&name.note, (left + name.label.width + px(10), top + px(1)), HPos::Left, muted, false);
            } else {
                pen.block(&name.note, (left, top + name.label.height()), HPos::Left, muted, false);
            }
        }
        cadence::draw_legend(pen, chart, &legend, (left, legend_top));
    }))
}

/// The names below the wheel, each beside a small wheel.
fn below(chart: &Cadence, wheel: &Wheel, around: i32, canvas: &Canvas) -> Drawing {
    let full = width(canvas);
    // Rows no wider than a phone, so that a name and its note stay together.
    let (left, right) = ((full - px(360)).max(0) / 2, full - (full - px(360)).max(0) / 2);
    let (text, room) = (left + SIGN + px(12), right - left - SIGN - px(12));
    let marks = wheel.marks(chart, canvas);
    let mut bottom = wheel.centre.1 + wheel.radius + around + px(8);
    let rows: Vec<(Block, Block, bool, i32, i32)> = wheel
        .rows
        .iter()
        .map(|row| {
            let label = Block::new(&row.label, Type::STRONG, room, canvas);
            let note = Block::new(&row.note, Type::NOTE, room, canvas);
            let inline = label.lines() < 2 && label.width + px(12) + note.width <= room;
            let words = if inline { label.height().max(note.height()) } else { label.height() + note.height() };
            let (top, tall) = (bottom + px(5), words.max(SIGN));
            bottom = top + tall + px(5);
            (label, note, inline, top + (tall - words) / 2, top + tall / 2)
        })
        .collect();
    let legend = cadence::legend(chart, right - left, canvas);
    let legend_top = bottom + px(8);
    let height = legend.iter().map(|(_, y, block, _)| legend_top + y + block.height()).max().unwrap_or(bottom);

    render(canvas, height, |pen| {
        let muted = canvas.palette.text_in(Token::Muted);
        wheel.draw(pen, chart);
        for (text, (x, y), _) in &marks {
            pen.text(text, Type::NOTE, (*x, *y), HPos::Center, muted, false);
        }
        for (ring, (label, note, inline, top, middle)) in rows.iter().enumerate() {
            sign(pen, (left + SIGN / 2, *middle), ring, rows.len());
            pen.block(label, (text, *top), HPos::Left, Token::Ink, false);
            if *inline {
                pen.block(note, (right, top + px(1)), HPos::Right, muted, false);
            } else {
                pen.block(note, (text, top + label.height()), HPos::Left, muted, false);
            }
        }
        cadence::draw_legend(pen, chart, &legend, (left, legend_top));
    })
}

/// A small wheel with the circle of one ring.
fn sign(pen: &Pen, centre: (i32, i32), filled: usize, rings: usize) {
    let count = i32::try_from(rings).unwrap_or(1).max(1);
    let radius = SIGN / 2 - i32::try_from(filled).unwrap_or(0) * (SIGN / 2 - px(3)) / count;
    let circle = |shape, token| pen.mark(&Mark::new(centre, centre, shape, token));
    circle(Shape::Dot { radius: (SIGN / 2).unsigned_abs() }, Token::Rule);
    circle(Shape::Ring { radius: radius.unsigned_abs() }, Token::C1);
}
