//! Addresses of pages below the root of the site.

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
