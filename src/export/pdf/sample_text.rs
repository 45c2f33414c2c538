//! The narrative of the sample: every kind of block and inline.

use std::sync::Arc;

use super::sample::{TEXT_WIDTH, figure, paragraph, span, text, tile};
use crate::chart::Drawing;
use crate::document::{Alignment, Block, ChartFigure, DataTable, Embed, Inline, Photo};

/// The blocks.
pub fn blocks() -> Vec<Block> {
    vec![
        heading(1, "h1", "一、先问市场，再定项目"),
        paragraph(vec![
            text("灌云是江苏12个省定经济薄弱县之一。2018年，帮扶工作队27名同志从23个后方单位进驻，接手的是全县最后"),
            figure("f3", "26个"),
            text(
                "省定经济薄弱村：12个乡镇（街道）、16875户、77150人，其中建档立卡户1510户、3527人。钱不算少，难的是花在哪里。",
            ),
        ]),
        paragraph(vec![
            text("“好项目也是相对的”，队员们这样说。两年里，"),
            strong("40多个调研组"),
            text(
                "分赴各地考察，边学边干、边干边调；电商馆、反季节小龙虾养殖、龙苴柳编——这些后来站住脚的项目，都不在最初的清单上。最终确定项目",
            ),
            figure("f1", "174个"),
            text("，投资"),
            figure("f2", "1.5亿元"),
            text("，其中产业项目53个，投资占比达70.9%"),
            Inline::Footnote(1),
            text("。"),
        ]),
        chart(
            "chart-share",
            1,
            "三成的项目用去七成的投资",
            "产业项目占全部项目的个数与投资额，2018—2019年",
            share_svg(),
            150.0,
        ),
        heading(2, "h2", "（一）带着辣椒闯市场"),
        paragraph(vec![text(
            "岗东村的200亩辣椒签了兜底协议，行情也看好。队员们仍然带着村民、拖着辣椒，转了几家超市，又连夜赶到常州的批发市场，\
             看一天里价格怎样起落。账算下来，比就地卖多收20多万元；更要紧的是，村里人从此知道自己的东西值多少钱。省政府研究室\
             后来在《调查研究报告》里把它叫作“岗东模式”……",
        )]),
        quote("带领村民闯市场，才能把好项目扶出好收益。"),
        heading(2, "h3", "（二）卖不掉的项目不留"),
        paragraph(vec![text("每个项目都要过“三上三下”：")]),
        Block::List {
            start: Some(1),
            items: vec![
                vec![paragraph(vec![text("听经济薄弱村和所在乡镇的意见，看村里有没有人愿意干；")])],
                vec![
                    paragraph(vec![text("听扶贫办和评审专家的意见，看技术和销路；")]),
                    Block::List {
                        start: None,
                        items: vec![
                            vec![paragraph(vec![text("技术：省农科院、南京农业大学的专家参加评审；")])],
                            vec![paragraph(vec![text("销路：绝大部分产业项目签订“兜底”收购协议。")])],
                        ],
                        span: span(),
                    },
                ],
                vec![paragraph(vec![text("听建档立卡户的意见，看他们能得到什么。")])],
            ],
            span: span(),
        },
        paragraph(vec![
            text("三项核心指标是"),
            Inline::Emphasis(vec![text("村集体收入、建档立卡户收入、两不愁三保障")]),
            text(
                "。任何一项说不清的，退回去改；改不好的，让位给别的项目。方案一旦出台，“周报情、月调度、季督查、年总评”跟着走，帮扶队员和乡镇领导“双签字”，项目不再只是“帮扶队的项目”。",
            ),
        ]),
        heading(1, "h4", "二、民生实事，先急后缓"),
        paragraph(vec![text(
            "工作队刚到，大东村的村民就找上门来：麦子已经抽穗，育秧就在眼前，灌溉渡槽的经费还没有着落。项目当即启动，200多亩稻秧在\
             最缺水的时候保住了。在港西村，队员从最危险的房子开始，先后帮助改建53户。两年间修村组道路21段、37.2公里，新建16个、改建\
             5个党群服务中心，工程标准一把尺子，谁也不多、谁也不少。",
        )]),
        Block::Embed {
            embed: Embed::Photo(Photo {
                id: "photo-road".to_owned(),
                path: "cases/guanyun/road.png".to_owned(),
                file: "content/cases/sample/media/road.jpg".to_owned(),
                bytes: Arc::new(PNG.to_vec()),
                width: 1200,
                height: 800,
                caption: "新修的村组道路与田块".to_owned(),
                alt: "示意图：田野、天空和太阳。".to_owned(),
                credit: "示意图，用于检验版式".to_owned(),
            }),
            span: span(),
        },
        paragraph(vec![text(
            "路灯装在哪里，听村民的：绝大部分人走的路段才装，绝大部分人认可的位置才立，装完请村民代表验收。2224盏路灯就是这样一盏一盏\
             定下来的，群众说是“眼前一亮”工程。爱心助学、送医送药、送科技下乡等活动累计152批次，走访慰问3713户次，发放慰问金136.5万元\
             ；给五保户、低保户装的有线电视，给建档立卡户办的“防返贫保险”，都是全覆盖，不留缺口。",
        )]),
        Block::Table {
            columns: vec![Alignment::Left, Alignment::Right, Alignment::Right, Alignment::Natural],
            head: ["实事", "数量", "单位", "做法"].map(|cell| vec![text(cell)]).to_vec(),
            rows: [
                ["村组道路", "37.2", "公里", "21段，统一标准"],
                ["光伏路灯", "2224", "盏", "村民定位置、村民代表验收"],
                ["危房改建", "53", "户", "从最危房屋入手"],
                ["党群服务中心", "21", "个", "新建16个、改建5个"],
            ]
            .map(|row| row.map(|cell| vec![text(cell)]).to_vec())
            .to_vec(),
            span: span(),
        },
        paragraph(vec![
            text("后方单位的支持是另一本账。“五方挂钩”会议上谈定的资金，到位"),
            figure("f4", "8743.11万元"),
            text("，到位率209.2%；接待后方单位超过250批次。会议之外，还有"),
            strong("六笔捐赠"),
            text("，用途各有指定，详见图2和"),
            Inline::Link {
                target: "../../method/index.html".to_owned(), title: None, content: vec![text("编写说明")]
            },
            text("。"),
        ]),
        chart(
            "chart-gifts",
            2,
            "帮扶资金之外，另获募集捐赠674.5万元",
            "按用途，万元，灌云县，2018—2019年",
            gifts_svg(),
            300.0,
        ),
        Block::Embed {
            embed: Embed::Tiles(vec![
                tile("f8", "爱心助学款", "", "218.1", "万元", ""),
                tile("f9", "“慈善一日捐”", "", "163.5", "万元", ""),
                tile("f10", "修路修厕款", "", "115", "万元", ""),
            ]),
            span: span(),
        },
        heading(1, "h5", "三、六个人签字，一个人也不少"),
        paragraph(vec![
            text(
                "每笔帮扶资金须经6位同志签字才能拨付。规矩写在纸上，账贴在墙上：“项目公开、资金透明、规范运行、全程监督”。帮扶结束前，工作队主动请来",
            ),
            strong("独立第三方审计"),
            text(
                "，查出的问题逐条整改。2019年底，26个村的集体经营收入全部超过20万元，最高的超过100万元，平均37万元；协助组建的扶贫项目公司有17个，村净资产新增过亿元。",
            ),
        ]),
        Block::Rule { span: span() },
        paragraph(vec![
            text(
                "产业要留得住，人也要留得住。工作队把村负责人带到安吉、扬中去看，与省农科院的专业所签协议，办柳编、缝纫、小龙虾养殖的培训班。",
            ),
            text("来自新疆的技术员吐尔逊·艾力（化名）说，最难的不是教会，而是让人相信学了有用"),
            Inline::Footnote(2),
            text("。项目的月报用"),
            Inline::Code { text: "report-2019-05.xlsx".to_owned(), span: span() },
            text("这样的文件名存档，谁都查得到"),
            Inline::Footnote(1),
            text("。"),
        ]),
        Block::Code {
            language: None, text: "周  报情\n月  调度\n季  督查\n年  总评\n".to_owned(), span: span()
        },
        paragraph(vec![text(
            "“永不走的工作队”——这是队员们留给灌云的话，也是这两年最好的一笔账。资金有数，签字有人，卖货有路，往后的日子就有了底。",
        )]),
    ]
}

