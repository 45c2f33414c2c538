//! What an editor did when YAML does not parse.
//!
//! The parser says where it got lost and what it expected; that is seldom where the mistake is, and never in words of
//! somebody who does not know YAML. The commonest mistakes are recognised by the line itself.

use std::ops::Range;

use serde_yaml::granit_parser::ErrorKind;
use serde_yaml::{Error, ExternalMessageSource};

use super::limits;
use super::text::Text;
use crate::diagnostic::{Diagnostic, Message, codes};
use crate::message;
use crate::source::Span;

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

type Explained = (Range<usize>, Message, Message);

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
struct Lines<'a> {
    /// That line and a few with text above it, the nearest first.
    near: Vec<(usize, &'a str)>,
    /// The line below it.
    below: Option<(usize, &'a str)>,
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

fn tab(lines: &Lines, kind: Option<&ErrorKind>) -> Option<Explained> {
    let in_indentation = |line: &str| line.len() - line.trim_start_matches([' ', '\t']).len();
    let found = lines.near.iter().chain(&lines.below).find_map(|(start, line)| {
        let at = line[..in_indentation(line)].find('\t')?;
        Some(start + at..start + in_indentation(line))
    });
    let hint = message!(
        "把行首的制表符换成空格，每层缩进两个空格",
        "replace the tabs at the beginning of lines by spaces, two for each level"
    );
    if let Some(range) = found {
        return Some((range, message!("行首用了制表符（Tab 键）缩进", "the line is indented with a tab"), hint));
    }
    let about_tabs = matches!(
        kind?,
        ErrorKind::TabNotAllowed
            | ErrorKind::TabInBlockIndentation
            | ErrorKind::TabInIndentation
            | ErrorKind::TabInPlainScalar
            | ErrorKind::TabAtBlockScalarStart
    );
    let (start, line) = lines.near.iter().find(|(_, line)| line.contains('\t')).filter(|_| about_tabs)?;
    let at = start + line.find('\t')?;
    Some((at..at + 1, message!("这里不能用制表符（Tab 键）", "a tab is not allowed here"), hint))
}

/// `facts: {{name}}个` without quotation marks.
fn braces(lines: &Lines) -> Option<Explained> {
    lines.near.iter().find_map(|(start, line)| {
        let at = line.find(": {{").map(|at| at + 2).or_else(|| line.find("- {{").map(|at| at + 2))?;
        let end = line.rfind("}}").map_or(at + 2, |end| (end + 2).max(at + 2));
        let what =
            message!("以“{{{{”开头的值要放在引号里", "a value that begins with \"{{{{\" belongs in quotation marks");
        Some((start + at..start + end, what, quote_hint()))
    })
}

/// `｛ label: 甲 ｝` and `【甲】` where brackets of YAML were meant.
fn full_width_bracket(lines: &Lines) -> Option<Explained> {
    lines.near.iter().find_map(|(start, line)| {
        let at = line.find([':', '：']).map(|at| at + line[at..].chars().next().map_or(1, char::len_utf8))?;
        let value = line[at..].trim_start();
        let bracket = value.chars().next().filter(|c| FULL_WIDTH_BRACKETS.contains(c))?;
        let at = start + line.len() - value.len();
        Some((
            at..at + bracket.len_utf8(),
            message!("用了全角括号“{bracket}”", "there is a full-width bracket \"{bracket}\""),
            bracket_hint(),
        ))
    })
}

/// Brackets of Chinese input methods that are typed for those of YAML.
pub(super) const FULL_WIDTH_BRACKETS: [char; 4] = ['｛', '【', '［', '〔'];

pub(super) fn bracket_hint() -> Message {
    message!(
        "切换到英文输入法：列表用“[ ]”，一组字段用“{{ }}”，各项之间用英文逗号加空格",
        "use plain brackets: lists stand in [ ], fields in {{ }}, with a comma and a space between items"
    )
}

/// A line that looks like a field and is indented with full-width or no-break spaces, which YAML takes for text.
pub(super) fn wide_indentation(text: &Text) -> Option<Diagnostic> {
    let mut at = 0;
    for line in text.text.split_inclusive('\n') {
        let content = line.trim_start();
        let indent = &line[..line.len() - content.len()];
        let key = content.split([':', '：']).next().unwrap_or("");
        let field = key.len() < content.len()
            && !key.is_empty()
            && key.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-' || b == b'_');
        if indent.contains(['\u{3000}', '\u{A0}']) && (field || content.starts_with("- ")) {
            let said = message!("行首用了全角空格", "the line is indented with full-width spaces");
            return Some(Diagnostic::error(codes::YAML_SYNTAX, text.span(at..at + indent.len()), said).with_hint(
                message!(
                    "切换到英文输入法，删去行首的空格重新输入，每层缩进两个半角空格",
                    "replace them by plain spaces, two for each level"
                ),
            ));
        }
        at += line.len();
    }
    None
}

/// The comment in the rest of a line behind a value, if nothing but its first sign says that it is one.
pub(super) fn lost_comment(rest: &str) -> Option<Range<usize>> {
    let content = rest.trim_start_matches([' ', '\t']);
    let start = rest.len() - content.len();
    let words = content.strip_prefix('#')?;
    let meant = words.is_empty() || words.starts_with([' ', '\t', '\u{3000}', '#', '!', '-', '=']);
    (start > 0 && !meant).then(|| start..start + content.trim_end().len())
}

/// The finding about a comment that looks like a part of the value before it.
pub(super) fn comment_lost(place: Span) -> Diagnostic {
    let (said, hint) = comment_message();
    Diagnostic::error(codes::YAML_SYNTAX, place, said).with_hint(hint)
}

fn comment_message() -> (Message, Message) {
    (
        message!(
            "“#”前面有空格，从这里起被当成注释丢掉了",
            "there is a space before the \"#\": from here on the line is dropped as a comment"
        ),
        message!(
            "写行号时“#”前面不留空格：report#23；是文字的一部分，就把整个值放在引号里；真是注释，就在“#”后面空一格",
            "a line number has no space before it: report#23; quote the value if this is part of it; put a space after \"#\" if it is a comment"
        ),
    )
}

/// `{ source: report #23 }`: the closing bracket is part of a comment.
fn comment_in_brackets(lines: &Lines) -> Option<Explained> {
    lines.near.iter().find_map(|(start, line)| {
        let quoted = |at: usize| ['"', '\''].iter().any(|mark| line[..at].matches(*mark).count() % 2 == 1);
        let at = line.match_indices(" #").map(|(at, _)| at).find(|at| !quoted(*at))?;
        let lost = lost_comment(&line[at..]).filter(|_| line[at..].contains([']', '}']))?;
        let (said, hint) = comment_message();
        Some((start + at + lost.start..start + at + lost.end, said, hint))
    })
}

fn colon(lines: &Lines) -> Option<Explained> {
    lines.near.iter().find_map(|(start, line)| {
        let content = line.trim_start();
        let indent = line.len() - content.len();
        let content = content.strip_prefix("- ").unwrap_or(content);
        let at = start + indent + (line.len() - indent - content.len());
        let colon = key_without_space(content)?;
        let range = at + colon.start..at + colon.end;
        let behind = &content[colon.end..];
        let said = if behind.starts_with(['\u{3000}', '\u{A0}']) {
            message!("冒号后面的空格是全角的", "the space after the colon is a full-width one")
        } else {
            colon_message(content[colon].starts_with('：'))
        };
        Some((range, said, colon_hint()))
    })
}

fn colon_message(full_width: bool) -> Message {
    if full_width {
        message!("名称后面用了全角冒号“：”", "there is a full-width colon after the name")
    } else {
        message!("冒号后面没有空格", "there is no space after the colon")
    }
}

/// The finding about a colon that YAML does not take for one.
pub(super) fn colon_missing(place: Span, full_width: bool) -> Diagnostic {
    Diagnostic::error(codes::YAML_SYNTAX, place, colon_message(full_width)).with_hint(colon_hint())
}

/// The finding about a field and its value without any colon between them.
pub(super) fn no_colon(place: Span, field: &str) -> Diagnostic {
    let said = message!("“{field}”后面少了冒号", "there is no colon after `{field}`");
    Diagnostic::error(codes::YAML_SYNTAX, place, said).with_hint(colon_hint())
}

/// The finding about a full-width comma between items in brackets.
pub(super) fn full_width_comma(place: Span) -> Diagnostic {
    let (said, hint) = comma_message();
    Diagnostic::error(codes::YAML_SYNTAX, place, said).with_hint(hint)
}

fn comma_message() -> (Message, Message) {
    (
        message!("括号里用了全角逗号“，”", "there is a full-width comma between items in brackets"),
        message!(
            "各项之间用英文逗号加一个空格；如果逗号是文字的一部分，把这段文字放在引号里",
            "separate items by a comma and a space, or put the text into quotation marks if the comma is part of it"
        ),
    )
}

/// A full-width comma with a field behind it, between an open bracket and the end of the line where the parser got lost.
fn comma(text: &str, open: usize, offset: usize) -> Option<Explained> {
    let end = text[offset..].find('\n').map_or(text.len(), |at| offset + at);
    let inside = &text[open..end];
    let at = inside.match_indices('，').map(|(at, _)| at).find(|at| {
        let behind = inside[at + '，'.len_utf8()..].trim_start();
        let name = behind.trim_start_matches(|c: char| c.is_ascii_alphanumeric() || c == '-' || c == '_');
        name.len() < behind.len() && name.starts_with([':', '：'])
    })?;
    let (said, hint) = comma_message();
    Some((open + at..open + at + '，'.len_utf8(), said, hint))
}

/// Finds the colon of a line that was meant as `key: value` but is none for YAML: a full-width colon, or no space after
/// it. Keys of this kind are Latin, or a few Chinese characters at the beginning of the line.
pub(super) fn key_without_space(content: &str) -> Option<Range<usize>> {
    if content.starts_with(['"', '\'', '#', '[', '{', '|', '>']) {
        return None;
    }
    let (at, colon) = content.char_indices().find(|(_, c)| *c == ':' || *c == '：')?;
    let key = &content[..at];
    let behind = &content[at + colon.len_utf8()..];
    let latin = !key.is_empty() && key.chars().all(|c| c.is_ascii_alphanumeric() || c == '-' || c == '_');
    let chinese = !key.is_empty() && key.chars().count() <= 8 && key.chars().all(|c| c.is_alphanumeric());
    let meant = match colon {
        '：' => latin || chinese,
        _ => (latin || chinese) && !behind.is_empty() && !behind.starts_with([' ', '\t']) && !behind.starts_with("//"),
    };
    // A clock time or a ratio (1:30) is a value.
    let number = key.chars().all(|c| c.is_ascii_digit());
    (meant && !number).then(|| at..at + colon.len_utf8())
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

pub(super) fn colon_hint() -> Message {
    message!(
        "名称和值之间用英文冒号加一个空格，例如 title: 标题",
        "write a colon and a space between name and value, as in `title: …`"
    )
}

pub(super) fn quote_hint() -> Message {
    message!("把整个值放在引号里，例如 note: '……'", "put the whole value into quotation marks, as in `note: '…'`")
}

fn indentation_hint() -> Message {
    message!(
        "同一层的各行左边对齐，下一层多缩进两个空格",
        "align lines of one level, and indent the next level by two spaces"
    )
}
