//! Free places for labels around points.

use crate::chart::layout::px;

/// Blank between a point and its label, and between two labels.
const GAP: i32 = px(5);
const APART: i32 = px(3);

/// A rectangle in device units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Box {
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) right: i32,
    pub(super) bottom: i32,
}

impl Box {
    /// The square around a point.
    pub(super) fn around((x, y): (i32, i32), radius: i32) -> Self {
        Self { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }
    }

    fn hits(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }

    fn holds(&self, other: &Self) -> bool {
        self.left <= other.left && self.top <= other.top && self.right >= other.right && self.bottom >= other.bottom
    }

    /// The nearest place on its edge, where it is too far from a point to be seen to belong to it.
    pub(super) fn far_from(&self, (x, y): (i32, i32), radius: i32) -> Option<(i32, i32)> {
        let near = (x.clamp(self.left, self.right), y.clamp(self.top, self.bottom));
        let off = f64::from(near.0 - x).hypot(f64::from(near.1 - y));
        (off > f64::from(radius + GAP + px(7))).then_some(near)
    }

    fn grown(&self, by: i32) -> Self {
        Self { left: self.left - by, top: self.top - by, right: self.right + by, bottom: self.bottom + by }
    }
}

/// What is taken on a plot.
pub(super) struct Crowd {
    plot: Box,
    taken: Vec<Box>,
}

impl Crowd {
    /// An empty plot.
    pub(super) fn new(plot: Box) -> Self {
        Self { plot, taken: Vec::new() }
    }

    /// Takes a place.
    pub(super) fn block(&mut self, place: Box) {
        self.taken.push(place);
    }

    /// Finds and takes a place of a size beside a point: right, left, above, below, at the corners, and then the same farther away.
    /// None if all are taken.
    pub(super) fn settle(&mut self, (x, y): (i32, i32), radius: i32, (wide, tall): (i32, i32)) -> Option<Box> {
        for far in [0, px(14), px(28)] {
            let near = radius + GAP + far;
            let corner = radius + px(1) + far;
            let corners = [
                (x + near, y - tall / 2),
                (x - near - wide, y - tall / 2),
                (x - wide / 2, y - corner - tall),
                (x - wide / 2, y + corner),
                (x + corner, y - corner - tall),
                (x + corner, y + corner),
                (x - corner - wide, y - corner - tall),
                (x - corner - wide, y + corner),
            ];
            let places = corners.map(|(left, top)| Box { left, top, right: left + wide, bottom: top + tall });
            let free =
                |place: &Box| self.plot.holds(place) && !self.taken.iter().any(|taken| taken.hits(&place.grown(APART)));
            if let Some(place) = places.into_iter().find(free) {
                self.block(place);
                return Some(place);
            }
        }
        None
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    #[test]
    fn labels_take_the_next_free_side() {
        let mut crowd = Crowd::new(Box { left: 0, top: 0, right: 1_000, bottom: 1_000 });
        crowd.block(Box::around((500, 500), 50));
        let first = crowd.settle((500, 500), 50, (100, 40)).unwrap();
        assert!(first.left > 550 && first.top == 480, "right of the point: {first:?}");
        let second = crowd.settle((500, 500), 50, (100, 40)).unwrap();
        assert!(second.right < 450, "left of it: {second:?}");
    }

    #[test]
    fn a_full_plot_has_no_place() {
        let mut crowd = Crowd::new(Box { left: 0, top: 0, right: 1_000, bottom: 1_000 });
        assert_eq!(crowd.settle((500, 500), 50, (1_200, 40)), None, "wider than the plot");
        crowd.block(Box { left: 0, top: 0, right: 1_000, bottom: 1_000 });
        assert_eq!(crowd.settle((500, 500), 50, (10, 10)), None);
    }
}
