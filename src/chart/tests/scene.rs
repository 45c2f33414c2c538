//! A drawing, read back from its SVG.

use crate::chart::*;

/// What a drawing shows, read back from its SVG.
pub(super) struct Scene {
    /// Filled shapes in the order of drawing: their box, their token and their opacity in percent.
    pub(super) marks: Vec<(TextBox, Token, u8)>,
    /// Corners of tinted bands.
    pub(super) bands: Vec<Vec<(f64, f64)>>,
    /// Lines from point to point.
    pub(super) lines: Vec<[(f64, f64); 2]>,
    /// For each text, its token and whether it has a halo.
    pub(super) texts: Vec<(Token, bool)>,
}

pub(super) fn scene(drawing: &Drawing) -> Scene {
    let document = roxmltree::Document::parse(&drawing.svg).unwrap();
    let mut scene = Scene { marks: Vec::new(), bands: Vec::new(), lines: Vec::new(), texts: Vec::new() };
    for node in document.descendants() {
        let number = |name| node.attribute(name).unwrap().parse::<f64>().unwrap();
        let class = node.attribute("class").or_else(|| node.parent()?.attribute("class")).unwrap_or("f-ink");
        let opacity =
            node.attribute("fill-opacity").map_or(100, |part| (part.parse::<f64>().unwrap() * 100.0).round() as u8);
        let token = Token::ALL.into_iter().find(|token| class.split(' ').any(|c| c == format!("f-{}", token.name())));
        match node.tag_name().name() {
            "rect" => {
                let (left, top) = (number("x"), number("y"));
                let (right, bottom) = (left + number("width"), top + number("height"));
                scene.marks.push((TextBox { text: String::new(), left, top, right, bottom }, token.unwrap(), opacity));
            }
            "circle" => {
                let (x, y, r) = (number("cx"), number("cy"), number("r"));
                let text = String::new();
                scene.marks.push((
                    TextBox { text, left: x - r, top: y - r, right: x + r, bottom: y + r },
                    token.unwrap(),
                    opacity,
                ));
            }
            "polygon" => {
                let numbers: Vec<f64> =
                    node.attribute("points").unwrap().split([' ', ',']).map(|number| number.parse().unwrap()).collect();
                scene.bands.push(numbers.chunks(2).map(|point| (point[0], point[1])).collect());
            }
            "path" if node.attribute("d").unwrap().contains('z') && !node.attribute("d").unwrap().contains('H') => {
                let figures = node.attribute("d").unwrap().split('M').skip(1).map(outline);
                scene.marks.extend(figures.map(|figure| (figure, token.unwrap(), opacity)));
            }
            "path" if node.attribute("stroke").is_some() => {
                let points: Vec<f64> =
                    node.attribute("d").unwrap()[1..].split(['L', ' ']).map(|number| number.parse().unwrap()).collect();
                scene.lines.push([(points[0], points[1]), (points[2], points[3])]);
            }
            "path" => {
                // The arrow: to the end of its body, with the corners that its outline cuts off.
                let d = node.attribute("d").unwrap();
                let numbers: Vec<f64> = d[1..]
                    .split([' ', 'H', 'l', '-'])
                    .filter(|n| !n.is_empty())
                    .take(5)
                    .map(|n| n.parse().unwrap())
                    .collect();
                let (left, top, text) = (numbers[0] - 3.0, numbers[1], String::new());
                let bottom = top + 2.0 * numbers[4];
                scene.marks.push((TextBox { text, left, top, right: numbers[2], bottom }, token.unwrap(), opacity));
            }
            "text" => scene.texts.push((token.unwrap(), node.attribute("paint-order").is_some())),
            _ => {}
        }
    }
    scene
}

/// The box of a small figure: its start in absolute numbers, then relative commands.
fn outline(d: &str) -> TextBox {
    let mut tokens = Vec::new();
    let mut number = String::new();
    for c in d.chars() {
        if (c.is_ascii_alphabetic() || c == ' ' || c == '-') && !number.is_empty() {
            tokens.push(std::mem::take(&mut number));
        }
        match c {
            ' ' => {}
            c if c.is_ascii_alphabetic() => tokens.push(c.to_string()),
            c => number.push(c),
        }
    }
    let mut tokens = tokens.into_iter();
    let mut next = || tokens.next();
    let read = |next: &mut dyn FnMut() -> Option<String>| next().unwrap().parse::<f64>().unwrap();
    let (mut x, mut y) = (read(&mut next), read(&mut next));
    let mut points = Vec::new();
    while let Some(command) = next() {
        match &*command {
            "h" => x += read(&mut next),
            "v" => y += read(&mut next),
            "l" | "m" => {
                x += read(&mut next);
                y += read(&mut next);
            }
            "a" => {
                let (_, ry) = (read(&mut next), read(&mut next));
                let (_, _, sweep, dx, dy) = (next(), next(), read(&mut next), read(&mut next), read(&mut next));
                // Half an ellipse, over the line from end to end or under it.
                let over = (dx > 0.0) == (sweep > 0.5);
                points.push((x + dx / 2.0, y + if over { -ry } else { ry }));
                (x, y) = (x + dx, y + dy);
            }
            _ => {}
        }
        if command != "m" {
            points.push((x, y));
        }
    }
    let fold = |pick: fn(f64, f64) -> f64, start| {
        points.iter().fold((start, start), |(x, y), point| (pick(x, point.0), pick(y, point.1)))
    };
    let ((left, top), (right, bottom)) = (fold(f64::min, f64::MAX), fold(f64::max, f64::MIN));
    TextBox { text: String::new(), left, top, right, bottom }
}

pub(super) fn overlap(one: &TextBox, other: &TextBox) -> bool {
    let wide = one.right.min(other.right) - one.left.max(other.left);
    let tall = one.bottom.min(other.bottom) - one.top.max(other.top);
    wide > 0.3 && tall > 0.3
}

/// Whether a band reaches into a box: one of its sides does, or the box lies inside.
pub(super) fn touches(text: &TextBox, band: &[(f64, f64)]) -> bool {
    let sides = || band.iter().copied().zip(band.iter().copied().cycle().skip(1));
    let (x, y) = (text.left, f64::midpoint(text.top, text.bottom));
    let right_of = |(from, to): ((f64, f64), (f64, f64))| {
        (from.1 > y) != (to.1 > y) && x < from.0 + (y - from.1) / (to.1 - from.1) * (to.0 - from.0)
    };
    sides().any(|(from, to)| crosses([from, to], text)) || sides().filter(|side| right_of(*side)).count() % 2 == 1
}

pub(super) fn inside(one: &TextBox, other: &TextBox) -> bool {
    one.left >= other.left - 0.3
        && one.right <= other.right + 0.3
        && one.top >= other.top - 2.0
        && one.bottom <= other.bottom + 2.0
}

/// Whether a line runs through a box.
pub(super) fn crosses([from, to]: [(f64, f64); 2], target: &TextBox) -> bool {
    // The part of the line, from 0 to 1, that lies between the edges on each axis (Liang and Barsky's clipping).
    let between = |from: f64, to: f64, low: f64, high: f64| {
        let (one, other) = ((low - from) / (to - from), (high - from) / (to - from));
        match (from - to).abs() < 1e-9 {
            true if from > low && from < high => (0.0, 1.0),
            true => (1.0, 0.0),
            false => (one.min(other).max(0.0), one.max(other).min(1.0)),
        }
    };
    let (x, y) = (between(from.0, to.0, target.left, target.right), between(from.1, to.1, target.top, target.bottom));
    x.0.max(y.0) < x.1.min(y.1)
}
