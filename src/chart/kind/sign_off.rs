//! A sign-off panel: who has to sign, in which order, and who has.

use plotters_backend::text_anchor::HPos;

use crate::chart::diagram::{PAD, ROUND, Stack, boxed, head, pale};
use crate::chart::layout::{NARROW, Pen, Type, px, render, width};
use crate::chart::mark::{Mark, Shape, Way};
use crate::chart::palette::Token;
use crate::chart::{Canvas, Drawing};

/// The signatures that something needs.
#[derive(Clone, Debug, PartialEq)]
pub struct SignOff {
    /// The signatures; in their order where there is one.
    pub signatures: Vec<Signature>,
    /// Whether each has to wait for the one before it.
    pub ordered: bool,
}

/// One signature.
#[derive(Clone, Debug, PartialEq)]
pub struct Signature {
    /// Who signs: 帮扶人; empty, or a phrase such as 身份未载明, where that is not stated.
    pub role: String,
    /// What the signature confirms; empty where that is not stated.
    pub confirms: String,
    /// How it stands.
    pub state: SignatureState,
}

/// How a signature stands.
#[derive(Clone, Debug, PartialEq)]
pub enum SignatureState {
    /// Asked for by the rule; no document is spoken of.
    Required,
    /// Given; by whom and when, as printed.
    Signed(String),
    /// Not given yet, in words: 待签.
    Open(String),
}

impl SignatureState {
    fn words(&self) -> &str {
        match self {
            Self::Required => "",
            Self::Signed(words) | Self::Open(words) => words,
        }
    }
}

/// Boxes beside each other are no narrower than this.
const NARROWEST: i32 = px(96);

/// Most boxes in a row.
const MOST: i32 = 6;

/// Lines that the words of a box may take.
const LINES: usize = 4;

/// Room for an arrow beside a box or below it.
const BETWEEN: i32 = px(22);

/// Edge of a sign.
const SIGN: i32 = px(12);

/// One box, laid out.
struct Panel<'t> {
    signature: &'t Signature,
    words: Stack<'t>,
    state: Stack<'t>,
}

/// Draws a sign-off panel: low boxes where a signature is asked for and no more is said than who signs, boxes in rows, or entries
/// one below the other on a phone.
pub(super) fn draw(chart: &SignOff, canvas: &Canvas) -> Drawing {
    let numbers: Vec<String> = (1..=chart.signatures.len()).map(|i| i.to_string()).collect();
    slips(chart, &numbers, canvas).unwrap_or_else(|| {
        if width(canvas) < NARROW { list(chart, &numbers, canvas) } else { rows(chart, &numbers, canvas) }
    })
}

fn title(number: &str, signature: &Signature) -> String {
    let words = [signature.role.as_str(), &signature.confirms, signature.state.words()];
    let words: Vec<_> = words.into_iter().filter(|word| !word.is_empty()).collect();
    format!("{number} {}", words.join("，")).trim_end().to_owned()
}

fn panels<'t>(chart: &'t SignOff, inner: i32, canvas: &Canvas) -> Vec<Panel<'t>> {
    let panel = |signature: &'t Signature| {
        let mut words = Stack::default();
        words.add(&signature.role, Type::STRONG, Token::Ink, 0, inner, canvas);
        words.add(&signature.confirms, Type::NOTE, Token::Ink, px(2), inner, canvas);
        let mut state = Stack::default();
        state.add(signature.state.words(), Type::NOTE, Token::Ink, 0, inner - SIGN - px(5), canvas);
        Panel { signature, words, state }
    };
    chart.signatures.iter().map(panel).collect()
}

/// The box of a signature: pale where it is given or asked for, a dashed rim where it is open.
fn shape(signature: &Signature, canvas: &Canvas) -> (Shape, Token) {
    match signature.state {
        SignatureState::Open(_) => (Shape::Frame { radius: ROUND, dashed: true }, Token::Context),
        SignatureState::Required | SignatureState::Signed(_) => (pale(Token::C1, canvas), Token::C1),
    }
}

