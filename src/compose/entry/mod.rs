//! Pages of registers and of their entries, of themes and of mechanisms.

mod compare;
mod facts;
mod page;
mod register;
mod sections;
#[cfg(test)]
mod tests;
mod words;

use super::listing::{EntryPage, RegisterPage};
use super::publication::CasePage;
use crate::corpus::{Corpus, Relations};
use crate::theme::Theme;

/// What the pages are made from.
#[derive(Clone, Copy)]
pub(super) struct Context<'a> {
    corpus: &'a Corpus,
    relations: &'a Relations<'a>,
    cases: &'a [CasePage],
    theme: &'a Theme,
}

/// Makes the pages of all registers that are not empty, and of all their entries.
pub(super) fn compose(
    corpus: &Corpus,
    relations: &Relations,
    cases: &[CasePage],
    theme: &Theme,
) -> (Vec<RegisterPage>, Vec<EntryPage>) {
    let context = Context { corpus, relations, cases, theme };
    rayon::join(|| register::pages(&context), || page::pages(&context))
}
