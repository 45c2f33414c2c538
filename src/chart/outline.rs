//! The outlines of diagrams: tinted and framed boxes, heads of arrows, ticks, rings and bands.

use std::convert::Infallible;

use plotters::element::{Drawable, PointCollection};
use plotters_backend::{BackendCoord, DrawingBackend, DrawingErrorKind};

use super::backend::{SvgBackend, UNITS};
use super::mark::Way;
use super::palette::{TINT, Token};
use super::svg::{Colour, Tenths, Use};

impl SvgBackend<'_, '_> {
    /// A box that lets paper shine through, with or without a rim of one pixel in full colour inside its edges.
    pub(super) fn tinted_rect(
        &mut self,
        (x0, y0): BackendCoord,
        (x1, y1): BackendCoord,
        radius: i32,
        (percent, rim): (u8, bool),
        token: Token,
    ) {
        let inset = if rim { UNITS / 2 } else { 0 };
        self.rect((x0 + inset, y0 + inset), ((x1 - inset).max(x0 + UNITS), (y1 - inset).max(y0 + UNITS)), radius);
        if rim {
            self.filled_and_stroked(token, token);
        } else {
            self.paint(Colour::Token(token), Use::Fill);
        }
        self.opacity(f64::from(percent) / 100.0);
        self.add(format_args!("/>"));
    }

