//! A plotters backend that writes SVG the way a themed page needs it.
//!
//! Device units are tenths of a pixel. Colours travel through plotters as sentinels (see the module `svg`) and arrive as a class
//! and the light theme's literal, `class="f-c1" fill="#b5322a"`: a page's style sheet wins where there is one, the literal
//! serves the PDF and viewers of a drawing on its own. Baselines are computed here, because typst knows no `dominant-baseline`.

mod drawing;

use std::convert::Infallible;
use std::fmt;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, FontFamily, FontStyle};

use super::inherit::share;
use super::palette::Token;
use super::svg::{Colour, Tenths, Use, escape, push};
use super::text::Face;
use super::{Canvas, Drawing, Faces, TextBox};

/// Device units to the pixel.
pub(super) const UNITS: i32 = 10;

/// Size of text that states none, in pixels.
pub(super) const BASE_SIZE: f64 = 13.0;

/// Weight of text that states none, as CSS has it.
const NORMAL: u16 = 400;

/// Ascent of the em square above the baseline, as a part of the em.
const ASCENT: f64 = 0.88;

/// Distance from the middle of a line of text to its baseline, as a part of the em.
pub(super) const MIDDLE: f64 = ASCENT - 0.5;

/// How a line of text looks and hangs on its point.
#[derive(Clone, Copy)]
pub(super) struct TextLook<'f> {
    /// Font.
    pub(super) face: &'f Face,
    /// Size in pixels.
    pub(super) size: f64,
    /// Whether `face` is the bold one.
    pub(super) bold: bool,
    /// Colour.
    pub(super) token: Token,
    /// Which side of the text stands at the point; the point is in the middle of the line's height.
    pub(super) side: HPos,
}

impl BackendTextStyle for TextLook<'_> {
    type FontError = Infallible;

    fn color(&self) -> BackendColor {
        self.token.color()
    }

    fn size(&self) -> f64 {
        self.size
    }

    fn style(&self) -> FontStyle {
        if self.bold { FontStyle::Bold } else { FontStyle::Normal }
    }

    fn anchor(&self) -> plotters_backend::text_anchor::Pos {
        plotters_backend::text_anchor::Pos::new(self.side, VPos::Center)
    }

    fn family(&self) -> FontFamily<'_> {
        FontFamily::Name(&self.face.family)
    }

    fn layout_box(&self, text: &str) -> Result<(BackendCoord, BackendCoord), Infallible> {
        let em = self.size * f64::from(UNITS);
        let right = (self.face.width(text, 1.0) * em).ceil() as i32;
        Ok(((0, (-ASCENT * em).round() as i32), (right, ((1.0 - ASCENT) * em).round() as i32)))
    }

    fn draw<E, F: FnMut(i32, i32, BackendColor) -> Result<(), E>>(
        &self,
        _: &str,
        _: BackendCoord,
        _: F,
    ) -> Result<Result<(), E>, Infallible> {
        Ok(Ok(()))
    }
}

/// What has been written so far.
pub(super) struct Sheet<'a> {
    canvas: &'a Canvas<'a>,
    width: i32,
    height: i32,
    svg: String,
    texts: Vec<TextBox>,
}

