//! Dates and times of day in running text: 2018年5月3日, 7—12月, 2019.5.10, 9时30分.

use std::ops::RangeInclusive;

use super::is_digit;
use crate::source::half_width;

/// A date or a time of day.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Dated {
    /// Where it ends.
    pub(super) end: usize,
    /// What else the same characters could be.
    pub(super) doubt: Doubt,
}

/// What else a date could be.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Doubt {
    /// Nothing: its words are those of dates.
    None,
    /// A quantity that begins here or at its last number: 2018.5 before 万元, 2000～2010 before 人.
    Number { last: usize },
    /// So many days: 15日 before 内.
    Days,
}

/// Characters that join the ends of a span of time, or the years of a list.
const JOINS: &str = "—–-－～~〜至到、和与及";

/// Words before an hour: 上午9点.
const DAY_PARTS: [&str; 9] = ["上午", "下午", "早上", "晚上", "中午", "凌晨", "早", "晚", "当日"];

/// Words that begin with 时 and are no hour: 3时段.
const TIME_WORDS: [&str; 4] = ["时段", "时代", "时期", "时间"];

/// The date whose first digits begin at `start`.
pub(super) fn date(text: &str, start: usize) -> Option<Dated> {
    let reader = Reader { text, at: start };
    let (first, behind) = reader.number()?;
    if first.is_year() {
        return years(first, behind);
    }
    let plain = |reader: Reader| Dated { end: reader.at, doubt: Doubt::None };
    let era = (first.value % 10 == 0 && first.length == 2).then(|| behind.word("年代")).flatten();
    let era = era.or_else(|| (10..=22).contains(&first.value).then(|| behind.word("世纪")).flatten());
    era.or_else(|| months(reader)).or_else(|| clock(reader)).map(plain).or_else(|| days(reader))
}

/// What follows the number of a year.
fn years(first: Number, behind: Reader) -> Option<Dated> {
    let plain = |reader: Reader| Some(Dated { end: reader.at, doubt: Doubt::None });
    if let Some(iso) = iso(behind) {
        return Some(iso);
    }
    let (mut last, mut reader) = (first, behind);
    let mut count = 1;
    while let Some((next, ahead)) = reader.join("/").and_then(Reader::number).filter(|(next, _)| next.is_year()) {
        (last, reader) = (next, ahead);
        count += 1;
    }
    // 2018—19年
    let short = reader.join("").and_then(Reader::number).filter(|(next, _)| next.length == 2);
    if let Some(end) = short.and_then(|(_, ahead)| ahead.spaces().word("年")) {
        return plain(end);
    }
    let spaced = reader.spaces();
    if let Some(year) = spaced.word("年").or_else(|| spaced.word("学年")) {
        return plain(months(year.spaces()).unwrap_or(year));
    }
    (count > 1).then_some(Dated { end: reader.at, doubt: Doubt::Number { last: last.start } })
}

/// Month and day of 2018-05-03, 2019.5.10 and 2018/05 behind their year.
fn iso(year: Reader) -> Option<Dated> {
    let sign = year.peek().filter(|c| "-.－．/／".contains(*c))?;
    let (month, behind) = year.sign(sign)?.between(1..=12).filter(|(month, _)| month.length <= 2)?;
    let day = behind.sign(sign).and_then(|reader| reader.between(1..=31));
    if let Some((_, end)) = day
        && end.sign(sign).and_then(Reader::number).is_none()
    {
        return Some(Dated { end: end.at, doubt: Doubt::None });
    }
    let goes_on = behind.peek().is_some_and(|c| c == sign && behind.sign(sign).and_then(Reader::number).is_some());
    (!goes_on).then_some(Dated { end: behind.at, doubt: Doubt::Number { last: month.start } })
}

/// 5月, 7—12月, 3、4月, with the day behind a month: 5月3日, 5月10—12日.
fn months(reader: Reader) -> Option<Reader> {
    let (_, mut behind) = reader.between(1..=12)?;
    while let Some((_, ahead)) = behind.join("").and_then(|next| next.between(1..=12)) {
        behind = ahead;
    }
    let month = behind.spaces().word("月")?;
    Some(day(month.spaces()).unwrap_or(month))
}

/// 3日, 10—12日, 10、12日.
fn day(reader: Reader) -> Option<Reader> {
    let (_, mut behind) = reader.between(1..=31)?;
    while let Some((_, ahead)) = behind.join("").and_then(|next| next.between(1..=31)) {
        behind = ahead;
    }
    let behind = behind.spaces();
    behind.word("日").or_else(|| behind.word("号"))
}

/// Days without their month, which may as well be so many days.
fn days(reader: Reader) -> Option<Dated> {
    day(reader).map(|end| Dated { end: end.at, doubt: Doubt::Days })
}

/// 9:30, 9时30分, 9点半, 上午9点.
fn clock(reader: Reader) -> Option<Reader> {
    let before = &reader.text[..reader.at];
    let (hour, behind) = reader.between(0..=24)?;
    if let Some(end) = behind.colon() {
        // 师生比1:10 is a ratio.
        let words: Vec<char> = before.chars().rev().take(6).collect();
        let is_ratio = words.contains(&'比') || end.word("的比").is_some();
        let end = end.colon().unwrap_or(end);
        return (!is_ratio && end.sign(':').is_none()).then_some(end);
    }
    if let Some(end) = behind.word("时") {
        return (!TIME_WORDS.iter().any(|word| behind.word(word).is_some())).then(|| end.minutes().unwrap_or(end));
    }
    let end = behind.word("点")?;
    let exact = end.minutes().or_else(|| ["半", "整", "钟"].into_iter().find_map(|word| end.word(word)));
    let told = || DAY_PARTS.iter().any(|word| before.ends_with(word)).then_some(end);
    exact.or_else(told).filter(|_| hour.value > 0 || hour.length > 1)
}