/// Draws the line to sign on, and on it the tick and the words of a signature.
fn state(pen: &Pen, panel: &Panel, (left, bottom): (i32, i32), right: i32) {
    pen.mark(&Mark::new((left, bottom), (right, bottom), Shape::Line, Token::Context));
    let top = bottom - px(3) - panel.state.height();
    let middle = top + Type::NOTE.line() / 2;
    match panel.signature.state {
        SignatureState::Required => return,
        SignatureState::Signed(_) => {
            let at = if panel.state.height() == 0 { bottom - px(11) } else { middle };
            pen.mark(&Mark::new((left, at - SIGN / 2), (left + SIGN, at + SIGN / 2), Shape::Tick, Token::C1));
        }
        SignatureState::Open(_) => {
            let at = (left + SIGN / 2, middle.min(bottom - px(8)));
            pen.mark(&Mark::new(at, at, Shape::Ring { radius: px(5).unsigned_abs() }, Token::Context));
        }
    }
    panel.state.draw(pen, (left + SIGN + px(5), top), HPos::Left, false);
}

/// Height of a box with a line to sign on behind the words, and the least length of that line.
const SLIP: (i32, i32) = (px(40), px(44));

/// Low boxes with number, name and a line to sign on; none where more is said of a signature, or where boxes in an order would stand
/// below each other.
fn slips(chart: &SignOff, numbers: &[String], canvas: &Canvas) -> Option<Drawing> {
    let full = width(canvas);
    let asked = |one: &Signature| one.state == SignatureState::Required && one.confirms.trim().is_empty();
    if chart.signatures.is_empty() || !chart.signatures.iter().all(asked) {
        return None;
    }
    let count = i32::try_from(chart.signatures.len()).ok()?;
    let between = if chart.ordered { BETWEEN } else { px(10) };
    let start = numbers.iter().map(|number| Type::FIGURE_STRONG.width(number, canvas)).max()? + PAD + px(10);
    let role = |one: &Signature| match Type::STRONG.width(&one.role, canvas) {
        0 => 0,
        some => some + px(12),
    };
    let least = start + chart.signatures.iter().map(role).max()? + SLIP.1 + PAD;
    let most = ((full + between) / (least + between)).min(MOST);
    if most < 1 || (chart.ordered && most < count.min(2)) {
        return None;
    }
    let lines = (count + most - 1) / most;
    let per_row = (count + lines - 1) / lines;
    let wide = (full - between * (per_row - 1)) / per_row;

    Some(render(canvas, lines * (SLIP.0 + px(10)) - px(10), |pen| {
        for ((i, one), digits) in (0..).zip(&chart.signatures).zip(numbers) {
            let (left, top) = (i % per_row * (wide + between), i / per_row * (SLIP.0 + px(10)));
            let middle = top + SLIP.0 / 2;
            if chart.ordered && left > 0 {
                head(pen, (left - px(7), middle), Way::Right, Token::Context);
            }
            let (shape, token) = shape(one, canvas);
            pen.group(&title(digits, one), Token::Ink, || {
                boxed(pen, (left, top), (left + wide, top + SLIP.0), shape, token);
                pen.text(digits, Type::FIGURE_STRONG, (left + PAD, middle), HPos::Left, Token::Ink, false);
                if !one.role.trim().is_empty() {
                    pen.text(&one.role, Type::STRONG, (left + start, middle), HPos::Left, Token::Ink, false);
                }
                let (from, y) = (left + start + role(one), middle + px(9));
                pen.mark(&Mark::new((from, y), (left + wide - PAD, y), Shape::Line, Token::Context));
            });
        }
    }))
}

