//! `quotation-speaker` (R26): words quoted as said, without who said them or in which office.
//!
//! Words between quotation marks are somebody's. A reader wants to know whose, and what gives the person the say. A speaker of the
//! register of people has an office there; an organisation speaks for itself. Indirect speech (`form: 间接`) and slogans
//! (`form: 短语`) are not asked about.
//!
//! An editor adds `speaker:` and `role:`, or the office in the register. Where the source names neither, the edition prints
//! 说话人未注明, and `accept: { quotation-speaker: 理由 }` says so.

use super::super::Context;
use super::super::party::is_generic;
use crate::diagnostic::Diagnostic;
use crate::message;
use crate::record::{Case, NOT_STATED, QuotationForm, Register};

/// Whether a field says something; 未载明 and 职务未注明 say that the source does not.
fn is_stated(text: &str) -> bool {
    !text.trim().is_empty() && !text.contains(NOT_STATED) && !text.contains("未注明")
}

pub(super) fn check(context: &Context, case: &Case, diagnostics: &mut Vec<Diagnostic>) {
    for quote in case.quotes.values().filter(|quote| quote.form == QuotationForm::Direct) {
        let speaker = quote.speaker.as_ref().filter(|speaker| is_stated(speaker));
        let role = quote.role.as_ref().filter(|role| is_stated(role));
        let (place, said) = match (speaker, role) {
            (Some(_), Some(_)) => continue,
            (None, _) => (quote.text.span, message!("这句引语没有写是谁说的", "the quotation does not say who speaks")),
            (Some(speaker), None) if has_say(context, speaker) => continue,
            (Some(speaker), None) => (
                speaker.span,
                message!(
                    "引语没有写“{name}”的职务",
                    "the quotation does not say in which office `{name}` speaks",
                    name = speaker.value
                ),
            ),
        };
        diagnostics.push(Diagnostic::warning("quotation-speaker", place, said).with_hint(message!(
            "补上 speaker: 和 role:；转述的话写 form: 间接，口号写 form: 短语；原文没有注明的，写 accept: {{ quotation-speaker: 理由 }}",
            "add `speaker:` and `role:`; indirect speech is `form: 间接`, a slogan `form: 短语`; else accept: {{ quotation-speaker: reason }}"
        )));
    }
}

/// Whether a speaker without a role has an office in the register, or needs none.
fn has_say(context: &Context, speaker: &str) -> bool {
    let entry = |register| context.names.entry(register, speaker);
    let person = entry(Register::People).and_then(|(_, id)| context.corpus.registers.people.get(id));
    let has_office = person.is_some_and(|person| person.roles.iter().any(|role| is_stated(&role.role)));
    has_office || entry(Register::Organisations).is_some() || is_generic(speaker)
}

#[cfg(test)]
mod tests {
    use super::super::super::testing::{case, case_with};

    fn quote(rest: &str) -> String {
        format!("quotes: {{ q: {{ text: 喊破嗓子不如干出样子{rest} }} }}")
    }

    #[test]
    fn a_quotation_has_a_speaker_in_an_office() {
        assert_eq!(case(&quote("")).said("quotation-speaker"), ["这句引语没有写是谁说的"]);
        assert_eq!(case(&quote(", speaker: 崔现忠")).of("quotation-speaker"), ["崔现忠"]);
        assert!(case(&quote(", speaker: 崔现忠, role: 第一书记")).of("quotation-speaker").is_empty());
        assert!(case(&quote(", speaker: 村民")).of("quotation-speaker").is_empty());
        for form in ["间接", "短语"] {
            assert!(case(&quote(&format!(", form: {form}"))).of("quotation-speaker").is_empty());
        }
        let answered = case(&quote(", accept: { quotation-speaker: 原文用作小标题 }"));
        assert_eq!((answered.of("quotation-speaker").len(), answered.answered("quotation-speaker").len()), (0, 1));
    }

    #[test]
    fn the_register_knows_offices() {
        let people = |role: &str| {
            let register = format!("cui: {{ name: 崔现忠, roles: [ {{ role: {role} }} ] }}");
            case_with(&quote(", speaker: 崔现忠"), &[("people", &register)]).of("quotation-speaker").len()
        };
        assert_eq!((people("第一书记"), people("未载明")), (0, 1));
        let team = [("organisations", "team: { name: 工作队 }")];
        assert!(case_with(&quote(", speaker: 工作队"), &team).of("quotation-speaker").is_empty());
    }
}
