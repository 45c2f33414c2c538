//! Items: what a case accounts for one by one. Projects, funds, gifts, sales, awards, trainings, pairings and the like.
//!
//! All items are one type. What tells a donation from a sale is the [`Section`](super::Section) that it stands in.

use super::chart::Cell;
use super::mechanism::Stated;
use super::{Accept, Field, FigureSource, Nature, Period};
use crate::source::{Span, Spanned};

/// One item.
#[derive(Clone, Debug)]
pub struct Item {
    /// Name within its section.
    pub name: Spanned<String>,
    /// What it is.
    pub label: Spanned<String>,
    /// Group within a ledger; groups have subtotals.
    pub group: Option<Spanned<String>>,
    /// Where.
    pub place: Option<Spanned<String>>,
    /// When.
    pub date: Option<Spanned<Period>>,
    /// Figures that belong to it.
    pub figures: Vec<Spanned<String>>,
    /// What kind of statement it makes: done, planned, expected.
    pub nature: Nature,
    /// What its section's fields say, in the order of the section. What the record leaves out is not there.
    pub fields: Vec<(&'static Field, FieldValue)>,
    /// A remark.
    pub note: Option<Spanned<String>>,
    /// Where it stands.
    pub source: Option<FigureSource>,
    /// The words of the source.
    pub quote: Option<Spanned<String>>,
    /// Findings that are answered.
    pub accept: Accept,
    /// Place of the whole entry.
    pub span: Span,
}

impl Item {
    /// What a field says.
    #[must_use]
    pub fn field(&self, key: &str) -> Option<&FieldValue> {
        self.fields.iter().find(|(field, _)| field.key == key).map(|(_, value)| value)
    }

    /// The number of a field, where it has one.
    #[must_use]
    pub fn value(&self, key: &str) -> Option<&Cell> {
        match self.field(key)? {
            FieldValue::Stated(Stated::Value(cell)) => Some(cell.as_ref()),
            _ => None,
        }
    }

    /// The words of a field, where it has words.
    #[must_use]
    pub fn words(&self, key: &str) -> Option<&Spanned<String>> {
        match self.field(key)? {
            FieldValue::Text(text) | FieldValue::Party(text) | FieldValue::Stated(Stated::Words(text)) => Some(text),
            _ => None,
        }
    }

    /// Every value of the item, in order.
    #[must_use]
    pub fn cells(&self) -> Vec<&Cell> {
        self.fields
            .iter()
            .flat_map(|(_, value)| match value {
                FieldValue::Stated(stated) => stated.cell().into_iter().collect::<Vec<_>>(),
                FieldValue::Pairs(pairs) => pairs.iter().filter_map(|(_, stated)| stated.cell()).collect(),
                _ => Vec::new(),
            })
            .collect()
    }

    /// Every party that the item names.
    #[must_use]
    pub fn parties(&self) -> Vec<&Spanned<String>> {
        self.fields
            .iter()
            .flat_map(|(_, value)| match value {
                FieldValue::Party(party) => vec![party],
                FieldValue::Parties(parties) => parties.iter().collect(),
                _ => Vec::new(),
            })
            .chain(&self.place)
            .collect()
    }
}

/// What a field of an item says.
#[derive(Clone, Debug)]
pub enum FieldValue {
    /// Words.
    Text(Spanned<String>),
    /// Several words.
    Texts(Vec<Spanned<String>>),
    /// A place, organisation or person.
    Party(Spanned<String>),
    /// Several of them.
    Parties(Vec<Spanned<String>>),
    /// A number, or words in place of one.
    Stated(Stated),
    /// Numbers or words, each with its label.
    Pairs(Vec<(Spanned<String>, Stated)>),
    /// A time.
    Period(Spanned<Period>),
    /// One of the words that the field knows.
    Word(Spanned<&'static str>),
}
