//! The grammar of a quantity as Chinese sources write it.
//!
//! ```text
//! quantity  = { qualifier | per | 人均 } ( number | range | 百分之 number ) unit { 半 | 多 | per | qualifier }
//! range     = number [ unit ] ( ～ | — | - | 至 | 到 ) number
//! number    = ( digits | numeral | 半 ) { 多 | 余 | 来 | 个 | scale } [ number ]
//! per       = ( 每 | / ) [ scale ] unit
//! ```

use std::ops::Range;

use rust_decimal::Decimal;

use super::Quantity;
use super::error::{Problem, QuantityError};
use super::number::{self, Amount, Scale, starts_number};
use super::qualifier::{self, Doubt, Qualifier, Sense};
use super::text::{Cursor, Text};
use super::unit::{self, Dimension, Row};

/// Words that name no number at all.
const VAGUE: &[&str] = &[
    "数十", "数百", "数千", "数万", "数亿", "几十", "几百", "几千", "几万", "好几", "若干", "许多", "不少", "众多",
    "无数", "大量", "几", "数", "多",
];

/// Reads a whole wording.
pub(super) fn parse(given: &str) -> Result<Quantity, QuantityError> {
    let text = Text::new(given);
    let mut cursor = text.cursor();
    if cursor.is_done() {
        return Err(Problem::Empty.at(0..given.len()));
    }
    let mut reading = Reading::default();
    reading.prefix(&mut cursor)?;
    reading.numbers(&mut cursor)?;
    reading.suffix(&mut cursor)?;
    reading.finish(&cursor)
}

/// What was read so far.
#[derive(Default)]
struct Reading {
    qualifiers: Vec<Qualifier>,
    per: Vec<String>,
    leading: usize,
    first: Option<Amount>,
    second: Option<Amount>,
    row: Option<Row>,
    /// Positions of the unit.
    unit: Range<usize>,
    /// How far 多 behind the unit reaches, in units.
    step: Option<Decimal>,
    /// A part of a unit behind it: 半 of 两年半, 五 of 九成五.
    part: Option<Decimal>,
}

impl Reading {
    fn prefix(&mut self, cursor: &mut Cursor) -> Result<(), QuantityError> {
        loop {
            if cursor.peek() == Some('每') {
                self.per(cursor)?;
            } else if let Some(per) = eat_average(cursor) {
                self.per.push(per);
                self.qualifiers.push(Qualifier { word: "均", sense: Sense::Average });
            } else if let Some(qualifier) = Qualifier::eat_before(cursor) {
                self.qualifiers.push(qualifier);
            } else {
                self.leading = self.per.len();
                return Ok(());
            }
        }
    }

    /// 每人, /人: one or several.
    fn per(&mut self, cursor: &mut Cursor) -> Result<(), QuantityError> {
        let start = cursor.at();
        cursor.bump();
        let Some(per) = unit::eat_per(cursor) else {
            let positions = start..cursor.end().min(start + 4);
            return Err(problem(cursor, positions, |word| Problem::UnknownPer(word)));
        };
        self.per.push(per);
        Ok(())
    }

