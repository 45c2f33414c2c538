//! The lines of a file around what a finding marks in it, for annotate-snippets to draw.

use std::ops::Range;

use annotate_snippets::{Annotation, AnnotationKind, Snippet, normalize_untrusted_str};

use super::excerpt::Shown;
use super::place::Lines;
use super::{Language, Message};

/// A range of a file that is to be marked, with words.
pub(super) struct Mark<'a> {
    pub(super) range: Range<usize>,
    pub(super) label: Option<&'a Message>,
    pub(super) primary: bool,
}

/// The lines of one file around its marks.
pub(super) struct Block<'a> {
    /// Number of the first line, from 1.
    first_line: usize,
    last_line: usize,
    text: String,
    marks: Vec<(Range<usize>, Option<&'a Message>, bool)>,
}

impl<'a> Block<'a> {
    pub(super) fn new(lines: &Lines, marks: &[Mark<'a>]) -> Self {
        // A mark over several lines is drawn below the first of them: the caret says where to look, not how far.
        let placed: Vec<(usize, Range<usize>)> = marks
            .iter()
            .map(|mark| {
                let range = lines.visible(mark.range.clone());
                let index = lines.index(range.start);
                let line = lines.range(index);
                let start = range.start.clamp(line.start, line.end) - line.start;
                let end = range.end.clamp(line.start, line.end) - line.start;
                (index, start..end.max(start))
            })
            .collect();
        let first = placed.iter().map(|(index, _)| *index).min().unwrap_or(0);
        let last = placed.iter().map(|(index, _)| *index).max().unwrap_or(0);

        let mut text = String::new();
        let mut drawn: Vec<(usize, Range<usize>, Option<&'a Message>, bool)> = Vec::new();
        for index in first..=last {
            if index > first {
                text.push('\n');
            }
            let here: Vec<usize> = (0..placed.len()).filter(|n| placed[*n].0 == index).collect();
            let near = index.checked_sub(1).is_some_and(|before| placed.iter().any(|(n, _)| *n == before))
                && placed.iter().any(|(n, _)| *n == index + 1);
            if here.is_empty() && !near {
                // Folded away by the renderer; only the number of lines matters.
                continue;
            }
            let ranges: Vec<Range<usize>> = here.iter().map(|n| placed[*n].1.clone()).collect();
            let shown = Shown::new(lines.bytes(lines.range(index)), &ranges);
            let base = text.len();
            text.push_str(&shown.text);
            for n in here {
                let range = shown.locate(&placed[n].1);
                drawn.push((n, base + range.start..base + range.end, marks[n].label, marks[n].primary));
            }
        }
        drawn.sort_by_key(|(n, ..)| *n);
        let marks = drawn.into_iter().map(|(_, range, label, primary)| (range, label, primary)).collect();
        Self { first_line: first + 1, last_line: last + 1, text, marks }
    }

    /// Width of the line numbers.
    pub(super) fn digits(&self) -> usize {
        self.last_line.to_string().len()
    }

    pub(super) fn snippet(&self, language: Language) -> Snippet<'_, Annotation<'_>> {
        let annotations = self.marks.iter().map(|(range, label, primary)| {
            let kind = if *primary { AnnotationKind::Primary } else { AnnotationKind::Context };
            kind.span(range.clone()).label(label.map(|label| clean(label.get(language))))
        });
        Snippet::source(self.text.as_str()).line_start(self.first_line).annotations(annotations)
    }
}

/// Words for a terminal: without control characters and what turns the direction of writing.
pub(super) fn clean(text: &str) -> String {
    normalize_untrusted_str(&Shown::whole(text))
}
