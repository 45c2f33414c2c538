//! What the YAML parser gives: every node with its place and tag, before anything is decided about it.

use std::fmt;

use serde::de::{Deserialize, Deserializer, MapAccess, SeqAccess, Visitor};
use serde_yaml::{DuplicateKeyPolicy, Error, MergeKeyPolicy, NonFiniteFloatPolicy, Options};

/// Deepest nesting of a record. The deepest field of the format is six levels down.
pub(super) const DEEPEST: usize = 32;

/// Most values, lists and mappings of one file. A case with a hundred figures has about two thousand.
pub(super) const MOST_NODES: usize = 50_000;

/// Parses a text.
///
/// # Errors
/// The first place where the text is no YAML, or goes beyond what a record may use.
pub(super) fn parse(text: &str) -> Result<Raw, Box<Error>> {
    serde_yaml::from_str_with_options(text, options()).map_err(Box::new)
}

fn options() -> Options {
    serde_yaml::options! {
        budget: serde_yaml::budget! {
            max_aliases: 0,
            max_anchors: 0,
            max_depth: DEEPEST,
            flow_nesting_limit: DEEPEST,
            max_documents: 1,
            max_nodes: MOST_NODES,
        },
        // All duplicates of a file are to be found, not only the first: see `Tree::map`.
        duplicate_keys: DuplicateKeyPolicy::PassThrough,
        merge_keys: MergeKeyPolicy::AsOrdinary,
        non_finite_float_policy: NonFiniteFloatPolicy::PassThrough,
        strict_booleans: true,
        ignore_binary_tag_for_string: true,
        with_snippet: false,
    }
}

/// What serde-saphyr gives for a node: value, tag and place.
pub(super) type Raw = serde_yaml::Spanned<serde_yaml::Tagged<RawValue>>;

/// A value as the parser gives it.
pub(super) enum RawValue {
    /// Nothing, `~` or `null`.
    Nothing,
    /// A plain value that YAML takes for a number or a boolean.
    Plain,
    /// A text, quotation marks and escapes resolved.
    Text(String),
    /// A list.
    List(Vec<Raw>),
    /// A mapping with all its entries, duplicates included.
    Map(Vec<(Raw, Raw)>),
}

impl<'de> Deserialize<'de> for RawValue {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        deserializer.deserialize_any(RawVisitor)
    }
}

struct RawVisitor;

impl<'de> Visitor<'de> for RawVisitor {
    type Value = RawValue;

    fn expecting(&self, formatter: &mut fmt::Formatter) -> fmt::Result {
        formatter.write_str("a text, a list or a mapping")
    }

    fn visit_bool<E>(self, _: bool) -> Result<RawValue, E> {
        Ok(RawValue::Plain)
    }

    fn visit_i64<E>(self, _: i64) -> Result<RawValue, E> {
        Ok(RawValue::Plain)
    }

    fn visit_u64<E>(self, _: u64) -> Result<RawValue, E> {
        Ok(RawValue::Plain)
    }

    fn visit_f64<E>(self, _: f64) -> Result<RawValue, E> {
        Ok(RawValue::Plain)
    }

    fn visit_unit<E>(self) -> Result<RawValue, E> {
        Ok(RawValue::Nothing)
    }

    fn visit_str<E>(self, text: &str) -> Result<RawValue, E> {
        Ok(RawValue::Text(text.to_owned()))
    }

    fn visit_string<E>(self, text: String) -> Result<RawValue, E> {
        Ok(RawValue::Text(text))
    }

    fn visit_seq<A: SeqAccess<'de>>(self, mut access: A) -> Result<RawValue, A::Error> {
        let mut items = Vec::new();
        while let Some(item) = access.next_element()? {
            items.push(item);
        }
        Ok(RawValue::List(items))
    }

    fn visit_map<A: MapAccess<'de>>(self, mut access: A) -> Result<RawValue, A::Error> {
        let mut entries = Vec::new();
        while let Some(entry) = access.next_entry()? {
            entries.push(entry);
        }
        Ok(RawValue::Map(entries))
    }
}
