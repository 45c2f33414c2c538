//! Blocks from the words of a record.

#![expect(clippy::unwrap_used, clippy::panic, reason = "a failed unwrap is a failed test")]

mod ledgers;

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

const STUDY: &str = "  study: { label: 助学, group: 款, form: 款, value: study, purpose: 助学 }\n";
const ROADS: &str = "  roads: { label: 修路, group: 款, form: 款, value: roads }\n";

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
    assert_eq!((of.style, of.id.as_str()), (CardStyle::Money, "money-a_b"));
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
    assert_eq!((diagram.id.as_str(), diagram.number), ("chart-mechanism_m", 1));
    assert_eq!((diagram.title.as_str(), diagram.subtitle.as_str()), ("不成熟的退回去", "“三上三下”评审"));
    assert!(!diagram.table.rows.is_empty() && diagram.wide.svg.contains("<svg"));
    // Nothing shows the number that its name does not say.
    assert_eq!(plain(line(&whole.lines, "数目")), "四梁八柱");
    assert!(whole.diagram.is_none());
    let [Embed::Plate(away)] = &on_page[..] else { panic!("{on_page:?}") };
    assert_eq!(away.id, "mechanism-a_m");
    assert_eq!(away.diagram.as_ref().unwrap().id, "chart-mechanism_a_m");
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
    assert_eq!(matrix.id, "mechanism-m_table");
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
    assert_eq!((ledger.id.as_str(), quote.id.as_str()), ("ledger-a_donations", "quote-a_q"));
    let cell = &ledger.groups[0].rows[0][1];
    assert!(matches!(&cell[..], [Inline::Figure(figure)]
        if figure.link.as_deref() == Some("cases/a/index.html#figure-study")));
    let link = money.cards[0].number.as_ref().unwrap().link.as_deref();
    assert_eq!(link, Some("cases/a/index.html#figure-study"));
}

#[test]
fn hyphens_in_names_do_not_make_one_anchor_of_two() {
    let chart = |name: &str| {
        format!(
            "charts: {{ {name}: {{ kind: bar, title: 题, rows: {{ 甲: 1个, 乙: 2个 }} }} }}\nquotes: {{ {name}: {{ text: 话 }} }}\n"
        )
    };
    let (one, other) = (chart("b-c"), format!("slug: a-b\n{}", chart("c")));
    let page = "{{chart:a/b-c}}\n\n{{chart:a-b/c}}\n\n{{quote:a/b-c}}\n\n{{quote:a-b/c}}\n";
    let (_, on_page) = pages(&[(&one, ""), (&other, "")], Some(page));
    let id = |embed: &Embed| match embed {
        Embed::Chart(chart) => chart.id.clone(),
        Embed::Quotation(quote) => quote.id.clone(),
        other => panic!("{other:?}"),
    };
    let ids: Vec<String> = on_page.iter().map(id).collect();
    assert_eq!(ids, ["chart-a_b-c", "chart-a-b_c", "quote-a_b-c", "quote-a-b_c"]);
}
