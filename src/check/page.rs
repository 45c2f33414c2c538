//! Names on pages: a page has no record of its own, so every name says its case, as in `{{guanyun/projects}}`.
//!
//! `unknown-case`: there is no such case. `unknown-figure`, `unknown-chart`, `unknown-photo`: the case has nothing of that name. `duplicate-chart`: a chart stands
//! twice on one page. `reference-syntax`: a name without a case. `unknown-page`: the site wants a page typeset that is not there.

use std::collections::BTreeSet;

use super::Context;
use super::reference::{is_reported, placed_twice, unknown};
use crate::corpus::{Corpus, PageEntry};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::document::{EmbedName, Name};
use crate::document::{Item, visit_document};
use crate::message;
use crate::record::Case;

/// What a name on a page asks for.
#[derive(Clone, Copy)]
enum Sort {
    Figure,
    Chart,
    Photo,
    Mechanism,
    Quote,
    Items,
}

impl Sort {
    /// The code of the finding about an unknown name, and the section of the record.
    fn words(self) -> (&'static str, &'static str) {
        match self {
            Self::Figure => ("unknown-figure", "figures"),
            Self::Chart => ("unknown-chart", "charts"),
            Self::Photo => ("unknown-photo", "media"),
            Self::Mechanism => ("unknown-record", "mechanisms"),
            Self::Quote => ("unknown-record", "quotes"),
            Self::Items => ("unknown-record", "items"),
        }
    }

    fn names(self, case: &Case) -> Vec<&str> {
        match self {
            Self::Figure => case.figures.keys().map(String::as_str).collect(),
            Self::Chart => case.charts.keys().map(String::as_str).collect(),
            Self::Photo => case.media.keys().map(String::as_str).collect(),
            Self::Mechanism => case.mechanisms.keys().map(String::as_str).collect(),
            Self::Quote => case.quotes.keys().map(String::as_str).collect(),
            Self::Items => case.listings(),
        }
    }
}

/// Looks every name of every page up, and the pages that the site names.
pub(super) fn check(context: &Context, diagnostics: &mut Vec<Diagnostic>) {
    let slugs = || context.corpus.pages.iter().map(|page| page.slug.as_str());
    let site = &context.corpus.site;
    let named = site.pdf_pages.iter().chain(&site.footer_pages);
    for name in named.filter(|name| !slugs().any(|slug| slug == name.value)) {
        let (zh, en) = (slugs().collect::<Vec<_>>().join("、"), slugs().collect::<Vec<_>>().join(", "));
        diagnostics.push(unknown(
            "unknown-page",
            name.span,
            message!("content/pages/ 里没有 {name}.md", "there is no content/pages/{name}.md", name = name.value),
            did_you_mean(name, slugs()),
            message!("现有的单页：{zh}", "the pages are: {en}"),
        ));
    }
    for page in &context.corpus.pages {
        let mut placed: BTreeSet<&str> = BTreeSet::new();
        visit(page, &mut |item| match item {
            Item::Text(..) => {}
            Item::Figure(name) => look_up(context.corpus, name, Sort::Figure, diagnostics),
            Item::Embed(EmbedName::Tiles(names) | EmbedName::Money(names)) => {
                for name in names {
                    look_up(context.corpus, name, Sort::Figure, diagnostics);
                }
            }
            Item::Embed(EmbedName::Photo(name)) => look_up(context.corpus, name, Sort::Photo, diagnostics),
            Item::Embed(EmbedName::Mechanism(name)) => look_up(context.corpus, name, Sort::Mechanism, diagnostics),
            Item::Embed(EmbedName::Quote(name)) => look_up(context.corpus, name, Sort::Quote, diagnostics),
            Item::Embed(EmbedName::Ledger(name) | EmbedName::Cards(name)) => {
                look_up(context.corpus, name, Sort::Items, diagnostics);
            }
            Item::Embed(EmbedName::Record(name)) => look_up(context.corpus, name, Sort::Chart, diagnostics),
            Item::Embed(EmbedName::Chart(name)) => {
                look_up(context.corpus, name, Sort::Chart, diagnostics);
                if !placed.insert(&name.name) {
                    let said = message!(
                        "图“{name}”在这一页里放了两次",
                        "the chart `{name}` is placed twice",
                        name = name.name
                    );
                    diagnostics.push(placed_twice("duplicate-chart", name.span, said));
                }
            }
        });
    }
}

