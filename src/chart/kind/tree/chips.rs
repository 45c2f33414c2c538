//! A tree of one level without further words: its names in boxes, one after the other.

use plotters_backend::text_anchor::HPos;

use super::{Top, Tree, title};
use crate::chart::diagram::{boxed, ground};
use crate::chart::layout::{Block, Type, px, render, width};
use crate::chart::{Canvas, Drawing};

/// Blank between the rim of a box and its words, at the sides and above.
const PAD: (i32, i32) = (px(12), px(7));

/// Blank between two boxes.
const GAP: i32 = px(8);

/// Draws the names of a tree; none where a node has more to say than its name.
pub(super) fn draw(chart: &Tree, canvas: &Canvas) -> Option<Drawing> {
    let nodes = &chart.root.children;
    if nodes.iter().any(|node| !node.children.is_empty() || !node.note.trim().is_empty()) {
        return None;
    }
    let (full, top) = (width(canvas), Top::new(&chart.root, canvas));
    let (mut left, mut line, mut tall) = (0, top.height(), 0);
    let mut boxes = Vec::with_capacity(nodes.len());
    for node in nodes {
        let words = Block::new(&node.label, Type::label(node.highlight), full - 2 * PAD.0, canvas);
        let wide = words.width + 2 * PAD.0;
        if left > 0 && left + wide > full {
            (left, line, tall) = (0, line + tall + GAP, 0);
        }
        tall = tall.max(words.height() + 2 * PAD.1);
        boxes.push((node, words, (left, line)));
        left += wide + GAP;
    }
    let height = if nodes.is_empty() { top.height() } else { line + tall };

    Some(render(canvas, height.max(px(12)), |pen| {
        top.draw(pen, canvas);
        for (node, words, (left, line)) in &boxes {
            let (shape, fill, text) = ground(node.highlight, canvas);
            let end = (left + words.width + 2 * PAD.0, line + words.height() + 2 * PAD.1);
            pen.group(&title(node), text, || {
                boxed(pen, (*left, *line), end, shape, fill);
                pen.block(words, (left + PAD.0, line + PAD.1), HPos::Left, text, false);
            });
        }
    }))
}
