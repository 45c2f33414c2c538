//! The elements of a drawing, in plotters' own model.
//!
//! Points of a [`Mark`] are in the coordinates of the area that it is drawn on; everything else is in device units.

use std::convert::Infallible;

use plotters::coord::CoordTranslate;
use plotters::drawing::DrawingArea;
use plotters::element::{Drawable, PointCollection};
use plotters::style::{Color, RGBColor, ShapeStyle};
use plotters_backend::{BackendCoord, BackendStyle, DrawingBackend, DrawingErrorKind};

use super::backend::{SvgBackend, TextLook, UNITS};
use super::palette::{TINT, Token};

/// A shape between two points.
pub(super) struct Mark<C> {
    points: [C; 2],
    shape: Shape,
    token: Token,
}

/// The shapes.
#[derive(Clone, Copy)]
pub(super) enum Shape {
    /// A filled bar; it is at least one pixel wide.
    Bar {
        /// Radius of the corners.
        radius: i32,
        /// Taken off at the left and right, to keep neighbours apart.
        inset: (i32, i32),
    },
    /// A bar of paper with a coloured rim: what is taken away.
    Hollow,
    /// A bar that goes on beyond its right end.
    Arrow,
    /// A dot around the first point.
    Dot {
        /// Its radius.
        radius: u32,
    },
    /// A circle of paper with a coloured rim around the first point: a limit that is not reached itself.
    Ring {
        /// Its radius, to the outside of the rim.
        radius: u32,
    },
    /// A line.
    Line,
    /// A line of more than one pixel.
    Stroke {
        /// Its width in pixels.
        width: u32,
    },
    /// A dashed line.
    Dashes,
    /// A box that lets paper shine through.
    Tint {
        /// Opacity in percent.
        percent: u8,
        /// Radius of the corners.
        radius: i32,
        /// Whether it has a rim of one pixel in full colour.
        rim: bool,
    },
    /// A box of paper with a rim of one pixel.
    Frame {
        /// Radius of the corners.
        radius: i32,
        /// Whether the rim is dashed: what is open or not stated.
        dashed: bool,
    },
    /// A triangle that fills the box and points somewhere: the head of an arrow.
    Head(Way),
    /// A tick, as on a list: done.
    Tick,
}

/// Where the head of an arrow points.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Way {
    /// To the left.
    Left,
    /// To the right.
    Right,
    /// Upwards.
    Up,
    /// Downwards.
    Down,
}

impl Shape {
    /// A plain bar.
    pub(super) const BAR: Self = Self::Bar { radius: 0, inset: (0, 0) };
}

impl<C> Mark<C> {
    pub(super) fn new(from: C, to: C, shape: Shape, token: Token) -> Self {
        Self { points: [from, to], shape, token }
    }
}

impl<'m, C> PointCollection<'m, C> for &'m Mark<C> {
    type Point = &'m C;
    type IntoIter = &'m [C];

    fn point_iter(self) -> Self::IntoIter {
        &self.points
    }
}

impl<C> Drawable<SvgBackend<'_, '_>> for Mark<C> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut points: I,
        backend: &mut SvgBackend<'_, '_>,
        (area, _): (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let (Some(one), Some(other)) = (points.next(), points.next()) else { return Ok(()) };
        let (left, top) = (one.0.min(other.0), one.1.min(other.1));
        let (right, bottom) = (one.0.max(other.0), one.1.max(other.1));
        let wide = right.max(left + UNITS);
        match self.shape {
            Shape::Bar { radius, inset } => {
                let left = left + inset.0;
                let right = (right - inset.1).max(left + UNITS);
                let outside = (right - i32::try_from(area).unwrap_or(i32::MAX)).max(0);
                let (left, right) = (left - outside, right - outside);
                backend.rounded_rect((left, top), (right, bottom), radius, self.token);
            }
            Shape::Hollow => backend.hollow_rect((left, top), (wide, bottom), UNITS * 3 / 2, self.token),
            Shape::Arrow => backend.arrow((left, top), (wide, bottom), UNITS * 3, self.token),
            Shape::Dot { radius } => backend.draw_circle(one, radius, &self.token, true)?,
            Shape::Ring { radius } => backend.ring(one, radius, UNITS * 2, self.token),
            Shape::Stroke { width } => backend.draw_path([one, other], &style(self.token, width))?,
            Shape::Line => backend.draw_line(one, other, &self.token)?,
            Shape::Dashes => backend.dashed_line(one, other, (3 * UNITS, 2 * UNITS), self.token),
            Shape::Tint { percent, radius, rim } => {
                backend.tinted_rect((left, top), (wide, bottom), radius, (percent, rim), self.token);
            }
            Shape::Frame { radius, dashed } => {
                backend.framed_rect((left, top), (wide, bottom), radius, dashed, self.token);
            }
            Shape::Head(way) => backend.head((left, top), (right, bottom), way, self.token)?,
            Shape::Tick => backend.tick((left, top), (right, bottom), self.token),
        }
        Ok(())
    }
}

