//! From byte offsets to the lines and columns that people count.

use std::cmp::Ordering;
use std::collections::BTreeMap;
use std::ops::Range;

use super::{Diagnostic, Place};
use crate::source::{FileId, Sources, Span};

/// The mark that some editors put at the beginning of a UTF-8 file. It has no width and no column.
const BYTE_ORDER_MARK: &[u8] = b"\xEF\xBB\xBF";

/// A line and a column, both counted from 1, the column in characters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Position {
    pub line: usize,
    pub column: usize,
}

/// The lines of one file. Lines end with LF, CRLF or a single CR, as in YAML and Markdown.
pub(super) struct Lines<'a> {
    bytes: &'a [u8],
    starts: Vec<usize>,
}

impl<'a> Lines<'a> {
    pub fn new(bytes: &'a [u8]) -> Self {
        let first = if bytes.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len() } else { 0 };
        let mut starts = vec![first];
        for (index, byte) in bytes.iter().enumerate() {
            let ends = *byte == b'\n' || (*byte == b'\r' && bytes.get(index + 1) != Some(&b'\n'));
            if ends {
                starts.push(index + 1);
            }
        }
        Self { bytes, starts }
    }

    /// Index of the line that an offset is in, counted from 0.
    pub fn index(&self, offset: usize) -> usize {
        self.starts.partition_point(|start| *start <= offset).saturating_sub(1)
    }

    /// The bytes of a line, without its end.
    pub fn range(&self, index: usize) -> Range<usize> {
        let start = self.starts.get(index).copied().unwrap_or(self.bytes.len());
        let next = self.starts.get(index + 1).copied().unwrap_or(self.bytes.len());
        let line = &self.bytes[start..next];
        let line = line.strip_suffix(b"\n").unwrap_or(line);
        let line = line.strip_suffix(b"\r").unwrap_or(line);
        start..start + line.len()
    }

    pub fn bytes(&self, range: Range<usize>) -> &'a [u8] {
        &self.bytes[range]
    }

    /// Line and column of an offset. What is no valid UTF-8 counts as the replacement characters that stand for it.
    pub fn position(&self, offset: usize) -> Position {
        let index = self.index(offset);
        let start = self.range(index).start;
        let before = &self.bytes[start..offset.clamp(start, self.bytes.len())];
        Position { line: index + 1, column: String::from_utf8_lossy(before).chars().count() + 1 }
    }

    /// Brings a range into the file. A range that begins behind the last line break is about what is missing at the
    /// end: it moves to the end of the last line that has text, for there is nothing to see on an empty line.
    pub fn visible(&self, range: Range<usize>) -> Range<usize> {
        let end = self.bytes.len();
        let (from, to) = (range.start.min(end), range.end.min(end));
        if from < end {
            return from..to.max(from);
        }
        let text = self.bytes.trim_ascii_end().len().max(self.starts.first().copied().unwrap_or(0)).min(end);
        text..text
    }
}

/// The files that findings are in, each split into lines once.
pub(super) struct Files<'a> {
    sources: &'a Sources,
    lines: BTreeMap<FileId, Lines<'a>>,
}

impl<'a> Files<'a> {
    pub fn new(sources: &'a Sources) -> Self {
        Self { sources, lines: BTreeMap::new() }
    }

    pub fn path(&self, file: FileId) -> &'a str {
        &self.sources.get(file).path
    }

    pub fn lines(&mut self, file: FileId) -> &Lines<'a> {
        let sources = self.sources;
        self.lines.entry(file).or_insert_with(|| Lines::new(&sources.get(file).bytes))
    }
}

/// Puts findings in the order of files, then of places in them; findings about a whole file come before those in it, and
/// errors before warnings at the same place. What was found twice at one place (a default that several entries take over)
/// stays once.
pub fn sort(diagnostics: &mut Vec<Diagnostic>, sources: &Sources) {
    diagnostics.sort_by(|a, b| compare(a, b, sources));
    diagnostics.dedup();
}

/// The findings in the order of [`sort`].
pub(super) fn in_order<'a>(diagnostics: &'a [Diagnostic], sources: &Sources) -> Vec<&'a Diagnostic> {
    let mut sorted: Vec<_> = diagnostics.iter().collect();
    sorted.sort_by(|a, b| compare(a, b, sources));
    sorted
}

fn compare(a: &Diagnostic, b: &Diagnostic, sources: &Sources) -> Ordering {
    place(&a.place, sources).cmp(&place(&b.place, sources)).then(a.severity.cmp(&b.severity))
}

fn place<'a>(place: &'a Place, sources: &'a Sources) -> (&'a str, Option<(u32, u32)>) {
    match place {
        Place::Path(path) => (path, None),
        Place::Span(Span { file, start, end }) => (&sources.get(*file).path, Some((*start, *end))),
    }
}

#[cfg(test)]
mod tests {
    use super::{Lines, Position};

    fn at(text: &[u8], offset: usize) -> (usize, usize) {
        let Position { line, column } = Lines::new(text).position(offset);
        (line, column)
    }

    #[test]
    fn columns_count_characters() {
        let text = "题: 一二\n名: 三".as_bytes();
        assert_eq!(at(text, 0), (1, 1));
        assert_eq!(at(text, 5), (1, 4));
        assert_eq!(at(text, 8), (1, 5));
        assert_eq!(at(text, 12), (2, 1));
        assert_eq!(at(text, text.len()), (2, 5));
    }

    #[test]
    fn all_line_ends_count_once() {
        assert_eq!(at(b"a\r\nb", 3), (2, 1));
        assert_eq!(at(b"a\rb", 2), (2, 1));
        assert_eq!(at(b"a\n\rb", 3), (3, 1));
        assert_eq!(Lines::new(b"ab\r\ncd").range(0), 0..2);
        assert_eq!(Lines::new(b"ab\rcd").range(0), 0..2);
    }

    #[test]
    fn a_byte_order_mark_has_no_column() {
        let text = "\u{FEFF}title: x".as_bytes();
        assert_eq!(at(text, 3), (1, 1));
        assert_eq!(at(text, 0), (1, 1));
        assert_eq!(at(text, 10), (1, 8));
    }

    #[test]
    fn broken_characters_keep_the_column() {
        let text = b"\xE4\xB8\xADab\xFF\xFEcd";
        assert_eq!(at(text, 3), (1, 2));
        assert_eq!(at(text, 5), (1, 4));
        assert_eq!(at(text, 7), (1, 6));
    }

    #[test]
    fn offsets_beyond_the_end_are_brought_back() {
        let lines = Lines::new(b"ab\n\n");
        assert_eq!(lines.visible(4..4), 2..2);
        assert_eq!(lines.visible(100..200), 2..2);
        assert_eq!(lines.visible(1..200), 1..4);
        assert_eq!(Lines::new(b"").visible(0..0), 0..0);
        assert_eq!(Lines::new("\u{FEFF}".as_bytes()).visible(3..3), 3..3);
        assert_eq!(at(b"", 9), (1, 1));
    }
}
