//! Numbers of persons in running text: identity cards and telephones.

use std::ops::Range;

use crate::source::half_width;

/// What a number of a person is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Personal {
    /// Of an identity card: eighteen digits with a date of birth in them.
    Identity,
    /// Of a mobile telephone.
    Mobile,
    /// Of a telephone with its area code, which is most often that of an office.
    Landline,
}

/// What may be counted: 13800000000元 is an amount.
const COUNTED: &str = "元人户万亿亩%个次名公米千吨";

/// Finds the numbers of persons in a text, each with the spaces and hyphens between its digits and the code of the country before
/// it. Full-width digits are digits.
#[must_use]
pub fn personal(text: &str) -> Vec<(Range<usize>, Personal)> {
    let mut found = Vec::new();
    let mut at = 0;
    while let Some(start) = text[at..].find(is_digit).map(|offset| at + offset) {
        let end = group_end(text, start);
        let run = &text[start..end];
        let behind = text[end..].chars().next().map(half_width);
        let is_counted = behind.is_some_and(|c| COUNTED.contains(c));
        let is_decimal = behind == Some('.') && text[end..].chars().nth(1).is_some_and(is_digit)
            || text[..start].ends_with(['.', '．']) && text[..start].chars().rev().nth(1).is_some_and(is_digit);
        match kind(&plain(run)).filter(|kind| *kind == Personal::Identity || !(is_counted || is_decimal)) {
            Some(kind) => found.push((with_country(text, at, start)..end, kind)),
            None => found.extend(parts(text, start..end).filter(|_| !is_counted && !is_decimal)),
        }
        at = end;
    }
    found
}

fn is_digit(c: char) -> bool {
    half_width(c).is_ascii_digit()
}

/// What may stand between the digits of one number.
fn is_joint(c: char) -> bool {
    matches!(half_width(c), ' ' | '-' | '—' | '\u{3000}' | '\u{A0}' | '(' | ')')
}

/// The end of a run of digits with single joints between them, and the X of an identity card.
fn group_end(text: &str, start: usize) -> usize {
    let mut end = start;
    loop {
        let rest = &text[end..];
        end += rest.find(|c| !is_digit(c)).unwrap_or(rest.len());
        let closes = text[end..].chars().next().filter(|c| matches!(half_width(*c), 'X' | 'x'));
        if let Some(close) = closes
            && plain(&text[start..end]).len() == 17
        {
            return end + close.len_utf8();
        }
        let Some(joint) = text[end..].chars().next().filter(|c| is_joint(*c)) else { return end };
        if !text[end + joint.len_utf8()..].starts_with(is_digit) {
            return end;
        }
        end += joint.len_utf8();
    }
}

/// The digits alone, and a closing X, half-width.
fn plain(run: &str) -> String {
    run.chars().map(half_width).filter(|c| c.is_ascii_alphanumeric()).collect()
}

/// Where a number begins, the + of its country or the bracket of its area code included.
fn with_country(text: &str, floor: usize, start: usize) -> usize {
    let before = text[floor..start].chars().next_back().filter(|c| matches!(half_width(*c), '+' | '('));
    start - before.map_or(0, char::len_utf8)
}

fn kind(digits: &str) -> Option<Personal> {
    let local = ["0086", "86"].iter().find_map(|code| digits.strip_prefix(code).filter(|rest| rest.len() >= 10));
    if is_identity(digits) {
        Some(Personal::Identity)
    } else if is_mobile(digits) || local.is_some_and(is_mobile) {
        Some(Personal::Mobile)
    } else if is_landline(digits) {
        Some(Personal::Landline)
    } else {
        None
    }
}

