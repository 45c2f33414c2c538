//! A chart as an editor asks for it.
//!
//! A spec names figures; their values, units and sources come from the figures themselves, so that a chart cannot say
//! anything else than the text.

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
    /// What is drawn.
    pub kind: ChartKind,
    /// Place of the whole entry.
    pub span: Span,
}

/// The kinds of chart, each with its own fields.
#[derive(Clone, Debug)]
pub enum ChartKind {
    /// `bar`: horizontal bars of one measure.
    Bar(BarSpec),
    /// `share`: 100 % stacked bars, one row a whole.
    Share(ShareSpec),
    /// `waterfall`: parts that add up to a total.
    Waterfall(WaterfallSpec),
    /// `timeline`: events on a common axis of time.
    Timeline(TimelineSpec),
}

/// How rows are ordered.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Sort {
    /// `value`: largest first.
    #[default]
    Value,
    /// `given`: as the record lists them, for levels, steps and times.
    Given,
}

/// Fields of a bar chart.
#[derive(Clone, Debug)]
pub struct BarSpec {
    /// The figures, by name; all of one dimension, unit, nature and kind of money.
    pub figures: Vec<Spanned<String>>,
    /// Labels for rows whose figure's own label is too long, by figure name.
    pub labels: Vec<(Spanned<String>, Spanned<String>)>,
    /// Order of the rows.
    pub sort: Sort,
    /// The row that the title speaks of; the first row where absent.
    pub highlight: Option<Spanned<String>>,
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
