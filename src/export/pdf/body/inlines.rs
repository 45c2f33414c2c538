//! Running words in typst code: text, figures, links, footnotes.

use super::BodyWriter;
use crate::document::{FigureMention, Inline};
use crate::export::pdf::code::Code;
use crate::export::pdf::joiner::{Joiner, join_ending};

impl BodyWriter<'_> {
    /// Inlines as one value.
    pub fn words(&mut self, code: &mut Code, content: &[Inline]) {
        code.call("words", |code| self.inlines(code, content, Some(&mut Joiner::default())));
    }

    /// Inlines as one value, with the last two characters kept on one line.
    pub(in crate::export::pdf) fn sentence(&mut self, code: &mut Code, content: &[Inline]) {
        code.call("words", |code| self.running(code, content));
    }

    /// The words of a paragraph as arguments, with the last two characters kept on one line.
    pub(super) fn running(&mut self, code: &mut Code, content: &[Inline]) {
        let mut joiner = Joiner::default();
        match content.split_last() {
            Some((Inline::Text { text, .. }, before)) => {
                self.inlines(code, before, Some(&mut joiner));
                let marked = joiner.mark(text);
                write_text(code, &join_ending(&marked));
            }
            Some((last, before)) => {
                self.inlines(code, before, Some(&mut joiner));
                self.inline(code, &with_joined_ending(last), Some(&mut joiner));
            }
            None => {}
        }
    }

    /// Inlines as arguments.
    pub(super) fn inlines(&mut self, code: &mut Code, content: &[Inline], mut joiner: Option<&mut Joiner>) {
        for inline in content {
            self.inline(code, inline, joiner.as_deref_mut());
        }
    }

    fn inline(&mut self, code: &mut Code, inline: &Inline, joiner: Option<&mut Joiner>) {
        match inline {
            Inline::Text { text, .. } => match joiner {
                Some(joiner) => write_text(code, &joiner.mark(text)),
                None => write_text(code, text),
            },
            Inline::Figure(mention) => self.mention(code, mention, joiner),
            Inline::Strong(content) => self.styled(code, "bold", content, joiner),
            Inline::Emphasis(content) => self.styled(code, "stress", content, joiner),
            Inline::Strikethrough(content) => self.styled(code, "struck", content, joiner),
            Inline::Code { text, .. } => {
                joiner.into_iter().for_each(Joiner::reset);
                code.argument(|code| code.call("literal", |code| code.string(text)));
            }
            Inline::Link { target, content, .. } => match self.links.resolve(target).filter(|_| !self.in_link) {
                Some((function, address)) => code.argument(|code| {
                    code.call(function, |code| {
                        code.argument(|code| code.string(&address));
                        self.linked(|body| body.inlines(code, content, joiner));
                    });
                }),
                None => self.inlines(code, content, joiner),
            },
            // A document of its own leads to the pages of the site where they have an address; the words stand without.
            Inline::Page { path, content } => match self.links.page(path).filter(|_| !self.in_link) {
                Some((function, address)) => code.argument(|code| {
                    code.call(function, |code| {
                        code.argument(|code| code.string(&address));
                        self.linked(|body| body.inlines(code, content, joiner));
                    });
                }),
                None => self.inlines(code, content, joiner),
            },
            Inline::LineBreak => {
                joiner.into_iter().for_each(Joiner::reset);
                code.argument(|code| code.raw("linebreak()"));
            }
            Inline::Footnote(number) => {
                joiner.into_iter().for_each(Joiner::reset);
                self.footnote(code, *number);
            }
        }
    }

    /// Writes what becomes part of a link.
    pub(super) fn linked(&mut self, write: impl FnOnce(&mut Self)) {
        let outside = std::mem::replace(&mut self.in_link, true);
        write(self);
        self.in_link = outside;
    }

    fn styled(&mut self, code: &mut Code, function: &str, content: &[Inline], joiner: Option<&mut Joiner>) {
        code.argument(|code| code.call(function, |code| self.inlines(code, content, joiner)));
    }

    fn mention(&mut self, code: &mut Code, mention: &FigureMention, joiner: Option<&mut Joiner>) {
        let wording = match joiner {
            Some(joiner) => joiner.mark_figure(&mention.wording),
            None => mention.wording.clone(),
        };
        code.argument(|code| {
            code.call("mention", |code| {
                let row = self.rows.contains(mention.name.as_str()).then_some(mention.name.as_str());
                code.named_optional("figure", row.filter(|_| !self.in_link));
                code.argument(|code| code.string(&wording));
            });
        });
    }

    /// The first reference carries the note; later ones repeat its mark.
    fn footnote(&mut self, code: &mut Code, number: usize) {
        let document = self.document;
        let Some(blocks) = number.checked_sub(1).and_then(|index| document.footnotes.get(index)) else { return };
        code.argument(|code| {
            if self.noted.insert(number) {
                code.call("note", |code| {
                    code.argument(|code| code.raw(number));
                    code.argument(|code| self.blocks(code, blocks));
                });
            } else {
                code.call("note-again", |code| code.raw(number));
            }
        });
    }
}

