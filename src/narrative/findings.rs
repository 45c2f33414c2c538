//! The findings of one file, and places in it.

use std::ops::Range;

use crate::diagnostic::Diagnostic;
use crate::message;
use crate::source::{FileId, Span};

/// More findings than anybody reads in one go; the rest of a flood is only counted.
const MOST: usize = 100;

/// Collects what is found in one file.
pub(super) struct Findings {
    file: FileId,
    list: Vec<Diagnostic>,
    last: Range<usize>,
    more: usize,
}

impl Findings {
    pub(super) const fn new(file: FileId) -> Self {
        Self { file, list: Vec::new(), last: 0..0, more: 0 }
    }

    /// The file that is read.
    pub(super) const fn file(&self) -> FileId {
        self.file
    }

    pub(super) fn span(&self, range: Range<usize>) -> Span {
        Span::new(self.file, range)
    }

    /// Adds a finding about a byte range of the file.
    pub(super) fn add(&mut self, range: Range<usize>, finding: impl FnOnce(Span) -> Diagnostic) {
        if self.list.len() < MOST {
            self.list.push(finding(self.span(range)));
        } else {
            self.more += 1;
            self.last = range;
        }
    }

    /// The findings in the order of their places.
    pub(super) fn finish(mut self) -> Vec<Diagnostic> {
        use crate::diagnostic::Place;
        self.list.sort_by_key(|finding| match &finding.place {
            Place::Span(span) => span.start,
            Place::Path(_) => 0,
        });
        if self.more > 0 {
            let span = self.span(self.last.clone());
            self.list.push(Diagnostic::error(
                "limits",
                span,
                message!(
                    "本文件另有{more}处问题未逐条列出",
                    "{more} further findings in this file are not listed",
                    more = self.more
                ),
            ));
        }
        self.list
    }
}
