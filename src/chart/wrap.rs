//! Breaks labels into lines, as Chinese is set.
//!
//! Closing marks do not start a line and opening marks do not end one (GB/T 15834—2011, section 5.1), a number stays with its
//! unit, words in Latin letters and the names that the caller knows stay whole. Lines are as even as the breaks allow.
//! Nothing is ever cut off: what fits no line as a whole is broken between characters.

use std::ops::Range;

use super::text::Face;

/// Marks that do not start a line.
const NO_START: &str = "、，。：；！？）》」』】〉”’…—～·％‰℃°,.;:!?)]}%";

/// Marks that do not end a line.
const NO_END: &str = "（《“「『【〈‘￥¥$([{·";

/// What stands before a number and belongs to it.
const PREFIXES: &str = "约近超逾第共达增降+−-±￥¥$";

/// Words of magnitude between a number and its unit.
const MAGNITUDES: &str = "十百千万亿余多几";

/// Units of more than one character; any other unit is taken to be one character long.
const LONG_UNITS: &[&str] = &[
    "平方公里",
    "平方千米",
    "平方米",
    "立方米",
    "个百分点",
    "个月",
    "人次",
    "批次",
    "户次",
    "场次",
    "公里",
    "千米",
    "公斤",
    "千克",
    "公顷",
    "小时",
    "分钟",
    "周年",
    "周岁",
    "乡镇",
    "年度",
];

/// Breaks a text into lines that are at most `limit` pixels wide at the given size.
pub(super) fn wrap<'t>(text: &'t str, face: &Face, size: f64, limit: f64, names: &[String]) -> Vec<&'t str> {
    let text = text.trim();
    if face.width(text, size) <= limit {
        return vec![text];
    }
    let run = Run::new(text, face, size, names);
    let lines = run.fill(limit);
    let lines = run.balance(limit, lines);
    lines.into_iter().filter_map(|line| text.get(line).map(str::trim)).filter(|line| !line.is_empty()).collect()
}

/// A text as characters with places, widths and permitted breaks.
struct Run {
    /// Byte offset, width in pixels, and whether a line may start here.
    chars: Vec<(usize, f64, bool)>,
    /// Whether the character is a space.
    spaces: Vec<bool>,
    length: usize,
}

impl Run {
    fn new(text: &str, face: &Face, size: f64, names: &[String]) -> Self {
        let plain: Vec<char> = text.chars().collect();
        let starts = line_starts(&plain);
        let mut chars: Vec<_> = text
            .char_indices()
            .zip(starts)
            .map(|((offset, c), start)| (offset, face.advance(c) * size, start))
            .collect();
        for name in names.iter().filter(|name| !name.is_empty()) {
            for (from, _) in text.match_indices(name.as_str()) {
                let inside = from + 1..from + name.len();
                for (_, _, start) in chars.iter_mut().filter(|(offset, ..)| inside.contains(offset)) {
                    *start = false;
                }
            }
        }
        Self { chars, spaces: plain.iter().map(|c| c.is_whitespace()).collect(), length: text.len() }
    }

    /// Fills each line as far as it goes.
    fn fill(&self, limit: f64) -> Vec<Range<usize>> {
        let mut lines = Vec::new();
        let (mut from, mut width, mut last_break) = (0, 0.0, None);
        let mut i = 0;
        while let Some(&(_, advance, start)) = self.chars.get(i) {
            if start && i > from {
                last_break = Some(i);
            }
            let space = self.spaces.get(i).copied().unwrap_or(false);
            if width + advance > limit + 1e-6 && i > from && !space {
                let end = last_break.take().unwrap_or(i);
                lines.push(self.offset(from)..self.offset(end));
                (from, width, i) = (end, 0.0, end);
                continue;
            }
            width += advance;
            i += 1;
        }
        lines.push(self.offset(from)..self.length);
        lines
    }

    /// Narrows the lines as far as their number stays the same.
    fn balance(&self, limit: f64, lines: Vec<Range<usize>>) -> Vec<Range<usize>> {
        let widest = self.widest_unbroken();
        if lines.len() < 2 || widest > limit {
            return lines;
        }
        let (mut low, mut high, mut best) = (widest, limit, lines);
        // Half a pixel is finer than the eye; a dozen steps reach it from any width in use.
        while high - low > 0.5 {
            let middle = f64::midpoint(low, high);
            let tried = self.fill(middle);
            if tried.len() == best.len() {
                (high, best) = (middle, tried);
            } else {
                low = middle;
            }
        }
        best
    }

    /// Width of the widest stretch that has no permitted break.
    fn widest_unbroken(&self) -> f64 {
        let (mut widest, mut width) = (0.0_f64, 0.0);
        for &(_, advance, start) in &self.chars {
            width = if start { advance } else { width + advance };
            widest = widest.max(width);
        }
        widest
    }

    fn offset(&self, index: usize) -> usize {
        self.chars.get(index).map_or(self.length, |(offset, ..)| *offset)
    }
}

