//! The ticks of an axis of values that runs across, with their labels in one line below it.

use plotters::coord::ranged1d::Ranged;
use plotters_backend::text_anchor::HPos;

use super::super::Canvas;
use super::super::layout::{Pen, Type, px, width};
use super::super::palette::Token;
use super::super::spots::lanes;
use super::{Baseline, ValueAxis};

/// Blank between two labels.
const GAP: i32 = px(12);

/// A tick and its label, in device units.
#[derive(Clone)]
pub(in crate::chart) struct Tick {
    /// Where it stands.
    pub(in crate::chart) x: i32,
    /// Left edge of its label.
    left: i32,
    text: String,
}

impl ValueAxis {
    /// The axis for a set of values with as many ticks as their labels have room for, between two places of the canvas.
    pub(in crate::chart) fn across(
        values: impl Iterator<Item = f64> + Clone,
        baseline: Baseline,
        unit: &str,
        ends: (i32, i32),
        canvas: &Canvas,
    ) -> Self {
        let fit = |most| Self::fit(values.clone(), baseline, most);
        let fits = |axis: &Self| apart(axis.all_ticks(unit, ends), canvas).is_some();
        (3..=8).rev().map(fit).find(fits).unwrap_or_else(|| fit(2))
    }

    /// The ticks between two places of the canvas; where not all labels have room, the first and the last, or the last alone.
    pub(in crate::chart) fn ticks_across(&self, unit: &str, ends: (i32, i32), canvas: &Canvas) -> Vec<Tick> {
        let all = self.all_ticks(unit, ends);
        let outer = all.iter().take(1).chain(all.last()).cloned().collect();
        let last = all.last().cloned().into_iter().collect();
        [all, outer, last].into_iter().find_map(|ticks| apart(ticks, canvas)).unwrap_or_default()
    }

    fn all_ticks(&self, unit: &str, ends: (i32, i32)) -> Vec<(i32, String)> {
        self.ticks().into_iter().map(|tick| self.map(&tick, ends)).zip(self.labels(unit)).collect()
    }
}

/// Sets labels below their ticks, all on the canvas; nothing if two of them meet.
fn apart(ticks: Vec<(i32, String)>, canvas: &Canvas) -> Option<Vec<Tick>> {
    let widths: Vec<(i32, i32)> = ticks.iter().map(|(x, text)| (*x, Type::NOTE.width(text, canvas))).collect();
    let places = lanes(&widths, 0..width(canvas), GAP);
    let one = places.iter().all(|(_, lane)| *lane == 0);
    one.then(|| ticks.into_iter().zip(places).map(|((x, text), (left, _))| Tick { x, left, text }).collect())
}

/// Sets the labels of ticks in one line, given its top.
pub(in crate::chart) fn draw_ticks(pen: &Pen, ticks: &[Tick], top: i32, canvas: &Canvas) {
    let (muted, middle) = (canvas.palette.text_in(Token::Muted), top + Type::NOTE.line() / 2);
    for tick in ticks {
        pen.text(&tick.text, Type::NOTE, (tick.left, middle), HPos::Left, muted, false);
    }
}

/// Takes the unit off the topmost tick: what follows its number beyond the step of 万 or 亿 that the tick below it has too.
pub(in crate::chart) fn detach_unit(ticks: &mut [String]) -> String {
    let number =
        |text: &str| text.len() - text.trim_start_matches(|c: char| c.is_ascii_digit() || ".−".contains(c)).len();
    let [.., below, top] = ticks else { return String::new() };
    let step = below.get(number(below)..).unwrap_or("");
    let end = number(top);
    let end = if top.get(end..).is_some_and(|rest| rest.starts_with(step)) { end + step.len() } else { end };
    top.split_off(end)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_unit_is_taken_off_with_its_own_step_only() {
        let detached = |ticks: [&str; 2]| {
            let mut ticks = ticks.map(str::to_owned);
            let unit = detach_unit(&mut ticks);
            (ticks[1].clone(), unit)
        };
        assert_eq!(detached(["2000", "3000元/人·年"]), ("3000".to_owned(), "元/人·年".to_owned()));
        assert_eq!(detached(["2000亿", "3000亿元/人"]), ("3000亿".to_owned(), "元/人".to_owned()));
        assert_eq!(detached(["−0.5", "0万吨标准煤当量"]), ("0".to_owned(), "万吨标准煤当量".to_owned()));
        assert_eq!(detach_unit(&mut ["3000元".to_owned()]), "");
    }
}
