//! Sheets: the words around a drawing, and the file that they make together.

use super::samples::{FACES, NAMES, PALETTE};
use super::{everywhere, overlaps};
use crate::chart::*;

const LONG_TITLE: &str = "帮扶资金之外，灌云另获募集捐赠款物674.5万元，其中爱心助学款和“慈善一日捐”两项占去一半以上，\
     实物折价不到三成";
const SUBTITLE: &str = "募集和获赠的款物，灌云县，2018年至2019年，单位：万元";

fn sources(count: usize) -> String {
    let source = |i: usize| {
        let names = ["《省委驻灌云县帮扶工作队两年工作总结》", "《凝心聚沥 实现高质量扶贫》", "《张家港市对口帮扶沿河县情况通报》"];
        names[i % names.len()]
    };
    format!("来源：{}", (0..count).map(source).collect::<Vec<_>>().join("；"))
}

fn on(drawing: &Drawing, words: &SheetWords) -> Drawing {
    let canvas =
        Canvas { width: drawing.width, faces: &FACES, palette: &PALETTE, label: "条形图：<甲>与“乙”", names: &NAMES };
    sheet(words, drawing, &canvas)
}

/// Words from none to more than anyone should write, with names of all lengths beside them.
fn all_words() -> Vec<(String, String, Vec<String>, String)> {
    let note = "注：合计为推算。只计列有金额的六项，一大批教学办公设备没有列出金额；实物怎样折价，原文未载明。".repeat(3);
    let site = |count: usize| "江苏省对口帮扶支援合作工作领导协调小组办公室典型案例".chars().take(count).collect();
    vec![
        (String::new(), String::new(), Vec::new(), String::new()),
        ("短题".into(), String::new(), vec![sources(1)], site(4)),
        (LONG_TITLE.into(), SUBTITLE.into(), vec![String::new(), sources(2)], site(14)),
        (LONG_TITLE.repeat(3), SUBTITLE.repeat(4), vec![note.clone(), sources(12)], site(25)),
        ("https://example.org/".repeat(8), "A".repeat(300), vec![note, "x".repeat(400)], "w".repeat(200)),
    ]
}

#[test]
fn texts_of_sheets_stay_on_the_sheet_and_apart() {
    let words = all_words();
    everywhere(|name, _, drawing| {
        for (title, subtitle, foot, site) in &words {
            let sheet = on(drawing, &SheetWords { title, subtitle, foot, site });
            let name = format!("{name}: {site}");
            let own = sheet.texts.len() - drawing.texts.len();
            for (i, text) in sheet.texts.iter().enumerate() {
                let inside = text.left >= 39.5
                    && text.right <= sheet.width - 39.5
                    && text.top >= 32.0
                    && text.bottom <= sheet.height - 32.0;
                assert!(inside || i >= own, "{name}: {text:?} leaves the type area");
                // The drawing's own texts are held against each other elsewhere.
                for other in sheet.texts.iter().take(own).skip(i + 1) {
                    assert!(!overlaps(text, other), "{name}: {} runs into {}", text.text, other.text);
                }
            }
            let (above, below): (Vec<_>, Vec<_>) = sheet.texts[..own].iter().partition(|text| text.bottom < 33.0 + 200.0);
            let _ = (above, below);
            assert!((sheet.width - drawing.width - 80.0).abs() < 0.1, "{name}");
            assert!(sheet.height.fract().abs() < 1e-9, "{name}: a picture has whole pixels");
        }
    });
}
