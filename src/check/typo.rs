//! `source-typo` (R30): a slip of the pen, in the words of a source or in our own.
//!
//! In a quotation a slip is the source's, and stays: whoever quotes does not mend in silence. It is asked about, so that it is
//! known to be the source's and no mistyping. In running text, titles and labels it is ours, and is mended. The table holds what
//! official writing gets wrong most often, after 现代汉语词典 and 第一批异形词整理表 (GF 1001-2001), and the spellings that the register of
//! terms avoids. 截止 is asked about before a time only (截至2018年底, but 报名截止). In quotations a character that stands twice
//! (陕陕) is asked about where such a doubling makes no word, and so is punctuation that lost its place.
//!
//! An editor holds the quotation against the source and answers `accept: { source-typo: 原文作“签定”，照录 }`.

use super::Context;
use super::view::{heading_words, records, spot};
use crate::corpus::CaseEntry;
use crate::diagnostic::Diagnostic;
use crate::document::{Document, Item as Visited, visit_document};
use crate::message;
use crate::source::{Span, Spanned};

/// A slip of the pen.
struct Slip {
    wrong: &'static str,
    right: &'static str,
    /// Characters before it that make it a part of other words: 抽签定点.
    not_behind: &'static str,
    /// Characters behind it that do: 汇报导入, 完成份额.
    not_before: &'static str,
}

const fn slip(wrong: &'static str, right: &'static str, not_behind: &'static str, not_before: &'static str) -> Slip {
    Slip { wrong, right, not_behind, not_before }
}

const SLIPS: [Slip; 18] = [
    slip("签定", "签订", "抽标", ""),
    slip("报导", "报道", "", "入致向师航出语读"),
    slip("布署", "部署", "", ""),
    slip("座落", "坐落", "讲", "幕差地成后"),
    slip("复盖", "覆盖", "恢修反回", ""),
    slip("成份", "成分", "", "额"),
    slip("帐目", "账目", "", ""),
    slip("帐户", "账户", "", ""),
    slip("帐号", "账号", "", ""),
    slip("台帐", "台账", "", "篷"),
    slip("记帐", "记账", "", "篷"),
    slip("对帐", "对账", "", "篷"),
    slip("销帐", "销账", "", "篷"),
    slip("幅射", "辐射", "", ""),
    slip("震憾", "震撼", "", ""),
    slip("松驰", "松弛", "", ""),
    slip("再接再励", "再接再厉", "", ""),
    slip("其它", "其他", "", ""),
];

impl Slip {
    /// Where a text has it, each time.
    fn all_in<'t>(&'t self, text: &'t str) -> impl Iterator<Item = usize> + 't {
        text.match_indices(self.wrong).map(|(at, _)| at).filter(move |at| {
            let behind = text[at + self.wrong.len()..].chars().next();
            let before = text[..*at].chars().next_back();
            !before.is_some_and(|c| self.not_behind.contains(c)) && !behind.is_some_and(|c| self.not_before.contains(c))
        })
    }
}

/// One-character names of provinces and their cities, which sources write side by side; doubled they are slips. Those that
/// also make doubled words (青青, 津津, 京京) are left out.
const REGIONS: &str = "沪苏浙皖闽赣鲁豫鄂湘粤桂琼渝川黔滇陕甘冀晋辽";
/// Words of grammar that never stand twice.
const PARTICLES: &str = "的了是和与及被把将就也都对向从而";
/// Punctuation that cannot follow an opening mark, or itself.
const MISPLACED: [&str; 9] = ["“。", "“，", "“、", "‘。", "‘，", "，，", "。。", "、、", "，。"];

/// Whether the table has a spelling.
pub(super) fn is_listed(wrong: &str) -> bool {
    SLIPS.iter().any(|slip| slip.wrong == wrong)
}

