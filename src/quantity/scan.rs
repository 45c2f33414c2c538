//! Numbers in running text: found, told from dates and ordinals, and read as quantities.

mod date;
mod spoken;
mod words;

use std::ops::Range;

use rust_decimal::Decimal;

use super::Quantity;
use crate::source::half_width;
use date::{Dated, Doubt, date};
use spoken::{is_numeral, spoken};
use words::{WordEdge, beginnings, ends};

/// A number in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The bytes of the number with the words that belong to it: 超过4.4亿元.
    pub range: Range<usize>,
    /// What it is.
    pub kind: FoundKind,
}

/// What a number in a text is.
#[derive(Clone, Debug, PartialEq)]
pub enum FoundKind {
    /// A quantity in digits.
    Quantity(Box<Quantity>),
    /// A quantity in 汉字: 三个, 两成.
    Spoken(Spoken),
    /// Digits that are part of a date: 2018年5月, 6月30日, 9时30分.
    Date,
    /// Digits that say which one: 第3批, 图2.
    Ordinal,
    /// Digits without a unit, or as part of a name; with the signs and letters that join them: 0.5, 1+1, 5A.
    Bare,
}

/// A number in 汉字.
#[derive(Clone, Debug, PartialEq)]
pub enum Spoken {
    /// As exact as its words: 三个, 近两成, 百分之九十五.
    Exact(Box<Quantity>),
    /// A fraction, in percent: 三分之二.
    Fraction(Decimal),
    /// Between two numbers: 十五六个.
    Vague,
}

/// Words before a number that says which one, not how many.
const ORDINAL_WORDS: [&str; 8] = ["第", "图", "表", "附件", "案例", "专题", "〔", "No."];

/// Words behind a day that make a span of time of it.
const WITHIN: [&str; 3] = ["内", "以内", "之内"];

/// Finds every number of a text, from left to right. Numbers do not overlap.
#[must_use]
pub fn scan(text: &str) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(|c| is_digit(c) || is_numeral(c)).map(|offset| at + offset) {
        let floor = found.last().map_or(0, |number| number.range.end);
        let number =
            if text[start..].starts_with(is_digit) { digits(text, floor, start) } else { spoken(text, floor, start) };
        match number {
            Some(number) => {
                at = number.range.end;
                found.push(number);
            }
            None => at = start + text[start..].chars().next().map_or(1, char::len_utf8),
        }
    }
    found
}

fn is_digit(c: char) -> bool {
    half_width(c).is_ascii_digit()
}

/// A number in digits that begins at `start`; what stands before `floor` belongs to the number before.
fn digits(text: &str, floor: usize, start: usize) -> Option<Found> {
    let run = start + text[start..].find(|c: char| !is_digit(c)).unwrap_or(text.len() - start);
    let before = &text[floor..start];
    let found = |range, kind| Some(Found { range, kind });
    // 第3—5批 and 126号 say which ones.
    let which = ORDINAL_WORDS.iter().any(|word| before.ends_with(word));
    if which || (text[run..].starts_with('号') && run - start > 2) {
        let more = text[run..].strip_prefix(['—', '-', '、', '～', '至']).filter(|_| which);
        let digits = more.map_or(0, |more| more.find(|c| !is_digit(c)).unwrap_or(more.len()));
        let end = if digits > 0 { text.len() - more.map_or(0, str::len) + digits } else { run };
        return found(start..end, FoundKind::Ordinal);
    }
    if let Some(percent) = spoken::fraction(text, start) {
        return found(start..percent.0, FoundKind::Spoken(Spoken::Fraction(percent.1)));
    }
    let quantity = quantity(text, floor, start, run);
    match (date(text, start), quantity) {
        (Some(dated), quantity) if is_date(text, dated, quantity.as_ref()) => found(start..dated.end, FoundKind::Date),
        (_, Some((range, quantity))) => found(range, FoundKind::Quantity(Box::new(quantity))),
        _ => found(token(text, floor, start), FoundKind::Bare),
    }
}

