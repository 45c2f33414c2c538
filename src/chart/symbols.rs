//! Symbols that stand for one thing each, drawn by the dozen.

use std::convert::Infallible;

use plotters::element::{Drawable, PointCollection};
use plotters_backend::{BackendCoord, DrawingErrorKind};

use super::backend::SvgBackend;
use super::palette::Token;
use super::svg::{Colour, Tenths, Use};

/// What a mark for one thing looks like.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Symbol {
    /// A house: villages, households, schools.
    House,
    /// Head and shoulders: people.
    Person,
    /// A disc: anything else.
    Disc,
}

impl Symbol {
    /// The outline as relative path commands from the top left corner of a square.
    fn outline(self, size: i32) -> String {
        let part = |percent: i32| Tenths(size * percent / 100);
        let (all, half) = (Tenths(size), Tenths(size / 2));
        match self {
            Self::Disc => format!("m0 {half}a{half} {half} 0 1 0 {all} 0a{half} {half} 0 1 0-{all} 0z"),
            Self::House => {
                let (roof, walls, side, wall) = (part(46), part(54), part(12), part(30));
                let (door, lintel) = (part(16), part(28));
                format!(
                    "m{half} 0l{half} {roof}h-{side}v{walls}h-{wall}v-{lintel}h-{door}v{lintel}h-{wall}v-{walls}h-{side}z"
                )
            }
            Self::Person => {
                let (left, across, head) = (part(28), part(44), part(22));
                let (down, foot, half, body, tall) = (part(78), part(18), part(40), part(80), part(48));
                format!(
                    "m{left} {head}a{head} {head} 0 1 0 {across} 0a{head} {head} 0 1 0-{across} 0z\
                     m-{foot} {down}a{half} {tall} 0 0 1 {body} 0z"
                )
            }
        }
    }
}

/// One symbol at many places: one path, so that a hundred of them stay small.
pub(super) struct Symbols {
    /// The top left corners.
    pub(super) at: Vec<BackendCoord>,
    /// Edge of the square that a symbol fills.
    pub(super) size: i32,
    /// The symbol.
    pub(super) symbol: Symbol,
    /// Colour.
    pub(super) token: Token,
}

impl<'m> PointCollection<'m, BackendCoord> for &'m Symbols {
    type Point = &'m BackendCoord;
    type IntoIter = &'m [BackendCoord];

    fn point_iter(self) -> Self::IntoIter {
        &self.at
    }
}

impl Drawable<SvgBackend<'_, '_>> for Symbols {
    fn draw<I: Iterator<Item = BackendCoord>>(
        &self,
        points: I,
        backend: &mut SvgBackend<'_, '_>,
        _: (u32, u32),
    ) -> Result<(), DrawingErrorKind<Infallible>> {
        if self.at.is_empty() {
            return Ok(());
        }
        let outline = self.symbol.outline(self.size);
        backend.add(format_args!(r#"<path d=""#));
        for (x, y) in points {
            backend.add(format_args!("M{} {}{outline}", Tenths(x), Tenths(y)));
        }
        backend.add(format_args!(r#"""#));
        backend.paint(Colour::Token(self.token), Use::Fill);
        backend.add(format_args!("/>"));
        Ok(())
    }
}
