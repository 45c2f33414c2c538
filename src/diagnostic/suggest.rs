//! "Did you mean": the closest of the names that would have been right.

/// Names longer than this are compared for equality and beginnings only: nobody mistypes so long a name, and edit
/// distance takes time that grows with the product of both lengths.
const LONGEST_COMPARED: usize = 64;

/// How a candidate resembles a name; the first that compares as smaller is the better one.
#[derive(PartialEq, Eq, PartialOrd, Ord)]
enum Likeness {
    /// Equal but for case and the kind of joint between words.
    Same,
    /// Equal but for the joints: `partof`.
    Joints,
    /// So many letters inserted, deleted, replaced or swapped.
    Edits(usize),
    /// One begins with the other, with so many characters left over.
    Beginning(usize),
}

/// The candidate that is closest to a name, if any is close enough to be meant.
///
/// Close means: equal but for case, hyphens, underscores and spaces; or one edit (Damerau-Levenshtein) for every three
/// letters, for every two Chinese characters; or one of the two is the beginning of the other. Between equally close
/// candidates the first in the order of their characters wins, so that the answer does not depend on the order in which
/// they are given.
#[must_use]
pub fn did_you_mean<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let plain = plain(name);
    candidates
        .into_iter()
        .filter_map(|candidate| Some((likeness(&plain, &self::plain(candidate))?, candidate)))
        .min()
        .map(|(_, candidate)| candidate)
}

/// The name of a place, an office or a person that was most likely meant by a mistyped one.
///
/// Stricter than [`did_you_mean`]: 大沥镇党校 begins with 大沥镇 and is another thing, and so are 生江镇 and 罗平镇, of which one
/// character in three is the same. At most one edit in three characters, and nothing added behind a whole name but one
/// character.
#[must_use]
pub fn near_name<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let name = name.trim();
    let length = name.chars().count();
    let edits = |candidate: &str| {
        let other = candidate.chars().count();
        let longer = length.max(other);
        let is_part = name.contains(candidate) || candidate.contains(name);
        let allowed = if is_part { 1 } else { longer / 3 };
        if longer > LONGEST_COMPARED || length.abs_diff(other) > allowed {
            return None;
        }
        Some(strsim::damerau_levenshtein(name, candidate)).filter(|edits| *edits <= allowed && *edits < length)
    };
    let found = candidates.into_iter().filter_map(|candidate| Some((edits(candidate)?, candidate)));
    found.min().map(|(_, candidate)| candidate)
}

/// A name without what people forget: case, the kind of joint between words, spaces around.
fn plain(name: &str) -> String {
    name.trim().chars().map(|c| if c == '_' || c == ' ' { '-' } else { c }).flat_map(char::to_lowercase).collect()
}

fn likeness(name: &str, candidate: &str) -> Option<Likeness> {
    let without_joints = |text: &str| text.replace('-', "");
    if name.is_empty() || candidate.is_empty() {
        return None;
    }
    if name == candidate {
        return Some(Likeness::Same);
    }
    if without_joints(name) == without_joints(candidate) {
        return Some(Likeness::Joints);
    }
    let (length, other) = (name.chars().count(), candidate.chars().count());
    let longer = length.max(other);
    let letters_an_edit = if name.is_ascii() && candidate.is_ascii() { 3 } else { 2 };
    let allowed = longer / letters_an_edit;
    if longer <= LONGEST_COMPARED && length.abs_diff(other) <= allowed {
        let edits = strsim::damerau_levenshtein(name, candidate);
        if edits <= allowed {
            return Some(Likeness::Edits(edits));
        }
    }
    let shorter_is_telling = length.min(other) >= if name.is_ascii() { 3 } else { 2 };
    let beginning = candidate.starts_with(name) || name.starts_with(candidate);
    (shorter_is_telling && beginning).then(|| Likeness::Beginning(length.abs_diff(other)))
}

#[cfg(test)]
mod tests {
    use super::{did_you_mean, near_name};

    const FIELDS: [&str; 8] = ["label", "value", "money", "source", "note", "part-of", "short-title", "site-code"];

    #[test]
    fn finds_what_was_mistyped() {
        for (name, meant) in [
            ("lable", "label"),
            ("valeu", "value"),
            ("vlaue", "value"),
            ("sources", "source"),
            ("notes", "note"),
            ("Label", "label"),
            ("part_of", "part-of"),
            ("partof", "part-of"),
            ("shortTitle", "short-title"),
            ("short title", "short-title"),
            (" label", "label"),
            ("\u{3000}label", "label"),
            ("site", "site-code"),
        ] {
            assert_eq!(did_you_mean(name, FIELDS), Some(meant), "{name}");
        }
    }

    #[test]
    fn stays_silent_when_nothing_is_close() {
        for name in ["", " ", "x", "no", "photograph", "标题", "abcdefgh"] {
            assert_eq!(did_you_mean(name, FIELDS), None, "{name}");
        }
    }

    #[test]
    fn works_for_chinese() {
        let natures = ["实绩", "目标", "标准", "规则", "预计", "计划"];
        assert_eq!(did_you_mean("实际", natures), Some("实绩"));
        assert_eq!(did_you_mean("计画", natures), Some("计划"));
        assert_eq!(did_you_mean("目标值", natures), Some("目标"));
        assert_eq!(did_you_mean("其他", natures), None);
        assert_eq!(did_you_mean("招商投资", ["项目投资", "招引投资", "捐款"]), Some("招引投资"));
    }

    #[test]
    fn longer_names_are_other_names() {
        let names = ["大沥镇", "罗平镇", "灌云县", "省交通运输厅", "崔现忠"];
        for (name, meant) in [
            ("关云县", Some("灌云县")),
            ("省交通厅", Some("省交通运输厅")),
            ("大沥", Some("大沥镇")),
            ("崔显忠", Some("崔现忠")),
            ("大沥镇党校", None),
            ("大沥镇职工", None),
            ("生江镇", None),
            ("罗", None),
        ] {
            assert_eq!(near_name(name, names), meant, "{name}");
        }
    }

    #[test]
    fn ties_do_not_depend_on_the_order() {
        assert_eq!(did_you_mean("cat", ["car", "bat", "can"]), Some("bat"));
        assert_eq!(did_you_mean("cat", ["can", "bat", "car"]), Some("bat"));
        assert_eq!(did_you_mean("gift", ["gifts-b", "gifts-a"]), Some("gifts-a"));
    }

    #[test]
    fn an_equal_name_wins_over_a_close_one() {
        assert_eq!(did_you_mean("gifts_a", ["gifts-b", "gift-sa", "gifts-a"]), Some("gifts-a"));
        assert_eq!(did_you_mean("GIFTS-A", ["gifts-b", "gifts-a"]), Some("gifts-a"));
    }

    #[test]
    fn a_huge_name_takes_no_time() {
        let huge = "甲".repeat(200_000);
        let other = "乙".repeat(200_000);
        assert_eq!(did_you_mean(&huge, [other.as_str()]), None);
    }
}
