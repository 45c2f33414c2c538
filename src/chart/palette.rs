//! Colours by role. A drawing names roles; the theme says what they look like in light and dark.

/// The role of a colour in a drawing.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Token {
    /// Text.
    Ink,
    /// Secondary text.
    Muted,
    /// Axes and grid lines.
    Rule,
    /// Context: what the title does not speak of.
    Context,
    /// The page behind the drawing; halos and text on filled marks.
    Paper,
    /// The accent and first series colour.
    C1,
    /// Second series colour.
    C2,
    /// Third series colour.
    C3,
    /// Fourth series colour.
    C4,
    /// Fifth series colour.
    C5,
}

impl Token {
    /// All tokens, in the order of their numbers.
    pub const ALL: [Self; 10] = [
        Self::Ink,
        Self::Muted,
        Self::Rule,
        Self::Context,
        Self::Paper,
        Self::C1,
        Self::C2,
        Self::C3,
        Self::C4,
        Self::C5,
    ];

    /// Name in class names (`f-c1`), custom properties (`--c1`) and the theme's file.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Self::Ink => "ink",
            Self::Muted => "muted",
            Self::Rule => "rule",
            Self::Context => "context",
            Self::Paper => "paper",
            Self::C1 => "c1",
            Self::C2 => "c2",
            Self::C3 => "c3",
            Self::C4 => "c4",
            Self::C5 => "c5",
        }
    }
}

/// What the tokens look like: `#rrggbb`, in light and in dark.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Palette {
    /// Light values, in the order of [`Token::ALL`]; also those of the PDF and of a drawing on its own.
    pub light: [String; 10],
    /// Dark values, in the same order.
    pub dark: [String; 10],
}

/// Lowest contrast of text with what lies behind it (WCAG 2.2, success criterion 1.4.3).
pub const TEXT_CONTRAST: f64 = 4.5;

/// Strength of the pale form of a colour: the part of the colour in its mixture with paper.
pub const TINT: f64 = 0.24;

impl Palette {
    /// The light value of a token.
    #[must_use]
    pub fn light(&self, token: Token) -> &str {
        &self.light[token as usize]
    }

    /// The dark value of a token.
    #[must_use]
    pub fn dark(&self, token: Token) -> &str {
        &self.dark[token as usize]
    }

    /// Contrast ratio of two tokens, 1 to 21: the lower one of light and dark.
    ///
    /// The same drawing is shown in both, so what holds in one only does not hold.
    #[must_use]
    pub fn contrast(&self, one: Token, other: Token) -> f64 {
        let light = ratio(self.light(one), self.light(other));
        let dark = ratio(self.dark(one), self.dark(other));
        light.min(dark)
    }

    /// Contrast ratio of text with the pale form of a colour: the lower one of light and dark.
    #[must_use]
    pub fn contrast_on_tint(&self, text: Token, colour: Token) -> f64 {
        let on = |values: &[String; 10]| {
            let value = |token: Token| values[token as usize].as_str();
            let [one, other] = [luminance(value(text)), luminance(&mixed(value(colour), value(Token::Paper)))]
                .map(|light| light + 0.05);
            one.max(other) / one.min(other)
        };
        on(&self.light).min(on(&self.dark))
    }

    /// The token for text on a mark of this colour, if any is readable there in light and in dark.
    #[must_use]
    pub fn text_on(&self, mark: Token) -> Option<Token> {
        [Token::Paper, Token::Ink].into_iter().find(|text| self.contrast(*text, mark) >= TEXT_CONTRAST)
    }

    /// The token for text that would like to wear a colour: that colour where it is readable on paper, else ink.
    #[must_use]
    pub fn text_in(&self, colour: Token) -> Token {
        if self.contrast(colour, Token::Paper) >= TEXT_CONTRAST { colour } else { Token::Ink }
    }
}

/// Contrast ratio of two colours (WCAG 2.2, "contrast ratio").
fn ratio(one: &str, other: &str) -> f64 {
    let (one, other) = (luminance(one), luminance(other));
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Relative luminance of `#rrggbb` (WCAG 2.2, "relative luminance"); black where the text is no colour.
fn luminance(colour: &str) -> f64 {
    let channel = |from: usize| {
        let byte = colour.get(from..from + 2).and_then(|digits| u8::from_str_radix(digits, 16).ok()).unwrap_or(0);
        let value = f64::from(byte) / 255.0;
        if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) }
    };
    0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5)
}

/// The mixture of a colour with paper that is seen where the colour is painted at the strength of [`TINT`].
fn mixed(colour: &str, paper: &str) -> String {
    let channel = |colour: &str, from: usize| {
        colour.get(from..from + 2).and_then(|digits| u8::from_str_radix(digits, 16).ok()).map_or(0.0, f64::from)
    };
    let mut mixture = String::from("#");
    for from in [1, 3, 5] {
        let value = TINT * channel(colour, from) + (1.0 - TINT) * channel(paper, from);
        mixture += &format!("{:02x}", value.round() as u8);
    }
    mixture
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tint_lies_between_its_colour_and_paper() {
        assert_eq!(mixed("#ff0000", "#ffffff"), "#ffc2c2");
        assert_eq!(mixed("#ffffff", "#000000"), "#3d3d3d");
    }

    #[test]
    fn contrast_of_known_pairs() {
        assert!((ratio("#000000", "#ffffff") - 21.0).abs() < 1e-9);
        assert!((ratio("#777777", "#ffffff") - 4.478).abs() < 1e-3);
        assert!((ratio("#ffffff", "#ffffff") - 1.0).abs() < 1e-9);
    }
}
