//! Things that are drawn one by one: waffles and pictograms.

use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

use super::parts::{is_share, part_of_whole};
use super::table;
use crate::chart::{Pictogram, WaffleCells};
use crate::corpus::{Datum, TableRow};
use crate::diagnostic::{Diagnostic, Message};
use crate::message;
use crate::quantity::Dimension;
use crate::record::{Case, ChartSpec, PictogramSpec, TableSpec};

pub(super) fn pictogram(case: &Case, chart: &ChartSpec, spec: &PictogramSpec, diagnostics: &mut Vec<Diagnostic>) {
    let table = table::rows(case, chart, &spec.table, diagnostics);
    table::filled(&table, 1, &table::fill_in(), diagnostics);
    table::one_axis(table.data(), diagnostics);
    let most = Pictogram::MOST.to_u32().unwrap_or_default();
    for datum in table.data() {
        let hint = message!(
            "一个图形代表一个，要确切的整数，最多{most}；别的数用 bar（条形图）",
            "a mark stands for one thing: give exact whole numbers up to {most}, and draw others as `bar`"
        );
        counted(datum, most, &hint, diagnostics);
    }
}

pub(super) fn waffle(case: &Case, chart: &ChartSpec, spec: &TableSpec, diagnostics: &mut Vec<Diagnostic>) {
    let table = table::rows(case, chart, spec, diagnostics);
    for row in &table.rows {
        match (row.cell(0), row.cell(1), row.cell(2)) {
            (Some(whole), Some(part), None) => {
                let most = WaffleCells::MOST;
                let hint = message!(
                    "一格代表一个，要确切的整数，最多{most}；别的写 share（百分比，一格代表1%），或者用 nested",
                    "a cell stands for one thing: give exact whole numbers up to {most}; else give `share`, a cell for each per cent, or use `nested`"
                );
                let fine = counted(whole, most, &hint, diagnostics) && counted(part, most, &hint, diagnostics);
                if fine {
                    part_of_whole(case, part, whole, diagnostics);
                }
            }
            (None, None, Some(share)) => {
                let _ = is_share(share, diagnostics) && table::single([share], diagnostics);
            }
            _ => neither(row, diagnostics),
        }
    }
}

/// A row that has neither both numbers nor only a share.
fn neither(row: &TableRow, diagnostics: &mut Vec<Diagnostic>) {
    diagnostics.push(
        Diagnostic::error(
            "chart-parts",
            row.span,
            message!(
                "“{row}”要么写 whole 和 part，要么只写 share",
                "\"{row}\" has either `whole` and `part`, or only `share`",
                row = row.label
            ),
        )
        .with_hint(message!(
            "一格代表一个：{{ whole: 75个, part: 39个 }}；一格代表1%：{{ share: 70.9% }}",
            "one cell for each: {{ whole: 75个, part: 39个 }}; one for each per cent: {{ share: 70.9% }}"
        )),
    );
}

/// A number of things of which each is drawn: counted, exact, whole and not too many. Gives whether it is.
pub(super) fn counted(datum: Datum, most: u32, otherwise: &Message, diagnostics: &mut Vec<Diagnostic>) -> bool {
    let (quantity, value) = (datum.quantity, &datum.quantity.wording);
    let said = if !is_count(quantity.unit.dimension) {
        message!("{value}不是一个一个数出来的", "{value} is no count of things")
    } else if !quantity.is_exact() {
        message!("{value}不是确切的数", "{value} is no exact number")
    } else if !quantity.base_value().is_integer() || quantity.base_value() < Decimal::ZERO {
        message!("{value}不是整数", "{value} is no whole number")
    } else if quantity.base_value() > Decimal::from(most) {
        message!("{value}太多，读者数不过来（最多{most}）", "{value} are more than a reader can count (at most {most})")
    } else {
        return true;
    };
    diagnostics.push(Diagnostic::error("chart-count", datum.span, said).with_hint(otherwise.clone()));
    false
}

fn is_count(dimension: Dimension) -> bool {
    matches!(
        dimension,
        Dimension::People
            | Dimension::PersonTimes
            | Dimension::PeopleOrTimes
            | Dimension::Households
            | Dimension::HouseholdTimes
            | Dimension::Count(_)
    )
}
