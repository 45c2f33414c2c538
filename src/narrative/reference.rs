//! The grammar of `{{…}}`.

use std::ops::Range;

use crate::diagnostic::{Message, did_you_mean};
use crate::message;

/// Kinds of blocks, as written before the colon.
const KINDS: [&str; 9] = ["chart", "photo", "tiles", "record", "mechanism", "quote", "ledger", "cards", "money"];

/// What stands between two pairs of braces.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Reference {
    /// A figure, by the place of its name.
    Figure(Range<usize>),
    /// A chart.
    Chart(Range<usize>),
    /// A photograph.
    Photo(Range<usize>),
    /// Tiles.
    Tiles(Vec<Range<usize>>),
    /// The lines of the record that ask for a chart.
    Record(Range<usize>),
    /// A mechanism.
    Mechanism(Range<usize>),
    /// A quotation.
    Quote(Range<usize>),
    /// The items of a section as a table.
    Ledger(Range<usize>),
    /// The items of a section as cards.
    Cards(Range<usize>),
    /// Amounts of different kinds of money.
    Money(Vec<Range<usize>>),
}

/// One `{{…}}` in a text, with the place of the whole.
#[derive(Debug)]
pub(super) struct Found {
    /// The whole, with braces.
    pub(super) range: Range<usize>,
    /// What it asks for, or what is wrong with it.
    pub(super) reference: Result<Reference, Mistake>,
}

/// Something that is no reference and looks like one.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Mistake {
    /// Where.
    pub(super) range: Range<usize>,
    /// What is wrong.
    pub(super) message: Message,
    /// What to write.
    pub(super) hint: Message,
}

/// Finds all references in a text. `literal` tells of a byte offset whether the character there was escaped.
pub(super) fn find_references(text: &str, literal: impl Fn(usize) -> bool) -> Vec<Found> {
    let mut found = Vec::new();
    let mut at = 0;
    // Whether escaped braces were opened, whose closing ones need no escape.
    let mut printed = false;
    while let Some(offset) = text[at..].find(['{', '}', '｛', '｝']) {
        let start = at + offset;
        let rest = &text[start..];
        let width = rest.chars().next().map_or(1, char::len_utf8);
        let doubled = rest[width..].starts_with(&rest[..width]);
        if !doubled || literal(start) || literal(start + width) {
            printed |= doubled && rest.starts_with('{');
            at = start + width;
            continue;
        }
        if printed && rest.starts_with('}') {
            printed = false;
            at = start + 2 * width;
            continue;
        }
        let inner = start + 2 * width;
        let (end, reference) = if rest.starts_with('{') {
            match closing(&text[inner..]) {
                Some(length) => (inner + length + 2, parse(text, inner..inner + length)),
                None => (inner, Err(unclosed(start..inner))),
            }
        } else if rest.starts_with('}') {
            (inner, Err(unopened(start..inner)))
        } else {
            full_width(text, start, inner)
        };
        let range = start..end;
        // Where a name is missing there is only the whole to point to.
        let reference = reference.map_err(|mistake| Mistake {
            range: if mistake.range.is_empty() { range.clone() } else { mistake.range },
            ..mistake
        });
        found.push(Found { range, reference });
        at = end;
    }
    found
}

/// Length of what stands before the closing braces, if they come before the next opening ones.
fn closing(text: &str) -> Option<usize> {
    let pair = text.as_bytes().windows(2).position(|pair| pair == b"{{" || pair == b"}}")?;
    text[pair..].starts_with('}').then_some(pair)
}

