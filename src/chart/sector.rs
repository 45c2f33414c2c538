//! Parts of rings: the cells of a wheel.

use std::convert::Infallible;
use std::f64::consts::TAU;

use plotters::element::{Drawable, PointCollection};
use plotters_backend::{BackendCoord, DrawingErrorKind};

use super::backend::{SvgBackend, UNITS};
use super::palette::Token;
use super::svg::{Colour, Tenths, Use};

/// Parts of a turn that are smaller than this have straight edges.
const STRAIGHT: f64 = 1.0 / 40.0;

/// A part of a ring.
pub(super) struct Sector {
    /// Inner and outer radius.
    pub(super) radii: (i32, i32),
    /// From where to where, in parts of a turn, clockwise from the top.
    pub(super) turn: (f64, f64),
    /// What a pointer shows.
    pub(super) title: String,
}

/// Parts of rings around one centre and of one look, in one group of elements.
pub(super) struct Sectors {
    /// The middle of the rings.
    pub(super) centre: BackendCoord,
    /// The parts.
    pub(super) sectors: Vec<Sector>,
    /// The blank between neighbours, the same at both radii.
    pub(super) gap: i32,
    /// Colour.
    pub(super) token: Token,
    /// Whether only a rim is painted.
    pub(super) hollow: bool,
}

/// The point of a circle at a part of a turn, clockwise from the top.
pub(super) fn on_circle((x, y): BackendCoord, radius: f64, turn: f64) -> BackendCoord {
    let (sin, cos) = (turn * TAU).sin_cos();
    (x + (radius * sin).round() as i32, y - (radius * cos).round() as i32)
}

impl Sectors {
    /// The radii that are drawn: a rim lies inside of its part.
    fn drawn(&self, sector: &Sector) -> (i32, i32) {
        let inset = if self.hollow { UNITS / 2 } else { 0 };
        (sector.radii.0 + inset, (sector.radii.1 - inset).max(sector.radii.0 + inset + 1))
    }

    /// The corners of a part: along its outer edge, and back along its inner one.
    fn corners(&self, sector: &Sector) -> [BackendCoord; 4] {
        let radii = self.drawn(sector);
        let (inner, outer) = (f64::from(radii.0), f64::from(radii.1));
        let cut = f64::from(self.gap + if self.hollow { UNITS } else { 0 }) / 2.0 / TAU;
        let (from, to) = sector.turn;
        let at =
            |radius: f64, turn: f64, side: f64| on_circle(self.centre, radius, turn + side * cut / radius.max(1.0));
        [at(outer, from, 1.0), at(outer, to, -1.0), at(inner, to, -1.0), at(inner, from, 1.0)]
    }
}

impl<'m> PointCollection<'m, BackendCoord> for &'m Sectors {
    type Point = BackendCoord;
    type IntoIter = std::vec::IntoIter<BackendCoord>;

    fn point_iter(self) -> Self::IntoIter {
        let corners: Vec<BackendCoord> = self.sectors.iter().flat_map(|sector| self.corners(sector)).collect();
        corners.into_iter()
    }
}

impl Drawable<SvgBackend<'_, '_>> for Sectors {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut points: I,
        backend: &mut SvgBackend<'_, '_>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        if self.sectors.is_empty() {
            return Ok(());
        }
        backend.add(format_args!("<g"));
        if self.hollow {
            backend.filled_and_stroked(Token::Paper, self.token);
        } else {
            backend.paint(Colour::Token(self.token), Use::Fill);
        }
        backend.add(format_args!(">"));
        for sector in &self.sectors {
            let corners = (points.next(), points.next(), points.next(), points.next());
            let (Some(a), Some(b), Some(c), Some(d)) = corners else { break };
            let part = sector.turn.1 - sector.turn.0;
            // A chord of so small a part of a turn lies less than a third of a pixel off its arc.
            let (along, back) = if part < STRAIGHT {
                ("L".to_owned(), "L".to_owned())
            } else {
                let (inner, outer) = self.drawn(sector);
                let (inner, outer, long) = (Tenths(inner), Tenths(outer), u8::from(part > 0.5));
                (format!("A{outer} {outer} 0 {long} 1 "), format!("A{inner} {inner} 0 {long} 0 "))
            };
            let [a, b, c, d] = [a, b, c, d].map(|(x, y)| (Tenths(x), Tenths(y)));
            backend.add(format_args!(
                r#"<path d="M{} {}{along}{} {}L{} {}{back}{} {}z""#,
                a.0, a.1, b.0, b.1, c.0, c.1, d.0, d.1
            ));
            backend.titled_end("path", &sector.title);
        }
        backend.add(format_args!("</g>"));
        Ok(())
    }
}
