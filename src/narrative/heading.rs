//! Headings: levels that follow each other, anchors that stay.

use std::collections::BTreeMap;
use std::ops::Range;

use super::findings::Findings;
use crate::diagnostic::Diagnostic;
use crate::document::{Inline, Name, plain_text};
use crate::message;

/// What the first-level heading `#` is in a file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum TopHeading {
    /// The title of the page.
    Title,
    /// A mistake: the record has the title.
    Refused,
}

/// Keeps account of the headings of one file.
pub(super) struct Headings {
    top: TopHeading,
    has_title: bool,
    level: u8,
    /// Anchors that are taken, each with the number that the next of the same words gets.
    anchors: BTreeMap<String, usize>,
}

/// What becomes of a heading.
#[derive(Debug, PartialEq, Eq)]
pub(super) enum Heading {
    /// It is the title.
    Title,
    /// It is a heading of this level with this anchor.
    Section(u8, String),
}

impl Headings {
    pub(super) const fn new(top: TopHeading) -> Self {
        Self { top, has_title: false, level: 0, anchors: BTreeMap::new() }
    }

    /// Takes a heading with as many `#` as `marks` says.
    pub(super) fn add(
        &mut self,
        marks: u8,
        content: &[Inline<Name>],
        place: Range<usize>,
        findings: &mut Findings,
    ) -> Heading {
        if marks == 1 && self.top == TopHeading::Title && !self.has_title {
            self.has_title = true;
            return Heading::Title;
        }
        if marks == 1 {
            let hint = message!("小标题从##开始", "headings begin with ##");
            findings.add(place.clone(), |span| match self.top {
                TopHeading::Title => Diagnostic::error(
                    "heading-level",
                    span,
                    message!("一页只能有一个#标题", "a page has only one # heading"),
                )
                .with_hint(hint),
                TopHeading::Refused => Diagnostic::error(
                    "heading-level",
                    span,
                    message!(
                        "正文里不写#标题，标题在case.yaml里",
                        "a narrative has no # heading: the record has the title"
                    ),
                )
                .with_hint(hint),
            });
        }
        let level = marks.saturating_sub(1).max(1);
        if level > self.level + 1 {
            let (found, wanted) = ("#".repeat(usize::from(level) + 1), "#".repeat(usize::from(self.level) + 2));
            findings.add(place, |span| {
                Diagnostic::warning(
                    "heading-level",
                    span,
                    message!(
                        "标题跳级：这里应当是{wanted}，写成了{found}",
                        "this heading skips a level: {found} where {wanted} is next",
                        wanted = wanted,
                        found = found
                    ),
                )
                .with_hint(message!("逐级使用##、###、####", "use ##, ###, #### one after the other"))
            });
        }
        self.level = level;
        Heading::Section(level, self.anchor(&plain_text(content, |name| name.name.clone())))
    }

    /// An anchor made of a heading's words, unique in the file.
    ///
    /// Anchors of Western words alone get a prefix, so that they never meet those of charts, figures and page parts,
    /// which are Western too.
    fn anchor(&mut self, words: &str) -> String {
        let mut base = String::new();
        for c in words.trim().chars() {
            if c.is_alphanumeric() {
                base.extend(c.to_lowercase());
            } else if (c.is_whitespace() || matches!(c, '-' | '_')) && !base.is_empty() && !base.ends_with('-') {
                base.push('-');
            }
        }
        let base = base.trim_end_matches('-');
        let base = match (base.is_empty(), base.is_ascii()) {
            (true, _) => "section".to_owned(),
            (false, true) => format!("section-{base}"),
            (false, false) => base.to_owned(),
        };
        let Some(&(mut next)) = self.anchors.get(&base) else {
            self.anchors.insert(base.clone(), 2);
            return base;
        };
        let mut anchor = format!("{base}-{next}");
        while self.anchors.contains_key(&anchor) {
            next += 1;
            anchor = format!("{base}-{next}");
        }
        self.anchors.insert(base, next + 1);
        self.anchors.insert(anchor.clone(), 2);
        anchor
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn anchors(words: &[&str]) -> Vec<String> {
        let mut headings = Headings::new(TopHeading::Refused);
        words.iter().map(|words| headings.anchor(words)).collect()
    }

    #[test]
    fn anchors_keep_chinese_and_are_unique() {
        assert_eq!(
            anchors(&["一、总体情况", "“三个 市场”", "总体情况", "总体情况", "总体情况-2", "Chart Gifts", "！", ""]),
            [
                "一总体情况",
                "三个-市场",
                "总体情况",
                "总体情况-2",
                "总体情况-2-2",
                "section-chart-gifts",
                "section",
                "section-2"
            ]
        );
    }
}
