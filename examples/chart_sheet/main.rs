//! Draws sample charts of every kind into one HTML page, to look at while working on `src/chart/`.
//!
//! `cargo run --example chart_sheet -- OUT.html`: each chart at the widths of a desktop (720 px), a page of the PDF (600 px) and a
//! phone (343 px), in light and dark.

mod samples;
mod sheet;

use std::error::Error;

fn main() -> Result<(), Box<dyn Error>> {
    sheet::write(&samples::samples()?)
}
