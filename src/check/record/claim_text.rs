//! `claim-evidence` (R20) in our own text: 全国首个, 率先, 唯一, 无一返贫, 最后一批, 全部脱贫 that no claim of the record has.
//!
//! A claim in `claims:` says of whom and on what it rests, and is shown so. The same words in a narrative or a summary alone say
//! it in the name of the office. The rule looks for words that claim to be first, only, last, or to hold for none or all; an
//! ordinal in a list (第一个问题), 第一书记 and 首批 claim nothing. Words between quotation marks are somebody's.
//!
//! An editor records the claim with the same word, in `claims:`, or words the sentence so that it claims less.

use std::ops::Range;

use super::super::Context;
use super::super::own_text::{Paragraph, narrative};
use crate::corpus::CaseEntry;
use crate::diagnostic::Diagnostic;
use crate::message;
use crate::record::Case;

/// Words that claim by themselves.
const WORDS: [&str; 14] = [
    "率先",
    "首个",
    "首家",
    "首创",
    "首例",
    "首座",
    "唯一",
    "独有",
    "独一无二",
    "绝无仅有",
    "无一",
    "零返贫",
    "最后一批",
    "先河",
];
/// Words that claim to be first or the most behind a name of a region: 全国第一, 全省最早.
const RANKS: [&str; 5] = ["首", "第一", "最早", "最大", "最多"];
const REGIONS: [&str; 10] = ["全国", "全省", "全市", "全县", "全区", "全镇", "全球", "世界", "国内", "省内"];
/// Counting words behind 第一, and what behind those makes of a number in a list a claim: 第一个示范村.
const COUNTED: [&str; 6] = ["第一个", "第一家", "第一条", "第一座", "第一所", "第一批"];
const MODELS: [&str; 6] = ["示范", "试点", "样板", "标杆", "脱贫", "摘帽"];
/// What all of a universe did.
const ALL_DID: [&str; 5] = ["脱贫", "摘帽", "出列", "达标", "销号"];
/// So many characters may stand between a word and what makes it a claim.
const NEAR: usize = 4;

pub(super) fn check(context: &Context, entry: &CaseEntry, diagnostics: &mut Vec<Diagnostic>) {
    let whole = entry.case.part_of.as_ref().and_then(|slug| context.corpus.case(slug));
    let parts = context.corpus.parts_of(&entry.case.slug);
    let cases: Vec<&Case> = std::iter::once(entry).chain(whole).chain(parts).map(|entry| &entry.case).collect();
    let mut texts = vec![Paragraph::of(&entry.case.summary)];
    texts.extend(narrative(entry));
    let mut told: Vec<String> = Vec::new();
    for text in texts {
        let quoted = text.quoted();
        for range in claims(&text.text) {
            let word = &text.text[range.clone()];
            let is_quoted = quoted.iter().any(|quote| quote.start <= range.start && range.end <= quote.end);
            if is_quoted || told.iter().any(|known| known == word) || cases.iter().any(|case| has_claim(case, word)) {
                continue;
            }
            let Some(place) = text.spot(context.sources, &range) else { continue };
            told.push(word.to_owned());
            diagnostics.push(
                Diagnostic::warning(
                    "claim-evidence",
                    place,
                    message!("“{word}”这样的说法，记录里没有", "the record has no claim with `{word}`"),
                )
                .with_hint(message!(
                    "在 claims: 里写一条含有“{word}”的说法，写明 type:、universe: 和 evidence:；只是原文的说法，放进引号；都做不到的，在 case.yaml 的最外层写 accept: {{ claim-evidence: 理由 }}",
                    "add a claim with the word to `claims`, with `type`, `universe` and `evidence`, or put it between quotation marks as the source's; else accept at the case: {{ claim-evidence: reason }}"
                )),
            );
        }
    }
}

/// Whether a case records a claim with a word, or with both parts of it (全部 … 脱贫).
fn has_claim(case: &Case, word: &str) -> bool {
    let parts: Vec<&str> = match word.strip_prefix("全部") {
        Some(_) => ALL_DID.into_iter().filter(|did| word.contains(did)).chain(["全部"]).collect(),
        None => vec![word],
    };
    case.claims.values().any(|claim| {
        let texts = [Some(&claim.text), claim.quote.as_ref()];
        texts.into_iter().flatten().any(|text| parts.iter().all(|part| text.contains(part)))
    })
}

