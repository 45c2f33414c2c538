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

/// Marks after which a phrase starts.
const PHRASE_END: &str = "、，。：；！？）》」』】〉”’—,;:)";

/// Marks with which a phrase starts.
const PHRASE_START: &str = "（《“「『【〈‘(";

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

/// What a break inside of a phrase costs: as much as one line that is a quarter too long and another one too short.
const MID_PHRASE: f64 = 0.125;

/// A text as characters with places, widths and permitted breaks.
struct Run {
    chars: Vec<Place>,
    length: usize,
}

/// One character of a text.
struct Place {
    /// Byte offset.
    offset: usize,
    /// Width in pixels.
    advance: f64,
    /// Whether a line may start here.
    start: bool,
    /// Whether a phrase starts here.
    sense: bool,
    /// Whether it is a space.
    space: bool,
}

impl Run {
    fn new(text: &str, face: &Face, size: f64, names: &[String]) -> Self {
        let plain: Vec<char> = text.chars().collect();
        let starts = line_starts(&plain);
        let before = std::iter::once(' ').chain(plain.iter().copied());
        let mut chars: Vec<_> = text
            .char_indices()
            .zip(starts)
            .zip(before)
            .map(|(((offset, c), start), before)| Place {
                offset,
                advance: face.advance(c) * size,
                start,
                sense: before.is_whitespace() || PHRASE_END.contains(before) || PHRASE_START.contains(c),
                space: c.is_whitespace(),
            })
            .collect();
        for name in names.iter().filter(|name| !name.is_empty()) {
            for (from, _) in text.match_indices(name.as_str()) {
                let inside = from + 1..from + name.len();
                for place in chars.iter_mut().filter(|place| inside.contains(&place.offset)) {
                    place.start = false;
                }
            }
        }
        Self { chars, length: text.len() }
    }

    /// Fills each line as far as it goes.
    fn fill(&self, limit: f64) -> Vec<Range<usize>> {
        let mut lines = Vec::new();
        let (mut from, mut width, mut last_break) = (0, 0.0, None);
        let mut i = 0;
        while let Some(c) = self.chars.get(i) {
            if c.start && i > from {
                last_break = Some(i);
            }
            if width + c.advance > limit + 1e-6 && i > from && !c.space {
                let end = last_break.take().unwrap_or(i);
                lines.push(self.offset(from)..self.offset(end));
                (from, width, i) = (end, 0.0, end);
                continue;
            }
            width += c.advance;
            i += 1;
        }
        lines.push(self.offset(from)..self.length);
        lines
    }

    /// Moves the breaks of filled lines so that lines are of even width, and end where the sense does if that costs little.
    ///
    /// Of all ways to set the text in the same number of lines, the one with the least sum of squared distances from the
    /// average width, relative to that width, plus [`MID_PHRASE`] for each break that is not at a mark or a space.
    fn balance(&self, limit: f64, lines: Vec<Range<usize>>) -> Vec<Range<usize>> {
        let count = lines.len();
        if count < 2 || self.widest_unbroken() > limit {
            return lines;
        }
        let places: Vec<usize> =
            std::iter::once(0).chain((1..self.chars.len()).filter(|i| self.chars[*i].start)).collect();
        let mut sums = vec![0.0];
        for c in &self.chars {
            sums.push(sums[sums.len() - 1] + c.advance);
        }
        let total = sums[sums.len() - 1];
        let average = total / count as f64;
        let cost = |from: usize, to: usize| {
            let width = sums[to] - sums[from] - if to < self.chars.len() { self.blank_before(to) } else { 0.0 };
            (width <= limit + 1e-6).then(|| ((width - average) / average).powi(2))
        };
        // best[p]: least cost of setting all before the place p in the lines so far, and where the last of them starts.
        let ends: Vec<usize> = places.iter().copied().skip(1).chain([self.chars.len()]).collect();
        let mut best: Vec<Option<f64>> = ends.iter().map(|end| cost(0, *end)).collect();
        let mut trails: Vec<Vec<usize>> = Vec::new();
        for _ in 1..count {
            let mut next = vec![None; ends.len()];
            let mut trail = vec![0; ends.len()];
            for (e, end) in ends.iter().enumerate() {
                for (b, so_far) in best.iter().enumerate().take(e) {
                    let (Some(so_far), Some(line)) = (so_far, cost(ends[b], *end)) else { continue };
                    let sum = so_far + line + if self.chars[ends[b]].sense { 0.0 } else { MID_PHRASE };
                    // Of equal ways the one with the longer first lines.
                    if next[e].is_none_or(|least| sum < least + 1e-9) {
                        (next[e], trail[e]) = (Some(sum), b);
                    }
                }
            }
            best = next;
            trails.push(trail);
        }
        if best.last().copied().flatten().is_none() {
            return lines;
        }
        let mut place = ends.len() - 1;
        let mut edges = vec![self.length];
        for trail in trails.iter().rev() {
            place = trail[place];
            edges.push(self.offset(ends[place]));
        }
        edges.push(0);
        edges.reverse();
        edges.windows(2).map(|edge| edge[0]..edge[1]).collect()
    }

    /// Width of the spaces before a character, which vanish if a line starts there.
    fn blank_before(&self, index: usize) -> f64 {
        self.chars[..index].iter().rev().take_while(|c| c.space).map(|c| c.advance).sum()
    }

    /// Width of the widest stretch that has no permitted break.
    fn widest_unbroken(&self) -> f64 {
        let (mut widest, mut width) = (0.0_f64, 0.0);
        for c in &self.chars {
            width = if c.start { c.advance } else { width + c.advance };
            widest = widest.max(width);
        }
        widest
    }

    fn offset(&self, index: usize) -> usize {
        self.chars.get(index).map_or(self.length, |c| c.offset)
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
    fn a_mark_is_a_better_break_than_the_exact_middle() {
        assert_eq!(lines("财政补助资金（含上级下达资金）", 10.0, &[]), ["财政补助资金", "（含上级下达资金）"]);
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
