//! Reads a theme's folder.

use std::sync::Arc;

use super::{Font, FontRole, Theme};
use crate::chart::{Face, Faces, Palette, Token};
use crate::diagnostic::{Diagnostic, Message, Parsed, Place, codes, did_you_mean};
use crate::message;
use crate::read::{Fields, Findings, Node, is_legal_slug, parse};
use crate::source::{FileId, Sources, Span, Spanned};

const PALETTE: &str = "palette: { light: { ink: \"#1f1a17\", … }, dark: { … } }";
const FONTS: &str = "fonts: [ { role: song, file: fonts/NotoSerifSC-Regular.ttf } ]";
const PRINT_WIDTH: &str = "print-width-mm: 146";

/// Narrowest and widest text area, in millimetres: from a leaflet to a page of A3.
const PRINT_WIDTHS: std::ops::RangeInclusive<f64> = 60.0..=400.0;

/// CSS pixels in a millimetre: 96 in an inch of 25.4 mm.
const PIXELS_A_MILLIMETRE: f64 = 96.0 / 25.4;

/// Reads `themes/<name>/`. `asked` is where the site names the theme.
///
/// Gives no theme when anything is missing that every edition needs: a colour, the font of a role, the width of print.
#[must_use]
pub fn read(sources: &Sources, name: &str, asked: Option<Span>) -> Parsed<Option<Theme>> {
    let findings = Findings::default();
    let value = theme(sources, name, asked, &findings);
    Parsed { value, diagnostics: findings.into_vec(&format!("themes/{name}/theme.yaml")) }
}

fn theme(sources: &Sources, name: &str, asked: Option<Span>, findings: &Findings) -> Option<Theme> {
    let folder = format!("themes/{name}/");
    let found = sources.find(&format!("{folder}theme.yaml")).filter(|_| is_legal_slug(name));
    let Some((file, source)) = found else {
        findings.push(unknown_theme(sources, name, &folder, asked));
        return None;
    };
    let root = parse(source, file, findings)?;
    let start = Span { end: root.span.start, ..root.span };
    let mut fields = Fields::open(&root, message!("主题", "a theme"), start, PALETTE, findings)?;
    let palette = palette(&mut fields);
    let fonts = fonts(&mut fields, sources, &folder);
    let print_width = print_width(&mut fields);
    fields.finish();
    let texts = |part: &str| texts(sources, &format!("{folder}{part}/"), findings);
    let (templates, typst) = (texts("templates"), texts("typst"));
    let assets = format!("{folder}assets/");
    let assets = below(sources, &assets).map(|(path, id)| (path, Arc::clone(&sources.get(id).bytes))).collect();
    let fonts = fonts?;
    let chart_faces = chart_faces(&fonts)?;
    Some(Theme {
        name: name.to_owned(),
        palette: palette?,
        fonts,
        chart_faces,
        print_width: print_width?,
        templates,
        assets,
        typst,
    })
}

fn unknown_theme(sources: &Sources, name: &str, folder: &str, asked: Option<Span>) -> Diagnostic {
    let mut themes: Vec<&str> = sources
        .iter()
        .filter_map(|(_, file)| file.path.strip_prefix("themes/")?.strip_suffix("/theme.yaml"))
        .filter(|name| !name.contains('/'))
        .collect();
    themes.dedup();
    let has_files = is_legal_slug(name) && sources.iter().any(|(_, file)| file.path.starts_with(folder));
    let said = if has_files {
        message!("主题“{name}”的文件夹里没有 theme.yaml", "the theme \"{name}\" has no theme.yaml", name = name)
    } else {
        message!("没有“{name}”这个主题", "there is no theme \"{name}\"", name = name)
    };
    let hint = match did_you_mean(name, themes.iter().copied()) {
        Some(meant) => message!("是不是 {meant}？", "did you mean `{meant}`?", meant = meant),
        None if themes.is_empty() => {
            message!("themes 文件夹里还没有主题", "there are no themes in the folder `themes`")
        }
        None => {
            let (zh, en) = (themes.join("、"), themes.join(", "));
            message!("现有的主题：{zh}", "themes: {en}", zh = zh, en = en)
        }
    };
    let mut diagnostic = Diagnostic::error_in(codes::UNKNOWN_THEME, folder.trim_end_matches('/'), said).with_hint(hint);
    if let Some(asked) = asked {
        diagnostic.place = Place::Span(asked);
    }
    diagnostic
}

