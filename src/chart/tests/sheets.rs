//! Sheets: the words around a drawing, and the file that they make together.

use std::sync::atomic::{AtomicUsize, Ordering};

use super::everywhere;
use super::samples::{FACES, NAMES, PALETTE, WIDTHS, bars, drawn};
use super::scene::overlap;
use crate::chart::*;

const LONG_TITLE: &str = "帮扶资金之外，灌云另获募集捐赠款物674.5万元，其中爱心助学款和“慈善一日捐”两项占去一半以上，\
     实物折价不到三成";
const SUBTITLE: &str = "募集和获赠的款物，灌云县，2018年至2019年，单位：万元";

fn sources(count: usize) -> String {
    let source = |i: usize| {
        let names = [
            "《省委驻灌云县帮扶工作队两年工作总结》",
            "《凝心聚沥 实现高质量扶贫》",
            "《张家港市对口帮扶沿河县情况通报》",
        ];
        names[i % names.len()]
    };
    format!("来源：{}", (0..count).map(source).collect::<Vec<_>>().join("；"))
}

fn on(drawing: &Drawing, words: &SheetWords) -> Drawing {
    let canvas =
        Canvas {
            width: drawing.width, faces: &FACES, palette: &PALETTE, label: "条形图：<甲>与“乙”", names: &NAMES
        };
    sheet(words, drawing, &canvas)
}

/// Words from none to more than anyone should write, with names of all lengths beside them.
fn all_words() -> Vec<(String, String, Vec<String>, String)> {
    let note =
        "注：合计为推算。只计列有金额的六项，一大批教学办公设备没有列出金额；实物怎样折价，原文未载明。".repeat(3);
    let site = |count: usize| "江苏省对口帮扶支援合作工作领导协调小组办公室典型案例".chars().take(count).collect();
    vec![
        (String::new(), String::new(), Vec::new(), String::new()),
        ("短题".into(), String::new(), vec![sources(1)], site(4)),
        (LONG_TITLE.into(), SUBTITLE.into(), vec![String::new(), sources(2)], site(14)),
        (LONG_TITLE.repeat(3), SUBTITLE.repeat(4), vec![note.clone(), sources(12)], site(25)),
        ("https://example.org/".repeat(8), "A".repeat(300), vec![note, "x".repeat(400)], "w".repeat(200)),
    ]
}

/// Holds the words of a sheet against each other, the drawing and the edges.
fn check(name: &str, sheet: &Drawing, drawing: &Drawing) {
    assert!((sheet.width - drawing.width - 80.0).abs() < 0.1, "{name}");
    assert!(sheet.height.fract().abs() < 1e-9, "{name}: a picture has whole pixels");
    let (own, of_the_drawing) = sheet.texts.split_at(sheet.texts.len() - drawing.texts.len());
    for (i, text) in own.iter().enumerate() {
        let across = text.left >= 39.5 && text.right <= sheet.width - 39.5;
        let down = text.top >= 32.0 && text.bottom <= sheet.height - 32.0;
        assert!(across && down, "{name}: {text:?} leaves the type area");
        for other in own[i + 1..].iter().chain(of_the_drawing) {
            assert!(!overlap(text, other), "{name}: {} runs into {}", text.text, other.text);
        }
    }
    for (moved, text) in of_the_drawing.iter().zip(&drawing.texts) {
        assert!((moved.left - text.left - 40.0).abs() < 1e-9 && moved.bottom < sheet.height - 60.0, "{name}");
    }
}

#[test]
fn texts_of_sheets_stay_on_the_sheet_and_apart() {
    let foot = [sources(1), sources(3)];
    let words =
        SheetWords { title: LONG_TITLE, subtitle: SUBTITLE, foot: &foot, site: "心中有数", language: "zh-CN" };
    everywhere(|name, _, drawing| check(name, &on(drawing, &words), drawing));
}

#[test]
fn words_of_any_length_find_room() {
    for width in WIDTHS {
        let drawing = drawn(&bars(5, 3), width);
        for (title, subtitle, foot, site) in &all_words() {
            let name = format!("{} characters of title at {width}", title.chars().count());
            check(&name, &on(&drawing, &SheetWords { title, subtitle, foot, site, language: "zh-CN" }), &drawing);
        }
    }
}

