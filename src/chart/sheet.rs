//! A chart as a sheet of its own: what stands around a drawing on a page, set above and below it.
//!
//! The sheet leaves the site, for a slide, an article or a letter. So it carries its title and its sources, its colours are
//! literals, and it asks of a viewer no more than the oldest parts of SVG: no style sheet, no nested drawing, no order of
//! painting.

use plotters_backend::text_anchor::HPos;

use super::backend::{BASE_SIZE, UNITS};
use super::layout::{Block, Type, px, render, width};
use super::mark::{Mark, Shape};
use super::palette::Token;
use super::svg::{Tenths, escape, push};
use super::{Canvas, Drawing, TextBox};

/// Blank at the left and right of the sheet.
const MARGIN: i32 = px(40);
/// Blank above the title and below the foot: with the blank inside of their lines, as much as at the sides.
const HEAD: i32 = px(33);
const TAIL: i32 = px(34);
/// From the title to the subtitle.
const TITLE_GAP: i32 = px(8);
/// From the words to the drawing, and from the drawing to the rule below it.
const DRAWING_GAP: i32 = px(24);
/// From the rule to the lines below it.
const RULE_GAP: i32 = px(12);
/// From one of the lines at the foot to the next.
const LINE_GAP: i32 = px(4);
/// Least distance of the last line at the foot from the name beside it.
const NAME_GAP: i32 = px(32);

/// Fonts for machines that lack the theme's: what Linux, macOS, Windows and older systems have for 黑体.
const SYSTEM_FONTS: &str = "'Noto Sans CJK SC', 'Source Han Sans SC', 'PingFang SC', 'Hiragino Sans GB', 'Microsoft YaHei', \
     'WenQuanYi Micro Hei', SimHei, sans-serif";

/// The words of a sheet.
#[derive(Clone, Copy, Debug)]
pub struct SheetWords<'a> {
    /// The finding.
    pub title: &'a str,
    /// Measure, unit, place, period; or empty.
    pub subtitle: &'a str,
    /// Lines below the drawing: note, sources. Empty ones are left out.
    pub foot: &'a [String],
    /// Whose sheet it is, at the lower right; or empty.
    pub site: &'a str,
    /// BCP 47 tag, by which a viewer chooses among the forms of a Chinese character.
    pub language: &'a str,
}

