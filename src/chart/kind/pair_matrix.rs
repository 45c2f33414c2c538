//! A matrix of pairs: who is paired with whom, and how often each.

mod one_to_one;

use std::collections::BTreeSet;

use plotters_backend::text_anchor::HPos;

use crate::chart::layout::{Block, NARROW, Pen, Type, px, render, width};
use crate::chart::mark::{Mark, Shape};
use crate::chart::palette::Token;
use crate::chart::refusal::Refusal;
use crate::chart::{Canvas, Drawing};

/// Two groups and the pairs between them.
#[derive(Clone, Debug, PartialEq)]
pub struct PairMatrix {
    pub(in crate::chart) rows: PairSide,
    pub(in crate::chart) columns: PairSide,
    pub(in crate::chart) count: String,
    pairs: BTreeSet<(usize, usize)>,
}

/// One of the two groups.
#[derive(Clone, Debug, PartialEq)]
pub struct PairSide {
    /// What its members are: 张家港10个镇（区）.
    pub head: String,
    /// The members in order.
    pub members: Vec<String>,
}

impl PairMatrix {
    /// Pairs of a row's and a column's index; `count` is the heading of the numbers of pairs: 结对数. Without it, none are printed.
    ///
    /// # Errors
    ///
    /// Names all pairs with members that do not exist, and all that are given a second time.
    pub fn new(
        rows: PairSide,
        columns: PairSide,
        count: impl Into<String>,
        pairs: Vec<(usize, usize)>,
    ) -> Result<Self, Vec<Refusal>> {
        let (mut refusals, mut known) = (Vec::new(), BTreeSet::new());
        for (at, (row, column)) in pairs.into_iter().enumerate() {
            if row >= rows.members.len() || column >= columns.members.len() {
                refusals.push(Refusal::NoMember(at));
            } else if !known.insert((row, column)) {
                refusals.push(Refusal::PairTwice(at));
            }
        }
        if refusals.is_empty() { Ok(Self { rows, columns, count: count.into(), pairs: known }) } else { Err(refusals) }
    }

    /// Whether each member has one partner and no more: then there is nothing to count.
    pub(in crate::chart) fn is_one_to_one(&self) -> bool {
        let once = |of: fn(&(usize, usize)) -> usize, members: usize| {
            members == self.pairs.len() && self.pairs.iter().map(of).collect::<BTreeSet<_>>().len() == members
        };
        once(|pair| pair.0, self.rows.members.len()) && once(|pair| pair.1, self.columns.members.len())
    }
}

/// The matrix as it is drawn: rows may have become columns.
struct View<'t> {
    rows: &'t PairSide,
    columns: &'t PairSide,
    turned: bool,
    chart: &'t PairMatrix,
}

/// Narrowest and widest column.
const CELL: (i32, i32) = (px(22), px(72));

/// Columns narrower than this have their headings set character below character, as narrow columns of Chinese tables do.
const STACKED: i32 = px(34);

/// Lines that a heading may take: set in lines, and set character by character.
const LINES: (usize, usize) = (4, 7);

/// Draws a matrix, turned by 90° where it fits only so, or a list of the pairs where it fits in neither way. Pairs of which each
/// member has one only are two columns of names.
pub(super) fn draw(chart: &PairMatrix, canvas: &Canvas) -> Drawing {
    let view = |turned: bool| {
        let (rows, columns) = if turned { (&chart.columns, &chart.rows) } else { (&chart.rows, &chart.columns) };
        View { rows, columns, turned, chart }
    };
    if chart.rows.members.is_empty() || chart.columns.members.is_empty() {
        return render(canvas, px(12), |_| ());
    }
    if chart.is_one_to_one() {
        return one_to_one::draw(chart, canvas);
    }
    let grid = grid(&view(false), canvas).or_else(|| grid(&view(true), canvas));
    grid.unwrap_or_else(|| list(&view(false), canvas))
}

impl View<'_> {
    fn has(&self, row: usize, column: usize) -> bool {
        self.chart.pairs.contains(&if self.turned { (column, row) } else { (row, column) })
    }

    /// The members of the columns that a row is paired with.
    fn partners(&self, row: usize) -> Vec<&str> {
        let members = self.columns.members.iter().enumerate();
        members.filter(|(column, _)| self.has(row, *column)).map(|(_, member)| member.as_str()).collect()
    }

    /// The members of the rows that a column is paired with.
    fn degree(&self, column: usize) -> usize {
        (0..self.rows.members.len()).filter(|row| self.has(*row, column)).count()
    }

    fn title(&self, row: usize, name: &str) -> String {
        format!("{name}（{}）：{}", self.partners(row).len(), self.partners(row).join("、"))
    }

    /// Whether the pairs are counted.
    fn counts(&self) -> bool {
        !self.chart.count.trim().is_empty()
    }
}