    fn numbers(&mut self, cursor: &mut Cursor) -> Result<(), QuantityError> {
        let start = cursor.at();
        if cursor.peek() == Some('第') {
            return Err(problem(cursor, start..cursor.end(), |word| Problem::Ordinal(word)));
        }
        let hundredths = [("百分之", "%"), ("千分之", "‰")].into_iter().find(|(word, _)| cursor.eat(word));
        let sign = cursor.at();
        let negative = cursor.eat_sign();
        let signed = cursor.at() > sign;
        let Some(mut first) = Amount::eat(cursor)? else { return Err(no_number(cursor)) };
        let bare = hundredths.is_none() && self.qualifiers.is_empty() && first.qualifiers.is_empty();
        if first.implied && bare {
            return Err(problem(cursor, start..cursor.at(), |_| Problem::NoNumber));
        }
        let ratio = cursor.peek().is_some_and(|c| matches!(c, '/' | ':' | '比'))
            && cursor.peek_at(1).is_some_and(|c| c.is_ascii_digit());
        if ratio || cursor.starts_with("分之") {
            return Err(problem(cursor, start..cursor.end(), |word| Problem::Fraction(word)));
        }
        if signed {
            first.digits.start = sign;
        }
        if negative {
            first.number.set_sign_negative(true);
            first.step = first.step.map(|step| -step);
        }
        self.qualifiers.append(&mut first.qualifiers);
        let digits = first.digits.clone();
        self.first = Some(first);
        if let Some((_, symbol)) = hundredths {
            self.unit = start..start + 3;
            self.row = unit::named(symbol);
            return Ok(());
        }
        if !cursor.eat_dash(negative) {
            self.eat_unit(cursor, start..cursor.at())?;
            let ahead = *cursor;
            if !cursor.eat_dash(negative) {
                return Ok(());
            }
            let mut number = *cursor;
            number.eat_sign();
            if !starts_number(&number) {
                *cursor = ahead;
                return Ok(());
            }
        }
        self.range(cursor, digits)
    }

    /// The second number of a range and its unit.
    fn range(&mut self, cursor: &mut Cursor, first_digits: Range<usize>) -> Result<(), QuantityError> {
        let start = cursor.at();
        let negative = cursor.eat_sign();
        let Some(mut second) = Amount::eat(cursor)? else {
            return Err(problem(cursor, start..start, |_| Problem::RangeEnd));
        };
        if negative {
            second.number.set_sign_negative(true);
        }
        self.qualifiers.append(&mut second.qualifiers);
        let first_unit = self.row.take().map(|row| (row, self.unit.clone()));
        self.eat_unit(cursor, start..cursor.at())?;
        if let (Some((first, positions)), Some(row)) = (first_unit, self.row)
            && first.symbol != row.symbol
        {
            let text = cursor.text();
            let units = Problem::RangeUnits { first: text.slice(positions), second: text.slice(self.unit.clone()) };
            return Err(units.at(text.given(first_digits.start..self.unit.end)));
        }
        self.second = Some(second);
        Ok(())
    }

    fn eat_unit(&mut self, cursor: &mut Cursor, number: Range<usize>) -> Result<(), QuantityError> {
        let start = cursor.at();
        // 1600多万（人）: the editor adds in brackets what the source leaves out.
        let mut ahead = *cursor;
        let row = if ahead.eat("(")
            && let Some(row) = unit::eat(&mut ahead)
            && ahead.eat(")")
        {
            *cursor = ahead;
            Some(row)
        } else if let Some(row) = self.eat_split_unit(cursor) {
            Some(row)
        } else {
            unit::eat(cursor)
        };
        self.unit = start..cursor.at();
        self.row = row;
        if row.is_some() {
            return Ok(());
        }
        let bare = cursor.is_done()
            || cursor.peek().is_some_and(|c| c.is_ascii_punctuation() || "、。；".contains(c))
            || Qualifier::eat_behind(&mut cursor.clone()).is_some();
        if bare {
            return Err(problem(cursor, number, |word| Problem::NoUnit(word)));
        }
        let positions = start..cursor.end().min(start + 4);
        Err(problem(cursor, positions, |word| Problem::UnknownUnit(word)))
    }

    /// Units that 多 or 半 splits: 3个多月, 两个半小时.
    fn eat_split_unit(&mut self, cursor: &mut Cursor) -> Option<Row> {
        let mut ahead = *cursor;
        if !ahead.eat("个") {
            return None;
        }
        let half = ahead.eat("半");
        let qualifier = if half { None } else { Qualifier::eat_inside(&mut ahead) };
        if !half && qualifier.is_none() {
            return None;
        }
        let row = unit::eat(&mut ahead)?;
        if !matches!(row.dimension, Dimension::CalendarTime | Dimension::ClockTime | Dimension::PercentagePoints) {
            return None;
        }
        let row = unit::named(&format!("个{}", row.symbol)).unwrap_or(row);
        *cursor = ahead;
        self.part = half.then(|| Decimal::new(5, 1));
        self.qualifiers.extend(qualifier);
        self.step = qualifier.filter(|qualifier| qualifier.sense == Sense::Plus).map(|_| Decimal::ONE);
        Some(row)
    }

