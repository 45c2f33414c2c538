//! 100 % stacked bars: every row a whole, divided.

use rust_decimal::{Decimal, RoundingStrategy};

use super::{Settled, length};
use crate::chart::{Chart, Share, SharePart, ShareRow};
use crate::check::fraction_of;
use crate::document::DataTable;
use crate::quantity::Dimension;
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
            table.push(vec![row.label.value.clone(), name.clone(), part.percent.clone(), part.amount.clone()]);
        }
        let described = names.iter().zip(&parts).map(|(name, part)| format!("{name}占{}", part.percent));
        words.push(format!(
            "{}（共{}）：{}",
            row.label.value,
            whole.quantity.wording,
            described.collect::<Vec<_>>().join("，")
        ));
        rows.push(ShareRow { label: row.label.value.clone(), whole: format!("共{}", whole.quantity.wording), parts });
    }
    Some(Settled {
        chart: Chart::Share(Share { parts: names, rows }),
        unit: String::new(),
        description: format!("百分比堆积条形图。{}。", words.join("；")),
        table: DataTable {
            head: ["整体", "部分", "占比", "数量"].map(ToOwned::to_owned).to_vec(), rows: table
        },
        figures,
    })
}

/// Fractions, percentages and amounts of the parts of a whole; `None` stands for the rest.
///
/// What the source states is printed as it states it. What follows from it by division is rounded to one decimal, what
/// follows by subtraction keeps the decimals of the figures. An amount that follows from a percentage gets one decimal
/// more than its whole and is marked 约.
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
    let by_percentage = parts.iter().flatten().any(|figure| is_share(figure));
    let decimals = |figure: &Figure| figure.quantity.number.scale();
    let most = parts.iter().flatten().map(|figure| decimals(figure)).max().unwrap_or(0).max(decimals(whole));
    let amount = |value: Decimal| {
        if by_percentage {
            format!("约{}", whole.quantity.format_like(value, decimals(whole) + 1))
        } else {
            whole.quantity.format_like(value, most)
        }
    };
    fractions
        .iter()
        .zip(parts)
        .map(|(fraction, part)| {
            let fraction = fraction.unwrap_or(rest);
            let (percent, amount) = match part {
                Some(figure) if is_share(figure) => {
                    (figure.quantity.wording.clone(), amount(total.checked_mul(fraction)?))
                }
                Some(figure) => (percent(fraction), figure.quantity.wording.clone()),
                // Taken from the whole and not from the fraction, which division may have rounded.
                None if !by_percentage => {
                    let others: Decimal = parts.iter().flatten().map(|figure| figure.quantity.base_value()).sum();
                    (percent(fraction), amount(total.checked_sub(others)?))
                }
                None => (percent(fraction), amount(total.checked_mul(fraction)?)),
            };
            Some(SharePart { fraction: length(fraction), percent, amount })
        })
        .collect()
}

fn is_share(figure: &Figure) -> bool {
    figure.quantity.unit.dimension == Dimension::Share
}

/// A fraction as a percentage of one decimal, halves away from zero.
fn percent(fraction: Decimal) -> String {
    let percent = fraction * Decimal::ONE_HUNDRED;
    format!("{}%", percent.round_dp_with_strategy(1, RoundingStrategy::MidpointAwayFromZero).normalize())
}