/// A count: none at all is what a reader looks for.
fn number(pen: &Pen, count: usize, at: (i32, i32), side: HPos, canvas: &Canvas) {
    let (kind, token) =
        if count == 0 { (Type::STRONG, canvas.palette.text_in(Token::C1)) } else { (Type::LABEL, Token::Ink) };
    pen.text(&count.to_string(), kind, at, side, token, false);
}

fn grid(view: &View, canvas: &Canvas) -> Option<Drawing> {
    let full = width(canvas);
    let columns = i32::try_from(view.columns.members.len()).ok()?;
    let cap = full * 3 / 10;
    let names: Vec<_> = view.rows.members.iter().map(|name| Block::new(name, Type::LABEL, cap, canvas)).collect();
    // Headings of the edges wrap, so that the cells have the room.
    let widest = names.iter().map(|name| name.width).max().unwrap_or(0).max(px(56));
    let corner = Block::new(&view.rows.head, Type::STRONG, widest, canvas);
    let count = Block::new(&view.chart.count, Type::NOTE, px(if full < NARROW { 26 } else { 44 }), canvas);
    let foot = Block::new(&view.chart.count, Type::NOTE, widest, canvas);
    let left = widest.max(corner.width).max(foot.width) + px(8);
    let right = if view.counts() { count.width.max(px(20)) + px(8) } else { 0 };
    let cell = ((full - left - right) / columns).min(CELL.1);
    if cell < CELL.0 {
        return None;
    }
    let (limit, most) = if cell < STACKED { (px(20), LINES.1) } else { (cell - px(6), LINES.0) };
    let heads: Vec<_> = view.columns.members.iter().map(|name| Block::new(name, Type::NOTE, limit, canvas)).collect();
    if heads.iter().any(|head| head.lines() > most || head.width > cell - px(2)) {
        return None;
    }
    let over = Block::new(&view.columns.head, Type::STRONG, full - left, canvas);
    let tall = heads.iter().map(Block::height).fold(count.height(), i32::max);
    let head = (over.height() + px(6) + tall).max(corner.height()) + px(6);
    let mut bottom = head;
    let tops: Vec<(i32, i32)> = names
        .iter()
        .map(|name| {
            let top = bottom;
            bottom += name.height().max(px(18)) + px(8);
            (top, bottom)
        })
        .collect();
    let end = left + columns * cell;
    let height = if view.counts() { bottom + foot.height().max(px(18)) + px(10) } else { bottom + px(1) };
    let middle_of = |column: i32| left + column * cell + cell / 2;

    Some(render(canvas, height, |pen| {
        let muted = canvas.palette.text_in(Token::Muted);
        pen.block(&corner, (0, head - px(6) - corner.height()), HPos::Left, Token::Ink, false);
        pen.block(&over, (left, 0), HPos::Left, Token::Ink, false);
        for (i, block) in (0..).zip(&heads) {
            pen.block(block, (middle_of(i), head - px(6) - block.height()), HPos::Center, Token::Ink, false);
        }
        let edge = end + right;
        pen.block(&count, (edge, head - px(6) - count.height()), HPos::Right, muted, false);
        pen.mark(&Mark::new((0, head), (edge, head), Shape::Line, Token::Context));
        for (row, ((name, block), (top, bottom))) in view.rows.members.iter().zip(&names).zip(&tops).enumerate() {
            let middle = i32::midpoint(*top, *bottom);
            pen.group(&view.title(row, name), Token::Ink, || {
                pen.block(block, (0, middle - block.height() / 2), HPos::Left, Token::Ink, false);
                for (i, column) in (0..).zip(0..view.columns.members.len()) {
                    if view.has(row, column) {
                        let at = (middle_of(i), middle);
                        pen.mark(&Mark::new(at, at, Shape::Dot { radius: px(6).unsigned_abs() }, Token::C1));
                    }
                }
                if view.counts() {
                    number(pen, view.partners(row).len(), (edge, middle), HPos::Right, canvas);
                }
            });
            pen.mark(&Mark::new((0, *bottom), (edge, *bottom), Shape::Line, Token::Rule));
        }
        if !view.counts() {
            return;
        }
        let middle = i32::midpoint(bottom, height);
        pen.block(&foot, (0, middle - foot.height() / 2), HPos::Left, muted, false);
        for (i, column) in (0..).zip(0..view.columns.members.len()) {
            number(pen, view.degree(column), (middle_of(i), middle), HPos::Center, canvas);
        }
        pen.text(&view.chart.pairs.len().to_string(), Type::STRONG, (edge, middle), HPos::Right, Token::Ink, false);
    }))
}

