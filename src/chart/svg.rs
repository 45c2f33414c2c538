//! What SVG is written with: numbers, escaped text, and colours by class and literal.

use std::fmt::{self, Write as _};

use plotters_backend::{BackendColor, BackendStyle};

use super::palette::{Palette, Token};

/// The red and green of a sentinel; its blue is the token's number.
const SENTINEL: (u8, u8) = (0xca, 0x5e);

impl Token {
    /// The colour that stands for the token inside plotters.
    fn rgb(self) -> (u8, u8, u8) {
        (SENTINEL.0, SENTINEL.1, self as u8)
    }
}

impl BackendStyle for Token {
    fn color(&self) -> BackendColor {
        BackendColor { alpha: 1.0, rgb: self.rgb() }
    }
}

/// A colour as it leaves plotters.
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) enum Colour {
    /// A role.
    Token(Token),
    /// Red, green and blue.
    Literal(u8, u8, u8),
}

/// What a colour is for.
#[derive(Clone, Copy)]
pub(super) enum Use {
    /// Inside of a shape.
    Fill,
    /// Along a line.
    Stroke,
}

impl From<BackendColor> for Colour {
    fn from(color: BackendColor) -> Self {
        let (r, g, b) = color.rgb;
        let token = Token::ALL.get(usize::from(b)).filter(|_| (r, g) == SENTINEL);
        token.map_or(Self::Literal(r, g, b), |token| Self::Token(*token))
    }
}

impl Colour {
    /// The token, unless the colour is a literal.
    pub(super) fn token(self) -> Option<Token> {
        match self {
            Self::Token(token) => Some(token),
            Self::Literal(..) => None,
        }
    }

    /// Appends the attributes that paint in this colour.
    pub(super) fn write(self, svg: &mut String, by: Use, palette: &Palette) {
        let (class, attribute) = match by {
            Use::Fill => ("f", "fill"),
            Use::Stroke => ("s", "stroke"),
        };
        match self {
            Self::Token(token) => {
                push(svg, format_args!(r#" class="{class}-{}" {attribute}=""#, token.name()));
                escape(svg, palette.light(token));
                svg.push('"');
            }
            Self::Literal(r, g, b) => push(svg, format_args!(r##" {attribute}="#{r:02x}{g:02x}{b:02x}""##)),
        }
    }
}

/// Device units, printed in pixels with at most one decimal.
#[derive(Clone, Copy)]
pub(super) struct Tenths(pub(super) i32);

impl fmt::Display for Tenths {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let (whole, rest) = (self.0.unsigned_abs() / 10, self.0.unsigned_abs() % 10);
        let sign = if self.0 < 0 { "-" } else { "" };
        if rest == 0 { write!(f, "{sign}{whole}") } else { write!(f, "{sign}{whole}.{rest}") }
    }
}

/// Appends formatted text; writing to memory does not fail.
pub(super) fn push(svg: &mut String, text: fmt::Arguments<'_>) {
    let written = svg.write_fmt(text);
    debug_assert!(written.is_ok(), "a string takes any text");
}

/// Appends text as XML character data or attribute value; what XML does not allow is left out.
pub(super) fn escape(svg: &mut String, text: &str) {
    for c in text.chars() {
        match c {
            '&' => svg.push_str("&amp;"),
            '<' => svg.push_str("&lt;"),
            '>' => svg.push_str("&gt;"),
            '"' => svg.push_str("&quot;"),
            '\t' | '\n' | '\r' => svg.push(' '),
            '\u{0}'..='\u{1f}' | '\u{7f}'..='\u{9f}' | '\u{fffe}' | '\u{ffff}' => {}
            _ => svg.push(c),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tenths_print_without_idle_zeros() {
        let printed: Vec<String> = [0, 5, 10, 123, -7, -40].map(|units| Tenths(units).to_string()).into();
        assert_eq!(printed, ["0", "0.5", "1", "12.3", "-0.7", "-4"]);
    }

    #[test]
    fn sentinels_come_back_as_tokens() {
        for token in Token::ALL {
            assert!(Colour::from(token.color()) == Colour::Token(token));
        }
        assert!(Colour::from(BackendColor { alpha: 1.0, rgb: (0, 0, 0) }) == Colour::Literal(0, 0, 0));
    }

    #[test]
    fn text_cannot_leave_its_place() {
        let mut svg = String::new();
        escape(&mut svg, "<svg onload=\"x\">&\u{1}\n'");
        assert_eq!(svg, "&lt;svg onload=&quot;x&quot;&gt;&amp; '");
    }
}
