//! The kinds that compare values and follow them over time.

use super::super::decode::Fields;
use super::super::node::Entry;
use super::table::{Shape, cell, table};
use crate::diagnostic::{Diagnostic, codes};
use crate::message;
use crate::record::{
    AxisStart, BulletSpec, ChartKind, MultiplesSpec, PanelDrawing, PanelHeights, PositionSpec, RangeSpec, StackedSpec,
};

const BASELINES: [(&str, AxisStart); 2] = [("zero", AxisStart::Zero), ("fitted", AxisStart::Fitted)];
const FORMS: [(&str, PanelDrawing); 3] =
    [("columns", PanelDrawing::Columns), ("line", PanelDrawing::Line), ("area", PanelDrawing::Area)];
const SCALES: [(&str, PanelHeights); 2] = [("shared", PanelHeights::Shared), ("separate", PanelHeights::Separate)];
const TOTALS: &str = "totals: { 赴沿河: 223人次 }";
const WORDS: &str = "words: [最低, 平均, 最高]";

/// Reads the kinds that are a table and nothing else.
pub(super) fn plain(
    fields: &mut Fields,
    shape: Shape,
    kind: fn(crate::record::TableSpec) -> ChartKind,
) -> Option<ChartKind> {
    table(fields, shape).map(kind)
}

/// Reads values as positions: dots, lines.
pub(super) fn positions(fields: &mut Fields, shape: Shape) -> Option<PositionSpec> {
    let table = table(fields, shape);
    let baseline = baseline(fields);
    Some(PositionSpec { table: table?, baseline })
}

pub(super) fn stacked(fields: &mut Fields) -> Option<ChartKind> {
    let table = table(fields, Shape::Headed(2));
    let findings = fields.findings();
    let totals = fields.pairs("totals", TOTALS).iter();
    let totals = totals.filter_map(|Entry { key, value }| Some((key.clone(), cell(value, &key.value, findings)?)));
    let totals = totals.collect();
    Some(ChartKind::Stacked(StackedSpec { table: table?, totals }))
}

pub(super) fn range(fields: &mut Fields) -> Option<ChartKind> {
    let positions = positions(fields, Shape::Roles(&RangeSpec::ROLES));
    let words = fields.texts("words", WORDS);
    if let Some(entry) = fields.entry("words").filter(|_| !matches!(words.len(), 0 | 3)) {
        let said = message!(
            "words 要写三个词，这里是{found}个",
            "`words` has three words, found {found}",
            found = words.len()
        );
        fields.findings().push(Diagnostic::error(codes::WRONG_TYPE, entry.value.span, said).with_hint(message!(
            "依次是最低、平均、最高的叫法：{x}",
            "what the lowest, the mean and the highest are called: {x}",
            x = WORDS
        )));
        return None;
    }
    Some(ChartKind::Range(RangeSpec { positions: positions?, words }))
}

pub(super) fn bullet(fields: &mut Fields) -> Option<ChartKind> {
    let table = table(fields, Shape::Roles(&BulletSpec::ROLES));
    let target_word = fields.text("target-word", "target-word: 计划");
    let rate_word = fields.text("rate-word", "rate-word: 到位率");
    Some(ChartKind::Bullet(BulletSpec { table: table?, target_word, rate_word }))
}

pub(super) fn multiples(fields: &mut Fields) -> Option<ChartKind> {
    let table = table(fields, Shape::Headed(2));
    let form = fields.word("form", &FORMS).map_or(PanelDrawing::Columns, |form| form.value);
    let scale = fields.word("scale", &SCALES).map_or(PanelHeights::Shared, |scale| scale.value);
    let baseline = if form == PanelDrawing::Line { baseline(fields) } else { None };
    Some(ChartKind::Multiples(MultiplesSpec { table: table?, form, scale, baseline }))
}

fn baseline(fields: &mut Fields) -> Option<AxisStart> {
    fields.word("baseline", &BASELINES).map(|baseline| baseline.value)
}
