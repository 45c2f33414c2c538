//! `unknown-figure`, `unknown-source`, `unknown-chart`, `unknown-photo`, `unknown-event`: a name that nothing answers to.
//!
//! A narrative, a chart or another figure asks for something by a name that the record does not hold. Most often the
//! name is misspelt, or the entry was renamed. The finding lists the closest name there is. What the record holds but could
//! not be read is no unknown name: its own finding says what is wrong.
//!
//! `unused-chart`, `unused-photo`: a chart or photograph of the record that the narrative never places, so that no reader
//! sees it. `duplicate-chart`, `duplicate-photo`: one that is placed twice. `listed-twice`: a name that stands twice in a
//! list. `empty-narrative`: a narrative without a word. `reference-syntax`: a narrative asks for something of another case.

use std::collections::BTreeSet;

use super::placed::Placed;
use super::{Context, page};
use crate::corpus::{CaseEntry, Corpus};
use crate::diagnostic::{Diagnostic, did_you_mean};
use crate::document::{EmbedName, Name};
use crate::document::{Item, visit_document};
use crate::message;
use crate::narrative::read_inline;
use crate::read::{is_legal_name, is_legal_slug};
use crate::record::{Case, ChartKind, FigureSource};
use crate::source::{Span, Spanned};

pub(super) fn check(context: &Context, entry: &CaseEntry, diagnostics: &mut Vec<Diagnostic>) {
    let case = &entry.case;
    twice(&case.key_figures, diagnostics);
    for name in case.asked_figures() {
        figure(case, name, name.span, diagnostics);
    }
    for fact in &case.facts {
        for inline in read_inline(&fact.value) {
            if let crate::document::Inline::Figure(name) = inline {
                figure(case, &name.name, name.span, diagnostics);
            }
        }
    }
    for source in case.cited() {
        document(case, source, diagnostics);
    }
    timelines(case, diagnostics);
    if let Some(name) = &case.key_chart
        && !case.charts.contains_key(name.as_str())
        && !is_reported(case, name, "charts", case.charts.keys())
    {
        diagnostics.push(unknown_chart(case, name));
    }
    narrative(context, entry, diagnostics);
}

/// Reports what stands twice in a list where once is enough.
fn twice(names: &[Spanned<String>], diagnostics: &mut Vec<Diagnostic>) {
    for (index, name) in names.iter().enumerate() {
        if let Some(first) = names[..index].iter().find(|first| *first == name) {
            diagnostics.push(
                Diagnostic::error(
                    "listed-twice",
                    name.span,
                    message!("“{name}”列了两次", "`{name}` is listed twice", name = name.value),
                )
                .with_other(first.span, message!("先列在这里", "first here"))
                .with_hint(message!("删去其中一处", "delete one of the two")),
            );
        }
    }
}

/// Headline figures of the site, each `slug/figure`.
pub(super) fn check_site(context: &Context, diagnostics: &mut Vec<Diagnostic>) {
    let corpus = context.corpus;
    twice(&corpus.site.headline_figures, diagnostics);
    twice(&corpus.site.cases, diagnostics);
    // A case whose address is none may be the one that is meant.
    if corpus.cases.iter().any(|entry| !is_legal_slug(&entry.case.slug)) {
        return;
    }
    for reference in &corpus.site.headline_figures {
        if corpus.figure(reference).is_some() || is_unreadable(corpus, reference) {
            continue;
        }
        let known: Vec<String> = corpus
            .cases
            .iter()
            .flat_map(|entry| entry.case.figures.keys().map(|name| format!("{}/{name}", entry.case.slug.value)))
            .collect();
        let hint = match did_you_mean(reference, known.iter().map(String::as_str)) {
            Some(close) => message!("是不是“{close}”？", "did you mean `{close}`?"),
            None => message!(
                "写成“案例网址名/数据名”，例如 guanyun/projects",
                "write `slug/figure`, for example guanyun/projects"
            ),
        };
        diagnostics.push(
            Diagnostic::error(
                "unknown-figure",
                reference.span,
                message!("没有“{name}”这个数据", "there is no figure `{name}`", name = reference.value),
            )
            .with_hint(hint),
        );
    }
}

