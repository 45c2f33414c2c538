//! Targets of links.

use crate::diagnostic::Message;
use crate::message;

/// The target as it may be published, or why it may not and what to do.
///
/// `target` is what the parser returns, with escapes and entities decoded. Browsers drop control characters and the
/// spaces around an address before they look at its scheme (WHATWG URL, section 4.4), so they are dropped here first.
pub(super) fn check_target(target: &str) -> Result<String, (Message, Message)> {
    let target: String = target.chars().filter(|c| !c.is_control()).collect();
    let target = target.trim();
    if target.is_empty() {
        return Err((
            message!("链接没有地址", "the link has no target"),
            message!("在圆括号里写上地址：[文字](https://…)", "write the address between the parentheses"),
        ));
    }
    if target.contains('\\') || target.starts_with("//") {
        return Err((
            message!(
                "链接地址“{target}”写法不规范",
                "the link target \"{target}\" is not a proper address",
                target = target
            ),
            message!("网址以https://开头；站内地址用正斜杠/", "begin with https://; use / within the site"),
        ));
    }
    match scheme(target).map(str::to_ascii_lowercase).as_deref() {
        None => Ok(target.to_owned()),
        Some("http" | "https") if has_host(target) => Ok(target.to_owned()),
        Some("mailto") => Ok(target.to_owned()),
        Some(scheme) => Err((
            message!("不接受“{scheme}:”这种链接", "links of the kind \"{scheme}:\" are not accepted", scheme = scheme),
            message!(
                "链接可以是https://、http://、mailto:，或站内地址、#标题",
                "a link is https://, http://, mailto:, an address within the site or #heading"
            ),
        )),
    }
}

/// What stands before the first colon, where that could be taken for a scheme.
fn scheme(target: &str) -> Option<&str> {
    let end = target.find([':', '：', '/', '?', '#'])?;
    let (scheme, rest) = target.split_at(end);
    (rest.starts_with(':') || rest.starts_with("：//")).then_some(scheme)
}

fn has_host(target: &str) -> bool {
    target.split_once("://").is_some_and(|(_, rest)| rest.starts_with(|c: char| c.is_alphanumeric() || c == '['))
}

#[cfg(test)]
mod tests {
    #![expect(clippy::unwrap_used, reason = "a test fails by panicking")]

    use super::check_target;

    #[test]
    fn known_schemes_and_places_within_the_site_pass() {
        for target in [
            "https://www.gov.cn/a?b=c:d#e",
            "HTTP://example.cn",
            "mailto:a@b.cn",
            "#总体情况",
            "../about/",
            "a/b:c",
            "?q=1",
        ] {
            assert_eq!(check_target(target).unwrap(), target);
        }
        assert_eq!(check_target(" https://a.cn/\t").unwrap(), "https://a.cn/");
    }

    #[test]
    fn everything_else_is_refused() {
        for target in [
            "javascript:alert(1)",
            "JaVaScRiPt:alert(1)",
            "java\tscript:alert(1)",
            "\u{1}javascript:alert(1)",
            " javascript:alert(1)",
            "data:text/html,<script>",
            "vbscript:x",
            "file:///etc/passwd",
            "ftp://a.cn",
            r"C:\a.docx",
            "//evil.example/x",
            r"\\host\x",
            "https：//www.gov.cn",
            "https:www.gov.cn",
            "http://",
            ":x",
            "",
            " ",
        ] {
            assert!(check_target(target).is_err(), "{target:?}");
        }
    }
}
