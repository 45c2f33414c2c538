//! The style sheet: the theme's files, behind colours and fonts that are generated.

use super::faces::BORROWED;
use super::fonts::WebFont;
use crate::chart::{Palette, Token};
use crate::theme::{FontRole, Theme};

/// The whole style sheet. Addresses in it are relative to the `assets/` folder, in which it lies.
#[must_use]
pub fn sheet(theme: &Theme, fonts: &[WebFont]) -> String {
    let mut out = colours(&theme.palette);
    for font in fonts {
        out.push_str(&font_face(font));
    }
    for (path, bytes) in &theme.assets {
        if is_part(path) {
            out.push_str(&compact(&String::from_utf8_lossy(bytes)));
        }
    }
    out
}

/// Whether an asset of the theme is a part of the style sheet, and not published by itself.
#[must_use]
pub fn is_part(path: &str) -> bool {
    path.ends_with(".css")
}

/// The palette as custom properties, in light and dark, and the classes that drawings use.
fn colours(palette: &Palette) -> String {
    let properties = |values: &[String; 10]| {
        let declarations = Token::ALL.iter().zip(values).map(|(token, value)| format!("--{}:{value}", token.name()));
        declarations.collect::<Vec<_>>().join(";")
    };
    let mut out = format!(
        ":root{{{}}}\n@media screen and (prefers-color-scheme:dark){{:root{{{}}}}}\n",
        properties(&palette.light),
        properties(&palette.dark)
    );
    for token in Token::ALL {
        let name = token.name();
        out.push_str(&format!(".f-{name}{{fill:var(--{name})}}.s-{name}{{stroke:var(--{name})}}\n"));
    }
    out
}

fn font_face(font: &WebFont) -> String {
    let (family, weight) = match font.role {
        FontRole::Song => ("casebook-song", 400),
        FontRole::SongBold => ("casebook-song", 700),
        FontRole::Hei => ("casebook-hei", 400),
        FontRole::HeiBold => ("casebook-hei", 700),
        FontRole::Kai => ("casebook-kai", 400),
    };
    let path = font.path.strip_prefix("assets/").unwrap_or(&font.path);
    let face = |family: &str, range: &str| {
        format!(
            "@font-face{{font-family:\"{family}\";font-weight:{weight};font-style:normal;font-display:swap;\
             src:url(\"{path}\") format(\"woff2\"){range}}}\n"
        )
    };
    match font.role {
        FontRole::Song => face(family, "") + &face("casebook-points", &format!(";unicode-range:{}", borrowed())),
        _ => face(family, ""),
    }
}

/// The punctuation that another face takes from 宋, as the style sheet writes it: U+2018,U+2019 …
fn borrowed() -> String {
    BORROWED.chars().map(|mark| format!("U+{:04X}", u32::from(mark))).collect::<Vec<_>>().join(",")
}

/// Takes comments and indentation out. Strings of a style sheet are left alone, as are line breaks.
fn compact(css: &str) -> String {
    let mut out = String::with_capacity(css.len());
    let mut rest = css;
    while let Some(start) = rest.find("/*") {
        out.push_str(&rest[..start]);
        rest = rest[start + 2..].split_once("*/").map_or("", |(_, after)| after);
    }
    out.push_str(rest);
    let lines = out.lines().map(str::trim).filter(|line| !line.is_empty());
    lines.flat_map(|line| [line, "\n"]).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_role_has_a_colour_in_both_themes() {
        let values = |prefix: &str| std::array::from_fn(|index| format!("#{prefix}{index}"));
        let css = colours(&Palette { light: values("aaaaa"), dark: values("ddddd") });
        assert!(css.starts_with(":root{--ink:#aaaaa0;--muted:#aaaaa1;"), "{css}");
        assert!(css.contains("@media screen and (prefers-color-scheme:dark){:root{--ink:#ddddd0;"), "{css}");
        for token in Token::ALL {
            let name = token.name();
            assert!(
                css.contains(&format!(".f-{name}{{fill:var(--{name})}}.s-{name}{{stroke:var(--{name})}}")),
                "{name}"
            );
        }
    }

    #[test]
    fn comments_are_not_published() {
        assert_eq!(compact("/* a\n b */\na {\n  color: red;\n}\n\n/* c"), "a {\ncolor: red;\n}\n");
    }
}
