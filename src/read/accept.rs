//! Answers to findings.

use super::decode::Fields;
use crate::diagnostic::{Diagnostic, codes, did_you_mean};
use crate::message;
use crate::record::Accept;

const EXAMPLE: &str = "accept: { qualifier-conflict: 原文如此，取约数看待 }";

/// Reads `accept`: codes of findings, each with the reason for which it stays.
pub(super) fn accept(fields: &mut Fields) -> Accept {
    let findings = fields.findings();
    let answers = fields.text_pairs("accept", EXAMPLE);
    let answers = answers.into_iter().filter(|(code, _)| {
        let known = codes::ACCEPTABLE;
        let is_known = known.contains(&code.as_str());
        if !is_known {
            let list = known.join("、");
            let hint = match did_you_mean(code, known) {
                Some(close) => message!("是不是“{close}”？", "did you mean `{close}`?"),
                None => message!(
                    "写提示里方括号中的名称；可以接受的有：{list}",
                    "write the name between the brackets of the finding; there are: {list}"
                ),
            };
            findings.push(
                Diagnostic::error(
                    codes::UNKNOWN_WORD,
                    code.span,
                    message!(
                        "“{code}”不是可以接受的提示",
                        "`{code}` is no finding that can be accepted",
                        code = code.value
                    ),
                )
                .with_hint(hint),
            );
        }
        is_known
    });
    Accept { answers: answers.collect() }
}
