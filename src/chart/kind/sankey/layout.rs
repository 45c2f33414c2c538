//! Where the nodes and flows of a Sankey diagram stand.

use plotters_backend::text_anchor::HPos;

use super::{Amount, Sankey, SankeyFlow};
use crate::chart::layout::{Block, NARROW, Pen, Type, finite, px, render, width, with_unit};
use crate::chart::mark::{Mark, Shape};
use crate::chart::outline::Band;
use crate::chart::palette::Token;
use crate::chart::{Canvas, Drawing};

/// Width of the bar of a node.
const BAR: i32 = px(10);

/// Blank between a bar and the words beside or above it.
const BESIDE: i32 = px(8);

/// Blank between two nodes of a column.
const GAP: i32 = px(14);

/// Height of all bars of the fullest column together.
const TALLEST: i32 = px(220);

/// Where the words of a node stand.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Words {
    /// Left of the bar: the first column of a wide canvas.
    Before,
    /// Right of the bar: the last column of a wide canvas.
    After,
    /// Above the bar, from the given side.
    Above(Align),
}

#[derive(Clone, Copy, PartialEq, Eq)]
enum Align {
    Left,
    Centre,
    Right,
}

/// One node, laid out: the place of its bar and of its words.
struct Node<'t> {
    block: Block<'t>,
    words: Words,
    x: i32,
    top: i32,
    tall: i32,
    block_top: i32,
}

impl Node<'_> {
    /// How far the words reach to the left and right of the bar's left edge.
    fn reach(&self) -> (i32, i32) {
        match self.words {
            Words::Before | Words::After => (0, BAR),
            Words::Above(Align::Left) => (0, self.block.width),
            Words::Above(Align::Centre) => (self.block.width / 2 - BAR / 2, BAR / 2 + self.block.width / 2),
            Words::Above(Align::Right) => (self.block.width - BAR, BAR),
        }
    }
}

/// Draws a Sankey diagram.
pub(in super::super) fn draw(chart: &Sankey, canvas: &Canvas) -> Drawing {
    let texts = texts(chart);
    let (nodes, height) = place(chart, &texts, canvas);
    if nodes.is_empty() {
        return render(canvas, px(12), |_| ());
    }
    let bands = bands(chart, &nodes);
    render(canvas, height, |pen| {
        for (flow, band) in chart.flows.iter().zip(&bands) {
            pen.group(&title(chart, flow), Token::Ink, || pen.band(band));
        }
        for (node, place) in chart.nodes.iter().zip(&nodes) {
            pen.group(&format!("{}：{}", node.label, with_unit(&node.text, &chart.unit, true)), Token::Ink, || {
                let token = node.mark(&chart.nodes);
                let (from, to) = ((place.x, place.top), (place.x + BAR, place.top + place.tall));
                pen.mark(&Mark::new(from, to, Shape::BAR, token));
                draw_words(pen, place);
            });
        }
    })
}

fn draw_words(pen: &Pen, place: &Node) {
    let (x, side, halo) = match place.words {
        Words::Before => (place.x - BESIDE, HPos::Right, false),
        Words::After => (place.x + BAR + BESIDE, HPos::Left, false),
        Words::Above(Align::Left) => (place.x, HPos::Left, true),
        Words::Above(Align::Centre) => (place.x + BAR / 2, HPos::Center, true),
        Words::Above(Align::Right) => (place.x + BAR, HPos::Right, true),
    };
    pen.block(&place.block, (x, place.block_top), side, Token::Ink, halo);
}

fn title(chart: &Sankey, flow: &SankeyFlow) -> String {
    let name = |index: usize| chart.nodes.get(index).map_or("", |node| node.label.as_str());
    format!("{} → {}：{}", name(flow.from), name(flow.to), with_unit(&flow.text, &chart.unit, true))
}

/// The words of the nodes: name and total; the largest total has the unit.
fn texts(chart: &Sankey) -> Vec<String> {
    let largest = chart.nodes.iter().map(|node| finite(node.value)).fold(0.0, f64::max);
    let mut unit = Some(chart.unit.as_str());
    chart
        .nodes
        .iter()
        .map(|node| match unit.take_if(|_| finite(node.value) >= largest) {
            Some(unit) => format!("{} {}", node.label, with_unit(&node.text, unit, true)),
            None => format!("{} {}", node.label, node.text),
        })
        .collect()
}

