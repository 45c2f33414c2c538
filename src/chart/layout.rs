//! What the kinds share in placing marks and text.
//!
//! All lengths are in device units, tenths of a pixel. A kind first breaks its texts into blocks, then stacks rows that are as
//! tall as their blocks, and only then draws: so the height is known and nothing has to be cut.

use std::ops::Range;

use plotters::coord::Shift;
use plotters::coord::cartesian::Cartesian2d;
use plotters::coord::ranged1d::Ranged;
use plotters::coord::types::RangedCoordi32;
use plotters::drawing::{DrawingArea, IntoDrawingArea};
use plotters_backend::text_anchor::HPos;

use super::backend::{BASE_SIZE, MIDDLE, Sheet, SvgBackend, TextLook, UNITS};
use super::mark::{Group, Label, Mark, put};
use super::outline::{Band, Cells};
use super::palette::Token;
use super::sector::Sectors;
use super::symbols::Symbols;
use super::text::Face;
use super::wrap::wrap;
use super::{Canvas, Drawing};

/// Device units of a number of pixels.
pub(super) const fn px(pixels: i32) -> i32 {
    pixels * UNITS
}

/// Size and weight of a text. A drawing has at most four sizes: 12, 13, 18 and 26 pixels; a
/// sheet around it has two more.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Type {
    size: f64,
    bold: bool,
}

impl Type {
    /// Dates, axes, amounts, legends.
    pub(super) const NOTE: Self = Self { size: 12.0, bold: false };
    /// Labels and values.
    pub(super) const LABEL: Self = Self { size: BASE_SIZE, bold: false };
    /// Labels and values that the title speaks of, headings.
    pub(super) const STRONG: Self = Self { size: BASE_SIZE, bold: true };
    /// Shares inside of bars.
    pub(super) const FIGURE: Self = Self { size: 18.0, bold: false };
    /// The share that the title speaks of.
    pub(super) const FIGURE_STRONG: Self = Self { size: 18.0, bold: true };

    /// The number that a box is about.
    pub(super) const LARGE: Self = Self { size: 26.0, bold: true };

    /// The title of a sheet.
    pub(super) const TITLE: Self = Self { size: 24.0, bold: true };
    /// The line below the title of a sheet.
    pub(super) const LEAD: Self = Self { size: 15.0, bold: false };

    /// The strong form of labels where something is highlighted, else the plain one.
    pub(super) const fn label(highlight: bool) -> Self {
        if highlight { Self::STRONG } else { Self::LABEL }
    }

    /// Distance from line to line, in whole pixels so that the edges of bars stay sharp.
    pub(super) fn line(self) -> i32 {
        px((self.size * 1.36).round() as i32)
    }

    /// From the middle of a line, where texts hang, to its baseline.
    pub(super) fn drop(self) -> i32 {
        (self.size * MIDDLE * f64::from(UNITS)).round() as i32
    }

    fn face<'a>(self, canvas: &Canvas<'a>) -> &'a Face {
        if self.bold { &canvas.faces.bold } else { &canvas.faces.regular }
    }

    /// Width of one line of text.
    pub(super) fn width(self, text: &str, canvas: &Canvas) -> i32 {
        (self.face(canvas).width(text, self.size) * f64::from(UNITS)).ceil() as i32
    }
}

/// A text broken into lines.
#[derive(Clone)]
pub(super) struct Block<'t> {
    lines: Vec<&'t str>,
    kind: Type,
    /// Width of the widest line.
    pub(super) width: i32,
}

impl<'t> Block<'t> {
    /// Breaks a text for a column of a width.
    pub(super) fn new(text: &'t str, kind: Type, limit: i32, canvas: &Canvas) -> Self {
        let limit = f64::from(limit.max(px(20))) / f64::from(UNITS);
        let lines = wrap(text, kind.face(canvas), kind.size, limit, canvas.names);
        let width = lines.iter().map(|line| kind.width(line, canvas)).max().unwrap_or(0);
        Self { lines, kind, width }
    }

    /// Number of lines; none for an empty text.
    pub(super) fn lines(&self) -> usize {
        if self.width == 0 { 0 } else { self.lines.len() }
    }

    /// Height of all lines; nothing for an empty text.
    pub(super) fn height(&self) -> i32 {
        if self.width == 0 { 0 } else { self.kind.line() * i32::try_from(self.lines.len()).unwrap_or(0) }
    }
}

/// Width of a canvas in device units.
pub(super) fn width(canvas: &Canvas) -> i32 {
    if canvas.width.is_finite() {
        (canvas.width.clamp(280.0, 10_000.0) * f64::from(UNITS)).round() as i32
    } else {
        px(720)
    }
}

/// Canvases narrower than this are phones.
pub(super) const NARROW: i32 = px(480);

