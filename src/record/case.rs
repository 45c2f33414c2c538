//! A case: the unit of publication.

use std::collections::{BTreeMap, BTreeSet};

use indexmap::IndexMap;

use super::{
    Accept, Cell, ChartSpec, Claim, DataFile, Date, Event, Figure, FigureSource, Item, Mechanism, Media, Period,
    Quotation, Register, Section, SourceDocument,
};
use crate::source::{FileId, Span, Spanned};

/// One typical case (典型案例), as its `case.yaml` states it.
#[derive(Clone, Debug)]
pub struct Case {
    /// The file that it was read from.
    pub file: FileId,
    /// Name in addresses: the folder's name, or the field `slug`.
    pub slug: Spanned<String>,
    /// For a sub-case (专题), the slug of the case that it is part of.
    pub part_of: Option<Spanned<String>>,
    /// What kind of case it is.
    pub form: Option<Spanned<CaseType>>,
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
    /// The figures, by name. A sub-case also has those that it uses of the case that it is part of.
    pub figures: IndexMap<String, Figure>,
    /// Names of the figures that the case has from the case that it is part of.
    pub inherited: BTreeSet<String>,
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
    /// The mechanisms, by name.
    pub mechanisms: IndexMap<String, Mechanism>,
    /// The claims, by name.
    pub claims: IndexMap<String, Claim>,
    /// The quotations, by name.
    pub quotes: IndexMap<String, Quotation>,
    /// The items of each section, by name. A section without items is not there.
    pub items: BTreeMap<Section, IndexMap<String, Item>>,
    /// Identifiers of register entries that the case lists.
    pub listed: BTreeMap<Register, Vec<Spanned<String>>>,
    /// Findings that are answered for the whole case.
    pub accept: Accept,
    /// Wordings with digits that are no figures, each with the reason.
    pub not_figures: Vec<(Spanned<String>, Spanned<String>)>,
    /// Names of sources, figures, charts, events and media that the record has but that could not be read, or the name of
    /// a whole section (`figures`), or `period` where some time could not be read. They have been reported; a reference to
    /// one of them is no further error.
    pub unreadable: BTreeSet<String>,
    /// Place of the whole record, for findings about what is missing from it.
    pub span: Span,
}

impl Case {
    /// Every name of a figure that the record itself asks for, in the order of the record.
    #[must_use]
    pub fn asked_figures(&self) -> Vec<&Spanned<String>> {
        let mut names: Vec<&Spanned<String>> = self.key_figures.iter().collect();
        for figure in self.figures.values() {
            names.extend(figure.relations());
        }
        for chart in self.charts.values() {
            names.extend(chart.kind.figures());
        }
        for mechanism in self.mechanisms.values() {
            names.extend(&mechanism.figures);
            names.extend(mechanism.cells().into_iter().filter_map(Cell::figure));
        }
        names.extend(self.claims.values().filter_map(|claim| claim.figure.as_ref()));
        for item in self.all_items() {
            names.extend(&item.figures);
            names.extend(item.cells().into_iter().filter_map(Cell::figure));
        }
        names
    }

    /// Every place in a source that the record names, in the order of the record.
    #[must_use]
    pub fn cited(&self) -> Vec<&FigureSource> {
        let figures = self.figures.values().filter_map(|figure| figure.source.as_ref());
        let events = self.events.values().filter_map(|event| event.source.as_ref());
        let charts = self.charts.values().filter_map(|chart| chart.source.as_ref());
        let mechanisms = self.mechanisms.values().filter_map(|mechanism| mechanism.source.as_ref());
        let claims = self.claims.values().filter_map(|claim| claim.source.as_ref());
        let quotes = self.quotes.values().filter_map(|quote| quote.source.as_ref());
        let items = self.all_items().filter_map(|item| item.source.as_ref());
        figures.chain(events).chain(charts).chain(mechanisms).chain(claims).chain(quotes).chain(items).collect()
    }

    /// What `{{ledger:…}}` and `{{cards:…}}` can show of the case: its sections of items, the registers that it lists
    /// entries of, its claims.
    #[must_use]
    pub fn listings(&self) -> Vec<&'static str> {
        let sections = self.items.keys().map(|section| section.key());
        let registers = self.listed.keys().map(|register| register.key());
        sections.chain(registers).chain((!self.claims.is_empty()).then_some("claims")).collect()
    }

    /// The items of all sections, in order.
    pub fn all_items(&self) -> impl Iterator<Item = &Item> {
        self.items.values().flat_map(IndexMap::values)
    }
}

/// What kind of case a case is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CaseType {
    /// 典型案例: a typical case
    Typical,
    /// 单项: one piece of work
    Single,
    /// 模式: a model that others can follow
    Model,
    /// 项目: the story of a project
    Project,
    /// 人物: a person
    Person,
    /// 机制: a mechanism
    Mechanism,
}

impl CaseType {
    /// The words of a record.
    pub const WORDS: [(&str, Self); 6] = [
        ("典型案例", Self::Typical),
        ("单项", Self::Single),
        ("模式", Self::Model),
        ("项目", Self::Project),
        ("人物", Self::Person),
        ("机制", Self::Mechanism),
    ];

    /// The word of a record.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, form)| *form == self).map_or("", |(word, _)| word)
    }
}

/// One line of the fact box.
#[derive(Clone, Debug)]
pub struct Fact {
    /// What it is: 队长单位, 帮扶对象 …
    pub label: Spanned<String>,
    /// What the record says; may name figures as `{{name}}`.
    pub value: Spanned<String>,
}