/// Numbers that stand beside others with a space between them: 张 13812345678 李 …, 2018 13812345678.
fn parts(text: &str, run: Range<usize>) -> impl Iterator<Item = (Range<usize>, Personal)> {
    let mut at = run.start;
    let pieces: Vec<Range<usize>> = text[run.clone()]
        .split_inclusive(is_joint)
        .map(|piece| {
            let start = at;
            at += piece.len();
            start..start + piece.trim_end_matches(is_joint).len()
        })
        .collect();
    pieces.into_iter().filter_map(|range| {
        let digits = plain(&text[range.clone()]);
        let kind = if is_identity(&digits) { Personal::Identity } else { Personal::Mobile };
        (kind == Personal::Identity || is_mobile(&digits)).then_some((range, kind))
    })
}

/// Six digits of a region, eight of a date of birth, three of an order, one of a check (GB 11643).
fn is_identity(digits: &str) -> bool {
    let is_made_of_digits = |text: &str| text.chars().all(|c| c.is_ascii_digit());
    let part = |range: Range<usize>| digits.get(range).and_then(|part| part.parse::<u32>().ok());
    digits.len() == 18
        && digits.get(..17).is_some_and(is_made_of_digits)
        && part(6..10).is_some_and(|year| (1900..=2100).contains(&year))
        && part(10..12).is_some_and(|month| (1..=12).contains(&month))
        && part(12..14).is_some_and(|day| (1..=31).contains(&day))
}

fn is_mobile(digits: &str) -> bool {
    let mut start = digits.chars();
    digits.len() == 11
        && digits.chars().all(|c| c.is_ascii_digit())
        && start.next() == Some('1')
        && start.next().is_some_and(|second| ('3'..='9').contains(&second))
}

/// An area code of three or four digits that begins with 0, and a number of seven or eight that begins with 2 to 9.
fn is_landline(digits: &str) -> bool {
    // 010 and 02x have three digits, all others four.
    let code = if digits.starts_with("010") || digits.starts_with("02") { 3 } else { 4 };
    let local = digits.get(code..).unwrap_or_default();
    digits.starts_with('0')
        && !digits.starts_with("00")
        && digits.chars().all(|c| c.is_ascii_digit())
        && matches!(local.len(), 7 | 8)
        && local.starts_with(|c: char| ('2'..='9').contains(&c))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(&str, Personal)> {
        personal(text).into_iter().map(|(range, kind)| (&text[range], kind)).collect()
    }

    #[test]
    fn numbers_of_persons_are_found_however_they_are_written() {
        for (text, number, kind) in [
            ("联系13812345678。", "13812345678", Personal::Mobile),
            ("联系138-1234-5678。", "138-1234-5678", Personal::Mobile),
            ("联系138 1234 5678", "138 1234 5678", Personal::Mobile),
            ("联系+86 13812345678", "+86 13812345678", Personal::Mobile),
            ("联系+86-138-1234-5678", "+86-138-1234-5678", Personal::Mobile),
            ("联系008613812345678", "008613812345678", Personal::Mobile),
            ("联系１３８１２３４５６７８。", "１３８１２３４５６７８", Personal::Mobile),
            ("2018 13812345678", "13812345678", Personal::Mobile),
            ("证号32072319650812001X。", "32072319650812001X", Personal::Identity),
            ("证号32072319650812001ｘ。", "32072319650812001ｘ", Personal::Identity),
            ("证号320723 19650812 0011", "320723 19650812 0011", Personal::Identity),
            ("电话0766-3812345", "0766-3812345", Personal::Landline),
            ("电话(0766)3812345", "(0766)3812345", Personal::Landline),
            ("电话010-62345678", "010-62345678", Personal::Landline),
            ("电话0518－88812345", "0518－88812345", Personal::Landline),
        ] {
            assert_eq!(found(text), [(number, kind)], "{text}");
        }
    }

    #[test]
    fn other_long_numbers_are_no_persons() {
        for text in [
            "拨付13812345678元",
            "编号320723999999999999",
            "邮编222200",
            "热线12345",
            "2018-08-10",
            "0.13812345678",
            "2018 174 2019",
            "投资13812345.678万元",
            "12345678901",
        ] {
            assert_eq!(found(text), [], "{text}");
        }
    }
}
