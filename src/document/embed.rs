//! What records supply to a document: figures in running text, tiles, charts, photographs.

use super::{Cards, Ledger, Plate, QuotationBlock};
use crate::chart::Drawing;
use crate::source::Span;

/// A figure asked for by name: `{{name}}`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Name {
    /// The name.
    pub name: String,
    /// Place of the name, without the braces.
    pub span: Span,
}

/// A block asked for by name, alone on its line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum EmbedName {
    /// `{{chart:name}}`
    Chart(Name),
    /// `{{photo:name}}`
    Photo(Name),
    /// `{{tiles:name,name}}`: figures as tiles.
    Tiles(Vec<Name>),
    /// `{{record:name}}`: the lines of the record that ask for a chart, as an example for other editors.
    Record(Name),
    /// `{{mechanism:name}}`
    Mechanism(Name),
    /// `{{quote:name}}`
    Quote(Name),
    /// `{{ledger:section}}`: the items of a section, or the entries of a register that the case lists, as a table.
    Ledger(Name),
    /// `{{cards:section}}`: the same as cards.
    Cards(Name),
    /// `{{money:name,name}}`: amounts of different kinds of money side by side.
    Money(Vec<Name>),
}

impl EmbedName {
    /// As a narrative writes it.
    #[must_use]
    pub fn as_written(&self) -> String {
        let (kind, names) = match self {
            Self::Chart(name) => ("chart", std::slice::from_ref(name)),
            Self::Photo(name) => ("photo", std::slice::from_ref(name)),
            Self::Record(name) => ("record", std::slice::from_ref(name)),
            Self::Mechanism(name) => ("mechanism", std::slice::from_ref(name)),
            Self::Quote(name) => ("quote", std::slice::from_ref(name)),
            Self::Ledger(name) => ("ledger", std::slice::from_ref(name)),
            Self::Cards(name) => ("cards", std::slice::from_ref(name)),
            Self::Tiles(names) => ("tiles", names.as_slice()),
            Self::Money(names) => ("money", names.as_slice()),
        };
        let names: Vec<&str> = names.iter().map(|name| name.name.as_str()).collect();
        format!("{{{{{kind}:{}}}}}", names.join(","))
    }
}

/// A figure in running text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FigureMention {
    /// Name within the case; the figure table has an anchor for it.
    pub name: String,
    /// What is counted or measured.
    pub label: String,
    /// The wording of the source: 超过4.4亿元.
    pub wording: String,
    /// Source in short, for a tooltip: 《工作总结》第101行.
    pub source: String,
    /// Address of the case page and anchor, where the mention stands on another page: `cases/x/index.html#figure-y`.
    pub link: Option<String>,
}

/// A block that a record supplies.
#[derive(Clone, Debug, PartialEq)]
pub enum Embed {
    /// A chart.
    Chart(Box<ChartFigure>),
    /// A photograph.
    Photo(Photo),
    /// Tiles.
    Tiles(Vec<Tile>),
    /// A mechanism.
    Plate(Box<Plate>),
    /// A table of entries.
    Ledger(Box<Ledger>),
    /// Entries as cards.
    Cards(Cards),
    /// A quotation.
    Quotation(QuotationBlock),
}

/// One number set large.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Tile {
    /// Name of the figure within its case.
    pub name: String,
    /// What is counted or measured.
    pub label: String,
    /// Words before the number: 超过, 约, 近.
    pub before: String,
    /// The number: 4.4, 60万～200.
    pub number: String,
    /// Scale, unit and words after the number: 亿元, 多万元.
    pub after: String,
    /// Period and scope in one line.
    pub context: String,
    /// Address of the case page and anchor, where the tile stands on another page: `cases/x/index.html#figure-y`.
    pub link: Option<String>,
}

/// A chart with everything that stands around it.
#[derive(Clone, Debug, PartialEq)]
pub struct ChartFigure {
    /// Anchor, unique on the page: `chart-gifts`.
    pub id: String,
    /// Running number in the case: 图 1.
    pub number: u32,
    /// The finding.
    pub title: String,
    /// Measure, unit, place, period.
    pub subtitle: String,
    /// Assumptions and derivations.
    pub note: Option<String>,
    /// Sources, each as cited.
    pub sources: Vec<String>,
    /// What the chart shows, in words.
    pub alt: String,
    /// The data.
    pub table: DataTable,
    /// Drawn for a desktop page.
    pub wide: Drawing,
    /// Drawn for a phone.
    pub narrow: Drawing,
    /// Drawn for the text width of the PDF.
    pub print: Drawing,
}

/// A plain table of a chart's data.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DataTable {
    /// Column heads.
    pub head: Vec<String>,
    /// Rows, each as long as the head.
    pub rows: Vec<Vec<String>>,
}

/// A photograph.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Photo {
    /// Anchor, unique on the page.
    pub id: String,
    /// Path in the published site, relative to its root.
    pub path: String,
    /// Path of the picture's file in the project, for findings.
    pub file: String,
    /// The picture's bytes.
    pub bytes: std::sync::Arc<Vec<u8>>,
    /// Width in pixels.
    pub width: u32,
    /// Height in pixels.
    pub height: u32,
    /// Caption.
    pub caption: String,
    /// What the picture shows.
    pub alt: String,
    /// Credit and place in one line.
    pub credit: String,
}
