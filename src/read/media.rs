//! Photographs.

use super::accept::accept;
use super::decode::{Fields, Findings};
use super::figure::entry_span;
use super::node::Node;
use crate::diagnostic::{Diagnostic, codes};
use crate::message;
use crate::record::Media;
use crate::source::Spanned;

const EXAMPLE: &str = "road: { file: road.jpg, caption: 新修的村道, alt: 一条水泥路穿过稻田 }";

/// Reads one photograph.
pub(super) fn media(name: &Spanned<String>, node: &Node, findings: &Findings) -> Option<Media> {
    let word = &name.value;
    let what = message!("图片 {word} ", "picture `{word}`", word = word);
    let mut fields = Fields::open(node, what, name.span, EXAMPLE, findings)?;
    let file = fields.required_text("file", "file: road.jpg").filter(|file| is_file_name(file, findings));
    let caption = fields.required_text("caption", "caption: 新修的村道");
    let alt = fields.required_text("alt", "alt: 一条水泥路穿过稻田，路边立着路灯");
    let credit = fields.text("credit", "credit: 张三");
    let place = fields.text("place", "place: 灌云县同兴镇");
    let rights = fields.text("rights", "rights: 工作队供图，授权本站使用");
    let consent = fields.text("consent", "consent: 画面中的村民已书面同意");
    let accept = accept(&mut fields);
    fields.finish();
    Some(Media {
        name: name.clone(),
        file: file?,
        caption: caption?,
        alt: alt?,
        credit,
        place,
        rights,
        consent,
        accept,
        span: entry_span(name, node),
    })
}

/// Whether a text names a file in the media folder itself, and nothing outside of it.
fn is_file_name(file: &Spanned<String>, findings: &Findings) -> bool {
    let legal = !file.starts_with('.') && !file.contains(['/', '\\', ':', '\n']);
    if !legal {
        findings.push(
            Diagnostic::error(
                codes::NAME_SYNTAX,
                file.span,
                message!("file 只写文件名，不写文件夹", "`file` is a file name without folders"),
            )
            .with_hint(message!(
                "把图片放进案例的 media 文件夹，写成 file: road.jpg",
                "put the picture into the media folder of the case, as in file: road.jpg"
            )),
        );
    }
    legal
}
