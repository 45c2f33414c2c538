//! The number itself: digits, Chinese numerals, scales, and 多 or 余 in their midst.

use std::ops::Range;

use rust_decimal::Decimal;

use super::error::{Problem, QuantityError};
use super::qualifier::{Qualifier, Sense};
use super::text::Cursor;
use super::unit;

/// A power of ten that is written as a word: 千, 万, 亿 …
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Scale {
    power: u32,
}

/// The words by their power of ten.
const SCALES: [&str; 13] = ["", "十", "百", "千", "万", "十万", "百万", "千万", "亿", "十亿", "百亿", "千亿", "万亿"];

impl Scale {
    /// The word; empty for ones.
    #[must_use]
    pub fn word(self) -> &'static str {
        SCALES.get(self.power as usize).copied().unwrap_or_default()
    }

    /// What the number is multiplied by.
    #[must_use]
    pub fn factor(self) -> Decimal {
        Decimal::from(10u64.saturating_pow(self.power))
    }
}

/// Most digits that a number may have. With scale and factor to the base unit they stay within what a decimal holds
/// exactly.
const MOST_DIGITS: usize = 15;

/// What no number of a report comes near, in its base unit; sums and products of numbers below it stay within what a decimal
/// holds.
const LARGEST: Decimal = Decimal::from_parts(1_661_992_960, 1_808_227_885, 5, false, 0);

/// A number in its base unit, unless it is too large to reckon with.
pub(super) fn capped(base: Decimal) -> Option<Decimal> {
    (base.abs() <= LARGEST).then(|| base.normalize())
}

/// A number as it stands in a wording.
pub(super) struct Amount {
    /// As written, before its scale.
    pub(super) number: Decimal,
    pub(super) scale: Scale,
    /// Whether a scale was written behind the number.
    pub(super) scaled: bool,
    /// How far above the number 多 or 余 reaches.
    pub(super) step: Option<Decimal>,
    /// 多, 余 or 来 inside the number.
    pub(super) qualifiers: Vec<Qualifier>,
    /// Whether 多 or 余 follows a number that is not round.
    pub(super) misplaced: bool,
    /// Positions from the first to the last digit.
    pub(super) digits: Range<usize>,
    /// Whether it is no more than four digits that could be a year.
    pub(super) like_year: bool,
    /// Whether no digit was written, only a scale: 过亿元.
    pub(super) implied: bool,
}

impl Amount {
    fn bare(number: Decimal, digits: Range<usize>) -> Self {
        Self {
            number,
            scale: Scale::default(),
            scaled: false,
            step: None,
            qualifiers: Vec::new(),
            misplaced: false,
            digits,
            like_year: false,
            implied: false,
        }
    }

    /// The number times its scale.
    pub(super) fn value(&self) -> Option<Decimal> {
        self.number.checked_mul(self.scale.factor())
    }

    /// Reads a number; nothing where none begins at the cursor.
    pub(super) fn eat(cursor: &mut Cursor) -> Result<Option<Self>, QuantityError> {
        let start = cursor.at();
        let (number, like_year, implied) = match eat_plain(cursor)? {
            Some((number, like_year)) => (number, like_year, false),
            None if cursor.peek().is_some_and(|c| "百千万亿".contains(c)) && !unit::looks_like_scale(cursor) => {
                (Decimal::ONE, false, true)
            }
            None => return Ok(None),
        };
        let mut amount = Self { like_year, implied, ..Self::bare(number, start..cursor.at()) };
        amount.eat_scales(cursor);
        if implied {
            amount.digits = start..start + 1;
        }
        while amount.scaled && amount.qualifiers.is_empty() && starts_number(cursor) {
            amount.add_part(cursor, start)?;
        }
        Ok(Some(amount))
    }

    /// Scales and 多 or 余 in any order that makes sense: 20多万, 16万余, 1千多万.
    fn eat_scales(&mut self, cursor: &mut Cursor) {
        loop {
            if let Some(power) = eat_scale(cursor, self.scaled.then_some(self.scale.power)) {
                self.scale.power += power;
                self.step = self.step.map(|step| step * Scale { power }.factor());
                self.scaled = true;
            } else if self.step.is_none() && cursor.peek() == Some('个') && is_colloquial(cursor) {
                cursor.bump();
            } else if self.qualifiers.is_empty()
                && let Some(qualifier) = Qualifier::eat_inside(cursor)
            {
                self.qualifiers.push(qualifier);
                if qualifier.sense == Sense::Plus {
                    let place = if self.scaled { last_place(self.number) } else { last_digit(self.number) };
                    self.misplaced = !self.scaled && place <= Decimal::ONE;
                    self.step = Some(place * self.scale.factor());
                }
            } else {
                return;
            }
        }
    }

