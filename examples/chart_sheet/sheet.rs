//! One HTML page of charts: each at the widths of a desktop, a page of the PDF and a phone, in light and dark.

use std::error::Error;
use std::fmt::Write as _;

use casebook::chart::{Canvas, Chart, Face, Faces, Palette, Token, draw};

/// Widths in pixels: a desktop, a page of the PDF, a phone.
const WIDTHS: [f64; 3] = [720.0, 600.0, 343.0];

/// Writes the page of some charts and their titles to the file that the command line names.
pub fn write(samples: &[(&'static str, Chart)]) -> Result<(), Box<dyn Error>> {
    let out = std::env::args().nth(1).ok_or("the command line names no file to write")?;
    let fonts = concat!(env!("CARGO_MANIFEST_DIR"), "/themes/banxin/fonts/NotoSansSC");
    let load = |style: &str, weight| -> Result<Face, Box<dyn Error>> {
        Ok(Face::load("Noto Sans SC", weight, &std::fs::read(format!("{fonts}-{style}.ttf"))?)?)
    };
    let faces = Faces { regular: load("Regular", 400)?, bold: load("Bold", 700)? };
    let palette = palette();
    std::fs::write(out, page(samples, &faces, &palette, fonts))?;
    Ok(())
}

fn page(samples: &[(&'static str, Chart)], faces: &Faces, palette: &Palette, fonts: &str) -> String {
    let mut html =
        String::from("<!doctype html><html lang=\"zh-CN\"><meta charset=\"utf-8\"><title>Charts</title><style>");
    for (style, weight) in [("Regular", 400), ("Bold", 700)] {
        let source = format!("src:url(file://{fonts}-{style}.ttf)");
        html += &format!("@font-face{{font-family:\"Noto Sans SC\";font-weight:{weight};{source}}}");
    }
    html += "body{margin:0;font-family:\"Noto Sans SC\"}section{padding:24px;background:var(--paper);color:var(--ink)}\
             .row{display:flex;gap:32px;align-items:flex-start}h2{font-size:17px;margin:28px 0 12px}svg{display:block}";
    for (class, values) in [("light", &palette.light), ("dark", &palette.dark)] {
        let _ = write!(html, ".{class}{{");
        for (token, value) in Token::ALL.iter().zip(values) {
            let _ = write!(html, "--{}:{value};", token.name());
        }
        html.push('}');
    }
    for name in Token::ALL.map(Token::name) {
        let _ = write!(html, ".f-{name}{{fill:var(--{name})}}.s-{name}{{stroke:var(--{name})}}");
    }
    html += "</style>";
    for class in ["light", "dark"] {
        let _ = write!(html, "<section class=\"{class}\">");
        for (title, chart) in samples {
            let _ = write!(html, "<h2>{title}</h2><div class=\"row\">");
            for width in WIDTHS {
                let names = ["灌云", "张家港", "大沥镇"].map(str::to_owned);
                let canvas = Canvas { width, faces, palette, label: title, names: &names };
                html += &draw(chart, &canvas).svg;
            }
            html += "</div>";
        }
        html += "</section>";
    }
    html
}

fn palette() -> Palette {
    let colours = |values: [&str; 10]| values.map(str::to_owned);
    Palette {
        light: colours([
            "#1b1d20", "#5d636b", "#d9dce0", "#8b9199", "#ffffff", "#b5322a", "#0066ae", "#ba822a", "#048f69",
            "#53356a",
        ]),
        dark: colours([
            "#eceef0", "#a7adb5", "#363a41", "#646a73", "#16181b", "#f0705f", "#85b4e3", "#f3c463", "#95ebd5",
            "#b168a7",
        ]),
    }
}
