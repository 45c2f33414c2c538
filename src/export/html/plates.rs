//! Mechanisms as HTML.

use super::escape::escaped;
use super::inline::{phrases, running};
use super::records::{bold, table_number};
use super::writer::Writer;
use crate::document::Plate;

impl<'a> Writer<'a> {
    /// A mechanism: its kind and name, what it does, its diagram or table, its rules and parties, what is not stated.
    pub(super) fn plate(&mut self, plate: &'a Plate) {
        self.out.push_str(&format!(
            "<figure class=\"plate hei\" id=\"{}\">\n<figcaption>\n<p class=\"plate-kind\">{}</p>\n\
             <p class=\"plate-name song\"><b>{}</b></p>\n",
            escaped(&plate.id),
            escaped(&plate.kind),
            phrases(&plate.label)
        ));
        if let Some(says) = &plate.says {
            self.out.push_str(&format!("<p class=\"plate-says kai\">{}</p>\n", running(says)));
        }
        self.out.push_str("</figcaption>\n");
        self.plate_body(plate);
        self.out.push_str("</figure>\n");
    }

    /// A mechanism on a page whose head has its name and says what it does.
    pub(super) fn bare_plate(&mut self, plate: &'a Plate) {
        self.out.push_str(&format!("<div class=\"plate bare hei\" id=\"{}\">\n", escaped(&plate.id)));
        self.plate_body(plate);
        self.out.push_str("</div>\n");
    }

    /// What follows the name of a mechanism.
    fn plate_body(&mut self, plate: &'a Plate) {
        if let Some(diagram) = &plate.diagram {
            self.diagram(diagram, &plate.label);
        }
        if let Some(matrix) = &plate.matrix {
            // The name of the mechanism stands above it already.
            let title = if matrix.title == plate.label { String::new() } else { bold(&matrix.title) };
            let head = format!("{}{title}", table_number(matrix.number));
            if !head.is_empty() {
                self.out.push_str(&format!("<p class=\"record-title\">{}</p>\n", head.trim_end()));
            }
            self.ledger_table(matrix, true);
        }
        self.lines("plate-facts", &plate.lines);
        let note = plate.note.as_deref().unwrap_or_default();
        if plate.not_stated.is_empty() && note.is_empty() && plate.source.is_empty() {
            return;
        }
        self.out.push_str("<div class=\"plate-foot\">\n");
        if !plate.not_stated.is_empty() {
            self.out.push_str(&format!(
                "<p class=\"plate-unstated\"><b>原文未载明</b> {}</p>\n",
                running(&plate.not_stated.join("；"))
            ));
        }
        self.line("chart-note", "注：", note);
        self.line("chart-source", "来源：", &plate.source);
        self.out.push_str("</div>\n");
    }
}

#[cfg(test)]
mod tests {
    use super::super::records::tests::ledger;
    use super::*;
    use crate::chart::Drawing;
    use crate::document::{ChartFigure, DataTable, Ledger, Line};
    use crate::export::html::testing::text;

    fn drawing() -> Drawing {
        Drawing { svg: "<svg>D</svg>".into(), width: 720.0, height: 100.0, texts: Vec::new() }
    }

    fn plate() -> Plate {
        Plate {
            id: "mechanism-m".into(),
            kind: "关口".into(),
            label: "三上<三下>".into(),
            says: Some("退回去改。".into()),
            lines: vec![
                Line { label: "地点".into(), words: vec![text("灌云县")] },
                Line { label: "期限".into(), words: vec![text("未载明")] },
            ],
            diagram: Some(Box::new(ChartFigure {
                id: "chart-mechanism-m".into(),
                number: 3,
                title: "不成熟的退回去".into(),
                subtitle: "三上三下".into(),
                note: None,
                sources: vec!["《总结》".into()],
                alt: "图".into(),
                table: DataTable { head: vec!["步".into()], rows: vec![vec!["一上".into()]] },
                wide: drawing(),
                narrow: drawing(),
                print: drawing(),
            })),
            matrix: None,
            not_stated: vec!["每轮的内容".into(), "淘汰的项目数".into()],
            note: None,
            source: "《总结》第129～133行".into(),
        }
    }

    #[test]
    fn a_plate_holds_its_diagram_and_what_is_not_stated() {
        let plate = plate();
        let mut writer = Writer::new("", true);
        writer.plate(&plate);
        let out = writer.take();
        for piece in [
            "<figure class=\"plate hei\" id=\"mechanism-m\">\n<figcaption>\n<p class=\"plate-kind\">关口</p>",
            "<p class=\"plate-name song\"><b>三上&lt;三下&gt;</b></p>",
            "<p class=\"plate-says kai\">退回去改。</p>",
            "<figure class=\"chart\" id=\"chart-mechanism-m\">",
            "<span class=\"chart-number\">图3</span> <b>不成熟的退回去</b>",
            "href=\"chart-mechanism-m.svg\" download",
            "<div><dt>地点</dt><dd>灌云县</dd></div>",
            "<div><dt>期限</dt><dd class=\"unstated\">未载明</dd></div>",
            "<p class=\"plate-unstated\"><b>原文未载明</b> 每轮的内容；淘汰的项目数</p>",
            "<p class=\"chart-source\">来源：《总结》<span",
        ] {
            assert!(out.contains(piece), "{piece}\n{out}");
        }
        // Its data and files are published with those of the other charts; its source and name stand once.
        assert_eq!(writer.charts.len(), 1);
        assert_eq!((out.matches("来源：").count(), out.matches("chart-subtitle").count()), (1, 0));
    }

    #[test]
    fn a_diagram_does_not_repeat_the_name_of_its_mechanism() {
        let mut plate = plate();
        if let Some(diagram) = &mut plate.diagram {
            diagram.title = plate.label.clone();
        }
        let mut writer = Writer::new("", true);
        writer.plate(&plate);
        let out = writer.take();
        assert!(out.contains("图3</span> <b><span class=\"hidden\">三上&lt;三下&gt;</span></b>"), "{out}");
    }

    #[test]
    fn the_table_of_a_mechanism_has_a_title_where_it_says_something_new() {
        let matrix = Ledger { totals: Vec::new(), note: None, ..ledger() };
        let mut plate = Plate { diagram: None, matrix: Some(matrix), ..plate() };
        let out = html_of(&plate);
        assert!(
            out.contains("<p class=\"record-title\"><span class=\"chart-number\">表2</span> <b>捐赠</b></p>\n<table"),
            "{out}"
        );
        plate.label = "捐赠".into();
        assert!(
            html_of(&plate).contains("<p class=\"record-title\"><span class=\"chart-number\">表2</span></p>\n<table")
        );
    }

    fn html_of(plate: &Plate) -> String {
        let mut writer = Writer::new("", true);
        writer.plate(plate);
        writer.take()
    }
}
