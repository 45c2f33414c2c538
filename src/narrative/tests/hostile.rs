//! Texts that nobody writes in earnest: the reader ends quickly, says what is wrong, and gives a sound tree.

use std::time::{Duration, Instant};

use super::{clean, draft, found, span};
use crate::document::{Block, EmbedName, Inline, Name};
use crate::source::Span;

#[test]
fn hostile_texts_end_quickly() {
    let long_row = format!("|{}\n|{}\n{}", "a|".repeat(20_000), "-|".repeat(20_000), "|b\n".repeat(2_000));
    let texts = [
        "[".repeat(50_000),
        ">".repeat(20_000),
        ">".repeat(1 << 20),
        "> ".repeat(20_000) + "a",
        "- ".repeat(20_000) + "a",
        "*".repeat(50_000) + "a" + &"*".repeat(50_000),
        "**a *b ".repeat(20_000),
        "**甲。".repeat(50_000),
        "*甲**乙***丙。".repeat(20_000),
        "~~甲。".repeat(50_000),
        "`".repeat(50_000) + "a",
        "{{".repeat(100_000),
        "{{a}}".repeat(100_000),
        "{{ ".repeat(50_000) + "}}",
        "[^a]".repeat(50_000) + "\n\n[^a]: b",
        (0..20_000).map(|n| format!("[^{n}]: a\n")).collect(),
        (0..10_000).map(|n| format!("[a{n}]: b\n[a{n}] ")).collect(),
        "[^".repeat(50_000),
        "<b>".repeat(50_000),
        "&amp; ".repeat(50_000),
        "\\* ".repeat(50_000),
        "”\n".repeat(50_000),
        "a\u{202E}".repeat(50_000),
        "## a\n".repeat(50_000),
        "[a](".repeat(20_000),
        "![a](b)".repeat(20_000),
        long_row,
        "<!-- ".repeat(20_000),
        "1. a\n\n".repeat(20_000),
        " ".repeat(1 << 20),
    ];
    for text in texts {
        let start = Instant::now();
        let parsed = draft(&text);
        let took = start.elapsed();
        let beginning: String = text.chars().take(12).collect();
        assert!(took < Duration::from_secs(60), "{beginning:?} took {took:?}");
        assert!(parsed.diagnostics.len() <= 101, "{beginning:?} has {} findings", parsed.diagnostics.len());
        drop(parsed);
    }
}

#[test]
fn deep_nesting_ends_in_a_finding() {
    assert_eq!(found(&">".repeat(40))[0].0, "limits");
    assert_eq!(draft(&"*a **b ".repeat(40)).value.blocks.len(), 1);
    assert!(clean(&format!("{}a", "- ".repeat(10))).contains("p a"));
}

/// Texts put together at random: whatever comes out has places in the file, numbers of footnotes that exist, and no
/// trace of the mark that the reader works with.
#[test]
fn any_text_gives_a_sound_tree() {
    const PARTS: [&str; 56] = [
        "**",
        "*",
        "~~",
        "~",
        "***",
        "_",
        "__",
        "`",
        "``",
        "```\n",
        "甲",
        "乙丙",
        "GDP",
        "12%",
        "。",
        "，",
        "“",
        "”",
        "（",
        "）",
        " ",
        "  \n",
        "\n",
        "\n\n",
        "\\",
        "{{a}}",
        "{{",
        "}}",
        "{{chart:b}}",
        "{{tiles:a,b}}",
        "- ",
        "1. ",
        "> ",
        "    ",
        "## ",
        "# ",
        "|",
        "|-|-|\n",
        "|甲|乙|\n|-|-|\n",
        "[",
        "](",
        ")",
        "[^1]",
        "[^1]: ",
        "![",
        "<b>",
        "<div>\n",
        "&amp;",
        "&#x202E;",
        "\u{200B}",
        "\u{202E}",
        "\r\n",
        "---\n",
        "<https://a.cn>",
        "　",
        "😀",
    ];
    let mut state = 1_u64;
    let mut random = |below: usize| {
        state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        usize::try_from(state >> 33).unwrap() % below
    };
    for _ in 0..4_000 {
        let text: String = (0..=random(40)).map(|_| PARTS[random(PARTS.len())]).collect();
        let parsed = draft(&text);
        let sound = |span: Span| assert!(text.get(span.range()).is_some(), "{text:?} {span:?}");
        for finding in &parsed.diagnostics {
            sound(span(finding));
        }
        let shown = format!("{parsed:?}");
        assert!(!shown.contains("\\u{fdd0}") && !shown.contains('\u{FDD0}'), "{text:?} {shown}");
        let notes = parsed.value.footnotes.len();
        let all = parsed.value.blocks.iter().chain(parsed.value.footnotes.iter().flatten());
        for block in all {
            check_block(block, notes, &sound);
        }
    }
}

fn check_block(block: &Block<Name, EmbedName>, notes: usize, sound: &impl Fn(Span)) {
    match block {
        Block::Heading { content, span, .. } | Block::Paragraph { content, span } => {
            sound(*span);
            check_inlines(content, notes, sound);
        }
        Block::List { items, span, .. } => {
            sound(*span);
            items.iter().flatten().for_each(|block| check_block(block, notes, sound));
        }
        Block::Quote { blocks, span } => {
            sound(*span);
            blocks.iter().for_each(|block| check_block(block, notes, sound));
        }
        Block::Table { columns, head, rows, span } => {
            sound(*span);
            for row in std::iter::once(head).chain(rows) {
                assert_eq!(row.len(), columns.len());
                row.iter().for_each(|cell| check_inlines(cell, notes, sound));
            }
        }
        Block::Code { span, .. } | Block::Rule { span } | Block::Embed { span, .. } => sound(*span),
    }
}

fn check_inlines(content: &[Inline<Name>], notes: usize, sound: &impl Fn(Span)) {
    for inline in content {
        match inline {
            Inline::Text { text, span } | Inline::Code { text, span } => {
                sound(*span);
                assert!(!text.is_empty());
            }
            Inline::Figure(name) => sound(name.span),
            Inline::Strong(content)
            | Inline::Emphasis(content)
            | Inline::Strikethrough(content)
            | Inline::Link { content, .. }
            | Inline::Page { content, .. } => check_inlines(content, notes, sound),
            Inline::LineBreak => {}
            Inline::Footnote(number) => assert!((1..=notes).contains(number)),
        }
    }
}
