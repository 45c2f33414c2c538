//! How fast charts are drawn: `cargo bench --bench charts`.
//!
//! `draw/all` draws one chart of each kind at the width of a desktop; `draw/…` draws one of them. `compose` takes the charts of
//! `content/` the whole way, from records to drawings at three widths, among the rest of the publication. The bar is 2,000 charts a
//! second on one core, as "elem/s" of `draw/all`.

#[path = "../examples/chart_sheet/samples/mod.rs"]
mod samples;

use std::collections::BTreeSet;
use std::error::Error;
use std::hint::black_box;
use std::path::Path;

use casebook::chart::{Canvas, Chart, Drawing, draw};
use casebook::compose::compose;
use casebook::pipeline;
use casebook::theme::Theme;
use criterion::{Criterion, Throughput};

/// Width of a drawing for desktop pages, in CSS pixels.
const WIDE: f64 = 720.0;

/// Drawings that the site makes of each chart: for desktop pages, phones and print.
const WIDTHS: u64 = 3;

/// The word for a kind: Bar, Share …
fn kind(chart: &Chart) -> String {
    format!("{chart:?}").chars().take_while(char::is_ascii_alphanumeric).collect()
}

fn drawn(chart: &Chart, theme: &Theme) -> Drawing {
    let canvas = Canvas {
        width: WIDE,
        faces: &theme.chart_faces,
        palette: &theme.palette,
        label: "一张图",
        names: &["张家港".to_owned(), "灌云".to_owned(), "沿河".to_owned()],
    };
    draw(black_box(chart), &canvas)
}

fn main() -> Result<(), Box<dyn Error>> {
    let checked = pipeline::check(Path::new(env!("CARGO_MANIFEST_DIR")));
    let (corpus, theme) = checked.ready.ok_or("the sample content has errors")?;
    let mut seen = BTreeSet::new();
    let samples = samples::samples()?;
    let one_each: Vec<(String, &Chart)> =
        samples.iter().map(|(_, chart)| (kind(chart), chart)).filter(|(kind, _)| seen.insert(kind.clone())).collect();

    let mut criterion = Criterion::default().configure_from_args();
    let mut group = criterion.benchmark_group("draw");
    group.throughput(Throughput::Elements(one_each.len() as u64));
    group.bench_function("all", |bencher| {
        bencher.iter(|| one_each.iter().map(|(_, chart)| drawn(chart, &theme).svg.len()).sum::<usize>());
    });
    group.throughput(Throughput::Elements(1));
    for (kind, chart) in &one_each {
        group.bench_function(kind, |bencher| bencher.iter(|| drawn(chart, &theme)));
    }
    group.finish();

    let charts: usize = corpus.cases.iter().map(|entry| entry.case.charts.len()).sum();
    let mut group = criterion.benchmark_group("compose");
    group.throughput(Throughput::Elements(charts as u64 * WIDTHS));
    group.bench_function("content", |bencher| bencher.iter(|| compose(&corpus, &checked.sources, &theme, None)));
    group.finish();
    criterion.final_summary();
    Ok(())
}
