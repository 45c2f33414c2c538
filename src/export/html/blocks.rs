//! Blocks as HTML.

use super::escape::push_escaped;
use super::inline::plain;
use super::writer::Writer;
use crate::document::{Alignment, Block, Embed, Inline};

/// Cells of up to this many characters stay on one line.
const SHORT_CELL: usize = 4;

/// Whether the words of a cell stay on one line.
pub(super) fn is_short(words: &str) -> bool {
    (1..=SHORT_CELL).contains(&words.chars().count())
}

impl<'a> Writer<'a> {
    /// Writes one block.
    pub(super) fn block(&mut self, block: &'a Block) {
        match block {
            Block::Heading { level, id, content, .. } => self.heading(*level, id, content),
            Block::Paragraph { content, .. } => {
                self.out.push_str("<p>");
                self.inlines(content);
                self.out.push_str("</p>\n");
            }
            Block::List { start, items, .. } => self.list(*start, items),
            Block::Quote { blocks, .. } => {
                self.out.push_str("<blockquote class=\"kai\">\n");
                self.blocks(blocks);
                self.out.push_str("</blockquote>\n");
            }
            // A record shown as an example is for those who want to write one: other readers pass it by.
            Block::Code { language: Some(language), text, .. } if language == "yaml" => {
                self.out.push_str("<details class=\"code hei\">\n<summary>案例记录里的写法</summary>\n");
                self.out.push_str("<pre class=\"mono\" tabindex=\"0\"><code>");
                push_escaped(&mut self.out, text);
                self.out.push_str("</code></pre>\n</details>\n");
            }
            Block::Code { text, .. } => {
                self.out.push_str("<pre class=\"mono\" tabindex=\"0\"><code>");
                push_escaped(&mut self.out, text);
                self.out.push_str("</code></pre>\n");
            }
            Block::Table { columns, head, rows, .. } => self.table(columns, head, rows),
            Block::Rule { .. } => self.out.push_str("<hr>\n"),
            Block::Embed { embed, .. } => match embed {
                Embed::Chart(chart) => self.chart(chart),
                Embed::Photo(photo) => self.photo(photo),
                Embed::Tiles(tiles) => self.tiles(tiles),
                Embed::Plate(plate) => self.plate(plate),
                Embed::Ledger(ledger) => self.ledger(ledger),
                Embed::Cards(cards) => self.cards(cards),
                Embed::Quotation(quotation) => self.quotation(quotation),
            },
        }
    }

    /// A heading. The title of the page is `h1`, so that level 1 of a document becomes `h2`.
    fn heading(&mut self, level: u8, id: &str, content: &[Inline]) {
        let element = level.saturating_add(1).clamp(2, 6);
        self.out.push_str(&format!("<h{element} id=\""));
        push_escaped(&mut self.out, id);
        self.out.push_str("\">");
        self.inlines(content);
        self.out.push_str(&format!("</h{element}>\n"));
    }

    fn list(&mut self, start: Option<u64>, items: &'a [Vec<Block>]) {
        match start {
            None => self.out.push_str("<ul>\n"),
            Some(1) => self.out.push_str("<ol>\n"),
            Some(start) => self.out.push_str(&format!("<ol start=\"{start}\">\n")),
        }
        for item in items {
            self.out.push_str("<li>");
            self.item(item);
            self.out.push_str("</li>\n");
        }
        self.out.push_str(if start.is_some() { "</ol>\n" } else { "</ul>\n" });
    }

    /// The content of a list item. One paragraph, or one before a nested list, needs no element of its own.
    fn item(&mut self, blocks: &'a [Block]) {
        match blocks {
            [Block::Paragraph { content, .. }, rest @ ..]
                if rest.iter().all(|block| matches!(block, Block::List { .. })) =>
            {
                self.inlines(content);
                if !rest.is_empty() {
                    self.out.push('\n');
                    self.blocks(rest);
                }
            }
            _ => self.blocks(blocks),
        }
    }

    fn table(&mut self, columns: &[Alignment], head: &[Vec<Inline>], rows: &[Vec<Vec<Inline>>]) {
        self.tables += 1;
        let name = format!("表格{}", self.tables);
        self.open_table(&name);
        if head.iter().any(|cell| !cell.is_empty()) {
            self.out.push_str("<thead><tr>");
            for (index, cell) in head.iter().enumerate() {
                // A head cell without words heads nothing.
                let (element, scope) = if cell.is_empty() { ("td", "") } else { ("th", " scope=\"col\"") };
                self.cell(element, scope, columns.get(index), cell);
            }
            self.out.push_str("</tr></thead>\n");
        }
        self.out.push_str("<tbody>\n");
        for row in rows {
            self.out.push_str("<tr>");
            for (index, cell) in row.iter().enumerate() {
                self.cell("td", "", columns.get(index), cell);
            }
            self.out.push_str("</tr>\n");
        }
        self.out.push_str("</tbody>\n");
        self.close_table();
    }