fn palette(theme: &mut Fields) -> Option<Palette> {
    let findings = theme.findings();
    let entry = theme.required("palette", PALETTE)?;
    let what = message!("palette（配色）", "`palette`");
    let mut fields = Fields::open(&entry.value, what, entry.key.span, PALETTE, findings)?;
    let mut colours = |name: &'static str| {
        let entry = fields.required(name, PALETTE)?;
        let what = message!("{name} 配色", "the {name} palette", name = name);
        let mut colours = Fields::open(&entry.value, what, entry.key.span, PALETTE, findings)?;
        let read = Token::ALL.map(|token| {
            let example = format!("{}: \"#1f1a17\"", token.name());
            colours.required_text(token.name(), &example).filter(|colour| is_colour(colour, findings))
        });
        colours.finish();
        let read: Vec<String> =
            read.into_iter().map(|colour| Some(colour?.value.to_ascii_lowercase())).collect::<Option<_>>()?;
        <[String; 10]>::try_from(read).ok()
    };
    let (light, dark) = (colours("light"), colours("dark"));
    fields.finish();
    Some(Palette { light: light?, dark: dark? })
}

fn is_colour(colour: &Spanned<String>, findings: &Findings) -> bool {
    let digits = colour.strip_prefix('#').unwrap_or("");
    let legal = digits.len() == 6 && digits.bytes().all(|b| b.is_ascii_hexdigit());
    if !legal {
        let written = &colour.value;
        let said = message!("“{written}”不是颜色", "\"{written}\" is no colour", written = written);
        findings.push(Diagnostic::error(codes::COLOUR_SYNTAX, colour.span, said).with_hint(message!(
            "写成 \"#b5322a\"：井号加六位十六进制数，放在引号里",
            "write \"#b5322a\": a hash and six hexadecimal digits, in quotation marks"
        )));
    }
    legal
}

fn fonts(theme: &mut Fields, sources: &Sources, folder: &str) -> Option<Vec<Font>> {
    let findings = theme.findings();
    let owner = theme.required("fonts", FONTS)?.key.span;
    let nodes = theme.list("fonts", FONTS);
    // An entry that cannot be read is an error of its own; its role is not missing besides.
    let mut faulty = false;
    let mut fonts: Vec<Font> = Vec::new();
    for node in nodes {
        let Some((font, role_place)) = font(node, sources, folder, findings) else {
            faulty = true;
            continue;
        };
        if fonts.iter().any(|other| other.role == font.role) {
            let role = font.role.word();
            let said = message!("{role} 写了两种字体", "there are two fonts for {role}", role = role);
            findings.push(
                Diagnostic::error(codes::THEME_FONT, role_place, said)
                    .with_hint(message!("每个用途只写一种字体", "name one font for each role")),
            );
            faulty = true;
            continue;
        }
        fonts.push(font);
    }
    for (word, role) in FontRole::WORDS {
        if !faulty && !fonts.iter().any(|font| font.role == role) {
            let said = message!("fonts 里缺少 {word}", "there is no font for {word}", word = word);
            findings.push(Diagnostic::error(codes::MISSING_FIELD, owner, said).with_hint(message!(
                "song 宋体、song-bold 标宋、hei 黑体、hei-bold 粗黑、kai 楷体各要一种，例如 {{ role: {word}, file: fonts/….ttf }}",
                "song, song-bold, hei, hei-bold and kai each need a font, as in {{ role: {word}, file: fonts/….ttf }}",
                word = word
            )));
            faulty = true;
        }
    }
    fonts.sort_by_key(|font| font.role);
    (!faulty).then_some(fonts)
}

