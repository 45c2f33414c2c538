//! A gate: what goes up for judgement and comes back down for change, round by round (三上三下).

use plotters_backend::text_anchor::HPos;

use crate::chart::amount::Number;
use crate::chart::diagram::{PAD, Stack, arrow, boxed, pale};
use crate::chart::layout::{Type, px, render, width};
use crate::chart::mark::{Mark, Shape};
use crate::chart::palette::Token;
use crate::chart::refusal::{Refusal, is_sum};
use crate::chart::{Canvas, Drawing};

/// Two sides between which something goes up and down.
#[derive(Clone, Debug, PartialEq)]
pub struct Gate {
    lower: GateSide,
    upper: GateSide,
    rounds: Vec<GateRound>,
}

/// One of the two sides.
#[derive(Clone, Debug, PartialEq)]
pub struct GateSide {
    /// Its name.
    pub name: String,
    /// Who belongs to it or what it does; empty where there is nothing to say.
    pub detail: String,
}

/// One round: once up and once down.
#[derive(Clone, Debug, PartialEq)]
pub struct GateRound {
    /// The way up.
    pub up: GatePass,
    /// The way down.
    pub down: GatePass,
    /// How many pass.
    pub counts: GateCounts,
}

/// One way, up or down.
#[derive(Clone, Debug, PartialEq)]
pub struct GatePass {
    /// Its name: 一上.
    pub label: String,
    /// What happens; empty where that is not stated.
    pub text: String,
}

/// How many go into a round and how many come out of it, printed with their words (淘汰46个); nothing where that is not stated.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GateCounts {
    /// Sent up.
    pub entering: Option<Number>,
    /// Kept.
    pub kept: Option<Number>,
    /// Dropped.
    pub dropped: Option<Number>,
}

impl Gate {
    /// Rounds between a lower side, who sends up and changes what comes back (项目方案), and an upper one, who judges (评审).
    ///
    /// # Errors
    ///
    /// In a round, what goes in is not what is kept and dropped, or less than what is stated of these.
    pub fn new(lower: GateSide, upper: GateSide, rounds: Vec<GateRound>) -> Result<Self, Refusal> {
        for (at, round) in rounds.iter().enumerate() {
            let Some(entering) = round.counts.entering.as_ref().map(|count| count.value) else { continue };
            let out = || [&round.counts.kept, &round.counts.dropped].into_iter().flatten().map(|count| count.value);
            let leaving: f64 = out().sum();
            let agrees = if out().count() == 2 { is_sum(leaving, entering) } else { leaving <= entering };
            if !agrees {
                return Err(Refusal::Round { at, entering, leaving });
            }
        }
        Ok(Self { lower, upper, rounds })
    }

    /// The lower and the upper side.
    #[must_use]
    pub fn sides(&self) -> [&GateSide; 2] {
        [&self.lower, &self.upper]
    }

    /// The rounds in order.
    #[must_use]
    pub fn rounds(&self) -> &[GateRound] {
        &self.rounds
    }
}

/// Room for one pass with its words between the sides; one with a name alone takes what that needs.
const PASS: i32 = px(98);

/// Lowest room for arrows between the sides.
const SHORTEST: i32 = px(40);

/// From the shaft of an arrow to the words beside it.
const BESIDE: i32 = px(14);

/// From the left edge of a pass, or of a phone, to the shaft.
const SHAFT: i32 = px(12);

/// Lines that the words of a pass may take beside their arrow.
const LINES: usize = 6;

/// Draws a gate: the sides above each other and arrows between them, or side by side with arrows from one to the other
/// where the passes have no room for their words.
pub(super) fn draw(chart: &Gate, canvas: &Canvas) -> Drawing {
    upright(chart, canvas).unwrap_or_else(|| sideways(chart, canvas))
}

/// One pass, ready to be set.
struct Pass<'t> {
    title: String,
    words: Stack<'t>,
    up: bool,
    /// Whether there is nothing but its name.
    silent: bool,
}

fn passes<'t>(chart: &'t Gate, limit: i32, canvas: &Canvas) -> Vec<Pass<'t>> {
    let pass = |pass: &'t GatePass, counts: &[&'t Option<Number>], up: bool| {
        let facts =
            std::iter::once(pass.text.as_str()).chain(counts.iter().copied().flatten().map(|c| c.text.as_str()));
        let facts: Vec<&str> = facts.filter(|fact| !fact.trim().is_empty()).collect();
        let mut words = Stack::default();
        words.add(&pass.label, Type::STRONG, Token::Ink, 0, limit, canvas);
        for fact in &facts {
            words.add(fact, Type::NOTE, Token::Ink, px(2), limit, canvas);
        }
        let title =
            if facts.is_empty() { pass.label.clone() } else { format!("{}：{}", pass.label, facts.join("，")) };
        Pass { title, words, up, silent: facts.is_empty() }
    };
    chart
        .rounds
        .iter()
        .flat_map(|round| {
            let counts = &round.counts;
            [pass(&round.up, &[&counts.entering], true), pass(&round.down, &[&counts.kept, &counts.dropped], false)]
        })
        .collect()
}

