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
}
