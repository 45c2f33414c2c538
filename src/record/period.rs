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
pub struct PeriodError;
