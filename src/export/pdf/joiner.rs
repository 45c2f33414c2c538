//! Where a line must not break, beyond what typst knows of Chinese.
//!
//! The places are marked with U+2060 WORD JOINER, which forbids a break on both of its sides (UAX #14, rule LB11) and has
//! no width. It serves the line breaker alone: [`typeset`](super::typeset) takes it out of the finished pages, so that
//! text copied from the PDF or searched in it never contains one.

/// Forbids a line break where it stands.
pub const JOINER: char = '\u{2060}';

/// Longest figure that is kept on one line as a whole, in half ems. Longer ones may break, though never between a
/// number and its unit: a line of 38 characters that is short of more than four shows it in its spacing.
const SHORT: usize = 8;

/// Units of more than one character that a line break would tear apart.
const UNITS: [&str; 25] = [
    "公里",
    "公顷",
    "公斤",
    "平方米",
    "平方公里",
    "立方米",
    "百分点",
    "个百分点",
    "批次",
    "人次",
    "户次",
    "家次",
    "小时",
    "分钟",
    "千瓦",
    "千瓦时",
    "兆瓦",
    "毫米",
    "厘米",
    "千米",
    "万元",
    "亿元",
    "年度",
    "个月",
    "季度",
];

/// Adds joiners to running text, piece by piece.
///
/// It remembers the last character across pieces, so that a figure set as a link and the unit in the text after it stay
/// together as well.
#[derive(Debug, Default)]
pub struct Joiner {
    /// The last character that was written.
    last: Option<char>,
    /// Whether the text stands in a number's unit: the characters since the last digit are all scale words.
    in_number: bool,
}

impl Joiner {
    /// Marks one piece of text.
    pub fn mark(&mut self, text: &str) -> String {
        let mut out = String::with_capacity(text.len() + 16);
        let mut rest = text;
        while let Some(next) = rest.chars().next() {
            if self.joins(next, &rest[next.len_utf8()..]) {
                out.push(JOINER);
            }
            let unit = if self.in_number { longest_unit(rest) } else { None };
            match unit {
                Some(unit) => {
                    push_joined(&mut out, unit);
                    self.last = unit.chars().next_back();
                    self.in_number = false;
                    rest = &rest[unit.len()..];
                }
                None => {
                    out.push(next);
                    self.in_number = is_digit(next) || (self.in_number && is_scale(next));
                    self.last = Some(next);
                    rest = &rest[next.len_utf8()..];
                }
            }
        }
        out
    }

    /// Marks a figure's wording: kept together as a whole when short, with its unit otherwise.
    pub fn mark_figure(&mut self, wording: &str) -> String {
        let width: usize = wording.chars().map(|c| if c.is_ascii() { 1 } else { 2 }).sum();
        if width > SHORT {
            return self.mark(wording);
        }
        let mut out = String::with_capacity(wording.len() * 2);
        let mut chars = wording.chars();
        if let Some(first) = chars.next() {
            if self.joins(first, chars.as_str()) {
                out.push(JOINER);
            }
            push_joined(&mut out, wording);
        }
        self.last = wording.chars().next_back().or(self.last);
        self.in_number = self.last.is_some_and(is_digit);
        out
    }

    /// Forgets what came before: after a line break, a footnote mark or a change of block.
    pub fn reset(&mut self) {
        *self = Self::default();
    }

    /// Whether a line must not break between the last character and the next one.
    fn joins(&self, next: char, after: &str) -> bool {
        let Some(last) = self.last else { return false };
        match next {
            // The dot in a name (吐尔逊·艾力), strokes and the sign of a range never begin a line (CLREQ 3.1.6).
            '·' | '・' | '/' | '～' | '~' | '－' | '–' => true,
            // Nor does a line end in the stroke of a price: 3.80元/斤.
            _ if last == '/' && is_hanzi(next) => true,
            // A single dash is the sign of a range; two are a dash, which the theme sets as one box.
            '—' => last != '—' && !after.starts_with('—'),
            _ if is_digit(next) => matches!(last, '第' | '～' | '·'),
            // A number and what it counts.
            _ => self.in_number && is_hanzi(next),
        }
    }
}

