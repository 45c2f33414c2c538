//! `unit-twice`: a unit behind the reference to a figure that already has it.
//!
//! A reference prints the whole wording of its figure, unit included: `{{fiscal}}万元` prints 1600万元万元, `{{villages}}个村` 4个个村.
//! The editor deletes the unit behind the reference. Words that only begin like the unit are left alone: `{{farms}}家庭农场`, `{{fields}}亩均`.

use super::Context;
use crate::corpus::{CaseEntry, Corpus};
use crate::diagnostic::Diagnostic;
use crate::document::{EmbedName, Item, Name, is_han, visit_document};
use crate::message;
use crate::quantity::{Dimension, Quantity};
use crate::source::{Sources, Span};

/// Units of one character that stand in the middle of a sentence only as units, each with the characters that make another word of it.
const PLAIN: &[(&str, &str)] = &[
    ("个", "体人别性案"),
    ("户", "均主籍外口型用"),
    ("人", "均员家民才大口工力物居社武数们士为次"),
    ("名", "单师校优列为称"),
    ("位", "于居置列"),
    ("项", "目"),
    ("件", "数"),
    ("条", "件款例文"),
    ("家", "庭长乡禽电政具畜访门里"),
    ("次", "数年日月"),
    ("盏", ""),
    ("座", "谈位"),
    ("株", "高"),
    ("棵", ""),
    ("亩", "均产"),
    ("元", "旦月"),
    ("吨", ""),
    ("斤", ""),
    ("米", "面粉线"),
    ("天", "然气"),
    ("年", "均度底末初内级轻货产收人后间以来"),
    ("月", "均底末初"),
];

/// Looks at the narrative of a case.
pub(super) fn check(context: &Context, entry: &CaseEntry, diagnostics: &mut Vec<Diagnostic>) {
    let mut before: Option<&Name> = None;
    visit_document(&entry.narrative, &mut |item| {
        let figure = before.and_then(|name| Some((name, &entry.case.figures.get(&name.name)?.quantity.value)));
        look(context.sources, &item, figure, diagnostics);
        before = next(&item);
    });
}

/// Looks at the pages of the site.
pub(super) fn check_pages(context: &Context, diagnostics: &mut Vec<Diagnostic>) {
    for page in &context.corpus.pages {
        let mut before: Option<&Name> = None;
        visit_document(&page.draft, &mut |item| {
            let figure = before.and_then(|name| Some((name, of_site(context.corpus, &name.name)?)));
            look(context.sources, &item, figure, diagnostics);
            before = next(&item);
        });
    }
}

fn of_site<'a>(corpus: &'a Corpus, name: &str) -> Option<&'a Quantity> {
    corpus.figure(name).map(|(_, figure)| &figure.quantity.value)
}

/// The figure that the next text may stand behind.
fn next<'a>(item: &Item<'a, Name, EmbedName>) -> Option<&'a Name> {
    match item {
        Item::Figure(name) => Some(name),
        _ => None,
    }
}

fn look(
    sources: &Sources,
    item: &Item<'_, Name, EmbedName>,
    figure: Option<(&Name, &Quantity)>,
    diagnostics: &mut Vec<Diagnostic>,
) {
    let (Item::Text(text, span), Some((name, quantity))) = (item, figure) else { return };
    if !touches(sources, name.span, *span) {
        return;
    }
    let Some(unit) = repeated(quantity, text) else { return };
    let start = span.range().start;
    let source = sources.get(span.file).bytes.get(start..start + unit.len());
    let place = if source == Some(unit.as_bytes()) { Span::new(span.file, start..start + unit.len()) } else { *span };
    diagnostics.push(
        Diagnostic::error(
            "unit-twice",
            place,
            message!(
                "单位重复了，会印成“{wording}{unit}”",
                "the unit stands twice: this prints `{wording}{unit}`",
                wording = quantity.wording
            ),
        )
        .with_hint(message!(
            "{{{{{name}}}}} 连单位一起印，删去后面的“{unit}”",
            "{{{{{name}}}}} prints its unit: delete `{unit}` behind it",
            name = name.name
        )),
    );
}

/// Whether nothing that is printed stands between the name of a figure and a text.
fn touches(sources: &Sources, name: Span, text: Span) -> bool {
    let between =
        (name.file == text.file).then(|| sources.get(name.file).bytes.get(name.range().end..text.range().start));
    between.flatten().is_some_and(|between| between.len() < 12 && between.iter().all(|byte| b"} *_~".contains(byte)))
}

/// The unit of a quantity where a text begins with it once more.
fn repeated<'a>(quantity: &Quantity, text: &'a str) -> Option<&'a str> {
    let unit = &quantity.unit;
    let scaled = format!("{}{}", quantity.scale.word(), unit.symbol);
    let synonyms: &[&str] = if unit.dimension == Dimension::People { &["人", "名", "位"] } else { &[] };
    let words = [scaled.as_str(), unit.symbol];
    let word = words.into_iter().chain(synonyms.iter().copied()).find(|word| text.starts_with(word))?;
    let behind = text[word.len()..].chars().next();
    let ends = behind.is_none_or(|c| !is_han(c) && !c.is_alphanumeric());
    let is_unit = word.chars().nth(1).is_some() || word == "%" || word == "‰";
    let plain = PLAIN.iter().find(|(unit, _)| *unit == word);
    let alone = plain.is_some_and(|(_, words)| behind.is_some_and(|c| !words.contains(c)));
    (ends || is_unit || alone).then(|| &text[..word.len()])
}

#[cfg(test)]
mod tests {
    use crate::check::testing::{CASE, headed, project};

    fn found(text: &str) -> Vec<String> {
        let figure = |name: &str, value: &str| {
            format!("  {name}: {{ label: 数, value: {value}, source: \"report#1\", period: 2018 }}\n")
        };
        let figures = [
            figure("fiscal", "1600万元"),
            figure("villages", "4个"),
            figure("people", "80人"),
            figure("farms", "12家"),
            figure("rate", "70.9%"),
            figure("towns", "3镇"),
        ];
        let record = headed(&format!("figures:\n{}", figures.concat()));
        project(&[(CASE, &record), ("content/cases/one/narrative.md", text)]).of("unit-twice")
    }

    #[test]
    fn a_unit_behind_its_figure_is_found() {
        assert_eq!(found("投资{{fiscal}}万元，{{villages}}个村。"), ["万元", "个"]);
        assert_eq!(found("投资**{{fiscal}}**元，占{{rate}}%，{{people}}名干部。"), ["元", "%", "名"]);
        assert_eq!(found("投资{{fiscal}}元。\n\n- {{villages}}个"), ["元", "个"]);
    }

    #[test]
    fn other_words_are_left_alone() {
        let none: [&str; 0] = [];
        assert_eq!(found("投资{{fiscal}}，{{villages}}村，{{villages}}个体户，{{people}}人均增收。"), none);
        assert_eq!(found("{{farms}}家庭农场，{{towns}}镇村干部，{{fiscal}}\n\n万元村。"), none);
        assert_eq!(found("{{fiscal}}\n\n- 万元"), none);
    }
}
