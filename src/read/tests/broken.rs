//! Files that are no YAML: what editors do wrong, the code and the line that they are told, and a word of the message.

use super::{case, found, rendered, sources};

/// Text, code, line, what is marked, and words that the message or hint must have.
const TABLE: &[(&str, &str, usize, &str, &str)] = &[
    ("title: 题\nfigures:\n\ta: b\n", "yaml-syntax", 3, "\t", "制表符"),
    ("title: 题\nfigures:\n  a: b\n\tc: d\n", "yaml-syntax", 4, "\t", "制表符"),
    ("title: 题\nfigures:\n  a:\n  \t  b: c\n", "yaml-syntax", 4, "\t  ", "制表符"),
    ("title：案例\nsummary: 述\n", "yaml-syntax", 1, "：", "全角冒号"),
    ("title: 题\nsummary：述\nplace: 江苏\n", "yaml-syntax", 2, "：", "全角冒号"),
    ("title: 题\nfacts：\n  队长单位: 厅\n", "yaml-syntax", 2, "：", "全角冒号"),
    ("标题：案例\n摘要: 述\n", "yaml-syntax", 1, "：", "全角冒号"),
    ("title:案例\nsummary: 述\n", "yaml-syntax", 1, ":", "没有空格"),
    ("a: b\nfigures:\n  x:{ label: 甲 }\n  y: { label: 乙 }\n", "yaml-syntax", 3, ":", "没有空格"),
    ("title: \"没有关上\nsummary: 述\n", "yaml-syntax", 1, "\"", "引号"),
    ("title: '没有关上\nsummary: 述\n", "yaml-syntax", 1, "'", "引号"),
    ("themes: [甲, '乙]\n", "yaml-syntax", 1, "'", "引号"),
    ("title: \"一\"二\n", "yaml-syntax", 1, "二", "引号后面"),
    ("title: \"C:\\data\"\n", "yaml-syntax", 1, "", "反斜杠"),
    ("themes: [甲, 乙\nplace: 江苏\n", "yaml-syntax", 1, "[", "括号"),
    ("figures:\n  a: { label: 甲, value: 1个\n  b: { label: 乙, value: 2个 }\n", "yaml-syntax", 2, "{", "括号"),
    ("themes: [甲, 乙\n", "yaml-syntax", 1, "[", "括号"),
    ("themes: [甲}\n", "yaml-syntax", 1, "[", "不配对"),
    ("themes: [甲]]\n", "yaml-syntax", 1, "]", "多了一个"),
    ("title: 一: 二\n", "yaml-syntax", 1, ":", "冒号加空格"),
    ("title: 题\n  summary: 述\n", "yaml-syntax", 2, "summary: 述", "缩进"),
    ("facts:\n    甲: 一\n  乙: 二\n", "yaml-syntax", 3, "乙: 二", "缩进"),
    ("title: 题\n没有冒号的一行\nplace: 江苏\n", "yaml-syntax", 2, "没有冒号的一行", "没有“名称: 值”的冒号"),
    ("note: @某人\n", "yaml-syntax", 1, "@", "引号里"),
    ("note: `x`\n", "yaml-syntax", 1, "`", "引号里"),
    ("note: %x\n", "yaml-syntax", 1, "%", "引号里"),
    ("facts:\n  甲: {{a}}个\n", "yaml-syntax", 2, "{{a}}", "引号里"),
    ("themes:\n  - 甲\n    - 乙\n", "yaml-syntax", 3, "- 乙", "上一行"),
    ("facts:\n  甲: 一\n    label：二\n", "yaml-syntax", 3, "label：二", "上一行"),
    ("note: *见附件\n", "yaml-limits", 1, "*", "引号里"),
    ("note: &a 见\n", "yaml-limits", 1, "&", "引号里"),
    ("a: &x 1\nb: *x\n", "yaml-limits", 1, "&", "引用"),
    ("title: 题\n---\ntitle: 题\n", "yaml-limits", 2, "-", "一份记录"),
    ("title: !!str 题\n", "yaml-limits", 1, "!!str", "标签"),
    ("title: !重要\n", "yaml-limits", 1, "!重要", "标签"),
    ("!!python/object:os.system x\n", "yaml-limits", 1, "!!python/object:os.system", "标签"),
    ("", "yaml-syntax", 0, "", "空的"),
    ("# 只有注释\n\n", "yaml-syntax", 0, "", "空的"),
    ("---\n", "yaml-syntax", 0, "", "空的"),
    ("只有一句话\n", "wrong-type", 1, "只有一句话", "名称: 值"),
    ("- 列表\n", "wrong-type", 1, "- 列表", "名称: 值"),
    ("标题:案例\n", "yaml-syntax", 1, ":", "没有空格"),
    ("标题：案例\n", "yaml-syntax", 1, "：", "全角冒号"),
    ("figures:\n  a: { label: 甲，value: 1个 }\n", "yaml-syntax", 2, "，", "全角逗号"),
    ("figures:\n  a: { label: 甲, value: 1个， note: 注 }\n", "yaml-syntax", 2, "，", "全角逗号"),
    ("themes: [产业，就业]\n", "yaml-syntax", 1, "，", "全角逗号"),
    ("title: 一。\nthemes: [甲，乙, 丙\n", "yaml-syntax", 2, "[", "括号"),
    ("? [a]\n: b\n", "wrong-type", 1, "[a]", "名称"),
    ("facts: {{a}}\n", "yaml-syntax", 1, "{{a}}", "引号里"),
    ("title: 一\u{202E}二\n", "control-character", 1, "\u{202E}", "看不见"),
    ("title: 一\u{0}二\n", "control-character", 1, "\u{0}", "空字符"),
    ("title: \"一\\u202e二\"\n", "control-character", 1, "\"一\\u202e二\"", "看不见"),
    ("title: 一\u{200B}二\n", "control-character", 1, "\u{200B}", "零宽"),
    ("title: 一\n\u{FEFF}place: 二\n", "control-character", 2, "\u{FEFF}", "看不见"),
    ("title: 灌\u{FFFD}县\n", "encoding", 1, "\u{FFFD}", "丢失"),
];

