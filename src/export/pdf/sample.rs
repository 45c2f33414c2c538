//! A publication for tests, with everything that a page can hold. Facts from the work summary of the 灌云 team.

use std::sync::Arc;

use super::{Parts, sample_records, sample_text};
use crate::chart::Palette;
use crate::compose::{
    CaseLinks, CasePage, Counts, FigureRow, Home, NumberRow, Publication, Remark, Sheet, SheetRow, SiteInfo,
    SourceEntry, State, StatedRow,
};
use crate::document::{Block, Document, FigureMention, Inline, Tile};
use crate::record::Date;
use crate::source::{SourceFile, Sources, Span};
use crate::theme::{Font, FontRole};

/// Width of the text in CSS pixels: 38 characters of 11.5 pt.
pub const TEXT_WIDTH: f64 = 582.67;

/// The theme that is shipped, read without the theme's reader.
pub struct SampleTheme {
    palette: Palette,
    fonts: Vec<Font>,
    /// Typst sources; tests may break them.
    pub typst: Vec<(String, String)>,
}

impl SampleTheme {
    pub fn read() -> Self {
        let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/themes/banxin");
        let font = |role, family: &str, weight, file: &str| {
            let path = format!("fonts/{file}.ttf");
            let bytes = Arc::new(std::fs::read(format!("{folder}/{path}")).unwrap());
            Font { role, family: family.to_owned(), weight, path, bytes, coverage: Arc::default() }
        };
        let mut typst: Vec<(String, String)> = std::fs::read_dir(format!("{folder}/typst"))
            .unwrap()
            .map(|entry| entry.unwrap())
            .map(|entry| (entry.file_name().into_string().unwrap(), std::fs::read_to_string(entry.path()).unwrap()))
            .filter(|(name, _)| name.ends_with(".typ"))
            .collect();
        typst.sort();
        let colours = |values: [&str; 10]| values.map(str::to_owned);
        let light = colours([
            "#1f2328", "#5c6670", "#d5d9dd", "#8b9199", "#ffffff", "#b5322a", "#0066ae", "#ba822a", "#048f69",
            "#53356a",
        ]);
        Self {
            palette: Palette { dark: light.clone(), light },
            fonts: vec![
                font(FontRole::Song, "Noto Serif SC", 400, "NotoSerifSC-Regular"),
                font(FontRole::SongBold, "Noto Serif SC", 700, "NotoSerifSC-Bold"),
                font(FontRole::Hei, "Noto Sans SC", 400, "NotoSansSC-Regular"),
                font(FontRole::HeiBold, "Noto Sans SC", 700, "NotoSansSC-Bold"),
                font(FontRole::Kai, "Banxin Kai", 400, "BanxinKai-Regular"),
            ],
            typst,
        }
    }

    pub fn parts(&self) -> Parts<'_> {
        Parts { name: "banxin", palette: &self.palette, fonts: &self.fonts, text_width: TEXT_WIDTH, typst: &self.typst }
    }
}

/// A publication of one case.
pub fn publication() -> Publication {
    let site = SiteInfo {
        title: "东西南北：产业帮扶典型案例".to_owned(),
        tagline: Some("有数可查的案例集".to_owned()),
        description: "五份总结里的案例。".to_owned(),
        base_url: Some("https://example.org/anli/".to_owned()),
        language: "zh-CN".to_owned(),
        date: Some(Date { year: 2024, month: Some(5), day: Some(1) }),
        publisher: vec![
            ("主办单位".to_owned(), "某某市乡村振兴研究中心".to_owned()),
            ("责任编辑".to_owned(), "张文、李数".to_owned()),
        ],
        rights: Some("引用时请注明来源。".to_owned()),
    };
    let home = Home { tiles: Vec::new(), counts: Counts::default() };
    Publication { site, home, cases: vec![case()], pages: Vec::new(), registers: Vec::new(), entries: Vec::new() }
}

/// The case.
pub fn case() -> CasePage {
    CasePage {
        slug: "guanyun".to_owned(),
        number: 1,
        part: None,
        whole: None,
        parts: Vec::new(),
        form: None,
        title: "跟着市场走：灌云产业帮扶两年账".to_owned(),
        short_title: "灌云产业帮扶两年账".to_owned(),
        summary: "27名队员，26个村，两年174个项目。钱投向哪里、由谁签字、卖给谁，本案例逐笔列出，每个数字都注明出处。"
            .to_owned(),
        place: vec!["江苏省".to_owned(), "灌云县".to_owned()],
        period: Some("2018年至2019年".to_owned()),
        date: Some(Date { year: 2020, month: Some(6), day: Some(30) }),
        programme: Some("省委驻县帮扶工作队".to_owned()),
        themes: vec!["产业帮扶".to_owned(), "资金监督".to_owned()],
        links: CaseLinks::default(),
        facts: vec![
            ("地点".to_owned(), vec![text("江苏省灌云县")]),
            ("时间".to_owned(), vec![text("2018年至2019年")]),
            ("实施".to_owned(), vec![text("省委驻灌云县帮扶工作队，队长单位为省交通运输厅")]),
            ("范围".to_owned(), vec![text("12个乡镇（街道）的"), figure("f3", "26个"), text("省定经济薄弱村")]),
        ],
        tiles: vec![
            tile("f1", "帮扶项目", "", "174", "个", "两年合计"),
            tile("f2", "项目投资", "", "1.5", "亿元", "两年合计，其中产业项目占70.9%"),
            tile("f4", "后方单位到位资金", "", "8743.11", "万元", "到位率209.2%"),
            tile("f5", "招引投资", "超过", "4.4", "亿元", "两年累计"),
            tile("f6", "村集体经营收入", "平均", "37", "万元", "26个村，2019年底"),
            tile("f7", "走访慰问", "", "3713", "户次", "发放慰问金136.5万元"),
        ],
        document: Document {
            blocks: [sample_text::blocks(), sample_records::blocks()].concat(),
            footnotes: sample_text::footnotes(),
        },
        key_chart: None,
        length: 1500,
        figures: rows(),
        sources: vec![
            SourceEntry {
                id: "source-team".to_owned(),
                citation: "省委驻灌云县帮扶工作队：《强化帮扶举措 提升脱贫实效——驻县帮扶工作总结》，工作总结，2020年。"
                    .to_owned(),
                note: "正文所引行号为本站存档文本的行号。".to_owned(),
                path: None,
            },
            SourceEntry {
                id: "source-research".to_owned(),
                citation: "省政府研究室：《调查研究报告》，内部刊物，日期未载明。".to_owned(),
                note: String::new(),
                path: None,
            },
        ],
        sheet: sheet(),
        previous: None,
        next: None,
    }
}

