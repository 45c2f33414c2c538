//! The reader as a whole: Markdown in, tree out.

#![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

mod hostile;

use std::sync::Arc;

use super::{Page, check_inline, read, read_inline, read_page};
use crate::diagnostic::{Diagnostic, Parsed, Place, Severity};
use crate::document::{Block, Draft, EmbedName, Inline, Locator, Name};
use crate::source::{SourceFile, Sources, Span, Spanned};

fn sources(text: impl Into<Vec<u8>>) -> Sources {
    Sources::new(vec![SourceFile { path: "narrative.md".into(), bytes: Arc::new(text.into()) }])
}

fn draft(text: &str) -> Parsed<Draft> {
    let sources = sources(text);
    let file = sources.find("narrative.md").unwrap().0;
    read(&sources, file)
}

fn page(text: &str) -> Parsed<Page> {
    let sources = sources(text);
    let file = sources.find("narrative.md").unwrap().0;
    read_page(&sources, file)
}

/// Inlines in a short notation: `<b>strong</b>`, `{figure}`, `[^1]`.
fn inlines(content: &[Inline<Name>]) -> String {
    content
        .iter()
        .map(|inline| match inline {
            Inline::Text { text, .. } => text.clone(),
            Inline::Figure(name) => format!("{{{}}}", name.name),
            Inline::Strong(content) => format!("<b>{}</b>", inlines(content)),
            Inline::Emphasis(content) => format!("<i>{}</i>", inlines(content)),
            Inline::Strikethrough(content) => format!("<s>{}</s>", inlines(content)),
            Inline::Code { text, .. } => format!("<code>{text}</code>"),
            Inline::Link { target, content, .. } => format!("<a {target}>{}</a>", inlines(content)),
            Inline::Page { path, content } => format!("<page {path}>{}</page>", inlines(content)),
            Inline::LineBreak => "<br>".into(),
            Inline::Footnote(number) => format!("[^{number}]"),
        })
        .collect()
}

/// Blocks in a short notation, one a line.
fn blocks(blocks: &[Block<Name, EmbedName>]) -> String {
    let inner = |inner: &[Block<Name, EmbedName>]| self::blocks(inner).trim_end().replace('\n', " / ");
    let mut shown = String::new();
    for block in blocks {
        shown += &match block {
            Block::Heading { level, id, content, .. } => format!("h{level}#{id} {}", inlines(content)),
            Block::Paragraph { content, .. } => format!("p {}", inlines(content)),
            Block::List { start, items, .. } => {
                let items: Vec<_> = items.iter().map(|item| inner(item)).collect();
                format!("list {start:?} ({})", items.join(") ("))
            }
            Block::Quote { blocks, .. } => format!("quote ({})", inner(blocks)),
            Block::Code { language, text, .. } => format!("code {language:?} {text:?}"),
            Block::Table { columns, head, rows, .. } => {
                let row = |row: &Vec<Vec<Inline<Name>>>| row.iter().map(|cell| inlines(cell)).collect::<Vec<_>>();
                format!("table {columns:?} {:?} {:?}", row(head), rows.iter().map(row).collect::<Vec<_>>())
            }
            Block::Rule { .. } => "rule".into(),
            Block::Embed { embed: EmbedName::Chart(name), .. } => format!("chart {}", name.name),
            Block::Embed { embed: EmbedName::Photo(name), .. } => format!("photo {}", name.name),
            Block::Embed { embed: EmbedName::Record(name), .. } => format!("record {}", name.name),
            Block::Embed { embed: embed @ (EmbedName::Mechanism(_) | EmbedName::Quote(_)), .. } => embed.as_written(),
            Block::Embed { embed: embed @ (EmbedName::Ledger(_) | EmbedName::Cards(_)), .. } => embed.as_written(),
            Block::Embed { embed: embed @ EmbedName::Money(_), .. } => embed.as_written(),
            Block::Embed { embed: EmbedName::Tiles(names), .. } => {
                format!("tiles {}", names.iter().map(|name| name.name.as_str()).collect::<Vec<_>>().join(" "))
            }
        };
        shown.push('\n');
    }
    shown
}

/// The blocks of a text that must be free of findings.
fn clean(text: &str) -> String {
    let parsed = draft(text);
    assert!(parsed.diagnostics.is_empty(), "{text}: {:?}", parsed.diagnostics);
    blocks(&parsed.value.blocks).trim_end().to_owned()
}

fn span(diagnostic: &Diagnostic) -> Span {
    match diagnostic.place {
        Place::Span(span) => span,
        Place::Path(_) => panic!("a finding without a place in the file: {diagnostic:?}"),
    }
}

