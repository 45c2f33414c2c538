//! Tests of the theme reader, on the theme that comes with the tool and on broken copies of it.

#![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

use std::path::Path;
use std::sync::Arc;

use super::read;
use crate::chart::{Palette, Token};
use crate::diagnostic::{Diagnostic, Place};
use crate::source::{SourceFile, Sources, Span};
use crate::theme::FontRole;

const FONTS: [&str; 5] = [
    "NotoSerifSC-Regular.ttf",
    "NotoSerifSC-Bold.ttf",
    "NotoSansSC-Regular.ttf",
    "NotoSansSC-Bold.ttf",
    "BanxinKai-Regular.ttf",
];

fn folder() -> std::path::PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("themes/banxin")
}

fn theme_yaml() -> String {
    std::fs::read_to_string(folder().join("theme.yaml")).unwrap()
}

/// The project of the tests: banxin's fonts, a `theme.yaml` and further files.
fn project(yaml: &str, more: &[(&str, &[u8])]) -> Sources {
    let file = |path: String, bytes: Vec<u8>| SourceFile { path, bytes: Arc::new(bytes) };
    let mut files = vec![file("themes/banxin/theme.yaml".into(), yaml.as_bytes().to_vec())];
    for font in FONTS {
        let bytes = std::fs::read(folder().join("fonts").join(font)).unwrap();
        files.push(file(format!("themes/banxin/fonts/{font}"), bytes));
    }
    files.extend(more.iter().map(|(path, bytes)| file((*path).to_owned(), bytes.to_vec())));
    Sources::new(files)
}

fn found(diagnostics: &[Diagnostic], sources: &Sources) -> Vec<(&'static str, String)> {
    let marked = |diagnostic: &Diagnostic| match &diagnostic.place {
        Place::Path(path) => path.clone(),
        Place::Span(span) => String::from_utf8_lossy(&sources.get(span.file).bytes[span.range()]).into_owned(),
    };
    diagnostics.iter().map(|diagnostic| (diagnostic.code, marked(diagnostic))).collect()
}

#[test]
fn banxin_is_read() {
    let sources = project(
        &theme_yaml(),
        &[
            ("themes/banxin/templates/case.html", "\u{FEFF}<h1>题</h1>".as_bytes()),
            ("themes/banxin/templates/parts/head.html", b"<head>"),
            ("themes/banxin/assets/style.css", b"\xFF"),
            ("themes/banxin/typst/case.typ", b"#let x = 1"),
            ("themes/other/templates/x.html", b"x"),
            ("content/site.yaml", b"title: x"),
        ],
    );
    let parsed = read(&sources, "banxin", None);
    assert!(parsed.diagnostics.is_empty(), "{:?}", found(&parsed.diagnostics, &sources));
    let theme = parsed.value.unwrap();
    assert_eq!(theme.name, "banxin");
    assert_eq!(theme.palette.light(Token::C1), "#b5322a");
    assert_eq!(theme.palette.dark(Token::C5), "#b168a7");
    assert_eq!(theme.templates.len(), 2);
    assert_eq!(theme.templates[0], ("case.html".into(), "<h1>题</h1>".into()));
    assert_eq!(theme.templates[1].0, "parts/head.html");
    assert_eq!(theme.assets.len(), 1);
    assert_eq!(theme.typst.len(), 1);
    assert!((theme.print_width - 154.164 * 96.0 / 25.4).abs() < 1e-9);

    let fonts: Vec<_> = theme.fonts.iter().map(|font| (font.role, font.family.as_str(), font.weight)).collect();
    assert_eq!(
        fonts,
        [
            (FontRole::Song, "Noto Serif SC", 400),
            (FontRole::SongBold, "Noto Serif SC", 700),
            (FontRole::Hei, "Noto Sans SC", 400),
            (FontRole::HeiBold, "Noto Sans SC", 700),
            (FontRole::Kai, "Banxin Kai", 400),
        ]
    );
    for font in &theme.fonts {
        assert!("灌云县，174个项目。".chars().all(|c| font.coverage.contains(&c)), "{}", font.family);
        assert!(!font.coverage.contains(&'\u{1F600}'), "{}", font.family);
    }
    assert_eq!((theme.chart_faces.regular.family.as_str(), theme.chart_faces.bold.weight), ("Noto Sans SC", 700));
}

/// Contrast of two colours after WCAG 2.2, 1 to 21.
fn contrast(one: &str, other: &str) -> f64 {
    let luminance = |colour: &str| {
        let part = |at: usize| {
            let value = f64::from(u8::from_str_radix(&colour[at..at + 2], 16).unwrap()) / 255.0;
            if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
        };
        0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5)
    };
    let (a, b) = (luminance(one), luminance(other));
    (a.max(b) + 0.05) / (a.min(b) + 0.05)
}

