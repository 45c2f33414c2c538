//! A drawing, read back from its SVG.

use std::collections::BTreeSet;

use crate::chart::*;

/// What a drawing shows, read back from its SVG.
#[derive(Default)]
pub(super) struct Scene {
    /// Filled shapes in the order of drawing: their box, their token and their opacity in percent.
    pub(super) marks: Vec<(TextBox, Token, u8)>,
    /// Curved bands in the pale form of a colour, cut into slices.
    pub(super) slices: Vec<TextBox>,
    /// Corners of straight bands in the pale form of a colour, and of parts of rings.
    pub(super) bands: Vec<Vec<(f64, f64)>>,
    /// Boxes of the areas under lines.
    pub(super) areas: Vec<TextBox>,
    /// Lines from point to point.
    pub(super) lines: Vec<[(f64, f64); 2]>,
    /// For each text, its token, whether it has a halo, and how many filled shapes are drawn before it.
    pub(super) texts: Vec<(Token, bool, usize)>,
    /// What marks say to a pointer.
    pub(super) titles: Vec<String>,
    /// The sizes of type, each once.
    pub(super) sizes: BTreeSet<String>,
}

impl Scene {
    /// The filled shapes of a colour that nothing shines through, in the order of drawing.
    pub(super) fn of(&self, token: Token) -> impl Iterator<Item = &TextBox> {
        self.marks.iter().filter(move |(_, of, opacity)| *of == token && *opacity == 100).map(|(mark, ..)| mark)
    }
}

/// Reads a drawing back.
pub(super) fn scene(drawing: &Drawing) -> Scene {
    let document = roxmltree::Document::parse(&drawing.svg).unwrap();
    let mut scene = Scene::default();
    for node in document.descendants() {
        scene.sizes.extend(node.attribute("font-size").map(str::to_owned));
        let number = |name| node.attribute(name).unwrap().parse::<f64>().unwrap();
        // Groups hand their attributes on.
        let inherited = |name: &str| node.ancestors().find_map(|node| node.attribute(name));
        let tinted = inherited("fill-opacity").map(|part| part.parse::<f64>().unwrap());
        let opacity = (tinted.unwrap_or(1.0) * 100.0).round() as u8;
        let class = |node: roxmltree::Node| {
            let class = node.attribute("class")?.strip_prefix("f-")?;
            Token::ALL.into_iter().find(|token| class.split(' ').next() == Some(token.name()))
        };
        let token = node.ancestors().find_map(class).unwrap_or(Token::Ink);
        let mut mark = |shape: TextBox| scene.marks.push((shape, token, opacity));
        match node.tag_name().name() {
            "rect" => {
                let (x, y) = (number("x"), number("y"));
                mark(shape([x, x + number("width")], [y, y + number("height")]));
            }
            "circle" => {
                let (x, y, r) = (number("cx"), number("cy"), number("r"));
                mark(shape([x - r, x + r], [y - r, y + r]));
            }
            "polygon" => {
                let numbers: Vec<f64> =
                    node.attribute("points").unwrap().split([' ', ',']).map(|number| number.parse().unwrap()).collect();
                let points: Vec<(f64, f64)> = numbers.chunks(2).map(|point| (point[0], point[1])).collect();
                // Three corners are the head of an arrow; more are a band, if paper shines through, or the area under a line.
                match (points.len(), tinted) {
                    (3, _) => mark(around(&points)),
                    (_, Some(_)) => scene.bands.push(points),
                    (_, None) => scene.areas.push(around(&points)),
                }
            }
            "path" => {
                let d = node.attribute("d").unwrap();
                match (tinted, inherited("fill")) {
                    (Some(_), _) => scene.slices.extend(slices(d)),
                    (None, Some("none")) => {
                        for line in d.split('M').skip(1) {
                            scene.lines.extend(line_points(line).windows(2).map(|pair| [pair[0], pair[1]]));
                        }
                    }
                    _ if d.contains('A') => scene.bands.push(sector(d)),
                    _ if d.contains('L') => scene.bands.push(corners(d)),
                    _ if d.contains('H') => mark(arrow(d)),
                    _ => d.split('M').skip(1).for_each(|figure| mark(outline(figure))),
                }
            }
            "text" => {
                scene.texts.push((token, node.attribute("paint-order").is_some(), scene.marks.len()));
            }
            "title" => scene.titles.push(node.text().unwrap_or_default().to_owned()),
            // A group that neither shares attributes nor starts with a title says nothing to anybody.
            "g" if !node.first_child().is_some_and(|child| child.has_tag_name("title"))
                && node.attributes().len() == 0 =>
            {
                scene.titles.push(String::new());
            }
            _ => {}
        }
    }
    scene
}

