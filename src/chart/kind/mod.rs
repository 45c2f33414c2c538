//! The kinds of charts and diagrams, one a file.

mod bar;
mod board;
mod bullet;
mod cadence;
mod chain;
mod dot;
mod funnel;
mod gate;
mod grouped;
mod heatmap;
mod histogram;
mod ladder;
mod line;
mod multiples;
mod nested;
mod pair_matrix;
mod pictogram;
mod range;
mod sankey;
mod scatter;
mod share;
mod sign_off;
mod slope;
mod stacked;
mod step;
mod strip;
mod timeline;
mod tree;
mod treemap;
mod waffle;
mod waterfall;
mod wheel;

pub use bar::Bar;
pub use board::{Board, BoardHeads, BoardTask, TaskState};
pub use bullet::{Bullet, BulletRow};
pub use cadence::{Beat, Cadence, CadenceForm, CadenceRow, CadenceWords};
pub use chain::{Chain, ChainStep};
pub use dot::Dot;
pub use funnel::{Funnel, FunnelStep};
pub use gate::{Gate, GateCounts, GatePass, GateRound, GateSide};
pub use grouped::{Grouped, GroupedRow};
pub use heatmap::{Heatmap, HeatmapCell, HeatmapRow};
pub use histogram::{Histogram, HistogramBin};
pub use ladder::{Ladder, LadderRung};
pub use line::{Line, LineForm, LinePeriod, LineSeries};
pub use multiples::{Multiples, Panel, PanelForm, PanelPoint, PanelScale};
pub use nested::{Nested, NestedAmount, NestedForm, NestedRow};
pub use pair_matrix::{PairMatrix, PairSide};
pub use pictogram::Pictogram;
pub use range::{Range, RangeBound, RangeEnd, RangeRow};
pub use sankey::{Sankey, SankeyFlow};
pub use scatter::{Scatter, ScatterAxis, ScatterPoint};
pub use share::{Share, SharePart, ShareRow};
pub use sign_off::{SignOff, Signature, SignatureState};
pub use slope::{Slope, SlopeLine};
pub use stacked::{Stacked, StackedRow};
pub use step::{Step, StepLevel};
pub use strip::{Strip, StripRow};
pub use timeline::{Timeline, TimelineGroup, TimelineItem, TimelineTime};
pub use tree::{Tree, TreeNode};
pub use treemap::Treemap;
pub use waffle::{Waffle, WaffleCells, WaffleGrid};
pub use waterfall::{Waterfall, WaterfallStep};

use super::{Canvas, Drawing};

/// What a chart draws.
#[derive(Clone, Debug, PartialEq)]
pub enum Chart {
    /// Horizontal bars of one measure.
    Bar(Bar),
    /// Bars of two or three series side by side.
    Grouped(Grouped),
    /// Bars of parts and their totals.
    Stacked(Stacked),
    /// Dots of one measure, on stems from zero or on a fitted axis.
    Dot(Dot),
    /// Spans from a lowest to a highest value.
    Range(Range),
    /// Values against their targets.
    Bullet(Bullet),
    /// Lines or an area over time.
    Line(Line),
    /// Lines between two or three points in time.
    Slope(Slope),
    /// The same small chart in panels.
    Multiples(Multiples),
    /// Levels and the times from which they are in force.
    Step(Step),
    /// 100 % stacked bars.
    Share(Share),
    /// Parts that add up to a total.
    Waterfall(Waterfall),
    /// Events on an axis of time.
    Timeline(Timeline),
    /// Levels on which two sides are paired.
    Ladder(Ladder),
    /// Steps that lead from one to the next.
    Chain(Chain),
    /// Who is paired with whom.
    PairMatrix(PairMatrix),
    /// Flows of one unit.
    Sankey(Sankey),
    /// What goes up and down between two sides.
    Gate(Gate),
    /// Signatures that are needed.
    SignOff(SignOff),
    /// What recurs with different beats.
    Cadence(Cadence),
    /// An organisation or a goal and its parts.
    Tree(Tree),
    /// Tasks, owners, times and states.
    Board(Board),
    /// Steps that are each a subset of the one before.
    Funnel(Funnel),
    /// Parts drawn inside of their wholes.
    Nested(Nested),
    /// Shares as filled cells of a grid.
    Waffle(Waffle),
    /// One mark for one thing.
    Pictogram(Pictogram),
    /// Parts of a whole by area.
    Treemap(Treemap),
    /// How many fall into each of a row of bins.
    Histogram(Histogram),
    /// A dot for each thing on one axis.
    Strip(Strip),
    /// Two measures of the same things.
    Scatter(Scatter),
    /// A matrix of values.
    Heatmap(Heatmap),
}

/// Lays a chart out and draws it.
pub(super) fn draw(chart: &Chart, canvas: &Canvas) -> Drawing {
    match chart {
        Chart::Bar(bar) => bar::draw(bar, canvas),
        Chart::Grouped(grouped) => grouped::draw(grouped, canvas),
        Chart::Stacked(stacked) => stacked::draw(stacked, canvas),
        Chart::Dot(dot) => dot::draw(dot, canvas),
        Chart::Range(range) => range::draw(range, canvas),
        Chart::Bullet(bullet) => bullet::draw(bullet, canvas),
        Chart::Line(line) => line::draw(line, canvas),
        Chart::Slope(slope) => slope::draw(slope, canvas),
        Chart::Multiples(multiples) => multiples::draw(multiples, canvas),
        Chart::Step(step) => step::draw(step, canvas),
        Chart::Share(share) => share::draw(share, canvas),
        Chart::Waterfall(waterfall) => waterfall::draw(waterfall, canvas),
        Chart::Timeline(timeline) => timeline::draw(timeline, canvas),
        Chart::Ladder(ladder) => ladder::draw(ladder, canvas),
        Chart::Chain(chain) => chain::draw(chain, canvas),
        Chart::PairMatrix(matrix) => pair_matrix::draw(matrix, canvas),
        Chart::Sankey(sankey) => sankey::draw(sankey, canvas),
        Chart::Gate(gate) => gate::draw(gate, canvas),
        Chart::SignOff(panel) => sign_off::draw(panel, canvas),
        Chart::Cadence(cadence) => cadence::draw(cadence, canvas),
        Chart::Tree(tree) => tree::draw(tree, canvas),
        Chart::Board(board) => board::draw(board, canvas),
        Chart::Funnel(funnel) => funnel::draw(funnel, canvas),
        Chart::Nested(nested) => nested::draw(nested, canvas),
        Chart::Waffle(waffle) => waffle::draw(waffle, canvas),
        Chart::Pictogram(pictogram) => pictogram::draw(pictogram, canvas),
        Chart::Treemap(treemap) => treemap::draw(treemap, canvas),
        Chart::Histogram(histogram) => histogram::draw(histogram, canvas),
        Chart::Strip(strip) => strip::draw(strip, canvas),
        Chart::Scatter(scatter) => scatter::draw(scatter, canvas),
        Chart::Heatmap(heatmap) => heatmap::draw(heatmap, canvas),
    }
}
