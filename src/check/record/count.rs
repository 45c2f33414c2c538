//! `declared-count` (R17): a mechanism whose name or `count:` declares another number of parts than are listed.
//!
//! 五级结对, 四个一批, 三上三下, 两公告两比对四公示: the numeral in a name is a promise. Readers count, and so does the rule: members,
//! steps, rounds, rungs, beats, signatures, rows of a matrix. Lists that go together (五签字五确认) count once, lists one after the
//! other (两公告两比对四公示) are added up or stand as groups. A part of a tree whose own label declares a number (三层机制) is counted
//! too.
//!
//! An editor lists what is missing. What the source names and does not list goes into `not-stated: [其余四项的名称]`, which is
//! printed; then the rule is content. Where the source counts otherwise, `accept: { declared-count: 理由 }`.

use crate::diagnostic::Diagnostic;
use crate::message;
use crate::quantity::{Declared, declared};
use crate::record::{Body, Case, Diagram, Mechanism, NodeSpec};
use crate::source::{Span, Spanned};

/// Words by which `not-stated` speaks of parts that the source does not list.
const OF_PARTS: [&str; 14] =
    ["其余", "其他", "另外", "名称", "名单", "是谁", "哪", "各是", "各轮", "每一", "内容", "身份", "职务", "列出"];

pub(super) fn check(case: &Case, diagnostics: &mut Vec<Diagnostic>) {
    for mechanism in case.mechanisms.values() {
        own_count(mechanism, diagnostics);
        if let Some(Diagram::Tree(tree)) = mechanism.diagram() {
            for node in tree.root.all().into_iter().skip(1) {
                of_node(mechanism, node, diagnostics);
            }
        }
    }
}

/// Words behind the numeral of a name that counts its own parts: 五级联动, 四项工作制度, 三个“每个都有”.
const COUNTED: [&str; 14] = ["级", "个", "项", "层", "步", "类", "方", "位", "型", "道", "轮", "条", "大", "种"];
/// Words behind a numeral in what a mechanism does that count its parts: 分三个环节.
const COUNTED_IN_TEXT: [&str; 8] = ["个方面", "个环节", "个步骤", "项制度", "项措施", "项内容", "步走", "条措施"];

/// The number that a mechanism's own words declare: its name, or what it does. 一 and 第 count nothing, and 三个村 counts what
/// the parts are about as often as the parts: there the number has to be the first thing that the name says.
fn said_count(mechanism: &Mechanism) -> Option<(Span, String)> {
    let of = |text: &Spanned<String>, behind: &[&str], at_start: bool| {
        let plain = text.trim_start_matches(['“', '「', '‘', '"']);
        plain.char_indices().find_map(|(at, c)| {
            let before = &plain[..at];
            let follows = before.ends_with(|b: char| is_numeral(b) || matches!(b, '第' | '每' | '几' | '.' | '+'));
            if !is_numeral(c) || follows || (at_start && !before.is_empty()) {
                return None;
            }
            let length = plain[at..].find(|c: char| !is_numeral(c)).unwrap_or(plain.len() - at);
            let (number, rest) = plain[at..].split_at(length);
            let unit = behind.iter().find(|unit| rest.starts_with(**unit))?;
            let is_more_than_one = declared(number).is_some_and(|number| number.total() > 1);
            is_more_than_one.then(|| (text.span, format!("{number}{unit}")))
        })
    };
    of(&mechanism.label, &COUNTED, true).or_else(|| of(mechanism.says.as_ref()?, &COUNTED_IN_TEXT, false))
}

fn is_numeral(c: char) -> bool {
    c.is_ascii_digit() || "一二三四五六七八九十两双".contains(c)
}

fn own_count(mechanism: &Mechanism, diagnostics: &mut Vec<Diagnostic>) {
    let Some(count) = &mechanism.count else {
        // A mechanism that lists nothing is told in words; one that lists its parts lists as many as its name says.
        if let Some((place, word)) = mechanism.body.as_ref().and_then(|_| said_count(mechanism))
            && let Some(wanted) = declared(&word)
        {
            let listed = listed(mechanism);
            if !listed.fit(&wanted) {
                let found = listed.counts.first().copied().unwrap_or(0);
                report(mechanism, place, &word, wanted.total(), found, diagnostics);
            }
        }
        return;
    };
    let word = &count.value;
    let Some(wanted) = declared(word) else {
        diagnostics.push(
            Diagnostic::warning(
                "declared-count",
                count.span,
                message!("“{word}”里没有个数", "`{word}` declares no number"),
            )
            .with_hint(message!("照原文的说法写，例如 count: 五级", "as the source words it: count: 五级")),
        );
        return;
    };
    let listed = listed(mechanism);
    if listed.fit(&wanted) {
        return;
    }
    let found = listed.counts.first().copied().unwrap_or(0);
    report(mechanism, count.span, word, wanted.total(), found, diagnostics);
}

