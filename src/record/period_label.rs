//! Periods as the rows and columns of a table name them: 2016年, 2015年底, 十三五, 2019年上半年.

use super::period_error::suggestion;
use super::{Date, Period, PeriodSpan};
use crate::source::half_width;

impl Period {
    /// Reads the label of a row or column as a time, in any usual spelling; the label stays as what is printed.
    #[must_use]
    pub fn of_label(label: &str) -> Option<Self> {
        let text: String = label.chars().filter(|c| !c.is_whitespace()).map(half_width).collect();
        let span = part_of_year(&text).or_else(|| {
            let meant = Self::parse(&text).ok().or_else(|| Self::parse(&suggestion(&text)?).ok());
            meant?.span.filter(|span| !matches!(span, PeriodSpan::Every(_)))
        })?;
        // What is written as in a record is printed as a period of a record: 2018-08 as 2018年8月.
        let bare = text.chars().all(|c| c.is_ascii_digit() || c == '-');
        Some(Self { phrase: (!bare).then(|| label.trim().to_owned()), span: Some(span) })
    }

    /// Where it stands as one point on an axis of time, in years: the middle of what has two ends, else the end that is stated.
    #[must_use]
    pub fn moment_year_fraction(&self) -> Option<f64> {
        match (self.start_year_fraction(), self.end_year_fraction()) {
            (Some(start), Some(end)) => Some(f64::midpoint(start, end)),
            (start, end) => start.or(end),
        }
    }
}

/// A year with a word for a part of it: 年初, 年底, 上半年, 第三季度.
fn part_of_year(text: &str) -> Option<PeriodSpan> {
    let (year, part) = text.split_once('年')?;
    let year = year.parse().ok().filter(|year| (1000..=9999).contains(year))?;
    let month = |month| Date { year, month: Some(month), day: None };
    let (first, last) = match part {
        "初" => (1, 1),
        "底" | "末" => (12, 12),
        "上半年" => (1, 6),
        "下半年" => (7, 12),
        _ => {
            let quarter = part.trim_start_matches('第').strip_suffix("季度")?;
            let words = [("一", "1"), ("二", "2"), ("三", "3"), ("四", "4")];
            let index = words.iter().position(|(hanzi, digit)| quarter == *hanzi || quarter == *digit)?;
            let first = u8::try_from(index).ok()? * 3 + 1;
            (first, first + 2)
        }
    };
    Some(if first == last { PeriodSpan::During(month(first)) } else { PeriodSpan::Between(month(first), month(last)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn labels_are_times_in_any_usual_spelling() {
        for (label, span, printed) in [
            ("2016", "2016", "2016年"),
            ("2016-08", "2016-08", "2016年8月"),
            ("2016年", "2016", "2016年"),
            ("2016年8月", "2016-08", "2016年8月"),
            ("十三五", "2016/2020", "十三五"),
            ("2015年底", "2015-12", "2015年底"),
            ("2019年上半年", "2019-01/2019-06", "2019年上半年"),
            ("2019年第三季度", "2019-07/2019-09", "2019年第三季度"),
            ("2018—2019年", "2018/2019", "2018—2019年"),
            ("截至2018年底", "../2018", "截至2018年底"),
        ] {
            let period = Period::of_label(label);
            let found = period.as_ref().and_then(|period| Some((period.span?.to_string(), period.printed())));
            assert_eq!(found, Some((span.to_owned(), printed.to_owned())), "{label}");
        }
        for label in ["张家港", "每年", "未载明", "2019年五季度", "年底", ""] {
            assert_eq!(Period::of_label(label), None, "{label}");
        }
    }

    #[test]
    fn a_moment_is_the_middle_or_the_stated_end() {
        let moment = |label: &str| Period::of_label(label).and_then(|period| period.moment_year_fraction());
        assert_eq!(moment("2016"), Some(2016.5));
        assert_eq!(moment("十二五"), Some(2013.5));
        assert_eq!(moment("截至2018年底"), Some(2019.0));
        assert_eq!(moment("2017年3月以来"), Period::of_label("2017-03").and_then(|month| month.start_year_fraction()));
    }
}