#[test]
fn each_mistake_is_told_by_code_place_and_words() {
    let mut wrong = Vec::new();
    for (text, code, line, marked, words) in TABLE {
        let (sources, parsed) = case(text);
        let all = found(&parsed.diagnostics, &sources);
        let shown = rendered(&parsed.diagnostics, &sources);
        // The first finding is the one that matters: others may follow from it.
        let told = parsed.diagnostics.first().zip(all.first()).is_some_and(|(first, (found, at, mark))| {
            let said = format!("{} {}", first.message.zh, first.hint.as_ref().map_or("", |hint| &hint.zh));
            found == code && at == line && (marked.is_empty() || mark == marked) && said.contains(words)
        });
        if !told {
            wrong.push(format!("{text:?} should give {code}, line {line}, {marked:?}, {words}:\n{all:?}\n{shown}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn places_of_syntax_errors_are_right_after_bom_and_crlf() {
    for (text, code, line, ..) in TABLE.iter().filter(|(text, ..)| !text.is_empty() && !text.contains('\u{FEFF}')) {
        let text = format!("\u{FEFF}{}", text.replace('\n', "\r\n"));
        let (sources, parsed) = case(&text);
        let all = found(&parsed.diagnostics, &sources);
        assert!(
            all.first().is_some_and(|(c, l, _)| c == code && l == line),
            "{text:?} should give {code} in line {line}:\n{}",
            rendered(&parsed.diagnostics, &sources)
        );
    }
}

#[test]
fn files_in_other_encodings_are_told_so() {
    let gbk = b"title: \xB9\xE0\xD4\xC6\n";
    let (files, id) = sources(super::CASE, gbk);
    let parsed = super::super::case(&files, id);
    assert_eq!(found(&parsed.diagnostics, &files)[0].0, "encoding");
    assert!(rendered(&parsed.diagnostics, &files).contains("另存为"));

    let utf16: Vec<u8> = "\u{FEFF}title: 题\n".encode_utf16().flat_map(u16::to_le_bytes).collect();
    let (files, id) = sources(super::CASE, &utf16);
    let parsed = super::super::case(&files, id);
    assert_eq!(found(&parsed.diagnostics, &files)[0].0, "encoding");
    assert!(rendered(&parsed.diagnostics, &files).contains("UTF-16"));
}

#[test]
fn reading_goes_on_behind_unseen_characters() {
    let (sources, parsed) = case("title: 一\u{202E}二\nsummary: 述\u{0}\nplace: 江苏省\nextra: x\n");
    let all = found(&parsed.diagnostics, &sources);
    let codes: Vec<_> = all.iter().map(|(code, line, _)| (*code, *line)).collect();
    assert_eq!(codes, [("control-character", 1), ("control-character", 2), ("unknown-field", 4)]);
    assert_eq!(all[2].2, "extra");
}

#[test]
fn folder_names_must_be_slugs() {
    for (path, legal) in [
        ("content/cases/guanyun/case.yaml", true),
        ("content/cases/灌云/case.yaml", false),
        ("content/cases/CON/case.yaml", false),
        ("content/cases/a b/case.yaml", false),
    ] {
        let (files, id) = sources(path, "title: 题\nsummary: 述\nplace: 江苏省\n".as_bytes());
        let parsed = super::super::case(&files, id);
        assert_eq!(parsed.diagnostics.is_empty(), legal, "{path}");
        let (files, id) = sources(path, "title: 题\nsummary: 述\nplace: 江苏省\nslug: guanyun\n".as_bytes());
        let parsed = super::super::case(&files, id);
        assert!(parsed.diagnostics.is_empty(), "{path}");
        assert_eq!(parsed.value.unwrap().slug.value, "guanyun");
    }
}

#[test]
fn fields_of_records_are_held_to_their_form() {
    let head = "title: 题\nsummary: 述\nplace: 江苏省\n";
    for (text, code, marked) in [
        ("slug: ../../x", "name-syntax", "../../x"),
        ("slug: a\\b", "name-syntax", "a\\b"),
        ("slug: '%2e%2e'", "name-syntax", "'%2e%2e'"),
        ("date: 2026", "period-syntax", "2026"),
        ("date: [2026]", "wrong-type", "[2026]"),
        ("period: [2018, 2019]", "wrong-type", "[2018, 2019]"),
        ("period: { phrase: 两年来 }", "missing-field", "period"),
        ("themes: 产业", "wrong-type", "产业"),
        ("themes: [[产业]]", "wrong-type", "[产业]"),
        ("facts: [甲]", "wrong-type", "[甲]"),
        ("facts: { 甲: }", "missing-field", "甲"),
        ("key-figures: [a，b]", "yaml-syntax", "，"),
        ("key-figures: [a、b]", "name-syntax", "a、b"),
        ("key-figures: [项目]", "name-syntax", "项目"),
        ("sources: { a: 工作总结 }", "wrong-type", "工作总结"),
        ("figures: { a: { label: 甲, value: 5?个 } }", "figure-syntax", "5"),
        ("figures: { a: { label: 甲, value: '5?个' } }", "figure-syntax", "'5?个'"),
        ("figures: { a: { label: 甲, value: [5] } }", "wrong-type", "[5]"),
        ("figures: { a: { label: , value: 5个 } }", "missing-field", "label"),
        ("figures: { a: { label: 甲, value: 5个, source: 总结#3 } }", "name-syntax", "总结"),
        ("figures: { a: { label: 甲, value: 5个, source: s#x } }", "name-syntax", "#x"),
        ("figures: { a: { label: 甲, value: 5个, source: s#9-3 } }", "name-syntax", "#9-3"),
        ("figures: { a: { label: 甲, value: 5个, sum: b } }", "wrong-type", "b"),
        ("figures: { a: { label: 甲, value: 5个, of: [b] } }", "wrong-type", "[b]"),
        ("charts: { a: { kind: share, title: 题 } }", "missing-field", "a"),
        ("charts: { a: { kind: share, title: 题, rows: [ x ] } }", "wrong-type", "x"),
        (
            "charts: { a: { kind: share, title: 题, rows: [ { label: 行, whole: b, parts: [ { label: 部 } ] } ] } }",
            "missing-field",
            "{ label: 部 }",
        ),
        (
            "charts: { a: { kind: share, title: 题, rows: [ { label: 行, whole: b, parts: [ { label: 部, figure: c, rest: true } ] } ] } }",
            "wrong-type",
            "true",
        ),
        (
            "charts: { a: { kind: share, title: 题, rows: [ { label: 行, whole: b, parts: [ { label: 部, rest: yes } ] } ] } }",
            "unknown-word",
            "yes",
        ),
        ("charts: { a: { kind: waterfall, title: 题 } }", "missing-field", "a"),
        ("charts: { a: { kind: bar, title: 题, figures: [b], sort: 大小 } }", "unknown-word", "大小"),
        ("charts: { a: { kind: timeline, title: 题, figures: [b] } }", "unknown-field", "figures"),
        ("events: { a: { label: 事 } }", "missing-field", "a"),
        ("media: { a: { file: ../x.jpg, caption: 题, alt: 述 } }", "name-syntax", "../x.jpg"),
        ("media: { a: { file: x.jpg, caption: 题 } }", "missing-field", "a"),
        ("defaults: { nature: 实迹 }", "unknown-word", "实迹"),
        ("defaults: 灌云", "wrong-type", "灌云"),
    ] {
        let (sources, parsed) = case(&format!("{head}{text}\n"));
        let all = found(&parsed.diagnostics, &sources);
        assert_eq!(all, [(code, 4, marked.to_owned())], "{text}\n{}", rendered(&parsed.diagnostics, &sources));
        assert!(parsed.value.is_some(), "{text}");
    }
    for place in ["江苏省／灌云县", "江苏省//灌云县", "/灌云县", "江苏省/"] {
        let (sources, parsed) = case(&format!("title: 题\nsummary: 述\nplace: {place}\n"));
        assert_eq!(found(&parsed.diagnostics, &sources), [("name-syntax", 3, place.to_owned())]);
    }
}

#[test]
fn a_list_with_full_width_commas_is_read_as_it_was_meant() {
    let (_, parsed) = case("title: 题\nsummary: 述\nplace: 江苏省\nthemes: [产业， 就业，教育, '甲，乙']\n");
    assert_eq!(parsed.diagnostics.len(), 1);
    let case = parsed.value.unwrap();
    let themes: Vec<_> = case.themes.iter().map(|theme| theme.value.as_str()).collect();
    assert_eq!(themes, ["产业", "就业", "教育", "甲，乙"]);
    let (_, parsed) = super::case("title: 题\nsummary: 述\nplace: 江苏省\nthemes:\n  - 产业，就业\n");
    assert!(parsed.diagnostics.is_empty(), "a list with dashes has no commas between its items");
}
