//! `missing-glyph`: a character that none of the theme's fonts has.
//!
//! Such a character would show as an empty box, in print for good. The rule looks at every text of the content folder,
//! comments excepted, and points to the character. The way out is another character, or a font that has it.

use std::collections::BTreeSet;

use crate::corpus::Corpus;
use crate::diagnostic::Diagnostic;
use crate::document::{Document, Item, visit_document};
use crate::source::{Sources, Span};
use crate::theme::{FontRole, Theme};
use crate::{message, read};

/// Finds the characters of the content that the theme cannot print.
#[must_use]
pub fn check_glyphs(corpus: &Corpus, sources: &Sources, theme: &Theme) -> Vec<Diagnostic> {
    let missing = Missing { sources, theme };
    let mut diagnostics = Vec::new();
    for (id, file) in sources.iter() {
        if file.path.starts_with("content/") && file.path.ends_with(".yaml") {
            for scalar in read::scalars(sources, id) {
                missing.look(&scalar.value, scalar.span, &mut diagnostics);
            }
        }
    }
    for entry in &corpus.cases {
        missing.look_at(&entry.narrative, &mut diagnostics);
    }
    for page in &corpus.pages {
        missing.look(&page.title.value, page.title.span, &mut diagnostics);
        missing.look_at(&page.draft, &mut diagnostics);
    }
    diagnostics
}

struct Missing<'a> {
    sources: &'a Sources,
    theme: &'a Theme,
}

impl Missing<'_> {
    fn look_at<F, E>(&self, document: &Document<F, E>, diagnostics: &mut Vec<Diagnostic>) {
        visit_document(document, &mut |item| {
            if let Item::Text(text, span) = item {
                self.look(text, span, diagnostics);
            }
        });
    }

    /// One finding for each character, at its first place in the text.
    fn look(&self, text: &str, span: Span, diagnostics: &mut Vec<Diagnostic>) {
        let mut seen = BTreeSet::new();
        for character in text.chars().filter(|c| !c.is_control() && !is_invisible(*c)) {
            if self.printable(character) || !seen.insert(character) {
                continue;
            }
            let code = u32::from(character);
            diagnostics.push(
                Diagnostic::error(
                    "missing-glyph",
                    self.place(character, span),
                    message!(
                        "主题的字体里没有“{character}”（U+{code:04X}）",
                        "no font of the theme has `{character}` (U+{code:04X})"
                    ),
                )
                .with_hint(message!(
                    "换一个字，或在主题的 fonts/ 里加入含有这个字的字体",
                    "use another character, or add a font that has it to the theme"
                )),
            );
        }
    }

    /// Running text falls back from face to face, but a chart's text is set in one family: it has to be there, too.
    fn printable(&self, character: char) -> bool {
        let has = |role: FontRole| {
            self.theme.fonts.iter().any(|font| font.role == role && font.coverage.contains(&character))
        };
        has(FontRole::Hei) && has(FontRole::Song)
    }

    /// The character itself where the text stands in the file as it is, or the whole text (an entity, an escape).
    fn place(&self, character: char, span: Span) -> Span {
        let raw = self.sources.get(span.file).bytes.get(span.range()).and_then(|bytes| std::str::from_utf8(bytes).ok());
        match raw.and_then(|raw| raw.find(character)) {
            Some(at) => {
                let start = span.range().start + at;
                Span::new(span.file, start..start + character.len_utf8())
            }
            None => span,
        }
    }
}

/// Joiners and marks that direct line breaking and have no shape.
fn is_invisible(character: char) -> bool {
    matches!(character, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}' | '\u{00AD}')
}
