//! A Sankey diagram: how one quantity flows from place to place.

mod layout;

use crate::diagnostic::Message;
use crate::message;

pub(super) use self::layout::draw;

/// Flows of one unit, of which nothing appears and nothing is lost on the way.
#[derive(Clone, Debug, PartialEq)]
pub struct Sankey {
    pub(super) unit: String,
    pub(super) nodes: Vec<SankeyNode>,
    pub(super) flows: Vec<SankeyFlow>,
    /// For each node its column, from 0.
    columns: Vec<usize>,
}

/// What flows start from, pass through or end at.
#[derive(Clone, Debug, PartialEq)]
pub struct SankeyNode {
    /// What it is: 爱心助学款.
    pub label: String,
    /// Its total; all that flows in, and all that flows on, adds up to it.
    pub value: f64,
    /// The total as printed, without the unit.
    pub text: String,
    /// Whether the title speaks of it: drawn in the accent colour, with its flows.
    pub highlight: bool,
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

/// Part of a total by which sums of numbers may miss it: for the rounding of floating-point numbers only.
const ROUNDING: f64 = 1e-9;

impl Sankey {
    /// Flows between nodes, in one unit (万元, 人次); nodes of a column stand in the order given here.
    ///
    /// # Errors
    ///
    /// Says all that is wrong: flows between nodes that do not exist, amounts that are not positive, circles, nodes without
    /// flows, more than five columns, and each node of which the flows do not add up to its total.
    pub fn new(unit: impl Into<String>, nodes: Vec<SankeyNode>, flows: Vec<SankeyFlow>) -> Result<Self, Vec<Message>> {
        let mut errors: Vec<Message> = flows.iter().filter_map(|flow| wrong_flow(flow, nodes.len())).collect();
        if !errors.is_empty() {
            return Err(errors);
        }
        errors.extend(nodes.iter().enumerate().flat_map(|(i, node)| wrong_sums(i, node, &flows)));
        let columns = columns(nodes.len(), &flows);
        match columns.as_ref().map(|columns| columns.iter().max()) {
            None => errors.push(message!(
                "流向绕成了一圈，分不出先后",
                "the flows run in a circle, so that none of them comes first"
            )),
            Some(Some(last)) if *last >= MOST_COLUMNS => errors.push(message!(
                "流向图有{count}级，最多只能画{MOST_COLUMNS}级",
                "the flows pass {count} columns of nodes, of which at most {MOST_COLUMNS} can be drawn",
                count = last + 1
            )),
            Some(_) => {}
        }
        match columns {
            Some(columns) if errors.is_empty() => Ok(Self { unit: unit.into(), nodes, flows, columns }),
            _ => Err(errors),
        }
    }
}

/// What is wrong with a flow by itself.
fn wrong_flow(flow: &SankeyFlow, nodes: usize) -> Option<Message> {
    let text = &flow.text;
    if flow.from >= nodes || flow.to >= nodes || flow.from == flow.to {
        return Some(message!(
            "流量“{text}”的起点或终点不对",
            "the flow `{text}` does not lead from one node to another"
        ));
    }
    (!flow.value.is_finite() || flow.value <= 0.0)
        .then(|| message!("流量“{text}”不是正数", "the flow `{text}` is not more than nothing"))
}

/// In what the flows of a node miss its total.
fn wrong_sums(index: usize, node: &SankeyNode, flows: &[SankeyFlow]) -> Vec<Message> {
    let sum = |here: fn(&SankeyFlow) -> usize| {
        let values = flows.iter().filter(|flow| here(flow) == index).map(|flow| flow.value);
        (values.clone().count() > 0).then(|| values.sum::<f64>())
    };
    let (incoming, outgoing) = (sum(|flow| flow.to), sum(|flow| flow.from));
    let (label, text) = (&node.label, &node.text);
    if incoming.is_none() && outgoing.is_none() {
        return vec![message!("“{label}”没有流入，也没有流出", "nothing flows into `{label}` or out of it")];
    }
    let off = |sum: f64| (sum - node.value).abs() > ROUNDING * node.value.abs().max(sum) || !node.value.is_finite();
    let mut errors = Vec::new();
    if let Some(sum) = incoming.filter(|sum| off(*sum)) {
        errors.push(message!(
            "流入“{label}”的合计{sum}，与其总数{text}不等",
            "what flows into `{label}` adds up to {sum}, not to its total {text}",
            sum = tidy(sum)
        ));
    }
    if let Some(sum) = outgoing.filter(|sum| off(*sum)) {
        errors.push(message!(
            "从“{label}”流出的合计{sum}，与其总数{text}不等",
            "what flows out of `{label}` adds up to {sum}, not to its total {text}",
            sum = tidy(sum)
        ));
    }
    errors
}

/// A sum without the tail that floating-point numbers leave.
fn tidy(sum: f64) -> f64 {
    let rounded = (sum * 1e6).round() / 1e6;
    if rounded.is_finite() { rounded } else { sum }
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
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn node(label: &str, value: f64) -> SankeyNode {
        SankeyNode { label: label.to_owned(), value, text: value.to_string(), highlight: false }
    }

    fn flow(from: usize, to: usize, value: f64) -> SankeyFlow {
        SankeyFlow { from, to, value, text: value.to_string() }
    }

    fn refusal(nodes: Vec<SankeyNode>, flows: Vec<SankeyFlow>) -> Vec<String> {
        Sankey::new("万元", nodes, flows).unwrap_err().into_iter().map(|message| message.zh).collect()
    }

    #[test]
    fn flows_that_add_up_are_put_into_columns() {
        let nodes = vec![node("助学", 218.1), node("苗木", 107.9), node("资金", 218.1), node("合计", 326.0)];
        let flows = vec![flow(0, 2, 218.1), flow(2, 3, 218.1), flow(1, 3, 107.9)];
        assert_eq!(Sankey::new("万元", nodes, flows).unwrap().columns, [0, 0, 1, 2]);
    }

    #[test]
    fn what_does_not_add_up_is_refused_with_both_sums() {
        let nodes = vec![node("省", 10.0), node("市", 5.0), node("县", 16.0)];
        let refusal = refusal(nodes, vec![flow(0, 2, 10.0), flow(1, 2, 4.0)]);
        assert_eq!(refusal, ["从“市”流出的合计4，与其总数5不等", "流入“县”的合计14，与其总数16不等"]);
    }

    #[test]
    fn circles_strays_and_odd_amounts_are_refused() {
        let pair = || vec![node("甲", 1.0), node("乙", 1.0)];
        assert_eq!(refusal(pair(), vec![flow(0, 1, 1.0), flow(1, 0, 1.0)]), ["流向绕成了一圈，分不出先后"]);
        assert_eq!(refusal(pair(), vec![flow(0, 7, 1.0)]), ["流量“1”的起点或终点不对"]);
        assert_eq!(refusal(pair(), vec![flow(0, 1, f64::NAN)]), ["流量“NaN”不是正数"]);
        let mut three = pair();
        three.push(node("丙", 1.0));
        assert_eq!(refusal(three, vec![flow(0, 1, 1.0)]), ["“丙”没有流入，也没有流出"]);
    }
}
