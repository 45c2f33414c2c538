//! The blocks of records of the sample: mechanisms, tables of entries, cards, quotations.

use super::sample::{figure, span, text, tile};
use super::sample_text::{chart_figure, share_svg};
use crate::document::{
    Block, Card, CardStyle, Cards, Column, Embed, Group, Inline, Ledger, Line, Plate, QuotationBlock,
};

/// The blocks.
pub fn blocks() -> Vec<Block> {
    vec![
        plate("mechanism-gate", 150.0),
        matrix(),
        money(),
        ledger(6),
        grid(),
        changes(),
        awards(),
        quotation("quote-staying", "“‘永不走的工作队’，留给村里。”", "省委驻灌云县帮扶工作队"),
        quotation("quote-villager", "麦子已经抽穗，渡槽的经费还没有着落。", "大东村的村民（间接引语）"),
    ]
}

/// A mechanism with a diagram of a height in CSS pixels.
pub fn plate(id: &str, height: f64) -> Block {
    let name = "“三上三下”项目汰劣评审机制";
    let own = str::to_owned;
    embed(Embed::Plate(Box::new(Plate {
        id: own(id),
        kind: own("关口"),
        label: own(name),
        says: Some(own("项目方案报上去评审——退下来修改，好的留下，差的淘汰。")),
        lines: vec![
            line("参与方", vec![party("灌云县"), text("、评审专家")]),
            line("地点", vec![party("灌云县")]),
            line("期限", vec![text("未载明")]),
            line("数据", vec![text("帮扶项目"), figure("f1", "174个")]),
            line("属于", vec![own_page("四道关口")]),
        ],
        diagram: Some(Box::new(chart_figure(&format!("chart-{id}"), 3, name, "", share_svg(), height))),
        matrix: None,
        not_stated: vec![own("每一轮的内容"), own("淘汰的项目数")],
        note: Some(own("各轮的内容原文没有写。")),
        source: own("《驻县帮扶工作总结》第129～133行"),
    })))
}

/// A mechanism with a table.
pub fn matrix() -> Block {
    let own = str::to_owned;
    embed(Embed::Plate(Box::new(Plate {
        id: own("mechanism-levels"),
        kind: own("组织"),
        label: own("三级抓落实"),
        says: None,
        lines: Vec::new(),
        diagram: None,
        matrix: Some(table("mechanism-levels-table", "省里协调，市里负总责，县里落实", 3, 0)),
        not_stated: vec![own("各项任务的责任单位")],
        note: None,
        source: String::new(),
    })))
}

/// A table in two groups with a number of rows each.
pub fn ledger(rows: usize) -> Block {
    embed(Embed::Ledger(Box::new(table("ledger-donations", "捐赠", rows, 2))))
}

fn table(id: &str, title: &str, rows: usize, groups: usize) -> Ledger {
    let columns = [("名称", false), ("捐赠方", false), ("价值", true), ("用途", false)];
    let sum = |label: &str| vec![vec![text(label)], Vec::new(), vec![text("496.6万元")], Vec::new()];
    let group = |title: Option<&str>| Group {
        title: title.map(str::to_owned),
        rows: (1..=rows)
            .map(|number| {
                let value = if number % 3 == 0 { text("未载明") } else { figure("f8", "218.1万元") };
                let used = "给考上大学的孩子补助学费和路费，再给乡村小学添置课桌、图书和体育器材";
                vec![
                    vec![text(&format!("第{number}笔爱心助学款"))],
                    vec![party("省交通运输厅")],
                    vec![value],
                    vec![text(used)],
                ]
            })
            .collect(),
        remarks: (1..=rows)
            .map(|number| if number % 2 == 0 { vec![text("折价的办法原文未载明。")] } else { Vec::new() })
            .collect(),
        subtotals: title.map(|_| sum("小计")).into_iter().collect(),
    };
    let titles = [Some("款"), Some("物")];
    Ledger {
        id: id.to_owned(),
        number: Some(1),
        title: title.to_owned(),
        columns: columns.map(|(label, numeric)| Column { label: label.to_owned(), numeric }).to_vec(),
        groups: if groups == 0 { vec![group(None)] } else { titles.into_iter().take(groups).map(group).collect() },
        totals: if groups == 0 { Vec::new() } else { vec![sum("合计")] },
        note: (groups > 0).then(|| "小计为推算。".to_owned()),
        sources: if groups > 0 { vec!["《驻县帮扶工作总结》第101行".to_owned()] } else { Vec::new() },
    }
}

fn money() -> Block {
    let card = |tag: &str, name: &str, number: &str| Card {
        title: vec![text("资金")],
        tag: Some(tag.to_owned()),
        number: Some(tile(name, "后方资金累计到位", "", number, "万元", "")),
        lines: vec![line("范围", vec![text("灌云县")]), line("时间", vec![text("两年来")])],
    };
    let two = vec![card("后方到位", "f4", "8743.11"), card("捐款捐物", "f8", "674.5")];
    cards("money-two", CardStyle::Money, two, Some("各类资金口径不同，不相加。"))
}

fn grid() -> Block {
    let all = (1..=3).map(|number| Card {
        title: vec![party("岗东村")],
        tag: (number == 1).then(|| "短".to_owned()),
        number: None,
        lines: vec![line("产品", vec![text("辣椒")]), line("面积", vec![text("未载明")])],
    });
    cards("cards-villages", CardStyle::Grid, all.collect(), None)
}

fn changes() -> Block {
    let sides = |sides: &[(&str, &str)]| sides.iter().map(|(label, words)| line(label, vec![text(words)])).collect();
    let card = |lines| Card { title: vec![text("灌溉渡槽")], tag: None, number: None, lines };
    let both = sides(&[("之前", "经费没有着落"), ("之后", "保水用上了"), ("地点", "大东村")]);
    cards("cards-changes", CardStyle::Change, vec![card(both), card(sides(&[("之前", "未载明")]))], None)
}

fn awards() -> Block {
    let card = Card {
        title: vec![text("“岗东模式”")],
        tag: Some("刊载".to_owned()),
        number: None,
        lines: vec![line("授予单位", vec![party("省政府研究室")])],
    };
    cards("cards-awards", CardStyle::Awards, vec![card], None)
}

fn cards(id: &str, style: CardStyle, cards: Vec<Card>, note: Option<&str>) -> Block {
    embed(Embed::Cards(Cards {
        id: id.to_owned(),
        style,
        title: "各类资金".to_owned(),
        cards,
        note: note.map(str::to_owned),
        sources: vec!["《驻县帮扶工作总结》第19、99行".to_owned()],
    }))
}

fn quotation(id: &str, said: &str, speaker: &str) -> Block {
    embed(Embed::Quotation(QuotationBlock {
        id: id.to_owned(),
        text: said.to_owned(),
        speaker: vec![text(speaker)],
        source: "《驻县帮扶工作总结》第147行".to_owned(),
    }))
}

fn line(label: &str, words: Vec<Inline>) -> Line {
    Line { label: label.to_owned(), words }
}

/// A name with a link to its page.
fn party(name: &str) -> Inline {
    Inline::Page { path: "places/guanyun/index.html".to_owned(), content: vec![text(name)] }
}

/// A link to a block of the same case.
fn own_page(name: &str) -> Inline {
    Inline::Page { path: "cases/guanyun/index.html#mechanism-levels".to_owned(), content: vec![text(name)] }
}

fn embed(embed: Embed) -> Block {
    Block::Embed { embed, span: span() }
}
