//! The sections of an entry's page: what points to it, in lists.

use super::Context;
use super::compare::{comparisons, row};
use super::words::{item_words, joined, listing_at, page, quote_at, text};
use crate::compose::listing::{EntryCase, EntryFigure, EntryLine, EntryLink, EntryList, EntrySection, FigureGroup};
use crate::compose::paths::{case_path, entry_path, figure_path, mechanism_path};
use crate::compose::publication::{CasePage, PageLink};
use crate::compose::{citation, resolve};
use crate::corpus::{CaseEntry, Key, Links};
use crate::document::{FigureMention, Inline, Name};
use crate::narrative::read_inline;
use crate::record::{Claim, Event, Figure, FigureSource, Item, Mechanism, Quotation, QuotationForm, Register, Section};

/// Everything that points to an entry, in the order of the page. Only what there is.
pub(super) fn sections(context: &Context, links: &Links, own: Key) -> Vec<EntrySection> {
    let (of, _) = own;
    let mut sections = vec![cases(context, &links.cases)];
    sections.extend(entries(context, &links.entries, of));
    let figures = &links.figures;
    if of != Register::Sources {
        let compared = comparisons(context, figures);
        sections.push(section("comparisons", "同一指标并列", compared.len(), EntryList::Comparisons(compared)));
    }
    sections.push(figure_section(context, figures, of));
    sections.push(mechanisms(context, "mechanisms", "机制", &links.mechanisms));
    sections.push(events(context, &links.events));
    sections.push(items(context, &links.items));
    sections.push(quotes(context, &links.quotes, own));
    sections.push(claims(context, &links.claims));
    let named = links.named_in.iter().map(|entry| EntryLink { link: context.case_link(entry), tag: String::new() });
    let named: Vec<EntryLink> = named.collect();
    sections.push(section("named-in", "正文提到的案例", named.len(), EntryList::Links(named)));
    sections.retain(|section| section.count > 0);
    sections
}

fn section(id: &'static str, title: &str, count: usize, list: EntryList) -> EntrySection {
    EntrySection { id, title: title.to_owned(), count, list }
}

/// The cases that rest on a document, for an entry that nothing else leads from.
pub(super) fn resting_on(context: &Context, document: &str) -> Option<EntrySection> {
    let rests = |entry: &&CaseEntry| entry.case.part_of.is_none() && entry.case.sources.contains_key(document);
    let links = context.corpus.cases.iter().filter(rests);
    let links: Vec<EntryLink> =
        links.map(|entry| EntryLink { link: context.case_link(entry), tag: String::new() }).collect();
    (!links.is_empty()).then(|| section("seen-in", "见案例", links.len(), EntryList::Links(links)))
}

/// Cases, a part below its whole where both are among them.
pub(super) fn cases(context: &Context, entries: &[&CaseEntry]) -> EntrySection {
    let slugs: Vec<&str> = entries.iter().map(|entry| entry.case.slug.as_str()).collect();
    let pages: Vec<&CasePage> = context.cases.iter().filter(|case| slugs.contains(&case.slug.as_str())).collect();
    let path = |case: &CasePage| case_path(&case.slug);
    let paths: Vec<String> = pages.iter().map(|case| path(case)).collect();
    let is_below = |case: &CasePage| case.whole.as_ref().is_some_and(|whole| paths.contains(&whole.path));
    let cards: Vec<EntryCase> = pages
        .iter()
        .filter(|case| !is_below(case))
        .map(|case| EntryCase {
            link: PageLink { path: path(case), title: case.title.clone() },
            number: case.number,
            part: case.part,
            place: case.place.join(""),
            period: case.period.clone(),
            summary: case.summary.clone(),
            // The other parts are no parts of a part.
            parts: case
                .parts
                .iter()
                .filter(|part| case.whole.is_none() && paths.contains(&part.path))
                .cloned()
                .collect(),
        })
        .collect();
    let parts = pages.iter().filter(|page| page.whole.is_some()).count();
    let title = match (parts, pages.len() - parts) {
        (0, _) => "案例",
        (_, 0) => "专题",
        _ => "案例和专题",
    };
    section("cases", title, pages.len(), EntryList::Cases(cards))
}

