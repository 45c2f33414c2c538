//! Forms that are asked for and not drawn, each with the reason and with what serves better.

use super::super::node::{Entry, Value};
use crate::diagnostic::{Diagnostic, Message, codes};
use crate::message;

/// The finding about a kind that is a form of chart, but none that is drawn here; none where the word is no such form.
pub(super) fn refused(entry: &Entry) -> Option<Diagnostic> {
    let Value::Text(text) = &entry.value.value else { return None };
    let word = text.text.trim();
    let (reason, instead) = reason(&word.to_lowercase())?;
    let said =
        message!("不画“{word}”：{zh}", "there is no `{word}`: {en}", word = word, zh = reason.zh, en = reason.en);
    Some(Diagnostic::error(codes::CHART_FORM, entry.value.span, said).with_hint(instead))
}

fn reason(word: &str) -> Option<(Message, Message)> {
    Some(match word {
        "pie" | "donut" | "doughnut" | "饼图" | "环形图" | "圆环图" | "rose" | "玫瑰图" | "sunburst" => (
            message!("角度和扇形面积很难比较，几张饼的整体也常常不同", "angles and sectors compare badly"),
            message!(
                "几个整体的占比用 share，一个部分在整体里用 nested 或 waffle，一个合计的组成用 treemap 或 waterfall",
                "use `share` for the parts of wholes, `nested` or `waffle` for one part of a whole, `treemap` or `waterfall` for what makes up a total"
            ),
        ),
        "3d" | "3d-bar" | "bar3d" | "立体图" | "三维图" => (
            message!("立体的透视使长短失真", "perspective falsifies lengths"),
            message!("用 bar（条形图）；并列两三种数用 grouped", "use `bar`, or `grouped` for two or three measures"),
        ),
        "bubble" | "气泡图" => (
            message!("圆的面积很难比较", "the areas of discs compare badly"),
            message!("两种数用 scatter，一种数用 bar", "use `scatter` for two measures, `bar` for one"),
        ),
        "pyramid" | "金字塔图" => (
            message!("斜边使上层看上去比实际小", "its slopes make the upper levels look smaller than they are"),
            message!("层层筛选用 funnel，比大小用 bar", "use `funnel` for steps, `bar` to compare"),
        ),
        "column" | "columns" | "柱状图" | "柱形图" | "直方柱图" => (
            message!("中文的项目名横着读，柱子下面放不下", "labels read across and have no room below columns"),
            message!(
                "项目之间比较用 bar 或 lollipop，并列两三种数用 grouped，部分与合计用 stacked；随时间变化用 line、area 或 multiples",
                "use `bar` or `lollipop` for items, `grouped` for two or three measures, `stacked` for parts and totals, `line`, `area` or `multiples` for developments over time"
            ),
        ),
        "radar" | "spider" | "雷达图" => (
            message!("各轴单位不同，围出的面积没有意义", "its axes differ in unit, and its area means nothing"),
            message!("用 multiples，或者每个指标一张 bar", "use `multiples`, or one `bar` a measure"),
        ),
        "gauge" | "仪表盘" | "dial" => (
            message!("只有一个数，却占去一整张图", "it spends a whole picture on one number"),
            message!("用 bullet（实际与目标）", "use `bullet`: a value against its target"),
        ),
        "candlestick" | "errorbar" | "error-bar" | "boxplot" | "box" | "violin" | "误差线" | "箱线图" | "箱形图"
        | "小提琴图" => (
            message!("大多数读者看不懂四分位和误差线", "most readers know neither quartiles nor error bars"),
            message!(
                "最低、平均、最高用 range（范围图），看分布用 strip 或 histogram",
                "use `range` for low, mean and high, `strip` or `histogram` for a distribution"
            ),
        ),
        "wordcloud" | "word-cloud" | "词云" => (
            message!("字的面积不等于数", "the areas of words are no numbers"),
            message!("用 bar 或 treemap", "use `bar` or `treemap`"),
        ),
        "dual-axis" | "双轴图" | "combo" | "组合图" => (
            message!("两条轴的比例可以随意挑选，能让任何两列数看上去同步", "two scales can be chosen to show anything"),
            message!("用 multiples（各画一格），或 scatter", "use `multiples`, or `scatter`"),
        ),
        "network" | "graph" | "force" | "chord" | "关系图" | "关系网图" | "弦图" | "力导向图" => (
            message!("点的位置没有意义，线一多就互相遮挡", "places mean nothing, and lines hide each other"),
            message!(
                "谁和谁结对用 pairs，各级结对用 ladder，数从哪里到哪里用 sankey，上下级用 tree",
                "use `pairs` or `ladder` for partners, `sankey` for flows, `tree` for levels"
            ),
        ),
        "mindmap" | "mind-map" | "思维导图" | "脑图" | "fishbone" | "鱼骨图" => (
            message!("枝条向四面散开，看不出先后和上下级", "branches on all sides show neither order nor level"),
            message!("总和分用 tree，先后用 chain", "use `tree` for wholes and parts, `chain` for steps"),
        ),
        "cycle" | "循环图" | "闭环图" => (
            message!("首尾相接的箭头看不出从哪里开始", "arrows in a circle show no beginning"),
            message!(
                "一步接一步用 chain，往返的程序用 gate，一年的节律用 calendar",
                "use `chain` for steps, `gate` for what goes back and forth, `calendar` for what recurs in a year"
            ),
        ),
        _ => return None,
    })
}
