//! Bytes in, text that is safe to parse out, with a way back to the bytes.
//!
//! What must not be in a narrative is reported and left out. Where the flanking rule of `CommonMark` would fail on Chinese
//! punctuation, a [`HELPER`] goes in (see [`emphasis`](super::emphasis)). Both shift offsets, so that every place that
//! the parser names is mapped back before anybody sees it.

use std::ops::Range;

use super::emphasis::helper_places;
use super::findings::Findings;
use crate::diagnostic::Diagnostic;
use crate::message;
use crate::source::{SourceFile, code_point, is_forbidden, is_invisible};

/// Stands beside emphasis marks while parsing, and is taken out of all that the parser returns.
///
/// A noncharacter: neither space nor punctuation for the flanking rule, and never part of text, since
/// [`is_forbidden`] keeps it out.
pub(super) const HELPER: char = '\u{FDD0}';

/// The largest narrative that is read, in bytes. A novel has half of it.
const LARGEST: usize = 1 << 20;

/// Text for the parser, and where each part of it came from.
pub(super) struct Prepared {
    /// The text to parse.
    pub(super) text: String,
    copied: Vec<Copied>,
}

/// A run of bytes that stands in the prepared text as it does in the file.
struct Copied {
    prepared: usize,
    source: usize,
    len: usize,
}

impl Prepared {
    /// The offset in the file of the character at an offset in the prepared text.
    fn start(&self, at: usize) -> usize {
        self.map(self.copied.partition_point(|run| run.prepared <= at), at)
    }

    /// The offset in the file at which a range ends that ends here in the prepared text.
    fn end(&self, at: usize) -> usize {
        self.map(self.copied.partition_point(|run| run.prepared < at), at)
    }

    fn map(&self, next: usize, at: usize) -> usize {
        let Some(run) = next.checked_sub(1).and_then(|index| self.copied.get(index)) else { return 0 };
        run.source + (at - run.prepared).min(run.len)
    }

    /// The byte range in the file of a range of the prepared text.
    pub(super) fn source_range(&self, range: Range<usize>) -> Range<usize> {
        let start = self.start(range.start);
        start..self.end(range.end).max(start)
    }

    fn copy(&mut self, at: usize, c: char) {
        let prepared = self.text.len();
        match self.copied.last_mut() {
            Some(run) if run.prepared + run.len == prepared && run.source + run.len == at => run.len += c.len_utf8(),
            _ => self.copied.push(Copied { prepared, source: at, len: c.len_utf8() }),
        }
        self.text.push(c);
    }
}

/// Checks a file's bytes and makes them ready for the parser. Gives nothing when there is no text to read.
pub(super) fn prepare(file: &SourceFile, findings: &mut Findings) -> Option<Prepared> {
    if file.bytes.len() > LARGEST {
        findings.add(0..0, |span| {
            Diagnostic::error(
                "limits",
                span,
                message!(
                    "文件有{size}字节，超过上限1 MiB，未读取",
                    "the file has {size} bytes, above the cap of 1 MiB, and is not read",
                    size = file.bytes.len()
                ),
            )
            .with_hint(message!(
                "正文只放文字；图片放进media文件夹，长篇拆成几个案例",
                "keep only words here; pictures go into the media folder, a long text into several cases"
            ))
        });
        return None;
    }
    let text = match file.decode(findings.file()) {
        Ok(text) => text,
        Err(finding) => {
            findings.add(0..0, |_| *finding);
            return None;
        }
    };
    report_forbidden(text, findings);
    let kept = || text.char_indices().filter(|&(_, c)| !is_forbidden(c) && !is_invisible(c));
    let helpers = helper_places(kept());
    let mut helpers = helpers.iter().copied().peekable();
    let mut prepared = Prepared { text: String::with_capacity(text.len() + text.len() / 32), copied: Vec::new() };
    for (at, c) in kept() {
        if helpers.next_if_eq(&at).is_some() {
            prepared.text.push(HELPER);
        }
        prepared.copy(at, c);
    }
    Some(prepared)
}

fn report_forbidden(text: &str, findings: &mut Findings) {
    for (at, c) in text.char_indices().filter(|&(_, c)| is_forbidden(c)) {
        findings.add(at..at + c.len_utf8(), |span| control_character(span, c));
    }
}

/// The finding about a character that nobody can see.
pub(super) fn control_character(span: crate::source::Span, c: char) -> Diagnostic {
    Diagnostic::error(
        "control-character",
        span,
        message!(
            "这里有一个看不见的控制字符（{name}）",
            "there is a control character here that cannot be seen ({name})",
            name = code_point(c)
        ),
    )
    .with_hint(message!("删除这一小段，再照原样重新输入", "delete the words around it and type them again"))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use std::sync::Arc;

    use super::*;
    use crate::source::Sources;

    fn prepared(bytes: &[u8]) -> (Option<Prepared>, Vec<&'static str>) {
        let file = SourceFile { path: "a.md".into(), bytes: Arc::new(bytes.to_vec()) };
        let sources = Sources::new(vec![file.clone()]);
        let mut findings = Findings::new(sources.find("a.md").unwrap().0);
        let value = prepare(&file, &mut findings);
        (value, findings.finish().iter().map(|finding| finding.code).collect())
    }

    #[test]
    fn places_survive_what_is_left_out_and_what_is_put_in() {
        let source = "\u{FEFF}甲\u{200B}乙\u{7}**重点。**后文";
        let (value, codes) = prepared(source.as_bytes());
        let value = value.unwrap();
        assert_eq!(codes, ["control-character"]);
        assert_eq!(value.text, format!("甲乙**重点。{HELPER}**后文"));
        for word in ["甲", "乙", "重点。", "**重", "后文", "文"] {
            let at = value.text.find(word).unwrap();
            assert_eq!(&source[value.source_range(at..at + word.len())], word);
        }
        // A range that spans the helper covers what stands around it.
        let (start, end) = (value.text.find('重').unwrap(), value.text.find('后').unwrap());
        assert_eq!(&source[value.source_range(start..end)], "重点。**");
    }

    #[test]
    fn bytes_that_are_no_text_are_reported_at_their_place() {
        assert_eq!(prepared(b"\xD6\xD0\xCE\xC4").1, ["encoding"]);
        assert_eq!(prepared(b"ok\n\xFF\xFE").1, ["encoding"]);
        assert!(prepared(&vec![b'a'; LARGEST]).1.is_empty());
        assert_eq!(prepared(&vec![b'a'; LARGEST + 1]).1, ["limits"]);
    }
}
