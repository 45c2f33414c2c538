//! Blocks from the words of a record.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a failed unwrap is a failed test")]

use std::sync::Arc;

use super::words::plain;
use crate::compose::{CasePage, compose};
use crate::corpus::{assemble, read_all};
use crate::document::{Block, CardStyle, Cards, Embed, Inline, Ledger, Plate, QuotationBlock};
use crate::export::html::testing::theme;
use crate::source::{SourceFile, Sources};

const HEAD: &str = "title: 题\nsummary: 述\nplace: 江苏省/灌云县\ndefaults: { source: report, period: 2019 }\n\
                    sources: { report: { title: 总结 } }\n";

const REGISTERS: [(&str, &str); 4] = [
    ("places", "guanyun: { name: 灌云县, level: 县级 }\ngangdong: { name: 岗东村, level: 村级, parent: guanyun }\n"),
    ("organisations", "team: { name: 省委驻灌云县帮扶工作队, aliases: [工作队], type: 工作队 }\n"),
    (
        "people",
        "cui: { name: 崔现忠, roles: [{ role: 新民村第一书记, org: 工作队, from: 2019-05-10, batch: 第二批 }] }\n",
    ),
    ("policies", "opinion: { title: 《意见》, issuer: 工作队, adopted: 2017-03, level: 省级 }\n"),
];

/// The pages of cases `a`, `b` …: each a record behind the usual head, and its narrative.
fn pages(cases: &[(&str, &str)], page: Option<&str>) -> (Vec<CasePage>, Vec<Embed>) {
    let file = |path: String, text: &str| SourceFile { path, bytes: Arc::new(text.as_bytes().to_vec()) };
    let mut files = Vec::new();
    for ((record, narrative), slug) in cases.iter().zip(["a", "b"]) {
        files.push(file(format!("content/cases/{slug}/case.yaml"), &format!("{HEAD}{record}")));
        files.push(file(format!("content/cases/{slug}/narrative.md"), narrative));
    }
    files.extend(page.map(|text| file("content/pages/p.md".into(), &format!("# 页\n\n{text}"))));
    files.extend(REGISTERS.map(|(name, text)| file(format!("content/registers/{name}.yaml"), text)));
    files.push(file("content/site.yaml".into(), "title: 站\ndescription: 述\n"));
    let sources = Sources::new(files);
    let parts = read_all(&sources);
    let assembled = assemble(parts.value);
    let found: Vec<String> = parts.diagnostics.iter().chain(&assembled.diagnostics).map(|d| format!("{d:?}")).collect();
    assert!(found.is_empty(), "{found:#?}");
    let publication = compose(&assembled.value.unwrap(), &sources, &theme(), None, crate::check::Found::default());
    let on_pages = publication.pages.iter().flat_map(|page| embeds(&page.document.blocks)).collect();
    (publication.cases, on_pages)
}

fn embeds(blocks: &[Block]) -> Vec<Embed> {
    let embed = |block: &Block| match block {
        Block::Embed { embed, .. } => Some(embed.clone()),
        _ => None,
    };
    blocks.iter().filter_map(embed).collect()
}

/// The blocks that the narrative of one case places.
fn placed(record: &str, narrative: &str) -> Vec<Embed> {
    embeds(&pages(&[(record, narrative)], None).0[0].document.blocks)
}

fn one(record: &str, narrative: &str) -> Embed {
    placed(record, narrative).into_iter().next().unwrap()
}

fn ledger(record: &str, name: &str) -> Ledger {
    match one(record, &format!("{{{{ledger:{name}}}}}\n")) {
        Embed::Ledger(ledger) => *ledger,
        other => panic!("{other:?}"),
    }
}

fn cards(record: &str, placed: &str) -> Cards {
    match one(record, &format!("{placed}\n")) {
        Embed::Cards(cards) => cards,
        other => panic!("{other:?}"),
    }
}

fn plate(record: &str) -> Plate {
    match one(record, "{{mechanism:m}}\n") {
        Embed::Plate(plate) => *plate,
        other => panic!("{other:?}"),
    }
}

