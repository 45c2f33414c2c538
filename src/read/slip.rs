//! Slips of the keyboard: what a Chinese input method, a word processor or a habit puts where YAML wants something else.

use std::ops::Range;

use serde_yaml::granit_parser::ErrorKind;

use super::syntax::{Explained, Lines};
use super::text::Text;
use crate::diagnostic::{Diagnostic, Message, codes};
use crate::message;
use crate::source::Span;

pub(super) fn tab(lines: &Lines, kind: Option<&ErrorKind>) -> Option<Explained> {
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
pub(super) fn braces(lines: &Lines) -> Option<Explained> {
    lines.near.iter().find_map(|(start, line)| {
        let at = line.find(": {{").map(|at| at + 2).or_else(|| line.find("- {{").map(|at| at + 2))?;
        let end = line.rfind("}}").map_or(at + 2, |end| (end + 2).max(at + 2));
        let what =
            message!("以“{{{{”开头的值要放在引号里", "a value that begins with \"{{{{\" belongs in quotation marks");
        Some((start + at..start + end, what, quote_hint()))
    })
}

/// `｛ label: 甲 ｝` and `【甲】` where brackets of YAML were meant.
pub(super) fn full_width_bracket(lines: &Lines) -> Option<Explained> {
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
pub(super) fn comment_in_brackets(lines: &Lines) -> Option<Explained> {
    lines.near.iter().find_map(|(start, line)| {
        let quoted = |at: usize| ['"', '\''].iter().any(|mark| line[..at].matches(*mark).count() % 2 == 1);
        let at = line.match_indices(" #").map(|(at, _)| at).find(|at| !quoted(*at))?;
        let lost = lost_comment(&line[at..]).filter(|_| line[at..].contains([']', '}']))?;
        let (said, hint) = comment_message();
        Some((start + at + lost.start..start + at + lost.end, said, hint))
    })
}

pub(super) fn colon(lines: &Lines) -> Option<Explained> {
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
pub(super) fn comma(text: &str, open: usize, offset: usize) -> Option<Explained> {
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

pub(super) fn colon_hint() -> Message {
    message!(
        "名称和值之间用英文冒号加一个空格，例如 title: 标题",
        "write a colon and a space between name and value, as in `title: …`"
    )
}

pub(super) fn quote_hint() -> Message {
    message!("把整个值放在引号里，例如 note: '……'", "put the whole value into quotation marks, as in `note: '…'`")
}
