//! The figure table of a case: rows that say only what differs from most of them.

use std::collections::BTreeMap;

use super::escape::escaped;
use super::inline::running;
use super::views::FigureView;
use crate::compose::{FigureRow, figure_anchor};

/// How a derived figure's source begins; what follows says how it was worked out.
const DERIVED: &str = "推算：";

/// What stands for a scope that the record does not state, in a table whose rows leave the usual one out.
const NO_SCOPE: &str = "范围未注明";

/// Scope and nature that most figures of a case share. They are said once, above the table.
pub(super) struct Usual<'a> {
    scope: Option<&'a str>,
    nature: Option<&'a str>,
}

impl<'a> Usual<'a> {
    /// What more than half of the figures say alike. A table of one row says everything in the row.
    pub(super) fn of(rows: &'a [FigureRow]) -> Self {
        Self {
            scope: most(rows.iter().map(|row| row.scope.as_str())),
            nature: most(rows.iter().map(|row| kinds(&row.nature).0)),
        }
    }

    /// The sentence above the table: 范围未另注的为灌云县，性质未另注的为实绩。
    pub(super) fn said(&self) -> Option<String> {
        let part = |what: &str, usual: Option<&str>| usual.map(|usual| format!("{what}未另注的为{usual}"));
        let parts: Vec<String> = [part("范围", self.scope), part("性质", self.nature)].into_iter().flatten().collect();
        (!parts.is_empty()).then(|| format!("{}。", parts.join("，")))
    }

    /// One row of the table.
    pub(super) fn row(&self, row: &FigureRow) -> FigureView {
        let scope = match self.scope {
            Some(usual) if usual == row.scope => "",
            // Silence would say that it has the usual one.
            Some(_) if row.scope.is_empty() => NO_SCOPE,
            _ => &row.scope,
        };
        let (word, money) = kinds(&row.nature);
        let word = if self.nature == Some(word) { "" } else { word };
        // The kind of money, where the label does not name it already.
        let money = if row.label.contains(money) { "" } else { money };
        let nature: Vec<String> = [word, money].into_iter().filter(|part| !part.is_empty()).map(unbroken).collect();
        let (source, how) = match row.source.strip_prefix(DERIVED) {
            Some(_) => (DERIVED.trim_end_matches('：'), row.source.as_str()),
            None => (row.source.as_str(), ""),
        };
        let remarks: Vec<&str> = [how, row.note.as_str()].into_iter().filter(|part| !part.is_empty()).collect();
        FigureView {
            id: figure_anchor(&row.name),
            label: row.label.clone(),
            wording: row.wording.clone(),
            period_html: running(&row.period),
            scope_html: running(scope),
            nature_html: nature.join(" · "),
            source_html: running(source),
            remark_html: running(&remarks.join("；")),
        }
    }
}

/// The words that more than half of some rows share, and more than one.
fn most<'a>(words: impl Iterator<Item = &'a str>) -> Option<&'a str> {
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    for word in words {
        *counts.entry(word).or_default() += 1;
    }
    let all: usize = counts.values().sum();
    let found = counts.into_iter().max_by_key(|(_, count)| *count)?;
    (all > 1 && 2 * found.1 > all).then_some(found.0).filter(|word| !word.is_empty())
}

/// Nature and kind of money: 实绩 · 捐款.
fn kinds(nature: &str) -> (&str, &str) {
    nature.split_once(" · ").unwrap_or((nature, ""))
}

fn unbroken(part: &str) -> String {
    format!("<span class=\"unbroken\">{}</span>", escaped(part))
}

/// The nature of a figure and the kind of its money, each kept on one line.
pub(super) fn nature(words: &str) -> String {
    words.split(" · ").filter(|words| !words.is_empty()).map(unbroken).collect::<Vec<_>>().join(" · ")
}

#[cfg(test)]
mod tests {
    use super::*;

    fn row(label: &str, scope: &str, nature: &str, source: &str, note: &str) -> FigureRow {
        FigureRow {
            name: "a".into(),
            label: label.into(),
            wording: "6位".into(),
            period: "两年".into(),
            scope: scope.into(),
            nature: nature.into(),
            source: source.into(),
            note: note.into(),
        }
    }

    #[test]
    fn rows_say_what_is_not_usual() {
        let rows = [
            row("项目", "灌云县", "实绩", "〔1〕第9行", ""),
            row("收入", "岗东村", "实绩 · 增收", "推算：甲除以乙", "与什么相比未载明。"),
            row("签字", "灌云县", "规则", "〔1〕第157行", ""),
        ];
        let usual = Usual::of(&rows);
        assert_eq!(usual.said().as_deref(), Some("范围未另注的为灌云县，性质未另注的为实绩。"));
        let views: Vec<FigureView> = rows.iter().map(|row| usual.row(row)).collect();
        assert_eq!((views[0].scope_html.as_str(), views[0].nature_html.as_str()), ("", ""));
        assert_eq!(views[1].scope_html, "岗东村");
        assert_eq!(usual.row(&row("路灯", "", "实绩", "", "")).scope_html, "范围未注明");
        assert_eq!(views[1].nature_html, "<span class=\"unbroken\">增收</span>");
        assert_eq!(
            (views[1].source_html.as_str(), views[1].remark_html.as_str()),
            ("推算", "推算：甲除以乙；与什么相比未载明。")
        );
        assert_eq!(views[2].nature_html, "<span class=\"unbroken\">规则</span>");
    }

    #[test]
    fn without_a_majority_every_row_says_all() {
        let rows = [row("甲", "江苏", "实绩", "", ""), row("乙", "贵州", "计划 · 投资", "", "")];
        let usual = Usual::of(&rows);
        assert_eq!(usual.said(), None);
        assert_eq!(usual.row(&rows[1]).scope_html, "贵州");
        assert!(usual.row(&rows[1]).nature_html.contains("计划</span> · <span"));
        let alone = &rows[..1];
        assert_eq!(Usual::of(alone).row(&rows[0]).scope_html, "江苏");
        assert_eq!(Usual::of(&[]).said(), None);
        // A kind of money that the label names is not said again.
        let invested = row("项目投资", "江苏", "实绩 · 项目投资", "", "");
        assert!(!usual.row(&invested).nature_html.contains("项目投资"));
    }
}