#[test]
fn colours_of_banxin_can_be_told_from_the_paper() {
    let sources = project(&theme_yaml(), &[]);
    let Palette { light, dark } = read(&sources, "banxin", None).value.unwrap().palette;
    for values in [light, dark] {
        let on_paper = |token: Token| contrast(&values[token as usize], &values[Token::Paper as usize]);
        // WCAG 2.2: 4.5 for text (7 for the enhanced level), 3 for graphics.
        assert!(on_paper(Token::Ink) >= 7.0, "ink {}", on_paper(Token::Ink));
        assert!(on_paper(Token::Muted) >= 4.5, "muted {}", on_paper(Token::Muted));
        for token in [Token::Context, Token::C1, Token::C2, Token::C3, Token::C4, Token::C5] {
            assert!(on_paper(token) >= 3.0, "{} {}", token.name(), on_paper(token));
        }
    }
}

#[test]
fn what_is_wrong_is_reported_where_it_stands() {
    let yaml = theme_yaml();
    for (from, to, code, marked) in [
        ("c1: \"#b5322a\"", "c1: red", "colour-syntax", "red"),
        ("c1: \"#b5322a\"", "c1: #b5322a", "missing-field", "c1"),
        ("c1: \"#b5322a\"", "c1: \"#b5322\"", "colour-syntax", "\"#b5322\""),
        ("c1: \"#b5322a\"", "c6: \"#b5322a\"", "unknown-field", "c6"),
        ("  dark:", "  drak:", "unknown-field", "drak"),
        ("role: kai, ", "role: fang, ", "unknown-word", "fang"),
        ("role: kai, ", "role: hei, ", "theme-font", "hei"),
        ("  - { role: kai, file: fonts/BanxinKai-Regular.ttf }", "", "missing-field", "fonts"),
        ("fonts/BanxinKai-Regular.ttf", "fonts/Kai.ttf", "theme-font", "fonts/Kai.ttf"),
        ("fonts/BanxinKai-Regular.ttf", "../../theme.yaml", "theme-font", "../../theme.yaml"),
        ("fonts/BanxinKai-Regular.ttf", "theme.yaml", "theme-font", "theme.yaml"),
        ("fonts/BanxinKai-Regular.ttf", "fonts/all.ttc", "theme-font", "fonts/all.ttc"),
        ("print-width-mm: 154.164", "print-width-mm: 15600", "wrong-type", "15600"),
        ("print-width-mm: 154.164", "print-width-mm: nan", "wrong-type", "nan"),
        ("print-width-mm: 154.164", "print-width: 156", "unknown-field", "print-width"),
        ("palette:", "palette: 1\nx:", "wrong-type", "1"),
    ] {
        assert!(yaml.contains(from), "{from}");
        let sources = project(&yaml.replacen(from, to, 1), &[("themes/banxin/fonts/all.ttc", b"ttcf\0\x01\0\0")]);
        let parsed = read(&sources, "banxin", None);
        let all = found(&parsed.diagnostics, &sources);
        assert!(all.contains(&(code, marked.to_owned())), "{to}: {all:?}");
        assert!(parsed.value.is_none(), "{to}");
    }
}

#[test]
fn an_unknown_theme_is_told_where_it_is_asked_for() {
    let more: [(&str, &[u8]); 2] = [("content/site.yaml", b"theme: banxing"), ("themes/half/templates/x.html", b"")];
    let sources = project(&theme_yaml(), &more);
    let (site, _) = sources.find("content/site.yaml").unwrap();
    let parsed = read(&sources, "banxing", Some(Span::new(site, 7..14)));
    assert_eq!(found(&parsed.diagnostics, &sources), [("unknown-theme", "banxing".into())]);
    assert!(parsed.diagnostics[0].hint.as_ref().unwrap().zh.contains("是不是 banxin"));
    let parsed = read(&sources, "gazette", None);
    assert_eq!(found(&parsed.diagnostics, &sources), [("unknown-theme", "themes/gazette".into())]);
    assert!(parsed.diagnostics[0].hint.as_ref().unwrap().zh.contains("现有的主题：banxin"));
    let parsed = read(&sources, "half", None);
    assert!(parsed.diagnostics[0].message.zh.contains("没有 theme.yaml"));
    let parsed = read(&Sources::default(), "../banxin", None);
    assert_eq!(parsed.diagnostics[0].code, "unknown-theme");
}

#[test]
fn templates_must_be_utf8() {
    let sources = project(&theme_yaml(), &[("themes/banxin/templates/x.html", b"abc\xFF")]);
    let parsed = read(&sources, "banxin", None);
    assert_eq!(found(&parsed.diagnostics, &sources)[0].0, "encoding");
}