/// Whether a headline figure is in its record but could not be read, which was reported there.
pub(super) fn is_unreadable(corpus: &Corpus, reference: &str) -> bool {
    let Some((slug, figure)) = reference.split_once('/') else { return false };
    corpus.unread.contains(&slug.to_lowercase())
        || corpus.cases.iter().any(|entry| {
            entry.case.slug.value == slug && is_reported(&entry.case, figure, "figures", entry.case.figures.keys())
        })
}

/// Whether a name that no record answers to was reported already: it or its whole section could not be read, it is no
/// name, or some name of the section is none and may be the one that is meant.
pub(super) fn is_reported(case: &Case, name: &str, section: &str, mut names: impl Iterator<Item: AsRef<str>>) -> bool {
    case.unreadable.contains(name)
        || case.unreadable.contains(section)
        || !is_legal_name(name)
        || names.any(|name| !is_legal_name(name.as_ref()))
}

fn figure(case: &Case, name: &str, span: Span, diagnostics: &mut Vec<Diagnostic>) {
    if case.figures.contains_key(name) || is_reported(case, name, "figures", case.figures.keys()) {
        return;
    }
    let kind = if case.charts.contains_key(name) {
        Some(("chart", "图表", "a chart"))
    } else if case.media.contains_key(name) {
        Some(("photo", "照片", "a photograph"))
    } else {
        None
    };
    let otherwise = match kind {
        Some((kind, zh, en)) => message!(
            "“{name}”是{zh}：单独占一行，写成 {{{{{kind}:{name}}}}}",
            "`{name}` is {en}: write {{{{{kind}:{name}}}}} on a line of its own"
        ),
        None => message!(
            "在 case.yaml 的 figures: 下添加它，或改用已有的名称",
            "add it below `figures:` in case.yaml, or use a name that is there"
        ),
    };
    diagnostics.push(unknown(
        "unknown-figure",
        span,
        message!("案例里没有名为“{name}”的数据", "the case has no figure `{name}`"),
        did_you_mean(name, case.figures.keys().map(String::as_str)).filter(|_| kind.is_none()),
        otherwise,
    ));
}

fn document(case: &Case, source: &FigureSource, diagnostics: &mut Vec<Diagnostic>) {
    let name = &source.document;
    if case.sources.contains_key(name.as_str()) || is_reported(case, name, "sources", case.sources.keys()) {
        return;
    }
    diagnostics.push(unknown(
        "unknown-source",
        name.span,
        message!("案例里没有名为“{name}”的来源文献", "the case has no source document `{name}`", name = name.value),
        did_you_mean(name, case.sources.keys().map(String::as_str)),
        message!("在 case.yaml 的 sources: 下添加它", "add it below `sources:` in case.yaml"),
    ));
}

fn timelines(case: &Case, diagnostics: &mut Vec<Diagnostic>) {
    for chart in case.charts.values() {
        let ChartKind::Timeline(timeline) = &chart.kind else { continue };
        for name in &timeline.events {
            if !case.events.contains_key(name.as_str()) && !is_reported(case, name, "events", case.events.keys()) {
                diagnostics.push(unknown(
                    "unknown-event",
                    name.span,
                    message!("案例里没有名为“{name}”的事件", "the case has no event `{name}`", name = name.value),
                    did_you_mean(name, case.events.keys().map(String::as_str)),
                    message!("在 case.yaml 的 events: 下添加它", "add it below `events:` in case.yaml"),
                ));
            }
        }
    }
}