pub(super) fn check(context: &Context, entry: &CaseEntry, diagnostics: &mut Vec<Diagnostic>) {
    let case = &entry.case;
    for record in records(case) {
        if let Some(quote) = record.quote {
            quoted(context, quote, diagnostics);
        }
        if let Some((date, phrase)) = record.date.and_then(|date| Some((date, date.phrase.as_ref()?)))
            && super::view::is_within(date.span, record.span)
            && let Some(slip) = until(phrase)
        {
            diagnostics.push(ours(spot(context.sources, date.span, slip), slip, "截至"));
        }
        for words in record.words {
            own(context, words, words.span, diagnostics);
        }
    }
    for words in heading_words(case) {
        own(context, words, words.span, diagnostics);
    }
    running_text(context, &entry.narrative, diagnostics);
}

/// The text of pages.
pub(super) fn check_pages(context: &Context, diagnostics: &mut Vec<Diagnostic>) {
    for page in &context.corpus.pages {
        running_text(context, &page.draft, diagnostics);
    }
}

fn running_text<F, E>(context: &Context, document: &Document<F, E>, diagnostics: &mut Vec<Diagnostic>) {
    visit_document(document, &mut |item| {
        if let Visited::Text(text, span) = item {
            own(context, text, span, diagnostics);
        }
    });
}

/// Slips of our own, which are mended. What stands between quotation marks of its own is spoken of.
fn own(context: &Context, text: &str, span: Span, diagnostics: &mut Vec<Diagnostic>) {
    for slip in &SLIPS {
        let is_used =
            |at: usize| !(text[..at].ends_with(['“', '‘']) && text[at + slip.wrong.len()..].starts_with(['”', '’']));
        if slip.all_in(text).any(is_used) {
            diagnostics.push(ours(spot(context.sources, span, slip.wrong), slip.wrong, slip.right));
        }
    }
    if let Some(slip) = until(text) {
        diagnostics.push(ours(spot(context.sources, span, slip), slip, "截至"));
    }
}

fn ours(place: Span, slip: &str, right: &str) -> Diagnostic {
    Diagnostic::warning("source-typo", place, message!("“{slip}”应写作“{right}”", "`{slip}` is written `{right}`"))
        .with_hint(message!(
            "改成“{right}”；引用原文的话放进 quote:",
            "write `{right}`; the words of a source belong in `quote:`"
        ))
}

/// Slips in the words of a source, which are asked about.
fn quoted(context: &Context, quote: &Spanned<String>, diagnostics: &mut Vec<Diagnostic>) {
    let text = quote.as_str();
    let mut ask = |slip: &str, said: crate::diagnostic::Message| {
        diagnostics.push(Diagnostic::warning("source-typo", spot(context.sources, quote.span, slip), said).with_hint(message!(
            "与原文核对：是录入的错，改正；原文如此，照录，写 accept: {{ source-typo: 原文如此 }}",
            "hold it against the source: mend what was mistyped; where the source has it so, accept: {{ source-typo: 原文如此 }}"
        )));
    };
    for Slip { wrong, right, .. } in SLIPS.iter().filter(|slip| slip.all_in(text).next().is_some()) {
        ask(wrong, message!("原文“{wrong}”疑为“{right}”", "`{wrong}` in the source: `{right}`?"));
    }
    for term in context.corpus.registers.terms.values() {
        let right = &term.entry.name.value;
        for slip in
            term.avoid.iter().filter(|slip| !is_listed(slip) && !slip.is_empty() && text.contains(slip.as_str()))
        {
            ask(
                slip,
                message!(
                    "原文“{slip}”，通行的写法是“{right}”",
                    "`{slip}` in the source: `{right}`?",
                    slip = slip.value
                ),
            );
        }
    }
    if let Some(slip) = until(text) {
        ask(slip, message!("原文“截止”后面跟着时间，疑为“截至”", "截止 before a time in the source: 截至?"));
    }
    if let Some(slip) = doubled(text) {
        ask(&slip, message!("原文“{slip}”疑为误叠", "`{slip}` in the source: doubled by mistake?"));
    }
    if let Some(slip) = MISPLACED.iter().find(|slip| text.contains(**slip)) {
        ask(slip, message!("原文的标点“{slip}”错了位", "misplaced punctuation in the source: {slip}"));
    }
}

