//! Where links lead from a PDF, which may lie in any folder.

use std::collections::BTreeSet;

use crate::document::{Block, Document, Embed};

/// What links of one document may lead to.
#[derive(Debug)]
pub struct Links<'a> {
    /// Anchors of the document.
    anchors: BTreeSet<&'a str>,
    /// Absolute address of the case's own page, which relative links start from.
    page: Option<String>,
    /// Absolute address of the site, with a `/` at its end.
    site: Option<String>,
}

impl<'a> Links<'a> {
    /// Collects the anchors of a document. `page` is the absolute address of the case's page and `site` that of the site, if it
    /// has one.
    #[must_use]
    pub fn new(document: &'a Document, page: Option<String>, site: Option<String>) -> Self {
        let mut anchors = BTreeSet::new();
        collect_anchors(&document.blocks, &mut anchors);
        Self { anchors, page, site }
    }

    /// What a link points to, a place in the document or an absolute address, and the function of the theme that sets
    /// such a link. None for a link that leads nowhere from here: its words stay.
    #[must_use]
    pub fn resolve(&self, target: &str) -> Option<(&'static str, String)> {
        if let Some(id) = target.strip_prefix('#') {
            return self.anchors.contains(id).then(|| ("within", anchor(id)));
        }
        if ["https:", "http:", "mailto:"].iter().any(|scheme| target.starts_with(scheme)) {
            return (target.len() <= LONGEST_ADDRESS).then(|| ("web", target.to_owned()));
        }
        self.page.as_deref().map(|page| ("web", join_address(page, target)))
    }
}

impl Links<'_> {
    /// The absolute address of a page of the site, given from its root.
    #[must_use]
    pub fn page(&self, path: &str) -> Option<String> {
        let site = self.site.as_deref()?;
        Some(join_address(site, path))
    }
}

/// Addresses longer than this are refused by typst; the words of the link stay.
pub const LONGEST_ADDRESS: usize = 8000;

/// Label of an anchor of the narrative. The theme's own labels do not begin like this.
#[must_use]
pub fn anchor(id: &str) -> String {
    format!("text-{id}")
}

fn collect_anchors<'a>(blocks: &'a [Block], anchors: &mut BTreeSet<&'a str>) {
    for block in blocks {
        match block {
            Block::Heading { id, .. } => {
                anchors.insert(id);
            }
            Block::Embed { embed: Embed::Chart(chart), .. } => {
                anchors.insert(&chart.id);
            }
            Block::Embed { embed: Embed::Photo(photo), .. } => {
                anchors.insert(&photo.id);
            }
            Block::List { items, .. } => items.iter().for_each(|item| collect_anchors(item, anchors)),
            Block::Quote { blocks, .. } => collect_anchors(blocks, anchors),
            _ => {}
        }
    }
}

/// Joins a relative address to that of a page.
fn join_address(page: &str, relative: &str) -> String {
    let scheme_end = page.find("://").map_or(0, |at| at + 3);
    let root_end = page[scheme_end..].find('/').map_or(page.len(), |at| scheme_end + at);
    let (root, path) = page.split_at(root_end);
    let (relative, tail) = relative.split_at(relative.find(['?', '#']).unwrap_or(relative.len()));
    let mut folders: Vec<&str> = match relative.starts_with('/') {
        true => Vec::new(),
        false => path.split('/').filter(|part| !part.is_empty()).collect(),
    };
    if !relative.starts_with('/') && !path.ends_with('/') {
        folders.pop();
    }
    for part in relative.split('/') {
        match part {
            "" | "." => {}
            ".." => drop(folders.pop()),
            part => folders.push(part),
        }
    }
    let end = if folders.is_empty() || relative.ends_with('/') || relative.is_empty() { "/" } else { "" };
    let joined = if folders.is_empty() { String::new() } else { format!("/{}", folders.join("/")) };
    format!("{root}{joined}{end}{tail}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn relative_addresses_start_from_the_page_of_the_case() {
        let join = |relative| join_address("https://example.org/a/cases/x/", relative);
        assert_eq!(join("../y/index.html"), "https://example.org/a/cases/y/index.html");
        assert_eq!(join("data.csv?x=1#top"), "https://example.org/a/cases/x/data.csv?x=1#top");
        assert_eq!(join("/about/"), "https://example.org/about/");
        assert_eq!(join("../../../../../.."), "https://example.org/");
        assert_eq!(join("./"), "https://example.org/a/cases/x/");
    }
}
