//! Whether a number stands in a text, in digits or in 汉字, with its unit or with the unit behind a later number.
//!
//! 53个 does not stand in 153个; 2年 stands in 两年, 22人 in 22、23和24人, 70% in 百分之七十 and in 七成.

use std::ops::Range;

use crate::quantity::{Dimension, FoundKind, Quantity, Spoken, scan};

/// How a number stands in a text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum Occurrence {
    /// With the same words around it, or none that say otherwise.
    Same,
    /// With words that make another number of it: 200多件 for 200件.
    Otherwise(String),
    /// Not at all.
    Absent,
}

/// So many characters are the longest number that is looked for in 汉字.
const LONGEST: usize = 12;

/// How a quantity stands in a text. Spaces do not count.
pub(super) fn occurrence(quantity: &Quantity, text: &str) -> Occurrence {
    let text: String = text.chars().filter(|c| !c.is_whitespace()).collect();
    // 至少完成一件: the words of a bound may stand apart from the number.
    let before = quantity.parts().before;
    let apart = !before.is_empty() && text.contains(before);
    let (mut otherwise, mut covered) = (None, Vec::new());
    for found in scan(&text) {
        let (FoundKind::Quantity(stated) | FoundKind::Spoken(Spoken::Exact(stated))) = found.kind else { continue };
        covered.push(found.range);
        match same(&stated, quantity) {
            Some(true) => return Occurrence::Same,
            Some(false) if apart && stated.is_exact() => return Occurrence::Same,
            Some(false) => otherwise = otherwise.or(Some(stated.wording)),
            None => {}
        }
    }
    let is_whole = || stands(&text, &quantity.wording) || is_elided(quantity, &text, &covered, apart);
    if otherwise.is_none() && is_whole() {
        return Occurrence::Same;
    }
    otherwise.map_or(Occurrence::Absent, Occurrence::Otherwise)
}

/// Whether words stand in a text with no further digit before or behind them.
pub(super) fn stands(text: &str, words: &str) -> bool {
    let is_number = |c: char| c.is_ascii_digit() || c == '.';
    let (begins, ends) = (words.starts_with(is_number), words.ends_with(is_number));
    !words.is_empty()
        && text.match_indices(words).any(|(at, _)| {
            let (before, behind) = (&text[..at], &text[at + words.len()..]);
            let cut_before = begins && before.ends_with(is_number);
            let cut_behind =
                ends && behind.strip_prefix('.').unwrap_or(behind).starts_with(|c: char| c.is_ascii_digit());
            !(cut_before || cut_behind)
        })
}

/// Whether two quantities are one number of one thing; true where their words agree too.
fn same(stated: &Quantity, wanted: &Quantity) -> Option<bool> {
    let counted = |quantity: &Quantity| matches!(quantity.unit.dimension, Dimension::Count(_));
    // 每人每月 may stand apart from its number, and 个 for another measure word.
    let is_alike = stated.unit.dimension == wanted.unit.dimension || (counted(stated) && counted(wanted));
    if !is_alike {
        return None;
    }
    let value = wanted.base_value();
    if stated.base_value() != value && stated.upper_value() != Some(value) {
        return None;
    }
    // One end of a range; 约 before several numbers.
    let is_range = stated.upper.is_some() && wanted.upper.is_none();
    Some(is_range || (stated.low == wanted.low && stated.high == wanted.high))
}

/// Whether a number stands in a text without its unit, as the first of several, or as 一个, which is most often no number.
fn is_elided(quantity: &Quantity, text: &str, covered: &[Range<usize>], apart: bool) -> bool {
    let is_numeral = |c: char| c.is_ascii_digit() || "一二三四五六七八九十百千万亿两〇零半".contains(c);
    let starts = text
        .char_indices()
        .filter(|(at, c)| is_numeral(*c) && !text[..*at].ends_with(|before: char| is_numeral(before) || before == '.'));
    starts.into_iter().any(|(start, _)| {
        let ends = text[start..].char_indices().take(LONGEST).map(|(at, c)| start + at + c.len_utf8());
        ends.into_iter().any(|end| {
            let words = &text[start..end];
            // Another unit is no missing unit.
            let bare = !covered.iter().any(|range| range.contains(&start))
                && words.chars().all(|c| is_numeral(c) || c == '.' || c == '多' || c == '余');
            // 15 in 153 is another number.
            let is_cut = text[end..].starts_with(|c: char| is_numeral(c) || c == '.') && words.ends_with(is_numeral);
            let read = |words: &str| {
                Quantity::parse(words).is_ok_and(|stated| match same(&stated, quantity) {
                    Some(agrees) => agrees || (apart && stated.is_exact()),
                    None => false,
                })
            };
            !is_cut && (read(words) || bare && read(&format!("{words}{}", quantity.unit.symbol)))
        })
    })
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a failed unwrap is a failed test")]

    use super::*;

    fn found(value: &str, text: &str) -> Occurrence {
        occurrence(&Quantity::parse(value).unwrap(), text)
    }

    #[test]
    fn a_number_is_found_as_it_is_worded() {
        for (value, text) in [
            ("174个", "两年确定项目 174 个，投资 1.5 亿元"),
            ("1.5亿元", "两年确定项目 174 个，投资 1.5 亿元"),
            ("2年", "两年确定项目"),
            ("70%", "百分之七十的资金"),
            ("70%", "七成资金"),
            ("22人", "分别有22、23和24人参加"),
            ("1个", "每村建一个服务中心"),
            ("60万～200万元", "奖补60万～200万元"),
            ("200万元", "奖补60万～200万元"),
            ("每人每月510元", "每人每月补助510元"),
            ("40多个", "先后派出 40多个调研组"),
            ("15000万元", "投资1.5亿元"),
            ("至少一件", "每周至少完成一件实事"),
        ] {
            assert_eq!(found(value, text), Occurrence::Same, "{value} in {text}");
        }
    }

    #[test]
    fn another_number_is_not_it() {
        for (value, text) in [
            ("5个", "项目15个"),
            ("40个", "补助40元"),
            ("200件", "完成了实事"),
            ("15个", "153个"),
            ("1.5亿元", "11.5亿元"),
        ] {
            assert_eq!(found(value, text), Occurrence::Absent, "{value} in {text}");
        }
        assert_eq!(found("200件", "完成了200多件实事"), Occurrence::Otherwise("200多件".to_owned()));
        assert_eq!(found("200件", "完成了100多件实事"), Occurrence::Absent);
        assert_eq!(found("4.4亿元", "累计超过4.4亿元"), Occurrence::Otherwise("累计超过4.4亿元".to_owned()));
    }

    #[test]
    fn words_stand_whole() {
        assert!(stands("项目15个", "15个") && !stands("项目15个", "5个"));
        assert!(!stands("1.53", "1.5") && stands("共15。", "15") && !stands("15.5亩", "15"));
    }
}