/// Where a text claims, from left to right.
fn claims(text: &str) -> Vec<Range<usize>> {
    let mut found: Vec<Range<usize>> = Vec::new();
    let mut add = |range: Range<usize>| {
        if !found.iter().any(|known| known.start < range.end && range.start < known.end) {
            found.push(range);
        }
    };
    for region in REGIONS {
        for (at, _) in text.match_indices(region) {
            let end = at + region.len();
            if let Some(rank) = RANKS.iter().find(|rank| text[end..].starts_with(**rank)) {
                add(at..end + rank.len() + following(&text[end + rank.len()..], rank));
            }
        }
    }
    for word in WORDS {
        for (at, _) in text.match_indices(word) {
            // 无一例外 says no more than 都, and 第一 of 无一 is none.
            let is_other = word == "无一" && text[at..].starts_with("无一例外");
            if !is_other {
                add(at..at + word.len());
            }
        }
    }
    for (word, made_by) in COUNTED.into_iter().map(|word| (word, &MODELS[..])).chain([("全部", &ALL_DID[..])]) {
        for (at, _) in text.match_indices(word) {
            let behind = &text[at + word.len()..];
            let near = behind.char_indices().nth(NEAR + 2).map_or(behind, |(end, _)| &behind[..end]);
            let near = near.split(['，', '。', '；', '、', '\n']).next().unwrap_or_default();
            if let Some((start, made)) =
                made_by.iter().filter_map(|made| Some((near.find(made)?, *made))).min_by_key(|(start, _)| *start)
            {
                add(at..at + word.len() + start + made.len());
            }
        }
    }
    found.sort_by_key(|range| range.start);
    found
}

/// The counting word behind 首: 全国首个.
fn following(behind: &str, rank: &str) -> usize {
    let counted = behind.chars().next().filter(|c| rank == "首" && "个家例座条所批".contains(*c));
    counted.map_or(0, char::len_utf8)
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{CASE, headed, project};
    use super::claims;

    #[test]
    fn words_that_claim_are_told_from_words_that_count() {
        let found = |text: &'static str| -> Vec<&str> { claims(text).into_iter().map(|range| &text[range]).collect() };
        for (text, words) in [
            ("在全县率先建成", &["率先"][..]),
            ("第一个示范村", &["第一个示范"]),
            ("全国首个办事处，全省最早", &["全国首个", "全省最早"]),
            ("无一返贫，唯一的", &["无一", "唯一"]),
            ("最后一批村全部脱贫", &["最后一批", "全部脱贫"]),
            ("全部如期实现脱贫", &["全部如期实现脱贫"]),
        ] {
            assert_eq!(found(text), words, "{text}");
        }
        for text in ["第一书记", "第一步", "第一个问题", "全部收入", "首批干部", "无一例外", "全国各地", "第一批干部"]
        {
            assert!(found(text).is_empty(), "{text}");
        }
    }

    #[test]
    fn a_claim_of_the_text_is_one_of_the_record() {
        let told = |record: &str, text: &str| {
            project(&[(CASE, &headed(record)), ("content/cases/one/narrative.md", text)]).of("claim-evidence")
        };
        assert_eq!(told("", "村里率先建成，无一返贫。再说一次率先。\n"), ["率先", "无一"]);
        let claim = "claims: { c: { text: 率先建成大棚, type: 首创, universe: 全县各村, evidence: 通报 } }";
        assert!(told(claim, "村里率先建成。\n").is_empty());
        assert!(told("", "原文说“率先”。\n\n> 全国首个。\n").is_empty());
        assert!(told("accept: { claim-evidence: 照录 }", "率先建成。\n").is_empty());
        let summary = "title: 题\nsummary: 全部脱贫\nsources: { report: { title: 总结 } }\n";
        assert_eq!(told(summary, "好。\n"), ["全部脱贫"]);
    }
}