/// Code and place of each finding.
fn found(text: &str) -> Vec<(&'static str, &str)> {
    draft(text).diagnostics.iter().map(|finding| (finding.code, &text[span(finding).range()])).collect()
}

#[test]
fn emphasis_beside_chinese_punctuation_is_emphasis() {
    for mark in ["，", "。", "：", "；", "！", "？", "”", "》", "）", "、", "…", "】", "%", ")", "』", "—"]
    {
        assert_eq!(clean(&format!("**重点{mark}**后文")), format!("p <b>重点{mark}</b>后文"));
        assert_eq!(clean(&format!("前文**重点{mark}**后文")), format!("p 前文<b>重点{mark}</b>后文"));
        assert_eq!(clean(&format!("前文~~重点{mark}~~后文")), format!("p 前文<s>重点{mark}</s>后文"));
        assert_eq!(clean(&format!("前文*重点{mark}*后文")), format!("p 前文<i>重点{mark}</i>后文"));
        assert_eq!(clean(&format!("前文{mark}**重点**后文")), format!("p 前文{mark}<b>重点</b>后文"));
        assert_eq!(clean(&format!("前文**重点**{mark}后文")), format!("p 前文<b>重点</b>{mark}后文"));
    }
    for mark in ["“", "《", "（", "「", "【", "(", "——"] {
        assert_eq!(clean(&format!("前文**{mark}重点**后文")), format!("p 前文<b>{mark}重点</b>后文"));
        assert_eq!(clean(&format!("前文{mark}**重点**后文")), format!("p 前文{mark}<b>重点</b>后文"));
    }
    for (source, read) in [
        ("他说**“好”**。", "他说<b>“好”</b>。"),
        ("**“好”**他说", "<b>“好”</b>他说"),
        ("**（一）**正文", "<b>（一）</b>正文"),
        ("（**一**）**二**（三）", "（<b>一</b>）<b>二</b>（三）"),
        ("“**（一）**”", "“<b>（一）</b>”"),
        ("**甲。**乙**丙。**丁**“戊”**己", "<b>甲。</b>乙<b>丙。</b>丁<b>“戊”</b>己"),
        ("***重点。***后文", "<i><b>重点。</b></i>后文"),
        ("**重点*强调。*后文。**正文", "<b>重点<i>强调。</i>后文。</b>正文"),
        ("**~~旧。~~新。**后", "<b><s>旧。</s>新。</b>后"),
        ("**~~旧。~~**后", "<b><s>旧。</s></b>后"),
        ("共**{{projects}}**个", "共<b>{projects}</b>个"),
        ("**{{projects}}**GDP", "<b>{projects}</b>GDP"),
        ("投资**达{{investment}}**的", "投资<b>达{investment}</b>的"),
        ("{{a}}**。重点**{{b}}", "{a}<b>。重点</b>{b}"),
        ("见**[文件](a.html)**后文", "见<b><a a.html>文件</a></b>后文"),
        ("见**`代码`**后文", "见<b><code>代码</code></b>后文"),
        ("`**重点。**后文`与**重点。**后文", "<code>**重点。**后文</code>与<b>重点。</b>后文"),
        (r"\*\*重点。\*\*后文", "**重点。**后文"),
        (r"\\**甲。**乙", r"\<b>甲。</b>乙"),
        ("**甲。**\n乙", "<b>甲。</b>乙"),
        ("**甲。  \n乙。**丙", "<b>甲。<br>乙。</b>丙"),
        ("说 **“好”** 吗", "说<b>“好”</b>吗"),
        ("a **(b)** c", "a <b>(b)</b> c"),
    ] {
        assert_eq!(clean(source), format!("p {read}"), "{source}");
    }
}

#[test]
fn emphasis_works_within_every_block() {
    assert_eq!(clean("- **甲。**乙\n- 丙**“丁”**"), "list None (p <b>甲。</b>乙) (p 丙<b>“丁”</b>)");
    assert_eq!(clean("> **甲。**乙\n>**“丙”**丁"), "quote (p <b>甲。</b>乙<b>“丙”</b>丁)");
    assert_eq!(clean("## **一、**总体\n"), "h1#一总体 <b>一、</b>总体");
    assert_eq!(
        clean("|甲|乙|\n|-|:-:|\n|**一。**后|说**“二”**|\n| **三。**四 |**{{a}}**|\n"),
        r#"table [Natural, Center] ["甲", "乙"] [["<b>一。</b>后", "说<b>“二”</b>"], ["<b>三。</b>四", "<b>{a}</b>"]]"#
    );
    assert_eq!(
        clean("1. 甲\n   - **乙：**丙[^1]\n\n[^1]: **丁。**戊"),
        "list Some(1) (p 甲 / list None (p <b>乙：</b>丙[^1]))"
    );
}

