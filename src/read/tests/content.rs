//! Files that are right, or right in part: what becomes of them.

use super::{case, found, rendered, site, texts, tree};
use crate::record::{ChartKind, Nature, PartValue, Sort};

const WHOLE: &str = r#"# 一个完整的案例
title: 跟着市场走：灌云产业帮扶两年账
short-title: 灌云产业帮扶
summary: >
  两年里，工作队在灌云县
  帮扶26个村，落地项目174个。
place: 江苏省/灌云县
period: 2018/2019
date: 2026-11-22
programme: 驻村帮扶
themes: [产业帮扶, 人才选派]
facts:
  队长单位: 江苏省交通运输厅
  帮扶对象: "{{villages}}"
defaults:
  period: 2018/2019
  scope: 灌云县
  nature: 目标
  source: team-report#7
sources:
  team-report: { title: 工作总结, authors: [张三, 李四], affiliation: 工作队, kind: 工作总结, date: 2020, publisher: 省厅, note: 原件 }
figures:
  projects: { label: 帮扶项目, value: 174个, source: "team-report#23" }
  investment: { label: 项目投资, value: 1.5亿元, money: 项目投资, nature: 实绩, source: team-report#29-31 }
  share: { label: 占比, value: 70.9%, of: investment, period: { phrase: 两年来, means: 2018/2019 } }
  gifts: { label: 合计, value: 674.5万元, sum: [gift-a, gift-b], derived: 两项相加, part-of: investment, note: 备注, scope: 全县 }
key-figures: [projects, investment, share]
charts:
  pairs: { kind: bar, title: 结对, subtitle: 副题, figures: [projects, share], labels: { projects: 项目 }, highlight: projects, sort: given, note: 注, alt: 述 }
  split:
    kind: share
    title: 占比
    rows:
      - { label: 数量, whole: projects, parts: [ { label: 产业, figure: share }, { label: 其他, rest: true } ] }
  gifts: { kind: waterfall, title: 捐赠, total: gifts, groups: { 资金: [gift-a], 实物（折价）: [gift-b] } }
  years: { kind: timeline, title: 经过 }
events:
  agreement: { label: 签订协议, date: 2017-09, group: 结对 }
media:
  road: { file: 村道.jpg, caption: 村道, alt: 一条路, credit: 张三, place: 灌云, rights: 授权, consent: 同意 }
"#;

#[test]
fn a_whole_case_is_read() {
    let (sources, parsed) = case(WHOLE);
    assert!(parsed.diagnostics.is_empty(), "{}", rendered(&parsed.diagnostics, &sources));
    let case = parsed.value.unwrap();
    assert_eq!(case.slug.value, "guanyun");
    assert_eq!(case.title.value, "跟着市场走：灌云产业帮扶两年账");
    assert_eq!(case.summary.value, "两年里，工作队在灌云县帮扶26个村，落地项目174个。");
    assert_eq!(case.themes.len(), 2);
    assert_eq!(case.facts[1].label.value, "帮扶对象");
    assert_eq!(case.facts[1].value.value, "{{villages}}");
    assert_eq!(case.figures.keys().collect::<Vec<_>>(), ["projects", "investment", "share", "gifts"]);

    let projects = &case.figures["projects"];
    assert_eq!(projects.quantity.wording, "174个");
    assert_eq!(projects.nature, Nature::Target);
    assert_eq!(projects.scope.as_ref().unwrap().value, "灌云县");
    assert!(projects.period.is_some());
    assert_eq!(projects.source.as_ref().unwrap().lines.as_ref().unwrap().value, "23");

    let investment = &case.figures["investment"];
    assert_eq!(investment.nature, Nature::Result);
    assert_eq!(investment.source.as_ref().unwrap().document.value, "team-report");
    assert_eq!(investment.source.as_ref().unwrap().lines.as_ref().unwrap().value, "29-31");
    assert_eq!(investment.money.as_ref().unwrap().0, "项目投资");

    let share = &case.figures["share"];
    assert_eq!(share.period.as_ref().unwrap().phrase.as_deref(), Some("两年来"));
    assert!(share.period.as_ref().unwrap().value.span.is_some());
    assert_eq!(share.source.as_ref().unwrap().lines.as_ref().unwrap().value, "7");

    let gifts = &case.figures["gifts"];
    assert!(gifts.source.is_none(), "a figure that was worked out does not stand in the default source");
    assert_eq!(gifts.scope.as_ref().unwrap().value, "全县");
    assert_eq!(gifts.sum.len(), 2);

    let ChartKind::Bar(bar) = &case.charts["pairs"].kind else { panic!("a bar chart") };
    assert_eq!((bar.sort, bar.labels.len(), bar.figures().count()), (Some(Sort::Given), 1, 2));
    let ChartKind::Share(share) = &case.charts["split"].kind else { panic!("a share chart") };
    assert!(matches!(share.rows[0].parts[0].value, PartValue::Stated(_)));
    assert!(matches!(share.rows[0].parts[1].value, PartValue::Rest));
    let ChartKind::Waterfall(waterfall) = &case.charts["gifts"].kind else { panic!("a waterfall") };
    assert_eq!(waterfall.groups[1].0.value, "实物（折价）");
    assert_eq!(waterfall.groups[1].1[0].value, "gift-b");
    let ChartKind::Timeline(timeline) = &case.charts["years"].kind else { panic!("a timeline") };
    assert!(timeline.events.is_empty());

    assert_eq!(case.events["agreement"].source.as_ref().unwrap().document.value, "team-report");
    assert_eq!(case.media["road"].file.value, "村道.jpg");
    assert!(case.unreadable.is_empty());
}

#[test]
fn places_of_a_case_point_to_its_text() {
    let (sources, parsed) = case(WHOLE);
    let case = parsed.value.unwrap();
    let slice = |span: crate::source::Span| &WHOLE[span.range()];
    assert_eq!(slice(case.title.span), "跟着市场走：灌云产业帮扶两年账");
    let projects = &case.figures["projects"];
    assert_eq!(slice(projects.span), r#"projects: { label: 帮扶项目, value: 174个, source: "team-report#23" }"#);
    assert_eq!(slice(projects.quantity.span), "174个");
    assert_eq!(slice(projects.source.as_ref().unwrap().document.span), r#""team-report#23""#);
    let investment = case.figures["investment"].source.as_ref().unwrap();
    assert_eq!(slice(investment.document.span), "team-report");
    assert_eq!(slice(investment.lines.as_ref().unwrap().span), "#29-31");
    assert!(slice(case.charts["split"].span).ends_with("rest: true } ] }"));
    assert_eq!(slice(case.facts[0].label.span), "队长单位");
    assert!(slice(case.span).ends_with("consent: 同意 }"));
    let _ = sources;
}

#[test]
fn crlf_and_byte_order_mark_change_places_and_nothing_else() {
    let text = format!("\u{FEFF}{}", WHOLE.replace('\n', "\r\n"));
    let (sources, parsed) = case(&text);
    assert!(parsed.diagnostics.is_empty(), "{}", rendered(&parsed.diagnostics, &sources));
    let case = parsed.value.unwrap();
    assert_eq!(case.summary.value, "两年里，工作队在灌云县帮扶26个村，落地项目174个。");
    assert_eq!(&text[case.title.span.range()], "跟着市场走：灌云产业帮扶两年账");
    assert_eq!(&text[case.figures["projects"].quantity.span.range()], "174个");
    assert_eq!(&text[case.media["road"].alt.span.range()], "一条路");
}

#[test]
fn plain_values_are_the_text_that_stands_there() {
    for value in [
        "2018",
        "1.50",
        "no",
        "yes",
        "012",
        "1:30",
        "2026-13-40",
        ".nan",
        "1e400",
        "0x1F",
        "+5",
        "true",
        "1_000",
        "-0",
        "99999999999999999999999",
    ] {
        let (_, node, findings) = tree(&format!("a: {value}   # 注\nb: [{value}]\n{value}: c\n"));
        assert!(findings.is_empty(), "{value}: {findings:?}");
        let mut all = Vec::new();
        let (sources, ..) = tree(&format!("a: {value}   # 注\nb: [{value}]\n{value}: c\n"));
        texts(&node.unwrap(), &sources, &mut all);
        assert_eq!(all.iter().filter(|(text, slice)| text == value && slice == value).count(), 3, "{value}: {all:?}");
    }
}

#[test]
fn quotes_escapes_and_blocks_get_their_value() {
    let text = "a: '它''s #1: x'\nb: \"一\\n二\\u4e2d\\\"\"\nc: |\n  一行\n  二行\n\n  三行\n\nd: >-\n  中文\n  折行\n  and\n  English\n\n  下段\ne: \"中\n  文\"\nf: 二〇\n  一八 年\ng: |\n  \"引\"\nh: ''\ni: >\n  '甲'\n";
    let (sources, node, findings) = tree(text);
    assert!(findings.is_empty(), "{findings:?}");
    let mut all = Vec::new();
    texts(&node.unwrap(), &sources, &mut all);
    let values: Vec<&str> = all.iter().skip(1).step_by(2).map(|(text, _)| text.as_str()).collect();
    assert_eq!(
        values,
        [
            "它's #1: x",
            "一\n二中\"",
            "一行\n二行\n\n三行",
            "中文折行and English\n下段",
            "中文",
            "二〇一八 年",
            "\"引\"",
            "",
            "'甲'"
        ]
    );
    let slices: Vec<&str> = all.iter().skip(1).step_by(2).map(|(_, slice)| slice.as_str()).collect();
    assert_eq!(slices[0], "'它''s #1: x'");
    assert_eq!(slices[2], "一行\n  二行\n\n  三行");
    assert_eq!(slices[6], "\"引\"");
}

#[test]
fn places_are_right_after_chinese_in_every_nesting() {
    let text =
        "\u{FEFF}题: 一二三\r\n列表:\r\n  - 甲：乙\r\n  - { 键: 值, 空: , 尾: \"引“号”\" }\r\n  - [ 丙 , 丁 ]\r\n";
    let (sources, node, findings) = tree(text);
    assert!(findings.is_empty(), "{findings:?}");
    let mut all = Vec::new();
    texts(&node.unwrap(), &sources, &mut all);
    for (value, slice) in &all {
        assert_eq!(value, slice.trim_matches('"'), "{all:?}");
    }
    assert_eq!(all.len(), 11, "{all:?}");
}

#[test]
fn spaces_that_yaml_does_not_know_are_no_part_of_a_value() {
    let (sources, node, _) = tree("a: \u{3000}值\u{A0}\nb: x\n");
    let mut all = Vec::new();
    texts(&node.unwrap(), &sources, &mut all);
    assert_eq!(all[1], ("值".into(), "值".into()));
}

#[test]
fn a_bad_figure_hides_nothing_else() {
    let text = "\
title: 题
sumary: 述
place: 江苏省/灌云县
sources:
  report: { titel: 总结 }
figures:
  good: { label: 好, value: 1个 }
  bad: { label: 坏, value: 很多 }
  none: { label: 缺 }
  Wrong_Name: { label: 名, value: 2个 }
  plain: 174个
  odd: { label: 奇, value: 3个, nature: 实际, money: 捐钱, period: 去年, unit: 个 }
charts:
  pie: { kind: pie, title: 饼, figures: [good] }
  bar: { kind: bar, figures: [good], groups: [] }
events:
  e: { label: 事, date: 某天 }
extra: 1
";
    let (sources, parsed) = case(text);
    let names: Vec<_> = parsed.value.unwrap().figures.into_keys().collect();
    assert_eq!(names, ["good", "Wrong_Name"], "what can be read is read");
    let found = found(&parsed.diagnostics, &sources);
    let expected = [
        ("unknown-field", 5, "titel"),
        ("figure-syntax", 8, "很多"),
        ("missing-field", 9, "none"),
        ("name-syntax", 10, "Wrong_Name"),
        ("wrong-type", 11, "174个"),
        ("period-syntax", 12, "去年"),
        ("unknown-word", 12, "实际"),
        ("unknown-word", 12, "捐钱"),
        ("unknown-field", 12, "unit"),
        ("chart-form", 14, "pie"),
        ("unknown-field", 15, "groups"),
        ("missing-field", 15, "bar"),
        ("period-syntax", 17, "某天"),
        ("unknown-field", 2, "sumary"),
        ("unknown-field", 18, "extra"),
    ];
    let expected: Vec<_> = expected.iter().map(|(code, line, text)| (*code, *line, (*text).to_owned())).collect();
    assert_eq!(found, expected, "{}", rendered(&parsed.diagnostics, &sources));

    let (_, parsed) = case(&text.replace("sumary", "summary"));
    let case = parsed.value.unwrap();
    assert_eq!(case.figures.keys().collect::<Vec<_>>(), ["good", "Wrong_Name"]);
    assert_eq!(
        case.unreadable.iter().map(String::as_str).collect::<Vec<_>>(),
        ["bad", "bar", "e", "none", "odd", "period", "pie", "plain", "report"]
    );
}

#[test]
fn all_duplicates_are_reported_with_both_places_and_reading_goes_on() {
    let text = "title: 一\ntitle: 二\nsummary: 述\nplace: 江苏省\nfigures:\n  a: { label: 甲, value: 1个, label: 乙 }\n  a: { label: 丙, value: 2个 }\ntitle: 三\nunknown: x\n";
    let (sources, parsed) = case(text);
    let all = found(&parsed.diagnostics, &sources);
    let duplicates: Vec<_> =
        all.iter().filter(|(code, ..)| *code == "duplicate-key").map(|(_, line, _)| *line).collect();
    assert_eq!(duplicates, [2, 6, 7, 8]);
    assert!(all.iter().any(|(code, line, _)| *code == "unknown-field" && *line == 9));
    for diagnostic in parsed.diagnostics.iter().filter(|diagnostic| diagnostic.code == "duplicate-key") {
        assert_eq!(diagnostic.others.len(), 1);
    }
    let case = parsed.value.unwrap();
    assert_eq!(case.title.value, "一");
    assert_eq!(case.figures["a"].label.value, "甲");
}

#[test]
fn an_unknown_field_suggests_and_lists() {
    let (sources, parsed) = case("title: 题\nsummary: 述\nplace: 江苏省\nfigures:\n  a: { lable: 甲, value: 1个 }\n");
    let text = rendered(&parsed.diagnostics, &sources);
    assert!(text.contains("是不是 label？可用的字段：label、value、period"), "{text}");
    assert_eq!(found(&parsed.diagnostics, &sources)[0], ("unknown-field", 5, "lable".into()));
    assert!(!text.contains("缺少 label"), "a mistyped field is reported once:\n{text}");
}

#[test]
fn a_full_width_colon_in_braces_gets_its_own_hint() {
    let (sources, parsed) = case("title: 题\nsummary: 述\nplace: 江苏省\nfigures:\n  a: { label：甲, value:1个 }\n");
    let text = rendered(&parsed.diagnostics, &sources);
    assert_eq!(text.matches("英文冒号加一个空格").count(), 2, "{text}");
    let marked: Vec<_> = found(&parsed.diagnostics, &sources).into_iter().map(|(_, _, marked)| marked).collect();
    assert_eq!(marked, ["：", ":"]);
    let case = parsed.value.unwrap();
    let figure = &case.figures["a"];
    assert_eq!((figure.label.value.as_str(), figure.quantity.wording.as_str()), ("甲", "1个"));
}

#[test]
fn a_whole_site_is_read() {
    let text = "\
title: 江苏帮扶典型案例
tagline: 一行
description: 几句话。
base-url: https://example.gov.cn/cases
language: zh-Hans-CN
theme: banxin
date: 2026-11-22
publisher: { name: 局, editor: 张三, site-code: '3200000000', icp: 苏ICP备0号, police: 公安, rights: 转载 }
cases: [guanyun, 2018-sihong]
headline-figures: [guanyun/projects]
";
    let (sources, parsed) = site(text);
    assert!(parsed.diagnostics.is_empty(), "{}", rendered(&parsed.diagnostics, &sources));
    let site = parsed.value.unwrap();
    assert_eq!(site.cases.len(), 2);
    assert_eq!(site.publisher.site_code.unwrap().value, "3200000000");
    assert_eq!(site.language.value, "zh-Hans-CN");

    let (_, parsed) = super::site("title: 题\ndescription: 述\ntagline:\n");
    assert!(parsed.diagnostics.is_empty());
    let site = parsed.value.unwrap();
    assert_eq!((site.language.value.as_str(), site.theme.value.as_str()), ("zh-CN", "banxin"));
    assert!(site.tagline.is_none() && site.base_url.is_none());
}

#[test]
fn what_a_site_says_wrong_is_reported_where_it_stands() {
    let text = "\
title: 题
description: 述
base-url: example.gov.cn
language: 中文
theme: ../../etc
date: 2026-11
cases: [guanyun, 灌云]
headline-figures: [projects, guanyun/甲]
publisher: { nmae: 局 }
";
    let (sources, parsed) = site(text);
    let all = found(&parsed.diagnostics, &sources);
    let lines: Vec<_> = all.iter().map(|(code, line, _)| (*code, *line)).collect();
    assert_eq!(
        lines,
        [
            ("wrong-type", 3),
            ("wrong-type", 4),
            ("name-syntax", 5),
            ("period-syntax", 6),
            ("unknown-field", 9),
            ("name-syntax", 7),
            ("wrong-type", 8),
            ("name-syntax", 8)
        ],
        "{}",
        rendered(&parsed.diagnostics, &sources)
    );
    assert_eq!(parsed.value.unwrap().theme.value, "banxin");
}

#[test]
fn every_message_stands_in_both_languages() {
    let (_, parsed) = case(
        "titel: 1\nfigures: [a]\ncharts: { x: { kind: 条 } }\nslug: A B\nplace: 江苏／灌云\nsources:\n  a: { title: '', date: x }\n",
    );
    assert!(parsed.diagnostics.len() > 5);
    for diagnostic in &parsed.diagnostics {
        let hint = diagnostic.hint.as_ref().unwrap_or_else(|| panic!("no hint: {diagnostic:?}"));
        for message in [&diagnostic.message, hint] {
            assert!(!message.zh.is_ascii() && !message.en.is_empty(), "{message:?}");
            assert!(!message.en.starts_with(|c: char| c.is_ascii_uppercase()), "{message:?}");
        }
    }
}

#[test]
fn all_texts_of_a_file_are_found_with_their_places() {
    let (sources, id) = super::sources("a.yaml", "甲: 一\n乙: [二, { 丙: 三 }]\n丁:\n".as_bytes());
    let texts = crate::read::scalars(&sources, id);
    let words: Vec<&str> = texts.iter().map(|text| text.value.as_str()).collect();
    assert_eq!(words, ["甲", "一", "乙", "二", "丙", "三", "丁"]);
    for text in &texts {
        assert_eq!(&sources.get(id).bytes[text.span.range()], text.value.as_bytes());
    }
    let (sources, id) = super::sources("a.yaml", b"a: [");
    assert!(crate::read::scalars(&sources, id).is_empty());
}
