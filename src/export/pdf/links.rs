//! Where links lead from a PDF, which may lie in any folder.

use std::collections::BTreeSet;

use crate::document::{Block, Document, Embed};

/// What links of one document may lead to.
#[derive(Debug)]
pub struct Links<'a> {
    /// Anchors of the document.
    anchors: BTreeSet<&'a str>,
    /// Folder of the document's own page, from the root of the site: `cases/guanyun/`.
    folder: String,
    /// Absolute address of the site, with a `/` at its end.
    site: Option<String>,
}

impl<'a> Links<'a> {
    /// Collects the anchors of a document. `folder` is that of the document's page, and `site` the absolute address of the
    /// site, if it has one.
    #[must_use]
    pub fn new(document: &'a Document, folder: &str, site: Option<&str>) -> Self {
        let mut anchors = BTreeSet::new();
        collect_anchors(&document.blocks, &mut anchors);
        Self { anchors, folder: folder.to_owned(), site: site.map(str::to_owned) }
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
        let site = self.site.as_deref()?;
        Some(("web", join_address(&format!("{site}{}", self.folder), target)))
    }

    /// The same for a page of the site, given from its root. What stands on the document's own page stands here too.
    #[must_use]
    pub fn page(&self, path: &str) -> Option<(&'static str, String)> {
        let (page, id) = path.split_once('#').unwrap_or((path, ""));
        let is_own = page.strip_suffix("index.html") == Some(self.folder.as_str());
        if is_own && self.anchors.contains(id) {
            return Some(("within", anchor(id)));
        }
        let site = self.site.as_deref()?;
        Some(("page-of-site", join_address(site, path)))
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
            Block::Embed { embed, .. } => anchors.extend(ids(embed)),
            Block::List { items, .. } => items.iter().for_each(|item| collect_anchors(item, anchors)),
            Block::Quote { blocks, .. } => collect_anchors(blocks, anchors),
            _ => {}
        }
    }
}

/// Anchors of a block that a record supplies, each of which is set as a label.
fn ids(embed: &Embed) -> Vec<&str> {
    match embed {
        Embed::Chart(chart) => vec![&chart.id],
        Embed::Photo(photo) => vec![&photo.id],
        Embed::Tiles(_) => Vec::new(),
        Embed::Plate(plate) => {
            let parts = [plate.diagram.as_ref().map(|chart| &chart.id), plate.matrix.as_ref().map(|table| &table.id)];
            std::iter::once(plate.id.as_str()).chain(parts.into_iter().flatten().map(String::as_str)).collect()
        }
        Embed::Ledger(ledger) => vec![&ledger.id],
        Embed::Cards(cards) => vec![&cards.id],
        Embed::Quotation(quotation) => vec![&quotation.id],
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
    fn pages_of_the_site_need_its_address_and_the_own_page_does_not() {
        use crate::export::pdf::sample_records;
        let document = Document { blocks: sample_records::blocks(), footnotes: Vec::new() };
        let own = "cases/guanyun/index.html#mechanism-levels";
        let without = Links::new(&document, "cases/guanyun/", None);
        assert_eq!(without.page(own), Some(("within", "text-mechanism-levels".to_owned())));
        assert_eq!(without.page("places/guanyun/index.html"), None);
        let with = Links::new(&document, "cases/guanyun/", Some("https://example.org/a/"));
        let address = |path| with.page(path).map(|(_, address)| address);
        assert_eq!(address("places/x/index.html").as_deref(), Some("https://example.org/a/places/x/index.html"));
        assert_eq!(address("cases/dali/index.html#mechanism-levels").map(|it| it.starts_with("https:")), Some(true));
        assert_eq!(
            with.resolve("../y/index.html").map(|(_, address)| address).as_deref(),
            Some("https://example.org/a/cases/y/index.html")
        );
    }

    #[test]
    fn every_block_of_records_can_be_linked_to() {
        use crate::export::pdf::sample_records;
        let document = Document { blocks: sample_records::blocks(), footnotes: Vec::new() };
        let links = Links::new(&document, "cases/guanyun/", None);
        for id in [
            "mechanism-gate",
            "chart-mechanism-gate",
            "mechanism-levels-table",
            "ledger-donations",
            "cards-villages",
            "money-two",
            "quote-staying",
        ] {
            assert!(links.resolve(&format!("#{id}")).is_some(), "{id}");
        }
    }

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