/// The style of a token for plotters' own elements, paths and polygons, with the width of lines in pixels.
pub(super) fn style(token: Token, width: u32) -> ShapeStyle {
    let (r, g, b) = token.color().rgb;
    ShapeStyle { color: RGBColor(r, g, b).to_rgba(), filled: true, stroke_width: width }
}

/// The style of the pale form of a token, for plotters' own polygons.
pub(super) fn pale_style(token: Token) -> ShapeStyle {
    let style = style(token, 0);
    ShapeStyle { color: style.color.mix(f64::from(TINT) / 100.0), ..style }
}

/// One line of text at a point in device units.
pub(super) struct Label<'t> {
    /// Where it hangs, in the middle of its height.
    pub(super) at: BackendCoord,
    /// The characters.
    pub(super) text: &'t str,
    /// Font, colour and side.
    pub(super) look: TextLook<'t>,
    /// Whether it may cross a line.
    pub(super) halo: bool,
}

impl<'m> PointCollection<'m, BackendCoord> for &'m Label<'_> {
    type Point = &'m BackendCoord;
    type IntoIter = std::iter::Once<&'m BackendCoord>;

    fn point_iter(self) -> Self::IntoIter {
        std::iter::once(&self.at)
    }
}

impl Drawable<SvgBackend<'_, '_>> for Label<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        mut points: I,
        backend: &mut SvgBackend<'_, '_>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        let Some(at) = points.next() else { return Ok(()) };
        backend.set_halo(self.halo);
        let drawn = backend.draw_text(self.text, &self.look, at);
        backend.set_halo(false);
        drawn
    }
}

/// The start or end of a group of marks and texts.
pub(super) enum Group<'t> {
    /// Start, with the text that a pointer shows and the colour of the texts inside.
    Open(&'t str, Token),
    /// End.
    Close,
    /// Start of what belongs to one of several series, or the end of it.
    Series(Option<usize>),
}

impl<'m> PointCollection<'m, BackendCoord> for &'m Group<'_> {
    type Point = &'m BackendCoord;
    type IntoIter = std::iter::Empty<&'m BackendCoord>;

    fn point_iter(self) -> Self::IntoIter {
        std::iter::empty()
    }
}

impl Drawable<SvgBackend<'_, '_>> for Group<'_> {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        _: I,
        backend: &mut SvgBackend<'_, '_>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        match self {
            Self::Open(title, texts) => backend.open_group(title, *texts),
            Self::Close => backend.close_group(),
            Self::Series(series) => backend.set_series(*series),
        }
        Ok(())
    }
}

/// Draws an element; our backend writes to memory and cannot fail.
pub(super) fn put<'s, 'a, CT, E>(area: &DrawingArea<SvgBackend<'s, 'a>, CT>, element: &E)
where
    CT: CoordTranslate,
    for<'m> &'m E: PointCollection<'m, CT::From>,
    E: Drawable<SvgBackend<'s, 'a>>,
{
    let drawn = area.draw(element);
    debug_assert!(drawn.is_ok(), "the backend writes to memory and no one else holds it");
}
