//! Findings for programs: one JSON object a line.

use serde::Serialize;

use super::place::{Files, in_order};
use super::{Diagnostic, Label, Language, Place, Severity};
use crate::source::{Sources, Span};

/// One finding as JSON. The names of the fields are part of the tool's interface.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Finding<'a> {
    code: &'a str,
    severity: &'static str,
    message: &'a str,
    #[serde(flatten)]
    place: Location<'a>,
    #[serde(skip_serializing_if = "Option::is_none")]
    label: Option<&'a str>,
    #[serde(skip_serializing_if = "Option::is_none")]
    hint: Option<&'a str>,
    others: Vec<Other<'a>>,
}

#[derive(Serialize)]
struct Other<'a> {
    message: &'a str,
    #[serde(flatten)]
    place: Location<'a>,
}

/// Where a finding is. A finding about a whole file has a path and nothing else.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Location<'a> {
    path: &'a str,
    #[serde(flatten)]
    range: Option<Lined>,
}

/// Lines and columns count from 1, columns in characters; the end is the place behind the last character. Bytes count
/// from 0 in the file as it is on disk, half open.
#[derive(Serialize)]
#[serde(rename_all = "kebab-case")]
struct Lined {
    line: usize,
    column: usize,
    end_line: usize,
    end_column: usize,
    start_byte: u32,
    end_byte: u32,
}

/// Renders findings as JSON, one object a line, in the order of files and places.
#[must_use]
pub fn render_json(diagnostics: &[Diagnostic], sources: &Sources, language: Language) -> String {
    let mut files = Files::new(sources);
    let mut text = String::new();
    for diagnostic in in_order(diagnostics, sources) {
        let place = match &diagnostic.place {
            Place::Path(path) => Location { path, range: None },
            Place::Span(span) => locate(*span, &mut files),
        };
        let others = diagnostic
            .others
            .iter()
            .map(|Label { span, message }| Other { message: message.get(language), place: locate(*span, &mut files) })
            .collect();
        let finding = Finding {
            code: diagnostic.code,
            severity: match diagnostic.severity {
                Severity::Error => "error",
                Severity::Warning => "warning",
            },
            message: diagnostic.message.get(language),
            place,
            label: diagnostic.label.as_ref().map(|label| label.get(language)),
            hint: diagnostic.hint.as_ref().map(|hint| hint.get(language)),
            others,
        };
        // Text and numbers always have a JSON form.
        if let Ok(line) = serde_json::to_string(&finding) {
            text.push_str(&line);
            text.push('\n');
        }
    }
    text
}

fn locate<'a>(span: Span, files: &mut Files<'a>) -> Location<'a> {
    let path = files.path(span.file);
    let lines = files.lines(span.file);
    let visible = lines.visible(span.range());
    let (start, end) = (lines.position(visible.start), lines.position(visible.end));
    Location {
        path,
        range: Some(Lined {
            line: start.line,
            column: start.column,
            end_line: end.line,
            end_column: end.column,
            start_byte: span.start,
            end_byte: span.end,
        }),
    }
}

#[cfg(test)]
#[expect(clippy::expect_used, reason = "a test that cannot be set up has failed")]
mod tests {
    use std::sync::Arc;

    use super::render_json;
    use crate::diagnostic::{Diagnostic, Language};
    use crate::message;
    use crate::source::{SourceFile, Sources, Span};

    #[test]
    fn one_object_a_line_with_characters_and_bytes() {
        let text = "标题: 一\r\n名: \"二\n三\"\n";
        let sources =
            Sources::new(vec![SourceFile { path: "a.yaml".into(), bytes: Arc::new(text.as_bytes().to_vec()) }]);
        let (file, _) = sources.find("a.yaml").expect("the file");
        let diagnostics = [
            Diagnostic::error_in("encoding", "z.yaml", message!("整个文件", "the file")),
            Diagnostic::warning("wrong-type", Span::new(file, 18..27), message!("错\n“”", "wrong"))
                .with_other(Span::new(file, 8..11), message!("这里", "here"))
                .with_hint(message!("改", "change")),
        ];
        let json = render_json(&diagnostics, &sources, Language::Chinese);
        let lines: Vec<serde_json::Value> =
            json.lines().map(|line| serde_json::from_str(line).expect("an object")).collect();
        assert_eq!(lines.len(), 2);
        assert_eq!(
            lines[0],
            serde_json::json!({
                "code": "wrong-type", "severity": "warning", "message": "错\n“”", "path": "a.yaml",
                "line": 2, "column": 4, "end-line": 3, "end-column": 3, "start-byte": 18, "end-byte": 27, "hint": "改",
                "others": [{
                    "message": "这里", "path": "a.yaml", "line": 1, "column": 5, "end-line": 1, "end-column": 6,
                    "start-byte": 8, "end-byte": 11
                }]
            })
        );
        assert_eq!(
            lines[1],
            serde_json::json!({
                "code": "encoding", "severity": "error", "message": "整个文件", "path": "z.yaml", "others": []
            })
        );
        assert!(render_json(&diagnostics, &sources, Language::English).contains("\"message\":\"the file\""));
    }
}
