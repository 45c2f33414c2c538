//! Text made harmless: in HTML, in addresses, in scripts that hold data.

use std::borrow::Cow;
use std::fmt::Write as _;

/// Stands for the address of the style sheet until its contents are known.
///
/// A noncharacter: [`push_escaped`] drops those, so that no content can contain it.
pub const STYLE_SHEET: &str = "\u{fdd0}";

/// Appends text for the content of an element or for a quoted attribute value.
///
/// Characters that HTML does not allow (controls, noncharacters) are left out.
pub fn push_escaped(out: &mut String, text: &str) {
    for character in text.chars() {
        match character {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\t' | '\n' | '\r' => out.push(character),
            _ if character.is_control() || is_noncharacter(character) => {}
            _ => out.push(character),
        }
    }
}

/// Text for the content of an element or for a quoted attribute value.
#[must_use]
pub fn escaped(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    push_escaped(&mut out, text);
    out
}

/// The same, in the form that tera asks for.
///
/// # Errors
/// Those of the writer.
pub fn escape_for_tera(text: &str, out: &mut dyn std::io::Write) -> std::io::Result<()> {
    out.write_all(escaped(text).as_bytes())
}

fn is_noncharacter(character: char) -> bool {
    let code = u32::from(character);
    (0xfdd0..=0xfdef).contains(&code) || code & 0xfffe == 0xfffe
}

/// The address of a path of the site, as seen from a page.
///
/// `root` leads from the page to the root of the site (`../../`, or nothing); `path` may end in a fragment. Characters that
/// mean something in an address are percent-encoded, the colon among them: it must not turn a folder into a scheme.
#[must_use]
pub fn address(root: &str, path: &str) -> String {
    let (path, fragment) = path.split_once('#').map_or((path, None), |(path, fragment)| (path, Some(fragment)));
    let mut out = String::from(root);
    encode(&mut out, path, "-._~/()");
    if let Some(fragment) = fragment {
        out.push('#');
        encode(&mut out, fragment, "-._~");
    }
    out
}

/// The address of an anchor on the same page.
#[must_use]
pub fn anchor(id: &str) -> String {
    address("", &format!("#{id}"))
}

/// Appends a part of an address. Letters and digits of any script stay as they are.
fn encode(out: &mut String, part: &str, safe: &str) {
    for character in part.chars() {
        if character.is_alphanumeric() || safe.contains(character) {
            out.push(character);
        } else {
            let mut bytes = [0; 4];
            for byte in character.encode_utf8(&mut bytes).bytes() {
                let _ = write!(out, "%{byte:02X}");
            }
        }
    }
}

/// The target of a link in running text, if it is one that may be followed.
///
/// The reader of narratives has checked the scheme; this is the second lock on the same door.
#[must_use]
pub fn checked_target(target: &str) -> Option<Cow<'_, str>> {
    let clean: Cow<str> = if target.chars().any(|c| c.is_control() || c.is_whitespace()) {
        target.chars().filter(|c| !c.is_control() && !c.is_whitespace()).collect::<String>().into()
    } else {
        target.into()
    };
    let before_colon = clean.split([':']).next().filter(|part| part.len() < clean.len());
    let scheme = before_colon.filter(|part| !part.contains(['/', '?', '#']));
    match scheme.map(str::to_ascii_lowercase).as_deref() {
        None => (!clean.starts_with("//")).then_some(clean),
        Some("http" | "https" | "mailto") => Some(clean),
        Some(_) => None,
    }
}

/// Whether a target leaves the site.
#[must_use]
pub fn is_external(target: &str) -> bool {
    let lower = target.get(..8.min(target.len())).unwrap_or("").to_ascii_lowercase();
    lower.starts_with("http://") || lower.starts_with("https://")
}

/// JSON as the content of a `<script>` element: nothing in it can end the element or open a comment.
#[must_use]
pub fn json_for_script(value: &serde_json::Value) -> String {
    let mut out = String::new();
    for character in value.to_string().chars() {
        match character {
            '<' | '>' | '&' | '\u{2028}' | '\u{2029}' | '\u{7f}'..='\u{9f}' => {
                let _ = write!(out, "\\u{:04x}", u32::from(character));
            }
            _ if is_noncharacter(character) => {}
            _ => out.push(character),
        }
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markup_in_text_is_inert() {
        assert_eq!(escaped("</title><svg onload=x>"), "&lt;/title&gt;&lt;svg onload=x&gt;");
        assert_eq!(escaped("\"onmouseover='a' ]]>"), "&quot;onmouseover=&#39;a&#39; ]]&gt;");
        assert_eq!(escaped("一\u{0}\u{7}\u{ffff}二\t"), "一二\t");
        assert_eq!(escaped(&format!("一{STYLE_SHEET}二")), "一二");
    }

    #[test]
    fn addresses_are_relative_and_encoded() {
        assert_eq!(address("../../", "cases/guanyun/index.html"), "../../cases/guanyun/index.html");
        assert_eq!(address("", "javascript:alert(1)"), "javascript%3Aalert(1)");
        assert_eq!(address("../", "a b/100%.html#figure-一"), "../a%20b/100%25.html#figure-一");
        assert_eq!(anchor("x\"y"), "#x%22y");
    }

    #[test]
    fn targets_that_run_code_are_dropped() {
        for target in ["javascript:alert(1)", "JaVa\tScript:x", "data:text/html,x", "vbscript:x", "//evil.example/"] {
            assert_eq!(checked_target(target), None, "{target}");
        }
        for target in ["https://a.example/b?c=d:e", "mailto:a@b.example", "../x/index.html#a:b", "#figure-a"] {
            assert_eq!(checked_target(target).as_deref(), Some(target));
        }
    }

    #[test]
    fn data_cannot_end_its_script() {
        let json = json_for_script(&serde_json::json!({ "name": "</script><!--\u{2028}&" }));
        assert!(!json.contains(['<', '>', '&', '\u{2028}']), "{json}");
        let back: serde_json::Value = serde_json::from_str(&json).unwrap_or_default();
        assert_eq!(back["name"], "</script><!--\u{2028}&");
    }
}
