//! Charts and photographs: virtual files for the drawings, calls of the theme's functions for what stands around them.

use std::sync::Arc;

use typst::foundations::{Bytes, Smart};
use typst::visualize::{ExchangeFormat, RasterImage};

use super::code::Code;
use super::joiner::{Joiner, join_ending};
use super::links::anchor;
use super::world::FileBytes;
use crate::document::{ChartFigure, Photo};

/// A picture that the code refers to by the path of a virtual file.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Picture {
    /// A drawing, as SVG.
    Drawing(String),
    /// A photograph's file.
    Photo(Arc<Vec<u8>>),
}

/// Path of the virtual file of a picture. There is no ending: typst looks at the bytes of a photograph, whatever its
/// name says.
#[must_use]
pub fn picture_path(index: usize) -> String {
    format!("/picture/{index}")
}

/// A chart with its words, and with `sources` as they are cited here.
pub fn write_chart(code: &mut Code, chart: &ChartFigure, sources: &[String], path: &str) {
    code.call("chart", |code| {
        code.named_string("id", &anchor(&chart.id));
        code.named("number", |code| code.raw(chart.number));
        code.named_string("title", &chart.title);
        code.named_string("subtitle", &chart.subtitle);
        let note = chart.note.as_deref().map(|note| join_ending(&Joiner::default().mark(note)));
        code.named_optional("note", note.as_deref());
        code.named("sources", |code| code.array(sources, |code, source| code.string(source)));
        code.named_string("alt", &chart.alt);
        write_size(code, chart.print.width, chart.print.height);
        code.argument(|code| code.string(path));
    });
}

/// The diagram of a mechanism, whose name and sources stand around it. A title that repeats the `name` is not shown again.
pub fn write_diagram(code: &mut Code, chart: &ChartFigure, name: &str, path: &str) {
    code.call("diagram", |code| {
        code.named_string("id", &anchor(&chart.id));
        code.named("number", |code| code.raw(chart.number));
        code.named_string("title", &chart.title);
        code.named("titled", |code| code.raw(chart.title != name));
        let note = chart.note.as_deref().map(|note| join_ending(&Joiner::default().mark(note)));
        code.named_optional("note", note.as_deref());
        code.named_string("alt", &chart.alt);
        write_size(code, chart.print.width, chart.print.height);
        code.argument(|code| code.string(path));
    });
}

/// A photograph with its words.
pub fn write_photo(code: &mut Code, photo: &Photo, path: &str) {
    code.call("photo", |code| {
        code.named_string("id", &anchor(&photo.id));
        code.named_string("caption", &photo.caption);
        code.named_string("credit", &photo.credit);
        code.named_string("alt", &photo.alt);
        write_size(code, f64::from(photo.width), f64::from(photo.height));
        code.argument(|code| code.string(path));
    });
}

/// Whether a photograph can be decoded.
#[must_use]
pub fn is_readable(bytes: &Arc<Vec<u8>>) -> bool {
    let format = if bytes.starts_with(b"\x89PNG") { ExchangeFormat::Png } else { ExchangeFormat::Jpg };
    RasterImage::new(Bytes::new(FileBytes(bytes.clone())), format, Smart::Auto).is_ok()
}

/// Width and height, given in CSS pixels, as lengths: 96 pixels are 72 points.
fn write_size(code: &mut Code, width: f64, height: f64) {
    code.named("width", |code| code.raw(format_args!("{:.2}pt", width * 0.75)));
    code.named("height", |code| code.raw(format_args!("{:.2}pt", height * 0.75)));
}