    fn suffix(&mut self, cursor: &mut Cursor) -> Result<(), QuantityError> {
        let timed = self.row.is_some_and(|row| matches!(row.dimension, Dimension::CalendarTime | Dimension::ClockTime));
        if timed && self.second.is_none() && cursor.eat("半") {
            self.part = Some(Decimal::new(5, 1));
        } else if self.second.is_none() && self.row.is_some_and(|row| row.symbol == "成") {
            self.part = number::eat_tenth(cursor);
        }
        loop {
            if cursor.peek().is_some_and(|c| matches!(c, '每' | '/')) {
                self.per(cursor)?;
            } else if let Some(qualifier) = Qualifier::eat_behind(cursor) {
                if qualifier.sense == Sense::Plus && self.step.is_none() {
                    self.step = Some(Decimal::ONE);
                }
                self.qualifiers.push(qualifier);
            } else {
                return Ok(());
            }
        }
    }

    /// Puts the parts together, once the whole wording is read.
    fn finish(self, cursor: &Cursor) -> Result<Quantity, QuantityError> {
        let text = cursor.text();
        let all = 0..cursor.end();
        let too_long = || Problem::TooLong.at(text.given(all.clone()));
        let (Some(first), Some(row)) = (self.first.as_ref(), self.row) else {
            return Err(problem(cursor, all, |_| Problem::NoNumber));
        };
        if !cursor.is_done() {
            return Err(self.leftover(cursor, first, row));
        }
        if self.is_date(first, row) {
            return Err(problem(cursor, all, |word| Problem::Date(word)));
        }
        let (number, scale, upper, scale_lost) = self.settle_range(first).ok_or_else(too_long)?;
        let number = number.checked_add(self.part.unwrap_or_default()).ok_or_else(too_long)?;
        let factor = row.factor();
        let base = |written: Decimal| number::capped(written.checked_mul(scale.factor())?.checked_mul(factor)?);
        let value = base(number).ok_or_else(too_long)?;
        let upper_value = match upper {
            None => None,
            Some(upper) => Some(base(upper).ok_or_else(too_long)?),
        };
        let end = self.second.as_ref().map_or(first.digits.end, |second| second.digits.end);
        if upper_value.is_some_and(|upper| upper < value) {
            return Err(problem(cursor, first.digits.start..end, |word| Problem::RangeOrder(word)));
        }
        let reach = self.reach(first, scale, value, factor);
        let doubts = self.doubts(first, row, scale_lost);
        let bounds = qualifier::bounds(value, upper_value, reach, &self.qualifiers);
        Ok(Quantity {
            wording: text.wording().to_owned(),
            number,
            upper,
            scale,
            unit: row.unit(self.per, self.leading),
            qualifiers: self.qualifiers,
            low: bounds.low,
            high: bounds.high,
            base: value,
            digits: text.kept(first.digits.start..end),
            doubts,
        })
    }

    /// Whether a bare 2018年 or 5月 names a year or month; as durations they would be 2000多年 or 5个月.
    fn is_date(&self, first: &Amount, row: Row) -> bool {
        let bare = self.qualifiers.is_empty() && self.per.is_empty() && self.part.is_none();
        let both = |test: fn(&Amount) -> bool| test(first) && self.second.as_ref().is_none_or(test);
        let month =
            |amount: &Amount| !amount.scaled && amount.number.is_integer() && amount.number <= Decimal::from(12);
        bare && match row.symbol {
            "年" => both(|amount| amount.like_year),
            "月" => both(month),
            _ => false,
        }
    }

    /// Number, scale, second number in the same scale, and whether the first number left its scale out.
    fn settle_range(&self, first: &Amount) -> Option<(Decimal, Scale, Option<Decimal>, bool)> {
        let Some(second) = &self.second else { return Some((first.number, first.scale, None, false)) };
        // 9～16亿元 is 9亿～16亿元, while 8000～1.2万元 means what it says.
        let lost = !first.scaled && second.scaled && first.number <= second.number;
        let scale = if lost { second.scale } else { first.scale };
        let upper = second.value()?.checked_div(scale.factor())?.normalize();
        Some((first.number, scale, Some(upper), lost))
    }

