//! A cadence: what recurs, each row with its own beat over one common stretch of time (周报情、月调度、季督查、年总评).

use plotters_backend::text_anchor::HPos;

use super::wheel;
use crate::chart::layout::{Block, NARROW, Pen, Type, px, render, width};
use crate::chart::outline::Cells;
use crate::chart::palette::Token;
use crate::chart::{Canvas, Drawing};

/// Rows of beats over one stretch of time.
#[derive(Clone, Debug, PartialEq)]
pub struct Cadence {
    /// How it is drawn.
    pub form: CadenceForm,
    /// Words for even divisions of the stretch, from its start: 1月, 4月, 7月, 10月.
    pub marks: Vec<String>,
    /// The rows, from the fastest beat to the slowest or as the office lists them.
    pub rows: Vec<CadenceRow>,
    /// What full, hollow and short cells mean, for the legend: 已报, 待报, 缺报.
    pub words: CadenceWords,
}

/// How a cadence is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CadenceForm {
    /// Time from left to right, the rows below each other.
    Rows,
    /// Time around a circle, the rows as rings; rows where these are too many or too fast for that.
    Wheel,
}

/// Words for the states of a beat.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct CadenceWords {
    /// For [`Beat::Done`].
    pub done: String,
    /// For [`Beat::Due`].
    pub due: String,
    /// For [`Beat::Missed`].
    pub missed: String,
}

/// One rhythm.
#[derive(Clone, Debug, PartialEq)]
pub struct CadenceRow {
    /// What recurs: 周报情.
    pub label: String,
    /// How often, as printed: 每周1次.
    pub note: String,
    /// The beats, evenly spread over the stretch: 52 for a year of weeks.
    pub beats: Vec<Beat>,
    /// What the beats are called, one by one: 第1周; their numbers where there are none.
    pub names: Vec<String>,
}

/// One beat.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Beat {
    /// Asked for by the rule, with nothing recorded.
    Due,
    /// Done.
    Done,
    /// Due and not done.
    Missed,
}

/// Height of the cells of a row that takes one line.
const TALL: i32 = px(15);

/// Height of the cells of a row that takes more lines.
const SHORT: i32 = px(11);

/// Narrowest cell with the blank after it.
const PITCH: i32 = 45;

/// Draws a cadence.
///
/// A rule without records is drawn in full cells, in grey but for the fastest beat. With records, a done beat is full, one still due is hollow, and a missed one
/// is a stub at the foot of its cell: so that grey paper tells them apart too.
pub(super) fn draw(chart: &Cadence, canvas: &Canvas) -> Drawing {
    let wheel = (chart.form == CadenceForm::Wheel).then(|| wheel::draw(chart, canvas)).flatten();
    wheel.unwrap_or_else(|| rows(chart, canvas))
}

impl Cadence {
    /// Whether anything is recorded of the beats that the rule asks for.
    fn recorded(&self) -> bool {
        self.rows.iter().flat_map(|row| &row.beats).any(|beat| *beat != Beat::Due)
    }

    /// The colour of a state, and whether only a rim is painted.
    pub(super) fn look(&self, beat: Beat) -> (Token, bool) {
        let hollow = beat == Beat::Due && self.recorded();
        (if hollow || beat == Beat::Missed { Token::Context } else { Token::C1 }, hollow)
    }

    /// The word for a state; none for a rule without records.
    pub(super) fn word(&self, beat: Beat) -> &str {
        match beat {
            _ if !self.recorded() => "",
            Beat::Done => &self.words.done,
            Beat::Due => &self.words.due,
            Beat::Missed => &self.words.missed,
        }
    }
}

/// Where the words of the rows stand.
enum Words {
    /// In a column of this width at the left, a note below its label.
    Beside(i32),
    /// On one line at the left, the notes from this place in a column of this width.
    Inline(i32, i32),
    /// Above the cells.
    Above,
}

/// Blank between a label and the note behind it.
const BEHIND: i32 = px(10);

/// Blank between two rows.
const BETWEEN: i32 = px(11);

