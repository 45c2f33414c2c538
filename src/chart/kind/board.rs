//! A progress board (挂图作战): who does what by when, and how it stands; with bars on an axis of time where times are known.

use plotters_backend::text_anchor::HPos;

use crate::chart::axis::TimeAxis;
use crate::chart::layout::{Block, NARROW, Pen, Plot, Type, px, render, width};
use crate::chart::mark::{Mark, Shape, Way, put};
use crate::chart::outline;
use crate::chart::palette::Token;
use crate::chart::{Canvas, Drawing};

/// Tasks and how they stand.
#[derive(Clone, Debug, PartialEq)]
pub struct Board {
    /// Headings of the columns.
    pub heads: BoardHeads,
    /// The tasks from top to bottom.
    pub tasks: Vec<BoardTask>,
    /// When the board was drawn up, in years with fraction, and its words: 截至2020年6月30日.
    pub as_of: Option<(f64, String)>,
}

/// Headings of the columns of a board.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardHeads {
    /// Over the tasks: 任务.
    pub task: String,
    /// Over the owners: 责任人.
    pub owner: String,
    /// Over the times: 完成时间.
    pub due: String,
    /// Over the states: 进展.
    pub state: String,
}

/// One task.
#[derive(Clone, Debug, PartialEq)]
pub struct BoardTask {
    /// What is to be done.
    pub task: String,
    /// What for; empty where that is not stated.
    pub goal: String,
    /// Who answers for it; empty where the board does not speak of owners.
    pub owner: String,
    /// By when, as printed.
    pub due: String,
    /// How it stands; none where that is not stated.
    pub state: Option<TaskState>,
    /// How it stands, in words: 已完成, 未载明; empty where the board does not speak of states.
    pub word: String,
    /// From when to when, in years with fraction, where both are known.
    pub span: Option<(f64, f64)>,
}

/// How a task stands. Each state has its own shape and colour.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum TaskState {
    /// Done: a tick.
    Done,
    /// Not done and not due yet: a ring.
    Open,
    /// Not done though due: a triangle.
    Overdue,
}

impl TaskState {
    fn token(self) -> Token {
        match self {
            Self::Done => Token::C4,
            Self::Open => Token::Context,
            Self::Overdue => Token::C1,
        }
    }
}

/// Room for the sign of a state.
const SIGN: i32 = px(12);

/// From the sign of a state to its word.
const SIGN_STEP: i32 = px(18);

/// Blank between two columns.
const GAP: i32 = px(16);

/// Height of a bar.
const BAR: i32 = px(12);

/// Draws a board: a table on a desktop, entries one below the other on a phone.
pub(super) fn draw(chart: &Board, canvas: &Canvas) -> Drawing {
    if chart.tasks.is_empty() {
        return render(canvas, px(12), |_| ());
    }
    if width(canvas) < NARROW { entries(chart, canvas) } else { table(chart, canvas) }
}

fn title(task: &BoardTask) -> String {
    let more = if task.word.is_empty() { &task.due } else { &task.word };
    if more.is_empty() { task.task.clone() } else { format!("{}：{more}", task.task) }
}

/// Whether the board says how its tasks stand.
fn has_states(chart: &Board) -> bool {
    chart.tasks.iter().any(|task| task.state.is_some() || !task.word.is_empty())
}

/// Draws the sign of a state, given the middle of its left edge.
fn sign(pen: &Pen, (x, middle): (i32, i32), state: Option<TaskState>) {
    let Some(state) = state else { return };
    let half = SIGN / 2;
    let (from, to) = ((x, middle - half), (x + SIGN, middle + half));
    match state {
        TaskState::Done => pen.mark(&Mark::new(from, to, Shape::Tick, state.token())),
        TaskState::Overdue => pen.mark(&Mark::new(from, to, Shape::Head(Way::Up), state.token())),
        TaskState::Open => {
            let at = (x + half, middle);
            pen.mark(&Mark::new(at, at, Shape::Ring { radius: (half - px(1)).unsigned_abs() }, state.token()));
        }
    }
}

/// The axis for all tasks, if any has a time.
fn axis(chart: &Board, length: i32, canvas: &Canvas) -> Option<TimeAxis> {
    let times: Vec<f64> = chart
        .tasks
        .iter()
        .filter_map(|task| task.span)
        .filter(|(from, to)| from.is_finite() && to.is_finite())
        .flat_map(|(from, to)| [from, to])
        .collect();
    let as_of = chart.as_of.iter().map(|(time, _)| *time);
    (!times.is_empty()).then(|| TimeAxis::fit(times.iter().copied().chain(as_of), false, length, canvas))
}

