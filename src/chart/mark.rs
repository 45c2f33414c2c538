//! The elements of a drawing, in plotters' own model.
//!
//! Points of a [`Mark`] are in the coordinates of the area that it is drawn on; everything else is in device units.

use std::convert::Infallible;

use plotters::coord::CoordTranslate;
use plotters::drawing::DrawingArea;
use plotters::element::{Drawable, PointCollection};
use plotters_backend::{BackendCoord, DrawingBackend, DrawingErrorKind};

use super::backend::{SvgBackend, TextLook, UNITS};
use super::palette::Token;

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
    /// A bar that lets paper shine through.
    Tint {
        /// Opacity in percent.
        percent: u8,
        /// Whether it has a rim in full colour.
        rim: bool,
    },
    /// A bar that goes on beyond its right end.
    Arrow,
    /// A dot around the first point.
    Dot {
        /// Its radius.
        radius: u32,
    },
    /// A line.
    Line,
    /// A dashed line.
    Dashes,
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
            Shape::Tint { percent, rim } => {
                backend.tinted_rect((left, top), (wide, bottom), (percent, rim), self.token);
            }
            Shape::Arrow => backend.arrow((left, top), (wide, bottom), UNITS * 3, self.token),
            Shape::Dot { radius } => backend.draw_circle(one, radius, &self.token, true)?,
            Shape::Line => backend.draw_line(one, other, &self.token)?,
            Shape::Dashes => backend.dashed_line(one, other, (3 * UNITS, 2 * UNITS), self.token),
        }
        Ok(())
    }
}

/// A tinted area between points in device units.
pub(super) struct Band {
    /// The corners, in order.
    pub(super) corners: Vec<BackendCoord>,
    /// Opacity in percent.
    pub(super) percent: u8,
    /// Colour.
    pub(super) token: Token,
}

impl<'m> PointCollection<'m, BackendCoord> for &'m Band {
    type Point = &'m BackendCoord;
    type IntoIter = &'m [BackendCoord];

    fn point_iter(self) -> Self::IntoIter {
        &self.corners
    }
}

impl Drawable<SvgBackend<'_, '_>> for Band {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        points: I,
        backend: &mut SvgBackend<'_, '_>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        backend.tinted_polygon(points, self.percent, self.token);
        Ok(())
    }
}

/// The same small figure at many places: one path, so that a hundred of them stay small.
pub(super) struct Figures {
    /// The top left corners.
    pub(super) at: Vec<BackendCoord>,
    /// Edge of the square that a figure fills.
    pub(super) size: i32,
    /// The figure.
    pub(super) outline: Outline,
    /// Whether only the rim is coloured.
    pub(super) hollow: bool,
    /// Colour.
    pub(super) token: Token,
}

/// The small figures.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Outline {
    /// A square.
    Square,
    /// A disc.
    Disc,
    /// A gable with a door.
    House,
    /// Head and shoulders.
    Person,
}

impl<'m> PointCollection<'m, BackendCoord> for &'m Figures {
    type Point = &'m BackendCoord;
    type IntoIter = &'m [BackendCoord];

    fn point_iter(self) -> Self::IntoIter {
        &self.at
    }
}

impl Drawable<SvgBackend<'_, '_>> for Figures {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        points: I,
        backend: &mut SvgBackend<'_, '_>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        backend.figures(points, self.size, self.outline, self.hollow, self.token);
        Ok(())
    }
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
