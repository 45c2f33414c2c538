//! Dots that share an axis, moved off it just so far that none covers another.

/// Farthest that a dot moves; thousands of equal values overlap there instead of growing a page tall.
const FARTHEST: f64 = 1_600.0;

/// For each dot at a place on the axis, how far it stands off the axis; dots are `apart` from middle to middle.
///
/// Dots are set from the left, each at the free place nearest to the axis (the "beeswarm" of the statistics package R).
pub(super) fn swarm(places: &[i32], apart: i32) -> Vec<i32> {
    let mut order: Vec<usize> = (0..places.len()).collect();
    order.sort_by_key(|i| places.get(*i).copied());
    let apart = f64::from(apart);
    let mut offsets = vec![0; places.len()];
    let mut placed: Vec<(f64, f64)> = Vec::with_capacity(places.len());
    let mut first = 0;
    for i in order {
        let x = f64::from(places.get(i).copied().unwrap_or(0));
        while placed.get(first).is_some_and(|(other, _)| x - other >= apart) {
            first += 1;
        }
        let near = placed.get(first..).unwrap_or(&[]);
        let free = |y: f64| near.iter().all(|(ox, oy)| (x - ox).hypot(y - oy) >= apart - 0.5);
        let beside = near.iter().flat_map(|(ox, oy)| {
            let rise = (apart * apart - (x - ox) * (x - ox)).max(0.0).sqrt().ceil();
            [oy - rise, oy + rise]
        });
        let mut candidates: Vec<f64> = std::iter::once(0.0).chain(beside).filter(|y| y.abs() <= FARTHEST).collect();
        // Of two equally near, the upper one: the swarm stays in balance, since the lower one comes next.
        candidates.sort_by(|one, other| one.abs().total_cmp(&other.abs()).then(one.total_cmp(other)));
        let y = candidates.into_iter().find(|y| free(*y)).unwrap_or(0.0);
        placed.push((x, y));
        if let Some(offset) = offsets.get_mut(i) {
            *offset = y as i32;
        }
    }
    offsets
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_dot_covers_another() {
        let places: Vec<i32> = (0..120).map(|i| i * i * 37 % 2_000).collect();
        let offsets = swarm(&places, 100);
        for i in 0..places.len() {
            for j in 0..i {
                let apart = f64::from(places[i] - places[j]).hypot(f64::from(offsets[i] - offsets[j]));
                assert!(apart >= 98.0, "{i} and {j}: {apart}");
            }
        }
    }

    #[test]
    fn dots_with_room_stay_on_the_axis() {
        assert_eq!(swarm(&[0, 100, 300], 100), [0, 0, 0]);
        let equal = swarm(&[50; 5], 100);
        assert_eq!(equal, [0, -100, 100, -200, 200]);
    }
}
