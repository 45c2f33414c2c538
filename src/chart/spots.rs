//! Places for labels beside marks: boxes that keep apart, on a line or in a field.

use std::ops::Range;

use super::backend::UNITS;

/// A box in device units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Spot {
    pub(super) left: i32,
    pub(super) top: i32,
    pub(super) right: i32,
    pub(super) bottom: i32,
}

impl Spot {
    /// A box around a point.
    pub(super) fn around((x, y): (i32, i32), radius: i32) -> Self {
        Self { left: x - radius, top: y - radius, right: x + radius, bottom: y + radius }
    }

    /// A box of a size whose left top corner is given.
    pub(super) fn sized((left, top): (i32, i32), (width, height): (i32, i32)) -> Self {
        Self { left, top, right: left + width, bottom: top + height }
    }

    fn meets(&self, other: &Self) -> bool {
        self.left < other.right && other.left < self.right && self.top < other.bottom && other.top < self.bottom
    }
}

/// A field in which boxes may not meet.
pub(super) struct Spots {
    field: Spot,
    taken: Vec<Spot>,
    /// Where labels stand only if there is no other place.
    avoided: Vec<Spot>,
}

impl Spots {
    /// A field with nothing in it.
    pub(super) fn new(field: Spot) -> Self {
        Self { field, taken: Vec::new(), avoided: Vec::new() }
    }

    /// Keeps others out of a box.
    pub(super) fn take(&mut self, spot: Spot) {
        self.taken.push(spot);
    }

    /// Keeps others out of a box as long as they find another place.
    pub(super) fn avoid(&mut self, spot: Spot) {
        self.avoided.push(spot);
    }

    /// Lets others avoid the line from one point to another.
    pub(super) fn avoid_line(&mut self, from: (i32, i32), to: (i32, i32)) {
        let steps = ((to.0 - from.0).abs().max((to.1 - from.1).abs()) / (4 * UNITS)).max(1);
        for i in 0..=steps {
            let at = |from: i32, to: i32| from + (f64::from(to - from) * f64::from(i) / f64::from(steps)) as i32;
            self.avoid(Spot::around((at(from.0, to.0), at(from.1, to.1)), 2 * UNITS));
        }
    }

    /// Whether a box lies across what others avoid.
    pub(super) fn crosses(&self, spot: &Spot) -> bool {
        self.avoided.iter().any(|other| other.meets(spot))
    }

    /// Moves a box sideways into the field.
    pub(super) fn clamp(&self, spot: Spot) -> Spot {
        let width = spot.right - spot.left;
        let left = spot.left.min(self.field.right - width).max(self.field.left);
        Spot { left, right: left + width, ..spot }
    }

    /// Takes a box from near ones, as [`Spots::first`] does, or else from ones farther away.
    pub(super) fn near_or_far(
        &mut self,
        near: impl IntoIterator<Item = Spot>,
        far: impl IntoIterator<Item = Spot>,
    ) -> Option<Spot> {
        self.first(near).or_else(|| self.first(far))
    }

    /// Takes the first of some boxes that lies in the field, meets no other and nothing to avoid; failing that, the first one
    /// that meets no other.
    pub(super) fn first(&mut self, wanted: impl IntoIterator<Item = Spot>) -> Option<Spot> {
        let field = self.field;
        let free = |spot: &Spot| {
            let inside = spot.left >= field.left
                && spot.right <= field.right
                && spot.top >= field.top
                && spot.bottom <= field.bottom;
            inside && !self.taken.iter().any(|other| other.meets(spot))
        };
        let mut found = None;
        for spot in wanted.into_iter().filter(free) {
            if !self.crosses(&spot) {
                found = Some(spot);
                break;
            }
            found = found.or(Some(spot));
        }
        self.taken.extend(found);
        found
    }
}

