//! Flows: nothing appears and nothing is lost on the way.

use rust_decimal::Decimal;

use super::super::alike::{Together, alike};
use super::{data, highlighted, no_more_than, twice};
use crate::corpus::{Datum, datum};
use crate::diagnostic::Diagnostic;
use crate::message;
use crate::record::{Case, FlowSpec, SankeySpec};
use crate::source::{Span, Spanned};

/// Most flows.
const FLOWS: usize = 30;
/// Most columns of nodes for which a phone has room.
const COLUMNS: usize = 5;

pub(super) fn sankey(case: &Case, place: Span, spec: &SankeySpec, diagnostics: &mut Vec<Diagnostic>) {
    let nodes = spec.nodes();
    highlighted(spec.highlight.as_ref(), nodes.iter().map(|node| node.as_str()), diagnostics);
    no_more_than(FLOWS, spec.flows.len(), place, diagnostics);
    let before = diagnostics.len();
    ways(spec, &nodes, diagnostics);
    for (name, _) in spec.totals.iter().filter(|(name, _)| !nodes.contains(&name)) {
        highlighted(Some(name), nodes.iter().map(|node| node.as_str()), diagnostics);
    }
    let cells = spec.flows.iter().map(|flow| &flow.value).chain(spec.totals.iter().map(|(_, total)| total));
    let Some(values) = data(case, cells) else { return };
    alike(values.iter().copied(), Together::InProportion, diagnostics);
    for value in values.iter().filter(|value| value.quantity.base_value() <= Decimal::ZERO) {
        diagnostics.push(
            Diagnostic::error(
                "chart-parts",
                value.span,
                message!("{v}不是正数，画不出流量", "{v} is not more than nothing", v = value.quantity.wording),
            )
            .with_hint(message!("核对这个数，或者删去这一笔", "check the value, or leave the flow out")),
        );
    }
    if diagnostics.len() > before {
        return;
    }
    for node in &nodes {
        balance(case, spec, node, diagnostics);
    }
    order(spec, &nodes, diagnostics);
}

/// A flow leads from one node to another, and is given once.
fn ways(spec: &SankeySpec, nodes: &[&Spanned<String>], diagnostics: &mut Vec<Diagnostic>) {
    debug_assert!(!nodes.is_empty(), "flows have ends");
    for (index, flow) in spec.flows.iter().enumerate() {
        if flow.from == flow.to {
            diagnostics.push(
                Diagnostic::error(
                    "chart-parts",
                    flow.to.span,
                    message!("“{name}”流向它自己", "`{name}` flows into itself", name = flow.to.value),
                )
                .with_hint(message!("核对这一笔的起点和终点", "check where the flow starts and ends")),
            );
        } else if let Some(first) =
            spec.flows[..index].iter().find(|first| first.from == flow.from && first.to == flow.to)
        {
            twice(first.to.span, &flow.to, diagnostics);
        }
    }
}

/// What flows into a node flows out of it again, and both are its total.
fn balance(case: &Case, spec: &SankeySpec, node: &Spanned<String>, diagnostics: &mut Vec<Diagnostic>) {
    let sum = |end: fn(&FlowSpec) -> &Spanned<String>| {
        let cells: Vec<Datum> =
            spec.flows.iter().filter(|flow| end(flow) == node).filter_map(|flow| datum(case, &flow.value)).collect();
        let total = cells.iter().try_fold(Decimal::ZERO, |sum, cell| sum.checked_add(cell.quantity.base_value()));
        cells.first().copied().zip(total)
    };
    let (inflow, outflow) = (sum(|flow| &flow.to), sum(|flow| &flow.from));
    let total = spec.totals.iter().find(|(name, _)| name == node).and_then(|(_, cell)| datum(case, cell));
    let mut refuse = |span: Span, what: crate::diagnostic::Message, other: Option<Span>| {
        let mut finding = Diagnostic::error("chart-sum", span, what);
        if let Some(other) = other {
            finding = finding.with_other(other, message!("总数在这里", "the total is here"));
        }
        diagnostics.push(finding.with_hint(message!(
            "补上缺少的一笔，或者核对各笔的数；原文没有写明去向的，写成流向“其他”的一笔",
            "add what is missing, or check the values; what the source gives no destination for flows to 其他"
        )));
    };
    if let Some(total) = total {
        let whole = total.quantity.base_value();
        let written = &total.quantity.wording;
        for (zh, en, (first, sum)) in [("流入", "flows into", inflow), ("流出", "flows out of", outflow)]
            .into_iter()
            .filter_map(|(zh, en, side)| Some((zh, en, side?)))
        {
            if sum != whole {
                let sum = amount(sum, &first);
                refuse(
                    node.span,
                    message!(
                        "{zh}“{node}”的合计是{sum}，总数写的是{written}",
                        "{sum} {en} `{node}`, but its total is {written}",
                        node = node.value
                    ),
                    Some(total.span),
                );
            }
        }
    } else if let (Some((first, inflow)), Some((_, outflow))) = (inflow, outflow)
        && inflow != outflow
    {
        let (inflow, outflow) = (amount(inflow, &first), amount(outflow, &first));
        refuse(
            node.span,
            message!(
                "流入“{node}”的合计是{inflow}，流出的合计是{outflow}",
                "{inflow} flows into `{node}`, and {outflow} out of it",
                node = node.value
            ),
            None,
        );
    }
}

/// A sum in the unit of one of its parts, with all its decimals.
fn amount(base: Decimal, like: &Datum) -> String {
    let quantity = like.quantity;
    let one = quantity.base_value().checked_div(quantity.number);
    let value = one.and_then(|one| base.checked_div(one)).unwrap_or(base);
    quantity.format_like(base, value.normalize().scale().min(6))
}

/// Flows lead one way, through no more columns than fit.
fn order(spec: &SankeySpec, nodes: &[&Spanned<String>], diagnostics: &mut Vec<Diagnostic>) {
    // Takes away, step by step, the nodes into which nothing flows any more; what is left runs in a circle.
    let mut left: Vec<&Spanned<String>> = nodes.to_vec();
    let mut columns = 0;
    while !left.is_empty() {
        let is_fed =
            |node: &Spanned<String>| spec.flows.iter().any(|flow| flow.to == *node && left.contains(&&flow.from));
        let next: Vec<&Spanned<String>> = left.iter().copied().filter(|node| is_fed(node)).collect();
        if next.len() == left.len() {
            let flow = spec.flows.iter().find(|flow| left.contains(&&flow.from) && left.contains(&&flow.to));
            if let Some(flow) = flow {
                diagnostics.push(
                    Diagnostic::error(
                        "chart-order",
                        flow.to.span,
                        message!("流向绕成了一圈，分不出先后", "the flows run in a circle, so that none comes first"),
                    )
                    .with_hint(message!(
                        "流向图只画从前往后的流向，去掉流回来的一笔",
                        "flows lead one way only; leave out the one that leads back"
                    )),
                );
            }
            return;
        }
        left = next;
        columns += 1;
    }
    if columns > COLUMNS
        && let Some(node) = nodes.first()
    {
        diagnostics.push(
            Diagnostic::error(
                "chart-size",
                node.span,
                message!(
                    "流向有{columns}级，一张图最多画{COLUMNS}级",
                    "the flows pass {columns} stages; a chart draws {COLUMNS} at most"
                ),
            )
            .with_hint(message!("合并中间的环节，或者分成几张图", "join stages in the middle, or make several charts")),
        );
    }
}
