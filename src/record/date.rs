//! Calendar dates of day, month or year precision.

use std::fmt;

use super::period_error::{PeriodError, misspelt};
use crate::message;

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

impl Date {
    /// Reads `2018`, `2018-08` or `2019-05-10`.
    ///
    /// # Errors
    /// What is no such date, or no day of the calendar.
    pub fn parse(text: &str) -> Result<Self, PeriodError> {
        let lead = text.len() - text.trim_start().len();
        Self::parse_at(text.trim(), lead).map_err(|error| error.with_suggestion(text.trim(), lead))
    }

    /// Reads a date that begins at an offset of a longer text.
    pub(super) fn parse_at(text: &str, offset: usize) -> Result<Self, PeriodError> {
        let whole = || offset..offset + text.len();
        let mut parts = text.split('-');
        let fields = (parts.next().unwrap_or_default(), parts.next(), parts.next());
        let (year, month, day) =
            match (digits(fields.0, 4), fields.1.map(|m| digits(m, 2)), fields.2.map(|d| digits(d, 2))) {
                (Some(year), None, None) => (year, None, None),
                (Some(year), Some(Some(month)), None) => (year, Some(month), None),
                (Some(year), Some(Some(month)), Some(Some(day))) if parts.next().is_none() => {
                    (year, Some(month), Some(day))
                }
                _ => return Err(misspelt(text, whole())),
            };
        let year = i16::try_from(year).ok().filter(|year| *year >= 1000);
        let Some(year) = year else {
            return Err(PeriodError::new(
                offset..offset + 4,
                message!("年份“{text}”不对", "`{text}` is no year", text = fields.0),
            ));
        };
        let Some(month) = month else { return Ok(Self { year, month: None, day: None }) };
        if !(1..=12).contains(&month) {
            let message = message!("没有{month}月", "there is no month {month}", month = month);
            return Err(PeriodError::no_such_day(offset + 5..offset + 7, message));
        }
        let month = u8::try_from(month).unwrap_or(12);
        let Some(day) = day else { return Ok(Self { year, month: Some(month), day: None }) };
        let last = days_in_month(year, month);
        match u8::try_from(day).ok().filter(|day| (1..=last).contains(day)) {
            Some(day) => Ok(Self { year, month: Some(month), day: Some(day) }),
            None => Err(PeriodError::no_such_day(
                offset + 8..offset + 10,
                message!(
                    "没有{year}年{month}月{day}日，这个月有{last}天",
                    "there is no day {day} in {year}-{month:02}, which has {last} days",
                    year = year,
                    month = month,
                    day = day,
                    last = last
                ),
            )),
        }
    }

    /// As printed in Chinese: 2018年, 2018年8月, 2019年5月10日.
    #[must_use]
    pub fn printed(&self) -> String {
        let year = self.year;
        match (self.month, self.day) {
            (Some(month), Some(day)) => format!("{year}年{month}月{day}日"),
            (Some(month), None) => format!("{year}年{month}月"),
            (None, _) => format!("{year}年"),
        }
    }

    /// The beginning of its first day, in years: 2019.0 for `2019` and for `2019-01-01`.
    #[must_use]
    pub fn start_year_fraction(&self) -> f64 {
        let (_, month, day) = self.first_day();
        self.fraction(month, day, 0)
    }

    /// The end of its last day, in years: 2020.0 for `2019` and for `2019-12-31`.
    #[must_use]
    pub fn end_year_fraction(&self) -> f64 {
        let (_, month, day) = self.last_day();
        self.fraction(month, day, 1)
    }

    /// Its middle, in years, for a point on an axis of time: 2019.5 for `2019`.
    #[must_use]
    pub fn middle_year_fraction(&self) -> f64 {
        f64::midpoint(self.start_year_fraction(), self.end_year_fraction())
    }

    /// Year, month and day of its first day.
    pub(super) fn first_day(&self) -> (i16, u8, u8) {
        (self.year, self.month.unwrap_or(1), self.day.unwrap_or(1))
    }

