//! Tables of entries: their columns, what they add up and what they do not.

use super::{GIFTS, ROADS, STUDY, ledger, links, printed};
use crate::document::{Inline, Ledger};

fn gifts(figures: &str, items: &str) -> Ledger {
    ledger(&format!("{GIFTS}{figures}donations:\n{items}"), "donations")
}

const TREES: &str = "  trees: { label: 苗木, group: 物, form: 物, value: trees, note: 折价办法未载明。 }\n";

#[test]
fn a_ledger_has_the_columns_that_are_used_and_adds_up_what_can_be_added() {
    let ledger = gifts("", &[STUDY, ROADS, TREES].concat());
    // The form is the heading of its group. What the source does not say of one gift is said.
    assert_eq!(
        printed(&ledger),
        [
            "名称 | 价值# | 用途",
            "[款]",
            "助学 | 218.1万元 | 助学",
            "修路 | 20万元 | 未载明",
            "小计 | 238.1万元 | ",
            "[物]",
            "苗木 | 107.9万元 | 未载明 // 折价办法未载明。",
        ]
    );
    assert_eq!(ledger.note.as_deref(), Some("小计为推算；款与物不相加。"));
    assert_eq!((ledger.id.as_str(), ledger.title.as_str()), ("ledger-donations", "捐赠"));
    assert_eq!(ledger.sources, ["《总结》"]);
}

#[test]
fn a_total_that_the_source_states_goes_before_one_that_is_worked_out() {
    let total = "  all: { label: 捐款捐物, value: 346万元, money: 捐款捐物, sum: [study, roads, trees] }\n";
    let of = gifts(total, &[STUDY, ROADS, TREES].concat());
    assert_eq!(printed(&of).last().unwrap(), "合计 | 346万元 | ");
    assert!(matches!(&of.totals[0][1][..], [Inline::Figure(figure)] if figure.name == "all"));
    assert_eq!(of.note.as_deref(), Some("小计为推算。"));
    // A figure that only equals what the values add up to counts something else.
    let equal = "  city: { label: 全市捐款, value: 238.1万元, money: 捐款 }\n";
    let of = gifts(equal, &[STUDY, ROADS].concat());
    assert!(matches!(&of.totals[0][1][..], [Inline::Text { text, .. }] if text == "238.1万元"));
    assert_eq!(of.note.as_deref(), Some("合计为推算。"));
}

#[test]
fn what_cannot_be_added_is_not_and_a_sentence_says_why() {
    let note = |items: &str| gifts("", items).note;
    let unknown = "  more: { label: 设备, group: 款, form: 款, value: 未载明 }\n";
    assert_eq!(note(&[STUDY, ROADS, unknown].concat()).as_deref(), Some("有的价值未载明，不作合计。"));
    // What holds for all is not said of a group again; what holds for a group alone is.
    assert_eq!(
        note(&[STUDY, ROADS, unknown, TREES].concat()).as_deref(),
        Some("“款”中有的价值未载明，不作小计；款与物不相加。")
    );
    let total = "  all: { label: 捐款, value: 238.1万元, money: 捐款, sum: [study, roads] }\n";
    assert_eq!(gifts(total, &[STUDY, ROADS, unknown].concat()).note.as_deref(), Some("合计不含价值未载明的各项。"));
    let about = "  more: { label: 其他, group: 款, form: 款, value: 约3万元 }\n";
    assert_eq!(note(&[STUDY, about].concat()).as_deref(), Some("有的价值是约数或区间，不作合计。"));
    let planned = "  more: { label: 其他, group: 款, form: 款, value: 3万元, nature: 计划 }\n";
    assert_eq!(note(&[STUDY, planned].concat()).as_deref(), Some("价值有实绩、计划之分，不相加。"));
    assert_eq!(printed(&gifts("", &[STUDY, planned].concat()))[3], "其他（计划） | 3万元 | 未载明");
    let least = "  more: { label: 其他, group: 款, form: 款, value: 超过3万元 }\n";
    assert_eq!(printed(&gifts("", &[STUDY, least].concat())).last().unwrap(), "合计 | 不少于221.1万元 | ");
    let part = "  part: { label: 其中, value: 8万元, money: 捐款, part-of: study }\n";
    let within = "  more: { label: 其中, group: 款, form: 款, value: part }\n";
    assert_eq!(gifts(part, &[STUDY, within].concat()).note.as_deref(), Some("有的价值含在另一项里，不相加。"));
    let funds =
        "funds:\n  a: { label: 甲, kind: 授信, amount: 3亿元 }\n  b: { label: 乙, kind: 放贷, amount: 1亿元 }\n";
    assert_eq!(ledger(funds, "funds").note.as_deref(), Some("资金性质不同，不相加。"));
}