fn narrative(context: &Context, entry: &CaseEntry, diagnostics: &mut Vec<Diagnostic>) {
    let case = &entry.case;
    let mut placed: BTreeSet<&str> = BTreeSet::new();
    let mut shown: BTreeSet<&str> = BTreeSet::new();
    let mut records = Placed::default();
    let mut misspelt = entry.narrative_has_errors;
    let mut visit = |item: Item<'_, Name, EmbedName>| match item {
        Item::Text(..) => {}
        Item::Figure(name) | Item::Embed(EmbedName::Chart(name) | EmbedName::Photo(name) | EmbedName::Record(name))
            if name.name.contains('/') =>
        {
            misspelt = true;
            diagnostics.push(of_another_case(name));
        }
        Item::Figure(crate::document::Name { name, span }) => {
            // `{{gifts}}` where the chart of that name was meant.
            misspelt |= !case.figures.contains_key(name);
            figure(case, name, *span, diagnostics);
        }
        Item::Embed(EmbedName::Tiles(names) | EmbedName::Money(names)) => {
            for name in names {
                if name.name.contains('/') {
                    diagnostics.push(of_another_case(name));
                } else {
                    figure(case, &name.name, name.span, diagnostics);
                }
            }
        }
        Item::Embed(EmbedName::Chart(name)) => {
            if let Some((known, _)) = case.charts.get_key_value(&name.name) {
                if !placed.insert(known.as_str()) {
                    let said =
                        message!("图“{name}”在正文里放了两次", "the chart `{name}` is placed twice", name = name.name);
                    diagnostics.push(placed_twice("duplicate-chart", name.span, said));
                }
            } else if is_reported(case, &name.name, "charts", case.charts.keys()) {
                misspelt = true;
            } else {
                misspelt = true;
                diagnostics.push(unknown_chart(case, &Spanned::new(name.name.clone(), name.span)));
            }
        }
        Item::Embed(EmbedName::Record(name)) => {
            let is_there = case.charts.contains_key(&name.name);
            if !is_there && !is_reported(case, &name.name, "charts", case.charts.keys()) {
                misspelt = true;
                diagnostics.push(unknown_chart(case, &Spanned::new(name.name.clone(), name.span)));
            }
        }
        Item::Embed(
            embed @ (EmbedName::Mechanism(_) | EmbedName::Quote(_) | EmbedName::Ledger(_) | EmbedName::Cards(_)),
        ) => {
            misspelt |= !records.look_up(case, embed, diagnostics);
        }
        Item::Embed(EmbedName::Photo(name)) => {
            if let Some((known, _)) = case.media.get_key_value(&name.name) {
                if !shown.insert(known.as_str()) {
                    let said = message!(
                        "照片“{name}”在正文里放了两次",
                        "the photograph `{name}` is placed twice",
                        name = name.name
                    );
                    diagnostics.push(placed_twice("duplicate-photo", name.span, said));
                }
            } else if !is_reported(case, &name.name, "media", case.media.keys()) {
                misspelt = true;
                diagnostics.push(unknown(
                    "unknown-photo",
                    name.span,
                    message!("案例里没有名为“{name}”的图片", "the case has no photograph `{name}`", name = name.name),
                    did_you_mean(&name.name, case.media.keys().map(String::as_str)),
                    message!("在 case.yaml 的 media: 下添加它", "add it below `media:` in case.yaml"),
                ));
            }
        }
    };
    visit_document(&entry.narrative, &mut visit);
    // A misspelt name is why a chart is not placed, and an unreadable narrative places none: both have their finding.
    if misspelt {
        return;
    }
    if entry.narrative.blocks.is_empty() {
        let path = format!("{}/narrative.md", entry.folder);
        let finding = Diagnostic::error_in("empty-narrative", path, message!("正文是空的", "the narrative is empty"));
        diagnostics.push(finding.with_hint(message!("写上正文", "write it")));
        return;
    }
    let unplaced = case.media.values().filter(|_| case.unreadable.is_empty());
    for media in unplaced.filter(|media| !shown.contains(media.name.as_str())) {
        diagnostics.push(
            Diagnostic::warning(
                "unused-photo",
                media.name.span,
                message!(
                    "照片“{name}”没有放进正文，不会发布",
                    "the photograph `{name}` is not placed and not published",
                    name = media.name.value
                ),
            )
            .with_hint(message!(
                "在 narrative.md 里单独写一行 {{{{photo:{name}}}}}",
                "write {{{{photo:{name}}}}} on a line of its own in narrative.md",
                name = media.name.value
            )),
        );
    }
    records.unplaced(case, diagnostics);
    let on_pages = page::charts(context.corpus);
    let is_on_page = |name: &str| on_pages.contains(format!("{}/{name}", case.slug.value).as_str());
    let unplaced = |name: &str| !placed.contains(name) && !is_on_page(name);
    for chart in case.charts.values().filter(|chart| unplaced(&chart.name)) {
        diagnostics.push(
            Diagnostic::warning(
                "unused-chart",
                chart.name.span,
                message!("图“{name}”没有放进正文", "the chart `{name}` is not placed", name = chart.name.value),
            )
            .with_hint(message!(
                "在 narrative.md 里单独写一行 {{{{chart:{name}}}}}",
                "write {{{{chart:{name}}}}} on a line of its own in narrative.md",
                name = chart.name.value
            )),
        );
    }
}

