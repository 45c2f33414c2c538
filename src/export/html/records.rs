//! Tables of entries as HTML.

use super::blocks::is_short;
use super::escape::escaped;
use super::inline::{phrases, plain, running};
use super::writer::Writer;
use crate::document::{Column, Group, Inline, Ledger, Line};
use crate::record::NOT_STATED;

/// Tables of up to this many columns stay tables on a phone; in wider ones each row becomes a small list there.
const FEW: usize = 3;

/// Numbers of up to this many characters stay on one line.
const NUMBER: usize = 12;

/// Where rows are lists, cells of up to this many characters share a line.
const BRIEF: usize = 14;

impl Writer<'_> {
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
        self.record_head("ledger", &ledger.id, ledger.number, &ledger.title);
        // Where nothing else stands in the figure, its caption is that of the table.
        self.ledger_table(ledger, ledger.note.is_some() || !ledger.sources.is_empty());
        self.record_foot(ledger.note.as_deref(), &ledger.sources);
    }

    /// Opens what shows entries of a record; tables have a number.
    pub(super) fn record_head(&mut self, class: &str, id: &str, number: Option<u32>, title: &str) {
        self.out.push_str(&format!(
            "<figure class=\"record {class} hei\" id=\"{}\">\n<figcaption class=\"record-title\">{}{}</figcaption>\n",
            escaped(id),
            table_number(number),
            bold(title)
        ));
    }

    /// Closes it.
    pub(super) fn record_foot(&mut self, note: Option<&str>, sources: &[String]) {
        self.line("chart-note", "注：", note.unwrap_or_default());
        self.line("chart-source", "来源：", &sources.join("；"));
        self.out.push_str("</figure>\n");
    }

    /// The rows of a table, with a caption where the figure around it needs one of its own.
    pub(super) fn ledger_table(&mut self, ledger: &Ledger, caption: bool) {
        let stacks = ledger.columns.len() > FEW;
        let class = if stacks { "entries stacks" } else { "entries" };
        self.out.push_str(&format!("<table class=\"{class}\">\n"));
        if caption {
            self.out.push_str(&format!("<caption class=\"hidden\">{}</caption>\n", escaped(&ledger.title)));
        }
        self.out.push_str("<thead><tr>");
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
                self.entry_row("total", total, &ledger.columns, "");
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
        let title = group.title.as_deref().unwrap_or_default();
        for (index, row) in group.rows.iter().enumerate() {
            let remark = group.remarks.get(index).filter(|remark| !remark.is_empty());
            let gathered = not_stated(row, columns);
            let class = classes_of(&[("remarked", remark.is_some()), ("gathers", !gathered.is_empty())]);
            self.entry_row(&class, row, columns, title);
            if let Some(remark) = remark {
                self.out.push_str(&format!("<tr class=\"remark\"><td colspan=\"{width}\">"));
                self.inlines(remark);
                self.out.push_str("</td></tr>\n");
            }
            if !gathered.is_empty() {
                let labels = escaped(&gathered.join("、"));
                self.out.push_str(&format!(
                    "<tr class=\"remark gathered\"><td colspan=\"{width}\">{labels}{NOT_STATED}</td></tr>\n"
                ));
            }
        }
        for subtotal in &group.subtotals {
            self.entry_row("subtotal", subtotal, columns, "");
        }
        self.out.push_str("</tbody>\n");
    }

    /// A row. Each cell also has the head of its column, which is shown where the rows are set as lists; there, what the
    /// heading of the group says already is left out.
    fn entry_row(&mut self, class: &str, cells: &[Vec<Inline>], columns: &[Column], group: &str) {
        // Bold by the element: the exporter reads from the markup which characters each web font needs.
        let (open, close) = if matches!(class, "subtotal" | "total") { ("<b>", "</b>") } else { ("", "") };
        self.out.push_str(&format!("<tr{}>", classes(&[(class, true)])));
        for (index, (cell, column)) in cells.iter().zip(columns).enumerate() {
            let words = plain(cell);
            let length = words.chars().count();
            let class = classes(&[
                ("right", column.numeric),
                ("short", is_short(&words) || (column.numeric && length <= NUMBER)),
                ("unstated", words == NOT_STATED),
                ("empty", words.is_empty()),
                ("said", index > 0 && !group.is_empty() && words == group),
                ("brief", index > 0 && length <= BRIEF),
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
            match nature(cell).filter(|_| column.numeric) {
                Some((number, nature)) => {
                    self.inlines(number);
                    self.out.push_str(&format!("<span class=\"detail\">{}</span>", escaped(nature)));
                }
                None => self.inlines(cell),
            }
            self.out.push_str(&format!("{close}</td>"));
        }
        self.out.push_str("</tr>\n");
    }
}

/// The heads of the cells of a row that say no more than that the source does not say. A list gathers them in one line; a
/// table that stays one has none to gather.
fn not_stated<'c>(row: &[Vec<Inline>], columns: &'c [Column]) -> Vec<&'c str> {
    if columns.len() <= FEW {
        return Vec::new();
    }
    let cells =
        row.iter().zip(columns).skip(1).filter(|(cell, column)| is_not_stated(cell) && !column.label.is_empty());
    cells.map(|(_, column)| column.label.as_str()).collect()
}

