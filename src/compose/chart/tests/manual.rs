//! The charts of the manual are drawn.

use super::sample;
use crate::chart::{Canvas, Face, Faces, Palette, Token, draw};

#[test]
fn the_charts_of_the_manual_are_drawn() {
    let load = |weight, bytes| Face::load("Noto Sans SC", weight, bytes).unwrap();
    let faces = Faces {
        regular: load(400, include_bytes!("../../../../themes/banxin/fonts/NotoSansSC-Regular.ttf")),
        bold: load(700, include_bytes!("../../../../themes/banxin/fonts/NotoSansSC-Bold.ttf")),
    };
    let palette =
        Palette { light: Token::ALL.map(|_| "#000000".to_owned()), dark: Token::ALL.map(|_| "#ffffff".to_owned()) };
    let manual = include_str!("../../../../docs/charts.md");
    let mut kinds = Vec::new();
    for example in manual.split("```yaml chart\n").skip(1).map(|rest| rest.split_once("\n```").unwrap().0) {
        let fields = example.lines().skip(1).filter(|line| !line.starts_with("  title:"));
        let chart: Vec<&str> = fields.map(|line| line.strip_prefix("  ").unwrap_or(line)).collect();
        let sample = sample("", &chart.join("\n"));
        let settled = sample.settled();
        assert!(!settled.description.is_empty(), "{example}");
        assert!(settled.table.rows.iter().all(|row| row.len() == settled.table.head.len()), "{example}");
        for width in [343.0, 720.0] {
            let canvas = Canvas { width, faces: &faces, palette: &palette, label: "图", names: &[] };
            assert!(!draw(&settled.chart, &canvas).texts.is_empty(), "{example}");
        }
        kinds.push(std::mem::discriminant(&settled.chart));
    }
    kinds.dedup();
    assert!(kinds.len() >= 20, "{}", kinds.len());
}