fn unknown_chart(case: &Case, name: &Spanned<String>) -> Diagnostic {
    unknown(
        "unknown-chart",
        name.span,
        message!("案例里没有名为“{name}”的图", "the case has no chart `{name}`", name = name.value),
        did_you_mean(name, case.charts.keys().map(String::as_str)),
        message!("在 case.yaml 的 charts: 下添加它", "add it below `charts:` in case.yaml"),
    )
}

/// A narrative speaks of its own case.
pub(super) fn of_another_case(name: &Name) -> Diagnostic {
    let own = name.name.split_once('/').map_or("", |(_, own)| own);
    Diagnostic::error(
        "reference-syntax",
        name.span,
        message!("案例的正文只能引用自己的数据和图表", "a narrative refers to its own case only"),
    )
    .with_hint(message!(
        "去掉斜杠前面的案例名，写 {own}；要比较几个案例，写成 pages 里的一页",
        "leave out the case before the slash: {own}; to compare cases, write a page"
    ))
}

pub(super) fn placed_twice(code: &'static str, span: Span, message: crate::diagnostic::Message) -> Diagnostic {
    Diagnostic::error(code, span, message)
        .with_hint(message!("留下一处；别处用文字提到它即可", "leave one, and mention it elsewhere in words"))
}

pub(super) fn unknown(
    code: &'static str,
    span: Span,
    message: crate::diagnostic::Message,
    close: Option<&str>,
    otherwise: crate::diagnostic::Message,
) -> Diagnostic {
    let hint = match close {
        Some(close) => message!("是不是“{close}”？", "did you mean `{close}`?"),
        None => otherwise,
    };
    Diagnostic::error(code, span, message).with_hint(hint)
}

/// The finding about a row or part that a chart is asked to set off, and does not show; `known` is what it shows.
pub(super) fn not_shown(wish: &Spanned<String>, known: &[&str]) -> Diagnostic {
    let shown: Vec<&str> = known.iter().copied().filter(|name| !name.is_empty()).take(12).collect();
    let (zh, en) = (shown.join("、"), shown.join(", "));
    let hint = match did_you_mean(wish, known.iter().copied()) {
        Some(close) => message!("是不是“{close}”？图里有：{zh}", "did you mean `{close}`? it shows: {en}"),
        None => message!("图里有：{zh}", "it shows: {en}"),
    };
    Diagnostic::error(
        "chart-parts",
        wish.span,
        message!("“{wish}”不在这张图里", "the chart does not show `{wish}`", wish = wish.value),
    )
    .with_hint(hint)
}
