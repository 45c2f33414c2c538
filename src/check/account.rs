//! The numbers of a source's own text, held against the records.
//!
//! An office keeps the text of its sources outside of the project. Given that text, every number of it is looked for: in the
//! figures, items and mechanisms that cite the document, or in the list of what stays out. A number that is nowhere was
//! overlooked.

use std::ops::Range;

use super::occurrence::stands;
use crate::corpus::Corpus;
use crate::quantity::{FoundKind, Quantity, scan};
use crate::record::{Case, Cell, FieldValue, FigureSource, Stated};

/// A number of a source's text that no record accounts for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Unaccounted {
    /// Name of the source document.
    pub document: String,
    /// Line of the text, from 1.
    pub line: usize,
    /// The number with its unit.
    pub words: String,
    /// Some words around it.
    pub around: String,
}

/// So many lines a record's number may stand away from the line that it cites: a sentence of the source goes over several.
const NEAR: usize = 4;

/// The numbers in digits of a document's text that no record and no omission accounts for, in reading order.
#[must_use]
pub fn unaccounted(corpus: &Corpus, document: &str, text: &str) -> Vec<Unaccounted> {
    let stated = stated(corpus, document);
    let (joined, lines) = joined(text);
    scan(&joined)
        .into_iter()
        .filter_map(|found| {
            let quantity = match &found.kind {
                FoundKind::Quantity(quantity) => Some(quantity.as_ref()),
                FoundKind::Bare => None,
                FoundKind::Spoken(_) | FoundKind::Date | FoundKind::Ordinal => return None,
            };
            let words = match found.kind {
                // 199.4万低收入人口: the number goes on behind its point.
                FoundKind::Bare => whole_number(&joined, found.range.clone()),
                _ => &joined[found.range.clone()],
            };
            let line = lines.iter().rev().find(|(start, _)| *start <= found.range.start).map_or(1, |(_, line)| *line);
            let known = stated.iter().any(|stated| is_meant(stated, words, quantity, line));
            let omitted = corpus.coverage.omitted.iter().any(|omission| {
                omission.source.document.value == document
                    && near(&omission.source, line)
                    && (omission.words.contains(words) || words.contains(omission.words.as_str()))
            });
            (!known && !omitted).then(|| Unaccounted {
                document: document.to_owned(),
                line,
                words: words.to_owned(),
                around: around(&joined, found.range.start, found.range.end),
            })
        })
        .collect()
}

/// Digits with those before and behind them that belong to the same number.
fn whole_number(text: &str, range: Range<usize>) -> &str {
    let is_number = |c: char| c.is_ascii_digit() || c == '.';
    let (before, behind) = (&text[..range.start], &text[range.end..]);
    let start = before.trim_end_matches(is_number).len();
    let end = text.len() - behind.trim_start_matches(is_number).len();
    text[start..end].trim_matches('.')
}

/// A number that a record takes from a document, or a text of it that may hold one.
struct Known<'a> {
    quantity: Option<&'a Quantity>,
    text: &'a str,
    source: &'a FigureSource,
}

fn is_meant(known: &Known, words: &str, quantity: Option<&Quantity>, line: usize) -> bool {
    let is_near = near(known.source, line);
    match (known.quantity, quantity) {
        // A number that is told once may be told again; one of a single digit says too little to be the same.
        (Some(known), Some(found)) => (is_near || is_telling(known)) && is_same(known, found),
        (Some(known), None) => is_near && stands(&known.wording, words),
        // What a record tells in the words of the source: a label, a quotation.
        (None, _) => is_near && stands(known.text, words),
    }
}

/// Whether two numbers are one number of one thing.
fn is_same(known: &Quantity, found: &Quantity) -> bool {
    let ends = |quantity: &Quantity| [Some(quantity.base_value()), quantity.upper_value()];
    // 每人每月 may stand apart from its number.
    let is_alike = known.comparable(found)
        || (known.unit.dimension == found.unit.dimension && (known.unit.per.is_empty() || found.unit.per.is_empty()));
    is_alike && ends(known).iter().flatten().any(|end| ends(found).contains(&Some(*end)))
}

fn is_telling(quantity: &Quantity) -> bool {
    quantity.number.mantissa().unsigned_abs() >= 10 || !quantity.scale.word().is_empty()
}

/// Every number that the records take from a document, and every text that may hold one.
fn stated<'a>(corpus: &'a Corpus, document: &str) -> Vec<Known<'a>> {
    let mut known: Vec<Known> = Vec::new();
    for entry in &corpus.cases {
        of_case(&entry.case, &mut known);
    }
    known.retain(|known| known.source.document.value == document);
    known
}

