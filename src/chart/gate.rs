//! A gate: what goes up for judgement and comes back down for change, round by round (三上三下).

use plotters_backend::text_anchor::HPos;

use crate::diagnostic::Message;
use crate::message;

use super::diagram::{PAD, Stack, arrow, boxed, pale};
use super::layout::{Type, px, render, width};
use super::mark::{Mark, Shape};
use super::palette::Token;
use super::{Canvas, Drawing};

/// Two sides between which something goes up and down.
#[derive(Clone, Debug, PartialEq)]
pub struct Gate {
    /// Who sends up and changes what comes back: 项目方案.
    pub lower: GateSide,
    /// Who judges: 评审, and who is heard.
    pub upper: GateSide,
    /// The rounds in order.
    pub rounds: Vec<GateRound>,
    /// Printed at a pass of which nothing is known: 未载明.
    pub unstated: String,
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
    pub(super) up: GatePass,
    pub(super) down: GatePass,
    pub(super) counts: GateCounts,
}

/// One way, up or down.
#[derive(Clone, Debug, PartialEq)]
pub struct GatePass {
    /// Its name: 一上.
    pub label: String,
    /// What happens; empty where that is not stated.
    pub text: String,
}

/// How many go into a round and how many come out of it; nothing where that is not stated.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct GateCounts {
    /// Sent up.
    pub entering: Option<GateCount>,
    /// Kept.
    pub kept: Option<GateCount>,
    /// Dropped.
    pub dropped: Option<GateCount>,
}

/// A number and its words.
#[derive(Clone, Debug, PartialEq)]
pub struct GateCount {
    /// The number.
    pub value: f64,
    /// The number with its words, as printed: 淘汰46个.
    pub text: String,
}

impl GateRound {
    /// A round whose counts agree: what goes in is kept or dropped.
    ///
    /// # Errors
    ///
    /// Says which counts do not agree, or that more is kept or dropped than goes in.
    pub fn new(up: GatePass, down: GatePass, counts: GateCounts) -> Result<Self, Message> {
        let text = |count: &GateCount| count.text.clone();
        if let Some(entering) = &counts.entering {
            let out: Vec<_> = [&counts.kept, &counts.dropped].into_iter().flatten().collect();
            let sum: f64 = out.iter().map(|count| count.value).sum();
            let agrees = if out.len() == 2 { (sum - entering.value).abs() < 1e-9 } else { sum <= entering.value };
            if !agrees {
                return Err(message!(
                    "“{label}”这一轮进出不符：{entering}，而{out}",
                    "what goes into the round `{label}` ({entering}) is not what comes out ({out})",
                    label = up.label,
                    entering = entering.text,
                    out = out.into_iter().map(text).collect::<Vec<_>>().join("、")
                ));
            }
        }
        Ok(Self { up, down, counts })
    }
}

/// Room for one pass between the sides.
const PASS: i32 = px(98);

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
}

fn passes<'t>(chart: &'t Gate, limit: i32, canvas: &Canvas) -> Vec<Pass<'t>> {
    let muted = canvas.palette.text_in(Token::Muted);
    let pass = |pass: &'t GatePass, counts: &[&'t Option<GateCount>], up: bool| {
        let facts =
            std::iter::once(pass.text.as_str()).chain(counts.iter().copied().flatten().map(|c| c.text.as_str()));
        let facts: Vec<&str> = facts.filter(|fact| !fact.trim().is_empty()).collect();
        let mut words = Stack::default();
        words.add(&pass.label, Type::STRONG, Token::Ink, 0, limit, canvas);
        for fact in &facts {
            words.add(fact, Type::NOTE, Token::Ink, px(2), limit, canvas);
        }
        if facts.is_empty() {
            words.add(&chart.unstated, Type::NOTE, muted, px(2), limit, canvas);
        }
        let facts = if facts.is_empty() { chart.unstated.clone() } else { facts.join("，") };
        Pass { title: format!("{}：{facts}", pass.label), words, up }
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
    let room = full / count;
    if room < PASS {
        return None;
    }
    let passes = passes(chart, room - SHAFT - BESIDE - px(4), canvas);
    if passes.iter().any(|pass| pass.words.most_lines() > LINES) {
        return None;
    }
    let (upper, lower) = (side(&chart.upper, full - 2 * PAD, canvas), side(&chart.lower, full - 2 * PAD, canvas));
    let tall = |words: &Stack| words.height() + 2 * px(10);
    let between = passes.iter().map(|pass| pass.words.height()).max().unwrap_or(0).max(px(44)) + 2 * px(12);
    let (top, bottom) = (tall(&upper), tall(&upper) + between);
    let height = bottom + tall(&lower);

    Some(render(canvas, height, |pen| {
        for (from, words, token) in [(0, &upper, Token::C1), (bottom, &lower, Token::Context)] {
            boxed(pen, (0, from), (full, from + tall(words)), pale(token, canvas), token);
            words.draw(pen, (PAD, from + px(10)), HPos::Left, false);
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
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn count(value: f64, words: &str) -> Option<GateCount> {
        Some(GateCount { value, text: format!("{words}{value}个") })
    }

    fn round(counts: GateCounts) -> Result<GateRound, Message> {
        let pass = |label: &str| GatePass { label: label.to_owned(), text: String::new() };
        GateRound::new(pass("一上"), pass("一下"), counts)
    }

    #[test]
    fn what_goes_in_is_kept_or_dropped() {
        let counts = |kept, dropped| GateCounts { entering: count(236.0, "送审"), kept, dropped };
        assert!(round(counts(count(190.0, "保留"), count(46.0, "淘汰"))).is_ok());
        assert!(round(counts(None, count(46.0, "淘汰"))).is_ok());
        assert!(round(GateCounts::default()).is_ok());
        let refusal = round(counts(count(190.0, "保留"), count(40.0, "淘汰"))).unwrap_err();
        assert_eq!(refusal.zh, "“一上”这一轮进出不符：送审236个，而保留190个、淘汰40个");
        assert!(round(counts(count(237.0, "保留"), None)).is_err());
        assert!(round(counts(count(f64::NAN, "保留"), None)).is_err());
    }
}
