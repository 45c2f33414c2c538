//! Items, by the fields of their section.

use super::accept::accept;
use super::decode::{Fields, Findings};
use super::figure::{Defaults, entry_span, source};
use super::node::{Node, Value};
use super::stated::{number, number_pairs, stated};
use crate::message;
use crate::record::{Field, FieldKind, FieldValue, Item, Nature, Period, Section};
use crate::source::Spanned;

/// Reads one item of a section.
pub(super) fn item(
    section: Section,
    name: &Spanned<String>,
    node: &Node,
    defaults: &Defaults,
    findings: &Findings,
) -> Option<Item> {
    let word = &name.value;
    let heading = section.heading();
    let key = section.key();
    let what = message!("{heading} {word} ", "`{word}` of `{key}`", word = word);
    let example = format!("{key}: {{ {word}: {{ label: 名称 }} }}");
    let mut fields = Fields::open(node, what, name.span, &example, findings)?;
    let label = fields.required_text("label", "label: 篮球场");
    let group = fields.text("group", "group: 现金");
    let place = fields.text("place", "place: 新民村");
    let date = fields.period("date");
    let figures = fields.names("figures", "figures: [lamps]");
    let nature = fields.word("nature", &Nature::WORDS).map_or_else(Nature::default, |nature| nature.value);
    let read = section.fields().iter().filter_map(|field| Some((field, value(field, &mut fields)?)));
    let values = read.collect();
    let note = fields.text("note", "note: 折价办法未载明");
    let source = source(&mut fields).or_else(|| defaults.source.clone());
    let quote = fields.text("quote", "quote: 捐赠价值2万余元的广播系统");
    let accept = accept(&mut fields);
    fields.finish();
    Some(Item {
        name: name.clone(),
        label: label?,
        group,
        place,
        date,
        figures,
        nature,
        fields: values,
        note,
        source,
        quote,
        accept,
        span: entry_span(name, node),
    })
}

fn value(field: &'static Field, fields: &mut Fields) -> Option<FieldValue> {
    let findings = fields.findings();
    let example = format!("{}: {}", field.key, field.label);
    match field.takes {
        FieldKind::Text => fields.text(field.key, &example).map(FieldValue::Text),
        // 甲和乙 of one gift are a list.
        FieldKind::Party => {
            let is_list = fields.entry(field.key).is_some_and(|entry| matches!(entry.value.value, Value::List(_)));
            if is_list {
                listed(fields.texts(field.key, &example)).map(FieldValue::Parties)
            } else {
                fields.text(field.key, &example).map(FieldValue::Party)
            }
        }
        FieldKind::Texts => listed(fields.texts_or_one(field.key, &example)).map(FieldValue::Texts),
        FieldKind::Parties => listed(fields.texts_or_one(field.key, &example)).map(FieldValue::Parties),
        FieldKind::Value => {
            let entry = fields.entry(field.key)?;
            stated(&entry.value, field.key, findings).map(FieldValue::Stated)
        }
        FieldKind::Number(measure) => {
            let entry = fields.entry(field.key)?;
            number(&entry.value, field.key, measure, findings).map(FieldValue::Stated)
        }
        FieldKind::Pairs(measure) => {
            fields.entry(field.key)?;
            Some(FieldValue::Pairs(number_pairs(fields, field.key, &example, measure)))
                .filter(|pairs| !matches!(pairs, FieldValue::Pairs(pairs) if pairs.is_empty()))
        }
        FieldKind::Period => fields.period(field.key).map(FieldValue::Period),
        FieldKind::PeriodOrText => {
            let entry = fields.entry(field.key)?;
            match &entry.value.value {
                Value::Text(text) if Period::parse(&text.text).is_err() => {
                    fields.text(field.key, &example).map(FieldValue::Text)
                }
                _ => fields.period(field.key).map(FieldValue::Period),
            }
        }
        FieldKind::Word(words) => {
            let words: Vec<(&'static str, &'static str)> = words.iter().map(|word| (*word, *word)).collect();
            fields.word(field.key, &words).map(FieldValue::Word)
        }
    }
}

fn listed(texts: Vec<Spanned<String>>) -> Option<Vec<Spanned<String>>> {
    (!texts.is_empty()).then_some(texts)
}
