//! Words for a time that only the day of writing can settle: 去年, 目前, 同年, 近两年.

use std::ops::Range;

/// What a word counts from.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TimeWord {
    /// A year counted from that of writing: 去年 is -1.
    Year(i16),
    /// A month or day near the day of writing: 上月, 日前.
    Day,
    /// The day of writing, or a stretch up to it: 目前, 近年来.
    Now,
    /// The year that was named before: 同年, 当年.
    Same,
}

use TimeWord::{Day, Now, Same, Year};

/// A word, what it counts from, and the characters before it and behind it that make it a part of other words: 文明年, 同年级.
type Entry = (&'static str, TimeWord, &'static str, &'static str);

const WORDS: [Entry; 36] = [
    ("今年", Year(0), "", "轻纪龄幼"),
    ("本年度", Year(0), "基", ""),
    ("去年", Year(-1), "过", ""),
    ("上年", Year(-1), "以岁加", "纪龄"),
    ("上一年", Year(-1), "", "级"),
    ("前年", Year(-2), "年之以目当此提期", "产均度龄纪"),
    ("明年", Year(1), "文说表声证清光分透黎注标写载", "份"),
    ("本月", Day, "基", ""),
    ("上月", Day, "以", "球"),
    ("上个月", Day, "以", ""),
    ("昨天", Day, "", ""),
    ("昨日", Day, "", ""),
    ("今天", Day, "", ""),
    ("日前", Day, "0123456789一二三四五六七八九十节假生即当今次末工期", ""),
    ("不久前", Day, "", ""),
    ("近日", Day, "最附邻", ""),
    ("近期", Day, "最附邻", ""),
    ("目前", Now, "", ""),
    ("当前", Now, "", "往"),
    ("如今", Now, "", ""),
    ("现在", Now, "发出体实呈", ""),
    ("至今", Now, "", "年"),
    ("近年来", Now, "", ""),
    ("近些年", Now, "", ""),
    ("近几年", Now, "", ""),
    ("近一年", Now, "", ""),
    ("近两年", Now, "", ""),
    ("近三年", Now, "", ""),
    ("近四年", Now, "", ""),
    ("近五年", Now, "", ""),
    ("近2年", Now, "", ""),
    ("近3年", Now, "", ""),
    ("近4年", Now, "", ""),
    ("近5年", Now, "", ""),
    ("同年", Same, "", "级龄"),
    ("当年", Same, "", ""),
];

/// Every such word of a text, from left to right.
pub(super) fn time_words(text: &str) -> Vec<(Range<usize>, TimeWord)> {
    let mut found: Vec<(Range<usize>, TimeWord)> = Vec::new();
    for (word, kind, not_behind, not_before) in WORDS {
        for (at, _) in text.match_indices(word) {
            let end = at + word.len();
            let is_part = text[..at].ends_with(|c| not_behind.contains(c))
                || text[end..].starts_with(|c| not_before.contains(c))
                || found.iter().any(|(other, _)| other.start < end && at < other.end);
            if !is_part {
                found.push((at..end, kind));
            }
        }
    }
    found.sort_by_key(|(range, _)| range.start);
    found
}

/// A stretch of years as a phrase counts it: 两年来, 过去的四年里, 连续20多年.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Stretch {
    /// How many.
    pub years: u32,
    /// Whether it is somewhat more: 20多年.
    pub more: bool,
    /// Whether it is placed in time, and is more than a length: 四年来, 这两年, but not 10年.
    pub placed: bool,
    /// Whether it ends at the time of writing: 近两年, 过去四年.
    pub to_now: bool,
}