    /// The number plus what 多 or 余 allows for, in the base unit.
    fn reach(&self, first: &Amount, scale: Scale, value: Decimal, factor: Decimal) -> Option<Decimal> {
        if self.second.is_some() {
            return None;
        }
        let step = match (first.step, self.step) {
            (Some(step), _) => step,
            (None, Some(step)) => step.checked_mul(scale.factor())?,
            (None, None) => return None,
        };
        value.checked_add(step.checked_mul(factor)?).map(|reach| reach.normalize())
    }

    fn doubts(&self, first: &Amount, row: Row, scale_lost: bool) -> Vec<Doubt> {
        let misplaced = first.misplaced.then(|| self.qualifiers.iter().find(|q| q.sense == Sense::Plus)).flatten();
        let mut doubts = Vec::new();
        doubts.extend(qualifier::clash(&self.qualifiers));
        doubts.extend(misplaced.map(|qualifier| Doubt::MisplacedPlus(*qualifier)));
        doubts.extend((row.dimension == Dimension::PeopleOrTimes).then_some(Doubt::PeopleOrTimes));
        doubts.extend(scale_lost.then_some(Doubt::RangeScale));
        doubts
    }

    /// What to say of characters behind the end of a quantity.
    fn leftover(&self, cursor: &Cursor, first: &Amount, row: Row) -> QuantityError {
        let text = cursor.text();
        let rest = cursor.at()..cursor.end();
        let whole = 0..cursor.end();
        let calendar = matches!(row.symbol, "年" | "月");
        if calendar && starts_number(cursor) || row.symbol == "年" && first.like_year {
            return problem(cursor, whole, |word| Problem::Date(word));
        }
        let mut ahead = *cursor;
        while !ahead.is_done() && !starts_number(&ahead) {
            ahead.bump();
        }
        if ahead.peek().is_some_and(|c| c.is_ascii_digit()) {
            let first = text.slice(first.digits.start..self.unit.end);
            return Problem::TwoNumbers { first, rest: text.slice(ahead.at()..cursor.end()) }.at(text.given(rest));
        }
        // 百分之七十 has its unit in front.
        let unit = if self.unit.end <= first.digits.start { first.digits.clone() } else { self.unit.clone() };
        Problem::Behind { unit: text.slice(unit), rest: text.slice(rest.clone()) }.at(text.given(rest))
    }
}

/// 人均, 户均, 年均: an average for something.
fn eat_average(cursor: &mut Cursor) -> Option<String> {
    let mut ahead = *cursor;
    let per = unit::eat_per(&mut ahead)?;
    if !ahead.eat("均") {
        return None;
    }
    *cursor = ahead;
    Some(per)
}

/// What to say where a number should begin and does not.
fn no_number(cursor: &Cursor) -> QuantityError {
    let start = cursor.at();
    let find = |test: fn(&Cursor) -> bool| {
        let mut ahead = *cursor;
        while !ahead.is_done() && !test(&ahead) {
            ahead.bump();
        }
        (!ahead.is_done()).then_some(start..ahead.at())
    };
    let before = |words| problem(cursor, words, |word| Problem::Before(word));
    if let Some(words) = find(|ahead| ahead.peek().is_some_and(|c| c.is_ascii_digit())) {
        return before(words);
    }
    if let Some(word) = VAGUE.iter().find(|word| cursor.starts_with(word)) {
        return problem(cursor, start..start + word.chars().count(), |word| Problem::Vague(word));
    }
    find(starts_number).map_or_else(|| problem(cursor, start..cursor.end(), |_| Problem::NoNumber), before)
}

/// An error at some positions, in the words that stand there.
fn problem(cursor: &Cursor, positions: Range<usize>, make: impl FnOnce(&str) -> Problem<'_>) -> QuantityError {
    let text = cursor.text();
    make(text.slice(positions.clone())).at(text.given(positions))
}
