//! Charts: typed data in, SVG out.
//!
//! A [`Chart`] holds values, labels and wordings that were settled before; it knows nothing of records. [`draw`] lays it
//! out for one width and draws it with plotters on a backend of our own, with every text measured in the theme's font.
//! Title, subtitle, note and source stand outside of the drawing, in the words of the edition.

mod axis;
mod backend;
mod key;
mod layout;
mod legend;
mod mark;
mod palette;
mod refusal;
mod scale;
mod svg;
mod text;
mod wrap;

mod bar;
mod funnel;
mod heatmap;
mod histogram;
mod nested;
mod pictogram;
mod scatter;
mod share;
mod strip;
mod timeline;
mod treemap;
mod waffle;
mod waterfall;

#[cfg(test)]
mod tests;

pub use bar::{Bar, BarRow};
pub use funnel::{Funnel, FunnelStep};
pub use heatmap::{Heatmap, HeatmapCell, HeatmapRow};
pub use histogram::{Histogram, HistogramBin};
pub use nested::{Nested, NestedAmount, NestedForm, NestedRow};
pub use palette::{Palette, TEXT_CONTRAST, Token};
pub use pictogram::{Pictogram, PictogramRow, Symbol};
pub use refusal::Refusal;
pub use scatter::{Scatter, ScatterAxis, ScatterPoint};
pub use share::{Share, SharePart, ShareRow};
pub use strip::{Strip, StripDot, StripRow};
pub use text::{Face, FaceError, Faces};
pub use timeline::{Timeline, TimelineGroup, TimelineItem, TimelineTime};
pub use treemap::{Treemap, TreemapPart};
pub use waffle::{Waffle, WaffleCells, WaffleGrid};
pub use waterfall::{Waterfall, WaterfallStep};

/// What a chart draws.
#[derive(Clone, Debug, PartialEq)]
pub enum Chart {
    /// Horizontal bars of one measure.
    Bar(Bar),
    /// 100 % stacked bars.
    Share(Share),
    /// Parts that add up to a total.
    Waterfall(Waterfall),
    /// Events on an axis of time.
    Timeline(Timeline),
    /// Steps that are each a subset of the one before.
    Funnel(Funnel),
    /// Parts drawn inside of their wholes.
    Nested(Nested),
    /// Shares as filled cells of a grid.
    Waffle(Waffle),
    /// One mark for one thing.
    Pictogram(Pictogram),
    /// How many fall into each of a row of bins.
    Histogram(Histogram),
    /// A dot for each thing on one axis.
    Strip(Strip),
    /// Two measures of the same things.
    Scatter(Scatter),
    /// A matrix of values.
    Heatmap(Heatmap),
    /// Parts of a whole by area.
    Treemap(Treemap),
}

/// A finished drawing.
#[derive(Clone, Debug, PartialEq)]
pub struct Drawing {
    /// The `<svg>` element, without an XML declaration; no ids that two drawings could share.
    pub svg: String,
    /// Width in CSS pixels.
    pub width: f64,
    /// Height in CSS pixels.
    pub height: f64,
    /// Where the texts stand, for tests of overlap and of the canvas' bounds.
    pub texts: Vec<TextBox>,
}

/// A text in a drawing and the box that its glyphs fill.
#[derive(Clone, Debug, PartialEq)]
pub struct TextBox {
    /// The characters.
    pub text: String,
    /// Left edge in pixels.
    pub left: f64,
    /// Top edge in pixels.
    pub top: f64,
    /// Right edge in pixels.
    pub right: f64,
    /// Bottom edge in pixels.
    pub bottom: f64,
}

/// What drawing needs besides the chart.
#[derive(Clone, Copy, Debug)]
pub struct Canvas<'a> {
    /// Width in CSS pixels; 280 or more.
    pub width: f64,
    /// The theme's fonts for charts.
    pub faces: &'a Faces,
    /// The theme's colours.
    pub palette: &'a Palette,
    /// What the chart shows, for `aria-label`.
    pub label: &'a str,
    /// Names that a line break must not split.
    pub names: &'a [String],
}

/// Lays a chart out for a width and draws it.
#[must_use]
pub fn draw(chart: &Chart, canvas: &Canvas) -> Drawing {
    match chart {
        Chart::Bar(bar) => bar::draw(bar, canvas),
        Chart::Share(share) => share::draw(share, canvas),
        Chart::Waterfall(waterfall) => waterfall::draw(waterfall, canvas),
        Chart::Timeline(timeline) => timeline::draw(timeline, canvas),
        Chart::Funnel(funnel) => funnel::draw(funnel, canvas),
        Chart::Nested(nested) => nested::draw(nested, canvas),
        Chart::Waffle(waffle) => waffle::draw(waffle, canvas),
        Chart::Pictogram(pictogram) => pictogram::draw(pictogram, canvas),
        Chart::Histogram(histogram) => histogram::draw(histogram, canvas),
        Chart::Strip(strip) => strip::draw(strip, canvas),
        Chart::Scatter(scatter) => scatter::draw(scatter, canvas),
        Chart::Heatmap(heatmap) => heatmap::draw(heatmap, canvas),
        Chart::Treemap(treemap) => treemap::draw(treemap, canvas),
    }
}
