//! The characters of a wording, and a cursor over them.

use std::ops::Range;

use crate::source::half_width;

/// A wording without its spaces, with the place of every character in what was given.
pub(super) struct Text {
    glyphs: Vec<Glyph>,
    wording: String,
    length: usize,
}

/// One character.
struct Glyph {
    /// The character as the grammar sees it: full-width forms are half-width, dashes are one dash.
    plain: char,
    /// Byte range in the text that was given.
    given: Range<usize>,
    /// Byte range in the wording.
    kept: Range<usize>,
}

impl Text {
    pub(super) fn new(given: &str) -> Self {
        let mut wording = String::with_capacity(given.len());
        let mut glyphs = Vec::new();
        for (start, c) in given.char_indices().filter(|(_, c)| !is_space(*c)) {
            let kept = wording.len()..wording.len() + c.len_utf8();
            wording.push(c);
            glyphs.push(Glyph { plain: plain(c), given: start..start + c.len_utf8(), kept });
        }
        Self { glyphs, wording, length: given.len() }
    }

    pub(super) fn wording(&self) -> &str {
        &self.wording
    }

    pub(super) fn cursor(&self) -> Cursor<'_> {
        Cursor { text: self, at: 0 }
    }

    /// Byte range in the text that was given, of the characters between two positions.
    pub(super) fn given(&self, positions: Range<usize>) -> Range<usize> {
        match (self.glyphs.get(positions.start), positions.end.checked_sub(1).and_then(|last| self.glyphs.get(last))) {
            (Some(first), Some(last)) if first.given.start < last.given.end => first.given.start..last.given.end,
            (Some(first), _) => first.given.clone(),
            // At the end of the text: nothing stands there, so point behind the last character.
            (None, last) => last.map_or(0..self.length, |last| last.given.end..last.given.end),
        }
    }

    /// Byte range in the wording, of the characters between two positions.
    pub(super) fn kept(&self, positions: Range<usize>) -> Range<usize> {
        let end = |at: usize| self.glyphs.get(at).map_or(self.wording.len(), |glyph| glyph.kept.start);
        end(positions.start)..end(positions.end)
    }

    /// The characters between two positions, as written.
    pub(super) fn slice(&self, positions: Range<usize>) -> &str {
        &self.wording[self.kept(positions)]
    }
}

/// A position between two characters of a [`Text`]. Copying it is how the grammar looks ahead.
#[derive(Clone, Copy)]
pub(super) struct Cursor<'a> {
    text: &'a Text,
    at: usize,
}

impl<'a> Cursor<'a> {
    pub(super) fn text(&self) -> &'a Text {
        self.text
    }

    pub(super) fn at(&self) -> usize {
        self.at
    }

    pub(super) fn is_done(&self) -> bool {
        self.at >= self.text.glyphs.len()
    }

    /// Number of characters of the whole text.
    pub(super) fn end(&self) -> usize {
        self.text.glyphs.len()
    }

    pub(super) fn peek(&self) -> Option<char> {
        self.peek_at(0)
    }

    pub(super) fn peek_at(&self, ahead: usize) -> Option<char> {
        self.text.glyphs.get(self.at + ahead).map(|glyph| glyph.plain)
    }

    pub(super) fn bump(&mut self) {
        self.at += 1;
    }

    pub(super) fn starts_with(&self, word: &str) -> bool {
        !word.is_empty() && word.chars().enumerate().all(|(ahead, c)| self.peek_at(ahead) == Some(c))
    }

    /// Steps over a word if it stands here.
    pub(super) fn eat(&mut self, word: &str) -> bool {
        let here = self.starts_with(word);
        if here {
            self.at += word.chars().count();
        }
        here
    }

    /// Steps over the longest of several words that stands here.
    pub(super) fn eat_longest<T: Copy>(&mut self, words: impl IntoIterator<Item = (&'static str, T)>) -> Option<T> {
        let (word, value) =
            words.into_iter().filter(|(word, _)| self.starts_with(word)).max_by_key(|(word, _)| word.len())?;
        self.eat(word);
        Some(value)
    }
}

impl Cursor<'_> {
    /// Steps over what joins the ends of a range: one kind of dash, once or twice, or a word. Behind a negative number a second
    /// hyphen is the sign of the next one.
    pub(super) fn eat_dash(&mut self, negative: bool) -> bool {
        let Some(dash) = self.peek().filter(|c| matches!(c, '~' | '—' | '-')) else {
            return self.eat("至") || self.eat("到");
        };
        self.bump();
        while self.peek() == Some(dash) && !(negative && dash == '-') {
            self.bump();
        }
        true
    }

    /// Steps over the sign of a number; whether it is negative.
    pub(super) fn eat_sign(&mut self) -> bool {
        let negative = self.eat("-") || self.eat("负");
        if !negative {
            self.eat("+");
        }
        negative
    }
}

/// Spaces of all kinds, among them the invisible ones that come along when text is copied from a web page.
fn is_space(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{200B}'..='\u{200D}' | '\u{2060}' | '\u{FEFF}')
}

fn plain(c: char) -> char {
    match c {
        '﹪' => '%',
        '〇' => '零',
        '−' | '﹣' => '-',
        _ => half_width(c),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn spaces_go_and_places_stay() {
        let text = Text::new(" 87 43．1\u{3000}万元");
        assert_eq!(text.wording(), "8743．1万元");
        let mut cursor = text.cursor();
        assert!(cursor.eat("8743.1"));
        assert_eq!(text.given(0..cursor.at()), 1..10);
        assert_eq!(text.kept(0..cursor.at()), 0..8);
        assert_eq!(text.slice(cursor.at()..cursor.end()), "万元");
        assert_eq!(text.given(cursor.end()..cursor.end()), 19..19);
    }
}
