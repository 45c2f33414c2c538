//! What an editor did when YAML does not parse.
//!
//! The parser says where it got lost and what it expected; that is seldom where the mistake is, and never in words of
//! somebody who does not know YAML. The commonest mistakes are recognised by the line itself.

use std::ops::Range;

use serde_yaml::granit_parser::ErrorKind;
use serde_yaml::{Error, ExternalMessageSource};

use super::limits;
use super::slip::{braces, colon, comma, comment_in_brackets, full_width_bracket, quote_hint, tab};
use super::text::Text;
use crate::diagnostic::{Diagnostic, Message, codes};
use crate::message;

/// So many lines above the one where the parser got lost are looked at.
const LINES_ABOVE: usize = 3;

/// Turns an error of the parser into a finding.
pub(super) fn explain(text: &Text, error: &Error) -> Diagnostic {
    let offset = offset(&text.text, error);
    let kind = match error {
        Error::ExternalMessage { source, .. } => match source.as_ref() {
            ExternalMessageSource::Parser(scan) => Some(scan.kind()),
            _ => None,
        },
        _ => None,
    };
    if let Some(finding) = limits::explain(text, error, offset, kind) {
        return finding;
    }
    let lines = Lines::around(&text.text, offset);
    let (range, what, hint) = tab(&lines, kind)
        .or_else(|| braces(&lines))
        .or_else(|| full_width_bracket(&lines))
        .or_else(|| comment_in_brackets(&lines))
        .or_else(|| colon(&lines))
        .or_else(|| by_kind(text, &lines, offset, kind?))
        .unwrap_or_else(|| other(text, offset, error));
    Diagnostic::error(codes::YAML_SYNTAX, text.span(range), what).with_hint(hint)
}

pub(super) type Explained = (Range<usize>, Message, Message);

/// The byte offset that an error names. The parser counts characters.
fn offset(text: &str, error: &Error) -> usize {
    let Some(location) = error.location() else { return text.len() };
    let span = location.span();
    let offset = match span.byte_offset() {
        Some(offset) => usize::try_from(offset).unwrap_or(usize::MAX),
        None => {
            let characters = usize::try_from(span.offset()).unwrap_or(usize::MAX);
            text.char_indices().nth(characters).map_or(text.len(), |(offset, _)| offset)
        }
    };
    let mut offset = offset.min(text.len());
    while !text.is_char_boundary(offset) {
        offset -= 1;
    }
    offset
}

/// The character at an offset, or an empty range at the end.
pub(super) fn character(text: &str, offset: usize) -> Range<usize> {
    offset..offset + text[offset..].chars().next().filter(|c| *c != '\n').map_or(0, char::len_utf8)
}