fn words(chart: &Cadence, canvas: &Canvas) -> Words {
    let full = width(canvas);
    let widest = |words: &dyn Fn(&CadenceRow) -> i32| chart.rows.iter().map(words).max().unwrap_or(0);
    let labels = widest(&|row| Type::STRONG.width(&row.label, canvas));
    let notes = widest(&|row| Type::NOTE.width(&row.note, canvas));
    let cap = full * 3 / 10;
    if labels + BEHIND + notes <= cap {
        return Words::Inline(labels + BEHIND, labels + BEHIND + notes);
    }
    let long = |row: &CadenceRow| {
        let label = Block::new(&row.label, Type::STRONG, cap, canvas);
        label.lines().max(Block::new(&row.note, Type::NOTE, cap, canvas).lines()) > 2
    };
    if full < NARROW && chart.rows.iter().any(long) { Words::Above } else { Words::Beside(labels.max(notes).min(cap)) }
}

fn rows(chart: &Cadence, canvas: &Canvas) -> Drawing {
    let full = width(canvas);
    let form = words(chart, canvas);
    let (left, limit) = match form {
        Words::Beside(column) => (column + px(14), column),
        Words::Inline(_, column) => (column + px(14), column),
        Words::Above => (0, full),
    };
    let labels: Vec<_> = chart.rows.iter().map(|row| Block::new(&row.label, Type::STRONG, limit, canvas)).collect();
    let notes: Vec<_> = chart.rows.iter().map(|row| Block::new(&row.note, Type::NOTE, limit, canvas)).collect();
    let room = full - left;

    let legend = legend(chart, room, canvas);
    let legend_height = legend.iter().map(|(_, y, block, _)| y + block.height() + px(8)).max().unwrap_or(0);
    let marks = thinned(chart, room, canvas);
    let mut bottom = legend_height + if marks.is_empty() { 0 } else { Type::NOTE.line() + px(5) };
    // For each row: top of its words, of its cells; lines of cells.
    let mut places = Vec::with_capacity(chart.rows.len());
    for ((row, label), note) in chart.rows.iter().zip(&labels).zip(&notes) {
        let grid = Grid::new(row.beats.len(), room);
        let words = match form {
            Words::Inline(..) => label.height().max(note.height()),
            Words::Beside(_) | Words::Above => label.height() + note.height(),
        };
        let (top, tall) = (bottom, words.max(grid.height()));
        let (place, end) = match form {
            Words::Above => ((top, top + words + px(4)), top + words + px(4) + grid.height()),
            Words::Beside(_) | Words::Inline(..) => {
                ((top + (tall - words) / 2, top + (tall - grid.height()) / 2), top + tall)
            }
        };
        places.push((place.0, place.1, grid));
        bottom = end + BETWEEN;
    }
    let height = (bottom - BETWEEN + px(2)).max(px(12));
    // Of a rule without records, one row has the accent: the beat that sets the pace.
    let most = chart.rows.iter().map(|row| row.beats.len()).max().unwrap_or(0);
    let fastest = chart.rows.iter().position(|row| row.beats.len() == most);

    render(canvas, height, |pen| {
        let muted = canvas.palette.text_in(Token::Muted);
        draw_legend(pen, chart, &legend, (left, 0));
        for (x, text) in &marks {
            let middle = legend_height + Type::NOTE.line() / 2;
            pen.text(text, Type::NOTE, (left + x, middle), HPos::Left, muted, false);
        }
        let rows = chart.rows.iter().zip(&labels).zip(&notes).zip(&places);
        for (i, (((row, label), note), (top, cells, grid))) in rows.enumerate() {
            pen.group(&format!("{}：{}", row.label, row.note), Token::Ink, || {
                pen.block(label, (0, *top), HPos::Left, Token::Ink, false);
                match form {
                    Words::Inline(x, _) => pen.block(note, (x, top + px(1)), HPos::Left, muted, false),
                    Words::Beside(_) | Words::Above => {
                        pen.block(note, (0, top + label.height()), HPos::Left, muted, false);
                    }
                }
                let quiet = !chart.recorded() && fastest != Some(i);
                grid.draw(pen, (left, *cells), &row.beats, chart, quiet);
            });
        }
    })
}

/// The cells of a row, in one line or more.
struct Grid {
    room: i32,
    lines: i32,
    per_line: i32,
}

impl Grid {
    fn new(beats: usize, room: i32) -> Self {
        let beats = i32::try_from(beats).unwrap_or(i32::MAX / PITCH).clamp(1, i32::MAX / PITCH / 2);
        let lines = ((beats * PITCH - 1) / room.max(PITCH) + 1).max(1);
        Self { room, lines, per_line: (beats + lines - 1) / lines }
    }