impl<'a> Sheet<'a> {
    /// Starts a drawing of a size in device units.
    pub(super) fn new(canvas: &'a Canvas<'a>, width: i32, height: i32) -> Self {
        let mut svg = String::with_capacity(4096);
        let (family, paint) = (&canvas.faces.regular.family, Colour::Token(Token::Ink));
        let (w, h) = (Tenths(width), Tenths(height));
        push(&mut svg, format_args!(r#"<svg xmlns="http://www.w3.org/2000/svg" role="img" aria-label=""#));
        escape(&mut svg, canvas.label);
        push(&mut svg, format_args!(r#"" viewBox="0 0 {w} {h}" width="{w}" height="{h}" font-family=""#));
        // CSS takes a family without quotes only if each of its words could be a name.
        let plain = family.split(' ').all(|word| word.starts_with(char::is_alphabetic));
        let quote = if plain { "" } else { "'" };
        svg.push_str(quote);
        escape(&mut svg, family);
        svg.push_str(quote);
        push(&mut svg, format_args!(r#"" font-size="{BASE_SIZE}" stroke-linejoin="round""#));
        let weight = canvas.faces.regular.weight;
        if weight != NORMAL {
            push(&mut svg, format_args!(r#" font-weight="{weight}""#));
        }
        paint.write(&mut svg, Use::Fill, canvas.palette);
        svg.push('>');
        Self { canvas, width, height, svg, texts: Vec::new() }
    }

    /// Ends the drawing.
    pub(super) fn finish(mut self) -> Drawing {
        self.svg.push_str("</svg>");
        let pixels = |units: i32| f64::from(units) / f64::from(UNITS);
        Drawing { svg: share(&self.svg), width: pixels(self.width), height: pixels(self.height), texts: self.texts }
    }
}

/// The backend: a sheet lent to plotters for a while.
pub(super) struct SvgBackend<'s, 'a> {
    sheet: &'s mut Sheet<'a>,
    halo: bool,
    /// The colour that texts inherit from the root or the open group.
    inherited: Token,
    /// The series that is being drawn, and the one that the open group has said.
    series: [Option<usize>; 2],
}

impl<'s, 'a> SvgBackend<'s, 'a> {
    /// Writes on a sheet.
    pub(super) fn new(sheet: &'s mut Sheet<'a>) -> Self {
        Self { sheet, halo: false, inherited: Token::Ink, series: [None; 2] }
    }

    /// Opens a group whose marks and texts answer to one tooltip, and whose texts share a colour. Groups do not nest. A
    /// group without a title is the key of a series.
    pub(super) fn open_group(&mut self, title: &str, texts: Token) {
        self.sheet.svg.push_str("<g");
        self.say_series();
        self.series[1] = self.series[0];
        if texts != Token::Ink {
            self.paint(Colour::Token(texts), Use::Fill);
        }
        self.inherited = texts;
        self.sheet.svg.push('>');
        if !title.is_empty() {
            self.sheet.svg.push_str("<title>");
            escape(&mut self.sheet.svg, title);
            self.sheet.svg.push_str("</title>");
        }
    }

    /// Ends the element that is being written, with the text that a pointer shows.
    pub(super) fn titled_end(&mut self, element: &str, title: &str) {
        if title.is_empty() {
            self.sheet.svg.push_str("/>");
            return;
        }
        self.sheet.svg.push_str("><title>");
        escape(&mut self.sheet.svg, title);
        self.add(format_args!("</title></{element}>"));
    }

    /// Closes the open group.
    pub(super) fn close_group(&mut self) {
        self.inherited = Token::Ink;
        self.series[1] = None;
        self.sheet.svg.push_str("</g>");
    }

    /// Starts or ends what belongs to one of several series: groups that open and marks that are painted say its number.
    pub(super) fn set_series(&mut self, series: Option<usize>) {
        self.series[0] = series;
    }

    fn say_series(&mut self) {
        if let [Some(series), None] = self.series {
            self.add(format_args!(r#" data-s="{series}""#));
        }
    }

    /// Puts a rim of paper around texts, for those that cross a line.
    pub(super) fn set_halo(&mut self, halo: bool) {
        self.halo = halo;
    }

    /// A filled rectangle with rounded corners.
    pub(super) fn rounded_rect(&mut self, (x0, y0): BackendCoord, (x1, y1): BackendCoord, radius: i32, token: Token) {
        let (x, y, w, h) = (Tenths(x0), Tenths(y0), Tenths(x1 - x0), Tenths(y1 - y0));
        self.add(format_args!(r#"<rect x="{x}" y="{y}" width="{w}" height="{h}""#));
        if radius > 0 {
            self.add(format_args!(r#" rx="{}""#, Tenths(radius.min((x1 - x0) / 2).min((y1 - y0) / 2))));
        }
        self.paint(Colour::Token(token), Use::Fill);
        self.sheet.svg.push_str("/>");
    }

    /// A rectangle of paper with a coloured rim, drawn inside its edges.
    pub(super) fn hollow_rect(&mut self, (x0, y0): BackendCoord, (x1, y1): BackendCoord, rim: i32, token: Token) {
        let inset = rim / 2;
        let (x, y, w, h) = (x0 + inset, y0 + inset, (x1 - x0 - rim).max(1), (y1 - y0 - rim).max(1));
        let (x, y, w, h) = (Tenths(x), Tenths(y), Tenths(w), Tenths(h));
        self.add(format_args!(r#"<rect x="{x}" y="{y}" width="{w}" height="{h}""#));
        self.paint_hollow(rim, token);
    }

    /// A circle of paper with a coloured rim inside its edge.
    pub(super) fn ring(&mut self, (x, y): BackendCoord, radius: u32, rim: i32, token: Token) {
        let radius = (i32::try_from(radius).unwrap_or(0) - rim / 2).max(1);
        self.add(format_args!(r#"<circle cx="{}" cy="{}" r="{}""#, Tenths(x), Tenths(y), Tenths(radius)));
        self.paint_hollow(rim, token);
    }

    fn paint_hollow(&mut self, rim: i32, token: Token) {
        self.say_series();
        let (palette, name, rim) = (self.sheet.canvas.palette, token.name(), Tenths(rim));
        let (fill, stroke) = (palette.light(Token::Paper), palette.light(token));
        self.add(format_args!(r#" class="f-paper s-{name}" fill="{fill}" stroke="{stroke}" stroke-width="{rim}"/>"#));
    }

    /// A bar that ends in an arrow head on the right.
    pub(super) fn arrow(&mut self, (x0, y0): BackendCoord, (x1, y1): BackendCoord, radius: i32, token: Token) {
        let tip = ((y1 - y0) / 2).min(x1 - x0);
        let r = radius.min(x1 - x0 - tip).max(0);
        let (body, half) = (Tenths(x1 - tip), Tenths(tip));
        let (up, down) = (Tenths((y1 - y0) / 2), Tenths(y1 - y0 - (y1 - y0) / 2));
        self.add(format_args!(
            r#"<path d="M{} {}H{body}l{half} {up}l-{half} {down}H{}"#,
            Tenths(x0 + r),
            Tenths(y0),
            Tenths(x0 + r)
        ));
        if r > 0 {
            let r = Tenths(r);
            self.add(format_args!("a{r} {r} 0 0 1-{r}-{r}V{}a{r} {r} 0 0 1 {r}-{r}", Tenths(y0 + radius.min(r.0))));
        }
        self.sheet.svg.push_str(r#"z""#);
        self.paint(Colour::Token(token), Use::Fill);
        self.sheet.svg.push_str("/>");
    }

    /// A dashed line.
    pub(super) fn dashed_line(&mut self, from: BackendCoord, to: BackendCoord, dash: (i32, i32), token: Token) {
        self.stroke_path([from, to], token.color(), 1);
        let end = self.sheet.svg.len() - "/>".len();
        self.sheet.svg.truncate(end);
        self.add(format_args!(r#" stroke-dasharray="{} {}"/>"#, Tenths(dash.0), Tenths(dash.1)));
    }

    /// The theme's colours.
    pub(super) fn palette(&self) -> &'a super::Palette {
        self.sheet.canvas.palette
    }

    fn face(&self, style: &FontStyle) -> &'a Face {
        let faces: &'a Faces = self.sheet.canvas.faces;
        if matches!(style, FontStyle::Bold) { &faces.bold } else { &faces.regular }
    }

    fn stroke_path(&mut self, points: impl IntoIterator<Item = BackendCoord>, color: BackendColor, width: u32) {
        let mut before: Option<BackendCoord> = None;
        self.sheet.svg.push_str(r#"<path d=""#);
        for (x, y) in points {
            match before {
                None => self.add(format_args!("M{} {}", Tenths(x), Tenths(y))),
                Some(before) if before.1 == y => self.add(format_args!("H{}", Tenths(x))),
                Some(before) if before.0 == x => self.add(format_args!("V{}", Tenths(y))),
                Some(_) => self.add(format_args!("L{} {}", Tenths(x), Tenths(y))),
            }
            before = Some((x, y));
        }
        self.sheet.svg.push_str(r#"" fill="none""#);
        self.paint(Colour::from(color), Use::Stroke);
        if width != 1 {
            self.add(format_args!(r#" stroke-width="{width}""#));
        }
        self.sheet.svg.push_str("/>");
    }

    /// Appends the attributes that paint the element that is being written.
    pub(super) fn paint(&mut self, colour: Colour, by: Use) {
        self.say_series();
        colour.write(&mut self.sheet.svg, by, self.sheet.canvas.palette);
    }

    /// Appends the opacity of the inside, where paper shines through.
    pub(super) fn opacity(&mut self, part: f64) {
        if part < 1.0 {
            self.add(format_args!(r#" fill-opacity="{part}""#));
        }
    }

    /// Appends SVG as it is.
    pub(super) fn add(&mut self, text: fmt::Arguments<'_>) {
        push(&mut self.sheet.svg, text);
    }
}
