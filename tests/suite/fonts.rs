//! The fonts of the theme: what they cover, what they weigh, and that their licences are there.

use std::fs;

use casebook::diagnostic::Severity;
use casebook::source::walk;
use casebook::theme::{self, Theme};

use crate::support::repository;

fn banxin() -> Theme {
    let sources = walk(repository(), &["themes"]);
    let parsed = theme::read(&sources.value, "banxin", None);
    assert!(parsed.diagnostics.iter().all(|finding| finding.severity != Severity::Error), "{:?}", parsed.diagnostics);
    parsed.value.unwrap()
}

/// The 6,763 hanzi of GB 2312: rows 16 to 87 of the set, by its encoding EUC-CN.
fn gb_2312() -> String {
    let mut hanzi = String::new();
    for row in 0xB0..=0xF7_u8 {
        for cell in 0xA1..=0xFE_u8 {
            // The last five cells of row 55 are empty.
            if row == 0xD7 && cell > 0xF9 {
                continue;
            }
            hanzi += &encoding_rs::GBK.decode(&[row, cell]).0;
        }
    }
    hanzi
}

#[test]
fn every_face_has_gb_2312_and_the_table_of_general_characters() {
    let table = fs::read_to_string(repository().join("tests/data/tongyong-guifan-8105.txt")).unwrap();
    let general: Vec<char> = table.chars().filter(|c| !c.is_whitespace()).collect();
    assert_eq!(general.len(), 8105);
    let basic: Vec<char> = gb_2312().chars().collect();
    assert_eq!(basic.len(), 6763);
    let theme = banxin();
    assert_eq!(theme.fonts.len(), 5);
    for font in &theme.fonts {
        let missing: String = general.iter().chain(&basic).filter(|c| !font.coverage.contains(c)).collect();
        assert!(missing.is_empty(), "{} lacks {missing}", font.path);
    }
}

#[test]
fn every_face_has_the_marks_of_chinese_documents() {
    let marks = "，。、；：？！“”‘’（）《》〈〉【】〔〕…—～·％‰℃×÷±≤≥①②③④⑤⑥⑦⑧⑨⑩〇0123456789%.,-+/()[]&@#";
    for font in &banxin().fonts {
        let missing: String = marks.chars().filter(|c| !font.coverage.contains(c)).collect();
        assert!(missing.is_empty(), "{} lacks {missing}", font.path);
    }
}

#[test]
fn the_fonts_are_under_forty_megabytes_with_their_licences() {
    let folder = repository().join("themes/banxin/fonts");
    let bytes: u64 = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().metadata().unwrap().len()).sum();
    assert!(bytes < 40_000_000, "{bytes} bytes");
    for licence in ["OFL-NotoSerifSC.txt", "OFL-NotoSansSC.txt", "OFL-BanxinKai.txt"] {
        let text = fs::read_to_string(folder.join(licence)).unwrap();
        assert!(text.contains("SIL OPEN FONT LICENSE Version 1.1"), "{licence}");
    }
}