    /// The next part of a number in several parts: 1亿2000万, 三万五千.
    fn add_part(&mut self, cursor: &mut Cursor, start: usize) -> Result<(), QuantityError> {
        let zero = cursor.peek() == Some('零');
        let Some((number, _)) = eat_plain(cursor)? else { return Ok(()) };
        let last = cursor.at();
        let mut part = Self::bare(number, start..last);
        part.eat_scales(cursor);
        let error = |problem: fn(&str) -> Problem<'_>| {
            let positions = start..cursor.at();
            let text = cursor.text();
            problem(text.slice(positions.clone())).at(text.given(positions))
        };
        let whole = self.value().zip(part.value());
        let (Some((high, low)), true) = (whole, self.number.is_integer() && number.is_integer()) else {
            return Err(error(|word| Problem::Compound(word)));
        };
        if low >= self.scale.factor() {
            return Err(error(|word| Problem::Compound(word)));
        }
        // 三万五 means 35,000 when spoken and 30,005 when computed with: ask for it in full.
        if !part.scaled && low < Decimal::TEN && !zero {
            return Err(error(|word| Problem::Numeral(word)));
        }
        let total = high.checked_add(low).and_then(|sum| sum.checked_div(part.scale.factor()));
        self.number = total.ok_or_else(|| error(|_| Problem::TooLong))?;
        self.scale = part.scale;
        self.scaled = part.scaled;
        self.step = part.step;
        self.misplaced |= part.misplaced;
        self.qualifiers = part.qualifiers;
        self.digits.end = last;
        Ok(())
    }
}

/// Whether digits or a Chinese numeral begin at a cursor.
pub(super) fn starts_number(cursor: &Cursor) -> bool {
    cursor.peek().is_some_and(|c| c.is_ascii_digit() || numeral(c).is_some() || matches!(c, '十' | '半'))
}

/// 个 between number and scale, as it is spoken: 1个多亿, 3个亿.
fn is_colloquial(cursor: &Cursor) -> bool {
    let mut ahead = *cursor;
    ahead.bump();
    let _ = Qualifier::eat_inside(&mut ahead);
    ahead.peek().is_some_and(|c| "万亿".contains(c))
}

/// The scale at a cursor. A second scale must be 万 or 亿 and greater than the first, and the words for both together
/// end at 万亿: 千万 and 万亿, but not 万千.
fn eat_scale(cursor: &mut Cursor, before: Option<u32>) -> Option<u32> {
    if unit::looks_like_scale(cursor) {
        return None;
    }
    let powers = SCALES.iter().copied().zip(0u32..).skip(1);
    // 十 alone is a numeral, not a scale: 3十 is nothing.
    let follows = |power: u32| before.is_none_or(|p| p < power && matches!(power, 4 | 8) && p + power <= 12);
    let allowed = powers.filter(|(word, power)| *word != "十" && follows(*power));
    cursor.eat_longest(allowed)
}

/// Digits or a numeral, with whether it looks like a year.
fn eat_plain(cursor: &mut Cursor) -> Result<Option<(Decimal, bool)>, QuantityError> {
    if cursor.peek().is_some_and(|c| c.is_ascii_digit()) {
        return eat_digits(cursor).map(Some);
    }
    if cursor.peek() == Some('半') {
        cursor.bump();
        return Ok(Some((Decimal::new(5, 1), false)));
    }
    let numeral = eat_numeral(cursor)?;
    Ok(numeral.map(|number| (number + eat_decimals(cursor).unwrap_or_default(), false)))
}

/// What may stand behind the decimals of a spoken number; 两点一线 is none.
const BEHIND_DECIMALS: &str = "万亿倍成%‰个元米公亩吨斤以左多余之内";

/// The decimals of a spoken number: 点五 in 百分之三点五.
fn eat_decimals(cursor: &mut Cursor) -> Option<Decimal> {
    let mut ahead = *cursor;
    ahead.eat("点").then_some(())?;
    let mut decimals = Decimal::ZERO;
    let mut place = 0;
    while let Some(digit) = ahead.peek().and_then(numeral).filter(|_| place < 10) {
        place += 1;
        decimals += Decimal::new(i64::from(digit), place);
        ahead.bump();
    }
    let ends = ahead.peek().is_none_or(|c| BEHIND_DECIMALS.contains(c));
    (place > 0 && ends).then(|| {
        *cursor = ahead;
        decimals
    })
}