/// The charts that pages place, each `case/chart`.
pub(super) fn charts(corpus: &Corpus) -> BTreeSet<&str> {
    let mut charts = BTreeSet::new();
    for page in &corpus.pages {
        visit(page, &mut |item| {
            if let Item::Embed(EmbedName::Chart(name)) = item {
                charts.insert(name.name.as_str());
            }
        });
    }
    charts
}

fn visit<'a>(page: &'a PageEntry, look: &mut impl FnMut(Item<'a, Name, EmbedName>)) {
    visit_document(&page.draft, look);
}

fn look_up(corpus: &Corpus, name: &Name, sort: Sort, diagnostics: &mut Vec<Diagnostic>) {
    let (code, section) = sort.words();
    let Some((slug, wanted)) = name.name.split_once('/') else {
        let owner = corpus.cases.iter().find(|entry| sort.names(&entry.case).contains(&name.name.as_str()));
        let example = owner.map_or("guanyun", |entry| entry.case.slug.value.as_str());
        diagnostics.push(
            Diagnostic::error(
                "reference-syntax",
                name.span,
                message!(
                    "单页不属于哪个案例，引用时要写明案例",
                    "a page belongs to no case, so the name must say its case"
                ),
            )
            .with_hint(message!(
                "写成 {example}/{name}；若要原样印出花括号，写成\\{{\\{{",
                "write {example}/{name}; to print braces write \\{{\\{{",
                name = name.name
            )),
        );
        return;
    };
    let Some((entry, _)) = corpus.case_of(&name.name) else {
        if !corpus.unread.contains(&slug.to_lowercase()) {
            let slugs = || corpus.cases.iter().map(|entry| entry.case.slug.value.as_str());
            let (zh, en) = (slugs().collect::<Vec<_>>().join("、"), slugs().collect::<Vec<_>>().join(", "));
            diagnostics.push(unknown(
                "unknown-case",
                name.span,
                message!("没有网址名为“{slug}”的案例", "there is no case `{slug}`"),
                did_you_mean(slug, slugs()),
                message!("现有的案例：{zh}", "the cases are: {en}"),
            ));
        }
        return;
    };
    let names = sort.names(&entry.case);
    if names.contains(&wanted) || is_reported(&entry.case, wanted, section, names.iter().copied()) {
        return;
    }
    let said = match sort {
        Sort::Figure => {
            message!("案例 {slug} 里没有名为“{wanted}”的数据", "the case `{slug}` has no figure `{wanted}`")
        }
        Sort::Chart => message!("案例 {slug} 里没有名为“{wanted}”的图", "the case `{slug}` has no chart `{wanted}`"),
        Sort::Photo => {
            message!("案例 {slug} 里没有名为“{wanted}”的照片", "the case `{slug}` has no photograph `{wanted}`")
        }
        Sort::Mechanism => {
            message!("案例 {slug} 里没有名为“{wanted}”的机制", "the case `{slug}` has no mechanism `{wanted}`")
        }
        Sort::Quote => {
            message!("案例 {slug} 里没有名为“{wanted}”的引语", "the case `{slug}` has no quotation `{wanted}`")
        }
        Sort::Items => {
            message!("案例 {slug} 的记录里没有 {wanted}", "the record of the case `{slug}` has no `{wanted}`")
        }
    };
    diagnostics.push(unknown(
        code,
        name.span,
        said,
        did_you_mean(wanted, names.iter().copied()),
        message!("在那个案例的 case.yaml 里添加它", "add it to the case.yaml of that case"),
    ));
}
