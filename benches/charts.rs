//! How fast charts are drawn: `cargo bench --bench charts`.
//!
//! `all` draws one chart of each kind at the width of a desktop, `each` one of them; `content` takes the charts of `content/` the
//! whole way, from records to drawings at three widths, among the rest of the publication. The bar is 2,000 charts a second on one
//! core: "item/s" of `all`.

#![expect(clippy::expect_used, reason = "a benchmark without its data has nothing to measure")]

#[path = "../examples/chart_sheet/samples/mod.rs"]
mod samples;

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::LazyLock;

use casebook::chart::{Canvas, Chart, Drawing, draw};
use casebook::check::Found;
use casebook::compose::compose;
use casebook::corpus::Corpus;
use casebook::pipeline;
use casebook::source::Sources;
use casebook::theme::Theme;
use divan::counter::ItemsCount;
use divan::{Bencher, black_box};

/// Width of a drawing for desktop pages, in CSS pixels.
const WIDE: f64 = 720.0;

/// Drawings that the site makes of each chart: for desktop pages, phones and print.
const WIDTHS: usize = 3;

/// One chart of each kind, by its word: Bar, Share …
static CHARTS: LazyLock<BTreeMap<String, Chart>> = LazyLock::new(|| {
    let mut charts = BTreeMap::new();
    for (_, chart) in samples::samples().expect("the samples are charts") {
        let kind = format!("{chart:?}").chars().take_while(char::is_ascii_alphanumeric).collect();
        charts.entry(kind).or_insert(chart);
    }
    charts
});

/// The sample content and its theme.
static CONTENT: LazyLock<(Sources, Corpus, Theme)> = LazyLock::new(|| {
    let checked = pipeline::check(Path::new(env!("CARGO_MANIFEST_DIR")));
    let (corpus, theme) = checked.ready.expect("the sample content has no errors");
    (checked.sources, corpus, theme)
});

fn drawn(chart: &Chart) -> Drawing {
    let (.., theme) = &*CONTENT;
    let names = ["张家港".to_owned(), "灌云".to_owned(), "沿河".to_owned()];
    let (faces, palette) = (&theme.chart_faces, &theme.palette);
    draw(black_box(chart), &Canvas { width: WIDE, faces, palette, label: "一张图", names: &names })
}

#[divan::bench]
fn all(bencher: Bencher) {
    bencher
        .counter(ItemsCount::new(CHARTS.len()))
        .bench(|| CHARTS.values().map(|chart| drawn(chart).svg.len()).sum::<usize>());
}

#[divan::bench(args = CHARTS.keys().cloned())]
fn each(bencher: Bencher, kind: &str) {
    let chart = CHARTS.get(kind).expect("it is one of them");
    bencher.counter(ItemsCount::new(1usize)).bench(|| drawn(chart));
}

#[divan::bench]
fn content(bencher: Bencher) {
    let (sources, corpus, theme) = &*CONTENT;
    let charts: usize = corpus.cases.iter().map(|entry| entry.case.charts.len()).sum();
    bencher.counter(ItemsCount::new(charts * WIDTHS)).bench(|| compose(corpus, sources, theme, None, Found::default()));
}

fn main() {
    divan::main();
}