/// Whether a date is one: what reads as a quantity with its unit is no date.
fn is_date(text: &str, dated: Dated, quantity: Option<&(Range<usize>, Quantity)>) -> bool {
    match dated.doubt {
        Doubt::None => true,
        // 不少于7日, 15日内: so many days.
        Doubt::Days => {
            let bounded =
                quantity.is_some_and(|(_, quantity)| quantity.low != quantity.high && quantity.upper.is_none());
            let within = WITHIN.iter().any(|word| text[dated.end..].starts_with(word));
            !(bounded || (within && quantity.is_some()))
        }
        Doubt::Number { last } => {
            let behind = text[dated.end..].chars().next();
            let goes_on = behind.is_some_and(|c| c.is_ascii_alphanumeric() || "百千万亿多余".contains(c));
            let is_quantity = |end: usize| text.is_complete(end) && Quantity::parse(&text[last..end]).is_ok();
            let counts = || ends(text, dated.end).into_iter().any(is_quantity);
            quantity.is_none() && !goes_on && !counts()
        }
    }
}

/// The longest quantity around the digits from `start` to `run`: its end as far as can be, then its beginning.
fn quantity(text: &str, floor: usize, start: usize, run: usize) -> Option<(Range<usize>, Quantity)> {
    let read = |from: usize, to: usize| Some((from..to, Quantity::parse(&text[from..to]).ok()?));
    // A sign counts as one where nothing stands right before it: -3%～-1%, but not 5-3%.
    let sign = text[floor..start].chars().next_back().filter(|c| matches!(c, '-' | '−' | '－' | '+' | '＋' | '负'));
    let signed = sign.map(|sign| start - sign.len_utf8()).filter(|from| {
        let joined = text[..*from].ends_with(|c: char| c.is_ascii_alphanumeric() || ")）".contains(c));
        !joined && (*from > floor || floor == 0)
    });
    let longest = |from: usize| {
        let ends = ends(text, run);
        ends.into_iter().rev().filter(|end| text.is_complete(*end)).find_map(|end| read(from, end))
    };
    // A dash that is no sign is no part of the number either.
    let floor = if sign.is_some() && signed.is_none() { start } else { floor };
    let signed = signed.and_then(longest);
    let bare = match (signed, longest(start)) {
        (Some(signed), Some(bare)) => Some(if signed.0.end >= bare.0.end { signed } else { bare }),
        (signed, bare) => signed.or(bare),
    }?;
    let (range, _) = &bare;
    let longer = beginnings(text, floor, range.start).into_iter().find_map(|from| read(from, range.end));
    Some(longer.unwrap_or(bare))
}

/// Digits without a unit with all that joins them to one word: 0.5, 1+1, 3/4, 12:1, PM2.5, 5A.
fn token(text: &str, floor: usize, start: usize) -> Range<usize> {
    let joins = |c: char| ".．:：/／+＋×-－—–～~".contains(c);
    let before = &text[floor..start];
    let from = start - (before.len() - before.trim_end_matches(|c: char| c.is_ascii_alphabetic()).len());
    let mut end = start;
    loop {
        let rest = &text[end..];
        end += rest.find(|c: char| !is_digit(c) && !c.is_ascii_alphabetic()).unwrap_or(rest.len());
        let joined = text[end..].strip_prefix(joins);
        let grouped = text[end..].strip_prefix([',', '，']).filter(|more| {
            let digits = more.find(|c: char| !c.is_ascii_digit()).unwrap_or(more.len());
            digits == 3 && text[end..].starts_with(',')
        });
        match joined.filter(|more| more.starts_with(is_digit)).or(grouped) {
            Some(more) => end = text.len() - more.len(),
            None => return from..end,
        }
    }
}

#[cfg(test)]
mod tests;
