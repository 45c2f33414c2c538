//! Sample charts of every kind, for the sheet and for the benchmark.
//!
//! The figures are those of the source documents of the sample content. Charts marked 示意 or 示例 have made-up ones, to show what
//! those documents have no figures for.

mod basics;
mod compare;
mod diagrams;
mod parts;

use std::error::Error;

use casebook::chart::{Chart, Refusal};

/// Every sample with its title.
pub fn samples() -> Result<Vec<(&'static str, Chart)>, Box<dyn Error>> {
    let in_words = |refusals: Vec<Refusal>| refusals.iter().map(Refusal::to_string).collect::<Vec<_>>().join("\n");
    let mut samples = basics::samples();
    samples.extend(compare::samples()?);
    samples.extend(parts::samples()?);
    samples.extend(diagrams::samples().map_err(in_words)?);
    Ok(samples)
}
