//! Why a text is no date or period, and what was probably meant.

use std::ops::Range;

use super::Date;
use crate::diagnostic::Message;
use crate::message;
use crate::source::half_width;

/// Why a text is no period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodError {
    /// Byte range, in the text that was given, of what is wrong; empty where something is missing.
    pub range: Range<usize>,
    /// What is wrong.
    pub message: Message,
    /// What to write instead.
    pub hint: Message,
}

impl PeriodError {
    pub(super) fn new(range: Range<usize>, message: Message) -> Self {
        let hint = message!(
            "可以写 2018、2018-08、2019-05-10、2018/2019（起止）、2017-03/..（以来）、../2018-12（截至）、十三五、每年、未载明；原文另有说法的写 {{ phrase: 两年来, means: 2018/2019 }}",
            "write 2018, 2018-08, 2019-05-10, 2018/2019 (from, to), 2017-03/.. (since), ../2018-12 (up to), 十三五, 每年 or 未载明; a phrase of the source as {{ phrase: 两年来, means: 2018/2019 }}"
        );
        Self { range, message, hint }
    }

    /// Says what was probably meant, where the text can be understood as a whole. The text begins at `offset`.
    pub(super) fn with_suggestion(self, text: &str, offset: usize) -> Self {
        match suggestion(text) {
            // Where something is missing, the place says more than the whole.
            Some(meant) if self.range.is_empty() => {
                Self { hint: message!("是不是“{meant}”？", "did you mean `{meant}`?", meant = meant), ..self }
            }
            Some(meant) => {
                let hint = message!("是不是“{meant}”？", "did you mean `{meant}`?", meant = meant);
                Self { hint, ..misspelt(text, offset..offset + text.len()) }
            }
            None => self,
        }
    }

    /// The error for a date that is well written and not in the calendar.
    pub(super) fn no_such_day(range: Range<usize>, message: Message) -> Self {
        Self { range, message, hint: message!("核对原文", "check the source") }
    }
}

/// The error for a text that is not spelt like a date.
pub(super) fn misspelt(text: &str, range: Range<usize>) -> PeriodError {
    if text.is_empty() {
        return PeriodError::new(range, message!("这里缺少日期", "a date is missing here"));
    }
    let message = message!("看不懂日期“{text}”", "`{text}` is no date", text = text);
    if is_length(text) {
        let hint = message!(
            "“{text}”是多长，不是什么时候：period 写起止，例如 2018/2019；原文没有写起止的，写 {{ phrase: {text}, means: 未载明 }}",
            "`{text}` is a length: `period` takes from when to when, as in 2018/2019; where the source does not say, {{ phrase: {text}, means: 未载明 }}",
            text = text
        );
        return PeriodError { range, message, hint };
    }
    PeriodError::new(range, message)
}

/// Whether a text tells how long something lasts: 10年, 三个月.
fn is_length(text: &str) -> bool {
    let number = ["个月", "年", "天", "周"].iter().find_map(|unit| text.strip_suffix(unit)).unwrap_or_default();
    let number = number.trim_end_matches(['多', '余']);
    let is_numeral = |c: char| c.is_ascii_digit() || "一二两三四五六七八九十半".contains(c);
    !number.is_empty() && number.chars().count() < 4 && number.chars().all(is_numeral)
}

/// The period that a text spells in another way: 2018年8月, 2018.8, 2018-2019, 截至2018年底, 2017年3月以来.
pub(super) fn suggestion(text: &str) -> Option<String> {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).map(half_width).collect();
    let date = |text: &str| loose_date(text).map(|date| date.to_string());
    let up_to = ["截至", "截止到", "截止", "到"].iter().find_map(|word| text.strip_prefix(word));
    let since = ["以来", "至今", "起"].iter().find_map(|word| text.strip_suffix(word));
    if let Some(rest) = up_to {
        return Some(format!("../{}", date(rest.trim_end_matches(['底', '末']))?));
    }
    if let Some(rest) = since {
        return Some(format!("{}/..", date(rest)?));
    }
    if let Some(date) = date(&text) {
        return Some(date);
    }
    let (from, to) = split_range(&text)?;
    let from = loose_date(from)?;
    let within = |to: &str| {
        // 2019年7—12月: the year stands only once.
        let month = to.trim_end_matches('月').parse().ok().filter(|month| (1..=12).contains(month))?;
        from.month.map(|_| Date { year: from.year, month: Some(month), day: None })
    };
    let to = loose_date(to).or_else(|| within(to)).filter(|to| from.first_day() <= to.last_day())?;
    Some(format!("{from}/{to}"))
}

fn split_range(text: &str) -> Option<(&str, &str)> {
    let dash = |text| ["至", "到", "—", "~", "/"].iter().find_map(|word| str::split_once(text, word));
    // A hyphen joins the parts of a date as well: between two years it joins a range.
    dash(text).or_else(|| text.split_once('-').filter(|(from, to)| from.len() >= 4 && to.len() >= 4))
}

/// A date in any usual spelling that begins with four digits for the year.
fn loose_date(text: &str) -> Option<Date> {
    if text.len() == 8 && text.bytes().all(|b| b.is_ascii_digit()) {
        return Date::parse_at(&format!("{}-{}-{}", &text[..4], &text[4..6], &text[6..]), 0).ok();
    }
    let marks = ['年', '月', '日', '号', '.', '-', '/'];
    if !text.chars().all(|c| c.is_ascii_digit() || marks.contains(&c)) {
        return None;
    }
    let mut fields = text.split(marks).filter(|field| !field.is_empty());
    let mut iso = fields.next().filter(|year| year.len() == 4)?.to_owned();
    for field in fields {
        iso.push_str(&format!("-{field:0>2}"));
    }
    Date::parse_at(&iso, 0).ok()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_length_is_no_time() {
        for (text, length) in [("10年", true), ("三个月", true), ("20多年", true), ("两年来", false), ("今年", false)]
        {
            assert_eq!(misspelt(text, 0..text.len()).hint.zh.contains("是多长"), length, "{text}");
        }
    }

    #[test]
    fn other_spellings_are_understood_well_enough_to_suggest_the_right_one() {
        for (text, meant) in [
            ("2018年8月", "2018-08"),
            ("2019年5月10日", "2019-05-10"),
            ("2018-8", "2018-08"),
            ("2018.8.3", "2018-08-03"),
            ("2019/05/10", "2019-05-10"),
            ("20190510", "2019-05-10"),
            ("２０１８－０８", "2018-08"),
            ("2018-2019", "2018/2019"),
            ("2018—2019年", "2018/2019"),
            ("2018年至2019年", "2018/2019"),
            ("2019年7—12月", "2019-07/2019-12"),
            ("2019年7月～12月", "2019-07/2019-12"),
            ("截至2018年底", "../2018"),
            ("2017年3月以来", "2017-03/.."),
        ] {
            assert_eq!(suggestion(text).as_deref(), Some(meant), "{text}");
        }
        for text in ["两年来", "2018年13月", "2019—2018年", "18-8", "", "/", "——"] {
            assert_eq!(suggestion(text), None, "{text}");
        }
    }
}