/// A number of a date.
#[derive(Clone, Copy)]
struct Number {
    start: usize,
    value: u32,
    /// Number of digits.
    length: usize,
}

impl Number {
    fn is_year(&self) -> bool {
        self.length == 4 && (1900..=2100).contains(&self.value)
    }
}

/// A place in a text.
#[derive(Clone, Copy)]
struct Reader<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Reader<'a> {
    /// The number that begins here, of at most two digits and between two others.
    fn between(self, bounds: RangeInclusive<u32>) -> Option<(Number, Reader<'a>)> {
        self.number().filter(|(number, _)| number.length <= 2 && bounds.contains(&number.value))
    }

    /// Past a colon and the two digits of minutes or seconds.
    fn colon(self) -> Option<Self> {
        let (minute, end) = self.sign(':')?.between(0..=59)?;
        (minute.length == 2).then_some(end)
    }

    /// Past 30分.
    fn minutes(self) -> Option<Self> {
        self.between(0..=59)?.1.word("分")
    }

    fn peek(self) -> Option<char> {
        self.text[self.at..].chars().next()
    }

    fn after(self, bytes: usize) -> Self {
        Self { at: self.at + bytes, ..self }
    }

    /// The whole number that begins here, and what is behind it.
    fn number(self) -> Option<(Number, Self)> {
        let rest = &self.text[self.at..];
        let digits = &rest[..rest.find(|c| !is_digit(c)).unwrap_or(rest.len())];
        let value = digits.chars().filter_map(|c| half_width(c).to_digit(10));
        let value = value.fold(0u32, |sum, digit| sum.saturating_mul(10).saturating_add(digit));
        let number = Number { start: self.at, value, length: digits.chars().count() };
        (number.length > 0).then(|| (number, self.after(digits.len())))
    }

    fn word(self, word: &str) -> Option<Self> {
        self.text[self.at..].starts_with(word).then(|| self.after(word.len()))
    }

    /// A sign in either width.
    fn sign(self, sign: char) -> Option<Self> {
        let c = self.peek().filter(|c| half_width(*c) == half_width(sign))?;
        Some(self.after(c.len_utf8()))
    }

    /// Past spaces within a line.
    fn spaces(self) -> Self {
        let rest = &self.text[self.at..];
        let spaces = rest.len() - rest.trim_start_matches([' ', '\u{A0}', '\u{3000}']).len();
        self.after(spaces)
    }

    /// Past what joins two numbers: one sign or word, a dash also twice.
    fn join(self, more: &str) -> Option<Self> {
        let joint = self.peek().filter(|c| JOINS.contains(*c) || more.contains(*c))?;
        let behind = self.after(joint.len_utf8());
        let doubled = "—-".contains(joint).then(|| behind.sign(joint)).flatten();
        Some(doubled.unwrap_or(behind))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_read_to_their_end() {
        for whole in [
            "2018年",
            "2018 年",
            "２０１８年",
            "2018年5月",
            "2018年5月3日",
            "2019年7—12月",
            "2019年7月3－5日",
            "2018—2019年",
            "2018—19年",
            "2018、2019、2020年",
            "2018至2019学年",
            "5月10—12日",
            "5月10、12日",
            "1-5月",
            "3、4月",
            "6月30日",
            "2018-05-03",
            "2019.5.10",
            "2019/5/10",
            "9时30分",
            "9时",
            "9:30",
            "9：30",
            "09:30:15",
            "9点半",
            "9点30分",
            "90年代",
            "20世纪",
        ] {
            let dated = date(whole, 0);
            assert_eq!(dated, Some(Dated { end: whole.len(), doubt: Doubt::None }), "{whole}");
        }
    }

    #[test]
    fn what_may_be_a_quantity_is_said() {
        for (text, end, last) in [("2018—2019", 11, 7), ("2018.5", 6, 5), ("2000～3000", 0, 0), ("2018/05", 7, 5)] {
            let told = date(text, 0).map(|dated| (dated.end, dated.doubt));
            let expected = (end > 0).then_some((end, Doubt::Number { last }));
            assert_eq!(told, expected, "{text}");
        }
        for text in ["15日", "3—5日", "12号"] {
            assert_eq!(date(text, 0), Some(Dated { end: text.len(), doubt: Doubt::Days }), "{text}");
        }
    }

    #[test]
    fn other_numbers_are_no_dates() {
        for text in [
            "2018.56万元",
            "1950.8",
            "1950.8.40",
            "2018",
            "2018个",
            "13月",
            "0月",
            "32日",
            "3个月",
            "5年",
            "3时段",
            "9点",
            "25:00",
            "6:1",
            "2018.5.10.3",
            "45年代",
            "5世纪",
        ] {
            let dated = date(text, 0).filter(|dated| !matches!(dated.doubt, Doubt::Number { .. }));
            assert_eq!(dated, None, "{text}");
        }
        assert_eq!(date("师生比9:30", "师生比".len()), None);
        assert!(date("上午9点", "上午".len()).is_some());
    }
}
