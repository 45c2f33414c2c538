//! Chinese words for fields and values whose names are English.
//!
//! The manual explains every field by a Chinese word, and editors type that word. The finding about it names the field.

/// Words for fields. A word that fits several fields means the one that its record has.
const FIELDS: &[(&str, &[&str])] = &[
    ("标题", &["title", "label"]),
    ("题目", &["title"]),
    ("短标题", &["short-title"]),
    ("副标题", &["subtitle", "tagline"]),
    ("摘要", &["summary", "description"]),
    ("简介", &["summary", "description"]),
    ("概要", &["summary"]),
    ("地点", &["place"]),
    ("地区", &["place"]),
    ("网址", &["slug", "base-url"]),
    ("时间", &["period", "date"]),
    ("时段", &["period"]),
    ("日期", &["date"]),
    ("项目", &["programme"]),
    ("主题", &["themes", "theme"]),
    ("概况", &["facts"]),
    ("来源", &["source", "sources"]),
    ("出处", &["source", "sources"]),
    ("数据", &["figures", "figure"]),
    ("图表", &["charts"]),
    ("事件", &["events"]),
    ("照片", &["media"]),
    ("图片", &["media"]),
    ("名称", &["label", "title", "name"]),
    ("标签", &["label"]),
    ("数值", &["value"]),
    ("值", &["value"]),
    ("范围", &["scope"]),
    ("性质", &["nature"]),
    ("资金", &["money"]),
    ("合计", &["sum", "total"]),
    ("备注", &["note"]),
    ("种类", &["kind"]),
    ("类型", &["kind"]),
    ("作者", &["authors", "credit"]),
    ("文件", &["file"]),
    ("图说", &["caption"]),
    ("单位", &["affiliation", "publisher"]),
    ("案例", &["cases"]),
    ("步骤", &["steps"]),
    ("任务", &["task", "tasks"]),
    ("责任人", &["owner"]),
    ("目标", &["goal"]),
    ("完成时间", &["due"]),
    ("状态", &["state"]),
    ("签字", &["signatures"]),
    ("轮次", &["rounds"]),
];

/// Words for values.
const WORDS: &[(&str, &str)] = &[
    ("条形图", "bar"),
    ("柱状图", "bar"),
    ("棒棒糖图", "lollipop"),
    ("点图", "dot"),
    ("分组条形图", "grouped"),
    ("堆叠条形图", "stacked"),
    ("堆积条形图", "stacked"),
    ("范围图", "range"),
    ("区间图", "range"),
    ("子弹图", "bullet"),
    ("折线图", "line"),
    ("面积图", "area"),
    ("阶梯图", "step"),
    ("坡度图", "slope"),
    ("斜率图", "slope"),
    ("小图组", "multiples"),
    ("占比图", "share"),
    ("饼图", "share"),
    ("瀑布图", "waterfall"),
    ("分项合计图", "waterfall"),
    ("矩形树图", "treemap"),
    ("树图", "treemap"),
    ("漏斗图", "funnel"),
    ("嵌套图", "nested"),
    ("方格图", "waffle"),
    ("华夫图", "waffle"),
    ("象形图", "pictogram"),
    ("直方图", "histogram"),
    ("点带图", "strip"),
    ("散点图", "scatter"),
    ("热力图", "heatmap"),
    ("热图", "heatmap"),
    ("房子", "house"),
    ("人", "person"),
    ("圆点", "disc"),
    ("时间轴", "timeline"),
    ("结对阶梯图", "ladder"),
    ("结对表", "pairs"),
    ("流向图", "sankey"),
    ("桑基图", "sankey"),
    ("流程图", "chain"),
    ("关口图", "gate"),
    ("签字栏", "sign-off"),
    ("日历", "calendar"),
    ("轮盘", "calendar"),
    ("树形图", "tree"),
    ("组织架构图", "tree"),
    ("组织结构图", "tree"),
    ("挂图", "board"),
    ("甘特图", "gantt"),
    ("横条图", "gantt"),
    ("是", "true"),
    ("关口", "gate"),
    ("流程", "procedure"),
    ("流程", "chain"),
    ("节律", "cadence"),
    ("结对", "pairing"),
    ("结对", "pairs"),
    ("组织", "organisation"),
    ("覆盖", "coverage"),
    ("签字", "sign-off"),
    ("考核", "assessment"),
    ("资金规则", "finance-rule"),
    ("框架", "framework"),
    ("名册", "register"),
    ("公示", "disclosure"),
    ("服务点", "service-point"),
    ("监测", "monitor"),
    ("协议", "contract"),
    ("政策工具", "instrument"),
];

/// The field that a Chinese word means, if it is one of those that are known here.
pub(super) fn field<'a>(word: &str, known: impl Iterator<Item = &'a str> + Clone) -> Option<&'a str> {
    let (_, fields) = FIELDS.iter().find(|(name, _)| *name == word.trim())?;
    fields.iter().find_map(|field| known.clone().find(|name| name == field))
}

/// The value that a Chinese word means, if it is one of those that are accepted here.
pub(super) fn word<'a>(word: &str, mut accepted: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let named = word.trim();
    let meant = |accepted: &&str| WORDS.iter().any(|(name, word)| *name == named && word == accepted);
    accepted.find(meant)
}

/// A word that is accepted, with its Chinese word behind it where there is one: gate（关口）.
pub(super) fn explained(word: &str) -> String {
    match WORDS.iter().find(|(_, meant)| *meant == word) {
        Some((chinese, _)) if word != "true" => format!("{word}（{chinese}）"),
        _ => word.to_owned(),
    }
}

#[cfg(test)]
mod tests {
    use super::{field, word};
    use crate::record::MechanismKind;

    #[test]
    fn a_word_means_the_field_that_the_record_has() {
        assert_eq!(field("时间", ["title", "date"].into_iter()), Some("date"));
        assert_eq!(field("时间", ["period", "date"].into_iter()), Some("period"));
        assert_eq!(field("来源", ["sources", "figures"].into_iter()), Some("sources"));
        assert_eq!(field("其他", ["title"].into_iter()), None);
        assert_eq!(word("条形图", ["bar", "share"].into_iter()), Some("bar"));
        assert_eq!(word("条形图", ["value", "given"].into_iter()), None);
        assert_eq!(word("流程", ["gate", "procedure"].into_iter()), Some("procedure"));
        assert_eq!(word("流程", ["gate", "chain"].into_iter()), Some("chain"));
        for (english, kind) in MechanismKind::WORDS {
            assert_eq!(word(kind.printed(), std::iter::once(english)), Some(english), "{english}");
        }
    }
}
