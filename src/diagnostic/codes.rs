//! The codes of findings that readers make. Each is the name of an entry in the manual.
//!
//! A code is stable: people search for it, and scripts filter by it. Rules in [`check`](crate::check) keep theirs beside
//! the rule.

/// A file is not valid UTF-8 text.
///
/// Old versions of the Windows editor save Chinese as ANSI (GBK) or as UTF-16. Open the file there, choose 另存为 and
/// the encoding UTF-8.
pub const ENCODING: &str = "encoding";

/// A text holds a character that cannot be seen: a control character, or one that turns the direction of writing.
///
/// Such characters come along when text is copied from PDF files, chats and web pages. They can make a number look
/// like another one. Delete them and type the place again.
pub const CONTROL_CHARACTER: &str = "control-character";

/// A YAML file does not follow the rules of YAML.
///
/// The commonest reasons: a tab in the indentation, a full-width colon or no space after the colon, a quotation mark or
/// bracket that is not closed, lines of one level that are not indented alike.
pub const YAML_SYNTAX: &str = "yaml-syntax";

/// A YAML file is larger or more deeply nested than a record can be, or uses a part of YAML that records do without.
///
/// Anchors (`&name`), aliases (`*name`), tags (`!name`) and several documents in one file (`---`) are not accepted. A
/// text that begins with one of these signs belongs in quotation marks.
pub const YAML_LIMITS: &str = "yaml-limits";

/// The same key stands twice in one mapping.
///
/// YAML would let one of the two win in silence. Give one of them another name, or delete it.
pub const DUPLICATE_KEY: &str = "duplicate-key";

/// A field has a name that its record does not know.
pub const UNKNOWN_FIELD: &str = "unknown-field";

/// A field holds another kind of value than it takes: a list where a text is wanted, and the like.
pub const WRONG_TYPE: &str = "wrong-type";

/// A field that the record cannot do without is not there, or is empty.
pub const MISSING_FIELD: &str = "missing-field";

/// The value of a figure is no number with a unit as sources word it.
pub const FIGURE_SYNTAX: &str = "figure-syntax";

/// A period or a date is not written in one of the accepted ways.
pub const PERIOD_SYNTAX: &str = "period-syntax";

/// A field takes one of a list of words, and the word is not in the list.
pub const UNKNOWN_WORD: &str = "unknown-word";

/// A name is not made of lower-case letters, digits and hyphens.
///
/// Names of figures, sources, charts, events and media begin with a letter; they are used in `{{name}}` and in
/// addresses and are never printed.
pub const NAME_SYNTAX: &str = "name-syntax";

/// The site asks for a theme that is not in `themes/`, or whose `theme.yaml` is not there.
pub const UNKNOWN_THEME: &str = "unknown-theme";

/// A colour of a theme is not written as `#rrggbb`.
pub const COLOUR_SYNTAX: &str = "colour-syntax";

/// A font of a theme is not there, or cannot be used.
///
/// Web pages and PDFs are made from static TrueType fonts: one file a face, no variable axes, no CFF outlines, no
/// collections.
pub const THEME_FONT: &str = "theme-font";

/// A data file of a chart is no table: no head, lines of different length, two columns of one name.
pub const DATA_SYNTAX: &str = "data-syntax";

/// A chart asks for a form that misleads its readers: a pie, a radar, two axes of values.
pub const CHART_FORM: &str = "chart-form";

/// All codes of readers, in the order of the manual.
pub const ALL: [&str; 17] = [
    ENCODING,
    CONTROL_CHARACTER,
    YAML_SYNTAX,
    YAML_LIMITS,
    DUPLICATE_KEY,
    UNKNOWN_FIELD,
    WRONG_TYPE,
    MISSING_FIELD,
    FIGURE_SYNTAX,
    PERIOD_SYNTAX,
    UNKNOWN_WORD,
    NAME_SYNTAX,
    UNKNOWN_THEME,
    COLOUR_SYNTAX,
    THEME_FONT,
    DATA_SYNTAX,
    CHART_FORM,
];

/// The codes of rules that a record can answer: `accept: { code: reason }`. A rule that a faulty record breaks is not among
/// them, only what a source may well have said so.
pub const ACCEPTABLE: [&str; 41] = [
    "number-in-prose",
    "number-ambiguous",
    "unit-twice",
    "figure-period",
    "source-line",
    "source-missing",
    "quote-value",
    "figure-shadows",
    "item-twice",
    "sum-mismatch",
    "subset-exceeds",
    "part-period",
    "parts-exceed",
    "rate-mismatch",
    "rate-points",
    "rate-base",
    "distribution",
    "unit-unexpected",
    "qualifier-conflict",
    "counting-unit",
    "relative-date",
    "outside-period",
    "cumulative-falls",
    "price-band",
    "unknown-name",
    "name-ambiguous",
    "place-level",
    "declared-count",
    "one-to-one",
    "coverage-universe",
    "claim-evidence",
    "step-order",
    "cadence-missed",
    "payment-order",
    "gift-kind",
    "quotation-speaker",
    "same-indicator",
    "privacy",
    "media-consent",
    "source-typo",
    "unused-record",
];

#[cfg(test)]
mod tests {
    use super::ALL;

    #[test]
    fn codes_are_distinct_and_in_kebab_case() {
        for (index, code) in ALL.iter().enumerate() {
            assert!(code.chars().all(|c| c.is_ascii_lowercase() || c == '-'), "{code}");
            assert!(!ALL[..index].contains(code), "{code} stands twice");
        }
    }
}
