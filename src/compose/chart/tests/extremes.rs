//! Numbers at both ends of what a record takes: nothing that reckons with them breaks.

use super::{Sample, in_line, settle};
use crate::check::verifications;

/// The largest amount, the smallest, and what refers to them.
const FIGURES: &str = "\
huge: { label: 甲, value: 99999999万亿元, money: 捐款 }
more: { label: 乙, value: 99999998万亿元, money: 捐款 }
tiny: { label: 丙, value: 0.00000001元, money: 捐款 }
least: { label: 丁, value: 0.00000000000001元, money: 捐款 }
all: { label: 合计, value: 99999999万亿元, money: 捐款, sum: [huge, more, tiny] }
about: { label: 约数, value: 约99999999万亿元, money: 捐款, sum: [huge, more] }
part: { label: 其中, value: 99999999万亿元, money: 捐款, part-of: tiny }
rate: { label: 占比, value: 50%, of: tiny, numerator: huge }
steep: { label: 占比二, value: 50%, of: least, numerator: huge }
grown: { label: 累计, value: 99999999万亿元, money: 捐款, includes: [huge, more] }
mean: { label: 平均, value: 99999999万亿元, money: 捐款, distribution: { least: tiny, most: huge } }
";

/// Checks a chart, verifies the figures and draws the chart, whatever comes of it.
fn survives(chart: &str) {
    let sample: Sample = in_line(FIGURES, chart, "");
    assert!(sample.corpus.is_some(), "{chart}: {:?}", sample.findings());
    let case = &sample.corpus.as_ref().unwrap().cases[0].case;
    for figure in case.figures.values() {
        let _ = verifications(case, figure);
    }
    for chart in case.charts.values() {
        let _ = settle(case, chart);
    }
    assert!(!sample.findings().is_empty(), "{chart}");
}

#[test]
fn the_ends_of_what_can_be_written_are_reckoned_with() {
    for chart in [
        "kind: bar, figures: [huge, tiny]",
        "kind: share, rows: { 甲: { whole: tiny, parts: { 一: huge, 二: more, 三: rest } } }",
        "kind: share, rows: { 甲: { whole: least, parts: { 一: huge, 二: more } } }",
        "kind: share, rows: { 甲: { whole: huge, parts: { 一: tiny, 二: more } } }",
        "kind: waterfall, total: all",
        "kind: waterfall, total: about",
        "kind: treemap, total: all",
        "kind: funnel, figures: [tiny, huge]",
        "kind: funnel, figures: [least, huge]",
        "kind: nested, part: 其中, rows: { 甲: { whole: tiny, part: huge } }",
        "kind: bullet, rows: { 甲: { value: huge, target: tiny } }",
    ] {
        survives(chart);
    }
}