/// Places all nodes; says how tall everything is.
fn place<'t>(chart: &Sankey, texts: &'t [String], canvas: &Canvas) -> (Vec<Node<'t>>, i32) {
    let full = width(canvas);
    let Some(last) = chart.columns.iter().max().copied().filter(|last| *last > 0) else { return (Vec::new(), 0) };
    let wide = full >= NARROW;
    let words = |column: usize| match column {
        0 if wide => Words::Before,
        0 => Words::Above(Align::Left),
        _ if column == last && wide => Words::After,
        _ if column == last => Words::Above(Align::Right),
        _ => Words::Above(Align::Centre),
    };
    let kind = |node: &Amount| Type::label(node.highlight);
    let block = |i: usize, limit: i32| {
        let node = chart.nodes.get(i).map_or(Type::LABEL, kind);
        Block::new(texts.get(i).map_or("", String::as_str), node, limit, canvas)
    };
    let column_of = |i: usize| chart.columns.get(i).copied().unwrap_or(0);
    let count = chart.nodes.len();
    // The words of the outer columns of a wide canvas stand outside of the flows.
    let margin = |column: usize| match words(column) {
        Words::Above(_) => 0,
        _ => {
            let widths = (0..count).filter(|i| column_of(*i) == column).map(|i| block(i, full * 6 / 25).width);
            widths.max().unwrap_or(0) + BESIDE
        }
    };
    let (left, right) = (margin(0), full - margin(last) - BAR);
    let steps = i32::try_from(last).unwrap_or(1);
    let step = (right - left) / steps;
    let limit = |column: usize| match words(column) {
        Words::Before | Words::After => full * 6 / 25,
        Words::Above(Align::Centre) => step * 4 / 5,
        Words::Above(_) if last == 1 => step * 12 / 25,
        Words::Above(_) => step / 2,
    };

    let total = |column: usize| -> f64 {
        (0..count).filter(|i| column_of(*i) == column).filter_map(|i| chart.nodes.get(i)).map(|node| node.value).sum()
    };
    let largest = (0..=last).map(total).fold(0.0, f64::max);
    let scale = if largest > 0.0 { f64::from(TALLEST) / largest } else { 0.0 };

    let mut nodes: Vec<Node> = (0..count)
        .map(|i| {
            let column = column_of(i);
            let x = left + i32::try_from(column).unwrap_or(0) * (right - left) / steps;
            let value = chart.nodes.get(i).map_or(0.0, |node| finite(node.value));
            let tall = ((value * scale).round() as i32).max(px(1));
            Node { block: block(i, limit(column)), words: words(column), x, top: 0, tall, block_top: 0 }
        })
        .collect();
    let mut height = 0;
    let mut bottoms = vec![0; last + 1];
    for (i, node) in nodes.iter_mut().enumerate() {
        let Some(bottom) = bottoms.get_mut(column_of(i)) else { continue };
        let from = if *bottom == 0 { 0 } else { *bottom + GAP };
        *bottom = node.stack(from);
        height = height.max(*bottom);
    }
    // Shorter columns stand in the middle of the height.
    for (i, node) in nodes.iter_mut().enumerate() {
        let rest = (height - bottoms.get(column_of(i)).copied().unwrap_or(height)) / 2;
        node.top += rest;
        node.block_top += rest;
    }
    (nodes, height + px(2))
}

impl Node<'_> {
    /// Places the node from a height on; says where it ends.
    fn stack(&mut self, from: i32) -> i32 {
        let words = self.block.height();
        if let Words::Above(_) = self.words {
            (self.block_top, self.top) = (from, from + words + px(3));
            return self.top + self.tall;
        }
        let end = from + self.tall.max(words);
        self.top = i32::midpoint(from, end) - self.tall / 2;
        self.block_top = i32::midpoint(from, end) - words / 2;
        end
    }
}

/// The bands of the flows: at each bar in the order of the bars at their other ends, so that they cross little.
fn bands(chart: &Sankey, nodes: &[Node]) -> Vec<Band> {
    let top_of = |i: usize| nodes.get(i).map_or(0, |node| node.top);
    // For each flow, its top and bottom at the bar of one of its ends.
    let edges = |here: fn(&SankeyFlow) -> usize, there: fn(&SankeyFlow) -> usize| {
        let mut order: Vec<usize> = (0..chart.flows.len()).collect();
        order.sort_by_key(|i| chart.flows.get(*i).map(|flow| (here(flow), top_of(there(flow)), *i)));
        let mut edges = vec![(0, 0); chart.flows.len()];
        let mut before = (usize::MAX, 0.0);
        for i in order {
            let (Some(flow), Some(edge)) = (chart.flows.get(i), edges.get_mut(i)) else { continue };
            let (Some(node), Some(data)) = (nodes.get(here(flow)), chart.nodes.get(here(flow))) else { continue };
            if before.0 != here(flow) {
                before = (here(flow), 0.0);
            }
            let at = |sum: f64| node.top + (sum / data.value * f64::from(node.tall)).round() as i32;
            *edge = (at(before.1), at(before.1 + flow.value));
            before.1 += flow.value;
        }
        edges
    };
    let (starts, ends) = (edges(|flow| flow.from, |flow| flow.to), edges(|flow| flow.to, |flow| flow.from));
    let columns: Vec<_> = chart.columns.iter().zip(nodes).collect();
    // How far the words of a column reach from its bars.
    let reach = |column: usize| {
        let here = columns.iter().filter(|(c, _)| **c == column).map(|(_, node)| node.reach());
        here.fold((0, BAR), |(left, right), (l, r)| (left.max(l), right.max(r)))
    };
    let mut bands = Vec::with_capacity(chart.flows.len());
    for ((flow, start), end) in chart.flows.iter().zip(&starts).zip(&ends) {
        let (Some((one, from)), Some((other, to))) = (columns.get(flow.from), columns.get(flow.to)) else { continue };
        let (left, right) = (from.x + BAR, to.x);
        let bend = (from.x + reach(**one).1, to.x - reach(**other).0);
        let third = (right - left) / 3;
        // Where words leave no room for a bend, it takes the middle, and the halo of the words keeps them readable.
        let bend = if bend.1 - bend.0 < third { (left + third, right - third) } else { bend };
        let mut ends = [flow.from, flow.to].into_iter().filter_map(|i| chart.nodes.get(i));
        let lit = ends.any(|node| node.mark(&chart.nodes) == Token::C1);
        bands.push(Band {
            left: (left, start.0, start.1),
            right: (right, end.0, end.1),
            bend,
            token: if lit { Token::C1 } else { Token::Context },
        });
    }
    bands
}
