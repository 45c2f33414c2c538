//! Diagrams of what a rule asks for: gates, signatures, beats.

use super::super::chart::Cell;
use super::super::{Beat, Period};
use crate::source::{Span, Spanned};

/// Fields of a gate.
#[derive(Clone, Debug)]
pub struct GateSpec {
    /// Who sends up and changes what comes back.
    pub lower: SideSpec,
    /// Who judges.
    pub upper: SideSpec,
    /// The rounds in order.
    pub rounds: Vec<RoundSpec>,
}

/// One of the two sides of a gate.
#[derive(Clone, Debug)]
pub struct SideSpec {
    /// Its name.
    pub name: Spanned<String>,
    /// Who belongs to it or what it does.
    pub detail: Option<Spanned<String>>,
}

/// One round: once up and once down. What the source does not state is absent.
#[derive(Clone, Debug, Default)]
pub struct RoundSpec {
    /// What happens on the way up.
    pub up: Option<Spanned<String>>,
    /// What happens on the way down.
    pub down: Option<Spanned<String>>,
    /// How many are sent up.
    pub entering: Option<Cell>,
    /// How many are kept.
    pub kept: Option<Cell>,
    /// How many are dropped.
    pub dropped: Option<Cell>,
}

impl RoundSpec {
    /// What goes in, what is kept and what is dropped, where stated.
    pub fn cells(&self) -> impl Iterator<Item = &Cell> {
        [&self.entering, &self.kept, &self.dropped].into_iter().flatten()
    }
}

impl GateSpec {
    pub(super) fn cells(&self) -> Vec<&Cell> {
        self.rounds.iter().flat_map(RoundSpec::cells).collect()
    }
}

/// Fields of a sign-off panel.
#[derive(Clone, Debug)]
pub struct SignOffSpec {
    /// The signatures as listed; none where the source only says how many there are.
    pub signatures: Vec<SignatureSpec>,
    /// Whether each waits for the one before it.
    pub ordered: bool,
    /// How many the source says there are.
    pub count: Option<Cell>,
}

/// One signature.
#[derive(Clone, Debug, Default)]
pub struct SignatureSpec {
    /// Who signs, by office; absent where the source does not say.
    pub role: Option<Spanned<String>>,
    /// What the signature confirms.
    pub confirms: Option<Spanned<String>>,
    /// The name of the person who signed.
    pub by: Option<Spanned<String>>,
    /// How it stands.
    pub standing: SignatureStanding,
}

/// How a signature stands.
#[derive(Clone, Debug, Default)]
pub enum SignatureStanding {
    /// The rule asks for it; no document is spoken of.
    #[default]
    Required,
    /// `signed`: when it was given.
    Signed(Spanned<Period>),
    /// `open`: not given yet, in the words of the record.
    Open(Spanned<String>),
}

/// Fields of a calendar.
#[derive(Clone, Debug)]
pub struct CalendarSpec {
    /// What recurs.
    pub rows: Vec<BeatSpec>,
    /// How it is drawn; the form that reads best where absent.
    pub form: Option<CalendarForm>,
    /// What the states of a beat are called.
    pub words: CalendarWords,
}

/// One thing that recurs.
#[derive(Clone, Debug)]
pub struct BeatSpec {
    /// What it is: 周报情.
    pub label: Spanned<String>,
    /// How often.
    pub every: Spanned<Beat>,
    /// The beats of the year that were kept, counted from 1.
    pub done: Vec<Spanned<u16>>,
    /// The beats that were missed.
    pub missed: Vec<Spanned<u16>>,
}

/// How a calendar is drawn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum CalendarForm {
    /// `wheel`: the year as a wheel, a ring a row.
    Wheel,
    /// `rows`: the year from left to right.
    Rows,
}

/// What the states of a beat are called, where not as usual.
#[derive(Clone, Debug, Default)]
pub struct CalendarWords {
    /// Kept.
    pub done: Option<Spanned<String>>,
    /// Still due.
    pub due: Option<Spanned<String>>,
    /// Missed.
    pub missed: Option<Spanned<String>>,
}

impl SignOffSpec {
    /// Where something is said about the number of signatures: at the count, else at the first role.
    #[must_use]
    pub fn span(&self) -> Option<Span> {
        let role = || self.signatures.iter().find_map(|signature| Some(signature.role.as_ref()?.span));
        self.count.as_ref().map(Cell::span).or_else(role)
    }
}
