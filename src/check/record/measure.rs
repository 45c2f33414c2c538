//! `field-units`: a field of an item with a number of another kind than it takes.
//!
//! `investment` is money, `area` an area, `persons` a number of persons, whether the number stands there or is a figure's. A
//! length in a column of money cannot be added up and is a slip of the field or of the unit.
//!
//! An editor mends the unit, or writes the number into the field that it belongs to.

use crate::corpus::{Datum, datum};
use crate::diagnostic::Diagnostic;
use crate::message;
use crate::record::{Case, Cell, Field, FieldKind, FieldValue, Measure, Stated};

pub(super) fn check(case: &Case, diagnostics: &mut Vec<Diagnostic>) {
    for item in case.all_items() {
        for (field, value) in &item.fields {
            let (FieldKind::Number(measure) | FieldKind::Pairs(measure)) = field.takes else { continue };
            let cells: Vec<&Cell> = match value {
                FieldValue::Stated(stated) => stated.cell().into_iter().collect(),
                FieldValue::Pairs(pairs) => pairs.iter().filter_map(|(_, stated)| Stated::cell(stated)).collect(),
                _ => Vec::new(),
            };
            let data = cells.into_iter().filter_map(|cell| datum(case, cell));
            diagnostics
                .extend(data.filter(|datum| !measure.fits(datum.quantity)).map(|datum| finding(field, measure, datum)));
        }
    }
}

fn finding(field: &Field, measure: Measure, datum: Datum) -> Diagnostic {
    let ([zh, en, example], w) = (measure.words(), &datum.quantity.wording);
    let (label, key) = (field.label, field.key);
    let finding = Diagnostic::error(
        "field-units",
        datum.span,
        message!("“{label}”（{key}）应该是{zh}，{w}不是", "`{key}` takes {en}; {w} is none"),
    )
    .with_hint(message!(
        "核对单位，写成 {key}: {example} 这样；原文没有写的，写 {key}: 未载明",
        "mend the unit, as in {key}: {example}; write {key}: 未载明 where the source has none"
    ));
    match datum.figure {
        Some(figure) => finding.with_other(figure.quantity.span, message!("数据在这里", "the figure is here")),
        None => finding,
    }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::case;

    #[test]
    fn a_field_takes_numbers_of_its_kind() {
        let project = |rest: &str| case(&format!("projects: {{ a: {{ label: 路, {rest} }} }}")).said("field-units");
        assert!(project("investment: 300万元, area: 50亩").is_empty());
        assert!(project("investment: 未载明").is_empty());
        assert_eq!(project("investment: 50公里"), ["“投资”（investment）应该是金额，50公里不是"]);
        assert_eq!(project("funding: { 自筹: 20人 }"), ["“资金来源”（funding）应该是金额，20人不是"]);
        let exchange = |value: &str| case(&format!("exchanges: {{ a: {{ label: 挂职, persons: {value} }} }}"));
        assert!(exchange("20人次").of("field-units").is_empty());
        assert_eq!(exchange("20个").of("field-units"), ["20个"]);
    }

    #[test]
    fn a_figure_is_looked_up() {
        let found = case(
            "figures: { road: { label: 路, value: 50公里, period: 2018, source: \"report#1\" } }\n\
             projects: { a: { label: 路, investment: road } }",
        );
        assert_eq!(found.of("field-units"), ["road"]);
    }
}