    fn tall(&self) -> i32 {
        if self.lines == 1 { TALL } else { SHORT }
    }

    fn height(&self) -> i32 {
        self.lines * (self.tall() + px(3)) - px(3)
    }

    fn draw(&self, pen: &Pen, (left, top): (i32, i32), beats: &[Beat], chart: &Cadence, quiet: bool) {
        let at = |i: i32| left + (f64::from(self.room) * f64::from(i) / f64::from(self.per_line)).round() as i32;
        let gap = (self.room / self.per_line / 4).clamp(px(1), px(4));
        let place = |i: i32| {
            let (line, place) = (i / self.per_line, i % self.per_line);
            let y = top + line * (self.tall() + px(3));
            let right = if place + 1 == self.per_line { at(place + 1) } else { at(place + 1) - gap };
            ((at(place), y), (right, y + self.tall()))
        };
        for state in [Beat::Done, Beat::Due, Beat::Missed] {
            let here = (0..).zip(beats).filter(|(_, beat)| **beat == state).map(|(i, _)| place(i));
            let (token, hollow) = chart.look(state);
            cells(pen, here.collect(), state, (if quiet { Token::Context } else { token }, hollow));
        }
    }
}

/// Draws cells of one state.
fn cells(pen: &Pen, mut boxes: Vec<((i32, i32), (i32, i32))>, beat: Beat, (token, hollow): (Token, bool)) {
    if beat == Beat::Missed {
        boxes.iter_mut().for_each(|(from, to)| from.1 = to.1 - px(4));
    }
    pen.cells(&Cells { boxes, token, hollow });
}

/// An entry of the legend: place, words and state.
pub(super) type LegendEntry<'t> = (i32, i32, Block<'t>, Beat);

/// Draws the legend from its top left corner.
pub(super) fn draw_legend(pen: &Pen, chart: &Cadence, legend: &[LegendEntry], (left, top): (i32, i32)) {
    for (x, y, block, beat) in legend {
        let middle = top + y + Type::NOTE.line() / 2;
        cells(pen, vec![((left + x, middle - px(6)), (left + x + px(8), middle + px(6)))], *beat, chart.look(*beat));
        pen.block(block, (left + x + px(14), top + y), HPos::Left, Token::Ink, false);
    }
}

/// The legend's entries; none for a rule without records.
pub(super) fn legend<'t>(chart: &'t Cadence, room: i32, canvas: &Canvas) -> Vec<LegendEntry<'t>> {
    let recorded = chart.recorded();
    let words = &chart.words;
    let states = [(&words.done, Beat::Done), (&words.due, Beat::Due), (&words.missed, Beat::Missed)];
    let used = |beat: Beat| chart.rows.iter().any(|row| row.beats.contains(&beat));
    let (mut x, mut y, mut bottom) = (0, 0, 0);
    let mut entries = Vec::new();
    for (text, beat) in states.into_iter().filter(|(_, beat)| recorded && used(*beat)) {
        let block = Block::new(text, Type::NOTE, room - px(14), canvas);
        if x > 0 && x + px(14) + block.width > room {
            (x, y) = (0, bottom);
        }
        bottom = bottom.max(y + block.height() + px(2));
        let next = x + px(14) + block.width + px(18);
        entries.push((x, y, block, beat));
        x = next;
    }
    entries
}

/// The words over the cells: each, or every second, third … where there is no room for all.
fn thinned<'t>(chart: &'t Cadence, room: i32, canvas: &Canvas) -> Vec<(i32, &'t str)> {
    let count = i32::try_from(chart.marks.len()).unwrap_or(0).max(1);
    let widest = chart.marks.iter().map(|mark| Type::NOTE.width(mark, canvas)).max().unwrap_or(0);
    let step = (1..count).find(|step| count % step == 0 && room / count * step >= widest + px(6)).unwrap_or(count);
    (0..)
        .zip(&chart.marks)
        .filter(|(i, mark)| i % step == 0 && (room / count * step).min(room) >= Type::NOTE.width(mark, canvas))
        .map(|(i, mark)| (room * i / count, mark.as_str()))
        .collect()
}
