//! Five cases in short, with the facts of their source documents.

use casebook::chart::Palette;
use casebook::compose::{CasePage, Counts, Home, Page, PageLink, Publication, SiteInfo, SourceEntry};
use casebook::document::{Block, Document, Embed, Tile};
use casebook::record::Date;
use casebook::source::Sources;

use super::kit::Kit;

pub fn publication(sources: &Sources, palette: &Palette) -> Publication {
    let mut cases = vec![
        guanyun(sources, palette),
        yanhe(sources, palette),
        jiangsu(sources, palette),
        dali(sources, palette),
        relative(sources, palette),
    ];
    let links: Vec<PageLink> = cases
        .iter()
        .map(|case| PageLink { path: format!("cases/{}/index.html", case.slug), title: case.title.clone() })
        .collect();
    for (index, case) in cases.iter_mut().enumerate() {
        case.number = index + 1;
        case.previous = index.checked_sub(1).map(|before| links[before].clone());
        case.next = links.get(index + 1).cloned();
    }
    let linked = |case: &CasePage, index: usize| Tile {
        link: Some(format!("cases/{}/index.html#figure-{}", case.slug, case.tiles[index].name)),
        ..case.tiles[index].clone()
    };
    let tiles = vec![linked(&cases[2], 0), linked(&cases[0], 1), linked(&cases[1], 0), linked(&cases[4], 1)];
    let figures = cases.iter().map(|case| case.figures.len()).sum();
    let kit = Kit::new(sources, palette, "");
    Publication {
        site: SiteInfo {
            title: "协作帮扶典型案例".into(),
            tagline: Some("五份材料里的东西部协作与驻村帮扶".into()),
            description: "这里收录江苏、贵州、广东等地在脱贫攻坚中的做法：钱从哪里来，项目怎么定，事情由谁盯，\
                          结果如何。每个数字都按来源的原话写出，并注明出自哪份文件的哪一行。"
                .into(),
            base_url: None,
            language: "zh-CN".into(),
            date: Some(Date { year: 2020, month: Some(12), day: None }),
            publisher: vec![("主办单位".into(), "示例编辑部".into()), ("责任编辑".into(), "示例编辑".into())],
            rights: Some("文字可以转载，转载请注明出处；来源文件的权利属于原作者。".into()),
        },
        home: Home { tiles, counts: Counts { cases: 5, figures, charts: 6, sources: 5 } },
        cases,
        pages: vec![
            Page {
                slug: "method".into(),
                title: "编写方法".into(),
                document: Document {
                    blocks: vec![
                        kit.p("这一页说明案例怎样写成，数字怎样核对。读者如果发现与来源不符的地方，请告诉编辑部。"),
                        kit.h(1, "数字只写一次"),
                        kit.p("每个数字连同单位、时间、范围和出处记在案例的记录里。正文、图表、数据表和PDF都从那里取数，所以不会互相打架。"),
                        kit.list(None, &["按来源的原话写，“超过”“多”“近”都保留。", "来源没有写明时间的，标明“未载明”，不作猜测。", "推算出来的数标明“推算”，并写出算法。"]),
                        kit.h(1, "图表怎样画"),
                        kit.p("条形从零起画；各部分之和必须等于总数，否则不能出版。标题写结论，副标题写指标、单位、地区和时间。"),
                        kit.quote("好图表不必解释两遍。"),
                        Block::Code { language: None, text: "figures:\n  projects: { label: 帮扶项目, value: 174个, source: team-report }\n".into(), span: kit.span },
                    ],
                    footnotes: vec![],
                },
            },
            Page {
                slug: "about".into(),
                title: "关于".into(),
                document: Document { blocks: vec![kit.p("本刊只收录有公开来源的案例。")], footnotes: vec![] },
            },
        ],
    }
}

struct Draft<'a> {
    slug: &'a str,
    title: &'a str,
    summary: &'a str,
    place: &'a [&'a str],
    period: &'a str,
    programme: &'a str,
    citation: &'a str,
}

fn case(kit: Kit, draft: &Draft, tiles: Vec<Tile>, blocks: Vec<Block>, notes: &[&str]) -> CasePage {
    let charts = blocks.iter().filter(|block| matches!(block, Block::Embed { embed: Embed::Chart(_), .. })).count();
    CasePage {
        slug: draft.slug.into(),
        number: 0,
        title: draft.title.into(),
        short_title: draft.title.into(),
        summary: draft.summary.into(),
        place: draft.place.iter().map(|name| (*name).into()).collect(),
        period: Some(draft.period.into()),
        date: Some(Date { year: 2020, month: Some(12), day: None }),
        programme: Some(draft.programme.into()),
        themes: vec!["产业发展".into(), "资金筹集".into()],
        facts: vec![
            ("地点".into(), kit.inlines(&draft.place.join(""))),
            ("时间".into(), kit.inlines(draft.period)),
            ("项目".into(), kit.inlines(draft.programme)),
            ("图表".into(), kit.inlines(&format!("{charts}幅"))),
        ],
        tiles,
        document: Document { blocks, footnotes: notes.iter().map(|note| vec![kit.p(note)]).collect() },
        length: 1834,
        sources: vec![SourceEntry {
            id: "source-main".into(),
            citation: draft.citation.into(),
            note: "文件没有写明形成日期，按内容推断为2020年。".into(),
        }],
        figures: kit.rows,
        previous: None,
        next: None,
    }
}

