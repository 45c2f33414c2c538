//! Bars drawn by hand, as the charts would draw them.

use std::fmt::Write as _;

use casebook::chart::{Drawing, Palette, Token};

/// Horizontal bars; the first one is the accent.
pub fn bars(width: f64, alt: &str, rows: &[(&str, f64, &str)], palette: &Palette) -> Drawing {
    let (label, value) = (if width < 500.0 { 92.0 } else { 132.0 }, 76.0);
    let height = 12.0 + 34.0 * rows.len() as f64;
    let most = rows.iter().map(|row| row.1).fold(0.0, f64::max);
    let mut svg = format!(
        "<svg xmlns=\"http://www.w3.org/2000/svg\" role=\"img\" aria-label=\"{alt}\" viewBox=\"0 0 {width} {height}\" \
         width=\"{width}\" height=\"{height}\" font-family=\"Noto Sans SC\" font-size=\"13\" font-weight=\"400\">"
    );
    let colour = |token: Token| (token.name(), palette.light(token));
    let text = |svg: &mut String, x: f64, y: f64, anchor: &str, weight: u16, token: Token, words: &str| {
        let (name, value) = colour(token);
        let _ = write!(
            svg,
            "<text class=\"f-{name}\" fill=\"{value}\" x=\"{x:.1}\" y=\"{y:.1}\" text-anchor=\"{anchor}\" font-weight=\"{weight}\">{words}</text>"
        );
    };
    for (index, (name, amount, words)) in rows.iter().enumerate() {
        let y = 8.0 + 34.0 * index as f64;
        let length = (width - label - value - 10.0) * amount / most;
        let first = index == 0;
        let token = if first { Token::C1 } else { Token::Context };
        let (class, fill) = colour(token);
        text(&mut svg, label - 10.0, y + 17.7, "end", if first { 700 } else { 400 }, Token::Ink, name);
        let _ = write!(
            svg,
            "<g><title>{name} {words}</title><rect class=\"f-{class}\" fill=\"{fill}\" x=\"{label:.1}\" y=\"{y:.1}\" \
             width=\"{length:.1}\" height=\"26\"/></g>"
        );
        let ink = if first { Token::C1 } else { Token::Ink };
        text(&mut svg, label + length + 7.0, y + 17.7, "start", if first { 700 } else { 400 }, ink, words);
    }
    let (class, stroke) = colour(Token::Muted);
    let _ = write!(
        svg,
        "<path class=\"s-{class}\" stroke=\"{stroke}\" fill=\"none\" d=\"M{label:.1} 2V{:.1}\"/></svg>",
        height - 2.0
    );
    Drawing { svg, width, height, texts: Vec::new() }
}
