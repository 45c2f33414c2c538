//! A line of a file as it is shown below a finding.
//!
//! What is shown is not what is in the file: broken bytes become replacement characters, characters that would move the
//! cursor or turn the direction of writing become visible, and a very long line is cut to a window around the marks.
//! [`Shown`] keeps where each byte of the line went, so that a caret stays below its text.

use std::ops::Range;

/// Columns of a terminal that an excerpt may take, without line numbers and margin.
const WIDEST: usize = 100;

/// Columns of context that are kept before the first mark when a line is cut.
const CONTEXT_BEFORE: usize = 24;

/// One line as it is shown.
pub(super) struct Shown {
    /// The text; holds no line break and no character that a terminal would act on.
    pub text: String,
    /// For each piece of the line: its offset in the line, and in the text. Ends with the ends of both.
    offsets: Vec<(usize, usize)>,
}

/// One character of the line, or a few bytes that are none.
struct Cell {
    offset: usize,
    shown: char,
    width: usize,
}

impl Shown {
    /// Prepares a line; `marks` are the byte ranges in it that must be seen, the most important one first.
    pub fn new(line: &[u8], marks: &[Range<usize>]) -> Self {
        let cells = cells(line);
        let window = window(&cells, marks, line.len());
        let mut text = String::new();
        let mut offsets = Vec::new();
        if window.start > 0 {
            text.push('…');
        }
        for cell in &cells[window.clone()] {
            offsets.push((cell.offset, text.len()));
            match cell.shown {
                '\t' => text.push_str("    "),
                shown => text.push(shown),
            }
        }
        let end = cells.get(window.end).map_or(line.len(), |cell| cell.offset);
        offsets.push((end, text.len()));
        if window.end < cells.len() {
            text.push('…');
        }
        Self { text, offsets }
    }

    /// A text as a whole, never cut: for messages and paths.
    pub fn whole(text: &str) -> String {
        text.chars().map(visible).collect()
    }

    /// Where a byte range of the line is in the text. What was cut off is at the text's ends; a range inside of a
    /// character is widened to the character.
    pub fn locate(&self, range: &Range<usize>) -> Range<usize> {
        let Some(&(_, last)) = self.offsets.last() else { return 0..0 };
        let start = self.offsets.partition_point(|(offset, _)| *offset <= range.start).saturating_sub(1);
        let end = self.offsets.partition_point(|(offset, _)| *offset < range.end);
        let at = |index: usize| self.offsets.get(index).map_or(last, |(_, shown)| *shown);
        let start = at(start);
        if range.is_empty() { start..start } else { start..at(end).max(start) }
    }
}

fn cells(line: &[u8]) -> Vec<Cell> {
    let mut cells = Vec::with_capacity(line.len());
    let mut offset = 0;
    for chunk in line.utf8_chunks() {
        for c in chunk.valid().chars() {
            let shown = visible(c);
            cells.push(Cell { offset, shown, width: width(shown) });
            offset += c.len_utf8();
        }
        if !chunk.invalid().is_empty() {
            cells.push(Cell { offset, shown: char::REPLACEMENT_CHARACTER, width: 1 });
            offset += chunk.invalid().len();
        }
    }
    cells
}

/// Replaces what a terminal would act on. C0 controls have pictures of their own in Unicode (U+2400).
fn visible(c: char) -> char {
    match c {
        '\t' => '\t',
        '\u{0}'..='\u{1F}' => char::from_u32(0x2400 + u32::from(c)).unwrap_or(char::REPLACEMENT_CHARACTER),
        '\u{7F}' => '␡',
        '\u{80}'..='\u{9F}'
        | '\u{AD}'
        | '\u{61C}'
        | '\u{200B}'..='\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FEFF}'
        | '\u{FFF9}'..='\u{FFFB}' => char::REPLACEMENT_CHARACTER,
        other => other,
    }
}

/// Columns that a character takes, near enough to decide where a long line is cut.
fn width(c: char) -> usize {
    match c {
        '\t' => 4,
        '\u{1100}'..='\u{115F}' | '\u{2E80}'..='\u{A4CF}' | '\u{AC00}'..='\u{D7A3}' => 2,
        '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE6F}' | '\u{FF00}'..='\u{FF60}' | '\u{FFE0}'..='\u{FFE6}' => 2,
        '\u{1F300}'..='\u{1FAFF}' | '\u{20000}'..='\u{3FFFD}' => 2,
        _ => 1,
    }
}

