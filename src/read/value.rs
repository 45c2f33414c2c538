//! Nodes as texts, lists, names and words.

use super::chinese;
use super::decode::Findings;
use super::node::{Entry, Node, Value};
use super::slip::{FULL_WIDTH_BRACKETS, bracket_hint};
use crate::diagnostic::{Diagnostic, Message, codes, did_you_mean};
use crate::message;
use crate::source::{Span, Spanned};

/// What a list is called in English messages.
const LIST: &str = "a list";

/// Longest name: names become parts of addresses and of file names, as slugs do.
const LONGEST_NAME: usize = 64;

/// "Did you mean", followed by what there is to choose from.
pub(super) fn meant_or(meant: Option<&str>, choice: Message) -> Message {
    match meant {
        None => choice,
        Some(meant) => {
            let (zh, en) = (choice.zh, choice.en);
            message!("是不是 {meant}？{zh}", "did you mean `{meant}`? {en}", meant = meant, zh = zh, en = en)
        }
    }
}

/// The hint that shows how something is written.
pub(super) fn for_example(example: &str) -> Message {
    message!("例如 {example}", "for example: {example}", example = example)
}

/// Whether there is nothing in a value, or nothing but space.
pub(super) fn is_empty(node: &Node) -> bool {
    match &node.value {
        Value::Nothing => true,
        Value::Text(text) => text.text.trim().is_empty(),
        Value::List(_) | Value::Map(_) => false,
    }
}

/// Reports a value of another kind than the field takes.
pub(super) fn wrong_type(node: &Node, name: &str, wanted: &Message, example: &str, findings: &Findings) {
    // `{{name}}` without quotation marks has its finding.
    if matches!(&node.value, Value::Text(text) if text.verbatim && text.text.starts_with("{{")) {
        return;
    }
    let found = node.kind();
    let hint = typed_wrong(node, name, wanted).unwrap_or_else(|| for_example(example));
    let diagnostic = Diagnostic::error(
        codes::WRONG_TYPE,
        node.span,
        message!(
            "{name} 应该是{wanted}，这里是{found}",
            "`{name}` must be {wanted_en}, found {found_en}",
            name = name,
            wanted_en = wanted.en,
            wanted = wanted.zh,
            found_en = found.en,
            found = found.zh
        ),
    );
    findings.push(diagnostic.with_hint(hint));
}

/// What to do about a list that was typed as none: `-甲` without a space, `【甲】` in full-width brackets.
fn typed_wrong(node: &Node, name: &str, wanted: &Message) -> Option<Message> {
    let Value::Text(text) = &node.value else { return None };
    if text.text.starts_with(FULL_WIDTH_BRACKETS) {
        return Some(bracket_hint());
    }
    let parts: Vec<&str> = text.text.split(['→', '、', '；']).map(str::trim).filter(|part| !part.is_empty()).collect();
    if parts.len() > 1 && wanted.en == LIST && !text.text.contains(['[', ']', '{', '}', ',', ':', '#']) {
        let list = parts.join(", ");
        return Some(message!("写成 {name}: [{list}]", "write {name}: [{list}]"));
    }
    text.text.starts_with(['-', '－', '—', '·', '•']).then(|| {
        message!(
            "列表的每一行以英文减号“-”开头，后面空一格：- projects",
            "every line of a list begins with a plain hyphen and a space: - projects"
        )
    })
}

/// A node as a text.
pub(super) fn text(node: &Node, name: &str, example: &str, findings: &Findings) -> Option<Spanned<String>> {
    match &node.value {
        Value::Text(text) => {
            if let Some(comma) = text.comma {
                findings.push(comma_in_text(comma));
            }
            Some(Spanned::new(text.text.clone(), node.span))
        }
        _ => {
            wrong_type(node, name, &message!("一段文字", "a text"), example, findings);
            None
        }
    }
}

/// The finding about a comma that ends a text between braces.
fn comma_in_text(comma: Span) -> Diagnostic {
    Diagnostic::error(
        codes::YAML_SYNTAX,
        comma,
        message!(
            "花括号里，英文逗号会把这段文字断开",
            "between braces a comma ends the text"
        ),
    )
    .with_hint(message!(
        "把整段文字放在引号里，或改用中文逗号；数字不写千分位逗号；如果后面是另一个字段，补上冒号和值",
        "put the text into quotation marks; write numbers without grouping; if another field follows, give it a colon and a value"
    ))
}