    /// A box of paper with a rim of one pixel inside its edges.
    pub(super) fn framed_rect(
        &mut self,
        (x0, y0): BackendCoord,
        (x1, y1): BackendCoord,
        radius: i32,
        dashed: bool,
        token: Token,
    ) {
        let half = UNITS / 2;
        self.rect((x0 + half, y0 + half), ((x1 - half).max(x0 + UNITS), (y1 - half).max(y0 + UNITS)), radius);
        self.filled_and_stroked(Token::Paper, token);
        if dashed {
            self.add(format_args!(r#" stroke-dasharray="4 3""#));
        }
        self.add(format_args!("/>"));
    }

    /// A triangle that fills a box.
    pub(super) fn head(
        &mut self,
        (x0, y0): BackendCoord,
        (x1, y1): BackendCoord,
        way: Way,
        token: Token,
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let (x, y) = (i32::midpoint(x0, x1), i32::midpoint(y0, y1));
        let corners = match way {
            Way::Left => [(x1, y0), (x0, y), (x1, y1)],
            Way::Right => [(x0, y0), (x1, y), (x0, y1)],
            Way::Up => [(x0, y1), (x, y0), (x1, y1)],
            Way::Down => [(x0, y0), (x, y1), (x1, y0)],
        };
        self.fill_polygon(corners, &token)
    }

    /// A tick with a stroke of two pixels.
    pub(super) fn tick(&mut self, (x0, y0): BackendCoord, (x1, y1): BackendCoord, token: Token) {
        let (low, knee) = (y1 - UNITS, x0 + (x1 - x0) * 2 / 5);
        let (left, middle) = (x0 + UNITS, i32::midpoint(y0, y1));
        let (right, top) = (x1 - UNITS, y0 + UNITS);
        self.add(format_args!(
            r#"<path d="M{} {}L{} {}L{} {}" fill="none""#,
            Tenths(left),
            Tenths(middle),
            Tenths(knee),
            Tenths(low),
            Tenths(right),
            Tenths(top),
        ));
        self.paint(Colour::Token(token), Use::Stroke);
        self.add(format_args!(r#" stroke-width="2"/>"#));
    }

    fn rect(&mut self, (x0, y0): BackendCoord, (x1, y1): BackendCoord, radius: i32) {
        let (x, y, w, h) = (Tenths(x0), Tenths(y0), Tenths(x1 - x0), Tenths(y1 - y0));
        self.add(format_args!(r#"<rect x="{x}" y="{y}" width="{w}" height="{h}""#));
        let radius = radius.min((x1 - x0) / 2).min((y1 - y0) / 2);
        if radius > 0 {
            self.add(format_args!(r#" rx="{}""#, Tenths(radius)));
        }
    }

    /// Appends the attributes that fill and rim the element that is being written.
    pub(super) fn filled_and_stroked(&mut self, ground: Token, rim: Token) {
        let palette = self.palette();
        let (fill, stroke) = (palette.light(ground), palette.light(rim));
        self.add(format_args!(r#" class="f-{} s-{}" fill="{fill}" stroke="{stroke}""#, ground.name(), rim.name()));
    }
}

/// Many boxes of one look in one element: the cells of a row.
pub(super) struct Cells {
    /// Top left and bottom right corner of each.
    pub(super) boxes: Vec<(BackendCoord, BackendCoord)>,
    /// Colour.
    pub(super) token: Token,
    /// Whether only a rim is painted.
    pub(super) hollow: bool,
}

impl<'m> PointCollection<'m, BackendCoord> for &'m Cells {
    type Point = BackendCoord;
    type IntoIter = std::iter::FlatMap<
        std::slice::Iter<'m, (BackendCoord, BackendCoord)>,
        [BackendCoord; 2],
        fn(&'m (BackendCoord, BackendCoord)) -> [BackendCoord; 2],
    >;

    fn point_iter(self) -> Self::IntoIter {
        self.boxes.iter().flat_map(|(from, to)| [*from, *to])
    }
}

impl Drawable<SvgBackend<'_, '_>> for Cells {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut points: I,
        backend: &mut SvgBackend<'_, '_>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        if self.boxes.is_empty() {
            return Ok(());
        }
        let inset = if self.hollow { UNITS / 2 } else { 0 };
        backend.add(format_args!("<path d=\""));
        while let (Some((x0, y0)), Some((x1, y1))) = (points.next(), points.next()) {
            let (x, y) = (x0 + inset, y0 + inset);
            let (w, h) = ((x1 - inset - x).max(1), (y1 - inset - y).max(1));
            backend.add(format_args!("M{} {}h{}v{}h{}z", Tenths(x), Tenths(y), Tenths(w), Tenths(h), Tenths(-w)));
        }
        backend.add(format_args!("\""));
        if self.hollow {
            backend.filled_and_stroked(Token::Paper, self.token);
        } else {
            backend.paint(Colour::Token(self.token), Use::Fill);
        }
        backend.add(format_args!("/>"));
        Ok(())
    }
}

/// A pale band between two upright edges: what flows or belongs together.
///
/// It runs level from each edge to the bend, so that what stands beside an edge is not crossed.
pub(super) struct Band {
    /// Left edge: place, top and bottom.
    pub(super) left: (i32, i32, i32),
    /// Right edge.
    pub(super) right: (i32, i32, i32),
    /// Where the bend starts and ends, between the edges.
    pub(super) bend: (i32, i32),
    /// Colour.
    pub(super) token: Token,
}

impl<'m> PointCollection<'m, BackendCoord> for &'m Band {
    type Point = BackendCoord;
    type IntoIter = [BackendCoord; 4];

    fn point_iter(self) -> Self::IntoIter {
        let ((x0, top, bottom), (x1, end_top, end_bottom)) = (self.left, self.right);
        [(x0, top), (x1, end_top), (x1, end_bottom), (x0, bottom)]
    }
}

impl Drawable<SvgBackend<'_, '_>> for Band {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut points: I,
        backend: &mut SvgBackend<'_, '_>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let (Some(a), Some(b), Some(c), Some(d)) = (points.next(), points.next(), points.next(), points.next()) else {
            return Ok(());
        };
        // What would be thinner than a hair is drawn as one.
        let (c, d) = ((c.0, c.1.max(b.1 + UNITS)), (d.0, d.1.max(a.1 + UNITS)));
        let (from, to) = (self.bend.0.clamp(a.0, b.0), self.bend.1.clamp(a.0, b.0));
        let middle = Tenths(i32::midpoint(from, to));
        let (from, to) = (Tenths(from), Tenths(to));
        backend.add(format_args!(r#"<path d="M{} {}H{from}C{middle} {}"#, Tenths(a.0), Tenths(a.1), Tenths(a.1)));
        backend.add(format_args!(" {middle} {} {to} {}H{}V{}", Tenths(b.1), Tenths(b.1), Tenths(b.0), Tenths(c.1)));
        backend.add(format_args!("H{to}C{middle} {} {middle} {} {from} {}", Tenths(c.1), Tenths(d.1), Tenths(d.1)));
        backend.add(format_args!(r#"H{}z""#, Tenths(d.0)));
        backend.paint(Colour::Token(self.token), Use::Fill);
        backend.opacity(f64::from(TINT) / 100.0);
        backend.add(format_args!("/>"));
        Ok(())
    }
}
