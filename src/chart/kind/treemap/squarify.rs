//! The squarified treemap of Bruls, Huizing and van Wijk ("Squarified Treemaps", Data Visualization 2000, pp. 33–42).
//!
//! Areas are set, from the largest, in rows along the shorter side of what is left of the rectangle. A row takes the next area as
//! long as its worst ratio of sides does not get worse by it.

/// A rectangle.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Rect {
    pub(super) x: f64,
    pub(super) y: f64,
    pub(super) w: f64,
    pub(super) h: f64,
}

/// Divides a rectangle among values that fall from the first to the last; each gets its share of the area, nothing where it is 0.
pub(super) fn squarify(values: &[f64], rect: Rect) -> Vec<Rect> {
    let sum: f64 = values.iter().sum();
    let scale = if sum > 0.0 { rect.w * rect.h / sum } else { 0.0 };
    let areas: Vec<f64> = values.iter().map(|value| value * scale).collect();
    let mut rects = Vec::with_capacity(values.len());
    let (mut left, mut rest) = (rect, areas.as_slice());
    while !rest.is_empty() {
        let side = left.w.min(left.h);
        let mut count = 1;
        while count < rest.len() && worst(&rest[..=count], side) <= worst(&rest[..count], side) {
            count += 1;
        }
        let (row, after) = rest.split_at(count);
        left = lay(row, left, &mut rects);
        rest = after;
    }
    rects
}

/// The worst ratio of sides in a row along a side: max(w²r⁺/s², s²/(w²r⁻)) of the paper.
fn worst(row: &[f64], side: f64) -> f64 {
    let (sum, least) = (row.iter().sum::<f64>(), row.iter().copied().fold(f64::MAX, f64::min));
    let most = row.iter().copied().fold(0.0, f64::max);
    if least <= 0.0 || side <= 0.0 {
        return f64::MAX;
    }
    (side * side * most / (sum * sum)).max(sum * sum / (side * side * least))
}

/// Sets a row along the shorter side; gives what is left.
fn lay(row: &[f64], left: Rect, rects: &mut Vec<Rect>) -> Rect {
    let sum: f64 = row.iter().sum();
    let upright = left.w >= left.h;
    let side = if upright { left.h } else { left.w };
    let depth = if side > 0.0 { (sum / side).min(left.w.max(left.h)) } else { 0.0 };
    let mut along = 0.0;
    for area in row {
        let length = if sum > 0.0 { side * area / sum } else { 0.0 };
        rects.push(match upright {
            true => Rect { x: left.x, y: left.y + along, w: depth, h: length },
            false => Rect { x: left.x + along, y: left.y, w: length, h: depth },
        });
        along += length;
    }
    match upright {
        true => Rect { x: left.x + depth, w: left.w - depth, ..left },
        false => Rect { y: left.y + depth, h: left.h - depth, ..left },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const ALL: Rect = Rect { x: 0.0, y: 0.0, w: 600.0, h: 400.0 };

    #[test]
    fn the_example_of_the_paper() {
        let rects = squarify(&[6.0, 6.0, 4.0, 3.0, 2.0, 2.0, 1.0], Rect { w: 6.0, h: 4.0, ..ALL });
        let close = |one: Rect, x: f64, y: f64, w: f64, h: f64| {
            [one.x - x, one.y - y, one.w - w, one.h - h].iter().all(|off| off.abs() < 1e-9)
        };
        assert!(close(rects[0], 0.0, 0.0, 3.0, 2.0), "{:?}", rects[0]);
        assert!(close(rects[1], 0.0, 2.0, 3.0, 2.0), "{:?}", rects[1]);
        // The paper sets 4 and 3 in a row along the shorter side, 12/7 by 7/3 and 9/7 by 7/3.
        assert!(close(rects[2], 3.0, 0.0, 12.0 / 7.0, 7.0 / 3.0), "{:?}", rects[2]);
        assert!(close(rects[3], 3.0 + 12.0 / 7.0, 0.0, 9.0 / 7.0, 7.0 / 3.0), "{:?}", rects[3]);
    }

    #[test]
    fn areas_are_those_of_the_values_and_do_not_overlap() {
        let values: Vec<f64> = (1..40).rev().map(|i| f64::from(i * i)).collect();
        let (rects, sum) = (squarify(&values, ALL), values.iter().sum::<f64>());
        for (i, (rect, value)) in rects.iter().zip(&values).enumerate() {
            assert!((rect.w * rect.h - value / sum * 240_000.0).abs() < 1e-6, "{rect:?}");
            assert!(
                rect.x >= -1e-9
                    && rect.y >= -1e-9
                    && rect.x + rect.w <= 600.0 + 1e-6
                    && rect.y + rect.h <= 400.0 + 1e-6
            );
            for other in &rects[..i] {
                let wide = (rect.x + rect.w).min(other.x + other.w) - rect.x.max(other.x);
                let tall = (rect.y + rect.h).min(other.y + other.h) - rect.y.max(other.y);
                assert!(wide < 1e-6 || tall < 1e-6, "{rect:?} and {other:?}");
            }
        }
    }

    #[test]
    fn nothing_takes_no_room() {
        for values in [&[][..], &[0.0, 0.0], &[5.0, 0.0, 0.0]] {
            let rects = squarify(values, ALL);
            assert_eq!(rects.len(), values.len());
            assert!(
                rects.iter().all(|rect| [rect.x, rect.y, rect.w, rect.h].iter().all(|at| at.is_finite())),
                "{rects:?}"
            );
        }
    }
}
