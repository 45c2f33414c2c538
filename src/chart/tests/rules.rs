//! The rules that every drawing keeps, whatever its data.

use super::samples::{ALT, PALETTE};
use super::scene::{Scene, crosses, inside, overlap, scene, touches};
use super::words;
use crate::chart::*;

/// A chart, its drawing and what the drawing shows.
pub(super) struct Shown {
    pub(super) chart: Chart,
    pub(super) drawing: Drawing,
    pub(super) scene: Scene,
}

impl Shown {
    pub(super) fn new(chart: Chart, drawing: Drawing) -> Self {
        let scene = scene(&drawing);
        Self { chart, drawing, scene }
    }
}

/// What is wrong with a drawing by one rule, in words; the first thing that is found.
pub(super) type Rule = fn(&Shown) -> Result<(), String>;

/// All rules, for drawings that are looked at one by one.
pub(super) const ALL: [Rule; 7] =
    [sound, texts_apart, marks_on_canvas, texts_readable, words_shown, sizes_of_type, small];

/// Texts stay on the canvas and apart from each other.
pub(super) fn texts_apart(shown: &Shown) -> Result<(), String> {
    let drawing = &shown.drawing;
    for (i, text) in drawing.texts.iter().enumerate() {
        let free = text.left >= -0.3
            && text.top >= -0.3
            && text.right <= drawing.width + 0.3
            && text.bottom <= drawing.height + 0.3;
        if !free {
            return Err(format!("outside of {} × {}: {text:?}", drawing.width, drawing.height));
        }
        if let Some(other) = drawing.texts[i + 1..].iter().find(|other| overlap(text, other)) {
            return Err(format!("texts that meet: {text:?} and {other:?}"));
        }
    }
    Ok(())
}

/// Marks stay on the canvas.
pub(super) fn marks_on_canvas(Shown { drawing, scene, .. }: &Shown) -> Result<(), String> {
    let boxes = scene.marks.iter().map(|(mark, ..)| mark).chain(&scene.slices).chain(&scene.areas);
    let points = boxes.flat_map(|shape| [(shape.left, shape.top), (shape.right, shape.bottom)]);
    let points = points.chain(scene.bands.iter().flatten().copied());
    for (x, y) in points.chain(scene.lines.iter().flatten().copied()) {
        let free = (-0.1..=drawing.width + 0.6).contains(&x) && (-0.1..=drawing.height + 0.6).contains(&y);
        if !free {
            return Err(format!("a mark outside of {} × {}: {x}, {y}", drawing.width, drawing.height));
        }
    }
    Ok(())
}

/// Each text stands on one ground that it is readable on; nothing is drawn over it, and no line runs through it without a halo.
pub(super) fn texts_readable(Shown { drawing, scene, .. }: &Shown) -> Result<(), String> {
    if scene.texts.len() != drawing.texts.len() {
        return Err(format!("{} texts in the SVG, {} boxes", scene.texts.len(), drawing.texts.len()));
    }
    for (text, (token, halo, before)) in drawing.texts.iter().zip(&scene.texts) {
        if scene.bands.iter().any(|band| touches(text, band)) {
            return Err(format!("{text:?} on a band"));
        }
        if !halo && scene.areas.iter().any(|area| overlap(text, area)) {
            return Err(format!("{text:?} on an area without a halo"));
        }
        if let Some((over, ..)) = scene.marks.iter().skip(*before).find(|(mark, ..)| overlap(text, mark)) {
            return Err(format!("{text:?} below {over:?}"));
        }
        let grounds: Vec<_> = scene.marks.iter().filter(|(mark, ..)| overlap(text, mark)).collect();
        for slice in scene.slices.iter().filter(|slice| overlap(text, slice)) {
            if !grounds.is_empty() {
                return Err(format!("{text:?} on {grounds:?} and a band"));
            }
            if !(*halo || inside(text, slice)) {
                return Err(format!("{text:?} on the edge of {slice:?}"));
            }
        }
        let (ground, opacity) = match grounds.as_slice() {
            [] => (Token::Paper, 100),
            // The topmost mark hides what lies below it, if nothing shines through.
            [.., (mark, ground, opacity @ 100)] | [(mark, ground, opacity)] => {
                if !inside(text, mark) {
                    return Err(format!("{text:?} on the edge of {mark:?}"));
                }
                (*ground, *opacity)
            }
            more => return Err(format!("{text:?} on {more:?}")),
        };
        let contrast = PALETTE.contrast_on_tint(*token, ground, opacity);
        if contrast < TEXT_CONTRAST {
            return Err(format!("{text:?}: {} on {} is {contrast:.2}", token.name(), ground.name()));
        }
        let line = scene.lines.iter().find(|line| ground == Token::Paper && crosses(**line, text));
        if let (Some(line), false) = (line, halo) {
            return Err(format!("the line {line:?} through {text:?}"));
        }
    }
    Ok(())
}

/// All words of the data are printed as they are.
pub(super) fn words_shown(Shown { chart, drawing, .. }: &Shown) -> Result<(), String> {
    let plain = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    let shown: String = drawing.texts.iter().map(|text| plain(&text.text)).collect();
    match words::words(chart).into_iter().map(plain).find(|text| !shown.contains(text)) {
        Some(text) => Err(format!("{text} is missing")),
        None => Ok(()),
    }
}

/// At most four sizes of type.
pub(super) fn sizes_of_type(shown: &Shown) -> Result<(), String> {
    let sizes = &shown.scene.sizes;
    if sizes.len() <= 4 { Ok(()) } else { Err(format!("{} sizes of type: {sizes:?}", sizes.len())) }
}

/// The drawing has a name and says to a pointer what its marks are; nothing in it could clash with another drawing on the page, and
/// all its numbers are numbers.
pub(super) fn sound(Shown { drawing, scene, .. }: &Shown) -> Result<(), String> {
    let svg = &drawing.svg;
    if let Some(found) = [" id=", "var(", "NaN", "inf\"", "href"].into_iter().find(|found| svg.contains(found)) {
        return Err(format!("{found} in the SVG"));
    }
    if !svg.starts_with("<svg ") || !svg.contains(&format!(r#" role="img" aria-label="{ALT}""#)) {
        return Err("the drawing has no name".to_owned());
    }
    if !(drawing.width.is_finite() && drawing.height.is_finite() && drawing.height > 0.0) {
        return Err(format!("{} × {}", drawing.width, drawing.height));
    }
    if scene.titles.iter().any(|title| title.trim().is_empty()) {
        return Err(format!("an empty title: {:?}", scene.titles));
    }
    if scene.titles.is_empty() && !scene.marks.is_empty() {
        return Err("no mark says what it is".to_owned());
    }
    Ok(())
}

/// 12 KB for thirty marks, and no more than in proportion for more. Words count apart: those of generated charts are longer than any
/// author's, and no drawing can save them.
pub(super) fn small(Shown { drawing, scene, .. }: &Shown) -> Result<(), String> {
    // What is nothing has words but no mark; a bent band has two edges to draw.
    let marks = (scene.marks.len() + scene.lines.len() + 2 * scene.slices.len() / 3 + scene.bands.len())
        .max(drawing.texts.len());
    let words = drawing.texts.iter().map(|text| &text.text).chain(&scene.titles).map(String::len).sum::<usize>();
    let (size, limit) = (drawing.svg.len() - words, (MARKUP * marks).max(6_000));
    if size < limit { Ok(()) } else { Err(format!("{size} bytes for {marks} marks, beside {words} of text")) }
}

/// Bytes that a mark or a text may take beside its words.
const MARKUP: usize = 210;
