//! 100 % stacked bars: how wholes are divided.

mod head;

use plotters::coord::types::RangedCoordf64;
use plotters_backend::text_anchor::HPos;

use self::head::{Head, Item, Key, key_texts};
use crate::chart::layout::{Block, NARROW, Pen, Place, Plot, Row, Type, finite, px, render, width};
use crate::chart::mark::{Mark, Shape, put};
use crate::chart::palette::Token;
use crate::chart::{Canvas, Drawing};

/// Rows that each fill the width.
#[derive(Clone, Debug, PartialEq)]
pub struct Share {
    /// Names of the parts, the same in every row, in drawing order; the first takes the accent.
    pub parts: Vec<String>,
    /// The rows from top to bottom.
    pub rows: Vec<ShareRow>,
}

/// One whole and its parts.
#[derive(Clone, Debug, PartialEq)]
pub struct ShareRow {
    /// What is divided: 项目数量.
    pub label: String,
    /// The whole as printed: 共174个.
    pub whole: String,
    /// The parts, as many as the chart names.
    pub parts: Vec<SharePart>,
}

/// One part of a whole.
#[derive(Clone, Debug, PartialEq)]
pub struct SharePart {
    /// Fraction of the whole, 0 to 1; the fractions of a row sum to 1.
    pub fraction: f64,
    /// The share as printed: 30.5%.
    pub percent: String,
    /// The amount as printed: 53个, 约1.06亿元; empty where there is none.
    pub amount: String,
}

/// Blank between a segment's edge and the text inside of it.
const PAD: i32 = px(8);

/// Half of the blank between two segments.
const SEAM: i32 = px(1);

/// Opacity of the grey of the last part, in percent: lighter than context elsewhere, since texts stand on it.
const REST: u8 = 55;

/// More rows than this are set close, with percent and amount on one line.
const ROOMY: usize = 8;

/// More rows than this are not connected: lines between many rows make a web.
const CONNECTED: usize = 6;

/// Ends of two rows that are closer than this are not connected.
const SHORT_LINK: i32 = px(24);

/// How the texts of a segment are set.
#[derive(Clone, Copy)]
struct Setting {
    bar: i32,
    /// Whether the amount stands below the percentage, not after it.
    stacked: bool,
    large: bool,
}

impl Setting {
    fn new(chart: &Share) -> Self {
        let amounts = chart.rows.iter().flat_map(|row| &row.parts).any(|part| !part.amount.is_empty());
        match (chart.rows.len() > ROOMY, amounts) {
            (true, _) => Self { bar: px(26), stacked: false, large: false },
            (false, true) => Self { bar: px(46), stacked: true, large: true },
            (false, false) => Self { bar: px(34), stacked: false, large: true },
        }
    }

    fn percent(self, first: bool) -> Type {
        match (self.large, first) {
            (true, true) => Type::FIGURE_STRONG,
            (true, false) => Type::FIGURE,
            (false, _) => Type::label(first),
        }
    }

    /// Width that the texts of a part need inside of it.
    fn needs(self, part: &SharePart, first: bool, canvas: &Canvas) -> i32 {
        let percent = self.percent(first).width(&part.percent, canvas);
        let amount = Type::LABEL.width(&part.amount, canvas);
        let text = if self.stacked { percent.max(amount) } else { percent + px(6) + amount };
        text + 2 * PAD
    }
}

/// One row, laid out.
struct Line<'t> {
    row: &'t ShareRow,
    label: Block<'t>,
    whole: Block<'t>,
    /// Whether the whole stands on the label's line.
    inline: bool,
    /// Segments: left and right end, and the token of the text inside, if it stands inside.
    segments: Vec<(i32, i32, Option<Token>)>,
    /// Parts whose texts stand outside of their segments.
    outside: Vec<usize>,
    at: Row,
}