fn quotation(quote: &str) -> QuotationBlock {
    match one(&format!("quotes: {{ q: {{ {quote} }} }}\n"), "{{quote:q}}\n") {
        Embed::Quotation(quotation) => quotation,
        other => panic!("{other:?}"),
    }
}

fn row(cells: &[Vec<Inline>]) -> String {
    cells.iter().map(|cell| plain(cell)).collect::<Vec<_>>().join(" | ")
}

/// A ledger as text: heads, rows with their remarks, subtotals, totals.
fn printed(ledger: &Ledger) -> Vec<String> {
    let mark = |numeric: bool| if numeric { "#" } else { "" };
    let heads = ledger.columns.iter().map(|column| format!("{}{}", column.label, mark(column.numeric)));
    let mut lines = vec![heads.collect::<Vec<_>>().join(" | ")];
    for group in &ledger.groups {
        assert_eq!(group.rows.len(), group.remarks.len());
        lines.extend(group.title.iter().map(|title| format!("[{title}]")));
        for (cells, remark) in group.rows.iter().zip(&group.remarks) {
            let remark = if remark.is_empty() { String::new() } else { format!(" // {}", plain(remark)) };
            lines.push(format!("{}{remark}", row(cells)));
        }
        lines.extend(group.subtotals.iter().map(|cells| row(cells)));
    }
    lines.extend(ledger.totals.iter().map(|cells| row(cells)));
    lines
}

fn links(content: &[Inline]) -> Vec<String> {
    let link = |inline: &Inline| match inline {
        Inline::Page { path, .. } => Some(path.clone()),
        _ => None,
    };
    content.iter().filter_map(link).collect()
}

fn line<'a>(lines: &'a [crate::document::Line], label: &str) -> &'a [Inline] {
    &lines.iter().find(|line| line.label == label).unwrap().words
}

const GIFTS: &str = "figures:
  study: { label: 助学款, value: 218.1万元, money: 捐款 }
  roads: { label: 修路款, value: 20万元, money: 捐款 }
  trees: { label: 苗木, value: 107.9万元, money: 捐物折价 }
";

fn gifts(figures: &str, items: &str) -> Ledger {
    ledger(&format!("{GIFTS}{figures}donations:\n{items}"), "donations")
}

const STUDY: &str = "  study: { label: 助学, group: 款, form: 款, value: study, purpose: 助学 }\n";
const ROADS: &str = "  roads: { label: 修路, group: 款, form: 款, value: roads }\n";
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
    // A figure that is what the values add up to, of the same kind of money, is a stated total too.
    let equal = "  money: { label: 捐款, value: 238.1万元, money: 捐款 }\n";
    let of = gifts(equal, &[STUDY, ROADS].concat());
    assert!(matches!(&of.totals[0][1][..], [Inline::Figure(figure)] if figure.name == "money"));
    assert_eq!(of.note, None);
    let other_kind = "  money: { label: 投资, value: 238.1万元, money: 项目投资 }\n";
    assert_eq!(gifts(other_kind, &[STUDY, ROADS].concat()).note.as_deref(), Some("合计为推算。"));
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

#[test]
fn cards_say_what_there_is_and_no_more() {
    let record = "figures: { land: { label: 果园, value: 120亩 } }
villages:
  a: { label: 岗东村, place: 岗东村, product: 辣椒, term: 短, area: land, note: 收益未载明。 }
  b: { label: 乙村, mode: 种植, group: 后来 }
";
    let of = cards(record, "{{cards:villages}}");
    assert_eq!((of.style, of.id.as_str(), of.title.as_str()), (CardStyle::Grid, "cards-villages", "村"));
    let said = |index: usize| -> Vec<String> {
        let card = &of.cards[index];
        let lines = card.lines.iter().map(|line| format!("{}：{}", line.label, plain(&line.words)));
        std::iter::once(format!("{}〔{}〕", plain(&card.title), card.tag.as_deref().unwrap_or_default()))
            .chain(lines)
            .collect()
    };
    assert_eq!(said(0), ["岗东村〔短〕", "产品：辣椒", "面积：120亩", "说明：收益未载明。"]);
    assert_eq!(said(1), ["乙村〔〕", "分组：后来", "带动方式：种植"]);
    assert_eq!(links(&of.cards[0].title), ["places/gangdong/index.html"]);
    let awards = "awards: { a: { label: 奖, kind: 表彰, level: 县级, by: 工作队 } }\n";
    let of = cards(awards, "{{cards:awards}}");
    assert_eq!((of.style, of.cards[0].tag.as_deref()), (CardStyle::Awards, Some("表彰")));
    assert_eq!(of.cards[0].lines[1].label, "级别");
    let changes = cards("changes: { a: { label: 路, before: 坑, after: 平 } }\n", "{{cards:changes}}");
    assert_eq!(changes.style, CardStyle::Change);
    assert_eq!(plain(line(&changes.cards[0].lines, "之后")), "平");
}