/// Moves boxes on a line apart, as little as possible, in the order of their wanted places.
///
/// Each item is a wanted start and a length; the answer has the starts in the order of the items. Where the boxes are longer
/// than the line altogether, they go on beyond its end. The least sum of squared moves (pool adjacent violators).
pub(super) fn spread(items: &[(i32, i32)], line: Range<i32>) -> Vec<i32> {
    struct Pool {
        members: Vec<usize>,
        length: i32,
        /// Sum of the starts that the members want for the whole pool.
        wish: i64,
        start: i32,
    }
    let place = |pool: &Pool| {
        let mean = pool.wish / i64::try_from(pool.members.len().max(1)).unwrap_or(1);
        i32::try_from(mean).unwrap_or(0).min(line.end - pool.length).max(line.start)
    };
    let mut order: Vec<usize> = (0..items.len()).collect();
    order.sort_by_key(|i| items.get(*i).map_or(0, |(start, length)| 2 * i64::from(*start) + i64::from(*length)));
    let mut pools: Vec<Pool> = Vec::new();
    for i in order {
        let Some((start, length)) = items.get(i).copied() else { continue };
        let mut pool = Pool { members: vec![i], length, wish: i64::from(start), start };
        pool.start = place(&pool);
        while let Some(before) = pools.pop_if(|before| before.start + before.length > pool.start) {
            let count = i64::try_from(pool.members.len()).unwrap_or(0);
            pool.wish += before.wish - count * i64::from(before.length);
            pool.length += before.length;
            pool.members = before.members.into_iter().chain(pool.members).collect();
            pool.start = place(&pool);
        }
        pools.push(pool);
    }
    let mut starts = vec![line.start; items.len()];
    let mut end = line.start;
    for pool in &pools {
        let mut at = pool.start.max(end);
        for member in &pool.members {
            if let (Some(start), Some((_, length))) = (starts.get_mut(*member), items.get(*member)) {
                *start = at;
                at += length;
            }
        }
        end = at;
    }
    starts
}

/// Sets texts under an axis on as few lines as keep them apart.
///
/// Each item is the middle and the width of a text; the answer has left edges and lines, from 0. Texts near the ends move inwards.
pub(super) fn lanes(items: &[(i32, i32)], line: Range<i32>, gap: i32) -> Vec<(i32, i32)> {
    let mut taken: Vec<(i32, i32, i32)> = Vec::new();
    let mut places = Vec::with_capacity(items.len());
    for (middle, width) in items {
        let left = (middle - width / 2).min(line.end - width).max(line.start);
        let free = |lane: &i32| {
            taken.iter().all(|(from, to, other)| other != lane || left >= to + gap || left + width + gap <= *from)
        };
        let lane = (0..).find(free).unwrap_or(0);
        taken.push((left, left + width, lane));
        places.push((left, lane));
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn boxes_move_apart_and_stay_in_order() {
        assert_eq!(spread(&[(0, 10), (30, 10)], 0..100), [0, 30], "free ones stay");
        assert_eq!(spread(&[(50, 10), (50, 10)], 0..100), [45, 55], "equal ones share the way");
        assert_eq!(spread(&[(95, 10), (90, 10)], 0..100), [90, 80], "the end is kept, the order too");
        assert_eq!(spread(&[(0, 60), (0, 60)], 0..100), [0, 60], "too many go on beyond the end");
        assert_eq!(spread(&[], 0..100), [0; 0]);
        for seed in 0..50 {
            let items: Vec<(i32, i32)> = (0..12).map(|i| ((i * 37 + seed * 91) % 200, 10 + i % 3)).collect();
            let starts = spread(&items, 0..300);
            let mut boxes: Vec<_> =
                starts.iter().zip(&items).map(|(start, (_, length))| (*start, start + length)).collect();
            boxes.sort_unstable();
            assert!(boxes.windows(2).all(|pair| pair[0].1 <= pair[1].0), "{boxes:?}");
            assert!(boxes.iter().all(|(start, end)| *start >= 0 && *end <= 300), "{boxes:?}");
        }
    }

    #[test]
    fn texts_that_meet_take_another_line() {
        assert_eq!(lanes(&[(0, 40), (50, 40), (200, 40)], 0..210, 5), [(0, 0), (30, 1), (170, 0)]);
    }

    #[test]
    fn a_spot_is_given_once() {
        let mut spots = Spots::new(Spot { left: 0, top: 0, right: 100, bottom: 100 });
        let spot = Spot::sized((10, 10), (20, 20));
        assert_eq!(spots.first([spot]), Some(spot));
        assert_eq!(spots.first([spot, Spot::sized((90, 0), (20, 20))]), None, "taken, and outside");
        assert_eq!(spots.clamp(Spot::sized((90, 0), (20, 20))).left, 80);
    }
}