fn shape(x: [f64; 2], y: [f64; 2]) -> TextBox {
    TextBox { text: String::new(), left: x[0], top: y[0], right: x[1], bottom: y[1] }
}

/// The box around some points.
fn around(points: &[(f64, f64)]) -> TextBox {
    let edges = |at: fn(&(f64, f64)) -> f64| {
        points.iter().map(at).fold([f64::MAX, f64::MIN], |[low, high], at| [low.min(at), high.max(at)])
    };
    shape(edges(|point| point.0), edges(|point| point.1))
}

/// The points of a line, after its first command.
fn line_points(d: &str) -> Vec<(f64, f64)> {
    let mut points: Vec<(f64, f64)> = Vec::new();
    let mut rest = d;
    let mut command = 'L';
    while !rest.is_empty() {
        let end = rest.find(['L', 'H', 'V']).unwrap_or(rest.len());
        let numbers: Vec<f64> = rest[..end].split(' ').map(|number| number.parse().unwrap()).collect();
        points.push(match (command, numbers.as_slice()) {
            ('H', [x]) => (*x, points[points.len() - 1].1),
            ('V', [y]) => (points[points.len() - 1].0, *y),
            (_, [x, y]) => (*x, *y),
            _ => panic!("{d}"),
        });
        command = rest[end..].chars().next().unwrap_or('L');
        rest = rest.get(end + 1..).unwrap_or("");
    }
    points
}

/// The box of an arrow: to the end of its body, with the corners that its outline cuts off.
fn arrow(d: &str) -> TextBox {
    let numbers = d[1..].split([' ', 'H', 'l', '-']).filter(|n| !n.is_empty()).take(5).map(|n| n.parse().unwrap());
    let numbers: Vec<f64> = numbers.collect();
    shape([numbers[0] - 3.0, numbers[2]], [numbers[1], numbers[1] + 2.0 * numbers[4]])
}

/// The corners of a figure with straight edges.
fn corners(d: &str) -> Vec<(f64, f64)> {
    let numbers: Vec<f64> = d.split(['M', 'L', 'z', ' ']).filter_map(|number| number.parse().ok()).collect();
    numbers.chunks(2).map(|point| (point[0], point[1])).collect()
}

/// The outline of a part of a ring: points along its outer edge and back along its inner one.
fn sector(d: &str) -> Vec<(f64, f64)> {
    let numbers: Vec<f64> = d.split(['M', 'A', 'L', 'z', ' ']).filter_map(|number| number.parse().ok()).collect();
    let [ax, ay, outer, _, _, long, _, bx, by, cx, cy, inner, _, _, _, _, dx, dy] = numbers[..] else { panic!("{d}") };
    // The centre is at the outer radius from both ends, on the side that the arc bends around.
    let (middle, half) = (((ax + bx) / 2.0, (ay + by) / 2.0), (bx - ax).hypot(by - ay) / 2.0);
    let away = (outer.powi(2) - half.powi(2)).max(0.0).sqrt() * if long > 0.5 { -1.0 } else { 1.0 };
    let centre = (middle.0 - (by - ay) / 2.0 / half * away, middle.1 + (bx - ax) / 2.0 / half * away);
    let angle = |x: f64, y: f64| (x - centre.0).atan2(centre.1 - y);
    let arc = |from: f64, to: f64, radius: f64, forward: bool| {
        let turn = std::f64::consts::TAU;
        let sweep = if forward { (to - from).rem_euclid(turn) } else { -(from - to).rem_euclid(turn) };
        (0..=40).map(move |i| {
            let (sin, cos) = (from + sweep * f64::from(i) / 40.0).sin_cos();
            (centre.0 + radius * sin, centre.1 - radius * cos)
        })
    };
    arc(angle(ax, ay), angle(bx, by), outer, true).chain(arc(angle(cx, cy), angle(dx, dy), inner, false)).collect()
}

/// The outline of a band as boxes: at the edges as tall as the edge, between them as tall as both.
fn slices(d: &str) -> Vec<TextBox> {
    let numbers: Vec<f64> =
        d.split(|c: char| c.is_ascii_alphabetic() || c == ' ').filter_map(|number| number.parse().ok()).collect();
    let [left, top, from, _, _, _, _, to, end_top, right, end_bottom, ..] = numbers[..] else { panic!("{d}") };
    let bottom = numbers[numbers.len() - 2];
    vec![
        shape([left, from], [top, bottom]),
        shape([from, to], [top.min(end_top), bottom.max(end_bottom)]),
        shape([to, right], [end_top, end_bottom]),
    ]
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
    around(&points)
}

/// Whether two boxes have more than a hair in common.
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

/// Whether a text lies in a box; above and below, its line may stand out a little.
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
