//! A theme: fonts, colours, templates and styles, read from one folder below `themes/`.
//!
//! `theme.yaml` names the parts; the folder's README describes the design system that they follow.

mod fonts;
mod read;

pub use fonts::{Font, FontRole};
pub use read::read;

use std::sync::Arc;

use crate::chart::{Faces, Palette};

/// A theme, read and checked.
#[derive(Clone, Debug)]
pub struct Theme {
    /// Name of the folder.
    pub name: String,
    /// Colours by role.
    pub palette: Palette,
    /// The fonts, each with its role.
    pub fonts: Vec<Font>,
    /// Metrics of the regular and bold faces that charts use.
    pub chart_faces: Faces,
    /// Width of the PDF's text area in CSS pixels (96 to the inch): the width that charts are drawn for.
    pub print_width: f64,
    /// tera templates by path below `templates/`.
    pub templates: Vec<(String, String)>,
    /// Files published as they are, by path below `assets/`.
    pub assets: Vec<(String, Arc<Vec<u8>>)>,
    /// Typst sources by path below `typst/`.
    pub typst: Vec<(String, String)>,
}