/// Draws the labels and lines of the axis; `lines` says from where to where the lines run, if they are wanted.
fn draw_axis(pen: &Pen, axis: &TimeAxis, ends: (i32, i32), top: i32, lines: Option<(i32, i32)>, canvas: &Canvas) {
    let muted = canvas.palette.text_in(Token::Muted);
    for tick in axis.labels(ends.0..ends.1, canvas) {
        let middle = top + tick.line * Type::NOTE.line() + Type::NOTE.line() / 2;
        // The last label may have no room on the right of its tick.
        let x = tick.x.min(width(canvas) - pen.width(&tick.text, Type::NOTE));
        pen.text(&tick.text, Type::NOTE, (x, middle), HPos::Left, muted, false);
        if let Some((from, to)) = lines.filter(|_| tick.x > ends.0 + px(2)) {
            pen.mark(&Mark::new((tick.x, from), (tick.x, to), Shape::Line, Token::Rule));
        }
    }
}

/// Draws the bar of a task around a height: solid where done or overdue or where no state is stated, hollow where open.
fn bar(plot: &Plot<TimeAxis>, task: &BoardTask, middle: i32) {
    let Some((from, to)) = task.span.filter(|(from, to)| from.is_finite() && to.is_finite()) else { return };
    let shape = match task.state {
        Some(TaskState::Open) => Shape::Hollow,
        Some(TaskState::Done | TaskState::Overdue) | None => Shape::Bar { radius: px(2), inset: (0, 0) },
    };
    let token = task.state.map_or(Token::C1, TaskState::token);
    let (from, to) = (from.min(to), from.max(to));
    put(plot, &Mark::new((from, middle - BAR / 2), (to, middle + BAR / 2), shape, token));
}

/// The words of a row of the table.
struct Cells<'t> {
    task: Block<'t>,
    goal: Block<'t>,
    owner: Block<'t>,
    due: Block<'t>,
    word: Block<'t>,
}

