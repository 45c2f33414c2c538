//! `media-missing`, `media-format`: a photograph whose file is not there or cannot be shown.
//!
//! A photograph's `file:` names a PNG or JPEG file in the `media/` folder of its case. The rule reads the picture's
//! head: what is no picture, or claims more pixels than any camera has, is refused before anything decodes it.

use super::Context;
use crate::corpus::{CaseEntry, media_file};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::message;

/// More pixels than this on one side is no photograph.
const MAX_SIDE: usize = 20_000;

pub(super) fn check(context: &Context, entry: &CaseEntry, diagnostics: &mut Vec<Diagnostic>) {
    for media in entry.case.media.values() {
        let name = &media.file;
        let Some(id) = media_file(context.sources, &entry.folder, name) else {
            let prefix = format!("{}/media/", entry.folder);
            let there: Vec<&str> =
                context.sources.iter().filter_map(|(_, file)| file.path.strip_prefix(prefix.as_str())).collect();
            let hint = match did_you_mean(name, there.iter().copied()) {
                Some(close) => message!("是不是“{close}”？", "did you mean `{close}`?"),
                None => message!("把图片文件放进 {prefix}", "put the file into {prefix}"),
            };
            diagnostics.push(
                Diagnostic::error(
                    "media-missing",
                    name.span,
                    message!("找不到图片文件“{name}”", "the file `{name}` is not there", name = name.value),
                )
                .with_hint(hint),
            );
            continue;
        };
        let bytes = &context.sources.get(id).bytes;
        let supported = bytes.starts_with(b"\x89PNG\r\n\x1a\n") || bytes.starts_with(&[0xFF, 0xD8, 0xFF]);
        let size = imagesize::blob_size(bytes).ok();
        if !supported || size.is_none_or(|size| size.width.max(size.height) > MAX_SIDE || size.width * size.height == 0)
        {
            diagnostics.push(
                Diagnostic::error(
                    "media-format",
                    name.span,
                    message!("“{name}”不是可用的图片", "`{name}` is no usable picture", name = name.value),
                )
                .with_hint(message!(
                    "请使用 PNG 或 JPEG 图片，长边不超过{MAX_SIDE}像素",
                    "use a PNG or JPEG picture of at most {MAX_SIDE} pixels a side"
                )),
            );
        }
    }
}
