//! "Did you mean": the closest of the names that would have been right.

/// The candidate that is closest to a name, if any is close enough to be meant.
#[must_use]
pub fn did_you_mean<'a>(name: &str, candidates: impl IntoIterator<Item = &'a str>) -> Option<&'a str> {
    let _ = (name, candidates);
    todo!()
}
