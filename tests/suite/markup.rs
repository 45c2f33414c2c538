//! Looks at finished pages the way a browser does: tags, attributes, scripts.

/// Something in a page that could run, or lead to something that runs.
pub fn dangers(page: &str) -> Vec<String> {
    let mut found = Vec::new();
    let mut rest = page;
    while let Some((_, behind)) = rest.split_once('<') {
        rest = behind;
        if let Some(comment) = behind.strip_prefix("!--") {
            rest = comment.split_once("-->").map_or("", |(_, behind)| behind);
            continue;
        }
        let name: String = behind.chars().take_while(char::is_ascii_alphanumeric).collect::<String>().to_lowercase();
        if name.is_empty() {
            continue;
        }
        let attributes = attributes(&mut rest, name.len());
        if matches!(name.as_str(), "iframe" | "object" | "embed" | "base" | "foreignobject" | "animate" | "set") {
            found.push(format!("<{name}>"));
        }
        for (attribute, value) in &attributes {
            let bare: String = value.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
            let address = matches!(attribute.as_str(), "href" | "src" | "action" | "formaction" | "xlink:href");
            let scheme = bare.split(['/', '?', '#']).next().unwrap_or("").split_once(':').map(|(scheme, _)| scheme);
            let harmless = scheme.is_none_or(|scheme| matches!(scheme, "http" | "https" | "mailto"));
            if attribute.starts_with("on") || (address && !harmless) {
                found.push(format!("<{name} {attribute}=\"{value}\">"));
            }
        }
        if name == "script" {
            // What a script holds ends at the first closing tag, whatever stands around it.
            let (body, behind) = rest.split_once("</script").unwrap_or((rest, ""));
            rest = behind;
            let kind = attributes.iter().find(|(name, _)| name == "type").map(|(_, value)| value.as_str());
            match kind {
                Some("application/ld+json") if serde_json::from_str::<serde_json::Value>(body).is_ok() => {}
                None | Some("module") if !body.contains("xss") => {}
                _ => found.push(format!("<script> {body}")),
            }
        }
    }
    found
}

/// The attributes of a tag; leaves `rest` behind its end.
fn attributes(rest: &mut &str, name: usize) -> Vec<(String, String)> {
    let mut attributes = Vec::new();
    let mut text = &rest[name..];
    loop {
        text = text.trim_start_matches(|c: char| c.is_whitespace() || c == '/');
        if text.is_empty() || text.starts_with('>') {
            break;
        }
        let end = text.find(|c: char| c.is_whitespace() || matches!(c, '=' | '>' | '/')).unwrap_or(text.len());
        let key = text[..end.max(1)].to_lowercase();
        text = text[end.max(1)..].trim_start();
        let Some(value) = text.strip_prefix('=') else {
            attributes.push((key, String::new()));
            continue;
        };
        let value = value.trim_start();
        let quote = value.chars().next().filter(|c| matches!(c, '"' | '\''));
        let (value, behind) = match quote {
            Some(quote) => value[1..].split_once(quote).unwrap_or((&value[1..], "")),
            None => value.split_at(value.find(|c: char| c.is_whitespace() || c == '>').unwrap_or(value.len())),
        };
        attributes.push((key, entities(value)));
        text = behind;
    }
    *rest = text.strip_prefix('>').unwrap_or(text);
    attributes
}

/// The commonest entities, as far as they can hide a scheme.
fn entities(value: &str) -> String {
    value.replace("&#58;", ":").replace("&#x3a;", ":").replace("&colon;", ":").replace("&amp;", "&")
}

#[test]
fn what_runs_is_found() {
    for page in [
        "<script>xss()</script>",
        "<p onclick=xss>",
        "<a title='' OnMouseOver='x'>",
        "<a href='java\nscript:x'>",
        "<a href=javascript&#58;x>",
        "<img src=x onerror=xss>",
        "<svg><animate href='#a'/></svg>",
        "<iframe src='https://a'>",
        r#"<script type="application/ld+json">{"name": "</script>"}</script>"#,
    ] {
        assert!(!dangers(page).is_empty(), "{page}");
    }
    for page in [
        r#"<a href="../a:b" title="onclick=x">onclick=x &lt;script&gt;</a>"#,
        r#"<a href="https://a.cn/?x=javascript:1">x</a>"#,
        r#"<script type="application/ld+json">{"name": "<\/script>"}</script>"#,
        "<!-- <script>xss</script> -->",
    ] {
        assert_eq!(dangers(page), Vec::<String>::new(), "{page}");
    }
}
