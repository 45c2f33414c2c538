//! A case: the unit of publication.

use std::collections::BTreeSet;

use indexmap::IndexMap;

use super::{ChartSpec, DataFile, Date, Event, Figure, Media, Period, SourceDocument};
use crate::source::{FileId, Span, Spanned};

/// One typical case (典型案例), as its `case.yaml` states it.
#[derive(Clone, Debug)]
pub struct Case {
    /// The file that it was read from.
    pub file: FileId,
    /// Name in addresses: the folder's name, or the field `slug`.
    pub slug: Spanned<String>,
    /// Title as printed.
    pub title: Spanned<String>,
    /// A shorter title for running heads and navigation.
    pub short_title: Option<Spanned<String>>,
    /// One or two sentences that say what the case is about; shown on the home page and in search results.
    pub summary: Spanned<String>,
    /// Place from the highest level to the lowest, joined by `/`: 江苏省/灌云县.
    pub place: Spanned<String>,
    /// What the case covers in time.
    pub period: Option<Spanned<Period>>,
    /// Day on which the case was finished; becomes the date of the PDF.
    pub date: Option<Spanned<Date>>,
    /// The programme that the case belongs to (驻村帮扶, 东西部协作 …).
    pub programme: Option<Spanned<String>>,
    /// Themes, in the order of the record.
    pub themes: Vec<Spanned<String>>,
    /// Further facts for the fact box, in the order of the record: who took part, what was covered.
    pub facts: Vec<Fact>,
    /// The documents that the case rests on, by name.
    pub sources: IndexMap<String, SourceDocument>,
    /// The figures, by name.
    pub figures: IndexMap<String, Figure>,
    /// Names of the figures shown as tiles at the head of the case.
    pub key_figures: Vec<Spanned<String>>,
    /// Name of the chart that stands for the case on the home page and on social cards; the program's choice where absent.
    pub key_chart: Option<Spanned<String>>,
    /// The charts, by name.
    pub charts: IndexMap<String, ChartSpec>,
    /// The data files in the folder of the case, by path. They are read beside the record and put here when the two meet.
    pub data: IndexMap<String, DataFile>,
    /// Dated events, by name; timelines draw from them.
    pub events: IndexMap<String, Event>,
    /// Photographs and other media, by name.
    pub media: IndexMap<String, Media>,
    /// Names of sources, figures, charts, events and media that the record has but that could not be read, or the name of
    /// a whole section (`figures`). They have been reported; a reference to one of them is no further error.
    pub unreadable: BTreeSet<String>,
    /// Place of the whole record, for findings about what is missing from it.
    pub span: Span,
}

/// One line of the fact box.
#[derive(Clone, Debug)]
pub struct Fact {
    /// What it is: 队长单位, 帮扶对象 …
    pub label: Spanned<String>,
    /// What the record says; may name figures as `{{name}}`.
    pub value: Spanned<String>,
}