fn side<'t>(side: &'t GateSide, limit: i32, canvas: &Canvas) -> Stack<'t> {
    let mut words = Stack::default();
    words.add(&side.name, Type::STRONG, Token::Ink, 0, limit, canvas);
    words.add(&side.detail, Type::NOTE, Token::Ink, px(3), limit, canvas);
    words
}

fn colour(up: bool) -> Token {
    if up { Token::C1 } else { Token::Context }
}

fn upright(chart: &Gate, canvas: &Canvas) -> Option<Drawing> {
    let full = width(canvas);
    let count = i32::try_from(chart.rounds.len().checked_mul(2)?).ok()?.max(1);
    let (room, limit) = (full / count, full / count - SHAFT - BESIDE - px(4));
    let passes = passes(chart, limit, canvas);
    let fits = |pass: &Pass| match pass.silent {
        true => pass.words.width() <= limit && pass.words.most_lines() <= 1,
        false => room >= PASS && pass.words.most_lines() <= LINES,
    };
    if !passes.iter().all(fits) {
        return None;
    }
    let (upper, lower) = (side(&chart.upper, full - 2 * PAD, canvas), side(&chart.lower, full - 2 * PAD, canvas));
    let tall = |words: &Stack| words.height() + 2 * px(8);
    let between = passes.iter().map(|pass| pass.words.height()).max().unwrap_or(0).max(SHORTEST) + 2 * px(8);
    let (top, bottom) = (tall(&upper), tall(&upper) + between);
    let height = bottom + tall(&lower);

    Some(render(canvas, height, |pen| {
        for (from, words, token) in [(0, &upper, Token::C1), (bottom, &lower, Token::Context)] {
            boxed(pen, (0, from), (full, from + tall(words)), pale(token, canvas), token);
            words.draw(pen, (PAD, from + px(8)), HPos::Left, false);
        }
        for (i, pass) in (0..).zip(&passes) {
            let x = i * full / count + SHAFT;
            let (from, to) = if pass.up { (bottom - px(5), top + px(5)) } else { (top + px(5), bottom - px(5)) };
            pen.group(&pass.title, Token::Ink, || {
                arrow(pen, (x, from), (x, to), colour(pass.up));
                let middle = i32::midpoint(top, bottom) - pass.words.height() / 2;
                pass.words.draw(pen, (x + BESIDE, middle), HPos::Left, false);
            });
        }
    }))
}

fn sideways(chart: &Gate, canvas: &Canvas) -> Drawing {
    let full = width(canvas);
    let gap = px(16);
    let half = (full - gap) / 2;
    let (lower, upper) = (side(&chart.lower, half - 2 * PAD, canvas), side(&chart.upper, half - 2 * PAD, canvas));
    let head = lower.height().max(upper.height()) + 2 * px(10);
    let (left, right) = (SHAFT, full - SHAFT);
    let passes = passes(chart, right - left - 2 * px(10), canvas);
    let mut bottom = head + px(12);
    let tops: Vec<i32> = passes
        .iter()
        .map(|pass| {
            let top = bottom;
            bottom += pass.words.height() + px(30);
            top
        })
        .collect();

    render(canvas, bottom, |pen| {
        for (from, words, token) in [(0, &lower, Token::Context), (full - half, &upper, Token::C1)] {
            boxed(pen, (from, 0), (from + half, head), pale(token, canvas), token);
            words.draw(pen, (from + PAD, px(10)), HPos::Left, false);
        }
        for x in [left, right] {
            pen.mark(&Mark::new((x, head), (x, bottom), Shape::Line, Token::Context));
        }
        for (pass, top) in passes.iter().zip(&tops) {
            let y = top + pass.words.height() + px(11);
            let (from, to) = if pass.up { (left, right) } else { (right, left) };
            pen.group(&pass.title, Token::Ink, || {
                pass.words.draw(pen, (left + px(10), *top), HPos::Left, false);
                arrow(pen, (from, y), (to, y), colour(pass.up));
            });
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gate(counts: GateCounts) -> Result<Gate, Refusal> {
        let pass = |label: &str| GatePass { label: label.to_owned(), text: String::new() };
        let side = || GateSide { name: String::new(), detail: String::new() };
        let round = GateRound { up: pass("一上"), down: pass("一下"), counts };
        Gate::new(side(), side(), vec![round])
    }

    #[test]
    fn what_goes_in_is_kept_or_dropped() {
        let number = |value: f64| Some(Number { value, text: format!("{value}个") });
        let counts = |kept, dropped| GateCounts { entering: number(236.0), kept, dropped };
        assert!(gate(counts(number(190.0), number(46.0))).is_ok());
        assert!(gate(counts(None, number(46.0))).is_ok());
        assert!(gate(GateCounts::default()).is_ok());
        let refusal = gate(counts(number(190.0), number(40.0)));
        assert_eq!(refusal, Err(Refusal::Round { at: 0, entering: 236.0, leaving: 230.0 }));
        assert!(gate(counts(number(237.0), None)).is_err());
        assert!(gate(counts(number(f64::NAN), None)).is_err());
    }
}
