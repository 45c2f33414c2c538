//! What typst has to say about a theme, as findings of ours.

use std::collections::BTreeSet;

use typst::diag::SourceDiagnostic;
use typst::syntax::{DiagSpan, DiagSpanKind};
use typst::{World, WorldExt};

use crate::diagnostic::{Diagnostic, Message};
use crate::message;

/// Turns typst's errors and warnings about one case into findings, each at the theme file that is to blame.
///
/// A warning is an error for us: an unknown font, for one, would set the text in another face and say nothing.
#[must_use]
pub fn diagnose(
    world: &dyn World,
    theme: &str,
    case: &str,
    found: impl IntoIterator<Item = SourceDiagnostic>,
) -> Vec<Diagnostic> {
    let mut seen = BTreeSet::new();
    let mut diagnostics = Vec::new();
    for one in found {
        let place = place(world, &one);
        let path = blamed_file(theme, place.as_ref().map(|place| place.path.as_str()));
        let at = place.filter(|place| place.path.starts_with(THEME)).map(|place| place.position);
        if !seen.insert((path.clone(), at, one.message.to_string())) {
            continue;
        }
        let words = &one.message;
        let message = match at {
            Some((line, column)) => message!(
                "第{line}行第{column}列：排版案例“{case}”时出错，排版程序报告：{words}",
                "line {line}, column {column}: typesetting the case `{case}` fails: {words}"
            ),
            None => message!(
                "排版案例“{case}”时出错，排版程序报告：{words}",
                "typesetting the case `{case}` fails: {words}"
            ),
        };
        diagnostics.push(Diagnostic::error_in("pdf-typesetting", path, message).with_hint_if(hint(&one)));
    }
    diagnostics
}

/// Root of the theme's files in the world.
const THEME: &str = "/theme/";

struct Located {
    path: String,
    position: (usize, usize),
}

/// The place of a diagnostic: its own, or that of the innermost call in a theme file, since the main file is written by
/// us and nobody can mend it.
fn place(world: &dyn World, diagnostic: &SourceDiagnostic) -> Option<Located> {
    let own = locate(world, diagnostic.span);
    if own.as_ref().is_some_and(|place| place.path.starts_with(THEME)) {
        return own;
    }
    let calls = diagnostic.trace.iter().filter_map(|point| locate(world, point.span.into()));
    calls.into_iter().find(|place| place.path.starts_with(THEME)).or(own)
}

fn locate(world: &dyn World, span: DiagSpan) -> Option<Located> {
    let id = match span.get() {
        DiagSpanKind::Detached => return None,
        DiagSpanKind::Number { id, .. } | DiagSpanKind::Range { id, .. } => id,
    };
    let path = id.vpath().get_with_slash().to_string();
    let source = world.source(id).ok()?;
    let start = world.range(span)?.start;
    let (line, column) = source.lines().byte_to_line_column(start)?;
    Some(Located { path, position: (line + 1, column + 1) })
}

/// The file of the project that an editor can change.
fn blamed_file(theme: &str, path: Option<&str>) -> String {
    match path {
        Some(path) if path.starts_with(THEME) => format!("themes/{theme}/typst/{}", &path[THEME.len()..]),
        Some("/settings.typ") => format!("themes/{theme}/theme.yaml"),
        _ => format!("themes/{theme}/typst/case.typ"),
    }
}

fn hint(diagnostic: &SourceDiagnostic) -> Option<Message> {
    if diagnostic.message.contains("image") {
        return Some(message!(
            "请检查本案例的照片文件是否完好、格式是否为 JPEG 或 PNG。",
            "check that the photographs of this case are whole JPEG or PNG files"
        ));
    }
    let hints: Vec<&str> = diagnostic.hints.iter().map(|hint| hint.v.as_str()).collect();
    (!hints.is_empty()).then(|| {
        let hints = hints.join("; ");
        message!("排版程序提示：{hints}", "typst says: {hints}")
    })
}
