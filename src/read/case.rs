//! `case.yaml`.

use std::collections::{BTreeMap, BTreeSet};

use super::accept::accept;
use super::chart::chart;
use super::claim::{claim, quotation};
use super::decode::{Fields, Findings};
use super::event::event;
use super::figure::{defaults, figure};
use super::item::item;
use super::meant::meant;
use super::mechanism::mechanism;
use super::media::media;
use super::source_document::source_document;
use super::{slug, yaml};
use crate::diagnostic::{Diagnostic, Parsed, codes};
use crate::message;
use crate::record::{Case, CaseType, Fact, Register, Section};
use crate::source::{FileId, Sources, Span, Spanned};

/// Reads a `case.yaml`. Gives no record when the file is no YAML mapping.
///
/// What cannot be read is left out of the record, and the names of what was left out are in [`Case::unreadable`]. A
/// missing title, summary or place is an error and stands in the record as an empty text, so that the rules still look
/// at the rest of the case.
#[must_use]
pub fn case(sources: &Sources, file: FileId) -> Parsed<Option<Case>> {
    let findings = Findings::default();
    let value = read(sources, file, &findings);
    let mut diagnostics = findings.into_vec(&sources.get(file).path);
    if let Some(case) = &value {
        meant(case, sources.get(file), &mut diagnostics);
    }
    Parsed { value, diagnostics }
}

fn read(sources: &Sources, file: FileId, findings: &Findings) -> Option<Case> {
    let source = sources.get(file);
    let root = yaml::parse(source, file, findings)?;
    let start = Span { end: root.span.start, ..root.span };
    let example = "title: 跟着市场走：灌云产业帮扶两年账";
    let mut fields = Fields::open(&root, message!("案例", "a case"), start, example, findings)?;
    let title = fields.required_text("title", example);
    let short_title = fields.text("short-title", "short-title: 灌云产业帮扶");
    let summary = fields.required_text("summary", "summary: 两年里，帮扶工作队在灌云县……");
    let place = fields.required_text("place", "place: 江苏省/灌云县").filter(|place| is_place(place, findings));
    let slug = slug::of_case(&mut fields, &source.path, file);
    let part_of = fields.text("part-of", "part-of: guanyun").filter(|slug| slug::is_slug(slug, findings));
    let form = fields.word("type", &CaseType::WORDS);
    let period = fields.period("period");
    let date = fields.date("date");
    let programme = fields.text("programme", "programme: 驻村帮扶");
    let themes = fields.texts("themes", "themes: [产业帮扶, 人才选派]");
    let facts = fields.text_pairs("facts", "facts: { 队长单位: 江苏省交通运输厅 }");
    let facts = facts.into_iter().map(|(label, value)| Fact { label, value }).collect();

    let mut unreadable = BTreeSet::new();
    let defaults = defaults(&mut fields);
    let documents =
        fields.named("sources", "sources: { team-report: { title: 工作总结 } }", &mut unreadable, |name, node| {
            source_document(name, node, findings)
        });
    let figures = fields.named(
        "figures",
        "figures: { projects: { label: 帮扶项目, value: 174个, source: team-report } }",
        &mut unreadable,
        |name, node| figure(name, node, &defaults, findings),
    );
    let key_figures = fields.names("key-figures", "key-figures: [projects, investment, households]");
    let key_chart = fields.name("key-chart", "key-chart: pairs");
    let charts = fields.named(
        "charts",
        "charts: { pairs: { kind: bar, title: 结对最多的是苏州, figures: [pairs-suzhou, pairs-wuxi] } }",
        &mut unreadable,
        |name, node| chart(name, node, findings),
    );
    let events = fields.named(
        "events",
        "events: { agreement: { label: 签订结对协议, date: 2017-09 } }",
        &mut unreadable,
        |name, node| event(name, node, &defaults, findings),
    );
    let media = fields.named(
        "media",
        "media: { road: { file: road.jpg, caption: 新修的村道, alt: 一条水泥路穿过稻田 } }",
        &mut unreadable,
        |name, node| media(name, node, findings),
    );
    let mechanisms = fields.named(
        "mechanisms",
        "mechanisms: { signing: { label: 双签字, kind: sign-off, signatures: [帮扶队员, 乡镇领导] } }",
        &mut unreadable,
        |name, node| mechanism(name, node, &defaults, findings),
    );
    let claims = fields.named(
        "claims",
        "claims: { first-office: { text: 全国首个办事处, type: 首创 } }",
        &mut unreadable,
        |name, node| claim(name, node, &defaults, findings),
    );
    let quotes = fields.named(
        "quotes",
        "quotes: { mayor: { text: 脱贫不脱钩, speaker: 游剑锋 } }",
        &mut unreadable,
        |name, node| quotation(name, node, &defaults, findings),
    );
    let mut items = BTreeMap::new();
    for section in Section::ALL {
        let example = format!("{}: {{ first: {{ label: 名称 }} }}", section.key());
        let read = fields.named(section.key(), &example, &mut unreadable, |name, node| {
            item(section, name, node, &defaults, findings)
        });
        if !read.is_empty() {
            items.insert(section, read);
        }
    }
    let mut listed = BTreeMap::new();
    for register in Register::LISTED {
        let example = format!("{}: [guanyun]", register.key());
        // What is no name has its finding where the registers are known.
        let ids = fields.texts(register.key(), &example);
        if !ids.is_empty() {
            listed.insert(register, ids);
        }
    }
    let accept = accept(&mut fields);
    let not_figures = fields.text_pairs("not-figures", "not-figures: { 12345热线: 电话号码 }");
    // A misspelt section hides all that it holds.
    unreadable.extend(fields.finish().into_iter().map(str::to_owned));
    // A time that could not be read is not missing.
    if findings.has(codes::PERIOD_SYNTAX) {
        unreadable.insert("period".to_owned());
    }
    let or_empty = |text: Option<Spanned<String>>| text.unwrap_or_else(|| Spanned::new(String::new(), start));
    Some(Case {
        file,
        slug,
        part_of,
        form,
        title: or_empty(title),
        short_title,
        summary: or_empty(summary),
        place: or_empty(place),
        period,
        date,
        programme,
        themes,
        facts,
        sources: documents,
        figures,
        inherited: BTreeSet::new(),
        key_figures,
        key_chart,
        charts,
        data: indexmap::IndexMap::new(),
        events,
        media,
        mechanisms,
        claims,
        quotes,
        items,
        listed,
        accept,
        not_figures,
        unreadable,
        span: root.span,
    })
}

/// Whether a place is written level by level, with `/` between the levels.
fn is_place(place: &Spanned<String>, findings: &Findings) -> bool {
    let legal = !place.contains(['／', '\\', '\n']) && place.split('/').all(|level| !level.trim().is_empty());
    if !legal {
        findings.push(
            Diagnostic::error(
                codes::NAME_SYNTAX,
                place.span,
                message!("地名的各级之间用一个半角斜杠“/”隔开", "the levels of a place are separated by one \"/\""),
            )
            .with_hint(message!("从大到小写，例如：江苏省/灌云县", "from large to small, as in 江苏省/灌云县")),
        );
    }
    legal
}
