//! Parts of YAML that records do without, and sizes that no record has.

use serde_yaml::granit_parser::ErrorKind;
use serde_yaml::{Error, budget::BudgetBreach};

use super::raw::{DEEPEST, MOST_NODES};
use super::slip::quote_hint;
use super::syntax::character;
use super::text::Text;
use crate::diagnostic::{Diagnostic, Message, codes};
use crate::message;
use crate::source::Span;

/// The finding about an error of the parser, if it is about a limit and not about a mistake in writing.
pub(super) fn explain(text: &Text, error: &Error, offset: usize, kind: Option<&ErrorKind>) -> Option<Diagnostic> {
    let at = text.span(character(&text.text, offset));
    let made = |what: Message, hint: Message| Some(Diagnostic::error(codes::YAML_LIMITS, at, what).with_hint(hint));
    let too_deep = || {
        made(
            message!("括号或层次套得太深（最多{DEEPEST}层）", "nested too deeply (at most {DEEPEST} levels)"),
            message!("检查括号是否成对，缩进是否一层一层加深", "check that brackets come in pairs"),
        )
    };
    let too_many = || {
        made(
            message!(
                "这个文件里的内容太多（最多{MOST_NODES}项）",
                "the file holds too much (at most {MOST_NODES} values)"
            ),
            message!("把案例拆成几个文件夹，每个文件夹一份 case.yaml", "split it into several cases"),
        )
    };
    let reference = || {
        // The budget names the value behind an anchor; the sign itself is before it.
        let before = text.text[..offset].rfind(['&', '*']).filter(|at| !text.text[*at..offset].contains('\n'));
        let range = match text.text[offset..].starts_with(['&', '*']) {
            true => character(&text.text, offset),
            false => before.map_or(character(&text.text, offset), |at| at..at + 1),
        };
        let what = message!(
            "以“*”或“&”开头的值在 YAML 里是引用，记录里不能用",
            "a value that begins with \"*\" or \"&\" is a reference in YAML, which records do without"
        );
        Some(Diagnostic::error(codes::YAML_LIMITS, text.span(range), what).with_hint(quote_hint()))
    };
    let documents = || {
        made(
            message!("一个文件里只能有一份记录，这里出现了“---”或“...”", "there is more than one document in the file"),
            message!(
                "删去“---”这一行；另一份记录放到它自己的文件里",
                "delete the line `---`; every record has its own file"
            ),
        )
    };
    match error {
        Error::Budget { breach, .. } => match breach {
            BudgetBreach::Depth { .. } => too_deep(),
            BudgetBreach::Aliases { .. } | BudgetBreach::Anchors { .. } => reference(),
            BudgetBreach::Documents { .. } => documents(),
            _ => too_many(),
        },
        Error::UnknownAnchor { .. } => reference(),
        Error::MultipleDocuments { .. } => documents(),
        _ => match kind? {
            ErrorKind::RecursionLimitExceeded => too_deep(),
            ErrorKind::UnknownAnchor | ErrorKind::MissingAnchorOrAliasName => reference(),
            ErrorKind::ExpectedTagBang
            | ErrorKind::InvalidTagTerminator
            | ErrorKind::InvalidGlobalTagCharacter
            | ErrorKind::MissingTagUri
            | ErrorKind::UndeclaredTagHandle
            | ErrorKind::UnclosedVerbatimTag
            | ErrorKind::InvalidTagEscape
            | ErrorKind::InvalidTagUtf8
            | ErrorKind::InvalidTagUtf8LeadingByte
            | ErrorKind::InvalidTagUtf8TrailingByte => {
                let line = text.text[..offset].rfind('\n').map_or(0, |at| at + 1);
                let end = text.text[offset..].find(['\n', '\r', ' ']).map_or(text.text.len(), |at| offset + at);
                let start = text.text[line..end].find('!').map_or(offset, |at| line + at);
                Some(tag(text.span(start..end), &text.text[start..end]))
            }
            _ => None,
        },
    }
}

/// The finding about a tag.
pub(super) fn tag(place: Span, tag: &str) -> Diagnostic {
    let said = message!("记录里不能用 YAML 标签“{tag}”", "YAML tags are not accepted: {tag}", tag = tag);
    Diagnostic::error(codes::YAML_LIMITS, place, said).with_hint(message!(
        "去掉感叹号和后面的标签；如果感叹号是文字的一部分，把整段文字放在引号里",
        "delete the tag, or put the whole text into quotation marks if the exclamation mark is part of it"
    ))
}
