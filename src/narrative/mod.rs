//! Markdown in, document tree out.
//!
//! `CommonMark` with tables, struck-out text and footnotes of GFM, and `{{…}}` for what a record supplies. Every event of
//! the parser is handled here, so that nothing passes that was not meant to: HTML is refused, links have known schemes,
//! nesting has an end. What Chinese writers meet elsewhere is put right: emphasis beside full-width punctuation
//! (`emphasis`) and spaces at line breaks (`spacing`).

mod block;
mod emphasis;
mod findings;
mod footnote;
mod heading;
mod inline;
mod link;
mod prepare;
mod reference;
mod report;
mod spacing;
mod table;
#[cfg(test)]
mod tests;
mod text;

use crate::diagnostic::{Diagnostic, Parsed};
use crate::document::{Document, Draft, Inline, Name};
use crate::message;
use crate::source::{FileId, Sources, Span, Spanned};

use block::{Content, read_blocks};
use findings::Findings;
use heading::TopHeading;
use reference::{Mistake, Reference, find_references};

/// A page that is no case: a title and a text.
#[derive(Clone, Debug)]
pub struct Page {
    /// The first heading of the file.
    pub title: Option<Spanned<String>>,
    /// What stands below it.
    pub draft: Draft,
}

/// Reads a narrative.
#[must_use]
pub fn read(sources: &Sources, file: FileId) -> Parsed<Draft> {
    let (content, diagnostics) = read_file(sources, file, TopHeading::Refused);
    Parsed { value: Document { blocks: content.blocks, footnotes: content.footnotes }, diagnostics }
}

/// Reads a page; its first heading, `# …`, is its title.
#[must_use]
pub fn read_page(sources: &Sources, file: FileId) -> Parsed<Page> {
    let (content, mut diagnostics) = read_file(sources, file, TopHeading::Title);
    let was_read = diagnostics.iter().all(|finding| !matches!(finding.code, "encoding" | "limits"));
    if content.title.is_none() && was_read {
        let missing = Diagnostic::error(
            "heading-level",
            Span::new(file, 0..0),
            message!("页面没有标题", "the page has no title"),
        );
        diagnostics.push(missing.with_hint(message!("第一行写：# 标题", "begin the file with: # title")));
    }
    let draft = Document { blocks: content.blocks, footnotes: content.footnotes };
    Parsed { value: Page { title: content.title, draft }, diagnostics }
}

fn read_file(sources: &Sources, file: FileId, top: TopHeading) -> (Content, Vec<Diagnostic>) {
    let mut findings = Findings::new(file);
    let content = prepare::prepare(sources.get(file), &mut findings).map_or_else(
        || Content { title: None, blocks: Vec::new(), footnotes: Vec::new() },
        |prepared| read_blocks(&prepared, top, &mut findings),
    );
    (content, findings.finish())
}

/// Splits a short text of a record at its `{{name}}` references.
///
/// What is wrong with a reference, [`check_inline`] says; here it is left as text.
#[must_use]
pub fn read_inline(text: &Spanned<String>) -> Vec<Inline<Name>> {
    let mut inlines = Vec::new();
    let mut at = 0;
    let push_text = |range: std::ops::Range<usize>| {
        (!range.is_empty())
            .then(|| Inline::Text { text: text.value[range.clone()].to_owned(), span: place(text, range) })
    };
    for found in find_references(&text.value, |_| false) {
        if let Ok(Reference::Figure(name)) = found.reference {
            inlines.extend(push_text(at..found.range.start));
            inlines.push(Inline::Figure(Name { name: text.value[name.clone()].to_owned(), span: place(text, name) }));
            at = found.range.end;
        }
    }
    inlines.extend(push_text(at..text.value.len()));
    inlines
}

/// What is wrong with the references in a short text of a record.
#[must_use]
pub fn check_inline(text: &Spanned<String>) -> Vec<Diagnostic> {
    find_references(&text.value, |_| false)
        .into_iter()
        .filter_map(|found| match found.reference {
            Ok(Reference::Figure(_)) => None,
            Err(Mistake { range, message, hint }) => {
                Some(Diagnostic::error("reference-syntax", place(text, range), message).with_hint(hint))
            }
            Ok(_) => Some(
                Diagnostic::error(
                    "reference-syntax",
                    place(text, found.range),
                    message!("这里只能引用数据", "only figures can be referred to here"),
                )
                .with_hint(message!("写成{{{{name}}}}", "write {{{{name}}}}")),
            ),
        })
        .collect()
}

/// The place of a part of a record's text. Where quotes stand around the text or escapes in it, offsets within it say
/// little; then the place is exact for plain quotes and the whole text for escapes.
fn place(text: &Spanned<String>, part: std::ops::Range<usize>) -> Span {
    let Span { file, start, end } = text.span;
    let offset = match (end.saturating_sub(start) as usize).checked_sub(text.value.len()) {
        Some(0) => 0,
        Some(2) => 1,
        _ => return text.span,
    };
    let start = start as usize + offset;
    Span::new(file, start + part.start..start + part.end)
}
