//! Numbers in running text: found, told from dates and ordinals, and read as quantities.

use std::ops::Range;

use super::Quantity;

/// A number in a text.
#[derive(Clone, Debug, PartialEq)]
pub struct Found {
    /// The bytes of the number with the words that belong to it: 超过4.4亿元.
    pub range: Range<usize>,
    /// What it is.
    pub kind: FoundKind,
}

/// What a number in a text is.
#[derive(Clone, Debug, PartialEq)]
pub enum FoundKind {
    /// A quantity in digits.
    Quantity(Box<Quantity>),
    /// A quantity in 汉字: 三个, 两成.
    Spoken(Box<Quantity>),
    /// Digits that are part of a date: 2018年5月, 6月30日.
    Date,
    /// Digits that say which one: 第3批, 图2.
    Ordinal,
    /// Digits without a unit, or as part of a name.
    Bare,
}

/// So many characters behind its digits can belong to a quantity: ～200万元以上.
const AHEAD: usize = 16;

/// So many characters before its digits can belong to a quantity: 每人每月不少于.
const BEFORE: usize = 8;

/// Words behind a number of a year, month or day.
const DATE_UNITS: [char; 5] = ['年', '月', '日', '号', '时'];

/// Words before a number that says which one, not how many.
const ORDINAL_WORDS: [&str; 8] = ["第", "图", "表", "附件", "案例", "专题", "〔", "No."];

/// Finds every number of a text, from left to right. Numbers do not overlap.
#[must_use]
pub fn scan(text: &str) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(starts).map(|offset| at + offset) {
        let number = if text[start..].starts_with(is_digit) { digits(text, at, start) } else { spoken(text, start) };
        match number {
            Some(number) => {
                at = number.range.end;
                found.push(number);
            }
            None => at = start + text[start..].chars().next().map_or(1, char::len_utf8),
        }
    }
    found
}

fn starts(c: char) -> bool {
    is_digit(c) || is_numeral(c)
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit() || ('０'..='９').contains(&c)
}

fn is_numeral(c: char) -> bool {
    matches!(
        c,
        '一' | '二'
            | '两'
            | '三'
            | '四'
            | '五'
            | '六'
            | '七'
            | '八'
            | '九'
            | '十'
            | '百'
            | '千'
            | '万'
            | '半'
            | '〇'
    )
}

/// A number in digits that begins at `start`; what stands before `floor` belongs to the number before.
fn digits(text: &str, floor: usize, start: usize) -> Option<Found> {
    let run = start + text[start..].find(|c: char| !is_digit(c)).unwrap_or(text.len() - start);
    let rest = &text[run..];
    let before = &text[floor..start];
    if ORDINAL_WORDS.iter().any(|word| before.ends_with(word)) {
        return Some(Found { range: start..run, kind: FoundKind::Ordinal });
    }
    if let Some(end) = date(text, start, run) {
        return Some(Found { range: start..end, kind: FoundKind::Date });
    }
    // The longest wording wins: its beginning from far to near, its end from far to near.
    let beginnings = before.char_indices().rev().take(BEFORE).map(|(index, _)| floor + index);
    let mut beginnings: Vec<usize> = std::iter::once(start).chain(beginnings).collect();
    beginnings.reverse();
    let ends: Vec<usize> = rest.char_indices().take(AHEAD).map(|(index, c)| run + index + c.len_utf8()).collect();
    let read = |from: usize, to: usize| Some((from..to, Quantity::parse(&text[from..to]).ok()?));
    // Which words belong to it behind is settled first, from the bare number on.
    let bare = ends.iter().rev().find_map(|&end| read(start, end));
    let number = match bare {
        Some((range, quantity)) => beginnings
            .iter()
            .find_map(|&from| (from < start).then(|| read(from, range.end)).flatten())
            .filter(|(range, _)| !text[range.clone()].starts_with(char::is_whitespace))
            .unwrap_or((range, quantity)),
        None => return Some(Found { range: start..run, kind: FoundKind::Bare }),
    };
    Some(Found { range: number.0, kind: FoundKind::Quantity(Box::new(number.1)) })
}

