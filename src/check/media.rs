//! `media-missing`, `media-format`: a photograph whose file is not there or cannot be shown.
//!
//! A photograph's `file:` names a PNG or JPEG file in the `media/` folder of its case. The rule reads the picture's
//! head: what is no picture, or claims more pixels than any camera has, is refused before anything decodes it.
//!
//! `unread-file`: a picture in the folder that the record does not name.

use super::Context;
use crate::corpus::{CaseEntry, media_file, misplaced};
use crate::diagnostic::{Diagnostic, Message, Severity, did_you_mean};
use crate::message;

/// More pixels than this on one side is no photograph.
const MAX_SIDE: usize = 20_000;

/// First bytes of pictures that cannot be used, with their names.
const OTHER_FORMATS: [(usize, &[u8], &str); 7] = [
    (8, b"WEBP", "WebP"),
    (0, b"GIF8", "GIF"),
    (0, b"BM", "BMP"),
    (0, b"II*\0", "TIFF"),
    (0, b"MM\0*", "TIFF"),
    (4, b"ftyp", "HEIC"),
    (0, b"<svg", "SVG"),
];

pub(super) fn check(context: &Context, entry: &CaseEntry, diagnostics: &mut Vec<Diagnostic>) {
    let before = diagnostics.len();
    for media in entry.case.media.values() {
        let name = &media.file;
        match media_file(context.sources, &entry.folder, name) {
            Some(id) => {
                if let Some((said, hint)) = unusable(&context.sources.get(id).bytes) {
                    let said = message!("“{name}”{zh}", "`{name}` {en}", name = name.value, zh = said.zh, en = said.en);
                    diagnostics.push(Diagnostic::error("media-format", name.span, said).with_hint(hint));
                }
            }
            None => diagnostics.push(
                Diagnostic::error(
                    "media-missing",
                    name.span,
                    message!("找不到图片文件“{name}”", "the file `{name}` is not there", name = name.value),
                )
                .with_hint(where_it_is(context, entry, name)),
            ),
        }
    }
    // A picture that is looked for, or whose entry could not be read, may be one of those that nobody asks for.
    if diagnostics.len() == before && entry.case.unreadable.is_empty() {
        unused(context, entry, diagnostics);
    }
}

/// Where a picture probably is that is not in its place.
fn where_it_is(context: &Context, entry: &CaseEntry, name: &str) -> Message {
    let prefix = format!("{}/media/", entry.folder);
    let there: Vec<&str> =
        context.sources.iter().filter_map(|(_, file)| file.path.strip_prefix(prefix.as_str())).collect();
    if let Some(path) = misplaced(context.sources, &entry.folder, name) {
        return message!("它在 {path}：移到 {prefix} 里", "it is at {path}: move it to {prefix}");
    }
    match did_you_mean(name, there.iter().copied()) {
        Some(close) => message!("是不是“{close}”？", "did you mean `{close}`?"),
        None => message!("把图片文件放进 {prefix}", "put the file into {prefix}"),
    }
}

/// Why a picture cannot be shown, if it cannot, and what to do.
fn unusable(bytes: &[u8]) -> Option<(Message, Message)> {
    let supported = bytes.starts_with(b"\x89PNG\r\n\x1a\n") || bytes.starts_with(&[0xFF, 0xD8, 0xFF]);
    let save_as = || {
        message!("用看图软件打开，另存为 JPEG（.jpg）或 PNG", "open it in a picture viewer and save it as JPEG or PNG")
    };
    if bytes.is_empty() {
        return Some((message!("是空文件", "is an empty file"), message!("重新复制一份", "copy it again")));
    }
    if !supported {
        let format = OTHER_FORMATS.iter().find(|(at, first, _)| bytes.get(*at..).is_some_and(|b| b.starts_with(first)));
        return Some(match format {
            Some((.., format)) => {
                (message!("是 {format} 图片，不能用", "is a {format} picture, which cannot be used"), save_as())
            }
            None => (message!("不是图片", "is no picture"), save_as()),
        });
    }
    match imagesize::blob_size(bytes) {
        Ok(size) if size.width.max(size.height) > MAX_SIDE => Some((
            message!(
                "有{w}×{h}像素，太大了",
                "has {w} × {h} pixels, which is too many",
                w = size.width,
                h = size.height
            ),
            message!(
                "长边不超过{MAX_SIDE}像素；4000像素已够印刷",
                "at most {MAX_SIDE} pixels a side; 4000 are enough for print"
            ),
        )),
        Ok(size) if size.width > 0 && size.height > 0 => (!is_whole(bytes)).then(|| {
            (
                message!("不完整，后半截丢了", "is cut off: its end is missing"),
                message!("重新复制一份", "copy it again"),
            )
        }),
        _ => Some((
            message!("已经损坏，读不出大小", "is damaged: its size cannot be read"),
            message!("重新复制一份", "copy it again"),
        )),
    }
}

/// Whether a picture has its end: the last chunk of a PNG, the end mark of a JPEG.
fn is_whole(bytes: &[u8]) -> bool {
    if bytes.starts_with(&[0xFF, 0xD8]) {
        return bytes.windows(2).rev().any(|pair| pair == [0xFF, 0xD9]);
    }
    let mut at = 8;
    while let Some(head) = bytes.get(at..at + 8) {
        let length = head[..4].iter().fold(0_usize, |length, byte| length << 8 | usize::from(*byte));
        if &head[4..] == b"IEND" {
            return true;
        }
        // Length, kind and checksum are 12 bytes.
        let Some(next) = at.checked_add(length).and_then(|at| at.checked_add(12)) else { return false };
        at = next;
    }
    false
}

/// Pictures in the folder that the record does not name.
fn unused(context: &Context, entry: &CaseEntry, diagnostics: &mut Vec<Diagnostic>) {
    let prefix = format!("{}/media/", entry.folder);
    for (_, file) in context.sources.iter() {
        let Some(name) = file.path.strip_prefix(prefix.as_str()) else { continue };
        if entry.case.media.values().any(|media| media.file.as_str() == name) {
            continue;
        }
        diagnostics.push(Diagnostic {
            severity: Severity::Warning,
            ..Diagnostic::error_in(
                "unread-file",
                &file.path,
                message!(
                    "这张图片没有写进 case.yaml，不会发布",
                    "case.yaml does not name this picture, and it is not published"
                ),
            )
            .with_hint(message!(
                "在 media: 下加一条，file 写 {name}；用不着就移走",
                "add it below `media:` with `file: {name}`, or move it away"
            ))
        });
    }
}