/// What wraps words, with their last two characters kept on one line.
fn with_joined_ending(inline: &Inline) -> Inline {
    let mut inline = inline.clone();
    match &mut inline {
        Inline::Text { text, .. } => *text = join_ending(text),
        Inline::Strong(content)
        | Inline::Emphasis(content)
        | Inline::Strikethrough(content)
        | Inline::Link { content, .. }
        | Inline::Page { content, .. } => {
            if let Some(last) = content.last_mut() {
                *last = with_joined_ending(last);
            }
        }
        Inline::Figure(_) | Inline::Code { .. } | Inline::LineBreak | Inline::Footnote(_) => {}
    }
    inline
}

/// A text as one value, with the last two characters kept on one line.
pub(in crate::export::pdf) fn write_sentence(code: &mut Code, text: &str) {
    code.call("words", |code| write_text(code, &join_ending(&Joiner::default().mark(text))));
}

/// Text as arguments. A dash (——) becomes a box of two ems, since the line breaker would take it apart.
fn write_text(code: &mut Code, text: &str) {
    for (index, piece) in text.split("——").enumerate() {
        if index > 0 {
            code.argument(|code| code.raw("dash()"));
        }
        if !piece.is_empty() {
            code.argument(|code| code.string(piece));
        }
    }
}

/// The first character that a run of inlines prints.
pub(super) fn first_char(content: &[Inline]) -> Option<char> {
    content.iter().find_map(|inline| match inline {
        Inline::Text { text, .. } | Inline::Code { text, .. } => text.chars().next(),
        Inline::Figure(mention) => mention.wording.chars().next(),
        Inline::Strong(content) | Inline::Emphasis(content) | Inline::Strikethrough(content) => first_char(content),
        Inline::Link { content, .. } | Inline::Page { content, .. } => first_char(content),
        Inline::LineBreak | Inline::Footnote(_) => None,
    })
}

/// Full-width opening punctuation, whose left half is blank.
pub(super) fn is_opening(c: char) -> bool {
    matches!(c, '“' | '‘' | '（' | '《' | '〈' | '「' | '『' | '【' | '〔' | '［' | '｛')
}

#[cfg(test)]
mod tests {
    use super::super::tests::written;
    use super::*;
    use crate::document::Document;
    use crate::export::pdf::links::LONGEST_ADDRESS;
    use crate::export::pdf::sample::{paragraph, span};

    fn one(content: Vec<Inline>) -> String {
        written(&Document { blocks: vec![paragraph(content)], footnotes: vec![vec![paragraph(vec![text("注")])]] })
    }

    fn text(text: &str) -> Inline {
        Inline::Text { text: text.to_owned(), span: span() }
    }

    fn link(target: &str, content: Vec<Inline>) -> Inline {
        Inline::Link { target: target.to_owned(), title: None, content }
    }

    fn mention(name: &str) -> Inline {
        let own = str::to_owned;
        Inline::Figure(FigureMention {
            name: own(name),
            label: own(""),
            wording: own("百分之十二点五"),
            source: own(""),
            link: None,
        })
    }

    #[test]
    fn a_dash_and_an_opening_quotation_mark_are_told_to_the_theme() {
        let code = one(vec![text("“好”——不坏")]);
        assert!(code.contains("paragraph(opening: true, \"“好”\", dash(), \"不\u{2060}坏\", )"), "{code}");
    }

    #[test]
    fn what_is_wrapped_keeps_its_last_two_characters_too() {
        let page = Inline::Page { path: "places/x/index.html".to_owned(), content: vec![text("帮扶工作队")] };
        assert!(one(vec![page]).contains("\"帮扶工作\u{2060}队\""));
        assert!(one(vec![Inline::Strong(vec![text("五签字")]), text("。")]).contains("\"五签字\""));
    }

    #[test]
    fn a_figure_leads_to_its_row_unless_it_has_none_or_stands_in_a_link() {
        assert!(one(vec![mention("projects")]).contains("mention(figure: \"projects\""));
        assert!(one(vec![mention("unknown")]).contains("mention(figure: none"));
        let code = one(vec![link("https://example.org", vec![mention("projects")]), mention("projects")]);
        assert!(code.contains("web(\"https://example.org\", mention(figure: none"), "{code}");
        assert!(code.contains("), mention(figure: \"projects\""), "{code}");
    }

    #[test]
    fn a_footnote_is_set_once_and_its_mark_repeated() {
        let code = one(vec![Inline::Footnote(1), Inline::Footnote(1), Inline::Footnote(2), Inline::Footnote(0)]);
        assert_eq!(code.matches("note(1, (").count(), 1, "{code}");
        assert_eq!(code.matches("note-again(1)").count(), 1, "{code}");
        assert!(!code.contains("(2") && !code.contains("(0"), "{code}");
    }

    #[test]
    fn links_that_lead_nowhere_from_a_pdf_keep_their_words() {
        assert!(one(vec![link("#nowhere", vec![text("那里")])]).contains("paragraph(\"那\u{2060}里\", )"));
        let long = format!("https://{}", "x".repeat(LONGEST_ADDRESS));
        assert!(!one(vec![link(&long, vec![text("那里")])]).contains("web("));
    }
}
