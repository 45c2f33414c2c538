//! Makes emphasis work in Chinese.
//!
//! `CommonMark` decides by the neighbours of a run of asterisks whether it can open or close emphasis, and takes full-width
//! punctuation for Western punctuation with a space beside it. `**重点。**后文` then keeps its asterisks: between `。`
//! and `后` the run may open and may not close. Chinese has no such spaces, and writers meet this every day.
//!
//! The remedy leaves the parser as it is: beside such a run goes a character that counts as a letter, which the reader
//! takes out again. The run may then open and close, and runs pair in the order in which they stand, as writers mean
//! them to. Runs beside a space, a line's edge or a table's border keep the rule of `CommonMark`, and so do runs between
//! Western characters.

/// A run of one kind of mark.
struct Run {
    start: usize,
    mark: char,
    length: usize,
}

impl Run {
    /// A single ~ is a range (3~5万元), never struck-out text.
    const fn is_range(&self) -> bool {
        self.mark == '~' && self.length == 1
    }
}

/// Offsets before which a helper character is needed, in ascending order.
///
/// `chars` are the characters of a text with their offsets.
pub(super) fn helper_places(chars: impl Iterator<Item = (usize, char)>) -> Vec<usize> {
    let mut places = Vec::new();
    let mut chars = chars.peekable();
    let mut before = '\n';
    let mut escaped = false;
    while let Some(&(_, c)) = chars.peek() {
        if escaped || !matches!(c, '*' | '~') {
            escaped = c == '\\' && !escaped;
            before = c;
            chars.next();
            continue;
        }
        // Runs that touch share their neighbours: **~~旧。~~**后.
        let mut runs: Vec<Run> = Vec::new();
        while let Some((start, mark)) = chars.next_if(|&(_, c)| matches!(c, '*' | '~')) {
            match runs.last_mut() {
                Some(run) if run.mark == mark => run.length += 1,
                _ => runs.push(Run { start, mark, length: 1 }),
            }
        }
        let (end, after) = chars.peek().map_or((None, '\n'), |&(at, c)| (Some(at), c));
        for part in runs.chunk_by(|a, b| !a.is_range() && !b.is_range()) {
            let (Some(first), Some(last)) = (part.first(), part.last()) else { continue };
            let next = runs.iter().find(|run| run.start > last.start);
            // With letters on both sides a range means nothing to the parser, and is a letter to its neighbours.
            let after = if next.is_some() { 'a' } else { after };
            let end = next.map(|run| run.start).or(end);
            let (help_before, help_between, help_after) =
                if first.is_range() { (true, true, true) } else { help(before, after, part) };
            let between = part.iter().skip(1).map(|run| run.start).filter(|_| help_between);
            let start = Some(first.start).filter(|start| help_before && places.last() != Some(start));
            places.extend(start.into_iter().chain(between).chain(end.filter(|_| help_after)));
            before = 'a';
        }
    }
    places
}

/// Whether runs that touch need a helper before them, between them, and after them.
fn help(before: char, after: char, runs: &[Run]) -> (bool, bool, bool) {
    let edge = |c: char| c.is_whitespace() || c == '|';
    let chinese = |c: char| !c.is_ascii();
    let fence = runs.iter().any(|run| run.mark == '~' && run.length > 2);
    // A figure's reference is a word to its writer: {{projects}}**个**.
    let has_chinese = chinese(before) || chinese(after) || before == '}' || after == '{';
    if fence || edge(before) || edge(after) || !has_chinese {
        return (false, false, false);
    }
    match (before.is_alphanumeric(), after.is_alphanumeric()) {
        (false, true) => (true, true, false),
        (true, false) => (false, true, true),
        // Between letters a run opens and closes already,
        (true, true) => (false, true, false),
        // and so it does between two marks of punctuation.
        (false, false) => (false, false, false),
    }
}

#[cfg(test)]
mod tests {
    use super::helper_places;

    /// The text with `^` where a helper goes.
    fn helped(text: &str) -> String {
        let places = helper_places(text.char_indices());
        let mut shown = String::new();
        for (at, c) in text.char_indices() {
            if places.contains(&at) {
                shown.push('^');
            }
            shown.push(c);
        }
        shown
    }

    #[test]
    fn only_runs_beside_chinese_punctuation_get_help() {
        assert_eq!(helped("**重点。**后文"), "**重点。^**后文");
        assert_eq!(helped("他说**“好”**。"), "他说**^“好”**。");
        assert_eq!(helped("达**70.9%**的"), "达**70.9%^**的");
        assert_eq!(helped("共**{{n}}**km"), "共**^{{n}}^**km");
        assert_eq!(helped("**重点** 后文，**重点**后文"), "**重点** 后文，^**重点**后文");
        assert_eq!(helped("**~~旧。~~**后~~**“新”**~~"), "**~~旧。^~~^**后~~^**^“新”**~~");
        assert_eq!(helped("|**甲。**|乙|"), "|**甲。**|乙|");
    }

    #[test]
    fn western_text_escapes_and_rules_stay() {
        for text in ["a **(b)** c", "foo**(bar)**baz", "***\n* * *\n", r"甲\*“乙", "~~~\n甲\n~~~"] {
            assert_eq!(helped(text), text);
        }
    }

    #[test]
    fn a_single_tilde_is_no_mark() {
        assert_eq!(helped("3~5万元"), "3^~^5万元");
        assert_eq!(helped("**3**~**5**万"), "**3**^~^**5**万");
        assert_eq!(helped("~~删~~，"), "~~删~~^，");
    }
}