#[test]
fn people_are_not_added_and_attendances_are() {
    let of = |unit: &str| {
        let item = |name: &str, number: u8| format!("  {name}: {{ label: {name}, persons: {number}{unit} }}\n");
        printed(&ledger(&format!("exchanges:\n{}{}", item("x", 3), item("y", 4)), "exchanges")).pop().unwrap()
    };
    assert_eq!(of("人"), "y | 4人");
    assert_eq!(of("人次"), "合计 | 7人次");
}

#[test]
fn sales_have_a_unit_price_and_cumulative_ones_are_not_added() {
    let sales = "sales:
  a: { label: 饭堂, product: 番石榴, quantity: 1350斤, revenue: 1.2万元, date: 2019 }
  b: { label: 职工, product: 番石榴, quantity: 约8660斤, revenue: 6.9万元, date: 2019 }
";
    let ledger_of_two = ledger(sales, "sales");
    assert_eq!(
        printed(&ledger_of_two),
        [
            "名称 | 产品 | 数量# | 销售额# | 单价（推算）# | 时间",
            "饭堂 | 番石榴 | 1350斤 | 1.2万元 | 8.89元/斤 | 2019年",
            "职工 | 番石榴 | 约8660斤 | 6.9万元 | 约7.97元/斤 | 2019年",
            "合计 |  |  | 8.1万元 |  | ",
        ]
    );
    assert_eq!(ledger_of_two.note.as_deref(), Some("单价为推算；合计为推算；有的数量是约数或区间，不作合计。"));
    let cumulative = "  c: { label: 大沥, product: 番石榴, quantity: 3520斤, revenue: 2.8万元, date: ../2020-05 }\n";
    let note = ledger(&format!("{sales}{cumulative}"), "sales").note.unwrap();
    assert_eq!(note, "单价为推算；有的数量、销售额是累计数，可能含着别的几项，不相加。");
}

#[test]
fn what_no_source_says_is_said_once_and_wide_tables_keep_their_numbers() {
    let contracts = "contracts:
  a: { label: 甲, kind: 收购, product: 辣椒, price: 未载明, duration: 未载明 }
  b: { label: 乙, kind: 收购, product: 贡菜, price: 未载明, duration: 未载明 }
";
    let of = ledger(contracts, "contracts");
    assert_eq!(printed(&of)[0], "名称 | 类别 | 标的");
    assert_eq!(of.note.as_deref(), Some("价格、期限均未载明。"));

    // Nine columns are too wide: what all say alike goes into the note first.
    let pairings = "pairings:
  a: { label: 镇（区）与乡镇街道结对帮扶, level: 镇, left: 张家港市各镇（区）, right: 沿河土家族自治县, left-count: 约10个,
       right-count: 约22个, arity: 多对多, date: 2017-03, place: 省委驻灌云县帮扶工作队 }
  b: { label: 行政村与深度贫困村结对帮扶, level: 村, left: 张家港市各镇（区）, right: 沿河土家族自治县, left-count: 3个,
       arity: 一对一, date: 2018-03-10, place: 岗东村 }
";
    let of = ledger(pairings, "pairings");
    assert_eq!(printed(&of)[0], "名称 | 层级 | 一方数量# | 另一方数量# | 对应关系 | 地点 | 时间");
    assert_eq!(printed(&of)[2].split(" | ").nth(3), Some("未载明"));
    assert_eq!(of.note.as_deref(), Some("一方均为张家港市各镇（区）；另一方均为沿河土家族自治县。"));

    // Then what fewest say goes below their rows; numbers stay.
    let meetings = "meetings:
  a: { label: 江苏省党政代表团赴对口地区考察交流, kind: 考察交流座谈会议, level: 省级领导小组会议, with: [江苏省党政代表团],
       times: 2次, host: 江苏省对口支援办公室, date: 2018-01/2019-10, place: 省委驻灌云县帮扶工作队 }
  b: { label: 开发性金融支持东西部扶贫协作对接会, kind: 开发性金融对接会议, level: 市级部门工作会议, times: 3次, date: 2019, outcome: 签约 }
";
    let of = printed(&ledger(meetings, "meetings"));
    assert_eq!(of[0], "名称 | 类别 | 层级 | 参加 | 次数# | 时间");
    assert_eq!(of[1].split(" // ").nth(1), Some("主办：江苏省对口支援办公室；地点：省委驻灌云县帮扶工作队"));
    assert_eq!(of[2].split(" | ").nth(3), Some("未载明"));
}

