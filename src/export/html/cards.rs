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
        self.record_head(class, &cards.id, None, &cards.title);
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

    /// An amount: the kind of its money unless its name says just that, the number, what it covers.
    fn amount(&mut self, card: &Card) {
        if let Some(tag) = card.tag.as_ref().filter(|tag| **tag != plain(&card.title)) {
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::document::{Inline, Tile};
    use crate::export::html::testing::{html, text};

    fn line(label: &str, words: &str) -> Line {
        Line { label: label.into(), words: vec![text(words)] }
    }

    fn cards(style: CardStyle, card: Card) -> String {
        let (id, title, sources) = ("cards-a".into(), "村".into(), vec!["《总结》".into()]);
        html(|writer| writer.cards(&Cards { id, style, title, cards: vec![card], note: None, sources }))
    }

    fn card(lines: Vec<Line>) -> Card {
        Card { title: vec![text("岗东村")], tag: Some("短".into()), number: None, lines }
    }

    #[test]
    fn a_card_has_a_name_a_tag_and_lines() {
        let out = cards(CardStyle::Grid, card(vec![line("产品", "辣椒")]));
        for piece in [
            "<figure class=\"record cards-grid hei\" id=\"cards-a\">",
            "<ul class=\"card-list of-1\">",
            "<p class=\"card-head\"><span class=\"card-tag\">短</span> <b>岗东村</b></p>",
            "<dl class=\"card-lines\">\n<div><dt>产品</dt><dd>辣椒</dd></div>\n</dl>",
            "<p class=\"chart-source\">来源：《总结》</p>",
        ] {
            assert!(out.contains(piece), "{piece}\n{out}");
        }
        assert!(cards(CardStyle::Awards, card(Vec::new())).contains("record cards-awards hei"));
    }

    #[test]
    fn what_was_and_what_became_of_it_stand_side_by_side() {
        let lines = vec![line("之前", "坑洼"), line("之后", "硬地"), line("地点", "新民村")];
        let out = cards(CardStyle::Change, card(lines));
        assert!(
            out.contains(
                "<dl class=\"change\">\n<div class=\"before\"><dt>之前</dt><dd>坑洼</dd></div>\n\
                 <div class=\"after\"><dt>之后</dt><dd>硬地</dd></div>\n</dl>\n\
                 <dl class=\"card-lines\">\n<div><dt>地点</dt><dd>新民村</dd></div>"
            ),
            "{out}"
        );
    }

    #[test]
    fn an_amount_stands_under_the_kind_of_its_money() {
        let number = Tile {
            name: "funds".into(),
            label: "到位".into(),
            before: String::new(),
            number: "8743.11".into(),
            after: "万元".into(),
            context: String::new(),
            link: None,
        };
        let out = cards(CardStyle::Money, Card { number: Some(number), ..card(vec![line("时间", "两年来")]) });
        let tag = out.find("<p class=\"card-tag\">短</p>");
        let tile = out.find("<a class=\"tile\" href=\"#figure-funds\">");
        let lines = out.find("<dl class=\"card-lines\">");
        assert!(tag.is_some() && tag < tile && tile < lines, "{out}");
    }

    #[test]
    fn a_quotation_names_its_speaker_and_source() {
        let mut quotation = QuotationBlock {
            id: "quote-q".into(),
            text: "“要<想>办法”".into(),
            speaker: vec![Inline::Page { path: "people/cui/index.html".into(), content: vec![text("崔现忠")] }],
            source: "《总结》第4行".into(),
        };
        let out = html(|writer| writer.quotation(&quotation));
        assert_eq!(
            out,
            "<figure class=\"quotation marked\" id=\"quote-q\">\n<blockquote class=\"kai\"><p>“要&lt;想&gt;办法”</p></blockquote>\n\
             <figcaption class=\"hei\"><span class=\"speaker\"><a href=\"../../people/cui/index.html\">崔现忠</a></span> \
             <span class=\"credit\">来源：《总结》<span class=\"unbroken\">第4行</span></span></figcaption>\n</figure>\n"
        );
        quotation.text = "要想办法".into();
        quotation.speaker.clear();
        let out = html(|writer| writer.quotation(&quotation));
        assert!(out.starts_with("<figure class=\"quotation\"") && !out.contains("speaker"), "{out}");
    }
}
