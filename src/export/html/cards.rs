//! Cards and quotations as HTML.

use super::escape::escaped;
use super::inline::{plain, running};
use super::writer::Writer;
use crate::document::{Card, CardStyle, Cards, Line, QuotationBlock};

/// Labels of what was and what became of it.
const BEFORE: &str = "之前";
const AFTER: &str = "之后";

impl Writer<'_> {
    /// Entries as cards.
    pub(super) fn cards(&mut self, cards: &Cards) {
        let class = match cards.style {
            CardStyle::Grid => "cards-grid",
            CardStyle::Money => "cards-money",
            CardStyle::Change => "cards-change",
            CardStyle::Awards => "cards-awards",
        };
        self.record_head(class, &cards.id, &cards.title);
        self.out.push_str(&format!("<ul class=\"card-list of-{}\">\n", cards.cards.len().min(5)));
        for card in &cards.cards {
            self.out.push_str("<li>\n");
            match cards.style {
                CardStyle::Money => self.amount(card),
                CardStyle::Change => self.change(card),
                CardStyle::Grid | CardStyle::Awards => {
                    self.card_head(card);
                    self.lines("card-lines", &card.lines);
                }
            }
            self.out.push_str("</li>\n");
        }
        self.out.push_str("</ul>\n");
        self.record_foot(cards.note.as_deref(), &cards.sources);
    }

    /// The name of a card, with the word on its kind.
    fn card_head(&mut self, card: &Card) {
        self.out.push_str("<p class=\"card-head\">");
        if let Some(tag) = &card.tag {
            self.out.push_str(&format!("<span class=\"card-tag\">{}</span> ", escaped(tag)));
        }
        self.out.push_str("<b>");
        self.inlines(&card.title);
        self.out.push_str("</b></p>\n");
    }

    /// An amount: the kind of its money, the number, what it covers.
    fn amount(&mut self, card: &Card) {
        if let Some(tag) = &card.tag {
            self.out.push_str(&format!("<p class=\"card-tag\">{}</p>\n", escaped(tag)));
        }
        match &card.number {
            Some(tile) => self.tile(tile),
            None => self.card_head(card),
        }
        self.lines("card-lines", &card.lines);
    }

    /// What was, and what became of it.
    fn change(&mut self, card: &Card) {
        self.card_head(card);
        let side = |label: &str| card.lines.iter().find(|line| line.label == label);
        self.out.push_str("<dl class=\"change\">\n");
        for (class, label) in [("before", BEFORE), ("after", AFTER)] {
            let Some(line) = side(label) else { continue };
            self.out.push_str(&format!("<div class=\"{class}\"><dt>{label}</dt><dd>"));
            self.inlines(&line.words);
            self.out.push_str("</dd></div>\n");
        }
        self.out.push_str("</dl>\n");
        let rest: Vec<Line> =
            card.lines.iter().filter(|line| ![BEFORE, AFTER].contains(&line.label.as_str())).cloned().collect();
        self.lines("card-lines", &rest);
    }

    /// Somebody's words, and who said them.
    pub(super) fn quotation(&mut self, quotation: &QuotationBlock) {
        // Marks hang out to the left of the words.
        let marked = if quotation.text.starts_with('“') { " marked" } else { "" };
        self.out.push_str(&format!(
            "<figure class=\"quotation{marked}\" id=\"{}\">\n<blockquote class=\"kai\"><p>{}</p></blockquote>\n\
             <figcaption class=\"hei\">",
            escaped(&quotation.id),
            running(&quotation.text)
        ));
        if !plain(&quotation.speaker).is_empty() {
            self.out.push_str("<span class=\"speaker\">");
            self.inlines(&quotation.speaker);
            self.out.push_str("</span> ");
        }
        if !quotation.source.is_empty() {
            self.out.push_str(&format!("<span class=\"credit\">来源：{}</span>", running(&quotation.source)));
        }
        self.out.push_str("</figcaption>\n</figure>\n");
    }
}