/// 截止 before a time: 截止2018年底, 截止到目前, but not 截止时间 and 报名截止.
fn until(text: &str) -> Option<&'static str> {
    text.match_indices("截止").find_map(|(at, word)| {
        let behind = text[at + word.len()..].trim_start();
        let behind = behind.strip_prefix(['到', '至']).unwrap_or(behind);
        let is_time = behind.starts_with(|c: char| c.is_ascii_digit())
            || ["目前", "今", "去年", "上月", "本月", "年底", "当前", "二〇", "二○"]
                .iter()
                .any(|time| behind.starts_with(time));
        is_time.then_some("截止")
    })
}

/// A character that stands twice where it makes no word.
fn doubled(text: &str) -> Option<String> {
    let characters: Vec<char> = text.chars().collect();
    characters.windows(2).find_map(|pair| {
        let &[first, second] = pair else { return None };
        (first == second && (REGIONS.contains(first) || PARTICLES.contains(first))).then(|| format!("{first}{second}"))
    })
}

#[cfg(test)]
mod tests {
    use super::super::testing::{CASE, case, case_with, headed, project};

    fn quote(text: &str, rest: &str) -> String {
        format!("events: {{ e: {{ label: 事, date: 2018, source: \"report#1\", quote: {text}{rest} }} }}")
    }

    #[test]
    fn slips_of_a_source_are_asked_about() {
        for (text, slip) in [
            ("分别签定协议", "签定"),
            ("截止2018年底", "截止"),
            ("截止到目前共20户", "截止"),
            ("4个陕陕扶贫协作项目", "陕陕"),
            ("集中报导", "报导"),
            ("纽带“。五方”会议", "“。"),
            ("办理的的手续", "的的"),
        ] {
            assert_eq!(case(&quote(text, "")).of("source-typo"), [slip], "{text}");
        }
        for text in [
            "签订协议",
            "截至2018年底",
            "报名截止时间",
            "5月31日截止",
            "家家户户",
            "实实在在的好处",
            "星星点点",
            "帐篷",
            "汇报导入情况",
            "完成份额",
        ] {
            assert!(case(&quote(text, "")).of("source-typo").is_empty(), "{text}");
        }
        let answered = case(&quote("签定协议", ", accept: { source-typo: 原文如此 }"));
        assert_eq!((answered.of("source-typo").len(), answered.answered("source-typo").len()), (0, 1));
        assert_eq!(case("quotes: { q: { text: 签定协议, form: 短语 } }").of("source-typo"), ["签定"]);
    }

    #[test]
    fn spellings_that_the_register_avoids_are_asked_about_too() {
        let terms = [("terms", "t: { name: 挂钩节余指标, avoid: [节余挂钩指标] }")];
        assert_eq!(case_with(&quote("交易节余挂钩指标", ""), &terms).of("source-typo"), ["节余挂钩指标"]);
    }

    #[test]
    fn our_own_slips_are_mended() {
        let text = ("content/cases/one/narrative.md", "两家签定协议，记入台帐，截止2018年底完成。原文作“签定”。\n");
        let own = headed(
            "events: { e: { label: 座落在东边, date: { phrase: 截止2018年底, means: 2018-12 }, source: \"report#1\" } }",
        );
        assert_eq!(
            project(&[(CASE, &own), text]).said("source-typo"),
            [
                "“截止”应写作“截至”",
                "“座落”应写作“坐落”",
                "“签定”应写作“签订”",
                "“台帐”应写作“台账”",
                "“截止”应写作“截至”",
            ]
        );
    }
}