/// A node as a list; reports what is none.
pub(super) fn items<'n>(node: &'n Node, name: &str, example: &str, findings: &Findings) -> &'n [Node] {
    match &node.value {
        Value::List(items) => items,
        _ => {
            wrong_type(node, name, &message!("一个列表", "{LIST}"), example, findings);
            &[]
        }
    }
}

/// A node as a list of texts; empty items are left out.
pub(super) fn texts(node: &Node, name: &str, example: &str, findings: &Findings) -> Vec<Spanned<String>> {
    let items = items(node, name, example, findings).iter();
    items.filter(|item| !is_empty(item)).filter_map(|item| text(item, name, example, findings)).collect()
}

/// A node as a list of names. What is no name is reported and stays in the list: without it a sum would seem to be wrong.
pub(super) fn names(node: &Node, name: &str, example: &str, findings: &Findings) -> Vec<Spanned<String>> {
    let names = texts(node, name, example, findings);
    for name in &names {
        is_name(name, findings);
    }
    names
}

/// An entry as one of a list of words.
pub(super) fn word<T: Copy>(
    name: &'static str,
    entry: &Entry,
    words: &[(&'static str, T)],
    findings: &Findings,
) -> Option<Spanned<T>> {
    let example = format!("{name}: {}", words.first().map_or("", |(word, _)| word));
    let written = text(&entry.value, name, &example, findings)?;
    if matches!(&entry.value.value, Value::Text(text) if text.comma.is_some()) {
        return None;
    }
    if let Some((_, value)) = words.iter().find(|(word, _)| *word == written.value) {
        return Some(Spanned::new(*value, written.span));
    }
    let list: Vec<&str> = words.iter().map(|(word, _)| *word).collect();
    let meant = did_you_mean(&written, list.iter().copied()).or_else(|| chinese::word(&written, list.iter().copied()));
    let explained: Vec<String> = list.iter().map(|word| chinese::explained(word)).collect();
    let (word, zh, en) = (&written.value, explained.join("、"), list.join(", "));
    let diagnostic = Diagnostic::error(
        codes::UNKNOWN_WORD,
        written.span,
        message!("{name} 不能写“{word}”", "`{name}` cannot be \"{word}\"", name = name, word = word),
    );
    findings.push(diagnostic.with_hint(meant_or(meant, message!("可以写：{zh}", "one of: {en}", zh = zh, en = en))));
    None
}

/// Whether a text has the form of a name: lower-case letters, digits and hyphens, beginning with a letter.
#[must_use]
pub(crate) fn is_legal_name(name: &str) -> bool {
    let ends_well =
        name.len() <= LONGEST_NAME && !name.ends_with('-') && name.starts_with(|c: char| c.is_ascii_lowercase());
    ends_well && name.chars().all(|c| c.is_ascii_lowercase() || c.is_ascii_digit() || c == '-')
}

/// Whether a text is a name as figures, sources, charts, events and media have it; reports it where it is not.
pub(super) fn is_name(name: &Spanned<String>, findings: &Findings) -> bool {
    let legal = is_legal_name(name);
    if !legal {
        let word = &name.value;
        let hint = if word.contains(['，', '、', '；', ',']) {
            message!(
                "多个名称之间用英文逗号“,”加空格隔开，例如 [projects, investment]",
                "separate names by a comma and a space, as in [projects, investment]"
            )
        } else if word.len() > LONGEST_NAME && is_legal_name(word.get(..1).unwrap_or("")) && word.is_ascii() {
            message!(
                "名称不超过{LONGEST_NAME}个字符，取短一些，例如 gift-roads；它不会印出来",
                "use at most {LONGEST_NAME} characters, as in gift-roads; it is never printed"
            )
        } else {
            message!(
                "名称用小写英文字母、数字和连字符，以字母开头，例如 gift-roads；它不会印出来",
                "use lower-case letters, digits and hyphens, beginning with a letter, as in gift-roads; it is never printed"
            )
        };
        findings.push(
            Diagnostic::error(
                codes::NAME_SYNTAX,
                name.span,
                message!("“{word}”不能作名称", "\"{word}\" is no name", word = word),
            )
            .with_hint(hint),
        );
    }
    legal
}

#[cfg(test)]
mod tests {
    use super::is_legal_name;

    #[test]
    fn names_are_as_long_as_slugs() {
        assert!(is_legal_name(&"a".repeat(64)) && !is_legal_name(&"a".repeat(65)));
        assert!(is_legal_name("gift-roads") && !is_legal_name("gift-") && !is_legal_name("礼"));
    }
}
