//! Bars, shares, totals and times.

use casebook::chart::{
    Amount, AmountRow, Bar, Chart, Share, SharePart, ShareRow, Timeline, TimelineGroup, TimelineItem, TimelineTime,
    Waterfall, WaterfallStep,
};

pub fn samples() -> Vec<(&'static str, Chart)> {
    vec![
        ("江苏“五级结对”中，学校结对最多，是医院的3.3倍", pairs()),
        ("三成项目，七成资金：灌云把大部分钱投向产业", projects()),
        ("帮扶资金之外，灌云另获募集捐赠款物674.5万元", gifts()),
        ("两批驻村干部接力，结对、招聘、消费帮扶陆续跟进", events()),
        ("长标签的条形图", long_labels()),
        ("小部分与多部分", small_parts()),
        ("有增有减的瀑布图", ups_and_downs()),
        ("几个月里的事件", months()),
    ]
}

fn bar(unit: &str, rows: &[(&str, f64, &str)]) -> Chart {
    let rows = rows.iter().enumerate().map(|(i, (label, value, text))| Amount {
        label: (*label).to_owned(),
        value: *value,
        text: (*text).to_owned(),
        highlight: i == 0,
    });
    Chart::Bar(Bar { unit: unit.to_owned(), rows: rows.map(AmountRow::from).collect(), reference: None })
}

fn pairs() -> Chart {
    bar(
        "对",
        &[
            ("学校", 1035.0, "1035"),
            ("村与企业", 499.0, "499"),
            ("村（社区）", 484.0, "484"),
            ("镇与镇", 448.0, "448"),
            ("医院", 311.0, "311"),
        ],
    )
}

fn long_labels() -> Chart {
    bar(
        "万元",
        &[
            ("后方单位与社会各界捐赠的助学款、“慈善一日捐”和修路修厕款（含2018年结转12.5万元）", 496.6, "496.6"),
            ("薄壳山核桃苗木、药品、电脑等实物（折价）", 177.9, "177.9"),
            ("其他", 0.0, "0"),
        ],
    )
}

/// Fraction, percentage and amount of a part.
type Part<'t> = (f64, &'t str, &'t str);

fn share(parts: &[&str], rows: &[(&str, &str, &[Part])]) -> Chart {
    let rows = rows.iter().map(|(label, whole, parts)| ShareRow {
        label: (*label).to_owned(),
        whole: (*whole).to_owned(),
        parts: parts
            .iter()
            .map(|(fraction, percent, amount)| SharePart {
                fraction: *fraction,
                percent: (*percent).to_owned(),
                amount: (*amount).to_owned(),
            })
            .collect(),
    });
    Chart::Share(Share { parts: parts.iter().map(|part| (*part).to_owned()).collect(), rows: rows.collect() })
}

fn projects() -> Chart {
    share(
        &["产业项目", "其他项目"],
        &[
            ("项目数量", "共174个", &[(0.305, "30.5%", "53个"), (0.695, "69.5%", "121个")]),
            ("投资额", "共1.5亿元", &[(0.709, "70.9%", "约1.06亿元"), (0.291, "29.1%", "约0.44亿元")]),
        ],
    )
}

fn small_parts() -> Chart {
    share(
        &["财政资金", "社会帮扶", "后方单位", "其他"],
        &[
            (
                "2018年",
                "共6594万元",
                &[
                    (0.62, "62%", "4088万元"),
                    (0.25, "25%", "1649万元"),
                    (0.1, "10%", "659万元"),
                    (0.03, "3%", "198万元"),
                ],
            ),
            (
                "2019年",
                "共8743.11万元",
                &[(0.04, "4%", "350万元"), (0.46, "46%", "4022万元"), (0.5, "50%", "4371万元"), (0.0, "0%", "0")],
            ),
        ],
    )
}

fn waterfall(groups: &[&str], steps: &[(&str, f64, &str, usize)], total: f64, text: &str) -> Chart {
    let steps = steps.iter().map(|(label, value, text, group)| WaterfallStep {
        label: (*label).to_owned(),
        value: *value,
        text: (*text).to_owned(),
        group: *group,
    });
    Chart::Waterfall(Waterfall {
        groups: groups.iter().map(|group| (*group).to_owned()).collect(),
        steps: steps.collect(),
        total_label: "合计".to_owned(),
        total,
        total_text: text.to_owned(),
    })
}

fn gifts() -> Chart {
    waterfall(
        &["资金", "实物（折价）"],
        &[
            ("爱心助学款", 218.1, "+218.1", 0),
            ("“慈善一日捐”", 163.5, "+163.5", 0),
            ("修路修厕款", 115.0, "+115", 0),
            ("薄壳山核桃苗木", 107.9, "+107.9", 1),
            ("药品", 40.0, "+40", 1),
            ("电脑", 30.0, "+30", 1),
        ],
        674.5,
        "674.5",
    )
}

fn ups_and_downs() -> Chart {
    waterfall(
        &[],
        &[
            ("年初结余", 120.0, "+120", 0),
            ("财政补助资金（含上级下达的专项帮扶资金）", 310.0, "+310", 0),
            ("项目支出", -380.0, "−380", 0),
            ("退回剩余指标", -95.0, "−95", 0),
            ("社会捐赠", 60.0, "+60", 0),
        ],
        15.0,
        "15",
    )
}

/// Label, date and time of an event.
type Event<'t> = (&'t str, &'t str, TimelineTime);

fn timeline(groups: &[(&str, &[Event])]) -> Chart {
    let groups = groups.iter().map(|(label, items)| TimelineGroup {
        label: (*label).to_owned(),
        items: items
            .iter()
            .map(|(label, date, time)| TimelineItem {
                label: (*label).to_owned(),
                date: (*date).to_owned(),
                time: *time,
            })
            .collect(),
    });
    Chart::Timeline(Timeline { groups: groups.collect() })
}

fn events() -> Chart {
    use TimelineTime::{Open, Point, Stretch};
    timeline(&[
        (
            "驻村干部",
            &[
                ("杨志江驻新民村（首批）", "2016年5月3日起", Stretch(2016.336, 2019.353)),
                ("崔现忠接棒（第二批）", "2019年5月10日起", Open(2019.356)),
            ],
        ),
        (
            "结对与招聘",
            &[
                ("与越西县中果乡签结对协议", "2017年9月", Point(2017.708)),
                ("30家企业赴罗平、生江镇招聘", "2019年8月", Point(2019.625)),
            ],
        ),
        (
            "消费帮扶",
            &[
                ("镇政府饭堂采购番石榴1350斤", "2019年7—12月", Stretch(2019.5, 2020.0)),
                ("替兵村再售3520斤，收入10948元", "截至2020年5月", Stretch(2020.0, 2020.416)),
            ],
        ),
    ])
}

fn months() -> Chart {
    use TimelineTime::{Point, Stretch};
    timeline(&[(
        "",
        &[
            ("工作队进驻，走访农户摸清底数并建立台账", "2018年11月", Point(2018.9)),
            ("冬春农田水利建设", "2018年12月—2019年3月", Stretch(2018.917, 2019.25)),
            ("签订协议", "2019年2月28日", Point(2019.16)),
        ],
    )])
}
