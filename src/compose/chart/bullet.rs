//! Bullets: values against their targets.

use rust_decimal::{Decimal, RoundingStrategy};

use super::{Settled, number};
use crate::chart::{Bullet, BulletRow, Chart};
use crate::corpus::{Datum, table};
use crate::record::{BulletSpec, Case, Nature, Sort};

/// Settles bullets.
pub(super) fn settle<'a>(case: &'a Case, spec: &'a BulletSpec) -> Option<Settled<'a>> {
    let mut table = table(case, &spec.table, Sort::Given);
    let like = table.data().next()?;
    let unit = like.quantity.unit_text();
    let nature = table.rows.iter().find_map(|row| row.cell(1)).map(|target| target.nature());
    let (target_word, rate_word) = words(nature.unwrap_or_default(), like.money().map(|money| money.0.as_str()));
    let target_word = spec.target_word.as_ref().map_or(target_word, |word| &word.value);
    let rate_word = spec.rate_word.as_ref().map_or(rate_word, |word| &word.value);

    let pairs: Option<Vec<(Datum, Datum)>> = table.rows.iter().map(|row| row.cell(0).zip(row.cell(1))).collect();
    let rates: Vec<Option<Decimal>> = pairs?.iter().map(|(value, target)| rate(*value, *target)).collect();
    // One precision for all rates: that of the stated ones, else one decimal where one of them needs it.
    let stated = table.rows.iter().filter_map(|row| Some(row.cell(2)?.quantity.number.scale())).max();
    let needed = rates.iter().flatten().any(|rate| !rate.is_integer());
    let places = stated.unwrap_or(u32::from(needed));
    let mut derived = false;
    let rows: Vec<BulletRow> = table
        .rows
        .iter()
        .zip(&rates)
        .filter_map(|(row, rate)| {
            let (value, target) = row.cell(0).zip(row.cell(1))?;
            let (bar, mark) = (number(value, like), number(target, like));
            let rate_text = match (row.cell(2), rate) {
                (Some(rate), _) => rate.quantity.wording.clone(),
                (None, Some(rate)) => {
                    derived = true;
                    let exact = value.quantity.is_exact() && target.quantity.is_exact();
                    percent(*rate, places, exact)
                }
                (None, None) => String::new(),
            };
            Some(BulletRow {
                label: row.label.to_owned(),
                value: bar.value,
                text: bar.text,
                target: mark.value,
                target_text: mark.text,
                rate_text,
            })
        })
        .collect();
    table.columns = vec!["实际".to_owned(), target_word.to_owned(), rate_word.to_owned()];
    let texts: Vec<String> = rows.iter().map(|row| row.rate_text.clone()).collect();
    let chart = Bullet { unit: unit.clone(), target: target_word.to_owned(), rate: rate_word.to_owned(), rows };
    let mut settled = Settled::of_table(Chart::Bullet(chart), "子弹图", unit, &table);
    for (row, text) in settled.table.rows.iter_mut().zip(texts) {
        if let Some(cell) = row.last_mut() {
            *cell = text;
        }
    }
    if derived {
        settled.remarks.push(format!("{rate_word}为推算"));
    }
    Some(settled)
}

/// What targets of a nature and their rates are called.
fn words(nature: Nature, money: Option<&str>) -> (&'static str, &'static str) {
    match (nature, money) {
        (Nature::Target | Nature::Result, _) => ("目标", "完成率"),
        (Nature::Plan, Some("后方到位" | "财政拨款")) => ("计划", "到位率"),
        (Nature::Plan, _) => ("计划", "完成率"),
        (Nature::Standard, _) => ("标准", "为标准的"),
        (Nature::Rule, _) => ("规定", "为规定的"),
        (Nature::Forecast, _) => ("预计", "为预计的"),
    }
}

/// A value in % of its target.
fn rate(value: Datum, target: Datum) -> Option<Decimal> {
    let ratio = value.quantity.base_value().checked_div(target.quantity.base_value())?;
    ratio.checked_mul(Decimal::ONE_HUNDRED)
}

/// A rate that was worked out; 约 where it is rounded or its two numbers are not exact.
fn percent(rate: Decimal, places: u32, exact: bool) -> String {
    let mut rounded = rate.round_dp_with_strategy(places, RoundingStrategy::MidpointAwayFromZero);
    let about = if exact && rounded == rate { "" } else { "约" };
    rounded.rescale(places);
    format!("{about}{rounded}%")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rates_that_are_worked_out_say_so() {
        assert_eq!(percent(Decimal::new(52, 0), 0, true), "52%");
        assert_eq!(percent(Decimal::new(52, 0), 1, true), "52.0%");
        assert_eq!(percent(Decimal::new(20921, 2), 1, true), "约209.2%");
        assert_eq!(percent(Decimal::new(52, 0), 0, false), "约52%");
    }
}