/// A number and the word behind it in brackets that tells it from what was achieved: 6位（规则）.
fn nature(cell: &[Inline]) -> Option<(&[Inline], &str)> {
    let (Inline::Text { text, .. }, number) = cell.split_last()? else { return None };
    let word = text.strip_prefix('（')?.strip_suffix('）')?;
    (!number.is_empty()).then_some((number, word))
}

/// Whether something says no more than that the source does not say.
fn is_not_stated(content: &[Inline]) -> bool {
    plain(content) == NOT_STATED
}

/// The classes that apply.
fn classes_of(classes: &[(&str, bool)]) -> String {
    let names = classes.iter().filter(|(name, applies)| *applies && !name.is_empty()).map(|(name, _)| *name);
    names.collect::<Vec<&str>>().join(" ")
}

/// The classes that apply, as an attribute.
fn classes(classes: &[(&str, bool)]) -> String {
    let names = classes_of(classes);
    if names.is_empty() { String::new() } else { format!(" class=\"{names}\"") }
}

/// The number of a table as charts have theirs, with a space behind it.
pub(super) fn table_number(number: Option<u32>) -> String {
    number.map(|number| format!("<span class=\"chart-number\">表{number}</span> ")).unwrap_or_default()
}

/// The title of a table.
pub(super) fn bold(title: &str) -> String {
    format!("<b>{}</b>", phrases(title))
}

#[cfg(test)]
pub(super) mod tests {
    use super::*;
    use crate::export::html::testing::{html, text};

    /// Gifts in two groups, with totals, a note and a source.
    pub fn ledger() -> Ledger {
        let row = |cells: [&str; 4]| {
            cells.map(|words| if words.is_empty() { Vec::new() } else { vec![text(words)] }).to_vec()
        };
        let column = |label: &str, numeric| Column { label: label.into(), numeric };
        Ledger {
            id: "ledger-donations".into(),
            number: Some(2),
            title: "捐赠".into(),
            columns: vec![column("名称", false), column("价值", true), column("用途", false), column("成效", false)],
            groups: vec![Group {
                title: Some("款".into()),
                rows: vec![row(["爱心助学款", "218.1万元", "资助困难学生", ""]), row(["修路款", "未载明", "修路", ""])],
                remarks: vec![Vec::new(), vec![text("数额原文未载明。")]],
                subtotals: vec![row(["小计", "218.1万元", "", ""])],
            }],
            totals: vec![row(["合计", "218.1万元", "", ""])],
            note: Some("小计为推算。".into()),
            sources: vec!["《总结》第101行".into()],
        }
    }

    #[test]
    fn a_ledger_is_a_table_whose_cells_know_their_columns() {
        let out = html(|writer| writer.ledger(&ledger()));
        for piece in [
            "<figure class=\"record ledger hei\" id=\"ledger-donations\">",
            "<figcaption class=\"record-title\"><span class=\"chart-number\">表2</span> <b>捐赠</b></figcaption>",
            "<table class=\"entries stacks\">\n<caption class=\"hidden\">捐赠</caption>",
            "<th scope=\"col\" class=\"right short\">价值</th>",
            "<tr class=\"group\"><th scope=\"rowgroup\" colspan=\"4\"><b>款</b></th></tr>",
            "<tr><th scope=\"row\">爱心助学款</th><td class=\"right short brief\"><span class=\"cell-label\">价值</span>\
             <span class=\"unbroken\">218.1万元</span></td>",
            "<td class=\"empty brief\"></td></tr>",
            "<tr class=\"remarked gathers\"><th scope=\"row\" class=\"short\">修路款</th><td class=\"right short unstated brief\">",
            "<tr class=\"remark\"><td colspan=\"4\">数额原文未载明。</td></tr>\n\
             <tr class=\"remark gathered\"><td colspan=\"4\">价值未载明</td></tr>",
            "<tr class=\"subtotal\"><th scope=\"row\" class=\"short\"><b>小计</b></th>",
            "<tfoot>\n<tr class=\"total\">",
            "<p class=\"chart-note\">注：小计为推算。</p>",
            "<p class=\"chart-source\">来源：《总结》",
        ] {
            assert!(out.contains(piece), "{piece}\n{out}");
        }
    }

    #[test]
    fn a_cell_that_repeats_its_group_is_marked_and_a_nature_stands_below_its_number() {
        let mut ledger = ledger();
        ledger.groups[0].rows[0][2] = vec![text("款")];
        ledger.groups[0].rows[0][1] = vec![text("20万元"), text("（计划）")];
        let out = html(|writer| writer.ledger(&ledger));
        assert!(out.contains("<td class=\"short said brief\"><span class=\"cell-label\">用途</span>款</td>"), "{out}");
        assert!(out.contains("20万元</span><span class=\"detail\">计划</span></td>"), "{out}");
    }

    #[test]
    fn a_narrow_ledger_stays_a_table_on_phones() {
        let mut ledger = ledger();
        ledger.columns.truncate(3);
        let out = html(|writer| writer.ledger(&ledger));
        assert!(out.contains("<table class=\"entries\">\n<caption"), "{out}");
        // Alone in its figure it needs no second caption.
        (ledger.note, ledger.sources) = (None, Vec::new());
        assert!(!html(|writer| writer.ledger(&ledger)).contains("<caption"));
    }
}