fn table(chart: &Board, canvas: &Canvas) -> Drawing {
    let full = width(canvas);
    let heads = &chart.heads;
    let column = |head: &str, texts: &dyn Fn(&BoardTask) -> &str, cap: i32| {
        let blocks = chart.tasks.iter().map(|task| Block::new(texts(task), Type::LABEL, cap, canvas).width);
        let widest = blocks.max().unwrap_or(0);
        if widest == 0 { 0 } else { widest.max(Type::NOTE.width(head, canvas).min(cap)) + GAP }
    };
    let timed = axis(chart, full, canvas).is_some();
    let word = if has_states(chart) { column(&heads.state, &|task| &task.word, full * 3 / 20) + SIGN_STEP } else { 0 };
    let owner = column(&heads.owner, &|task| &task.owner, full * 3 / 20);
    let due = column(&heads.due, &|task| &task.due, full * 4 / 25);
    // Where a board says nothing but times, they have the room.
    let share = if word + owner == 0 { 45 } else { 27 };
    let time = if timed { full * share / 100 + GAP } else { 0 };
    let task = full - word - owner - due - time;
    let rows: Vec<Cells> = chart
        .tasks
        .iter()
        .map(|one| Cells {
            task: Block::new(&one.task, Type::LABEL, task - GAP, canvas),
            goal: Block::new(&one.goal, Type::NOTE, task - GAP, canvas),
            owner: Block::new(&one.owner, Type::LABEL, owner - GAP, canvas),
            due: Block::new(&one.due, Type::LABEL, due - GAP, canvas),
            word: Block::new(&one.word, Type::LABEL, word - GAP - SIGN_STEP, canvas),
        })
        .collect();
    let [x_task, x_owner, x_due, x_time] = [word, word + task, word + task + owner, word + task + owner + due];
    let titles: Vec<(i32, Block)> = [
        (0, &heads.state, word),
        (x_task, &heads.task, task),
        (x_owner, &heads.owner, owner),
        (x_due, &heads.due, due),
    ]
    .into_iter()
    .filter(|(.., room)| *room > GAP)
    .map(|(x, head, room)| (x, Block::new(head, Type::NOTE, room - GAP, canvas)))
    .collect();

    let ends = (x_time, full - px(1));
    let axis = axis(chart, ends.1 - ends.0, canvas);
    let note = chart.as_of.as_ref().map(|(_, words)| Block::new(words, Type::NOTE, full, canvas));
    let above = note.as_ref().map_or(0, |note| note.height() + px(4));
    let axis_lines = axis.as_ref().map_or(0, |axis| axis.lines() * Type::NOTE.line());
    let head = above + titles.iter().map(|(_, block)| block.height()).fold(axis_lines, i32::max) + px(5);
    let mut bottom = head;
    let mut tops = Vec::with_capacity(rows.len());
    for cells in &rows {
        let words = [&cells.owner, &cells.due, &cells.word].map(Block::height);
        let tall = words.into_iter().fold(cells.task.height() + cells.goal.height(), i32::max);
        tops.push((bottom, bottom + tall + px(14)));
        bottom += tall + px(14);
    }
    let height = bottom + px(1);

    render(canvas, height, |pen| {
        let muted = canvas.palette.text_in(Token::Muted);
        for (x, block) in &titles {
            pen.block(block, (*x, head - px(5) - block.height()), HPos::Left, muted, false);
        }
        let plot = axis.clone().map(|axis| pen.plot::<TimeAxis>(axis, ends.0..ends.1));
        if let Some(axis) = &axis {
            draw_axis(pen, axis, ends, above, Some((head, height)), canvas);
        }
        if let (None, Some(note)) = (&plot, &note) {
            pen.block(note, (full, 0), HPos::Right, Token::Ink, false);
        }
        if let (Some(plot), Some((time, _)), Some(note)) = (&plot, &chart.as_of, &note) {
            let x = plot.map_coordinate(&(*time, 0)).0;
            let left = (x - note.width / 2).clamp(0, full - note.width);
            pen.block(note, (left, 0), HPos::Left, Token::Ink, false);
            pen.mark(&Mark::new((x, head), (x, height), Shape::Dashes, Token::Ink));
        }
        pen.mark(&Mark::new((0, head), (full, head), Shape::Line, Token::Context));
        for ((one, cells), (top, _)) in chart.tasks.iter().zip(&rows).zip(&tops) {
            pen.group(&title(one), Token::Ink, || {
                let words = top + px(7);
                let line = words + Type::LABEL.line() / 2;
                sign(pen, (0, line), one.state);
                pen.block(&cells.word, (SIGN_STEP, words), HPos::Left, Token::Ink, false);
                pen.block(&cells.task, (x_task, words), HPos::Left, Token::Ink, false);
                pen.block(&cells.goal, (x_task, words + cells.task.height()), HPos::Left, muted, false);
                pen.block(&cells.owner, (x_owner, words), HPos::Left, Token::Ink, false);
                pen.block(&cells.due, (x_due, words), HPos::Left, Token::Ink, false);
                if let Some(plot) = &plot {
                    bar(plot, one, line);
                }
            });
        }
        rules(pen, (0, full), tops.iter().map(|(_, end)| *end));
    })
}

/// Draws rules from side to side at some heights, in one element.
fn rules(pen: &Pen, (left, right): (i32, i32), heights: impl Iterator<Item = i32>) {
    let whole = |height: i32| height.div_euclid(px(1)) * px(1);
    let boxes = heights.map(|height| ((left, whole(height)), (right, whole(height) + px(1)))).collect();
    pen.cells(&outline::Cells { boxes, token: Token::Rule, hollow: false });
}

/// An entry of a board on a phone.
struct Entry<'t> {
    task: Block<'t>,
    goal: Block<'t>,
    word: Block<'t>,
    /// Owner and time with their headings.
    facts: Vec<(Block<'t>, Block<'t>)>,
    top: i32,
    /// Middle of the bar, where there is one.
    bar: Option<i32>,
}

