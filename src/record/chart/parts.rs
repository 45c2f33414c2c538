//! Charts of parts and their wholes, and of counted things.

use super::{Cell, TableSpec};
use crate::source::{Span, Spanned};

/// Parts of a total: a waterfall or a treemap.
#[derive(Clone, Debug)]
pub struct SumSpec {
    /// The total.
    pub total: Cell,
    /// Its parts: those that the total's figure lists in its `sum`, or a table of their own.
    pub parts: TableSpec,
}

/// Fields of a waterfall.
#[derive(Clone, Debug)]
pub struct WaterfallSpec {
    /// The total and its parts.
    pub sum: SumSpec,
    /// Groups of steps that share a colour, by group label; a step is named by its figure or its label. Steps in no group take
    /// the first colour.
    pub groups: Vec<(Spanned<String>, Vec<Spanned<String>>)>,
}

/// Fields of a nested proportion.
#[derive(Clone, Debug)]
pub struct NestedSpec {
    /// Wholes and their parts, with the shares that a source states, by [`Self::ROLES`].
    pub table: TableSpec,
    /// What the parts are, in words: 建档立卡户. The labels of their figures where absent.
    pub part: Option<Spanned<String>>,
    /// How a part lies in its whole.
    pub form: NestedForm,
}

impl NestedSpec {
    /// The values of a row: `whole` and `part`, and the share where a source states it.
    pub const ROLES: [(&'static str, bool); 3] = [("whole", true), ("part", true), ("share", false)];
}

/// How a part lies in its whole.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum NestedForm {
    /// `bars`: a bar in a bar.
    #[default]
    Bars,
    /// `squares`: a square in a square.
    Squares,
}

/// The values of a row of a waffle: a whole and its part, or only a share.
pub const WAFFLE_ROLES: [(&str, bool); 3] = [("whole", false), ("part", false), ("share", false)];

/// Fields of a pictogram.
#[derive(Clone, Debug)]
pub struct PictogramSpec {
    /// What is counted.
    pub table: TableSpec,
    /// The mark for one thing; follows from the unit where absent.
    pub symbol: Option<PictogramSymbol>,
}

/// What stands for one thing in a pictogram.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PictogramSymbol {
    /// `house`: a village, a household, a school.
    House,
    /// `person`: somebody.
    Person,
    /// `disc`: anything else.
    Disc,
}

/// Fields of a 100 % stacked bar.
#[derive(Clone, Debug)]
pub struct ShareSpec {
    /// The rows, each with its own whole.
    pub rows: Vec<ShareRow>,
}

/// One row of a 100 % stacked bar.
#[derive(Clone, Debug)]
pub struct ShareRow {
    /// What is divided: 项目数量, 投资额.
    pub label: Spanned<String>,
    /// The whole.
    pub whole: Cell,
    /// The parts, in the order of drawing; every row lists the same parts.
    pub parts: Vec<PartSpec>,
    /// Place of the row.
    pub span: Span,
}

/// One part of a row.
#[derive(Clone, Debug)]
pub struct PartSpec {
    /// Name of the part, the same in every row: 产业项目.
    pub label: Spanned<String>,
    /// Its size.
    pub value: PartValue,
    /// Place of the part.
    pub span: Span,
}

/// How large a part is.
#[derive(Clone, Debug)]
#[expect(clippy::large_enum_variant, reason = "a chart has some dozens of parts")]
pub enum PartValue {
    /// `figure`, or the value itself: in the unit of the whole, or a share of it in %.
    Stated(Cell),
    /// `rest`: the whole less the other parts; marked as worked out.
    Rest,
}

impl ShareSpec {
    /// Every value that the rows ask for.
    pub fn cells(&self) -> impl Iterator<Item = &Cell> {
        self.rows.iter().flat_map(|row| {
            let parts = row.parts.iter().filter_map(|part| match &part.value {
                PartValue::Stated(cell) => Some(cell),
                PartValue::Rest => None,
            });
            std::iter::once(&row.whole).chain(parts)
        })
    }
}
