//! Shapes that let paper shine through, and small figures that are drawn by the dozen.

use plotters_backend::BackendCoord;

use super::{SvgBackend, UNITS};
use crate::chart::mark::Outline;
use crate::chart::palette::Token;
use crate::chart::svg::{Colour, Tenths, Use};

impl SvgBackend<'_, '_> {
    /// A rectangle that lets paper shine through, with or without a rim of one pixel in full colour inside its edges.
    pub(in crate::chart) fn tinted_rect(
        &mut self,
        (x0, y0): BackendCoord,
        (x1, y1): BackendCoord,
        (percent, rim): (u8, bool),
        token: Token,
    ) {
        let inset = if rim { UNITS / 2 } else { 0 };
        let (w, h) = ((x1 - x0 - 2 * inset).max(1), (y1 - y0 - 2 * inset).max(1));
        let (x, y, w, h) = (Tenths(x0 + inset), Tenths(y0 + inset), Tenths(w), Tenths(h));
        self.add(format_args!(r#"<rect x="{x}" y="{y}" width="{w}" height="{h}""#));
        if rim {
            let (name, literal) = (token.name(), self.sheet.canvas.palette.light(token));
            self.add(format_args!(r#" class="f-{name} s-{name}" fill="{literal}" stroke="{literal}""#));
        } else {
            self.paint(Colour::Token(token), Use::Fill);
        }
        self.opacity(percent);
        self.sheet.svg.push_str("/>");
    }

    /// A polygon that lets paper shine through.
    pub(in crate::chart) fn tinted_polygon(
        &mut self,
        points: impl Iterator<Item = BackendCoord>,
        percent: u8,
        token: Token,
    ) {
        self.sheet.svg.push_str(r#"<polygon points=""#);
        for (i, (x, y)) in points.enumerate() {
            let space = if i == 0 { "" } else { " " };
            self.add(format_args!("{space}{},{}", Tenths(x), Tenths(y)));
        }
        self.sheet.svg.push('"');
        self.paint(Colour::Token(token), Use::Fill);
        self.opacity(percent);
        self.sheet.svg.push_str("/>");
    }

    /// Small figures of one size in one path, each from the top left corner of its square.
    pub(in crate::chart) fn figures(
        &mut self,
        at: impl Iterator<Item = BackendCoord>,
        size: i32,
        outline: Outline,
        hollow: bool,
        token: Token,
    ) {
        let rim = if hollow { UNITS * 3 / 2 } else { 0 };
        let steps = outline.steps(size - rim);
        self.sheet.svg.push_str(r#"<path d=""#);
        for (x, y) in at {
            self.add(format_args!("M{} {}{steps}", Tenths(x + rim / 2), Tenths(y + rim / 2)));
        }
        self.sheet.svg.push('"');
        if hollow {
            let (palette, paper) = (self.sheet.canvas.palette, Token::Paper);
            self.add(format_args!(
                r#" class="f-paper s-{}" fill="{}" stroke="{}" stroke-width="{}""#,
                token.name(),
                palette.light(paper),
                palette.light(token),
                Tenths(rim),
            ));
        } else {
            self.paint(Colour::Token(token), Use::Fill);
        }
        self.sheet.svg.push_str("/>");
    }

    fn opacity(&mut self, percent: u8) {
        if percent < 100 {
            self.add(format_args!(r#" fill-opacity="{}""#, f64::from(percent) / 100.0));
        }
    }
}

impl Outline {
    /// The outline as relative path commands from the top left corner of a square.
    fn steps(self, size: i32) -> String {
        let part = |percent: i32| Tenths(size * percent / 100);
        let (all, half) = (Tenths(size), Tenths(size / 2));
        match self {
            Self::Square => format!("h{all}v{all}h-{all}z"),
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
