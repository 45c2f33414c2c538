//! `rate-points` (R05): a percentage that says by how much a rate rose or fell.
//!
//! A rate that falls from 15% to 10% has fallen by 5 percentage points (百分点), or by a third. “下降5%” leaves open which is
//! meant (统计用语：两个百分数之差用“百分点”). The rule looks at a figure in % whose label, or whose part of the quotation,
//! speaks both of a rate (率, 比例, 占比, 份额, 满意度) and of its rise or fall (下降, 降低, 减少, 提高, 上升, 增加); “降到”“提高至” lead to a level
//! and are meant well.
//!
//! An editor looks the two rates up and writes 个百分点 where the source does. Where it says %, the number stays as it is and
//! `accept: { rate-points: 理由 }` says that it was asked.

use super::super::Context;
use super::super::view::own_figures;
use crate::diagnostic::Diagnostic;
use crate::message;
use crate::quantity::Dimension;
use crate::record::{Case, Figure};

const CHANGES: [&str; 11] = ["下降", "降低", "减少", "提高", "上升", "增加", "提升", "回落", "降幅", "减幅", "增幅"];
/// Words for what is measured in per cent. 度 alone is none: 速度, 力度 and 年度 are not.
const RATES: [&str; 22] = [
    "率",
    "比例",
    "占比",
    "比重",
    "份额",
    "满意度",
    "知晓度",
    "认可度",
    "认同度",
    "信任度",
    "信赖度",
    "支持度",
    "参与度",
    "覆盖度",
    "覆盖面",
    "知名度",
    "美誉度",
    "贡献度",
    "完成度",
    "达标度",
    "集中度",
    "依存度",
];

pub(super) fn check(context: &Context, case: &Case, diagnostics: &mut Vec<Diagnostic>) {
    let figures = own_figures(case).filter(|figure| figure.quantity.unit.dimension == Dimension::Share);
    for figure in figures.filter(|figure| is_change_of_a_rate(context, figure)) {
        diagnostics.push(
            Diagnostic::warning(
                "rate-points",
                figure.quantity.span,
                message!(
                    "比率的升降写成{w}，是百分之几还是几个百分点？",
                    "a rate changed by {w}: per cent or percentage points?",
                    w = figure.quantity.wording
                ),
            )
            .with_hint(message!(
                "查前后两个比率：两数相减的差写“个百分点”；原文写作百分号、无从核对的，照录并写 accept: {{ rate-points: 理由 }}",
                "look the two rates up: their difference is in 个百分点; accept: {{ rate-points: reason }} where the source says % and gives neither"
            )),
        );
    }
}

fn is_change_of_a_rate(context: &Context, figure: &Figure) -> bool {
    let indicators = &context.corpus.registers.indicators;
    let measured = figure.indicator.as_ref().and_then(|name| indicators.get(name.as_str()));
    let of_rate = measured.is_some_and(|indicator| {
        indicator.unit.as_ref().is_some_and(|unit| unit.contains('%'))
            || RATES.iter().any(|word| indicator.entry.name.ends_with(word))
    });
    let fits = |text: &str| changes(text) && (of_rate || RATES.iter().any(|word| text.contains(word)));
    fits(&figure.label)
        || figure.quote.as_ref().and_then(|quote| clause(quote, &figure.quantity.wording)).is_some_and(fits)
}

/// Whether a text says that something rose or fell by so much. 降到 leads to a level, 增加率 is a rate of its own.
fn changes(text: &str) -> bool {
    CHANGES.iter().any(|word| {
        text.match_indices(word).any(|(at, _)| {
            let behind = &text[at + word.len()..];
            let behind = behind.strip_prefix('了').unwrap_or(behind);
            !behind.starts_with(['到', '至', '为', '率', '成'])
        })
    })
}

/// The part of a quotation, from comma to comma, that the number stands in.
pub(super) fn clause<'q>(quote: &'q str, wording: &str) -> Option<&'q str> {
    let digits: String = wording.chars().filter(|c| c.is_ascii_digit() || *c == '.').collect();
    quote.split(['，', '。', '；', ',', ';']).find(|clause| !digits.is_empty() && clause.contains(&digits))
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{case, case_with};

    fn figure(label: &str, value: &str, rest: &str) -> String {
        format!("figures: {{ a: {{ label: {label}, value: {value}, period: 2018, source: \"report#1\"{rest} }} }}")
    }

    #[test]
    fn a_fall_of_a_rate_is_asked_about() {
        let fires =
            |label: &str, value: &str, rest: &str| !case(&figure(label, value, rest)).of("rate-points").is_empty();
        assert!(fires("贫困发生率下降", "约12.45%", ""));
        assert!(fires("满意度提升", "12.45%", ""));
        assert!(fires("市场份额提高", "3%", ""));
        assert!(!fires("速度提高", "3%", ""));
        assert!(fires("贫困发生率", "12.45%", ", quote: 贫困发生率平均下降12.45%"));
        assert!(!fires("贫困发生率下降", "12.45个百分点", ""));
        assert!(!fires("贫困发生率", "1.2%", ", quote: 贫困发生率下降到1.2%"));
        assert!(!fires("报销比例提高至", "70%", ""));
        assert!(!fires("贫困发生率", "3%", ", quote: 收入增加20%，贫困发生率3%"));
        assert!(!fires("收入增长率", "8%", ""));
        assert!(!fires("资金到位率", "98%", ""));
    }

    #[test]
    fn an_indicator_may_say_that_it_is_a_rate() {
        let text = figure("比上年下降", "2%", ", indicator: poor");
        let rate = [("indicators", "poor: { name: 贫困发生率 }")];
        assert_eq!(case_with(&text, &rate).of("rate-points"), ["2%"]);
        let income = [("indicators", "poor: { name: 人均收入, unit: 元 }")];
        assert!(case_with(&text, &income).of("rate-points").is_empty());
    }

    #[test]
    fn an_answer_closes_it() {
        let found = case(&figure("发生率下降", "12%", ", accept: { rate-points: 原文如此 }"));
        assert_eq!((found.of("rate-points").len(), found.answered("rate-points").len()), (0, 1));
    }
}
