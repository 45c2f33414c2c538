//! Addresses of pages below the root of the site, and of the places in them.
//!
//! No name of a record and no slug has a `_`, so names that are joined by it are told apart: the chart `b-c` of the case
//! `a` and the chart `c` of the case `a-b` have two anchors on one page.

use crate::corpus::ShownOn;
use crate::record::Register;

/// Address of a case's page.
#[must_use]
pub fn case_path(slug: &str) -> String {
    format!("cases/{slug}/index.html")
}

/// Address of the page of a register's entry.
#[must_use]
pub fn entry_path(register: Register, id: &str) -> String {
    format!("{}/{id}/index.html", register.key())
}

/// Address of the page that lists a register, the themes or the mechanisms.
#[must_use]
pub fn register_path(key: &str) -> String {
    format!("{key}/index.html")
}

/// Address of the page of a mechanism: a folder for each case, so that no two share an address.
#[must_use]
pub fn mechanism_path(case: &str, name: &str) -> String {
    format!("mechanisms/{case}/{name}/index.html")
}

/// Address of the page of a theme, by its number.
#[must_use]
pub fn theme_path(number: usize) -> String {
    format!("themes/{number}/index.html")
}

/// Address of a page from `content/pages/`.
#[must_use]
pub fn page_path(slug: &str) -> String {
    format!("{slug}/index.html")
}

/// Anchor of what a record supplies: its kind, and its name; before the name that of its case where it stands on a page of
/// another: `chart-gifts`, `chart-guanyun_gifts`.
#[must_use]
pub fn anchor(kind: &str, names: &[&str]) -> String {
    format!("{kind}-{}", names.join("_"))
}

/// Address of an anchor.
#[must_use]
pub fn at(page: &str, anchor: &str) -> String {
    format!("{page}#{anchor}")
}

/// Anchor of a figure's row in the figure table of its case.
#[must_use]
pub fn figure_anchor(name: &str) -> String {
    anchor("figure", &[name])
}

/// Address of a figure's row in the figure table of its case.
#[must_use]
pub fn figure_path(case: &str, name: &str) -> String {
    at(&case_path(case), &figure_anchor(name))
}

/// Address of what shows a record.
#[must_use]
pub fn shown_path(on: ShownOn) -> String {
    match on {
        ShownOn::Entry(register, id) => entry_path(register, id),
        ShownOn::Case(case) => case_path(case),
        ShownOn::Block { case, kind, name } => at(&case_path(case), &anchor(kind, &[name])),
        ShownOn::Page { page, case, kind, name } => at(&page_path(page), &anchor(kind, &[case, name])),
    }
}

#[cfg(test)]
mod tests {
    use super::anchor;

    #[test]
    fn hyphens_in_names_do_not_make_one_anchor_of_two() {
        assert_ne!(anchor("chart", &["a", "b-c"]), anchor("chart", &["a-b", "c"]));
        assert_ne!(anchor("chart", &["mechanism", "m"]), anchor("chart", &["mechanism-m"]));
    }
}
