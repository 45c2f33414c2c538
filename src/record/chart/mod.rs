//! A chart as an editor asks for it.
//!
//! A spec names figures, or writes values down with the source that they stand in; units and sources come along, so that a
//! chart cannot say anything else than the text.

mod distribution;
mod parts;
mod table;
mod values;

pub use distribution::{HistogramSpec, ScatterSpec, StripSpec};
pub use parts::{
    NestedForm, NestedSpec, PartSpec, PartValue, PictogramSpec, PictogramSymbol, ShareRow, ShareSpec, SumSpec,
    WAFFLE_ROLES, WaterfallSpec,
};
pub use table::{Cell, Columns, Comparison, Data, DataCell, DataFile, DataHead, DataRow, Row, Sort, TableSpec};
pub use values::{
    AxisStart, BulletSpec, MultiplesSpec, PanelDrawing, PanelHeights, PositionSpec, RangeSpec, StackedSpec,
};

use super::{Diagram, FigureSource};
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
    /// Findings that are answered.
    pub accept: super::Accept,
    /// What is drawn.
    pub kind: ChartKind,
    /// Place of the whole entry.
    pub span: Span,
}

/// The kinds of chart, each with its own fields.
#[derive(Clone, Debug)]
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
    /// `treemap`: parts of a total by area.
    Treemap(SumSpec),
    /// `funnel`: steps that are each a subset of the one before.
    Funnel(TableSpec),
    /// `nested`: parts drawn inside of their wholes.
    Nested(NestedSpec),
    /// `waffle`: shares as filled cells of a grid; the columns are [`WAFFLE_ROLES`].
    Waffle(TableSpec),
    /// `pictogram`: one mark for one thing.
    Pictogram(PictogramSpec),
    /// `histogram`: how many fall into each of a row of bins.
    Histogram(HistogramSpec),
    /// `strip`: a dot for each thing on one axis.
    Strip(StripSpec),
    /// `scatter`: two measures of the same things.
    Scatter(ScatterSpec),
    /// `heatmap`: a matrix of values.
    Heatmap(TableSpec),
    /// `timeline`: events on a common axis of time.
    Timeline(TimelineSpec),
    /// `ladder`, `gate`, `tree` and the like: how something is set up.
    Diagram(Diagram),
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
            | Self::Slope(table)
            | Self::Funnel(table)
            | Self::Waffle(table)
            | Self::Heatmap(table) => Some(table),
            Self::Dot(spec) | Self::Line(spec) => Some(&spec.table),
            Self::Stacked(spec) => Some(&spec.table),
            Self::Range(spec) => Some(&spec.positions.table),
            Self::Bullet(spec) => Some(&spec.table),
            Self::Multiples(spec) => Some(&spec.table),
            Self::Waterfall(waterfall) => Some(&waterfall.sum.parts),
            Self::Treemap(sum) => Some(&sum.parts),
            Self::Nested(nested) => Some(&nested.table),
            Self::Pictogram(pictogram) => Some(&pictogram.table),
            Self::Histogram(histogram) => Some(&histogram.table),
            Self::Strip(strip) => Some(&strip.table),
            Self::Scatter(scatter) => Some(&scatter.table),
            Self::Share(_) | Self::Timeline(_) | Self::Diagram(_) => None,
        }
    }

    /// Every value that the chart asks for beside those of its table.
    fn cells(&self) -> Vec<&Cell> {
        match self {
            Self::Stacked(stacked) => stacked.totals.iter().map(|(_, total)| total).collect(),
            Self::Share(share) => share.cells().collect(),
            Self::Waterfall(waterfall) => vec![&waterfall.sum.total],
            Self::Treemap(sum) => vec![&sum.total],
            Self::Strip(strip) => strip.means.iter().flatten().collect(),
            Self::Diagram(diagram) => diagram.cells(),
            _ => Vec::new(),
        }
    }

    /// Every name of a figure that the chart asks for.
    #[must_use]
    pub fn figures(&self) -> Vec<&Spanned<String>> {
        let cells = self.cells().into_iter().filter_map(Cell::figure);
        cells.chain(self.table().into_iter().flat_map(TableSpec::figures)).collect()
    }

    /// Every value that the chart writes down itself.
    #[must_use]
    pub fn stated(&self) -> Vec<&Spanned<Quantity>> {
        let cells = self.cells().into_iter().filter_map(Cell::stated);
        cells.chain(self.table().into_iter().flat_map(TableSpec::stated)).collect()
    }
}

/// Fields of a timeline.
#[derive(Clone, Debug)]
pub struct TimelineSpec {
    /// The events, by name; all events of the case where empty.
    pub events: Vec<Spanned<String>>,
}
