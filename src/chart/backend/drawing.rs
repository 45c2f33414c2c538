//! What plotters asks of a backend, as SVG.

use std::convert::Infallible;

use plotters_backend::text_anchor::{HPos, VPos};
use plotters_backend::{BackendColor, BackendCoord, BackendStyle, BackendTextStyle, DrawingBackend, DrawingErrorKind};

use super::{ASCENT, BASE_SIZE, MIDDLE, SvgBackend, UNITS};
use crate::chart::TextBox;
use crate::chart::palette::Token;
use crate::chart::svg::{Colour, Tenths, Use, escape};

type Outcome = Result<(), DrawingErrorKind<Infallible>>;

impl DrawingBackend for SvgBackend<'_, '_> {
    type ErrorType = Infallible;

    fn get_size(&self) -> (u32, u32) {
        (self.sheet.width.unsigned_abs(), self.sheet.height.unsigned_abs())
    }

    fn ensure_prepared(&mut self) -> Outcome {
        Ok(())
    }

    fn present(&mut self) -> Outcome {
        Ok(())
    }

    fn draw_pixel(&mut self, (x, y): BackendCoord, color: BackendColor) -> Outcome {
        self.draw_rect((x, y), (x + UNITS, y + UNITS), &color, true)
    }

    /// Lines of one pixel that run along an axis are moved to the middle of a pixel, where they are sharp.
    fn draw_line<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S) -> Outcome {
        let middle = |at: i32| at.div_euclid(UNITS) * UNITS + UNITS / 2;
        let (mut from, mut to) = (from, to);
        if style.stroke_width() == 1 && from.0 == to.0 {
            (from.0, to.0) = (middle(from.0), middle(to.0));
        }
        if style.stroke_width() == 1 && from.1 == to.1 {
            (from.1, to.1) = (middle(from.1), middle(to.1));
        }
        self.stroke_path([from, to], style.color(), style.stroke_width());
        Ok(())
    }

    fn draw_rect<S: BackendStyle>(&mut self, from: BackendCoord, to: BackendCoord, style: &S, fill: bool) -> Outcome {
        if !fill {
            let corners = [from, (to.0, from.1), to, (from.0, to.1), from];
            self.stroke_path(corners, style.color(), style.stroke_width());
            return Ok(());
        }
        let (x, y, w, h) = (Tenths(from.0), Tenths(from.1), Tenths(to.0 - from.0), Tenths(to.1 - from.1));
        self.add(format_args!(r#"<rect x="{x}" y="{y}" width="{w}" height="{h}""#));
        self.paint(Colour::from(style.color()), Use::Fill);
        self.sheet.svg.push_str("/>");
        Ok(())
    }

    fn draw_path<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, path: I, style: &S) -> Outcome {
        self.stroke_path(path, style.color(), style.stroke_width());
        Ok(())
    }

    fn draw_circle<S: BackendStyle>(&mut self, (x, y): BackendCoord, radius: u32, style: &S, fill: bool) -> Outcome {
        let radius = Tenths(i32::try_from(radius).unwrap_or(0));
        self.add(format_args!(r#"<circle cx="{}" cy="{}" r="{radius}""#, Tenths(x), Tenths(y)));
        if fill {
            self.paint(Colour::from(style.color()), Use::Fill);
        } else {
            self.sheet.svg.push_str(r#" fill="none""#);
            self.paint(Colour::from(style.color()), Use::Stroke);
        }
        self.sheet.svg.push_str("/>");
        Ok(())
    }

    fn fill_polygon<S: BackendStyle, I: IntoIterator<Item = BackendCoord>>(&mut self, points: I, style: &S) -> Outcome {
        self.sheet.svg.push_str(r#"<polygon points=""#);
        for (i, (x, y)) in points.into_iter().enumerate() {
            let space = if i == 0 { "" } else { " " };
            self.add(format_args!("{space}{},{}", Tenths(x), Tenths(y)));
        }
        self.sheet.svg.push('"');
        self.paint(Colour::from(style.color()), Use::Fill);
        self.opacity(style.color().alpha);
        self.sheet.svg.push_str("/>");
        Ok(())
    }

    /// Full-width marks at the edge that the text is aligned to hang out by their own blank, so that columns look straight.
    fn draw_text<S: BackendTextStyle>(&mut self, text: &str, style: &S, (x, y): BackendCoord) -> Outcome {
        if text.is_empty() {
            return Ok(());
        }
        let (face, size, units) = (self.face(&style.style()), style.size(), f64::from(UNITS));
        let (before, after) = (face.blank_before(text) * size, face.blank_after(text) * size);
        let width = face.width(text, size);
        let (x, y) = (f64::from(x) / units, f64::from(y) / units);
        let (x, left, anchor) = match style.anchor().h_pos {
            HPos::Left => (x - before, x - before, ""),
            HPos::Center => (x, x - width / 2.0, r#" text-anchor="middle""#),
            HPos::Right => (x + after, x + after - width, r#" text-anchor="end""#),
        };
        let baseline = match style.anchor().v_pos {
            VPos::Top => y + ASCENT * size,
            VPos::Center => y + MIDDLE * size,
            VPos::Bottom => y - (1.0 - ASCENT) * size,
        };
        // On whole pixels, texts of 12 and 13 pixels in one row share a baseline.
        let baseline = baseline.round();
        let tenths = |pixels: f64| Tenths((pixels * units).round() as i32);
        self.add(format_args!(r#"<text x="{}" y="{}"{anchor}"#, tenths(x), tenths(baseline)));
        if (size - BASE_SIZE).abs() > f64::EPSILON {
            self.add(format_args!(r#" font-size="{size}""#));
        }
        if face.weight != self.sheet.canvas.faces.regular.weight {
            self.add(format_args!(r#" font-weight="{}""#, face.weight));
        }
        let colour = Colour::from(style.color());
        if self.halo {
            let (paper, palette) = (Token::Paper, self.sheet.canvas.palette);
            let token = colour.token().unwrap_or(Token::Ink);
            let (name, stroke) = (paper.name(), palette.light(paper));
            if token == self.inherited {
                self.add(format_args!(r#" class="s-{name}""#));
            } else {
                self.add(format_args!(r#" class="f-{} s-{name}" fill="{}""#, token.name(), palette.light(token)));
            }
            self.add(format_args!(r#" stroke="{stroke}" stroke-width="3" paint-order="stroke""#));
        } else if colour != Colour::Token(self.inherited) {
            self.paint(colour, Use::Fill);
        }
        self.sheet.svg.push('>');
        escape(&mut self.sheet.svg, text);
        self.sheet.svg.push_str("</text>");
        self.sheet.texts.push(TextBox {
            text: text.to_owned(),
            left: left + before,
            top: baseline - ASCENT * size,
            right: left + width - after,
            bottom: baseline + (1.0 - ASCENT) * size,
        });
        Ok(())
    }

    fn estimate_text_size<S: BackendTextStyle>(
        &self,
        text: &str,
        style: &S,
    ) -> Result<(u32, u32), DrawingErrorKind<Infallible>> {
        let em = style.size() * f64::from(UNITS);
        let width = self.face(&style.style()).width(text, 1.0) * em;
        Ok((width.ceil() as u32, em.ceil() as u32))
    }
}
