//! `chart-wish`: a wish of a table that its kind of chart does not draw.
//!
//! Every chart of a table may be asked for an order, an emphasis, words beside a row and a line to compare with. A kind that
//! does not draw one of them says so instead of leaving it out.

use crate::diagnostic::Diagnostic;
use crate::message;
use crate::record::{ChartKind, ChartSpec};
use crate::source::Span;

/// Which of the wishes a kind draws.
struct Drawn {
    sort: bool,
    highlight: bool,
    annotate: bool,
    compare: bool,
}

impl Drawn {
    fn by(kind: &ChartKind) -> Self {
        let drawn = |sort, highlight, annotate, compare| Self { sort, highlight, annotate, compare };
        match kind {
            ChartKind::Bar(_) | ChartKind::Lollipop(_) | ChartKind::Dot(_) => drawn(true, true, true, true),
            ChartKind::Grouped(_) => drawn(true, false, true, true),
            ChartKind::Range(_) => drawn(true, false, true, false),
            ChartKind::Pictogram(_) | ChartKind::Funnel(_) => drawn(true, true, false, false),
            ChartKind::Stacked(_)
            | ChartKind::Bullet(_)
            | ChartKind::Waterfall(_)
            | ChartKind::Nested(_)
            | ChartKind::Waffle(_)
            | ChartKind::Heatmap(_) => drawn(true, false, false, false),
            ChartKind::Line(_) => drawn(false, true, true, true),
            ChartKind::Area(_) => drawn(false, false, true, true),
            ChartKind::Step(_) => drawn(false, false, false, false),
            ChartKind::Slope(_) => drawn(false, true, true, false),
            ChartKind::Multiples(_) => drawn(true, true, true, false),
            ChartKind::Treemap(_) | ChartKind::Strip(_) | ChartKind::Scatter(_) => drawn(false, true, false, false),
            ChartKind::Histogram(histogram) => drawn(false, histogram.bins.is_some(), false, false),
            ChartKind::Share(_) | ChartKind::Timeline(_) | ChartKind::Diagram(_) => drawn(true, true, true, true),
        }
    }
}

pub(super) fn check(chart: &ChartSpec, diagnostics: &mut Vec<Diagnostic>) {
    let Some(table) = chart.kind.table() else { return };
    let drawn = Drawn::by(&chart.kind);
    let mut refuse = |span: Span, name: &str, hint| {
        let said = message!("这种图不用 {name}", "this kind of chart does not draw `{name}`");
        diagnostics.push(Diagnostic::error("chart-wish", span, said).with_hint(hint));
    };
    if let (Some(_), false) = (table.sort, drawn.sort) {
        refuse(
            chart.name.span,
            "sort",
            message!(
                "删去 sort：这种图有自己的顺序（先后或大小）",
                "leave it out: this kind has an order of its own, of time or size"
            ),
        );
    }
    if let (Some(wish), false) = (&table.highlight, drawn.highlight) {
        refuse(
            wish.span,
            "highlight",
            message!("删去它；要突出的话写进标题，或者用 bar", "leave it out; say it in the title, or use `bar`"),
        );
    }
    if let (Some((wish, _)), false) = (table.annotations.first(), drawn.annotate) {
        refuse(wish.span, "annotate", message!("改写在 note 里", "say it in `note`"));
    }
    if let (Some(compare), false) = (&table.compare, drawn.compare) {
        refuse(
            compare.label.span,
            "compare",
            message!(
                "对照线画在 bar、lollipop、dot、grouped、line、area 里；目标与实际用 bullet",
                "lines to compare with are drawn in `bar`, `lollipop`, `dot`, `grouped`, `line` and `area`; use `bullet` for targets"
            ),
        );
    }
}