#[test]
fn no_word_of_a_sheet_is_lost() {
    let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let drawing = drawn(&bars(5, 3), 720.0);
    for (title, subtitle, foot, site) in all_words() {
        let sheet = on(
            &drawing,
            &SheetWords { title: &title, subtitle: &subtitle, foot: &foot, site: &site, language: "zh-CN" },
        );
        let shown: String = sheet.texts.iter().map(|text| plain(&text.text)).collect();
        for words in foot.iter().chain([&title, &subtitle, &site]) {
            assert!(shown.contains(&plain(words)), "{words} is missing");
        }
    }
}

/// A viewer that knows nothing of the site, its style sheet or newer parts of SVG shows what the page shows.
#[test]
fn a_sheet_needs_nothing_from_outside() {
    let evil = "<svg onload=\"alert('1')\" class=\"a\"> & \u{0}]]> paint-order=\"stroke\"";
    let rims_found = AtomicUsize::new(0);
    everywhere(|name, _, drawing| {
        let foot = [evil.to_owned()];
        let sheet = on(drawing, &SheetWords { title: evil, subtitle: evil, foot: &foot, site: evil, language: evil });
        let document = roxmltree::Document::parse(&sheet.svg).unwrap();
        let elements = |tag: &'static str| document.descendants().filter(move |node| node.has_tag_name(tag));
        assert_eq!(elements("svg").count(), 1, "{name}");
        let root = document.root_element();
        let children: Vec<_> = root.children().map(|node| node.tag_name().name()).take(3).collect();
        assert_eq!(children, ["title", "desc", "rect"], "{name}");
        let language = root.attribute(("http://www.w3.org/XML/1998/namespace", "lang"));
        assert_eq!(language, Some(evil.replace('\0', "").as_str()), "{name}");
        let texts: Vec<_> = root.children().take(2).filter_map(|node| node.text()).collect();
        assert_eq!(texts, [evil.replace('\0', "").as_str(), "条形图：<甲>与“乙”"], "{name}");
        for node in document.descendants() {
            for outside in ["class", "style", "paint-order", "onload", "id", "href"] {
                assert!(node.attribute(outside).is_none(), "{name}: {outside} of {node:?}");
            }
        }
        assert!(!sheet.svg.contains("var("), "{name}");

        // What stands once in the drawing with a rim stands here twice: the rim, then the text.
        let inner = roxmltree::Document::parse(&drawing.svg).unwrap();
        let rimmed = |node: &roxmltree::Node| node.has_tag_name("text") && node.has_attribute("stroke");
        let rims = inner.descendants().filter(rimmed).count();
        rims_found.fetch_add(rims, Ordering::Relaxed);
        assert_eq!(document.descendants().filter(rimmed).count(), rims, "{name}");
        assert_eq!(elements("text").count(), sheet.texts.len() + rims, "{name}");
        for rim in document.descendants().filter(rimmed) {
            let text = rim.next_sibling().unwrap();
            assert_eq!((rim.text(), rim.attribute("x")), (text.text(), text.attribute("x")), "{name}");
            assert!(!rimmed(&text) && text.attribute("fill") == rim.attribute("fill"), "{name}");
        }
    });
    assert!(rims_found.into_inner() > 0, "no sample has a rim");
}

#[test]
fn the_theme_s_font_comes_first_and_cannot_end_the_list() {
    let mut regular = FACES.regular.clone();
    regular.family = "Evil's \"Sans\"".to_owned();
    let faces = Faces { regular, bold: FACES.bold.clone() };
    let canvas = Canvas { width: 720.0, faces: &faces, palette: &PALETTE, label: "", names: &[] };
    let drawing = draw(&bars(1, 0), &canvas);
    let words = SheetWords { title: "题", subtitle: "", foot: &[], site: "", language: "zh-CN" };
    let svg = sheet(&words, &drawing, &canvas).svg;
    let document = roxmltree::Document::parse(&svg).unwrap();
    let families = document.root_element().attribute("font-family").unwrap();
    assert!(families.starts_with("'Evils \"Sans\"', 'Noto Sans CJK SC', "), "{families}");
    assert!(families.ends_with(", sans-serif"), "{families}");
}
