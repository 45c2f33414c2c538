//! Writes a specimen of the website: the theme with invented layout and real facts, for looking at.
//!
//! `cargo run --example html_sheet -- OUTPUT_FOLDER`
#![expect(clippy::unwrap_used, clippy::expect_used, reason = "a specimen for developers stops at the first surprise")]

mod drawing;
mod kit;
mod specimen;

use std::path::Path;
use std::sync::Arc;
use std::{env, fs};

use casebook::chart::{Face, Faces, Palette};
use casebook::export::{Content, html};
use casebook::source::{SourceFile, Sources};
use casebook::theme::{Font, FontRole, Theme};
use walkdir::WalkDir;

fn main() {
    let output = env::args().nth(1).expect("an output folder");
    let output = Path::new(&output);
    let theme = theme(Path::new("themes/banxin"));
    let sources = Sources::new(vec![SourceFile { path: "narrative.md".into(), bytes: Arc::new(Vec::new()) }]);
    let publication = specimen::publication(&sources, &theme.palette);
    let artifacts = html::export(&publication, &theme).unwrap_or_else(|found| {
        for diagnostic in &found {
            eprintln!("{:?}: {}", diagnostic.place, diagnostic.message.en);
        }
        std::process::exit(1);
    });
    for artifact in artifacts {
        let path = output.join(&artifact.path);
        fs::create_dir_all(path.parent().unwrap()).unwrap();
        let bytes = match artifact.content {
            Content::Ready(bytes) => bytes,
            Content::Deferred(deferred) => {
                let start = std::time::Instant::now();
                let bytes = (deferred.make)().unwrap_or_else(|found| panic!("{found:?}"));
                eprintln!("{:7} bytes, {:4} ms  {}", bytes.len(), start.elapsed().as_millis(), artifact.path);
                bytes
            }
        };
        fs::write(path, bytes).unwrap();
    }
}

/// The theme's folder as the reader of themes would give it.
fn theme(folder: &Path) -> Theme {
    let font = |role, family: &str, weight, file: &str| {
        let bytes = fs::read(folder.join("fonts").join(file)).unwrap();
        let face = ttf_parser::Face::parse(&bytes, 0).unwrap();
        let mut coverage = std::collections::BTreeSet::new();
        for table in face.tables().cmap.unwrap().subtables.into_iter().filter(|table| table.is_unicode()) {
            table.codepoints(|point| coverage.extend(char::from_u32(point)));
        }
        let path = format!("fonts/{file}");
        Font { role, family: family.into(), weight, path, coverage: Arc::new(coverage), bytes: Arc::new(bytes) }
    };
    let fonts = vec![
        font(FontRole::Song, "Noto Serif SC", 400, "NotoSerifSC-Regular.ttf"),
        font(FontRole::SongBold, "Noto Serif SC", 700, "NotoSerifSC-Bold.ttf"),
        font(FontRole::Hei, "Noto Sans SC", 400, "NotoSansSC-Regular.ttf"),
        font(FontRole::HeiBold, "Noto Sans SC", 700, "NotoSansSC-Bold.ttf"),
        font(FontRole::Kai, "LXGW WenKai", 400, "LXGWWenKai-Regular.ttf"),
    ];
    let face = |font: &Font| Face::load(font.family.clone(), font.weight, &font.bytes).unwrap();
    let text = |bytes: Arc<Vec<u8>>| String::from_utf8(bytes.to_vec()).unwrap();
    let light =
        ["#1f1e1c", "#5c5954", "#d8d4cb", "#8b9199", "#fefdfb", "#b5322a", "#0066ae", "#ba822a", "#05a694", "#53356a"];
    let dark =
        ["#e8e5df", "#a9a69f", "#3a3c41", "#727983", "#17181b", "#f0705f", "#85b4e3", "#f3c463", "#95ebd5", "#9e5e96"];
    Theme {
        name: "banxin".into(),
        palette: Palette { light: light.map(String::from), dark: dark.map(String::from) },
        chart_faces: Faces { regular: face(&fonts[2]), bold: face(&fonts[3]) },
        fonts,
        print_width: 600.0,
        templates: files(&folder.join("templates")).into_iter().map(|(path, bytes)| (path, text(bytes))).collect(),
        assets: files(&folder.join("assets")),
        typst: Vec::new(),
    }
}

fn files(folder: &Path) -> Vec<(String, Arc<Vec<u8>>)> {
    let entries = WalkDir::new(folder).sort_by_file_name().into_iter().map(|entry| entry.unwrap());
    let files = entries.filter(|entry| entry.file_type().is_file());
    files
        .map(|entry| {
            let path = entry.path().strip_prefix(folder).unwrap().to_str().unwrap().to_owned();
            (path, Arc::new(fs::read(entry.path()).unwrap()))
        })
        .collect()
}
