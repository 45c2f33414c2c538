//! How a text is written in YAML.

/// How a text is written.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Style {
    /// As it stands.
    Plain,
    /// In quotation marks.
    Quoted,
    /// Below a line that ends with `|`, or with `>`, which folds it.
    Block { folded: bool },
}

impl Style {
    /// The style of the text that begins at an offset. The parser does not tell: but a block text begins below the line
    /// that ends with `|` or `>`, and only a quoted one begins with a quotation mark.
    pub(super) fn of(text: &str, start: usize) -> Self {
        let before = text[..start].trim_end_matches([' ', '\t']);
        if before.ends_with(['\n', '\r']) {
            let header = before.trim_end().rsplit(['\n', '\r']).next().unwrap_or("");
            let header = header.split(" #").next().unwrap_or("").trim_end();
            let sign = header.trim_end_matches(|c: char| c == '-' || c == '+' || c.is_ascii_digit());
            let alone = |sign: &str| sign.is_empty() || sign.ends_with([' ', '\t', ':']);
            if sign.strip_suffix('|').is_some_and(alone) {
                return Self::Block { folded: false };
            }
            if sign.strip_suffix('>').is_some_and(alone) {
                return Self::Block { folded: true };
            }
        }
        if text[start..].starts_with(['"', '\'']) { Self::Quoted } else { Self::Plain }
    }
}