/// The footnotes.
pub fn footnotes() -> Vec<Vec<Block>> {
    vec![
        vec![paragraph(vec![text(
            "占比为工作总结所载，按投资额计算；按项目个数计算，53个产业项目约占全部项目的30%。",
        )])],
        vec![paragraph(vec![text("此处人物为检验间隔号断行而设，不见于来源。")])],
    ]
}

/// A chart.
pub fn chart(id: &str, number: u32, title: &str, subtitle: &str, svg: String, height: f64) -> Block {
    let figure = chart_figure(id, number, title, subtitle, svg, height);
    Block::Embed { embed: Embed::Chart(Box::new(figure)), span: span() }
}

/// What a chart or a diagram is made of.
pub fn chart_figure(id: &str, number: u32, title: &str, subtitle: &str, svg: String, height: f64) -> ChartFigure {
    let drawing = Drawing { svg, width: TEXT_WIDTH, height, texts: Vec::new() };
    ChartFigure {
        id: id.to_owned(),
        number,
        title: title.to_owned(),
        subtitle: subtitle.to_owned(),
        note: Some("合计由六项相加得出，与来源所载一致。".to_owned()),
        sources: vec!["《驻县帮扶工作总结》第101行".to_owned()],
        alt: format!("{title}：{subtitle}。"),
        table: DataTable { head: Vec::new(), rows: Vec::new() },
        wide: drawing.clone(),
        narrow: drawing.clone(),
        print: drawing,
    }
}