/// The cells to show: all of them where they fit, else as many as fit around the first mark.
fn window(cells: &[Cell], marks: &[Range<usize>], length: usize) -> Range<usize> {
    let total: usize = cells.iter().map(|cell| cell.width).sum();
    if total <= WIDEST {
        return 0..cells.len();
    }
    let first = marks.first().cloned().unwrap_or(0..0);
    let mark_start = cells.partition_point(|cell| cell.offset < first.start.min(length));
    let mut start = mark_start;
    let mut before = 0;
    while start > 0 && before + cells[start - 1].width <= CONTEXT_BEFORE {
        start -= 1;
        before += cells[start].width;
    }
    let mut end = start;
    let mut taken = 0;
    while end < cells.len() && taken + cells[end].width <= WIDEST {
        taken += cells[end].width;
        end += 1;
    }
    // A mark near the end of the line leaves room on the left.
    while start > 0 && end == cells.len() && taken + cells[start - 1].width <= WIDEST {
        start -= 1;
        taken += cells[start].width;
    }
    start..end
}

#[cfg(test)]
mod tests {
    use super::{Shown, WIDEST, width};

    fn columns(text: &str) -> usize {
        text.chars().map(width).sum()
    }

    fn marked(line: &str, mark: &str) -> String {
        let start = line.find(mark).unwrap_or(line.len());
        let range = start..start + mark.len();
        let shown = Shown::new(line.as_bytes(), std::slice::from_ref(&range));
        shown.text[shown.locate(&range)].to_owned()
    }

    #[test]
    fn a_short_line_is_shown_as_it_is() {
        let shown = Shown::new("标题: 一".as_bytes(), &[]);
        assert_eq!(shown.text, "标题: 一");
        assert_eq!(marked("标题: 一二三", "二"), "二");
    }

    #[test]
    fn tabs_and_controls_become_visible() {
        let shown = Shown::new("\ta\u{0}b\u{202E}c\u{1B}[31m".as_bytes(), &[]);
        assert_eq!(shown.text, "    a␀b\u{FFFD}c␛[31m");
        assert_eq!(marked("\ta\u{202E}b", "b"), "b");
        assert_eq!(marked("\ta", "\t"), "    ");
    }

    #[test]
    fn broken_bytes_keep_the_place() {
        let line = b"ab\xFF\xFEcd";
        let shown = Shown::new(line, &[]);
        assert_eq!(shown.text, "ab\u{FFFD}\u{FFFD}cd");
        assert_eq!(&shown.text[shown.locate(&(4..5))], "c");
        assert_eq!(&shown.text[shown.locate(&(2..3))], "\u{FFFD}");
    }

    #[test]
    fn a_range_inside_of_a_character_is_widened() {
        let shown = Shown::new("一二".as_bytes(), &[]);
        assert_eq!(&shown.text[shown.locate(&(1..2))], "一");
        assert_eq!(&shown.text[shown.locate(&(4..4))], "");
    }

    #[test]
    fn a_long_line_is_cut_around_the_mark() {
        for prefix in [0, 10, 60, 1000] {
            for suffix in [0, 10, 60, 1000] {
                let line = format!("{}错{}", "前".repeat(prefix), "后".repeat(suffix));
                assert_eq!(marked(&line, "错"), "错", "{prefix} {suffix}");
                let start = 3 * prefix;
                let shown = Shown::new(line.as_bytes(), std::slice::from_ref(&(start..start + 3)));
                assert!(columns(&shown.text) <= WIDEST + 2, "{prefix} {suffix}");
                assert_eq!(shown.text.starts_with('…'), !line.starts_with(shown.text.trim_matches('…')));
            }
        }
    }

    #[test]
    fn a_mark_wider_than_the_window_ends_with_it() {
        let line = "长".repeat(500);
        let shown = Shown::new(line.as_bytes(), &[0..1500, 1497..1500]);
        let mark = shown.locate(&(0..1500));
        assert!(columns(&shown.text[mark]) > WIDEST - 2);
        let far = shown.locate(&(1497..1500));
        assert!(far.end <= shown.text.len());
    }

    #[test]
    fn the_end_of_the_line_is_a_place() {
        let shown = Shown::new(b"abc", std::slice::from_ref(&(3..3)));
        assert_eq!(shown.locate(&(3..3)), 3..3);
        assert_eq!(Shown::new(b"", &[]).locate(&(0..0)), 0..0);
    }
}