fn guanyun(sources: &Sources, palette: &Palette) -> CasePage {
    let mut kit = Kit::new(sources, palette, "《驻县帮扶工作总结》");
    let two = "2018—2019年";
    kit.figure(["villages", "省定经济薄弱村", "26个", two, "灌云县承担帮扶任务的村", "实绩", "5"]);
    kit.figure(["arrived", "后方单位资金到位", "8743.11万元", two, "各后方单位累计", "实绩 · 后方到位", "77"]);
    kit.figure(["rate", "资金到位率", "209.2%", two, "", "实绩", "79"]);
    kit.figure(["projects", "帮扶项目", "174个", two, "", "实绩", "17"]);
    kit.figure(["investment", "项目投资", "1.5亿元", two, "", "实绩 · 项目投资", "17"]);
    kit.figure(["industry", "产业项目", "53个", two, "", "实绩", "19"]);
    kit.figure(["share", "产业项目投资占比", "70.9%", two, "占项目投资", "实绩", "19"]);
    kit.figure(["attracted", "招引投资", "超过4.4亿元", two, "", "实绩 · 招引投资", "89"]);
    kit.figure([
        "income",
        "村集体经营收入",
        "平均37万元",
        "去年底（2019年）",
        "26个省定经济薄弱村",
        "实绩 · 收入",
        "119",
    ]);
    kit.figure(["gifts", "募集捐赠合计", "674.5万元", two, "帮扶资金之外", "实绩 · 捐款捐物", "79"]);
    kit.figure(["pepper", "辣椒多卖", "20多万元", "未载明", "200亩辣椒", "实绩 · 增收", "31"]);
    kit.rows[9].source = "推算：六项捐赠相加".into();
    kit.rows[9].note = "电脑等另有一批教学办公设备未计价。".into();
    let tiles = kit.tiles(&[
        ("projects", "", "174", "个"),
        ("arrived", "", "8743.11", "万元"),
        ("attracted", "超过", "4.4", "亿元"),
        ("income", "平均", "37", "万元"),
    ]);
    let blocks = vec![
        kit.p("2018年起，江苏向12个省定经济薄弱县（区）派出帮扶工作队。驻灌云的27名同志来自23个后方单位，面对的是全县最后{villages}省定经济薄弱村。两年里，他们把{investment}分到{projects}项目上，其中产业项目{industry}，投资占到{share}。"),
        kit.h(1, "跟着市场定项目"),
        kit.p("产业项目最怕定了就不动。工作队先后派出40多个调研组外出看市场，项目边干边调，不行的就换。电商馆、反季节小龙虾、柳编这几项，都是调整出来的。岗东村的辣椒签了保底收购协议，队员和村民还是把货拉到常州批发市场去卖，200亩辣椒因此多卖了{pepper}^1。"),
        kit.p("**怎样汰劣。**项目方案要经过“三上三下”：村、乡镇、扶贫办、评审专家和建档立卡户反复提意见，意见不过的项目不立。"),
        kit.h(2, "督促与签字"),
        kit.list(Some(1), &["每周报情，每月调度，每季督查，每年总评。", "帮扶队员和乡镇领导“双签字”。", "每笔帮扶资金经6位同志签字才能拨付。"]),
        kit.h(1, "后方单位出了多少"),
        kit.p("两年间，工作队接待后方单位超过250批次。各后方单位累计到位{arrived}，到位率{rate}。此外还募集到捐款捐物，折合{gifts}。"),
        kit.chart(
            1,
            "gifts",
            "帮扶资金之外另有674.5万元捐赠，三成是助学款",
            "募集与获赠款物，2018—2019年，单位：万元",
            "合计由六项相加得出；教学办公设备未计价，不在其中。",
            &[
                ("爱心助学款", 218.1, "218.1万元"),
                ("慈善一日捐", 163.5, "163.5"),
                ("修路修厕款", 115.0, "115"),
                ("核桃苗木", 107.9, "107.9"),
                ("药品", 40.0, "40"),
                ("电脑", 30.0, "30"),
            ],
        ),
        kit.p("招商同样算在帮扶里。借扬中的产业对接会和张家港建高铁新城的机会，两年累计招引投资{attracted}。"),
        kit.quote("帮扶项目不是帮扶队的项目。镇村干部和帮扶干部要绑在同一辆车上。"),
        kit.h(1, "两年之后"),
        kit.p("到2019年底，{villages}村的集体经营收入全部超过20万元，最高的超过100万元，{income}。为了不返贫，工作队协助组建了17个扶贫项目公司，绝大部分产业项目签了兜底收购协议。"),
        kit.table(
            &["民生实事", "数量", "单位"],
            &[&["村组道路", "37.2", "公里"], &["光伏路灯", "2224", "盏"], &["走访慰问", "3713", "户次"], &["慰问金", "136.5", "万元"]],
        ),
    ];
    let draft = Draft {
        slug: "guanyun",
        title: "跟着市场走：灌云产业帮扶的两年账",
        summary: "驻灌云县帮扶工作队把七成投资放在产业项目上，边干边调，用签字和督查盯住每一笔钱，让最后26个经济薄弱村有了自己的收入。",
        place: &["江苏省", "灌云县"],
        period: two,
        programme: "五方挂钩驻村帮扶",
        citation: "省委驻灌云县帮扶工作队：《驻县帮扶工作总结》，工作总结，日期未载明。",
    };
    case(kit, &draft, tiles, blocks, &["来源没有写明是哪一季的辣椒，也没有写明与什么价格相比。"])
}