fn parse(text: &str, inner: Range<usize>) -> Result<Reference, Mistake> {
    let inner = trim(text, inner);
    let words = &text[inner.clone()];
    let Some(colon) = words.find([':', '：']) else { return name(text, inner).map(Reference::Figure) };
    if words[colon..].starts_with('：') {
        let range = inner.start + colon..inner.start + colon + '：'.len_utf8();
        return Err(Mistake {
            range,
            message: message!("花括号里用了全角冒号", "there is a full-width colon between the braces"),
            hint: message!("改成半角冒号，例如{{{{chart:name}}}}", "write a plain colon: {{{{chart:name}}}}"),
        });
    }
    let kind = trim(text, inner.start..inner.start + colon);
    let rest = inner.start + colon + 1..inner.end;
    match &text[kind.clone()] {
        "chart" => name(text, trim(text, rest)).map(Reference::Chart),
        "photo" => name(text, trim(text, rest)).map(Reference::Photo),
        "tiles" => list(text, rest).map(Reference::Tiles),
        "record" => name(text, trim(text, rest)).map(Reference::Record),
        "mechanism" => name(text, trim(text, rest)).map(Reference::Mechanism),
        "quote" => name(text, trim(text, rest)).map(Reference::Quote),
        "ledger" => name(text, trim(text, rest)).map(Reference::Ledger),
        "cards" => name(text, trim(text, rest)).map(Reference::Cards),
        "money" => list(text, rest).map(Reference::Money),
        other => Err(Mistake {
            range: kind.clone(),
            message: message!(
                "没有“{other}”这种引用",
                "there is no reference of the kind \"{other}\"",
                other = other
            ),
            hint: did_you_mean(other, KINDS).map_or_else(
                || {
                    message!(
                        "可用的有：{{{{name}}}}（数据）、chart（图表）、photo（照片）、tiles（数据卡片）、mechanism（机制）、quote（引语）、ledger（台账）、cards（卡片）、money（各类资金）、record（记录原文）",
                        "there are {{{{name}}}} (a figure) and chart, photo, tiles, mechanism, quote, ledger, cards, money, record"
                    )
                },
                |close| message!("是不是“{close}”？", "did you mean \"{close}\"?", close = close),
            ),
        }),
    }
}

fn list(text: &str, range: Range<usize>) -> Result<Vec<Range<usize>>, Mistake> {
    if let Some(offset) = text[range.clone()].find(['，', '、']) {
        let start = range.start + offset;
        return Err(Mistake {
            range: start..start + '，'.len_utf8(),
            message: message!("名称之间用了全角标点", "there is full-width punctuation between the names"),
            hint: message!("改成半角逗号，例如{{{{tiles:a,b}}}}", "write plain commas: {{{{tiles:a,b}}}}"),
        });
    }
    let mut names = Vec::new();
    let mut start = range.start;
    for part in text[range].split(',') {
        names.push(name(text, trim(text, start..start + part.len()))?);
        start += part.len() + 1;
    }
    Ok(names)
}

fn name(text: &str, range: Range<usize>) -> Result<Range<usize>, Mistake> {
    let word = &text[range.clone()];
    // On a page the name of the case stands before that of the figure or chart: guanyun/projects.
    let good = |word: &str| {
        word.starts_with(|c: char| c.is_ascii_lowercase())
            && word.bytes().all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b == b'-')
    };
    let is_good = match word.split_once('/') {
        Some((case, name)) => good(case) && good(name),
        None => good(word),
    };
    if is_good {
        return Ok(range);
    }
    let message = if word.is_empty() {
        message!("花括号里少了名称", "a name is missing between the braces")
    } else {
        message!("“{word}”不能作名称", "\"{word}\" is not a name", word = word)
    };
    let hint = if word.chars().any(crate::document::is_han) {
        message!(
            "写case.yaml里冒号前面的英文名称，不写中文的label：label: 帮扶项目 的那条数据叫projects，就写{{{{projects}}}}；若要原样印出花括号，写成\\{{\\{{",
            "write the name before the colon in case.yaml, not the label; to print braces write \\{{\\{{"
        )
    } else if word.contains('.') {
        message!("写case.yaml里的名称，不写文件名", "write the name that stands in case.yaml, not that of the file")
    } else {
        message!(
            "名称与case.yaml里的一致：小写英文字母开头，只用小写字母、数字和连字符；若要原样印出花括号，写成\\{{\\{{",
            "a name is as in case.yaml: lower-case letters, digits and hyphens, beginning with a letter; to print braces write \\{{\\{{"
        )
    };
    Err(Mistake { range, message, hint })
}

fn trim(text: &str, range: Range<usize>) -> Range<usize> {
    let part = &text[range.clone()];
    let start = range.start + (part.len() - part.trim_start().len());
    start..start.max(range.start + part.trim_end().len())
}

fn unclosed(range: Range<usize>) -> Mistake {
    Mistake {
        range,
        message: message!("花括号没有收尾", "these braces are not closed"),
        hint: message!(
            "在同一行补上}}}}；若要原样印出花括号，写成\\{{\\{{",
            "add }}}} on the same line; to print braces write \\{{\\{{"
        ),
    }
}

