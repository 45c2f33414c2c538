//! A chart as an editor asks for it.
//!
//! A spec names figures, or writes values down with the source that they stand in; units and sources come along, so that a
//! chart cannot say anything else than the text.

mod table;
mod values;

pub use table::{Cell, Columns, Comparison, Data, DataCell, DataFile, DataHead, DataRow, Row, Sort, TableSpec};
pub use values::{
    AxisStart, BulletSpec, MultiplesSpec, PanelDrawing, PanelHeights, PositionSpec, RangeSpec, StackedSpec,
};

use super::FigureSource;
use crate::quantity::Quantity;
use crate::source::{Span, Spanned};

/// One chart of a case.
#[derive(Clone, Debug)]
pub struct ChartSpec {
    /// Name within the case; `{{chart:name}}` places it.
    pub name: Spanned<String>,
    /// The finding, as a sentence.
    pub title: Spanned<String>,
    /// Measure, place and period; the unit is added from the figures.
    pub subtitle: Option<Spanned<String>>,
    /// Assumptions and derivations.
    pub note: Option<Spanned<String>>,
    /// A description for readers who do not see the chart; made from the data where absent.
    pub alt: Option<Spanned<String>>,
    /// Where the values stand that the chart writes down itself.
    pub source: Option<FigureSource>,
    /// What is drawn.
    pub kind: ChartKind,
    /// Place of the whole entry.
    pub span: Span,
}

/// The kinds of chart, each with its own fields.
#[derive(Clone, Debug)]
#[expect(clippy::large_enum_variant, reason = "a case has some dozens of charts")]
pub enum ChartKind {
    /// `bar`: horizontal bars of one measure.
    Bar(TableSpec),
    /// `lollipop`: dots of one measure on stems from zero.
    Lollipop(TableSpec),
    /// `dot`: dots of one measure on a fitted axis.
    Dot(PositionSpec),
    /// `grouped`: bars of two or three measures side by side.
    Grouped(TableSpec),
    /// `stacked`: bars of parts and their totals.
    Stacked(StackedSpec),
    /// `range`: spans from a lowest to a highest value.
    Range(RangeSpec),
    /// `bullet`: values against their targets.
    Bullet(BulletSpec),
    /// `line`: lines over time.
    Line(PositionSpec),
    /// `area`: one area over time.
    Area(TableSpec),
    /// `step`: levels and the times from which they are in force.
    Step(TableSpec),
    /// `slope`: lines between two or three points in time.
    Slope(TableSpec),
    /// `multiples`: the same small chart in panels.
    Multiples(MultiplesSpec),
    /// `share`: 100 % stacked bars, one row a whole.
    Share(ShareSpec),
    /// `waterfall`: parts that add up to a total.
    Waterfall(WaterfallSpec),
    /// `timeline`: events on a common axis of time.
    Timeline(TimelineSpec),
}

impl ChartKind {
    /// The table, where the kind draws one.
    #[must_use]
    pub fn table(&self) -> Option<&TableSpec> {
        match self {
            Self::Bar(table)
            | Self::Lollipop(table)
            | Self::Grouped(table)
            | Self::Area(table)
            | Self::Step(table)
            | Self::Slope(table) => Some(table),
            Self::Dot(spec) | Self::Line(spec) => Some(&spec.table),
            Self::Stacked(spec) => Some(&spec.table),
            Self::Range(spec) => Some(&spec.positions.table),
            Self::Bullet(spec) => Some(&spec.table),
            Self::Multiples(spec) => Some(&spec.table),
            Self::Share(_) | Self::Waterfall(_) | Self::Timeline(_) => None,
        }
    }

    /// Every value that the chart writes down itself.
    pub fn stated(&self) -> impl Iterator<Item = &Spanned<Quantity>> {
        let totals: &[_] = if let Self::Stacked(stacked) = self { &stacked.totals } else { &[] };
        let totals = totals.iter().filter_map(|(_, total)| match total {
            Cell::Stated(quantity) => Some(quantity),
            Cell::Figure(_) => None,
        });
        self.table().into_iter().flat_map(TableSpec::stated).chain(totals)
    }

    /// Every name of a figure that the chart asks for.
    #[must_use]
    pub fn figures(&self) -> Vec<&Spanned<String>> {
        let of_table = self.table().into_iter().flat_map(TableSpec::figures);
        match self {
            Self::Stacked(stacked) => {
                of_table.chain(stacked.totals.iter().filter_map(|(_, total)| total.figure())).collect()
            }
            Self::Share(share) => share.figures().collect(),
            Self::Waterfall(waterfall) => waterfall.figures().collect(),
            _ => of_table.collect(),
        }
    }
}

impl ShareSpec {
    /// Every name of a figure that the rows ask for.
    fn figures(&self) -> impl Iterator<Item = &Spanned<String>> {
        self.rows.iter().flat_map(|row| {
            let parts = row.parts.iter().filter_map(|part| match &part.value {
                PartValue::Figure(name) => Some(name),
                PartValue::Rest => None,
            });
            std::iter::once(&row.whole).chain(parts)
        })
    }
}

impl WaterfallSpec {
    /// Every name of a figure that the steps ask for.
    fn figures(&self) -> impl Iterator<Item = &Spanned<String>> {
        let labels = self.labels.iter().map(|(name, _)| name);
        std::iter::once(&self.total).chain(labels).chain(self.groups.iter().flat_map(|(_, steps)| steps))
    }
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
    /// The figure that is the whole.
    pub whole: Spanned<String>,
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
pub enum PartValue {
    /// `figure`: a figure in the unit of the whole, or a share of it in %.
    Figure(Spanned<String>),
    /// `rest: true`: the whole less the other parts; marked as worked out.
    Rest,
}

/// Fields of a waterfall.
#[derive(Clone, Debug)]
pub struct WaterfallSpec {
    /// The total: a figure with `sum`.
    pub total: Spanned<String>,
    /// Labels for steps whose figure's own label is too long, by figure name.
    pub labels: Vec<(Spanned<String>, Spanned<String>)>,
    /// Groups of steps that share a colour, by group label; steps in no group take the first colour.
    pub groups: Vec<(Spanned<String>, Vec<Spanned<String>>)>,
    /// Order of the steps.
    pub sort: Sort,
}

/// Fields of a timeline.
#[derive(Clone, Debug)]
pub struct TimelineSpec {
    /// The events, by name; all events of the case where empty.
    pub events: Vec<Spanned<String>>,
}