/// The lines around the place where the parser got lost.
pub(super) struct Lines<'a> {
    /// That line and a few with text above it, the nearest first.
    pub(super) near: Vec<(usize, &'a str)>,
    /// The line below it.
    pub(super) below: Option<(usize, &'a str)>,
}

impl<'a> Lines<'a> {
    fn around(text: &'a str, offset: usize) -> Self {
        let mut near = Vec::new();
        let mut start = text[..offset].rfind('\n').map_or(0, |at| at + 1);
        let mut end = text[offset..].find('\n').map_or(text.len(), |at| offset + at);
        let below = text.get(end + 1..).and_then(|rest| Some((end + 1, rest.lines().next()?)));
        loop {
            let line = text[start..end].trim_end_matches('\r');
            if !line.trim().is_empty() && !line.trim_start().starts_with('#') {
                near.push((start, line));
            }
            if start == 0 || near.len() > LINES_ABOVE {
                return Self { near, below };
            }
            end = start - 1;
            start = text[..end].rfind('\n').map_or(0, |at| at + 1);
        }
    }
}

fn by_kind(text: &Text, lines: &Lines, offset: usize, kind: &ErrorKind) -> Option<Explained> {
    use ErrorKind as K;
    let here = character(&text.text, offset);
    let line_above = lines.near.first().map_or(here.clone(), |(start, line)| *start..start + line.len());
    Some(match kind {
        K::UnclosedQuotedScalar | K::DocumentIndicatorInQuotedScalar | K::InvalidQuotedScalarIndent => {
            let open = open_quote(lines).unwrap_or(here);
            let what = message!("这个引号没有对应的另一半", "this quotation mark is not closed");
            let hint = message!(
                "在这段文字的末尾补上同样的引号；文字里本来就有的引号请用中文引号“”",
                "close it at the end of the text with the same mark"
            );
            (open, what, hint)
        }
        K::InvalidTrailingSingleQuotedScalar | K::InvalidTrailingDoubleQuotedScalar => (
            here,
            message!("引号后面还有文字", "there is text behind the closing quotation mark"),
            message!(
                "把整个值放在一对引号里；文字里的引号请用中文引号“”",
                "put the whole value into one pair of quotation marks"
            ),
        ),
        K::UnknownQuotedScalarEscape
        | K::InvalidQuotedScalarHexEscape
        | K::InvalidUnicodeEscape
        | K::InvalidLowSurrogate
        | K::MissingLowSurrogate
        | K::UnpairedLowSurrogate
        | K::InvalidLowSurrogateHexEscape => (
            here,
            message!(
                "双引号里的反斜杠“\\”有特殊含义",
                "a backslash has a meaning of its own in double quotation marks"
            ),
            message!("改用单引号，或者写两个反斜杠", "use single quotation marks, or write two backslashes"),
        ),
        K::UnclosedFlowCollection { .. }
        | K::UnexpectedEofFlowSequence
        | K::UnexpectedEofFlowMapping
        | K::UnexpectedEofImplicitFlowMapping
        | K::ExpectedFlowMappingSeparator
        | K::ExpectedFlowSequenceSeparator
        | K::InvalidColonPlacement
        | K::InvalidFlowScalarIndent => {
            let open = open_bracket(&text.text, offset).unwrap_or(here);
            if let Some(comma) = comma(&text.text, open.start, offset) {
                return Some(comma);
            }
            (
                open,
                message!(
                    "这个括号没有对应的另一半，或括号里少了逗号",
                    "this bracket is not closed, or a comma is missing in it"
                ),
                message!(
                    "检查括号是否成对；括号里各项之间用英文逗号“,”加空格隔开",
                    "check that brackets come in pairs, and separate what is in them by a comma and a space"
                ),
            )
        }
        K::MismatchedFlowCollectionEnd { open, close } => {
            let (open, close) = (*open, *close);
            (
                here,
                message!("括号不配对：“{open}”配了“{close}”", "brackets do not match: \"{open}\" and \"{close}\""),
                message!("列表用“[ ]”，一组字段用“{{ }}”", "lists stand in [ ], fields in {{ }}"),
            )
        }
        K::MisplacedFlowCollectionEnd => (
            here,
            message!("多了一个右括号", "there is a closing bracket too many"),
            message!(
                "删去它；如果它是文字的一部分，把整段文字放在引号里",
                "delete it, or put the whole text into quotation marks"
            ),
        ),
        K::MappingValueNotAllowed | K::InvalidMappingValueWhitespace => mapping_in_value(lines, here),
        K::UnexpectedCharacter { character } => {
            let character = *character;
            (here, message!("值不能以“{character}”开头", "a value cannot begin with \"{character}\""), quote_hint())
        }
        K::ExpectedBlockMappingKey
        | K::ExpectedBlockSequenceEntry
        | K::InvalidIndentation
        | K::MappingKeyNotAllowed
        | K::BlockSequenceEntryNotAllowed
        | K::SimpleKeyExpected
        | K::InvalidSimpleKey
        | K::ExpectedNodeContent
        | K::InvalidBlockScalarIndent
        | K::InvalidBlockEntryWhitespace
        | K::BlockEntryInFlowCollection
        | K::UnexpectedEofBlockMapping
        | K::UnexpectedEofBlockSequence => indentation(lines, line_above, kind),
        _ => return None,
    })
}

/// `title: one: two`, or a line that is indented deeper than the one above without reason.
fn mapping_in_value(lines: &Lines, here: Range<usize>) -> Explained {
    let in_line =
        lines.near.first().filter(|(start, line)| line.find(": ").is_some_and(|first| start + first < here.start));
    if in_line.is_some() {
        return (
            here,
            message!("值里面又有“冒号加空格”", "there is another colon with a space inside of the value"),
            message!("文字里的冒号用全角“：”，或者把整个值放在引号里", "put the whole value into quotation marks"),
        );
    }
    let range = lines
        .near
        .first()
        .map_or(here, |(start, line)| start + (line.len() - line.trim_start().len())..start + line.trim_end().len());
    (
        range,
        message!("这一行的缩进与上文对不上", "the indentation of this line does not fit the lines above"),
        indentation_hint(),
    )
}

fn indentation(lines: &Lines, line: Range<usize>, kind: &ErrorKind) -> Explained {
    let text = lines.near.first().map_or("", |(_, line)| line.trim());
    let range = line.end - lines.near.first().map_or(0, |(_, line)| line.trim_start().len())..line.end;
    let no_colon = matches!(kind, ErrorKind::SimpleKeyExpected) && !text.contains(": ") && !text.ends_with(':');
    if no_colon && !text.starts_with('-') {
        return (
            range,
            message!("这一行没有“名称: 值”的冒号", "there is no colon in this line"),
            message!("写成“名称: 值”；较长的文字可以折行，折下来的行要比名称多缩进两格", "write `name: value`"),
        );
    }
    (
        range,
        message!("这一行的缩进与上文对不上", "the indentation of this line does not fit the lines above"),
        indentation_hint(),
    )
}

fn other(text: &Text, offset: usize, error: &Error) -> Explained {
    let reason = match error {
        Error::ExternalMessage { msg, .. } => msg.clone(),
        _ => {
            let rendered = error.to_string();
            rendered.split(" at line ").next().unwrap_or(&rendered).to_owned()
        }
    };
    (
        character(&text.text, offset),
        message!("这里不合 YAML 的写法（{reason}）", "this is not valid YAML: {reason}", reason = reason),
        message!(
            "对照上下几行检查冒号、引号、括号和缩进；拿不准时把值放在引号里",
            "check colons, quotation marks, brackets and indentation; when in doubt put the value into quotation marks"
        ),
    )
}

/// The first quotation mark of the nearest line with an odd number of them.
fn open_quote(lines: &Lines) -> Option<Range<usize>> {
    lines.near.iter().find_map(|(start, line)| {
        let value = line.find(": ").map_or(0, |at| at + 2);
        let at = line[value..].find(['"', '\'']).map(|at| value + at)?;
        let mark = &line[at..=at];
        (line[at..].matches(mark).count() % 2 == 1).then(|| start + at..start + at + 1)
    })
}

/// The innermost bracket before an offset that is not closed before it.
fn open_bracket(text: &str, offset: usize) -> Option<Range<usize>> {
    let mut closed = 0_usize;
    for (at, c) in text[..offset].char_indices().rev() {
        match c {
            ']' | '}' => closed += 1,
            '[' | '{' if closed == 0 => return Some(at..at + 1),
            '[' | '{' => closed -= 1,
            _ => {}
        }
    }
    None
}

fn indentation_hint() -> Message {
    message!(
        "同一层的各行左边对齐，下一层多缩进两个空格",
        "align lines of one level, and indent the next level by two spaces"
    )
}