/// Draws a 100 % stacked bar.
///
/// Percentage and amount stand in their segment. Where they do not fit, or are not readable on its colour, they stand right
/// above it, beside the name; with more than two parts, or names that are too long for one line, they stand below the bar
/// with a swatch. Either way a name is said once, unless one row has to say it outside and another one inside.
pub(super) fn draw(chart: &Share, canvas: &Canvas) -> Drawing {
    let full = width(canvas);
    let tokens = tokens(chart.parts.len(), canvas);
    let setting = Setting::new(chart);
    let column = chart
        .rows
        .iter()
        .flat_map(|row| [(row.label.as_str(), Type::STRONG), (row.whole.as_str(), Type::NOTE)])
        .map(|(text, kind)| Block::new(text, kind, full * 3 / 10, canvas).width)
        .max()
        .unwrap_or(0);
    let (place, left) = if full < NARROW { (Place::Above, 0) } else { (Place::Beside(column), column + px(12)) };

    let mut lines: Vec<Line> =
        chart.rows.iter().map(|row| Line::new(row, (place, left, full), setting, &tokens, canvas)).collect();
    let heads = Head::all(chart, &lines, (left, full), setting, canvas);
    let keys = if heads.is_some() { Vec::new() } else { key_texts(chart, &lines) };
    let key = Key::new(chart, &lines, &keys, &tokens, full - left, canvas);
    let heads = heads.unwrap_or_default();

    let mut bottom = if key.names.height > 0 { key.names.height + px(8) } else { 0 };
    for (i, line) in lines.iter_mut().enumerate() {
        line.stack(bottom, place, setting.bar, heads.get(i).map_or(0, |head| head.height));
        match key.notes.get(i) {
            Some(note) if note.height > 0 => line.at.end = line.at.end.max(line.at.bottom + px(5) + note.height),
            _ => {}
        }
        bottom = line.at.end + if setting.stacked { px(18) } else { px(10) };
    }
    let height = lines.last().map_or(bottom, |line| line.at.end) + px(2);

    render(canvas, height, |pen| {
        key.names.draw(pen, (left, 0));
        let plot = pen.plot::<RangedCoordf64>(0.0..1.0, left..full);
        if lines.len() <= CONNECTED {
            for (i, pair) in lines.windows(2).enumerate() {
                let free = key.notes.get(i).is_none_or(|note| note.height == 0);
                if let ([this, next], true) = (pair, free) {
                    connect(pen, this, next, heads.get(i + 1));
                }
            }
        }
        for (i, line) in lines.iter().enumerate() {
            line.draw_label(pen, place, canvas);
            if let Some(head) = heads.get(i) {
                head.draw(pen, line.at.top);
            }
            line.draw_bars(pen, &plot, chart, setting, &tokens);
            if let Some(note) = key.notes.get(i) {
                note.draw(pen, (left, line.at.bottom + px(5)));
            }
        }
    })
}

/// Colours of the parts: the accent, then colours that text can stand on, and context for the last.
fn tokens(parts: usize, canvas: &Canvas) -> Vec<Token> {
    let series = [Token::C2, Token::C5, Token::C3, Token::C4];
    let (readable, others): (Vec<_>, Vec<_>) =
        series.into_iter().partition(|token| canvas.palette.text_on(*token).is_some());
    let middle = readable.into_iter().chain(others).cycle().take(parts.saturating_sub(2));
    std::iter::once(Token::C1).chain(middle).chain(std::iter::once(Token::Context)).take(parts).collect()
}

fn token_of(tokens: &[Token], part: usize) -> Token {
    tokens.get(part).copied().unwrap_or(Token::Context)
}

/// The dashed line that follows the first part from row to row; left out where it would run through a text, or where the
/// ends lie so close together that it would be a stroke without direction.
fn connect(pen: &Pen, this: &Line, next: &Line, head: Option<&Head>) {
    let (Some((_, from, _)), Some((_, to, _))) = (this.segments.first(), next.segments.first()) else { return };
    let (start, end) = ((*from, this.at.bottom), (*to, next.at.top));
    let (low, high) = (start.0.min(end.0), start.0.max(end.0));
    let through = |item: &Item| item.x - px(6) < high && low < item.x + item.width + px(6);
    if high - low < SHORT_LINK || head.is_some_and(|head| head.items.iter().any(through)) {
        return;
    }
    let at = |y: i32| {
        let part = f64::from((y - start.1).clamp(0, end.1 - start.1)) / f64::from((end.1 - start.1).max(1));
        start.0 + (part * f64::from(end.0 - start.0)) as i32
    };
    if next.at.label < next.at.top && next.at.label > start.1 {
        let text = if next.inline {
            next.label.width + px(8) + next.whole.width
        } else {
            next.label.width.max(next.whole.width)
        };
        if at(next.at.label).min(end.0) < text + px(6) {
            return;
        }
    }
    pen.mark(&Mark::new(start, end, Shape::Dashes, Token::C1));
}

impl<'t> Line<'t> {
    fn new(
        row: &'t ShareRow,
        (place, left, right): (Place, i32, i32),
        setting: Setting,
        tokens: &[Token],
        canvas: &Canvas,
    ) -> Self {
        let limit = if let Place::Beside(column) = place { column } else { right };
        let label = Block::new(&row.label, Type::STRONG, limit, canvas);
        let whole = Block::new(&row.whole, Type::NOTE, limit, canvas);
        let one_line = label.height() <= Type::STRONG.line() && label.width + px(8) + whole.width <= limit;
        let sum = row.parts.iter().map(fraction).sum::<f64>().max(1.0);
        let room = f64::from(right - left);
        let (mut before, mut segments, mut outside) = (0.0, Vec::with_capacity(row.parts.len()), Vec::new());
        for (i, part) in row.parts.iter().enumerate() {
            let after = before + fraction(part) / sum;
            let from = left + (before * room).round() as i32;
            let to = left + (after * room).round() as i32;
            before = after;
            let text = canvas.palette.text_on(token_of(tokens, i));
            let fits = to - from - 2 * SEAM >= setting.needs(part, i == 0, canvas);
            let inside = if fits { text } else { None };
            if inside.is_none() {
                outside.push(i);
            }
            segments.push((from, to, inside));
        }
        let at = Row { label: 0, top: 0, bottom: 0, end: 0 };
        Self { row, label, whole, inline: place == Place::Above && one_line, segments, outside, at }
    }

