//! Parts in their wholes and counted things: funnels, nested proportions, waffles and pictograms.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::percent::Percent;
use super::{Settled, length, value_text};
use crate::chart::{
    Amount, Chart, Funnel, FunnelStep, Nested, NestedAmount, NestedForm, NestedRow, Pictogram, Symbol, Waffle,
    WaffleCells, WaffleGrid,
};
use crate::corpus::{Datum, TableRow, table};
use crate::document::DataTable;
use crate::quantity::Dimension;
use crate::record::{self, Case, NestedSpec, PictogramSpec, PictogramSymbol, Sort, TableSpec};

/// Longest label, in characters, that a share repeats: 约占参训人员的17.7%.
const SHORT: usize = 8;

/// Settles a funnel.
pub(super) fn funnel<'a>(case: &'a Case, spec: &'a TableSpec) -> Option<Settled<'a>> {
    let table = table(case, spec, Sort::Given);
    let data: Vec<Datum> = table.rows.iter().map(|row| row.cell(0)).collect::<Option<_>>()?;
    let first = *data.first()?;
    let pairs: Vec<_> = data.windows(2).map(|pair| (pair[1].quantity, pair[0].quantity)).collect();
    let shares: Vec<Option<Percent>> = std::iter::once(None).chain(Percent::of(&pairs)).collect();
    let before = |at: usize| at.checked_sub(1).and_then(|before| table.rows.get(before)).map_or("", |row| row.label);
    let is_short = (1..table.rows.len()).all(|at| before(at).chars().count() <= SHORT);
    let words = |at: usize| {
        let whole = if is_short { before(at) } else { "上一步" };
        shares.get(at).and_then(Option::as_ref).map_or_else(String::new, |share| share.words(whole))
    };
    let step = |(at, (row, datum)): (usize, (&TableRow, &Datum))| FunnelStep {
        label: row.label.to_owned(),
        value: length(datum.quantity.base_value()),
        text: value_text(*datum, first),
        unit: first.quantity.unit_text(),
        share: words(at),
        highlight: row.highlight,
    };
    let steps = table.rows.iter().zip(&data).enumerate().map(step).collect();
    let mut settled = Settled::of_table(Chart::Funnel(Funnel::new(steps).ok()?), "漏斗图", String::new(), &table);
    let in_words = table.rows.iter().zip(&data).enumerate().map(|(at, (row, datum))| {
        let share = words(at);
        let share = if share.is_empty() { share } else { format!("（{share}）") };
        format!("{}{}{share}", row.label, datum.quantity.wording)
    });
    settled.description = format!("漏斗图：{}。", in_words.collect::<Vec<_>>().join("，"));
    settled.table.head.push("占上一步".to_owned());
    for (row, share) in settled.table.rows.iter_mut().zip(&shares) {
        row.push(share.as_ref().map_or_else(|| "—".to_owned(), Percent::short));
    }
    settled.remarks.push("占比为推算，由每一步除以上一步得出".to_owned());
    Some(settled)
}

/// Settles a nested proportion.
pub(super) fn nested<'a>(case: &'a Case, spec: &'a NestedSpec) -> Option<Settled<'a>> {
    let table = table(case, &spec.table, Sort::Given);
    let pairs: Vec<(Datum, Datum)> =
        table.rows.iter().map(|row| row.cell(0).zip(row.cell(1))).collect::<Option<_>>()?;
    let quantities: Vec<_> = pairs.iter().map(|(whole, part)| (part.quantity, whole.quantity)).collect();
    let worked_out = Percent::of(&quantities);
    let mut rows = Vec::new();
    let mut lines = Vec::new();
    let mut words = Vec::new();
    let mut is_derived = false;
    for ((row, (whole, part)), percent) in table.rows.iter().zip(&pairs).zip(&worked_out) {
        let label = match (&spec.part, part.figure) {
            (Some(words), _) => words.value.clone(),
            (None, Some(figure)) => figure.label.value.clone(),
            (None, None) => "其中一部分".to_owned(),
        };
        let (share, short) = match (row.cell(2), percent) {
            (Some(stated), _) => (format!("占{}", stated.quantity.wording), stated.quantity.wording.clone()),
            (None, Some(percent)) => {
                is_derived = true;
                (percent.words(""), percent.short())
            }
            (None, None) => (String::new(), "—".to_owned()),
        };
        let amount = |label: &str, datum: &Datum| NestedAmount {
            label: label.to_owned(),
            value: length(datum.quantity.base_value()),
            text: value_text(*datum, *whole),
            unit: whole.quantity.unit_text(),
        };
        let (all, some) = (&whole.quantity.wording, &part.quantity.wording);
        let comma = if share.is_empty() { "" } else { "，" };
        words.push(format!("{}{all}，其中{label}{some}{comma}{share}", row.label));
        lines.push(vec![row.label.to_owned(), all.clone(), label.clone(), some.clone(), short]);
        rows.push(NestedRow { whole: amount(row.label, whole), part: amount(&label, part), share });
    }
    let form = match spec.form {
        record::NestedForm::Bars => NestedForm::Bars,
        record::NestedForm::Squares => NestedForm::Squares,
    };
    Some(Settled {
        chart: Chart::Nested(Nested::new(form, rows).ok()?),
        unit: String::new(),
        description: format!("嵌套图：{}。", words.join("；")),
        table: DataTable {
            head: ["整体", "整体的数", "部分", "部分的数", "占比"].map(ToOwned::to_owned).to_vec(),
            rows: lines,
        },
        figures: table.data().filter_map(|datum| datum.figure).collect(),
        remarks: is_derived.then(|| "占比为推算，由部分除以整体得出".to_owned()).into_iter().collect(),
    })
}

