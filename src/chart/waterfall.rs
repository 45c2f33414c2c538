//! A waterfall: parts that add up to a total.

use super::{Canvas, Drawing};

/// Steps and their total.
#[derive(Clone, Debug, PartialEq)]
pub struct Waterfall {
    /// Names of the groups, in the order of their colours; empty where the steps are not grouped.
    pub groups: Vec<String>,
    /// The steps from top to bottom.
    pub steps: Vec<WaterfallStep>,
    /// Label of the total: 合计.
    pub total_label: String,
    /// The total; equals the sum of the steps.
    pub total: f64,
    /// The total as printed.
    pub total_text: String,
}

/// One step.
#[derive(Clone, Debug, PartialEq)]
pub struct WaterfallStep {
    /// What it is.
    pub label: String,
    /// What it adds; negative where it takes away.
    pub value: f64,
    /// The number as printed, with its sign.
    pub text: String,
    /// Index into the chart's groups; 0 where there are none.
    pub group: usize,
}

/// Draws waterfall.
pub(super) fn draw(chart: &Waterfall, canvas: &Canvas) -> Drawing {
    let _ = (chart, canvas);
    todo!()
}