fn of_case<'a>(case: &'a Case, known: &mut Vec<Known<'a>>) {
    let mut text = |text: &'a str, source: &'a FigureSource| known.push(Known { quantity: None, text, source });
    for figure in case.figures.values() {
        if let Some(source) = &figure.source {
            text(figure.quantity.wording.as_str(), source);
            for words in figure.quote.iter().chain(&figure.note).chain([&figure.label]) {
                text(words, source);
            }
        }
    }
    for quote in case.quotes.values() {
        if let Some(source) = &quote.source {
            text(&quote.text, source);
        }
    }
    for claim in case.claims.values() {
        if let Some(source) = &claim.source {
            for words in claim.quote.iter().chain([&claim.text]).chain(&claim.evidence) {
                text(words, source);
            }
        }
    }
    for event in case.events.values() {
        if let Some(source) = &event.source {
            text(&event.label, source);
        }
    }
    for mechanism in case.mechanisms.values() {
        if let Some(source) = &mechanism.source {
            let words = mechanism.quote.iter().chain(&mechanism.note).chain(&mechanism.says).chain(&mechanism.count);
            for words in words.chain([&mechanism.label]).chain(&mechanism.aliases) {
                text(words, source);
            }
            for (label, stated) in &mechanism.terms {
                text(label, source);
                if let Stated::Words(words) = stated {
                    text(words, source);
                }
            }
        }
    }
    for item in case.all_items() {
        if let Some(source) = &item.source {
            for words in item.quote.iter().chain(&item.note).chain([&item.label]) {
                text(words, source);
            }
            for (_, value) in &item.fields {
                match value {
                    FieldValue::Text(words) | FieldValue::Stated(Stated::Words(words)) => text(words, source),
                    FieldValue::Texts(all) => all.iter().for_each(|words| text(words, source)),
                    _ => {}
                }
            }
        }
    }
    let mut value = |cell: &'a Cell, source: &'a FigureSource| {
        if let Cell::Stated(quantity) = cell {
            known.push(Known { quantity: Some(quantity), text: "", source });
        }
    };
    for mechanism in case.mechanisms.values() {
        if let Some(source) = &mechanism.source {
            mechanism.cells().into_iter().for_each(|cell| value(cell, source));
        }
    }
    for item in case.all_items() {
        if let Some(source) = &item.source {
            item.cells().into_iter().for_each(|cell| value(cell, source));
        }
    }
    for chart in case.charts.values() {
        if let (Some(source), crate::record::ChartKind::Diagram(diagram)) = (&chart.source, &chart.kind) {
            diagram.cells().into_iter().for_each(|cell| value(cell, source));
        }
    }
    for figure in case.figures.values() {
        if let Some(source) = &figure.source {
            known.push(Known { quantity: Some(&figure.quantity), text: "", source });
        }
    }
}

/// Whether a line is one that a record cites, or close to it; without lines a record may cite any.
fn near(source: &FigureSource, line: usize) -> bool {
    cited_lines(source).is_none_or(|(first, last)| first <= line && line <= last)
}

/// The first and the last line that a record may mean: those that it cites and some around them. None where it cites no line.
pub(super) fn cited_lines(source: &FigureSource) -> Option<(usize, usize)> {
    let lines = source.lines.as_ref()?;
    let number = |text: &str| text.parse::<usize>().ok();
    let (first, last) = match lines.split_once('-') {
        Some((first, last)) => (number(first)?, number(last)?),
        None => (number(lines)?, number(lines)?),
    };
    Some((first.saturating_sub(NEAR), last.saturating_add(NEAR)))
}

/// A text as one line, without the spaces and line breaks that stand within its sentences, and where each line begins.
fn joined(text: &str) -> (String, Vec<(usize, usize)>) {
    let mut joined = String::with_capacity(text.len());
    let mut lines = Vec::new();
    for (index, line) in text.lines().enumerate() {
        lines.push((joined.len(), index + 1));
        joined.extend(line.chars().filter(|c| !c.is_whitespace()));
        // An empty line stands between paragraphs as well as within them: no number goes over a heading.
        if line.trim().is_empty() && joined.ends_with(['。', '！', '？']) {
            joined.push('\n');
        }
    }
    (joined, lines)
}

/// A few characters before and behind a place.
fn around(text: &str, start: usize, end: usize) -> String {
    let before: String = {
        let mut chars: Vec<char> = text[..start].chars().rev().take(10).collect();
        chars.reverse();
        chars.into_iter().collect()
    };
    let behind: String = text[end..].chars().take(10).collect();
    format!("{before}{}{behind}", &text[start..end]).replace('\n', "")
}

#[cfg(test)]
mod tests {
    use super::unaccounted;
    use crate::check::testing::{CASE, headed, project_corpus};

    const RECORD: &str = "figures:\n  projects: { label: 项目, value: 174个, source: \"report#1\", period: 2018 }\n\
                          donations:\n  court: { label: 球场, value: 10万元, source: \"report#3\" }\n\
                          quotes:\n  words: { text: 完成100多件实事, source: \"report#5\" }\n";

    /// The numbers that are nowhere, each with its line.
    fn missing(text: &str) -> Vec<(usize, String)> {
        let sources = "report: { title: 总结 }\n";
        let omitted = "omitted: [ { source: \"report#7\", words: \"4\", reason: 页码 } ]\n";
        let record = headed(RECORD);
        let corpus = project_corpus(&[
            (CASE, &record),
            ("content/registers/sources.yaml", sources),
            ("content/coverage.yaml", omitted),
        ]);
        unaccounted(&corpus, "report", text).into_iter().map(|number| (number.line, number.words)).collect()
    }

    #[test]
    fn numbers_are_found_in_figures_items_quotations_and_omissions() {
        assert_eq!(missing("2018年项目 174 个。\n\n捐赠10万元。\n\n“完成100多件实事”。\n\n4\n"), []);
    }

    #[test]
    fn a_number_that_is_nowhere_is_told_with_its_line() {
        assert_eq!(missing("项目174个，另有53\n个在建。"), [(1, "53个".to_owned())]);
    }

    #[test]
    fn a_number_of_one_digit_counts_only_near_the_line_that_its_record_cites() {
        let far = format!("{}项目174个，球场5个，捐10万元。", "\n".repeat(20));
        assert_eq!(missing(&far), [(21, "5个".to_owned())], "what is told again is recorded");
    }

    #[test]
    fn a_number_is_whole_and_of_its_unit() {
        assert_eq!(
            missing("项目174个，另4个，1174个，174元。\n\n捐赠10万元"),
            [(1, "4个".to_owned()), (1, "1174个".to_owned()), (1, "174元".to_owned())]
        );
    }
}
