//! How source documents are cited.

use crate::record::{Case, Figure, FigureSource, SourceDocument};

/// A document as cited in full: 陈世海：《扶贫攻坚，打造东西协作的升级版》，署名文章，日期未载明。
pub(super) fn full(document: &SourceDocument) -> String {
    let mut words = Vec::new();
    words.push(format!("{}{}", by(document), title(document)));
    words.extend(document.kind.iter().map(|kind| kind.value.clone()));
    words.extend(document.affiliation.iter().map(|office| office.value.clone()));
    words.extend(document.publisher.iter().map(|publisher| publisher.value.clone()));
    words.push(document.date.as_ref().map_or_else(|| "日期未载明".to_owned(), |date| date.printed()));
    words.join("，")
}

/// A document as cited below a chart: 王志忠《高质量推进东西部扶贫协作》.
pub(super) fn short(document: &SourceDocument) -> String {
    let authors: Vec<&str> = document.authors.iter().map(|author| author.as_str()).collect();
    format!("{}{}", authors.join("、"), title(document))
}

/// Where a figure stands, in short: 《高质量推进东西部扶贫协作》第25行; or how it was worked out.
pub(super) fn place(case: &Case, figure: &Figure) -> String {
    match (&figure.source, &figure.derived) {
        (_, Some(how)) => format!("推算：{}", how.value),
        (Some(source), None) => source_place(case, source),
        (None, None) => String::new(),
    }
}

/// A place in a document, in short: 《高质量推进东西部扶贫协作》第25行.
pub(super) fn source_place(case: &Case, source: &FigureSource) -> String {
    let document = case.sources.get(source.document.as_str()).map(title).unwrap_or_default();
    format!("{document}{}", lines(source))
}

/// Where a figure stands, for a table beside a numbered list of documents: 〔1〕第25行.
pub(super) fn numbered(case: &Case, figure: &Figure) -> String {
    match (&figure.source, &figure.derived) {
        (_, Some(how)) => format!("推算：{}", how.value),
        (Some(source), None) => {
            let number = case.sources.get_index_of(source.document.as_str()).map_or(0, |index| index + 1);
            format!("〔{number}〕{}", lines(source))
        }
        (None, None) => String::new(),
    }
}

fn by(document: &SourceDocument) -> String {
    let authors: Vec<&str> = document.authors.iter().map(|author| author.as_str()).collect();
    if authors.is_empty() { String::new() } else { format!("{}：", authors.join("、")) }
}

/// A title in its marks; one that has them already keeps them.
fn title(document: &SourceDocument) -> String {
    if document.title.starts_with('《') {
        document.title.value.clone()
    } else {
        format!("《{}》", document.title.value)
    }
}

fn lines(source: &FigureSource) -> String {
    source.lines.as_ref().map_or_else(String::new, |lines| format!("第{}行", lines.replace('-', "～")))
}
