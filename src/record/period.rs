//! Periods as records write them, coarse and open ones included.

use std::fmt;

use super::Date;
use super::period_error::{PeriodError, misspelt};
use crate::message;

/// What time a figure or a case covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// The words to print, where the source has its own (两年来, 截至2018年底) or the text named a plan period (“十三五”时期).
    pub phrase: Option<String>,
    /// What they mean; absent when the source does not say (未载明).
    pub span: Option<Span>,
}

/// A resolved stretch of time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Span {
    /// During a day, a month or a year: `2018`, `2019-08`, `2019-05-10`.
    During(Date),
    /// From a date to a date, both included: `2018/2019`.
    Between(Date, Date),
    /// Since a date, with no end: `2017-03/..`.
    Since(Date),
    /// Everything up to a date: `../2018-12`.
    UpTo(Date),
    /// Once every year, every month …, a rate and no stretch: `每年`.
    Every(Beat),
}

/// How often something recurs.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Beat {
    /// 每周
    Week,
    /// 每月
    Month,
    /// 每季度
    Quarter,
    /// 每半年
    HalfYear,
    /// 每年
    Year,
}

impl Beat {
    /// All beats with the word that a record uses and an edition prints.
    pub const WORDS: [(&str, Self); 5] = [
        ("每周", Self::Week),
        ("每月", Self::Month),
        ("每季度", Self::Quarter),
        ("每半年", Self::HalfYear),
        ("每年", Self::Year),
    ];

    /// The word that a record uses.
    #[must_use]
    pub fn word(self) -> &'static str {
        Self::WORDS.iter().find(|(_, beat)| *beat == self).map_or("", |(word, _)| word)
    }

    /// How many of it a year has; of weeks 52, the whole ones.
    #[must_use]
    pub const fn per_year(self) -> u16 {
        match self {
            Self::Week => 52,
            Self::Month => 12,
            Self::Quarter => 4,
            Self::HalfYear => 2,
            Self::Year => 1,
        }
    }
}

/// What stands for a time that the source does not state.
pub(super) use super::NOT_STATED;

/// Five-year plans (五年规划) with their first year.
pub(super) const PLANS: [(&str, i16); 7] = [
    ("九五", 1996),
    ("十五", 2001),
    ("十一五", 2006),
    ("十二五", 2011),
    ("十三五", 2016),
    ("十四五", 2021),
    ("十五五", 2026),
];

impl Period {
    /// Reads the text of a period: `2018`, `2018-08`, `2019-05-10`, `2018/2019`, `2017-03/..`, `../2018-12`, a plan period
    /// (`十三五`), a beat (`每年`) or `未载明`.
    ///
    /// # Errors
    /// What is no period, no day of the calendar, or ends before it begins; with what was probably meant.
    pub fn parse(text: &str) -> Result<Self, PeriodError> {
        let lead = text.len() - text.trim_start().len();
        let trimmed = text.trim();
        if trimmed == NOT_STATED {
            return Ok(Self { phrase: None, span: None });
        }
        if let Some(plan) = plan(trimmed) {
            return Ok(plan);
        }
        let beat = Beat::WORDS.into_iter().find(|(word, _)| *word == trimmed);
        let span = match beat {
            Some((_, beat)) => Span::Every(beat),
            None => parse_span(trimmed, lead).map_err(|error| error.with_suggestion(trimmed, lead))?,
        };
        Ok(Self { phrase: None, span: Some(span) })
    }

    /// Where it begins, in years (2019.0 is the beginning of 2019); nothing where it has no stated beginning.
    #[must_use]
    pub fn start_year_fraction(&self) -> Option<f64> {
        match self.span? {
            Span::During(date) | Span::Between(date, _) | Span::Since(date) => Some(date.start_year_fraction()),
            Span::UpTo(_) | Span::Every(_) => None,
        }
    }

    /// Where it ends, in years: the end of its last day, month or year; nothing where it has no stated end.
    #[must_use]
    pub fn end_year_fraction(&self) -> Option<f64> {
        match self.span? {
            Span::During(date) | Span::Between(_, date) | Span::UpTo(date) => Some(date.end_year_fraction()),
            Span::Since(_) | Span::Every(_) => None,
        }
    }

    /// The middle of a day, month or year, in years, for a point on a timeline; nothing for all else.
    #[must_use]
    pub fn point_year_fraction(&self) -> Option<f64> {
        match self.span? {
            Span::During(date) => Some(date.middle_year_fraction()),
            _ => None,
        }
    }
}

/// The text of a record: `2018/2019`.
impl fmt::Display for Span {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::During(date) => write!(f, "{date}"),
            Self::Between(from, to) => write!(f, "{from}/{to}"),
            Self::Since(date) => write!(f, "{date}/.."),
            Self::UpTo(date) => write!(f, "../{date}"),
            Self::Every(beat) => f.write_str(beat.word()),
        }
    }
}