/// The tenths that a single digit behind 成 stands for: 五 in 九成五.
pub(super) fn eat_tenth(cursor: &mut Cursor) -> Option<Decimal> {
    let digit = cursor.peek().and_then(numeral).filter(|digit| *digit > 0)?;
    cursor.bump();
    Some(Decimal::new(i64::from(digit), 1))
}

fn eat_digits(cursor: &mut Cursor) -> Result<(Decimal, bool), QuantityError> {
    let start = cursor.at();
    let mut written = String::new();
    let mut groups = Vec::new();
    let mut points = 0;
    while let Some(c) = cursor.peek() {
        let before_digit = cursor.peek_at(1).is_some_and(|next| next.is_ascii_digit());
        match c {
            '0'..='9' => written.push(c),
            ',' if before_digit => groups.push(written.len()),
            '.' if before_digit => {
                points += 1;
                written.push(c);
            }
            _ => break,
        }
        cursor.bump();
    }
    let text = cursor.text();
    let positions = start..cursor.at();
    let error =
        |problem: fn(&str) -> Problem<'_>| problem(text.slice(positions.clone())).at(text.given(positions.clone()));
    if points > 1 {
        return Err(error(|word| Problem::Decimals(word)));
    }
    let whole = written.find('.').unwrap_or(written.len());
    // The first group has one to three digits, every other group three, and the last one ends at the point.
    let grouped = groups.first().is_none_or(|first| (1..=3).contains(first))
        && groups.windows(2).all(|pair| pair[1] - pair[0] == 3)
        && groups.last().is_none_or(|last| whole.checked_sub(*last) == Some(3));
    if !grouped {
        return Err(error(|word| Problem::Grouping(word)));
    }
    if written.len() - points > MOST_DIGITS {
        return Err(error(|_| Problem::TooLong));
    }
    let number = Decimal::from_str_exact(&written).map_err(|_| error(|_| Problem::TooLong))?;
    let like_year = groups.is_empty() && written.len() == 4 && ("1900"..="2100").contains(&written.as_str());
    Ok((number, like_year))
}

fn numeral(c: char) -> Option<u32> {
    Some(match c {
        '零' => 0,
        '一' => 1,
        '二' | '两' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

/// A Chinese numeral below ten thousand: 三, 十二, 三百六十五. 万 and 亿 are left to the scales.
fn eat_numeral(cursor: &mut Cursor) -> Result<Option<Decimal>, QuantityError> {
    let start = cursor.at();
    let mut total = 0;
    let mut pending = None;
    let mut last_place = 10_000;
    let mut zero = false;
    let mut vague = false;
    while let Some(c) = cursor.peek() {
        let place = match c {
            '十' => 10,
            '百' => 100,
            '千' => 1000,
            _ => 0,
        };
        if let Some(digit) = numeral(c) {
            vague |= pending.is_some();
            if digit == 0 {
                zero = true;
            } else {
                pending = Some(digit);
            }
        } else if place > 0 && (pending.is_some() || (place == 10 && total == 0)) && !unit::looks_like_scale(cursor) {
            vague |= place >= last_place;
            total += pending.take().unwrap_or(1) * place;
            last_place = place;
            zero = false;
        } else {
            break;
        }
        cursor.bump();
    }
    if cursor.at() == start {
        return Ok(None);
    }
    // 三百五 is 350 when spoken; without 零 the last digit has no certain place.
    vague |= pending.is_some() && total > 0 && last_place > 10 && !zero;
    // 零 alone is nought, but nothing else may end in it.
    let positions = start..cursor.at();
    vague |= zero && pending.is_none() && positions.len() > 1;
    if vague {
        let text = cursor.text();
        return Err(Problem::Numeral(text.slice(positions.clone())).at(text.given(positions)));
    }
    Ok(Some(Decimal::from(total + pending.unwrap_or(0))))
}

/// The place of the last digit that is not nought: 10 for 20, 100 for 1600, 0.1 for 1.5.
fn last_digit(number: Decimal) -> Decimal {
    let number = number.normalize();
    if number.scale() > 0 || number.is_zero() {
        return last_place(number);
    }
    let mut digits = number.mantissa();
    let mut place = Decimal::ONE;
    while digits % 10 == 0 {
        digits /= 10;
        place *= Decimal::TEN;
    }
    place
}

/// The place of the last digit as written: 1 for 20, 0.1 for 1.5.
fn last_place(number: Decimal) -> Decimal {
    Decimal::new(1, number.scale())
}
