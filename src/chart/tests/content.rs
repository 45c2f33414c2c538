//! Every chart of the showcase, against the rules of every drawing.

use std::path::Path;

use rayon::prelude::*;

use super::rules::{ALL, Shown};
use super::samples::{WIDTHS, drawn};
use crate::compose::settled;
use crate::pipeline;

#[test]
fn charts_of_the_showcase_keep_the_rules() {
    let (corpus, theme) = pipeline::check(Path::new(env!("CARGO_MANIFEST_DIR"))).ready.unwrap();
    let charts = corpus.cases.iter().flat_map(|entry| {
        let charts = entry.case.charts.iter();
        charts.map(|(name, spec)| (format!("{} of {}", name, entry.folder), settled(&entry.case, spec).unwrap()))
    });
    let charts: Vec<_> = charts.collect();
    assert!(charts.len() > 20, "{} charts", charts.len());
    charts.into_par_iter().for_each(|(name, chart)| {
        for width in WIDTHS.into_iter().chain([theme.print_width]) {
            let shown = Shown::new(chart.clone(), drawn(&chart, width));
            for rule in ALL {
                if let Err(fault) = rule(&shown) {
                    panic!("{name} at {width}: {fault}");
                }
            }
        }
    });
}
