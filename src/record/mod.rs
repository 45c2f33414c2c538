//! What an office writes down: the record types, as data only.
//!
//! A record holds what its YAML file says, parsed and with places, and nothing that was worked out from it. Reading
//! lives in [`read`](crate::read), rules in [`check`](crate::check), links between records in
//! [`corpus`](crate::corpus).

mod accept;
mod case;
mod chart;
mod claim;
mod coverage;
mod date;
mod diagram;
mod event;
mod figure;
mod item;
mod measure;
mod mechanism;
mod media;
mod period;
mod period_error;
mod period_label;
mod period_print;
mod quotation;
mod register;
mod section;
mod site;
mod source_document;

pub use accept::Accept;
pub use case::{Case, CaseType, Fact};
pub use chart::{
    AxisStart, BulletSpec, Cell, ChartKind, ChartSpec, Columns, Comparison, Data, DataCell, DataFile, DataHead,
    DataRow, HistogramSpec, MultiplesSpec, NestedForm, NestedSpec, PanelDrawing, PanelHeights, PartSpec, PartValue,
    PictogramSpec, PictogramSymbol, PositionSpec, RangeSpec, Row, ScatterSpec, ShareRow, ShareSpec, Sort, StackedSpec,
    StripSpec, SumSpec, TableSpec, TimelineSpec, WAFFLE_ROLES, WaterfallSpec,
};
pub use claim::{Claim, ClaimType};
pub use coverage::{Coverage, CoverageEntry, Omission};
pub use date::Date;
pub use diagram::{
    BeatSpec, BoardForm, BoardHeadSpec, BoardSpec, CalendarForm, CalendarSpec, CalendarWords, ChainSpec, Count,
    Diagram, FlowSpec, GateSpec, LadderSpec, NodeSpec, PairsSpec, RoundSpec, RungSpec, SankeySpec, SideSpec,
    SignOffSpec, SignatureSpec, SignatureStanding, StepSpec, TaskSpec, TaskStanding, TreeSpec,
};
pub use event::Event;
pub use figure::{Distribution, Figure, FigureSource, MoneyKind, Nature};
pub use item::{FieldValue, Item};
pub use measure::Measure;
pub use mechanism::{Body, MatrixSpec, Mechanism, MechanismKind, Stated};
pub use media::Media;
pub use period::{Beat, Period, Span as PeriodSpan};
pub use period_error::PeriodError;
pub use quotation::{Quotation, QuotationForm};
pub use register::{
    Entry, Indicator, Level, Organisation, Person, Place, Policy, Programme, Register, Registers, RoleAt, Term,
};
pub use section::{Field, FieldKind, Section};
pub use site::{Publisher, Site};
pub use source_document::SourceDocument;

/// What a record, and every edition, says where the source does not state something.
pub const NOT_STATED: &str = "未载明";