/// Joins the last two characters of a paragraph, so that its last line never holds a single one.
///
/// Closing punctuation stays with its character by the rules of the line breaker itself.
#[must_use]
pub fn join_ending(text: &str) -> String {
    let body = text.trim_end_matches(|c: char| !is_hanzi(c));
    let mut chars = body.char_indices().rev();
    match (chars.next(), chars.next()) {
        (Some((at, _)), Some((_, before))) if is_hanzi(before) => format!("{}{JOINER}{}", &text[..at], &text[at..]),
        _ => text.to_owned(),
    }
}

fn push_joined(out: &mut String, text: &str) {
    let mut last = None;
    for c in text.chars() {
        // Digits and their point or commas hold together of themselves.
        if last.is_some_and(|last: char| !(last.is_ascii() && c.is_ascii())) {
            out.push(JOINER);
        }
        out.push(c);
        last = Some(c);
    }
}

fn longest_unit(text: &str) -> Option<&'static str> {
    UNITS.into_iter().filter(|unit| text.starts_with(unit)).max_by_key(|unit| unit.len())
}

fn is_digit(c: char) -> bool {
    c.is_ascii_digit()
}

/// Words between a number and its unit.
fn is_scale(c: char) -> bool {
    matches!(c, '十' | '百' | '千' | '万' | '亿' | '多' | '余' | '几')
}

/// 汉字, the common blocks and the first two extensions.
fn is_hanzi(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{4DBF}' | '\u{4E00}'..='\u{9FFF}' | '\u{20000}'..='\u{323AF}' | '〇')
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Marks a text from its beginning and shows joiners as `_`.
    fn shown(text: &str) -> String {
        Joiner::default().mark(text).replace(JOINER, "_")
    }

    #[test]
    fn keeps_a_number_with_its_unit() {
        assert_eq!(shown("确定项目174个，投资1.5亿元"), "确定项目174_个，投资1.5_亿_元");
        assert_eq!(shown("道路37.2公里、20多万元"), "道路37.2_公_里、20_多_万_元");
        assert_eq!(shown("2018年至2019年"), "2018_年至2019_年");
        assert_eq!(shown("售价3.80元/斤"), "售价3.80_元_/_斤");
    }

    #[test]
    fn leaves_words_after_a_unit_alone() {
        assert_eq!(shown("53户村民"), "53_户村民");
    }

    #[test]
    fn keeps_dots_and_ranges_off_the_start_of_a_line() {
        assert_eq!(shown("吐尔逊·艾力"), "吐尔逊_·艾力");
        assert_eq!(shown("60万～200万元"), "60_万_～_200_万_元");
        assert_eq!(shown("2018—2019年"), "2018_—2019_年");
        assert_eq!(shown("机制——以灌云为例"), "机制——以灌云为例");
    }

    #[test]
    fn remembers_the_number_before_a_link() {
        let mut joiner = Joiner::default();
        assert_eq!(joiner.mark_figure("174").replace(JOINER, "_"), "174");
        assert_eq!(joiner.mark("个项目").replace(JOINER, "_"), "_个项目");
    }

    #[test]
    fn keeps_a_short_figure_whole_and_lets_a_long_one_break() {
        assert_eq!(Joiner::default().mark_figure("近2万株").replace(JOINER, "_"), "近_2_万_株");
        assert_eq!(Joiner::default().mark_figure("超过8743.11万元").replace(JOINER, "_"), "超过8743.11_万_元");
    }

    #[test]
    fn joins_the_last_two_characters_of_a_paragraph() {
        assert_eq!(join_ending("稳步发展。”").replace(JOINER, "_"), "稳步发_展。”");
        assert_eq!(join_ending("共174").replace(JOINER, "_"), "共174");
        assert_eq!(join_ending(""), "");
    }
}
