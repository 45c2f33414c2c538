//! Charts as files of their own, for articles, slides and social cards: SVG and PNG.

use super::raster::Rasteriser;
use super::{Artifact, Content, Deferred};
use crate::chart::{Canvas, Drawing, Faces, Palette, SheetWords, sheet};
use crate::compose::SiteInfo;
use crate::diagnostic::Diagnostic;
use crate::document::ChartFigure;
use crate::message;
use crate::theme::Theme;

/// Makes charts into files.
pub struct Pictures<'a> {
    faces: &'a Faces,
    palette: &'a Palette,
    site: &'a SiteInfo,
    rasteriser: Rasteriser,
}

impl<'a> Pictures<'a> {
    /// A maker for a theme and a site.
    #[must_use]
    pub fn new(theme: &'a Theme, site: &'a SiteInfo) -> Self {
        Self { faces: &theme.chart_faces, palette: &theme.palette, site, rasteriser: Rasteriser::new(theme) }
    }

    /// A chart's drawing for desktop pages with its words around it. `names` are not broken over two lines.
    #[must_use]
    pub fn sheet(&self, chart: &ChartFigure, names: &[String]) -> Drawing {
        let note = chart.note.iter().map(|note| format!("注：{note}"));
        let sources = (!chart.sources.is_empty()).then(|| format!("来源：{}", chart.sources.join("；")));
        let foot: Vec<String> = note.chain(sources).collect();
        let words = SheetWords {
            title: &chart.title,
            subtitle: &chart.subtitle,
            foot: &foot,
            site: &self.site.title,
            language: &self.site.language,
        };
        // The unit at the end of the subtitle stays on one line, too.
        let unit = chart.subtitle.rfind("单位：").and_then(|at| chart.subtitle.get(at..));
        let names: Vec<String> = names.iter().cloned().chain(unit.map(str::to_owned)).collect();
        let canvas = Canvas {
            width: chart.wide.width,
            faces: self.faces,
            palette: self.palette,
            label: &chart.alt,
            names: &names,
        };
        sheet(&words, &chart.wide, &canvas)
    }

    /// The files of a sheet, `path` being theirs without the ending: the drawing as it is, and a picture that is made when the
    /// cache does not have it.
    #[must_use]
    pub fn files(&self, sheet: Drawing, path: &str) -> [Artifact; 2] {
        let (svg, png) = (format!("{path}.svg"), format!("{path}.png"));
        let (key, rasteriser) = (self.rasteriser.key(&sheet.svg), self.rasteriser.clone());
        let (drawing, about) = (sheet.svg.clone(), png.clone());
        let make = move || rasteriser.png(&drawing).map_err(|reason| vec![unusable(&about, &reason)]);
        let picture = Content::Deferred(Deferred { key, make: Box::new(make) });
        [Artifact::ready(svg, sheet.svg), Artifact { path: png, content: picture }]
    }
}

fn unusable(path: &str, reason: &str) -> Diagnostic {
    Diagnostic::error_in(
        "chart-picture",
        path,
        message!("无法制作这张图表的图片：{reason}", "cannot make a picture of this chart: {reason}", reason = reason),
    )
}