/// A drawing of two bars.
pub fn share_svg() -> String {
    let bars = [("项目", 53.0, 174.0, "53个", "121个"), ("投资", 70.9, 100.0, "70.9%", "29.1%")];
    let mut body = String::new();
    for (index, (label, part, whole, here, rest)) in bars.into_iter().enumerate() {
        let (y, split) = (20 + index * 64, 60.0 + 510.0 * part / whole);
        body += &format!(
            "<text x=\"0\" y=\"{ty}\" fill=\"#1f2328\">{label}</text>\
             <rect x=\"60\" y=\"{y}\" width=\"{w}\" height=\"40\" fill=\"#b5322a\"/>\
             <rect x=\"{split}\" y=\"{y}\" width=\"{v}\" height=\"40\" fill=\"#d5d9dd\"/>\
             <text x=\"70\" y=\"{ty}\" fill=\"#ffffff\" font-weight=\"700\">{here}</text>\
             <text x=\"560\" y=\"{ty}\" fill=\"#1f2328\" text-anchor=\"end\">{rest}</text>",
            ty = y + 25,
            w = split - 60.0,
            v = 570.0 - split,
        );
    }
    svg(150, &body)
}

fn gifts_svg() -> String {
    let gifts = [
        ("爱心助学", 218.1),
        ("慈善一日捐", 163.5),
        ("修路修厕", 115.0),
        ("树苗", 107.9),
        ("药品", 40.0),
        ("电脑", 30.0),
    ];
    let mut body = String::new();
    let mut left = 0.0;
    for (index, (label, value)) in gifts.into_iter().enumerate() {
        let (y, x, width) = (10 + index * 46, 100.0 + left * 0.6, value * 0.6);
        body += &format!(
            "<text x=\"0\" y=\"{ty}\" fill=\"#1f2328\">{label}</text>\
             <rect x=\"{x}\" y=\"{y}\" width=\"{width}\" height=\"28\" fill=\"#b5322a\"/>\
             <text x=\"{tx}\" y=\"{ty}\" fill=\"#1f2328\" font-weight=\"700\">{value}</text>",
            ty = y + 19,
            tx = x + width + 6.0,
        );
        left += value;
    }
    svg(300, &body)
}

fn svg(height: u32, body: &str) -> String {
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" viewBox=\"0 0 {TEXT_WIDTH} {height}\" width=\"{TEXT_WIDTH}\" \
         height=\"{height}\" font-family=\"Noto Sans SC\" font-size=\"13\">{body}</svg>"
    )
}

/// A heading.
pub fn heading(level: u8, id: &str, words: &str) -> Block {
    Block::Heading { level, id: id.to_owned(), content: vec![text(words)], span: span() }
}

fn quote(words: &str) -> Block {
    Block::Quote { blocks: vec![paragraph(vec![text(words)])], span: span() }
}

fn strong(words: &str) -> Inline {
    Inline::Strong(vec![text(words)])
}

/// A landscape of 48 × 32 pixels in four colours.
const PNG: [u8; 135] = [
    0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0x00, 0x00, 0x00, 0x0d, 0x49, 0x48, 0x44, 0x52, 0x00, 0x00, 0x00,
    0x30, 0x00, 0x00, 0x00, 0x20, 0x04, 0x03, 0x00, 0x00, 0x00, 0xa6, 0xfa, 0xe6, 0x2f, 0x00, 0x00, 0x00, 0x0c, 0x50,
    0x4c, 0x54, 0x45, 0xdc, 0xe6, 0xec, 0x8f, 0xa8, 0x8a, 0x5f, 0x7d, 0x55, 0xf2, 0xd2, 0xa0, 0xb1, 0xf2, 0x8f, 0xfc,
    0x00, 0x00, 0x00, 0x36, 0x49, 0x44, 0x41, 0x54, 0x78, 0xda, 0x63, 0x60, 0x18, 0x4c, 0xc0, 0xd8, 0xd8, 0x00, 0xab,
    0x38, 0xb3, 0xb1, 0xb1, 0xf1, 0x80, 0x49, 0xe0, 0x74, 0x15, 0x11, 0x40, 0x10, 0x07, 0x18, 0x58, 0x09, 0x45, 0x21,
    0x21, 0x41, 0x45, 0x2c, 0x04, 0x83, 0x92, 0x90, 0x92, 0xa2, 0x12, 0x16, 0x82, 0x41, 0x09, 0x07, 0x18, 0xf6, 0x12,
    0x00, 0x94, 0x86, 0x32, 0xb6, 0x69, 0xaa, 0x6c, 0x06, 0x00, 0x00, 0x00, 0x00, 0x49, 0x45, 0x4e, 0x44, 0xae, 0x42,
    0x60, 0x82,
];
