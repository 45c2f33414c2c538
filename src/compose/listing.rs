//! Pages of registers and of their entries: places, organisations, people, mechanisms and the like, each with what
//! points to it.

use super::publication::{PageLink, PartLink};
use crate::document::{Inline, Line, Plate};

/// The page that lists a register.
#[derive(Clone, Debug)]
pub struct RegisterPage {
    /// Path from the root of the site.
    pub path: String,
    /// What it lists: 地方, 单位.
    pub title: String,
    /// What its entries say, in one sentence.
    pub says: String,
    /// How many entries it has.
    pub count: usize,
    /// Entries that most points to, for the list of all registers.
    pub featured: Vec<PageLink>,
    /// The entries in groups.
    pub groups: Vec<RegisterGroup>,
    /// Figures of one indicator side by side.
    pub comparisons: Vec<Comparison>,
}

/// Entries of a register that belong together.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterGroup {
    /// What they share; nothing in a register without groups.
    pub title: Option<String>,
    /// What that means, in one sentence, where it needs a word.
    pub says: Option<&'static str>,
    /// The entries.
    pub lines: Vec<RegisterLine>,
}

/// One entry in the list of a register.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct RegisterLine {
    /// Its page.
    pub link: PageLink,
    /// A word on its kind: 县级.
    pub tag: Option<String>,
    /// What a reader should know of it, in few words: the offices of a person.
    pub says: String,
    /// How much points to it: 2个案例 · 41条数据.
    pub counts: String,
    /// Entries below it.
    pub lines: Vec<RegisterLine>,
}

/// The page of one entry.
#[derive(Clone, Debug)]
pub struct EntryPage {
    /// Path from the root of the site.
    pub path: String,
    /// The page that lists it among the others.
    pub register: PageLink,
    /// Entries above it, the highest first.
    pub above: Vec<PageLink>,
    /// A word on its kind: 县级, 工作队.
    pub kind: String,
    /// Its name.
    pub title: String,
    /// Other names for it.
    pub aliases: Vec<String>,
    /// What it is or does, in a sentence.
    pub says: Option<String>,
    /// What the register says of it.
    pub facts: Vec<Line>,
    /// A remark.
    pub note: Option<String>,
    /// Of a mechanism, the whole of it: diagram, rules, what is not stated.
    pub plate: Option<Box<Plate>>,
    /// What points to it. No section is empty.
    pub sections: Vec<EntrySection>,
}

/// One section of an entry's page.
#[derive(Clone, Debug)]
pub struct EntrySection {
    /// Anchor.
    pub id: &'static str,
    /// Heading.
    pub title: String,
    /// How many there are.
    pub count: usize,
    /// What it lists.
    pub list: EntryList,
}

/// What a section lists.
#[derive(Clone, Debug)]
pub enum EntryList {
    /// Cases, each with its parts that belong here too.
    Cases(Vec<EntryCase>),
    /// Figures of one indicator side by side.
    Comparisons(Vec<Comparison>),
    /// Figures by case.
    Figures(Vec<FigureGroup>),
    /// Dated, named or tagged lines: mechanisms, events, items, entries of registers.
    Lines(Vec<EntryLine>),
    /// Somebody's words.
    Quotes(Vec<EntryLine>),
    /// Links in a row.
    Links(Vec<EntryLink>),
}

/// A link with a word on what it leads to.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryLink {
    /// The link.
    pub link: PageLink,
    /// The word, or nothing: 乡镇级.
    pub tag: String,
}

/// A case on an entry's page.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryCase {
    /// Its page.
    pub link: PageLink,
    /// Its number, or that of its whole.
    pub number: usize,
    /// For a part, its rank.
    pub part: Option<usize>,
    /// Place in one line.
    pub place: String,
    /// Period as printed.
    pub period: Option<String>,
    /// One or two sentences.
    pub summary: String,
    /// Its parts that belong here too.
    pub parts: Vec<PartLink>,
}

/// Figures that measure the same with another scope or at another time. They are never added.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Comparison {
    /// What they measure.
    pub title: String,
    /// The figures.
    pub rows: Vec<EntryFigure>,
}

/// Figures of one case.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureGroup {
    /// The case.
    pub case: PageLink,
    /// The document that all of them are taken from, where it is one; the rows then name its lines only.
    pub source: Option<String>,
    /// Its figures.
    pub rows: Vec<EntryFigure>,
}

/// A figure on a page that is not its case's.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct EntryFigure {
    /// Its row in the table of its case.
    pub path: String,
    /// The case.
    pub case: PageLink,
    /// What is counted or measured.
    pub label: String,
    /// The wording of the source.
    pub wording: String,
    /// Period as printed, or 未载明.
    pub period: String,
    /// Scope, or empty.
    pub scope: String,
    /// Nature, and the kind of money.
    pub nature: String,
    /// Source in short, with lines.
    pub source: String,
}

/// A line about something else.
#[derive(Clone, Debug, PartialEq)]
pub struct EntryLine {
    /// When, or what kind it is of: 2018年5月, 捐赠.
    pub head: String,
    /// What it is.
    pub title: Vec<Inline>,
    /// What else there is to know.
    pub words: Vec<Inline>,
    /// The case that tells of it.
    pub case: Option<PageLink>,
}
