//! A tree: an organisation and its parts, a goal and its indicators.

mod chips;
mod columns;

use plotters_backend::text_anchor::HPos;

use crate::chart::diagram::{Stack, boxed, ground};
use crate::chart::layout::{NARROW, Pen, Type, px, render, width};
use crate::chart::mark::{Mark, Shape};
use crate::chart::palette::Token;
use crate::chart::{Canvas, Drawing};

/// A tree.
#[derive(Clone, Debug, PartialEq)]
pub struct Tree {
    /// The node that all others belong to; without a label where the words around the drawing name it already.
    pub root: TreeNode,
}

/// A node and what belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub struct TreeNode {
    /// What it is: 张家港市发改委.
    pub label: String,
    /// A few words on it: its part, or its value as printed; empty where there is nothing to say.
    pub note: String,
    /// Whether the title speaks of it: drawn in the accent colour.
    pub highlight: bool,
    /// What belongs to it, in order.
    pub children: Vec<TreeNode>,
}

/// Room for one leaf of a tree that is drawn from the top down.
const LEAF: i32 = px(100);

/// Blank between two boxes beside each other.
const APART: i32 = px(12);

/// Blank between two levels.
const LEVEL: i32 = px(28);

/// Widest box.
const WIDEST: i32 = px(220);

/// Blank between the rim of a box and its words.
const PAD: (i32, i32) = (px(8), px(7));

/// Lines that the words of a box may take.
const LINES: usize = 4;

/// Draws a tree: from the top down where its leaves have room beside each other, as a row of names where there is nothing else to
/// say, else with a column for each node of the second level and what belongs to it listed below.
pub(super) fn draw(chart: &Tree, canvas: &Canvas) -> Drawing {
    let named = !chart.root.label.trim().is_empty();
    let upright = if named { from_the_top(chart, canvas) } else { None };
    upright.or_else(|| chips::draw(chart, canvas)).unwrap_or_else(|| columns::draw(chart, canvas))
}

/// The box of the root over the whole width; nothing where the root has no label.
struct Top<'t> {
    node: &'t TreeNode,
    words: Stack<'t>,
}

impl<'t> Top<'t> {
    fn new(node: &'t TreeNode, canvas: &Canvas) -> Self {
        let (limit, token) = (width(canvas) - 2 * PAD.0, ground(node.highlight, canvas).2);
        let mut words = Stack::default();
        words.add(&node.label, Type::STRONG, token, 0, limit, canvas);
        words.add(&node.note, Type::NOTE, token, px(1), limit, canvas);
        Self { node, words }
    }

    /// Height of the box with the blank below it.
    fn height(&self) -> i32 {
        if self.words.height() == 0 { 0 } else { self.words.height() + 2 * PAD.1 + APART }
    }

    fn draw(&self, pen: &Pen, canvas: &Canvas) {
        if self.words.height() == 0 {
            return;
        }
        let (shape, fill, text) = ground(self.node.highlight, canvas);
        pen.group(&title(self.node), text, || {
            boxed(pen, (0, 0), (width(canvas), self.height() - APART), shape, fill);
            self.words.draw(pen, (PAD.0, PAD.1), HPos::Left, false);
        });
    }
}

fn title(node: &TreeNode) -> String {
    if node.note.is_empty() { node.label.clone() } else { format!("{}：{}", node.label, node.note) }
}

/// A node of a tree that is drawn from the top down.
struct Card<'t> {
    node: &'t TreeNode,
    words: Stack<'t>,
    level: usize,
    /// Middle and half width.
    middle: i32,
    half: i32,
    /// Index of the parent.
    parent: Option<usize>,
}

fn leaves(node: &TreeNode) -> i32 {
    if node.children.is_empty() { 1 } else { node.children.iter().map(leaves).sum() }
}