    /// Places the row from its top, with a blank of `head` right above the bar.
    fn stack(&mut self, from: i32, place: Place, bar: i32, head: i32) {
        let label = if self.inline { self.label.height() } else { self.label.height() + self.whole.height() };
        self.at = match place {
            Place::Beside(_) => Row::new(from + head, place, label, bar, 0),
            Place::Above => {
                let row = Row::new(from, place, label, bar, 0);
                Row { top: row.top + head, bottom: row.bottom + head, end: row.end + head, ..row }
            }
        };
    }

    fn draw_label(&self, pen: &Pen, place: Place, canvas: &Canvas) {
        let muted = canvas.palette.text_in(Token::Muted);
        let below = self.at.label + self.label.height();
        let (x, side) = if let Place::Beside(column) = place { (column, HPos::Right) } else { (0, HPos::Left) };
        pen.block(&self.label, (x, self.at.label), side, Token::Ink, false);
        if self.inline {
            let top = self.at.label + (self.label.height() - self.whole.height()) / 2;
            pen.block(&self.whole, (self.label.width + px(8), top), HPos::Left, muted, false);
        } else {
            pen.block(&self.whole, (x, below), side, muted, false);
        }
    }

    fn draw_bars(&self, pen: &Pen, plot: &Plot<RangedCoordf64>, chart: &Share, setting: Setting, tokens: &[Token]) {
        let sum = self.row.parts.iter().map(fraction).sum::<f64>().max(1.0);
        let mut before = 0.0;
        for (i, (part, (from, to, inside))) in self.row.parts.iter().zip(&self.segments).enumerate() {
            let after = before + fraction(part) / sum;
            if fraction(part) <= 0.0 {
                continue;
            }
            let inset = (if before > 0.0 { SEAM } else { 0 }, if after < 1.0 - 1e-9 { SEAM } else { 0 });
            let name = chart.parts.get(i).map_or("", String::as_str);
            let amount = if part.amount.is_empty() { String::new() } else { format!("（{}）", part.amount) };
            let title = format!("{}，{name}：{}{amount}", self.row.label, part.percent);
            let segment = || {
                let (top, bottom) = (self.at.top, self.at.bottom);
                let token = token_of(tokens, i);
                if token == Token::Context {
                    let shape = Shape::Tint { percent: REST, radius: 0, rim: true };
                    // The least of parts is a pixel wide, inside of the bar.
                    let left = (from + inset.0).min(*to - px(1));
                    let right = (to - inset.1).max(left + px(1));
                    pen.mark(&Mark::new((left, top), (right, bottom), shape, token));
                } else {
                    let shape = Shape::Bar { radius: 0, inset };
                    put(plot, &Mark::new((before, top), (after, bottom), shape, token));
                }
                if let Some(text) = *inside {
                    self.draw_inside(pen, part, setting, (from + inset.0 + PAD, i == 0), text);
                }
            };
            pen.series(i, || pen.group(&title, inside.unwrap_or(Token::Ink), segment));
            before = after;
        }
    }

    /// Sets the texts of a part from the left edge of its segment, below its name.
    fn draw_inside(&self, pen: &Pen, part: &SharePart, setting: Setting, (x, first): (i32, bool), token: Token) {
        let (kind, middle) = (setting.percent(first), self.at.middle());
        if part.amount.is_empty() {
            pen.text(&part.percent, kind, (x, middle), HPos::Left, token, false);
        } else if setting.stacked {
            pen.text(&part.percent, kind, (x, middle - px(8)), HPos::Left, token, false);
            pen.text(&part.amount, Type::LABEL, (x, middle + px(12)), HPos::Left, token, false);
        } else {
            let next = x + pen.width(&part.percent, kind) + px(6);
            pen.text(&part.percent, kind, (x, middle), HPos::Left, token, false);
            pen.text(&part.amount, Type::LABEL, (next, middle), HPos::Left, token, false);
        }
    }
}

/// A part's share: no less than nothing, no more than all.
fn fraction(part: &SharePart) -> f64 {
    finite(part.fraction).clamp(0.0, 1.0)
}
