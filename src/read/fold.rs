//! Line breaks inside of Chinese text.

use std::collections::BTreeSet;

/// Takes out the spaces that YAML puts in place of line breaks, where a Chinese character stands beside them: Chinese
/// has no spaces between words, and a text may go over several lines for the sake of its writer.
pub(super) fn join_chinese(folded: &str, written: &str) -> String {
    let lines: Vec<&str> = written.lines().map(str::trim).collect();
    let breaks: BTreeSet<(char, char)> = lines
        .windows(2)
        .filter_map(|pair| Some((pair[0].chars().next_back()?, pair[1].chars().next()?)))
        .filter(|(before, after)| is_chinese(*before) || is_chinese(*after))
        .collect();
    let mut joined = String::with_capacity(folded.len());
    let mut before = None;
    let mut chars = folded.chars().peekable();
    while let Some(c) = chars.next() {
        let at_break = c == ' ' && before.zip(chars.peek().copied()).is_some_and(|pair| breaks.contains(&pair));
        if !at_break {
            joined.push(c);
        }
        before = Some(c);
    }
    joined
}

/// Whether a character is set in the full width of a Chinese one, or is Chinese punctuation.
fn is_chinese(c: char) -> bool {
    matches!(c, '\u{2E80}'..='\u{9FFF}' | '\u{F900}'..='\u{FAFF}' | '\u{FE30}'..='\u{FE4F}' | '\u{FF00}'..='\u{FFEF}'
        | '\u{20000}'..='\u{3FFFD}' | '“' | '”' | '‘' | '’' | '—' | '…' | '·')
}

#[cfg(test)]
mod tests {
    use super::join_chinese;

    #[test]
    fn breaks_beside_chinese_leave_no_space() {
        for (folded, written, joined) in [
            ("一 二", "一\n  二", "一二"),
            ("一 二 三", "一 二\n三", "一 二三"),
            ("one two", "one\ntwo", "one two"),
            ("one 二", "one\n二", "one二"),
            ("共 174 个", "共 174\n个", "共 174个"),
            ("完。 又", "完。\n又", "完。又"),
            ("“一” 二", "“一”\n二", "“一”二"),
        ] {
            assert_eq!(join_chinese(folded, written), joined, "{written:?}");
        }
    }
}
