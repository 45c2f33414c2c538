//! Blocks that show the entries of a record: mechanisms, tables and cards of items, money, quotations.
//!
//! 1. [`entries`] says of every entry what there is to say, with links to what it names;
//! 2. [`ledger`] makes a table of that, with what can be added added up ([`sums`]); [`cards`] makes cards;
//! 3. [`plate`], [`money`] and [`quotation`] are made from their records directly.

mod cards;
mod entries;
mod ledger;
mod money;
mod plate;
mod quotation;
mod registers;
mod remarks;
mod sums;
#[cfg(test)]
mod tests;
mod words;

pub(super) use cards::cards;
pub(super) use ledger::ledger;
pub(super) use money::money;
pub(super) use plate::plate;
pub(super) use quotation::quotation;

use super::{case_path, citation, figure};
use crate::corpus::{CaseEntry, Corpus};
use crate::document::FigureMention;
use crate::record::{Case, Figure, FigureSource, Registers, SourceDocument};

/// What stands for something that the source does not state.
const NOT_STATED: &str = "未载明";

/// A case whose records are shown, and where.
#[derive(Clone, Copy)]
pub(super) struct Shown<'a> {
    /// Everything that was read.
    pub corpus: &'a Corpus,
    /// The case.
    pub entry: &'a CaseEntry,
    /// Whether they are shown on another page than that of the case.
    pub away: bool,
}

impl<'a> Shown<'a> {
    fn case(self) -> &'a Case {
        &self.entry.case
    }

    fn registers(self) -> &'a Registers {
        &self.corpus.registers
    }

    /// Anchor of a block. Two cases may have records of one name.
    fn id(self, kind: &str, name: &str) -> String {
        if self.away { format!("{kind}-{}-{name}", self.case().slug.value) } else { format!("{kind}-{name}") }
    }

    /// A figure of the case, as running text shows it here.
    fn mention(self, found: &Figure) -> FigureMention {
        FigureMention {
            link: self.away.then(|| figure_link(self.case(), found)),
            ..figure::mention(self.case(), found)
        }
    }

    /// A source document that the case or the register has.
    fn document(self, source: &FigureSource) -> Option<&'a SourceDocument> {
        let name = source.document.as_str();
        self.case().sources.get(name).or_else(|| self.registers().sources.get(name))
    }

    /// Where a record stands, in short: 《两年帮扶工作总结》第97～101行; on the page of a case with one document its lines alone.
    fn place(self, source: Option<&FigureSource>) -> String {
        let stands = |source| match self.lines_alone(source, &citation::lines(source)) {
            Some(lines) => lines,
            None => citation::stands(self.document(source), source),
        };
        source.map(stands).unwrap_or_default()
    }

    /// The lines of a document that need no title: the head of the page names the only one there is.
    fn lines_alone(self, source: &FigureSource, lines: &str) -> Option<String> {
        let sources = &self.case().sources;
        let only = !self.away && sources.len() == 1 && sources.contains_key(source.document.as_str());
        (only && !lines.is_empty()).then(|| lines.to_owned())
    }

    /// Where a record stands, beside the list of documents of its case: 〔1〕第97～101行.
    fn numbered_place(self, source: Option<&FigureSource>) -> String {
        match source.map(|source| (source, self.case().sources.get_index_of(source.document.as_str()))) {
            Some((source, Some(index))) if !self.away => citation::by_number(index + 1, source),
            Some((source, _)) => citation::stands(self.document(source), source),
            None => String::new(),
        }
    }

    /// The documents in which records stand, each once with all lines, in the order of the records.
    fn places(self, sources: &[&FigureSource]) -> Vec<String> {
        let mut names: Vec<&str> = Vec::new();
        for source in sources {
            if !names.contains(&source.document.as_str()) {
                names.push(&source.document);
            }
        }
        let cited = names.into_iter().filter_map(|name| {
            let of_document: Vec<&FigureSource> =
                sources.iter().copied().filter(|source| source.document.value == name).collect();
            let (first, lines) = (of_document.first()?, citation::all_lines(&of_document));
            let titled = || Some(format!("{}{lines}", citation::short(self.document(first)?)));
            self.lines_alone(first, &lines).or_else(titled)
        });
        cited.collect()
    }
}

/// Address of a figure's row in the figure table of its case.
fn figure_link(case: &Case, found: &Figure) -> String {
    format!("{}#figure-{}", case_path(&case.slug), found.name.value)
}