fn font(node: &Node, sources: &Sources, folder: &str, findings: &Findings) -> Option<(Font, Span)> {
    let mut fields = Fields::open(node, message!("fonts 里的一项", "a font"), node.span, FONTS, findings)?;
    let role = fields.required_word("role", &FontRole::WORDS);
    let path = fields.required_text("file", "file: fonts/NotoSerifSC-Regular.ttf");
    fields.finish();
    let (role, path) = (role?, path?);
    let report = |said: Message| {
        findings.push(Diagnostic::error(codes::THEME_FONT, path.span, said).with_hint(message!(
            "字体放在主题的 fonts 文件夹里，用单个的 .ttf 文件",
            "put single .ttf files into the folder `fonts` of the theme"
        )));
    };
    let Some((_, source)) = sources.find(&format!("{folder}{}", path.value)) else {
        let written = &path.value;
        report(message!("主题里没有 {written} 这个文件", "the theme has no file {written}", written = written));
        return None;
    };
    match Font::read(role.value, path.value.clone(), &source.bytes) {
        Ok(font) => Some((font, role.span)),
        Err(why) => {
            report(why);
            None
        }
    }
}

/// The faces that charts measure and name: 黑 and 黑, bold.
fn chart_faces(fonts: &[Font]) -> Option<Faces> {
    let face = |role: FontRole| {
        let font = fonts.iter().find(|font| font.role == role)?;
        Face::load(font.family.as_str(), font.weight, &font.bytes).ok()
    };
    Some(Faces { regular: face(FontRole::Hei)?, bold: face(FontRole::HeiBold)? })
}

/// The width of the text area in CSS pixels.
fn print_width(theme: &mut Fields) -> Option<f64> {
    let written = theme.required_text("print-width-mm", PRINT_WIDTH)?;
    let millimetres = written.parse::<f64>().ok().filter(|width| PRINT_WIDTHS.contains(width));
    if millimetres.is_none() {
        let (least, most) = (PRINT_WIDTHS.start(), PRINT_WIDTHS.end());
        theme.findings().push(
            Diagnostic::error(
                codes::WRONG_TYPE,
                written.span,
                message!(
                    "print-width-mm 是版心宽度，以毫米计，在{least}到{most}之间",
                    "`print-width-mm` is the width of the text area, {least} to {most} millimetres",
                    least = least,
                    most = most
                ),
            )
            .with_hint(message!("例如 {PRINT_WIDTH}", "for example: {PRINT_WIDTH}")),
        );
    }
    Some(millimetres? * PIXELS_A_MILLIMETRE)
}

/// The files below a folder, by their path in it.
fn below<'a>(sources: &'a Sources, folder: &'a str) -> impl Iterator<Item = (String, FileId)> + 'a {
    sources.iter().filter_map(move |(id, file)| Some((file.path.strip_prefix(folder)?.to_owned(), id)))
}

/// The text files below a folder; one that is no UTF-8 is reported and left out.
fn texts(sources: &Sources, folder: &str, findings: &Findings) -> Vec<(String, String)> {
    below(sources, folder)
        .filter_map(|(path, id)| match sources.get(id).text() {
            Ok(text) => Some((path, text.trim_start_matches('\u{FEFF}').to_owned())),
            Err(offset) => {
                let said = message!("从这里起不是 UTF-8 编码的文字", "the text is not valid UTF-8 from here on");
                findings.push(
                    Diagnostic::error(codes::ENCODING, Span::new(id, offset..offset + 1), said)
                        .with_hint(message!("用编辑器另存为 UTF-8 编码", "save the file as UTF-8")),
                );
                None
            }
        })
        .collect()
}

#[cfg(test)]
mod tests;