#[test]
fn marks_without_a_partner_are_reported() {
    assert_eq!(found("正文**重点。后文"), [("literal-emphasis", "**")]);
    assert_eq!(found("** 重点 **后文"), [("literal-emphasis", "**")]);
    assert_eq!(found("＊＊重点＊＊后文"), [("literal-emphasis", "＊＊")]);
    assert_eq!(found("电话138****5678"), [("literal-emphasis", "****")]);
    assert_eq!(found("甲~~乙"), [("literal-emphasis", "~~")]);
    assert_eq!(found("甲__重点__乙"), [("literal-emphasis", "__")]);
    assert_eq!(found("- 甲\n- 乙**丙\n"), [("literal-emphasis", "**")]);
    assert_eq!(found("长3*4米，宽2*3米"), [("literal-emphasis", "*")]);
    assert_eq!(found("注：*为预计，______填写，约3~5万元、7~8万元，（~5%）~（~6%）"), []);
}

#[test]
fn single_tildes_are_ranges() {
    assert_eq!(clean("约3~5万元，12%~15%，（~5）~（6~）。"), "p 约3~5万元，12%~15%，（~5）~（6~）。");
}

#[test]
fn lines_join_the_chinese_way() {
    for (source, read) in [
        ("扎实推进\n驻村帮扶", "扎实推进驻村帮扶"),
        ("第一，\n第二", "第一，第二"),
        ("他说\n“好”\n就走", "他说“好”就走"),
        ("said\n“yes”\nto him", "said “yes” to him"),
        ("“好”\nGDP", "“好”GDP"),
        ("共\n174个\nGDP\n增长", "共174个GDP增长"),
        ("two\nwords", "two words"),
        ("共 174 个，投资 1.5 亿元，占比达 70.9% 的", "共174个，投资1.5亿元，占比达70.9%的"),
        ("使用 GIS 系统 two  words", "使用GIS系统two words"),
        ("张 三、李　四", "张 三、李　四"),
        ("　　段首 缩进", "段首 缩进"),
        ("这是 **重点** 内容，增长 **12%** 以上", "这是<b>重点</b>内容，增长<b>12%</b>以上"),
        ("共 {{projects}} 个，{{length}} km\n多", "共{projects}个，{length} km多"),
        ("`a  b` 与 `c`\n等", "<code>a  b</code>与<code>c</code>等"),
        ("甲\\\n乙  \n 丙", "甲<br>乙<br>丙"),
        ("甲\r\n乙\r\nfoo\r\nbar", "甲乙foo bar"),
        ("> 甲\n> 乙", "甲乙"),
        ("见 <https://www.gov.cn> 。", "见<a https://www.gov.cn>https://www.gov.cn</a>。"),
        ("*one*\n**two**", "<i>one</i> <b>two</b>"),
    ] {
        let shown = clean(source);
        let shown = shown.strip_prefix("quote (p ").and_then(|shown| shown.strip_suffix(')')).unwrap_or(&shown);
        assert_eq!(shown.trim_start_matches("p "), read, "{source}");
    }
}

#[test]
fn texts_know_their_place() {
    let source = "\u{FEFF}## 一、**总体。**情况\n\n两年来**共。**投资\n1.5 亿元，{{ projects }}个，\\*注&amp;A。\n";
    let sources = sources(source);
    let file = sources.find("narrative.md").unwrap().0;
    let parsed = read(&sources, file);
    assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
    let mut places = Vec::new();
    for block in &parsed.value.blocks {
        let (Block::Heading { content, span, .. } | Block::Paragraph { content, span }) = block else { continue };
        places.push(&source[span.range()]);
        for inline in content {
            match inline {
                Inline::Text { text, span } => {
                    let covered = &source[span.range()];
                    places.push(covered);
                    if let Some(at) = text.find("1.5亿元") {
                        let found = Locator::new(covered, text).find(at..at + "1.5亿元".len());
                        assert_eq!(&covered[found], "1.5 亿元");
                    }
                }
                Inline::Figure(name) => places.push(&source[name.span.range()]),
                _ => {}
            }
        }
    }
    assert_eq!(
        places,
        [
            "## 一、**总体。**情况",
            "一、",
            "情况",
            "两年来**共。**投资\n1.5 亿元，{{ projects }}个，\\*注&amp;A。",
            "两年来",
            "投资\n1.5 亿元，",
            "projects",
            "个，\\*注&amp;A。"
        ]
    );
}

