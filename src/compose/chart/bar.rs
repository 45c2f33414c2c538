//! Bars: one row a figure.

use super::{Settled, in_words, label, length, number_text};
use crate::chart::{Amount, Bar, Chart};
use crate::document::DataTable;
use crate::record::{BarSpec, Case, Figure, Sort};

/// Settles a bar chart.
pub(super) fn settle<'a>(case: &'a Case, spec: &BarSpec) -> Option<Settled<'a>> {
    let mut figures: Vec<&Figure> = spec.figures.iter().filter_map(|name| case.figures.get(name.as_str())).collect();
    let first = *figures.first()?;
    if spec.sort == Sort::Value {
        // A stable sort: equal values keep the order of the record.
        figures.sort_by_key(|figure| std::cmp::Reverse(figure.quantity.base_value()));
    }
    let unit = first.quantity.unit_text();
    let highlight = match &spec.highlight {
        Some(name) => name.value.clone(),
        None => figures.first()?.name.value.clone(),
    };
    let rows: Vec<Amount> = figures
        .iter()
        .map(|figure| Amount {
            label: label(&spec.labels, figure),
            value: length(figure.quantity.base_value()),
            text: if figure.quantity.unit_text() == unit {
                number_text(&figure.quantity)
            } else {
                // Another scale (亿元 beside 万元): printed in the scale of the axis.
                first.quantity.number_like(figure.quantity.base_value())
            },
            highlight: figure.name.value == highlight,
        })
        .collect();
    let words = figures.iter().map(|figure| (label(&spec.labels, figure), figure.quantity.wording.clone()));
    Some(Settled {
        description: format!("条形图：{}。", in_words(words.clone())),
        table: DataTable {
            head: vec!["项目".to_owned(), "数值".to_owned()],
            rows: words.map(|(label, value)| vec![label, value]).collect(),
        },
        chart: Chart::Bar(Bar { unit: unit.clone(), rows }),
        unit,
        figures,
    })
}
