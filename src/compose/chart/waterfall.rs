//! A waterfall: the parts of a `sum`, one step each.

use super::{Settled, in_words, label, length, number_text};
use crate::chart::{Chart, Waterfall, WaterfallStep};
use crate::document::DataTable;
use crate::record::{Case, Figure, Sort, WaterfallSpec};

/// Settles a waterfall.
pub(super) fn settle<'a>(case: &'a Case, spec: &WaterfallSpec) -> Option<Settled<'a>> {
    let total = case.figures.get(spec.total.as_str())?;
    let mut parts: Vec<&Figure> = total.sum.iter().filter_map(|name| case.figures.get(name.as_str())).collect();
    if spec.sort == Sort::Value {
        parts.sort_by_key(|figure| std::cmp::Reverse(figure.quantity.base_value()));
    }
    let group_of =
        |figure: &Figure| spec.groups.iter().position(|(_, names)| names.contains(&figure.name)).unwrap_or_default();
    let unit = total.quantity.unit_text();
    let steps = parts
        .iter()
        .map(|figure| WaterfallStep {
            label: label(&spec.labels, figure),
            value: length(figure.quantity.base_value()),
            text: if figure.quantity.unit_text() == unit {
                format!("+{}", number_text(&figure.quantity))
            } else {
                format!("+{}", total.quantity.number_like(figure.quantity.base_value()))
            },
            group: group_of(figure),
        })
        .collect();
    let words = parts.iter().map(|figure| (label(&spec.labels, figure), figure.quantity.wording.clone()));
    let sum = ("合计".to_owned(), total.quantity.wording.clone());
    let mut table = DataTable { head: vec!["项目".to_owned(), "数值".to_owned()], rows: Vec::new() };
    table.rows.extend(words.clone().chain([sum.clone()]).map(|(label, value)| vec![label, value]));
    Some(Settled {
        description: format!("瀑布图：{}，{}{}。", in_words(words), sum.0, sum.1),
        chart: Chart::Waterfall(Waterfall {
            groups: spec.groups.iter().map(|(name, _)| name.value.clone()).collect(),
            steps,
            total_label: sum.0,
            total: length(total.quantity.base_value()),
            // The one value that states the unit.
            total_text: total.quantity.wording.clone(),
        }),
        unit,
        table,
        figures: parts.into_iter().chain([total]).collect(),
        remarks: Vec::new(),
    })
}