#[test]
fn money_of_different_kinds_stands_side_by_side() {
    let of = cards(
        "figures:
  a: { label: 到位, value: 8743.11万元, money: 后方到位, scope: 灌云县, source: \"report#5\" }
  b: { label: 招引, value: 超过4.4亿元, money: 招引投资, nature: 预计, period: 未载明, source: \"report#2\" }\n",
        "{{money:a,b}}",
    );
    assert_eq!((of.style, of.id.as_str()), (CardStyle::Money, "money-a-b"));
    assert_eq!(of.note.as_deref(), Some("各类资金口径不同，不相加。"));
    assert_eq!(of.sources, ["第2、5行"]);
    let second = &of.cards[1];
    let number = second.number.as_ref().unwrap();
    assert_eq!((number.before.as_str(), number.number.as_str(), number.after.as_str()), ("超过", "4.4", "亿元"));
    assert_eq!((second.tag.as_deref(), plain(&second.title).as_str()), (Some("招引投资"), "招引"));
    assert_eq!(plain(line(&second.lines, "性质")), "预计");
    assert_eq!(plain(line(&second.lines, "时间")), "未载明");
    assert_eq!(plain(line(&of.cards[0].lines, "范围")), "灌云县");
}

#[test]
fn quotations_have_marks_where_they_are_quoted_as_said() {
    let direct = quotation("text: 叫“绿水青山”, speaker: 崔现忠, date: 2020-05, source: \"report#4\"");
    assert_eq!(direct.text, "“叫‘绿水青山’”");
    assert_eq!(plain(&direct.speaker), "崔现忠，新民村第一书记，2020年5月");
    assert_eq!(links(&direct.speaker), ["people/cui/index.html"]);
    assert_eq!((direct.id.as_str(), direct.source.as_str()), ("quote-q", "第4行"));
    let indirect = quotation("text: 要想办法, form: 间接, speaker: 村民, role: 大东村");
    assert_eq!((indirect.text.as_str(), plain(&indirect.speaker).as_str()), ("要想办法", "村民，大东村（间接引语）"));
    assert_eq!(plain(&quotation("text: 话").speaker), "说话人未注明");
    let phrase = quotation("text: 补短板, form: 短语");
    assert_eq!((phrase.text.as_str(), phrase.speaker.len()), ("“补短板”", 0));
}

const MECHANISM: &str = "mechanisms:
  m:
    label: “三上三下”评审
    kind: gate
    title: 不成熟的退回去
    says: 方案报上去，退下来。
    count: 三上三下
    lower: { name: 方案 }
    upper: { name: 专家 }
    rounds: 3
    actors: [工作队, 村民]
    place: 岗东村
    since: 2018-03
    terms: { 资金: 不少于20万元, 期限: 未载明 }
    policies: [opinion]
    part-of: whole
    of: b/origin
    not-stated: [每一轮的内容]
    source: \"report#9\"
  whole: { label: 总机制, kind: framework, count: 四梁八柱 }
";

#[test]
fn a_plate_says_what_its_mechanism_is_with_its_diagram() {
    let origin = "mechanisms: { origin: { label: 源头, kind: procedure } }\nshort-title: 乙案\n";
    let narrative = "{{mechanism:m}}\n\n{{mechanism:whole}}\n";
    let (cases, on_page) = pages(&[(MECHANISM, narrative), (origin, "")], Some("{{mechanism:a/m}}\n"));
    let placed = embeds(&cases[0].document.blocks);
    let [Embed::Plate(plate), Embed::Plate(whole)] = &placed[..] else { panic!("{placed:?}") };
    assert_eq!((plate.id.as_str(), plate.kind.as_str()), ("mechanism-m", "关口"));
    // The case has one document, which the head of its page names.
    assert_eq!(plate.source, "第9行");
    assert_eq!(plate.not_stated, ["每一轮的内容"]);
    let labels: Vec<&str> = plate.lines.iter().map(|line| line.label.as_str()).collect();
    assert_eq!(labels, ["参与方", "地点", "起始", "资金", "期限", "依据", "属于", "同一机制"]);
    assert_eq!(plain(line(&plate.lines, "期限")), "未载明");
    assert_eq!(links(line(&plate.lines, "参与方")), ["organisations/team/index.html"]);
    assert_eq!(links(line(&plate.lines, "依据")), ["policies/opinion/index.html"]);
    assert_eq!(links(line(&plate.lines, "属于")), ["cases/a/index.html#mechanism-whole"]);
    assert_eq!(links(line(&plate.lines, "同一机制")), ["cases/b/index.html#mechanism-origin"]);
    assert_eq!(plain(line(&plate.lines, "同一机制")), "源头（乙案）");
    let diagram = plate.diagram.as_ref().unwrap();
    assert_eq!((diagram.id.as_str(), diagram.number), ("chart-mechanism-m", 1));
    assert_eq!((diagram.title.as_str(), diagram.subtitle.as_str()), ("不成熟的退回去", "“三上三下”评审"));
    assert!(!diagram.table.rows.is_empty() && diagram.wide.svg.contains("<svg"));
    // Nothing shows the number that its name does not say.
    assert_eq!(plain(line(&whole.lines, "数目")), "四梁八柱");
    assert!(whole.diagram.is_none());
    let [Embed::Plate(away)] = &on_page[..] else { panic!("{on_page:?}") };
    assert_eq!(away.id, "mechanism-a-m");
    assert_eq!(away.diagram.as_ref().unwrap().id, "chart-mechanism-a-m");
}

#[test]
fn a_matrix_is_a_table_of_words() {
    let of = plate(
        "figures: { teachers: { label: 教师, value: 10名 } }
mechanisms:
  m:
    label: 六个一
    kind: framework
    matrix: { columns: [人数, 说明], rows: { 教师: [teachers, 支教], 医生: [未载明, \"-\"] } }\n",
    );
    let matrix = of.matrix.unwrap();
    assert_eq!(printed(&matrix), [" | 人数# | 说明", "教师 | 10名 | 支教", "医生 | 未载明 | "]);
    assert!(matches!(&matrix.groups[0].rows[0][1][..], [Inline::Figure(figure)] if figure.name == "teachers"));
    assert_eq!(matrix.id, "mechanism-m-table");
}

#[test]
fn a_page_places_the_blocks_of_any_case_and_leads_to_it() {
    let record = format!("{GIFTS}donations:\n{STUDY}{ROADS}quotes: {{ q: {{ text: 话 }} }}\n");
    let narrative = "{{ledger:donations}}\n";
    let page = "{{ledger:a/donations}}\n\n{{quote:a/q}}\n\n{{money:a/study,a/trees}}\n";
    let (_, on_page) = pages(&[(&record, narrative)], Some(page));
    let [Embed::Ledger(ledger), Embed::Quotation(quote), Embed::Cards(money)] = &on_page[..] else {
        panic!("{on_page:?}")
    };
    assert_eq!((ledger.id.as_str(), quote.id.as_str()), ("ledger-a-donations", "quote-a-q"));
    let cell = &ledger.groups[0].rows[0][1];
    assert!(matches!(&cell[..], [Inline::Figure(figure)]
        if figure.link.as_deref() == Some("cases/a/index.html#figure-study")));
    let link = money.cards[0].number.as_ref().unwrap().link.as_deref();
    assert_eq!(link, Some("cases/a/index.html#figure-study"));
}
