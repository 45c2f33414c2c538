//! Diagrams of how something is set up: who is paired with whom, what passes a gate, who signs, what recurs.
//!
//! A spec says what is shown and not where: a chart holds one, and so can a mechanism. Numbers in it are figures of the case, or
//! words of the source with a number in them.

mod plan;
mod procedure;
mod relation;

pub use plan::{BoardForm, BoardHeadSpec, BoardSpec, NodeSpec, TaskSpec, TaskStanding, TreeSpec};
pub use procedure::{
    BeatSpec, CalendarForm, CalendarSpec, CalendarWords, GateSpec, RoundSpec, SideSpec, SignOffSpec, SignatureSpec,
    SignatureStanding,
};
pub use relation::{ChainSpec, FlowSpec, LadderSpec, PairsSpec, RungSpec, SankeySpec, StepSpec};

use super::chart::Cell;
use crate::source::Spanned;

/// What a diagram shows, by its kind.
#[derive(Clone, Debug)]
pub enum Diagram {
    /// `ladder`: levels on which two sides are paired.
    Ladder(LadderSpec),
    /// `pairs`: who is paired with whom.
    Pairs(PairsSpec),
    /// `sankey`: how one quantity flows from place to place.
    Sankey(SankeySpec),
    /// `chain`: steps that lead from one to the next.
    Chain(ChainSpec),
    /// `gate`: what goes up for judgement and comes back down.
    Gate(GateSpec),
    /// `sign-off`: signatures that something needs.
    SignOff(SignOffSpec),
    /// `calendar`: what recurs within a year.
    Calendar(CalendarSpec),
    /// `tree`: a whole and what belongs to it.
    Tree(TreeSpec),
    /// `board` and `gantt`: tasks, owners, times and states.
    Board(BoardSpec),
}

impl Diagram {
    /// Every value, in the order of the record.
    #[must_use]
    pub fn cells(&self) -> Vec<&Cell> {
        match self {
            Self::Ladder(ladder) => ladder.cells(),
            Self::Pairs(_) | Self::Calendar(_) | Self::Board(_) => Vec::new(),
            Self::Sankey(sankey) => sankey.cells(),
            Self::Chain(chain) => chain.cells(),
            Self::Gate(gate) => gate.cells(),
            Self::SignOff(sign_off) => sign_off.count.iter().collect(),
            Self::Tree(tree) => tree.cells(),
        }
    }

    /// Every name of a figure that the diagram asks for.
    #[must_use]
    pub fn figures(&self) -> Vec<&Spanned<String>> {
        self.cells().into_iter().filter_map(Cell::figure).collect()
    }
}

/// A number of something as the record words it: a figure, 62校, 10个镇（区）.
#[derive(Clone, Debug)]
pub struct Count {
    /// The number with its unit: 10个.
    pub cell: Cell,
    /// The whole wording, where it is no figure: 10个镇（区）.
    pub words: Option<String>,
}
