//! A Sankey diagram: how one quantity flows from place to place.

mod layout;

use crate::chart::amount::Amount;
use crate::chart::refusal::{Refusal, is_sum};

pub(super) use self::layout::draw;

/// Flows of one unit, of which nothing appears and nothing is lost on the way.
#[derive(Clone, Debug, PartialEq)]
pub struct Sankey {
    pub(in crate::chart) unit: String,
    /// What flows start from, pass through or end at; all that flows in, and all that flows on, adds up to a node's value.
    pub(in crate::chart) nodes: Vec<Amount>,
    pub(in crate::chart) flows: Vec<SankeyFlow>,
    /// For each node its column, from 0.
    columns: Vec<usize>,
}

/// What flows from one node to another.
#[derive(Clone, Debug, PartialEq)]
pub struct SankeyFlow {
    /// Index of the node where it starts.
    pub from: usize,
    /// Index of the node where it ends.
    pub to: usize,
    /// How much; more than nothing.
    pub value: f64,
    /// The amount as printed, without the unit.
    pub text: String,
}

/// Columns of nodes for which a phone has room.
const MOST_COLUMNS: usize = 5;

impl Sankey {
    /// Flows between nodes, in one unit (万元, 人次); nodes of a column stand in the order given here. Numbers are printed without
    /// the unit; a highlighted node is drawn in the accent colour, with its flows.
    ///
    /// # Errors
    ///
    /// Says all that is wrong: flows between nodes that do not exist, amounts that are not positive, circles, nodes without
    /// flows, more than five columns, and each node of which the flows do not add up to its total.
    pub fn new(unit: impl Into<String>, nodes: Vec<Amount>, flows: Vec<SankeyFlow>) -> Result<Self, Vec<Refusal>> {
        let wrong = flows.iter().enumerate().filter_map(|(at, flow)| wrong_flow(at, flow, nodes.len()));
        let mut refusals: Vec<Refusal> = wrong.collect();
        if !refusals.is_empty() {
            return Err(refusals);
        }
        refusals.extend(nodes.iter().enumerate().flat_map(|(at, node)| wrong_sums(at, node.value, &flows)));
        let columns = columns(nodes.len(), &flows);
        match columns.as_ref().map(|columns| columns.iter().max()) {
            None => refusals.push(Refusal::Circle),
            Some(Some(last)) if *last >= MOST_COLUMNS => refusals.push(Refusal::Columns(last + 1)),
            Some(_) => {}
        }
        match columns {
            Some(columns) if refusals.is_empty() => Ok(Self { unit: unit.into(), nodes, flows, columns }),
            _ => Err(refusals),
        }
    }
}

/// What is wrong with a flow by itself.
fn wrong_flow(at: usize, flow: &SankeyFlow, nodes: usize) -> Option<Refusal> {
    if flow.from >= nodes || flow.to >= nodes || flow.from == flow.to {
        return Some(Refusal::NoWay(at));
    }
    (!flow.value.is_finite() || flow.value <= 0.0).then_some(Refusal::NoFlow(at))
}

/// In what the flows of a node miss its total.
fn wrong_sums(at: usize, total: f64, flows: &[SankeyFlow]) -> Vec<Refusal> {
    let sum = |here: fn(&SankeyFlow) -> usize| {
        let values = flows.iter().filter(|flow| here(flow) == at).map(|flow| flow.value);
        (values.clone().count() > 0).then(|| values.sum::<f64>())
    };
    let (incoming, outgoing) = (sum(|flow| flow.to), sum(|flow| flow.from));
    if incoming.is_none() && outgoing.is_none() {
        return vec![Refusal::Stray(at)];
    }
    let incoming = incoming.filter(|sum| !is_sum(*sum, total)).map(|sum| Refusal::Inflow { at, sum, total });
    let outgoing = outgoing.filter(|sum| !is_sum(*sum, total)).map(|sum| Refusal::Outflow { at, sum, total });
    incoming.into_iter().chain(outgoing).collect()
}

/// For each node the longest way to it; nothing if the flows run in a circle. Where flows end, they end in the last column.
fn columns(nodes: usize, flows: &[SankeyFlow]) -> Option<Vec<usize>> {
    let mut columns = vec![0; nodes];
    for _ in 0..=nodes {
        let mut moved = false;
        for flow in flows {
            if columns[flow.to] <= columns[flow.from] {
                columns[flow.to] = columns[flow.from] + 1;
                moved = true;
            }
        }
        if !moved {
            let last = columns.iter().max().copied().unwrap_or(0);
            for (i, column) in columns.iter_mut().enumerate() {
                if flows.iter().all(|flow| flow.from != i) {
                    *column = last;
                }
            }
            return Some(columns);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn node(label: &str, value: f64) -> Amount {
        Amount { label: label.to_owned(), value, text: value.to_string(), highlight: false }
    }

    fn flow(from: usize, to: usize, value: f64) -> SankeyFlow {
        SankeyFlow { from, to, value, text: value.to_string() }
    }

    fn sankey(nodes: Vec<Amount>, flows: Vec<SankeyFlow>) -> Result<Vec<usize>, Vec<Refusal>> {
        Sankey::new("万元", nodes, flows).map(|chart| chart.columns)
    }

    #[test]
    fn flows_that_add_up_are_put_into_columns() {
        let nodes = vec![node("助学", 218.1), node("苗木", 107.9), node("资金", 218.1), node("合计", 326.0)];
        let flows = vec![flow(0, 2, 218.1), flow(2, 3, 218.1), flow(1, 3, 107.9)];
        assert_eq!(sankey(nodes, flows), Ok(vec![0, 0, 1, 2]));
    }

    #[test]
    fn what_does_not_add_up_is_refused_with_both_sums() {
        let nodes = vec![node("省", 10.0), node("市", 5.0), node("县", 16.0)];
        let refusals = sankey(nodes, vec![flow(0, 2, 10.0), flow(1, 2, 4.0)]);
        let out = Refusal::Outflow { at: 1, sum: 4.0, total: 5.0 };
        assert_eq!(refusals, Err(vec![out, Refusal::Inflow { at: 2, sum: 14.0, total: 16.0 }]));
        assert_eq!(out.message().zh, "从这个环节流出的合计4，与其总数5不等");
    }

    #[test]
    fn circles_strays_and_odd_amounts_are_refused() {
        let pair = || vec![node("甲", 1.0), node("乙", 1.0)];
        assert_eq!(sankey(pair(), vec![flow(0, 1, 1.0), flow(1, 0, 1.0)]), Err(vec![Refusal::Circle]));
        assert_eq!(sankey(pair(), vec![flow(0, 7, 1.0)]), Err(vec![Refusal::NoWay(0)]));
        assert_eq!(sankey(pair(), vec![flow(0, 1, f64::NAN)]), Err(vec![Refusal::NoFlow(0)]));
        let mut three = pair();
        three.push(node("丙", 1.0));
        assert_eq!(sankey(three, vec![flow(0, 1, 1.0)]), Err(vec![Refusal::Stray(2)]));
    }
}
