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
        (Some(source), None) => stands(case.sources.get(source.document.as_str()), source),
        (None, None) => String::new(),
    }
}

/// Where something stands, in short: 《高质量推进东西部扶贫协作》第25行.
pub(super) fn stands(document: Option<&SourceDocument>, source: &FigureSource) -> String {
    format!("{}{}", document.map(title).unwrap_or_default(), lines(source))
}

/// Where something stands, beside a numbered list of documents: 〔1〕第25行.
pub(super) fn by_number(number: usize, source: &FigureSource) -> String {
    format!("〔{number}〕{}", lines(source))
}

/// All lines of one document in which records stand, in the order of the document: 第37～41、53行.
pub(super) fn all_lines(sources: &[&FigureSource]) -> String {
    let span = |part: &str| {
        let (first, last) = part.split_once('-').unwrap_or((part, part));
        Some((first.trim().parse::<u32>().ok()?, last.trim().parse::<u32>().ok()?))
    };
    let stated = sources.iter().filter_map(|source| source.lines.as_ref());
    let mut spans: Vec<(u32, u32)> = stated.flat_map(|lines| lines.split(',').filter_map(span)).collect();
    spans.sort_unstable();
    let mut merged: Vec<(u32, u32)> = Vec::new();
    for (first, last) in spans {
        match merged.last_mut() {
            Some(before) if first <= before.1.saturating_add(1) => before.1 = before.1.max(last),
            _ => merged.push((first, last)),
        }
    }
    let words: Vec<String> = merged
        .into_iter()
        .map(|(first, last)| if first == last { first.to_string() } else { format!("{first}～{last}") })
        .collect();
    if words.is_empty() { String::new() } else { format!("第{}行", words.join("、")) }
}

/// Where a figure stands, for a table beside a numbered list of documents: 〔1〕第25行.
pub(super) fn numbered(case: &Case, figure: &Figure) -> String {
    match (&figure.source, &figure.derived) {
        (_, Some(how)) => format!("推算：{}", how.value),
        (Some(source), None) => {
            let number = case.sources.get_index_of(source.document.as_str()).map_or(0, |index| index + 1);
            by_number(number, source)
        }
        (None, None) => String::new(),
    }
}

fn by(document: &SourceDocument) -> String {
    let authors: Vec<&str> = document.authors.iter().map(|author| author.as_str()).collect();
    if authors.is_empty() { String::new() } else { format!("{}：", authors.join("、")) }
}

/// A title in its marks; one that has them already keeps them.
pub(super) fn title(document: &SourceDocument) -> String {
    if document.title.starts_with('《') {
        document.title.value.clone()
    } else {
        format!("《{}》", document.title.value)
    }
}

/// Lines of a document: 第25行, 第25～27行.
pub(super) fn lines(source: &FigureSource) -> String {
    source.lines.as_ref().map_or_else(String::new, |lines| format!("第{}行", lines.replace('-', "～")))
}
