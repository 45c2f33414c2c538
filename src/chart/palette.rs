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

/// Opacity of the pale form of a colour over paper, in percent.
pub const TINT: u8 = 24;

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

    /// Contrast ratio of text with a colour painted over paper at an opacity in percent: the lower one of light and dark.
    #[must_use]
    pub fn contrast_on_tint(&self, text: Token, colour: Token, percent: u8) -> f64 {
        let on = |values: &[String; 10]| {
            let value = |token: Token| values[token as usize].as_str();
            ratio_of(luminance(value(text)), tint(value(colour), value(Token::Paper), percent))
        };
        on(&self.light).min(on(&self.dark))
    }

    /// The token for text on a mark of this colour, if any is readable there in light and in dark.
    #[must_use]
    pub fn text_on(&self, mark: Token) -> Option<Token> {
        [Token::Paper, Token::Ink].into_iter().find(|text| self.contrast(*text, mark) >= TEXT_CONTRAST)
    }

    /// The token for text on a colour painted over paper at an opacity in percent, if any is readable there in light and in dark.
    #[must_use]
    pub fn text_on_tint(&self, colour: Token, percent: u8) -> Option<Token> {
        [Token::Ink, Token::Paper]
            .into_iter()
            .find(|text| self.contrast_on_tint(*text, colour, percent) >= TEXT_CONTRAST)
    }

    /// Opacities in percent for a sequence of tints from light to the full colour, with the token for text on each.
    ///
    /// Each tint has a text that is readable on it in light and in dark, so that values can be printed on all of them. Where
    /// nothing is readable on the full colour, the darkest tint is the last one on which ink is.
    #[must_use]
    pub fn tints(&self, mark: Token, count: usize) -> Vec<(u8, Token)> {
        let readable = |percent: &u8| self.contrast_on_tint(Token::Ink, mark, *percent) >= TEXT_CONTRAST;
        let most = (1..=100).take_while(readable).last().unwrap_or(0);
        let full = (most < 100).then(|| self.text_on_tint(mark, 100)).flatten();
        let inked = count - usize::from(full.is_some() && count > 0);
        let least = (most / 6).max(1).min(most);
        let step = f64::from(most - least) / (inked.saturating_sub(1).max(1)) as f64;
        let tint = |i: usize| match inked {
            1 => (i32::midpoint(i32::from(least), i32::from(most)) as u8, Token::Ink),
            _ => ((f64::from(least) + step * i as f64).floor() as u8, Token::Ink),
        };
        (0..inked).map(tint).chain(full.filter(|_| count > 0).map(|text| (100, text))).collect()
    }

    /// Colours of the parts of wholes, or of series side by side: the accent, then colours that text can stand on, and context
    /// for the last.
    #[must_use]
    pub fn series(&self, count: usize) -> Vec<Token> {
        let series = [Token::C2, Token::C5, Token::C3, Token::C4];
        let (readable, others): (Vec<_>, Vec<_>) = series.into_iter().partition(|token| self.text_on(*token).is_some());
        let middle = readable.into_iter().chain(others).cycle().take(count.saturating_sub(2));
        std::iter::once(Token::C1).chain(middle).chain(std::iter::once(Token::Context)).take(count).collect()
    }

    /// The token for text that would like to wear a colour: that colour where it is readable on paper, else ink.
    #[must_use]
    pub fn text_in(&self, colour: Token) -> Token {
        if self.contrast(colour, Token::Paper) >= TEXT_CONTRAST { colour } else { Token::Ink }
    }
}

/// Contrast ratio of two colours (WCAG 2.2, "contrast ratio").
fn ratio(one: &str, other: &str) -> f64 {
    ratio_of(luminance(one), luminance(other))
}

/// Contrast ratio of two luminances.
fn ratio_of(one: f64, other: f64) -> f64 {
    (one.max(other) + 0.05) / (one.min(other) + 0.05)
}

/// Relative luminance of a colour over another, mixed as browsers mix: by the values of the channels.
fn tint(colour: &str, paper: &str, percent: u8) -> f64 {
    let part = f64::from(percent) / 100.0;
    luminance_of(|i| channel(colour, i) * part + channel(paper, i) * (1.0 - part))
}

/// Relative luminance of `#rrggbb` (WCAG 2.2, "relative luminance"); black where the text is no colour.
fn luminance(colour: &str) -> f64 {
    luminance_of(|i| channel(colour, i))
}

/// Relative luminance of a colour by its channels, each 0 to 1.
fn luminance_of(channel: impl Fn(usize) -> f64) -> f64 {
    let linear = |value: f64| if value <= 0.04045 { value / 12.92 } else { ((value + 0.055) / 1.055).powf(2.4) };
    0.2126 * linear(channel(0)) + 0.7152 * linear(channel(1)) + 0.0722 * linear(channel(2))
}

/// Red, green or blue of `#rrggbb`, 0 to 1.
fn channel(colour: &str, i: usize) -> f64 {
    let from = 1 + 2 * i;
    f64::from(colour.get(from..from + 2).and_then(|digits| u8::from_str_radix(digits, 16).ok()).unwrap_or(0)) / 255.0
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn tints_run_from_paper_to_the_full_colour() {
        assert!((tint("#000000", "#ffffff", 0) - 1.0).abs() < 1e-9);
        assert!((tint("#000000", "#ffffff", 100)).abs() < 1e-9);
        assert!((ratio_of(tint("#000000", "#ffffff", 50), 0.0) - ratio("#808080", "#000000")).abs() < 0.06);
        assert!((tint("#ff0000", "#ffffff", TINT) - luminance("#ffc2c2")).abs() < 5e-3);
    }

    #[test]
    fn contrast_of_known_pairs() {
        assert!((ratio("#000000", "#ffffff") - 21.0).abs() < 1e-9);
        assert!((ratio("#777777", "#ffffff") - 4.478).abs() < 1e-3);
        assert!((ratio("#ffffff", "#ffffff") - 1.0).abs() < 1e-9);
    }
}