fn yanhe(sources: &Sources, palette: &Palette) -> CasePage {
    let mut kit = Kit::new(sources, palette, "《打造东西协作的升级版》");
    kit.figure([
        "funds",
        "四级财政帮扶资金",
        "6594万元",
        "2017年以来累计",
        "省、市、县、镇四级",
        "实绩 · 财政拨款",
        "23",
    ]);
    kit.figure(["people", "带动脱贫人口", "9223名", "2017年以来累计", "21个乡镇街道72个村", "实绩", "25"]);
    kit.figure(["schools", "结对学校", "62所与75所", "未载明", "张家港与沿河", "实绩", "66"]);
    kit.figure(["gifts", "社会捐赠款物", "603万元", "2018年", "其中资金508万元", "实绩 · 捐款捐物", "110"]);
    let tiles = kit.tiles(&[
        ("funds", "", "6594", "万元"),
        ("people", "", "9223", "名"),
        ("schools", "", "62～75", "所"),
        ("gifts", "", "603", "万元"),
    ]);
    let blocks = vec![
        kit.p("2017年3月，张家港市与沿河土家族自治县建立对口帮扶关系。四级财政累计落实{funds}，重点支持63个项目，带动{people}贫困人口脱贫。"),
        kit.h(1, "五类结对"),
        kit.p("结对从市县一直做到园区：10个镇（区）对22个乡镇街道，18个行政村对18个深度贫困村，还有{schools}学校互相结对。"),
        kit.chart(
            1,
            "exchange",
            "2018年港城干部去沿河的批次，是反向的近三倍",
            "两地干部互访批次，2018年",
            "",
            &[("港城赴沿河", 146.0, "146批次"), ("沿河赴港城", 50.0, "50批次")],
        ),
    ];
    let draft = Draft {
        slug: "yanhe",
        title: "从镇到园区：张家港与沿河的五级结对",
        summary: "长江尾的张家港与乌江畔的沿河，把帮扶从两个县拆成上百对镇、村、企业和学校的结对，最后覆盖沿河全部50个深度贫困村。",
        place: &["贵州省", "沿河土家族自治县"],
        period: "2017年3月以来",
        programme: "东西部扶贫协作",
        citation: "陈世海：《扶贫攻坚，打造东西协作的升级版》，署名文章，日期未载明。",
    };
    case(kit, &draft, tiles, blocks, &[])
}

fn jiangsu(sources: &Sources, palette: &Palette) -> CasePage {
    let mut kit = Kit::new(sources, palette, "《高质量推进东西部扶贫协作》");
    kit.figure(["reduced", "减少贫困人口", "217.39万人", "2017年初至2018年底", "江苏对口的3省4地", "实绩", "7"]);
    kit.figure(["counties", "国家级贫困县脱贫", "39个", "2017年初至2018年底", "共75个", "实绩", "7"]);
    let tiles = kit.tiles(&[("reduced", "", "217.39", "万人"), ("counties", "", "39", "个")]);
    let blocks = vec![
        kit.p("江苏与陕西、青海、贵州3省4地的75个国家级贫困县结成协作关系。两年间，其中{counties}县脱贫，减少贫困人口{reduced}。"),
        kit.chart(
            1,
            "pairs",
            "五级结对中学校最多，是医院的3.3倍",
            "江苏对口帮扶的结对数量，单位：对",
            "来源没有注明统计日期。",
            &[("学校", 1035.0, "1035对"), ("村与企业", 499.0, "499"), ("村（社区）", 484.0, "484"), ("乡镇", 448.0, "448"), ("医院", 311.0, "311")],
        ),
    ];
    let draft = Draft {
        slug: "jiangsu",
        title: "一二三四五：江苏怎样管住三省四地的协作",
        summary: "一条主线、两个聚焦、三层机制、四项重点、五级结对：一套能考核的办法，把75个县的协作任务分解到部门和年份。",
        place: &["江苏省"],
        period: "2017—2018年",
        programme: "东西部扶贫协作",
        citation: "王志忠：《高质量推进东西部扶贫协作》，署名文章，日期未载明。",
    };
    case(kit, &draft, tiles, blocks, &[])
}

