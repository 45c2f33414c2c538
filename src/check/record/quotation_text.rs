//! `quotation-speaker` (R26) in a narrative: somebody's own words (“我们……”) in a sentence that does not say whose.
//!
//! A sentence in the first person between quotation marks is somebody's. The rule looks at quotations of some length with 我, 我们
//! or 咱 in them, and for a person or an organisation of the registers, or a word of saying with its subject, in the rest of the
//! sentence. 有人说 and 据说 name nobody. Block quotes have their speaker in the record.
//!
//! An editor names who speaks, or records the words in `quotes:` and places them with `{{quote:…}}`.

use super::super::Context;
use super::super::own_text::{Paragraph, narrative};
use crate::corpus::CaseEntry;
use crate::diagnostic::Diagnostic;
use crate::message;
use crate::record::Register;

/// Quotations of so many characters and less are a word or a slogan.
const SHORT: usize = 8;
/// Words with 我 in which nobody speaks of himself.
const NOT_SPOKEN: [&str; 10] = ["我国", "我省", "我市", "我县", "我区", "我镇", "我乡", "我村", "自我", "要我"];
const SAYING: [&str; 19] = [
    "说", "讲", "道", "表示", "介绍", "谈", "问", "答", "告诉", "坦言", "感慨", "感叹", "回忆", "称", "写", "喊",
    "认为", "嘱咐", "的话",
];
const NOBODY: [&str; 5] = ["有人", "据说", "常说", "俗话", "听说"];

pub(super) fn check(context: &Context, entry: &CaseEntry, diagnostics: &mut Vec<Diagnostic>) {
    for text in narrative(entry) {
        for range in text.quoted() {
            let quoted = &text.text[range.clone()];
            if !is_spoken(quoted) || has_speaker(context, &text, &range) {
                continue;
            }
            let Some(place) = text.spot(context.sources, &range) else { continue };
            diagnostics.push(
                Diagnostic::warning(
                    "quotation-speaker",
                    place,
                    message!("这句引语所在的句子没有写是谁说的", "the sentence of this quotation does not say who speaks"),
                )
                .with_hint(message!(
                    "在同一句里写明谁说的，例如“张三说：”；原文没有注明的，写进 quotes:，或在 case.yaml 的最外层写 accept: {{ quotation-speaker: 理由 }}",
                    "say in the same sentence who speaks; where the source does not, record it in `quotes`, or accept at the case: {{ quotation-speaker: reason }}"
                )),
            );
        }
    }
}

/// Whether the words are somebody's about himself, and longer than a slogan.
fn is_spoken(quoted: &str) -> bool {
    let plain = NOT_SPOKEN.iter().fold(quoted.to_owned(), |text, word| text.replace(word, ""));
    quoted.chars().count() > SHORT && (plain.contains('我') || plain.contains("咱"))
}

fn has_speaker(context: &Context, text: &Paragraph, range: &std::ops::Range<usize>) -> bool {
    let sentence = text.sentence(range);
    let around = sentence.replace(&text.text[range.clone()], "");
    let is_named = context.names.all_spellings(Register::People).any(|name| !name.is_ascii() && around.contains(name));
    let is_said = SAYING.iter().any(|word| {
        around.match_indices(word).any(|(at, _)| {
            let before = around[..at].trim_start_matches(['“', '”', '，', '：']);
            !before.is_empty()
                && !NOBODY.iter().any(|nobody| around[..at + word.len()].ends_with(nobody))
                && !NOBODY.iter().any(|nobody| before.contains(nobody))
        })
    });
    is_named || is_said
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{CASE, headed, project};

    fn told(text: &str) -> usize {
        project(&[(CASE, &headed("")), ("content/cases/one/narrative.md", text)]).of("quotation-speaker").len()
    }

    #[test]
    fn somebody_speaks_in_the_first_person() {
        for text in [
            "“我们村的路修好了，日子也好了。”",
            "路修好了。“我们村的路修好了，日子也好了”，就是这样。",
            "有人说：“我们村的路修好了，日子也好了。”",
        ] {
            assert_eq!(told(&format!("{text}\n")), 1, "{text}");
        }
    }

    #[test]
    fn a_sentence_names_its_speaker() {
        for text in [
            "村民张三说：“我们村的路修好了，日子也好了。”",
            "“我们村的路修好了，日子也好了。”张三说。",
            "从“要我脱贫”变成“我要脱贫”。",
            "“我国东部地区的帮扶力量下沉到县”是规划的话。",
            "> 我们村的路修好了，日子也好了。",
        ] {
            assert_eq!(told(&format!("{text}\n")), 0, "{text}");
        }
    }
}
