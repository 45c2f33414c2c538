//! Periods as editions print them: 2018—2019年, 截至2018年底, 去年底（2018年12月）.

use super::period::{NOT_STATED, PLANS};
use super::{Date, Period, PeriodSpan as Span};
use crate::source::half_width;

impl Period {
    /// As printed in Chinese: 2018—2019年, 截至2018年底, 2017年3月以来, 未载明. The words of a source stand with what they mean
    /// behind them, since a reader years later cannot know: 去年底（2018年12月）.
    #[must_use]
    pub fn printed(&self) -> String {
        match (&self.phrase, self.span) {
            (Some(phrase), Some(span)) => match explanation(phrase, span) {
                Some(meaning) => format!("{phrase}（{meaning}）"),
                None => phrase.clone(),
            },
            (Some(phrase), None) => phrase.clone(),
            (None, Some(span)) => span.printed(),
            (None, None) => NOT_STATED.to_owned(),
        }
    }
}

/// What a reader has to be told beside the words of a source; nothing where they name the years themselves (2018年底), or a
/// plan period, or where the time is a beat.
fn explanation(phrase: &str, span: Span) -> Option<String> {
    let (first, last) = match span {
        Span::During(date) | Span::Since(date) | Span::UpTo(date) => (date, date),
        Span::Between(first, last) => (first, last),
        Span::Every(_) => return None,
    };
    let plain = digits(phrase);
    let names_years = [first, last].iter().all(|date| plain.contains(&date.year.to_string()));
    if names_years || is_plan(phrase) {
        return None;
    }
    let printed = match span {
        Span::Since(date) => format!("{}起", date.printed()),
        // 截至今年5月（2020年5月）: 截至 stands in the phrase, or means no more than the day before which it counts.
        Span::UpTo(_) if said_up_to(phrase) => span.printed().trim_start_matches("截至").to_owned(),
        _ => span.printed(),
    };
    // 6月30日（2020年）: only the year is missing.
    match printed.strip_suffix(phrase) {
        Some(year) if !year.is_empty() => Some(year.to_owned()),
        _ => Some(printed),
    }
}

/// Whether a phrase says by itself that it reaches up to a time.
fn said_up_to(phrase: &str) -> bool {
    ["截至", "截止", "到", "至"].iter().any(|word| phrase.starts_with(word))
        || ["为止", "底", "末"].iter().any(|word| phrase.ends_with(word))
}

/// Whether a phrase is the name of a plan period, perhaps as a beginning: “十三五”时期, “十一五”以来.
fn is_plan(phrase: &str) -> bool {
    let name = ["时期", "期间", "以来"].iter().find_map(|word| phrase.strip_suffix(word)).unwrap_or(phrase);
    let name = name.trim_matches(['“', '”', '"', '「', '」']);
    PLANS.iter().any(|(plan, _)| *plan == name)
}

/// A text with years in the digits that they are compared in: 二〇一八年, ２０１８年.
fn digits(text: &str) -> String {
    const NUMERALS: &str = "〇一二三四五六七八九";
    let digit = |c: char| {
        let c = if matches!(c, '○' | '零') { '〇' } else { c };
        let at = NUMERALS.chars().position(|numeral| numeral == c)?;
        char::from_digit(u32::try_from(at).ok()?, 10)
    };
    text.chars().map(|c| digit(c).unwrap_or_else(|| half_width(c))).collect()
}

impl Span {
    fn printed(self) -> String {
        match self {
            Self::During(date) => date.printed(),
            Self::Between(from, to) => printed_range(from, to),
            Self::Since(date) => format!("{}以来", date.printed()),
            Self::UpTo(date) if date.month.is_none() => format!("截至{}年底", date.year),
            Self::UpTo(date) => format!("截至{}", date.printed()),
            Self::Every(beat) => beat.word().to_owned(),
        }
    }
}

/// A range with what both ends share written once, joined by the dash for times (GB/T 15834-2011, 4.13.3.2).
fn printed_range(from: Date, to: Date) -> String {
    if from == to {
        return from.printed();
    }
    let same_year = from.year == to.year;
    let same_month = same_year && from.month == to.month;
    let head = from.printed();
    match ((from.month, from.day), (to.month, to.day)) {
        ((None, _), (None, _)) => format!("{}—{}年", from.year, to.year),
        ((Some(first), None), (Some(last), None)) if same_year => format!("{}年{first}—{last}月", from.year),
        ((Some(month), Some(first)), (_, Some(last))) if same_month => {
            format!("{}年{month}月{first}—{last}日", from.year)
        }
        ((_, Some(_)), (Some(month), Some(day))) if same_year => format!("{head}—{month}月{day}日"),
        _ => format!("{head}—{}", to.printed()),
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
    fn periods_print_as_an_editor_would_write_them() {
        for (text, printed) in [
            ("2018", "2018年"),
            ("2018-08", "2018年8月"),
            ("2019-05-10", "2019年5月10日"),
            ("2018/2019", "2018—2019年"),
            ("2018/2018", "2018年"),
            ("2019-07/2019-12", "2019年7—12月"),
            ("2018-09/2019-03", "2018年9月—2019年3月"),
            ("2019-05-10/2019-05-12", "2019年5月10—12日"),
            ("2019-05-10/2019-06-03", "2019年5月10日—6月3日"),
            ("2018-12-30/2019-01-02", "2018年12月30日—2019年1月2日"),
            ("2018/2019-05", "2018年—2019年5月"),
            ("2019-05-10/2019-06", "2019年5月10日—2019年6月"),
            ("../2018", "截至2018年底"),
            ("../2018-12", "截至2018年12月"),
            ("../2018-12-31", "截至2018年12月31日"),
            ("2017-03/..", "2017年3月以来"),
            ("十三五", "“十三五”时期"),
            ("“十二五”期间", "“十二五”时期"),
            ("每年", "每年"),
            ("每半年", "每半年"),
            ("未载明", "未载明"),
            (" 2018 ", "2018年"),
        ] {
            assert_eq!(parse(text).printed(), printed, "{text}");
        }
    }

    #[test]
    fn words_of_a_source_are_printed_with_what_they_mean() {
        let printed = |phrase: &str, means: &str| Period { phrase: Some(phrase.to_owned()), ..parse(means) }.printed();
        for (phrase, means, expected) in [
            ("去年底", "2018-12", "去年底（2018年12月）"),
            ("去年底", "../2018", "去年底（2018年底）"),
            ("两年来", "2018/2019", "两年来（2018—2019年）"),
            ("截至今年5月", "../2020-05", "截至今年5月（2020年5月）"),
            ("目前", "../2020-05", "目前（截至2020年5月）"),
            ("6月30日", "2020-06-30", "6月30日（2020年）"),
            ("党的十八大以来", "2012-11/..", "党的十八大以来（2012年11月起）"),
            ("去年底", "未载明", "去年底"),
            ("每学期", "每半年", "每学期"),
            ("2018年底", "../2018", "2018年底"),
            ("二〇一八年底", "../2018", "二〇一八年底"),
            ("2019年7月至年底", "2019-07/2019-12", "2019年7月至年底"),
            ("“十一五”以来", "2006/..", "“十一五”以来"),
        ] {
            assert_eq!(printed(phrase, means), expected, "{phrase}");
        }
    }

    #[test]
    fn a_range_may_end_within_its_first_year() {
        assert_eq!(parse("2018/2018-03").printed(), "2018年—2018年3月");
    }
}
