//! A tree in columns: a box for each node of the second level, and what belongs to it listed below the box.

use plotters_backend::text_anchor::HPos;

use super::{PAD, Top, Tree, TreeNode, title};
use crate::chart::diagram::{boxed, ground};
use crate::chart::layout::{Block, Pen, Type, px, render, width};
use crate::chart::mark::{Mark, Shape};
use crate::chart::palette::Token;
use crate::chart::{Canvas, Drawing};

/// Narrowest column, where there are several.
const NARROWEST: i32 = px(140);

/// Most columns beside each other.
const MOST: i32 = 5;

/// Lines that a text may take in one of several columns.
const LINES: usize = 3;

/// Blank between two columns, and between two rows of them.
const GAP: (i32, i32) = (px(14), px(16));

/// Radius of the dot before an entry, and the room that it takes.
const DOT: (i32, i32) = (25, px(11));

/// How far an entry stands in from the one that it belongs to.
const INDENT: i32 = px(14);

/// Draws a tree in as many columns as make it lowest.
pub(super) fn draw(chart: &Tree, canvas: &Canvas) -> Drawing {
    let (full, top) = (width(canvas), Top::new(&chart.root, canvas));
    let count = i32::try_from(chart.root.children.len()).unwrap_or(MOST).clamp(1, MOST);
    let layouts = (1..=count).filter_map(|columns| Layout::new(chart, columns, full, canvas));
    // Of equal heights, the first: its columns are the widest.
    let Some(layout) = layouts.min_by_key(|layout| layout.height) else {
        return render(canvas, top.height().max(px(12)), |pen| top.draw(pen, canvas));
    };
    render(canvas, (top.height() + layout.height + px(2)).max(px(12)), |pen| {
        top.draw(pen, canvas);
        layout.draw(pen, top.height(), canvas);
    })
}

/// A name, and the words on it right behind it or below.
struct Run<'t> {
    node: &'t TreeNode,
    label: Block<'t>,
    note: Block<'t>,
    inline: bool,
}

/// Blank between a name and the words behind it.
const BEHIND: i32 = px(8);

impl<'t> Run<'t> {
    fn new(node: &'t TreeNode, strong: bool, limit: i32, canvas: &Canvas) -> Self {
        let label = Block::new(&node.label, Type::label(strong), limit, canvas);
        let note = Block::new(&node.note, Type::NOTE, limit, canvas);
        let inline = label.lines().max(note.lines()) < 2 && label.width + BEHIND + note.width <= limit;
        Self { node, label, note, inline }
    }

    fn height(&self) -> i32 {
        if self.inline { self.label.height().max(self.note.height()) } else { self.label.height() + self.note.height() }
    }

    fn lines(&self) -> usize {
        self.label.lines().max(self.note.lines())
    }

    fn draw(&self, pen: &Pen, (x, top): (i32, i32), (label, note): (Token, Token)) {
        pen.block(&self.label, (x, top), HPos::Left, label, false);
        if self.inline {
            pen.block(&self.note, (x + self.label.width + BEHIND, top + px(1)), HPos::Left, note, false);
        } else {
            pen.block(&self.note, (x, top + self.label.height()), HPos::Left, note, false);
        }
    }
}

/// A node of the second level, and what belongs to it with how far each stands in.
struct Card<'t> {
    head: Run<'t>,
    entries: Vec<(i32, Run<'t>)>,
}

/// Blank between two entries, and between a box and the first of them.
const BETWEEN: (i32, i32) = (px(5), px(7));

impl<'t> Card<'t> {
    fn new(node: &'t TreeNode, wide: i32, canvas: &Canvas) -> Self {
        let head = Run::new(node, !node.children.is_empty() || node.highlight, wide - 2 * PAD.0, canvas);
        let mut entries = Vec::new();
        // A deep tree stands in less, so that its lowest level has room.
        let indent = INDENT.min(wide * 2 / 5 / depth(node));
        list(node, (0, indent, wide), &mut entries, canvas);
        Self { head, entries }
    }