/// Settles a waffle.
pub(super) fn waffle<'a>(case: &'a Case, spec: &'a TableSpec) -> Option<Settled<'a>> {
    let table = table(case, spec, Sort::Given);
    let mut grids = Vec::new();
    let mut lines = Vec::new();
    let mut words = Vec::new();
    for row in &table.rows {
        let (text, whole, cells) = match (row.cell(0), row.cell(1), row.cell(2)) {
            (Some(whole), Some(part), None) => {
                let count = |datum: Datum| datum.quantity.base_value().to_u32();
                (part, of_all(whole), WaffleCells::one_each(count(part)?, count(whole)?).ok()?)
            }
            (None, None, Some(share)) => {
                let fraction = share.quantity.base_value().checked_div(Decimal::ONE_HUNDRED)?;
                (share, of_hundred(case, share), WaffleCells::hundredths(length(fraction)).ok()?)
            }
            _ => return None,
        };
        let text = text.quantity.wording.clone();
        let all = row.cell(0).map_or_else(|| "—".to_owned(), |whole| whole.quantity.wording.clone());
        words.push(format!("{}{text}（{whole}）", row.label));
        lines.push(vec![row.label.to_owned(), text.clone(), all]);
        grids.push(WaffleGrid { label: row.label.to_owned(), text, whole, cells });
    }
    Some(Settled {
        chart: Chart::Waffle(Waffle { grids }),
        unit: String::new(),
        description: format!("方格图：{}。", words.join("；")),
        table: DataTable { head: ["项目", "数值", "整体"].map(ToOwned::to_owned).to_vec(), rows: lines },
        figures: table.data().filter_map(|datum| datum.figure).collect(),
        remarks: Vec::new(),
    })
}

/// What all cells are: 国家级贫困县共75个，一格代表1个.
fn of_all(whole: Datum) -> String {
    let label = whole.figure.map_or("", |figure| figure.label.value.as_str());
    format!("{label}共{}，一格代表1{}", whole.quantity.wording, whole.quantity.unit.symbol)
}

/// What a hundred cells are: 项目投资共1.5亿元，一格代表1%.
fn of_hundred(case: &Case, share: Datum) -> String {
    let whole = share.figure.and_then(|figure| figure.of.as_ref()).and_then(|name| case.figures.get(name.as_str()));
    let whole = whole.map(|whole| format!("{}共{}，", whole.label.value, whole.quantity.wording));
    format!("{}一格代表1%", whole.unwrap_or_default())
}

/// Settles a pictogram.
pub(super) fn pictogram<'a>(case: &'a Case, spec: &'a PictogramSpec) -> Option<Settled<'a>> {
    let table = table(case, &spec.table, Sort::Value);
    let row = |row: &TableRow| {
        let datum = row.cell(0)?;
        Some(Amount {
            label: row.label.to_owned(),
            value: length(datum.quantity.base_value()),
            text: datum.quantity.wording.clone(),
            highlight: row.highlight,
        })
    };
    let rows: Vec<Amount> = table.rows.iter().filter_map(row).collect();
    let symbol = match spec.symbol {
        Some(PictogramSymbol::House) => Symbol::House,
        Some(PictogramSymbol::Person) => Symbol::Person,
        Some(PictogramSymbol::Disc) => Symbol::Disc,
        None => match table.data().next()?.quantity.unit.dimension {
            Dimension::People => Symbol::Person,
            Dimension::Households => Symbol::House,
            _ => Symbol::Disc,
        },
    };
    let chart = Chart::Pictogram(Pictogram::new(symbol, rows).ok()?);
    Some(Settled::of_table(chart, "象形图，一个图形代表一个", String::new(), &table))
}