fn of_node(mechanism: &Mechanism, node: &NodeSpec, diagnostics: &mut Vec<Diagnostic>) {
    let label = node.label.trim_start_matches(['“', '「', '‘']);
    let is_numbered = label.starts_with(|c: char| "一二三四五六七八九十两双".contains(c) || c.is_ascii_digit());
    if !is_numbered || node.children.is_empty() {
        return;
    }
    if let Some(Declared::Parts(wanted)) = declared(label)
        && usize::try_from(wanted).ok() != Some(node.children.len())
    {
        report(mechanism, node.label.span, &node.label.value, wanted, node.children.len(), diagnostics);
    }
}

fn report(
    mechanism: &Mechanism,
    place: Span,
    word: &str,
    wanted: u32,
    found: usize,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let is_short = u32::try_from(found).is_ok_and(|found| found < wanted);
    let is_told = mechanism.not_stated.iter().any(|told| OF_PARTS.iter().any(|word| told.contains(word)));
    if is_short && is_told {
        return;
    }
    let said = if found == 0 {
        message!("“{word}”说有{wanted}项，一项也没有列出", "`{word}` declares {wanted}, and none is listed")
    } else {
        message!("“{word}”说有{wanted}项，列了{found}项", "`{word}` declares {wanted}, {found} are listed")
    };
    let hint = if is_short {
        message!(
            "补上没有列的；原文没有列出的，写进 not-stated，例如 not-stated: [其余各项的名称]；另有算法的，写 accept: {{ declared-count: 理由 }}",
            "list what is missing; what the source does not list goes into not-stated: [其余各项的名称]; else accept: {{ declared-count: reason }}"
        )
    } else {
        message!(
            "核对哪些算在内；原文另有算法的，写 accept: {{ declared-count: 理由 }}",
            "check which of them count; where the source counts otherwise, accept: {{ declared-count: reason }}"
        )
    };
    diagnostics.push(Diagnostic::warning("declared-count", place, said).with_hint(hint));
}

/// How many parts are listed. A body can be counted in several ways, the plain one first.
#[derive(Default)]
struct Listed {
    counts: Vec<usize>,
    /// For a tree, how many parts each group has.
    groups: Vec<usize>,
}

impl Listed {
    fn fit(&self, wanted: &Declared) -> bool {
        let has = |number: u32| usize::try_from(number).is_ok_and(|number| self.counts.contains(&number));
        match wanted {
            Declared::Parts(parts) => has(*parts),
            Declared::Groups(groups) if self.groups.len() == groups.len() => groups
                .iter()
                .zip(&self.groups)
                .all(|(wanted, found)| *found == 0 || usize::try_from(*wanted).ok() == Some(*found)),
            Declared::Groups(groups) => has(wanted.total()) || self.counts.contains(&groups.len()),
        }
    }
}