/// The end of a date whose first digits stand from `start` to `run`: 2018年5月3日, 2018—2019年, 6月30日, 2018-05.
fn date(text: &str, start: usize, run: usize) -> Option<usize> {
    let number: u32 = text[start..run]
        .chars()
        .filter_map(|c| c.to_digit(10))
        .fold(0, |sum, digit| sum.saturating_mul(10).saturating_add(digit));
    let is_year = run - start == 4 && (1900..=2100).contains(&number);
    let rest = &text[run..];
    let unit = rest.chars().next();
    let follows = |unit: char| rest.starts_with(unit);
    let is_day = matches!(unit, Some('月' | '日' | '号')) && (1..=31).contains(&number);
    // 3个月 is a time, 3月 a month; 15日内 may be either and is taken for a day.
    let end = if (is_year && follows('年')) || is_day {
        run + DATE_UNITS.iter().find(|unit| rest.starts_with(**unit)).map_or(0, |unit| unit.len_utf8())
    } else if is_year {
        // 2018—2019年, 2018/2019, 2018-05-03.
        let joined = rest.trim_start_matches(['—', '–', '-', '～', '~', '/', '至', '、', '.']);
        let joins = rest.len() - joined.len();
        let next = joined.find(|c: char| !is_digit(c)).unwrap_or(joined.len());
        if joins == 0 || next == 0 {
            return None;
        }
        run
    } else {
        return None;
    };
    Some(end)
}

/// A quantity in 汉字 that begins at `start`. One of something (一个, 一条) is most often no number at all.
fn spoken(text: &str, start: usize) -> Option<Found> {
    if text[..start].ends_with(is_numeral) || text[..start].ends_with('第') {
        return None;
    }
    let run = start + text[start..].find(|c: char| !is_numeral(c)).unwrap_or(text.len() - start);
    if &text[start..run] == "一" {
        return None;
    }
    let ends: Vec<usize> = text[run..].char_indices().take(4).map(|(index, c)| run + index + c.len_utf8()).collect();
    let (range, quantity) =
        ends.iter().rev().find_map(|&end| Some((start..end, Quantity::parse(&text[start..end]).ok()?)))?;
    Some(Found { range, kind: FoundKind::Spoken(Box::new(quantity)) })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Every number of a text with a letter for its kind.
    fn found(text: &str) -> Vec<(&str, char)> {
        let letter = |kind: &FoundKind| match kind {
            FoundKind::Quantity(_) => 'q',
            FoundKind::Spoken(_) => 's',
            FoundKind::Date => 'd',
            FoundKind::Ordinal => 'o',
            FoundKind::Bare => 'b',
        };
        scan(text).iter().map(|found| (&text[found.range.clone()], letter(&found.kind))).collect()
    }

    #[test]
    fn quantities_are_found_with_the_words_that_belong_to_them() {
        assert_eq!(found("两年共确定项目174个，投资1.5亿元。"), [("两年", 's'), ("174个", 'q'), ("1.5亿元", 'q')]);
        assert_eq!(
            found("累计超过4.4亿元，占70.9%；每人每月510元"),
            [("累计超过4.4亿元", 'q'), ("70.9%", 'q'), ("每人每月510元", 'q')]
        );
        assert_eq!(
            found("奖补60万～200万元，20多万元，近16万余名"),
            [("60万～200万元", 'q'), ("20多万元", 'q'), ("近16万余名", 'q')]
        );
        assert_eq!(found("下降15个百分点，1600多万人"), [("15个百分点", 'q'), ("1600多万人", 'q')]);
    }

    #[test]
    fn dates_and_ordinals_are_no_quantities() {
        assert_eq!(
            found("2018年至2019年，6月30日，2018—2020年，2019年5月10日"),
            [
                ("2018年", 'd'),
                ("2019年", 'd'),
                ("6月", 'd'),
                ("30日", 'd'),
                ("2018", 'd'),
                ("2020年", 'd'),
                ("2019年", 'd'),
                ("5月", 'd'),
                ("10日", 'd'),
            ]
        );
        assert_eq!(found("第2批，图3，见案例5"), [("2", 'o'), ("3", 'o'), ("5", 'o')]);
        assert_eq!(found("收益期10年，3个月"), [("10年", 'q'), ("3个月", 'q')]);
    }

    #[test]
    fn digits_without_a_unit_are_told() {
        assert_eq!(found("“1+1”结对，“666”计划"), [("1", 'b'), ("1", 'b'), ("666", 'b')]);
    }

    #[test]
    fn spoken_numbers_are_told_from_idioms() {
        assert_eq!(found("三个全覆盖、五级结对，十二个村"), [("三个", 's'), ("五级", 's'), ("十二个", 's')]);
        assert_eq!(found("一条路，万众一心，第三批"), []);
    }
}