fn rows(chart: &SignOff, numbers: &[String], canvas: &Canvas) -> Drawing {
    let full = width(canvas);
    let count = i32::try_from(chart.signatures.len()).unwrap_or(i32::MAX).max(1);
    let between = if chart.ordered { BETWEEN } else { px(12) };
    let wide = |per_row: i32| (full - between * (per_row - 1)) / per_row;
    let fits = |per_row: &i32| {
        let panels = panels(chart, wide(*per_row) - 2 * PAD, canvas);
        wide(*per_row) >= NARROWEST && panels.iter().all(|panel| panel.words.most_lines() <= LINES)
    };
    let most = (1..=MOST.min(count)).rev().find(fits).unwrap_or(1);
    // Rows of even length: six in two rows are three and three.
    let lines = (count + most - 1) / most;
    let per_row = (count + lines - 1) / lines;
    let wide = wide(per_row);
    let panels = panels(chart, wide - 2 * PAD, canvas);

    let number = Type::FIGURE_STRONG.line();
    let words = panels.iter().map(|panel| panel.words.height()).max().unwrap_or(0);
    let foot = panels.iter().map(|panel| panel.state.height()).max().unwrap_or(0).max(px(18)) + px(8);
    let tall = 2 * PAD + number + words + foot;
    let height = if panels.is_empty() { px(12) } else { lines * (tall + BETWEEN) - BETWEEN };

    render(canvas, height, |pen| {
        for ((i, panel), digits) in (0..).zip(&panels).zip(numbers) {
            let (line, place) = (i / per_row, i % per_row);
            let (left, top) = (place * (wide + between), line * (tall + BETWEEN));
            if chart.ordered && place > 0 {
                head(pen, (left - px(7), top + tall / 2), Way::Right, Token::Context);
            }
            let (shape, token) = shape(panel.signature, canvas);
            pen.group(&title(digits, panel.signature), Token::Ink, || {
                boxed(pen, (left, top), (left + wide, top + tall), shape, token);
                let x = left + PAD;
                pen.text(
                    digits,
                    Type::FIGURE_STRONG,
                    (x, top + PAD + number / 2 - px(2)),
                    HPos::Left,
                    Token::Ink,
                    false,
                );
                panel.words.draw(pen, (x, top + PAD + number), HPos::Left, false);
                state(pen, panel, (x, top + tall - PAD), left + wide - PAD);
            });
        }
    })
}

/// Least length of a line to sign on behind a name.
const ROOM: i32 = px(90);

fn list(chart: &SignOff, numbers: &[String], canvas: &Canvas) -> Drawing {
    let full = width(canvas);
    let digits = numbers.iter().map(|number| Type::FIGURE_STRONG.width(number, canvas)).max().unwrap_or(0);
    let left = PAD + digits + px(12);
    let inner = full - left - PAD;
    let panels = panels(chart, inner, canvas);
    let gap = if chart.ordered { px(20) } else { px(8) };
    // Where nothing is signed yet, the line to sign on has room behind a short name.
    let beside = |panel: &Panel| {
        panel.signature.state == SignatureState::Required && panel.words.width() + px(16) + ROOM <= inner
    };
    let foot = |panel: &Panel| if beside(panel) { 0 } else { panel.state.height().max(px(18)) + px(6) };
    let tall = |panel: &Panel| 2 * px(10) + panel.words.height() + foot(panel);
    let total = panels.iter().map(|panel| tall(panel) + gap).sum::<i32>();

    render(canvas, (total - gap).max(px(12)), |pen| {
        let mut top = 0;
        for (panel, digits) in panels.iter().zip(numbers) {
            let bottom = top + tall(panel);
            if chart.ordered && top > 0 {
                head(pen, (full / 2, top - px(6)), Way::Down, Token::Context);
            }
            let (shape, token) = shape(panel.signature, canvas);
            pen.group(&title(digits, panel.signature), Token::Ink, || {
                boxed(pen, (0, top), (full, bottom), shape, token);
                let middle = top + px(10) + Type::STRONG.line() / 2;
                pen.text(digits, Type::FIGURE_STRONG, (PAD, middle), HPos::Left, Token::Ink, false);
                panel.words.draw(pen, (left, top + px(10)), HPos::Left, false);
                let (from, under) = match beside(panel) {
                    true => (left + panel.words.width() + px(16), bottom - px(13)),
                    false => (left, bottom - px(10)),
                };
                state(pen, panel, (from, under), full - PAD);
            });
            top = bottom + gap;
        }
    })
}
