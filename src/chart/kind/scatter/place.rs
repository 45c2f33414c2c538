//! Places for labels around points.

use crate::chart::layout::px;
use crate::chart::spots::Spot;

/// Blank between a point and its label.
const GAP: i32 = px(5);

/// Places of a size beside a point, from the best: right, left, above, below, at the corners, and then the same farther away.
pub(super) fn around((x, y): (i32, i32), radius: i32, (wide, tall): (i32, i32)) -> impl Iterator<Item = Spot> {
    [0, px(14), px(28)].into_iter().flat_map(move |far| {
        let near = radius + GAP + far;
        let corner = radius + px(3) + far;
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
        corners.map(|corner| Spot::sized(corner, (wide, tall)))
    })
}

/// The place on the edge of a label that is nearest to a point, where it is too far from it to be seen to belong to it.
pub(super) fn far_from(label: &Spot, (x, y): (i32, i32), radius: i32) -> Option<(i32, i32)> {
    let near = (x.clamp(label.left, label.right), y.clamp(label.top, label.bottom));
    let off = f64::from(near.0 - x).hypot(f64::from(near.1 - y));
    (off > f64::from(radius + GAP + px(7))).then_some(near)
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;
    use crate::chart::spots::Spots;

    #[test]
    fn labels_take_the_next_free_side() {
        let mut spots = Spots::new(Spot { left: 0, top: 0, right: 1_000, bottom: 1_000 });
        spots.take(Spot::around((500, 500), 50));
        let first = spots.first(around((500, 500), 50, (100, 40))).unwrap();
        assert!(first.left > 550 && first.top == 480, "right of the point: {first:?}");
        let second = spots.first(around((500, 500), 50, (100, 40))).unwrap();
        assert!(second.right < 450, "left of it: {second:?}");
        assert_eq!(spots.first(around((500, 500), 50, (1_200, 40))), None, "wider than the plot");
    }

    #[test]
    fn only_labels_that_stand_away_need_a_line() {
        let label = |left| Spot::sized((left, 0), (100, 40));
        assert_eq!(far_from(&label(100), (0, 20), 50), None);
        assert_eq!(far_from(&label(300), (0, 20), 50), Some((300, 20)));
    }
}