/// Where row labels stand.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Place {
    /// In a column of this width at the left of the bars.
    Beside(i32),
    /// On lines of their own above the bars.
    Above,
}

/// Decides where row labels stand and breaks them accordingly.
///
/// They stand beside the bars while their column takes no more than three eighths of the width; longer ones wrap inside of that
/// column. On a phone, where that would take more than `most` lines, all move above the bars instead.
pub(super) fn place_labels<'t>(
    labels: impl Iterator<Item = (&'t str, Type)> + Clone,
    most: usize,
    canvas: &Canvas,
) -> (Place, Vec<Block<'t>>) {
    let (full, cap) = (width(canvas), width(canvas) * 3 / 8);
    let blocks: Vec<_> = labels.clone().map(|(text, kind)| Block::new(text, kind, cap, canvas)).collect();
    if full < NARROW && blocks.iter().any(|block| block.lines.len() > most) {
        return (Place::Above, labels.map(|(text, kind)| Block::new(text, kind, full, canvas)).collect());
    }
    let column = blocks.iter().map(|block| block.width).max().unwrap_or(0);
    (Place::Beside(column), blocks)
}

/// The heights of one row.
#[derive(Clone, Copy)]
pub(super) struct Row {
    /// Top of the label.
    pub(super) label: i32,
    /// Top of the bar.
    pub(super) top: i32,
    /// Bottom of the bar.
    pub(super) bottom: i32,
    /// Bottom of the whole row.
    pub(super) end: i32,
}

impl Row {
    /// Middle of the bar.
    pub(super) fn middle(&self) -> i32 {
        i32::midpoint(self.top, self.bottom)
    }

    /// Lays out one row from its top: a label and a bar beside or below it, `tall` being what else stands at the bar's height.
    pub(super) fn new(from: i32, place: Place, label: i32, bar: i32, tall: i32) -> Self {
        let beside = bar.max(tall);
        match place {
            Place::Beside(_) => {
                let height = beside.max(label);
                let top = whole(from + (height - bar) / 2);
                Self { label: from + (height - label) / 2, top, bottom: top + bar, end: from + height }
            }
            Place::Above => {
                let top = whole(from + label + px(3) + (beside - bar) / 2);
                Self { label: from, top, bottom: top + bar, end: from + label + px(3) + beside }
            }
        }
    }
}

/// The next whole pixel upwards on the canvas.
fn whole(units: i32) -> i32 {
    units.div_euclid(UNITS) * UNITS
}

/// Left end of what stands beside the labels, at a blank of `gap`.
pub(super) fn beside(place: Place, gap: i32) -> i32 {
    match place {
        Place::Beside(column) => column + gap,
        Place::Above => 0,
    }
}

/// A number as printed, with the unit after the first one of a chart.
///
/// The unit is set close to the number, as in running text; only one in Latin letters stands apart from it (GB 3101-93, section
/// 3.4). A wording that has the unit already (95%以上) or no number at all (未载明) stays as it is.
pub(super) fn with_unit(text: &str, unit: &str, first: bool) -> String {
    let first = first && !text.contains(unit.trim()) && text.contains(|c: char| c.is_numeric());
    match unit.trim().chars().next() {
        Some(letter) if first && letter.is_ascii_alphabetic() => format!("{text} {}", unit.trim()),
        Some(_) if first => format!("{text}{}", unit.trim()),
        _ => text.to_owned(),
    }
}

/// Thickness of bars and the gap between rows: many rows stand closer.
pub(super) fn density(rows: usize, place: Place) -> (i32, i32) {
    let (bar, gap) = match rows {
        0..=12 => (px(26), px(10)),
        13..=30 => (px(20), px(8)),
        _ => (px(16), px(6)),
    };
    match place {
        Place::Beside(_) => (bar, gap),
        // A label above belongs to the bar below it, so the gap between rows has to be the larger one.
        Place::Above => (bar.min(px(22)), gap + px(4)),
    }
}

/// Gap between the end of a bar and its value.
pub(super) const VALUE_GAP: i32 = px(6);

/// The longest axis on which each bar and the value after it stay inside of `room`.
///
/// `ends` has the right end of each bar as a part of the axis, and the width of its value.
pub(super) fn axis_length(ends: impl Iterator<Item = (f64, i32)>, room: i32) -> i32 {
    ends.filter(|(end, _)| *end > 0.0)
        .map(|(end, value)| (f64::from(room - VALUE_GAP - value) / end).floor())
        .fold(f64::from(room), f64::min)
        .max(f64::from(px(10))) as i32
}

/// A number that can be drawn: infinities and not-a-number count as nothing.
pub(super) fn finite(value: f64) -> f64 {
    if value.is_finite() { value } else { 0.0 }
}