#[test]
fn references_become_figures_and_blocks() {
    assert_eq!(
        clean("## 共{{ a }}个\n\n- {{b}}\n\n|{{c}}|\n|-|\n|{{d}}|"),
        "h1#共a个 共{a}个\nlist None (p {b})\ntable [Natural] [\"{c}\"] [[\"{d}\"]]"
    );
    assert_eq!(clean("甲\n\n{{chart:gifts}}\n\n乙"), "p 甲\nchart gifts\np 乙");
    assert_eq!(clean("{{tiles:a, b}}\n  {{photo:road}}  \n{{chart:c}}"), "tiles a b\nphoto road\nchart c");
    assert_eq!(clean("`{{a}}`与\\{{b}}\n\n```\n{{c}}\n```"), "p <code>{{a}}</code>与{{b}}\ncode None \"{{c}}\\n\"");
}

#[test]
fn mistaken_references_are_reported_in_place() {
    assert_eq!(found("见{{chart:a}}。"), [("reference-syntax", "{{chart:a}}")]);
    assert_eq!(found("正文\n{{chart:a}}\n正文"), [("reference-syntax", "{{chart:a}}")]);
    assert_eq!(found("{{chart:a}} {{chart:b}}").len(), 2);
    assert_eq!(found("- {{photo:a}}"), [("reference-syntax", "{{photo:a}}")]);
    assert_eq!(found("|{{photo:a}}|\n|-|"), [("reference-syntax", "{{photo:a}}")]);
    assert_eq!(found("**共{{项目}}**个"), [("reference-syntax", "项目")]);
    assert_eq!(found("共{{projects 个\n\n{{}}"), [("reference-syntax", "{{"), ("reference-syntax", "{{}}")]);
    assert_eq!(found("a {{ get_env(name=\"HOME\") }}"), [("reference-syntax", "get_env(name=\"HOME\")")]);
    let findings = draft("{{chrat:x}}").diagnostics;
    assert_eq!(span(&findings[0]).range(), 2..7);
    assert!(findings[0].hint.as_ref().unwrap().zh.contains("chart"));
}

#[test]
fn html_pictures_and_strange_links_are_refused_and_shown() {
    assert_eq!(found("甲<b onclick=x>乙"), [("raw-html", "<b onclick=x>")]);
    assert_eq!(found("<script>\nalert(1)\n</script>"), [("raw-html", "<script>\nalert(1)\n</script>")]);
    assert_eq!(blocks(&draft("甲<img onerror=x>乙").value.blocks), "p 甲<img onerror=x>乙\n");
    assert_eq!(blocks(&draft("<div>甲\n</div>").value.blocks), "p <div>甲\n</div>\n");
    assert_eq!(found("<!-- 注 -->"), [("raw-html", "<!-- 注 -->")]);
    assert_eq!(found("![图](a.png)"), [("inline-image", "![图](a.png)")]);
    for target in [
        "javascript:x",
        "&#106;avascript:x",
        "<java\tscript:x>",
        "java&Tab;script:x",
        "data:text/html;x",
        "JAVASCRIPT&colon;x",
    ] {
        let text = format!("[文]({target})");
        assert_eq!(found(&text), [("link-scheme", text.as_str())]);
        assert_eq!(blocks(&draft(&text).value.blocks), "p 文\n");
    }
    assert_eq!(found("<javascript:x>[a][b]\n\n[b]: vbscript:x").len(), 2);
    assert_eq!(
        clean("[文](https://a.cn/x?y \"题\")<a@b.cn>"),
        "p <a https://a.cn/x?y>文</a><a mailto:a@b.cn>a@b.cn</a>"
    );
    assert_eq!(clean("[甲**乙。**丙](a**。**b)"), "p <a a**。**b>甲<b>乙。</b>丙</a>");
    assert_eq!(
        clean("```\"><script>\nx\n```\n\n```rust ignore\n**a。**b\n```"),
        "code None \"x\\n\"\ncode Some(\"rust\") \"**a。**b\\n\""
    );
}