/// Sets a drawing between its words. The sheet is as wide as the drawing and two margins.
///
/// Of `canvas`, which is the one that the drawing was made on, the label becomes the description.
#[must_use]
pub fn sheet(words: &SheetWords, drawing: &Drawing, canvas: &Canvas) -> Drawing {
    let units = |pixels: f64| (pixels * f64::from(UNITS)).round() as i32;
    let canvas = &Canvas { width: drawing.width + f64::from(2 * MARGIN / UNITS), ..*canvas };
    let full = width(canvas) - 2 * MARGIN;
    let title = Block::new(words.title, Type::TITLE, full, canvas);
    let subtitle = Block::new(words.subtitle, Type::LEAD, full, canvas);
    let foot = Foot::new(words, full, canvas);

    let subtitle_at = HEAD + title.height() + if subtitle.lines() > 0 { TITLE_GAP } else { 0 };
    let drawing_at = subtitle_at + subtitle.height() + DRAWING_GAP;
    let rule_at = whole(drawing_at + units(drawing.height) + DRAWING_GAP);
    let foot_at = rule_at + RULE_GAP;
    let height = foot_at + foot.height + TAIL;

    let around = render(canvas, height, |pen| {
        pen.block(&title, (MARGIN, HEAD), HPos::Left, Token::Ink, false);
        pen.block(&subtitle, (MARGIN, subtitle_at), HPos::Left, Token::Muted, false);
        pen.mark(&Mark::new((MARGIN, rule_at), (MARGIN + full, rule_at), Shape::Line, Token::Rule));
        let mut top = foot_at;
        for line in &foot.lines {
            pen.block(line, (MARGIN, top), HPos::Left, Token::Muted, false);
            top += line.height() + LINE_GAP;
        }
        let name_at = foot_at + foot.height - foot.name.height();
        pen.block(&foot.name, (MARGIN + full, name_at), HPos::Right, Token::Ink, false);
    });

    let (left, top) = (f64::from(MARGIN) / f64::from(UNITS), f64::from(drawing_at) / f64::from(UNITS));
    let mut svg = opening(words, &around, canvas);
    push_plain(&mut svg, content(&around.svg));
    push(&mut svg, format_args!(r#"<g transform="translate({} {})">"#, Tenths(MARGIN), Tenths(drawing_at)));
    push_plain(&mut svg, content(&drawing.svg));
    svg.push_str("</g></svg>");

    let moved = |text: &TextBox| TextBox {
        text: text.text.clone(),
        left: text.left + left,
        top: text.top + top,
        right: text.right + left,
        bottom: text.bottom + top,
    };
    let texts = around.texts.iter().cloned().chain(drawing.texts.iter().map(moved)).collect();
    Drawing { svg, width: around.width, height: around.height, texts }
}

/// What stands below the rule.
struct Foot<'t> {
    lines: Vec<Block<'t>>,
    name: Block<'t>,
    height: i32,
}

impl<'t> Foot<'t> {
    /// Lines at the left; the name at the right of the last of them, or below where it finds no room.
    fn new(words: &SheetWords<'t>, full: i32, canvas: &Canvas) -> Self {
        let lines = words.foot.iter().map(|line| Block::new(line, Type::NOTE, full, canvas));
        let lines: Vec<_> = lines.filter(|line| line.lines() > 0).collect();
        let name = Block::new(words.site, Type::NOTE, full, canvas);
        let last = lines.last().map_or(0, |last| last.width);
        let beside = name.lines() <= 1 && last + NAME_GAP + name.width <= full;
        let below = (!beside).then(|| name.height());
        let heights = lines.iter().map(Block::height).chain(below);
        let height = heights.reduce(|above, height| above + LINE_GAP + height).unwrap_or_default();
        Self { height: height.max(name.height()), lines, name }
    }
}

/// The next whole pixel upwards on the sheet.
fn whole(units: i32) -> i32 {
    units.div_euclid(UNITS) * UNITS
}

/// The start of the file up to the paper. What it says of texts is what every drawing says of its own.
fn opening(words: &SheetWords, around: &Drawing, canvas: &Canvas) -> String {
    let escaped = |text: &str| {
        let mut out = String::new();
        escape(&mut out, text);
        out
    };
    let regular = &canvas.faces.regular;
    let [ink, paper] = [Token::Ink, Token::Paper].map(|token| escaped(canvas.palette.light(token)));
    format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" xml:lang=\"{language}\" viewBox=\"0 0 {w} {h}\" \
             width=\"{w}\" height=\"{h}\" font-family=\"'{family}', {SYSTEM_FONTS}\" font-size=\"{BASE_SIZE}\" \
             font-weight=\"{weight}\" stroke-linejoin=\"round\" fill=\"{ink}\"><title>{title}</title><desc>{label}</desc>\
             <rect width=\"{w}\" height=\"{h}\" fill=\"{paper}\"/>",
        language = escaped(words.language),
        w = around.width,
        h = around.height,
        family = escaped(&regular.family.replace(['\'', '\\'], "")),
        weight = regular.weight,
        title = escaped(words.title),
        label = escaped(canvas.label),
    )
}

/// What a drawing holds between its outermost tags.
fn content(svg: &str) -> &str {
    let inside = svg.split_once('>').map_or("", |(_, inside)| inside);
    inside.strip_suffix("</svg>").unwrap_or(inside)
}

/// Appends the content of a drawing without the classes that a page would colour it by.
///
/// A text with a rim is set twice, the rim below the text: viewers that know no `paint-order`, as those of office programs,
/// would lay the rim over it. Inside of tags and texts, angle brackets and quotation marks are always escaped.
fn push_plain(svg: &mut String, content: &str) {
    let mut rest = content;
    while let Some((tag, after)) = rest.split_once('>') {
        let tag = without(tag, "class");
        let rimmed = without(&tag, "paint-order");
        if rimmed.len() < tag.len() {
            let (words, after) = after.split_once("</text>").unwrap_or((after, ""));
            let text = without(&without(&rimmed, "stroke"), "stroke-width");
            push(svg, format_args!("{rimmed}>{words}</text>{text}>{words}</text>"));
            rest = after;
        } else {
            svg.push_str(&tag);
            svg.push('>');
            rest = after;
        }
    }
    svg.push_str(rest);
}

/// A tag without one of its attributes.
fn without(tag: &str, attribute: &str) -> String {
    let start = format!(" {attribute}=\"");
    let Some((before, value)) = tag.split_once(&start) else { return tag.to_owned() };
    let after = value.split_once('"').map_or("", |(_, after)| after);
    format!("{before}{after}")
}
