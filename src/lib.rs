//! casebook: case records and narratives in, a website and typeset PDFs out, with every figure accounted for.
//!
//! Data flows one way. Each stage is a function of what came before it:
//!
//! 1. [`source`]: walk the project's folder and read its files.
//! 2. [`read`], [`narrative`], [`theme`]: turn each file into a record, a document tree or a theme, with places.
//! 3. [`corpus`]: link what was read.
//! 4. [`check`]: hold the corpus against the rules.
//! 5. [`compose`]: make the publication: pages in order, figures resolved, charts drawn.
//! 6. [`export`]: turn the publication into artifacts, one exporter an edition.
//! 7. [`publish`]: stage the artifacts and exchange the output folder in one step.
//!
//! [`pipeline`] runs the stages; [`cli`] is the command line. Only the first and the last stage touch the disk.

pub mod chart;
pub mod check;
pub mod cli;
pub mod compose;
pub mod corpus;
pub mod diagnostic;
pub mod document;
pub mod export;
pub mod narrative;
pub mod pipeline;
pub mod publish;
pub mod quantity;
pub mod read;
pub mod record;
pub mod source;
pub mod theme;