/// A plan period, with or without quotation marks: 十三五, “十三五”时期.
fn plan(text: &str) -> Option<Period> {
    let name = ["时期", "期间"].iter().find_map(|word| text.strip_suffix(word)).unwrap_or(text);
    let name = name.trim_matches(['“', '”', '"', '「', '」']);
    let (name, first) = PLANS.into_iter().find(|(plan, _)| *plan == name)?;
    let year = |year| Date { year, month: None, day: None };
    Some(Period {
        phrase: Some(format!("“{name}”时期")), span: Some(Span::Between(year(first), year(first + 4)))
    })
}

fn parse_span(text: &str, offset: usize) -> Result<Span, PeriodError> {
    let Some((from, to)) = text.split_once('/') else {
        return if text.is_empty() {
            Err(PeriodError::new(offset..offset, message!("没有写时间", "the period is empty")))
        } else {
            Date::parse_at(text, offset).map(Span::During)
        };
    };
    let to_offset = offset + from.len() + 1;
    if to.contains('/') {
        return Err(misspelt(text, offset..offset + text.len()));
    }
    match (from, to) {
        ("..", "..") => Err(PeriodError::new(
            offset..offset + text.len(),
            message!("起止时间至少要写一个", "neither the beginning nor the end is stated"),
        )),
        ("..", to) => Date::parse_at(to, to_offset).map(Span::UpTo),
        (from, "..") => Date::parse_at(from, offset).map(Span::Since),
        (from, to) => {
            let from = Date::parse_at(from, offset)?;
            let to = Date::parse_at(to, to_offset)?;
            if from.first_day() > to.last_day() {
                return Err(PeriodError {
                    range: offset..offset + text.len(),
                    message: message!(
                        "“{from}”在“{to}”之后，起止时间颠倒了",
                        "{from} is after {to}",
                        from = from,
                        to = to
                    ),
                    hint: message!(
                        "早的写在前面：{to}/{from}",
                        "write the earlier one first: {to}/{from}",
                        from = from,
                        to = to
                    ),
                });
            }
            Ok(Span::Between(from, to))
        }
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot parse its own input has failed")]
mod tests {
    use super::*;

    fn parse(text: &str) -> Period {
        Period::parse(text).unwrap()
    }

    #[test]
    fn a_span_writes_the_text_that_it_is_read_from() {
        for text in ["2018", "2018-08", "2018/2019-05-10", "2017-03/..", "../2018-12", "每周", "每月", "每季度", "每年"]
        {
            assert_eq!(parse(text).span.unwrap().to_string(), text);
        }
    }

    #[test]
    fn plan_periods_have_five_years() {
        for (plan, span) in [("十一五", "2006/2010"), ("十二五", "2011/2015"), ("十三五", "2016/2020")] {
            assert_eq!(parse(plan).span.unwrap().to_string(), span);
        }
    }

    #[test]
    fn stretches_reach_to_the_end_of_their_last_day_month_or_year() {
        let ends = |text: &str| (parse(text).start_year_fraction(), parse(text).end_year_fraction());
        assert_eq!(ends("2018/2019"), (Some(2018.0), Some(2020.0)));
        assert_eq!(ends("2019-01/2019-12"), (Some(2019.0), Some(2020.0)));
        assert_eq!(ends("2019-01-01/2019-12-31"), (Some(2019.0), Some(2020.0)));
        assert_eq!(ends("2018/.."), (Some(2018.0), None));
        assert_eq!(ends("../2018"), (None, Some(2019.0)));
        assert_eq!(ends("每年"), (None, None));
        assert_eq!(ends("未载明"), (None, None));
        assert_eq!(parse("2018").point_year_fraction(), Some(2018.5));
        assert_eq!(parse("2018/2019").point_year_fraction(), None);
    }

    #[test]
    fn errors_say_what_is_wrong_and_where() {
        for (text, covered, piece, hint) in [
            ("", "", "没有写时间", "可以写"),
            ("两年来", "两年来", "看不懂日期“两年来”", "可以写"),
            ("2018年8月", "2018年8月", "看不懂日期", "“2018-08”"),
            ("2019/2018", "2019/2018", "颠倒", "2018/2019"),
            ("2019-06/2019-05-10", "2019-06/2019-05-10", "颠倒", "早的"),
            ("2018/2019-13", "13", "没有13月", "核对"),
            ("2018-02-30/2019", "30", "有28天", "核对"),
            ("2018/", "", "缺少日期", "“2018”"),
            ("../..", "../..", "至少要写一个", "可以写"),
            ("2018-08/今", "今", "看不懂日期“今”", "可以写"),
            ("2019/05/10", "2019/05/10", "看不懂日期", "“2019-05-10”"),
            ("2018-2019", "2018-2019", "看不懂日期", "“2018/2019”"),
        ] {
            let error = Period::parse(text).unwrap_err();
            assert!(error.message.zh.contains(piece), "{text}: {}", error.message.zh);
            assert!(error.hint.zh.contains(hint), "{text}: {}", error.hint.zh);
            assert_eq!(&text[error.range], covered, "{text}");
        }
    }
}
