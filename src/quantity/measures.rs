//! Measure words (量词) that count things.
//!
//! The standard list of the language has some hundred; these are the ones that reports on work in the country, in
//! companies, schools and hospitals count with, together with nouns that stand right behind a number without a measure
//! word (3省, 72村). Money, people, households, lengths and the like are no counts and stand in
//! [`unit`](super::unit).

/// The measure words, by what they mostly count.
const MEASURES: &[&[&str]] = &[
    // anything
    &["个", "件", "项", "种", "类", "大类", "小类", "大", "款", "样", "宗", "桩", "系列"],
    // bodies, sites, buildings
    &["家", "所", "处", "座", "栋", "幢", "间", "套", "单元", "层", "口", "眼", "孔", "扇", "门"],
    // places and levels of administration, which also stand right behind a number: 3省, 72村
    &["省", "市", "州", "盟", "旗", "地", "县", "区", "乡", "镇", "村", "乡镇", "街道", "社区", "村组", "组"],
    &["片", "片区", "园区", "网格", "点", "站", "站点", "院", "校", "馆", "园", "店", "厂", "企", "国"],
    // pairs, groups, ranks, terms
    &["对", "双", "副", "批", "班", "队", "支", "团", "群", "拨", "伙", "排", "列", "行", "方阵"],
    &["级", "等", "档", "阶", "届", "任", "期", "轮", "代", "阶段", "步", "环节"],
    // times and events
    &["次", "批次", "期次", "场", "场次", "趟", "趟次", "遍", "回", "番", "起", "例", "例次", "台次", "辆次", "件次"],
    &["份次", "家次", "店次", "床次", "条次", "项次", "种次", "列次", "架次", "车次", "班次", "船次", "航次", "亩次"],
    &["学时", "课时", "节", "堂", "课", "餐", "顿", "学年", "学期", "个学期", "学分"],
    &["人天", "人日", "工日", "工作日", "个工作日", "床日"],
    // long and thin things, roads, lines
    &["条", "段", "根", "道", "股", "缕", "串", "束", "线", "路", "杆", "柱", "管", "圈", "车道", "标段"],
    // plants and animals
    &["株", "棵", "丛", "苗", "朵", "枝", "颗", "粒", "穗", "只", "头", "匹", "尾", "羽", "峰", "窝"],
    // machines, vehicles, places to sit, lie and park
    &["台", "台套", "台件", "辆", "架", "艘", "部", "盏", "具", "把", "机组", "端口", "终端", "标准箱"],
    &["床", "床位", "张床位", "席", "座位", "车位", "泊位", "机位", "铺", "柜"],
    // paper and writing
    &["份", "张", "本", "册", "卷", "页", "篇", "幅", "封", "字", "首", "集", "枚", "面", "块", "章", "句", "题"],
    // goods by their packing
    &["瓶", "盒", "箱", "袋", "包", "桶", "罐", "筐", "篮", "坛", "杯", "碗", "盘", "盆", "捆", "垛", "堆", "车", "船"],
    // deals, doses, points, ages
    &["单", "票", "笔", "剂", "剂次", "针", "针次", "人份", "分", "岁", "周岁", "位次", "名次", "招", "策"],
];

/// All measure words.
pub(super) fn all() -> impl Iterator<Item = &'static str> {
    MEASURES.iter().flat_map(|group| group.iter().copied())
}

#[cfg(test)]
mod tests {
    use std::collections::BTreeSet;

    use super::*;

    #[test]
    fn no_word_stands_twice_and_none_starts_with_a_digit_or_numeral() {
        let words: BTreeSet<&str> = all().collect();
        assert_eq!(words.len(), all().count());
        assert!(
            words.iter().all(|word| !word.starts_with(|c: char| "0123456789一二三四五六七八九十百千万亿".contains(c)))
        );
    }
}
