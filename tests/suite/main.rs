//! The integration tests: one binary, because every binary links the typesetter.

#![expect(clippy::unwrap_used, reason = "a test that cannot go on has failed")]

mod charts;
mod command;
mod diagnostics;
mod fonts;
mod golden;
mod hostile;
mod interruption;
mod markup;
mod pdf;
mod publication;
mod sheets;
mod source_figures;
mod support;