    /// Height of what stands below the box.
    fn below(&self) -> i32 {
        let entries: i32 = self.entries.iter().map(|(_, run)| run.height() + BETWEEN.0).sum();
        if entries == 0 { 0 } else { BETWEEN.1 + entries - BETWEEN.0 }
    }

    fn lines(&self) -> usize {
        self.entries.iter().map(|(_, run)| run.lines()).fold(self.head.lines(), usize::max)
    }
}

fn depth(node: &TreeNode) -> i32 {
    1 + node.children.iter().map(depth).max().unwrap_or(0)
}

/// Lists what belongs to a node, from the top down.
fn list<'t>(
    node: &'t TreeNode,
    (inset, indent, wide): (i32, i32, i32),
    entries: &mut Vec<(i32, Run<'t>)>,
    canvas: &Canvas,
) {
    for child in &node.children {
        let limit = wide - PAD.0 - inset - DOT.1;
        entries.push((inset, Run::new(child, !child.children.is_empty() || child.highlight, limit, canvas)));
        list(child, (inset + indent, indent, wide), entries, canvas);
    }
}

/// Cards in rows of so many columns.
struct Layout<'t> {
    rows: Vec<Row<'t>>,
    /// Width of a column.
    wide: i32,
    height: i32,
}

/// One row of cards.
struct Row<'t> {
    cards: Vec<Card<'t>>,
    top: i32,
    /// Height of its boxes.
    head: i32,
}

impl<'t> Layout<'t> {
    /// None where there is nothing to draw, or where the columns are too narrow for their words.
    fn new(chart: &'t Tree, columns: i32, full: i32, canvas: &Canvas) -> Option<Self> {
        let wide = (full - GAP.0 * (columns - 1)) / columns;
        if columns > 1 && wide < NARROWEST {
            return None;
        }
        let per_row = usize::try_from(columns).ok()?.max(1);
        let (mut rows, mut bottom) = (Vec::new(), 0);
        for nodes in chart.root.children.chunks(per_row) {
            let cards: Vec<_> = nodes.iter().map(|node| Card::new(node, wide, canvas)).collect();
            if columns > 1 && cards.iter().any(|card| card.lines() > LINES) {
                return None;
            }
            let head = cards.iter().map(|card| card.head.height()).max().unwrap_or(0) + 2 * PAD.1;
            let below = cards.iter().map(Card::below).max().unwrap_or(0);
            let top = bottom;
            // Boxes with nothing below them stand as close as their columns.
            bottom = top + head + below + if below > 0 { GAP.1 } else { GAP.0 };
            rows.push(Row { cards, top, head });
        }
        let last = rows.last()?;
        let below = last.cards.iter().map(Card::below).max().unwrap_or(0);
        let height = last.top + last.head + below;
        Some(Self { rows, wide, height })
    }

    fn draw(&self, pen: &Pen, from: i32, canvas: &Canvas) {
        let muted = canvas.palette.text_in(Token::Muted);
        for row in &self.rows {
            for (column, card) in (0..).zip(&row.cards) {
                let (left, top) = (column * (self.wide + GAP.0), from + row.top);
                let (shape, fill, text) = ground(card.head.node.highlight, canvas);
                pen.group(&title(card.head.node), text, || {
                    boxed(pen, (left, top), (left + self.wide, top + row.head), shape, fill);
                    let inset = (row.head - card.head.height()) / 2;
                    card.head.draw(pen, (left + PAD.0, top + inset), (text, text));
                });
                let mut y = top + row.head + BETWEEN.1;
                for (inset, run) in &card.entries {
                    let x = left + PAD.0 + inset;
                    pen.group(&title(run.node), Token::Ink, || {
                        let at = (x + DOT.0, y + Type::LABEL.line() / 2);
                        let token = if run.node.highlight { Token::C1 } else { Token::Context };
                        pen.mark(&Mark::new(at, at, Shape::Dot { radius: DOT.0.unsigned_abs() }, token));
                        run.draw(pen, (x + DOT.1, y), (Token::Ink, muted));
                    });
                    y += run.height() + BETWEEN.0;
                }
            }
        }
    }
}
