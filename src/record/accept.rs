//! Answers to findings: why a record stays as it is.

use crate::source::Spanned;

/// Findings that a record answers, each by its code and with the reason. The proofreader sees both.
#[derive(Clone, Debug, Default)]
pub struct Accept {
    /// Code and reason, in the order of the record.
    pub answers: Vec<(Spanned<String>, Spanned<String>)>,
}

impl Accept {
    /// The reason for which a finding of this code is accepted.
    #[must_use]
    pub fn reason(&self, code: &str) -> Option<&Spanned<String>> {
        self.answers.iter().find(|(accepted, _)| accepted.value == code).map(|(_, reason)| reason)
    }
}
