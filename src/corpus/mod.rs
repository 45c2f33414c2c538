//! The corpus: everything that was read, linked and in order.

mod assemble;
mod coverage;
mod equal;
mod files;
mod inherit;
mod names;
mod prose;
mod relations;
mod series;
mod table;

pub use assemble::{Part, Parts, assemble, read_all};
pub use coverage::{Covered, ShownOn, covered};
pub use equal::whole;
pub use names::{Key, NameIndex, Names};
pub use prose::{ProseNumber, Standing, equal_figures, prose_numbers};
pub use relations::{Links, MechanismLinks, Relations};
pub use series::{Moment, Series, SeriesLine, Times, series};
pub use table::{Datum, Table, TableRow, datum, file_columns, file_heads, table};

pub(crate) use files::{media_file, misplaced};

use std::collections::BTreeSet;

use crate::document::Draft;
use crate::record::{Case, Coverage, Figure, Mechanism, Registers, Site};
use crate::source::{FileId, Spanned};

/// Everything that the content folder says.
#[derive(Clone, Debug)]
pub struct Corpus {
    /// The site as a whole.
    pub site: Site,
    /// What several cases speak of.
    pub registers: Registers,
    /// The names of the registers, made ready for looking them up.
    pub index: NameIndex,
    /// What the sources describe, and which records carry it.
    pub coverage: Coverage,
    /// The cases in the order of the site, each followed by the cases that are part of it.
    pub cases: Vec<CaseEntry>,
    /// The pages in the order of their slugs.
    pub pages: Vec<PageEntry>,
    /// Slugs, in lower case, of cases that could not be read.
    pub unread: BTreeSet<String>,
}

/// One case: its record and its narrative.
#[derive(Clone, Debug)]
pub struct CaseEntry {
    /// Folder of the case relative to the root: `content/cases/guanyun`.
    pub folder: String,
    /// The record.
    pub case: Case,
    /// The narrative.
    pub narrative: Draft,
    /// The narrative's file.
    pub narrative_file: Option<FileId>,
    /// Whether errors were found in the narrative, so that it may place more than could be read.
    pub narrative_has_errors: bool,
}

/// One page of `content/pages/`.
#[derive(Clone, Debug)]
pub struct PageEntry {
    /// Name in addresses: the file's name without `.md`.
    pub slug: String,
    /// The file.
    pub file: FileId,
    /// The first heading.
    pub title: Spanned<String>,
    /// The text below it.
    pub draft: Draft,
}

impl Corpus {
    /// The names of the registers.
    #[must_use]
    pub fn names(&self) -> Names<'_> {
        Names { registers: &self.registers, index: &self.index }
    }

    /// The figure that a `slug/figure` reference names.
    #[must_use]
    pub fn figure(&self, reference: &str) -> Option<(&CaseEntry, &Figure)> {
        let (entry, name) = self.case_of(reference)?;
        Some((entry, entry.case.figures.get(name)?))
    }

    /// The mechanism that a case refers to: one of its own, or with a slash one of another case.
    #[must_use]
    pub fn mechanism<'a>(&'a self, entry: &'a CaseEntry, reference: &str) -> Option<(&'a CaseEntry, &'a Mechanism)> {
        let (entry, name) = match reference.split_once('/') {
            Some((slug, name)) => (self.case(slug)?, name),
            None => (entry, reference),
        };
        Some((entry, entry.case.mechanisms.get(name)?))
    }

    /// The case of a slug.
    #[must_use]
    pub fn case(&self, slug: &str) -> Option<&CaseEntry> {
        self.cases.iter().find(|entry| entry.case.slug.value == slug)
    }

    /// The cases that are part of a case, in order.
    pub fn parts_of<'a>(&'a self, slug: &'a str) -> impl Iterator<Item = &'a CaseEntry> {
        self.cases.iter().filter(move |entry| entry.case.part_of.as_ref().is_some_and(|whole| whole.value == slug))
    }

    /// The case that a `slug/name` reference names, and the name within it.
    #[must_use]
    pub fn case_of<'r>(&self, reference: &'r str) -> Option<(&CaseEntry, &'r str)> {
        let (slug, name) = reference.split_once('/')?;
        Some((self.cases.iter().find(|entry| entry.case.slug.value == slug)?, name))
    }
}
