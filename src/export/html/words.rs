//! Dates and numbers in Chinese words.

use crate::record::Date;

/// A date as printed: 2020年12月1日.
#[must_use]
pub fn date(date: Date) -> String {
    let mut out = format!("{}年", date.year);
    if let Some(month) = date.month {
        out.push_str(&format!("{month}月"));
        if let Some(day) = date.day {
            out.push_str(&format!("{day}日"));
        }
    }
    out
}

/// A date as machines read it: 2020-12-01, as precise as it is.
#[must_use]
pub fn date_iso(date: Date) -> String {
    let mut out = format!("{:04}", date.year);
    if let Some(month) = date.month {
        out.push_str(&format!("-{month:02}"));
        if let Some(day) = date.day {
            out.push_str(&format!("-{day:02}"));
        }
    }
    out
}

/// A running number in 汉字, to 九十九; beyond that, in digits.
#[must_use]
pub fn numeral(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    match number {
        1..=9 => DIGITS[number].to_owned(),
        10..=19 => format!("十{}", DIGITS[number - 10]),
        20..=99 => format!("{}十{}", DIGITS[number / 10], DIGITS[number % 10]),
        _ => number.to_string(),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_are_as_precise_as_the_record() {
        let day = Date { year: 2020, month: Some(12), day: Some(1) };
        assert_eq!((date(day), date_iso(day)), ("2020年12月1日".into(), "2020-12-01".into()));
        let month = Date { day: None, ..day };
        assert_eq!((date(month), date_iso(month)), ("2020年12月".into(), "2020-12".into()));
        let year = Date { month: None, day: None, ..day };
        assert_eq!((date(year), date_iso(year)), ("2020年".into(), "2020".into()));
    }

    #[test]
    fn running_numbers_are_read_out() {
        let read: Vec<String> = [1, 9, 10, 11, 20, 21, 99, 100].into_iter().map(numeral).collect();
        assert_eq!(read, ["一", "九", "十", "十一", "二十", "二十一", "九十九", "100"]);
    }
}