/// For each character, whether a line may start with it.
fn line_starts(chars: &[char]) -> Vec<bool> {
    let mut starts = vec![false; chars.len()];
    for (i, pair) in chars.windows(2).enumerate() {
        starts[i + 1] = may_break(pair[0], pair[1]);
    }
    let mut i = 0;
    while i < chars.len() {
        let end = unit_end(chars, i);
        for start in starts.iter_mut().take(end).skip(i + 1) {
            *start = false;
        }
        i = end.max(i + 1);
    }
    starts
}

/// Whether a line may end after `a` and the next one start with `b`, as far as the two alone tell.
fn may_break(a: char, b: char) -> bool {
    if NO_START.contains(b) || NO_END.contains(a) || b.is_whitespace() {
        return false;
    }
    if a.is_whitespace() {
        return true;
    }
    let prefixed = PREFIXES.contains(a) && b.is_ascii_digit();
    let ranged = matches!(a, '—' | '–' | '～' | '~') && b.is_ascii_digit();
    !(prefixed || ranged || (in_word(a) && in_word(b)))
}

/// Whether a character belongs to a word in Latin letters or to a number.
fn in_word(c: char) -> bool {
    (c.is_ascii_graphic() && !"()[]{}".contains(c)) || (c.is_alphanumeric() && c < '\u{2000}')
}

/// If a number ends at `digit`, the index after its unit; else `digit` itself.
fn unit_end(chars: &[char], digit: usize) -> usize {
    let number = |i: usize| chars.get(i).is_some_and(|c| c.is_ascii_digit() || matches!(c, '%' | '‰'));
    if !number(digit) || number(digit + 1) {
        return digit;
    }
    let mut end = digit + 1;
    while chars.get(end).is_some_and(|c| MAGNITUDES.contains(*c)) {
        end += 1;
    }
    let rest = &chars[end..];
    let long = LONG_UNITS.iter().find(|unit| unit.chars().enumerate().all(|(i, c)| rest.get(i) == Some(&c)));
    match long {
        Some(unit) => end + unit.chars().count(),
        None if rest.first().is_some_and(|c| is_han(*c)) => end + 1,
        None => end,
    }
}

fn is_han(c: char) -> bool {
    matches!(c, '\u{3400}'..='\u{9fff}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{3ffff}')
}

#[cfg(test)]
#[expect(clippy::unwrap_used, reason = "a test fails by panicking")]
mod tests {
    use super::*;

    fn lines<'t>(text: &'t str, em: f64, names: &[&str]) -> Vec<&'t str> {
        let face = Face::load("Noto Sans SC", 400, include_bytes!("../../themes/banxin/fonts/NotoSansSC-Regular.ttf"))
            .unwrap();
        let names: Vec<String> = names.iter().map(|name| (*name).to_owned()).collect();
        wrap(text, &face, 10.0, em * 10.0, &names)
    }

    #[test]
    fn short_text_is_one_line() {
        assert_eq!(lines("爱心助学款", 8.0, &[]), ["爱心助学款"]);
        assert_eq!(lines("", 8.0, &[]), [""]);
    }

    #[test]
    fn lines_are_even() {
        assert_eq!(lines("薄壳山核桃苗木种植", 8.0, &[]), ["薄壳山核桃", "苗木种植"]);
    }

    #[test]
    fn marks_keep_to_their_side() {
        let text = "省委、省政府（工作队）与“后方单位”签约，落实《方案》";
        for width in 3..20 {
            for line in lines(text, f64::from(width), &[]) {
                let (first, last) = (line.chars().next().unwrap(), line.chars().next_back().unwrap());
                assert!(!NO_START.contains(first), "{width}: {line}");
                assert!(!NO_END.contains(last), "{width}: {line}");
            }
        }
    }

    #[test]
    fn numbers_keep_their_units() {
        let text = "募集捐赠款物674.5万元，走访慰问3713户次，覆盖50平方公里，共22乡镇";
        for width in 8..26 {
            let lines = lines(text, f64::from(width), &[]);
            for whole in ["674.5万元", "3713户次", "50平方公里", "共22乡镇"] {
                assert!(lines.iter().any(|line| line.contains(whole)), "{width}: {lines:?}");
            }
        }
    }

    #[test]
    fn names_and_words_stay_whole() {
        let text = "张家港与沿河结对帮扶Excel表格";
        for width in 4..15 {
            let lines = lines(text, f64::from(width), &["张家港", "沿河"]);
            for whole in ["张家港", "沿河", "Excel"] {
                assert!(lines.iter().any(|line| line.contains(whole)), "{width}: {lines:?}");
            }
        }
    }

    #[test]
    fn nothing_is_lost_where_nothing_fits() {
        let text = "https://example.org/a/very/long/address与一个名称";
        for width in 1..30 {
            assert_eq!(lines(text, f64::from(width), &["一个名称"]).concat(), text, "{width}");
        }
    }

    #[test]
    fn spaces_vanish_at_breaks_only() {
        assert_eq!(lines("New Rural Cooperative", 6.0, &[]), ["New Rural", "Cooperative"]);
    }
}
