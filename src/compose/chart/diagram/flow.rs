//! Flows of one quantity.

use rust_decimal::Decimal;

use super::super::{Settled, length, value_text};
use super::{data, settled};
use crate::chart::{Amount, Chart, Sankey, SankeyFlow};
use crate::corpus::{Datum, datum};
use crate::record::{Case, SankeySpec};
use crate::source::Spanned;

/// Settles a diagram of flows.
pub(super) fn sankey<'a>(case: &'a Case, spec: &'a SankeySpec) -> Option<Settled<'a>> {
    let names = spec.nodes();
    let values: Option<Vec<Datum>> = spec.flows.iter().map(|flow| datum(case, &flow.value)).collect();
    let values = values?;
    let first = *values.first()?;
    let unit = first.quantity.unit_text();
    let mut added = false;
    let nodes: Vec<Amount> = names
        .iter()
        .map(|name| {
            let (value, text, is_added) = node(case, spec, name, &values, first)?;
            added |= is_added;
            let highlight = spec.highlight.as_ref() == Some(*name);
            Some(Amount { label: name.value.clone(), value: length(value), text, highlight })
        })
        .collect::<Option<_>>()?;
    let index = |name: &Spanned<String>| names.iter().position(|node| *node == name);
    let flows: Vec<SankeyFlow> = spec
        .flows
        .iter()
        .zip(&values)
        .map(|(flow, value)| {
            let (from, to) = (index(&flow.from)?, index(&flow.to)?);
            let text = value_text(*value, first);
            Some(SankeyFlow { from, to, value: length(value.quantity.base_value()), text })
        })
        .collect::<Option<_>>()?;
    let wordings = || spec.flows.iter().zip(&values).map(|(flow, value)| (flow, &value.quantity.wording));
    let told = wordings().map(|(flow, value)| format!("{}流向{}{value}", flow.from.value, flow.to.value));
    let description = format!("流向图：{}。", told.collect::<Vec<_>>().join("；"));
    let row = |(flow, value): (&crate::record::FlowSpec, &String)| {
        vec![flow.from.value.clone(), flow.to.value.clone(), value.clone()]
    };
    let rows = wordings().map(row).collect();
    let chart = Chart::Sankey(Sankey::new(unit.clone(), nodes, flows).ok()?);
    let totals = data(case, spec.totals.iter().map(|(_, total)| total));
    let settled = settled(chart, description, &["从", "到", "数量"], rows, values.into_iter().chain(totals));
    let remarks = added.then(|| "原文没有写明的合计由各笔相加得出".to_owned()).into_iter().collect();
    Some(Settled { unit, remarks, ..settled })
}

/// The value of a node, its text, and whether it was added up here: its total where the source states one, else the only flow
/// into it or out of it, else the sum of these.
fn node(
    case: &Case,
    spec: &SankeySpec,
    name: &Spanned<String>,
    values: &[Datum],
    first: Datum,
) -> Option<(Decimal, String, bool)> {
    if let Some((_, total)) = spec.totals.iter().find(|(node, _)| node == name) {
        let total = datum(case, total)?;
        return Some((total.quantity.base_value(), value_text(total, first), false));
    }
    let flows = || spec.flows.iter().zip(values);
    let incoming: Vec<&Datum> = flows().filter(|(flow, _)| flow.to == *name).map(|(_, value)| value).collect();
    let outgoing: Vec<&Datum> = flows().filter(|(flow, _)| flow.from == *name).map(|(_, value)| value).collect();
    if let Some(only) = [&incoming, &outgoing].into_iter().find(|side| side.len() == 1).and_then(|side| side.first()) {
        return Some((only.quantity.base_value(), value_text(**only, first), false));
    }
    let side = if incoming.is_empty() { outgoing } else { incoming };
    let sum = side.iter().try_fold(Decimal::ZERO, |sum, value| sum.checked_add(value.quantity.base_value()))?;
    let about = if side.iter().all(|value| value.quantity.is_exact()) { "" } else { "约" };
    Some((sum, format!("{about}{}", first.quantity.number_like(sum)), true))
}
