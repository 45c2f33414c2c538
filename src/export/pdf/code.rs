//! Writes typst code: calls with escaped literals, never markup.
//!
//! What a record or a narrative says reaches typst only inside a string literal. Nothing in it can end the literal or
//! be taken for code: see [`Code::string`].

use std::fmt::Write as _;

/// Typst code under construction.
#[derive(Debug, Default)]
pub struct Code {
    text: String,
}

impl Code {
    /// A call of a function with the arguments that `arguments` writes.
    pub fn call(&mut self, function: &str, arguments: impl FnOnce(&mut Self)) {
        self.text.push_str(function);
        self.text.push('(');
        arguments(self);
        self.text.push(')');
    }

    /// A positional argument that `value` writes.
    pub fn argument(&mut self, value: impl FnOnce(&mut Self)) {
        value(self);
        self.text.push_str(", ");
    }

    /// A named argument, or an entry of a dictionary, that `value` writes.
    pub fn named(&mut self, name: &str, value: impl FnOnce(&mut Self)) {
        self.text.push_str(name);
        self.text.push_str(": ");
        self.argument(value);
    }

    /// A named argument that is a text.
    pub fn named_string(&mut self, name: &str, text: &str) {
        self.named(name, |code| code.string(text));
    }

    /// A named argument that is a text or `none`.
    pub fn named_optional(&mut self, name: &str, text: Option<&str>) {
        self.named(name, |code| match text {
            Some(text) => code.string(text),
            None => code.raw("none"),
        });
    }

    /// An array with one element for each item. Every element ends in a comma, so that one alone is an array too.
    pub fn array<T>(&mut self, items: impl IntoIterator<Item = T>, mut element: impl FnMut(&mut Self, T)) {
        self.text.push('(');
        for item in items {
            self.argument(|code| element(code, item));
        }
        self.text.push(')');
    }

    /// A dictionary whose entries, one at the least, `entries` writes.
    pub fn dictionary(&mut self, entries: impl FnOnce(&mut Self)) {
        self.text.push('(');
        entries(self);
        self.text.push(')');
    }

    /// A string literal for running text.
    ///
    /// In a literal only `\` and `"` mean anything (typst reference, "String"), so they are escaped. A line break or a
    /// tab becomes a space; other control characters have no glyph and no meaning in print and are left out.
    pub fn string(&mut self, text: &str) {
        self.text.push('"');
        for c in text.chars() {
            match c {
                '"' => self.text.push_str("\\\""),
                '\\' => self.text.push_str("\\\\"),
                '\n' | '\r' | '\t' | '\u{85}' | '\u{2028}' | '\u{2029}' => self.text.push(' '),
                c if c.is_control() => {}
                c => self.text.push(c),
            }
        }
        self.text.push('"');
    }

    /// An array of string literals, one a line, for text set as it stands.
    pub fn lines(&mut self, text: &str) {
        self.array(text.lines(), |code, line| code.string(&line.replace('\t', "    ")));
    }

    /// Code that holds nothing from a record or a narrative: numbers, lengths, `true`, names of our own.
    pub fn raw(&mut self, code: impl std::fmt::Display) {
        // Writing to a string cannot fail.
        let _ = write!(self.text, "{code}");
    }

    /// A line break, for people who read the code.
    pub fn newline(&mut self) {
        self.text.push('\n');
    }

    /// The code.
    #[must_use]
    pub fn finish(self) -> String {
        self.text
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn literal(text: &str) -> String {
        let mut code = Code::default();
        code.string(text);
        code.finish()
    }

    #[test]
    fn a_literal_ends_only_where_we_end_it() {
        assert_eq!(literal(r#"") #read("/etc/passwd")"#), r#""\") #read(\"/etc/passwd\")""#);
        assert_eq!(literal(r"C:\temp\"), r#""C:\\temp\\""#);
        assert_eq!(literal("\\\""), r#""\\\"""#);
        assert_eq!(literal(r"\u{41}"), r#""\\u{41}""#);
    }

    #[test]
    fn control_characters_do_not_reach_typst() {
        assert_eq!(literal("一\n二\r\n三\t四\0五\u{1b}六\u{2028}七"), "\"一 二  三 四五六 七\"");
    }

    #[test]
    fn every_hostile_text_parses_as_one_string() {
        use typst::syntax::{SyntaxKind, parse_code};
        for text in
            ["\"", "\\", "\\\\\"", "#panic()", "*/", "//", "`", "$x$", "\0", "a\nb", "\u{202e}", "\u{feff}", "]]>"]
        {
            let root = parse_code(&literal(text));
            let kinds: Vec<_> = root.children().map(typst::syntax::SyntaxNode::kind).collect();
            assert_eq!(kinds, [SyntaxKind::Str], "{text:?}");
            assert_eq!(root.errors_and_warnings().0.len(), 0, "{text:?}");
        }
    }

    #[test]
    fn one_element_is_an_array() {
        let mut code = Code::default();
        code.array(["一"], Code::string);
        assert_eq!(code.finish(), "(\"一\", )");
    }
}
