//! Dates and periods as records write them, coarse and open ones included.

/// A calendar date of day, month or year precision.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct Date {
    /// Year.
    pub year: i16,
    /// Month, 1 to 12; absent for year precision.
    pub month: Option<u8>,
    /// Day of the month, 1 to 31; absent for year or month precision.
    pub day: Option<u8>,
}

/// What time a figure or a case covers.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Period {
    /// The words of the source, where it has its own (两年来, 截至2018年底).
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

/// Why a text is no period.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PeriodError {
    /// Byte range of what could not be read.
    pub range: std::ops::Range<usize>,
    /// What is wrong.
    pub message: crate::diagnostic::Message,
}

impl Date {
    /// Reads `2018`, `2018-08` or `2019-05-10`.
    ///
    /// # Errors
    /// Where the text stops being a date, and why.
    pub fn parse(text: &str) -> Result<Self, PeriodError> {
        let error = || PeriodError { range: 0..text.len(), message: crate::message!("不是日期", "no date") };
        let year = text.get(..4).and_then(|year| year.parse().ok()).ok_or_else(error)?;
        let mut rest = text.get(4..).unwrap_or("").trim_start_matches('-').split('-').filter(|part| !part.is_empty());
        let mut number = |most: u8| match rest.next().map(str::parse::<u8>) {
            None => Ok(None),
            Some(Ok(n)) if (1..=most).contains(&n) => Ok(Some(n)),
            Some(_) => Err(error()),
        };
        let (month, day) = (number(12)?, number(31)?);
        Ok(Self { year, month, day })
    }
}

impl Period {
    /// Reads a period as records write them.
    ///
    /// # Errors
    /// Where the text stops being a period, and why.
    pub fn parse(text: &str) -> Result<Self, PeriodError> {
        if text == "未载明" {
            return Ok(Self { phrase: None, span: None });
        }
        let span = match text.split_once('/') {
            None => Span::During(Date::parse(text)?),
            Some((from, "..")) => Span::Since(Date::parse(from)?),
            Some(("..", to)) => Span::UpTo(Date::parse(to)?),
            Some((from, to)) => Span::Between(Date::parse(from)?, Date::parse(to)?),
        };
        Ok(Self { phrase: None, span: Some(span) })
    }
}
