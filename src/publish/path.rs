//! Paths of artifacts: the same on every file system, and harmless on all.

use std::collections::BTreeMap;

use unicode_normalization::UnicodeNormalization;

use super::error::PublishError;
use super::output::MARKER;
use crate::diagnostic::Message;
use crate::message;
use crate::source::is_forbidden;

/// The longest name of a file or folder on the common file systems, in bytes.
const LONGEST_NAME: usize = 255;

/// Checks the paths of all artifacts, one by one and against each other.
pub(super) fn check_paths<'a>(paths: impl Iterator<Item = &'a str>) -> Result<(), PublishError> {
    // Every file and folder, by what it is where case and composition do not count.
    let mut taken: BTreeMap<String, (&str, bool)> = BTreeMap::new();
    for path in paths {
        if let Err(reason) = check_path(path) {
            return Err(PublishError::path(
                path,
                &reason,
                message!("给案例、页面或文件改名", "rename the case, page or file"),
            ));
        }
        let ends = path.match_indices('/').map(|(at, _)| (at, false)).chain([(path.len(), true)]);
        for (end, is_file) in ends {
            let part = &path[..end];
            let key: String = part.nfc().collect::<String>().to_lowercase();
            let Some(&(other, other_is_file)) = taken.get(&key) else {
                taken.insert(key, (part, is_file));
                continue;
            };
            if other != part || is_file || other_is_file {
                let reason = message!(
                    "在有的电脑上它与“{other}”是同一个文件",
                    "on some computers it is the same as \"{other}\"",
                    other = other
                );
                return Err(PublishError::path(path, &reason, message!("给其中一个改名", "rename one of them")));
            }
        }
    }
    Ok(())
}

fn check_path(path: &str) -> Result<(), Message> {
    if path == MARKER {
        return Err(message!("这个名称留给casebook自己", "casebook keeps this name for itself"));
    }
    for name in path.split('/') {
        if name.is_empty() {
            return Err(message!("路径里有空的一段", "a part of the path is empty"));
        }
        if name == "." || name == ".." {
            return Err(message!("路径里不能有.或..", "the path has a part . or .."));
        }
        if name.len() > LONGEST_NAME {
            return Err(message!("名称太长（超过255字节，约85个汉字）", "a name is longer than 255 bytes"));
        }
        if let Some(c) = name.chars().find(|&c| is_odd(c)) {
            let shown = if is_forbidden(c) || c.is_control() { crate::source::code_point(c) } else { c.to_string() };
            return Err(message!("名称里不能有“{c}”", "a name has \"{c}\" in it", c = shown));
        }
        if name.ends_with(['.', ' ']) || name.starts_with(' ') {
            return Err(message!(
                "名称的首尾不能是空格，末尾不能是句点",
                "a name begins or ends with a space, or ends with a dot"
            ));
        }
        if is_reserved(name) {
            return Err(message!(
                "“{name}”是Windows保留的名称",
                "\"{name}\" is a reserved name on Windows",
                name = name
            ));
        }
    }
    Ok(())
}

/// Characters that some file system refuses, or that mean something in an address.
fn is_odd(c: char) -> bool {
    is_forbidden(c) || c.is_control() || matches!(c, '\\' | ':' | '*' | '?' | '"' | '<' | '>' | '|' | '%' | '#')
}

/// Whether Windows keeps a name for a device, with any ending.
fn is_reserved(name: &str) -> bool {
    let stem = name.split('.').next().unwrap_or(name).trim_end().to_ascii_uppercase();
    matches!(stem.as_str(), "CON" | "PRN" | "AUX" | "NUL" | "CONIN$" | "CONOUT$")
        || stem.strip_prefix("COM").or_else(|| stem.strip_prefix("LPT")).is_some_and(|number| {
            let mut chars = number.chars();
            matches!((chars.next(), chars.next()), (Some('0'..='9' | '¹' | '²' | '³'), None))
        })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refused(paths: &[&str]) -> bool {
        check_paths(paths.iter().copied()).is_err()
    }

    #[test]
    fn ordinary_paths_pass() {
        assert!(!refused(&[
            "index.html",
            "cases/灌云/index.html",
            "cases/灌云/灌云.pdf",
            "assets/a b.css",
            ".nojekyll",
            "COMMON.txt",
            "com10/x",
            "assets/x.tar.gz",
        ]));
        assert!(!refused(&[&"案".repeat(85)]));
    }

    #[test]
    fn paths_that_lead_elsewhere_or_break_somewhere_are_refused() {
        for path in [
            "",
            "/etc/passwd",
            "../x",
            "a/../x",
            "a/./x",
            "a//x",
            "a/",
            "a\\b",
            "C:x",
            "a\nb",
            "a\0b",
            "a\u{202E}b",
            "CON",
            "con.html",
            "a/NUL/b",
            "lpt1.txt",
            "COM¹",
            "%2e%2e/x",
            "a#b",
            "a?b",
            "a.",
            "a ",
            " a",
            ".casebook",
        ] {
            assert!(refused(&[path]), "{path:?}");
        }
        assert!(refused(&[&"案".repeat(86)]));
    }

    #[test]
    fn paths_that_meet_are_refused() {
        assert!(refused(&["a/x", "a/x"]));
        assert!(refused(&["a/X.html", "a/x.html"]));
        assert!(refused(&["A/x", "a/y"]));
        assert!(refused(&["a", "a/x"]));
        assert!(refused(&["a/x", "a"]));
        assert!(refused(&["e\u{301}", "\u{E9}"]));
        assert!(!refused(&["a/x", "a/y", "b/x"]));
    }
}