/// Draws on a canvas of a known height.
pub(super) fn render<'a>(canvas: &'a Canvas<'a>, height: i32, paint: impl FnOnce(&Pen<'_, 'a>)) -> Drawing {
    let mut sheet = Sheet::new(canvas, width(canvas), height);
    let pen = Pen { area: SvgBackend::new(&mut sheet).into_drawing_area(), canvas, height };
    paint(&pen);
    drop(pen);
    sheet.finish()
}

/// What a kind draws with: plotters' area for the whole canvas.
pub(super) struct Pen<'s, 'a> {
    /// The whole canvas, in device units.
    pub(super) area: DrawingArea<SvgBackend<'s, 'a>, Shift>,
    canvas: &'a Canvas<'a>,
    height: i32,
}

/// An area whose points are a value and a height in device units.
pub(super) type Plot<'s, 'a, X> = DrawingArea<SvgBackend<'s, 'a>, Cartesian2d<X, RangedCoordi32>>;

impl<'s, 'a> Pen<'s, 'a> {
    /// The area on which an axis of values runs between two places.
    pub(super) fn plot<X: Ranged>(&self, axis: impl Into<X>, between: Range<i32>) -> Plot<'s, 'a, X> {
        let rows = 0..self.height.max(1);
        self.area.apply_coord_spec(Cartesian2d::new(axis, rows.clone(), (between, rows)))
    }

    /// The area on which one axis runs from left to right and another from bottom to top.
    pub(super) fn field<X: Ranged, Y: Ranged>(
        &self,
        (x, across): (impl Into<X>, Range<i32>),
        (y, upwards): (impl Into<Y>, Range<i32>),
    ) -> DrawingArea<SvgBackend<'s, 'a>, Cartesian2d<X, Y>> {
        self.area.apply_coord_spec(Cartesian2d::new(x, y, (across, upwards)))
    }

    /// Draws a mark whose points are in device units.
    pub(super) fn mark(&self, mark: &Mark<(i32, i32)>) {
        put(&self.area, mark);
    }

    /// Draws a band whose edges are in device units.
    pub(super) fn band(&self, band: &Band) {
        put(&self.area, band);
    }

    /// Draws boxes of one look, in device units.
    pub(super) fn cells(&self, cells: &Cells) {
        put(&self.area, cells);
    }

    /// Draws parts of rings, in device units.
    pub(super) fn sectors(&self, sectors: &Sectors) {
        put(&self.area, sectors);
    }

    /// Draws one symbol at many places.
    pub(super) fn symbols(&self, symbols: &Symbols) {
        put(&self.area, symbols);
    }

    /// Draws what answers to one tooltip; `texts` is the colour of most texts inside.
    pub(super) fn group(&self, title: &str, texts: Token, draw: impl FnOnce()) {
        put(&self.area, &Group::Open(title, texts));
        draw();
        put(&self.area, &Group::Close);
    }

    /// Draws what belongs to one of several series: on a page, a reader can single it out.
    pub(super) fn series(&self, series: impl Into<Option<usize>>, draw: impl FnOnce()) {
        put(&self.area, &Group::Series(series.into()));
        draw();
        put(&self.area, &Group::Series(None));
    }

    /// Draws the name of a series, which singles it out. Stands outside of groups.
    pub(super) fn key(&self, series: usize, draw: impl FnOnce()) {
        self.series(series, || self.group("", Token::Ink, draw));
    }

    /// Width of one line of text.
    pub(super) fn width(&self, text: &str, kind: Type) -> i32 {
        kind.width(text, self.canvas)
    }

    /// Sets one line of text, `at` being the middle of its height.
    pub(super) fn text(&self, text: &str, kind: Type, at: (i32, i32), side: HPos, token: Token, halo: bool) {
        let look = TextLook { face: kind.face(self.canvas), size: kind.size, bold: kind.bold, token, side };
        put(&self.area, &Label { at, text, look, halo });
    }

    /// Sets the label of a row, where the rows' labels stand.
    pub(super) fn row_label(&self, label: &Block, place: Place, row: &Row) {
        match place {
            Place::Beside(column) => self.block(label, (column, row.label), HPos::Right, Token::Ink, false),
            Place::Above => self.block(label, (0, row.label), HPos::Left, Token::Ink, false),
        }
    }

    /// What the label of a row fills, for lines that make way.
    pub(super) fn label_box(label: &Block, place: Place, row: &Row) -> ((i32, i32), (i32, i32)) {
        let left = if let Place::Beside(column) = place { column - label.width } else { 0 };
        ((left, label.width), (row.label, label.height()))
    }

    /// Sets a block of text from its top.
    pub(super) fn block(&self, block: &Block, (x, top): (i32, i32), side: HPos, token: Token, halo: bool) {
        let line = block.kind.line();
        let mut middle = top + line / 2;
        for text in &block.lines {
            self.text(text, block.kind, (x, middle), side, token, halo);
            middle += line;
        }
    }
}
