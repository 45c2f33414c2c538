//! The theme's templates: checked together, rendered one page at a time.

use std::fmt::Display;

use serde::Serialize;
use tera::{Context, Error, ErrorKind, Tera};

use super::escape::escape_for_tera;
use crate::diagnostic::Diagnostic;
use crate::message;
use crate::theme::Theme;

/// The templates that a theme must have.
const REQUIRED: [&str; 8] =
    ["home.html", "case.html", "sheet.html", "page.html", "404.html", "registers.html", "register.html", "entry.html"];

/// The templates of a theme, ready to render.
pub struct Templates {
    tera: Tera,
    folder: String,
}

impl Templates {
    /// Takes the templates of a theme.
    ///
    /// # Errors
    /// Every template that cannot be read, and every one that is missing; and when all can be read, what they lack of
    /// each other.
    pub fn new(theme: &Theme) -> Result<Self, Vec<Diagnostic>> {
        let folder = format!("themes/{}/templates", theme.name);
        let mut diagnostics: Vec<Diagnostic> = REQUIRED
            .iter()
            .filter(|name| !theme.templates.iter().any(|(path, _)| path == *name))
            .map(|name| missing(&format!("{folder}/{name}")))
            .collect();
        let mut tera = Tera::default();
        tera.set_escape_fn(escape_for_tera);
        let mut templates: Vec<&(String, String)> = theme.templates.iter().collect();
        // The engine stops at the first template that it cannot read. Leave that one out and go on with the others.
        while let Err(error) = tera.add_raw_templates(templates.iter().map(|(path, text)| (path, text))) {
            let ErrorKind::SyntaxError(report) = error.kind() else {
                // References between templates mean something only when all of them could be read.
                if diagnostics.is_empty() {
                    diagnostics.push(unusable(&folder, &error));
                }
                break;
            };
            let before = templates.len();
            templates.retain(|(path, _)| path != report.filename());
            diagnostics.push(unusable(&folder, &error));
            if templates.len() == before {
                break;
            }
        }
        if diagnostics.is_empty() { Ok(Self { tera, folder }) } else { Err(diagnostics) }
    }

    /// Renders a page.
    ///
    /// # Errors
    /// Where the template uses something that the page does not have.
    pub fn render(&self, template: &str, page: &impl Serialize) -> Result<String, Vec<Diagnostic>> {
        let context = Context::from_serialize(page).map_err(|error| vec![unusable(&self.folder, &error)])?;
        self.tera.render(template, &context).map_err(|error| vec![unusable(&self.folder, &error)])
    }
}

fn missing(path: &str) -> Diagnostic {
    Diagnostic::error_in(
        "theme-template-missing",
        path,
        message!("主题缺少这个模板。", "the theme lacks this template"),
    )
}

/// What is wrong with a template, at its own path where the engine knows it.
fn unusable(folder: &str, error: &Error) -> Diagnostic {
    const CODE: &str = "theme-template";
    let report = match error.kind() {
        ErrorKind::SyntaxError(report) | ErrorKind::RenderingError(report) => report,
        _ => return located(CODE, folder, error),
    };
    let (line, column) = (report.span().start_line, report.span().start_col + 1);
    Diagnostic::error_in(
        CODE,
        format!("{folder}/{}", report.filename()),
        message!(
            "模板第{line}行第{column}个字符有误：{reason}",
            "line {line}, column {column} of the template is faulty: {reason}",
            line = line,
            column = column,
            reason = report.message(),
        ),
    )
}

fn located(code: &'static str, folder: &str, error: &dyn Display) -> Diagnostic {
    let reason = error.to_string();
    Diagnostic::error_in(
        code,
        folder,
        message!("模板之间的引用有误：{reason}", "the templates do not fit together: {reason}", reason = reason),
    )
}
