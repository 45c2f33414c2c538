//! What records cite of a source, held against the source's own text.
//!
//! The other way round from the search for numbers that no record has: every quotation has to stand in the text at the lines
//! that its record names, and so has every number. What stands elsewhere or nowhere was miscopied, or has the wrong line.

use super::account::cited_lines;
use super::occurrence::{Occurrence, occurrence};
use super::view::{own_figures, records};
use crate::corpus::Corpus;
use crate::diagnostic::Message;
use crate::message;
use crate::quantity::Quantity;
use crate::record::{Case, Cell, FigureSource};

/// Words or a number that a source does not have where a record cites it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Miscited {
    /// Name of the case.
    pub case: String,
    /// What the record says and the source does not, and where.
    pub said: Message,
}

/// What the records cite of a document and its text does not have at the cited lines, in the order of the records.
#[must_use]
pub fn miscited(corpus: &Corpus, document: &str, text: &str) -> Vec<Miscited> {
    let lines: Vec<&str> = text.lines().collect();
    let mut found = Vec::new();
    for case in corpus.cases.iter().map(|entry| &entry.case) {
        let mut push = |said: Message| found.push(Miscited { case: case.slug.value.clone(), said });
        for record in records(case) {
            let Some((quote, source)) = record.quote.zip(record.source) else { continue };
            if source.document.value == document && !has_words(&window(&lines, source), quote) {
                let (zh, en) = places(source);
                push(message!("{zh}没有这句话：{quote}", "{en} does not have the words: {quote}", quote = quote.value));
            }
        }
        for (quantity, source) in values(case).into_iter().filter(|(_, source)| source.document.value == document) {
            let ((zh, en), w) = (places(source), &quantity.wording);
            // 减少2个 is −2个 in a chart; none of something has no number in a text.
            let amount = Quantity::parse(w.trim_start_matches(['-', '−', '－', '负'])).ok();
            if quantity.base_value().is_zero() {
                continue;
            }
            match occurrence(amount.as_ref().unwrap_or(quantity), &window(&lines, source)) {
                Occurrence::Same => {}
                Occurrence::Otherwise(words) => {
                    push(message!("{zh}写的是{words}，记录里是{w}", "{en} says {words}, the record {w}"));
                }
                Occurrence::Absent => push(message!("{zh}没有{w}这个数", "{en} does not have {w}")),
            }
        }
    }
    found
}

/// Every number that a case takes from a source, with where it stands. What was worked out stands nowhere.
fn values(case: &Case) -> Vec<(&Quantity, &FigureSource)> {
    let figures = own_figures(case)
        .filter(|figure| figure.derived.is_none())
        .filter_map(|figure| Some((&figure.quantity.value, figure.source.as_ref()?)));
    let charts = case.charts.values().flat_map(|chart| {
        let stated = chart.kind.stated().into_iter();
        stated.filter_map(|quantity| Some((&quantity.value, chart.source.as_ref()?)))
    });
    let mechanisms = case.mechanisms.values().map(|mechanism| (mechanism.cells(), mechanism.source.as_ref()));
    let items = case.all_items().map(|item| (item.cells(), item.source.as_ref()));
    let cells = mechanisms.chain(items).flat_map(|(cells, source)| {
        let stated = cells.into_iter().filter_map(Cell::stated);
        stated.filter_map(move |quantity| Some((&quantity.value, source?))).collect::<Vec<_>>()
    });
    figures.chain(charts).chain(cells).collect()
}

/// The text at and near the lines that a record cites, or the whole text where it cites none.
fn window(lines: &[&str], source: &FigureSource) -> String {
    let (first, last) = cited_lines(source).unwrap_or((1, lines.len()));
    let cited = lines.iter().take(last).skip(first.saturating_sub(1));
    cited.flat_map(|line| line.chars().filter(|c| !c.is_whitespace())).collect()
}

/// Whether words stand in a text, whatever its marks; an ellipsis leaves words out.
fn has_words(text: &str, words: &str) -> bool {
    let plain = |text: &str| text.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
    let text = plain(text);
    words.split(['…', '⋯']).all(|part| text.contains(&plain(part)))
}

fn places(source: &FigureSource) -> (String, String) {
    let document = &source.document.value;
    match &source.lines {
        Some(lines) => (
            format!("{document} 第{}行上下", lines.replace('-', "～")),
            format!("{document} near line {}", lines.value),
        ),
        None => (format!("{document} 全文"), document.clone()),
    }
}

#[cfg(test)]
mod tests {
    use super::miscited;
    use crate::check::testing::{CASE, headed, project_corpus};

    fn said(record: &str, text: &str) -> Vec<String> {
        let record = headed(record);
        let corpus =
            project_corpus(&[(CASE, &record), ("content/registers/sources.yaml", "report: { title: 总结 }\n")]);
        miscited(&corpus, "report", text).into_iter().map(|miscited| miscited.said.zh).collect()
    }

    const TEXT: &str = "两年确定项目 174 个，其中产\n\n业项目有 53个。\n\n\n\n\n\n\n\n完成200多件\n实事。";

    #[test]
    fn what_is_cited_stands_at_its_line() {
        let figures = |value: &str, line: u8, quote: &str| {
            format!(
                "figures: {{ a: {{ label: 甲, value: {value}, period: 2018, source: \"report#{line}\", quote: {quote} }} }}"
            )
        };
        assert_eq!(said(&figures("174个", 1, "确定项目174个"), TEXT), Vec::<String>::new());
        assert_eq!(said(&figures("53个", 1, "其中产业项目有53个"), TEXT), Vec::<String>::new());
        assert_eq!(said(&figures("200多件", 11, "“完成200多件……实事”"), TEXT), Vec::<String>::new());
        assert_eq!(
            said(&figures("174个", 11, "确定项目174个"), TEXT),
            ["report 第11行上下没有这句话：确定项目174个", "report 第11行上下没有174个这个数"]
        );
        assert_eq!(said(&figures("200件", 11, "完成200多件"), TEXT), ["report 第11行上下写的是200多件，记录里是200件"]);
        assert_eq!(said(&figures("5个", 1, "项目有5"), TEXT), ["report 第1行上下没有5个这个数"]);
    }

    #[test]
    fn numbers_of_items_are_cited_too() {
        let item = |value: &str| format!("donations: {{ a: {{ label: 甲, value: {value}, source: \"report#1\" }} }}");
        assert_eq!(said(&item("10万元"), "捐款10万元。"), Vec::<String>::new());
        assert_eq!(said(&item("10万元"), "捐款110万元。"), ["report 第1行上下没有10万元这个数"]);
    }
}
