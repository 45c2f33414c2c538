//! Diagrams of what belongs together or leads to something else: ladders, pairs, flows, chains.

use super::super::chart::Cell;
use super::Count;
use crate::source::{Span, Spanned};

/// Fields of a ladder.
#[derive(Clone, Debug)]
pub struct LadderSpec {
    /// The left side: 张家港（江苏）.
    pub left: Spanned<String>,
    /// The right side.
    pub right: Spanned<String>,
    /// The levels from the highest down.
    pub rungs: Vec<RungSpec>,
    /// The level that the title speaks of.
    pub highlight: Option<Spanned<String>>,
}

/// One level.
#[derive(Clone, Debug)]
pub struct RungSpec {
    /// Its name: 镇级.
    pub label: Spanned<String>,
    /// What the left side brings; none where the source does not say.
    pub left: Option<Count>,
    /// What the right side brings.
    pub right: Option<Count>,
    /// Place of the level.
    pub span: Span,
}

impl LadderSpec {
    pub(super) fn cells(&self) -> Vec<&Cell> {
        let sides = self.rungs.iter().flat_map(|rung| [&rung.left, &rung.right]);
        sides.flatten().map(|count| &count.cell).collect()
    }
}

/// Fields of a matrix of pairs.
#[derive(Clone, Debug)]
pub struct PairsSpec {
    /// What the members on the left are: 张家港10个镇（区）.
    pub left: Spanned<String>,
    /// What the members on the right are.
    pub right: Spanned<String>,
    /// The pairs, each a member on the left and one on the right.
    pub pairs: Vec<(Spanned<String>, Spanned<String>)>,
    /// Members on the left and on the right that are in no pair.
    pub unpaired: [Vec<Spanned<String>>; 2],
}

impl PairsSpec {
    /// The members of a side (0 left, 1 right) in order of appearance, those without a pair last.
    #[must_use]
    pub fn members(&self, side: usize) -> Vec<&Spanned<String>> {
        let paired = self.pairs.iter().map(|(left, right)| if side == 0 { left } else { right });
        let mut members: Vec<&Spanned<String>> = Vec::new();
        for member in paired.chain(self.unpaired.get(side).into_iter().flatten()) {
            if !members.contains(&member) {
                members.push(member);
            }
        }
        members
    }
}

/// Fields of a diagram of flows.
#[derive(Clone, Debug)]
pub struct SankeySpec {
    /// The flows in the order of the record.
    pub flows: Vec<FlowSpec>,
    /// Totals of nodes that the source states.
    pub totals: Vec<(Spanned<String>, Cell)>,
    /// The node that the title speaks of.
    pub highlight: Option<Spanned<String>>,
}

/// What flows from one node to another.
#[derive(Clone, Debug)]
pub struct FlowSpec {
    /// Where it starts.
    pub from: Spanned<String>,
    /// Where it ends.
    pub to: Spanned<String>,
    /// How much.
    pub value: Cell,
}

impl SankeySpec {
    pub(super) fn cells(&self) -> Vec<&Cell> {
        self.flows.iter().map(|flow| &flow.value).chain(self.totals.iter().map(|(_, total)| total)).collect()
    }

    /// The names of all nodes in order of appearance, each with the place where it is named first.
    #[must_use]
    pub fn nodes(&self) -> Vec<&Spanned<String>> {
        let mut nodes: Vec<&Spanned<String>> = Vec::new();
        for node in self.flows.iter().flat_map(|flow| [&flow.from, &flow.to]) {
            if !nodes.contains(&node) {
                nodes.push(node);
            }
        }
        nodes
    }
}

/// Fields of a chain.
#[derive(Clone, Debug)]
pub struct ChainSpec {
    /// The steps in order.
    pub steps: Vec<StepSpec>,
    /// The step that the title speaks of, by label or by figure name.
    pub highlight: Option<Spanned<String>>,
}

/// One step of a chain; it has a number, a label or both.
#[derive(Clone, Debug)]
pub struct StepSpec {
    /// What it is; the label of the figure where absent.
    pub label: Option<Spanned<String>>,
    /// How much of it there is.
    pub value: Option<Count>,
    /// Place of the step.
    pub span: Span,
}

impl ChainSpec {
    pub(super) fn cells(&self) -> Vec<&Cell> {
        self.steps.iter().filter_map(|step| Some(&step.value.as_ref()?.cell)).collect()
    }
}
