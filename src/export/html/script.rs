//! The script: the theme's files, one after the other. A site whose theme has none has no script.

use crate::theme::Theme;

/// Path and content of the script, if the theme has one. Its name carries a hash, so that a browser never keeps an old one.
#[must_use]
pub fn script(theme: &Theme) -> Option<(String, Vec<u8>)> {
    let parts = theme.assets.iter().filter(|(path, _)| is_part(path));
    // A line break ends what a file may have left open: a comment, or a statement without its semicolon.
    let content: Vec<u8> = parts.flat_map(|(_, bytes)| [bytes.as_slice(), b"\n"]).flatten().copied().collect();
    let path = || format!("assets/script-{}.js", &blake3::hash(&content).to_hex()[..8]);
    (!content.is_empty()).then(|| (path(), content.clone()))
}

/// Whether an asset of the theme is a part of the script, and not published by itself.
#[must_use]
pub fn is_part(path: &str) -> bool {
    path.ends_with(".js")
}
