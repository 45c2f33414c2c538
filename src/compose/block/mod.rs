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

use super::paths::{anchor, figure_path};
use super::{citation, figure};
use crate::corpus::{CaseEntry, Corpus};
use crate::document::FigureMention;
use crate::record::{Case, Figure, FigureSource, Registers, SourceDocument};

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

    /// The names in the anchor of a block. Two cases may have records of one name.
    fn names(self, name: &'a str) -> Vec<&'a str> {
        if self.away { vec![self.case().slug.as_str(), name] } else { vec![name] }
    }

    /// Anchor of a block.
    fn id(self, kind: &str, name: &str) -> String {
        anchor(kind, &self.names(name))
    }

    /// A figure of the case, as running text shows it here.
    fn mention(self, found: &Figure) -> FigureMention {
        FigureMention {
            link: self.away.then(|| figure_path(&self.case().slug, &found.name)),
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