/// The proofreader's sheet: every figure and some numbers of the text.
fn sheet() -> Sheet {
    let own = str::to_owned;
    let states = [State::Clear, State::Manual, State::Answered, State::Open];
    let remark = |code: &str, finding: &str, answer: &str| Remark {
        code: own(code),
        finding: own(finding),
        place: own("case.yaml:120"),
        answer: own(answer),
    };
    let figures = rows().into_iter().enumerate().map(|(index, row)| SheetRow {
        row,
        quote: if index % 3 == 0 { own("两年合计实施项目174个，投资1.5亿元") } else { String::new() },
        checks: if index % 2 == 0 { vec![own("分项之和相符：53个＋121个")] } else { Vec::new() },
        uses: own("文中2处、图表1幅、数据卡"),
        state: states[index % states.len()],
    });
    let numbers = (1..=41).map(|index| NumberRow {
        text: own(if index % 2 == 0 { "174个" } else { "两年" }),
        part: own("正文"),
        line: index,
        standing: own(if index % 2 == 0 { "帮扶项目" } else { "汉字数词，请人工核对" }),
        figure: (index % 2 == 0).then(|| own("f1")),
        link: None,
        state: states[index % states.len()],
    });
    Sheet {
        figures: figures.collect(),
        stated: vec![StatedRow {
            what: own("捐赠 · 球场 · 价值"), wording: own("10万元"), source: own("〔1〕第3行")
        }],
        numbers: numbers.collect(),
        answered: vec![remark("relative-date", "“去年底”没有换算成确定的时间", "总结没有日期，年份不代为推定")],
        open: vec![remark("qualifier-conflict", "近16万余名：“近”与“余”互相矛盾", "照录的，写明理由")],
    }
}

fn rows() -> Vec<FigureRow> {
    const LABELS: [(&str, &str, &str); 12] = [
        ("帮扶项目", "174个", "实绩"),
        ("项目投资", "1.5亿元", "实绩 · 投资"),
        ("省定经济薄弱村", "26个", "实绩"),
        ("后方单位到位资金", "8743.11万元", "实绩 · 帮扶资金"),
        ("招引投资", "超过4.4亿元", "实绩 · 招商"),
        ("村集体经营收入（平均）", "37万元", "实绩 · 收入"),
        ("走访慰问", "3713户次", "实绩"),
        ("爱心助学款", "218.1万元", "实绩 · 捐赠"),
        ("“慈善一日捐”", "163.5万元", "实绩 · 捐赠"),
        ("修路修厕款", "115万元", "实绩 · 捐赠"),
        ("光伏路灯", "2224盏", "实绩"),
        ("200亩辣椒多卖", "20多万元", "实绩 · 收入"),
    ];
    (1..=60)
        .map(|number| {
            let (label, wording, nature) = LABELS[(number - 1) % LABELS.len()];
            FigureRow {
                name: format!("f{number}"),
                label: label.to_owned(),
                wording: wording.to_owned(),
                period: if number % 5 == 0 { "未载明" } else { "2018年至2019年" }.to_owned(),
                scope: if number % 3 == 0 { "26个省定经济薄弱村" } else { "" }.to_owned(),
                nature: nature.to_owned(),
                source: format!("《驻县帮扶工作总结》第{}行", number * 2 + 5),
                note: if number % 7 == 0 { "来源未说明是否含以前年度结转" } else { "" }.to_owned(),
            }
        })
        .collect()
}

/// A piece of the sample.
pub fn text(text: &str) -> Inline {
    Inline::Text { text: text.to_owned(), span: span() }
}

/// A piece of the sample.
pub fn figure(name: &str, wording: &str) -> Inline {
    Inline::Figure(FigureMention {
        name: name.to_owned(),
        label: String::new(),
        wording: wording.to_owned(),
        source: String::new(),
        link: None,
    })
}

/// A paragraph.
pub fn paragraph(content: Vec<Inline>) -> Block {
    Block::Paragraph { content, span: span() }
}

/// A piece of the sample.
pub fn tile(name: &str, label: &str, before: &str, number: &str, after: &str, context: &str) -> Tile {
    let own = str::to_owned;
    Tile {
        name: own(name),
        label: own(label),
        before: own(before),
        number: own(number),
        after: own(after),
        context: own(context),
        link: None,
    }
}

/// A place that nothing looks at.
pub fn span() -> Span {
    let sources = Sources::new(vec![SourceFile { path: "narrative.md".to_owned(), bytes: Arc::default() }]);
    Span::new(sources.find("narrative.md").unwrap().0, 0..0)
}