#[test]
fn headings_have_levels_and_anchors() {
    assert_eq!(clean("## 甲 {onclick=x}\n### 乙\n## 甲"), "h1#甲-onclickx 甲 {onclick=x}\nh2#乙 乙\nh1#甲 甲");
    assert_eq!(found("# 题\n\n正文"), [("heading-level", "# 题")]);
    assert_eq!(found("## 甲\n#### 乙"), [("heading-level", "#### 乙")]);
    assert_eq!(draft("### 甲").diagnostics[0].severity, Severity::Warning);
    assert_eq!(found("##甲\n\n＃＃ 乙\n\n\\##丙\n\n#1机组"), [("heading-syntax", "##"), ("heading-syntax", "＃＃")]);
    assert_eq!(found("正文\n---\n"), [("heading-syntax", "正文\n---")]);
    assert_eq!(found("## \n\n> ## 甲"), [("heading-syntax", "##"), ("heading-syntax", "## 甲")]);
    assert_eq!(found("---\ntitle: x\n---\n甲"), [("front-matter", "---\ntitle: x\n---")]);
    assert_eq!(found("    缩进的段落"), [("indented-text", "缩进的段落")]);
}

#[test]
fn pages_have_a_title() {
    let text = "# 关于**本刊**\n\n正文\n\n## 方法\n";
    let parsed = page(text);
    assert!(parsed.diagnostics.is_empty());
    let title = parsed.value.title.unwrap();
    assert_eq!((title.value.as_str(), &text[title.span.range()]), ("关于本刊", "# 关于**本刊**"));
    assert_eq!(blocks(&parsed.value.draft.blocks), "p 正文\nh1#方法 方法\n");
    assert_eq!(page("# 甲\n\n# 乙").diagnostics[0].code, "heading-level");
    assert_eq!(page("正文").diagnostics[0].code, "heading-level");
}

#[test]
fn footnotes_are_numbered_by_first_reference() {
    let text = "甲[^b]乙[^a]丙[^b]。\n\n[^a]: 一[^c]\n[^b]: 二\n\n    又一段\n\n[^c]: 三\n";
    let parsed = draft(text);
    assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
    assert_eq!(blocks(&parsed.value.blocks), "p 甲[^1]乙[^2]丙[^1]。\n");
    let footnotes: Vec<_> = parsed.value.footnotes.iter().map(|note| blocks(note)).collect();
    assert_eq!(footnotes, ["p 二\np 又一段\n", "p 一[^3]\n", "p 三\n"]);
    assert_eq!(found("甲[^x]，\\[^y]"), [("footnote", "[^x]")]);
    assert_eq!(found("甲\n\n[^x]: 乙"), [("footnote", "[^x]")]);
    assert_eq!(found("甲[^x]\n\n[^x]: 乙\n\n[^x]: 丙"), [("footnote", "[^x]")]);
    assert_eq!(blocks(&draft("甲[^x]\n\n[^x]: 乙[^x]").value.footnotes[0]), "p 乙[^1]\n");
}

#[test]
fn tables_lose_no_cell() {
    assert_eq!(found("|a|b|\n|-|-|\n|1|2|3|\n|4|\n|5|6|"), [("table-cells", "|1|2|3|"), ("table-cells", "|4|")]);
    assert_eq!(draft("|a|b|\n|-|-|\n|4|").diagnostics[0].severity, Severity::Warning);
}

#[test]
fn bytes_that_are_no_text_are_refused() {
    let sources = sources(b"## \xBC\xD7\n".to_vec());
    let file = sources.find("narrative.md").unwrap().0;
    let findings = read(&sources, file).diagnostics;
    assert_eq!((findings[0].code, span(&findings[0]).range()), ("encoding", 3..4));
    assert_eq!(found("甲\u{202E}乙\0丙"), [("control-character", "\u{202E}"), ("control-character", "\0")]);
    assert_eq!(found("甲&#x202E;乙"), [("control-character", "&#x202E;")]);
    assert_eq!(clean("甲\u{200B}乙"), "p 甲乙");
}

#[test]
fn short_texts_of_records_name_figures() {
    let sources = sources("x: \"共{{ projects }}个，{{a}}\"");
    let file = sources.find("narrative.md").unwrap().0;
    let value = "共{{ projects }}个，{{a}}".to_owned();
    let text = Spanned::new(value.clone(), Span::new(file, 3..5 + value.len()));
    let content = read_inline(&text);
    assert_eq!(inlines(&content), "共{projects}个，{a}");
    let source = sources.get(file).text().unwrap();
    let Inline::Figure(name) = &content[1] else { panic!("{content:?}") };
    assert_eq!(&source[name.span.range()], "projects");
    assert!(check_inline(&text).is_empty());
    let wrong = Spanned::new("共{{项目}}个{{chart:a}}{{".to_owned(), Span::new(file, 0..1));
    assert_eq!(check_inline(&wrong).len(), 3);
    assert_eq!(inlines(&read_inline(&wrong)), "共{{项目}}个{{chart:a}}{{");
}
