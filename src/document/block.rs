//! Blocks that are made of a record's entries: mechanisms, ledgers, cards, quotations.
//!
//! Their words are inlines, so that a figure in a ledger leads to its row and a place to its page, as in running text.

use super::{ChartFigure, Inline};

/// A mechanism: what it is, its diagram or table, its rules, and what the source does not state.
#[derive(Clone, Debug, PartialEq)]
pub struct Plate {
    /// Anchor, unique on the page: `mechanism-three-rounds`.
    pub id: String,
    /// Its kind: 关口.
    pub kind: String,
    /// What it is called.
    pub label: String,
    /// What it does, in one sentence.
    pub says: Option<String>,
    /// Its rules, parties and documents, each with its label.
    pub lines: Vec<Line>,
    /// Its diagram; numbered with the charts of the page.
    pub diagram: Option<Box<ChartFigure>>,
    /// Its parts as a table of words.
    pub matrix: Option<Ledger>,
    /// What the source does not state.
    pub not_stated: Vec<String>,
    /// A remark.
    pub note: Option<String>,
    /// Where it stands, in short.
    pub source: String,
}

/// A label and what belongs to it.
#[derive(Clone, Debug, PartialEq)]
pub struct Line {
    /// The label.
    pub label: String,
    /// The words.
    pub words: Vec<Inline>,
}

/// Entries as a table, in groups with subtotals.
#[derive(Clone, Debug, PartialEq)]
pub struct Ledger {
    /// Anchor, unique on the page: `ledger-donations`.
    pub id: String,
    /// Running number in the case: 表 1. None outside of a case or a page.
    pub number: Option<u32>,
    /// What it lists.
    pub title: String,
    /// The columns; the first names the row.
    pub columns: Vec<Column>,
    /// The rows. A ledger without groups has one without a title.
    pub groups: Vec<Group>,
    /// Totals over all groups, each as long as the columns.
    pub totals: Vec<Vec<Vec<Inline>>>,
    /// What was worked out, and how; what cannot be added and why.
    pub note: Option<String>,
    /// Where the entries stand, each document as cited.
    pub sources: Vec<String>,
}

/// A column of a ledger.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Column {
    /// Its head.
    pub label: String,
    /// Whether its cells are numbers, set to the right.
    pub numeric: bool,
}

/// Rows of a ledger that belong together.
#[derive(Clone, Debug, PartialEq)]
pub struct Group {
    /// What they share.
    pub title: Option<String>,
    /// Rows, each as long as the columns. An empty cell has nothing to say.
    pub rows: Vec<Vec<Vec<Inline>>>,
    /// What else there is to say of each row, set below it; empty where there is nothing.
    pub remarks: Vec<Vec<Inline>>,
    /// Subtotals, each as long as the columns.
    pub subtotals: Vec<Vec<Vec<Inline>>>,
}

/// Entries as cards.
#[derive(Clone, Debug, PartialEq)]
pub struct Cards {
    /// Anchor, unique on the page: `cards-villages`.
    pub id: String,
    /// How they are set.
    pub style: CardStyle,
    /// What they show.
    pub title: String,
    /// The cards.
    pub cards: Vec<Card>,
    /// A remark.
    pub note: Option<String>,
    /// Where the entries stand, each document as cited.
    pub sources: Vec<String>,
}

/// How cards are set.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CardStyle {
    /// A grid of cards with lines.
    Grid,
    /// Amounts of different kinds, side by side and never added.
    Money,
    /// What was and what became of it, in pairs.
    Change,
    /// Honours in a strip.
    Awards,
}

/// One card.
#[derive(Clone, Debug, PartialEq)]
pub struct Card {
    /// Its name.
    pub title: Vec<Inline>,
    /// A word on its kind: 短, 村级, 刊载.
    pub tag: Option<String>,
    /// A number set large: for money, the amount.
    pub number: Option<super::Tile>,
    /// What it says.
    pub lines: Vec<Line>,
}

/// Somebody's words.
#[derive(Clone, Debug, PartialEq)]
pub struct QuotationBlock {
    /// Anchor, unique on the page: `quote-mayor`.
    pub id: String,
    /// The words, with quotation marks where they are quoted as said.
    pub text: String,
    /// Who said it, with office and date, or 说话人未注明; nothing for a phrase without a speaker.
    pub speaker: Vec<Inline>,
    /// Where it stands, in short.
    pub source: String,
}
