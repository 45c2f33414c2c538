//! What is wrong with the input, where, and what to do about it.
//!
//! A [`Diagnostic`] is data: its words in both languages, its place, its code. The renderers in this folder turn a list
//! of them into text for a terminal or into JSON. No stage prints anything.

pub mod codes;
mod excerpt;
mod human;
mod json;
mod limit;
mod marked;
mod place;
mod suggest;

pub use human::render_human;
pub use json::render_json;
pub use limit::limit;
pub use place::sort;
pub use suggest::{did_you_mean, near_name};

use crate::source::Span;

/// A language that messages can be shown in.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Language {
    /// 中文
    Chinese,
    /// English
    English,
}

/// A sentence in both languages of the tool. Made by [`message!`](crate::message).
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Message {
    /// 中文
    pub zh: String,
    /// English
    pub en: String,
}

impl Message {
    /// The words in one language.
    #[must_use]
    pub fn get(&self, language: Language) -> &str {
        match language {
            Language::Chinese => &self.zh,
            Language::English => &self.en,
        }
    }
}

/// Formats a [`Message`](crate::diagnostic::Message): the Chinese pattern, the English pattern, and arguments for both.
///
/// Names captured in a pattern work as in `format!`. Messages are lower-case in English and in the present tense;
/// advice goes into the hint.
#[macro_export]
macro_rules! message {
    ($zh:literal, $en:literal $(, $name:ident = $value:expr)* $(,)?) => {{
        $(let $name = &$value;)*
        $crate::diagnostic::Message { zh: format!($zh), en: format!($en) }
    }};
}

/// How bad a finding is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Severity {
    /// Nothing is published.
    Error,
    /// Worth a look; does not stop a build.
    Warning,
}

/// Where a finding is.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Place {
    /// A byte range of a file that was read.
    Span(Span),
    /// A file or folder as a whole, by its path relative to the root.
    Path(String),
}

/// A second place that explains a finding, with a few words on what is there.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Label {
    /// The place.
    pub span: Span,
    /// What there is to see.
    pub message: Message,
}

/// One finding.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Diagnostic {
    /// Stable kebab-case name of the kind of finding, as in the manual.
    pub code: &'static str,
    /// How bad it is.
    pub severity: Severity,
    /// What is wrong, in one sentence.
    pub message: Message,
    /// Where it is.
    pub place: Place,
    /// A few words under the caret, where they say more than the message.
    pub label: Option<Message>,
    /// Other places that explain it.
    pub others: Vec<Label>,
    /// What to do about it.
    pub hint: Option<Message>,
}

impl Diagnostic {
    /// An error at a place in a file.
    #[must_use]
    pub fn error(code: &'static str, span: Span, message: Message) -> Self {
        Self::new(code, Severity::Error, Place::Span(span), message)
    }

    /// A warning at a place in a file.
    #[must_use]
    pub fn warning(code: &'static str, span: Span, message: Message) -> Self {
        Self::new(code, Severity::Warning, Place::Span(span), message)
    }

    /// An error about a file or folder as a whole.
    #[must_use]
    pub fn error_in(code: &'static str, path: impl Into<String>, message: Message) -> Self {
        Self::new(code, Severity::Error, Place::Path(path.into()), message)
    }

    fn new(code: &'static str, severity: Severity, place: Place, message: Message) -> Self {
        Self { code, severity, message, place, label: None, others: Vec::new(), hint: None }
    }

    /// Adds words under the caret.
    #[must_use]
    pub fn with_label(mut self, label: Message) -> Self {
        self.label = Some(label);
        self
    }

    /// Adds a second place.
    #[must_use]
    pub fn with_other(mut self, span: Span, message: Message) -> Self {
        self.others.push(Label { span, message });
        self
    }

    /// Adds what to do.
    #[must_use]
    pub fn with_hint(mut self, hint: Message) -> Self {
        self.hint = Some(hint);
        self
    }

    /// Adds what to do, if there is anything.
    #[must_use]
    pub fn with_hint_if(mut self, hint: Option<Message>) -> Self {
        self.hint = hint.or(self.hint);
        self
    }
}

/// A result and everything that was found on the way to it.
///
/// Reading goes on after an error wherever it can: `value` is then what could be made of the input.
#[derive(Clone, Debug)]
pub struct Parsed<T> {
    /// What was read.
    pub value: T,
    /// What was found.
    pub diagnostics: Vec<Diagnostic>,
}