/// The stretch of years of a phrase.
pub(super) fn stretch(phrase: &str) -> Option<Stretch> {
    phrase.match_indices('年').find_map(|(at, _)| {
        let before = phrase[..at].trim_end_matches('个');
        let (before, more) = match before.strip_suffix(['多', '余']) {
            Some(before) => (before, true),
            None => (before, false),
        };
        let start = before.char_indices().rev().take_while(|(_, c)| is_numeral(*c)).last().map(|(at, _)| at)?;
        let (lead, number) = before.split_at(start);
        let years = number_of(number).filter(|years| (1..100).contains(years))?;
        if lead.ends_with('第') {
            return None;
        }
        let tail = &phrase[at + '年'.len_utf8()..];
        let more = more || tail.starts_with('多');
        let tail = tail.trim_start_matches('多');
        let lead = lead.trim_end_matches('的');
        let to_now = lead.ends_with("过去") || (lead.ends_with('近') && !lead.ends_with("将近"));
        let placed = to_now
            || ["来", "以来", "间", "里", "中", "前", "后"].iter().any(|word| tail.starts_with(word))
            || ["这", "前", "头", "后", "最初"].iter().any(|word| lead.ends_with(word));
        Some(Stretch { years, more, placed, to_now })
    })
}

/// Whether a text tells how long something lasts, and not when: 10年, 收益期长达10年, 连续20多年, 三个月.
pub(super) fn is_length(text: &str) -> bool {
    let of_years = stretch(text).is_some_and(|stretch| !stretch.placed);
    let of_days = ["个月", "个多月", "天", "周"].iter().any(|unit| {
        text.strip_suffix(unit)
            .is_some_and(|number| number.ends_with(|c: char| is_numeral(c) || matches!(c, '多' | '余')))
    });
    let is_placed = ["来", "过去", "近", "这", "前", "后"].iter().any(|word| text.contains(word));
    (of_years || (of_days && !is_placed)) && time_words(text).is_empty()
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || "一二两三四五六七八九十".contains(c)
}

/// The number that digits or numerals up to 99 stand for.
fn number_of(text: &str) -> Option<u32> {
    if let Ok(number) = text.parse() {
        return Some(number);
    }
    let digit = |c: char| match c {
        '两' => Some(2),
        _ => u32::try_from("零一二三四五六七八九".chars().position(|numeral| numeral == c)?).ok(),
    };
    let of = |part: &str, absent: u32| {
        let mut chars = part.chars();
        match (chars.next(), chars.next()) {
            (None, _) => Some(absent),
            (Some(c), None) => digit(c),
            _ => None,
        }
    };
    match text.split_once('十') {
        Some((tens, ones)) => Some(of(tens, 1)? * 10 + of(ones, 0)?),
        None => of(text, 0),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_stand_as_words() {
        let words =
            |text: &'static str| -> Vec<&str> { time_words(text).into_iter().map(|(range, _)| &text[range]).collect() };
        assert_eq!(words("截至今年5月，去年底完工"), ["今年", "去年"]);
        assert_eq!(words("如今，近两年好了"), ["如今", "近两年"]);
        for text in
            ["最近日子好过", "文明年货", "5月31日前完成", "三年前年产量", "原文未注明年份", "同年级", "前往", "如期"]
        {
            assert!(words(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn stretches_are_counted() {
        let told = |text| stretch(text).map(|found| (found.years, found.more, found.placed, found.to_now));
        assert_eq!(told("两年来"), Some((2, false, true, false)));
        assert_eq!(told("过去的四年里"), Some((4, false, true, true)));
        assert_eq!(told("近10年"), Some((10, false, true, true)));
        assert_eq!(told("连续20多年"), Some((20, true, false, false)));
        assert_eq!(told("二十一年间"), Some((21, false, true, false)));
        for text in ["2019年来", "第三年", "近几年", "年底"] {
            assert_eq!(told(text), None, "{text}");
        }
        for text in ["10年", "收益期长达10年", "连续20多年", "三个月"] {
            assert!(is_length(text), "{text}");
        }
        for text in ["两年来", "近两年", "过去三个月", "去年"] {
            assert!(!is_length(text), "{text}");
        }
    }
}
