//! The names of the parts of a share, and the texts that do not fit into their segments.

use plotters_backend::text_anchor::HPos;

use super::{Line, Setting, Share, token_of};
use crate::chart::Canvas;
use crate::chart::layout::{Pen, Type, px};
use crate::chart::legend::Legend;
use crate::chart::palette::Token;

/// What stands right above the bar of one row of two parts: names, and texts that do not fit into their segments.
pub(super) struct Head<'t> {
    /// The items from left to right.
    pub(super) items: Vec<Item<'t>>,
    /// Height with the blank to the bar.
    pub(super) height: i32,
}

/// The texts of one part, one after the other on a line.
pub(super) struct Item<'t> {
    words: Vec<(&'t str, Type, Token)>,
    /// Left edge.
    pub(super) x: i32,
    /// Width of all words.
    pub(super) width: i32,
}

/// Gap between the words of an item.
const WORD_GAP: i32 = px(6);

/// Gap between two items.
const ITEM_GAP: i32 = px(14);

impl<'t> Head<'t> {
    /// The heads of all rows; none where the parts are not two or a head does not fit on its line.
    pub(super) fn all(
        chart: &'t Share,
        lines: &[Line<'t>],
        (left, right): (i32, i32),
        setting: Setting,
        canvas: &Canvas,
    ) -> Option<Vec<Self>> {
        if chart.parts.len() != 2 || lines.iter().any(|line| line.segments.len() != 2) {
            return None;
        }
        lines
            .iter()
            .enumerate()
            .map(|(i, line)| Self::new(chart, line, i == 0, (left, right), setting, canvas))
            .collect()
    }

    fn new(
        chart: &'t Share,
        line: &Line<'t>,
        named: bool,
        (left, right): (i32, i32),
        setting: Setting,
        canvas: &Canvas,
    ) -> Option<Self> {
        let mut items: Vec<Item> = Vec::new();
        for (i, (part, (from, ..))) in line.row.parts.iter().zip(&line.segments).enumerate() {
            let first = i == 0;
            let ink = canvas.palette.text_in(if first { Token::C1 } else { Token::Muted });
            let mut words = Vec::new();
            if named {
                words.extend(chart.parts.get(i).map(|name| (name.as_str(), Type::label(first), ink)));
            }
            if line.outside.contains(&i) {
                words.push((part.percent.as_str(), setting.percent(first), ink));
                words.push((part.amount.as_str(), Type::NOTE, ink));
            }
            words.retain(|(text, ..)| !text.is_empty());
            if words.is_empty() {
                continue;
            }
            let width = words.iter().map(|(text, kind, _)| kind.width(text, canvas) + WORD_GAP).sum::<i32>() - WORD_GAP;
            let free = items.last().map_or(left, |item| item.x + item.width + ITEM_GAP);
            let x = free.max((*from).min(right - width));
            if x + width > right {
                return None;
            }
            items.push(Item { words, x, width });
        }
        let tallest = items.iter().flat_map(|item| &item.words).map(|(_, kind, _)| kind.line()).max();
        Some(Self { items, height: tallest.map_or(0, |line| line + px(4)) })
    }

    /// Draws the head above a bar: all words on one baseline.
    pub(super) fn draw(&self, pen: &Pen, bar: i32) {
        let baseline = bar - px(8);
        for item in &self.items {
            let mut x = item.x;
            for (text, kind, token) in &item.words {
                pen.text(text, *kind, (x, baseline - kind.drop()), HPos::Left, *token, false);
                x += pen.width(text, *kind) + WORD_GAP;
            }
        }
    }
}

/// Names with swatches above the rows, and below each row the texts that do not fit into their segments.
pub(super) struct Key<'t> {
    /// Names above the rows.
    pub(super) names: Legend<'t>,
    /// For each row, what stands below it.
    pub(super) notes: Vec<Legend<'t>>,
}

impl<'t> Key<'t> {
    /// The key for texts by row and part; without any, nothing.
    pub(super) fn new(
        chart: &'t Share,
        lines: &[Line],
        texts: &'t [Vec<(usize, String)>],
        tokens: &[Token],
        room: i32,
        canvas: &Canvas,
    ) -> Self {
        let inside = |part: usize| lines.iter().any(|line| !line.outside.contains(&part));
        let names = chart.parts.iter().enumerate().filter(|(i, _)| !texts.is_empty() && inside(*i));
        let parts: Vec<usize> = names.clone().map(|(i, _)| i).collect();
        let names = names.map(|(i, name)| (name.as_str(), token_of(tokens, i)));
        let note = |texts: &'t Vec<(usize, String)>| {
            Legend::new(texts.iter().map(|(part, text)| (text.as_str(), token_of(tokens, *part))), room, canvas)
        };
        Self { names: Legend::new(names, room, canvas).keyed(parts), notes: texts.iter().map(note).collect() }
    }
}

/// For each row, the parts that stand outside: name, percentage and amount.
pub(super) fn key_texts(chart: &Share, lines: &[Line]) -> Vec<Vec<(usize, String)>> {
    let words = |line: &Line, part: usize| {
        let name = chart.parts.get(part).map_or("", String::as_str);
        let texts = line.row.parts.get(part).map_or(["", ""], |part| [&part.percent, &part.amount]);
        let words = std::iter::once(name).chain(texts).filter(|word| !word.is_empty());
        (part, words.collect::<Vec<_>>().join(" "))
    };
    lines.iter().map(|line| line.outside.iter().map(|part| words(line, *part)).collect()).collect()
}