/// Entries of registers that belong to this one, by register.
fn entries(context: &Context, keys: &[Key], of: Register) -> Vec<EntrySection> {
    let groups: [(Register, &'static str, &str); 6] = [
        (Register::Places, "places", if of == Register::Places { "所辖地方" } else { "地方" }),
        (Register::Organisations, "organisations", if of == Register::Organisations { "相关单位" } else { "单位" }),
        (Register::People, "people", "人物"),
        (Register::Programmes, "programmes", "工作"),
        (Register::Policies, "policies", "政策文件"),
        (Register::Terms, "terms", "名词"),
    ];
    groups
        .into_iter()
        .map(|(register, id, title)| {
            let found: Vec<Key> = keys.iter().copied().filter(|(of, _)| *of == register).collect();
            let line = |&key: &Key| EntryLine {
                head: context.kind(key),
                title: vec![context.page_of(key)],
                words: context.says(key),
                case: None,
            };
            let link = |&key: &Key| EntryLink { link: context.link_to(key), tag: context.kind(key) };
            let list = if found.iter().all(|&key| context.says(key).is_empty()) {
                EntryList::Links(found.iter().map(link).collect())
            } else {
                EntryList::Lines(found.iter().map(line).collect())
            };
            section(id, title, found.len(), list)
        })
        .collect()
}

fn figure_section(context: &Context, figures: &[(&CaseEntry, &Figure)], of: Register) -> EntrySection {
    let mut groups: Vec<(&CaseEntry, Vec<&Figure>)> = Vec::new();
    for &(entry, figure) in figures {
        match groups.iter_mut().find(|(case, _)| std::ptr::eq(*case, entry)) {
            Some((_, group)) => group.push(figure),
            None => groups.push((entry, vec![figure])),
        }
    }
    let groups = groups
        .into_iter()
        .map(|(entry, mut group)| {
            if of == Register::Sources {
                // In the order of the document.
                group.sort_by_key(|figure| first_line(figure));
            }
            group_of(context, entry, &group, of != Register::Sources)
        })
        .collect();
    section("figures", "数据", figures.len(), EntryList::Figures(groups))
}

/// Figures of one case. Where all are taken from one document, the group names it.
pub(super) fn group_of(context: &Context, entry: &CaseEntry, figures: &[&Figure], names_document: bool) -> FigureGroup {
    let mut documents: Vec<&str> =
        figures.iter().filter_map(|figure| cited(figure)).map(|source| source.document.as_str()).collect();
    documents.dedup();
    let only = match documents[..] {
        [only] => entry.case.sources.get(only),
        _ => None,
    };
    let rows = figures.iter().map(|figure| {
        let found = row(context, entry, figure);
        match (cited(figure), only) {
            (Some(source), Some(_)) => EntryFigure { source: citation::lines(source), ..found },
            _ => found,
        }
    });
    FigureGroup {
        case: context.case_link(entry),
        source: only.filter(|_| names_document).map(citation::title),
        rows: rows.collect(),
    }
}

/// Where a figure stands, unless it was worked out.
fn cited(figure: &Figure) -> Option<&FigureSource> {
    figure.source.as_ref().filter(|_| figure.derived.is_none())
}

fn first_line(figure: &Figure) -> u32 {
    let lines = figure.source.as_ref().and_then(|source| source.lines.as_ref());
    let first = lines.and_then(|lines| lines.split(['-', ',', '～']).next()?.trim().parse().ok());
    first.unwrap_or(u32::MAX)
}

/// Mechanisms by name, each with what it does.
pub(super) fn mechanisms(
    context: &Context,
    id: &'static str,
    title: &str,
    found: &[(&CaseEntry, &Mechanism)],
) -> EntrySection {
    let line = |(entry, mechanism): &(&CaseEntry, &Mechanism)| EntryLine {
        head: mechanism.kind.value.printed().to_owned(),
        title: vec![page(
            mechanism_path(&entry.case.slug, &mechanism.name),
            mechanism.label.value.clone(),
            mechanism.label.span,
        )],
        words: mechanism.says.iter().map(|says| text(says.value.clone(), says.span)).collect(),
        case: Some(context.case_link(entry)),
    };
    section(id, title, found.len(), EntryList::Lines(found.iter().map(line).collect()))
}

/// Events in the order of their dates; those without one come last.
fn events(context: &Context, events: &[(&CaseEntry, &Event)]) -> EntrySection {
    let mut events = events.to_vec();
    let date = |event: &Event| {
        let period = &event.date.value;
        period.start_year_fraction().or(period.end_year_fraction()).unwrap_or(f64::INFINITY)
    };
    events.sort_by(|(_, a), (_, b)| date(a).total_cmp(&date(b)));
    let line = |(entry, event): &(&CaseEntry, &Event)| EntryLine {
        head: event.date.printed(),
        title: vec![text(event.label.value.clone(), event.label.span)],
        words: Vec::new(),
        case: Some(context.case_link(entry)),
    };
    section("events", "大事", events.len(), EntryList::Lines(events.iter().map(line).collect()))
}

fn items(context: &Context, items: &[(&CaseEntry, Section, &Item)]) -> EntrySection {
    let mut items = items.to_vec();
    items.sort_by_key(|(_, section, _)| *section);
    let line = |(entry, section, item): &(&CaseEntry, Section, &Item)| {
        let date = item.date.iter().map(|date| vec![text(date.printed(), date.span)]);
        EntryLine {
            head: section.heading().to_owned(),
            title: vec![page(listing_at(entry, section.key()), item.label.value.clone(), item.label.span)],
            words: joined(date.chain([item_words(context, entry, item)]).collect(), "；"),
            case: Some(context.case_link(entry)),
        }
    };
    section("items", "事项", items.len(), EntryList::Lines(items.iter().map(line).collect()))
}

fn quotes(context: &Context, quotes: &[(&CaseEntry, &Quotation)], own: Key) -> EntrySection {
    let line = |(entry, quote): &(&CaseEntry, &Quotation)| {
        let words = match quote.form {
            QuotationForm::Indirect => quote.text.value.clone(),
            QuotationForm::Direct | QuotationForm::Phrase => format!("“{}”", quote.text.value),
        };
        // On a person's own page nobody asks who spoke.
        let other = quote.speaker.iter().filter(|speaker| context.relations.names.party(speaker) != Some(own));
        let speaker = other.map(|speaker| context.party(speaker));
        let role = quote.role.iter().map(|role| vec![text(role.value.clone(), role.span)]);
        let date = quote.date.iter().map(|date| vec![text(date.printed(), date.span)]);
        EntryLine {
            head: String::new(),
            title: vec![page(quote_at(entry, &quote.name), words, quote.text.span)],
            words: joined(speaker.chain(role).chain(date).collect(), "，"),
            case: Some(context.case_link(entry)),
        }
    };
    section("quotes", "引语", quotes.len(), EntryList::Quotes(quotes.iter().map(line).collect()))
}

fn claims(context: &Context, claims: &[(&CaseEntry, &Claim)]) -> EntrySection {
    let line = |(entry, claim): &(&CaseEntry, &Claim)| EntryLine {
        head: claim.form.value.word().to_owned(),
        title: vec![page(listing_at(entry, "claims"), claim.text.value.clone(), claim.text.span)],
        words: claim.evidence.iter().flat_map(|words| of_record(entry, words)).collect(),
        case: Some(context.case_link(entry)),
    };
    section("claims", "说法", claims.len(), EntryList::Lines(claims.iter().map(line).collect()))
}

/// Words of a record, in which figures may be named.
pub(super) fn of_record(entry: &CaseEntry, words: &str) -> Vec<Inline> {
    let drafted: Vec<Inline<Name>> = read_inline(&crate::source::Spanned::new(words.to_owned(), entry.case.span));
    resolve::inlines(&drafted, &mut Away(entry))
}

/// Answers names of figures on a page that is not their case's.
struct Away<'a>(&'a CaseEntry);

impl resolve::Answers for Away<'_> {
    fn mention(&mut self, name: &str) -> Option<FigureMention> {
        let found = self.0.case.figures.get(name)?;
        Some(FigureMention {
            link: Some(figure_path(&self.0.case.slug, name)),
            ..crate::compose::figure::mention(&self.0.case, found)
        })
    }

    fn numbers(&mut self, _: &str) -> Vec<(std::ops::Range<usize>, FigureMention)> {
        // Only narratives are written with typed numbers.
        Vec::new()
    }

    fn embed(&mut self, _: &crate::document::EmbedName) -> Option<crate::document::Embed> {
        None
    }

    fn record(&mut self, _: &str) -> Option<String> {
        None
    }
}

impl Context<'_> {
    /// A link to an entry's page in running text.
    pub(super) fn page_of(&self, key: Key) -> Inline {
        let link = self.link_to(key);
        page(entry_path(key.0, key.1), link.title, self.span_of(key))
    }
}
