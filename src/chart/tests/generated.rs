//! Charts of every kind with random data, against the rules of every drawing.
//!
//! `CASEBOOK_CHART_SEED=17 cargo test --lib generated` draws one chart again; `CASEBOOK_CHARTS=20000` draws more of them.

mod amounts;
mod places;
mod random;
mod words;

use std::fmt::Debug;

use rayon::prelude::*;

use self::random::Random;
use super::rules::{ALL, Shown};
use super::samples::drawn;
use crate::chart::*;

/// Charts that are drawn unless the environment asks for more.
const CHARTS: u64 = 620;

const WIDTHS: [f64; 4] = [320.0, 343.0, 720.0, 1080.0];

/// Lists the kinds with what makes a random chart of each; a kind that is missing does not compile.
macro_rules! kinds {
    ($($kind:ident: $make:path,)*) => {
        const KINDS: &[(&str, fn(&mut Random) -> Chart)] =
            &[$((stringify!($kind), |random| Chart::$kind($make(random)))),*];

        /// The name of a chart's kind.
        pub(super) fn name(chart: &Chart) -> &'static str {
            match chart {
                $(Chart::$kind(_) => stringify!($kind)),*
            }
        }
    };
}

kinds! {
    Bar: amounts::bar,
    Grouped: amounts::grouped,
    Stacked: amounts::stacked,
    Dot: amounts::dot,
    Range: amounts::range,
    Bullet: amounts::bullet,
    Line: places::line,
    Slope: places::slope,
    Multiples: places::multiples,
    Step: places::step,
    Share: amounts::share,
    Waterfall: amounts::waterfall,
    Timeline: places::timeline,
    Ladder: places::ladder,
    Chain: words::chain,
    PairMatrix: words::pair_matrix,
    Sankey: words::sankey,
    Gate: words::gate,
    SignOff: words::sign_off,
    Cadence: words::cadence,
    Tree: words::tree,
    Board: words::board,
    Funnel: amounts::funnel,
    Nested: amounts::nested,
    Waffle: amounts::waffle,
    Pictogram: amounts::pictogram,
    Treemap: amounts::treemap,
    Histogram: places::histogram,
    Strip: places::strip,
    Scatter: places::scatter,
    Heatmap: places::heatmap,
}

/// The names of all kinds.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    KINDS.iter().map(|(name, _)| *name)
}

/// The chart of a seed.
fn generate(seed: u64) -> Chart {
    let mut random = Random::new(seed);
    let (_, make) = KINDS[seed as usize % KINDS.len()];
    make(&mut random)
}

/// The chart with as many rows as its kind takes: half of them, as long as it refuses.
fn fewer<T, E: Debug>(count: usize, make: impl Fn(usize) -> Result<T, E>) -> T {
    let mut tries = std::iter::successors(Some(count), |count| Some(count / 2)).take_while(|count| *count > 0);
    tries.find_map(|count| make(count).ok()).unwrap()
}

fn number(variable: &str) -> Option<u64> {
    std::env::var(variable).ok().map(|value| value.parse().unwrap())
}

/// What is wrong with the drawings of a seed's chart.
fn faults(seed: u64) -> Vec<String> {
    let chart = generate(seed);
    let kind = name(&chart);
    let mut faults = Vec::new();
    for (i, width) in WIDTHS.into_iter().enumerate() {
        let drawing = drawn(&chart, width);
        // Each kind has its turn at each width.
        if seed as usize / KINDS.len() % WIDTHS.len() == i && drawing != drawn(&chart, width) {
            faults.push(format!("seed {seed}, {kind} at {width}: differs from drawing to drawing"));
        }
        let shown = Shown::new(chart.clone(), drawing);
        let found = ALL.iter().filter_map(|rule| rule(&shown).err());
        faults.extend(found.map(|fault| format!("seed {seed}, {kind} at {width}: {fault}")));
    }
    faults
}

#[test]
fn random_charts_of_every_kind_keep_the_rules() {
    let seeds = match (number("CASEBOOK_CHART_SEED"), number("CASEBOOK_CHARTS")) {
        (Some(seed), _) => seed..seed + 1,
        (None, charts) => 0..charts.unwrap_or(CHARTS),
    };
    let faults: Vec<String> = seeds.into_par_iter().flat_map_iter(faults).collect();
    assert!(faults.is_empty(), "{} faults\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn a_seed_makes_the_same_chart_every_time() {
    for seed in 0..KINDS.len() as u64 {
        let chart = generate(seed);
        assert_eq!(name(&chart), KINDS[seed as usize].0);
        assert_eq!(chart, generate(seed), "{seed}");
    }
}
