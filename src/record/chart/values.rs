//! The kinds that compare values and follow them over time: what they ask for besides their table.

use super::{Cell, TableSpec};
use crate::source::Spanned;

/// Where an axis of values starts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum AxisStart {
    /// `zero`: at zero.
    Zero,
    /// `fitted`: near the values.
    Fitted,
}

/// Fields of dots, ranges and lines: values as positions.
#[derive(Clone, Debug)]
pub struct PositionSpec {
    /// The values.
    pub table: TableSpec,
    /// Where the axis starts; the chart decides where absent.
    pub baseline: Option<AxisStart>,
}

/// Fields of stacked bars.
#[derive(Clone, Debug)]
pub struct StackedSpec {
    /// The parts; a row is a whole.
    pub table: TableSpec,
    /// Totals that the source states, by the label of their row.
    pub totals: Vec<(Spanned<String>, Cell)>,
}

/// Fields of ranges.
#[derive(Clone, Debug)]
pub struct RangeSpec {
    /// The values, with the roles of [`RangeSpec::ROLES`].
    pub positions: PositionSpec,
    /// What the lowest, the mean and the highest value are called; 最低, 平均, 最高 where absent.
    pub words: Vec<Spanned<String>>,
}

impl RangeSpec {
    /// What a row may state, and whether it must: its ends and mean, or a range in one wording (60万～200万元).
    pub const ROLES: [(&str, bool); 4] = [("low", false), ("mean", false), ("high", false), ("span", false)];
}

/// Fields of bullets.
#[derive(Clone, Debug)]
pub struct BulletSpec {
    /// The values, with the roles of [`BulletSpec::ROLES`].
    pub table: TableSpec,
    /// What the targets are called; the word of their nature where absent.
    pub target_word: Option<Spanned<String>>,
    /// What the rates are called.
    pub rate_word: Option<Spanned<String>>,
}

impl BulletSpec {
    /// What a row states, and whether it must.
    pub const ROLES: [(&str, bool); 3] = [("value", true), ("target", true), ("rate", false)];
}

/// Fields of small multiples: a row is a panel.
#[derive(Clone, Debug)]
pub struct MultiplesSpec {
    /// The panels and their points.
    pub table: TableSpec,
    /// What each panel draws.
    pub form: PanelDrawing,
    /// Whether the panels have one scale.
    pub scale: PanelHeights,
    /// Where the axis of lines starts.
    pub baseline: Option<AxisStart>,
}

/// What each panel of small multiples draws.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PanelDrawing {
    /// `columns`
    Columns,
    /// `line`
    Line,
    /// `area`
    Area,
}

/// Whether heights compare between panels.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PanelHeights {
    /// `shared`: they do.
    Shared,
    /// `separate`: each panel has its own scale, which the chart says.
    Separate,
}
