//! Texts above an axis, each with a line down to what it names.

use crate::chart::layout::{Block, px};

/// Blank between a line and its text, and between two texts.
const GAP: i32 = px(4);

/// A text above an axis.
#[derive(Clone)]
pub(super) struct Flag<'t> {
    /// Where its line stands.
    pub(super) x: i32,
    /// The words.
    pub(super) block: Block<'t>,
    /// Left edge of the words.
    pub(super) left: i32,
    /// Bottom of the words, above the axis' upper edge.
    pub(super) rise: i32,
    /// Whether a line runs through the words.
    pub(super) crossed: bool,
}

impl<'t> Flag<'t> {
    pub(super) fn new(x: i32, block: Block<'t>) -> Self {
        Self { x, block, left: x, rise: 0, crossed: false }
    }

    /// Left, lower, right and upper edge of the words; heights grow upwards.
    fn edges(&self) -> [i32; 4] {
        [self.left, self.rise, self.left + self.block.width, self.rise + self.block.height()]
    }

    fn hits(&self, other: &Self) -> bool {
        let ([left, low, right, high], [l, b, r, t]) = (self.edges(), other.edges());
        left < r + GAP && l < right + GAP && low < t && b < high
    }

    /// Whether a line at a place would run through these words, if it is high enough.
    fn covers(&self, x: i32) -> bool {
        self.left - px(2) < x && x < self.left + self.block.width + px(2)
    }

    /// Whether the line of another flag runs through these words.
    fn is_crossed_by(&self, other: &Self) -> bool {
        self.covers(other.x) && self.rise < other.rise + other.block.height()
    }
}

/// Sets flags so low that no words cover other words, right of their lines where there is room; says how high they reach.
///
/// They are set from the right, so that a line of one that is set later stands left of all words set before.
pub(super) fn raise<'t>(flags: &mut [Flag<'t>], full: i32, line: i32) -> i32 {
    let mut order: Vec<usize> = (0..flags.len()).collect();
    order.sort_by_key(|i| std::cmp::Reverse(flags.get(*i).map(|flag| flag.x)));
    let mut placed: Vec<Flag<'t>> = Vec::with_capacity(flags.len());
    for (at, i) in order.iter().copied().enumerate() {
        let later: Vec<i32> = order.iter().skip(at + 1).filter_map(|i| flags.get(*i)).map(|flag| flag.x).collect();
        let Some(flag) = flags.get_mut(i) else { continue };
        let width = flag.block.width;
        let (right, left) = (flag.x + GAP, flag.x - GAP - width);
        let mut sides: Vec<i32> = Vec::new();
        sides.extend((right + width <= full).then_some(right));
        sides.extend((left >= 0).then_some(left));
        if sides.is_empty() {
            sides.push((full - width).min(flag.x).max(0));
        }
        let free = |flag: &Flag, strict: bool| {
            let clear = |other: &Flag| !strict || !(flag.is_crossed_by(other) || other.is_crossed_by(flag));
            let ahead = !strict || !later.iter().any(|x| flag.covers(*x));
            ahead && placed.iter().all(|other| !flag.hits(other) && clear(other))
        };
        'place: for strict in [true, false] {
            for level in 0..=60 {
                for side in &sides {
                    (flag.left, flag.rise) = (*side, level * line);
                    if free(flag, strict) {
                        break 'place;
                    }
                }
            }
        }
        placed.push(flag.clone());
    }
    let crossed: Vec<bool> = flags
        .iter()
        .enumerate()
        .map(|(i, flag)| {
            let own = flag.left < flag.x && flag.x < flag.left + flag.block.width;
            own || flags.iter().enumerate().any(|(j, other)| i != j && flag.is_crossed_by(other))
        })
        .collect();
    for (flag, crossed) in flags.iter_mut().zip(crossed) {
        flag.crossed = crossed;
    }
    flags.iter().map(|flag| flag.rise + flag.block.height()).max().unwrap_or(0)
}
