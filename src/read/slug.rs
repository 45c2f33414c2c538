//! Slugs: the names of cases and themes in addresses and folders.

use super::decode::{Fields, Findings};
use crate::diagnostic::{Diagnostic, Message, codes};
use crate::message;
use crate::source::{FileId, Span, Spanned};

/// Longest slug, in characters.
const LONGEST: usize = 64;

/// Names that Windows gives to devices, whatever ending a file has.
const DEVICES: [&str; 4] = ["con", "prn", "aux", "nul"];

/// The slug of a case: the field `slug`, or the name of the folder.
///
/// Where the field is no slug, the folder's name stands in for it.
pub(super) fn of_case(fields: &mut Fields, path: &str, file: FileId) -> Spanned<String> {
    let findings = fields.findings();
    if let Some(slug) = fields.text("slug", "slug: guanyun-industry")
        && is_slug(&slug, findings)
    {
        return slug;
    }
    let folder = path.rsplit('/').nth(1).unwrap_or("");
    let from_folder = Spanned::new(folder.to_owned(), Span::new(file, 0..0));
    if fields.entry("slug").is_none() && !legal(folder) {
        findings.push(
            Diagnostic::error_in(
                codes::NAME_SYNTAX,
                path,
                message!("文件夹名“{folder}”不能用作网址", "the folder's name \"{folder}\" cannot be part of an address", folder = folder),
            )
            .with_hint(message!(
                "把文件夹改成小写英文字母、数字和连字符，例如 guanyun-industry；或者在 case.yaml 里写 slug: guanyun-industry",
                "rename the folder, as in guanyun-industry, or write `slug: guanyun-industry` in case.yaml"
            )),
        );
    }
    from_folder
}

/// Whether a text is a slug; reports it where it is not.
pub(super) fn is_slug(slug: &Spanned<String>, findings: &Findings) -> bool {
    let legal = legal(slug);
    if !legal {
        let word = &slug.value;
        findings.push(
            Diagnostic::error(
                codes::NAME_SYNTAX,
                slug.span,
                message!("“{word}”不能用作网址里的名称", "\"{word}\" cannot be part of an address", word = word),
            )
            .with_hint(hint()),
        );
    }
    legal
}

fn hint() -> Message {
    message!(
        "用小写英文字母、数字和连字符，不超过64个，例如 guanyun-industry",
        "use at most 64 lower-case letters, digits and hyphens, as in guanyun-industry"
    )
}

/// Whether a text can be a folder on every system and a part of an address without escapes.
pub(crate) fn legal(slug: &str) -> bool {
    let device = DEVICES.contains(&slug)
        || (slug.len() == 4
            && (slug.starts_with("com") || slug.starts_with("lpt"))
            && slug.ends_with(|c: char| c.is_ascii_digit()));
    let ends = slug.starts_with(|c: char| c.is_ascii_lowercase() || c.is_ascii_digit()) && !slug.ends_with('-');
    let characters = slug.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-');
    ends && characters && slug.len() <= LONGEST && !device
}

#[cfg(test)]
mod tests {
    use super::legal;

    #[test]
    fn slugs_are_safe_everywhere() {
        for slug in ["a", "guanyun-industry", "2018-guanyun", "a1"] {
            assert!(legal(slug), "{slug}");
        }
        let long = "a".repeat(65);
        for slug in [
            "",
            "../../x",
            "CON",
            "con",
            "com1",
            "lpt9",
            "a\\b",
            "%2e%2e",
            "a/b",
            ".",
            "..",
            "-a",
            "a-",
            "灌云",
            "A",
            "a_b",
            "a b",
            "a\0",
            long.as_str(),
        ] {
            assert!(!legal(slug), "{slug:?}");
        }
    }
}
