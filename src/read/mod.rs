//! Readers: one source file in, one record and its diagnostics out.
//!
//! A file goes through four steps: bytes become text (`text`), text becomes a tree of nodes with places (`yaml`), nodes
//! become fields (`decode`), fields become a record (one file a record type). Each step reports what it finds and goes on with the rest.

mod accept;
mod case;
mod chart;
mod chinese;
mod claim;
mod coverage;
mod data_file;
mod decode;
mod diagram;
mod event;
mod figure;
mod fold;
mod item;
mod limits;
mod meant;
mod mechanism;
mod media;
mod node;
mod period;
mod raw;
mod register;
mod site;
mod slip;
mod slug;
mod source_document;
mod stated;
mod style;
mod syntax;
mod text;
mod value;
mod yaml;

pub use case::case;
pub use coverage::coverage;
pub use data_file::data_file;
pub use node::scalars;
pub use register::register;
pub use site::{is_web_address, site};

pub(crate) use decode::{Fields, Findings};
pub(crate) use node::Node;
pub(crate) use slug::legal as is_legal_slug;
pub(crate) use value::is_legal_name;
pub(crate) use yaml::parse;

#[cfg(test)]
mod tests;