    fn cell(&mut self, element: &str, scope: &str, alignment: Option<&Alignment>, content: &[Inline]) {
        let side = match alignment {
            None | Some(Alignment::Natural) => "",
            Some(Alignment::Left) => "left",
            Some(Alignment::Center) => "center",
            Some(Alignment::Right) => "right",
        };
        // A narrow column would break a short word into single characters.
        let short = is_short(&plain(content));
        let classes = [side, if short { "short" } else { "" }];
        let classes = classes.into_iter().filter(|class| !class.is_empty()).collect::<Vec<_>>().join(" ");
        let class = if classes.is_empty() { String::new() } else { format!(" class=\"{classes}\"") };
        self.out.push_str(&format!("<{element}{scope}{class}>"));
        self.inlines(content);
        self.out.push_str(&format!("</{element}>"));
    }

    /// Opens a table in a frame that scrolls by itself when it is wider than a phone, by keyboard too.
    pub(super) fn open_table(&mut self, name: &str) {
        self.out.push_str("<section class=\"table-frame hei\" tabindex=\"0\" aria-label=\"");
        push_escaped(&mut self.out, name);
        self.out.push_str("\"><table>\n");
    }

    /// Closes what [`open_table`](Self::open_table) opened.
    pub(super) fn close_table(&mut self) {
        self.out.push_str("</table></section>\n");
    }

    /// The notes of a document, each with ways back to where it is referred to.
    pub(super) fn footnotes(&mut self, footnotes: &'a [Vec<Block>]) {
        if footnotes.is_empty() {
            return;
        }
        self.out.push_str("<section class=\"notes hei\" aria-label=\"注释\">\n<ol>\n");
        for (index, blocks) in footnotes.iter().enumerate() {
            let number = index + 1;
            self.out.push_str(&format!("<li id=\"note-{number}\">"));
            self.item(blocks);
            // Read after the note's own blocks: a note may refer to a note.
            for mark in 1..=self.footnote_marks.get(index).copied().unwrap_or(0) {
                let id = if mark == 1 { format!("note-ref-{number}") } else { format!("note-ref-{number}-{mark}") };
                let words = if mark == 1 { "回正文".to_owned() } else { format!("回正文（{mark}）") };
                self.out.push_str(&format!(
                    " <a class=\"note-back\" href=\"#{id}\" aria-label=\"注{number}，{words}\">{words}</a>"
                ));
            }
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ol>\n</section>\n");
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::Document;
    use crate::export::html::testing::{blocks, paragraph, span, text};

    #[test]
    fn the_title_of_the_page_is_above_all_headings() {
        let heading =
            |level| Block::Heading { level, id: "一\"x".into(), content: vec![text("<盯市场>")], span: span() };
        assert_eq!(blocks(vec![heading(1)]), "<h2 id=\"一&quot;x\">&lt;盯市场&gt;</h2>\n");
        assert!(blocks(vec![heading(5)]).starts_with("<h6 "));
        assert!(blocks(vec![heading(200)]).starts_with("<h6 "));
    }

    #[test]
    fn short_items_have_no_paragraphs() {
        let nested = Block::List { start: None, items: vec![vec![paragraph("乙")]], span: span() };
        let list = Block::List { start: Some(3), items: vec![vec![paragraph("甲"), nested]], span: span() };
        assert_eq!(blocks(vec![list]), "<ol start=\"3\">\n<li>甲\n<ul>\n<li>乙</li>\n</ul>\n</li>\n</ol>\n");
        let long = Block::List { start: None, items: vec![vec![paragraph("甲"), paragraph("乙")]], span: span() };
        assert_eq!(blocks(vec![long]), "<ul>\n<li><p>甲</p>\n<p>乙</p>\n</li>\n</ul>\n");
    }

    #[test]
    fn quotations_and_code_are_set_apart() {
        let quote = Block::Quote { blocks: vec![paragraph("甲")], span: span() };
        assert_eq!(blocks(vec![quote]), "<blockquote class=\"kai\">\n<p>甲</p>\n</blockquote>\n");
        let code = Block::Code { language: Some("\"><script>".into()), text: "</pre><script>\n".into(), span: span() };
        assert_eq!(
            blocks(vec![code]),
            "<pre class=\"mono\" tabindex=\"0\"><code>&lt;/pre&gt;&lt;script&gt;\n</code></pre>\n"
        );
    }

    #[test]
    fn tables_name_their_columns() {
        let table = Block::Table {
            columns: vec![Alignment::Natural, Alignment::Right],
            head: vec![vec![], vec![text("数量")]],
            rows: vec![vec![vec![text("村")], vec![text("26个")]]],
            span: span(),
        };
        assert_eq!(
            blocks(vec![table]),
            "<section class=\"table-frame hei\" tabindex=\"0\" aria-label=\"表格1\"><table>\n\
             <thead><tr><td></td><th scope=\"col\" class=\"right short\">数量</th></tr></thead>\n<tbody>\n\
             <tr><td class=\"short\">村</td><td class=\"right short\"><span class=\"unbroken\">26个</span></td></tr>\n</tbody>\n</table></section>\n"
        );
    }

    #[test]
    fn notes_lead_back() {
        let marked = Block::Paragraph { content: vec![text("甲"), Inline::Footnote(1)], span: span() };
        let document = Document { blocks: vec![marked], footnotes: vec![vec![paragraph("注文")]] };
        let mut writer = Writer::new("", true);
        writer.document(&document);
        let out = writer.take();
        assert!(out.contains("href=\"#note-1\"") && out.contains("<li id=\"note-1\">注文 <a "), "{out}");
        assert!(out.contains("id=\"note-ref-1\"") && out.contains("href=\"#note-ref-1\""), "{out}");
    }
}
