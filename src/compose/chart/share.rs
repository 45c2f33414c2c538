//! 100 % stacked bars: every row a whole, divided.

use rust_decimal::{Decimal, RoundingStrategy};

use super::{Settled, length};
use crate::chart::{Chart, Share, SharePart, ShareRow};
use crate::check::fraction_of;
use crate::document::DataTable;
use crate::record::{Case, Figure, PartValue, ShareSpec};

/// Settles a chart of shares.
pub(super) fn settle<'a>(case: &'a Case, spec: &ShareSpec) -> Option<Settled<'a>> {
    let mut figures = Vec::new();
    let mut rows = Vec::new();
    let mut table = Vec::new();
    let mut words = Vec::new();
    let names: Vec<String> = spec.rows.first()?.parts.iter().map(|part| part.label.value.clone()).collect();
    for row in &spec.rows {
        let whole = case.figures.get(row.whole.as_str())?;
        figures.push(whole);
        let stated: Option<Vec<Option<&Figure>>> = row
            .parts
            .iter()
            .map(|part| match &part.value {
                PartValue::Figure(name) => case.figures.get(name.as_str()).map(Some),
                PartValue::Rest => Some(None),
            })
            .collect();
        let stated = stated?;
        figures.extend(stated.iter().flatten());
        let parts = divide(whole, &stated)?;
        for (name, part) in names.iter().zip(&parts) {
            table.push(vec![
                row.label.value.clone(),
                name.clone(),
                part.percent.clone(),
                part.amount.clone(),
            ]);
        }
        let described = names.iter().zip(&parts).map(|(name, part)| format!("{name}占{}", part.percent));
        words.push(format!(
            "{}（共{}）：{}",
            row.label.value,
            whole.quantity.wording,
            described.collect::<Vec<_>>().join("，")
        ));
        rows.push(ShareRow {
            label: row.label.value.clone(),
            whole: format!("共{}", whole.quantity.wording),
            parts,
        });
    }
    Some(Settled {
        chart: Chart::Share(Share { parts: names, rows }),
        unit: String::new(),
        description: format!("百分比堆积条形图。{}。", words.join("；")),
        table: DataTable {
            head: ["整体", "部分", "占比", "数量"].map(ToOwned::to_owned).to_vec(),
            rows: table,
        },
        figures,
    })
}

/// Fractions, percentages and amounts of the parts of a whole; `None` stands for the rest.
///
/// What the source states is printed as it states it. What follows from it by division or subtraction is rounded to
/// one decimal (percent) or to the whole's own precision (amounts); an amount that follows from a rounded percentage is
/// marked 约.
fn divide(whole: &Figure, parts: &[Option<&Figure>]) -> Option<Vec<SharePart>> {
    let total = whole.quantity.base_value();
    let mut fractions = Vec::new();
    for part in parts {
        fractions.push(match part {
            Some(figure) => Some(fraction_of(figure, whole)?),
            None => None,
        });
    }
    let stated: Decimal = fractions.iter().flatten().sum();
    let rest = Decimal::ONE - stated;
    let by_amount = parts.iter().flatten().all(|figure| !figure.quantity.is_share());
    fractions
        .iter()
        .zip(parts)
        .map(|(fraction, part)| {
            let fraction = fraction.unwrap_or(rest);
            let value = total.checked_mul(fraction)?;
            let (percent, amount) = match part {
                Some(figure) if figure.quantity.is_share() => {
                    (figure.quantity.wording.clone(), format!("约{}", whole.quantity.format_like(value)))
                }
                Some(figure) => (percent(fraction), figure.quantity.wording.clone()),
                None if by_amount => (percent(fraction), whole.quantity.format_like(value)),
                None => (percent(fraction), format!("约{}", whole.quantity.format_like(value))),
            };
            Some(SharePart { fraction: length(fraction), percent, amount })
        })
        .collect()
}

/// A fraction as a percentage of one decimal, halves away from zero.
fn percent(fraction: Decimal) -> String {
    let percent = fraction * Decimal::ONE_HUNDRED;
    format!("{}%", percent.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero).normalize())
}
