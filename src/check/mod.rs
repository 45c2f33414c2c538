//! The rules that content is held against, one a file.
//!
//! A rule looks at one case of the corpus and says what it finds. The doc comment of its file is its entry in the
//! manual: what it looks for, why, and what an editor does about it.

mod account;
mod alike;
mod answer;
mod brace;
mod chart;
mod citation;
mod consent;
mod coverage;
mod diagram;
mod figure;
mod glyph;
mod household;
#[cfg(test)]
mod manual;
mod media;
mod occurrence;
mod own_text;
mod page;
mod part;
mod party;
mod placed;
mod privacy;
mod prose;
mod record;
mod reference;
mod register;
mod source;
mod subset;
mod sum;
#[cfg(test)]
pub(crate) mod testing;
mod twice;
mod typo;
mod verdict;
mod verification;
mod view;

pub use account::{Unaccounted, unaccounted};
pub use answer::Accepted;
pub use citation::{Miscited, miscited};
pub use glyph::check_glyphs;
pub use verification::verifications;

use rayon::prelude::*;

use crate::corpus::{CaseEntry, Corpus, Names};
use crate::diagnostic::Diagnostic;
use crate::source::Sources;

/// What a rule may look at.
#[derive(Clone, Copy, Debug)]
pub struct Context<'a> {
    /// The files, for what only their presence tells.
    pub sources: &'a Sources,
    /// The whole corpus.
    pub corpus: &'a Corpus,
    /// The names of its registers.
    names: Names<'a>,
}

/// A rule over one case.
type Rule = fn(&Context, &CaseEntry, &mut Vec<Diagnostic>);

/// All rules, in the order of their findings.
const RULES: [Rule; 15] = [
    reference::check,
    prose::check,
    twice::check,
    brace::check,
    source::check,
    sum::check,
    subset::check,
    part::check,
    figure::check,
    chart::check,
    media::check,
    consent::check,
    record::check,
    party::check,
    typo::check,
];

/// What the rules found in a corpus.
#[derive(Clone, Debug, Default)]
pub struct Findings {
    /// What is open.
    pub open: Vec<Diagnostic>,
    /// What the records answer, with their reasons.
    pub accepted: Vec<Accepted>,
}

/// What was found in a project, for what is shown of it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Found<'a> {
    /// What is open.
    pub open: &'a [Diagnostic],
    /// What the records answer, with their reasons.
    pub accepted: &'a [Accepted],
}

/// Holds a corpus against every rule, and sets apart what its records answer.
#[must_use]
pub fn check(corpus: &Corpus, sources: &Sources) -> Findings {
    let context = Context { sources, corpus, names: corpus.names() };
    let mut diagnostics: Vec<Diagnostic> = corpus
        .cases
        .par_iter()
        .flat_map_iter(|entry| {
            let mut found = Vec::new();
            for rule in RULES {
                rule(&context, entry, &mut found);
            }
            household::check(&context, &entry.case, &mut found);
            found
        })
        .collect();
    reference::check_site(&context, &mut diagnostics);
    page::check(&context, &mut diagnostics);
    coverage::check(&context, &mut diagnostics);
    register::check_site(&context, &mut diagnostics);
    twice::check_pages(&context, &mut diagnostics);
    party::check_pages(&context, &mut diagnostics);
    typo::check_pages(&context, &mut diagnostics);
    privacy::check_site(&context, &mut diagnostics);
    answer::answer(&context, diagnostics)
}