/// One member and its partners in the list.
struct Entry<'t> {
    row: usize,
    name: Block<'t>,
    partners: Block<'t>,
    top: i32,
}

fn list(view: &View, canvas: &Canvas) -> Drawing {
    let full = width(canvas);
    let digits = if view.counts() { px(40) } else { 0 };
    let head = Block::new(&view.rows.head, Type::STRONG, full - digits, canvas);
    let count = Block::new(&view.chart.count, Type::NOTE, digits, canvas);
    let partners: Vec<String> = (0..view.rows.members.len()).map(|row| view.partners(row).join("、")).collect();
    let mut bottom = head.height().max(count.height()) + px(5);
    let rule = bottom;
    let entries: Vec<Entry> = view
        .rows
        .members
        .iter()
        .zip(&partners)
        .enumerate()
        .map(|(row, (name, partners))| {
            let name = Block::new(name, Type::LABEL, full - digits, canvas);
            let partners = Block::new(partners, Type::NOTE, full - digits, canvas);
            let top = bottom + px(6);
            bottom = top + name.height() + partners.height() + px(6);
            Entry { row, name, partners, top }
        })
        .collect();
    let second = bottom + px(18);
    let other = Block::new(&view.columns.head, Type::STRONG, full - digits, canvas);
    let other_rule = second + other.height() + px(5);
    bottom = other_rule;
    let others: Vec<(Block, i32)> = view
        .columns
        .members
        .iter()
        .map(|name| {
            let block = Block::new(name, Type::LABEL, full - digits, canvas);
            let top = bottom + px(4);
            bottom = top + block.height() + px(4);
            (block, top)
        })
        .collect();

    render(canvas, bottom + px(1), |pen| {
        let muted = canvas.palette.text_in(Token::Muted);
        let line = |y: i32, token: Token| pen.mark(&Mark::new((0, y), (full, y), Shape::Line, token));
        pen.block(&head, (0, rule - px(5) - head.height()), HPos::Left, Token::Ink, false);
        pen.block(&count, (full, rule - px(5) - count.height()), HPos::Right, muted, false);
        line(rule, Token::Context);
        for (entry, name) in entries.iter().zip(&view.rows.members) {
            pen.group(&view.title(entry.row, name), Token::Ink, || {
                pen.block(&entry.name, (0, entry.top), HPos::Left, Token::Ink, false);
                pen.block(&entry.partners, (0, entry.top + entry.name.height()), HPos::Left, muted, false);
                let middle = entry.top + Type::LABEL.line() / 2;
                if view.counts() {
                    number(pen, view.partners(entry.row).len(), (full, middle), HPos::Right, canvas);
                }
            });
            line(entry.top + entry.name.height() + entry.partners.height() + px(6), Token::Rule);
        }
        pen.block(&other, (0, second), HPos::Left, Token::Ink, false);
        line(other_rule, Token::Context);
        for (column, (block, top)) in others.iter().enumerate() {
            pen.block(block, (0, *top), HPos::Left, Token::Ink, false);
            if view.counts() {
                number(pen, view.degree(column), (full, top + Type::LABEL.line() / 2), HPos::Right, canvas);
            }
            line(top + block.height() + px(4), Token::Rule);
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pairs_name_members_and_are_given_once() {
        let side = |members: &[&str]| PairSide {
            head: String::new(),
            members: members.iter().map(|member| (*member).to_owned()).collect(),
        };
        let pairs =
            |pairs: &[(usize, usize)]| PairMatrix::new(side(&["甲", "乙"]), side(&["丙"]), "数", pairs.to_vec());
        assert!(pairs(&[(0, 0), (1, 0)]).is_ok());
        let refusals = pairs(&[(0, 0), (0, 0), (5, 0)]);
        assert_eq!(refusals, Err(vec![Refusal::PairTwice(1), Refusal::NoMember(2)]));
    }
}
