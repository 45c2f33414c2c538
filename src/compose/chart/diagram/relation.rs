//! Ladders, pairs and chains.

use super::super::{Settled, length};
use super::{data, joined, mechanism, or_dash, settled, wording, words};
use crate::chart::{Chain, ChainStep, Chart, Ladder, LadderRung, Number, PairMatrix, PairSide};
use crate::corpus::datum;
use crate::record::{Case, ChainSpec, ChartSpec, Count, LadderSpec, MechanismKind, NOT_STATED, PairsSpec, StepSpec};

/// Settles a ladder.
pub(super) fn ladder<'a>(case: &'a Case, spec: &'a LadderSpec) -> Option<Settled<'a>> {
    let side = |count: &'a Option<Count>| match count {
        Some(count) => {
            let datum = datum(case, &count.cell)?;
            Some(Number { value: length(datum.quantity.base_value()), text: wording(count, &datum) })
        }
        None => Some(Number { value: 0.0, text: NOT_STATED.to_owned() }),
    };
    let rungs: Option<Vec<LadderRung>> = spec
        .rungs
        .iter()
        .map(|rung| {
            let highlight = spec.highlight.as_ref() == Some(&rung.label);
            let (left, right) = (side(&rung.left)?, side(&rung.right)?);
            Some(LadderRung { label: rung.label.value.clone(), left, right, highlight })
        })
        .collect();
    let rungs = rungs?;
    let (left, right) = (spec.left.value.clone(), spec.right.value.clone());
    let rows = rungs.iter().map(|rung| vec![rung.label.clone(), rung.left.text.clone(), rung.right.text.clone()]);
    let rows: Vec<Vec<String>> = rows.collect();
    let told = rungs.iter().map(|rung| format!("{}，{left}{}，{right}{}", rung.label, rung.left.text, rung.right.text));
    let description = format!("结对阶梯图，共{}级：{}。", rungs.len(), told.collect::<Vec<_>>().join("；"));
    let sides = spec.rungs.iter().flat_map(|rung| [&rung.left, &rung.right]).flatten();
    let cells = data(case, sides.map(|count| &count.cell));
    let head = ["层级", left.as_str(), right.as_str()];
    let chart = Chart::Ladder(Ladder { left: left.clone(), right: right.clone(), rungs });
    Some(settled(chart, description, &head, rows, cells))
}

/// Pairs that are told one by one to readers who do not see the chart; more of them are left to the table.
const TOLD: usize = 12;

/// Settles a matrix of pairs. Outside of pairings of partners, the pairs are not counted: 资源变成股权.
pub(super) fn pairs<'a>(case: &Case, chart: &ChartSpec, spec: &'a PairsSpec) -> Option<Settled<'a>> {
    let partners = mechanism(case, chart)
        .is_none_or(|mechanism| matches!(mechanism.kind.value, MechanismKind::Pairing | MechanismKind::Coverage));
    let count = if partners { "结对数" } else { "" };
    let (left, right) = (spec.members(0), spec.members(1));
    let side = |head: &str, members: &[&crate::source::Spanned<String>]| PairSide {
        head: head.to_owned(),
        members: members.iter().map(|member| member.value.clone()).collect(),
    };
    let pairs: Option<Vec<(usize, usize)>> = spec
        .pairs
        .iter()
        .map(|(one, other)| {
            let row = left.iter().position(|member| *member == one)?;
            Some((row, right.iter().position(|member| *member == other)?))
        })
        .collect();
    let matrix = PairMatrix::new(side(&spec.left, &left), side(&spec.right, &right), count, pairs?).ok()?;
    let mut rows: Vec<Vec<String>> =
        spec.pairs.iter().map(|(one, other)| vec![one.value.clone(), other.value.clone()]).collect();
    rows.extend(spec.unpaired[0].iter().map(|member| vec![member.value.clone(), or_dash("")]));
    rows.extend(spec.unpaired[1].iter().map(|member| vec![or_dash(""), member.value.clone()]));
    let (one, other, all) = (&spec.left.value, &spec.right.value, spec.pairs.len());
    let mut told = vec![match partners {
        true => format!("结对表：{one}{}个，{other}{}个，共结成{all}对", left.len(), right.len()),
        false => format!("对应表：“{one}”{}项，“{other}”{}项，共{all}组", left.len(), right.len()),
    }];
    if all <= TOLD {
        let with = if partners { "与" } else { "对应" };
        let pairs = spec.pairs.iter().map(|(one, other)| format!("{}{with}{}", one.value, other.value));
        told.push(pairs.collect::<Vec<_>>().join("，"));
    }
    let alone: Vec<&str> = spec.unpaired.iter().flatten().map(|member| member.as_str()).collect();
    if !alone.is_empty() {
        told.push(format!("没有{}的有{}", if partners { "结对" } else { "对应" }, alone.join("、")));
    }
    let head = [spec.left.as_str(), spec.right.as_str()];
    Some(settled(Chart::PairMatrix(matrix), format!("{}。", told.join("。")), &head, rows, []))
}

/// Settles a chain.
pub(super) fn chain<'a>(case: &'a Case, spec: &'a ChainSpec) -> Option<Settled<'a>> {
    let steps: Option<Vec<ChainStep>> = spec.steps.iter().map(|one| step(case, one, spec)).collect();
    let steps = steps?;
    let told = steps.iter().map(|step| format!("{}{}{}", step.label, step.number, step.unit));
    let description = format!("流程图，共{}步，依次为：{}。", steps.len(), told.collect::<Vec<_>>().join("；"));
    let row = |(number, step): (usize, &ChainStep)| {
        vec![number.to_string(), or_dash(&step.label), or_dash(&format!("{}{}", step.number, step.unit))]
    };
    let rows = (1..).zip(&steps).map(row).collect();
    let cells = data(case, spec.steps.iter().filter_map(|step| Some(&step.value.as_ref()?.cell)));
    Some(settled(Chart::Chain(Chain { steps }), description, &["步骤", "内容", "数量"], rows, cells))
}

fn step(case: &Case, step: &StepSpec, spec: &ChainSpec) -> Option<ChainStep> {
    let Some(count) = &step.value else {
        let highlight = spec.highlight.is_some() && spec.highlight == step.label;
        return Some(ChainStep {
            number: String::new(),
            unit: String::new(),
            label: words(step.label.as_ref()),
            highlight,
        });
    };
    let datum = datum(case, &count.cell)?;
    let parts = datum.quantity.parts();
    // 10个镇（区）: what stands behind the quantity follows its unit.
    let text = wording(count, &datum);
    let (before, after) = text.split_once(parts.number).unwrap_or(("", parts.after));
    let (number, unit) = (joined(&[before, parts.number], ""), after.to_owned());
    let label = step.label.as_ref().or(datum.figure.map(|figure| &figure.label));
    let means = |wish: &crate::source::Spanned<String>| {
        label == Some(wish) || datum.figure.is_some_and(|figure| figure.name == *wish)
    };
    let highlight = spec.highlight.as_ref().is_some_and(means);
    Some(ChainStep { number, unit, label: words(label), highlight })
}