fn dali(sources: &Sources, palette: &Palette) -> CasePage {
    let mut kit = Kit::new(sources, palette, "《凝心聚沥》");
    kit.figure(["funds", "镇财政投入", "1600万元", "过去的四年里", "4个对口帮扶村", "实绩 · 财政拨款", "61"]);
    kit.figure(["guava", "番石榴预计保底总收益", "250万元", "收益期10年", "替兵村130亩基地", "预计 · 收益", "57"]);
    let tiles = kit.tiles(&[("funds", "", "1600", "万元"), ("guava", "", "250", "万元")]);
    let blocks = vec![
        kit.p("佛山市大沥镇先后派出两批干部，进驻罗定市4个村。四年里，镇财政投入{funds}。"),
        kit.h(1, "挂图作战"),
        kit.p("目标、任务、责任人、完成时间都写在一张图上，小到50个口罩，大到6000只鸡苗。替兵村的130亩番石榴预计保底收益{guava}。"),
        kit.chart(
            1,
            "guava",
            "大沥职工买走的番石榴最多",
            "大沥购买替兵村番石榴的销售额，单位：元",
            "三笔的时间段不同，不宜相加。",
            &[("职工消费扶贫", 32908.0, "32908元"), ("2020年前5月", 10948.0, "10948"), ("镇政府饭堂", 4725.0, "4725")],
        ),
    ];
    let draft = Draft {
        slug: "dali",
        title: "挂图作战：大沥镇帮扶罗定四个村",
        summary: "镇里派出的第一书记把每件事写在一张图上，一年多办了一百多件实事；番石榴的销路由派出的镇自己打开。",
        place: &["广东省", "罗定市"],
        period: "2016年5月—2020年6月",
        programme: "对口帮扶",
        citation: "《凝心聚沥 实现高质量扶贫》，报纸专版，日期未载明。",
    };
    case(kit, &draft, tiles, blocks, &[])
}

fn relative(sources: &Sources, palette: &Palette) -> CasePage {
    let mut kit = Kit::new(sources, palette, "《缓解相对贫困的江苏实践》");
    kit.figure(["standard", "扶贫标准", "6000元", "2015年底起", "江苏省", "标准 · 资金标准", "21"]);
    kit.figure(["fund", "五方挂钩累计投入", "109亿元", "未载明", "262家单位", "实绩 · 后方到位", "98"]);
    kit.figure([
        "village",
        "每村产业发展资金",
        "60万～200万元",
        "党的十八大以来",
        "省定经济薄弱村",
        "标准 · 资金标准",
        "171",
    ]);
    let tiles =
        kit.tiles(&[("standard", "", "6000", "元"), ("fund", "", "109", "亿元"), ("village", "", "60万～200", "万元")]);
    let blocks = vec![
        kit.p("江苏没有国定贫困县，要解决的是相对贫困。2015年底，省里把标准从4000元提高到{standard}；五方挂钩的262家单位累计投入{fund}，每个省定经济薄弱村安排{village}。"),
        kit.chart(
            1,
            "minimum",
            "四类单位每年至少出的钱相差五十倍",
            "五方挂钩单位每年投入下限，单位：万元",
            "",
            &[("苏南发达县市", 500.0, "500万元"), ("省属企业", 100.0, "100"), ("省级机关", 20.0, "20"), ("科研院校", 10.0, "10")],
        ),
    ];
    let draft = Draft {
        slug: "relative-poverty",
        title: "没有国定贫困县之后：江苏缓解相对贫困的做法",
        summary: "标准从4000元提到6000元，重点从县缩到片区和村。一套连续二十多年的挂钩制度，规定了谁帮谁、每年至少出多少钱。",
        place: &["江苏省"],
        period: "2012—2020年",
        programme: "脱贫致富奔小康工程",
        citation: "卓炜、马超林（江苏省政府扶贫工作办公室）：《积极探索缓解相对贫困 促进共同富裕的江苏实践》，署名文章，日期未载明。",
    };
    case(kit, &draft, tiles, blocks, &[])
}