    /// Year, month and day of its last day.
    pub(super) fn last_day(&self) -> (i16, u8, u8) {
        let month = self.month.unwrap_or(12);
        (self.year, month, self.day.unwrap_or_else(|| days_in_month(self.year, month)))
    }

    /// The year and the part of it that is over some days after the beginning of a day.
    fn fraction(&self, month: u8, day: u8, after: u16) -> f64 {
        let length = |month| u16::from(days_in_month(self.year, month));
        let before: u16 = (1..month).map(length).sum::<u16>() + u16::from(day.saturating_sub(1)) + after;
        let year: u16 = (1..=12).map(length).sum();
        f64::from(self.year) + f64::from(before) / f64::from(year)
    }
}

/// ISO 8601: `2018`, `2018-08`, `2019-05-10`.
impl fmt::Display for Date {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{:04}", self.year)?;
        if let Some(month) = self.month {
            write!(f, "-{month:02}")?;
            if let Some(day) = self.day {
                write!(f, "-{day:02}")?;
            }
        }
        Ok(())
    }
}

/// A number of exactly so many ASCII digits.
fn digits(text: &str, length: usize) -> Option<u16> {
    (text.len() == length && text.bytes().all(|b| b.is_ascii_digit())).then(|| text.parse().ok()).flatten()
}

/// Number of days of a month in the Gregorian calendar.
fn days_in_month(year: i16, month: u8) -> u8 {
    match month {
        2 if year % 4 == 0 && (year % 100 != 0 || year % 400 == 0) => 29,
        2 => 28,
        4 | 6 | 9 | 11 => 30,
        _ => 31,
    }
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test that cannot parse its own input has failed")]
mod tests {
    use super::*;

    #[test]
    fn dates_read_and_print_back() {
        for (text, printed) in [("2018", "2018年"), ("2018-08", "2018年8月"), ("2019-05-10", "2019年5月10日")] {
            let date = Date::parse(text).unwrap();
            assert_eq!(date.to_string(), text);
            assert_eq!(date.printed(), printed);
        }
    }

    #[test]
    fn only_days_of_the_calendar_are_dates() {
        for good in ["2020-02-29", "2000-02-29", "2019-12-31"] {
            assert!(Date::parse(good).is_ok(), "{good}");
        }
        for (bad, covered, piece) in [
            ("2026-13-40", "13", "没有13月"),
            ("2026-00", "00", "没有0月"),
            ("2026-04-31", "31", "有30天"),
            ("2019-02-29", "29", "有28天"),
            ("1900-02-29", "29", "有28天"),
            ("2019-02-00", "00", "没有2019年2月0日"),
            ("0000", "0000", "年份"),
            ("2018-8", "2018-8", "看不懂"),
            ("20180810", "20180810", "看不懂"),
            ("2018-08-10-01", "2018-08-10-01", "看不懂"),
            (" 2018- ", "2018-", "看不懂"),
        ] {
            let error = Date::parse(bad).unwrap_err();
            assert!(error.message.zh.contains(piece), "{bad}: {}", error.message.zh);
            assert_eq!(&bad[error.range], covered, "{bad}");
        }
    }

    #[test]
    fn a_date_lies_between_its_start_and_its_end() {
        let date = |text: &str| Date::parse(text).unwrap();
        let close = |a: f64, b: f64| assert!((a - b).abs() < 1e-9, "{a} {b}");
        close(date("2019").start_year_fraction(), 2019.0);
        close(date("2019").middle_year_fraction(), 2019.5);
        close(date("2019").end_year_fraction(), 2020.0);
        close(date("2019-12").end_year_fraction(), 2020.0);
        close(date("2019-12-31").end_year_fraction(), 2020.0);
        close(date("2019-02").start_year_fraction(), 2019.0 + 31.0 / 365.0);
        close(date("2019-02").middle_year_fraction(), 2019.0 + 45.0 / 365.0);
        close(date("2020-03-01").start_year_fraction(), 2020.0 + 60.0 / 366.0);
    }
}