fn unopened(range: Range<usize>) -> Mistake {
    Mistake {
        range,
        message: message!("多出一对收尾的花括号", "these braces were not opened"),
        hint: message!(
            "在名称前面补上{{{{；若要原样印出花括号，写成\\}}\\}}",
            "add {{{{ before the name; to print braces write \\}}\\}}"
        ),
    }
}

/// `｛｛name｝｝`, or one half of it.
fn full_width(text: &str, start: usize, inner: usize) -> (usize, Result<Reference, Mistake>) {
    let close = text[inner..].find(['｝', '}', '｛', '{', '\n']).map(|at| inner + at);
    let end = close.map_or(inner, |close| {
        let width = text[close..].trim_start_matches(['｝', '}']);
        text.len() - width.len()
    });
    let words = close.map_or("name", |close| text[inner..close].trim());
    let words = if end > inner && !words.is_empty() && words.is_ascii() { words } else { "name" };
    let mistake = Mistake {
        range: start..end.max(inner),
        message: message!("用了全角花括号", "these are full-width braces"),
        hint: message!("切换到英文输入法，写成{{{{{words}}}}}", "write plain braces: {{{{{words}}}}}", words = words),
    };
    (end.max(inner), Err(mistake))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<Result<Vec<&str>, &str>> {
        find_references(text, |_| false)
            .iter()
            .map(|found| match &found.reference {
                Ok(
                    Reference::Figure(name)
                    | Reference::Chart(name)
                    | Reference::Photo(name)
                    | Reference::Record(name)
                    | Reference::Mechanism(name)
                    | Reference::Quote(name)
                    | Reference::Ledger(name)
                    | Reference::Cards(name),
                ) => Ok(vec![&text[name.clone()]]),
                Ok(Reference::Tiles(names) | Reference::Money(names)) => {
                    Ok(names.iter().map(|name| &text[name.clone()]).collect())
                }
                Err(mistake) => Err(&text[mistake.range.clone()]),
            })
            .collect()
    }

    #[test]
    fn names_are_found_with_their_places() {
        assert_eq!(found("共{{projects}}，投资{{ investment }}。"), [Ok(vec!["projects"]), Ok(vec!["investment"])]);
        assert_eq!(found("{{chart:gifts-by-purpose}}"), [Ok(vec!["gifts-by-purpose"])]);
        assert_eq!(found("{{ tiles : a, b ,c }}"), [Ok(vec!["a", "b", "c"])]);
        assert_eq!(found("{{guanyun/projects}}{{record:a/b}}"), [Ok(vec!["guanyun/projects"]), Ok(vec!["a/b"])]);
        assert_eq!(found("{a} {b}"), Vec::<Result<Vec<&str>, &str>>::new());
    }

    #[test]
    fn mistakes_are_found_with_their_places() {
        assert_eq!(found("共{{项目数}}个"), [Err("项目数")]);
        assert_eq!(found("{{Projects}}{{9a}}{{a_b}}"), [Err("Projects"), Err("9a"), Err("a_b")]);
        assert_eq!(found("{{ get_env(name=\"HOME\") }}"), [Err("get_env(name=\"HOME\")")]);
        assert_eq!(found("{{a/b/c}}{{a/}}{{/a}}"), [Err("a/b/c"), Err("a/"), Err("/a")]);
        assert_eq!(found("{{a {{b}}"), [Err("{{"), Ok(vec!["b"])]);
        assert_eq!(found("a}} b"), [Err("}}")]);
        assert_eq!(found("｛｛a｝｝乙"), [Err("｛｛a｝｝")]);
        assert_eq!(found("｛｛甲"), [Err("｛｛")]);
        assert_eq!(found("{{chart：a}}"), [Err("：")]);
        assert_eq!(found("{{tiles:a，b}}"), [Err("，")]);
        assert_eq!(found("{{tiles:a,,b}}{{}}{{chart:}}"), [Err("{{tiles:a,,b}}"), Err("{{}}"), Err("{{chart:}}")]);
    }

    #[test]
    fn escaped_braces_are_text() {
        assert!(find_references("{{a}}", |at| at == 0 || at == 3).is_empty());
        assert!(find_references("{{a}}", |at| at == 0).is_empty());
        assert_eq!(find_references("{{a}}}}", |at| at == 0).len(), 1);
    }
}