#[test]
fn what_only_some_items_have_is_no_gap_in_the_source() {
    let assets = "assets:
  a: { label: 路, quantity: 37.2公里, standard: 限在规定范围内 }
  b: { label: 渡槽, place: 岗东村 }
  c: { label: 灯, quantity: 2224盏, owner: 未载明 }
";
    let of = ledger(assets, "assets");
    // The owner is said of none; a standard of one, which is said below its row.
    assert_eq!(
        printed(&of),
        [
            "名称 | 数量# | 地点",
            "路 | 37.2公里 | 未载明 // 标准：限在规定范围内",
            "渡槽 | 未载明 | 岗东村",
            "灯 | 2224盏 | 未载明",
        ]
    );
    assert_eq!(of.note.as_deref(), Some("权属均未载明。"));
}

#[test]
fn items_lead_to_places_figures_and_each_other() {
    let record = "figures: { lamps: { label: 路灯, value: 300盏 } }
assets:
  lamps: { label: 岗东村路灯, quantity: lamps, place: 岗东村, owner: 工作队, donation: gift, figures: [lamps] }
donations:
  gift: { label: 一批路灯, form: 物, value: 未载明 }
";
    let of = ledger(record, "assets");
    assert_eq!(printed(&of)[1], "岗东村路灯 | 300盏 | 工作队 | 一批路灯 | 岗东村");
    let cells = &of.groups[0].rows[0];
    assert_eq!(links(&cells[2]), ["organisations/team/index.html"]);
    assert_eq!(links(&cells[4]), ["places/gangdong/index.html"]);
}

#[test]
fn claims_show_what_they_rest_on() {
    let record = "figures: { villages: { label: 薄弱村, value: 26个, source: \"report#3\" } }
claims:
  all: { text: 全部脱贫, type: 全部, universe: 26个村, figure: villages, source: \"report#7-9\" }
  first: { text: 全国首个, type: 首创, source: \"report#3\" }
";
    let of = ledger(record, "claims");
    assert_eq!(
        printed(&of),
        [
            "说法 | 类型 | 范围 | 依据 | 出处",
            "全部脱贫 | 全部 | 26个村 | 薄弱村26个 | 〔1〕第7～9行",
            "全国首个 | 首创 | 未载明 | 未载明 | 〔1〕第3行",
        ]
    );
    // A column says where each stands.
    assert!(of.sources.is_empty());
}

#[test]
fn registers_that_the_case_lists_are_shown_with_links() {
    let record = "policies: [opinion]\npeople: [cui]\n";
    let of = ledger(record, "policies");
    assert_eq!(printed(&of), ["文件 | 发文单位 | 通过 | 层级", "《意见》 | 工作队 | 2017年3月 | 省级"]);
    assert_eq!(links(&of.groups[0].rows[0][0]), ["policies/opinion/index.html"]);
    assert_eq!(printed(&ledger(record, "people"))[1], "崔现忠 | 工作队新民村第一书记（第二批，2019年5月10日起）");
}