fn entries(chart: &Board, canvas: &Canvas) -> Drawing {
    let full = width(canvas);
    let indent = if has_states(chart) { SIGN_STEP } else { 0 };
    let inner = full - indent;
    let ends = (indent, full - px(1));
    let axis = axis(chart, ends.1 - ends.0, canvas);
    let note = chart.as_of.as_ref().map(|(_, words)| Block::new(words, Type::NOTE, full, canvas));
    let above = note.as_ref().map_or(0, |note| note.height() + px(4));
    let heads = [chart.heads.owner.as_str(), chart.heads.due.as_str()];
    let column = heads.map(|head| Type::NOTE.width(head, canvas)).into_iter().fold(0, i32::max).min(full / 3) + px(10);
    // Owner and time stand side by side where all of them fit into half of a line.
    let half = inner / 2;
    let beside = chart.tasks.iter().all(|one| {
        let fits = |text: &str| column + Type::NOTE.width(text, canvas) + px(8) <= half;
        fits(&one.owner) && fits(&one.due)
    });
    let mut bottom = above + axis.as_ref().map_or(0, |axis| axis.lines() * Type::NOTE.line() + px(6));
    let start = bottom;
    let rows: Vec<Entry> = chart
        .tasks
        .iter()
        .map(|one| {
            let word = Block::new(&one.word, Type::NOTE, inner / 3, canvas);
            let room = inner - word.width - px(10);
            let facts = heads.into_iter().zip([&one.owner, &one.due]).filter(|(_, text)| !text.trim().is_empty());
            let facts: Vec<_> = facts
                .map(|(head, text)| {
                    let head = Block::new(head, Type::NOTE, column - px(10), canvas);
                    (head, Block::new(text, Type::NOTE, inner - column, canvas))
                })
                .collect();
            let task = Block::new(&one.task, Type::STRONG, room, canvas);
            let goal = Block::new(&one.goal, Type::NOTE, inner, canvas);
            let lines = facts.iter().map(|(head, text)| head.height().max(text.height()));
            let lines = if beside { lines.max().unwrap_or(0) } else { lines.sum() };
            let top = bottom + px(9);
            bottom = top + task.height().max(word.height()) + goal.height() + lines + px(3);
            let bar = one.span.map(|_| bottom + px(5) + BAR / 2);
            if bar.is_some() {
                bottom += BAR + px(5);
            }
            bottom += px(8);
            Entry { task, goal, word, facts, top, bar }
        })
        .collect();
    let height = bottom + px(1);

    render(canvas, height, |pen| {
        let muted = canvas.palette.text_in(Token::Muted);
        let plot = axis.clone().map(|axis| pen.plot::<TimeAxis>(axis, ends.0..ends.1));
        if let Some(axis) = &axis {
            draw_axis(pen, axis, ends, above, None, canvas);
        }
        let as_of = plot.as_ref().zip(chart.as_of.as_ref()).map(|(plot, (time, _))| plot.map_coordinate(&(*time, 0)).0);
        if let Some(note) = &note {
            let left = as_of.map_or(0, |x| (x - note.width / 2).clamp(0, full - note.width));
            pen.block(note, (left, 0), HPos::Left, Token::Ink, false);
        }
        pen.mark(&Mark::new((0, start), (full, start), Shape::Line, Token::Context));
        // The rails on which the bars run, since a phone has no lines from the axis down.
        rules(pen, (ends.0, full), rows.iter().filter_map(|entry| entry.bar).filter(|_| plot.is_some()));
        for (one, entry) in chart.tasks.iter().zip(&rows) {
            pen.group(&title(one), Token::Ink, || {
                sign(pen, (0, entry.top + Type::STRONG.line() / 2), one.state);
                pen.block(&entry.task, (indent, entry.top), HPos::Left, Token::Ink, false);
                pen.block(&entry.word, (full, entry.top + px(1)), HPos::Right, Token::Ink, false);
                let mut top = entry.top + entry.task.height().max(entry.word.height());
                pen.block(&entry.goal, (indent, top), HPos::Left, muted, false);
                top += entry.goal.height() + px(3);
                let mut left = indent;
                for (i, (head, text)) in entry.facts.iter().enumerate() {
                    pen.block(head, (left, top), HPos::Left, muted, false);
                    pen.block(text, (left + head.width + px(8), top), HPos::Left, Token::Ink, false);
                    if beside && i + 1 < entry.facts.len() {
                        left += half;
                    } else {
                        top += head.height().max(text.height());
                    }
                }
                if let (Some(plot), Some(middle)) = (&plot, entry.bar) {
                    bar(plot, one, middle);
                    if let Some(x) = as_of {
                        pen.mark(&Mark::new((x, middle - px(8)), (x, middle + px(8)), Shape::Dashes, Token::Ink));
                    }
                }
            });
        }
        rules(pen, (0, full), rows.iter().skip(1).map(|next| next.top - px(9)).chain([height - px(1)]));
    })
}
