//! From bytes to text: size, encoding, and characters that nobody can see.

use std::borrow::Cow;

use super::decode::Findings;
use crate::diagnostic::{Diagnostic, Message, codes};
use crate::message;
use crate::source::{FileId, SourceFile, Span};

/// Largest record or theme file that is read, in bytes. The longest record of an office is a hundredth of it.
const LARGEST: usize = 1 << 20;

/// So many unseen characters of one file are reported one by one.
const REPORTED: usize = 20;

/// The text of a file and where it begins.
pub(super) struct Text<'a> {
    /// The text, without byte order mark, every character at its distance from the beginning of the text on disk.
    pub text: Cow<'a, str>,
    /// The text as it is on disk.
    original: &'a str,
    /// Bytes before the text: the length of the byte order mark.
    pub base: usize,
    /// The file.
    pub file: FileId,
}

impl Text<'_> {
    /// The place of a byte range of the text, widened to whole characters of the file.
    pub fn span(&self, mut range: std::ops::Range<usize>) -> Span {
        while !self.original.is_char_boundary(range.start) && range.start > 0 {
            range.start -= 1;
        }
        while !self.original.is_char_boundary(range.end) && range.end < self.original.len() {
            range.end += 1;
        }
        Span::new(self.file, self.base + range.start..self.base + range.end)
    }
}

/// Reads a file as text, or says why it is none.
///
/// Characters that cannot be seen are reported and replaced by others of the same length, so that reading can go on and
/// find what else is wrong.
pub(super) fn read<'a>(source: &'a SourceFile, file: FileId, findings: &Findings) -> Option<Text<'a>> {
    if source.bytes.len() > LARGEST {
        let size = source.bytes.len().div_ceil(1 << 20);
        findings.push(
            Diagnostic::error_in(
                codes::YAML_LIMITS,
                source.path.clone(),
                message!(
                    "文件太大（约{size} MB），记录文件不能超过1 MB",
                    "the file is too large (about {size} MB); a record has at most 1 MB",
                    size = size
                ),
            )
            .with_hint(message!(
                "记录只写数据；长篇文字写在 narrative.md，图片放在 media 文件夹",
                "records hold data; put long texts into narrative.md and pictures into the media folder"
            )),
        );
        return None;
    }
    let text = match source.decode(file) {
        Ok(text) => text,
        Err(finding) => {
            findings.push(*finding);
            return None;
        }
    };
    let (text, base) = match text.strip_prefix('\u{FEFF}') {
        Some(rest) => (rest, '\u{FEFF}'.len_utf8()),
        None => (text, 0),
    };
    let mut read = Text { text: Cow::Borrowed(text), original: text, base, file };
    let unseen: Vec<(usize, char, Message)> =
        text.char_indices().filter_map(|(offset, c)| Some((offset, c, unseen(c)?))).collect();
    if unseen.is_empty() {
        return Some(read);
    }
    let mut clean = String::with_capacity(text.len());
    let mut done = 0;
    for (offset, c, _) in &unseen {
        clean.push_str(&text[done..*offset]);
        // Letters of the same length in bytes: the places of everything behind them stay right.
        clean.push_str(match c.len_utf8() {
            1 => "_",
            2 => "__",
            _ => "___",
        });
        done = offset + c.len_utf8();
    }
    clean.push_str(&text[done..]);
    for (offset, c, name) in unseen.into_iter().take(REPORTED) {
        findings.push(control_character(read.span(offset..offset + c.len_utf8()), c, &name));
    }
    read.text = Cow::Owned(clean);
    Some(read)
}

pub(super) fn control_character(span: Span, c: char, name: &Message) -> Diagnostic {
    let code = format!("U+{:04X}", u32::from(c));
    let (zh, en) = (&name.zh, &name.en);
    if c == char::REPLACEMENT_CHARACTER {
        return Diagnostic::error(
            codes::ENCODING,
            span,
            message!(
                "这里有一个“\u{FFFD}”，原来的字在某次转换编码时已经丢失",
                "there is a \"\u{FFFD}\": the character that stood here was lost in a change of encoding"
            ),
        )
        .with_hint(message!("对照原稿，把这个字补上", "look the character up in the source and type it again"));
    }
    Diagnostic::error(
        codes::CONTROL_CHARACTER,
        span,
        message!(
            "这里有一个看不见的字符：{zh}（{code}）",
            "there is an invisible character here: {en} ({code})",
            zh = zh,
            en = en,
            code = code
        ),
    )
    .with_hint(message!(
        "多半是从网页、PDF 或聊天记录里复制来的；删掉这几个字，重新输入",
        "it was probably copied from a web page, a PDF or a chat; delete the characters around it and type them again"
    ))
}

/// The name of a character that must not be in a text, if it is one.
///
/// Tabs and line breaks are for the YAML reader to judge. Joiners (U+200C, U+200D) are part of the spelling of some
/// scripts and of emoji.
pub(super) fn unseen(c: char) -> Option<Message> {
    Some(match c {
        '\t' | '\n' | '\r' => return None,
        '\0' => message!("空字符", "a null character"),
        '\u{1}'..='\u{1F}' | '\u{7F}'..='\u{9F}' => message!("控制字符", "a control character"),
        '\u{AD}' => message!("软连字符", "a soft hyphen"),
        '\u{61C}' | '\u{200E}' | '\u{200F}' | '\u{202A}'..='\u{202E}' | '\u{2066}'..='\u{2069}' => {
            message!("改变文字方向的字符", "a character that turns the direction of writing")
        }
        '\u{200B}' | '\u{2060}' => message!("零宽空格", "a space without width"),
        '\u{2028}' | '\u{2029}' => message!("特殊换行符", "a line or paragraph separator"),
        '\u{FEFF}' => message!("字节顺序标记", "a byte order mark"),
        '\u{FFF9}'..='\u{FFFB}' => message!("注音控制字符", "an annotation character"),
        char::REPLACEMENT_CHARACTER => message!("替换字符", "a replacement character"),
        _ => return None,
    })
}