fn from_the_top(chart: &Tree, canvas: &Canvas) -> Option<Drawing> {
    let full = width(canvas);
    let count = leaves(&chart.root);
    if full < NARROW || i64::from(count) * i64::from(LEAF) > i64::from(full + APART) {
        return None;
    }
    let mut boxes = Vec::new();
    spread(&chart.root, (0, full + APART), None, &mut boxes, canvas);
    if boxes.iter().any(|one| one.words.most_lines() > LINES) {
        return None;
    }
    let deepest = boxes.iter().map(|one| one.level).max().unwrap_or(0);
    let tall = |level: usize| boxes.iter().filter(|one| one.level == level).map(|one| one.words.height()).max();
    let mut edges = Vec::with_capacity(deepest + 1);
    let mut bottom = 0;
    for level in 0..=deepest {
        let end = bottom + tall(level).unwrap_or(0) + 2 * PAD.1;
        edges.push((bottom, end));
        bottom = end + LEVEL;
    }
    let edge = |level: usize| edges.get(level).copied().unwrap_or((0, 0));
    let height = edge(deepest).1;

    Some(render(canvas, height, |pen| {
        connect(pen, &boxes, &edge);
        for one in &boxes {
            let (top, bottom) = edge(one.level);
            let (shape, fill, text) = ground(one.node.highlight, canvas);
            pen.group(&title(one.node), text, || {
                boxed(pen, (one.middle - one.half, top), (one.middle + one.half, bottom), shape, fill);
                let top = i32::midpoint(top, bottom) - one.words.height() / 2;
                one.words.draw(pen, (one.middle, top), HPos::Center, false);
            });
        }
    }))
}

/// Gives each node a box in the middle of its leaves.
fn spread<'t>(
    node: &'t TreeNode,
    (left, right): (i32, i32),
    parent: Option<usize>,
    boxes: &mut Vec<Card<'t>>,
    canvas: &Canvas,
) {
    let (level, index) = (parent.and_then(|i| boxes.get(i)).map_or(0, |one| one.level + 1), boxes.len());
    let limit = (right - left - APART).min(WIDEST);
    let text = ground(node.highlight, canvas).2;
    let mut words = Stack::default();
    let kind = if node.children.is_empty() && !node.highlight { Type::LABEL } else { Type::STRONG };
    words.add(&node.label, kind, text, 0, limit - 2 * PAD.0, canvas);
    words.add(&node.note, Type::NOTE, text, px(1), limit - 2 * PAD.0, canvas);
    // Leaves fill their room, so that their row looks even; others are as wide as their words.
    let half = if node.children.is_empty() { limit / 2 } else { (words.width() / 2 + px(14)).min(limit / 2) };
    let middle = i32::midpoint(left, right - APART);
    boxes.push(Card { node, words, level, middle, half, parent });
    let (total, mut before) = (leaves(node), 0);
    for child in &node.children {
        let at = |leaf: i32| left + (right - left) * leaf / total;
        let after = before + leaves(child);
        spread(child, (at(before), at(after)), Some(index), boxes, canvas);
        before = after;
    }
}

/// Draws the lines from each node to what belongs to it.
fn connect(pen: &Pen, boxes: &[Card], edge: &impl Fn(usize) -> (i32, i32)) {
    let line = |from: (i32, i32), to: (i32, i32)| pen.mark(&Mark::new(from, to, Shape::Line, Token::Context));
    for (i, one) in boxes.iter().enumerate() {
        let children: Vec<_> = boxes.iter().filter(|child| child.parent == Some(i)).collect();
        let (Some(first), Some(last)) = (children.first(), children.last()) else { continue };
        let bottom = edge(one.level).1;
        let (bus, top) = (bottom + LEVEL / 2, edge(one.level + 1).0);
        line((one.middle, bottom), (one.middle, bus));
        if first.middle < last.middle {
            line((first.middle, bus), (last.middle + px(1), bus));
        }
        for child in &children {
            line((child.middle, bus), (child.middle, top));
        }
    }
}
