//! The cases as a series: their numbers, what is part of what, what comes before and after, and what all hold together.

use std::collections::{BTreeMap, BTreeSet};

use super::case_path;
use super::publication::{CasePage, Counts, PageLink, PartLink};
use crate::corpus::{CaseEntry, Corpus};
use crate::document::{Embed, Item, visit_blocks};

/// Numbers the cases and links each with its whole, its parts and its neighbours. The pages stand in the order of the
/// corpus, in which the parts of a case follow it.
pub(super) fn place(corpus: &Corpus, cases: &mut [CasePage]) {
    // Index of the whole of each case; its own for a whole.
    let mut wholes: Vec<usize> = Vec::new();
    let mut last_whole = 0;
    let indices: BTreeMap<&str, usize> =
        corpus.cases.iter().enumerate().map(|(index, entry)| (entry.case.slug.as_str(), index)).collect();
    let whole_of = |index: usize, entry: &CaseEntry| {
        entry.case.part_of.as_ref().and_then(|slug| indices.get(slug.as_str())).copied().unwrap_or(index)
    };
    for (index, entry) in corpus.cases.iter().enumerate() {
        let whole = whole_of(index, entry);
        wholes.push(whole);
        if whole == index {
            last_whole += 1;
            cases[index].number = last_whole;
        }
    }
    let links: Vec<PageLink> =
        cases.iter().map(|case| PageLink { path: case_path(&case.slug), title: case.short_title.clone() }).collect();
    let parts_of = |whole: usize| -> Vec<usize> {
        (0..wholes.len()).filter(|&index| index != whole && wholes[index] == whole).collect()
    };
    let order: Vec<usize> = (0..wholes.len()).filter(|&index| wholes[index] == index).collect();
    neighbours(cases, &links, &order);
    for whole in order {
        let parts = parts_of(whole);
        for (rank, &part) in parts.iter().enumerate() {
            cases[part].number = cases[whole].number;
            cases[part].part = Some(rank + 1);
            cases[part].whole = Some(PageLink { title: cases[whole].title.clone(), ..links[whole].clone() });
        }
        neighbours(cases, &links, &parts);
        let all: Vec<(usize, PartLink)> = parts.iter().map(|&part| (part, part_link(&cases[part]))).collect();
        for index in std::iter::once(whole).chain(parts) {
            cases[index].parts = all.iter().filter(|(part, _)| *part != index).map(|(_, link)| link.clone()).collect();
        }
    }
}

/// Links each case of a row with the one before and the one after it.
fn neighbours(cases: &mut [CasePage], links: &[PageLink], row: &[usize]) {
    for pair in row.windows(2) {
        cases[pair[0]].next = links.get(pair[1]).cloned();
        cases[pair[1]].previous = links.get(pair[0]).cloned();
    }
}

fn part_link(case: &CasePage) -> PartLink {
    PartLink {
        path: case_path(&case.slug),
        part: case.part.unwrap_or_default(),
        title: case.title.clone(),
        short_title: case.short_title.clone(),
        summary: case.summary.clone(),
        form: case.form.clone(),
    }
}

/// What the publication holds. What a case has from its whole, and a document that several cases rest on, count once.
pub(super) fn counts(corpus: &Corpus, pages: &[CasePage]) -> Counts {
    let parts = pages.iter().filter(|case| case.whole.is_some()).count();
    let figures = |entry: &CaseEntry| entry.case.figures.len() - entry.case.inherited.len();
    let mut documents: BTreeSet<(&str, &str)> = BTreeSet::new();
    for entry in &corpus.cases {
        for name in entry.case.sources.keys() {
            let whole = entry.case.part_of.as_ref().and_then(|slug| corpus.case(slug));
            let owner = match whole {
                _ if corpus.registers.sources.contains_key(name) => "",
                Some(whole) if whole.case.sources.contains_key(name) => whole.case.slug.as_str(),
                _ => entry.case.slug.as_str(),
            };
            documents.insert((owner, name));
        }
    }
    Counts {
        cases: pages.len() - parts,
        parts,
        figures: corpus.cases.iter().map(figures).sum(),
        charts: pages.iter().map(charts).sum(),
        sources: documents.len(),
    }
}

/// The charts of a case, those of its mechanisms included.
fn charts(case: &CasePage) -> usize {
    let mut charts = 0;
    for blocks in std::iter::once(&case.document.blocks).chain(&case.document.footnotes) {
        visit_blocks(blocks, &mut |item| match item {
            Item::Embed(Embed::Chart(_)) => charts += 1,
            Item::Embed(Embed::Plate(plate)) if plate.diagram.is_some() => charts += 1,
            _ => {}
        });
    }
    charts
}
