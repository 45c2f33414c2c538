//! Mechanisms and tables of entries as HTML.

use super::blocks::is_short;
use super::escape::{escaped, push_escaped};
use super::inline::{phrases, plain, running};
use super::writer::Writer;
use crate::document::{Column, Group, Inline, Ledger, Line, Plate};

/// What stands for something that the source does not state; it is set back.
const NOT_STATED: &str = "未载明";

/// Tables of up to this many columns stay tables on a phone; in wider ones each row becomes a small list there.
const FEW: usize = 3;

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
        if let Some(diagram) = &plate.diagram {
            self.diagram(diagram, &plate.label);
        }
        if let Some(matrix) = &plate.matrix {
            if matrix.title != plate.label {
                self.out.push_str(&format!("<p class=\"record-title\"><b>{}</b></p>\n", phrases(&matrix.title)));
            }
            self.ledger_table(matrix);
        }
        self.lines("plate-facts", &plate.lines);
        if !plate.not_stated.is_empty() {
            self.out.push_str(&format!(
                "<p class=\"plate-unstated\"><b>原文未载明</b> {}</p>\n",
                running(&plate.not_stated.join("；"))
            ));
        }
        self.line("chart-note", "注：", plate.note.as_deref().unwrap_or_default());
        self.line("chart-source", "来源：", &plate.source);
        self.out.push_str("</figure>\n");
    }

    /// Labels with what belongs to each; nothing where there are none.
    pub(super) fn lines(&mut self, class: &str, lines: &[Line]) {
        if lines.is_empty() {
            return;
        }
        self.out.push_str(&format!("<dl class=\"{class}\">\n"));
        for line in lines {
            let unstated = if is_not_stated(&line.words) { " class=\"unstated\"" } else { "" };
            self.out.push_str(&format!("<div><dt>{}</dt><dd{unstated}>", escaped(&line.label)));
            self.inlines(&line.words);
            self.out.push_str("</dd></div>\n");
        }
        self.out.push_str("</dl>\n");
    }

    /// A table of entries with its title, note and sources.
    pub(super) fn ledger(&mut self, ledger: &Ledger) {
        self.record_head("ledger", &ledger.id, &ledger.title);
        self.ledger_table(ledger);
        self.record_foot(ledger.note.as_deref(), &ledger.sources);
    }

    /// Opens what shows entries of a record.
    pub(super) fn record_head(&mut self, class: &str, id: &str, title: &str) {
        self.out.push_str(&format!(
            "<figure class=\"record {class} hei\" id=\"{}\">\n<figcaption class=\"record-title\"><b>{}</b></figcaption>\n",
            escaped(id),
            phrases(title)
        ));
    }

    /// Closes it.
    pub(super) fn record_foot(&mut self, note: Option<&str>, sources: &[String]) {
        self.line("chart-note", "注：", note.unwrap_or_default());
        self.line("chart-source", "来源：", &sources.join("；"));
        self.out.push_str("</figure>\n");
    }

    fn ledger_table(&mut self, ledger: &Ledger) {
        let stacks = ledger.columns.len() > FEW;
        let class = if stacks { "entries stacks" } else { "entries" };
        self.out.push_str(&format!("<table class=\"{class}\">\n<caption class=\"hidden\">"));
        push_escaped(&mut self.out, &ledger.title);
        self.out.push_str("</caption>\n<thead><tr>");
        for column in &ledger.columns {
            let (element, scope) = if column.label.is_empty() { ("td", "") } else { ("th", " scope=\"col\"") };
            let class = classes(&[("right", column.numeric), ("short", is_short(&column.label))]);
            self.out.push_str(&format!("<{element}{scope}{class}>{}</{element}>", escaped(&column.label)));
        }
        self.out.push_str("</tr></thead>\n");
        for group in &ledger.groups {
            self.group(group, &ledger.columns);
        }
        if !ledger.totals.is_empty() {
            self.out.push_str("<tfoot>\n");
            for total in &ledger.totals {
                self.entry_row("total", total, &ledger.columns);
            }
            self.out.push_str("</tfoot>\n");
        }
        self.out.push_str("</table>\n");
    }

    fn group(&mut self, group: &Group, columns: &[Column]) {
        self.out.push_str("<tbody>\n");
        let width = columns.len();
        if let Some(title) = &group.title {
            self.out.push_str(&format!(
                "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"{width}\"><b>{}</b></th></tr>\n",
                running(title)
            ));
        }
        for (index, row) in group.rows.iter().enumerate() {
            let remark = group.remarks.get(index).filter(|remark| !remark.is_empty());
            self.entry_row(if remark.is_some() { "remarked" } else { "" }, row, columns);
            if let Some(remark) = remark {
                self.out.push_str(&format!("<tr class=\"remark\"><td colspan=\"{width}\">"));
                self.inlines(remark);
                self.out.push_str("</td></tr>\n");
            }
        }
        for subtotal in &group.subtotals {
            self.entry_row("subtotal", subtotal, columns);
        }
        self.out.push_str("</tbody>\n");
    }

    /// A row. Each cell also has the head of its column, which is shown where the rows are set as lists.
    fn entry_row(&mut self, class: &str, cells: &[Vec<Inline>], columns: &[Column]) {
        // Bold by the element: the exporter reads from the markup which characters each web font needs.
        let (open, close) = if matches!(class, "subtotal" | "total") { ("<b>", "</b>") } else { ("", "") };
        self.out.push_str(&format!("<tr{}>", classes(&[(class, true)])));
        for (index, (cell, column)) in cells.iter().zip(columns).enumerate() {
            let words = plain(cell);
            let class = classes(&[
                ("right", column.numeric),
                ("short", is_short(&words)),
                ("unstated", words == NOT_STATED),
                ("empty", words.is_empty()),
            ]);
            if index == 0 {
                self.out.push_str(&format!("<th scope=\"row\"{class}>{open}"));
                self.inlines(cell);
                self.out.push_str(&format!("{close}</th>"));
                continue;
            }
            self.out.push_str(&format!("<td{class}>"));
            if !words.is_empty() && !column.label.is_empty() {
                self.out.push_str(&format!("<span class=\"cell-label\">{}</span>", escaped(&column.label)));
            }
            self.out.push_str(open);
            self.inlines(cell);
            self.out.push_str(&format!("{close}</td>"));
        }
        self.out.push_str("</tr>\n");
    }
}

/// Whether something says no more than that the source does not say.
fn is_not_stated(content: &[Inline]) -> bool {
    plain(content) == NOT_STATED
}

/// The classes that apply, as an attribute.
fn classes(classes: &[(&str, bool)]) -> String {
    let names: Vec<&str> =
        classes.iter().filter(|(name, applies)| *applies && !name.is_empty()).map(|(name, _)| *name).collect();
    if names.is_empty() { String::new() } else { format!(" class=\"{}\"", names.join(" ")) }
}
