//! Artifacts in, a finished folder out, in one step.

mod cache;

pub use cache::Cache;