fn listed(mechanism: &Mechanism) -> Listed {
    let counts = match &mechanism.body {
        None => vec![mechanism.terms.len()],
        Some(Body::Matrix(matrix)) => vec![matrix.rows.len(), matrix.columns.len()],
        Some(Body::Diagram(diagram)) => match &**diagram {
            Diagram::Tree(tree) => {
                let groups: Vec<usize> = tree.root.children.iter().map(|child| child.children.len()).collect();
                let leaves = tree.root.all().iter().filter(|node| node.children.is_empty()).count();
                return Listed { counts: vec![groups.len(), leaves], groups };
            }
            Diagram::Chain(chain) => vec![chain.steps.len()],
            Diagram::Gate(gate) => vec![gate.rounds.len()],
            Diagram::SignOff(sign_off) => vec![sign_off.signatures.len()],
            Diagram::Calendar(calendar) => vec![calendar.rows.len()],
            Diagram::Ladder(ladder) => vec![ladder.rungs.len()],
            Diagram::Pairs(pairs) => vec![pairs.pairs.len(), pairs.members(0).len(), pairs.members(1).len()],
            Diagram::Board(board) => vec![board.tasks.len()],
            Diagram::Sankey(sankey) => vec![sankey.nodes().len()],
        },
    };
    Listed { counts, groups: Vec::new() }
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::case;

    fn said(rest: &str) -> Vec<String> {
        case(&format!("mechanisms: {{ m: {{ label: 机制, kind: framework, source: \"report#1\", {rest} }} }}"))
            .said("declared-count")
    }

    #[test]
    fn what_a_name_declares_is_listed() {
        for fits in [
            "count: 五级, members: [省, 市, 县, 乡, 村]",
            "count: 三上三下, rounds: 3, lower: 村, upper: 县",
            "count: 6位, signatures: [未载明, 未载明, 未载明, 未载明, 未载明, 未载明]",
            "count: 五签字五确认, signatures: [识别人, 农户, 帮扶人, 验收人, { role: 农户, confirms: 销账 }]",
            "count: 两公告两比对四公示, members: [{ 公告: [甲, 乙] }, { 比对: [甲, 乙] }, { 公示: [甲, 乙, 丙, 丁] }]",
            "count: 两公告两比对四公示, steps: [一, 二, 三, 四, 五, 六, 七, 八]",
            "count: 四个一批, beats: { 甲: 每周, 乙: 每月, 丙: 每季度, 丁: 每年 }",
            "count: 七通, members: [电, 路], not-stated: [其余五通的名称]",
            "count: 六大体系, not-stated: [六个体系的名称]",
            "count: 两类, terms: { 甲: 一, 乙: 二 }",
        ] {
            assert!(said(fits).is_empty(), "{fits}: {:?}", said(fits));
        }
    }

    #[test]
    fn another_number_is_reported() {
        assert_eq!(said("count: 五级, members: [省, 市, 县, 村]"), ["“五级”说有5项，列了4项"]);
        assert_eq!(said("count: 五级, members: [省, 市, 县, 村], not-stated: [成立日期]"), ["“五级”说有5项，列了4项"]);
        assert_eq!(
            said("count: 三级, members: [省, 市, 县, 村], not-stated: [其余的名称]"),
            ["“三级”说有3项，列了4项"]
        );
        assert_eq!(said("count: 33个"), ["“33个”说有33项，一项也没有列出"]);
        assert_eq!(
            said(
                "count: 两公告两比对四公示, members: [{ 公告: [甲, 乙] }, { 比对: [甲] }, { 公示: [甲, 乙, 丙, 丁] }]"
            ),
            ["“两公告两比对四公示”说有8项，列了3项"]
        );
        assert_eq!(said("count: 多级, members: [省, 市]"), ["“多级”里没有个数"]);
    }

    #[test]
    fn a_name_declares_a_number_without_a_count_too() {
        let of = |label: &str, rest: &str| {
            case(&format!("mechanisms: {{ m: {{ label: {label}, kind: framework, source: \"report#1\"{rest} }} }}"))
                .said("declared-count")
        };
        assert_eq!(of("五级联动", ", members: [省, 市, 县]"), ["“五级”说有5项，列了3项"]);
        assert_eq!(of("“四项制度”", ", members: [会商, 督导, 考核]"), ["“四项”说有4项，列了3项"]);
        assert_eq!(of("五位一体", ", members: [甲, 乙]"), ["“五位”说有5项，列了2项"]);
        assert_eq!(of("流程", ", says: 分三个环节办, steps: [甲, 乙]"), ["“三个环节”说有3项，列了2项"]);
        for (label, rest) in [
            ("五级联动", ", members: [省, 市, 县, 乡, 村]"),
            ("五级联动", ", members: [省, 市], not-stated: [其余三级的名称]"),
            ("五级联动", ""),
            ("一个平台", ", members: [甲, 乙]"),
            ("第三方审计", ", members: [甲, 乙]"),
            ("资金监督四句原则", ", members: [甲, 乙]"),
        ] {
            assert!(of(label, rest).is_empty(), "{label}{rest}");
        }
    }

    #[test]
    fn parts_that_declare_a_number_are_counted_too() {
        assert_eq!(
            said("members: [{ 两个聚焦: [甲, 乙] }, { 三层机制: [甲, 乙] }, 一条主线: 说明]"),
            ["“三层机制”说有3项，列了2项"]
        );
    }

    #[test]
    fn an_answer_closes_it() {
        let found = case(
            "mechanisms: { m: { label: 机制, kind: framework, source: \"report#1\", count: 五级, members: [省, 市], accept: { declared-count: 分两行列出 } } }",
        );
        assert_eq!((found.of("declared-count").len(), found.answered("declared-count").len()), (0, 1));
    }
}
