//! Sources by their number in the document's own list: 〔1〕第97～101行 in place of a whole title.

use crate::compose::SourceEntry;

/// The documents of a list, as they are named in short.
#[derive(Debug, Default)]
pub struct Cited {
    /// Names and numbers, the longest names first.
    names: Vec<(String, usize)>,
}

impl Cited {
    /// Reads the names from the entries of a list, each cited in full: 王志忠：《题名》，署名文章，2018年.
    #[must_use]
    pub fn new(sources: &[SourceEntry]) -> Self {
        let mut names: Vec<(String, usize)> = Vec::new();
        for (index, source) in sources.iter().enumerate() {
            let Some((authors, title)) = authors_and_title(&source.citation) else { continue };
            names.push((format!("{}{title}", authors.trim_end_matches('：')), index + 1));
            if !authors.is_empty() {
                names.push((title.to_owned(), index + 1));
            }
        }
        // A name that two documents share tells them apart no more.
        let shared: Vec<String> = names
            .iter()
            .filter(|(name, number)| names.iter().any(|(other, others)| other == name && others != number))
            .map(|(name, _)| name.clone())
            .collect();
        names.retain(|(name, _)| !shared.contains(name));
        names.sort_by_key(|(name, _)| std::cmp::Reverse(name.len()));
        Self { names }
    }

    /// A place in a document with the document's number in place of its name; as it is where the list does not have it.
    #[must_use]
    pub fn short(&self, place: &str) -> String {
        let found = self.names.iter().find_map(|(name, number)| Some((number, place.strip_prefix(name.as_str())?)));
        match found {
            Some((number, lines)) => format!("〔{number}〕{lines}"),
            None => place.to_owned(),
        }
    }
}

/// What stands before a title, and the title with its marks, which may hold others.
fn authors_and_title(citation: &str) -> Option<(&str, &str)> {
    let start = citation.find('《')?;
    let mut depth = 0_u32;
    for (at, c) in citation[start..].char_indices() {
        match c {
            '《' => depth += 1,
            '》' => depth = depth.saturating_sub(1),
            _ => {}
        }
        if depth == 0 {
            return Some((&citation[..start], &citation[start..start + at + c.len_utf8()]));
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    fn cited(citations: &[&str]) -> Cited {
        let entry = |citation: &&str| SourceEntry {
            id: String::new(),
            citation: (*citation).to_owned(),
            note: String::new(),
            path: None,
        };
        Cited::new(&citations.iter().map(entry).collect::<Vec<_>>())
    }

    #[test]
    fn a_document_of_the_list_is_cited_by_its_number() {
        let cited = cited(&["王志忠、李四：《论〈规划〉与《细则》》，署名文章，2018年", "《总结》，2020年"]);
        assert_eq!(cited.short("《总结》第97～101行"), "〔2〕第97～101行");
        assert_eq!(cited.short("王志忠、李四《论〈规划〉与《细则》》"), "〔1〕");
        assert_eq!(cited.short("《论〈规划〉与《细则》》第3行"), "〔1〕第3行");
        assert_eq!(cited.short("《别的总结》第3行"), "《别的总结》第3行");
    }

    #[test]
    fn documents_of_one_title_keep_it_unless_their_authors_differ() {
        let cited = cited(&["甲：《总结》，2019年", "乙：《总结》，2020年"]);
        assert_eq!(cited.short("乙《总结》"), "〔2〕");
        assert_eq!(cited.short("《总结》第3行"), "《总结》第3行");
    }
}
