//! 100 % stacked bars: every row a whole, divided.

use rust_decimal::Decimal;

use super::percent::{needs_decimal, rounded};
use super::{Settled, length};
use crate::chart::{Chart, Share, SharePart, ShareRow};
use crate::corpus::datum;
use crate::document::DataTable;
use crate::quantity::{Dimension, Quantity, fraction_of};
use crate::record::{Case, PartValue, ShareSpec};

/// Settles a chart of shares.
pub(super) fn settle<'a>(case: &'a Case, spec: &'a ShareSpec) -> Option<Settled<'a>> {
    let mut figures = Vec::new();
    let mut rows = Vec::new();
    let mut table = Vec::new();
    let mut words = Vec::new();
    let names: Vec<String> = spec.rows.first()?.parts.iter().map(|part| part.label.value.clone()).collect();
    let mut divisions = Vec::new();
    for row in &spec.rows {
        let whole = datum(case, &row.whole)?;
        figures.extend(whole.figure);
        let mut parts = Vec::new();
        for part in &row.parts {
            parts.push(match &part.value {
                PartValue::Stated(cell) => {
                    let part = datum(case, cell)?;
                    figures.extend(part.figure);
                    Some(part.quantity)
                }
                PartValue::Rest => None,
            });
        }
        divisions.push(Division::new(whole.quantity, parts)?);
    }
    // One precision for all percentages that are worked out: 16.0% beside 17.7%, but 52% beside 48%.
    let places = u32::from(divisions.iter().any(Division::needs_decimal));
    for (row, division) in spec.rows.iter().zip(&divisions) {
        let whole = division.whole;
        let parts = division.print(places)?;
        for (name, part) in names.iter().zip(&parts) {
            table.push(vec![row.label.value.clone(), name.clone(), part.percent.clone(), part.amount.clone()]);
        }
        let described = names.iter().zip(&parts).map(|(name, part)| format!("{name}占{}", part.percent));
        words.push(format!("{}（共{}）：{}", row.label.value, whole.wording, described.collect::<Vec<_>>().join("，")));
        rows.push(ShareRow { label: row.label.value.clone(), whole: format!("共{}", whole.wording), parts });
    }
    Some(Settled {
        chart: Chart::Share(Share { parts: names, rows }),
        unit: String::new(),
        description: format!("百分比堆积条形图。{}。", words.join("；")),
        table: DataTable {
            head: ["整体", "部分", "占比", "数量"].map(ToOwned::to_owned).to_vec(), rows: table
        },
        figures,
        remarks: Vec::new(),
    })
}

/// A whole and its parts; `None` stands for the rest.
struct Division<'a> {
    whole: &'a Quantity,
    parts: Vec<Option<&'a Quantity>>,
    /// Of the whole, part by part, the rest included.
    fractions: Vec<Decimal>,
}

impl<'a> Division<'a> {
    fn new(whole: &'a Quantity, parts: Vec<Option<&'a Quantity>>) -> Option<Self> {
        let mut stated = Vec::new();
        for part in &parts {
            stated.push(match part {
                Some(part) => Some(fraction_of(part, whole)?),
                None => None,
            });
        }
        let rest = Decimal::ONE - stated.iter().flatten().sum::<Decimal>();
        let fractions = stated.into_iter().map(|fraction| fraction.unwrap_or(rest)).collect();
        Some(Self { whole, parts, fractions })
    }

    /// Whether a percentage that is worked out has a decimal, rounded to one.
    fn needs_decimal(&self) -> bool {
        let derived = self.fractions.iter().zip(&self.parts).filter(|(_, part)| !part.is_some_and(is_share));
        derived.into_iter().any(|(fraction, _)| needs_decimal(*fraction))
    }

    /// Percentages and amounts of the parts, percentages that are worked out with a number of decimals.
    ///
    /// What the source states is printed as it states it. What follows from it by division is rounded, what follows by
    /// subtraction keeps the decimals of the figures. An amount that follows from a percentage gets one decimal more
    /// than its whole and is marked 约.
    fn print(&self, places: u32) -> Option<Vec<SharePart>> {
        let (whole, total) = (self.whole, self.whole.base_value());
        let stated = || self.parts.iter().copied().flatten();
        let by_percentage = stated().any(is_share);
        let decimals = |quantity: &Quantity| quantity.number.scale();
        let most = stated().map(decimals).max().unwrap_or(0).max(decimals(whole));
        let amount = |value: Decimal| {
            if by_percentage {
                format!("约{}", whole.format_like(value, decimals(whole) + 1))
            } else {
                whole.format_like(value, most)
            }
        };
        let percent = |fraction: Decimal| format!("{}%", rounded(fraction, places));
        self.fractions
            .iter()
            .zip(&self.parts)
            .map(|(&fraction, part)| {
                let (percent, amount) = match part {
                    Some(part) if is_share(part) => (part.wording.clone(), amount(total.checked_mul(fraction)?)),
                    Some(part) => (percent(fraction), part.wording.clone()),
                    // Taken from the whole and not from the fraction, which division may have rounded.
                    None if !by_percentage => {
                        let others: Decimal = stated().map(Quantity::base_value).sum();
                        (percent(fraction), amount(total.checked_sub(others)?))
                    }
                    None => (percent(fraction), amount(total.checked_mul(fraction)?)),
                };
                Some(SharePart { fraction: length(fraction), percent, amount })
            })
            .collect()
    }
}

fn is_share(quantity: &Quantity) -> bool {
    quantity.unit.dimension == Dimension::Share
}
